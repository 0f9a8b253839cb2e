//! What large collections of text say about frequent words: clusters of their vectors, and how they are cased.

use crate::{Error, Result};
use std::sync::LazyLock;

const MAGIC: [u8; 8] = *b"CWWORD\0\x01";

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
        }
    }
}

/// Words by the first half of their hash, sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    keys: Vec<u32>,
    words: Vec<u32>,
    /// First key whose upper 16 bits are at least the index.
    starts: Vec<u32>,
}

static WORDS: LazyLock<Option<Words>> =
    LazyLock::new(|| Words::decode(include_bytes!("../data/words.bin")).ok());

/// What is known of the word with this hash of its small letters.
pub(super) fn word(hash: u64) -> Word {
    WORDS.as_ref().map_or_else(Word::default, |words| words.get(hash))
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
        )
    }

    fn index(keys: Vec<u32>, words: Vec<u32>) -> Self {
        let mut starts = vec![0; (1 << 16) + 1];
        for key in &keys {
            starts[(key >> 16) as usize + 1] += 1;
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        Self { keys, words, starts }
    }

    fn get(&self, hash: u64) -> Word {
        let key = (hash >> 32) as u32;
        let bucket = (key >> 16) as usize;
        let (start, end) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        let place = self.keys[start..end].iter().position(|&known| known == key);
        place.map_or_else(Word::default, |place| Word::unpack(self.words[start + place]))
    }

    /// Reads a table: magic with version, number of words (u32, little-endian), keys as differences
    /// (variable-length), then four bytes a word.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let wrong = |what: &str| Error::Model(format!("table of words: {what}; make it again"));
        let rest = bytes.strip_prefix(&MAGIC).ok_or_else(|| wrong("not of this version"))?;
        let (count, mut rest) = rest.split_first_chunk().ok_or_else(|| wrong("cut short"))?;
        let count = u32::from_le_bytes(*count) as usize;
        let keys = super::model::read_keys(&mut rest, count).ok_or_else(|| wrong("bad keys"))?;
        let (words, []) = rest.as_chunks::<4>() else { return Err(wrong("cut short")) };
        if words.len() != count {
            return Err(wrong("wrong number of words"));
        }
        Ok(Self::index(keys, words.iter().map(|word| u32::from_le_bytes(*word)).collect()))
    }

    /// The bytes [`Self::decode`] reads.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend((self.keys.len() as u32).to_le_bytes());
        super::model::write_keys(&self.keys, &mut bytes);
        bytes.extend(self.words.iter().flat_map(|word| word.to_le_bytes()));
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
        let word = Word { coarse: 100, middle: 500, fine: 2000, casing: 7 };
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
