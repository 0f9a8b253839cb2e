//! Labels beside a name.

use super::{
    Draft, Whom,
    lexicon::Class,
    page::{Gap, Page},
};
use crate::{compare::link::Links, record::MentionKind};
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
            _ => continue,
        };
        let Some(link) = links.of(article, mention.entity) else { continue };
        let beside = Beside { article, page, words, wanted, link };
        let title = mention.title.as_deref();
        let before = beside.before(title, &mut found);
        if !before {
            beside.before_comma(&mut found);
        }
        if page.owned(beside.words.end) {
            continue; // "X's": what follows is something else
        }
        beside.apposition(&mut found);
        beside.copula(&mut found);
        beside.named_so(&mut found);
    }
    sources(article, page, &mut found);
    found
}

/// A name and its surroundings.
struct Beside<'p, 'd> {
    article: usize,
    page: &'p Page<'d>,
    words: Range<usize>,
    /// Classes of a head noun that can stand for it.
    wanted: Class,
    link: u32,
}

impl Beside<'_, '_> {
    fn push(&self, words: Range<usize>, head: usize, rule: &'static str, found: &mut Vec<Draft>) {
        let whom = Whom::Link(self.link);
        found.push(Draft::new(self.article, self.page, words, head, whom, rule));
    }

    fn person(&self) -> bool {
        self.wanted.is(Class::OFFICE)
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
        if class.is(Class::JUDGING) && page.words[head].mention.is_none() {
            let start = page.phrase_before(name, head);
            let verb = page.lower(head).ends_with("ed")
                && page.gap(head) <= Gap::Mark
                && head.checked_sub(1).is_some_and(|before| {
                    let class = page.class(before);
                    !class.is(Class::DETERMINER | Class::PREPOSITION | Class::JUDGING)
                });
            if !verb {
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
            && first.is(Class::DETERMINER)
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

    /// "X is a reformer", "X was corrupt".
    fn copula(&self, found: &mut Vec<Draft>) {
        let page = self.page;
        let (name, mut at) = (self.words.start, self.words.end);
        let before = name.checked_sub(1).filter(|_| page.gap(name) == Gap::Space);
        if before.is_some_and(|before| {
            page.class(before).is(Class::PREPOSITION) || page.lower(before) == "and"
        }) {
            return;
        }
        if matches!(page.lower_or_empty(at), "has" | "had" | "have" | "will")
            && page.gap(at) == Gap::Space
        {
            at += 1;
        }
        if !page.class(at).is(Class::COPULA) || !matches!(page.gap(at), Gap::Space) {
            return;
        }
        at += 1;
        while page.gap(at) == Gap::Space
            && (page.lower_or_empty(at).ends_with("ly")
                || matches!(
                    page.lower_or_empty(at),
                    "also"
                        | "still"
                        | "now"
                        | "already"
                        | "long"
                        | "been"
                        | "very"
                        | "so"
                        | "just"
                        | "too"
                ))
        {
            at += 1;
        }
        if !matches!(page.gap(at), Gap::Space | Gap::Mark) {
            return;
        }
        if matches!(
            page.lower_or_empty(at),
            "a" | "an" | "the" | "his" | "her" | "their" | "our" | "my"
        ) {
            let Some(phrase) = page.phrase_from(at) else { return };
            if !page.heads(&phrase, self.wanted) || plural(page, phrase.head) {
                return;
            }
            let end = page.with_prepositions(phrase.end, true);
            self.push(at..end, phrase.head, "copula", found);
        } else if page.class(at).is(Class::JUDGING)
            && (page.gap(at + 1) >= Gap::Mark || page.class(at + 1).is(Class::BREAK))
        {
            self.push(at..at + 1, at, "copula", found);
        }
    }

    /// "called X a coward", "described X as a coward".
    fn named_so(&self, found: &mut Vec<Draft>) {
        let page = self.page;
        let name = self.words.start;
        let Some(verb) = name.checked_sub(1).filter(|_| page.gap(name) == Gap::Space) else {
            return;
        };
        let mut at = self.words.end;
        if !matches!(page.gap(at), Gap::Space | Gap::Mark) {
            return;
        }
        let lower = page.lower(verb);
        let as_verb = matches!(
            lower,
            "described"
                | "describes"
                | "describing"
                | "denounced"
                | "denounces"
                | "condemned"
                | "portrayed"
                | "dismissed"
                | "hailed"
                | "depicted"
        );
        if as_verb && page.lower_or_empty(at) == "as" {
            at += 1;
        } else if !page.class(verb).is(Class::NAMING) {
            return;
        }
        if !matches!(page.gap(at), Gap::Space | Gap::Mark) {
            return;
        }
        let Some(phrase) = page.phrase_from(at) else { return };
        let judging = phrase.end - phrase.start == 1 && page.class(phrase.head).is(Class::JUDGING);
        if page.class(at).is(Class::DETERMINER) || judging {
            self.push(at..phrase.end, phrase.head, "named-so", found);
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

/// Whether a noun is a plural that the lists hold only in the singular.
pub(super) fn plural(page: &Page, word: usize) -> bool {
    let lower = page.lower(word);
    lower.strip_suffix('s').is_some_and(|one| super::lexicon::class(one).is(Class::PERSON))
        && !page.class(word).is(Class::PERSON)
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
            && self.modifies(word)
            && !self.class(word).is(Class::JUDGING)
    }

    /// Whether "'s" follows the words before `word`.
    pub(super) fn owned(&self, word: usize) -> bool {
        self.gap(word) == Gap::Space && matches!(self.lower_or_empty(word), "'s" | "'")
    }

    /// Whether "'s" stands before the head of a phrase.
    fn has_owner(&self, start: usize, head: usize) -> bool {
        (start..head).any(|word| matches!(self.lower(word), "'s" | "'"))
    }

    pub(super) fn lower_or_empty(&self, word: usize) -> &str {
        if word < self.words.len() { self.lower(word) } else { "" }
    }
}
