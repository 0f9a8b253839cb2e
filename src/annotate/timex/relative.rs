//! Relative expressions: `last week`, `the following year`, `the end of the month`, `now`, `recently`.

use super::{
    Reader,
    sense::{From, Reading, Sense},
    tense::Tense,
};
use crate::{
    annotate::calendar::{self, Unit},
    lexicon,
    record::{Grain, TimexKind, TokenKind},
};
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

/// The words of references with their values.
type References = Vec<(Vec<&'static str>, &'static str)>;

/// First word of a reference → its words and value, longer ones first.
static REFERENCES: LazyLock<HashMap<&'static str, References>> = LazyLock::new(|| {
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for row in lexicon::entries(include_str!("../../data/time_references.txt")) {
        let mut words = row.split(' ');
        let value = words.next().unwrap_or_default();
        let words: Vec<_> = words.collect();
        if let Some(first) = words.first() {
            found.entry(*first).or_default().push((words, value));
        }
    }
    for list in found.values_mut() {
        list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    found
});

/// Whether a relative expression or a modifier can begin with a word.
pub(super) fn is_opener(lower: &str) -> bool {
    matches!(
        lower,
        "last"
            | "this"
            | "next"
            | "that"
            | "the"
            | "same"
            | "previous"
            | "following"
            | "coming"
            | "past"
            | "today"
            | "yesterday"
            | "tomorrow"
            | "tonight"
            | "overnight"
            | "early"
            | "late"
            | "later"
            | "earlier"
            | "mid"
            | "end"
            | "very"
            | "as"
            | "about"
            | "around"
            | "shortly"
            | "christmas"
            | "thanksgiving"
            | "easter"
            | "halloween"
            | "new"
            | "independence"
            | "labor"
            | "memorial"
            | "veterans"
            | "valentine"
            | "valentine's"
            | "st."
            | "martin"
            | "presidents"
            | "good"
            | "ash"
            | "palm"
            | "maundy"
            | "boxing"
            | "pentecost"
            | "armistice"
            | "remembrance"
            | "moments"
            | "beginning"
            | "start"
            | "middle"
            | "its"
            | "exactly"
    ) || REFERENCES.contains_key(lower)
}

/// What a shifting word before a unit says: how far, and from what.
fn shift(lower: &str) -> Option<(i32, From)> {
    Some(match lower {
        "last" | "past" => (-1, From::Now),
        "this" | "current" => (0, From::Now),
        "next" | "coming" => (1, From::Now),
        "previous" | "preceding" => (-1, From::Text),
        "same" => (0, From::Text),
        "following" | "ensuing" | "subsequent" => (1, From::Text),
        _ => return None,
    })
}

impl Reader<'_, '_> {
    /// `now`, `currently`, `recent weeks`, `the near future`.
    pub(super) fn reference(&self, at: usize) -> Option<Reading> {
        let list = REFERENCES.get(self.lower(at))?;
        let (words, value) = list.iter().find(|(words, _)| {
            words.iter().enumerate().all(|(place, word)| self.lower(at + place) == *word)
        })?;
        let end = at + words.len();
        if self.capital_inside(at) {
            return None;
        }
        match words[0] {
            // "now" that links clauses: "now that".
            "now" if self.lower(end) == "that" => return None,
            // "soon" is the future only from now on: "the town soon fell" says nothing of it.
            "soon"
                if matches!(self.before(at), "as" | "so" | "too" | "how")
                    || self.tense(at, end) == Tense::Past =>
            {
                return None;
            }
            "the"
                if words.len() == 2
                    && words[1] == "past"
                    && self.page.is_word(end)
                    && !matches!(
                        self.lower(end),
                        "and" | "or" | "to" | "is" | "was" | "has" | "had" | "as" | "but" | "that"
                    ) =>
            {
                return None;
            }
            "future" if words.len() == 1 && self.before(at) == "the" => return None,
            "at" if matches!(self.lower(end), "of" | "in" | "when") => return None,
            "this"
                if words.len() == 2
                    && (self.page.is_word(end)
                        && !matches!(self.lower(end), "and" | "but" | "in" | "with" | "the")) =>
            {
                return None;
            }
            // "current" and "recent" before a unit are read with it.
            "current" if calendar::unit(self.lower(end)).is_some() => return None,
            _ => {}
        }
        // "at present", "at the moment": the preposition stays outside.
        let start = if words[0] == "at" { at + 1 } else { at };
        if words[0] == "this" && self.page.kind(at) != TokenKind::Word {
            return None;
        }
        Some(Reading::fixed(start..end, TimexKind::Date, *value, Grain::Day, "reference"))
    }

