use crate::lexicon;
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use std::sync::LazyLock;

/// The day of a holiday in any year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate) enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// Month, weekday and which of them; -1 is the last.
    Weekday(i8, Weekday, i8),
    /// Days from Easter Sunday.
    Easter(i32),
}

/// Names in words, with the day; longer names first.
static HOLIDAYS: LazyLock<Vec<(Vec<&'static str>, Holiday)>> = LazyLock::new(|| {
    let mut found: Vec<_> = lexicon::entries(include_str!("../../data/holidays.txt"))
        .filter_map(|row| {
            let (day, name) = row.split_once(' ')?;
            Some((name.split(' ').collect::<Vec<_>>(), parse(day)?))
        })
        .collect();
    found.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    found
});

fn parse(day: &str) -> Option<Holiday> {
    if let Some(days) = day.strip_prefix("easter") {
        return days.parse().ok().map(Holiday::Easter);
    }
    if let Some((month, day)) = day.split_once('-') {
        return Some(Holiday::Fixed(month.parse().ok()?, day.parse().ok()?));
    }
    let mut parts = day.splitn(3, '/');
    let month = parts.next()?.parse().ok()?;
    let weekday = Weekday::from_monday_one_offset(parts.next()?.parse().ok()?).ok()?;
    Some(Holiday::Weekday(month, weekday, parts.next()?.parse().ok()?))
}

/// The holiday whose name begins a run of words in small letters (`next(0)` the first; `'s` may stand alone), and how
/// many of them it takes.
pub(in crate::annotate) fn holiday<'w>(
    next: impl Fn(usize) -> &'w str,
) -> Option<(Holiday, usize)> {
    HOLIDAYS.iter().find_map(|(words, day)| {
        let mut at = 0;
        for word in words {
            if next(at) == *word {
                at += 1;
            } else if let Some(owner) = word.strip_suffix("'s")
                && next(at) == owner
                && next(at + 1) == "'s"
            {
                at += 2;
            } else {
                return None;
            }
        }
        Some((*day, at))
    })
}

impl Holiday {
    /// Its day in a year.
    pub(in crate::annotate) fn day(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Weekday(month, weekday, nth) => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
            }
            Self::Easter(days) => easter(year)?.checked_add(days.days()).ok(),
        }
    }
}

/// Easter Sunday of the Gregorian calendar (anonymous algorithm, Nature 1876).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let golden = year.rem_euclid(19);
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let correction = (8 * century + 13) / 25;
    let moon = (19 * golden + century - century / 4 - correction + 15).rem_euclid(30);
    let shift = (golden + 11 * moon) / 319;
    let sunday = (2 * (century % 4) + 2 * (rest / 4) - rest % 4 - moon + shift + 32).rem_euclid(7);
    let sum = moon - shift + sunday;
    let month = (sum + 90) / 25;
    let day = (sum + month + 19).rem_euclid(32);
    Date::new(i16::try_from(year).ok()?, month as i8, day as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_church_says() {
        for (year, day) in [
            (1900, "1900-04-15"),
            (1999, "1999-04-04"),
            (2000, "2000-04-23"),
            (2008, "2008-03-23"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter(year).map(|day| day.to_string()).as_deref(), Some(day));
        }
    }

    #[test]
    fn a_holiday_is_found_by_its_longest_name() {
        let words = ["christmas", "eve", "was"];
        let found = holiday(|at| words.get(at).copied().unwrap_or(""));
        assert_eq!(found, Some((Holiday::Fixed(12, 24), 2)));
        let words = ["new", "year", "'s", "day"];
        let found = holiday(|at| words.get(at).copied().unwrap_or(""));
        assert_eq!(found, Some((Holiday::Fixed(1, 1), 4)));
    }

    #[test]
    fn thanksgiving_is_the_fourth_thursday_of_november() {
        let day = Holiday::Weekday(11, Weekday::Thursday, 4).day(2025);
        assert_eq!(day.map(|day| day.to_string()).as_deref(), Some("2025-11-27"));
    }
}
