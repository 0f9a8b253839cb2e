//! Dates behind a modifier: `early March`, `the end of the year`, `later that month`.

use super::{
    Reader,
    sense::{From, Hour, Reading, Sense},
};
use crate::annotate::calendar::{self, Unit};

impl Reader<'_, '_> {
    /// A date behind a modifier: `early March`, `the end of the year`, `late on Friday`, `later that month`.
    #[expect(clippy::too_many_lines, reason = "one arm for each modifier")]
    pub(super) fn modified(&self, at: usize) -> Option<Reading> {
        if let Some(reading) = self
            .glued(at)
            .or_else(|| matches!(self.lower(at), "the").then(|| self.glued(at + 1)).flatten())
        {
            return Some(reading.from(at));
        }
        let mut next = at;
        if matches!(self.lower(next), "very") {
            next += 1;
        }
        if self.lower(next) == "as"
            && matches!(self.lower(next + 1), "early" | "late" | "recently")
            && self.lower(next + 2) == "as"
        {
            next += 3;
            return self.modified_or_point(next).map(|reading| reading.from(at));
        }
        let the = usize::from(self.lower(next) == "the");
        next += the;
        let lower = self.lower(next);
        match lower {
            "early" | "late" | "mid" => {
                next += 1;
                if self.joins(next) {
                    next += 1;
                }
                let part = usize::from(
                    lower != "mid" && self.lower(next) == "part" && self.lower(next + 1) == "of",
                ) * 2;
                next += part;
                if part == 0
                    && matches!(
                        self.lower(next),
                        "on" | "in"
                            | "this"
                            | "last"
                            | "next"
                            | "that"
                            | "yesterday"
                            | "today"
                            | "tomorrow"
                    )
                    || self.lower(next) == "the"
                {
                    if matches!(self.lower(next), "on" | "in") {
                        next += 1;
                    }
                    return self
                        .modified_or_point(next)
                        .filter(|reading| !matches!(reading.sense, Sense::Fixed { .. }))
                        .map(|reading| reading.from(at));
                }
                let inner = if the == 1 { self.point_with_the(next) } else { self.point(next) };
                let reading = inner
                    .or_else(|| self.hours_of(next))
                    .filter(|reading| !matches!(reading.sense, Sense::Fixed { .. }))?;
                Some(reading.from(at))
            }
            "later" | "earlier" => {
                next += 1;
                if matches!(self.lower(next), "on" | "in") {
                    next += 1;
                }
                let reading = self.point(next).or_else(|| self.the_unit(next))?;
                matches!(
                    reading.sense,
                    Sense::Unit { shift: 0, .. }
                        | Sense::Near(_)
                        | Sense::Weekday { .. }
                        | Sense::Month { .. }
                        | Sense::Day { .. }
                        | Sense::Section { .. }
                        | Sense::Year(_)
                )
                .then(|| reading.from(at))
            }
            "end" | "beginning" | "start" | "middle" | "rest" | "remainder" | "turn" | "close"
            | "eve" | "height" | "months"
                if the == 1 || lower == "end" && self.joins(next + 1) =>
            {
                next += 1;
                if lower == "end" && the == 0 {
                    // "end-2024"
                    return self
                        .point(next + 1)
                        .filter(|reading| {
                            reading.year().is_some() || matches!(reading.sense, Sense::Month { .. })
                        })
                        .map(|reading| reading.from(at));
                }
                self.part_of(at, next, lower)
            }
            "latter" | "first" | "opening" | "closing" | "final" | "last"
                if the == 1
                    && matches!(
                        self.lower(next + 1),
                        "part" | "months" | "days" | "weeks" | "hours" | "years"
                    )
                    && self.lower(next + 2) == "of" =>
            {
                self.part_of(at, next + 2, "part")
            }
            _ => None,
        }
    }

    /// `of May` behind `the end`.
    fn part_of(&self, start: usize, of: usize, word: &str) -> Option<Reading> {
        if self.lower(of) != "of" {
            return None;
        }
        let next = of + 1;
        let reading = self.modified_or_point(next).or_else(|| self.the_unit(next))?;
        let dated = match &reading.sense {
            Sense::Unit { .. }
            | Sense::Month { .. }
            | Sense::Section { .. }
            | Sense::Decade { .. }
            | Sense::Century(_)
            | Sense::Fiscal(_) => true,
            Sense::Year(year) => *year > 1400 || *year < 0,
            Sense::Day { .. } | Sense::Weekday { .. } | Sense::Near(_) | Sense::Holiday { .. } => {
                !matches!(word, "height" | "rest")
            }
            _ => false,
        };
        dated.then(|| reading.from(start))
    }

    fn modified_or_point(&self, at: usize) -> Option<Reading> {
        self.sentence
            .contains(&at)
            .then(|| self.modified(at).or_else(|| self.point(at)).or_else(|| self.the_unit(at)))
            .flatten()
    }

    /// A period whose article stands before its modifier: `the late 1980s`, `the early 21st century`.
    fn point_with_the(&self, at: usize) -> Option<Reading> {
        self.period_of(at).or_else(|| self.point(at))
    }

    fn period_of(&self, at: usize) -> Option<Reading> {
        if let Some(first) = calendar::decade(self.lower(at)) {
            return Some(Reading::new(at..at + 1, Sense::Decade { first, open: false }, "decade"));
        }
        if let Some(code) = calendar::season(self.lower(at)) {
            return self.point(at).or_else(|| {
                Some(Reading::new(
                    at..at + 1,
                    Sense::Section { code, year: None, shift: None, from: From::Story },
                    "season",
                ))
            });
        }
        None
    }

    /// `morning hours of 30 April`, `afternoon`, behind `early` or `late`.
    fn hours_of(&self, at: usize) -> Option<Reading> {
        let part = calendar::part_of_day(self.lower(at))?;
        let mut end = at + 1;
        // "late-night comedy": without an article only a preposition makes a time of it.
        let led = matches!(
            self.before(at.saturating_sub(1)),
            "the" | "in" | "by" | "during" | "until" | "of" | "since" | "from" | "on" | "for"
        );
        if self.lower(end) == "hours" {
            end += 1;
        } else if !led {
            return None;
        }
        let mut sense = Sense::SameDay;
        if matches!(self.lower(end), "of" | "on")
            && let Some(day) = self.point(end + 1).filter(|day| day.is_day() && day.hour.is_none())
        {
            end = day.tokens.end;
            sense = day.sense;
        }
        let mut reading = Reading::new(at..end, sense, "part-of-day");
        reading.hour = Some(Hour::Part(part));
        Some(reading)
    }

    /// `the year`, `the month`: only where a modifier before it makes a date of it.
    fn the_unit(&self, at: usize) -> Option<Reading> {
        if self.lower(at) != "the" {
            return None;
        }
        if let Some(code) = calendar::season(self.lower(at + 1)) {
            return Some(Reading::new(
                at..at + 2,
                Sense::Section { code, year: None, shift: None, from: From::Story },
                "season",
            ));
        }
        let (unit, plural) = calendar::unit(self.lower(at + 1))?;
        (!plural && !matches!(unit, Unit::Second | Unit::Minute | Unit::Hour)).then(|| {
            Reading::new(at..at + 2, Sense::Unit { unit, shift: 0, from: From::Story }, "unit")
        })
    }
}
