//! Which report has what: one row for each thing and article.

use super::{
    linking::{Named, Thing, link},
    name::Name,
    speakers::Speakers,
};
use crate::record::{
    Coverage, CoverageKind, Doc, List, MentionKind, QuoteMatch, SegmentKind, Span,
};
use std::{collections::HashSet, sync::Arc};

/// Words of a quotation that name it.
const KEY_WORDS: usize = 8;

/// The rows of entities, speakers and quotations, each in the order of first appearance, each thing's rows in the
/// order of the articles.
pub(super) fn rows(
    docs: &[Arc<Doc>],
    matches: &[QuoteMatch],
    who: &Speakers,
    keep_boilerplate: bool,
) -> Vec<Coverage> {
    let mut rows = Vec::new();
    for thing in entities(docs, keep_boilerplate) {
        push(docs, &thing, CoverageKind::Entity, None, &mut rows);
    }
    for thing in speakers(docs, matches, who) {
        push(docs, &thing, CoverageKind::Speaker, None, &mut rows);
    }
    for found in matches {
        let mut places = vec![Vec::new(); docs.len()];
        let mut article = 0;
        for member in &found.members {
            // Members follow the articles; two articles may have one id.
            while article < docs.len() && docs[article].article.id != member.article {
                article += 1;
            }
            if let Some(place) = places.get_mut(article) {
                place.push(Span {
                    start: member.start,
                    end: member.end,
                    text: member.text.clone(),
                });
            }
        }
        let reference = &found.members[found.reference as usize];
        let thing = Thing { key: first_words(&reference.text), kind: None, places };
        push(docs, &thing, CoverageKind::Quote, Some(found.id), &mut rows);
    }
    rows
}

fn push(
    docs: &[Arc<Doc>],
    thing: &Thing,
    kind: CoverageKind,
    quote: Option<u32>,
    rows: &mut Vec<Coverage>,
) {
    let articles = thing.places.iter().filter(|places| !places.is_empty()).count() as u32;
    for (doc, places) in docs.iter().zip(&thing.places) {
        rows.push(Coverage {
            kind,
            key: thing.key.clone(),
            entity_kind: thing.kind,
            quote,
            article: doc.article.id.clone(),
            present: !places.is_empty(),
            count: places.len() as u32,
            articles,
            spans: places.iter().cloned().collect::<List<Span>>(),
        });
    }
}

fn entities(docs: &[Arc<Doc>], keep_boilerplate: bool) -> Vec<Thing> {
    let mut found = Vec::new();
    for (article, doc) in docs.iter().enumerate() {
        for entity in &doc.entities {
            let places: Vec<Span> = entity
                .mentions
                .iter()
                .filter(|mention| {
                    let byte = doc.offsets.byte(doc.text(), mention.start);
                    keep_boilerplate || doc.segment_kind(byte) == SegmentKind::Body
                })
                .map(|mention| Span {
                    start: mention.start,
                    end: mention.end,
                    text: mention.text.clone(),
                })
                .collect();
            if places.is_empty() {
                continue;
            }
            let names = std::iter::once(&entity.name)
                .chain(&entity.aliases)
                .map(|name| Name::new(name))
                .filter(|name| !name.words.is_empty())
                .collect();
            found.push((article, entity.name.clone(), names, Some(entity.kind), places));
        }
    }
    link(docs.len(), found)
}

fn speakers(docs: &[Arc<Doc>], matches: &[QuoteMatch], who: &Speakers) -> Vec<Thing> {
    let mut found: Vec<Named> = Vec::new();
    let compared: HashSet<(&str, u32)> = matches
        .iter()
        .flat_map(|found| &found.members)
        .filter_map(|member| member.quote.map(|quote| (&*member.article, quote)))
        .collect();
    for (article, doc) in docs.iter().enumerate() {
        for (number, quote) in doc.quotes.iter().enumerate() {
            let Some(speaker) = who
                .of(quote, doc)
                .filter(|_| compared.contains(&(&*doc.article.id, number as u32)))
            else {
                continue;
            };
            let place = quote.source.clone().unwrap_or_else(|| Span {
                start: quote.start,
                end: quote.end,
                text: quote.text.clone(),
            });
            let person = Some(MentionKind::Person);
            found.push((article, speaker.written, vec![speaker.name], person, vec![place]));
        }
    }
    let mut things = link(docs.len(), found);
    for thing in &mut things {
        thing.kind = None;
    }
    things
}

fn first_words(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut key: Vec<&str> = words.by_ref().take(KEY_WORDS).collect();
    if words.next().is_some() {
        key.push("…");
    }
    key.join(" ")
}
