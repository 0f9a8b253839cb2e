use crate::{
    annotate::calendar::{Holiday, Unit},
    record::{Grain, TimexKind},
};

use jiff::civil::Weekday;
use std::ops::Range;

/// What a relative expression counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The time of writing or speaking: `ago`, `last week`.
    Now,
    /// A time named before in the text: `two days later`, `the following year`.
    Text,
    /// The time of the discourse: of writing in news, of what is told in a narrative: `the end of the year`.
    Story,
}

/// What an expression means before it is set against a day.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sense {
    /// A day of a month; years before Christ are negative.
    Day { year: Option<i32>, month: i8, day: i8 },
    /// A day of the month at hand: `the 15th`.
    DayOfMonth(i8),
    /// A month; a shift of -1 is `last`.
    Month { year: Option<i32>, month: i8, shift: Option<i32> },
    /// A month, or a day of it, of a year so far away: `May of that year`.
    MonthOf { month: i8, day: Option<i8>, shift: i32, from: From },
    /// A year.
    Year(i32),
    /// Ten years from a year on, whose century may be open: `the '80s`.
    Decade { first: i32, open: bool },
    /// A hundred years by its TIMEX3 value: 20 for the 21st, -4 for the 4th before Christ.
    Century(i32),
    /// A season, quarter or half of a year.
    Section { code: &'static str, year: Option<i32>, shift: Option<i32>, from: From },
    /// A fiscal year.
    Fiscal(i32),
    /// A day of the week.
    Weekday { weekday: Weekday, shift: Option<i32> },
    /// A day so far from today.
    Near(i32),
    /// A day on the calendar's list.
    Holiday { holiday: Holiday, year: Option<i32>, shift: Option<i32> },
    /// A unit so far from the present one: `last week`.
    Unit { unit: Unit, shift: i32, from: From },
    /// So many units before or after: `two days ago`.
    Away { unit: Unit, count: f64, from: From },
    /// The day that the text is at: `at 5 p.m.`
    SameDay,
    /// A value that needs no day.
    Fixed { kind: TimexKind, value: String, grain: Grain },
}

/// A time within a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hour {
    /// `MO`, `AF`, `EV`, `NI`.
    Part(&'static str),
    /// A clock time with the zone as ISO 8601 writes it.
    Clock { hour: u8, minute: Option<u8>, second: Option<u8>, zone: &'static str },
}

/// An expression with what it means.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What day, month, … it means.
    pub(super) sense: Sense,
    /// What time of that day.
    pub(super) hour: Option<Hour>,
    /// The day of the week that stands beside a date.
    pub(super) weekday: Option<Weekday>,
    /// The rule that read it.
    pub(super) rule: &'static str,
}

impl Reading {
    pub(super) fn new(tokens: Range<usize>, sense: Sense, rule: &'static str) -> Self {
        Self { tokens, sense, hour: None, weekday: None, rule }
    }

    /// The same with the day of the week beside it.
    pub(super) fn on(mut self, weekday: Weekday) -> Self {
        self.weekday = Some(weekday);
        self
    }

    pub(super) fn fixed(
        tokens: Range<usize>,
        kind: TimexKind,
        value: impl Into<String>,
        grain: Grain,
        rule: &'static str,
    ) -> Self {
        Self::new(tokens, Sense::Fixed { kind, value: value.into(), grain }, rule)
    }

    /// Whether it means a day of the calendar, or a time of one.
    pub(super) fn is_day(&self) -> bool {
        match &self.sense {
            Sense::Day { .. }
            | Sense::DayOfMonth(_)
            | Sense::Weekday { .. }
            | Sense::Near(_)
            | Sense::Holiday { .. } => true,
            Sense::MonthOf { day, .. } => day.is_some(),
            Sense::Unit { unit, .. } | Sense::Away { unit, .. } => *unit == Unit::Day,
            _ => false,
        }
    }

    /// Whether it means a year, named as such.
    pub(super) fn year(&self) -> Option<i32> {
        match self.sense {
            Sense::Year(year)
            | Sense::Day { year: Some(year), .. }
            | Sense::Month { year: Some(year), .. } => Some(year),
            Sense::Section { year: Some(year), .. } | Sense::Holiday { year: Some(year), .. } => {
                Some(year)
            }
            _ => None,
        }
    }

    pub(super) fn from(mut self, start: usize) -> Self {
        self.tokens.start = start;
        self
    }
}
