//! Quotation marks of one stretch of text, with what stands beside them.

use super::apostrophe;
use crate::record::ByteSpan;

/// Marks that can close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `"`, `“ ”`, `„ “`, ` `` '' `.
    Double,
    /// `'`, `‘ ’`, `‚ ‘`.
    Single,
    /// `« »` either way round.
    Guillemet,
    /// `‹ ›` either way round.
    SingleGuillemet,
    /// `「 」`.
    Corner,
    /// `『 』`.
    WhiteCorner,
}

impl Family {
    /// How many families there are.
    pub(super) const COUNT: usize = 6;
}

/// Which way the glyph itself points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glyph {
    /// Opens by its shape.
    Opening,
    /// Closes by its shape.
    Closing,
    /// Closes what a low mark opened, else opens: `“` and `‘`.
    High,
    /// Opens, low: `„` and `‚`.
    Low,
    /// Has no direction: `"` and `'`.
    Straight,
}

/// A quotation mark and what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Bytes of the mark.
    pub(super) span: ByteSpan,
    pub(super) family: Family,
    pub(super) glyph: Glyph,
    /// The character before, within the stretch.
    pub(super) before: Option<char>,
    /// The character after, within the stretch.
    pub(super) after: Option<char>,
    /// For a single mark: could be the apostrophe of a plural (`the boys' house`).
    pub(super) plural: bool,
    /// For a double mark: could be an inch mark (`a 5" gun`).
    pub(super) inch: bool,
}

impl Mark {
    /// Whether its neighbours are those of an opening mark; `opened_before` tells whether the mark that touches it on
    /// the left, if any, opened.
    pub(super) fn looks_opening(&self, opened_before: bool) -> bool {
        let left = self.before.is_none_or(|c| {
            c.is_whitespace()
                || is_bracket(c)
                || is_dash(c)
                || c == '/'
                || (opened_before && is_mark(c))
        });
        let right = self.after.is_some_and(|c| {
            c.is_alphanumeric()
                || is_mark(c)
                || matches!(
                    c,
                    '…' | '.'
                        | '$'
                        | '£'
                        | '€'
                        | '#'
                        | '@'
                        | '('
                        | '['
                        | '¿'
                        | '¡'
                        | '-'
                        | '–'
                        | '—'
                        | '*'
                )
                || !(c.is_ascii() || c.is_whitespace() || is_dash(c))
        });
        left && right
    }

    /// Whether its neighbours are those of a closing mark.
    pub(super) fn looks_closing(&self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace())
            && self.after.is_none_or(|c| !c.is_alphanumeric())
    }
}

fn is_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '<' | '>' | '=' | '|')
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—' | '―')
}

/// Whether `c` is part of any quotation mark.
pub(in crate::text) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '″' | '\'' | '`' | '\u{2018}'
            ..='\u{201F}' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』' | '＂' | '｢' | '｣'
    )
}

/// Finds the bytes that a mark may begin with.
#[derive(Clone, Copy)]
pub(super) struct Begins {
    /// Whether a mark other than a straight or a curly one may be in the text.
    rare: bool,
}

impl Begins {
    pub(super) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let rare = memchr::memchr3(b'`', 0xC2, 0xE3, bytes).is_some();
        Self { rare: rare || memchr::memchr(0xEF, bytes).is_some() }
    }

    /// Where the next of them stands.
    fn next(self, bytes: &[u8]) -> Option<usize> {
        if self.rare {
            bytes
                .iter()
                .position(|byte| matches!(byte, b'"' | b'\'' | b'`' | 0xC2 | 0xE2 | 0xE3 | 0xEF))
        } else {
            memchr::memchr3(b'"', b'\'', 0xE2, bytes)
        }
    }
}

/// The marks of `unit` in order; apostrophes and inch marks that can be nothing else are left out.
pub(super) fn marks(text: &str, unit: ByteSpan, begins: Begins, found: &mut Vec<Mark>) {
    found.clear();
    let stretch = unit.of(text);
    let base = unit.start as usize;
    let mut read = 0;
    while let Some(ahead) = begins.next(&stretch.as_bytes()[read..]) {
        let place = read + ahead;
        let Some(c) = stretch[place..].chars().next() else { return };
        let mut end = place + c.len_utf8();
        read = end;
        if !is_mark(c) {
            continue;
        }
        let mut after = stretch[end..].chars().next();
        // Two single marks side by side make a double one: ``…'' and ‘‘…’’.
        let twice = matches!(c, '`' | '\'' | '‘' | '’' | '‚') && after == Some(c);
        if twice {
            end += c.len_utf8();
            read = end;
            after = stretch[end..].chars().next();
        }
        let before = stretch[..place].chars().next_back();
        let (family, glyph) = nature(c, twice);
        let mut mark = Mark {
            span: ByteSpan::new(base + place, base + end),
            family,
            glyph,
            before,
            after,
            plural: false,
            inch: false,
        };
        if family == Family::Single {
            let next_word = &stretch[end..];
            if apostrophe::certain(mark.before, next_word, matches!(c, '’' | '\'' | '‘')) {
                continue;
            }
            mark.plural = apostrophe::plural(mark.before, next_word);
        } else if matches!(c, '"' | '”' | '″') && mark.before.is_some_and(|c| c.is_ascii_digit())
        {
            // A double prime behind a figure is nothing else.
            if c == '″' || feet(&stretch[..place]) {
                continue;
            }
            mark.inch = c == '"';
        }
        found.push(mark);
    }
}

fn nature(c: char, twice: bool) -> (Family, Glyph) {
    use Family::{Corner, Double, Guillemet, Single, SingleGuillemet, WhiteCorner};
    use Glyph::{Closing, High, Low, Opening, Straight};
    match c {
        '“' | '‟' => (Double, High),
        '”' => (Double, Closing),
        '„' => (Double, Low),
        '‘' | '‛' => (if twice { Double } else { Single }, High),
        '’' => (if twice { Double } else { Single }, Closing),
        '‚' => (if twice { Double } else { Single }, Low),
        '`' => (if twice { Double } else { Single }, Opening),
        '\'' => (if twice { Double } else { Single }, Straight),
        '«' => (Guillemet, Opening),
        '»' => (Guillemet, Closing),
        '‹' => (SingleGuillemet, Opening),
        '›' => (SingleGuillemet, Closing),
        '「' | '｢' => (Corner, Opening),
        '」' | '｣' => (Corner, Closing),
        '『' => (WhiteCorner, Opening),
        '』' => (WhiteCorner, Closing),
        _ => (Double, Straight),
    }
}

/// Whether `left` ends in feet and inches without their last mark: `6'2`, `5' 11`.
fn feet(left: &str) -> bool {
    let bytes = left.as_bytes();
    let inches = bytes.iter().rev().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    if inches == 0 || inches > 2 {
        return false;
    }
    let rest = &left[..left.len() - inches];
    let rest = rest.strip_suffix(" ").unwrap_or(rest);
    let Some(rest) = rest.strip_suffix(['\'', '’', '‘', '′']) else { return false };
    rest.ends_with(|c: char| c.is_ascii_digit()) && left.len() - rest.len() <= inches + 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_begins_with_a_byte_that_is_looked_for() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter(|&c| is_mark(c)) {
            let text = format!("word {c}");
            assert_eq!(Begins::new(&text).next(text.as_bytes()), Some(5), "{c:?}");
        }
    }
}
