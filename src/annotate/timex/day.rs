//! Days: dates of the calendar, weekdays, holidays, today and its neighbours.

use super::{
    Reader,
    sense::{From, Reading, Sense},
};
use crate::{
    annotate::{
        calendar::{self, Unit},
        number,
        word::Class,
    },
    lexicon,
    record::TokenKind,
};
use foldhash::HashSet;
use jiff::civil::Date;
use std::sync::LazyLock;

/// Words that make a name of a weekday beside them: those before it and those behind.
static NAMES: LazyLock<[HashSet<&'static str>; 2]> = LazyLock::new(|| {
    ["before ", "after "].map(|side| {
        lexicon::entries(include_str!("../../data/time_names.txt"))
            .filter_map(|row| row.strip_prefix(side))
            .flat_map(str::split_whitespace)
            .collect()
    })
});

impl Reader<'_, '_> {
    /// `2025-10-16` and with a time of day, `10/16/2025`, `16.10.2025`.
    pub(super) fn numeric(&self, at: usize) -> Option<Reading> {
        if !self.lower(at).as_bytes().first()?.is_ascii_digit() {
            return None;
        }
        self.iso(at).or_else(|| self.slashed(at))
    }

    fn iso(&self, at: usize) -> Option<Reading> {
        let start = self.page.span(&(at..at + 1)).start as usize;
        let bytes = self.page.text.as_bytes().get(start..start + 10)?;
        let shaped = bytes.iter().enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        if !shaped || self.page.text.as_bytes().get(start + 10).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        let date: Date = std::str::from_utf8(bytes).ok()?.parse().ok()?;
        let mut stop = start + 10;
        let hour = self.page.text.get(stop..).and_then(super::clock::iso_time);
        if let Some((_, length)) = hour {
            stop += length;
        }
        let mut end = at;
        while self.sentence.contains(&end)
            && (self.page.span(&(end..end + 1)).start as usize) < stop
        {
            end += 1;
        }
        let sense =
            Sense::Day { year: Some(i32::from(date.year())), month: date.month(), day: date.day() };
        let mut reading = Reading::new(at..end, sense, "iso-date");
        reading.hour = hour.map(|(hour, _)| hour);
        Some(reading)
    }

    fn slashed(&self, at: usize) -> Option<Reading> {
        let raw = self.page.raw(at);
        let mark = if raw.contains('/') { '/' } else { '.' };
        let mut parts = raw.split(mark);
        let mut part = || parts.next().filter(|part| part.len() <= 4)?.parse::<i32>().ok();
        let (first, second, third) = (part()?, part()?, part()?);
        if parts.next().is_some() {
            return None;
        }
        let short = raw.rsplit(mark).next().is_some_and(|last| last.len() == 2);
        let (year, month, day) = match (first, second, third) {
            (1000.., ..) => (first, second, third),
            // In figures the month comes first in America and nowhere else; only the figures can tell.
            (_, _, year) if year >= 1000 || short => {
                let year = if short { year + if year < 70 { 2000 } else { 1900 } } else { year };
                if first > 12 || mark == '.' {
                    (year, second, first)
                } else {
                    (year, first, second)
                }
            }
            _ => return None,
        };
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(i16::try_from(year).ok()?, month, day).ok()?;
        if mark == '.' && short {
            return None;
        }
        Some(Reading::new(at..at + 1, Sense::Day { year: Some(year), month, day }, "figures-date"))
    }

    /// `October 16, 2025`, `16 October 2025`, `Oct. 16`, `October 2025`, `October`, the first day of `6-7 February`.
    pub(super) fn calendar_date(&self, at: usize) -> Option<Reading> {
        let the = usize::from(self.lower(at) == "the");
        let first = at + the;
        let month_at = match calendar::month(self.lower(first)) {
            Some(_) if the == 0 => first,
            _ => return self.day_first(at, first).or_else(|| self.second_of_range(at)),
        };
        self.month_first(at, month_at)
    }

    fn month_name(&self, at: usize) -> Option<i8> {
        calendar::month(self.lower(at)).filter(|_| self.page.capital(at))
    }

