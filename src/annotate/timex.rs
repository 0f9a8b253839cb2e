//! Time expressions after TIMEX3 (`TimeML` 1.2.1): absolute dates, dates that the article's own date completes,
//! weekdays by the tense around them, parts of days, durations and sets.

mod day;

use super::{calendar, number, page::Page};
use crate::record::{Basis, Grain, TimexKind, TokenKind};
use jiff::{ToSpan, civil::Date};
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
    let mut found = Vec::new();
    for sentence in page.sentences() {
        let reader = Reader { page, sentence, published };
        let mut at = sentence.start;
        while at < sentence.end {
            match reader.read(at) {
                Some(time) => {
                    at = time.tokens.end.max(at + 1);
                    found.push(time);
                }
                None => at += 1,
            }
        }
    }
    found
}

struct Reader<'r, 'p> {
    page: &'r Page<'p>,
    sentence: &'r Range<usize>,
    published: Option<Date>,
}

impl Reader<'_, '_> {
    fn read(&self, at: usize) -> Option<Time> {
        if !self.page.is_word(at) {
            return None;
        }
        let time = self
            .iso(at)
            .or_else(|| self.calendar_date(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.near_day(at))
            .or_else(|| self.relative_unit(at))
            .or_else(|| self.clock(at))
            .or_else(|| self.set(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.season_or_quarter(at))
            .or_else(|| self.year(at))?;
        Some(self.in_quotation(time))
    }

    /// A relative time in a quotation counts from the day it was said: the article's day unless the text says another.
    fn in_quotation(&self, mut time: Time) -> Time {
        if time.basis == Basis::Published && self.page.region(time.tokens.start).is_some() {
            time.basis = Basis::Quote;
        }
        time
    }

    fn lower(&self, token: usize) -> &str {
        if token < self.sentence.end { self.page.lower(token) } else { "" }
    }

    fn time(
        tokens: Range<usize>,
        kind: TimexKind,
        value: impl Into<String>,
        grain: Grain,
        basis: Basis,
        rule: &'static str,
    ) -> Time {
        Time { tokens, kind, value: Some(value.into()), grain, basis, rule }
    }

    /// `last week`, `this month`, `next year`, `this morning`, `last night`.
    fn relative_unit(&self, at: usize) -> Option<Time> {
        let shift = match self.lower(at) {
            "last" | "previous" => -1,
            "this" | "current" => 0,
            "next" | "coming" => 1,
            _ => return None,
        };
        let unit = self.lower(at + 1);
        let tokens = at..at + 2;
        if let Some(part) = calendar::part_of_day(unit) {
            let date = self.published.and_then(|today| {
                // "last night" is the night before; "this morning" today's.
                today.checked_add(shift.days()).ok()
            });
            return Some(match date {
                Some(date) => Self::time(
                    tokens,
                    TimexKind::Time,
                    format!("{date}T{part}"),
                    Grain::Day,
                    Basis::Published,
                    "part-of-day",
                ),
                None => Time {
                    tokens,
                    kind: TimexKind::Time,
                    value: Some(format!("XXXX-XX-XXT{part}")),
                    grain: Grain::Day,
                    basis: Basis::Unresolved,
                    rule: "part-of-day",
                },
            });
        }
        let grain = match unit {
            "week" => Grain::Week,
            "weekend" => Grain::Day,
            "month" => Grain::Month,
            "year" => Grain::Year,
            "quarter" => Grain::Quarter,
            "decade" => Grain::Decade,
            "spring" | "summer" | "autumn" | "fall" | "winter" => Grain::Season,
            _ => return None,
        };
        let Some(today) = self.published else {
            return Some(Time {
                tokens,
                kind: TimexKind::Date,
                value: None,
                grain,
                basis: Basis::Unresolved,
                rule: "relative-unit",
            });
        };
        let value = match unit {
            "week" => week(today.checked_add((7 * shift).days()).ok()?),
            "weekend" => format!("{}-WE", week(today.checked_add((7 * shift).days()).ok()?)),
            "month" => {
                let month = today.first_of_month().checked_add(shift.months()).ok()?;
                format!("{:04}-{:02}", month.year(), month.month())
            }
            "year" => format!("{:04}", i32::from(today.year()) + shift),
            "quarter" => {
                let quarters =
                    i32::from(today.year()) * 4 + i32::from((today.month() - 1) / 3) + shift;
                format!("{:04}-Q{}", quarters.div_euclid(4), quarters.rem_euclid(4) + 1)
            }
            "decade" => format!("{:03}", i32::from(today.year()) / 10 + shift),
            season => {
                format!("{:04}-{}", i32::from(today.year()) + shift, calendar::season(season)?)
            }
        };
        Some(Self::time(tokens, TimexKind::Date, value, grain, Basis::Published, "relative-unit"))
    }

    /// `5 p.m.`, `10:30 a.m.`, `14:00`.
    fn clock(&self, at: usize) -> Option<Time> {
        let raw = self.page.raw(at);
        if !raw.as_bytes().first()?.is_ascii_digit() {
            return None;
        }
        let (clock, glued) = match raw.find(|c: char| c.is_ascii_alphabetic()) {
            Some(place) => raw.split_at(place),
            None => (raw, ""),
        };
        let mut end = at + 1;
        let after_noon = |word: &str| match word {
            "pm" | "p.m." | "p.m" => Some(true),
            "am" | "a.m." | "a.m" => Some(false),
            _ => None,
        };
        let half = match after_noon(&glued.to_ascii_lowercase()) {
            None if glued.is_empty() => after_noon(self.lower(end)).inspect(|_| end += 1),
            None => return None,
            half => half,
        };
        let (hour, minute) = match clock.split_once([':', '.']) {
            Some((hour, minute)) if minute.len() == 2 => (hour, Some(minute.parse::<u8>().ok()?)),
            Some(_) => return None,
            None => (clock, None),
        };
        if half.is_none() && (minute.is_none() || !clock.contains(':')) {
            return None;
        }
        let mut hour: u8 = hour.parse().ok()?;
        match half {
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(true) if hour < 12 => hour += 12,
            Some(false) if hour == 12 => hour = 0,
            _ => {}
        }
        if hour > 24 || minute.is_some_and(|minute| minute > 59) {
            return None;
        }
        let (value, grain) = match minute {
            Some(minute) => (format!("T{hour:02}:{minute:02}"), Grain::Minute),
            None => (format!("T{hour:02}"), Grain::Hour),
        };
        let date = self.published.map(|today| today.to_string());
        let basis = if date.is_some() { Basis::Published } else { Basis::Unresolved };
        let value = format!("{}{value}", date.as_deref().unwrap_or("XXXX-XX-XX"));
        Some(Self::time(at..end, TimexKind::Time, value, grain, basis, "clock"))
    }

    /// `every day`, `each week`, `daily`, `every Friday`.
    fn set(&self, at: usize) -> Option<Time> {
        let (end, value, grain) = match self.lower(at) {
            "daily" => (at + 1, "P1D".to_owned(), Grain::Day),
            "weekly" => (at + 1, "P1W".to_owned(), Grain::Week),
            "monthly" => (at + 1, "P1M".to_owned(), Grain::Month),
            "annually" | "yearly" => (at + 1, "P1Y".to_owned(), Grain::Year),
            "every" | "each" => {
                if let Some(weekday) = calendar::weekday(self.lower(at + 1)) {
                    let value = format!("XXXX-WXX-{}", weekday.to_monday_one_offset());
                    (at + 2, value, Grain::Day)
                } else {
                    let unit = calendar::unit(self.lower(at + 1))?;
                    (at + 2, unit.duration(1.0), unit.grain)
                }
            }
            _ => return None,
        };
        if self.page.capital(at) && at != self.sentence.start {
            return None;
        }
        Some(Self::time(at..end, TimexKind::Set, value, grain, Basis::Absolute, "set"))
    }

    /// `two days ago`, `three weeks later`, `for two hours`, `the past five years`.
    fn counted(&self, at: usize) -> Option<Time> {
        let page = self.page;
        let (value, mut end) = match self.lower(at) {
            "a" | "an" | "one" => (1.0, at + 1),
            "several" | "few" | "many" => return self.vague(at),
            _ => {
                let read = number::read(page, at, self.sentence.end)?;
                (read.value, read.end)
            }
        };
        if self.lower(end) == "-" {
            end += 1;
        }
        if matches!(self.lower(end), "full" | "more" | "whole" | "consecutive" | "straight") {
            end += 1;
        }
        let unit = calendar::unit(self.lower(end)).filter(|_| end < self.sentence.end)?;
        end += 1;
        let single = matches!(self.lower(at), "a" | "an");
        let shift = match self.lower(end) {
            "ago" | "earlier" | "before" => Some(-1.0),
            "later" | "after" if self.lower(end) == "later" => Some(1.0),
            "from" if self.lower(end + 1) == "now" => Some(1.0),
            _ => None,
        };
        let Some(direction) =
            shift.filter(|_| self.lower(end) == "ago" || self.lower(end) == "from")
        else {
            if single || self.lower(end) == "old" || self.lower(end) == "-" {
                return None;
            }
            let end = if shift.is_some() { end + 1 } else { end };
            return Some(Self::time(
                at..end,
                TimexKind::Duration,
                unit.duration(value),
                unit.grain,
                Basis::Absolute,
                "duration",
            ));
        };
        end += if self.lower(end) == "from" { 2 } else { 1 };
        let resolved = self.published.and_then(|today| unit.shifted(today, value * direction));
        Some(match resolved {
            Some(date) => {
                Self::time(at..end, TimexKind::Date, date, unit.grain, Basis::Published, "ago")
            }
            None => Time {
                tokens: at..end,
                kind: TimexKind::Date,
                value: None,
                grain: unit.grain,
                basis: Basis::Unresolved,
                rule: "ago",
            },
        })
    }

    /// `several hours`, `few days`.
    fn vague(&self, at: usize) -> Option<Time> {
        let unit = calendar::unit(self.lower(at + 1))?;
        let value = unit.duration(1.0).replace('1', "X");
        Some(Self::time(
            at..at + 2,
            TimexKind::Duration,
            value,
            unit.grain,
            Basis::Absolute,
            "vague-duration",
        ))
    }

    /// `1990s`, `the '90s`.
    fn decade(&self, at: usize) -> Option<Time> {
        let lower = self.lower(at);
        let digits = lower.strip_suffix("'s").or_else(|| lower.strip_suffix('s'))?;
        if digits.len() != 4 || !digits.ends_with('0') {
            return None;
        }
        let year = calendar::year(digits)?;
        Some(Self::time(
            at..at + 1,
            TimexKind::Date,
            format!("{:03}", year / 10),
            Grain::Decade,
            Basis::Absolute,
            "decade",
        ))
    }

    /// `the summer of 2019`, `third quarter`.
    fn season_or_quarter(&self, at: usize) -> Option<Time> {
        if let Some(season) = calendar::season(self.lower(at)) {
            let year_at = if self.lower(at + 1) == "of" { at + 2 } else { at + 1 };
            let year =
                calendar::year(self.lower(year_at)).filter(|_| year_at < self.sentence.end)?;
            let value = format!("{year:04}-{season}");
            return Some(Self::time(
                at..year_at + 1,
                TimexKind::Date,
                value,
                Grain::Season,
                Basis::Absolute,
                "season",
            ));
        }
        let number = number::ordinal(self.lower(at)).filter(|value| (1.0..=4.0).contains(value))?;
        if self.lower(at + 1) != "quarter" {
            return None;
        }
        let year_at = if self.lower(at + 2) == "of" { at + 3 } else { at + 2 };
        let (year, end, basis) =
            match calendar::year(self.lower(year_at)).filter(|_| year_at < self.sentence.end) {
                Some(year) => (format!("{year:04}"), year_at + 1, Basis::Absolute),
                None => match self.published {
                    Some(today) => (format!("{:04}", today.year()), at + 2, Basis::Published),
                    None => ("XXXX".to_owned(), at + 2, Basis::Unresolved),
                },
            };
        Some(Self::time(
            at..end,
            TimexKind::Date,
            format!("{year}-Q{number}"),
            Grain::Quarter,
            basis,
            "quarter",
        ))
    }

    /// A bare year: `in 2019`.
    fn year(&self, at: usize) -> Option<Time> {
        if self.page.kind(at) != TokenKind::Number {
            return None;
        }
        let year = calendar::year(self.page.raw(at))?;
        let before = if at > self.sentence.start { self.page.lower(at - 1) } else { "" };
        if matches!(before, "$" | "£" | "€" | "#" | "than" | "about" | "nearly" | "some" | "over")
        {
            return None;
        }
        // "2000 people" counts, "2016 presidential election" dates.
        if matches!(
            self.lower(at + 1),
            "people" | "dollars" | "troops" | "soldiers" | "%" | "percent" | "-" | "men" | "women"
        ) {
            return None;
        }
        Some(Self::time(
            at..at + 1,
            TimexKind::Date,
            format!("{year:04}"),
            Grain::Year,
            Basis::Absolute,
            "year",
        ))
    }
}

/// The ISO week of a day: `2025-W43`.
fn week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

#[cfg(test)]
mod tests {
    use crate::{
        annotate::sample::{doc, doc_on},
        record::{Basis, TimexKind},
    };

    // 2031-06-12 is a Thursday.
    fn values(text: &str) -> Vec<(String, String)> {
        let doc = doc_on(text, "2031-06-12");
        doc.times
            .iter()
            .map(|time| (time.text.clone(), time.value.clone().unwrap_or_default()))
            .collect()
    }

    fn check(text: &str, expected: &[(&str, &str)]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(text, value)| ((*text).to_owned(), (*value).to_owned()))
            .collect();
        assert_eq!(values(text), expected, "{text}");
    }

    #[test]
    fn complete_dates_need_no_other() {
        check(
            "It was March 4, 2029, not 5 April 2029 or 2028-02-29.",
            &[
                ("March 4, 2029", "2029-03-04"),
                ("5 April 2029", "2029-04-05"),
                ("2028-02-29", "2028-02-29"),
            ],
        );
        check(
            "It fell in May 2030 and again in 1999.",
            &[("May 2030", "2030-05"), ("1999", "1999")],
        );
    }

    #[test]
    fn a_day_without_a_year_is_the_nearest_one() {
        check(
            "It began on June 10 and on Dec. 30.",
            &[("June 10", "2031-06-10"), ("Dec. 30", "2030-12-30")],
        );
        let doc = doc("It began on June 10.");
        assert_eq!(doc.times[0].value.as_deref(), Some("XXXX-06-10"));
        assert_eq!(doc.times[0].basis, Basis::Unresolved);
    }

    #[test]
    fn a_weekday_is_the_last_one_unless_the_clause_looks_ahead() {
        check("He left on Friday.", &[("Friday", "2031-06-06")]);
        check("He will leave on Friday.", &[("Friday", "2031-06-13")]);
        check("He left on Thursday.", &[("Thursday", "2031-06-12")]);
        check("He left last Thursday.", &[("last Thursday", "2031-06-05")]);
    }

    #[test]
    fn relative_days_weeks_months_and_years_count_from_the_date_of_the_article() {
        check(
            "Yesterday was wet; tomorrow is dry.",
            &[("Yesterday", "2031-06-11"), ("tomorrow", "2031-06-13")],
        );
        check(
            "It ends next week, next month or next year.",
            &[("next week", "2031-W25"), ("next month", "2031-07"), ("next year", "2032")],
        );
        check("It broke two days ago.", &[("two days ago", "2031-06-10")]);
    }

    #[test]
    fn a_relative_day_in_a_quotation_counts_from_the_day_it_was_said() {
        let doc = doc_on("\u{201c}I will come tomorrow,\u{201d} Berg said.", "2031-06-12");
        assert_eq!(doc.times[0].value.as_deref(), Some("2031-06-13"));
        assert_eq!(doc.times[0].basis, Basis::Quote);
    }

    #[test]
    fn durations_and_sets_have_their_own_types() {
        let doc = doc("It rains every day for two hours.");
        let found: Vec<_> =
            doc.times.iter().map(|time| (time.kind, time.value.as_deref())).collect();
        assert_eq!(found, [(TimexKind::Set, Some("P1D")), (TimexKind::Duration, Some("PT2H"))]);
    }

    #[test]
    fn an_impossible_date_is_no_date() {
        check("Form 2031-02-30 was lost.", &[]);
    }
}
