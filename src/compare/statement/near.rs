use super::Bags;

/// Two clauses or sentences of different reports, the earlier first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::compare) struct Pair {
    pub(in crate::compare) a: usize,
    pub(in crate::compare) b: usize,
    pub(in crate::compare) score: f64,
}

/// A feature in more places than this finds no pairs: it tells nothing, and walking its places would take the square
/// of the reports' length.
const MOST_PLACES: usize = 1500;
/// Most pairs that are kept.
const MOST_PAIRS: usize = 400_000;

/// All pairs of bags of different reports with a score of `least` or more, in order; and whether a cap left any out.
pub(in crate::compare) fn near(bags: &Bags, articles: &[usize], least: f64) -> (Vec<Pair>, bool) {
    let bags = &bags.members;
    let features = bags.iter().filter_map(|bag| bag.items.last()).map(|item| item.0 + 1).max();
    let mut places: Vec<Vec<(u32, u32)>> = vec![Vec::new(); features.unwrap_or(0) as usize];
    let mut dot = vec![0u64; bags.len()];
    let mut sum = vec![0u64; bags.len()];
    let mut touched: Vec<u32> = Vec::new();
    let mut pairs = Vec::new();
    let mut capped = false;
    for (number, bag) in bags.iter().enumerate() {
        for &(feature, weight) in &bag.items {
            let places = &mut places[feature as usize];
            for &(other, _) in places.iter() {
                let place = other as usize;
                if dot[place] == 0 {
                    touched.push(other);
                }
                dot[place] += u64::from(weight) * u64::from(weight);
                sum[place] += u64::from(weight);
            }
            if places.len() < MOST_PLACES {
                places.push((number as u32, weight));
            } else {
                capped = true;
            }
        }
        touched.sort_unstable();
        for other in touched.drain(..) {
            let place = other as usize;
            if articles[place] != articles[number] {
                let score = bag.score(&bags[place], dot[place], sum[place]);
                if score >= least {
                    if pairs.len() < MOST_PAIRS {
                        pairs.push(Pair { a: place, b: number, score });
                    } else {
                        capped = true;
                    }
                }
            }
            dot[place] = 0;
            sum[place] = 0;
        }
    }
    pairs.sort_by_key(|pair| (pair.a, pair.b));
    (pairs, capped)
}
