//! Which report has what: one row for each thing and article.

use super::{link::Links, voice::Voiced};
use crate::record::{Coverage, CoverageKind, Doc, List, MentionKind, QuoteMatch, Span};
use std::sync::Arc;

/// Something that some articles have.
struct Thing {
    key: String,
    kind: Option<MentionKind>,
    /// Where each article has it.
    places: Vec<Vec<Span>>,
}

/// Words of a quotation that name it.
const KEY_WORDS: usize = 8;

/// The rows of entities, speakers and quotations, each in the order of first appearance, each thing's rows in the
/// order of the articles.
pub(super) fn rows(
    docs: &[Arc<Doc>],
    matches: &[QuoteMatch],
    links: &Links,
    speakers: &[Voiced],
) -> Vec<Coverage> {
    let mut rows = Vec::new();
    for (link, places) in links.records.iter().zip(&links.places) {
        let thing = Thing { key: link.name.clone(), kind: Some(link.kind), places: places.clone() };
        push(docs, &thing, CoverageKind::Entity, None, &mut rows);
    }
    for speaker in speakers {
        let places = speaker.says.iter().map(|say| say.places.clone()).collect();
        let thing = Thing { key: speaker.key.clone(), kind: None, places };
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

fn first_words(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut key: Vec<&str> = words.by_ref().take(KEY_WORDS).collect();
    if words.next().is_some() {
        key.push("…");
    }
    key.join(" ")
}
