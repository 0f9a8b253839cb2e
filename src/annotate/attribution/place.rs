//! Where a cue stands: its source, addressee, channel and adverbials.

use super::{Place, Reader, Report};
use crate::{
    annotate::{
        cue::{self, Cue, Strength},
        name, phrase,
        word::Class,
    },
    record::TokenKind,
};
use std::ops::Range;

/// The verb group of a cue.
struct Verb {
    /// Its first token, auxiliaries and adverbs included.
    start: usize,
    /// Whether it is denied.
    negated: bool,
    /// Whether an auxiliary stands in it.
    modal: bool,
}

impl Reader<'_, '_, '_> {
    /// Source, addressee and adverbials of a cue; `None` where it is no verb with a subject.
    pub(in crate::annotate) fn place(
        &self,
        cue: &Cue,
        free: usize,
        before: &[Report],
    ) -> Option<Place> {
        let scene = self.scene;
        let low = free.max(self.stretch.start);
        let at = cue.tokens.start;
        let word = self.lower(at).to_owned();
        // "has begun calling for": no participle of another verb.
        let began = at > low
            && matches!(
                self.lower(at - 1),
                "begun" | "began" | "begins" | "begin" | "started" | "starts" | "kept" | "keeps"
            );
        let participle = word.ends_with("ing") && !began;
        let plain = cue::entry(&word).is_some()
            && !participle
            && !word.ends_with("ed")
            && !word.ends_with('s');
        let Verb { start: left, negated, modal } = self.verb(cue, low, participle)?;
        let previous = if left > self.stretch.start { left - 1 } else { left };
        let mut previous_lower =
            if left > self.stretch.start { self.lower(previous).to_owned() } else { String::new() };
        if previous_lower == "'" && !scene.outside(previous) {
            // A single mark that closes a quotation is no possessive.
            "\"".clone_into(&mut previous_lower);
        }
        if !modal && left == at && self.is_noun(at, &previous_lower)
            || self.is_no_verb(cue, left, &previous_lower)
        {
            return None;
        }
        let after_mark = left > self.stretch.start && !scene.outside(previous);
        let after_comma = matches!(previous_lower.as_str(), "," | "—" | "–" | "--");
        let opens = left == self.stretch.start;
        // "told" needs an object: what follows is whom, the subject stands before.
        let tells = Class::Telling.holds(&word) || word == "asked" && after_comma;
        if !participle
            && !modal
            && !tells
            && (after_mark || after_comma || opens)
            && !plain_infinitive(&word)
            && let Some(place) = self.inverted(cue, left, low, negated)
        {
            return Some(place);
        }
        let (source, start) = self.subject_of(cue, left, low, participle, after_mark, before)?;
        let source = Some(source);
        // "the phone call": a plain form behind a singular noun is a noun.
        if plain
            && !modal
            && (cue.strength < Strength::Likely || Class::NounToo.holds(&word))
            && cue.tokens.len() == 1
        {
            let last = source.as_ref().map_or(at, |source| source.end - 1);
            let lower = self.lower(last);
            if !(lower.ends_with('s')
                || matches!(lower, "they" | "we" | "i" | "you" | "who" | "percent" | "%")
                || Class::SourceNoun.holds(lower)
                || source
                    .as_ref()
                    .is_some_and(|source| source.clone().any(|token| self.lower(token) == "and")))
            {
                return None;
            }
        }
        if is_plural_noun_too(&word)
            && source.as_ref().is_none_or(|source| !self.is_plain_subject(source))
        {
            return None;
        }
        let (mut end, addressee, via, that) = self.after_cue(cue);
        let mut start = start;
        // "As Smith noted, …"; "…, as Smith noted."
        if start > low && self.lower(start - 1) == "as" && scene.outside(start - 1) {
            start -= 1;
            if self.raw(end) == "," {
                end += 1;
            }
        }
        Some(Place {
            cue: cue.clone(),
            source,
            start,
            end,
            addressee,
            via,
            negated,
            inverted: false,
            that,
        })
    }

    /// Whether what stands before a cue makes it a noun or an adjective: "her claims", "the reported attack", "of calls".
    fn is_noun(&self, at: usize, previous: &str) -> bool {
        let word = self.lower(at);
        let alone = matches!(
            previous,
            "some" | "many" | "most" | "several" | "both" | "few" | "two" | "three" | "another"
        ) && matches!(word, "say" | "said" | "says" | "told" | "argue" | "believe");
        let after_preposition = phrase::is_preposition(previous)
            && !(word.ends_with("ing") && matches!(previous, "as" | "by" | "in" | "with"));
        !alone
            && (phrase::is_determiner(previous)
                || after_preposition
                || matches!(previous, "'s" | "'" | "no"))
    }

    /// Whether a cue is a passive, gives a name, or is part of a word with hyphens.
    fn is_no_verb(&self, cue: &Cue, left: usize, previous_lower: &str) -> bool {
        let scene = self.scene;
        let (at, after) = (cue.tokens.start, cue.tokens.end);
        let word = self.lower(at);
        let previous = if left > self.stretch.start { left - 1 } else { left };
        let passive =
            (word.ends_with("ed") || matches!(word, "told" | "said")) && self.lower(after) == "by";
        // "a study called "…"", "a firm called Berg"
        let names = word == "called"
            && left == at
            && cue.tokens.len() == 1
            && !phrase::is_subject_pronoun(previous_lower)
            && scene.name_at(previous).is_none()
            && !Class::PersonNoun.holds(previous_lower)
            && (!scene.outside(after) || scene.page.capital(after))
            // "the council called Lund a "hero""
            && !scene.name_at(after).is_some_and(|index| {
                let end = scene.names[index].tokens.end;
                phrase::is_determiner(self.lower(end)) || end < self.stretch.end && !scene.outside(end)
            });
        let hyphen = self.raw(after) == "-" && !scene.page.spaced(after)
            || self.raw(previous) == "-"
                && !scene.page.spaced(at)
                && left == at
                && at > self.stretch.start;
        passive || names || hyphen
    }

    /// Auxiliaries and adverbs before a cue; `None` for an infinitive or a passive.
    fn verb(&self, cue: &Cue, low: usize, participle: bool) -> Option<Verb> {
        let at = cue.tokens.start;
        let mut verb = Verb { start: at, negated: false, modal: false };
        while verb.start > low && self.scene.outside(verb.start - 1) {
            let left = verb.start;
            let lower = self.lower(left - 1);
            if cue::is_be(lower) || lower == "'s" && participle {
                let passive = left == at || cue::is_adverb(self.lower(left));
                if passive && !participle && self.lower(at) != "clear" {
                    return None;
                }
                verb.modal = true;
            } else if cue::is_auxiliary(lower) && lower != "'s" {
                verb.modal = true;
            } else if matches!(lower, "n't" | "not" | "never") {
                verb.negated = true;
            } else if lower == "to" && left == at {
                // "went on to say" reports, "wants to say" does not.
                let before = self.lower(left.wrapping_sub(2));
                let went_on = before == "on"
                    && matches!(self.lower(left.wrapping_sub(3)), "went" | "goes" | "going");
                // "declined to say whether"
                let declined = matches!(
                    before,
                    "declined"
                        | "declines"
                        | "refused"
                        | "refuses"
                        | "declining"
                        | "refusing"
                        | "yet"
                ) && cue::is_question(
                    self.lower(self.scene.skip_adverbials(cue.tokens.end, self.stretch.end)),
                );
                if declined {
                    verb.negated = true;
                    verb.start -= 1;
                } else if went_on {
                    verb.modal = true;
                    verb.start -= 2;
                } else if let Some(start) = self.asserts_infinitive(left - 1, low) {
                    verb.modal = true;
                    verb.start = start + 1;
                } else {
                    return None;
                }
            } else if left >= low + 2
                && matches!(
                    lower,
                    "times" | "part" | "turn" | "fact" | "far" | "least" | "first" | "point"
                )
                && matches!(self.lower(left - 2), "at" | "in" | "so" | "one")
            {
                // "has at times said"
                verb.start -= 1;
            } else if began_before(left, at, lower)
                || participle
                    && left == at
                    && matches!(lower, "heard" | "seen" | "recorded" | "overheard" | "caught")
                    && cue::is_be(self.lower(left.wrapping_sub(2)))
            {
                // "has begun calling for", "can be heard saying"
                verb.modal = true;
            } else if !cue::is_adverb(lower)
                // "Kelly says"
                || lower.ends_with("ly")
                    && self.scene.page.capital(left - 1)
                    && left > self.stretch.start + 1
                || left == at
                    && matches!(
                        lower,
                        "all" | "both" | "himself" | "herself" | "itself" | "today" | "too"
                    )
            {
                break;
            }
            verb.start -= 1;
        }
        Some(verb)
    }

    /// Where the verb begins whose infinitive at the "to" of `to` tells what was said: "continues to say", "took to Twitter
    /// to ask", "went so far as to call".
    fn asserts_infinitive(&self, to: usize, low: usize) -> Option<usize> {
        let before = to.checked_sub(1).filter(|&before| before >= low)?;
        match self.lower(before) {
            "continued" | "continues" | "continue" | "began" | "begins" | "begun" => Some(before),
            "as" => {
                let went = before.checked_sub(3).filter(|&went| went >= low)?;
                let far = self.lower(before - 1) == "far" && self.lower(before - 2) == "so";
                (far && matches!(self.lower(went), "went" | "goes" | "gone" | "go")).then_some(went)
            }
            _ => {
                let took = (low.max(to.saturating_sub(6))..before)
                    .rev()
                    .find(|&token| matches!(self.lower(token), "took" | "takes" | "taken"))?;
                let fits = self.lower(took + 1) == "to"
                    || matches!(
                        (self.lower(took + 1), self.lower(took + 2)),
                        ("the", "opportunity" | "stage" | "podium" | "floor")
                    );
                fits.then_some(took)
            }
        }
    }

    /// A cue before its source: `"…," said Smith`, `…, said Smith`.
    fn inverted(&self, cue: &Cue, left: usize, low: usize, negated: bool) -> Option<Place> {
        let scene = self.scene;
        let after = cue.tokens.end;
        let previous = left.saturating_sub(1);
        let opens = left == self.stretch.start;
        let after_mark = !opens && !scene.outside(previous);
        let after_comma = !opens && matches!(self.raw(previous), "," | "—" | "–" | "--");
        let from = scene.skip_adverbials(after, self.stretch.end);
        let time = from > after && scene.time_end_at(after).is_some();
        let from = if from > after && !time && !self.begins_source(from) { after } else { from };
        if !self.begins_source(from) {
            return None;
        }
        let source = scene.source_after(from, self.stretch.end)?;
        let (end, via, addressee) = self.skip_rest(source.end);
        let stops = end >= self.stretch_end();
        let closes = stops
            || matches!(self.raw(end), "," | ":" | "." | "—" | "–" | "--" | "(" | ";")
            || !scene.outside(end)
            || Class::AfterSource.holds(self.lower(end));
        let fits = after_mark
            || opens && (self.raw(end) == ":" || self.raw(end) == "," && !scene.outside(end + 1))
            || after_comma
                && (stops
                    || matches!(self.raw(end), "," | ".")
                    || matches!(self.lower(end), "who" | "whose")
                    || cue.strength == Strength::Sure && Class::AfterSource.holds(self.lower(end)))
                && !self.follows_described_person(previous, &source)
                && (self.holds_clause(low..previous)
                    || cue.strength == Strength::Sure
                        && previous >= low + 7
                        && !phrase::is_preposition(self.lower(low))
                        && !Class::ClauseOpener.holds(self.lower(low))
                    // "Both of these, said Berg, favoured the plan."
                    || self.raw(end) == ","
                        && (self.goes_on_as_content(end + 1)
                            || self.lower(end + 1).len() > 4 && self.lower(end + 1).ends_with("ed")))
                && !self.is_appositive_comma(previous, low);
        (closes && fits).then(|| Place {
            cue: cue.clone(),
            source: Some(source),
            start: left,
            end: if self.raw(end) == ":" { end + 1 } else { self.after_relative(end) },
            addressee,
            via,
            negated,
            inverted: true,
            that: false,
        })
    }

    /// Whether a source is a pronoun, ends in a name, or has a determiner: then a word in -s behind it is a verb.
    pub(in crate::annotate) fn is_plain_subject(&self, source: &Range<usize>) -> bool {
        phrase::is_subject_pronoun(self.lower(source.end - 1))
            || self.scene.name_at(source.end - 1).is_some()
            || phrase::is_determiner(self.lower(source.start))
    }

    pub(in crate::annotate) fn begins_source(&self, token: usize) -> bool {
        if !self.stretch.contains(&token) || !self.scene.outside(token) {
            return false;
        }
        let lower = self.lower(token);
        phrase::is_determiner(lower)
            || phrase::is_subject_pronoun(lower) && lower != "it"
            || self.scene.page.capital(token)
            || self.scene.name_at(token).is_some()
            || self.scene.page.kind(token) == TokenKind::Handle
            || self.scene.page.kind(token) == TokenKind::Word
                && !name::is_function_word(lower)
                && !cue::is_adverb(lower)
                && self.scene.page.kind(token) == TokenKind::Word
                && !lower.starts_with('\'')
            || matches!(
                lower,
                "officials"
                    | "one"
                    | "people"
                    | "experts"
                    | "critics"
                    | "police"
                    | "former"
                    | "members"
            )
    }

    /// Whether a comma closes an appositive behind a subject: `Smith, the head of X, said`.
    pub(in crate::annotate) fn is_appositive_comma(&self, comma: usize, low: usize) -> bool {
        let Some(open) = (low.max(comma.saturating_sub(22))..comma)
            .rev()
            .find(|&token| self.raw(token) == "," && self.scene.outside(token))
        else {
            return false;
        };
        // What stands before the first comma is a bare noun phrase from the start of the clause.
        let first = self.lower(open + 1);
        let bare =
            self.scene.source_before(open, low).is_some_and(|source| source.start <= low + 1);
        bare && (phrase::is_determiner(first)
            || first.ends_with("ing")
            || matches!(first, "now" | "once" | "formerly" | "among")
            || matches!(first, "who" | "which")
            || self.raw(open + 1).starts_with("D-"))
    }
}

/// Whether the verb right before a cue says that it begins or goes on: "has begun calling for".
fn began_before(left: usize, cue: usize, lower: &str) -> bool {
    left == cue
        && matches!(
            lower,
            "begun" | "began" | "begins" | "begin" | "started" | "starts" | "kept" | "keeps"
        )
}

/// Whether a cue in -s is often a plural noun.
pub(in crate::annotate) fn is_plural_noun_too(word: &str) -> bool {
    Class::PluralNounToo.holds(word)
}

pub(in crate::annotate) fn plain_infinitive(word: &str) -> bool {
    matches!(word, "say" | "tell" | "write" | "claim" | "argue" | "ask" | "call")
}
