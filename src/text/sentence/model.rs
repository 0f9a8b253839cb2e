//! The trained decision: logistic regression over hashed features (feature hashing after Weinberger et al., 2009).

use super::{feature::Beside, place::Place};
use crate::Error;
use std::sync::LazyLock;

/// First bytes of a model's file: its name and its version.
const MAGIC: [u8; 8] = *b"CWSENT\0\x01";

/// Weights are looked up by the first bits of a feature's hash.
pub(super) const BITS: u32 = 16;

/// Where the first features weigh less than this between two words, no sentence ends, and the others are not asked (a
/// cascade after Viola and Jones, 2001). So it is at a third of the places.
///
/// In the treebanks and the news sample no decision of the whole model is changed by this and the next two; a test holds
/// them to that in the treebanks.
const FIRST_NO: i32 = -102;

/// Where the first and the second features weigh less than this behind what is no final mark, no sentence ends.
const SECOND_NO: i32 = -100;

/// Where they weigh more than this behind a final mark, one ends.
const SECOND_YES: i32 = 188;

/// Weights of the features at a place: above zero in sum, a sentence ends there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    weights: Box<[i8; 1 << BITS]>,
}

/// The model that was built in.
pub(super) static MODEL: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::decode(include_bytes!("../../data/sentence.bin")).ok());

/// Where the weight of a feature lies.
pub(super) fn slot(hash: u64) -> usize {
    (hash >> (64 - BITS)) as usize
}

impl Model {
    /// A model of `2^BITS` weights.
    #[cfg(feature = "train")]
    pub(super) fn new(weights: Box<[i8; 1 << BITS]>) -> Self {
        Self { weights }
    }

    /// Reads a model: magic with version, the number of weights (u32, little-endian), the weights.
    pub fn decode(bytes: &[u8]) -> crate::Result<Self> {
        let wrong = |what: &str| Error::Model(format!("sentence model: {what}; train it again"));
        let rest =
            bytes.strip_prefix(&MAGIC).ok_or_else(|| wrong("not a model of this version"))?;
        let (count, weights) = rest.split_first_chunk().ok_or_else(|| wrong("cut short"))?;
        let count = u32::from_le_bytes(*count) as usize;
        let weights: Box<[i8]> = weights.iter().map(|&byte| byte.cast_signed()).collect();
        match weights.try_into() {
            Ok(weights) if count == 1 << BITS => Ok(Self { weights }),
            _ => Err(wrong("wrong number of weights")),
        }
    }

    /// The bytes [`Self::decode`] reads.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend((self.weights.len() as u32).to_le_bytes());
        bytes.extend(self.weights.iter().map(|weight| weight.cast_unsigned()));
        bytes
    }

    /// Whether a sentence ends at a place.
    pub(super) fn ends(&self, place: &Place<'_>) -> bool {
        let beside = Beside::new(place);
        self.ends_surely(place, &beside).unwrap_or_else(|sum| sum + self.sum(&beside.rest()) > 0)
    }

    /// What the first features tell if they leave no doubt, else what they weigh.
    fn ends_surely(&self, place: &Place<'_>, beside: &Beside<'_, '_>) -> Result<bool, i32> {
        let first = self.sum(&beside.first());
        if first < FIRST_NO && place.between_words() {
            return Ok(false);
        }
        let sum = first + self.sum(&beside.second());
        if sum < SECOND_NO && place.behind_no_final_mark() {
            return Ok(false);
        }
        if sum > SECOND_YES && place.between_sentences() {
            return Ok(true);
        }
        Err(sum)
    }

    fn sum(&self, hashes: &[u64]) -> i32 {
        hashes.iter().map(|&hash| i32::from(self.weights[slot(hash)])).sum()
    }
}

#[cfg(all(test, feature = "train"))]
mod tests {
    use super::*;
    use crate::text::sentence::{training::open_places, treebank::read};
    use std::{env, path::PathBuf};

    #[test]
    fn the_cascade_decides_as_all_features_do_in_the_treebanks() {
        let shared = env::var_os("CROSSWIRE_SHARED").map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
            PathBuf::from,
        );
        let model = MODEL.as_ref().expect("the built-in model");
        let (mut seen, mut cut_short) = (0, 0);
        for name in ["ewt_train", "ewt_dev", "gum_train", "gum_dev"] {
            let Ok(texts) = read(&shared.join(format!("data/segmentation/{name}.jsonl.gz"))) else {
                // Tests speak to whoever runs them.
                #[expect(clippy::print_stderr)]
                {
                    eprintln!("{name} is absent: set CROSSWIRE_SHARED to check against it");
                }
                continue;
            };
            for text in &texts {
                open_places(&text.text, |place| {
                    let beside = Beside::new(place);
                    let first = model.sum(&beside.first()) + model.sum(&beside.second());
                    let whole = first + model.sum(&beside.rest()) > 0;
                    let surely = model.ends_surely(place, &beside);
                    assert_eq!(surely.unwrap_or(whole), whole, "{}", text.id);
                    seen += 1;
                    cut_short += usize::from(surely.is_ok());
                    whole
                });
            }
        }
        assert!(seen == 0 || 2 * cut_short > seen, "{cut_short} of {seen} places cut short");
    }
}