    fn day_first(&self, start: usize, day_at: usize) -> Option<Reading> {
        let day = self.day_number(day_at)?;
        let mut next = day_at + 1;
        if self.lower(next) == "of" {
            next += 1;
        }
        let end = day_at + 1;
        let Some(month) = self.month_name(next) else {
            // "6-7 February", "6 and 7 February"
            let link = self.joins(end) || matches!(self.lower(end), "and" | "or" | "to" | ",");
            let month_at = end + 2;
            let month = self
                .month_name(month_at)
                .filter(|_| link && self.day_number(end + 1).is_some_and(|second| second > day));
            let Some(month) = month else { return self.bare_day(start, day_at, day) };
            let year = self.year_after(month_at + 1).map(|(year, _)| year);
            return Some(Reading::new(start..end, Sense::Day { year, month, day }, "day-range"));
        };
        Date::new(2000, month, day).ok()?;
        let mut end = next + 1;
        let mut year = None;
        if let Some((found, stop)) = self.year_after(end) {
            (year, end) = (Some(found), stop);
        } else if let Some((shift, from, stop)) = self.relative_year(end) {
            let sense = Sense::MonthOf { month, day: Some(day), shift, from };
            return Some(Reading::new(start..stop, sense, "day-of-year"));
        }
        dated(start..end, year, month, day)
    }

    /// `on the 15th`.
    fn bare_day(&self, start: usize, day_at: usize, day: i8) -> Option<Reading> {
        let ordinal = self.lower(day_at).len() > 2 && self.page.kind(day_at) == TokenKind::Number;
        if start == day_at || !ordinal || !matches!(self.before(start), "on" | "by" | "until") {
            return None;
        }
        let closed = !self.page.is_word(day_at + 1) || day_at + 1 >= self.sentence.end;
        (closed && !self.joins(day_at + 1))
            .then(|| Reading::new(start..day_at + 1, Sense::DayOfMonth(day), "day-of-month"))
    }

    /// The `7` of `April 6-7` and `April 6 and 7`, right behind the first day.
    fn second_of_range(&self, at: usize) -> Option<Reading> {
        let link = at.checked_sub(1)?;
        let first_at = at.checked_sub(2)?;
        let month = self.month_name(at.checked_sub(3)?)?;
        if !self.joins(link) && !matches!(self.lower(link), "and" | "to") {
            return None;
        }
        let (first, day) = (self.day_number(first_at)?, self.day_number(at)?);
        if day <= first || self.page.raw(at).len() > 4 {
            return None;
        }
        // "May 5 and 7 others": only a mark or a year may follow.
        let (year, end) = match self.year_after(at + 1) {
            Some((year, end)) => (Some(year), end),
            None => (None, at + 1),
        };
        if self.page.is_word(end) && end < self.sentence.end && !self.joins(link) {
            return None;
        }
        dated(at..end, year, month, day)
    }

    fn month_first(&self, start: usize, month_at: usize) -> Option<Reading> {
        let month = self.month_name(month_at)?;
        let mut end = month_at + 1;
        if self.lower(end) == "." && !self.page.spaced(end) {
            end += 1;
        }
        let number_at = if self.lower(end) == "the" { end + 1 } else { end };
        let day = self.day_number(number_at).filter(|_| {
            // "May 40 people": a day is no count.
            number_at == end || self.page.raw(number_at).len() > 2
        });
        if let Some(day) = day {
            if let Some((shift, from, stop)) = self.relative_year(number_at + 1) {
                let sense = Sense::MonthOf { month, day: Some(day), shift, from };
                return Some(Reading::new(start..stop, sense, "day-of-year"));
            }
            let shared = self.year_after_range(number_at + 1);
            let (year, end) = match self.year_after(number_at + 1) {
                Some((year, end)) => (Some(year), end),
                None => (shared, number_at + 1),
            };
            return dated(start..end, year, month, day);
        }
        if let Some((year, end)) = self.year_after(end) {
            return Some(Reading::new(
                start..end,
                Sense::Month { year: Some(year), month, shift: None },
                "month-year",
            ));
        }
        let before = self.before(start);
        // "May said", "March on": a month that is a word or a name too needs a word before it that takes a date.
        let lower = self.lower(month_at);
        let ambiguous =
            matches!(lower, "may" | "march" | "mar" | "jan" | "dec" | "sept" | "oct" | "nov");
        let personal = matches!(lower, "april" | "june" | "august" | "may" | "jan");
        let led = Class::BeforeMonth.holds(before)
            || matches!(
                before,
                "of" | "mid"
                    | "-"
                    | "between"
                    | "during"
                    | "through"
                    | "throughout"
                    | "and"
                    | "to"
                    | "before"
                    | "after"
            );
        if ambiguous && !(led && !(before == "to" || before == "and"))
            || personal
                && !led
                && (self.page.capital(month_at + 1) || self.capital_inside(start.wrapping_sub(1)))
        {
            // "between March and May" and "April to May" are led by another month.
            let other = before == "to" || before == "and" || self.joins(start.wrapping_sub(1));
            if !(other && start >= 2 && self.month_name(start - 2).is_some()) {
                return None;
            }
        }
        if let Some((shift, from, stop)) = self.relative_year(end) {
            // "August of that year"
            let sense = Sense::MonthOf { month, day: None, shift, from };
            return Some(Reading::new(start..stop, sense, "month-of-year"));
        }
        let year = self.year_after_month_range(end);
        Some(Reading::new(start..month_at + 1, Sense::Month { year, month, shift: None }, "month"))
    }

