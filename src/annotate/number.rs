//! Reads numbers: figures, number words and both mixed (`2.5 million`, `twenty-five`, `half a dozen`).

use super::page::Page;
use crate::{lexicon, record::TokenKind};
use foldhash::HashMap;
use std::sync::LazyLock;

static WORDS: LazyLock<HashMap<&'static str, f64>> =
    LazyLock::new(|| values(include_str!("../data/number_words.txt")));

static ORDINALS: LazyLock<HashMap<&'static str, f64>> =
    LazyLock::new(|| values(include_str!("../data/ordinals.txt")));

fn values(list: &'static str) -> HashMap<&'static str, f64> {
    lexicon::entries(list)
        .filter_map(|row| row.split_once(' '))
        .filter_map(|(word, value)| Some((word, value.parse().ok()?)))
        .collect()
}

/// A number in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Read {
    /// Its value.
    pub(super) value: f64,
    /// One past its last token.
    pub(super) end: usize,
    /// Whether it is written in figures.
    pub(super) figures: bool,
}

/// The number that begins at a token.
pub(super) fn read(page: &Page, start: usize, limit: usize) -> Option<Read> {
    if start >= limit {
        return None;
    }
    if let Some(value) = figure(page.raw(start)).or_else(|| mixed_fraction(page.raw(start))) {
        return Some(multiplied(page, value, start + 1, limit));
    }
    halved(page, start, limit).or_else(|| words(page, start, limit))
}

/// A value in figures with the multipliers behind it: `1.2 million`, `40 hundred thousand`.
pub(super) fn multiplied(page: &Page, value: f64, start: usize, limit: usize) -> Read {
    let (mut value, mut end) = (value, start);
    while end < limit.min(start + 3)
        && let Some(factor) = multiplier(page.lower(end))
    {
        value *= factor;
        end += 1;
    }
    Read { value: whole(value), end, figures: true }
}

/// A large value without the noise of binary fractions: 4.1 million is whole.
fn whole(value: f64) -> f64 {
    if value >= 1e3 && (value - value.round()).abs() < 1e-4 { value.round() } else { value }
}

/// `half a million`, `half a dozen`, `a quarter of a million`.
fn halved(page: &Page, start: usize, limit: usize) -> Option<Read> {
    let (part, at) = match page.lower(start) {
        "half" if page.lower(start + 1) == "a" => (0.5, start + 2),
        "half" if page.lower(start + 1) == "-" && page.lower(start + 2) == "a" => (0.5, start + 4),
        "a" if page.lower(start + 1) == "half" => (0.5, start + 2),
        "a" if page.lower(start + 1) == "quarter"
            && page.lower(start + 2) == "of"
            && page.lower(start + 3) == "a" =>
        {
            (0.25, start + 4)
        }
        _ => return None,
    };
    let factor = multiplier(page.lower(at)).filter(|_| at < limit && page.lower(at).len() > 2)?;
    Some(Read { value: part * factor, end: at + 1, figures: false })
}

/// The value of a fraction sign alone or behind figures: `½`, `1½`.
fn mixed_fraction(raw: &str) -> Option<f64> {
    let last = raw.chars().next_back()?;
    let part = match last {
        '½' => 0.5,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅕' => 0.2,
        '⅛' => 0.125,
        _ => return None,
    };
    let whole = &raw[..raw.len() - last.len_utf8()];
    if whole.is_empty() { Some(part) } else { Some(figure(whole)? + part) }
}

/// The value of a share in words and where it ends: `two-thirds`, `three quarters`, `a third of`, `half of`.
pub(super) fn share(page: &Page, start: usize, limit: usize) -> Option<(f64, usize)> {
    let lower = |at: usize| if at < limit { page.lower(at) } else { "" };
    if lower(start) == "half" {
        let of = matches!(
            lower(start + 1),
            "of" | "the" | "its" | "their" | "his" | "her" | "our" | "all"
        );
        return of.then_some((0.5, start + 1));
    }
    let (top, at) = match lower(start) {
        "a" => (1.0, start + 1),
        word => (word_value(word).filter(|value| *value < 100.0)?, start + 1),
    };
    let hyphen = lower(at) == "-" && !page.spaced(at);
    let at = at + usize::from(hyphen);
    let bottom = match lower(at) {
        "half" | "halves" => 2.0,
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" | "fourths" => 4.0,
        "fifth" | "fifths" => 5.0,
        "sixth" | "sixths" => 6.0,
        "seventh" | "sevenths" => 7.0,
        "eighth" | "eighths" => 8.0,
        "tenth" | "tenths" => 10.0,
        _ => return None,
    };
    // "a third man" is an ordinal, "a third of them" a share.
    let plural = lower(at).ends_with('s') || lower(at) == "halves";
    let sure = lower(at + 1) == "of" || plural && top > 1.0 || hyphen && lower(start) != "a";
    (sure && top < bottom).then_some((top / bottom, at + 1))
}

