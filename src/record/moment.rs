use super::month::MONTHS;
use crate::error::{Error, Result};
use jiff::{
    civil::{Date, DateTime},
    tz::Offset,
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A date, or a date with a time of day and, where known, its distance from UTC. Written in ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Moment {
    /// A day.
    Date(Date),
    /// A time of day on the clock of the place.
    Time(DateTime, Option<Offset>),
}

impl Moment {
    /// The day on the clock of the place.
    pub fn date(self) -> Date {
        match self {
            Self::Date(date) => date,
            Self::Time(time, _) => time.date(),
        }
    }
}

impl FromStr for Moment {
    type Err = Error;

    /// Reads `2025-10-16`, `2025-10-16T09:30`, `2025-10-16 09:30:00+02:00` or `…Z`, and a day with its month in words:
    /// `16 October 2025`, `Oct. 16, 2025`. Months in figures are not guessed at.
    fn from_str(text: &str) -> Result<Self> {
        let refuse = || {
            Error::Input(format!(
                "published: {text:?} is no date; write it as 2025-10-16 or 2025-10-16T09:30:00+02:00"
            ))
        };
        let trimmed = text.trim();
        if let Some(day) = in_words(trimmed) {
            return Ok(Self::Date(day));
        }
        if trimmed.len() <= 10 {
            return trimmed.parse().map(Self::Date).map_err(|_| refuse());
        }
        let (clock, offset) = match trimmed.strip_suffix(['Z', 'z']) {
            Some(clock) => (clock, Some(Offset::UTC)),
            None => match trimmed.rfind(['+', '-']).filter(|&place| place > 10) {
                Some(place) => {
                    let zoned: jiff::Timestamp = trimmed.parse().map_err(|_| refuse())?;
                    let clock: DateTime = trimmed[..place].parse().map_err(|_| refuse())?;
                    let utc = Offset::UTC.to_datetime(zoned);
                    let seconds = clock.duration_since(utc).as_secs();
                    let offset = i32::try_from(seconds)
                        .ok()
                        .and_then(|seconds| Offset::from_seconds(seconds).ok());
                    (&trimmed[..place], Some(offset.ok_or_else(refuse)?))
                }
                None => (trimmed, None),
            },
        };
        clock.parse().map(|time| Self::Time(time, offset)).map_err(|_| refuse())
    }
}

/// A day written with its month in words, whole or its first three letters and more: `5 June 2025`, `June 5, 2025`.
fn in_words(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split([' ', ',']).filter(|part| !part.is_empty()).take(4).collect();
    let [first, second, year] = parts[..] else { return None };
    let (day, month) = if first.starts_with(|c: char| c.is_ascii_digit()) {
        (first, second)
    } else {
        (second, first)
    };
    let month = month.trim_end_matches('.').to_ascii_lowercase();
    if month.len() < 3 || year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = MONTHS.iter().position(|name| name.starts_with(&month))?;
    Date::new(year.parse().ok()?, number as i8 + 1, day.parse().ok()?).ok()
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => write!(f, "{date}"),
            Self::Time(time, None) => write!(f, "{time}"),
            Self::Time(time, Some(offset)) => {
                let minutes = offset.seconds() / 60;
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{time}{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

impl TryFrom<String> for Moment {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

/// Reads a moment that may be missing. Empty text is none: so a table of no rows knows the type of its column.
pub(super) fn optional<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<Option<Moment>, D::Error> {
    let text: Option<String> = Option::deserialize(deserializer)?;
    let text = text.filter(|text| !text.is_empty());
    text.map(|text| text.parse().map_err(serde::de::Error::custom)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_dates_and_times_are_read_and_written_back() {
        for (text, written) in [
            ("2025-10-16", "2025-10-16"),
            ("2025-10-16T09:30", "2025-10-16T09:30:00"),
            ("2025-10-16 09:30:00+02:00", "2025-10-16T09:30:00+02:00"),
            ("2025-10-16T09:30:00-03:30", "2025-10-16T09:30:00-03:30"),
            ("2025-10-16T09:30:00Z", "2025-10-16T09:30:00+00:00"),
        ] {
            let moment: Moment = text.parse().expect(text);
            assert_eq!(moment.to_string(), written);
            assert_eq!(moment.date().to_string(), "2025-10-16");
        }
    }

    #[test]
    fn a_month_in_words_is_read_either_way_round() {
        for text in ["16 October 2025", "October 16, 2025", "Oct. 16, 2025", "16 oct 2025"] {
            let moment: Moment = text.parse().expect(text);
            assert_eq!(moment.to_string(), "2025-10-16");
        }
        for text in ["31 June 2025", "16 Octember 2025", "October 2025", "16 October 25", "a b c"] {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused_with_the_text_and_a_remedy() {
        for text in ["", "yesterday", "2025-13-01", "2025-10-16T25:00", "16.10.2025"] {
            let message = text.parse::<Moment>().expect_err(text).to_string();
            assert!(message.contains(text) && message.contains("2025-10-16"), "{message}");
        }
    }
}