    /// `last week`, `this year`, `the following day`, `that month`, `the same year`, `last October`, `this summer`.
    pub(super) fn relative(&self, at: usize) -> Option<Reading> {
        if let Some(reading) = self.part_of_day(at) {
            return Some(reading);
        }
        let lower = self.lower(at);
        let mut next = at;
        let mut the = false;
        let (mut amount, mut from) = match lower {
            "the" => {
                the = true;
                next += 1;
                if let Some(reading) = self.day_beside(at) {
                    return Some(reading);
                }
                shift(self.lower(next))?
            }
            "that" => {
                if self.lower(next + 1) == "same" {
                    next += 1;
                }
                (0, From::Text)
            }
            _ => shift(lower)?,
        };
        if matches!(
            lower,
            "same" | "past" | "coming" | "current" | "preceding" | "ensuing" | "subsequent"
        ) && lower != "current"
        {
            return None;
        }
        if matches!(lower, "previous" | "following") && !the {
            return None;
        }
        // "the next day" counts from the story, "next week" from today.
        if the && matches!(self.lower(next), "next" | "last") && self.lower(next) == "next" {
            from = From::Text;
        }
        next += 1;
        if self.lower(next) == "very"
            || self.lower(next) == "fiscal"
            || self.lower(next) == "financial"
            || self.lower(next) == "calendar"
        {
            next += 1;
        }
        // "this past week", "this coming Friday"
        if lower == "this" {
            match self.lower(next) {
                "past" => (amount, next) = (-1, next + 1),
                "coming" => (amount, next) = (1, next + 1),
                "same" => (from, next) = (From::Text, next + 1),
                _ => {}
            }
        }
        let word = self.lower(next);
        let shifted = (amount, from);
        if let Some((unit, plural)) = calendar::unit(word) {
            if plural
                || word == "second"
                || matches!(unit, Unit::Second | Unit::Minute)
                || word == "night"
            {
                return None;
            }
            return self.unit_after(at, next, unit, shifted, the);
        }
        if let Some(month) = self.month_of(next) {
            return Some(Reading::new(
                at..next + 1,
                Sense::Month { year: None, month, shift: Some(amount) },
                "month",
            ));
        }
        if let Some(weekday) =
            calendar::weekday(word).filter(|_| self.page.capital(next) && word.len() > 5)
        {
            return Some(Reading::new(
                at..next + 1,
                Sense::Weekday { weekday, shift: Some(amount) },
                "weekday",
            ));
        }
        let code = calendar::season(word)?;
        if self.capital_inside(next) && self.page.capital(next + 1) {
            return None;
        }
        Some(Reading::new(
            at..next + 1,
            Sense::Section { code, year: None, shift: Some(amount), from },
            "season",
        ))
    }

    fn month_of(&self, at: usize) -> Option<i8> {
        calendar::month(self.lower(at))
            .filter(|_| self.page.capital(at) && !self.page.capital(at + 1))
    }

    fn unit_after(
        &self,
        at: usize,
        unit_at: usize,
        unit: Unit,
        shifted: (i32, From),
        the: bool,
    ) -> Option<Reading> {
        let mut end = unit_at + 1;
        let (mut shift, from) = shifted;
        let word = self.lower(unit_at - 1);
        if matches!(unit, Unit::Hour | Unit::Fortnight) {
            return None;
        }
        // "the past year", "over the next decade": a length, not a date.
        let leads = matches!(
            self.before(at),
            "for" | "over" | "during" | "within" | "in" | "throughout" | "of" | "through"
        );
        if the && word == "past"
            || the && matches!(word, "last" | "next") && unit != Unit::Day && leads
        {
            return Some(Reading::fixed(
                at..end,
                TimexKind::Duration,
                unit.duration("1"),
                unit.grain(),
                "past-span",
            ));
        }
        if word == "last" && self.lower(end) == "but" {
            return None;
        }
        if word == "last" && the && unit == Unit::Day {
            // "the last day of"
            return None;
        }
        // "the week before last", "the year after next"
        if word == "past" && !the && self.lower(at) != "this" {
            return None;
        }
        if self.joins(end)
            && unit_at + 1 < self.sentence.end
            && !matches!(self.lower(end + 1), "end" | "on")
        {
            return None;
        }
        if self.joins(end) {
            // "this week-end"
            if self.lower(end + 1) == "end" {
                end += 2;
            }
        } else if self.lower(end) == "before" && self.lower(end + 1) == "last" {
            (shift, end) = (-2, end + 2);
        }
        Some(Reading::new(at..end, Sense::Unit { unit, shift, from }, "relative-unit"))
    }

    /// `the day before`, `the week after`, `the year before last`, `the day after the vote`.
    fn day_beside(&self, at: usize) -> Option<Reading> {
        let (unit, plural) = calendar::unit(self.lower(at + 1))?;
        if plural || matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
            return None;
        }
        let (mut shift, mut from, mut end) = match self.lower(at + 2) {
            "before" | "earlier" => (-1, From::Text, at + 3),
            "after" | "following" => (1, From::Text, at + 3),
            _ => return None,
        };
        match (self.lower(at + 2), self.lower(end)) {
            ("before", "last") => (shift, from, end) = (-2, From::Now, end + 1),
            ("after", "next") => (shift, from, end) = (2, From::Now, end + 1),
            ("before", "yesterday") | ("after", "tomorrow") => return None,
            _ => {
                if let Some(day) = self.point(end).filter(Reading::is_day) {
                    // "the day after Christmas" has a value of its own only for days; the day named stays one expression.
                    end = day.tokens.start;
                } else if self.page.is_word(end)
                    && !matches!(self.lower(end), "and" | "but" | "that" | "in" | "at" | "by")
                {
                    return None;
                }
            }
        }
        Some(Reading::new(at..end, Sense::Unit { unit, shift, from }, "unit-beside"))
    }
}
