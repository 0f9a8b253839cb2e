//! Features of a document's tokens: what fitting and decoding both read.
//!
//! What a word shows by itself, at its own place and as a neighbour up to two places away, is extracted once per
//! distinct word of the document; only what joins words is extracted per token. Nothing is formatted: a feature is
//! the hash of a template's number and of values that are hashes or small numbers.

use super::{
    form::{Class, Form},
    gazetteer, hash,
};
use crate::record::TokenSpan;
use std::{collections::HashMap, hash::BuildHasherDefault, ops::Range};

mod document;
mod template;

/// Places around a token whose words are read: two before to two behind.
pub(super) const OFFSETS: usize = 5;

/// Number of the form beyond a sentence's start; the one beyond its end follows.
const BEFORE: u32 = 0;
const BEHIND: u32 = 1;

/// How a sentence is cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Casing {
    Normal,
    Shouted,
    Titled,
}

/// The features of a document, as keys of a model's rows.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// Keys of the distinct words, offset by offset.
    pub(super) word_keys: Vec<u32>,
    /// One past the last key of a word at each offset.
    pub(super) word_ends: Vec<[u32; OFFSETS]>,
    /// Distinct word of each token, sentence after sentence.
    pub(super) words: Vec<u32>,
    /// Keys of what joins words.
    pub(super) token_keys: Vec<u32>,
    /// One past the last key of each token.
    pub(super) token_ends: Vec<u32>,
    /// The sentences, counted in the tokens read here.
    pub(super) sentences: Vec<Range<usize>>,
}

/// Hashes are their own hash.
#[derive(Default)]
struct Identity(u64);

impl std::hash::Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = hash::pair(self.0, u64::from(byte));
        }
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

type Numbers = HashMap<u64, u32, BuildHasherDefault<Identity>>;

/// A distinct word in one casing of sentences.
struct Word {
    form: u32,
    class: Class,
}

/// A document while it is read.
struct Reader {
    forms: Vec<Form>,
    words: Vec<Word>,
    /// Distinct word of each token.
    tokens: Vec<u32>,
    /// Listed name that a token is part of: 0 or `4 * kind + part`.
    listed: Vec<u8>,
    sentences: Vec<Range<usize>>,
}

impl Features {
    /// Reads the tokens of `sentences` (ranges of `tokens`, in order); tokens outside are not read.
    pub fn extract(text: &str, tokens: &[TokenSpan], sentences: &[Range<usize>]) -> Self {
        let reader = Reader::new(text, tokens, sentences);
        let mut features = Self {
            words: reader.tokens.clone(),
            sentences: reader.sentences.clone(),
            ..Self::default()
        };
        let document = document::Document::new(&reader);
        template::words(&reader, &document, &mut features);
        template::tokens(&reader, &mut features);
        features
    }

    /// Number of tokens read.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether no token was read.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Keys of a distinct word at an offset, 0 for two places before it to 4 for two behind.
    pub(super) fn of_word(&self, word: u32, offset: usize) -> &[u32] {
        let ends = &self.word_ends;
        let word = word as usize;
        let start = match (offset, word) {
            (0, 0) => 0,
            (0, _) => ends[word - 1][OFFSETS - 1],
            _ => ends[word][offset - 1],
        };
        &self.word_keys[start as usize..ends[word][offset] as usize]
    }

    /// Keys of what joins a token to its neighbours.
    pub(super) fn of_token(&self, token: usize) -> &[u32] {
        let start = if token == 0 { 0 } else { self.token_ends[token - 1] };
        &self.token_keys[start as usize..self.token_ends[token] as usize]
    }

    /// Distinct word at `offset` (see [`Self::of_word`]) from a token of a sentence.
    pub(super) fn neighbour(&self, sentence: &Range<usize>, token: usize, offset: usize) -> u32 {
        neighbour(&self.words, sentence, token, offset)
    }
}

fn neighbour(words: &[u32], sentence: &Range<usize>, token: usize, offset: usize) -> u32 {
    let place = token + offset;
    if place < sentence.start + 2 {
        BEFORE
    } else if place >= sentence.end + 2 {
        BEHIND
    } else {
        words[place - 2]
    }
}

