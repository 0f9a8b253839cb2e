//! What a cue reports: the content before it, behind it, or on both sides.

use super::{Place, Reader, Report};
use crate::{
    annotate::{
        cue::{Frame, Strength},
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

    /// The content that a relative clause begins: `something that, he said, was dreamed of`.
    pub(in crate::annotate) fn left_of_relative(&self, place: &Place) -> Option<Range<usize>> {
        let comma = place.start.checked_sub(1).filter(|&comma| self.raw(comma) == ",")?;
        let that = comma.checked_sub(1).filter(|&that| self.lower(that) == "that")?;
        let goes_on = self.raw(place.end) == "," && Class::Finite.holds(self.lower(place.end + 1));
        if !goes_on || that <= self.stretch.start {
            return None;
        }
        if matches!(self.lower(that - 1), "something" | "anything" | "everything" | "one") {
            return Some(that - 1..comma);
        }
        let whole = self.scene.antecedent(that, self.stretch.start)?;
        Some(whole.start..comma)
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
            } else if !quoted
                && !opens_mark
                && (!place.inverted && !self.opens_new_clause(next)
                    || place.inverted
                        && next > end
                        && (self.goes_on_as_content(next)
                            || !self.holds_clause(left)
                                && self.lower(next).len() > 4
                                && self.lower(next).ends_with("ed")))
            {
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

    /// Whether what follows `…, said Berg,` is more of the content: a verb or another clause.
    pub(in crate::annotate) fn goes_on_as_content(&self, at: usize) -> bool {
        let lower = self.lower(at);
        Class::Finite.holds(lower)
            || Class::IrregularPast.holds(lower)
            || matches!(lower, "but" | "and")
                && (phrase::is_subject_pronoun(self.lower(at + 1))
                    || phrase::is_determiner(self.lower(at + 1)))
                && !self.is_next_verb(at + 2)
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

    /// Whether tokens behind a cue are something it can report.
    fn accepts(&self, place: &Place, content: Range<usize>, direct: bool) -> bool {
        let scene = self.scene;
        let cue = &place.cue;
        let Range { start, end } = content;
        let lower = self.lower(start).to_owned();
        let words = (start..end).filter(|&token| scene.page.is_word(token)).count();
        let quoted = (start..end.min(start + 24)).any(|token| !scene.outside(token));
        let near_quoted = (start..end.min(start + 8)).any(|token| !scene.outside(token));
        let finding = self.is_finding(place);
        let denies = matches!(self.lower(cue.tokens.start), "denied" | "denies" | "deny");
        let clause = place.that || self.begins_clause(start);
        let accepted = match (cue.frame, cue.strength) {
            (Frame::Clause, Strength::Sure) => {
                self.scene.page.kind(start + 1) == TokenKind::Number && lower == "about"
                    || (words >= 2 || denies) && !Class::NoContent.holds(&lower)
                    || place.that
                    || quoted && words >= 2
                    // `replied: "No."`, `52% say "no."`
                    || !scene.outside(start) && self.raw(start - 1) != "that" && words >= 1
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
                // "condemned the order" tells of no words.
                near_quoted
                    || (words >= 4 || !phrase::is_determiner(&lower) && words >= 2)
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
            (Frame::Thought, Strength::Weak) => place.that || lower == "to",
            (Frame::Noun, Strength::Likely | Strength::Weak | Strength::Sure) => place.that,
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
        !(!accepted
            || words == 0
            || Class::ClauseOnly.holds(self.lower(cue.tokens.start)) && !reported
            || named && !quoted
            || begins_with_verb
            || points)
    }

    /// A report whose content follows its cue.
    pub(in crate::annotate) fn leading(&self, mut place: Place) -> Option<(Report, usize)> {
        let scene = self.scene;
        self.open(&mut place);
        let start = place.end;
        let cue = &place.cue;
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
        let end = if direct
            && self.raw(start - 1) != "that"
            && !place.that
            && !self.runs_on(&self.region_tokens(start))
        {
            self.region_tokens(start).end
        } else {
            self.content_end(start, &place)
        };
        if end <= start {
            return None;
        }
        if !self.accepts(&place, start..end, direct) {
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

    /// Whether the sentence of a quotation without a closing stop runs on behind its mark: `"no vote will make a difference"
    /// on the decision`.
    fn runs_on(&self, region: &Range<usize>) -> bool {
        let scene = self.scene;
        let after = region.end;
        let last = after.checked_sub(2).map_or("", |token| self.raw(token));
        after < self.stretch_end()
            && scene.outside(after)
            && scene.page.kind(after) == TokenKind::Word
            && !scene.page.capital(after)
            && !matches!(last, "," | "." | "?" | "!" | "…" | "..." | "—")
            && phrase::is_preposition(self.lower(after))
    }

    /// Whether a poll, a study or a document is the source, and the cue says that it shows something.
    pub(in crate::annotate) fn is_finding(&self, place: &Place) -> bool {
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
}

/// The report of a cue with its content.
pub(super) fn make(place: Place, parts: Vec<Range<usize>>, rule: &'static str) -> Report {
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
        inner: false,
        verbatim: false,
        rule,
        score,
    }
}
