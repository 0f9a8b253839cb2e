use super::{Pair, bag::whole};
use foldhash::HashMap;

/// Two groups become one only where their members are this alike on average, as a share of the cut.
const AVERAGE: f64 = 0.75;
/// Members of a group; a formula that stands everywhere stays in several.
const MOST_MEMBERS: usize = 256;

/// Text, article and start of a clause: an order that does not depend on that of the reports.
pub(super) type Place<'a> = (&'a str, &'a str, u32);

/// Puts clauses together, the best pairs first. Groups of one are left out.
///
/// Ties are broken by the texts and places, so that the order of the reports changes nothing.
pub(super) fn groups(
    pairs: &[Pair],
    articles: &[usize],
    places: &[Place<'_>],
    cut: f64,
) -> Vec<Vec<usize>> {
    let mut best: Vec<&Pair> = pairs.iter().filter(|pair| pair.score >= cut).collect();
    best.sort_by(|x, y| {
        let key = |pair: &Pair| {
            let (a, b) = (places[pair.a], places[pair.b]);
            (a.min(b), a.max(b))
        };
        y.score.total_cmp(&x.score).then_with(|| key(x).cmp(&key(y)))
    });
    // Whole numbers, so that sums do not depend on their order.
    let scores: HashMap<(usize, usize), u32> =
        pairs.iter().map(|pair| ((pair.a, pair.b), whole(pair.score * 1e6))).collect();
    let mut group_of: Vec<usize> = (0..articles.len()).collect();
    let mut members: Vec<Vec<usize>> = (0..articles.len()).map(|number| vec![number]).collect();
    for pair in best {
        let (a, b) = (group_of[pair.a], group_of[pair.b]);
        if a == b || members[a].len() + members[b].len() > MOST_MEMBERS {
            continue;
        }
        // Clauses of one report have no score: they count only through the others.
        let (mut total, mut count) = (0u64, 0u64);
        for &x in &members[a] {
            for &y in &members[b] {
                if articles[x] != articles[y] {
                    total += u64::from(scores.get(&(x.min(y), x.max(y))).copied().unwrap_or(0));
                    count += 1;
                }
            }
        }
        if count == 0 || (total as f64) < cut * AVERAGE * 1e6 * count as f64 {
            continue;
        }
        let moved = std::mem::take(&mut members[b]);
        for &member in &moved {
            group_of[member] = a;
        }
        members[a].extend(moved);
    }
    let mut groups: Vec<Vec<usize>> =
        members.into_iter().filter(|members| members.len() > 1).collect();
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}
