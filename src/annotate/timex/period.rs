//! Years, decades, centuries, seasons, quarters, halves and fiscal years.

use super::{
    Reader,
    sense::{From, Reading, Sense},
};
use crate::annotate::{calendar, number};

/// Whether a period can begin with a word.
pub(super) fn is_opener(lower: &str) -> bool {
    calendar::decade(lower).is_some()
        || matches!(
            lower,
            "q1" | "q2"
                | "q3"
                | "q4"
                | "fiscal"
                | "financial"
                | "noon"
                | "midday"
                | "midnight"
                | "half"
                | "quarter"
        )
        || lower.starts_with("fy")
        || lower.starts_with('\'')
        || lower.starts_with("mid-")
}

const QUARTERS: [&str; 4] = ["Q1", "Q2", "Q3", "Q4"];
const HALVES: [&str; 2] = ["H1", "H2"];

impl Reader<'_, '_> {
    /// `the 1990s`, `the 19th century`, `summer 2019`, `the third quarter of 2024`, `fiscal 2025`.
    pub(super) fn period(&self, at: usize) -> Option<Reading> {
        let the = usize::from(self.lower(at) == "the");
        self.decade(at, at + the)
            .or_else(|| self.century(at, at + the))
            .or_else(|| self.season(at, at + the))
            .or_else(|| self.section(at, at + the))
            .or_else(|| self.fiscal(at, at + the))
    }

    /// `1990s`, `'90s`, `the nineties`, `470s BC`.
    fn decade(&self, start: usize, at: usize) -> Option<Reading> {
        let lower = self.lower(at);
        if let Some(first) = calendar::decade(lower).filter(|_| start < at) {
            return Some(Reading::new(
                start..at + 1,
                Sense::Decade { first, open: false },
                "decade",
            ));
        }
        let digits = lower.strip_suffix("'s").or_else(|| lower.strip_suffix('s'))?;
        let short = digits.strip_prefix('\'');
        let digits = short.unwrap_or(digits);
        if !digits.ends_with('0') || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let first: i32 = digits.parse().ok()?;
        if self.is_before_christ(at + 1) {
            let end = at + 2;
            return Some(Reading::new(
                start..end,
                Sense::Decade { first: -first, open: false },
                "decade",
            ));
        }
        let open = match digits.len() {
            4 if (1000..=2199).contains(&first) => false,
            2 if short.is_some() => true,
            _ => return None,
        };
        Some(Reading::new(start..at + 1, Sense::Decade { first, open }, "decade"))
    }

    /// `19th century`, `the early twenty-first century`, `the 4th century BC`.
    fn century(&self, start: usize, at: usize) -> Option<Reading> {
        let lower = self.lower(at);
        let (value, mut end) = match number::ordinal(lower.strip_prefix("mid-").unwrap_or(lower)) {
            Some(value) => (value, at + 1),
            None if lower == "twenty" && self.joins(at + 1) => {
                (20.0 + number::ordinal(self.lower(at + 2))?, at + 3)
            }
            None => return None,
        };
        if self.joins(end) {
            end += 1;
        }
        if self.lower(end) != "century" || !(1.0..=30.0).contains(&value) {
            return None;
        }
        let number = value as i32;
        end += 1;
        if self.is_before_christ(end) {
            return Some(Reading::new(start..end + 1, Sense::Century(-number), "century"));
        }
        Some(Reading::new(start..end, Sense::Century(number - 1), "century"))
    }

    /// `the summer of 2019`, `winter`, `last spring`.
    fn season(&self, start: usize, at: usize) -> Option<Reading> {
        let code = calendar::season(self.lower(at))?;
        let mut end = at + 1;
        let year_at = if self.lower(end) == "of" { end + 1 } else { end };
        let mut year = None;
        if let Some((found, stop)) = self.named_year(year_at) {
            (year, end) = (Some(found), stop);
            // "the winter of 2019-20"
        } else if self.lower(end) == "of"
            && matches!(self.lower(end + 1), "that" | "this" | "next" | "last" | "the")
            && let Some(reading) = self.relative(end + 1)
            && let Sense::Unit { unit: calendar::Unit::Year, shift, from } = reading.sense
        {
            let sense = Sense::Section { code, year: None, shift: Some(shift), from };
            return Some(Reading::new(start..reading.tokens.end, sense, "season"));
        }
        let plain = self.lower(at);
        // "fall" and "spring" are verbs too; only a determiner, a preposition or a year makes a season of them.
        let led = start < at
            || matches!(
                self.before(start),
                "in" | "by"
                    | "until"
                    | "since"
                    | "early"
                    | "late"
                    | "of"
                    | "during"
                    | "mid"
                    | "-"
                    | "last"
                    | "next"
                    | "and"
                    | "every"
                    | "each"
            );
        let preposition = matches!(
            self.before(start),
            "in" | "by"
                | "until"
                | "since"
                | "during"
                | "over"
                | "of"
                | "this"
                | "through"
                | "throughout"
                | "for"
                | "last"
                | "next"
        );
        let closed = !self.page.is_word(end)
            || matches!(self.lower(end), "and" | "or" | "when" | "as" | "to");
        let verb = plain == "fall" && !preposition || plain == "spring" && !preposition && !closed;
        if year.is_none() && (!led || verb)
            || self.lower(end) == "of"
            || self.joins(end)
            || self.capital_inside(at) && self.page.capital(end) && end < self.sentence.end
        {
            return None;
        }
        Some(Reading::new(
            start..end,
            Sense::Section { code, year, shift: None, from: From::Story },
            "season",
        ))
    }

