//! Texts as numbers of features.

use super::Labelled;
use crate::tag::{Features, feature::OFFSETS};
use std::collections::HashMap;

/// The texts, whose keys were made numbers of features.
pub(super) struct Examples {
    pub(super) texts: Vec<Features>,
    pub(super) allowed: Vec<Vec<u64>>,
    repeats: Vec<usize>,
    /// Keys of the features, ascending.
    pub(super) keys: Vec<u32>,
    /// How many distinct words or tokens have each.
    pub(super) counts: Vec<u32>,
}

impl Examples {
    pub(super) fn new(texts: &[Labelled], fewest: u32) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        let mut features: Vec<Features> = Vec::with_capacity(texts.len());
        for text in texts {
            let found = text.features();
            for &key in found.word_keys.iter().chain(&found.token_keys) {
                *counts.entry(key).or_default() += 1;
            }
            features.push(found);
        }
        let mut kept: Vec<(u32, u32)> =
            counts.into_iter().filter(|&(_, count)| count >= fewest).collect();
        kept.sort_unstable();
        let numbers: HashMap<u32, u32> =
            kept.iter().enumerate().map(|(number, &(key, _))| (key, number as u32)).collect();
        for text in &mut features {
            number(text, &numbers);
        }
        let allowed = texts.iter().map(|text| {
            let tokens = text.sentences.iter().flat_map(Clone::clone);
            tokens.map(|token| text.allowed[token]).collect()
        });
        Self {
            allowed: allowed.collect(),
            repeats: texts.iter().map(|text| text.repeat).collect(),
            keys: kept.iter().map(|&(key, _)| key).collect(),
            counts: kept.iter().map(|&(_, count)| count).collect(),
            texts: features,
        }
    }

    pub(super) fn features(&self) -> usize {
        self.keys.len()
    }

    /// Text and sentence of everything that an epoch sees.
    pub(super) fn order(&self) -> Vec<(u32, u32)> {
        let mut order = Vec::new();
        for (text, features) in self.texts.iter().enumerate() {
            for sentence in 0..features.sentences.len() {
                let seen = (text as u32, sentence as u32);
                order.extend(std::iter::repeat_n(seen, self.repeats[text]));
            }
        }
        order
    }
}

/// Makes keys numbers and leaves out the keys without one.
fn number(text: &mut Features, numbers: &HashMap<u32, u32>) {
    let mut words = Vec::new();
    let mut word_ends = text.word_ends.clone();
    for (word, ends) in word_ends.iter_mut().enumerate() {
        for (offset, end) in ends.iter_mut().enumerate().take(OFFSETS) {
            let keys = text.of_word(word as u32, offset);
            words.extend(keys.iter().filter_map(|key| numbers.get(key)));
            *end = words.len() as u32;
        }
    }
    let mut tokens = Vec::new();
    let mut token_ends = text.token_ends.clone();
    for (token, end) in token_ends.iter_mut().enumerate() {
        tokens.extend(text.of_token(token).iter().filter_map(|key| numbers.get(key)));
        *end = tokens.len() as u32;
    }
    (text.word_keys, text.word_ends) = (words, word_ends);
    (text.token_keys, text.token_ends) = (tokens, token_ends);
}
