//! Sets what was read against a day: values of TIMEX3.

use super::{
    Page, Reader, Time,
    sense::{From, Hour, Reading, Sense},
    setting,
    tense::Tense,
};
use crate::{
    annotate::calendar::{self, Holiday, Unit},
    record::{Basis, Grain, TimexKind},
};
use jiff::{ToSpan, civil::Date};
use std::collections::HashMap;

/// A point of the calendar, whole or in part; years before Christ are negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    year: i32,
    month: Option<i8>,
    day: Option<i8>,
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

    fn year(year: i32) -> Self {
        Self { year, month: None, day: None }
    }
}

/// A value with what it was counted from.
struct Value {
    text: String,
    grain: Grain,
    basis: Basis,
    /// Where the text is after it.
    point: Option<Point>,
}

/// The times of a page from what was read.
pub(super) fn resolve(page: &Page, published: Option<Date>, readings: &[Reading]) -> Vec<Time> {
    let narrative = setting::is_narrative(readings, published);
    let quoted = readings.iter().any(|reading| page.region(reading.tokens.start).is_some());
    let said = match published {
        Some(today) if quoted => setting::said(page, readings, today),
        _ => HashMap::new(),
    };
    let first = readings.iter().find_map(Reading::year).map(Point::year);
    let mut resolver = Resolver {
        page,
        today: published,
        narrative,
        said,
        point: if narrative { first } else { None },
        leap: None,
        last_day: None,
    };
    (0..readings.len()).map(|number| resolver.time(readings, number)).collect()
}

struct Resolver<'r, 'p> {
    page: &'r Page<'p>,
    today: Option<Date>,
    narrative: bool,
    said: HashMap<usize, Point>,
    /// Where the text is.
    point: Option<Point>,
    /// A year far from where the text is: it moves there only if another such year follows.
    leap: Option<i32>,
    /// The last day named, with the number of its sentence.
    last_day: Option<(usize, Point)>,
}

/// What one reading counts from.
#[derive(Clone, Copy)]
struct Anchor {
    now: Option<(Point, Basis)>,
    text: Option<(Point, Basis)>,
    story: Option<(Point, Basis)>,
    tense: Tense,
    narrative: bool,
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

impl Resolver<'_, '_> {
    fn time(&mut self, readings: &[Reading], number: usize) -> Time {
        let reading = &readings[number];
        if let Sense::Fixed { kind, value, grain } = &reading.sense {
            return Time {
                tokens: reading.tokens.clone(),
                kind: *kind,
                value: Some(value.clone()),
                grain: *grain,
                basis: Basis::Absolute,
                rule: reading.rule,
            };
        }
        let anchor = self.anchor(reading);
        let sentence = self.page.sentence(reading.tokens.start).unwrap_or(usize::MAX);
        let value = if reading.sense == Sense::SameDay {
            self.same_day(readings, number, sentence, &anchor)
        } else {
            value(&reading.sense, &anchor)
        };
        let quoted = self.page.region(reading.tokens.start).is_some();
        if let Some(point) = value.point
            && !quoted
            && self.moves(reading, point)
        {
            self.point = Some(point);
            if point.day.is_some() {
                self.last_day = Some((sentence, point));
            }
        }
        let (kind, text, grain) = with_hour(value.text, value.grain, reading.hour);
        Time {
            tokens: reading.tokens.clone(),
            kind,
            value: Some(text),
            grain,
            basis: value.basis,
            rule: reading.rule,
        }
    }

    /// Whether the text goes on from the time that a reading gives.
    fn moves(&mut self, reading: &Reading, point: Point) -> bool {
        let before = reading.tokens.start.checked_sub(1).map_or("", |token| self.page.lower(token));
        if let Some(now) = self.point.filter(|_| self.narrative) {
            // "signed in 1648, and in 2005 published": one far year is an aside.
            let near = |year: i32| (point.year - year).abs() <= 15;
            if !near(now.year) {
                let confirmed = self.leap.is_some_and(near);
                self.leap = Some(point.year);
                if !confirmed {
                    return false;
                }
            } else if point.year > now.year
                && point.month.is_none()
                && self.clause(reading) == Tense::Ahead
            {
                // "the offensive that was planned for 1976"
                return false;
            }
            self.leap = None;
        }
        !matches!(before, "since" | "until")
            && !matches!(reading.sense, Sense::Decade { .. } | Sense::Century(_) | Sense::Fiscal(_))
    }

