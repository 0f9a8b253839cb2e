//! Noun phrases beside a cue, and the adverbials between a cue and what it reports. No parser: closed classes stop them.

mod adverbial;
mod antecedent;
mod coordination;
mod known;
mod subject;

use super::attribution::is_trailing;
use super::word::Class;
use super::{
    cue,
    mention::Name,
    page::{Page, Shape},
    timex::Time,
};
use crate::record::TokenKind;
use known::{Known, NOTHING};
use std::{cell::Cell, ops::Range};

/// Most tokens that a source is read over.
const LONGEST_SOURCE: usize = 18;

/// What the quotation passes know of a page: its names and times by their first token, too.
pub(super) struct Scene<'s, 'p> {
    /// The page.
    pub(super) page: &'s Page<'p>,
    /// Its names, in order.
    pub(super) names: &'s [Name],
    /// Its times, in order.
    pub(super) times: &'s [Time],
    /// What is known of each distinct word of the page.
    known: Vec<Known>,
    /// The quotation whose words are read as a text of their own.
    within: Cell<Option<usize>>,
}

impl<'s, 'p> Scene<'s, 'p> {
    /// Reads what is known of every distinct word of the page.
    pub(super) fn new(page: &'s Page<'p>, names: &'s [Name], times: &'s [Time]) -> Self {
        let known = (0..page.forms())
            .map(|form| {
                let (lower, shape) = page.form_at(form);
                Known::new(lower, matches!(shape, Shape::Capital | Shape::Upper))
            })
            .collect();
        Self { page, names, times, known, within: Cell::new(None) }
    }
}

impl Scene<'_, '_> {
    /// What is known of a token.
    pub(super) fn known(&self, token: usize) -> Known {
        if token < self.page.len() { self.known[self.page.form(token) as usize] } else { NOTHING }
    }

    /// The entry of a token in the list of cues.
    pub(super) fn strict(&self, token: usize) -> Option<cue::Entry> {
        self.known(token).strict
    }

    /// The frame of a token in the list of rare cues.
    pub(super) fn rare(&self, token: usize) -> Option<cue::Frame> {
        self.known(token).rare
    }

    /// One past the time expression that begins at a token.
    pub(super) fn time_end_at(&self, token: usize) -> Option<usize> {
        self.time_end(token)
    }

    /// Index of the name that covers a token.
    pub(super) fn name_at(&self, token: usize) -> Option<usize> {
        let after = self.names.partition_point(|name| name.tokens.start <= token);
        after.checked_sub(1).filter(|&index| token < self.names[index].tokens.end)
    }

    /// Indices of the names inside a range of tokens.
    pub(super) fn names_in(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.names.partition_point(|name| name.tokens.start < tokens.start);
        let end = self.names.partition_point(|name| name.tokens.start < tokens.end);
        start..end.max(start)
    }

    /// One past the time expression that begins at a token.
    fn time_end(&self, token: usize) -> Option<usize> {
        let at = self.times.partition_point(|time| time.tokens.start < token);
        self.times.get(at).filter(|time| time.tokens.start == token).map(|time| time.tokens.end)
    }

    /// Where the time expression that ends at `end` begins, with the preposition or adverb before it.
    fn time_before(&self, end: usize, low: usize) -> Option<usize> {
        let after = self.times.partition_point(|time| time.tokens.start < end);
        let time = &self.times[after.checked_sub(1)?];
        if time.tokens.end != end || time.tokens.start <= low {
            return None;
        }
        let mut start = time.tokens.start;
        while start > low
            && matches!(
                self.lower(start - 1),
                "on" | "in"
                    | "late"
                    | "early"
                    | "earlier"
                    | "just"
                    | "since"
                    | "later"
                    | "only"
                    | "from"
            )
        {
            start -= 1;
        }
        (start > low).then_some(start)
    }

    /// Whether a token stands outside all quotation marks, or right inside those whose words are read.
    pub(super) fn outside(&self, token: usize) -> bool {
        match self.within.get() {
            None => self.page.outermost(token).is_none(),
            Some(region) => self.page.region(token) == Some(region),
        }
    }

    /// Reads the words of a quotation as a text of their own.
    pub(super) fn inside<R>(&self, region: usize, read: impl FnOnce(&Self) -> R) -> R {
        self.within.set(Some(region));
        let found = read(self);
        self.within.set(None);
        found
    }

