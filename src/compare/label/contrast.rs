//! Labels of one slot that differ over outlets.

use super::{Draft, Whom, lexicon::Class, page::Page};
use crate::record::LabelKind;
use std::collections::BTreeMap;

/// What a label says in the slot of its subject.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    article: usize,
    /// The subject: a link or an event; none for the unnamed.
    subject: Option<(u8, u32)>,
    kind: LabelKind,
    loaded: bool,
    outlet: bool,
    /// The head noun and the loaded words.
    words: Vec<String>,
}

impl Slot {
    pub(super) fn of(article: usize, page: &Page, draft: &Draft, outlet: bool) -> Self {
        let subject = match draft.whom {
            Whom::Link(link) => Some((0, link)),
            Whom::Event(event) => Some((1, event)),
            Whom::Unnamed | Whom::Thing(_) => None,
        };
        let mut words: Vec<String> = draft
            .words
            .clone()
            .filter(|&word| {
                word == draft.head
                    || word < draft.head
                        && page.words[word].mention.is_none()
                        && page.class(word).is(Class::LOADED)
            })
            .map(|word| page.lower(word).to_owned())
            .collect();
        words.sort_unstable();
        Self { article, subject, kind: draft.kind, loaded: draft.loaded, outlet, words }
    }

    /// Whether the label is of the slot that contrasts: what an outlet itself calls somebody beyond the office.
    fn counts(&self) -> bool {
        self.outlet && self.kind != LabelKind::Title
    }
}

/// Per label, the number of its contrast: an outlet's own words judge, and another outlet's own words for the same
/// subject are others. Titles take no part, but an outlet that gives the title alone is what a judging one differs from.
pub(super) fn numbers(slots: &[Slot]) -> Vec<Option<u32>> {
    let mut subjects: BTreeMap<(u8, u32), Vec<usize>> = BTreeMap::new();
    for (number, slot) in slots.iter().enumerate() {
        if let Some(subject) = slot.subject.filter(|_| slot.outlet) {
            subjects.entry(subject).or_default().push(number);
        }
    }
    let mut contrasts: Vec<Vec<usize>> = Vec::new();
    for members in subjects.into_values() {
        let mut own: Vec<usize> =
            members.iter().copied().filter(|&member| slots[member].counts()).collect();
        for &member in &members {
            let article = slots[member].article;
            if !own.iter().any(|&other| slots[other].article == article && slots[other].counts()) {
                own.push(member);
            }
        }
        own.sort_unstable();
        let differs = own.iter().any(|&a| {
            slots[a].loaded
                && own.iter().any(|&b| {
                    slots[a].article != slots[b].article && slots[a].words != slots[b].words
                })
        });
        // One outlet's "reformer" beside another's only if somebody lacks or changes the word.
        if differs {
            contrasts.push(own);
        }
    }
    contrasts.sort();
    let mut found = vec![None; slots.len()];
    for (number, members) in contrasts.into_iter().enumerate() {
        for member in members {
            found[member] = Some(number as u32);
        }
    }
    found
}
