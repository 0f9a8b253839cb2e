//! Labels beside a name.

use super::{
    Draft, Whom,
    lexicon::Class,
    page::{Gap, Page},
    referent::referent,
    thing,
};
use crate::{annotate, compare::link::Links, record::MentionKind};
use std::ops::Range;

/// The labels of one report that stand beside a name, or describe an unnamed speaker.
pub(super) fn named(article: usize, page: &Page, links: &Links) -> Vec<Draft> {
    let mut found = Vec::new();
    for (number, mention) in page.doc.mentions.iter().enumerate() {
        let words = page.mentions[number].clone();
        if words.is_empty() || !page.words[words.start].body {
            continue;
        }
        let wanted = match mention.kind {
            MentionKind::Person => Class::PERSON,
            MentionKind::Org => {
                Class(Class::BODY.0 | Class::LOADED_BODY.0 | Class::LOADED_PERSON.0)
            }
            // Of a country or a law only what judges is a label.
            _ => Class(0),
        };
        let Some(link) = links.of(article, mention.entity) else { continue };
        let beside = Beside { article, page, words, wanted, link };
        let actor = wanted != Class(0);
        let title = mention.title.as_deref();
        let before = actor && beside.before(title, &mut found);
        if actor && !before {
            beside.before_comma(&mut found);
        }
        // "the Failing Herald" is one in somebody's mouth only.
        let quoted_body = mention.kind == MentionKind::Org && page.words[beside.words.start].quoted;
        if beside.person() || quoted_body {
            beside.nickname(&mut found);
        }
        if page.owned(beside.words.end) {
            continue; // "X's": what follows is something else
        }
        if actor {
            beside.apposition(&mut found);
        }
        beside.copula(&mut found);
        beside.named_so(links, &mut found);
    }
    pronouns(article, page, links, &mut found);
    thing::things(article, page, links, &mut found);
    sources(article, page, &mut found);
    found
}

/// What is said of "he" and "she": "she is a fighter", "called him a coward".
fn pronouns(article: usize, page: &Page, links: &Links, found: &mut Vec<Draft>) {
    for at in 0..page.words.len() {
        if !page.class(at).is(Class::PERSONAL)
            || !page.words[at].body
            || page.words[at].mention.is_some()
        {
            continue;
        }
        let beside =
            Beside { article, page, words: at..at + 1, wanted: Class::PERSON, link: NOBODY };
        let from = found.len();
        if matches!(page.lower(at), "he" | "she" | "you") {
            beside.copula(found);
        } else {
            beside.named_so(links, found);
        }
        if found.len() == from {
            continue;
        }
        // Whom a pronoun means is worked out only where something is said of it.
        let by = found[from..].iter().find_map(|draft| match draft.by {
            Some(Whom::Link(link)) => Some(link),
            _ => None,
        });
        // "Goofy Ann Orme": the label names whom it is for.
        let named = found[from].words.clone().find_map(|word| {
            let mention = &page.doc.mentions[page.words[word].mention? as usize];
            (mention.kind == MentionKind::Person)
                .then(|| links.of(article, mention.entity))
                .flatten()
        });
        // Whom a speech is addressed to is not known.
        if page.lower(at) == "you" {
            found[from..].iter_mut().for_each(|draft| draft.whom = Whom::Thing(at..at + 1));
            continue;
        }
        match named.or_else(|| referent(article, page, links, at, by)) {
            Some(link) => found[from..].iter_mut().for_each(|draft| draft.whom = Whom::Link(link)),
            None => found.truncate(from),
        }
    }
}

/// The link of a pronoun before it is known whom it means.
const NOBODY: u32 = u32::MAX;

/// A name or a pronoun and its surroundings.
pub(super) struct Beside<'p, 'd> {
    pub(super) article: usize,
    pub(super) page: &'p Page<'d>,
    pub(super) words: Range<usize>,
    /// Classes of a head noun that can stand for it.
    pub(super) wanted: Class,
    pub(super) link: u32,
}

impl Beside<'_, '_> {
    pub(super) fn push(
        &self,
        words: Range<usize>,
        head: usize,
        rule: &'static str,
        found: &mut Vec<Draft>,
    ) {
        let whom = Whom::Link(self.link);
        found.push(Draft::new(self.article, self.page, words, head, whom, rule));
    }

    fn person(&self) -> bool {
        self.wanted.is(Class::OFFICE)
    }

    /// "Crooked X", read as a name.
    fn nickname(&self, found: &mut Vec<Draft>) {
        let (page, first) = (self.page, self.words.start);
        // Frank and Stormy are given names where nobody is heard to call people names.
        let given = || page.is_given(first) || !page.words[first].quoted;
        if self.words.len() > 1 && page.class(first).is(Class::JUDGING) && !given() {
            self.push(first..first + 1, first, "adjective", found);
            if let Some(draft) = found.last_mut() {
                draft.name_calling(page);
            }
        }
    }

