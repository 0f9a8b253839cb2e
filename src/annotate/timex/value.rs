//! Values of TIMEX3: what a sense means from an anchor.

use super::{
    sense::{From, Hour, Sense},
    setting,
    tense::Tense,
};
use crate::{
    annotate::calendar::{self, Holiday, Unit},
    record::{Basis, Grain, TimexKind},
};
use jiff::{ToSpan, civil::Date};

/// A point of the calendar, whole or in part; years before Christ are negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) year: i32,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
}

impl std::convert::From<Date> for Point {
    fn from(date: Date) -> Self {
        Self { year: i32::from(date.year()), month: Some(date.month()), day: Some(date.day()) }
    }
}

impl Point {
    fn date(self) -> Option<Date> {
        let year = i16::try_from(self.year).ok().filter(|year| *year > 0)?;
        Date::new(year, self.month?, self.day?).ok()
    }

    pub(super) fn year(year: i32) -> Self {
        Self { year, month: None, day: None }
    }
}

/// A value with what it was counted from.
pub(super) struct Value {
    pub(super) text: String,
    pub(super) grain: Grain,
    pub(super) basis: Basis,
    /// Where the text is after it.
    pub(super) point: Option<Point>,
}

/// What one reading counts from.
#[derive(Clone, Copy)]
pub(super) struct Anchor {
    pub(super) now: Option<(Point, Basis)>,
    pub(super) text: Option<(Point, Basis)>,
    pub(super) story: Option<(Point, Basis)>,
    pub(super) tense: Tense,
    pub(super) narrative: bool,
}

impl Anchor {
    fn of(&self, from: From) -> Option<(Point, Basis)> {
        match from {
            From::Now => self.now,
            From::Text => self.text,
            From::Story => self.story,
        }
    }
}

/// A value with a time of day behind it.
pub(super) fn with_hour(
    text: String,
    grain: Grain,
    hour: Option<Hour>,
) -> (TimexKind, String, Grain) {
    match hour {
        Some(Hour::Part(part)) if text.ends_with("_REF") => {
            (TimexKind::Time, format!("XXXX-XX-XXT{part}"), Grain::Day)
        }
        Some(_) if text.ends_with("_REF") => (TimexKind::Date, text, grain),
        None if text.contains("TXX") => (TimexKind::Time, text, grain),
        None => (TimexKind::Date, text, grain),
        Some(Hour::Part(part)) => (TimexKind::Time, format!("{text}T{part}"), Grain::Day),
        Some(Hour::Clock { hour, minute, second, zone }) => {
            let (clock, grain) = match (minute, second) {
                (Some(minute), Some(second)) => {
                    (format!("T{hour:02}:{minute:02}:{second:02}"), Grain::Second)
                }
                (Some(minute), None) => (format!("T{hour:02}:{minute:02}"), Grain::Minute),
                _ => (format!("T{hour:02}"), Grain::Hour),
            };
            (TimexKind::Time, format!("{text}{clock}{zone}"), grain)
        }
    }
}

fn year_text(year: i32) -> String {
    if year < 0 { format!("BC{:04}", -year) } else { format!("{year:04}") }
}

/// A point as a value, with `XX` for what is not known of a day.
pub(super) fn written(point: Point) -> String {
    let year = year_text(point.year);
    match (point.month, point.day) {
        (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year}-{month:02}-XX"),
        _ => format!("{year}-XX-XX"),
    }
}

fn week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// The day of a month without a year by tense; the nearest one where the clause does not say.
pub(super) fn day(
    today: Option<Date>,
    year: Option<i32>,
    month: i8,
    day: i8,
    tense: Tense,
) -> Option<Date> {
    if let Some(year) = year {
        return Date::new(i16::try_from(year).ok()?, month, day).ok();
    }
    let today = today?;
    nearest(today, |year| Date::new(year, month, day).ok(), tense)
}

/// The day that a rule gives for this year, the last or the next: by tense, else the nearest. A day of slack is for the
/// places where it is already tomorrow.
fn nearest(today: Date, in_year: impl Fn(i16) -> Option<Date>, tense: Tense) -> Option<Date> {
    let year = today.year();
    let distance = |date: Date| today.until(date).map_or(i32::MAX, |span| span.get_days());
    [year, year - 1, year + 1]
        .into_iter()
        .filter_map(in_year)
        .filter(|date| match tense {
            Tense::Past => distance(*date) <= 1,
            Tense::Ahead => distance(*date) >= -1,
            Tense::Open => true,
        })
        .min_by_key(|date| distance(*date).abs())
}

/// What a sense means from an anchor.
pub(super) fn value(sense: &Sense, anchor: &Anchor) -> Value {
    resolved(sense, anchor)
        .filter(|value| has_short_year(&value.text))
        .unwrap_or_else(|| open(sense))
}

