//! 5-grams of words and the few of them that stand for a text.
//!
//! Of every `window` successive 5-grams the one with the least hash is kept, the rightmost where several have it, so that
//! two texts that share a run of `window + 4` words share a fingerprint (winnowing: Schleimer, Wilkerson, Aiken 2003).

use super::word::{Word, mixed, scan};

/// Words of a gram.
pub const GRAM: usize = 5;

/// Fewest and most 5-grams of a window.
pub const WINDOWS: std::ops::RangeInclusive<usize> = 4..=16;

/// Base of the rolling hash: odd, with its bits spread.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
/// `BASE` to the power of `GRAM`.
const LAST: u64 = BASE.wrapping_mul(BASE).wrapping_mul(BASE).wrapping_mul(BASE).wrapping_mul(BASE);

/// A roll over the words of one text.
struct Roll {
    ring: [u64; GRAM],
    words: usize,
    hash: u64,
}

impl Roll {
    const fn new() -> Self {
        Self { ring: [0; GRAM], words: 0, hash: 0 }
    }

    /// Takes the next word; gives the hash of the gram that ends with it, once there are enough words.
    #[inline]
    fn push(&mut self, word: u64) -> Option<u64> {
        let place = self.words % GRAM;
        let gone = std::mem::replace(&mut self.ring[place], word);
        self.hash =
            self.hash.wrapping_mul(BASE).wrapping_add(word).wrapping_sub(gone.wrapping_mul(LAST));
        self.words += 1;
        (self.words >= GRAM).then(|| mixed(self.hash))
    }

    /// The one gram of a text that is shorter than a gram: all its words.
    fn short(&self) -> Option<u64> {
        (1..GRAM).contains(&self.words).then(|| mixed(self.hash ^ self.words as u64))
    }
}

/// Hashes of the 5-grams of `text` in order, one for each word but the last four; of a text with fewer words than five
/// the one of all its words. `found` is emptied first.
pub fn grams(text: &str, found: &mut Vec<u64>) {
    found.clear();
    let mut roll = Roll::new();
    scan(text, |word| found.extend(roll.push(word.hash)));
    found.extend(roll.short());
}

/// The same of words that were read already.
pub fn grams_of(words: &[Word], found: &mut Vec<u64>) {
    found.clear();
    let mut roll = Roll::new();
    for word in words {
        found.extend(roll.push(word.hash));
    }
    found.extend(roll.short());
}

