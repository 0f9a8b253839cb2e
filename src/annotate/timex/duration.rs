//! Counted units: durations (`about two weeks`, `a few days`, `decades`) and times so far away (`two days ago`).

use super::{
    Reader,
    sense::{From, Reading, Sense},
};
use crate::{
    annotate::{
        calendar::{self, Unit},
        number, quantity,
    },
    record::TimexKind,
};

/// Whether a counted unit can begin with a word.
pub(super) fn is_opener(lower: &str) -> bool {
    quantity::opens_bound(lower)
        || matches!(
            lower,
            "a" | "an"
                | "half"
                | "several"
                | "few"
                | "many"
                | "some"
                | "dozens"
                | "hundreds"
                | "thousands"
                | "scores"
                | "another"
                | "just"
                | "only"
                | "barely"
                | "almost"
                | "well"
                | "first"
                | "final"
                | "those"
                | "these"
                | "all"
                | "both"
                | "no"
                | "one-and-a-half"
                | "countless"
                | "multiple"
                | "yearlong"
                | "weeklong"
                | "daylong"
                | "monthlong"
                | "hourlong"
                | "decadelong"
                | "couple"
        )
}

/// How many units there are.
#[derive(Clone, Copy)]
enum Count {
    Number(f64),
    /// `X`.
    Vague,
}

impl Reader<'_, '_> {
    /// A counted unit with what stands around it.
    pub(super) fn counted(&self, at: usize) -> Option<Reading> {
        self.counted_from(at, at, 0)
    }

    fn counted_from(&self, start: usize, at: usize, depth: usize) -> Option<Reading> {
        if depth > 3 || !self.sentence.contains(&at) {
            return None;
        }
        // Bounds and approximators: "more than", "nearly", "only".
        let bound = quantity::bound_length(|place| self.lower(at + place));
        let filler = match self.lower(at) {
            "just" | "only" | "barely" | "almost" | "another" | "all" | "well" | "perhaps"
            | "maybe" | "exactly" => 1,
            "an" if self.lower(at + 1) == "additional" => 2,
            "an" if self.lower(at + 1) == "extra" => 2,
            _ => 0,
        };
        let skip = bound.max(filler);
        // "over the past year" is no bound: what follows is a span of its own.
        let spans = bound > 0
            && matches!(self.lower(at + skip), "the" | "this" | "these" | "those" | "its");
        if spans {
            return None;
        }
        if skip > 0
            && let Some(reading) = self.counted_from(start, at + skip, depth + 1)
        {
            return Some(reading);
        }
        if let Some(reading) = self.determined(start, at) {
            return Some(reading);
        }
        let (count, unit_at) = self.count(at)?;
        self.unit_of_count(start, at, count, unit_at)
    }

    /// `the past two years`, `the next few months`, `the first three days`, `the two weeks`.
    fn determined(&self, start: usize, at: usize) -> Option<Reading> {
        let mut next = at;
        let lower = self.lower(at);
        if !matches!(
            lower,
            "the" | "those" | "these" | "this" | "last" | "next" | "past" | "its" | "first"
        ) {
            return None;
        }
        if matches!(lower, "the" | "those" | "these" | "this" | "its") {
            next += 1;
        }
        let words = [
            "past",
            "last",
            "next",
            "first",
            "final",
            "coming",
            "previous",
            "following",
            "preceding",
            "same",
            "ensuing",
            "intervening",
            "subsequent",
            "entire",
            "whole",
            "full",
        ];
        let mut led = false;
        while words.contains(&self.lower(next)) && next < at + 3 {
            next += 1;
            led = true;
        }
        if !led && matches!(lower, "its" | "this") {
            return None;
        }
        let bound = quantity::bound_length(|place| self.lower(next + place));
        let (count, unit_at) = if let Some((unit, true)) =
            calendar::unit(self.lower(next)).filter(|_| {
                led && !matches!(
                    self.lower(next - 1),
                    "first" | "same" | "entire" | "whole" | "full"
                )
            }) {
            let _ = unit;
            (Count::Vague, next)
        } else {
            match self.lower(next + bound) {
                "few" => (Count::Vague, next + bound + 1),
                "couple" if self.lower(next + bound + 1) == "of" => {
                    (Count::Vague, next + bound + 2)
                }
                "a" | "an" => return None,
                _ => self.count(next + bound)?,
            }
        };
        let mut unit_at = unit_at;
        // "the four previous weeks"
        if words.contains(&self.lower(unit_at)) {
            unit_at += 1;
        }
        let reading = self.unit_of_count(start, next, count, unit_at)?;
        matches!(reading.sense, Sense::Fixed { .. }).then_some(reading)
    }