/// Whether the year of a value has at most the four figures that a value can hold.
fn has_short_year(text: &str) -> bool {
    let year = text.strip_prefix("BC").or(text.strip_prefix("FY")).unwrap_or(text);
    !year.starts_with('-') && year.bytes().take_while(u8::is_ascii_digit).count() <= 4
}

#[expect(clippy::unnecessary_wraps, reason = "every sense gives an option")]
fn absolute(text: String, grain: Grain, point: Option<Point>) -> Option<Value> {
    Some(Value { text, grain, basis: Basis::Absolute, point })
}

/// The value; `None` where it takes a day that is not known.
fn resolved(sense: &Sense, anchor: &Anchor) -> Option<Value> {
    match sense {
        Sense::Day { year: Some(year), month, day } => {
            let point = Point { year: *year, month: Some(*month), day: Some(*day) };
            absolute(written(point), Grain::Day, Some(point))
        }
        Sense::Month { year: Some(year), month, .. } => {
            let point = Point { year: *year, month: Some(*month), day: None };
            absolute(format!("{}-{month:02}", year_text(*year)), Grain::Month, Some(point))
        }
        Sense::Year(year) => absolute(year_text(*year), Grain::Year, Some(Point::year(*year))),
        Sense::Fiscal(year) => absolute(format!("FY{year:04}"), Grain::Year, None),
        Sense::Century(number) if *number < 0 => {
            absolute(format!("BC{:02}", -number - 1), Grain::Century, None)
        }
        Sense::Century(number) => absolute(format!("{number:02}"), Grain::Century, None),
        Sense::Decade { first, open: false } if *first < 0 => {
            absolute(format!("BC{:03}", -first / 10), Grain::Decade, None)
        }
        Sense::Decade { first, open: false } => {
            absolute(format!("{:03}", first / 10), Grain::Decade, None)
        }
        Sense::Decade { first, open: true } => {
            let year = anchor.now.map_or(2000, |(point, _)| point.year);
            let century = if year % 100 < *first { year / 100 - 1 } else { year / 100 };
            absolute(format!("{:03}", (century.max(0) * 100 + first) / 10), Grain::Decade, None)
        }
        Sense::Section { code, year: Some(year), .. } => absolute(
            format!("{}-{code}", year_text(*year)),
            calendar::section_grain(code),
            Some(Point::year(*year)),
        ),
        Sense::Holiday { holiday, year: Some(year), .. } => {
            let date = holiday.day(i16::try_from(*year).ok()?)?;
            absolute(date.to_string(), Grain::Day, Some(date.into()))
        }
        Sense::Day { year: None, month, day } => day_without_year(anchor, *month, *day),
        Sense::MonthOf { month, day, shift, from } => {
            let (now, basis) = anchor.of(*from)?;
            let point = Point { year: now.year + shift, month: Some(*month), day: *day };
            let (text, grain) = match day {
                Some(_) => (written(point), Grain::Day),
                None => (format!("{}-{month:02}", year_text(point.year)), Grain::Month),
            };
            Some(Value { text, grain, basis, point: Some(point) })
        }
        Sense::DayOfMonth(day) => day_of_month(anchor, *day),
        Sense::Month { year: None, month, shift } => month_without_year(anchor, *month, *shift),
        Sense::Section { code, year: None, shift, from } => section(anchor, code, *shift, *from),
        Sense::Holiday { holiday, year: None, shift } => {
            holiday_without_year(anchor, *holiday, *shift)
        }
        Sense::Weekday { weekday, shift } => {
            let (now, basis) = anchor.now?;
            let date = setting::weekday(
                now.date()?,
                *weekday,
                *shift,
                if anchor.narrative { Tense::Ahead } else { anchor.tense },
            )?;
            dated(date, basis)
        }
        Sense::Near(0)
            if anchor.narrative && anchor.now.is_none_or(|(now, _)| now.day.is_none()) =>
        {
            absolute("PRESENT_REF".to_owned(), Grain::Day, None)
        }
        Sense::Near(days) => {
            let (now, basis) = anchor.now?;
            let date = now.date()?.checked_add(days.days()).ok()?;
            dated(date, basis)
        }
        Sense::Unit { unit, shift, from } => {
            let (point, basis) = anchor.of(*from)?;
            away(*unit, *shift, point, basis)
        }
        Sense::Away { unit, count, from } => {
            let (point, basis) = anchor.of(*from)?;
            let (unit, count) = match unit {
                Unit::Year if count.fract() != 0.0 => (Unit::Month, (count * 12.0).round()),
                Unit::Decade if count.fract() != 0.0 => (Unit::Year, count * 10.0),
                Unit::Fortnight => (Unit::Week, count * 2.0),
                _ => (*unit, *count),
            };
            if count.abs() > 100_000.0
                || count.fract() != 0.0 && !matches!(unit, Unit::Hour | Unit::Minute | Unit::Second)
            {
                return None;
            }
            away(unit, count as i32, point, basis)
        }
        Sense::SameDay | Sense::Fixed { .. } => None,
    }
}

