//! Texts as numbers of features.

use super::Labelled;
use crate::tag::{
    Features,
    feature::{OFFSETS, Templates},
};
use std::{collections::HashMap, ops::Range};

/// Features of a text as numbers, or as keys before these are numbered.
pub(super) struct Numbered {
    source: Features,
    /// Of the distinct words, offset by offset.
    word_keys: Vec<u32>,
    /// One past the last of a word at each offset.
    word_ends: Vec<[u32; OFFSETS]>,
    /// Of what joins words.
    token_keys: Vec<u32>,
    /// One past the last of each token.
    token_ends: Vec<u32>,
}

impl Numbered {
    fn new(source: Features, templates: Templates) -> Self {
        let (mut word_keys, mut word_ends) = (Vec::new(), Vec::with_capacity(source.words()));
        for word in 0..source.words() as u32 {
            word_ends.push(std::array::from_fn(|offset| {
                source.of_word(word, offset, templates, &mut |key| word_keys.push(key));
                if offset == 2 {
                    source.of_document(word, &mut |key| word_keys.push(key));
                }
                word_keys.len() as u32
            }));
        }
        let (mut token_keys, mut token_ends) = (Vec::new(), Vec::with_capacity(source.len()));
        for sentence in &source.sentences {
            source.of_tokens(
                sentence,
                templates,
                &mut (&mut token_keys, &mut token_ends),
                |_, _| true,
                |(keys, _), key| keys.push(key),
                |(keys, ends), _| ends.push(keys.len() as u32),
            );
        }
        Self { source, word_keys, word_ends, token_keys, token_ends }
    }

    pub(super) fn sentences(&self) -> &[Range<usize>] {
        &self.source.sentences
    }

    /// Features of the word at an offset from a token.
    pub(super) fn around(&self, sentence: &Range<usize>, token: usize, offset: usize) -> &[u32] {
        self.of_word(self.source.neighbour(sentence, token, offset), offset)
    }

    fn of_word(&self, word: u32, offset: usize) -> &[u32] {
        let ends = &self.word_ends;
        let word = word as usize;
        let start = match (offset, word) {
            (0, 0) => 0,
            (0, _) => ends[word - 1][OFFSETS - 1],
            _ => ends[word][offset - 1],
        };
        &self.word_keys[start as usize..ends[word][offset] as usize]
    }

    /// Features of what joins a token to its neighbours.
    pub(super) fn of_token(&self, token: usize) -> &[u32] {
        let start = if token == 0 { 0 } else { self.token_ends[token - 1] };
        &self.token_keys[start as usize..self.token_ends[token] as usize]
    }
}

/// The texts, whose keys were made numbers of features.
pub(super) struct Examples {
    pub(super) texts: Vec<Numbered>,
    pub(super) allowed: Vec<Vec<u64>>,
    repeats: Vec<usize>,
    /// Keys of the features, ascending.
    pub(super) keys: Vec<u32>,
    /// How many distinct words or tokens have each.
    pub(super) counts: Vec<u32>,
}

impl Examples {
    pub(super) fn new(texts: &[Labelled], fewest: u32, templates: Templates) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        let mut features: Vec<Numbered> = Vec::with_capacity(texts.len());
        for text in texts {
            let found = Numbered::new(text.features(), templates);
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
            for sentence in 0..features.sentences().len() {
                let seen = (text as u32, sentence as u32);
                order.extend(std::iter::repeat_n(seen, self.repeats[text]));
            }
        }
        order
    }
}

/// Makes keys numbers and leaves out the keys without one.
fn number(text: &mut Numbered, numbers: &HashMap<u32, u32>) {
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
