//! Token alignment: the longest common run first, then what lies to its left and right (Ratcliff and Metzener 1988, as
//! "gestalt matching"), and a shortest edit script (Myers 1986) for what is left between. The longest run keeps a
//! sentence in one piece where a shortest script alone would scatter it over equal small words.

use foldhash::{HashMap, HashMapExt};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Words `a..a + length` of one version are words `b..b + length` of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Block {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) length: usize,
}

/// A run this long holds its place; shorter ones are left to the edit script.
const ANCHOR: usize = 3;
/// Steps of the search for runs, after which the rest is left to the edit script: keeps texts of one word repeated
/// from taking for ever.
const BUDGET: usize = 4_000_000;

/// The blocks that two sequences share, in order, none touching another. Swapping the sequences swaps the blocks.
pub(super) fn blocks(a: &[u32], b: &[u32]) -> Vec<Block> {
    if (b.len(), b) < (a.len(), a) {
        let mut found = blocks(b, a);
        for block in &mut found {
            std::mem::swap(&mut block.a, &mut block.b);
        }
        return found;
    }
    let mut found = Vec::new();
    let mut runs = Runs::new(b);
    let mut windows = vec![(0, a.len(), 0, b.len())];
    while let Some((a_start, a_end, b_start, b_end)) = windows.pop() {
        if a_start == a_end || b_start == b_end {
            continue;
        }
        match runs.longest(a, (a_start, a_end), (b_start, b_end)) {
            Some(run) if run.length >= ANCHOR => {
                windows.push((a_start, run.a, b_start, run.b));
                windows.push((run.a + run.length, a_end, run.b + run.length, b_end));
                found.push(run);
            }
            _ => script(a, (a_start, a_end), b, (b_start, b_end), &mut found),
        }
    }
    found.sort_unstable();
    merged(found)
}

fn script(
    a: &[u32],
    (a_start, a_end): (usize, usize),
    b: &[u32],
    (b_start, b_end): (usize, usize),
    found: &mut Vec<Block>,
) {
    for op in capture_diff_slices(Algorithm::Myers, &a[a_start..a_end], &b[b_start..b_end]) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            found.push(Block { a: a_start + old_index, b: b_start + new_index, length: len });
        }
    }
}

/// Joins blocks that touch in both sequences.
fn merged(found: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(found.len());
    for block in found {
        match out.last_mut() {
            Some(last) if last.a + last.length == block.a && last.b + last.length == block.b => {
                last.length += block.length;
            }
            _ => out.push(block),
        }
    }
    out
}

/// Finds longest common runs in windows of two sequences.
struct Runs {
    places: HashMap<u32, Vec<usize>>,
    /// Length of the run that ends at a place of `b`, and the row (plus one, over all searches) that wrote it.
    lengths: Vec<(usize, usize)>,
    row: usize,
    steps: usize,
}

impl Runs {
    fn new(b: &[u32]) -> Self {
        let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
        for (place, &key) in b.iter().enumerate() {
            places.entry(key).or_default().push(place);
        }
        Self { places, lengths: vec![(0, 0); b.len()], row: 0, steps: 0 }
    }

    /// The longest run in the window, the first in `a` and then in `b` among equals; none when the budget is spent.
    fn longest(
        &mut self,
        a: &[u32],
        (a_start, a_end): (usize, usize),
        (b_start, b_end): (usize, usize),
    ) -> Option<Block> {
        let mut best: Option<Block> = None;
        self.row += 1; // no row of this search follows one of the last
        for (place_a, key) in a.iter().enumerate().take(a_end).skip(a_start) {
            self.row += 1;
            let Some(places) = self.places.get(key) else { continue };
            let from = places.partition_point(|&place| place < b_start);
            let to = places.partition_point(|&place| place < b_end);
            self.steps += to - from;
            if self.steps > BUDGET {
                return None;
            }
            for &place_b in places[from..to].iter().rev() {
                let before = match place_b.checked_sub(1).map(|before| self.lengths[before]) {
                    Some((length, row)) if row + 1 == self.row && place_b > b_start => length,
                    _ => 0,
                };
                let length = before + 1;
                self.lengths[place_b] = (length, self.row);
                let run = Block { a: place_a + 1 - length, b: place_b + 1 - length, length };
                let better = best.is_none_or(|best| {
                    (length, std::cmp::Reverse((run.a, run.b)))
                        > (best.length, std::cmp::Reverse((best.a, best.b)))
                });
                if better {
                    best = Some(run);
                }
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Vec<u32> {
        text.chars().map(u32::from).collect()
    }

    #[test]
    fn the_longest_run_holds_its_place() {
        // The fragment "xy" is found whole, not as the first "x" and a later "y".
        let found = blocks(&of("xyz"), &of("xaaaxyza"));
        assert_eq!(found, [Block { a: 0, b: 4, length: 3 }]);
    }

    #[test]
    fn what_lies_between_runs_is_aligned_too() {
        let found = blocks(&of("abcdXefgh"), &of("abcdYefgh"));
        assert_eq!(found, [Block { a: 0, b: 0, length: 4 }, Block { a: 5, b: 5, length: 4 }]);
    }

    #[test]
    fn one_word_repeated_a_thousand_times_is_one_block() {
        let words = vec![7; 4096];
        assert_eq!(blocks(&words, &words[..4000]).len(), 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn blocks_are_equal_words_in_order_and_mirror_when_swapped(
            a in prop::collection::vec(0u32..6, 0..24),
            b in prop::collection::vec(0u32..6, 0..24),
        ) {
            let found = blocks(&a, &b);
            let (mut after_a, mut after_b) = (0, 0);
            for block in &found {
                prop_assert!(block.length > 0 && block.a >= after_a && block.b >= after_b);
                prop_assert_eq!(
                    &a[block.a..block.a + block.length],
                    &b[block.b..block.b + block.length]
                );
                (after_a, after_b) = (block.a + block.length, block.b + block.length);
            }
            let mirrored: Vec<Block> =
                blocks(&b, &a).into_iter().map(|x| Block { a: x.b, b: x.a, length: x.length }).collect();
            if a != b {
                prop_assert_eq!(found, mirrored);
            }
        }
    }
}