    /// The lower-case form of a token; that of a name in capitals that looks like a pronoun is left as it is.
    pub(super) fn lower(&self, token: usize) -> &str {
        // The World Health Organization and the United States are no pronouns, Theresa May and Will Smith no verbs.
        match self.page.raw(token) {
            "WHO" | "US" | "IT" | "May" | "Will" | "Said" if self.name_at(token).is_some() => {
                self.page.raw(token)
            }
            _ => self.page.lower(token),
        }
    }

    /// The noun phrase that ends just before `end` and begins no earlier than `low`.
    pub(super) fn source_before(&self, end: usize, low: usize) -> Option<Range<usize>> {
        let page = self.page;
        let mut last = end.checked_sub(1).filter(|&last| last >= low)?;
        if is_subject_pronoun(self.lower(last)) && self.outside(last) {
            return Some(last..last + 1);
        }
        if page.kind(last) == TokenKind::Handle && self.outside(last) {
            return Some(last..last + 1);
        }
        // "37 percent" and "9% said"
        if page.raw(last) == "%"
            && last > low
            && page.kind(last - 1) == TokenKind::Number
            && self.outside(last)
        {
            let only = last > low + 1 && matches!(self.lower(last - 2), "only" | "about" | "some");
            return Some(last - 1 - usize::from(only)..last + 1);
        }
        // "the groups both urged"
        if last > low
            && is_trailing(self.lower(last))
            && self.outside(last)
            && page.kind(last - 1) == TokenKind::Word
            && self.can_head(last - 1)
            && !is_preposition(self.lower(last - 1))
        {
            last -= 1;
        }
        // "Smith (D-Ohio), the head of the party, on Monday said"
        for _ in 0..3 {
            let before = last;
            last = self.before_aside(last, low)?;
            if last == before {
                break;
            }
        }
        // "Smith earlier this week said"
        if let Some(start) = self.time_before(last + 1, low) {
            last = start.checked_sub(1).filter(|&last| last >= low)?;
            // "The suit filed on Tuesday says"
            if last > low + 1
                && self.lower(last).len() > 4
                && self.lower(last).ends_with("ed")
                && self.outside(last - 1)
                && self.can_head(last - 1)
                && page.is_word(last - 1)
            {
                last -= 1;
            }
            if is_subject_pronoun(self.lower(last)) && self.outside(last) {
                return Some(last..last + 1);
            }
        }
        if matches!(self.lower(last), "who" | "which") {
            last = last.checked_sub(1).filter(|&last| last >= low)?;
            if page.raw(last) == "," {
                last = last.checked_sub(1).filter(|&last| last >= low)?;
            }
        }
        if !self.outside(last) || !page.is_word(last) && page.raw(last) != ")" {
            return None;
        }
        if !self.can_head(last) {
            return None;
        }
        let lowest = low.max((last + 1).saturating_sub(LONGEST_SOURCE));
        let mut start = last;
        while start > lowest {
            let before = start - 1;
            // "Sen. Anna Berg (R) of Esmere"
            if page.raw(before) == ")"
                && let Some(open) = (lowest.max(before.saturating_sub(6))..before)
                    .rev()
                    .find(|&at| page.raw(at) == "(")
                && open > lowest
            {
                start = open;
                continue;
            }
            if !self.outside(before)
                || self.stops_source(before, last)
                || self.begins_anew(start, before)
            {
                break;
            }
            start = before;
        }
        start = self.trim_start(start, last);
        start = self.coordinated(start, last, low);
        Some(start..last + 1)
    }

    /// Whether a word can end a source: no function word, adverb or verb form.
    fn can_head(&self, token: usize) -> bool {
        let lower = self.lower(token);
        if self.name_at(token).is_some() {
            return true;
        }
        // "Jay-Z", "the march", "a third"
        if token > 0
            && (self.page.capital(token) && self.page.raw(token - 1) == "-"
                || is_determiner(self.lower(token - 1))
                    && !is_determiner(lower)
                    && !cue::is_auxiliary(lower))
        {
            return true;
        }
        if Class::SourceNoun.holds(lower) {
            return true;
        }
        !super::name::is_function_word(lower) && !cue::is_auxiliary(lower) && !cue::is_adverb(lower)
    }

