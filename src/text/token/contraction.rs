//! Words written together without an apostrophe: `cannot`, `gonna`, `dont`.

use super::word::lower;
use crate::lexicon;
use foldhash::HashMap;
use std::sync::LazyLock;

/// The words of the list, and which letters they have at three places: saves most look-ups.
pub(super) struct Contractions {
    /// By the word in small letters: length of its first part in bytes.
    first_part: HashMap<[u8; 8], usize>,
    /// By the last letter: which first letters words of the list have, a bit each.
    first: [u32; 32],
    /// By the last letter: which letters stand before it.
    last_but_one: [u32; 32],
}

pub(super) static CONTRACTIONS: LazyLock<Contractions> =
    LazyLock::new(|| Contractions::new(include_str!("../../data/contractions.txt")));

impl Contractions {
    fn new(list: &'static str) -> Self {
        let mut found =
            Self { first_part: HashMap::default(), first: [0; 32], last_but_one: [0; 32] };
        for (first, second) in lexicon::entries(list).filter_map(|entry| entry.split_once('|')) {
            let word = format!("{first}{second}");
            if let Some(key) = lower(word.as_bytes()) {
                let [start, middle, ending] = letters(word.as_bytes());
                found.first[ending] |= 1 << start;
                found.last_but_one[ending] |= 1 << middle;
                found.first_part.insert(key, first.len());
            }
        }
        found
    }

    /// Length in bytes of the first part of `word`, two letters at least; `None` if it is one word.
    #[inline]
    pub(super) fn first_part(&self, word: &[u8]) -> Option<usize> {
        let [start, middle, ending] = letters(word);
        let may_be = (self.last_but_one[ending] >> middle) & (self.first[ending] >> start) & 1;
        if may_be == 0 {
            return None;
        }
        self.first_part.get(&lower(word)?).copied()
    }
}

/// The first letter, the last but one and the last, each by its number in the alphabet.
fn letters(word: &[u8]) -> [usize; 3] {
    let last = word.len() - 1;
    [word[0], word[last - 1], word[last]].map(|letter| usize::from(letter & 31))
}
