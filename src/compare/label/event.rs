//! What events are called: "the Ukraine war", "the war with Ukraine".

use super::{
    Draft, Whom,
    lexicon::{self, Class},
    page::{Gap, Page},
};
use crate::record::{LabelKind, MentionKind};
use std::collections::BTreeSet;

/// An event by what its names share.
struct Event {
    /// Number of the class of its noun.
    noun: u16,
    places: BTreeSet<String>,
    name: String,
}

/// Adds the labels of events that a noun and a place or party name; gives the events' names.
pub(super) fn add(pages: &[Page], drafts: &mut [Vec<Draft>]) -> Vec<String> {
    let mut events: Vec<Event> = Vec::new();
    for (article, page) in pages.iter().enumerate() {
        for head in 0..page.words.len() {
            let class = page.class(head);
            let Some(noun) = lexicon::event(page.lower(head))
                .filter(|_| class.is(Class::EVENT) && page.words[head].body)
            else {
                continue;
            };
            if page.words[head].mention.is_some_and(|mention| {
                !matches!(
                    page.doc.mentions[mention as usize].kind,
                    MentionKind::Event | MentionKind::Gpe | MentionKind::Loc
                )
            }) {
                continue;
            }
            let mut start = page.phrase_before(head + 1, head);
            if start > 0
                && page.lower(start - 1) == "the"
                && matches!(page.gap(start), Gap::Space | Gap::Mark)
            {
                start -= 1;
            }
            let end = after(page, head + 1);
            let places = places(page, start, end, head);
            // Words in the capitals of a headline are no modifiers.
            let shouted = (start..head)
                .skip(1)
                .any(|word| page.words[word].capital && page.words[word].mention.is_none());
            if places.is_empty() || shouted {
                continue;
            }
            let number = events
                .iter()
                .position(|event| event.noun == noun && !event.places.is_disjoint(&places))
                .unwrap_or_else(|| {
                    let from = start + usize::from(page.lower(start) == "the");
                    let name = page.doc.span(page.span(&(from..end))).text;
                    events.push(Event { noun, places: BTreeSet::new(), name });
                    events.len() - 1
                });
            events[number].places.extend(places);
            let mut draft = Draft::new(
                article,
                page,
                start..end,
                head,
                Whom::Event(number as u32),
                "event-noun",
            );
            draft.kind = LabelKind::EventName;
            draft.loaded = (start..=head).any(|word| {
                page.words[word].mention.is_none()
                    && (page.class(word).is(Class::JUDGING)
                        || page.class(word).is(Class::LOADED_EVENT))
            });
            drafts[article].push(draft);
        }
    }
    events.into_iter().map(|event| event.name).collect()
}

/// One past the last word of "with Ukraine", ", between Russia and Ukraine" behind a noun.
fn after(page: &Page, at: usize) -> usize {
    let between = page.lower_or_empty(at) == "between" && page.gap(at) <= Gap::Comma;
    let linked = page.gap(at) <= Gap::Mark
        && matches!(
            page.lower_or_empty(at),
            "with" | "in" | "on" | "against" | "of" | "over" | "at" | "between"
        );
    if !(between || linked) {
        return at;
    }
    let mut end = at + 1;
    let mut found = at;
    while end < page.words.len() && page.gap(end) <= Gap::Mark && end - at < 10 {
        match page.words[end].mention.map(|mention| mention as usize) {
            Some(mention) if is_party(page, mention) => {
                end = page.mentions[mention].end.max(end + 1);
                found = end;
            }
            _ if end == at + 1 && page.lower(end) == "the" => end += 1,
            _ if found == end && page.lower(end) == "and" => end += 1,
            _ => break,
        }
    }
    // "the summit between Russian and US presidents": the last name stands before its noun.
    let adjective = found > at
        && page.words[found - 1].mention.is_some_and(|mention| {
            let mention = &page.doc.mentions[mention as usize];
            mention.kind == MentionKind::Norp && !mention.text.ends_with('s')
        });
    let modifies = page.gap(found) == Gap::Space
        && page.words.get(found).is_some_and(|word| !word.capital)
        && (page.modifies(found) || super::pattern::plural(page, found));
    if found > at && !adjective && !modifies { found } else { at }
}

fn is_party(page: &Page, mention: usize) -> bool {
    matches!(
        page.doc.mentions[mention].kind,
        MentionKind::Gpe
            | MentionKind::Loc
            | MentionKind::Norp
            | MentionKind::Org
            | MentionKind::Fac
    )
}

/// The places and parties that a phrase names, countries for what belongs to them.
fn places(page: &Page, start: usize, end: usize, head: usize) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut last = None;
    for word in (start..end).filter(|&word| word != head) {
        let Some(mention) = page.words[word].mention.map(|mention| mention as usize) else {
            continue;
        };
        if last == Some(mention) || !is_party(page, mention) {
            continue;
        }
        last = Some(mention);
        let name = &page.doc.mentions[mention].text;
        found.insert(lexicon::country(name).unwrap_or(name).to_owned());
    }
    found
}
