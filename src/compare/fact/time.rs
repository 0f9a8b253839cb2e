//! Days and hours as values of a slot, and as the time that a value is of.

use super::value::{AsOf, Day, Finder, Value};
use crate::{
    compare::vocabulary::Vocabulary,
    record::{ByteSpan, FactKind, Grain, Timex, TimexKind},
};
use std::ops::Range;

pub(super) const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words of a clause that tells what is to come.
const AHEAD: [&str; 12] = [
    "will", "would", "shall", "should", "must", "expect", "expects", "expected", "plan", "plans",
    "hope", "hopes",
];

impl Finder<'_> {
    pub(super) fn dates(&self, vocabulary: &Vocabulary, found: &mut Vec<Value>) {
        for time in &self.doc.times {
            let day = match time.kind {
                TimexKind::Date => None,
                TimexKind::Time => match day_of(time) {
                    Some(day) => Some(day),
                    None => continue,
                },
                _ => continue,
            };
            let span = self.doc.bytes(time.start, time.end);
            let Some(mut value) = self.value(span, FactKind::Date, vocabulary) else { continue };
            value.norm = match day.or_else(|| time.known()) {
                Some(known) => self.context.years.full(known).into_owned(),
                None => String::new(),
            };
            value.grain = Some(if day.is_some() { Grain::Day } else { time.grain });
            value.day = if day.is_some() {
                Day::Part
            } else if WEEKDAYS.iter().any(|day| time.text.eq_ignore_ascii_case(day)) {
                Day::Weekday
            } else {
                Day::Other
            };
            if !value.of_speaking {
                let first = self.place_of(span);
                let last = self.reading.words.partition_point(|word| word.span.start < span.end);
                let clause = self.clause_of(first, value.line);
                value.happening = self.happening(first, last, &clause, vocabulary);
            }
            found.push(value);
        }
    }

    /// The time of day that the clause names, or its day behind "by" or "as of".
    pub(super) fn as_of(&self, words: &Range<usize>, vocabulary: &Vocabulary) -> Option<AsOf> {
        let (first, last) =
            (self.reading.words.get(words.start)?, self.reading.words.get(words.end - 1)?);
        let span = ByteSpan { start: first.span.start, end: last.span.end };
        let key = |place: usize| &*vocabulary.entry(self.reading.words[place].key).key;
        // "are expected by the end of March": a deadline.
        let ahead = || words.clone().any(|place| AHEAD.contains(&key(place)));
        let mut day = None;
        for (time, place) in self.times_in(span) {
            let Some(value) = time.value.as_deref() else { continue };
            if names_hour(time) {
                return Some(AsOf { value: self.context.years.full(value).into_owned() });
            }
            let at = self.place_of(place);
            let before = |back: usize| at.checked_sub(back).map_or("", key);
            if time.kind == TimexKind::Date
                && (before(1) == "by" && !ahead() || before(1) == "of" && before(2) == "as")
            {
                day = Some(AsOf { value: self.context.years.full(value).into_owned() });
            }
        }
        let named = |key: &str| match key {
            "noon" | "midday" => Some("XXXX-XX-XXT12"),
            "midnight" => Some("XXXX-XX-XXT24"),
            _ => None,
        };
        self.reading.words[words.clone()]
            .iter()
            .find_map(|word| named(&vocabulary.entry(word.key).key))
            .map(|value| AsOf { value: value.to_owned() })
            .or(day)
    }

    /// The time of day that the sentence names, where it names one only: "…, the police said at 7 a.m."
    pub(super) fn only_time(&self, words: &Range<usize>, vocabulary: &Vocabulary) -> Option<AsOf> {
        let span = ByteSpan {
            start: self.reading.words.get(words.start)?.span.start,
            end: self.reading.words.get(words.end.checked_sub(1)?)?.span.end,
        };
        let named = self.times_in(span).filter(|(time, _)| names_hour(time));
        let noons = self.reading.words[words.clone()].iter().filter(|word| {
            matches!(&*vocabulary.entry(word.key).key, "noon" | "midday" | "midnight")
        });
        (named.count() + noons.count() == 1).then(|| self.as_of(words, vocabulary)).flatten()
    }
}

/// The day of a time of day, where it is known: "Thursday morning", "late Sunday".
fn day_of(time: &Timex) -> Option<&str> {
    if time.is_hour_alone() {
        return None;
    }
    let (day, _) = time.known()?.split_once('T')?;
    (day.len() == 10 && !day.contains('X')).then_some(day)
}

/// Whether a time names an hour in figures, not a part of the day; noon and midnight are read from the words.
fn names_hour(time: &Timex) -> bool {
    time.kind == TimexKind::Time
        && time.text.contains(|c: char| c.is_ascii_digit())
        && time.value.as_deref().is_some_and(|value| value.contains('T'))
}