impl Reader {
    fn new(text: &str, tokens: &[TokenSpan], sentences: &[Range<usize>]) -> Self {
        let count = sentences.iter().map(ExactSizeIterator::len).sum();
        let mut reader = Self {
            forms: vec![Form::outside(1), Form::outside(2)],
            words: vec![
                Word { form: BEFORE, class: Class::Outside },
                Word { form: BEHIND, class: Class::Outside },
            ],
            tokens: Vec::with_capacity(count),
            listed: vec![0; count],
            sentences: Vec::with_capacity(sentences.len()),
        };
        let mut known = Numbers::default();
        let mut lower = String::new();
        // The distinct word of a form in each casing.
        let mut cased: Vec<[u32; 3]> = vec![[BEFORE; 3], [BEHIND; 3]];
        for sentence in sentences {
            let start = reader.tokens.len();
            for token in &tokens[sentence.clone()] {
                let raw = token.span.of(text);
                let number = *known.entry(hash::word(raw.as_bytes())).or_insert_with(|| {
                    reader.forms.push(Form::new(raw, &mut lower));
                    cased.push([0; 3]);
                    reader.forms.len() as u32 - 1
                });
                reader.tokens.push(number);
            }
            let end = reader.tokens.len();
            let casing = reader.casing(start..end);
            for token in start..end {
                let form = reader.tokens[token];
                let word = &mut cased[form as usize][casing as usize];
                if *word == 0 {
                    *word = reader.words.len() as u32;
                    let class = class_in(casing, reader.forms[form as usize].class);
                    reader.words.push(Word { form, class });
                }
                reader.tokens[token] = *word;
            }
            reader.sentences.push(start..end);
            reader.list(start..end);
        }
        reader
    }

    /// How a sentence is cased; its tokens still are numbers of forms.
    fn casing(&self, sentence: Range<usize>) -> Casing {
        let (mut words, mut shouted, mut titled) = (0, 0, 0);
        for &form in &self.tokens[sentence] {
            let form = &self.forms[form as usize];
            if form.letters > 2 && form.class != Class::Number {
                words += 1;
                shouted += usize::from(form.class == Class::Upper);
                titled += usize::from(form.class != Class::Small || form.letters == 3);
            }
        }
        if words >= 3 && shouted * 10 >= words * 8 {
            Casing::Shouted
        } else if words >= 5 && titled * 10 >= words * 9 {
            Casing::Titled
        } else {
            Casing::Normal
        }
    }

    /// Marks the listed names of a sentence, longest first from the left.
    fn list(&mut self, sentence: Range<usize>) {
        let mut start = sentence.start;
        while start < sentence.end {
            let first = &self.words[self.tokens[start] as usize];
            let found = matches!(
                first.class,
                Class::Capital
                    | Class::Initial
                    | Class::Upper
                    | Class::Mixed
                    | Class::Shouted
                    | Class::Titled
                    | Class::Number
            )
            .then(|| {
                let words = self.tokens[start..sentence.end].iter();
                gazetteer::longest(words.map(|&word| self.form(word).listed.number))
            });
            let Some((length, kind)) = found.flatten() else {
                start += 1;
                continue;
            };
            for place in 0..length {
                let part = match (place, length) {
                    (_, 1) => 3,
                    (0, _) => 0,
                    _ if place + 1 == length => 2,
                    _ => 1,
                };
                self.listed[start + place] = 4 * kind + part;
            }
            start += length;
        }
    }

    fn form(&self, word: u32) -> &Form {
        &self.forms[self.words[word as usize].form as usize]
    }
}

fn class_in(casing: Casing, class: Class) -> Class {
    match (casing, class) {
        (Casing::Shouted, Class::Upper | Class::Capital | Class::Initial | Class::Mixed) => {
            Class::Shouted
        }
        (Casing::Titled, Class::Capital | Class::Initial) => Class::Titled,
        _ => class,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    fn extract(text: &str) -> Features {
        let segmentation = text::segmentation(text);
        let sentences: Vec<_> = segmentation
            .sentences
            .iter()
            .map(|sentence| sentence.first_token as usize..sentence.end_token as usize)
            .collect();
        Features::extract(text, &segmentation.tokens, &sentences)
    }

    #[test]
    fn the_same_text_gives_the_same_features() {
        let text = "Marta Lund met the bank. Lund said no. THE BANK SHUT ITS DOORS.";
        let (first, second) = (extract(text), extract(text));
        assert_eq!(first.word_keys, second.word_keys);
        assert_eq!(first.token_keys, second.token_keys);
        assert_eq!(first.len(), first.token_ends.len());
    }

    #[test]
    fn a_word_elsewhere_in_the_document_changes_a_words_features() {
        let alone = extract("Lund said no.");
        let together = extract("Lund said no. They saw Marta Lund there.");
        let keys = |features: &Features| features.of_word(features.words[0], 2).to_vec();
        assert_ne!(keys(&alone), keys(&together));
    }

    #[test]
    fn places_beyond_the_sentence_are_not_the_next_sentence() {
        let features = extract("It ended. We left.");
        let first = features.sentences[0].clone();
        assert_eq!(features.neighbour(&first, first.start, 1), BEFORE);
        assert_eq!(features.neighbour(&first, first.end - 1, 3), BEHIND);
        assert_eq!(features.neighbour(&first, first.start, 3), features.words[1]);
    }
}
