//! Numbers without a sign before them: counts, shares, durations, ages, measures, scores, ordinals.

use super::{
    Amount, Reader, noun, number, rule_of,
    unit::{self, Unit},
};
use crate::record::{QuantityKind, TokenKind};
use std::ops::Range;

impl Reader<'_, '_> {
    pub(super) fn plain(&self, at: usize) -> Option<Amount> {
        let mut first = number::read(self.page, at, self.limit)?;
        if self.lower(at) == "between" || self.is_name(at, first) {
            return None;
        }
        if let Some(score) = self.score(at, first) {
            return score;
        }
        // "two and a half"
        if self.lower(first.end) == "and"
            && self.lower(first.end + 1) == "a"
            && self.lower(first.end + 2) == "half"
        {
            first.value += 0.5;
            first.end += 3;
        }
        let mut end = first.end;
        let high = self.high(&mut first, &mut end);
        if let Some(age) = self.age(at, end, first.value, high) {
            return Some(age);
        }
        let percent = |stop| Some((QuantityKind::Percent, "%", stop, "percent"));
        let found = match (self.lower(end), self.lower(end + 1)) {
            ("per", "-") if self.lower(end + 2) == "cent" => percent(end + 3),
            ("%" | "percent" | "pct" | "percentage", "point" | "points") => {
                Some((QuantityKind::Percent, "%", end + 2, "percentage-points"))
            }
            ("per", "cent") | ("-", "percent" | "%") => percent(end + 2),
            ("%" | "percent" | "pct" | "pc", _) => percent(end + 1),
            _ => self.shared_percent(end).then_some((QuantityKind::Percent, "%", end, "percent")),
        };
        if let Some((kind, unit, stop, rule)) = found {
            let mut amount = Amount::new(at..stop, kind, first.value, unit, rule);
            amount.high = high;
            return Some(self.bounded(amount, end));
        }
        // "40 or more people", "1,200-plus workers", "100+ workers": the bound stands before the unit.
        let number_end = end;
        let end = end + bound_behind(self, end).unwrap_or(0);
        if let Some((unit, stop)) = self.unit_at(end) {
            if unit.name == "second" && !first.figures && first.value < 2.0 {
                return None;
            }
            let mut stop = stop;
            let mut name = unit.name.to_owned();
            if unit.kind != QuantityKind::Duration
                && let Some((per, to)) = self.per(stop)
            {
                name = match (unit.name, per) {
                    ("km", "hour") => "km/h".to_owned(),
                    ("mile", "hour") => "mph".to_owned(),
                    _ => format!("{name}/{per}"),
                };
                stop = to;
            }
            let mut amount =
                Amount::new(at..stop, unit.kind, first.value * unit.factor, &name, rule_of(unit));
            amount.high = high.map(|high| high * unit.factor);
            return Some(self.bounded(amount, number_end));
        }
        self.count(at, number_end..end, first, high)
    }

    /// Whether a number shares the sign of the next one: the `35` of `35 and 40 percent`.
    fn shared_percent(&self, end: usize) -> bool {
        matches!(self.lower(end), "and" | "or" | "to")
            && number::read(self.page, end + 1, self.limit).is_some_and(|second| {
                matches!(self.lower(second.end), "%" | "percent" | "pct" | "pc")
                    || self.lower(second.end) == "per" && self.lower(second.end + 1) == "cent"
            })
    }

    /// The unit behind a number: `miles`, `- hour`, `more hours`, `° C`.
    fn unit_at(&self, end: usize) -> Option<(Unit, usize)> {
        let mut next = end;
        if self.lower(next) == "\u{b0}" {
            let degree = match self.lower(next + 1) {
                "c" => "celsius",
                "f" => "fahrenheit",
                _ => "degrees",
            };
            let (unit, _) = unit::unit(|place| if place == 0 { degree } else { "" }, false)?;
            return Some((unit, next + if degree == "degrees" { 1 } else { 2 }));
        }
        let touching = next > 0
            && !self.page.spaced(next)
            && self.page.kind(next - 1) == TokenKind::Number
            && !self.joins(next);
        if self.joins(next) {
            next += 1;
        }
        if matches!(
            self.lower(next),
            "more"
                | "full"
                | "consecutive"
                | "straight"
                | "additional"
                | "whole"
                | "further"
                | "extra"
                | "successive"
                | "long"
        ) {
            next += 1;
        }
        let (unit, length) = unit::unit(|place| self.lower(next + place), touching)?;
        let word = self.lower(next);
        // "40 won", "5 real problems", "3 sterling performances": verbs and adjectives.
        if length == 1
            && unit.kind == QuantityKind::Money
            && matches!(word, "won" | "real" | "sterling" | "rand" | "rial")
            && !self.lower(next + 1).is_empty()
            && self.page.is_word(next + 1)
            && word != "rial"
        {
            return None;
        }
        if length == 1
            && self.page.capital(next)
            && !self.page.spaced(next)
            && self.joins(next.wrapping_sub(1))
        {
            return None;
        }
        // "2 min", "5 ha": short forms need figures before them.
        let short = word.len() <= 2 && word != "kg" && word != "km";
        if short && self.page.kind(end.wrapping_sub(1)) != TokenKind::Number && !touching {
            return None;
        }
        Some((unit, next + length))
    }

