//! Tokens as the English treebanks cut them (UD English EWT, GUM): contractions and possessives cut, words cut at hyphens,
//! abbreviations whole.
//!
//! One pass from left to right. Looking ahead is bounded by `REACH` bytes, so time is linear in the length of any text.

mod abbreviation;
mod address;
mod class;
mod contraction;
mod emoji;
mod number;
mod word;

pub use abbreviation::AbbreviationClass;
pub(super) use abbreviation::class_of;

use crate::record::{ByteSpan, TokenKind, TokenSpan};
use class::{CLASS, Class, char_at, char_before, in_word, is_apostrophe, is_combining, is_symbol};
use contraction::{CONTRACTIONS, Contractions};

/// How many bytes a decision may look ahead: more than the longest host name (RFC 1035: 253).
const REACH: usize = 256;

/// Cuts a text into tokens, in order. Each character that is not white space lies in exactly one token.
pub fn tokenize(text: &str) -> Vec<TokenSpan> {
    let mut scanner = Scanner::new(text);
    scanner.run();
    scanner.tokens
}

/// A walk over one text.
struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    tokens: Vec<TokenSpan>,
    contractions: &'static Contractions,
    /// Place of the first `@` at or behind the place last asked about; the text's length if there is none.
    at_sign: usize,
    /// Up to here, dotted and hyphened words were found to be no host name.
    no_host: usize,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str) -> Self {
        // English has about 5 bytes a token.
        let tokens = Vec::with_capacity(text.len() / 5 + 1);
        let bytes = text.as_bytes();
        let at_sign = memchr::memchr(b'@', bytes).unwrap_or(bytes.len());
        Self { text, bytes, tokens, contractions: &CONTRACTIONS, at_sign, no_host: 0 }
    }

    fn run(&mut self) {
        let mut at = 0;
        while let Some(&byte) = self.bytes.get(at) {
            at = match CLASS[usize::from(byte)] {
                Class::Space => at + 1,
                Class::Letter => {
                    let end = self.word(at);
                    // A space follows most words.
                    end + usize::from(self.byte(end) == b' ')
                }
                Class::Digit => self.number(at),
                Class::Mark => self.mark(at),
                Class::High => self.beyond_ascii(at),
            };
        }
    }

    /// The byte at `at`, 0 behind the end.
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn class(&self, at: usize) -> Class {
        self.bytes.get(at).map_or(Class::Space, |&byte| CLASS[usize::from(byte)])
    }

    fn is_letter(&self, at: usize) -> bool {
        match self.class(at) {
            Class::Letter => self.bytes[at] != b'_',
            Class::High => char_at(self.text, at).is_some_and(char::is_alphabetic),
            _ => false,
        }
    }

    fn is_digit(&self, at: usize) -> bool {
        self.byte(at).is_ascii_digit()
    }

    /// Whether a character of a word stands at `at`.
    fn is_word(&self, at: usize) -> bool {
        match self.class(at) {
            Class::Letter | Class::Digit => true,
            Class::High => char_at(self.text, at).is_some_and(in_word),
            _ => false,
        }
    }

    /// Whether a character of a word ends before `at`.
    fn is_word_before(&self, at: usize) -> bool {
        at > 0
            && match self.class(at - 1) {
                Class::Letter | Class::Digit => true,
                Class::High => char_before(self.text, at).is_some_and(in_word),
                _ => false,
            }
    }

    /// Whether white space or the text's begin lies before `at`.
    fn is_space_before(&self, at: usize) -> bool {
        char_before(self.text, at).is_none_or(char::is_whitespace)
    }

    /// Whether white space or the text's end lies at `at`.
    fn is_space(&self, at: usize) -> bool {
        char_at(self.text, at).is_none_or(char::is_whitespace)
    }

    /// End of the run of word characters from `at` on.
    fn word_end(&self, mut at: usize) -> usize {
        loop {
            // Eight bytes at once; what ends the run is looked at by itself.
            while let Some(eight) = self.bytes.get(at..).and_then(<[u8]>::first_chunk) {
                let run = class::word_bytes(*eight);
                at += run;
                if run < eight.len() {
                    break;
                }
            }
            match self.class(at) {
                Class::Letter | Class::Digit => at += 1,
                Class::High => match char_at(self.text, at) {
                    Some(c) if in_word(c) => at += c.len_utf8(),
                    _ => return at,
                },
                _ => return at,
            }
        }
    }

    /// Length of the apostrophe at `at`, 0 if there is none.
    fn apostrophe(&self, at: usize) -> usize {
        match self.class(at) {
            Class::Mark => usize::from(self.bytes[at] == b'\''),
            Class::High => {
                char_at(self.text, at).filter(|&c| is_apostrophe(c)).map_or(0, char::len_utf8)
            }
            _ => 0,
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) -> usize {
        self.tokens.push(TokenSpan { span: ByteSpan::new(start, end), kind });
        end
    }

    /// A token of marks: combining marks behind it belong to it.
    fn push_mark(&mut self, start: usize, mut end: usize, kind: TokenKind) -> usize {
        while self.class(end) == Class::High {
            match char_at(self.text, end) {
                Some(c) if is_combining(c) => end += c.len_utf8(),
                _ => break,
            }
        }
        self.push(start, end, kind)
    }

    /// End of the run of bytes that are in `set`.
    fn run_of(&self, mut at: usize, set: &[u8]) -> usize {
        while self.bytes.get(at).is_some_and(|byte| set.contains(byte)) {
            at += 1;
        }
        at
    }

    /// A token that begins with an ASCII mark.
    fn mark(&mut self, at: usize) -> usize {
        let byte = self.bytes[at];
        if byte == b',' {
            return self.push_mark(at, at + 1, TokenKind::Punct);
        }
        if let Some(end) = self.emoticon(at) {
            return self.push(at, end, TokenKind::Emoji);
        }
        match byte {
            b'\'' => self.apostrophe_token(at, 1),
            b'.' if self.is_digit(at + 1) && !self.is_word_before(at) => self.number(at),
            b'.' | b'!' | b'?' => self.stops(at),
            b'-' | b'*' | b'=' | b'~' | b'+' | b'<' | b'>' | b'`' | b'|' | b'^' => {
                let end = self.run_of(at, &[byte]);
                let kind = match byte {
                    b'=' | b'+' | b'<' | b'>' | b'|' | b'^' | b'~' => TokenKind::Symbol,
                    _ => TokenKind::Punct,
                };
                self.push_mark(at, end, kind)
            }
            b'@' if self.is_word(at + 1) && !self.is_word_before(at) => self.handle(at),
            b'#' if self.is_letter(at + 1) && !self.is_word_before(at) => self.hashtag(at),
            b'#' => {
                let end = self.run_of(at, b"#");
                self.push_mark(at, end, TokenKind::Symbol)
            }
            b'$' | b'%' | b'&' | b'@' | b'\\' | 0..=31 | 127 => {
                self.push_mark(at, at + 1, TokenKind::Symbol)
            }
            _ => self.push_mark(at, at + 1, TokenKind::Punct),
        }
    }

    /// A run of stops, exclamation and question marks, ellipsis characters among them.
    fn stops(&mut self, at: usize) -> usize {
        let mut end = at;
        loop {
            end = self.run_of(end, b".!?");
            match char_at(self.text, end) {
                Some(c @ ('…' | '‼' | '⁇'..='⁉')) => end += c.len_utf8(),
                _ => return self.push_mark(at, end, TokenKind::Punct),
            }
        }
    }

    /// A token that begins with an apostrophe of `length` bytes.
    fn apostrophe_token(&mut self, at: usize, length: usize) -> usize {
        let behind = at + length;
        if self.apostrophe(behind) > 0 && length == 1 && self.byte(behind) == b'\'' {
            return self.push_mark(at, behind + 1, TokenKind::Punct);
        }
        match self.apostrophe_word(at, behind) {
            Some(end) => self.push(at, end, TokenKind::Word),
            None => self.push_mark(at, behind, TokenKind::Punct),
        }
    }

    /// A token that begins with a character beyond ASCII.
    fn beyond_ascii(&mut self, at: usize) -> usize {
        let Some(c) = char_at(self.text, at) else { return at + 1 };
        let behind = at + c.len_utf8();
        if c.is_whitespace() {
            return behind;
        }
        if let Some(end) = self.pictograph(at, c) {
            return self.push(at, end, TokenKind::Emoji);
        }
        if in_word(c) {
            return if c.is_numeric() { self.number(at) } else { self.word(at) };
        }
        if is_apostrophe(c) {
            return self.apostrophe_token(at, c.len_utf8());
        }
        match c {
            '…' | '‼' | '⁇'..='⁉' => self.stops(at),
            '–' | '—' | '―' | '‐' | '‑' | '•' | '·' | '。' => {
                let mut end = behind;
                while char_at(self.text, end) == Some(c) {
                    end += c.len_utf8();
                }
                self.push_mark(at, end, TokenKind::Punct)
            }
            _ => {
                let kind = if is_symbol(c) { TokenKind::Symbol } else { TokenKind::Punct };
                self.push_mark(at, behind, kind)
            }
        }
    }
}

#[cfg(test)]
pub(in crate::text) mod tests;
