//! Sets: what recurs (`every Friday`, `twice a week`, `annual`, `Mondays`).

use super::{Reader, sense::Reading};
use crate::{
    annotate::{calendar, number},
    record::{Grain, TimexKind},
};

/// Whether a set can begin with a word.
pub(super) fn is_opener(lower: &str) -> bool {
    adverb(lower).is_some()
        || matches!(
            lower,
            "every" | "each" | "once" | "twice" | "weekdays" | "weekends" | "per" | "nightly"
        )
}

/// The value of an adverb or adjective of frequency.
fn adverb(lower: &str) -> Option<(&'static str, Grain)> {
    Some(match lower {
        "hourly" => ("PT1H", Grain::Hour),
        "daily" | "nightly" => ("P1D", Grain::Day),
        "weekly" => ("P1W", Grain::Week),
        "biweekly" | "fortnightly" => ("P2W", Grain::Week),
        "monthly" => ("P1M", Grain::Month),
        "quarterly" => ("P1Q", Grain::Quarter),
        "annually" | "annual" | "yearly" => ("P1Y", Grain::Year),
        "biennial" | "biennially" => ("P2Y", Grain::Year),
        _ => return None,
    })
}

impl Reader<'_, '_> {
    pub(super) fn recurring(&self, at: usize) -> Option<Reading> {
        let lower = self.lower(at);
        let set = |end: usize, value: String, grain| {
            Some(Reading::fixed(at..end, TimexKind::Set, value, grain, "set"))
        };
        if let Some((value, grain)) = adverb(lower) {
            // "the Daily Mail"
            let name = self.capital_inside(at);
            return (!name && !self.joins(at + 1))
                .then(|| set(at + 1, value.to_owned(), grain))
                .flatten();
        }
        match lower {
            "every" | "each" => self.every(at),
            "per" => {
                let (unit, plural) = calendar::unit(self.lower(at + 1))?;
                (!plural).then(|| set(at + 2, unit.duration("1"), unit.grain())).flatten()
            }
            "once" | "twice" => self.times(at, at + 1),
            "weekends" => set(at + 1, "XXXX-WXX-WE".to_owned(), Grain::Day),
            "weekdays" => set(at + 1, "XXXX-WXX-XX".to_owned(), Grain::Day),
            _ => {
                if let Some(weekday) = calendar::weekdays(lower).filter(|_| self.page.capital(at)) {
                    let mut value = format!("XXXX-WXX-{}", weekday.to_monday_one_offset());
                    let mut end = at + 1;
                    if let Some(part) = calendar::part_of_day(self.lower(end).trim_end_matches('s'))
                    {
                        value = format!("{value}T{part}");
                        end += 1;
                    }
                    return set(end, value, Grain::Day);
                }
                if let Some(weekday) =
                    calendar::weekday(lower).filter(|_| self.page.capital(at) && lower.len() > 5)
                    && let Some(part) =
                        self.lower(at + 1).strip_suffix('s').and_then(calendar::part_of_day)
                {
                    return set(
                        at + 2,
                        format!("XXXX-WXX-{}T{part}", weekday.to_monday_one_offset()),
                        Grain::Day,
                    );
                }
                let read = number::read(self.page, at, self.sentence.end)?;
                (self.lower(read.end) == "times").then(|| self.times(at, read.end + 1)).flatten()
            }
        }
    }

    /// `a week` behind `twice`.
    fn times(&self, start: usize, at: usize) -> Option<Reading> {
        if !matches!(self.lower(at), "a" | "an" | "per" | "every" | "each") {
            return None;
        }
        if self.lower(at) == "every" || self.lower(at) == "each" {
            return self.every(at).map(|reading| reading.from(start));
        }
        let (unit, plural) = calendar::unit(self.lower(at + 1))?;
        (!plural).then(|| {
            Reading::fixed(start..at + 2, TimexKind::Set, unit.duration("1"), unit.grain(), "set")
        })
    }

    fn every(&self, at: usize) -> Option<Reading> {
        let set = |end: usize, value: String, grain| {
            Some(Reading::fixed(at..end, TimexKind::Set, value, grain, "set"))
        };
        let mut next = at + 1;
        let other = self.lower(next) == "other" || self.lower(next) == "second";
        if other || matches!(self.lower(next), "single" | "passing") {
            next += 1;
        }
        let word = self.lower(next);
        if let Some(weekday) = calendar::weekday(word) {
            let mut value = format!("XXXX-WXX-{}", weekday.to_monday_one_offset());
            let mut end = next + 1;
            if let Some(part) = calendar::part_of_day(self.lower(end)) {
                value = format!("{value}T{part}");
                end += 1;
            }
            return set(end, value, Grain::Day);
        }
        if let Some(month) = calendar::month(word).filter(|_| self.page.capital(next)) {
            return match self.day_number(next + 1) {
                Some(day) => set(next + 2, format!("XXXX-{month:02}-{day:02}"), Grain::Day),
                None => set(next + 1, format!("XXXX-{month:02}"), Grain::Month),
            };
        }
        if let Some(code) = calendar::season(word) {
            return set(next + 1, format!("XXXX-{code}"), Grain::Season);
        }
        if let Some(part) = calendar::part_of_day(word) {
            return set(next + 1, format!("XXXX-XX-XXT{part}"), Grain::Day);
        }
        if let Some((unit, plural)) = calendar::unit(word) {
            // "each second", "every quarter" is rare; a plural needs a number: "every few days".
            return (!plural)
                .then(|| set(next + 1, unit.duration(if other { "2" } else { "1" }), unit.grain()))
                .flatten();
        }
        let (count, unit_at) = if word == "few" {
            ("X".to_owned(), next + 1)
        } else {
            let read = number::read(self.page, next, self.sentence.end)?;
            (format!("{}", read.value), read.end)
        };
        let (unit, _) = calendar::unit(self.lower(unit_at))?;
        set(unit_at + 1, unit.duration(&count), unit.grain())
    }
}
