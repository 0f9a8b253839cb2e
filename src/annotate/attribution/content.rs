//! What a cue reports: the content before it, behind it, or on both sides.

use super::{Place, Reader, Report};
use crate::{
    annotate::{
        cue::{self, Cue, Frame, Strength},
        phrase,
        word::Class,
    },
    record::TokenKind,
};
use std::ops::Range;

impl Reader<'_, '_, '_> {
    /// The content before an attribution: from what is free to the comma or closing mark before it.
    pub(in crate::annotate) fn left_content(
        &self,
        place: &Place,
        free: usize,
    ) -> Option<Range<usize>> {
        let scene = self.scene;
        let start = free.max(self.stretch.start);
        let mut end = place.start;
        if end <= start {
            return None;
        }
        let before = end - 1;
        let quoted = !scene.outside(before);
        let comma = matches!(self.raw(before), "," | "—" | "–" | "--") && scene.outside(before);
        if !quoted && !comma {
            return None;
        }
        if comma {
            end = before;
        }
        let mut start = start;
        while start < end && scene.outside(start) && scene.page.kind(start) == TokenKind::Punct {
            start += 1;
        }
        if start >= end {
            return None;
        }
        // A whole quotation behind other words: "He was blunt: "…," he said."
        if quoted || !scene.outside(end - 1) {
            let region = scene.page.outermost(end - 1)?;
            let opening =
                scene.page.tokens_in(scene.page.segmentation.regions[region].span).start.max(start);
            let lead = (start..opening).filter(|&token| scene.page.is_word(token)).count();
            let full = scene.page.capital(opening + 1) || !scene.page.is_word(opening + 1);
            let stopped = opening > start && matches!(self.raw(opening - 1), ":" | "." | "?" | "!");
            if lead == 0 || full && (lead <= 1 || stopped) {
                start = opening;
            }
        } else if (start..end).filter(|&token| scene.page.is_word(token)).count()
            < 1 + usize::from(self.raw(place.end) != ",")
        {
            return None;
        }
        // "But the port is shut, Berg said": the conjunction is the reporter's.
        if scene.outside(start)
            && matches!(self.lower(start), "but" | "and")
            && end > start + 3
            && scene.outside(start + 1)
        {
            start += 1;
        }
        Some(start..end)
    }

    /// A report whose attribution stands behind its content or in its middle.
    pub(in crate::annotate) fn trailing(
        &self,
        place: Place,
        left: Range<usize>,
    ) -> (Report, usize) {
        let mut parts = vec![left.clone()];
        let mut end = place.end;
        let quoted = self.ends_quoted(&left);
        // `"A," he said, "B."`; `A, he said, B.`
        let mut next = end;
        while next < self.stretch.end
            && self.scene.outside(next)
            && matches!(self.raw(next), "," | "—" | "–" | "--" | ":" | "…")
        {
            next += 1;
        }
        let stretch_end = self.stretch_end();
        if next < stretch_end && (next > end || !self.scene.outside(next)) {
            let opens_mark = !self.scene.outside(next);
            if quoted && opens_mark {
                let region = self.region_tokens(next);
                parts.push(region.clone());
                end = region.end;
            } else if !quoted && !opens_mark && !place.inverted && !self.opens_new_clause(next) {
                let right = next..self.content_end(next, &place);
                if right.len() > 1 {
                    end = right.end;
                    parts.push(right);
                }
            }
        }
        let rule = if place.inverted { "content-cue-source" } else { "content-source-cue" };
        (make(place, parts, rule), end)
    }

    /// A report whose content has not come yet.
    pub(in crate::annotate) fn announced(&self, place: Place) -> (Report, usize) {
        (make(place, Vec::new(), "colon-paragraph"), self.stretch.end)
    }

    pub(in crate::annotate) fn opens_new_clause(&self, token: usize) -> bool {
        Class::NewClause.holds(self.lower(token)) || self.lower(token).ends_with("ing")
    }

    pub(in crate::annotate) fn region_tokens(&self, token: usize) -> Range<usize> {
        let Some(region) = self.scene.page.outermost(token) else { return token..token + 1 };
        let tokens = self.scene.page.tokens_in(self.scene.page.segmentation.regions[region].span);
        tokens.start.max(self.stretch.start)..tokens.end.min(self.stretch.end).max(token + 1)
    }

    /// A report whose content follows its cue.
    pub(in crate::annotate) fn leading(&self, place: Place) -> Option<(Report, usize)> {
        let scene = self.scene;
        let start = place.end;
        let cue = &place.cue;
        let lower = self.lower(start).to_owned();
        // "Responding to the letter, Berg said …": the comma leads to the main clause.
        if self.lower(cue.tokens.start).ends_with("ing")
            && place.start == self.stretch.start
            && place
                .source
                .as_ref()
                .is_some_and(|source| source.start <= start && source.start > place.start)
        {
            return None;
        }
        let direct = !scene.outside(start) && matches!(self.raw(start - 1), "," | ":" | "that")
            || !scene.outside(start) && {
                let region = self.region_tokens(start);
                scene.page.capital(start + 1) && region.len() > 6
            };
        let end = if direct && self.raw(start - 1) != "that" && !place.that {
            self.region_tokens(start).end
        } else {
            self.content_end(start, &place)
        };
        if end <= start {
            return None;
        }
        let words = (start..end).filter(|&token| scene.page.is_word(token)).count();
        let quoted = (start..end.min(start + 24)).any(|token| !scene.outside(token));
        let near_quoted = (start..end.min(start + 8)).any(|token| !scene.outside(token));
        let finding = self.is_finding(&place);
        let denies = matches!(self.lower(cue.tokens.start), "denied" | "denies" | "deny");
        let clause = place.that || self.begins_clause(start);
        let accepted = match (cue.frame, cue.strength) {
            (Frame::Clause, Strength::Sure) => {
                self.scene.page.kind(start + 1) == TokenKind::Number && lower == "about"
                    || (words >= 2 || denies) && !Class::NoContent.holds(&lower)
                    || place.that
                    || quoted && words >= 2
            }
            (Frame::Clause, Strength::Likely) => {
                clause || near_quoted || finding && words >= 3 && !Class::NoContent.holds(&lower)
            }
            (Frame::Clause, Strength::Weak) => {
                place.that
                    || direct
                    || near_quoted && words >= 4
                    || finding && words >= 3 && !Class::NoContent.holds(&lower)
            }
            (Frame::Object, Strength::Sure | Strength::Likely) => {
                near_quoted
                    || words >= 2
                        && !matches!(
                            lower.as_str(),
                            "in" | "by" | "off" | "up" | "on" | "at" | "into" | "out"
                        )
            }
            (Frame::Object, Strength::Weak) => near_quoted,
            (Frame::Deed, Strength::Sure | Strength::Likely) => {
                words >= 2 && !matches!(lower.as_str(), "in" | "by" | "up" | "off")
            }
            (Frame::Deed, Strength::Weak) => place.that || near_quoted,
            (Frame::Thought, Strength::Sure | Strength::Likely) => {
                clause || lower == "to" || near_quoted
            }
            (Frame::Thought, Strength::Weak)
            | (Frame::Noun, Strength::Likely | Strength::Weak | Strength::Sure) => place.that,
            (_, Strength::Faint) => direct && words >= 3,
            (Frame::According, _) => false,
        };
        let reported = place.that || near_quoted || clause;
        let named = place.source.as_ref().is_some_and(|source| {
            source.len() == 1 && matches!(self.lower(source.start), "i" | "you")
        });
        // "the deal announced on Friday covers …": a participle behind its noun, and no content begins with its verb.
        // "a move that critics said could harm the port" is one.
        let of_relative = place.end == cue.tokens.end
            && matches!(
                self.lower(cue.tokens.start),
                "said" | "says" | "say" | "claimed" | "claims" | "argued" | "believe" | "believes"
            );
        let begins_with_verb = !place.that
            && !of_relative
            && self.scene.outside(start)
            && (Class::Finite.holds(&lower) && !matches!(lower.as_str(), "may" | "might" | "will")
                || matches!(lower.as_str(), "'s" | "with" | "and" | "under"));
        // "said this on Monday", "said so"
        let points = matches!(lower.as_str(), "this" | "so" | "it" | "that")
            && self.scene.outside(start)
            && (start + 1 >= end
                || phrase::is_preposition(self.lower(start + 1))
                || self.scene.outside(start + 1)
                    && self.scene.page.kind(start + 1) == TokenKind::Punct
                    && self.raw(start + 1) != "-");
        if !accepted
            || words == 0
            || Class::ClauseOnly.holds(self.lower(cue.tokens.start)) && !reported
            || named && !quoted
            || begins_with_verb
            || points
        {
            return None;
        }
        let rule = if direct { "cue-quotation" } else { "source-cue-content" };
        let mut parts: Vec<_> = std::iter::once(start..end).collect();
        let mut to = end;
        // `He said: "A." "B."` in one stretch.
        if direct {
            let mut next = end;
            while next < self.stretch.end
                && scene.outside(next)
                && matches!(self.raw(next), "," | ".")
            {
                next += 1;
            }
            if next < self.stretch.end && !scene.outside(next) && next == end {
                let region = self.region_tokens(next);
                to = region.end;
                parts.push(region);
            }
        }
        Some((make(place, parts, rule), to))
    }

    /// Whether a poll, a study or a document is the source, and the cue says that it shows something.
    fn is_finding(&self, place: &Place) -> bool {
        place.source.as_ref().is_some_and(|source| {
            source.clone().any(|token| Class::Finding.holds(self.lower(token)))
        }) && matches!(
            self.lower(place.cue.tokens.start),
            "show"
                | "shows"
                | "showed"
                | "showing"
                | "find"
                | "finds"
                | "found"
                | "finding"
                | "suggest"
                | "suggests"
                | "suggested"
                | "indicate"
                | "indicates"
                | "indicated"
                | "reveal"
                | "reveals"
                | "revealed"
        )
    }

    /// A passive question without its asker: `Asked whether the port was safe, Berg nodded`.
    pub(in crate::annotate) fn asked(&self, cue: &Cue, free: usize) -> Option<(Report, usize)> {
        let scene = self.scene;
        let at = cue.tokens.start;
        if self.lower(at) != "asked" {
            return None;
        }
        let mut before = at;
        while before > self.stretch.start && cue::is_adverb(self.lower(before - 1)) {
            before -= 1;
        }
        let previous = if before > self.stretch.start { self.lower(before - 1) } else { "" };
        let opens = before == self.stretch.start || previous == "when";
        if !(opens || cue::is_be(previous)) {
            return None;
        }
        let mut next = cue.tokens.end;
        let mut source = None;
        if self.lower(next) == "by" {
            source = scene.source_after(next + 1, self.stretch.end);
            next = source.as_ref().map_or(next, |source| source.end);
        }
        next = scene.skip_adverbials(next, self.stretch.end);
        if !cue::is_question(self.lower(next)) || !scene.outside(next) {
            return None;
        }
        let end = self.stretch_end();
        let comma = (next + 2..end).find(|&token| {
            self.raw(token) == "," && scene.outside(token) && self.begins_main(token + 1)
        });
        let stop = comma.or_else(|| {
            (next + 2..end).find(|&token| opens && self.raw(token) == "," && scene.outside(token))
        });
        let stop = stop.unwrap_or(end);
        if stop < next + 3 {
            return None;
        }
        let place = Place {
            cue: cue.clone(),
            source,
            start: before,
            end: next,
            addressee: None,
            via: None,
            negated: false,
            inverted: false,
            that: false,
        };
        let parts = std::iter::once(next..stop).collect();
        Some((make(place, parts, "asked"), free.max(stop)))
    }

    /// A noun that reports: `Berg's claim that the port was safe`.
    pub(in crate::annotate) fn noun(&self, cue: &Cue, free: usize) -> Option<(Report, usize)> {
        let scene = self.scene;
        let at = cue.tokens.start;
        let word = self.lower(at);
        if !Class::NounCue.holds(word) || cue.tokens.len() > 1 || at == self.stretch.start {
            return None;
        }
        let start = at + 2;
        if self.lower(at + 1) != "that" || !scene.outside(at + 1) {
            return None;
        }
        let first = self.lower(start);
        if Class::Finite.holds(first)
            || Class::Past.holds(first)
            || first.len() > 4 && first.ends_with("ed")
        {
            // "the claims that were false"
            return None;
        }
        // "the lawsuit claims that": a verb.
        let verb_too = Class::PluralNounToo.holds(word) || Class::NounToo.holds(word);
        // The noun phrase back to whose it is: "'s", "his", or an article.
        let low = free.max(self.stretch.start).max(at.saturating_sub(5));
        let opener = (low..at).rev().find(|&token| {
            phrase::is_determiner(self.lower(token))
                || matches!(self.lower(token), "'s" | "'" | "his" | "her" | "their" | "its" | "my")
                || phrase::is_preposition(self.lower(token))
        })?;
        if verb_too && opener + 1 < at {
            return None;
        }
        if (opener + 1..at).any(|token| {
            let lower = self.lower(token);
            !scene.outside(token) || cue::is_auxiliary(lower) || !scene.page.is_word(token)
        }) {
            return None;
        }
        let source = match self.lower(opener) {
            "'s" | "'" => scene.antecedent(opener, self.stretch.start),
            "his" | "her" | "their" | "its" | "my" => Some(opener..opener + 1),
            _ => None,
        };
        let place = Place {
            cue: cue.clone(),
            source,
            start: opener,
            end: start,
            addressee: None,
            via: None,
            negated: false,
            inverted: false,
            that: true,
        };
        let end = self.content_end(start, &place);
        let words = (start..end).filter(|&token| scene.page.is_word(token)).count();
        (words >= 3).then(|| (make(place, std::iter::once(start..end).collect(), "noun"), free))
    }

    /// Whether a main clause with a cue of its own begins at a token: a subject and a verb that reports.
    fn begins_main(&self, token: usize) -> bool {
        let top = self.stretch.end.min(token + 12);
        (token + 1..top).any(|at| {
            self.scene.outside(at)
                && cue::at(self.scene.page, at, self.stretch.end).is_some_and(|cue| {
                    cue.strength == Strength::Sure && !self.lower(at).ends_with("ing")
                })
                && self
                    .scene
                    .source_before(at, token)
                    .is_some_and(|source| source.start <= token + 1)
        })
    }

    /// Whether what begins at a token looks like a clause of its own: a subject, not an object.
    pub(in crate::annotate) fn begins_clause(&self, token: usize) -> bool {
        let lower = self.lower(token);
        if Class::ClauseSubject.holds(lower) {
            return true;
        }
        // A finite verb a few words on.
        let limit = self.stretch.end.min(token + 12);
        (token..limit).any(|token| {
            let lower = self.lower(token);
            self.scene.outside(token)
                && (Class::Finite.holds(lower)
                    || Class::IrregularPast.holds(lower)
                    || Class::Past.holds(lower))
        })
    }

    /// One past the last token of a content that begins at `start` behind its cue.
    pub(in crate::annotate) fn content_end(&self, start: usize, place: &Place) -> usize {
        let scene = self.scene;
        let end = self.stretch_end();
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
                            && !self.has_mark(token + 1..end)
                            && !self.goes_on(token + 2, end))
            {
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
    fn goes_on(&self, from: usize, end: usize) -> bool {
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
            && self
                .scene
                .source_after(at + 1, self.stretch.end)
                .is_some_and(|source| source.end >= end && source.len() <= 8)
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

    /// `According to S, C`; `C, according to S`.
    pub(in crate::annotate) fn according(&self, cue: &Cue, free: usize) -> Option<(Report, usize)> {
        let scene = self.scene;
        let source = scene.source_after_preposition(cue.tokens.end, self.stretch.end)?;
        let end = self.stretch_end();
        let mut next = source.end;
        while next < end
            && scene.outside(next)
            && !matches!(self.raw(next), "," | "." | ";" | "—" | "–" | "--")
        {
            if next > source.end + 24 {
                break;
            }
            next += 1;
        }
        let opens = (self.stretch.start..cue.tokens.start).all(|token| {
            !scene.page.is_word(token)
                || matches!(self.lower(token), "and" | "but" | "also" | "meanwhile" | "still")
        });
        let place = Place {
            cue: cue.clone(),
            source: Some(source.clone()),
            start: cue.tokens.start,
            end: next,
            addressee: None,
            via: None,
            negated: false,
            inverted: false,
            that: false,
        };
        if opens || free >= cue.tokens.start && next + 3 < end {
            let mut start = next;
            if matches!(self.raw(start), "," | "—" | "–" | "--") {
                start += 1;
            }
            let stop = self.content_end(start, &place);
            if start >= stop {
                return None;
            }
            return Some((
                make(place, std::iter::once(start..stop).collect(), "according-to"),
                stop,
            ));
        }
        let mut start = self.stretch.start;
        while start < cue.tokens.start
            && scene.outside(start)
            && scene.page.kind(start) == TokenKind::Punct
        {
            start += 1;
        }
        if matches!(self.lower(start), "but" | "and") && scene.outside(start) {
            start += 1;
        }
        let mut stop = cue.tokens.start;
        while stop > start
            && scene.outside(stop - 1)
            && scene.page.kind(stop - 1) == TokenKind::Punct
        {
            stop -= 1;
        }
        if stop <= start {
            return None;
        }
        let mut parts: Vec<_> = std::iter::once(start..stop).collect();
        let mut to = next;
        if matches!(self.raw(next), ",")
            && next + 3 < end
            && !self.opens_new_clause(next + 1)
            && self.lower(next + 1) != "and"
            // "…, according to Berg, a lawyer": what follows says who Berg is.
            && (!self.holds_clause(start..stop)
                || !phrase::is_determiner(self.lower(next + 1))
                    && self.holds_clause(next + 1..end))
        {
            let right = next + 1..self.content_end(next + 1, &place);
            if right.len() > 2 {
                to = right.end;
                parts.push(right);
            }
        }
        Some((make(place, parts, "according-to"), to))
    }
}

/// The report of a cue with its content.
fn make(place: Place, parts: Vec<Range<usize>>, rule: &'static str) -> Report {
    let score = match place.cue.strength {
        Strength::Sure => 90,
        Strength::Likely => 70,
        Strength::Weak => 55,
        Strength::Faint => 40,
    };
    Report {
        parts,
        cue: Some(place.cue.tokens),
        source: place.source,
        addressee: place.addressee,
        via: place.via,
        negated: place.negated,
        belief: place.cue.frame == Frame::Thought,
        verbatim: false,
        rule,
        score,
    }
}
