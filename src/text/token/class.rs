//! What a byte or a character is to the scanner.

use crate::lexicon;
use std::sync::LazyLock;

/// Class of a byte.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// An ASCII letter or `_`.
    Letter,
    /// An ASCII figure.
    Digit,
    /// ASCII white space as `char::is_whitespace` has it.
    Space,
    /// Any other ASCII character.
    Mark,
    /// Part of a character beyond ASCII.
    High,
}

/// Class of each byte.
pub(super) static CLASS: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut table = [Class::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        table[byte] = if b.is_ascii_alphabetic() || b == b'_' {
            Class::Letter
        } else if b.is_ascii_digit() {
            Class::Digit
        } else if b == b' ' || (b >= 9 && b <= 13) {
            Class::Space
        } else if b >= 128 {
            Class::High
        } else {
            Class::Mark
        };
        byte += 1;
    }
    table
}

/// How many of eight bytes, from the first on, are ASCII letters or figures. All are compared at once, each in the high
/// bit of its own byte: a sum with `0x80 - c` sets it from the byte `c` on (Lamport, "Multiple byte processing with
/// full-word instructions", 1975).
pub(super) fn word_bytes(bytes: [u8; 8]) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    let word = u64::from_le_bytes(bytes);
    let seven = word & !HIGH;
    let small = seven | (0x20 * EACH);
    let from = |bytes: u64, first: u8| bytes + u64::from(0x80 - first) * EACH;
    let letter = from(small, b'a') & !from(small, b'z' + 1);
    let figure = from(seven, b'0') & !from(seven, b'9' + 1);
    let others = !(letter | figure) | word;
    (others & HIGH).trailing_zeros() as usize / 8
}

/// The character that begins at byte `at`; `None` at the end of the text.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends before byte `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// Whether a character continues a word: letters, figures, combining marks, soft hyphens and joiners.
pub(super) fn in_word(c: char) -> bool {
    // General Punctuation holds the curly marks and dashes: no letter, no figure, two joiners.
    if matches!(c, '\u{2000}'..='\u{206f}') {
        return matches!(c, '\u{200c}' | '\u{200d}');
    }
    c.is_alphanumeric() || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}') || is_combining(c)
}

/// Whether a character is a combining mark (general category M).
pub(super) fn is_combining(c: char) -> bool {
    // The first mark is U+0300; most text stops before it.
    if c < '\u{300}' {
        return false;
    }
    let marks = &*COMBINING;
    let code = u32::from(c);
    let after = marks.partition_point(|&(first, _)| first <= code);
    after > 0 && code <= marks[after - 1].1
}

static COMBINING: LazyLock<Vec<(u32, u32)>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/combining.txt"))
        .filter_map(|entry| {
            let (first, last) = entry.split_once('-').unwrap_or((entry, entry));
            Some((u32::from_str_radix(first, 16).ok()?, u32::from_str_radix(last, 16).ok()?))
        })
        .collect()
});

/// Whether a character is an apostrophe: straight, curly, or the full-width form.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{ff07}')
}

/// Whether a character beyond ASCII is a symbol rather than a punctuation mark.
pub(super) fn is_symbol(c: char) -> bool {
    matches!(c,
        '\u{a2}'..='\u{a6}' | '\u{a8}' | '\u{a9}' | '\u{ac}' | '\u{ae}'..='\u{b1}' | '\u{b4}' | '\u{b8}' | '\u{d7}' | '\u{f7}'
        | '\u{2044}' | '\u{2052}' | '\u{20a0}'..='\u{20cf}' | '\u{2100}'..='\u{2bff}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bytes_at_once_are_told_as_one_by_one() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut bytes = *b"aZ09zA5m";
                bytes[place] = byte;
                let one_by_one =
                    bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                assert_eq!(word_bytes(bytes), one_by_one, "{byte:#x} at {place}");
            }
        }
    }
}
