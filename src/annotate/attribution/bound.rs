//! Where a content ends behind its cue: before what the reporter adds, and before the next report.

use super::{Place, Reader};
use crate::{
    annotate::{
        cue::{self, Frame, Strength},
        phrase,
        word::Class,
    },
    record::TokenKind,
};

use std::ops::Range;

/// Most tokens of a content whose report leaves the tokens behind its cue to others.
const LONGEST_INSIDE: usize = 150;

impl Reader<'_, '_, '_> {
    /// One past the last token of a content that begins at `start` behind its cue.
    pub(in crate::annotate) fn content_end(&self, start: usize, place: &Place) -> usize {
        let by_rule = self.end_by_rule(start, place);
        let mut limit = self.stretch_end();
        if place.cue.frame == Frame::Noun || self.is_relative(place) {
            limit = limit.min(start + LONGEST_INSIDE);
        }
        if !self.further || by_rule <= start || limit <= start + 1 {
            return by_rule;
        }
        let ends = self.ends(start, limit, place, by_rule);
        self.judge.borrow_mut().end(start, &ends, by_rule)
    }

    /// The end of a content by rule.
    fn end_by_rule(&self, start: usize, place: &Place) -> usize {
        let scene = self.scene;
        let mut end = self.stretch_end();
        // Contents that do not move the reader on stay short, so that many of them take linear time.
        if place.cue.frame == Frame::Noun || self.is_relative(place) {
            end = end.min(start + LONGEST_INSIDE);
        }
        let mut token = start + 1;
        let opening_participle = place.start == self.stretch.start
            && self.lower(place.cue.tokens.start).ends_with("ing")
            && place.source.as_ref().is_some_and(|source| source.start > start);
        let noun_phrase = matches!(place.cue.frame, Frame::Clause | Frame::Object)
            && !place.that
            && !self.begins_clause(start);
        while token < end {
            if !scene.outside(token) {
                token += 1;
                continue;
            }
            // "Calling it "a ruin," Berg left."
            if opening_participle
                && token > start + 2
                && !scene.outside(token - 1)
                && matches!(self.raw(token - 2), ",")
            {
                return token;
            }
            let lower = self.lower(token);
            let raw = self.raw(token);
            if raw == ","
                && (self.is_relative(place) || matches!(self.lower(token + 1), "according"))
                || raw == ","
                    && place.cue.frame != Frame::According
                    && (matches!(self.lower(token + 1), "amid" | "while" | "although" | "though")
                        || self.lower(token + 1) == "even"
                            && matches!(self.lower(token + 2), "though" | "as" | "after")
                        || self.lower(token + 1) == "but"
                            && !matches!(
                                self.lower(token + 2),
                                "also" | "not" | "rather" | "only" | "instead" | "that"
                            )
                        || matches!(self.lower(token + 1), "which" | "who")
                            && !self.goes_on(token + 2, end)
                            && !self.has_mark(token + 1..end))
            {
                return token;
            }
            // "The Post, citing two officials, reported"
            if raw == "," && self.is_aside(&place.cue) && self.finite_cue(token + 1) {
                return token;
            }
            // "Calling the port unsafe, Berg left."
            if raw == "," && opening_participle {
                return token;
            }
            if raw == ":"
                && place.cue.frame != Frame::According
                && !scene.outside(token + 1)
                && token + 1 < end
            {
                return token;
            }
            if raw == ";" && place.cue.strength == Strength::Sure {
                return token;
            }
            if matches!(raw, "," | "—" | "–" | "--") || !scene.outside(token - 1) {
                let from =
                    if matches!(raw, "," | "—" | "–" | "--") { token + 1 } else { token };
                if let Some(stop) = self.closing_clause(from, place, end) {
                    return if stop { token } else { end };
                }
            }
            let turns = lower == "but"
                && self.lower(token + 1).len() > 4
                && self.lower(token + 1).ends_with("ed")
                // "confirmed the calls and thanked him"
                || noun_phrase
                    && lower == "and"
                    && self.lower(token + 1).len() > 4
                    && self.lower(token + 1).ends_with("ed")
                    && (phrase::is_determiner(self.lower(token + 2))
                        || matches!(self.lower(token + 2), "him" | "her" | "them" | "to" | "that"));
            let next_report = matches!(lower, "and" | "but" | "while")
                && token > start + 2
                && self.closing_clause(token, place, end) == Some(true);
            if next_report {
                return if self.raw(token - 1) == "," { token - 1 } else { token };
            }
            if matches!(lower, "and" | "but") && (turns || self.is_next_verb(token + 1)) {
                return if token > start && self.raw(token - 1) == "," { token - 1 } else { token };
            }
            token += 1;
        }
        end
    }

    /// Whether a relative clause ends at a comma before a verb, so that the clause around it goes on.
    pub(in crate::annotate) fn goes_on(&self, from: usize, end: usize) -> bool {
        (from..end.min(from + 25)).any(|token| {
            self.raw(token) == ","
                && (Class::Finite.holds(self.lower(token + 1))
                    || Class::IrregularPast.holds(self.lower(token + 1)))
        })
    }

    pub(in crate::annotate) fn has_mark(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|token| !self.scene.outside(token))
    }

    /// Whether a new report begins behind a comma at `from`; `None` where nothing tells.
    pub(in crate::annotate) fn closing_clause(
        &self,
        from: usize,
        place: &Place,
        end: usize,
    ) -> Option<bool> {
        if from >= end
            || !self.scene.outside(from)
            || place.cue.frame == Frame::According
            || self.lower(place.start) == "as"
        {
            return None;
        }
        let mut at = from;
        while at < end
            && (cue::is_adverb(self.lower(at))
                || matches!(self.lower(at), "while" | "but" | "and" | "though" | "although" | "as"))
        {
            at += 1;
        }
        let lower = self.lower(at);
        if lower.ends_with("ing")
            && cue::at(self.scene.page, at, end)
                .is_some_and(|cue| cue.strength >= Strength::Likely && cue.frame != Frame::Thought)
            || matches!(lower, "citing" | "referring")
        {
            return Some(true);
        }
        if at > from && self.is_next_verb(at) {
            return Some(true);
        }
        // "…, reported the Esmere Post."
        if at == from
            && matches!(lower, "said" | "says" | "reported" | "reports" | "wrote" | "according")
            && self.scene.source_after(at + 1, self.stretch.end).is_some_and(|source| {
                (source.end >= end || self.raw(source.end) == "," && lower != "according")
                    && source.len() <= 8
            })
            && self.begins_source(at + 1)
        {
            return Some(true);
        }
        // ", and Smith said", ", she said", ", said Smith"
        let cue_at = (at..end.min(at + 6)).find(|&token| {
            self.scene.outside(token)
                && cue::at(self.scene.page, token, end).is_some_and(|cue| {
                    cue.strength == Strength::Sure
                        && matches!(cue.frame, Frame::Clause)
                        && !self.lower(token).ends_with("ing")
                })
        })?;
        if (at..cue_at).any(|token| {
            matches!(self.raw(token), "," | "." | "that") || !self.scene.outside(token)
        }) {
            return None;
        }
        let mut verb = cue_at;
        while verb > at + 1
            && (cue::is_auxiliary(self.lower(verb - 1)) || cue::is_adverb(self.lower(verb - 1)))
        {
            verb -= 1;
        }
        if cue_at == at {
            return None;
        }
        let source = self.scene.source_before(verb, at)?;
        let plain = self.scene.name_at(at).is_some()
            || self.scene.page.kind(at) == TokenKind::Number
            || self.scene.page.capital(at)
            || phrase::is_subject_pronoun(self.lower(at))
            || phrase::is_determiner(self.lower(at));
        (source.start == at && (plain || at > from)).then_some(
            at > from
                || cue_at + 1 >= end
                || self.raw(cue_at + 1) != ","
                || self.opens_new_clause(cue_at + 2),
        )
    }

    /// Whether a finite cue without a subject of its own follows a conjunction.
    pub(in crate::annotate) fn is_next_verb(&self, from: usize) -> bool {
        let mut at = from;
        let end = self.stretch.end.min(from + 3);
        while at < end && cue::is_adverb(self.lower(at)) {
            at += 1;
        }
        at < self.stretch.end
            && self.scene.outside(at)
            && cue::at(self.scene.page, at, self.stretch.end).is_some_and(|cue| {
                cue.strength == Strength::Sure
                    && !matches!(cue.frame, Frame::Thought | Frame::According | Frame::Noun)
                    && (self.lower(at).ends_with("ed")
                        || matches!(self.lower(at), "said" | "told" | "wrote" | "says"))
            })
    }
}
