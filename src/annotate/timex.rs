//! Time expressions after TIMEX3 (`TimeML` 1.2.1): dates whole or in part, relative ones, weekdays by the tense around
//! them, times of day, durations and sets.
//!
//! Each expression is read for what it means ([`sense::Sense`]) and then set against a day ([`resolve`]): the article's,
//! that of the quotation, or, in a narrative far from its own date, the one that the text is at. A span takes its
//! determiner and modifiers (`the end of May`, `about two weeks`), never its preposition.

mod bare;
mod clock;
mod day;
mod duration;
mod modifier;
mod period;
mod recurring;
mod relative;
mod resolve;
mod sense;
mod setting;
mod tense;
#[cfg(test)]
mod tests;
mod value;
mod year;

use super::{calendar, number, page::Page};
use crate::record::{Basis, Grain, TimexKind, TokenKind};
use jiff::civil::Date;
use sense::Reading;
use std::ops::Range;

/// A time expression in a page, by its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Time {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// TIMEX3 type.
    pub(super) kind: TimexKind,
    /// TIMEX3 value.
    pub(super) value: Option<String>,
    /// How fine it is.
    pub(super) grain: Grain,
    /// What it was resolved against.
    pub(super) basis: Basis,
    /// The rule that read it.
    pub(super) rule: &'static str,
}

/// The time expressions of a page, in order; `published` is the day relative ones count from.
pub(super) fn find(page: &Page, published: Option<Date>) -> Vec<Time> {
    let mut openers = vec![None; page.forms()];
    let mut readings = Vec::new();
    for sentence in page.sentences() {
        let reader = Reader { page, sentence };
        let mut at = sentence.start;
        while at < sentence.end {
            let opens = *openers[page.form(at) as usize]
                .get_or_insert_with(|| is_opener(page.lower(at), page.kind(at)));
            let found = if opens { reader.read(at) } else { None };
            match found {
                Some(reading) => {
                    at = reading.tokens.end.max(at + 1);
                    readings.push(reading);
                }
                None => at += 1,
            }
        }
    }
    resolve::resolve(page, published, &readings)
}

/// Whether an expression can begin with a word in small letters.
fn is_opener(lower: &str, kind: TokenKind) -> bool {
    match kind {
        TokenKind::Number => return true,
        TokenKind::Word => {}
        _ => return false,
    }
    lower.as_bytes().first().is_some_and(u8::is_ascii_digit)
        || calendar::month(lower).is_some()
        || calendar::weekday(lower).is_some()
        || calendar::weekdays(lower).is_some()
        || calendar::unit(lower).is_some()
        || calendar::season(lower).is_some()
        || calendar::part_of_day(lower).is_some()
        || number::is_number_word(lower)
        || number::ordinal(lower).is_some()
        || relative::is_opener(lower)
        || recurring::is_opener(lower)
        || period::is_opener(lower)
        || duration::is_opener(lower)
}

/// Reads the expressions of one sentence.
struct Reader<'r, 'p> {
    page: &'r Page<'p>,
    sentence: &'r Range<usize>,
}

impl Reader<'_, '_> {
    /// The expression that begins at a token.
    fn read(&self, at: usize) -> Option<Reading> {
        // "state-of-the-art": inside a hyphen compound only figures and units of time begin one.
        self.reference(at)
            .or_else(|| self.recurring(at))
            .or_else(|| self.clock(at))
            .or_else(|| self.modified(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.point(at))
            .or_else(|| self.bare_unit(at))
    }

    /// A date without a modifier before it.
    fn point(&self, at: usize) -> Option<Reading> {
        if !self.sentence.contains(&at) {
            return None;
        }
        let reading = self
            .numeric(at)
            .or_else(|| self.calendar_date(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.holiday(at))
            .or_else(|| self.near_day(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.period(at))
            .or_else(|| self.year(at))?;
        Some(self.with_hour(reading))
    }

    /// The lower-case form of a token of the sentence; empty outside it.
    fn lower(&self, token: usize) -> &str {
        if self.sentence.contains(&token) { self.page.lower(token) } else { "" }
    }

    /// The lower-case form of the token before one.
    fn before(&self, token: usize) -> &str {
        token.checked_sub(1).map_or("", |token| self.lower(token))
    }

    /// Whether a token is a word with a capital where a sentence does not ask for one.
    fn capital_inside(&self, token: usize) -> bool {
        self.sentence.contains(&token)
            && token > self.sentence.start
            && self.page.capital(token)
            && (self.page.is_word(token - 1)
                || matches!(self.lower(token - 1), "," | "-" | "'s" | "&" | "."))
    }

    /// Whether a token is a hyphen or dash that joins what stands on both sides.
    fn joins(&self, token: usize) -> bool {
        matches!(self.lower(token), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}")
            && !self.page.spaced(token)
            && !self.page.spaced(token + 1)
    }
}