    /// The phrase right before the name; whether there is one.
    fn before(&self, title: Option<&str>, found: &mut Vec<Draft>) -> bool {
        let page = self.page;
        let name = self.words.start;
        let near = name > 0 && matches!(page.gap(name), Gap::Space | Gap::Mark);
        // The title that was found before the name, if it stands there.
        let titled = title.and_then(|title| {
            let start = page.words[name].span.start as usize;
            let text = page.doc.text()[..start].trim_end();
            let from = text.strip_suffix(title)?.len() as u32;
            let first = page.words.partition_point(|word| word.span.start < from);
            (first < name).then_some(first)
        });
        if let Some(first) = titled.filter(|_| self.person()) {
            let honorific = (first..name).all(|word| page.class(word).is(Class::HONORIFIC));
            if honorific {
                return true;
            }
            let head = (first..name)
                .find(|&word| page.class(word).is(Class::OFFICE))
                .filter(|_| !page.class(name - 1).is(Class::PERSON))
                .unwrap_or(name - 1);
            let start = page.phrase_before(name, first);
            if plural(page, name - 1) {
                return true;
            }
            let office = !page.class(head).is(Class::ROLE | Class::LOADED_PERSON);
            self.push(start..name, head, if office { "title" } else { "before-name" }, found);
            return true;
        }
        // "controversial X tweets", "the party X spokesman": the name stands before another noun.
        if !near || page.modifies_next(self.words.end) {
            return false;
        }
        let head = name - 1;
        let class = page.class(head);
        if class.is(self.wanted) && page.words[head].mention.is_none() {
            let start = page.phrase_before(name, head);
            self.push(start..name, head, "before-name", found);
            return true;
        }
        // A capital inside a sentence: a given name that was not found, unless somebody says "Crooked X".
        let given = || {
            let word = &page.words[head];
            word.capital && (!word.quoted && word.gap != Gap::Break || page.is_given(head))
        };
        if class.is(Class::JUDGING) && page.words[head].mention.is_none() && !given() {
            let start = page.phrase_before(name, head);
            let verb = page.lower(head).ends_with("ed")
                && page.gap(head) <= Gap::Mark
                && head.checked_sub(1).is_some_and(|before| {
                    let class = page.class(before);
                    !class.is(Class::DETERMINER | Class::PREPOSITION | Class::JUDGING)
                });
            if !verb && !page.is_participle(head) {
                self.push(start..name, head, "adjective", found);
            }
            return true;
        }
        false
    }

    /// "the head of the union, X,": the phrase begins after a break, a comma or a verb and ends at the comma.
    fn before_comma(&self, found: &mut Vec<Draft>) {
        let page = self.page;
        let name = self.words.start;
        if name == 0
            || page.gap(name) != Gap::Comma
            || matches!(page.gap(self.words.end), Gap::Space | Gap::Mark)
            || !self.person()
        {
            return;
        }
        let mut start = name;
        let floor = name.saturating_sub(20);
        while start > floor {
            start -= 1;
            let class = page.class(start);
            if class.is(Class::DETERMINER) && !class.is(Class::RELATIVE)
                || page.lower(start) == "'s"
            {
                let from = if page.lower(start) == "'s" { start + 1 } else { start };
                let Some(phrase) = page.phrase_from(from) else { break };
                let end = page.with_prepositions(phrase.end, false);
                if end == name && page.heads(&phrase, self.wanted) {
                    let from = if from == start {
                        start
                    } else {
                        page.phrase_before(phrase.end, phrase.head)
                    };
                    self.push(from..name, phrase.head, "before-comma", found);
                    return;
                }
            }
            if !matches!(page.gap(start), Gap::Space | Gap::Mark) {
                return;
            }
        }
    }