    /// A count and the token behind it.
    fn count(&self, at: usize) -> Option<(Count, usize)> {
        match self.lower(at) {
            "a" | "an" => {
                let next = self.lower(at + 1);
                match next {
                    "few" | "couple" | "number" => {
                        let of = usize::from(self.lower(at + 2) == "of");
                        return (next == "few" || of == 1 || next == "couple")
                            .then_some((Count::Vague, at + 2 + of));
                    }
                    "half" if self.joins(at + 2) => return Some((Count::Number(0.5), at + 3)),
                    "half" => return Some((Count::Number(0.5), at + 2)),
                    "quarter"
                        if self.lower(at + 2) == "of"
                            && matches!(self.lower(at + 3), "a" | "an") =>
                    {
                        return Some((Count::Number(0.25), at + 4));
                    }
                    "quarter" if self.joins(at + 2) => return Some((Count::Number(0.25), at + 3)),
                    _ => {}
                }
                if let Some(read) = number::read(self.page, at, self.sentence.end) {
                    return Some((Count::Number(read.value), read.end));
                }
                return Some((Count::Number(1.0), at + 1));
            }
            "half" => {
                let next = at + 1;
                if matches!(self.lower(next), "a" | "an") || self.joins(next) {
                    return Some((Count::Number(0.5), next + 1));
                }
                return None;
            }
            "several" | "few" | "many" | "some" | "countless" | "multiple" => {
                let more =
                    usize::from(matches!(self.lower(at + 1), "more" | "hundred" | "thousand"));
                return Some((Count::Vague, at + 1 + more));
            }
            "dozens" | "hundreds" | "thousands" | "scores" if self.lower(at + 1) == "of" => {
                return Some((Count::Vague, at + 2));
            }
            "couple" if self.lower(at + 1) == "of" => return Some((Count::Vague, at + 2)),
            _ => {}
        }
        let read = number::read(self.page, at, self.sentence.end)?;
        let mut end = read.end;
        let mut value = read.value;
        // "two and a half", "two to three", "two or three", "12-18"
        if self.lower(end) == "and" && self.lower(end + 1) == "a" && self.lower(end + 2) == "half" {
            (value, end) = (value + 0.5, end + 3);
        } else if self.joins(end) && self.lower(end + 1) == "and" {
            if self.lower(end + 3) == "a-half" {
                (value, end) = (value + 0.5, end + 4);
            } else if self.lower(end + 3) == "a" && self.lower(end + 5) == "half" {
                (value, end) = (value + 0.5, end + 6);
            }
        } else {
            let hanging = usize::from(self.lower(end) == "-");
            let link = end + hanging;
            if matches!(self.lower(link), "to" | "or" | "-" | "\u{2013}")
                && let Some(second) = number::read(self.page, link + 1, self.sentence.end)
                    .filter(|second| second.value > value)
            {
                end = second.end;
            } else if hanging == 1 && self.lower(end + 1) == "\u{2013}" {
                return None;
            } else if self.joins(end)
                && let Some(second) = number::read(self.page, end + 1, self.sentence.end)
                    .filter(|second| second.value > value)
            {
                end = second.end;
            }
        }
        Some((Count::Number(value), end))
    }