#[expect(clippy::unnecessary_wraps, reason = "every sense gives an option")]
fn dated(date: Date, basis: Basis) -> Option<Value> {
    Some(Value { text: date.to_string(), grain: Grain::Day, basis, point: Some(date.into()) })
}

fn day_without_year(anchor: &Anchor, month: i8, day_number: i8) -> Option<Value> {
    let (now, basis) = anchor.story?;
    if anchor.narrative {
        let year = rolled(now, month);
        let point = Point { year, month: Some(month), day: Some(day_number) };
        return Some(Value { text: written(point), grain: Grain::Day, basis, point: Some(point) });
    }
    let date = day(now.date(), None, month, day_number, anchor.tense)?;
    dated(date, basis)
}

/// The year of a month in a narrative: that of the last date, or the next where the months have turned over.
fn rolled(now: Point, month: i8) -> i32 {
    match now.month {
        Some(last) if i16::from(last) - i16::from(month) >= 8 => now.year + 1,
        _ => now.year,
    }
}

fn day_of_month(anchor: &Anchor, day_number: i8) -> Option<Value> {
    let (now, basis) = anchor.text.filter(|_| anchor.narrative).or(anchor.now)?;
    let month = now.month?;
    if anchor.narrative {
        let point = Point { year: now.year, month: Some(month), day: Some(day_number) };
        return Some(Value { text: written(point), grain: Grain::Day, basis, point: Some(point) });
    }
    let today = now.date()?;
    let first = today.first_of_month();
    let months = match anchor.tense {
        Tense::Past if day_number > today.day() + 1 => -1,
        Tense::Ahead if day_number < today.day() => 1,
        _ => 0,
    };
    let first = first.checked_add(months.months()).ok()?;
    dated(Date::new(first.year(), first.month(), day_number).ok()?, basis)
}

fn month_without_year(anchor: &Anchor, month: i8, shift: Option<i32>) -> Option<Value> {
    let (now, basis) = anchor.story?;
    let here = now.month.unwrap_or(1);
    let year = match shift {
        Some(-1) if month >= here => now.year - 1,
        Some(1) if month <= here => now.year + 1,
        Some(_) => now.year,
        None if anchor.narrative => rolled(now, month),
        None => match (anchor.tense, i16::from(month) - i16::from(here)) {
            (Tense::Past, 1..) | (Tense::Open, 7..) => now.year - 1,
            (Tense::Ahead, ..0) | (Tense::Open, ..-6) => now.year + 1,
            _ => now.year,
        },
    };
    let point = Point { year, month: Some(month), day: None };
    Some(Value {
        text: format!("{}-{month:02}", year_text(year)),
        grain: Grain::Month,
        basis,
        point: Some(point),
    })
}

fn section(anchor: &Anchor, code: &str, shift: Option<i32>, from: From) -> Option<Value> {
    let (now, basis) = anchor.of(from)?;
    let begins = match code {
        "Q1" | "H1" => 1,
        "Q2" => 4,
        "H2" | "Q3" => 7,
        "Q4" => 10,
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    };
    let here = now.month.unwrap_or(1);
    let season = calendar::section_grain(code) == Grain::Season;
    let year = match shift {
        // "last summer" is the one that is over; "last year's third quarter" a matter of years alone.
        Some(-1) if season && begins + 3 <= here => now.year,
        Some(1) if season && begins > here => now.year,
        Some(0) if season && begins == 12 && here <= 3 => now.year - 1,
        Some(years) => now.year + years,
        None if anchor.narrative => now.year,
        None => match anchor.tense {
            Tense::Ahead if begins + 2 < here => now.year + 1,
            Tense::Past | Tense::Open if begins > here && (season || begins - here > 3) => {
                if anchor.tense == Tense::Past || begins - here > 6 {
                    now.year - 1
                } else {
                    now.year
                }
            }
            _ => now.year,
        },
    };
    Some(Value {
        text: format!("{}-{code}", year_text(year)),
        grain: calendar::section_grain(code),
        basis,
        point: Some(Point { year, month: None, day: None }),
    })
}

