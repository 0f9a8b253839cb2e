//! The words of the calendar.

mod holiday;
mod unit;

use crate::record::Grain;
pub(super) use crate::record::month;
pub(super) use holiday::{Holiday, holiday};
use jiff::civil::Weekday;
pub(super) use unit::{Unit, unit};

/// A day of the week from its name or usual abbreviation, in small letters.
pub(super) fn weekday(lower: &str) -> Option<Weekday> {
    Some(match lower.strip_suffix('.').unwrap_or(lower) {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tues" | "tue" => Weekday::Tuesday,
        "wednesday" | "weds" | "wed" => Weekday::Wednesday,
        "thursday" | "thurs" | "thur" | "thu" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" | "sat" => Weekday::Saturday,
        "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// A weekday from its plural in small letters: `Mondays`.
pub(super) fn weekdays(lower: &str) -> Option<Weekday> {
    lower.strip_suffix('s').filter(|single| single.ends_with("day")).and_then(weekday)
}

/// Four figures, whatever year they may be.
pub(super) fn four_figures(raw: &str) -> Option<i32> {
    (raw.len() == 4 && raw.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| raw.parse().ok())
        .flatten()
}

/// A year from 1900 to 2099, in figures: what is a year with nothing around that says so.
pub(super) fn year(raw: &str) -> Option<i32> {
    four_figures(raw).filter(|year| (1900..=2099).contains(year))
}

/// TIMEX3 code of a part of the day.
pub(super) fn part_of_day(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "morning" | "dawn" | "daybreak" | "sunrise" => "MO",
        "afternoon" => "AF",
        "evening" | "dusk" | "sunset" => "EV",
        "night" => "NI",
        _ => return None,
    })
}

/// TIMEX3 code of a season.
pub(super) fn season(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "spring" | "springtime" => "SP",
        "summer" | "summertime" => "SU",
        "autumn" | "fall" => "FA",
        "winter" | "wintertime" => "WI",
        _ => return None,
    })
}

/// First year of a decade from its name in words: `the sixties`.
pub(super) fn decade(lower: &str) -> Option<i32> {
    Some(match lower {
        "twenties" => 1920,
        "thirties" => 1930,
        "forties" => 1940,
        "fifties" => 1950,
        "sixties" => 1960,
        "seventies" => 1970,
        "eighties" => 1980,
        "nineties" => 1990,
        _ => return None,
    })
}

/// Distance from UTC of a time zone in ISO 8601, from its usual abbreviation.
pub(super) fn zone(raw: &str) -> Option<&'static str> {
    Some(match raw {
        "GMT" | "UTC" | "Z" | "WET" => "Z",
        "BST" | "CET" | "WEST" => "+01",
        "CEST" | "EET" | "SAST" => "+02",
        "EEST" | "MSK" => "+03",
        "IST" => "+05:30",
        "JST" | "KST" => "+09",
        "AEST" => "+10",
        "EDT" | "AST" => "-04",
        "EST" | "CDT" => "-05",
        "CST" | "MDT" => "-06",
        "MST" | "PDT" => "-07",
        "PST" | "AKDT" => "-08",
        // Without a season they say no distance.
        "ET" | "CT" | "MT" | "PT" => "",
        _ => return None,
    })
}

/// How fine `H1`, `Q3`, `SU` are.
pub(super) fn section_grain(code: &str) -> Grain {
    match code.as_bytes().first() {
        Some(b'Q') => Grain::Quarter,
        Some(b'H') => Grain::Half,
        _ => Grain::Season,
    }
}
