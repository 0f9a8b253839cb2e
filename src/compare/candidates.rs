//! Which quotations are worth aligning: those that share three words in a row, and short ones with those that hold
//! their rarest word.

use super::{utterance::Utterance, vocabulary::Vocabulary, word::Word};
use std::collections::BTreeSet;

/// A quotation is paired with this many of the next ones that hold the same run of words, or the same word: enough to
/// chain what is quoted everywhere, and little for a formula.
const MOST_PLACES: usize = 64;
/// Most pairs that are aligned.
const MOST_PAIRS: usize = 200_000;
/// Quotations up to this many words are short: their words alone decide nothing.
pub(super) const SHORT: usize = 4;

/// Pairs of indices, the smaller first, in order; and whether a cap left some out.
pub(super) fn pairs(
    utterances: &[Utterance],
    vocabulary: &Vocabulary,
) -> (Vec<(usize, usize)>, bool) {
    let mut runs = Vec::new();
    let mut words = Vec::new();
    let mut short = Vec::new();
    for (number, utterance) in utterances.iter().enumerate() {
        runs.extend(utterance.words.windows(3).map(|three| (run(three), number)));
        words.extend(utterance.words.iter().map(|word| (word.key, number)));
        if utterance.words.len() <= SHORT {
            short.push(number);
        }
    }
    let (by_run, by_word) = (Places::new(runs), Places::new(words));
    let mut found = BTreeSet::new();
    let mut capped = false;
    let mut add = |a: usize, b: usize| {
        if a == b || !comparable(&utterances[a], &utterances[b]) {
            return;
        }
        if found.len() < MOST_PAIRS {
            found.insert((a.min(b), a.max(b)));
        } else {
            capped = true;
        }
    };
    let mut crowded = false;
    for &number in &short {
        let rarest = utterances[number].words.iter().map(|word| word.key).max_by_key(|&key| {
            let rarity = std::cmp::Reverse(by_word.of(key).len());
            // A number is what versions differ in: another word finds both.
            let entry = vocabulary.entry(key);
            (entry.number.is_none(), entry.weight, rarity, std::cmp::Reverse(key))
        });
        let places = rarest.map_or(&[][..], |key| by_word.of(key));
        crowded |= places.len() > MOST_PLACES;
        for &(_, other) in places.iter().take(MOST_PLACES) {
            add(number, other);
        }
    }
    // In the order of the quotations, so that a cap leaves out the same pairs every time.
    for (number, utterance) in utterances.iter().enumerate() {
        for three in utterance.words.windows(3) {
            let places = by_run.of(run(three));
            let next = places.partition_point(|&(_, other)| other <= number);
            for &(_, other) in places[next..].iter().take(MOST_PLACES) {
                add(number, other);
            }
        }
    }
    capped |= crowded || by_run.longest() > MOST_PLACES;
    (found.into_iter().collect(), capped)
}

/// The keys of three words in a row.
fn run(words: &[Word]) -> [u32; 3] {
    [words[0].key, words[1].key, words[2].key]
}

/// The quotations that hold something, by what they hold and then in order.
struct Places<K>(Vec<(K, usize)>);

impl<K: Copy + Ord> Places<K> {
    fn new(mut all: Vec<(K, usize)>) -> Self {
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    fn of(&self, key: K) -> &[(K, usize)] {
        let from = self.0.partition_point(|place| place.0 < key);
        let length = self.0[from..].partition_point(|place| place.0 == key);
        &self.0[from..from + length]
    }

    /// How many quotations hold what most hold.
    fn longest(&self) -> usize {
        self.0.chunk_by(|a, b| a.0 == b.0).map(<[_]>::len).max().unwrap_or(0)
    }
}

/// Whether two quotations may be versions of one utterance: of two reports, or of one where the first takes up words
/// of the other.
fn comparable(a: &Utterance, b: &Utterance) -> bool {
    a.article != b.article
        || !a.span().overlaps(b.span())
            && (a.words.len() <= 2 * SHORT || b.words.len() <= 2 * SHORT)
}