    /// The tense of the clause that a reading stands in.
    fn clause(&self, reading: &Reading) -> Tense {
        let token = reading.tokens.start;
        self.page.sentence(token).map_or(Tense::Open, |number| {
            let sentence = self.page.segmentation.sentences[number];
            let tokens = sentence.first_token as usize..sentence.end_token as usize;
            Reader { page: self.page, sentence: &tokens }.tense(token, reading.tokens.end)
        })
    }

    fn anchor(&self, reading: &Reading) -> Anchor {
        let token = reading.tokens.start;
        let region = self.page.region(token);
        let said =
            self.page.outermost(token).filter(|_| !self.said.is_empty()).and_then(|region| {
                let number = self.page.sentence(token)?;
                let paragraph = self.page.paragraph(token);
                let segmentation = self.page.segmentation;
                let end =
                    self.page.tokens_in(segmentation.regions[region].span).end.checked_sub(1)?;
                let last = self.page.sentence(end).unwrap_or(number);
                // The sentences of the quotation, the one behind it, the one before it.
                [Some(number), Some(last), Some(last + 1), number.checked_sub(1)]
                    .into_iter()
                    .flatten()
                    .find_map(|near| {
                        let inside = segmentation
                            .sentences
                            .get(near)
                            .is_some_and(|near| Some(near.paragraph) == paragraph);
                        self.said.get(&near).filter(|_| inside).copied()
                    })
            });
        let today = said.or(self.today.map(Point::from));
        let today_basis = if region.is_some() { Basis::Quote } else { Basis::Published };
        let point = self.point.map(|point| (point, Basis::Text));
        let now = today.map(|today| (today, today_basis));
        let story = if self.narrative { point } else { now };
        let tense = if matches!(
            reading.sense,
            Sense::Weekday { .. }
                | Sense::Day { year: None, .. }
                | Sense::Month { year: None, .. }
                | Sense::Section { year: None, .. }
                | Sense::Holiday { year: None, .. }
                | Sense::DayOfMonth(_)
        ) {
            self.clause(reading)
        } else {
            Tense::Open
        };
        Anchor {
            now: if self.narrative { point } else { now },
            text: point.or(now),
            story,
            tense,
            narrative: self.narrative,
        }
    }

    /// The day of a clock time that names none: the day beside it, the last one of the sentence, or the day at hand.
    fn same_day(
        &self,
        readings: &[Reading],
        number: usize,
        sentence: usize,
        anchor: &Anchor,
    ) -> Value {
        let reading = &readings[number];
        let day = |point: Point, basis| Value {
            text: written(point),
            grain: Grain::Day,
            basis,
            point: Some(point),
        };
        if let Some(next) = readings.get(number + 1).filter(|next| {
            next.is_day()
                && next.hour.is_none()
                && next.tokens.start <= reading.tokens.end + 2
                && self.page.sentence(next.tokens.start) == Some(sentence)
        }) {
            let found = value(&next.sense, &self.anchor(next));
            if found.point.is_some_and(|point| point.day.is_some()) {
                return found;
            }
        }
        if let Some((_, point)) = self.last_day.filter(|(named, _)| *named == sentence) {
            return day(point, Basis::Text);
        }
        match anchor.story {
            Some((point, basis)) => {
                let mut found = day(point, basis);
                found.point = None;
                found
            }
            None => Value {
                text: "XXXX-XX-XX".to_owned(),
                grain: Grain::Day,
                basis: Basis::Unresolved,
                point: None,
            },
        }
    }
}

/// A value with a time of day behind it.
fn with_hour(text: String, grain: Grain, hour: Option<Hour>) -> (TimexKind, String, Grain) {
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
fn written(point: Point) -> String {
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
fn value(sense: &Sense, anchor: &Anchor) -> Value {
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
