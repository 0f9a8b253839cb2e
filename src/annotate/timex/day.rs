//! Days: dates of the calendar, weekdays, today and its neighbours.

use super::{Reader, Time};
use crate::{
    annotate::{calendar, word::Class},
    record::{Basis, Grain, TimexKind},
};
use jiff::{ToSpan, civil::Date};

impl Reader<'_, '_> {
    /// `2025-10-16`, whether the tokens keep it whole or not.
    pub(in crate::annotate) fn iso(&self, at: usize) -> Option<Time> {
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
        let mut end = at;
        while end < self.sentence.end
            && (self.page.span(&(end..end + 1)).start as usize) < start + 10
        {
            end += 1;
        }
        Some(Self::time(
            at..end,
            TimexKind::Date,
            date.to_string(),
            Grain::Day,
            Basis::Absolute,
            "iso-date",
        ))
    }

    /// `October 16, 2025`, `16 October 2025`, `Oct. 16`, `October 2025`, `October`.
    pub(in crate::annotate) fn calendar_date(&self, at: usize) -> Option<Time> {
        let page = self.page;
        let (month_at, mut day, mut end) = if calendar::month(page.lower(at)).is_some() {
            (at, None, at + 1)
        } else {
            // "16 October", "16th of October"
            let day = self.day_number(at)?;
            let mut next = at + 1;
            if self.lower(next) == "of" {
                next += 1;
            }
            calendar::month(self.lower(next)).filter(|_| page.capital(next))?;
            (next, Some(day), next + 1)
        };
        if !page.capital(month_at) {
            return None;
        }
        let month = calendar::month(page.lower(month_at))?;
        let ambiguous =
            matches!(page.raw(month_at), "May" | "March" | "Mar" | "Sun" | "Sat" | "Jan" | "Dec");
        let start = at;
        if day.is_none() {
            let number_at = if self.lower(end) == "the" { end + 1 } else { end };
            if let Some(number) =
                self.day_number(number_at).filter(|_| number_at < self.sentence.end)
            {
                day = Some(number);
                end = number_at + 1;
            }
        }
        let year_at = if matches!(self.lower(end), "," | "of") { end + 1 } else { end };
        let year = calendar::year(self.lower(year_at)).filter(|_| year_at < self.sentence.end);
        if year.is_some() {
            end = year_at + 1;
        }
        let tokens = start..end;
        match (year, day) {
            (Some(year), Some(day)) => {
                let date = Date::new(year, month, day).ok()?;
                Some(Self::time(
                    tokens,
                    TimexKind::Date,
                    date.to_string(),
                    Grain::Day,
                    Basis::Absolute,
                    "date",
                ))
            }
            (Some(year), None) => Some(Self::time(
                tokens,
                TimexKind::Date,
                format!("{year:04}-{month:02}"),
                Grain::Month,
                Basis::Absolute,
                "month-year",
            )),
            (None, Some(day)) => {
                Date::new(2000, month, day).ok()?;
                let Some(near) = self.published.and_then(|today| Self::nearest(today, month, day))
                else {
                    let value = format!("XXXX-{month:02}-{day:02}");
                    return Some(Self::time(
                        tokens,
                        TimexKind::Date,
                        value,
                        Grain::Day,
                        Basis::Unresolved,
                        "month-day",
                    ));
                };
                Some(Self::time(
                    tokens,
                    TimexKind::Date,
                    near.to_string(),
                    Grain::Day,
                    Basis::Published,
                    "month-day",
                ))
            }
            (None, None) => {
                let before = if at > self.sentence.start { page.lower(at - 1) } else { "" };
                if ambiguous && !Class::BeforeMonth.holds(before) {
                    return None;
                }
                let year = self.published.map(|today| Self::year_of_month(today, month, before));
                let start = if matches!(before, "last" | "next" | "this") { at - 1 } else { at };
                let (value, basis) = match year {
                    Some(year) => (format!("{year:04}-{month:02}"), Basis::Published),
                    None => (format!("XXXX-{month:02}"), Basis::Unresolved),
                };
                Some(Self::time(start..end, TimexKind::Date, value, Grain::Month, basis, "month"))
            }
        }
    }

    pub(in crate::annotate) fn day_number(&self, at: usize) -> Option<i8> {
        let lower = self.lower(at);
        let value = if lower.len() <= 2 { lower.parse::<i8>().ok() } else { None };
        let value = value.or_else(|| {
            let digits =
                ["st", "nd", "rd", "th"].iter().find_map(|ending| lower.strip_suffix(ending))?;
            digits.parse().ok()
        })?;
        (1..=31).contains(&value).then_some(value)
    }

    /// The day of that month that lies nearest in the direction of the clause.
    pub(in crate::annotate) fn nearest(today: Date, month: i8, day: i8) -> Option<Date> {
        [today.year(), today.year() - 1, today.year() + 1]
            .into_iter()
            .filter_map(|year| Date::new(year, month, day).ok())
            .min_by_key(|date| today.until(*date).map_or(i32::MAX, |span| span.get_days().abs()))
    }