/// The set of 5-grams of `text`, sorted.
pub fn gram_set(text: &str) -> Vec<u64> {
    let mut found = Vec::with_capacity(text.len() / 6 + 1);
    grams(text, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

/// Calls `each` with the place and hash of every fingerprint of `grams`, in order.
///
/// A text with fewer grams than a window has one fingerprint. Takes time linear in the number of grams on average and
/// `window` times that at most.
pub fn winnow(grams: &[u64], window: usize, mut each: impl FnMut(usize, u64)) {
    let window = window.clamp(*WINDOWS.start(), *WINDOWS.end()).min(grams.len());
    if window == 0 {
        return;
    }
    let mut least = usize::MAX;
    for end in window..=grams.len() {
        let start = end - window;
        let newest = end - 1;
        if least == usize::MAX || least < start {
            least = start;
            for place in start + 1..end {
                if grams[place] <= grams[least] {
                    least = place;
                }
            }
        } else if grams[newest] <= grams[least] {
            least = newest;
        } else {
            continue;
        }
        each(least, grams[least]);
    }
}

/// Places and hashes of the fingerprints of `text`, in order; `window` is held within [`WINDOWS`].
pub fn fingerprints(text: &str, window: usize) -> Vec<(u32, u64)> {
    let mut all = Vec::new();
    grams(text, &mut all);
    let mut found = Vec::with_capacity(2 * all.len() / (window + 1) + 1);
    winnow(&all, window, |place, hash| found.push((place as u32, hash)));
    found
}

/// Number of values that two sorted sets share.
pub fn shared(a: &[u64], b: &[u64]) -> u32 {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        let (left, right) = (a[i], b[j]);
        // Without branches: which side is less is a coin toss.
        count += u32::from(left == right);
        i += usize::from(left <= right);
        j += usize::from(right <= left);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::word::words;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// What winnowing says, window by window.
    fn slow(grams: &[u64], window: usize) -> Vec<(usize, u64)> {
        let mut found: Vec<(usize, u64)> = Vec::new();
        for (start, part) in grams.windows(window.min(grams.len()).max(1)).enumerate() {
            let least = part.iter().min().copied().unwrap_or_default();
            let place = start + part.iter().rposition(|&hash| hash == least).unwrap_or_default();
            if found.last() != Some(&(place, least)) {
                found.push((place, least));
            }
        }
        found
    }

    #[test]
    fn fingerprints_are_these_on_every_machine() {
        let text = "The ferry to Halve will sail again on Monday morning if the wind drops, the harbour office said.";
        // Worked out by another program from the definition.
        let expected =
            [(2, 0x460c_9474_f0bd_b157), (6, 0x2653_4764_d9b5_f171), (10, 0x0d81_c61e_c33b_399a)];
        assert_eq!(fingerprints(text, 4), expected);
    }

    #[test]
    fn a_text_shorter_than_a_gram_is_one_gram() {
        assert_eq!(gram_set("Ferry sails again").len(), 1);
        assert_eq!(gram_set("Ferry sails again"), gram_set("FERRY sails, again!"));
        assert_ne!(gram_set("Ferry sails"), gram_set("Ferry sails again"));
        assert!(gram_set(" … ").is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]

        #[test]
        fn winnowing_agrees_with_its_definition(grams in prop::collection::vec(0u64..40, 0..80), window in 4usize..=16) {
            let mut found = Vec::new();
            winnow(&grams, window, |place, hash| found.push((place, hash)));
            prop_assert_eq!(found, slow(&grams, window));
        }

        #[test]
        fn grams_depend_on_their_five_words_alone(text in "([abc]{1,2} ){0,30}") {
            let words = words(&text);
            let mut all = Vec::new();
            grams(&text, &mut all);
            if words.len() >= GRAM {
                let mut alone = Vec::new();
                for (place, window) in words.windows(GRAM).enumerate() {
                    grams_of(window, &mut alone);
                    prop_assert_eq!(alone[0], all[place]);
                }
                prop_assert_eq!(all.len(), words.len() - 4);
            }
            let tuples: BTreeSet<Vec<u64>> = words.windows(GRAM).map(|five| five.iter().map(|word| word.hash).collect()).collect();
            if words.len() >= GRAM {
                prop_assert_eq!(gram_set(&text).len(), tuples.len());
            }
        }

        #[test]
        fn sorted_sets_share_what_sets_share(a in prop::collection::btree_set(0u64..60, 0..40), b in prop::collection::btree_set(0u64..60, 0..40)) {
            let sorted = |set: &BTreeSet<u64>| set.iter().copied().collect::<Vec<_>>();
            prop_assert_eq!(shared(&sorted(&a), &sorted(&b)) as usize, a.intersection(&b).count());
        }

        #[test]
        fn a_shared_run_of_a_window_and_four_words_shares_a_fingerprint(
            run in prop::collection::vec("[a-z]{1,3}", 20..30), before in "([a-z]{1,2} ){0,20}", after in "( [a-z]{1,2}){0,20}", window in 4usize..=16
        ) {
            let run = run[..window + 4].join(" ");
            let alone: BTreeSet<u64> = fingerprints(&format!("{before}{run}"), window).iter().map(|&(_, hash)| hash).collect();
            let followed = fingerprints(&format!("{run}{after}"), window);
            prop_assert!(followed.iter().any(|(_, hash)| alone.contains(hash)));
        }
    }
}
