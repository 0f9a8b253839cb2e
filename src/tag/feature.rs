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

use document::Document;
pub(super) use template::Templates;

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

type Numbers = HashMap<u64, u32, BuildHasherDefault<hash::Identity>>;

/// A distinct word in one casing of sentences.
#[derive(Clone, Debug)]
struct Word {
    form: u32,
    class: Class,
}

/// What the features of a document's tokens are made of; the features themselves are hashed while they are used.
#[derive(Clone, Debug, Default)]
pub struct Features {
    forms: Vec<Form>,
    words: Vec<Word>,
    /// Distinct word of each token, sentence after sentence.
    tokens: Vec<u32>,
    /// Listed name that a token is part of: 0 or `4 * kind + part`.
    listed: Vec<u8>,
    /// The sentences, counted in the tokens read here.
    pub(super) sentences: Vec<Range<usize>>,
    document: Document,
}

impl Features {
    /// Reads the tokens of `sentences` (ranges of `tokens`, in order); tokens outside are not read.
    pub fn extract(text: &str, tokens: &[TokenSpan], sentences: &[Range<usize>]) -> Self {
        let mut features = Self::read(text, tokens, sentences);
        features.document = Document::new(&features);
        features
    }

    /// Number of tokens read.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether no token was read.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Number of distinct words, those beyond a sentence included.
    pub(super) fn words(&self) -> usize {
        self.words.len()
    }

    /// A number that tells a distinct word, in its casing, from all others of all documents.
    pub(super) fn identity(&self, word: u32) -> u64 {
        let word = &self.words[word as usize];
        hash::pair(self.forms[word.form as usize].identity, word.class as u64)
    }

    /// Hands on the keys of a distinct word by itself at an offset: 0 for two places before a token to 4 for two behind.
    pub(super) fn of_word(
        &self,
        word: u32,
        offset: usize,
        templates: Templates,
        add: &mut impl FnMut(u32),
    ) {
        let word = &self.words[word as usize];
        let form = &self.forms[word.form as usize];
        if offset == 2 {
            template::own(word, form, templates, add);
        } else {
            template::beside(word, form, offset, templates, add);
        }
    }

    /// Hands on the keys of what the document says about a distinct word at its other places.
    pub(super) fn of_document(&self, word: u32, add: &mut impl FnMut(u32)) {
        template::elsewhere(self, &self.words[word as usize], add);
    }

    /// Hands on the keys of what joins the tokens of a sentence to their neighbours, where `wants` says so; `end` is
    /// told each token's end.
    pub(super) fn of_tokens<S>(
        &self,
        sentence: &Range<usize>,
        templates: Templates,
        sink: &mut S,
        wants: impl Fn(&S, usize) -> bool,
        add: impl Fn(&mut S, u32),
        end: impl Fn(&mut S, usize),
    ) {
        let mut run = sentence.start..sentence.start;
        for token in sentence.clone() {
            if !wants(sink, token) {
                end(sink, token);
                continue;
            }
            if templates.has_runs() && token >= run.end {
                run = template::run_from(self, sentence, token);
            }
            template::joined(self, sentence, token, templates, &mut |key| add(sink, key));
            if run.contains(&token) {
                template::in_run(self, sentence, token, &run, templates, &mut |key| add(sink, key));
            }
            end(sink, token);
        }
    }

    /// Distinct word at `offset` (see [`Self::of_word`]) from a token of a sentence.
    pub(super) fn neighbour(&self, sentence: &Range<usize>, token: usize, offset: usize) -> u32 {
        neighbour(&self.tokens, sentence, token, offset)
    }
}

#[inline]
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

impl Features {
    fn read(text: &str, tokens: &[TokenSpan], sentences: &[Range<usize>]) -> Self {
        let count = sentences.iter().map(ExactSizeIterator::len).sum();
        let mut features = Self {
            forms: vec![Form::outside(1), Form::outside(2)],
            words: vec![
                Word { form: BEFORE, class: Class::Outside },
                Word { form: BEHIND, class: Class::Outside },
            ],
            tokens: Vec::with_capacity(count),
            listed: vec![0; count],
            sentences: Vec::with_capacity(sentences.len()),
            document: Document::default(),
        };
        let mut known = Numbers::default();
        let mut lower = String::new();
        // The distinct word of a form in each casing.
        let mut cased: Vec<[u32; 3]> = vec![[BEFORE; 3], [BEHIND; 3]];
        for sentence in sentences {
            let start = features.tokens.len();
            for token in &tokens[sentence.clone()] {
                let raw = token.span.of(text);
                let identity = hash::word(raw.as_bytes());
                let number = *known.entry(identity).or_insert_with(|| {
                    features.forms.push(Form::new(raw, identity, &mut lower));
                    cased.push([0; 3]);
                    features.forms.len() as u32 - 1
                });
                features.tokens.push(number);
            }
            let end = features.tokens.len();
            let casing = features.casing(start..end);
            for token in start..end {
                let form = features.tokens[token];
                let word = &mut cased[form as usize][casing as usize];
                if *word == 0 {
                    *word = features.words.len() as u32;
                    let class = class_in(casing, features.forms[form as usize].class);
                    features.words.push(Word { form, class });
                }
                features.tokens[token] = *word;
            }
            features.sentences.push(start..end);
            features.list(start..end);
        }
        features
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

    #[inline]
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

    fn keys_of_word(features: &Features, word: u32) -> Vec<u32> {
        let mut keys = Vec::new();
        features.of_word(word, 2, Templates(u64::MAX), &mut |key| keys.push(key));
        features.of_document(word, &mut |key| keys.push(key));
        keys
    }

    #[test]
    fn the_same_text_gives_the_same_features() {
        let text = "Marta Lund met the bank. Lund said no. THE BANK SHUT ITS DOORS.";
        let (first, second) = (extract(text), extract(text));
        for word in 0..first.words() as u32 {
            assert_eq!(keys_of_word(&first, word), keys_of_word(&second, word));
            assert_eq!(first.identity(word), second.identity(word));
        }
        let mut ends = Vec::new();
        first.of_tokens(
            &first.sentences[0],
            Templates(u64::MAX),
            &mut ends,
            |_, _| true,
            |_, _| {},
            Vec::push,
        );
        assert_eq!(ends, first.sentences[0].clone().collect::<Vec<_>>());
    }

    #[test]
    fn a_word_elsewhere_in_the_document_changes_a_words_features() {
        let alone = extract("Lund said no.");
        let together = extract("Lund said no. They saw Marta Lund there.");
        let keys = |features: &Features| keys_of_word(features, features.tokens[0]);
        assert_ne!(keys(&alone), keys(&together));
    }

    #[test]
    fn a_word_in_a_headline_has_another_identity_and_one_without_case_the_same() {
        let features = extract("We met Lund there. Mayor Karin Lund Opens Narvik Bridge Today.");
        let [plain, headline] = [0, 1].map(|place| features.sentences[place].clone());
        let identity = |token: usize| features.identity(features.tokens[token]);
        assert_ne!(identity(plain.start + 2), identity(headline.start + 2));
        assert_eq!(identity(plain.end - 1), identity(headline.end - 1));
    }

    #[test]
    fn places_beyond_the_sentence_are_not_the_next_sentence() {
        let features = extract("It ended. We left.");
        let first = features.sentences[0].clone();
        assert_eq!(features.neighbour(&first, first.start, 1), BEFORE);
        assert_eq!(features.neighbour(&first, first.end - 1, 3), BEHIND);
        assert_eq!(features.neighbour(&first, first.start, 3), features.tokens[1]);
    }
}