    /// The year behind a date: `2025`, `, 2025`, `of 2025`, `490 BC`.
    fn year_after(&self, at: usize) -> Option<(i32, usize)> {
        let year_at = if matches!(self.lower(at), "," | "of") { at + 1 } else { at };
        let raw = self.page.raw(year_at);
        if !self.sentence.contains(&year_at) || !raw.as_bytes().first()?.is_ascii_digit() {
            return None;
        }
        if let Some((year, end)) = self.era(year_at) {
            return Some((year, end));
        }
        let year = calendar::four_figures(raw).filter(|year| (1000..=2199).contains(year))?;
        // "In May, 2000 people": a year behind a comma is no count.
        let counts = self.lower(at) == "," && self.counts_people(year_at + 1);
        (!counts).then_some((year, year_at + 1))
    }

    /// `of that year`, `of the same year`, `last year`, `next year` behind a month or day.
    fn relative_year(&self, at: usize) -> Option<(i32, From, usize)> {
        let of = usize::from(self.lower(at) == "of");
        let unit_at = match self.lower(at + of) {
            "last" | "next" | "this" | "that" => at + of + 1,
            "the" if of == 1 => at + of + 2,
            _ => return None,
        };
        if self.lower(unit_at) != "year" && self.lower(unit_at + 1) != "year" {
            return None;
        }
        let reading = self.relative(at + of)?;
        match reading.sense {
            Sense::Unit { unit: Unit::Year, shift, from } => {
                Some((shift, from, reading.tokens.end))
            }
            _ => None,
        }
    }

    /// The year that two days share: the `1945` behind the `6` of `August 6 and 9, 1945`, `July 1 to July 3, 1863`.
    fn year_after_range(&self, at: usize) -> Option<i32> {
        if !self.joins(at)
            && !matches!(self.lower(at), "and" | "to" | "or" | "through" | "\u{2013}" | "-")
        {
            return None;
        }
        let mut next = at + 1;
        if self.month_name(next).is_some() {
            next += 1;
        }
        self.day_number(next)?;
        self.year_after(next + 1).map(|(year, _)| year)
    }

    /// The year that two months share: `November and December 1919`.
    fn year_after_month_range(&self, at: usize) -> Option<i32> {
        if !self.joins(at) && !matches!(self.lower(at), "and" | "to" | "or" | "through") {
            return None;
        }
        self.month_name(at + 1)?;
        self.year_after(at + 2).filter(|(_, end)| *end == at + 3).map(|(year, _)| year)
    }

    pub(super) fn day_number(&self, at: usize) -> Option<i8> {
        let lower = self.lower(at);
        if !lower.as_bytes().first()?.is_ascii_digit() || lower.len() > 4 {
            return None;
        }
        let value = if lower.len() <= 2 {
            lower.parse::<i8>().ok()?
        } else {
            number::ordinal(lower)? as i8
        };
        (1..=31).contains(&value).then_some(value)
    }

