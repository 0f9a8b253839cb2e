//! Features of a place: what fitting and deciding both see.

use super::place::{Head, Place, Tail, head};
use crate::{
    record::{TokenKind, TokenSpan},
    text::token::{AbbreviationClass, class_of},
};

/// How many features a place has.
pub(super) const FEATURES: usize = 32;

/// How many bytes of a token are looked at.
const LONGEST: usize = 40;

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const FACTOR: u64 = 0xff51_afd7_ed55_8ccd;

fn mix(hash: u64, value: u64) -> u64 {
    let mixed = (hash ^ value).wrapping_mul(FACTOR);
    mixed ^ (mixed >> 32)
}

/// Hash of a word in small letters.
fn word_hash(word: &[u8]) -> u64 {
    // The bit that tells small letters from capitals is set in each byte.
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let mut hash = word.len() as u64;
    let mut chunks = word.chunks_exact(8);
    for chunk in &mut chunks {
        let value = chunk.iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte));
        hash = mix(hash, value | SMALL);
    }
    let rest = chunks.remainder().iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte));
    mix(hash, rest | SMALL)
}

/// A token as features see it.
#[derive(Clone, Copy)]
struct Seen {
    /// Hash of the form in small letters.
    word: u64,
    /// Hash of the last three letters.
    suffix: u64,
    /// Kind, case and length, coarsely.
    shape: u64,
}

const NOTHING: Seen = Seen { word: 1, suffix: 2, shape: 3 };

fn seen(text: &str, token: TokenSpan) -> Seen {
    let form = &text.as_bytes()[token.span.range()];
    let suffix = &form[form.len().saturating_sub(3)..];
    let stop = u64::from(form.len() > 1 && form[form.len() - 1] == b'.');
    // A token may be as long as the text; its begin tells enough.
    let form = &form[..form.len().min(LONGEST)];
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
    Seen {
        word: word_hash(form),
        suffix: word_hash(suffix),
        shape: case | (token.kind as u64) << 8 | length << 16 | stop << 24,
    }
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

/// Hashes of the features at a place.
pub(super) fn features(place: &Place<'_>) -> [u64; FEATURES] {
    let Place { text, tokens, begin, next, core, .. } = *place;
    let around = |index: Option<usize>| {
        index.and_then(|index| tokens.get(index)).map_or(NOTHING, |&token| seen(text, token))
    };
    let terminal = matches!(place.tail, Tail::Terminal | Tail::Half | Tail::Mark);
    let mark_or_word = around(Some(core));
    // The last word, and the one before it.
    let word = if terminal { core.checked_sub(1).filter(|&at| at >= begin) } else { Some(core) };
    let first_before = around(word);
    let second_before = around(word.and_then(|at| at.checked_sub(1)).filter(|&at| at >= begin));
    // Opening marks are told apart from the words behind them.
    let marks = place.openings();
    let behind = around(Some(next + marks));
    let after = around(Some(next + marks + 1));
    let third = around(Some(next + marks + 2));
    let first = around(Some(begin));
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
    let mark = if terminal { mark_or_word.word } else { 0 };
    let kind = mix(tail, mark);
    let opened = match marks {
        0 => 0,
        _ if text.as_bytes()[tokens[next].span.start as usize] == b'(' => 1,
        _ if text.as_bytes()[tokens[next].span.start as usize] == b'[' => 2,
        _ => 3,
    };
    let both = mix(mix(tail, behind.shape), opened);
    let length = bucket(next - begin);
    let remaining = bucket(tokens.len() - next);
    let state = u64::from(place.quoted) | u64::from(place.depth.min(2)) << 1;
    let closed = tokens.last().is_some_and(|token| {
        token.kind == TokenKind::Punct
            && matches!(head(text, *token), Head::Stop | Head::Open | Head::Close)
    });
    let list = [
        tail,
        kind,
        both,
        mix(kind, behind.shape),
        mix(tail, behind.word),
        mix(tail, first_before.word),
        mix(behind.shape, first_before.word),
        mix(mix(behind.shape, behind.word), 6),
        mix(kind, after.word),
        mix(tail, second_before.word),
        mix(both, first_before.shape),
        mix(mix(both, first_before.shape), second_before.shape),
        mix(mix(tail, behind.shape), after.shape),
        mix(mix(mix(tail, behind.shape), after.shape), third.shape),
        mix(mix(both, length), 14),
        mix(mix(both, state), 15),
        mix(mix(kind, remaining), 16),
        mix(mix(both, u64::from(closed)), 17),
        mix(mix(tail, first.word), behind.shape),
        mix(mix(first_before.word, behind.word), 19),
        mix(mix(tail, behind.suffix), behind.shape),
        mix(mix(tail, first_before.suffix), 21),
        mix(mix(both, u64::from(first.word == behind.word)), first.shape),
        mix(mix(both, bucket(place.small as usize)), 23),
        mix(mix(first_before.shape, behind.word), 24),
        mix(mix(first_before.word, second_before.word), 25),
        mix(mix(behind.word, after.word), 26),
        mix(mix(first.shape, length), both),
        mix(mix(mix(kind, state), behind.shape), first_before.shape),
        mix(mix(bucket(place.small as usize), length), tail),
        mix(mix(first_before.shape, second_before.shape), mix(behind.shape, after.shape)),
        mix(mix(mix(after.word, tail), behind.shape), 31),
    ];
    let mut hashes = [0; FEATURES];
    for (number, (hash, feature)) in hashes.iter_mut().zip(list).enumerate() {
        *hash = mix(feature, number as u64 + 1).wrapping_mul(SEED);
    }
    hashes
}

/// The class of the abbreviations a place may follow, for the compiler to keep in step with [`features`].
const _: () = assert!(AbbreviationClass::Inner as u64 + 2 < 15);
