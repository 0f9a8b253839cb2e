//! What large collections of text say about frequent words: clusters of their vectors, what sort of name the vectors tell, and
//! how the words are cased.

use crate::{Error, Result};
use std::sync::LazyLock;

const MAGIC: [u8; 8] = *b"CWWORD\0\x02";

/// What is known of a word; zero where nothing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Word {
    /// Cluster among a hundred, from 1.
    pub coarse: u16,
    /// Cluster among five hundred, from 1.
    pub middle: u16,
    /// Cluster among two thousand, from 1.
    pub fine: u16,
    /// How often it has a capital in mid-sentence: 0 unknown, 1 never to 7 always.
    pub casing: u8,
    /// What sort of name it is likely part of.
    pub sort: Sort,
}

/// What sort of name a word is likely part of: its place in names of some kind, or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sort {
    /// The likeliest sort, from 1; 0 if it is not known.
    pub first: u8,
    /// The next one, from 1.
    pub second: u8,
    /// How likely the first is: 0 up to a half, 1 up to four fifths, 2 above.
    pub sure: u8,
}

impl Sort {
    /// Of a word without a vector.
    pub const UNKNOWN: Self = Self { first: 0, second: 0, sure: 0 };

    #[cfg(feature = "train")]
    const fn pack(self) -> u16 {
        self.first as u16 | (self.second as u16) << 4 | (self.sure as u16) << 8
    }

    const fn unpack(bits: u16) -> Self {
        Self {
            first: (bits & 15) as u8,
            second: (bits >> 4 & 15) as u8,
            sure: (bits >> 8 & 3) as u8,
        }
    }
}

impl Word {
    const fn pack(self) -> u32 {
        self.coarse as u32
            | (self.middle as u32) << 7
            | (self.fine as u32) << 16
            | (self.casing as u32) << 28
    }

    const fn unpack(bits: u32) -> Self {
        Self {
            coarse: (bits & 0x7f) as u16,
            middle: (bits >> 7 & 0x1ff) as u16,
            fine: (bits >> 16 & 0xfff) as u16,
            casing: (bits >> 28 & 7) as u8,
            sort: Sort::UNKNOWN,
        }
    }
}

/// Words by the first half of their hash, sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    keys: Vec<u32>,
    words: Vec<u32>,
    sorts: Vec<u16>,
    /// First key whose upper 16 bits are at least the index.
    starts: Vec<u32>,
}

static WORDS: LazyLock<Option<Words>> =
    LazyLock::new(|| Words::decode(include_bytes!("../data/words.bin")).ok());

/// What is known of the word with this hash of its small letters.
pub(super) fn word(hash: u64) -> Word {
    #[cfg(feature = "train")]
    if let Some(words) = OTHER_WORDS.get() {
        return words.get(hash);
    }
    WORDS.as_ref().map_or_else(Word::default, |words| words.get(hash))
}

/// The table that is read instead of the one that was built in.
#[cfg(feature = "train")]
static OTHER_WORDS: std::sync::OnceLock<Words> = std::sync::OnceLock::new();

/// Makes all features be read with another table than the one that was built in; the first call counts.
#[cfg(feature = "train")]
pub(super) fn read_with(words: Words) {
    OTHER_WORDS.get_or_init(|| words);
}

/// The table that was built in.
#[cfg(feature = "train")]
pub(super) fn built_in() -> Option<&'static Words> {
    WORDS.as_ref()
}

impl Words {
    /// A table of words by the hash of their small letters; of two with one key the first is kept.
    #[cfg(feature = "train")]
    pub fn new(entries: impl Iterator<Item = (u64, Word)>) -> Self {
        let mut all: Vec<(u32, u32)> =
            entries.map(|(hash, word)| ((hash >> 32) as u32, word.pack())).collect();
        all.sort_by_key(|&(key, _)| key);
        all.dedup_by_key(|&mut (key, _)| key);
        Self::index(
            all.iter().map(|&(key, _)| key).collect(),
            all.iter().map(|&(_, word)| word).collect(),
            vec![0; all.len()],
        )
    }