    /// `Friday`, `last Friday`, `Friday, Oct. 16`.
    pub(super) fn weekday(&self, at: usize) -> Option<Reading> {
        let page = self.page;
        let (shift, day_at) = match self.lower(at) {
            "last" | "past" => (Some(-1), at + 1),
            "this" => (Some(0), at + 1),
            "next" | "coming" => (Some(1), at + 1),
            "the" => match self.lower(at + 1) {
                "previous" | "past" => (Some(-1), at + 2),
                "following" | "coming" => (Some(1), at + 2),
                _ => return None,
            },
            _ => (None, at),
        };
        let lower = self.lower(day_at);
        let weekday = calendar::weekday(lower).filter(|_| page.capital(day_at))?;
        let mut end = day_at + 1;
        let mut dotted = lower.ends_with('.');
        if self.lower(end) == "." && lower.len() < 6 && end + 1 < self.sentence.end {
            end += 1;
            dotted = true;
        }
        let comma = usize::from(self.lower(end) == ",");
        // "Thursday, October 16", "Tuesday the 18th": the date says it.
        if let Some(reading) = self
            .calendar_date(end + comma)
            .filter(|reading| matches!(reading.sense, Sense::Day { .. }))
        {
            return Some(reading.from(at).on(weekday));
        }
        let short = lower.trim_end_matches('.').len() < 6;
        if short && !(dotted && lower.len() > 3) {
            return None;
        }
        if self.names(day_at) {
            return None;
        }
        let mut shift = shift;
        if end + 1 < self.sentence.end && self.lower(end) == "last" && self.lower(end + 1) == "week"
        {
            // "Friday last week"
            shift = Some(-2);
            end += 2;
        } else if self.lower(end) == "next" && self.lower(end + 1) == "week" {
            shift = Some(2);
            end += 2;
        }
        if dotted && end == day_at + 2 && self.lower(end - 1) == "." {
            end -= 1;
        }
        Some(Reading::new(at..end, Sense::Weekday { weekday, shift }, "weekday"))
    }

    /// Whether a weekday is part of a name: `Black Friday`, `Sunday Times`.
    fn names(&self, at: usize) -> bool {
        let [before, after] = &*NAMES;
        let capital_before = at > self.sentence.start && self.page.capital(at - 1);
        let night =
            calendar::part_of_day(self.lower(at + 1)).is_some() && self.page.capital(at + 1);
        let behind = if night { at + 2 } else { at + 1 };
        capital_before && before.contains(self.before(at))
            || self.page.capital(behind) && after.contains(self.lower(behind))
            || night && self.page.capital(behind)
    }

    /// `Christmas 2007`, `Thanksgiving`.
    pub(super) fn holiday(&self, at: usize) -> Option<Reading> {
        let (shift, start) = match self.lower(at) {
            "last" => (Some(-1), at + 1),
            "this" => (Some(0), at + 1),
            "next" => (Some(1), at + 1),
            _ => (None, at),
        };
        if !self.page.capital(start) || !self.sentence.contains(&start) {
            return None;
        }
        let (holiday, length) = calendar::holiday(|next| self.lower(start + next))?;
        let mut end = start + length;
        let mut year = None;
        if let Some((found, stop)) = self.year_after(end) {
            (year, end) = (Some(found), stop);
        }
        // "the Halloween Tree", "Easter Island"
        if self.page.capital(end) && self.sentence.contains(&end) {
            return None;
        }
        Some(Reading::new(at..end, Sense::Holiday { holiday, year, shift }, "holiday"))
    }

    /// `today`, `yesterday`, `tomorrow`, `tonight`, `the day before yesterday`.
    pub(super) fn near_day(&self, at: usize) -> Option<Reading> {
        let mut hour = None;
        let (shift, end) = match self.lower(at) {
            "today" => (0, at + 1),
            "yesterday" => (-1, at + 1),
            "tomorrow" => (1, at + 1),
            "tonight" | "overnight" => {
                hour = Some(super::sense::Hour::Part("NI"));
                (0, at + 1)
            }
            "the" if self.lower(at + 1) == "day" => {
                match (self.lower(at + 2), self.lower(at + 3)) {
                    ("before", "yesterday") => (-2, at + 4),
                    ("after", "tomorrow") => (2, at + 4),
                    _ => return None,
                }
            }
            _ => return None,
        };
        // "USA Today", "the Today programme"
        if self.capital_inside(at) && (self.page.capital(at - 1) || self.before(at) == "the") {
            return None;
        }
        let mut reading = Reading::new(at..end, Sense::Near(shift), "near-day");
        reading.hour = hour;
        Some(reading)
    }
}

/// A day of a month that has it.
fn dated(tokens: std::ops::Range<usize>, year: Option<i32>, month: i8, day: i8) -> Option<Reading> {
    let known = year.and_then(|year| i16::try_from(year).ok()).filter(|year| *year > 0);
    Date::new(known.unwrap_or(2000), month, day).ok()?;
    let rule = if year.is_some() { "date" } else { "month-day" };
    Some(Reading::new(tokens, Sense::Day { year, month, day }, rule))
}
