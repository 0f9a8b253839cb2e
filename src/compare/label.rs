//! What each report calls people, bodies and events, and in whose words.
//!
//! Patterns (after the cues of Hamborg, Zhukova and Gipp 2019 for bias by word choice and labelling), each a `rule`:
//!
//! - `title`, `before-name`: a noun phrase right before a name, "Russian dictator X"; `adjective`: a judging adjective alone
//!   there, "embattled X".
//! - `before-comma`: "the head of the union, X,". `apposition`: "X, the reformer who …".
//! - `copula`: "X is a reformer", "X is corrupt". `named-so`: "called X a coward".
//! - `definite`: "the Russian dictator", where one person only is known by that role: in the report, else, with a country,
//!   over the reports.
//! - `source`: the description of an unnamed speaker. `event-noun`: "the war with Ukraine". `act`: "a scathing speech".
//! - `judging-word`: "a shameful bargain", "it is a witch hunt": words that judge wherever they stand.
//!
//! The kind follows from the words: a loaded word makes a label `evaluative`; else an office makes it a `title`, a role
//! noun a `role`, anything else a `description`. Names of events are `event_name`.
//!
//! The voice is the outlet's outside quotation marks, in indirect speech too ("he said the dictator had called": the
//! reporter chose the word), and the speaker's inside them; a word or two held at a distance and given to nobody are the
//! outlet's. What a verb of naming gives to somebody or something ("Y called X a coward", "critics called it a sham") is
//! Y's.

mod act;
mod contrast;
mod definite;
mod event;
pub(super) mod lexicon;
mod page;
mod pattern;
mod predicate;
mod referent;
mod said;
mod sure;
mod thing;

use super::link::Links;
use crate::record::{Doc, Label, LabelKind, Voice};
use lexicon::Class;
use page::{Page, Phrase};
use rayon::prelude::*;
use said::Speech;
use std::{ops::Range, sync::Arc};

/// A label on its way into a record.
#[derive(Clone, Debug)]
struct Draft {
    article: usize,
    /// Its words.
    words: Range<usize>,
    /// Its head noun.
    head: usize,
    /// What is labelled.
    whom: Whom,
    kind: LabelKind,
    loaded: bool,
    /// The country that the words name.
    country: Option<&'static str>,
    /// Who gives it, where a verb of naming says so.
    by: Option<Whom>,
    /// Whether the outlet says so: then it is known better than whose quotation the label stands in.
    outlet_says: bool,
    rule: &'static str,
}

/// What a label labels.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Whom {
    /// Somebody or something named, by the link.
    Link(u32),
    /// Somebody unnamed, by the description.
    Unnamed,
    /// Something without a name, by the words for it.
    Thing(Range<usize>),
    /// An event, by its number.
    Event(u32),
}

/// The labels of all reports, in the order of the articles and of the text.
pub(super) fn labels(docs: &[Arc<Doc>], links: &Links, keep_boilerplate: bool) -> Vec<Label> {
    let pages: Vec<Page> = docs.iter().map(|doc| Page::new(doc, keep_boilerplate)).collect();
    let mut drafts: Vec<Vec<Draft>> = pages
        .par_iter()
        .enumerate()
        .map(|(article, page)| pattern::named(article, page, links))
        .collect();
    definite::add(&pages, links, &mut drafts);
    let names = event::add(&pages, &mut drafts);
    act::add(&pages, &mut drafts);
    sure::add(&pages, links, &mut drafts);
    let mut labels = Vec::new();
    let mut heads = Vec::new();
    for (article, (page, drafts)) in pages.iter().zip(&mut drafts).enumerate() {
        let speech = Speech::new(article, page.doc, &page.marked);
        drafts.sort_by_key(|draft| (draft.words.start, draft.words.end));
        for draft in drafts {
            let decisive = draft
                .words
                .clone()
                .find(|&word| page.class(word).is(Class::LOADED))
                .filter(|_| draft.loaded)
                .unwrap_or(draft.head);
            let mut said = speech.at(page.words[decisive].span.start, links);
            match &draft.by {
                &Some(Whom::Link(link)) => {
                    said.named_by(&links.records[link as usize].name, draft.outlet_says);
                }
                Some(Whom::Thing(words)) => {
                    let name = page.doc.span(page.span(words)).text;
                    said.named_by(&name, draft.outlet_says);
                }
                _ => {}
            }
            let span = page.doc.span(page.span(&draft.words));
            let (entity, subject) = match &draft.whom {
                &Whom::Link(link) => (Some(link), links.records[link as usize].name.clone()),
                Whom::Unnamed => (None, span.text.clone()),
                Whom::Thing(words) => (None, page.doc.span(page.span(words)).text),
                &Whom::Event(number) => (None, names[number as usize].clone()),
            };
            heads.push(contrast::Slot::of(article, page, draft, said.voice == Voice::Outlet));
            labels.push(Label {
                id: labels.len() as u32,
                entity,
                subject,
                article: page.doc.article.id.clone(),
                start: span.start,
                end: span.end,
                text: span.text,
                kind: draft.kind,
                voice: said.voice,
                speaker: said.speaker,
                reported_by: said.reported_by,
                loaded: draft.loaded,
                contrast: None,
                rule: draft.rule.into(),
            });
        }
    }
    for (label, contrast) in labels.iter_mut().zip(contrast::numbers(&heads)) {
        label.contrast = contrast;
    }
    labels
}

