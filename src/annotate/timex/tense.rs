//! Which way the clause around a time looks.

use super::Reader;
use crate::annotate::word::Class;

/// Where an event lies from the time of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// Behind.
    Past,
    /// Ahead.
    Ahead,
    /// The clause does not say.
    Open,
}

impl Reader<'_, '_> {
    /// The tense of the clause that tokens `start..end` stand in. What lasts until a time and is in the present tense, or
    /// in none, ends ahead: "roads stay closed until Friday".
    pub(super) fn tense(&self, start: usize, end: usize) -> Tense {
        match self.before(start) {
            "since" => Tense::Past,
            "until" | "till" if self.lasts(start) => Tense::Ahead,
            "until" | "till" => match self.signs(start, end) {
                Tense::Open => Tense::Ahead,
                tense => tense,
            },
            _ => self.signs(start, end),
        }
    }

    /// Whether the verb nearest before a time says in the present tense that something goes on.
    fn lasts(&self, start: usize) -> bool {
        let from = start.saturating_sub(12).max(self.sentence.start);
        let verb = (from..start).rev().find_map(|token| match self.lower(token) {
            "remain" | "remains" | "stay" | "stays" | "last" | "lasts" | "continue"
            | "continues" | "run" | "runs" | "apply" | "applies" | "is" | "are" => Some(true),
            "was" | "were" | "remained" | "stayed" | "lasted" | "continued" | "ran" | "had" => {
                Some(false)
            }
            _ => None,
        });
        verb == Some(true)
    }

    /// The nearest sign before tokens `start..end`, then behind them.
    fn signs(&self, start: usize, end: usize) -> Tense {
        // "a March 5 deadline", "a September trial scheduled in Tarn"
        let mut near = end..(end + 2).min(self.sentence.end);
        let over = (start.saturating_sub(6).max(self.sentence.start)..start).any(|token| {
            matches!(self.lower(token), "missed" | "passed" | "expired" | "met" | "was" | "were")
        });
        if !over && near.any(|token| matches!(self.lower(token), "deadline" | "scheduled")) {
            return Tense::Ahead;
        }
        let region = self.page.region(start);
        let from = start.saturating_sub(20).max(self.sentence.start);
        let mut crossed = false;
        for token in (from..start).rev() {
            // What stands in other quotation marks belongs to another time.
            if self.page.region(token) != region {
                continue;
            }
            if matches!(self.lower(token), ";" | ":" | "\u{2014}") {
                crossed = true;
            }
            if crossed {
                break;
            }
            match self.sign(token) {
                Tense::Open => {}
                tense => return tense,
            }
        }
        // Behind it only where it opens the sentence: "On Friday, voters will decide", "Friday's vote will decide".
        if start > self.sentence.start + 3 {
            return Tense::Open;
        }
        let stop = (end + 10).min(self.sentence.end);
        for token in end..stop {
            if self.page.region(token) != region || matches!(self.lower(token), ";" | "\u{2014}") {
                break;
            }
            match self.sign(token) {
                Tense::Open => {}
                tense => return tense,
            }
        }
        Tense::Open
    }

    /// What one word says of the tense.
    #[expect(clippy::match_same_arms, reason = "a table reads by its rows")]
    fn sign(&self, token: usize) -> Tense {
        let lower = self.lower(token);
        let before = self.before(token);
        match lower {
            "will" | "'ll" | "wo" | "shall" | "would" | "'d" | "could" | "should" | "must"
            | "might" | "upcoming" | "tomorrow" | "deadline" => Tense::Ahead,
            "may" | "can" if !self.capital_inside(token) => Tense::Ahead,
            "scheduled" | "expected" | "due" | "slated" | "planned" | "set" | "poised"
            | "supposed" | "likely" | "planning" | "plans" | "plan" | "hopes" | "intends"
            | "wants" | "expects" | "aims" => Tense::Ahead,
            "to" if matches!(
                before,
                "is" | "are" | "going" | "was" | "were" | "has" | "have" | "about" | "'s" | "'re"
            ) =>
            {
                Tense::Ahead
            }
            // A timetable in the present tense: "the talks begin on Monday".
            "begins" | "begin" | "starts" | "start" | "opens" | "ends" | "expires" | "resumes"
            | "meets" | "meet" | "faces" | "votes" | "arrives" | "departs" | "closes" | "kicks" => {
                Tense::Ahead
            }
            "is" | "are" | "'s" if matches!(self.lower(token + 1), "on" | "in") => Tense::Ahead,
            "was" | "were" | "had" | "did" | "said" | "told" | "has" | "have" | "'ve" => {
                Tense::Past
            }
            _ if lower.len() > 4
                && lower.ends_with("ed")
                && !matches!(
                    lower,
                    "indeed"
                        | "hundred"
                        | "united"
                        | "based"
                        | "armed"
                        | "need"
                        | "speed"
                        | "proposed"
                        | "limited"
                )
                || Class::IrregularPast.holds(lower)
                || is_irregular_past(lower) =>
            {
                // "set to be released", "be held": a participle has no tense.
                if matches!(
                    before,
                    "be" | "been" | "being" | "remain" | "remains" | "stay" | "stays"
                ) || matches!(before, "the" | "a" | "an" | "of") && !matches!(lower, "said")
                {
                    Tense::Open
                } else {
                    Tense::Past
                }
            }
            _ => Tense::Open,
        }
    }
}

/// Past forms of common verbs that no -ed shows.
fn is_irregular_past(lower: &str) -> bool {
    matches!(
        lower,
        "became"
            | "began"
            | "bought"
            | "broke"
            | "brought"
            | "died"
            | "built"
            | "came"
            | "caught"
            | "chose"
            | "drew"
            | "drove"
            | "fell"
            | "fled"
            | "flew"
            | "fought"
            | "found"
            | "gave"
            | "got"
            | "grew"
            | "held"
            | "hit"
            | "kept"
            | "knew"
            | "led"
            | "left"
            | "lied"
            | "lost"
            | "made"
            | "met"
            | "paid"
            | "quit"
            | "ran"
            | "rose"
            | "sank"
            | "sat"
            | "saw"
            | "sent"
            | "shot"
            | "sold"
            | "sought"
            | "spent"
            | "spoke"
            | "stood"
            | "struck"
            | "swore"
            | "taught"
            | "thought"
            | "threw"
            | "took"
            | "upheld"
            | "went"
            | "withdrew"
            | "won"
            | "wrote"
    )
}
