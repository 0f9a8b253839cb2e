//! Subjects of clauses, found by closed classes of verb forms.

use super::{Scene, is_determiner, is_irregular_past, is_preposition, is_subject_pronoun};
use crate::{
    annotate::{cue, name, word::Class},
    record::{MentionKind, TokenKind},
};
use std::ops::Range;

impl Scene<'_, '_> {
    /// The subject of the nearest clause that opens between `low` and `end`: `when she`, `and experts`.
    pub(in crate::annotate) fn nearest_subject(
        &self,
        low: usize,
        end: usize,
    ) -> Option<Range<usize>> {
        let lowest = low.max(end.saturating_sub(60));
        let mut at = end;
        while at > lowest {
            at -= 1;
            if !self.outside(at) {
                continue;
            }
            let opens = Class::ClauseOpener.holds(self.lower(at))
                || matches!(self.lower(at), "after" | "before" | "as" | "that" | "where" | "which");
            if (opens || self.raw_comma(at) || at == low)
                && let Some(found) =
                    self.clause_subject(if at == low && !opens { at } else { at + 1 }, end)
            {
                return Some(found);
            }
        }
        None
    }

    /// The subject of the nearest clause between `low` and `end` that hangs on no other: neither "when she left" nor "which
    /// Berg wrote".
    pub(in crate::annotate) fn main_subject(&self, low: usize, end: usize) -> Option<Range<usize>> {
        let lowest = low.max(end.saturating_sub(60));
        for at in (lowest..end).rev() {
            if !self.outside(at) {
                continue;
            }
            let opens = matches!(self.lower(at), "and" | "but" | "while" | "meanwhile");
            if (opens || self.raw_comma(at) || at == low)
                && let Some(found) =
                    self.clause_subject(if at == low && !opens { at } else { at + 1 }, end)
            {
                return Some(found);
            }
        }
        None
    }

    fn raw_comma(&self, token: usize) -> bool {
        matches!(self.page.raw(token), "," | ";" | "—" | "–" | "--")
    }

    /// The subject that stands right at `start` before a verb form.
    fn clause_subject(&self, start: usize, limit: usize) -> Option<Range<usize>> {
        let mut at = start;
        while at < limit
            && (matches!(self.lower(at), "and" | "but") || cue::is_adverb(self.lower(at)))
        {
            at += 1;
        }
        let verb = |token: usize| {
            let lower = self.lower(token);
            token < limit
                && (cue::is_auxiliary(lower)
                    || is_irregular_past(lower)
                    || Class::Past.holds(lower)
                    || lower.len() > 4 && lower.ends_with("ed")
                    || cue::entry(lower).is_some()
                    || cue::is_adverb(lower))
        };
        if at >= limit || !self.outside(at) {
            return None;
        }
        let lower = self.lower(at);
        if matches!(lower, "he" | "she" | "they") {
            return Some(at..at + 1);
        }
        let mut name = self.name_at(at);
        if name.is_none() && self.page.capital(at) {
            // A title before the name.
            name = (at..limit.min(at + 6)).find_map(|token| self.name_at(token)).filter(|&index| {
                self.names[index].title.as_ref().is_some_and(|title| title.start == at)
            });
        }
        if let Some(index) = name {
            let end = self.names[index].tokens.end;
            let follows = verb(end)
                || self.page.raw(end) == ","
                || Class::Followers.holds(self.lower(end)) && verb(end + 1);
            let end = if Class::Followers.holds(self.lower(end)) { end + 1 } else { end };
            // "-- Lund clung to the plan": any word of content can be the verb.
            let acts = end < limit
                && self.page.kind(end) == TokenKind::Word
                && !self.page.capital(end)
                && !is_preposition(self.lower(end))
                && !name::is_function_word(self.lower(end))
                && self.lower(end) != "'s";
            return (end <= limit
                && (verb(end) || (follows || acts) && self.names[index].kind != MentionKind::Gpe))
                .then_some(at..end);
        }
        is_determiner(lower)
            .then(|| self.common_subject(at, limit))
            .flatten()
            .filter(|found| verb(found.end))
    }

    /// The subject of the clause that opens a stretch: its first name, pronoun or noun phrase before a verb.
    pub(in crate::annotate) fn subject(&self, start: usize, limit: usize) -> Option<Range<usize>> {
        let mut at = start;
        let top = limit.min(start + 60);
        while at < top {
            if !self.outside(at) {
                at += 1;
                continue;
            }
            let lower = self.lower(at);
            if is_subject_pronoun(lower) && !matches!(lower, "who" | "it" | "i" | "we" | "you") {
                return Some(at..at + 1);
            }
            if let Some(index) = self.name_at(at) {
                let name = &self.names[index];
                let before = if name.tokens.start > start {
                    self.lower(
                        name.title.as_ref().map_or(name.tokens.start, |title| title.start).max(1)
                            - 1,
                    )
                } else {
                    ""
                };
                let after = self.lower(name.tokens.end);
                if !is_preposition(before)
                    && !matches!(after, "'s" | "-" | "'")
                    && before != "'s"
                    && !self.page.capital(name.tokens.end)
                    && (name.kind != MentionKind::Norp || lower.ends_with('s'))
                {
                    let mut from = name
                        .title
                        .as_ref()
                        .map_or(name.tokens.start, |title| title.start)
                        .max(start);
                    let mut end = name.tokens.end;
                    if Class::Followers.holds(after) {
                        end += 1;
                    }
                    if from > start && matches!(self.lower(from - 1), "the" | "The") {
                        from -= 1;
                    }
                    return Some(from..end.min(limit));
                }
                at = name.tokens.end;
                continue;
            }
            at += 1;
        }
        self.common_subject(start, limit)
    }

    /// A subject without a name: the words from the start of the clause to its first verb form.
    fn common_subject(&self, start: usize, limit: usize) -> Option<Range<usize>> {
        let page = self.page;
        let end = (start..limit.min(start + 10)).find(|&token| {
            let lower = self.lower(token);
            !self.outside(token)
                || !page.is_word(token) && lower != "-"
                || token > start
                    && (cue::is_auxiliary(lower) && lower != "'s"
                        || cue::is_adverb(lower)
                        || is_irregular_past(lower)
                        || lower.len() > 4 && lower.ends_with("ed")
                        || cue::entry(lower).is_some())
        })?;
        let noun = end > start
            && !is_preposition(self.lower(start))
            && self.can_head(end - 1)
            && page.is_word(end - 1);
        noun.then_some(start..end)
    }
}