impl Draft {
    /// A label of the phrase for a link; none where the phrase says nothing.
    fn new(
        article: usize,
        page: &Page,
        words: Range<usize>,
        head: usize,
        whom: Whom,
        rule: &'static str,
    ) -> Self {
        let predicate = matches!(rule, "copula" | "named-so" | "apposition");
        let loaded = words.clone().any(|word| is_loaded(page, word, head, predicate));
        let class = page.class(head);
        let kind = if loaded {
            LabelKind::Evaluative
        } else if class.is(Class::OFFICE) || rule == "title" && !class.is(Class::ROLE) {
            LabelKind::Title
        } else if class.is(Class::PERSON) || class.is(Class::BODY) {
            LabelKind::Role
        } else {
            LabelKind::Description
        };
        let country = words.clone().find_map(|word| page.country(word));
        Self {
            article,
            words,
            head,
            whom,
            kind,
            loaded,
            country,
            by: None,
            outlet_says: false,
            rule,
        }
    }

    /// What a naming verb gives between marks is a judgement, unless it is a mere office or role.
    fn name_calling(&mut self, page: &Page) {
        if !page.class(self.head).is(Class::OFFICE | Class::ROLE) {
            self.kind = LabelKind::Evaluative;
            self.loaded = true;
        }
    }
}

/// Whether a word of a label is loaded: as its head a noun that judges, before it an adjective, and a noun that judges
/// there too ("reformer minister"). Words inside names are not.
///
/// Everyday words of praise and blame ("a great man") count in what is said of somebody, a `predicate`, only.
fn is_loaded(page: &Page, word: usize, head: usize, predicate: bool) -> bool {
    let class = page.class(word);
    // What follows the head belongs to other things: "the head of the rebel group".
    word <= head
        && !page.is_named(word)
        && (predicate && class.is(Class::PLAIN)
            || class.is(Class::LOADED)
                && (word == head || class.is(Class::JUDGING) || class.is(Class::LOADED_PERSON))
                && !(word == head && class.is(Class::ROLE) && !class.is(Class::LOADED_PERSON)))
}

impl Page<'_> {
    /// The country that a word, or the mention it begins, stands for.
    fn country(&self, word: usize) -> Option<&'static str> {
        let text = self.doc.text();
        match self.words[word].mention {
            Some(mention) => {
                let mention = mention as usize;
                (self.mentions[mention].start == word)
                    .then(|| lexicon::country(&self.doc.mentions[mention].text))
                    .flatten()
            }
            None => self.words[word]
                .capital
                .then(|| lexicon::country(self.words[word].span.of(text)))
                .flatten(),
        }
    }

    /// Whether the phrase's head is a noun for one person or one body.
    fn heads(&self, phrase: &Phrase, class: Class) -> bool {
        self.class(phrase.head).is(class)
    }
}
