//! Features of a place: what fitting and deciding both see.

use super::place::{Head, Place, Tail, head};
use crate::{
    record::{TokenKind, TokenSpan},
    text::token::{AbbreviationClass, class_of},
};

/// How many features a place has: those that are asked first, those asked next, and the others.
#[cfg(feature = "train")]
pub(super) const FEATURES: usize = FIRST + SECOND + REST;
const FIRST: usize = 5;
const SECOND: usize = 6;
const REST: usize = 21;

/// How many bytes of a token are looked at.
const LONGEST: usize = 40;

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const FACTOR: u64 = 0xff51_afd7_ed55_8ccd;

/// The bit that tells small letters from capitals, in each of eight bytes.
pub(super) const SMALL: u64 = 0x2020_2020_2020_2020;

fn mix(hash: u64, value: u64) -> u64 {
    let mixed = (hash ^ value).wrapping_mul(FACTOR);
    mixed ^ (mixed >> 32)
}

/// Up to eight bytes of `text` from `at` on, little-endian, filled with zeros.
pub(super) fn eight(text: &[u8], at: usize, length: usize) -> u64 {
    match text[at..].first_chunk() {
        // Read past the word and masked: quicker than byte by byte.
        Some(chunk) if length < 8 => u64::from_le_bytes(*chunk) & ((1 << (8 * length)) - 1),
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => {
            text[at..at + length].iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte))
        }
    }
}

/// Hash of the bytes `start..end` of `text` in small letters.
fn word_hash(text: &[u8], start: usize, end: usize) -> u64 {
    let mut hash = (end - start) as u64;
    let mut at = start;
    if end - at < 8 {
        return mix(hash, eight(text, at, end - at) | SMALL);
    }
    while end - at >= 8 {
        hash = mix(hash, eight(text, at, 8) | SMALL);
        at += 8;
    }
    mix(hash, eight(text, at, end - at) | SMALL)
}

/// A token as features see it.
#[derive(Clone, Copy)]
struct Seen {
    /// Hash of the form in small letters.
    word: u64,
    /// Kind, case and length, coarsely.
    shape: u64,
}

const NOTHING: Seen = Seen { word: 1, shape: 3 };

/// Hash of the form in small letters. A token may be as long as the text; its begin tells enough.
fn form(text: &str, token: TokenSpan) -> u64 {
    let (start, end) = (token.span.start as usize, token.span.end as usize);
    word_hash(text.as_bytes(), start, end.min(start + LONGEST))
}

/// Hash of the last three letters.
fn suffix(text: &str, token: TokenSpan) -> u64 {
    let (start, end) = (token.span.start as usize, token.span.end as usize);
    word_hash(text.as_bytes(), start.max(end.saturating_sub(3)), end)
}

fn shape(text: &str, token: TokenSpan) -> u64 {
    let bytes = text.as_bytes();
    let (start, end) = (token.span.start as usize, token.span.end as usize);
    let stop = u64::from(end - start > 1 && bytes[end - 1] == b'.');
    let form = &bytes[start..end.min(start + LONGEST)];
    let case = match head(text, token) {
        Head::Upper => {
            let small = form[1..].iter().any(u8::is_ascii_lowercase);
            if form.len() == 1 {
                10
            } else if small {
                11
            } else {
                12
            }
        }
        other => other as u64,
    };
    let length = if token.kind == TokenKind::Number { form.len().min(5) as u64 } else { 0 };
    case | (token.kind as u64) << 8 | length << 16 | stop << 24
}

fn seen(text: &str, token: TokenSpan) -> Seen {
    Seen { word: form(text, token), shape: shape(text, token) }
}

fn bucket(count: usize) -> u64 {
    match count {
        0..4 => count as u64,
        4..6 => 4,
        6..10 => 5,
        10..16 => 6,
        16..30 => 7,
        30..50 => 8,
        _ => 9,
    }
}

/// What stands right beside a place.
pub(super) struct Beside<'p, 't> {
    place: &'p Place<'t>,
    /// Hash of how the place ends a word: by which mark, after which class of abbreviation.
    tail: u64,
    /// `tail` with the shape of the word behind, and the mark that opens there.
    both: u64,
    /// The last word before the place, as a token's index.
    word: Option<usize>,
    before: Seen,
    /// The first token behind the place and its opening marks, as a token's index.
    next: usize,
    /// Its shape.
    shape: u64,
}

impl<'p, 't> Beside<'p, 't> {
    pub(super) fn new(place: &'p Place<'t>) -> Self {
        let Place { text, tokens, begin, next, core, .. } = *place;
        let terminal = matches!(place.tail, Tail::Terminal | Tail::Half | Tail::Mark);
        let word =
            if terminal { core.checked_sub(1).filter(|&at| at >= begin) } else { Some(core) };
        let class = match place.tail {
            Tail::Abbreviation => {
                let form = tokens[core].span.of(text);
                let form = form.strip_suffix('.').unwrap_or(form);
                match class_of(form) {
                    Some(class) => 2 + class as u64,
                    None if form.contains('.') => 1,
                    None => 0,
                }
            }
            _ => 15,
        };
        let closers = (next - 1 - core).min(2) as u64;
        let tail =
            mix(SEED, place.tail as u64 | class << 4 | closers << 8 | u64::from(place.glued) << 10);
        // Opening marks are told apart from the words behind them.
        let marks = place.openings();
        let opened = match marks {
            0 => 0,
            _ if text.as_bytes()[tokens[next].span.start as usize] == b'(' => 1,
            _ if text.as_bytes()[tokens[next].span.start as usize] == b'[' => 2,
            _ => 3,
        };
        let next = next + marks;
        let shape = tokens.get(next).map_or(NOTHING.shape, |&token| shape(text, token));
        Self {
            place,
            tail,
            both: mix(mix(tail, shape), opened),
            word,
            before: around(place, word),
            next,
            shape,
        }
    }

