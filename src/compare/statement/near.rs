use super::{Bag, Bags};

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

/// The bags that each feature is in, in one stretch of memory.
struct Postings {
    /// Where the list of a feature begins, and how many bags are in it so far.
    lists: Vec<(u32, u32)>,
    bags: Vec<u32>,
}

impl Postings {
    /// Empty lists with room for every feature of the bags.
    fn for_bags(bags: &[Bag]) -> Self {
        let features = bags.iter().filter_map(|bag| bag.items.last()).map(|item| item.0 + 1).max();
        let mut lists = vec![(0, 0); features.unwrap_or(0) as usize];
        for (feature, _) in bags.iter().flat_map(|bag| &bag.items) {
            lists[*feature as usize].0 += 1;
        }
        let mut next = 0;
        for (list, _) in &mut lists {
            let count = *list;
            *list = next;
            next += count;
        }
        Self { lists, bags: vec![0; next as usize] }
    }

    fn of(&self, feature: u32) -> &[u32] {
        let (from, count) = self.lists[feature as usize];
        &self.bags[from as usize..(from + count) as usize]
    }

    fn push(&mut self, feature: u32, bag: u32) {
        let (from, count) = &mut self.lists[feature as usize];
        self.bags[(*from + *count) as usize] = bag;
        *count += 1;
    }
}

/// All pairs of bags of different reports with a score of `least` or more, in order; and whether a cap left any out.
pub(in crate::compare) fn near(bags: &Bags, articles: &[usize], least: f64) -> (Vec<Pair>, bool) {
    let bags = &bags.members;
    let mut postings = Postings::for_bags(bags);
    let mut dot = vec![0u64; bags.len()];
    let mut sum = vec![0u64; bags.len()];
    let mut touched: Vec<u32> = Vec::new();
    let mut pairs = Vec::new();
    let mut capped = false;
    for (number, bag) in bags.iter().enumerate() {
        for &(feature, weight) in &bag.items {
            for &other in postings.of(feature) {
                let place = other as usize;
                if dot[place] == 0 {
                    touched.push(other);
                }
                dot[place] += u64::from(weight) * u64::from(weight);
                sum[place] += u64::from(weight);
            }
            if postings.of(feature).len() < MOST_PLACES {
                postings.push(feature, number as u32);
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
