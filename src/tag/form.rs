//! What a distinct word of a document shows by itself.

use super::{
    gazetteer::{self, Listed},
    hash,
    word::{self, Word},
};

/// How many characters of a word are looked at.
const LONGEST: usize = 64;

/// Longest prefix and suffix that is a feature, in characters.
pub(super) const AFFIX: usize = 4;

/// How a word is cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// No letter and no figure.
    Mark,
    /// A figure first.
    Number,
    /// No capital.
    Small,
    /// A capital first, then small letters.
    Capital,
    /// A single capital, with or without a stop.
    Initial,
    /// Two capitals or more and no small letter.
    Upper,
    /// Capitals and small letters in another order.
    Mixed,
    /// In a sentence of capitals alone.
    Shouted,
    /// A capital first, in a sentence whose words all have one.
    Titled,
    /// Beyond the sentence.
    Outside,
}

impl Class {
    /// Whether the case marks a possible name.
    pub(super) const fn is_capital(self) -> bool {
        matches!(self, Self::Capital | Self::Initial | Self::Upper | Self::Mixed)
    }
}

/// A distinct word.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// Hash of the word as it is written.
    pub(super) identity: u64,
    /// Hash of its small letters, figures as they are.
    pub(super) lower: u64,
    /// Hash of its small letters with all figures made alike.
    pub(super) plain: u64,
    /// Hash of its shape: `Xx`, `d.d`, `XX`.
    pub(super) shape: u64,
    /// Hashes of its first 1..=4 characters, and their number.
    pub(super) prefixes: [u64; AFFIX],
    /// Hashes of its last 1..=4 characters.
    pub(super) suffixes: [u64; AFFIX],
    /// How many affixes are shorter than the word.
    pub(super) affixes: usize,
    pub(super) class: Class,
    pub(super) letters: usize,
    pub(super) word: Word,
    pub(super) listed: Listed,
}

impl Form {
    /// The places beyond a sentence.
    pub(super) fn outside(number: u64) -> Self {
        Self {
            identity: number,
            lower: number,
            plain: number,
            shape: number,
            prefixes: [number; AFFIX],
            suffixes: [number; AFFIX],
            affixes: 0,
            class: Class::Outside,
            letters: 0,
            word: Word::default(),
            listed: Listed::default(),
        }
    }

    /// Reads a word whose hash is `identity`; `lower` is room for its small letters.
    pub(super) fn new(raw: &str, identity: u64, lower: &mut String) -> Self {
        lower.clear();
        let (mut capitals, mut small, mut figures, mut others) = (0, 0, 0, 0);
        let mut first_is_capital = false;
        let mut first_is_figure = false;
        let mut shape = 0;
        let mut last = 0;
        for (place, c) in raw.chars().take(LONGEST).enumerate() {
            let sort = if c.is_uppercase() {
                capitals += 1;
                first_is_capital |= capitals + small == 1;
                1
            } else if c.is_alphabetic() {
                small += 1;
                2
            } else if c.is_numeric() {
                figures += 1;
                first_is_figure |= place == 0;
                3
            } else {
                others += 1;
                u64::from(u32::from(straight(c))) + 4
            };
            if sort != last {
                shape = hash::pair(shape, sort);
                last = sort;
            }
            if c.is_ascii() {
                lower.push(c.to_ascii_lowercase());
            } else {
                lower.extend(straight(c).to_lowercase());
            }
        }
        let letters = capitals + small;
        let class = match (capitals, small) {
            (0, 0) if figures == 0 => Class::Mark,
            _ if first_is_figure || letters == 0 => Class::Number,
            (0, _) => Class::Small,
            (1, 0) if others <= 1 => Class::Initial,
            (_, 0) => Class::Upper,
            _ if first_is_capital => Class::Capital,
            _ => Class::Mixed,
        };
        let bytes = lower.as_bytes();
        let hash = hash::word(bytes);
        let plain = if figures == 0 { hash } else { plain(bytes) };
        let mut form = Self {
            identity,
            lower: hash,
            plain,
            shape: hash::pair(shape, u64::from(letters > 3) + u64::from(figures == 4)),
            prefixes: [0; AFFIX],
            suffixes: [0; AFFIX],
            affixes: 0,
            class,
            letters,
            word: word::word(hash),
            listed: gazetteer::listed(hash),
        };
        form.affixes(lower);
        form
    }

    fn affixes(&mut self, lower: &str) {
        let bytes = lower.as_bytes();
        let prefixes = lower.char_indices().skip(1).take(AFFIX);
        for (count, (end, _)) in prefixes.enumerate() {
            self.prefixes[count] = hash::word(&bytes[..end]);
            self.affixes = count + 1;
        }
        let suffixes = lower.char_indices().rev().take(self.affixes);
        for (count, (start, _)) in suffixes.enumerate() {
            self.suffixes[count] = hash::word(&bytes[start..]);
        }
    }
}

fn straight(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2013}' | '\u{2014}' => '-',
        _ => c,
    }
}

/// Hash of a word with its figures made alike.
fn plain(bytes: &[u8]) -> u64 {
    bytes.iter().fold(bytes.len() as u64, |hash, &byte| {
        hash::pair(hash, u64::from(if byte.is_ascii_digit() { b'0' } else { byte }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(raw: &str) -> Form {
        Form::new(raw, hash::word(raw.as_bytes()), &mut String::new())
    }

    #[test]
    fn words_are_classed_by_their_letters() {
        for (raw, class) in [
            ("Paris", Class::Capital),
            ("A", Class::Initial),
            ("J.", Class::Initial),
            ("U.S.", Class::Upper),
            ("iPhone", Class::Mixed),
            ("said", Class::Small),
            ("40", Class::Number),
            ("40th", Class::Number),
            ("…", Class::Mark),
        ] {
            assert_eq!(form(raw).class, class, "{raw}");
        }
    }

    #[test]
    fn case_and_curls_change_the_shape_but_not_the_word() {
        assert_eq!(form("Paris").lower, form("PARIS").lower);
        assert_eq!(form("’s").lower, form("'s").lower);
        assert_ne!(form("Paris").shape, form("PARIS").shape);
        assert_eq!(form("1984").plain, form("2025").plain);
        assert_ne!(form("1984").plain, form("198").plain);
    }

    #[test]
    fn affixes_are_shorter_than_the_word() {
        assert_eq!(form("to").affixes, 1);
        assert_eq!(form("a").affixes, 0);
        assert_eq!(form("naïveté").affixes, 4);
        assert_eq!(form("talking").suffixes[2], form("walking").suffixes[2]);
        assert_ne!(form("talking").prefixes[0], form("walking").prefixes[0]);
    }
}
