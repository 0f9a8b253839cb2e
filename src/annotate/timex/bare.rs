//! Units without a count: `decades`, `a day` behind what is counted by the day.

use super::{Reader, sense::Reading};
use crate::{
    annotate::{
        calendar::{self, Unit},
        number, quantity,
    },
    record::TimexKind,
};

impl Reader<'_, '_> {
    /// Whether what stands before an `a day` is counted by the day.
    pub(super) fn rate_before(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| *before >= self.sentence.start) else {
            return false;
        };
        let lower = self.lower(before);
        let counted = number::figure(self.page.raw(before)).is_some()
            || number::is_number_word(lower)
            || matches!(lower, "%" | "percent" | "once" | "twice" | "times");
        if counted {
            return true;
        }
        // "40 barrels a day"
        let noun = quantity::is_unit(lower)
            || lower.ends_with('s') && lower.len() > 3
            || lower == "people";
        let from = before.saturating_sub(3).max(self.sentence.start);
        noun && (from..before).any(|token| {
            number::figure(self.page.raw(token)).is_some()
                || number::is_number_word(self.lower(token))
        })
    }

    /// `decades`, `for years`, `within days`, `months later`, `year-long`.
    pub(super) fn bare_unit(&self, at: usize) -> Option<Reading> {
        let lower = self.lower(at);
        if let Some(unit) = lower.strip_suffix("long").filter(|unit| !unit.is_empty()) {
            let (unit, _) = calendar::unit(unit.trim_end_matches('-'))?;
            return Some(Reading::fixed(
                at..at + 1,
                TimexKind::Duration,
                unit.duration("1"),
                unit.grain(),
                "year-long",
            ));
        }
        let (unit, plural) = calendar::unit(lower)?;
        if self.capital_inside(at) {
            return None;
        }
        let mut end = at + 1;
        if self.joins(end) && self.lower(end + 1) == "long" {
            let count = if plural { "X" } else { "1" };
            return Some(Reading::fixed(
                at..end + 2,
                TimexKind::Duration,
                unit.duration(count),
                unit.grain(),
                "year-long",
            ));
        }
        if !plural || self.joins(at.wrapping_sub(1)) && at > 0 {
            return None;
        }
        let ago = match self.lower(end) {
            "ago" | "earlier" => Some("PAST_REF"),
            "later" => Some("FUTURE_REF"),
            _ => None,
        };
        if let Some(value) = ago {
            end += 1;
            return Some(Reading::fixed(
                at..end,
                TimexKind::Date,
                value,
                unit.grain(),
                "vague-ago",
            ));
        }
        let led = matches!(
            self.before(at),
            "for"
                | "in"
                | "within"
                | "over"
                | "took"
                | "take"
                | "takes"
                | "spent"
                | "after"
                | "lasted"
                | "lasting"
                | "just"
                | "through"
                | "last"
                | "by"
                | "than"
                | "of"
        ) || matches!(self.lower(end), "of" | "before" | "after");
        (led && unit != Unit::Weekend
            && unit != Unit::Quarter
            && !matches!(lower, "nights" | "secs" | "mins"))
        .then(|| {
            Reading::fixed(
                at..end,
                TimexKind::Duration,
                unit.duration("X"),
                unit.grain(),
                "vague-duration",
            )
        })
    }
}