fn holiday_without_year(anchor: &Anchor, holiday: Holiday, shift: Option<i32>) -> Option<Value> {
    let (now, basis) = anchor.story?;
    if anchor.narrative {
        return dated(holiday.day(i16::try_from(now.year).ok()?)?, basis);
    }
    let tense = match shift {
        Some(-1) => Tense::Past,
        Some(1) => Tense::Ahead,
        _ => anchor.tense,
    };
    dated(nearest(now.date()?, |year| holiday.day(year), tense)?, basis)
}

/// The unit that lies `shift` of it from a point; none beyond the years that a value can hold.
fn away(unit: Unit, shift: i32, point: Point, basis: Basis) -> Option<Value> {
    let years = match unit {
        Unit::Year => 1,
        Unit::Decade => 10,
        Unit::Century | Unit::Millennium => 100,
        _ => 0,
    };
    let reached = point.year.checked_add(shift.checked_mul(years)?)?;
    if !(-9999..=9999).contains(&reached) || shift.abs() > 100_000 {
        return None;
    }
    let value = |text: String, point| Some(Value { text, grain: unit.grain(), basis, point });
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => value(format!("{}TXX", written(point)), None),
        Unit::Day => {
            let date = point.date()?.checked_add(shift.days()).ok()?;
            value(date.to_string(), Some(date.into()))
        }
        Unit::Week | Unit::Fortnight => {
            let date = point.date()?.checked_add((7 * i64::from(shift)).days()).ok()?;
            value(week(date), Some(date.into()))
        }
        Unit::Weekend => {
            let date = point.date()?.checked_add((7 * i64::from(shift)).days()).ok()?;
            value(format!("{}-WE", week(date)), None)
        }
        Unit::Month => {
            let months = point.year * 12 + i32::from(point.month?) - 1 + shift;
            let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
            let found = Point { year, month: Some(month as i8), day: None };
            value(format!("{}-{month:02}", year_text(year)), Some(found))
        }
        Unit::Quarter => {
            let quarters = point.year * 4 + (i32::from(point.month?) - 1) / 3 + shift;
            value(
                format!("{}-Q{}", year_text(quarters.div_euclid(4)), quarters.rem_euclid(4) + 1),
                None,
            )
        }
        Unit::Year => {
            let year = point.year + shift;
            value(year_text(year), Some(Point::year(year)))
        }
        Unit::Decade => {
            let year = point.year + 10 * shift;
            let text =
                if year < 0 { format!("BC{:03}", -year / 10) } else { format!("{:03}", year / 10) };
            value(text, None)
        }
        Unit::Century | Unit::Millennium => {
            let year = point.year.checked_add(100 * shift)?;
            let text = if year < 0 {
                format!("BC{:02}", -year / 100)
            } else {
                format!("{:02}", year / 100)
            };
            value(text, None)
        }
    }
}

/// The value with `X` for what no day was there to fill.
#[expect(clippy::match_same_arms, reason = "a table reads by its rows")]
fn open(sense: &Sense) -> Value {
    let (text, grain) = match sense {
        Sense::Day { month, day, .. } => (format!("XXXX-{month:02}-{day:02}"), Grain::Day),
        Sense::MonthOf { month, day: None, .. } => (format!("XXXX-{month:02}"), Grain::Month),
        Sense::MonthOf { month, day: Some(day), .. } => {
            (format!("XXXX-{month:02}-{day:02}"), Grain::Day)
        }
        Sense::DayOfMonth(day) => (format!("XXXX-XX-{day:02}"), Grain::Day),
        Sense::Month { month, .. } => (format!("XXXX-{month:02}"), Grain::Month),
        Sense::Section { code, .. } => (format!("XXXX-{code}"), calendar::section_grain(code)),
        Sense::Weekday { weekday, .. } => {
            (format!("XXXX-WXX-{}", weekday.to_monday_one_offset()), Grain::Day)
        }
        Sense::Holiday { holiday: Holiday::Fixed(month, day), .. } => {
            (format!("XXXX-{month:02}-{day:02}"), Grain::Day)
        }
        Sense::Unit { unit, .. } | Sense::Away { unit, .. } => {
            let text = match unit {
                Unit::Week | Unit::Fortnight => "XXXX-WXX",
                Unit::Weekend => "XXXX-WXX-WE",
                Unit::Month => "XXXX-XX",
                Unit::Quarter => "XXXX-QX",
                Unit::Year => "XXXX",
                Unit::Decade => "XXX",
                Unit::Century | Unit::Millennium => "XX",
                Unit::Day => "XXXX-XX-XX",
                Unit::Hour | Unit::Minute | Unit::Second => "XXXX-XX-XXTXX",
            };
            (text.to_owned(), unit.grain())
        }
        _ => ("XXXX-XX-XX".to_owned(), Grain::Day),
    };
    Value { text, grain, basis: Basis::Unresolved, point: None }
}