    /// `the third quarter of 2024`, `Q3 2024`, `the first half of the year`.
    fn section(&self, start: usize, at: usize) -> Option<Reading> {
        let lower = self.lower(at);
        let (code, mut end) = if lower.len() == 2 && lower.starts_with('q') {
            let number =
                lower[1..].parse::<usize>().ok().filter(|number| (1..=4).contains(number))?;
            (QUARTERS[number - 1], at + 1)
        } else {
            let nth = match lower {
                "latter" | "final" => 0,
                _ => {
                    let nth = number::ordinal(lower)?;
                    (1..=4u8).find(|number| (f64::from(*number) - nth).abs() < 0.1)?.into()
                }
            };
            let unit_at = if self.joins(at + 1) { at + 2 } else { at + 1 };
            match self.lower(unit_at) {
                "quarter" if nth > 0 => (QUARTERS[nth - 1], unit_at + 1),
                "quarter" if lower == "final" => (QUARTERS[3], unit_at + 1),
                "half" if nth == 1 || nth == 2 => (HALVES[nth - 1], unit_at + 1),
                "half" if lower == "latter" => (HALVES[1], unit_at + 1),
                _ => return None,
            }
        };
        let half = code.starts_with('H');
        let of = self.lower(end) == "of";
        let year_at = if of { end + 1 } else { end };
        let mut year = None;
        let mut shift = None;
        let mut from = From::Story;
        if let Some((found, stop)) = self.named_year(year_at) {
            (year, end) = (Some(found), stop);
        } else if let Some(reading) = self.relative(year_at)
            && let Sense::Unit { unit: calendar::Unit::Year, shift: years, from: basis } =
                reading.sense
        {
            (shift, from, end) = (Some(years), basis, reading.tokens.end);
        } else if of && self.lower(year_at) == "the" && self.lower(year_at + 1) == "year" {
            (shift, end) = (Some(0), year_at + 2);
        } else if half || of {
            // "the first half" of a match, "a quarter of the votes"
            return None;
        }
        Some(Reading::new(start..end, Sense::Section { code, year, shift, from }, "quarter"))
    }

    /// `fiscal 2025`, `the 2025 fiscal year`, `FY25`.
    fn fiscal(&self, start: usize, at: usize) -> Option<Reading> {
        let lower = self.lower(at);
        let (year, end) = match lower {
            "fiscal" | "financial" => {
                let year_at = if self.lower(at + 1) == "year" { at + 2 } else { at + 1 };
                (calendar::year(self.lower(year_at))?, year_at + 1)
            }
            _ => {
                if let Some(digits) = lower.strip_prefix("fy") {
                    let digits = digits.strip_prefix('-').unwrap_or(digits);
                    let year: i32 = digits.parse().ok()?;
                    match digits.len() {
                        4 if (1900..2100).contains(&year) => (year, at + 1),
                        2 => (2000 + year, at + 1),
                        _ => return None,
                    }
                } else {
                    let year = calendar::year(lower)?;
                    if !matches!(self.lower(at + 1), "fiscal" | "financial")
                        || self.lower(at + 2) != "year"
                    {
                        return None;
                    }
                    (year, at + 3)
                }
            }
        };
        Some(Reading::new(start..end, Sense::Fiscal(year), "fiscal-year"))
    }

    /// `mid-March`, `mid-1990s`, `mid-summer`: prefix and date are one token.
    pub(super) fn glued(&self, at: usize) -> Option<Reading> {
        let rest = self.lower(at).strip_prefix("mid-")?;
        if let Some(month) = calendar::month(rest) {
            let year = self.named_year(at + 1).or_else(|| {
                matches!(self.lower(at + 1), "," | "of").then(|| self.named_year(at + 2)).flatten()
            });
            let (year, end) = year.map_or((None, at + 1), |(year, end)| (Some(year), end));
            return Some(Reading::new(at..end, Sense::Month { year, month, shift: None }, "month"));
        }
        if let Some(first) = rest.strip_suffix('s').and_then(|digits| digits.parse::<i32>().ok()) {
            return (first % 10 == 0 && (1000..2200).contains(&first))
                .then(|| Reading::new(at..at + 1, Sense::Decade { first, open: false }, "decade"));
        }
        if let Some(code) = calendar::season(rest) {
            return Some(Reading::new(
                at..at + 1,
                Sense::Section { code, year: None, shift: None, from: From::Story },
                "season",
            ));
        }
        if let Some(weekday) = calendar::weekday(rest) {
            return Some(Reading::new(
                at..at + 1,
                Sense::Weekday { weekday, shift: None },
                "weekday",
            ));
        }
        let part = calendar::part_of_day(rest)?;
        let mut reading = Reading::new(at..at + 1, Sense::SameDay, "part-of-day");
        reading.hour = Some(super::sense::Hour::Part(part));
        Some(reading)
    }
}
