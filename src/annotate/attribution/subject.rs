//! The subject of a cue: before it, behind a participle that opens the sentence, or that of the clause it hangs on.

use super::{Reader, Report};
use crate::annotate::{
    cue::{self, Cue, Frame, Strength},
    phrase,
    word::Class,
};
use std::ops::Range;

impl Reader<'_, '_, '_> {
    /// The subject of a cue: the phrase before it, the source of the cue it is coordinated with, or the clause's subject.
    pub(in crate::annotate) fn subject_of(
        &self,
        cue: &Cue,
        left: usize,
        low: usize,
        participle: bool,
        after_mark: bool,
        before: &[Report],
    ) -> Option<(Range<usize>, usize)> {
        let scene = self.scene;
        let previous = left.checked_sub(1).filter(|_| left > self.stretch.start);
        let previous_lower = previous.map_or("", |token| self.lower(token));
        let linked = matches!(
            previous_lower,
            "and"
                | "but"
                | "or"
                | "before"
                | "while"
                | "by"
                | "in"
                | "as"
                | "after"
                | "without"
                | "when"
        ) && (participle || !matches!(previous_lower, "after" | "without" | "when"));
        // "After saying so, Smith left."
        let opens = left == self.stretch.start
            || linked && participle && left == self.stretch.start + 1 && previous_lower != "and";
        let comma = matches!(previous_lower, "," | "—" | "–" | "--");
        // "Berg left after the council met, saying": the clause that hangs on no other.
        let subject = |low: usize| {
            let main = participle && !matches!(previous_lower, "and" | "but" | "or");
            main.then(|| scene.main_subject(low, left))
                .flatten()
                .or_else(|| scene.nearest_subject(low, left))
        };
        let shared = || {
            let last = before
                .last()
                .and_then(|report| report.source.clone())
                .filter(|source| self.stretch.contains(&source.start));
            match last {
                // A clause of its own stands between the report before and the cue.
                Some(source) if low >= source.end => subject(low).or(Some(source)),
                Some(source) => Some(source),
                None => {
                    subject(self.stretch.start).or_else(|| scene.subject(self.stretch.start, left))
                }
            }
        };
        if after_mark
            && !participle
            && let Some(source) = self.before_quoted_relative(left, low)
        {
            return Some((source.clone(), source.start));
        }
        if let Some(source) = previous.filter(|_| after_mark).and_then(|at| self.quoted_source(at))
        {
            return Some((source.clone(), source.start));
        }
        if linked || after_mark || opens {
            if opens {
                return participle.then(|| self.subject_behind_participle()).flatten();
            }
            return shared().map(|source| (source, if linked { left - 1 } else { left }));
        }
        if participle {
            if !comma {
                // "with Smith saying", "put out a statement saying"
                if let Some(issuer) = self.issuer(left, low) {
                    return Some((issuer, left));
                }
                let source = scene.antecedent(left, low)?;
                let channel = Class::Channel.holds(self.lower(source.end - 1));
                let speaks = channel.then(|| scene.nearest_subject(low, source.start)).flatten();
                return Some((speaks.unwrap_or_else(|| source.clone()), source.start));
            }
            // "Smith attacked the plan, saying …"; "…, with Smith saying" has no comma before the verb.
            return shared().map(|source| (source, left - 1));
        }
        // "women who said": what the relative clause stands behind.
        if left > low + 1
            && matches!(self.lower(left - 1), "who" | "which" | "that")
            && scene.outside(left - 1)
            && let Some(source) = scene.antecedent(left - 1, low)
        {
            let named = self.lower(left - 1) != "that"
                || cue.strength == Strength::Sure && cue.frame == Frame::Clause;
            return named.then(|| (source.clone(), source.start));
        }
        let low = low.max(self.stretch.start);
        let near = scene.source_before(left, low);
        // "…," Anna Berg, founder and head of the port, said
        let behind = match &near {
            Some(source) if source.start > low && !scene.outside(source.start - 1) => None,
            _ => self.source_behind_mark(left, low),
        };
        if let Some((source, start)) = behind {
            return Some((self.named_behind(&source, left).unwrap_or(source), start));
        }
        let mut source = near?;
        if let Some(person) = self.before_bare_appositive(&source, low) {
            source = person;
        }
        // "the province that admitted them", "among senators for the House charges"
        if self.lower(source.end - 1) == "that" && source.len() > 1
            || phrase::is_preposition(self.lower(source.start)) && cue.strength < Strength::Sure
        {
            return None;
        }
        let start = source.start;
        Some((self.named_behind(&source, left).unwrap_or(source), start))
    }

    /// The subject of the main clause behind a participle that opens the sentence: "Calling it a disgrace, Smith left."
    fn subject_behind_participle(&self) -> Option<(Range<usize>, usize)> {
        let scene = self.scene;
        let left = self.stretch.start;
        // "Calling it a disgrace, Smith left."
        let comma = (left..self.stretch.end.min(left + 60)).find(|&token| {
            self.raw(token) == ","
                && (scene.outside(token) || !scene.outside(token) && scene.outside(token + 2))
        })?;
        let from =
            (comma + 1..self.stretch.end.min(comma + 3)).find(|&token| scene.outside(token))?;
        let main = (from + 1..self.stretch.end.min(from + 26)).find(|&token| {
            scene.outside(token)
                && cue::at(scene.page, token, self.stretch.end)
                    .is_some_and(|cue| cue.strength == Strength::Sure)
        });
        // "Calling it a disgrace, Anna Berg, the harbour master, left."
        let named = (from..self.stretch.end.min(from + 5))
            .find_map(|token| scene.name_at(token))
            .map(|index| &scene.names[index])
            .filter(|name| {
                let start = name.title.as_ref().map_or(name.tokens.start, |title| title.start);
                start == from && self.raw(name.tokens.end) == ","
            });
        if let Some(name) = named {
            return Some((from..name.tokens.end, left));
        }
        main.and_then(|main| scene.source_before(main, from))
            .or_else(|| scene.subject(from, self.stretch.end))
            .map(|source| (source, left))
    }

    /// A source in marks behind an article: `one "well-placed official" told the Courier`.
    fn quoted_source(&self, last: usize) -> Option<Range<usize>> {
        let region = self.region_tokens(last);
        let article = region.start.checked_sub(1).filter(|at| self.stretch.contains(at))?;
        let fits = region.len() <= 8
            && self.scene.outside(article)
            && matches!(
                self.lower(article),
                "one" | "a" | "the" | "another" | "an" | "this" | "his" | "her"
            );
        fits.then_some(article..region.end)
    }

    /// The person before an appositive without a comma behind it: `"…," Anna Berg, Lund's chief of staff told reporters`.
    fn before_bare_appositive(&self, source: &Range<usize>, low: usize) -> Option<Range<usize>> {
        let scene = self.scene;
        let comma = source.start.checked_sub(1).filter(|&comma| comma > low + 1)?;
        if self.raw(comma) != "," || !scene.outside(comma) || !scene.is_opening_person(comma, low) {
            return None;
        }
        let name = &scene.names[scene.name_at(comma - 1)?];
        let start = name.title.as_ref().map_or(name.tokens.start, |title| title.start);
        (start > self.stretch.start && !scene.outside(start - 1)).then_some(start..name.tokens.end)
    }
}