    pub(in crate::annotate) fn year_of_month(today: Date, month: i8, before: &str) -> i16 {
        match before {
            "last" if month >= today.month() => today.year() - 1,
            "next" if month <= today.month() => today.year() + 1,
            "last" | "next" | "this" => today.year(),
            _ => {
                // The nearest such month; what lies half a year off follows the tense.
                let ahead = i16::from(month) - i16::from(today.month());
                match ahead {
                    7.. => today.year() - 1,
                    ..=-7 => today.year() + 1,
                    _ => today.year(),
                }
            }
        }
    }

    /// `Friday`, `last Friday`, `Friday night`.
    pub(in crate::annotate) fn weekday(&self, at: usize) -> Option<Time> {
        let page = self.page;
        let (start, at, modifier) = match page.lower(at) {
            word @ ("last" | "next" | "this" | "past" | "coming") => (at, at + 1, word),
            _ => (at, at, ""),
        };
        let weekday = calendar::weekday(self.lower(at)).filter(|_| page.capital(at))?;
        if page.raw(at).len() < 4 && page.raw(at) != "Sat"
            || matches!(page.raw(at), "Sun" | "Sat" | "Wed" | "Mon")
        {
            return None;
        }
        let mut end = at + 1;
        // "Thursday, October 16": the date says it.
        if matches!(self.lower(end), ",")
            && end + 1 < self.sentence.end
            && calendar::month(self.lower(end + 1)).is_some()
            && let Some(mut time) =
                self.calendar_date(end + 1).filter(|time| time.grain == Grain::Day)
        {
            time.tokens.start = start;
            return Some(time);
        }
        let part = calendar::part_of_day(self.lower(end));
        if part.is_some() {
            end += 1;
        }
        let Some(today) = self.published else {
            return Some(Time {
                tokens: start..end,
                kind: TimexKind::Date,
                value: Some(format!("XXXX-WXX-{}", weekday.to_monday_one_offset())),
                grain: Grain::Day,
                basis: Basis::Unresolved,
                rule: "weekday",
            });
        };
        let back = i32::from(today.weekday().since(weekday));
        let back = match modifier {
            "last" | "past" if back == 0 => 7,
            "last" | "past" => back,
            "next" | "coming" => back - 7,
            _ if self.is_ahead(start) && back != 0 => back - 7,
            _ => back,
        };
        let date = today.checked_sub(back.days()).ok()?;
        let (kind, value) = match part {
            Some(part) => (TimexKind::Time, format!("{date}T{part}")),
            None => (TimexKind::Date, date.to_string()),
        };
        Some(Self::time(start..end, kind, value, Grain::Day, Basis::Published, "weekday"))
    }

    /// Whether the clause before a time speaks of what is to come.
    pub(in crate::annotate) fn is_ahead(&self, at: usize) -> bool {
        let from = at.saturating_sub(16).max(self.sentence.start);
        for token in (from..at).rev() {
            match self.lower(token) {
                "will" | "'ll" | "shall" | "scheduled" | "expected" | "due" | "upcoming"
                | "slated" | "planned" | "plans" | "tomorrow" => return true,
                // "set to meet", "going to", "is to meet"
                "to" if matches!(
                    self.lower(token.wrapping_sub(1)),
                    "set" | "going" | "is" | "are" | "hopes" | "wants"
                ) =>
                {
                    return true;
                }
                "said" | "was" | "were" | "had" | "told" | ";" | "announced" | "wrote" => {
                    return false;
                }
                word if word.len() > 4 && word.ends_with("ed") => return false,
                _ => {}
            }
        }
        // "Friday's vote will decide"
        (at + 1..(at + 7).min(self.sentence.end)).any(|token| self.lower(token) == "will")
    }

    /// `today`, `yesterday`, `tomorrow`, `tonight`, with a part of the day.
    pub(in crate::annotate) fn near_day(&self, at: usize) -> Option<Time> {
        let (shift, mut part) = match self.lower(at) {
            "today" => (0, None),
            "yesterday" => (-1, None),
            "tomorrow" => (1, None),
            "tonight" => (0, Some("NI")),
            _ => return None,
        };
        let mut end = at + 1;
        if let Some(named) = calendar::part_of_day(self.lower(end)) {
            part = Some(named);
            end += 1;
        }
        let kind = if part.is_some() { TimexKind::Time } else { TimexKind::Date };
        let Some(date) = self.published.and_then(|today| today.checked_add(shift.days()).ok())
        else {
            return Some(Time {
                tokens: at..end,
                kind,
                value: None,
                grain: Grain::Day,
                basis: Basis::Unresolved,
                rule: "near-day",
            });
        };
        let value = part.map_or_else(|| date.to_string(), |part| format!("{date}T{part}"));
        Some(Self::time(at..end, kind, value, Grain::Day, Basis::Published, "near-day"))
    }
}
