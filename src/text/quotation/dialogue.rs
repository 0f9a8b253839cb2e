//! Dialogue after dashes, as French, Spanish, Polish and Russian print it: `— Oui, — dit-elle. — Partons.`
//!
//! Only where the text shows the habit: two paragraphs or more begin with a dash and a sentence, and one of them has a
//! reporting clause between dashes. Paragraphs with quotation marks are left to those.

use crate::record::{ByteSpan, RegionSpan, SegmentKind, SegmentSpan};

fn is_long_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―')
}

/// Whether `text` prints dialogue with dashes.
pub(super) fn spoken(text: &str, segments: &[SegmentSpan]) -> bool {
    let mut turns = 0;
    let mut clauses = 0;
    for segment in segments.iter().filter(|segment| segment.kind == SegmentKind::Body) {
        let unit = segment.span.of(text);
        if begins_turn(unit) {
            turns += 1;
            clauses += usize::from(clause(unit, first_word(unit)).is_some());
        }
    }
    turns >= 2 && clauses >= 1
}

fn begins_turn(unit: &str) -> bool {
    unit.starts_with(is_long_dash)
        && unit[first_word(unit)..]
            .starts_with(|c: char| c.is_uppercase() || matches!(c, '¿' | '¡' | '…'))
}

/// Byte where the words after the dash at the start of `unit` begin.
fn first_word(unit: &str) -> usize {
    let rest = unit.trim_start_matches(is_long_dash);
    unit.len() - rest.trim_start().len()
}

/// From `from` on, where the reporting clause begins: the byte where the words before it end, and that of its dash.
fn clause(unit: &str, from: usize) -> Option<(usize, usize)> {
    let mut dashes = unit[from..].char_indices().filter(|&(_, c)| is_long_dash(c));
    dashes.find_map(|(place, dash)| {
        let place = from + place;
        let before = &unit[..place];
        let words = before.trim_end();
        let after = &unit[place + dash.len_utf8()..];
        let glued = !after.starts_with(char::is_whitespace);
        let spoken = words.ends_with([',', '.', '!', '?', '…']) || glued;
        (before.len() > words.len() && spoken && after.trim_start().starts_with(char::is_lowercase))
            .then_some((words.len(), place))
    })
}

/// From the dash at `from`, where a reporting clause begins: the byte of the dash that ends it, and that where words
/// begin after it.
fn resumption(unit: &str, from: usize) -> Option<(usize, usize)> {
    let skip = unit[from..].chars().next().map_or(0, char::len_utf8);
    let mut dashes = unit[from + skip..].char_indices().filter(|&(_, c)| is_long_dash(c));
    dashes.find_map(|(place, dash)| {
        let place = from + skip + place;
        let after = &unit[place + dash.len_utf8()..];
        let words = after
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ':' | ';'));
        let resumes =
            unit[..place].trim_end().ends_with(['.', ',', ':']) || words.len() < after.len();
        (resumes && words.starts_with(|c: char| c.is_alphabetic() || matches!(c, '¿' | '¡' | '…')))
            .then_some((place, unit.len() - words.len()))
    })
}

/// The spoken parts of a paragraph that begins with a dash: from dash to reporting clause or end.
pub(super) fn regions(text: &str, span: ByteSpan, found: &mut Vec<RegionSpan>) {
    let unit = span.of(text);
    if !begins_turn(unit) {
        return;
    }
    let base = span.start as usize;
    let mut turn = Some((0, first_word(unit)));
    while let Some((dash, words)) = turn {
        let clause = clause(unit, words);
        let end = clause.map_or(unit.len(), |(end, _)| end);
        if end > words {
            found.push(RegionSpan {
                span: ByteSpan::new(base + dash, base + end),
                inner: ByteSpan::new(base + words, base + end),
                parent: None,
                closed: clause.is_some(),
                continues: None,
            });
        }
        turn = clause.and_then(|(_, place)| resumption(unit, place));
    }
}