    /// Sets the sorts of words by the hash of their small letters; words that are not in the table are left out.
    #[cfg(feature = "train")]
    pub(super) fn set_sorts(&mut self, sorts: impl Iterator<Item = (u64, Sort)>) {
        self.sorts.fill(0);
        for (hash, sort) in sorts {
            if let Some(place) = self.place(hash)
                && self.sorts[place] == 0
            {
                self.sorts[place] = sort.pack();
            }
        }
    }

    fn index(keys: Vec<u32>, words: Vec<u32>, sorts: Vec<u16>) -> Self {
        let mut starts = vec![0; (1 << 16) + 1];
        for key in &keys {
            starts[(key >> 16) as usize + 1] += 1;
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        Self { keys, words, sorts, starts }
    }

    fn get(&self, hash: u64) -> Word {
        self.place(hash).map_or_else(Word::default, |place| Word {
            sort: Sort::unpack(self.sorts[place]),
            ..Word::unpack(self.words[place])
        })
    }

    fn place(&self, hash: u64) -> Option<usize> {
        let key = (hash >> 32) as u32;
        let bucket = (key >> 16) as usize;
        let (start, end) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        let place = self.keys[start..end].iter().position(|&known| known == key);
        place.map(|place| start + place)
    }

    /// Reads a table: magic with version, number of words (u32, little-endian), keys as differences
    /// (variable-length), then four bytes a word and two bytes a word for its sort.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let wrong = |what: &str| Error::Model(format!("table of words: {what}; make it again"));
        let rest = bytes.strip_prefix(&MAGIC).ok_or_else(|| wrong("not of this version"))?;
        let (count, mut rest) = rest.split_first_chunk().ok_or_else(|| wrong("cut short"))?;
        let count = u32::from_le_bytes(*count) as usize;
        let keys = super::model::read_keys(&mut rest, count).ok_or_else(|| wrong("bad keys"))?;
        let (words, sorts) = rest.split_at_checked(4 * count).ok_or_else(|| wrong("cut short"))?;
        let (sorts, []) = sorts.as_chunks::<2>() else { return Err(wrong("cut short")) };
        if sorts.len() != count {
            return Err(wrong("wrong number of words"));
        }
        Ok(Self::index(
            keys,
            words.as_chunks().0.iter().map(|word| u32::from_le_bytes(*word)).collect(),
            sorts.iter().map(|sort| u16::from_le_bytes(*sort)).collect(),
        ))
    }

    /// The bytes [`Self::decode`] reads.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend((self.keys.len() as u32).to_le_bytes());
        super::model::write_keys(&self.keys, &mut bytes);
        bytes.extend(self.words.iter().flat_map(|word| word.to_le_bytes()));
        bytes.extend(self.sorts.iter().flat_map(|sort| sort.to_le_bytes()));
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tag::hash;

    #[test]
    fn frequent_words_have_clusters_and_casing() {
        let paris = word(hash::word(b"paris"));
        let said = word(hash::word(b"said"));
        assert!(paris.coarse > 0 && paris.middle > 0 && paris.fine > 0);
        assert!(paris.casing > 5 && said.casing < 3 && said.casing > 0);
        assert_eq!(word(hash::word(b"qqxxzzv")), Word::default());
    }

    #[test]
    fn a_word_is_packed_without_loss() {
        let word = Word { coarse: 100, middle: 500, fine: 2000, casing: 7, sort: Sort::UNKNOWN };
        assert_eq!(Word::unpack(word.pack()), word);
    }

    #[test]
    fn a_torn_table_is_refused() {
        let bytes = include_bytes!("../data/words.bin");
        assert!(Words::decode(bytes).is_ok());
        for length in (0..bytes.len()).step_by(1009).chain([bytes.len() - 1]) {
            assert!(Words::decode(&bytes[..length]).is_err(), "{length}");
        }
    }
}
