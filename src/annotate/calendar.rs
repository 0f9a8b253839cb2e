//! The words of the calendar.

use crate::record::Grain;
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// Number of a month from its name or usual abbreviation, in small letters.
pub(super) fn month(lower: &str) -> Option<i8> {
    Some(match lower.trim_end_matches('.') {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// A day of the week from its name or usual abbreviation, in small letters.
pub(super) fn weekday(lower: &str) -> Option<Weekday> {
    Some(match lower.trim_end_matches('.') {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tues" | "tue" => Weekday::Tuesday,
        "wednesday" | "weds" | "wed" => Weekday::Wednesday,
        "thursday" | "thurs" | "thur" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" | "sat" => Weekday::Saturday,
        "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// A year from 1900 to 2099, in figures.
pub(super) fn year(raw: &str) -> Option<i16> {
    if raw.len() != 4 || !raw.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    raw.parse().ok().filter(|year| (1900..=2099).contains(year))
}

/// TIMEX3 code of a part of the day.
pub(super) fn part_of_day(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "morning" => "MO",
        "afternoon" => "AF",
        "evening" => "EV",
        "night" => "NI",
        _ => return None,
    })
}

/// TIMEX3 code of a season.
pub(super) fn season(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "spring" => "SP",
        "summer" => "SU",
        "autumn" | "fall" => "FA",
        "winter" => "WI",
        _ => return None,
    })
}

/// A unit of time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// TIMEX3 letter: `H`, `D`, `Y` …
    letter: &'static str,
    /// How many of that letter it is: a decade is ten years.
    times: f64,
    /// Its grain.
    pub(super) grain: Grain,
}

/// A unit of time from its name, singular or plural, in small letters.
pub(super) fn unit(lower: &str) -> Option<Unit> {
    let (letter, times, grain) = match lower {
        "second" | "seconds" => ("TS", 1.0, Grain::Minute),
        "minute" | "minutes" => ("TM", 1.0, Grain::Minute),
        "hour" | "hours" => ("TH", 1.0, Grain::Hour),
        "day" | "days" => ("D", 1.0, Grain::Day),
        "week" | "weeks" => ("W", 1.0, Grain::Week),
        "month" | "months" => ("M", 1.0, Grain::Month),
        "year" | "years" => ("Y", 1.0, Grain::Year),
        "decade" | "decades" => ("Y", 10.0, Grain::Decade),
        "century" | "centuries" => ("Y", 100.0, Grain::Year),
        _ => return None,
    };
    Some(Unit { letter, times, grain })
}

impl Unit {
    /// TIMEX3 value of `count` of it: `PT2H`, `P3D`, `P0.5Y`.
    pub(super) fn duration(self, count: f64) -> String {
        let (time, letter) = match self.letter.strip_prefix('T') {
            Some(letter) => ("T", letter),
            None => ("", self.letter),
        };
        format!("P{time}{}{letter}", count * self.times)
    }

    /// TIMEX3 value of the time `count` of it away from `today`; `None` where that is no day of the calendar.
    pub(super) fn shifted(self, today: Date, count: f64) -> Option<String> {
        let count = count * self.times;
        if count.abs() > 100_000.0 || count.fract() != 0.0 {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "bounded above")]
        let count = count as i32;
        Some(match self.letter {
            "D" => today.checked_add(count.days()).ok()?.to_string(),
            "W" => {
                let week = today.checked_add((7 * count).days()).ok()?.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            "M" => {
                let month = today.first_of_month().checked_add(count.months()).ok()?;
                format!("{:04}-{:02}", month.year(), month.month())
            }
            "Y" => format!("{:04}", today.checked_add(count.years()).ok()?.year()),
            _ => today.to_string(),
        })
    }
}