/// Whether a word in small letters is a number word of its own: `five`, `hundred`.
pub(super) fn is_number_word(lower: &str) -> bool {
    lower.len() > 2 && WORDS.contains_key(lower)
}

/// The value of a number word in small letters.
pub(super) fn word_value(lower: &str) -> Option<f64> {
    WORDS.get(lower).copied().filter(|_| lower.len() > 2)
}

/// The value of `first`, `21st`.
pub(super) fn ordinal(lower: &str) -> Option<f64> {
    if let Some(&value) = ORDINALS.get(lower) {
        return Some(value);
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| lower.strip_suffix(ending))?;
    digits.parse::<u32>().ok().map(f64::from)
}

/// The value of `1,200`, `3.5`, `40`, `2.5m`, `10bn`, `40,000`.
pub(super) fn figure(raw: &str) -> Option<f64> {
    let bytes = raw.as_bytes();
    if !bytes.first()?.is_ascii_digit() || bytes.len() > 24 {
        return None;
    }
    let digits = bytes
        .iter()
        .take_while(|&&byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
        .count();
    let (number, rest) = raw.split_at(digits);
    let factor = match rest {
        "" => 1.0,
        "k" | "K" => 1e3,
        "m" | "mn" | "M" => 1e6,
        "bn" | "b" | "B" => 1e9,
        "tn" => 1e12,
        _ => return None,
    };
    let number = match number.strip_suffix([',', '.']) {
        Some(_) => return None,
        None => number,
    };
    let groups = number.split('.').next()?;
    if groups.contains(',') && !groups.split(',').skip(1).all(|group| group.len() == 3) {
        return None;
    }
    let mut plain = [0u8; 24];
    let mut length = 0;
    for byte in number.bytes().filter(|&byte| byte != b',') {
        plain[length] = byte;
        length += 1;
    }
    std::str::from_utf8(&plain[..length])
        .ok()?
        .parse::<f64>()
        .ok()
        .map(|value| whole(value * factor))
}

fn multiplier(lower: &str) -> Option<f64> {
    match lower {
        "hundred" | "thousand" | "million" | "billion" | "trillion" | "m" | "mn" | "bn" | "tn"
        | "k" | "dozen" => WORDS.get(lower).copied(),
        _ => None,
    }
}

fn words(page: &Page, start: usize, limit: usize) -> Option<Read> {
    let limit = limit.min(start + 12);
    let mut end = start;
    let (mut total, mut current) = (0.0, 0.0);
    let mut seen = false;
    while end < limit {
        let lower = page.lower(end);
        if let Some(factor) = multiplier(lower).filter(|_| lower.len() > 2) {
            if !seen {
                // "a hundred", "a dozen"; "hundreds" is no number.
                current = 1.0;
            }
            current *= factor;
            if factor >= 1000.0 {
                total += current;
                current = 0.0;
            }
        } else if let Some(&value) = WORDS.get(lower).filter(|_| lower.len() > 2) {
            // "twenty five" adds, "two three" does not.
            if seen && current % 100.0 != 0.0 && !(current % 10.0 == 0.0 && value < 10.0) {
                break;
            }
            current += value;
        } else if is_link(page, start, end, seen, total + current >= 100.0) && end + 1 < limit {
            end += 1;
            continue;
        } else {
            break;
        }
        seen = true;
        end += 1;
    }
    (seen && page.kind(start) != TokenKind::Punct).then_some(Read {
        value: total + current,
        end,
        figures: false,
    })
}

/// Whether a token links or opens a number in words: `twenty-five`, `two hundred and five`, `a dozen`.
fn is_link(page: &Page, start: usize, at: usize, seen: bool, hundreds: bool) -> bool {
    let next = page.lower(at + 1);
    match page.lower(at) {
        "-" => seen && WORDS.contains_key(next) && !page.spaced(at),
        "and" => {
            seen && hundreds
                && WORDS.contains_key(next)
                && at > start
                && matches!(page.lower(at - 1), "hundred" | "thousand" | "million")
        }
        "a" => !seen && next.len() > 2 && multiplier(next).is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_with_groups_decimals_and_multipliers() {
        for (raw, value) in [
            ("40", Some(40.0)),
            ("1,200", Some(1200.0)),
            ("3.5", Some(3.5)),
            ("2.5m", Some(2_500_000.0)),
            ("10bn", Some(10_000_000_000.0)),
            ("1,20", None),
            ("F-16", None),
            ("21st", None),
            ("", None),
        ] {
            assert_eq!(figure(raw), value, "{raw}");
        }
    }

    #[test]
    fn ordinals_are_read_as_words_and_figures() {
        assert_eq!(ordinal("third"), Some(3.0));
        assert_eq!(ordinal("21st"), Some(21.0));
        assert_eq!(ordinal("best"), None);
    }
}
