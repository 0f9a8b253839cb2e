//! What appositives and relative clauses stand behind.

use super::{LONGEST_SOURCE, Scene, is_determiner, is_preposition};
use crate::{
    annotate::{cue, word::Class},
    record::MentionKind,
};
use std::ops::Range;

impl Scene<'_, '_> {
    /// The last token before a bracket or an appositive that ends at `last`: "Smith (D-Ohio) said", "Smith, the head of the
    /// party, said", "Smith, who left in May, said", "Smith (D-Ohio) on Monday said".
    pub(super) fn before_aside(&self, last: usize, low: usize) -> Option<usize> {
        let page = self.page;
        if page.raw(last) == ")" {
            let open = (low.max(last.saturating_sub(10))..last)
                .rev()
                .find(|&token| page.raw(token) == "(")?;
            return open.checked_sub(1).filter(|&last| last >= low);
        }
        if matches!(page.raw(last), "," | "—" | "–" | "--") {
            return self.before_appositive(last, low);
        }
        if let Some(start) = self.time_before(last + 1, low)
            && start > low
            && page.raw(start - 1) == ")"
        {
            return Some(start - 1);
        }
        Some(last)
    }

    /// Where the time that ends at `end` begins, with the preposition before it.
    pub(in crate::annotate) fn time_before_end(&self, end: usize, low: usize) -> Option<usize> {
        self.time_before(end, low)
    }

    /// The last token of what an appositive or a relative clause between two commas stands behind: `Smith, who left in
    /// May, said`, `Smith, head of the port, a city firm, said`.
    pub(super) fn before_appositive(&self, close: usize, low: usize) -> Option<usize> {
        let page = self.page;
        let lowest = low.max(close.saturating_sub(40));
        let commas = |from: usize| {
            (lowest..from)
                .rev()
                .filter(|&token| page.raw(token) == page.raw(close) && self.outside(token))
        };
        let nearest = commas(close).next()?;
        let relative = |comma: usize| {
            matches!(self.lower(comma + 1), "who" | "which" | "whose" | "whom" | "among")
        };
        let mut open = nearest;
        if !relative(nearest) && !is_determiner(self.lower(nearest + 1)) {
            open = commas(close).find(|&comma| relative(comma)).unwrap_or(nearest);
        }
        // A second appositive before it: its comma stands right behind a person's name that opens the clause.
        if let Some(first) = commas(open).find(|&comma| self.is_opening_person(comma, low)) {
            let next = self.lower(first + 1);
            if self.name_at(first + 1).is_none()
                && open > first + 1
                && !is_preposition(next)
                && !self.is_opening_person(open, first + 1)
            {
                open = first;
            }
        }
        open.checked_sub(1).filter(|&before| before >= low)
    }

    /// Whether a person's name that opens a clause, its title included, ends right before `end`.
    pub(in crate::annotate) fn is_opening_person(&self, end: usize, low: usize) -> bool {
        let Some(index) = end.checked_sub(1).and_then(|last| self.name_at(last)) else {
            return false;
        };
        let name = &self.names[index];
        let start = name.title.as_ref().map_or(name.tokens.start, |title| title.start);
        name.kind == MentionKind::Person
            && name.tokens.end == end
            && (start <= low
                || !self.outside(start - 1)
                || matches!(self.lower(start - 1), "and" | "but" | "." | ":" | ";"))
    }

    /// The noun phrase that ends just before `end`, without verbs and prepositions before it: what a relative clause
    /// stands behind.
    pub(in crate::annotate) fn antecedent(&self, end: usize, low: usize) -> Option<Range<usize>> {
        let page = self.page;
        let mut last = end.checked_sub(1).filter(|&last| last >= low)?;
        if matches!(page.raw(last), "," | "—" | "–" | "--") {
            last = last.checked_sub(1).filter(|&last| last >= low)?;
        }
        if page.raw(last) == ")" {
            let open =
                (low.max(last.saturating_sub(10))..last).rev().find(|&at| page.raw(at) == "(")?;
            last = open.checked_sub(1).filter(|&last| last >= low)?;
        }
        if let Some(start) = self.time_before(last + 1, low) {
            last = start.checked_sub(1).filter(|&last| last >= low)?;
        }
        // "a senator from Esmere, who said": the place only says which one.
        if let Some(place) = self.name_at(last).map(|index| &self.names[index])
            && place.kind == MentionKind::Gpe
            && place.tokens.start > low + 1
            && matches!(self.lower(place.tokens.start - 1), "in" | "of" | "from" | "at")
            && self.outside(place.tokens.start - 2)
            && page.is_word(place.tokens.start - 2)
        {
            last = place.tokens.start - 2;
        }
        if !self.outside(last) || !page.is_word(last) || !self.can_head(last) {
            return None;
        }
        let lowest = low.max((last + 1).saturating_sub(LONGEST_SOURCE));
        let mut start = last;
        while start > lowest && self.outside(start - 1) {
            let before = start - 1;
            let lower = self.lower(before);
            if self.name_at(before).is_none() {
                if is_determiner(lower) {
                    start = before;
                    if self.lower(start.wrapping_sub(1)) == "of" && start > lowest + 1 {
                        start -= 1;
                        continue;
                    }
                    break;
                }
                if is_preposition(lower) && lower != "of"
                    || self.stops_source(before, last)
                    || cue::is_adverb(lower)
                    || lower.len() > 4 && lower.ends_with("ed")
                    || lower.ends_with("ing")
                    || Class::Past.holds(lower)
                    || matches!(lower, "said" | "to")
                    || cue::entry(lower).is_some() && !page.capital(before)
                {
                    break;
                }
            }
            start = before;
        }
        while start < last && self.lower(start) == "of" {
            start += 1;
        }
        Some(start..last + 1)
    }
}
