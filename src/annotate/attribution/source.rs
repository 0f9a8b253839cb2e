//! Sources that the shape of their sentence gives: all between a closing mark and its verb, who issued a statement, the
//! name behind a description.

use super::Reader;
use crate::{
    annotate::{
        cue::{self, Strength},
        name, phrase,
        word::Class,
    },
    record::{MentionKind, TokenKind},
};
use std::ops::Range;

/// Most tokens between a closing mark and the verb of its attribution.
const LONGEST_BEHIND_MARK: usize = 30;

/// Most tokens between a statement and the participle that tells what it says.
const LONGEST_BEHIND_STATEMENT: usize = 9;

impl Reader<'_, '_, '_> {
    /// The source that stands between the closing mark of a quotation and the verb at `left`: `"…," Anna Berg, founder
    /// and head of the port, said`, with its first token.
    pub(super) fn source_behind_mark(
        &self,
        left: usize,
        low: usize,
    ) -> Option<(Range<usize>, usize)> {
        let scene = self.scene;
        let lowest = low.max(left.saturating_sub(LONGEST_BEHIND_MARK));
        let last = (lowest..left).rev().find(|&token| !scene.outside(token))?;
        let from = last + 1;
        if from >= left
            || !self.stops_quotation(from)
            || !self.begins_source(from)
            || phrase::is_preposition(self.lower(from))
                && !(scene.page.capital(from) && scene.page.capital(from + 1))
            || Class::ClauseOpener.holds(self.lower(from))
            || cue::is_question(self.lower(from))
        {
            return None;
        }
        let acts = |token: usize| {
            let lower = self.lower(token);
            let named = scene.page.capital(token) || scene.name_at(token).is_some();
            !named
                && (cue::is_auxiliary(lower) && lower != "'s"
                    || phrase::is_subject_pronoun(lower)
                    || Class::IrregularPast.holds(lower)
                    || Class::ClauseOpener.holds(lower) && lower != "and"
                    || matches!(lower, "that" | "," | ":" | ";" | "to")
                    || scene.strict(token).is_some_and(|entry| {
                        entry.strength == Strength::Sure && !Class::PluralNounToo.holds(lower)
                    }))
        };
        // Up to the first comma or bracket.
        let stops = |token: &usize| matches!(self.raw(*token), "," | "(" | "—" | "–" | "--");
        let mut end = (from + 1..left).find(|token| stops(token)).unwrap_or(left);
        if end < left && !self.only_describes(end, left) {
            return None;
        }
        if let Some(start) = scene.time_before_end(end, from) {
            end = start;
        }
        while end > from + 1 && is_trailing(self.lower(end - 1)) {
            end -= 1;
        }
        let pronoun = end == from + 1 && phrase::is_subject_pronoun(self.lower(from));
        let whole = (from..end).all(|token| !acts(token))
            && scene.page.is_word(end - 1)
            && !phrase::is_preposition(self.lower(end - 1));
        (pronoun || whole).then_some((from..end, from))
    }

    /// Whether what stands between the head of a source and its verb only describes it.
    fn only_describes(&self, from: usize, left: usize) -> bool {
        let scene = self.scene;
        let closed = matches!(self.raw(left - 1), "," | ")" | "—" | "–" | "--");
        let relative = matches!(self.lower(from + 1), "who" | "whose" | "which");
        (from..left).all(|token| {
            let lower = self.lower(token);
            let verb = cue::is_auxiliary(lower) && lower != "'s"
                || scene.strict(token).is_some_and(|entry| entry.strength == Strength::Sure)
                    && !scene.page.capital(token);
            !verb || relative && closed
        })
    }

    /// The person whose name stands between commas behind a description and before the verb: `the mayor, Anna Berg, said`.
    pub(super) fn named_behind(&self, source: &Range<usize>, left: usize) -> Option<Range<usize>> {
        let scene = self.scene;
        let described = phrase::is_determiner(self.lower(source.start))
            || source.clone().any(|token| matches!(self.lower(token), "'s" | "'"));
        if !described
            || self.raw(source.end) != ","
            || self.raw(left.wrapping_sub(1)) != ","
            || scene
                .name_at(source.end - 1)
                .is_some_and(|index| scene.names[index].kind == MentionKind::Person)
        {
            return None;
        }
        let name = &scene.names[scene.name_at(left - 2)?];
        let start = name.title.as_ref().map_or(name.tokens.start, |title| title.start);
        let whole = name.kind == MentionKind::Person
            && name.tokens.end == left - 1
            && name.tokens.len() > 1
            && (source.end + 1..start).all(|token| scene.page.capital(token));
        whole.then_some(source.end + 1..left - 1)
    }

    /// Whether what stands before an attribution only says where it was said: `In an interview on "Morning Tide," Berg said`.
    pub(super) fn leads_in(&self, left: &Range<usize>, place: &super::Place) -> bool {
        let scene = self.scene;
        let opens = phrase::is_preposition(self.lower(left.start))
            || matches!(self.lower(left.start), "speaking" | "appearing" | "writing");
        if !opens || place.inverted || !scene.outside(left.start) || scene.outside(left.end - 1) {
            return false;
        }
        let goes_on = scene.page.is_word(place.end) || !scene.outside(place.end);
        let title = self.region_tokens(left.end - 1);
        let small = title.clone().any(|token| {
            scene.page.kind(token) == TokenKind::Word
                && !scene.page.capital(token)
                && !name::is_function_word(self.lower(token))
                && !cue::is_be(self.lower(token))
        });
        let acts = (left.start..title.start).any(|token| {
            scene.outside(token)
                && (cue::is_auxiliary(self.lower(token)) && self.lower(token) != "'s"
                    || phrase::is_subject_pronoun(self.lower(token)))
        });
        goes_on && title.len() <= 12 && !small && !acts
    }

    /// What a relative clause stands behind whose comma a closing mark hides: `Berg, who called it "a ruin," said`.
    pub(super) fn before_quoted_relative(&self, left: usize, low: usize) -> Option<Range<usize>> {
        let scene = self.scene;
        let last = left.checked_sub(2).filter(|&last| last > low)?;
        if !matches!(self.raw(last), ",") {
            return None;
        }
        let region = self.region_tokens(last);
        let comma = (low.max(region.start.saturating_sub(30))..region.start)
            .rev()
            .find(|&token| scene.outside(token) && self.raw(token) == ",")?;
        let relative = matches!(self.lower(comma + 1), "who" | "which" | "whose");
        relative.then(|| scene.source_before(comma, low)).flatten()
    }

    /// Whether a comma before a verb closes what describes a person, and what stands behind the verb names nobody: `Anna Berg,
    /// the harbour master, said the vote …`.
    pub(super) fn follows_described_person(&self, comma: usize, behind: &Range<usize>) -> bool {
        let scene = self.scene;
        let lowest = self.stretch.start.max(comma.saturating_sub(16));
        let Some(open) =
            (lowest..comma).rev().find(|&token| self.raw(token) == "," && scene.outside(token))
        else {
            return false;
        };
        let person =
            open.checked_sub(1).and_then(|last| scene.name_at(last)).is_some_and(|index| {
                scene.names[index].kind == MentionKind::Person
                    && scene.names[index].tokens.end == open
            });
        person
            && phrase::is_determiner(self.lower(open + 1))
            && scene.names_in(behind).is_empty()
            && behind.len() > 2
    }

    /// Who issued the statement that a participle behind it goes on with: `Berg sent a letter to the council urging …`.
    pub(super) fn issuer(&self, left: usize, low: usize) -> Option<Range<usize>> {
        let scene = self.scene;
        let lowest = low.max(left.saturating_sub(LONGEST_BEHIND_STATEMENT));
        let statement = (lowest..left)
            .rev()
            .take_while(|&token| {
                scene.outside(token)
                    && !matches!(self.raw(token), "," | ";" | ":")
                    && !(scene.known(token).finite && scene.name_at(token).is_none())
            })
            .find(|&token| Class::Issued.holds(self.lower(token)))?;
        let verb = (low.max(statement.saturating_sub(6))..statement)
            .rev()
            .find(|&token| Class::Issuing.holds(self.lower(token)))?;
        let mut start = verb;
        while start > low
            && (cue::is_auxiliary(self.lower(start - 1)) || cue::is_adverb(self.lower(start - 1)))
        {
            start -= 1;
        }
        scene
            .source_before(start, low)
            .filter(|source| !matches!(self.lower(source.end - 1), "who" | "which" | "that"))
    }
}

/// Whether a word behind a source is an adverb that looks like a noun: "the groups both urged".
pub(in crate::annotate) fn is_trailing(lower: &str) -> bool {
    Class::Trailing.holds(lower)
}