    fn stops_source(&self, token: usize, last: usize) -> bool {
        let page = self.page;
        let lower = self.lower(token);
        match lower {
            // "Ann Orme, Jr."
            "," if self.name_at(token).is_some() => false,
            "that" | "but" | "as" | "when" | "while" | "because" | "if" | "although" | "though"
            | "which" | "where" | "since" | "after" | "before" | "until" | "whether" | "so"
            | "than" | "then" | "how" | "what" | "why" | "yet" | "unless" | "whom" | "whose"
            | "there" | "once" | "," | ";" | ":" | "—" | "–" | "--" | "..." | "…" | "?" | "!"
            | "(" | ")" => true,
            "and" | "or" | "&" => {
                let left = token.checked_sub(1);
                let both = left
                    .is_some_and(|left| self.name_at(left).is_some() || page.capital(left))
                    && (self.name_at(token + 1).is_some()
                        || page.capital(token + 1)
                        || is_determiner(self.lower(token + 1))
                        || matches!(self.lower(token + 1), "other" | "others"));
                let inside = self.name_at(token).is_some();
                let nouns = left.is_some_and(|left| {
                    page.kind(left) == TokenKind::Word && page.lower(left).ends_with('s')
                }) && token + 1 == last
                    && self.lower(last).ends_with('s');
                !(both || inside || nouns)
            }
            "-" => page.spaced(token) && page.spaced(token + 1),
            "." => page.spaced(token + 1),
            _ => {
                is_subject_pronoun(lower) && lower != "who"
                    || is_irregular_past(lower)
                    || (cue::is_auxiliary(lower) && lower != "'s")
                    || cue::entry(lower).is_some_and(|entry| {
                        entry.strength >= cue::Strength::Likely
                            && !page.capital(token)
                            && !lower.ends_with("ing")
                            && !matches!(lower, "report" | "reports" | "state" | "states")
                    })
            }
        }
    }

    /// Whether an article begins another noun phrase than the one that the word before it belongs to: "in ways the
    /// company".
    fn begins_anew(&self, token: usize, before: usize) -> bool {
        let word = self.lower(before);
        matches!(self.lower(token), "the" | "a" | "an" | "his" | "her" | "their" | "its")
            && self.name_at(token).is_none()
            && self.page.kind(before) == TokenKind::Word
            && self.name_at(before).is_none()
            && !is_preposition(word)
            && !super::name::is_function_word(word)
            && !cue::is_adverb(word)
            && !matches!(
                word,
                "all"
                    | "both"
                    | "half"
                    | "and"
                    | "or"
                    | "such"
                    | "behind"
                    | "inside"
                    | "near"
                    | "outside"
            )
    }

    /// Leaves out what opens a clause before its subject: "Meanwhile", "On Tuesday", "In Paris".
    fn trim_start(&self, mut start: usize, last: usize) -> usize {
        let page = self.page;
        loop {
            let lower = self.lower(start);
            if start >= last {
                return start;
            }
            if let Some(end) = self.time_end(start).filter(|&end| end <= last) {
                start = end;
                continue;
            }
            match lower {
                "and" | "but" | "meanwhile" | "however" | "still" | "also" | "yet" | "then"
                | "later" | "now" | "even" | "so" | "or" | "moreover" | "separately"
                | "earlier" | "in" | "on" | "at" | "with" | "for" | "by" | "from" | "during"
                | "under" | "about" | "of" | "to" | "like" | "where" | "here" | "there"
                | "instead" | "late" | "early" | "just" => {
                    let preposition = Class::LeadingPreposition.holds(lower);
                    start += 1;
                    if preposition {
                        // Its own noun phrase goes too, where a name or an article begins another behind it.
                        if let Some(end) = self.time_end(start).filter(|&end| end <= last) {
                            start = end;
                        } else if let Some(name) =
                            self.name_at(last).map(|index| &self.names[index])
                            && name.tokens.start > start
                        {
                            start = name
                                .title
                                .as_ref()
                                .map_or(name.tokens.start, |title| title.start)
                                .max(start);
                        }
                    }
                }
                _ if cue::is_adverb(lower)
                    && !page.capital(start)
                    && !matches!(lower, "both" | "all" | "only" | "just" | "even") =>
                {
                    start += 1;
                }
                _ if page.capital(start)
                    && lower.ends_with("ly")
                    && self.name_at(start).is_none() =>
                {
                    start += 1;
                }
                _ => return start,
            }
        }
    }

