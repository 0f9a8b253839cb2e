//! Sources with "and": `Sen. Anna Berg (R) and Sen. Peter Lund`, `Lawyers for the firm and the town`.

use super::{LONGEST_SOURCE, Scene, is_determiner, is_subject_pronoun};
use crate::annotate::{cue, word::Class};
use crate::record::MentionKind;

impl Scene<'_, '_> {
    /// Where a source that stands behind "and" begins, given where its last member does.
    pub(super) fn coordinated(&self, start: usize, last: usize, low: usize) -> usize {
        let and = start.wrapping_sub(1);
        if start < low + 2 || !matches!(self.lower(and), "and" | "&") || !self.outside(and) {
            return start;
        }
        self.names_joined(and, last, low).or_else(|| self.nouns_joined(and, low)).unwrap_or(start)
    }

    /// The first of the names that "and" joins, brackets, parties and commas between them.
    fn names_joined(&self, and: usize, last: usize, low: usize) -> Option<usize> {
        let page = self.page;
        let kind = self.names[self.name_at(last)?].kind;
        if !matches!(kind, MentionKind::Person | MentionKind::Org) {
            return None;
        }
        let member = |end: usize| {
            let mut left = end.checked_sub(1).filter(|&left| left >= low)?;
            if page.raw(left) == ")" {
                let open = (low.max(left.saturating_sub(6))..left)
                    .rev()
                    .find(|&at| page.raw(at) == "(")?;
                left = open.checked_sub(1)?;
            } else if left > low + 1 && is_party(page.raw(left)) && page.raw(left - 1) == "," {
                left -= 2;
            }
            let name = &self.names[self.name_at(left)?];
            let start = name.title.as_ref().map_or(name.tokens.start, |title| title.start);
            (name.kind == kind
                && name.tokens.end == left + 1
                && start >= low
                && self.outside(start))
            .then_some(start)
        };
        let comma = page.raw(and - 1) == ",";
        let mut start = member(if comma { and - 1 } else { and })?;
        let mut listed = comma && !is_party(page.raw(and - 2));
        while start > low + 1
            && page.raw(start - 1) == ","
            && let Some(before) = member(start - 1)
        {
            start = before;
            listed = true;
        }
        let opens = start <= low
            || !self.outside(start - 1)
            || Class::ClauseOpener.holds(self.lower(start - 1));
        (opens || !listed).then_some(start)
    }

    /// Where the clause begins whose subject goes on behind "and" in a phrase with a preposition.
    fn nouns_joined(&self, and: usize, low: usize) -> Option<usize> {
        let page = self.page;
        let lowest = low.max((and + 1).saturating_sub(LONGEST_SOURCE));
        let mut start = and;
        while start > lowest {
            let before = start - 1;
            let lower = self.lower(before);
            if !self.outside(before)
                || !page.is_word(before) && page.raw(before) != "-"
                || self.name_at(before).is_none()
                    && (self.known(before).finite
                        || cue::is_auxiliary(lower)
                        || is_subject_pronoun(lower)
                        || Class::ClauseOpener.holds(lower)
                        || matches!(lower, "that" | "as" | "after" | "before" | "than")
                        || cue::entry(lower).is_some_and(|entry| {
                            entry.strength >= cue::Strength::Likely && !page.capital(before)
                        }))
            {
                break;
            }
            start = before;
        }
        let opens = start == low
            || matches!(self.lower(start.wrapping_sub(1)), "that" | "while" | "but" | "although");
        if !opens || self.name_at(start).is_some() {
            return None;
        }
        let preposition = (start + 1..and).find(|&at| {
            matches!(self.lower(at), "for" | "of" | "to" | "from" | "in" | "with" | "on" | "at")
        })?;
        let head = self.lower(preposition - 1);
        let noun = is_determiner(self.lower(start)) || head.len() > 3 && head.ends_with('s');
        (noun && preposition < start + 5).then_some(start)
    }
}

/// Whether a word gives a party and a state: "R-Maine", "D-N.Y.".
fn is_party(raw: &str) -> bool {
    raw.len() > 2 && matches!(raw.as_bytes(), [b'R' | b'D' | b'I', b'-', ..])
}
