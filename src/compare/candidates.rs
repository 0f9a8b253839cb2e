//! Which quotations are worth aligning: those that share three words in a row, and short ones with those that hold
//! their rarest word.

use super::{utterance::Utterance, vocabulary::Vocabulary};
use foldhash::{HashMap, HashMapExt};
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
    let mut by_run: HashMap<[u32; 3], Vec<usize>> = HashMap::new();
    let mut by_word: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut short = Vec::new();
    for (number, utterance) in utterances.iter().enumerate() {
        for three in utterance.words.windows(3) {
            let places = by_run.entry([three[0].key, three[1].key, three[2].key]).or_default();
            if places.last() != Some(&number) {
                places.push(number);
            }
        }
        for word in &utterance.words {
            let places = by_word.entry(word.key).or_default();
            if places.last() != Some(&number) {
                places.push(number);
            }
        }
        if utterance.words.len() <= SHORT {
            short.push(number);
        }
    }
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
            let rarity = std::cmp::Reverse(by_word[&key].len());
            // A number is what versions differ in: another word finds both.
            let entry = vocabulary.entry(key);
            (entry.number.is_none(), entry.weight, rarity, std::cmp::Reverse(key))
        });
        let places = rarest.map_or(&[][..], |key| &by_word[&key]);
        crowded |= places.len() > MOST_PLACES;
        for &other in places.iter().take(MOST_PLACES) {
            add(number, other);
        }
    }
    // In the order of the quotations, so that a cap leaves out the same pairs every time.
    for (number, utterance) in utterances.iter().enumerate() {
        for three in utterance.words.windows(3) {
            let places = &by_run[&[three[0].key, three[1].key, three[2].key]];
            let next = places.partition_point(|&other| other <= number);
            for &other in places[next..].iter().take(MOST_PLACES) {
                add(number, other);
            }
        }
    }
    capped |= crowded || by_run.values().any(|places| places.len() > MOST_PLACES);
    (found.into_iter().collect(), capped)
}

/// Whether two quotations may be versions of one utterance: of two reports, or of one where the first takes up words
/// of the other.
fn comparable(a: &Utterance, b: &Utterance) -> bool {
    a.article != b.article
        || !a.span().overlaps(b.span())
            && (a.words.len() <= 2 * SHORT || b.words.len() <= 2 * SHORT)
}