    /// `34-year-old`, `34 years old`, `aged 34`, `Anna Berg, 34,`.
    fn age(&self, at: usize, end: usize, value: f64, high: Option<f64>) -> Option<Amount> {
        let new = |stop: usize, start: usize, name: &str| {
            let mut amount = Amount::new(start..stop, QuantityKind::Age, value, name, "age");
            amount.high = high;
            Some(self.bounded(amount, end))
        };
        let first = usize::from(self.joins(end));
        let unit_at = end + first;
        let unit = match self.lower(unit_at) {
            "year" | "years" => "year",
            "month" | "months" => "month",
            "week" | "weeks" => "week",
            "day" | "days" => "day",
            _ => "",
        };
        if !unit.is_empty() {
            let second = usize::from(self.joins(unit_at + 1));
            let old_at = unit_at + 1 + second;
            if matches!(self.lower(old_at), "old" | "olds") {
                return new(old_at + 1, at, unit);
            }
            if self.lower(old_at) == "of" && self.lower(old_at + 1) == "age" {
                return new(old_at + 2, at, unit);
            }
            return None;
        }
        if matches!(self.before(at), "aged" | "age") && value < 130.0 {
            return new(end, at - 1, "year");
        }
        // "Anna Berg, 34, said"
        let figures = self.page.kind(at) == TokenKind::Number
            && end == at + 1
            && self.page.raw(at).len() <= 3;
        let apposed = figures
            && (1.0..125.0).contains(&value)
            && value.fract() == 0.0
            && at >= 2
            && self.before(at) == ","
            && self.page.capital(at - 2)
            && matches!(self.lower(end), "," | "." | "")
            && at >= 3
            && (self.page.capital(at - 3) || self.page.kind(at - 3) != TokenKind::Number)
            && crate::annotate::calendar::month(self.lower(at - 2)).is_none();
        if apposed { new(end, at, "year") } else { None }
    }

    /// `3-1`, `5-4`: a result, where something is won, lost or voted. `Some(None)` is a pair of figures that is none.
    #[expect(clippy::option_option, reason = "no pair, a pair that is no score, a score")]
    fn score(&self, at: usize, first: number::Read) -> Option<Option<Amount>> {
        if first.end != at + 1 || self.page.raw(at).len() > 3 || !self.joins(at + 1) {
            return None;
        }
        let raw = self.page.raw(at + 2);
        let second = number::figure(raw).filter(|_| raw.len() <= 3 && at + 2 < self.limit)?;
        let end = at + 3;
        let unit = self.unit_at(end).is_some()
            || matches!(self.lower(end), "%" | "percent" | "per" | "million" | "billion" | "year");
        if unit || first.value.fract() != 0.0 || second.fract() != 0.0 {
            return None;
        }
        let sport = |token: usize| {
            matches!(
                self.lower(token),
                "win"
                    | "wins"
                    | "won"
                    | "beat"
                    | "beats"
                    | "beaten"
                    | "lost"
                    | "lose"
                    | "loss"
                    | "defeat"
                    | "defeated"
                    | "draw"
                    | "drew"
                    | "victory"
                    | "score"
                    | "scored"
                    | "lead"
                    | "led"
                    | "thrashed"
                    | "ahead"
                    | "vote"
                    | "voted"
                    | "ruling"
                    | "ruled"
                    | "decision"
                    | "aggregate"
                    | "record"
                    | "down"
                    | "up"
                    | "set"
                    | "sets"
                    | "tie"
                    | "tied"
                    | "series"
                    | "margin"
            )
        };
        let from = at.saturating_sub(12).max(self.start);
        let near = (from..at).any(sport) || (end..(end + 5).min(self.limit)).any(sport);
        if second > first.value && (!near || noun::counted(self.page, end, self.limit).is_some()) {
            return None;
        }
        if !near || self.joins(end) {
            return Some(None);
        }
        let mut amount = Amount::new(at..end, QuantityKind::Count, first.value, "score", "score");
        amount.high = Some(second);
        Some(Some(amount))
    }

    /// Figures that are no amounts: years, parts of names, house numbers, list numbers.
    fn is_name(&self, at: usize, first: number::Read) -> bool {
        let page = self.page;
        let lower = self.lower(at);
        let before = self.before(at);
        if matches!(lower, "m" | "k" | "bn" | "mn" | "tn" | "trn") {
            return true;
        }
        let inside = at > self.start && page.is_word(at - 1);
        if page.capital(at) && inside {
            return true;
        }
        if matches!(before, ":" | "/" | "#") && first.figures && !page.spaced(at)
            || noun::names(before)
        {
            return true;
        }
        if first.figures && at > self.start && before == "-" && !page.spaced(at) {
            return true;
        }
        if first.figures
            && (page.raw(first.end) == "/" || page.raw(first.end) == ":")
            && !page.spaced(first.end)
        {
            return true;
        }
        // "10 Downing Street", "221 Baker St."
        if first.figures
            && page.capital(first.end)
            && (first.end + 1..(first.end + 4).min(self.limit))
                .any(|token| page.capital(token) && noun::is_street(self.lower(token)))
        {
            return true;
        }
        !first.figures
            && lower == "one"
            && first.end == at + 1
            && self.one_counts(first.end).is_none()
    }