    /// The noun phrase that begins at `start`.
    pub(super) fn source_after(&self, start: usize, limit: usize) -> Option<Range<usize>> {
        let page = self.page;
        let limit = limit.min(start + LONGEST_SOURCE);
        if start >= limit || !self.outside(start) {
            return None;
        }
        let first = self.lower(start);
        if is_subject_pronoun(first)
            || matches!(first, "him" | "her" | "them") && !self.begins_noun(start + 1, limit)
        {
            return Some(start..start + 1);
        }
        if page.kind(start) == TokenKind::Handle {
            return Some(start..start + 1);
        }
        if !page.is_word(start) {
            return None;
        }
        let mut end = start;
        while end < limit {
            let lower = self.lower(end);
            if !self.outside(end) {
                break;
            }
            let inside_name =
                self.name_at(end).is_some_and(|index| self.names[index].tokens.start < end);
            if !inside_name {
                match lower {
                    "," | ";" | ":" | "." | "—" | "–" | "--" | "..." | "…" | "?" | "!" | ")"
                    | "(" | "who" | "which" | "that" | "in" | "on" | "at" | "to" | "during"
                    | "after" | "before" | "as" | "when" | "while" | "because" | "but"
                    | "whose" | "where" | "if" | "through" | "via" | "about" | "into" | "since"
                    | "upon" => break,
                    "there" if end > start && cue::is_be(self.lower(end + 1)) => break,
                    "and"
                        if !(self.name_at(end + 1).is_some()
                            || is_determiner(self.lower(end + 1))
                                && self.lower(end + 2) != "that") =>
                    {
                        break;
                    }
                    "with" | "by" if end == start => break,
                    _ if cue::is_auxiliary(lower) && lower != "'s" => break,
                    _ if end > start && self.time_end(end).is_some() => break,
                    _ if end > start && is_subject_pronoun(lower) && lower != "it" => break,
                    _ if end > start && cue::is_adverb(lower) && !page.capital(end) => break,
                    _ => {}
                }
            }
            end += 1;
        }
        while end > start && is_preposition(self.lower(end - 1)) {
            end -= 1;
        }
        (end > start && self.has_noun(start..end)).then_some(start..end)
    }

    /// The noun phrase behind "according to": a channel with its author may be part of it.
    pub(super) fn source_after_preposition(
        &self,
        start: usize,
        limit: usize,
    ) -> Option<Range<usize>> {
        let page = self.page;
        if start >= limit || !self.outside(start) {
            return None;
        }
        if matches!(self.lower(start), "him" | "her" | "them" | "me" | "us") {
            return Some(start..start + 1);
        }
        self.source_after(start, limit).map(|source| {
            // "a post by Smith"
            let mut end = source.end;
            if self.lower(end) == "by" && self.name_at(end + 1).is_some() {
                end = self.name_at(end + 1).map_or(end, |index| self.names[index].tokens.end);
            }
            // "a study published in May", "the lawsuit filed on Monday"
            while end > source.start + 2
                && self.name_at(end - 1).is_none()
                && (self.lower(end - 1).len() > 4 && self.lower(end - 1).ends_with("ed")
                    || self.lower(end - 1) == "out")
                && self.can_head(end - 2)
                && page.is_word(end - 2)
            {
                end -= 1;
            }
            source.start..end.min(limit)
        })
    }

    fn begins_noun(&self, token: usize, limit: usize) -> bool {
        token < limit
            && self.page.kind(token) == TokenKind::Word
            && !super::name::is_function_word(self.lower(token))
    }

    fn has_noun(&self, tokens: Range<usize>) -> bool {
        tokens.clone().any(|token| self.page.is_word(token) && self.can_head(token))
    }
}

/// Whether a word is an irregular past form that is no participle or adjective before a noun.
fn is_irregular_past(lower: &str) -> bool {
    Class::IrregularPast.holds(lower)
}

/// Whether a word can be the subject of a cue by itself.
pub(super) fn is_subject_pronoun(lower: &str) -> bool {
    matches!(lower, "he" | "she" | "they" | "it" | "i" | "we" | "you" | "who")
}

/// Whether a word opens a noun phrase.
pub(super) fn is_determiner(lower: &str) -> bool {
    Class::Determiner.holds(lower)
}

/// Whether a word is a preposition.
pub(super) fn is_preposition(lower: &str) -> bool {
    Class::Preposition.holds(lower)
}
