//! Years, decades, centuries, seasons, quarters, halves and fiscal years.

use super::{
    Reader,
    sense::{From, Reading, Sense},
};
use crate::{
    annotate::{calendar, number, quantity},
    record::TokenKind,
};

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

    /// A year in figures that something before it has made a date.
    fn named_year(&self, at: usize) -> Option<(i32, usize)> {
        if !self.sentence.contains(&at) {
            return None;
        }
        self.era(at).or_else(|| {
            let year = calendar::four_figures(self.page.raw(at))
                .filter(|year| (1000..=2199).contains(year))?;
            Some((year, at + 1))
        })
    }

    fn is_before_christ(&self, at: usize) -> bool {
        matches!(self.lower(at), "bc" | "bce" | "b.c." | "b.c.e.")
    }

    /// `490 BC`, `AD 70`, `70 AD`, the `499` of `499 to 493 BC`.
    pub(super) fn era(&self, at: usize) -> Option<(i32, usize)> {
        let figures = |at: usize| {
            let raw = self.page.raw(at);
            (self.page.kind(at) == TokenKind::Number && raw.len() <= 4)
                .then(|| raw.parse::<i32>().ok())
                .flatten()
                .filter(|year| *year > 0)
        };
        let year = figures(at)?;
        if self.is_before_christ(at + 1) {
            return Some((-year, at + 2));
        }
        if matches!(self.lower(at + 1), "ad" | "ce" | "a.d.") && self.page.capital(at + 1) {
            return Some((year, at + 2));
        }
        if (self.joins(at + 1) || matches!(self.lower(at + 1), "to" | "and" | "or" | "/"))
            && figures(at + 2).is_some_and(|second| second < year)
            && self.is_before_christ(at + 3)
        {
            return Some((-year, at + 1));
        }
        None
    }

    /// Whether the word at a token is one that figures before it count: `people`, `percent`, `feet`.
    pub(super) fn counts_people(&self, at: usize) -> bool {
        let lower = self.lower(at);
        quantity::is_unit(lower)
            || matches!(
                lower,
                "people"
                    | "troops"
                    | "soldiers"
                    | "men"
                    | "women"
                    | "children"
                    | "%"
                    | "percent"
                    | "workers"
                    | "jobs"
                    | "homes"
                    | "houses"
                    | "members"
                    | "votes"
                    | "deaths"
                    | "refugees"
                    | "civilians"
                    | "employees"
                    | "students"
                    | "times"
                    | "others"
                    | "more"
                    | "square"
                    | "cubic"
                    | "police"
                    | "officers"
                    | "migrants"
                    | "fighters"
                    | "million"
                    | "billion"
                    | "thousand"
                    | "points"
                    | "copies"
                    | "victims"
                    | "residents"
                    | "families"
                    | "households"
                    | "cases"
                    | "vehicles"
                    | "tanks"
                    | "aircraft"
                    | "ships"
                    | "prisoners"
                    | "guns"
                    | "rounds"
                    | "patients"
                    | "passengers"
                    | "protesters"
                    | "demonstrators"
            )
    }

    /// A bare year: `in 2019`, the `20` of `2019-20`, the years of `1861-1865`.
    #[expect(
        clippy::too_many_lines,
        reason = "what stands around four figures decides, one sign after another"
    )]
    pub(super) fn year(&self, at: usize) -> Option<Reading> {
        let the =
            usize::from(self.lower(at) == "the" && matches!(self.lower(at + 1), "year" | "years"));
        let named = matches!(self.lower(at + the), "year" | "years");
        let year_at = at + the + usize::from(named);
        let raw = self.page.raw(year_at);
        if !self.sentence.contains(&year_at) || !raw.as_bytes().first()?.is_ascii_digit() {
            return (!named).then(|| self.glued_year(at)).flatten();
        }
        let new = |end: usize, year: i32| Some(Reading::new(at..end, Sense::Year(year), "year"));
        if let Some((year, end)) = self.era(year_at) {
            return new(end, year);
        }
        if named {
            return calendar::four_figures(raw)
                .filter(|year| (1000..=2199).contains(year))
                .and_then(|year| new(year_at + 1, year));
        }
        if self.page.kind(at) != TokenKind::Number {
            return None;
        }
        if let Some((first, second)) = raw.split_once('/') {
            // "the 2025/26 season"
            let year = calendar::year(first)?;
            let next = second.parse::<i32>().ok()?;
            return (next == (year + 1) % 100 || next == year + 1)
                .then(|| new(at + 1, year))
                .flatten();
        }
        if raw.len() == 2 && self.joins(at.wrapping_sub(1)) && at >= self.sentence.start + 2 {
            // "2019-20"
            let first = calendar::four_figures(self.page.raw(at - 2))
                .filter(|year| (1000..=2199).contains(year))?;
            let second: i32 = raw.parse().ok()?;
            let year = first - first % 100 + second;
            return (year > first && year < first + 80).then(|| new(at + 1, year)).flatten();
        }
        let year = calendar::four_figures(raw)?;
        let before = self.before(at);
        if matches!(
            before,
            "$" | "£"
                | "€"
                | "¥"
                | "#"
                | "than"
                | "nearly"
                | "some"
                | "over"
                | "least"
                | "no."
                | "number"
                | "flight"
                | "route"
                | "resolution"
                | "up"
        ) || self.lower(at + 1) == "%"
            || self.joins(at.wrapping_sub(1))
                && at >= 2
                && self.page.kind(at - 2) != TokenKind::Number
                && !matches!(self.lower(at - 2), "early" | "late" | "mid" | "end" | "post" | "pre")
                && calendar::month(self.lower(at - 2)).is_none()
            || self.counts_people(at + 1) && !self.page.capital(at + 1)
        {
            return None;
        }
        let plain = (1900..=2099).contains(&year);
        let led = matches!(
            before,
            "in" | "since"
                | "by"
                | "until"
                | "till"
                | "from"
                | "of"
                | "before"
                | "after"
                | "during"
                | "between"
                | "to"
                | "and"
                | "early"
                | "late"
                | "mid"
                | "circa"
                | "c."
                | "ca."
                | "around"
                | "through"
                | "("
                | "-"
                | "\u{2013}"
                | "about"
                | "throughout"
                | "the"
        );
        let round = year % 100 == 0 && year != 2000;
        let ranged = self.joins(at + 1) && calendar::four_figures(self.page.raw(at + 2)).is_some();
        let older = (1000..1900).contains(&year)
            && (led || ranged)
            && !(round && matches!(before, "about" | "around" | "of" | "to" | "and"));
        if matches!(before, "about" | "around")
            && round
            && !matches!(self.before(at - 1), "in" | "since")
            && !self.plain_end(at + 1)
        {
            return None;
        }
        let bracketed = (1000..1900).contains(&year)
            && (before == "(" && matches!(self.lower(at + 1), ")" | "-" | "\u{2013}" | "," | ";")
                || before == "," && self.lower(at + 1) == ")");
        if plain || older || bracketed { new(at + 1, year) } else { None }
    }

    fn plain_end(&self, at: usize) -> bool {
        !self.page.is_word(at) || at >= self.sentence.end
    }

    /// `mid-2024`, `mid-19th` stay one token with their prefix.
    fn glued_year(&self, at: usize) -> Option<Reading> {
        let rest = self.lower(at).strip_prefix("mid-")?;
        let year = calendar::year(rest)?;
        Some(Reading::new(at..at + 1, Sense::Year(year), "year"))
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