    /// What a lone `one` counts: a unit or a person.
    fn one_counts(&self, end: usize) -> Option<usize> {
        let unit = unit::unit(|place| self.lower(end + place), false).map(|_| end);
        unit.or_else(|| self.joins(end).then_some(end))
            .or_else(|| noun::single(self.page, end, self.limit))
    }

    fn count(
        &self,
        at: usize,
        bound: Range<usize>,
        first: number::Read,
        high: Option<f64>,
    ) -> Option<Amount> {
        let page = self.page;
        let (number_end, end) = (bound.start, bound.end);
        let one = !first.figures && first.value <= 1.0;
        let noun = if one {
            noun::single(page, end, self.limit)
        } else {
            noun::counted(page, end, self.limit)
        };
        // "two-state solution", "40-strong": a hyphen makes an adjective.
        if self.joins(end) {
            if self.lower(end + 1) == "strong" && first.value > 9.0 {
                let amount =
                    Amount::new(at..end + 2, QuantityKind::Count, first.value, "", "strong");
                return Some(self.bounded(amount, end + 2));
            }
            return None;
        }
        let before = at.checked_sub(1).filter(|before| *before >= self.start);
        let named = before.is_some_and(|before| {
            page.capital(before) && before > self.start && !noun::ends_phrase(self.lower(before))
        });
        let Some(noun) = noun else {
            let year = first.figures
                && page.raw(at).len() == 4
                && (1500.0..2100.0).contains(&first.value)
                && end == at + 1;
            let bounded = before.is_some_and(|before| {
                super::bound::before(|back| match before.checked_sub(back) {
                    Some(token) if token >= self.start => page.lower(token),
                    _ => "",
                })
                .is_some()
            });
            let leading = first.figures && at == self.start && self.lower(end) == ".";
            if year && !bounded
                || named && !bounded && first.figures
                || leading
                || page.capital(end) && end < self.limit && first.figures && !bounded
                || !first.figures && first.value < 20.0 && !bounded && high.is_none()
            {
                return None;
            }
            let mut amount = Amount::new(at..end, QuantityKind::Count, first.value, "", "count");
            amount.high = high;
            return Some(self.bounded(amount, number_end));
        };
        // "In 2026 elections": a year before a plural is a year.
        if first.figures
            && page.raw(at).len() == 4
            && (1900.0..2100.0).contains(&first.value)
            && self.before(at) == "in"
        {
            return None;
        }
        let mut amount =
            Amount::new(at..noun + 1, QuantityKind::Count, first.value, page.lower(noun), "count");
        amount.high = high;
        Some(self.bounded(amount, number_end))
    }

    /// `third`, `21st`, `second-largest`.
    pub(super) fn ordinal(&self, at: usize) -> Option<Amount> {
        let page = self.page;
        let lower = self.lower(at);
        let (value, end) = if let Some(value) = number::ordinal(lower) {
            (value, at + 1)
        } else {
            // "twenty-first"
            let tens = number::word_value(lower).filter(|value| (20.0..100.0).contains(value))?;
            let ones = number::ordinal(self.lower(at + 2))
                .filter(|ones| self.joins(at + 1) && *ones < 10.0)?;
            (tens + ones, at + 3)
        };
        // "they first saw it": without a determiner these are adverbs.
        let determined = matches!(
            self.before(at),
            "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "its"
                | "their"
                | "our"
                | "my"
                | "your"
                | "this"
                | "that"
                | "'s"
                | "'"
                | "very"
                | "every"
                | "no"
                | "whose"
        );
        if matches!(lower, "first" | "second") && !determined && !self.joins(end) {
            return None;
        }
        let inside = at > self.start && page.is_word(at - 1);
        // "First Lady", "Second World War", "at first", "first," of a list
        let adverb = matches!(lower, "first" | "second")
            && (!page.is_word(end) && !self.joins(end) || matches!(self.before(at), "at"));
        if page.capital(at) && (inside || page.capital(end) && end < self.limit) || adverb {
            return None;
        }
        let unit = if page.kind(end) == TokenKind::Word
            && end < self.limit
            && self.lower(end).len() > 2
            && !number::is_number_word(self.lower(end))
            && !noun::ends_phrase(self.lower(end))
        {
            self.lower(end)
        } else {
            ""
        };
        Some(Amount::new(at..end, QuantityKind::Ordinal, value, unit, "ordinal"))
    }
}

fn bound_behind(reader: &Reader, at: usize) -> Option<usize> {
    super::bound::behind(|next| reader.lower(at + next)).map(|(_, length)| length)
}
