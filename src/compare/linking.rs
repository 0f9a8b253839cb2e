use super::name::{Likeness, Name};
use crate::record::{MentionKind, Span};
use std::collections::{BTreeSet, HashMap};

/// Something that one or more reports name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Thing {
    /// Its fullest name.
    pub(super) key: String,
    pub(super) kind: Option<MentionKind>,
    /// Where each article names it.
    pub(super) places: Vec<Vec<Span>>,
}

/// One article's thing: index of the article, name, all names, kind, places.
pub(super) type Named = (usize, String, Vec<Name>, Option<MentionKind>, Vec<Span>);

/// Puts together what the reports name: people by full name, surname and variants, other things by equal names. A
/// surname that two people bear joins neither.
pub(super) fn link(articles: usize, named: Vec<Named>) -> Vec<Thing> {
    // Full names first: a surname alone needs them to choose from.
    let mut order: Vec<usize> = (0..named.len()).collect();
    order.sort_by_key(|&number| (std::cmp::Reverse(longest(&named[number].2).min(2)), number));
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    // Members of each cluster whose names no earlier one has.
    let mut distinct: Vec<Vec<usize>> = Vec::new();
    let mut by_key: HashMap<String, BTreeSet<usize>> = HashMap::new();
    for number in order {
        let keys: Vec<String> = named[number].2.iter().flat_map(Name::keys).collect();
        let near: BTreeSet<usize> =
            keys.iter().filter_map(|key| by_key.get(key)).flatten().copied().collect();
        let fitting: Vec<usize> = near
            .into_iter()
            .filter(|&cluster| {
                let members = &distinct[cluster];
                members.iter().any(|&member| agree(&named[member], &named[number]))
                    && !members.iter().any(|&member| clash(&named[member], &named[number]))
            })
            .collect();
        let cluster = if let [cluster] = fitting[..] {
            clusters[cluster].push(number);
            if !distinct[cluster].iter().any(|&other| named[other].2 == named[number].2) {
                distinct[cluster].push(number);
            }
            cluster
        } else {
            clusters.push(vec![number]);
            distinct.push(vec![number]);
            clusters.len() - 1
        };
        for key in keys {
            by_key.entry(key).or_default().insert(cluster);
        }
    }
    for cluster in &mut clusters {
        cluster.sort_unstable();
    }
    clusters.sort_unstable();
    clusters
        .into_iter()
        .map(|members| {
            let mut places = vec![Vec::new(); articles];
            let mut fullest = members[0];
            for &member in &members {
                places[named[member].0].extend(named[member].4.iter().cloned());
                if named[member].2.first().map_or(0, |name| name.words.len())
                    > named[fullest].2.first().map_or(0, |name| name.words.len())
                {
                    fullest = member;
                }
            }
            for spans in &mut places {
                spans.sort_by_key(|span| (span.start, span.end));
            }
            Thing { key: named[fullest].1.clone(), kind: named[members[0]].3, places }
        })
        .collect()
}

fn longest(names: &[Name]) -> usize {
    names.iter().map(|name| name.words.len()).max().unwrap_or(0)
}

/// Whether two are one: people by the rules of names, anything by equal names. Reports disagree on the kind of a thing
/// more often than two things share a name; only one word may be a person here and a place there.
fn agree(a: &Named, b: &Named) -> bool {
    let is_person = |named: &Named| named.3 == Some(MentionKind::Person);
    let (people, mixed) = (is_person(a) && is_person(b), is_person(a) != is_person(b));
    a.2.iter().any(|x| {
        b.2.iter().any(|y| {
            if people {
                x.person(y) == Likeness::Same
            } else {
                x.thing(y) && (!mixed || x.words.len() > 1)
            }
        })
    })
}

/// Whether the first names of two people rule each other out.
fn clash(a: &Named, b: &Named) -> bool {
    a.3 == Some(MentionKind::Person)
        && a.3 == b.3
        && matches!((a.2.first(), b.2.first()), (Some(x), Some(y)) if x.person(y) == Likeness::Different)
}