    /// `tail` with the mark itself.
    fn kind(&self) -> u64 {
        let Place { text, tokens, core, tail, .. } = *self.place;
        let terminal = matches!(tail, Tail::Terminal | Tail::Half | Tail::Mark);
        mix(self.tail, if terminal { form(text, tokens[core]) } else { 0 })
    }

    /// Hash of the first token behind the place in small letters.
    fn behind(&self) -> u64 {
        let token = self.place.tokens.get(self.next);
        token.map_or(NOTHING.word, |&token| form(self.place.text, token))
    }

    /// Whether the paragraph ends in a mark.
    fn closed(&self) -> bool {
        self.place.tokens.last().is_some_and(|token| {
            token.kind == TokenKind::Punct
                && matches!(head(self.place.text, *token), Head::Stop | Head::Open | Head::Close)
        })
    }

    /// How many tokens stand before the place in its sentence.
    fn length(&self) -> u64 {
        bucket(self.place.next - self.place.begin)
    }

    /// Which marks are open.
    fn state(&self) -> u64 {
        u64::from(self.place.quoted) | u64::from(self.place.depth.min(2)) << 1
    }

    /// Hash of the last letters of the token at `index`.
    fn suffix(&self, index: Option<usize>) -> u64 {
        index
            .and_then(|index| self.place.tokens.get(index))
            .map_or(2, |&token| suffix(self.place.text, token))
    }

    /// Hashes of the features that tell most soonest between two words.
    pub(super) fn first(&self) -> [u64; FIRST] {
        let &Self { tail, both, before, shape, .. } = self;
        [
            numbered(5, mix(tail, before.word)),
            numbered(6, mix(shape, before.word)),
            numbered(10, mix(both, before.shape)),
            numbered(17, mix(mix(both, u64::from(self.closed())), 17)),
            numbered(20, mix(mix(tail, self.suffix(Some(self.next))), shape)),
        ]
    }

    /// Hashes of the features that tell most after those.
    pub(super) fn second(&self) -> [u64; SECOND] {
        let &Self { place, tail, both, shape, .. } = self;
        let kind = self.kind();
        let remaining = bucket(place.tokens.len() - place.next);
        let small = bucket(place.small as usize);
        [
            numbered(3, mix(kind, shape)),
            numbered(7, mix(mix(shape, self.behind()), 6)),
            numbered(15, mix(mix(both, self.state()), 15)),
            numbered(16, mix(mix(kind, remaining), 16)),
            numbered(23, mix(mix(both, small), 23)),
            numbered(29, mix(mix(small, self.length()), tail)),
        ]
    }

    /// Hashes of the others.
    pub(super) fn rest(&self) -> [u64; REST] {
        let &Self { place, tail, both, before, shape, .. } = self;
        let behind = Seen { word: self.behind(), shape };
        let (kind, length, state) = (self.kind(), self.length(), self.state());
        let second = self.word.and_then(|at| at.checked_sub(1)).filter(|&at| at >= place.begin);
        let second = around(place, second);
        let after = around(place, Some(self.next + 1));
        let third = around(place, Some(self.next + 2));
        let first = around(place, Some(place.begin));
        [
            numbered(0, tail),
            numbered(1, kind),
            numbered(2, both),
            numbered(4, mix(tail, behind.word)),
            numbered(8, mix(kind, after.word)),
            numbered(9, mix(tail, second.word)),
            numbered(11, mix(mix(both, before.shape), second.shape)),
            numbered(12, mix(mix(tail, behind.shape), after.shape)),
            numbered(13, mix(mix(mix(tail, behind.shape), after.shape), third.shape)),
            numbered(14, mix(mix(both, length), 14)),
            numbered(18, mix(mix(tail, first.word), behind.shape)),
            numbered(19, mix(mix(before.word, behind.word), 19)),
            numbered(21, mix(mix(tail, self.suffix(self.word)), 21)),
            numbered(22, mix(mix(both, u64::from(first.word == behind.word)), first.shape)),
            numbered(24, mix(mix(before.shape, behind.word), 24)),
            numbered(25, mix(mix(before.word, second.word), 25)),
            numbered(26, mix(mix(behind.word, after.word), 26)),
            numbered(27, mix(mix(first.shape, length), both)),
            numbered(28, mix(mix(mix(kind, state), behind.shape), before.shape)),
            numbered(30, mix(mix(before.shape, second.shape), mix(behind.shape, after.shape))),
            numbered(31, mix(mix(mix(after.word, tail), behind.shape), 31)),
        ]
    }
}

fn around(place: &Place<'_>, index: Option<usize>) -> Seen {
    index
        .and_then(|index| place.tokens.get(index))
        .map_or(NOTHING, |&token| seen(place.text, token))
}

/// A feature's hash, told apart from that of other features with the same value.
fn numbered(number: u64, feature: u64) -> u64 {
    mix(feature, number + 1).wrapping_mul(SEED)
}

/// The class of the abbreviations a place may follow, for the compiler to keep in step with [`Beside`].
const _: () = assert!(AbbreviationClass::Inner as u64 + 2 < 15);
