//! Reports without a verb in front of their content: `according to`, passive questions, nouns with a clause.

use super::{Place, Reader, Report, content::make};
use crate::{
    annotate::{
        cue::{self, Cue, Frame, Strength},
        phrase,
        word::Class,
    },
    record::TokenKind,
};

/// Most tokens of a sentence that one attribution at its end reports as a whole.
pub(super) const LONGEST_WHOLE: usize = 400;

impl Reader<'_, '_, '_> {
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
        let opens = before == self.stretch.start || matches!(previous, "when" | ",");
        if !(opens || cue::is_be(previous)) {
            return None;
        }
        let mut next = cue.tokens.end;
        let mut source = None;
        next = scene.skip_adverbials(next, self.stretch.end);
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

    /// A passive that names who reports what stands before it: `The port is open, as first reported by the Post`.
    pub(in crate::annotate) fn reported_by(
        &self,
        cue: &Cue,
        free: usize,
    ) -> Option<(Report, usize)> {
        let scene = self.scene;
        let at = cue.tokens.start;
        if !self.lower(at).ends_with("ed") || cue.strength < Strength::Likely {
            return None;
        }
        let by = scene.skip_adverbials(cue.tokens.end, self.stretch.end);
        if !matches!(self.lower(by), "by" | "in") {
            return None;
        }
        let mut start = at;
        while start > self.stretch.start && cue::is_adverb(self.lower(start - 1)) {
            start -= 1;
        }
        if start == self.stretch.start || self.lower(start - 1) != "as" {
            return None;
        }
        start -= 1;
        let source = scene.source_after(by + 1, self.stretch.end)?;
        let place = Place {
            cue: cue.clone(),
            start,
            end: source.end,
            source: Some(source),
            addressee: None,
            via: None,
            negated: false,
            inverted: true,
            that: false,
        };
        let left = self.left_content(&place, free)?;
        (left.len() > 3).then(|| self.trailing(place, left))
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
            cue: Cue { frame: Frame::Noun, ..cue.clone() },
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
    pub(in crate::annotate) fn begins_main(&self, token: usize) -> bool {
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

    /// `According to S, C`; `C, according to S`.
    pub(in crate::annotate) fn according(&self, cue: &Cue, free: usize) -> Option<(Report, usize)> {
        let scene = self.scene;
        let source = scene.source_after_preposition(cue.tokens.end, self.stretch.end)?;
        let end = self.stretch_end();
        let mut next = source.end;
        while next < end
            && scene.outside(next)
            && !matches!(self.raw(next), "," | "." | ";" | ":" | "—" | "–" | "--")
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
        // "…; according to Berg, the port is shut", "though according to Berg the port is shut"
        let before = cue.tokens.start.checked_sub(1).map_or("", |before| self.lower(before));
        let clause = next + 3 < end
            && match before {
                ";" | "—" | "–" | "--" => self.raw(next) == ",",
                "though" | "while" | "because" | "although" => true,
                _ => false,
            };
        let opens = opens || clause;
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
        // "According to the Post:" over a paragraph of its own
        if opens && self.raw(next) == ":" && next + 1 >= self.stretch.end {
            return Some(self.announced(place));
        }
        if opens || free >= cue.tokens.start && next + 3 < end {
            let mut start = next;
            if matches!(self.raw(start), "," | ":" | "—" | "–" | "--") {
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
        if cue.tokens.start - start > LONGEST_WHOLE {
            start = start.max(free);
        }
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
