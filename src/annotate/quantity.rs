//! Numbers with their units and bounds: counts, ordinals, money, shares, durations, ages, measures.
//!
//! A quantity takes the bound before it and the unit behind it into its span. Figures that name or date something are
//! none: years, sections, models, house numbers.

mod bound;
mod noun;
mod plain;
#[cfg(test)]
mod tests;
mod unit;

use super::{number, page::Page, timex::Time};
use crate::record::{Bound, QuantityKind, TimexKind, TokenKind};
pub(super) use bound::{bound_length, opens_bound};
use std::ops::Range;
use unit::Unit;
pub(super) use unit::is_unit;

/// A quantity in a page, by its tokens.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    /// Its tokens, bound and unit included.
    pub(super) tokens: Range<usize>,
    /// What is counted or measured.
    pub(super) kind: QuantityKind,
    /// Its value; the lower end of a range.
    pub(super) value: f64,
    /// The upper end of a range.
    pub(super) high: Option<f64>,
    /// Its unit.
    pub(super) unit: Option<String>,
    /// How the text limits it.
    pub(super) bound: Bound,
    /// The rule that read it.
    pub(super) rule: &'static str,
}

impl Amount {
    fn new(
        tokens: Range<usize>,
        kind: QuantityKind,
        value: f64,
        unit: &str,
        rule: &'static str,
    ) -> Self {
        let unit = (!unit.is_empty()).then(|| unit.to_owned());
        Self { tokens, kind, value, high: None, unit, bound: Bound::Exact, rule }
    }
}

