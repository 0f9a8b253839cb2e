//! Candidates that the rules alone do not take, for the model to weigh: rare cues, passives, nouns with their complements.

use super::{Place, Reader, Report, content::make, evidence::takes_clause};
use crate::annotate::{
    cue::{self, Cue, Frame, Strength},
    phrase,
    word::Class,
};
use std::ops::Range;

/// The verb group before a cue, read without regard to what it means.
struct Group {
    start: usize,
    passive: bool,
    infinitive: bool,
    negated: bool,
}

impl Reader<'_, '_, '_> {
    /// A cue of the list of rare ones that begins at a token.
    pub(super) fn rare_cue(&self, at: usize) -> Option<Cue> {
        let frame = self.scene.rare(at)?;
        // "went on to say", "went so far as to say"
        if matches!(self.lower(at), "went" | "goes")
            && matches!(self.lower(at + 1), "on" | "so" | "to" | "far" | "as")
        {
            return None;
        }
        Some(Cue { tokens: at..at + 1, strength: Strength::Faint, frame })
    }

    /// A candidate of a cue and one past what it takes up.
    pub(super) fn proposal(
        &self,
        cue: &Cue,
        free: usize,
        before: &[Report],
    ) -> Option<(Report, usize)> {
        let at = cue.tokens.start;
        let word = self.lower(at);
        let opens = at == self.stretch.start;
        if cue.frame == Frame::According
            || !opens && (self.scene.page.capital(at) || self.scene.name_at(at).is_some())
        {
            return None;
        }
        let noun_too = cue.frame == Frame::Noun
            || Class::NounCue.holds(word)
            || Class::NounToo.holds(word)
            || Class::PluralNounToo.holds(word);
        // "Berg plans to", "they claim": a verb behind its subject.
        let verb = cue.frame != Frame::Noun
            && at > self.stretch.start
            && self.scene.source_before(at, free.max(self.stretch.start)).is_some_and(|source| {
                phrase::is_subject_pronoun(self.lower(source.end - 1))
                    || word.ends_with('s') && self.scene.name_at(source.end - 1).is_some()
            });
        if noun_too
            && !verb
            && let Some(found) = self.proposed_noun(cue, free)
        {
            return Some(found);
        }
        if cue.frame == Frame::Noun { None } else { self.proposed_verb(cue, free, before) }
    }

    fn group(&self, at: usize, low: usize) -> Group {
        let mut group = Group { start: at, passive: false, infinitive: false, negated: false };
        while group.start > low && self.scene.outside(group.start - 1) {
            let lower = self.lower(group.start - 1);
            if cue::is_be(lower) {
                group.passive |= !self.lower(at).ends_with("ing");
            } else if matches!(lower, "not" | "n't" | "never") {
                group.negated = true;
            } else if lower == "to" && group.start == at {
                group.infinitive = true;
            } else if !(cue::is_auxiliary(lower) || cue::is_adverb(lower)) {
                break;
            }
            group.start -= 1;
        }
        group
    }

    fn proposed_verb(&self, cue: &Cue, free: usize, before: &[Report]) -> Option<(Report, usize)> {
        let scene = self.scene;
        let at = cue.tokens.start;
        let low = free.max(self.stretch.start);
        if at < low {
            return None;
        }
        let participle = self.lower(at).ends_with("ing");
        let Group { start: left, passive, infinitive, negated } = self.group(at, low);
        let after_mark = left > self.stretch.start && !scene.outside(left - 1);
        let (mut end, mut addressee, mut via, mut that) = self.after_cue(cue);
        let (source, start) = if passive {
            let by = (self.lower(end) == "by" && scene.outside(end))
                .then(|| scene.source_after(end + 1, self.stretch.end))
                .flatten();
            if let Some(source) = &by {
                let rest = Cue { tokens: at..source.end, ..cue.clone() };
                (end, addressee, via, that) = self.after_cue(&rest);
            }
            (by, left)
        } else {
            self.subject_of(cue, left, low, participle, after_mark, before)
                .or_else(|| scene.nearest_subject(low, left).map(|source| (source, left)))
                .map_or((None, left), |(source, start)| (Some(source), start))
        };
        if source.as_ref().is_some_and(|source| source.start < low && source.end > low) {
            return None;
        }
        // "warned of", "complained about": the preposition leads to the content.
        if scene.outside(end)
            && matches!(self.lower(end), "of" | "about" | "on" | "against" | "with" | "at" | "over")
        {
            end += 1;
        }
        let place = Place {
            cue: cue.clone(),
            source,
            start: start.min(at),
            end,
            addressee,
            via,
            negated,
            inverted: false,
            that,
        };
        let stretch_end = self.stretch_end();
        let closes = place.end >= stretch_end || matches!(self.raw(place.end), "," | ".");
        if !passive
            && !infinitive
            && closes
            && !that
            && takes_clause(cue.frame)
            && place.source.as_ref().is_some_and(|source| source.start >= low)
            && let Some(content) = self.left_content(&place, free)
            && self.holds_clause(content.clone())
        {
            let (mut report, to) = self.trailing(place, content);
            report.rule = "proposed-verb";
            return Some((report, to));
        }
        if place.end >= stretch_end || scene.outside(end) && matches!(self.raw(end), "," | ".") {
            return None;
        }
        let stop = self.content_end(end, &place);
        let rule = if passive { "proposed-passive" } else { "proposed-verb" };
        self.proposed(place, end..stop, rule).map(|report| (report, stop))
    }

    fn proposed_noun(&self, cue: &Cue, free: usize) -> Option<(Report, usize)> {
        let scene = self.scene;
        let at = cue.tokens.start;
        let low = free.max(self.stretch.start);
        if at < low {
            return None;
        }
        let mut next = cue.tokens.end;
        let mut source = None;
        // "a claim by Berg that", "reports from the town that"
        if matches!(self.lower(next), "by" | "from") && scene.outside(next) {
            source = scene.source_after(next + 1, self.stretch.end);
            next = source.as_ref().map_or(next, |source| source.end);
            next = scene.skip_adverbials(next, self.stretch.end);
        }
        if cue::is_be(self.lower(next)) && self.lower(next + 1) == "that" {
            next += 1;
        }
        let that = self.lower(next) == "that";
        let start = match self.lower(next) {
            _ if !scene.outside(next) || next >= self.stretch_end() => return None,
            "that" | "of" | "about" | "on" | "against" | "over" | ":" => next + 1,
            "to" | "for" | "as" | "whether" | "how" | "why" | "if" => next,
            _ => return None,
        };
        let lowest = low.max(at.saturating_sub(5));
        let opener = (lowest..at).rev().find(|&token| {
            phrase::is_determiner(self.lower(token)) || matches!(self.lower(token), "'s" | "'")
        });
        if source.is_none() {
            source = match opener.map(|opener| (opener, self.lower(opener))) {
                Some((opener, "'s" | "'")) => scene.antecedent(opener, low),
                Some((opener, "his" | "her" | "their" | "its" | "my" | "our")) => {
                    Some(opener..opener + 1)
                }
                _ => scene.nearest_subject(low, opener.unwrap_or(at)),
            };
        }
        let place = Place {
            cue: Cue { frame: Frame::Noun, ..cue.clone() },
            source,
            start: opener.unwrap_or(at),
            end: start,
            addressee: None,
            via: None,
            negated: false,
            inverted: false,
            that,
        };
        let stop = self.content_end(start, &place);
        self.proposed(place, start..stop, "proposed-noun").map(|report| (report, free))
    }

    /// The report of a candidate whose content holds two words or more.
    fn proposed(&self, place: Place, content: Range<usize>, rule: &'static str) -> Option<Report> {
        let words = content.clone().filter(|&token| self.scene.page.is_word(token)).count();
        (words >= 2).then(|| make(place, std::iter::once(content).collect(), rule))
    }
}