    /// "X, the reformer who …,": a phrase between commas, or up to the end of the sentence.
    fn apposition(&self, found: &mut Vec<Draft>) {
        let page = self.page;
        let start = self.words.end;
        if page.gap(start) != Gap::Comma || start >= page.words.len() {
            return;
        }
        let first = page.class(start);
        if page.words[start]
            .mention
            .is_some_and(|mention| page.doc.mentions[mention as usize].kind == MentionKind::Person)
            && !page.owned(page.mentions[page.words[start].mention.map_or(0, |m| m as usize)].end)
        {
            return; // a list of people
        }
        let Some(phrase) = page.phrase_from(start) else { return };
        let end = page.with_prepositions(phrase.end, false);
        let closed = page.gap(end) >= Gap::Comma
            || page.class(end).is(Class::RELATIVE)
            || page.lower_or_empty(end) == "that";
        if !closed || plural(page, phrase.head) {
            return;
        }
        let listed = page.heads(&phrase, self.wanted);
        // "According to X, the load was …": what follows begins a clause.
        let source = self.words.start >= 2
            && page.lower(self.words.start - 1) == "to"
            && page.lower(self.words.start - 2) == "according";
        // "X, the finance minister and Y": what closes must not open a list of people.
        let described = !source
            && (first.is(Class::DETERMINER) || page.has_owner(start, phrase.head))
            && !matches!(
                page.lower(start),
                "this"
                    | "that"
                    | "these"
                    | "those"
                    | "some"
                    | "any"
                    | "no"
                    | "every"
                    | "another"
                    | "each"
            )
            && self.person()
            && page.words[phrase.head].mention.is_none()
            && !page.words[phrase.head].capital
            && !is_time(page.lower(phrase.head))
            && phrase.end - phrase.start >= 2;
        let bare = !first.is(Class::DETERMINER)
            && listed
            && (page.lower_or_empty(phrase.end) == "of"
                || page.has_owner(start, phrase.head)
                || phrase.head > start
                || first.is(Class::OFFICE));
        if listed && (first.is(Class::DETERMINER) || bare) || described {
            self.push(start..end, phrase.head, "apposition", found);
        }
    }
}

/// Descriptions of unnamed speakers.
fn sources(article: usize, page: &Page, found: &mut Vec<Draft>) {
    for quote in page.doc.quotes.iter().filter(|quote| quote.speaker.is_none()) {
        let Some(source) = &quote.source else { continue };
        let span = page.doc.bytes(source.start, source.end);
        let first = page.words.partition_point(|word| word.span.start < span.start);
        let end = page.words.partition_point(|word| word.span.start < span.end);
        if first >= end || !page.words[first].body {
            continue;
        }
        let Some(phrase) = page.phrase_from(first) else { continue };
        if phrase.end != end
            || !page.heads(&phrase, Class::PERSON)
            || plural(page, phrase.head)
            || !page.has_owner(first, phrase.head)
        {
            continue;
        }
        if found.iter().any(|draft: &Draft| draft.words.start < end && first < draft.words.end) {
            continue;
        }
        found.push(Draft::new(article, page, first..end, phrase.head, Whom::Unnamed, "source"));
    }
}

/// Whether a noun is the plural of one in the lists.
pub(super) fn plural(page: &Page, word: usize) -> bool {
    let lower = page.lower(word);
    lower.strip_suffix('s').is_some_and(|one| super::lexicon::class(one).is(Class::PERSON))
}

/// Days and the like, which stand after a name without describing it.
fn is_time(lower: &str) -> bool {
    matches!(
        lower,
        "day"
            | "week"
            | "month"
            | "year"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "time"
            | "moment"
            | "hour"
            | "weekend"
            | "point"
            | "way"
            | "case"
            | "result"
            | "latter"
            | "former"
            | "same"
            | "number"
            | "lot"
    )
}

impl Page<'_> {
    /// Whether `word` is a noun that the words before it modify, as far as small letters tell.
    fn modifies_next(&self, word: usize) -> bool {
        self.gap(word) == Gap::Space
            && !self.words[word].capital
            && (self.modifies(word) || self.is_plural_noun(word))
            && !self.class(word).is(Class::JUDGING)
    }

    /// Whether a word in -s is a noun: no verb of speech, and what follows it is no object ("X supporters who",
    /// "X faces charges").
    fn is_plural_noun(&self, word: usize) -> bool {
        let lower = self.lower(word);
        lower.len() > 4
            && lower.ends_with('s')
            && !lower.ends_with("ss")
            && !self.class(word).is(Class::VERB)
            && (self.gap(word + 1) > Gap::Mark
                || self.class(word + 1).is(Class::PREPOSITION | Class::RELATIVE | Class::COPULA)
                || self.class(word + 1).is(Class::VERB)
                || matches!(self.lower_or_empty(word + 1), "and" | "or" | "have" | "had" | "will"))
    }

    /// Whether a word is a given name.
    fn is_given(&self, word: usize) -> bool {
        let written = self.words[word].span.of(self.doc.text());
        annotate::is_woman(written, None).is_some()
    }

    /// Whether "'s" follows the words before `word`.
    pub(super) fn owned(&self, word: usize) -> bool {
        self.gap(word) == Gap::Space && matches!(self.lower_or_empty(word), "'s" | "'")
    }

    /// Whether "'s" stands before the head of a phrase.
    pub(super) fn has_owner(&self, start: usize, head: usize) -> bool {
        (start..head).any(|word| matches!(self.lower(word), "'s" | "'"))
    }

    pub(super) fn lower_or_empty(&self, word: usize) -> &str {
        if word < self.words.len() { self.lower(word) } else { "" }
    }
}