/// The quantities of a page, in order; numbers inside dates are left out.
pub(super) fn find(page: &Page, times: &[Time]) -> Vec<Amount> {
    let mut openers = vec![None; page.forms()];
    let mut found: Vec<Amount> = Vec::new();
    let mut next_time = 0;
    for sentence in page.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            while next_time < times.len() && times[next_time].tokens.end <= at {
                next_time += 1;
            }
            if let Some(time) = times.get(next_time)
                && time.tokens.contains(&at)
                && time.kind != TimexKind::Duration
            {
                at = time.tokens.end;
                continue;
            }
            let opens = *openers[page.form(at) as usize].get_or_insert_with(|| is_opener(page, at));
            let floor = found.last().map_or(0, |last| last.tokens.end).max(sentence.start);
            let reader = Reader { page, start: floor, limit: sentence.end };
            match if opens { reader.read(at) } else { None } {
                Some(amount) => {
                    at = amount.tokens.end.max(at + 1);
                    found.push(amount);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// Whether a quantity can begin, its bound aside, with a token.
fn is_opener(page: &Page, at: usize) -> bool {
    let (raw, lower) = (page.raw(at), page.lower(at));
    page.kind(at) == TokenKind::Number
        || raw.bytes().any(|byte| byte.is_ascii_digit())
        || !raw.is_ascii()
        || unit::sign(raw).is_some()
        || number::is_number_word(lower)
        || number::ordinal(lower).is_some()
        || matches!(lower, "a" | "half" | "between")
}

/// Reads the quantities of one sentence.
struct Reader<'r, 'p> {
    page: &'r Page<'p>,
    /// Where the last quantity ended: nothing before it is taken again.
    start: usize,
    limit: usize,
}

impl Reader<'_, '_> {
    fn lower(&self, token: usize) -> &str {
        if token < self.limit { self.page.lower(token) } else { "" }
    }

    fn before(&self, token: usize) -> &str {
        token
            .checked_sub(1)
            .filter(|before| *before >= self.start)
            .map_or("", |before| self.page.lower(before))
    }

    /// Whether a token is a hyphen or dash that joins what stands on both sides.
    fn joins(&self, token: usize) -> bool {
        matches!(self.lower(token), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}")
            && !self.page.spaced(token)
            && !self.page.spaced(token + 1)
    }

    fn read(&self, at: usize) -> Option<Amount> {
        self.money(at)
            .or_else(|| self.one_in(at))
            .or_else(|| self.share(at))
            .or_else(|| self.glued(at))
            .or_else(|| self.plain(at))
            .or_else(|| self.ordinal(at))
    }

    /// Takes the bound before and behind an amount into it.
    fn bounded(&self, mut amount: Amount, number_end: usize) -> Amount {
        let start = amount.tokens.start;
        if start > self.start && self.lower(start - 1) == "between" && amount.high.is_some() {
            amount.tokens.start -= 1;
            return amount;
        }
        let back = |place: usize| match start.checked_sub(place + 1) {
            Some(token) if token >= self.start => self.page.lower(token),
            _ => "",
        };
        if let Some((bound, length)) = bound::before(back) {
            amount.bound = bound;
            amount.tokens.start -= length;
            return amount;
        }
        // "100+", "40 or more people": right behind the number, or behind its unit.
        for place in [number_end, amount.tokens.end] {
            if let Some((bound, length)) = bound::behind(|next| self.lower(place + next)) {
                amount.bound = bound;
                amount.tokens.end = amount.tokens.end.max(place + length);
                return amount;
            }
        }
        amount
    }

    /// `$5`, `US$2.5bn`, `£40-50m`, `$5 per barrel`.
    fn money(&self, at: usize) -> Option<Amount> {
        let raw = self.page.raw(at);
        let (currency, mut first) = if let Some(currency) = unit::sign(raw) {
            let value = number::figure(self.page.raw(at + 1)).filter(|_| at + 1 < self.limit)?;
            (currency, number::multiplied(self.page, value, at + 2, self.limit))
        } else {
            let place = raw.find(|c: char| c.is_ascii_digit()).filter(|&place| place > 0)?;
            let value = number::figure(&raw[place..])?;
            (unit::sign(&raw[..place])?, number::multiplied(self.page, value, at + 1, self.limit))
        };
        let mut end = first.end;
        let high = self.high(&mut first, &mut end);
        let mut unit = currency.name.to_owned();
        // "US $5", "5 dollars" written twice: "$5 dollars"
        if let Some((again, length)) = unit::unit(|next| self.lower(end + next), false)
            && again.kind == QuantityKind::Money
        {
            end += length;
            again.name.clone_into(&mut unit);
        }
        let number_end = end;
        if let Some((per, stop)) = self.per(end) {
            unit = format!("{unit}/{per}");
            end = stop;
        }
        let mut amount =
            Amount::new(at..end, QuantityKind::Money, first.value, &unit, "money-sign");
        amount.high = high;
        Some(self.bounded(amount, number_end))
    }

    /// `per barrel`, `a tonne`, `an hour` behind an amount.
    fn per(&self, at: usize) -> Option<(&str, usize)> {
        let word = self.lower(at + 1);
        match self.lower(at) {
            "per" | "/" if self.page.kind(at + 1) == TokenKind::Word => Some((
                unit::unit(|next| self.lower(at + 1 + next), false)
                    .map_or(word, |(unit, _)| unit.name),
                at + 2,
            )),
            "a" | "an" => {
                let (unit, length) = unit::unit(|next| self.lower(at + 1 + next), false)?;
                (unit.kind != QuantityKind::Money && length == 1 && !noun::is_plural(word))
                    .then_some((unit.name, at + 2))
            }
            _ => None,
        }
    }

    /// The upper end of a range whose lower end is `first`: `10-15`, `10 to 15 million`, `between 10 and 15`.
    fn high(&self, first: &mut number::Read, end: &mut usize) -> Option<f64> {
        let link = self.lower(*end);
        let between = (1..=3).any(|back| {
            end.checked_sub(back + 1)
                .is_some_and(|token| token >= self.start && self.lower(token) == "between")
        });
        let hyphen = self.joins(*end);
        if !(hyphen
            || link == "to"
            || link == "\u{2013}"
            || link == "-"
            || link == "or" && !first.figures
            || link == "and" && between)
        {
            return None;
        }
        let mut next = *end + 1;
        // "two- to three-year"
        if link == "-" && matches!(self.lower(next), "to" | "or") {
            next += 1;
        }
        if unit::sign(self.page.raw(next)).is_some() && next < self.limit {
            next += 1;
        }
        let second = number::read(self.page, next, self.limit)?;
        if second.figures != first.figures {
            return None;
        }
        // "10 to 15 million": the multiplier counts for both.
        let factor =
            if first.end > 0 && second.value >= 1e3 && first.value < 1000.0 && second.end > next {
                let bare = number::figure(self.page.raw(next)).unwrap_or(second.value);
                if second.value > bare
                    || !first.figures
                    || self.page.raw(next).ends_with(|c: char| c.is_ascii_alphabetic())
                {
                    [1e12, 1e9, 1e6, 1e3]
                        .into_iter()
                        .find(|factor| second.value >= *factor)
                        .unwrap_or(1.0)
                } else {
                    1.0
                }
            } else {
                1.0
            };
        if second.value <= first.value {
            return None;
        }
        if first.value * factor < second.value {
            first.value *= factor;
        }
        *end = second.end;
        Some(second.value)
    }

    /// `one in five`, `nine out of ten`.
    fn one_in(&self, at: usize) -> Option<Amount> {
        let first = number::read(self.page, at, self.limit)?;
        let hyphen = usize::from(self.joins(first.end));
        let mut next = first.end + hyphen;
        match (self.lower(next), self.lower(next + 1)) {
            ("out", "of") => next += 2,
            ("in", _) => next += 1 + usize::from(hyphen == 1 && self.joins(next + 1)),
            _ => return None,
        }
        let out = self.lower(next - 1) == "of";
        let second = number::read(self.page, next, self.limit)?;
        let shared = first.value < second.value
            && second.figures == first.figures
            && first.value.fract() == 0.0;
        // "40 in 2019": a share has small round figures.
        let small = first.value <= 10.0 && second.value <= 1e6 || out;
        let plain = unit::unit(|place| self.lower(second.end + place), false)
            .is_none_or(|(unit, _)| unit.kind != QuantityKind::Duration);
        let year =
            self.page.kind(next) == TokenKind::Number && (1500.0..2100.0).contains(&second.value);
        if !shared || !small || !plain || year || !out && hyphen == 0 && first.value > 3.0 {
            return None;
        }
        let end =
            noun::counted(self.page, second.end, self.limit).map_or(second.end, |noun| noun + 1);
        let amount = Amount::new(
            at..end.min(second.end + 2),
            QuantityKind::Percent,
            100.0 * first.value / second.value,
            "%",
            "one-in",
        );
        Some(self.bounded(amount, end))
    }

    /// `two-thirds`, `half of`.
    fn share(&self, at: usize) -> Option<Amount> {
        let (value, end) = number::share(self.page, at, self.limit)?;
        // "half an hour" and "three quarters" of a fiscal year are none; nor "quarter-finals".
        if self.joins(end) || self.joins(at.wrapping_sub(1)) && at > self.start {
            return None;
        }
        let amount = Amount::new(at..end, QuantityKind::Percent, 100.0 * value, "%", "fraction");
        Some(self.bounded(amount, end))
    }

    /// `20C`, `50p`, `10.5pc`: figure and unit in one token.
    fn glued(&self, at: usize) -> Option<Amount> {
        if self.page.kind(at) != TokenKind::Word
            || !self.page.raw(at).as_bytes().first()?.is_ascii_digit()
        {
            return None;
        }
        let lower = self.lower(at);
        let place = lower.find(|c: char| c.is_ascii_alphabetic())?;
        let (figures, letters) = lower.split_at(place);
        let value = number::figure(figures)?;
        let new = |kind, value, name, rule| {
            Some(self.bounded(Amount::new(at..at + 1, kind, value, name, rule), at + 1))
        };
        match letters {
            "pc" => return new(QuantityKind::Percent, value, "%", "percent"),
            "p" => return new(QuantityKind::Money, value / 100.0, "GBP", "money-word"),
            "c" if self.page.raw(at).ends_with('c') => {
                return new(QuantityKind::Money, value / 100.0, "USD", "money-word");
            }
            _ => {}
        }
        let (unit, _) =
            unit::unit(|next| if next == 0 { letters } else { self.lower(at + next) }, true)?;
        new(unit.kind, value * unit.factor, unit.name, rule_of(unit))
    }
}

fn rule_of(unit: Unit) -> &'static str {
    match unit.kind {
        QuantityKind::Money => "money-word",
        QuantityKind::Duration => "duration",
        _ => "measure",
    }
}