    #[expect(clippy::too_many_lines, reason = "one phrase, read from left to right")]
    fn unit_of_count(
        &self,
        start: usize,
        at: usize,
        count: Count,
        unit_at: usize,
    ) -> Option<Reading> {
        let mut next = unit_at;
        let hyphen = self.joins(next);
        if hyphen {
            next += 1;
        }
        if matches!(
            self.lower(next),
            "full"
                | "more"
                | "whole"
                | "consecutive"
                | "straight"
                | "long"
                | "short"
                | "additional"
                | "extra"
                | "further"
                | "entire"
                | "mere"
                | "calendar"
                | "working"
                | "business"
                | "solid"
                | "successive"
                | "other"
                | "good"
                | "bloody"
                | "critical"
                | "crucial"
                | "difficult"
                | "light"
        ) {
            next += 1;
        }
        let word = self.lower(next);
        if word == "light" || self.lower(next.wrapping_sub(1)) == "light" {
            return None;
        }
        let (unit, plural) = calendar::unit(word)?;
        let mut end = next + 1;
        let single = matches!(self.lower(at), "a" | "an")
            && matches!(count, Count::Number(number) if number.to_bits() == 1f64.to_bits());
        if unit == Unit::Quarter && (single || !plural) || word == "second" && single {
            return None;
        }
        if matches!(count, Count::Vague) && !plural || self.capital_inside(next) {
            return None;
        }
        if single && plural {
            return None;
        }
        if self.lower(at) == "one" && word == "second" {
            return None;
        }
        // "2 nights", "some night": a night counts only in numbers.
        // Ages are no times: "34-year-old", "34 years old", "26 years of age".
        let old_at = if self.joins(end) { end + 1 } else { end };
        if matches!(self.lower(old_at), "old" | "olds") && unit != Unit::Century
            || self.lower(end) == "of" && self.lower(end + 1) == "age"
            || self.lower(at.wrapping_sub(1)) == "aged"
        {
            return None;
        }
        let mut number = count;
        // "a year and a half"
        if self.lower(end) == "and" && self.lower(end + 1) == "a" && self.lower(end + 2) == "half" {
            if let Count::Number(value) = number {
                number = Count::Number(value + 0.5);
            }
            end += 3;
        }
        if self.joins(end) && self.lower(end + 1) == "long" {
            if single {
                // "a year-long inquiry": the article is the noun's.
                return None;
            }
            end += 2;
        } else if self.lower(end) == "long" && !hyphen && self.before(at) != "how" {
            end += usize::from(self.lower(end + 1) != "enough");
        }
        let away = match self.lower(end) {
            "ago" => Some((-1.0, From::Now)),
            "earlier" | "previously" | "beforehand" => Some((-1.0, From::Text)),
            "later" | "afterwards" | "afterward" | "thereafter" => Some((1.0, From::Text)),
            "before" if self.anaphoric(end + 1) => Some((-1.0, From::Text)),
            "after" if self.anaphoric(end + 1) => Some((1.0, From::Text)),
            "from" if self.lower(end + 1) == "now" => Some((1.0, From::Now)),
            "hence" => Some((1.0, From::Now)),
            _ => None,
        };
        if let Some((direction, from)) = away {
            end += if self.lower(end) == "from" { 2 } else { 1 };
            let tokens = start..end;
            return Some(match number {
                Count::Number(value) => Reading::new(
                    tokens,
                    Sense::Away { unit, count: value * direction, from },
                    "ago",
                ),
                Count::Vague => {
                    let value = if direction < 0.0 { "PAST_REF" } else { "FUTURE_REF" };
                    Reading::fixed(tokens, TimexKind::Date, value, unit.grain(), "vague-ago")
                }
            });
        }
        if single {
            if hyphen {
                return None;
            }
            // "$5 a day", "three times a week": how often, not how long.
            if start == at && self.rate_before(at) {
                return Some(Reading::fixed(
                    start..end,
                    TimexKind::Set,
                    unit.duration("1"),
                    unit.grain(),
                    "rate",
                ));
            }
            // "a day of joy", "a second chance": a length only behind a word that measures.
            let measured = start < at
                || matches!(
                    self.before(start),
                    "for"
                        | "in"
                        | "within"
                        | "after"
                        | "over"
                        | "under"
                        | "took"
                        | "takes"
                        | "take"
                        | "lasted"
                        | "lasts"
                        | "last"
                        | "than"
                        | "about"
                        | "least"
                        | "nearly"
                        | "almost"
                        | "spent"
                        | "spend"
                        | "lasting"
                        | "during"
                        | "once"
                        | "half"
                        | "every"
                        | "waited"
                        | "taken"
                        | "until"
                        | "by"
                )
                || end - start > 2;
            if !measured {
                return None;
            }
        }
        let value = match number {
            Count::Number(value) => unit.counted(value),
            Count::Vague => unit.duration("X"),
        };
        let unnumbered = matches!(number, Count::Vague);
        if unnumbered && self.lower(at) == "some" && unit == Unit::Second {
            return None;
        }
        let rule = if unnumbered { "vague-duration" } else { "duration" };
        Some(Reading::fixed(start..end, TimexKind::Duration, value, unit.grain(), rule))
    }

    /// Whether `before` or `after` stands without what it is before or after: `two days after.`
    fn anaphoric(&self, at: usize) -> bool {
        !self.sentence.contains(&at)
            || !self.page.is_word(at) && !matches!(self.lower(at), "\"" | "\u{201c}")
    }
}
