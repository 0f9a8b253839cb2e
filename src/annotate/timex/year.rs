//! Years in figures.

use super::{
    Reader,
    sense::{Reading, Sense},
};
use crate::{
    annotate::{calendar, quantity},
    record::TokenKind,
};

impl Reader<'_, '_> {
    /// A year in figures that something before it has made a date.
    pub(super) fn named_year(&self, at: usize) -> Option<(i32, usize)> {
        if !self.sentence.contains(&at) {
            return None;
        }
        self.era(at).or_else(|| {
            let year = calendar::four_figures(self.page.raw(at))
                .filter(|year| (1000..=2199).contains(year))?;
            Some((year, at + 1))
        })
    }

    pub(super) fn is_before_christ(&self, at: usize) -> bool {
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
}
