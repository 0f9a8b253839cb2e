//! Who has a say in which report, and how much.
//!
//! A speaker has a say where a report gives words or statements of theirs: between quotation marks (direct) or reworded
//! (indirect). Beliefs and intentions are no speech; what a speaker is quoted as quoting is the speaker's own say.

use super::{
    link::{Links, Named, clusters, fullest},
    name::Name,
    speakers::{Speaker, Speakers},
};
use crate::record::{
    ByteSpan, Doc, MentionKind, Number, Quote, QuoteKind, SegmentKind, Span, SpeakerShare,
};
use std::sync::Arc;

/// A speaker over the reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Voiced {
    /// The fullest name, or the description of an unnamed one.
    pub(super) key: String,
    /// The link of the speaker.
    pub(super) link: Option<u32>,
    /// Per article, what it lets the speaker say.
    pub(super) says: Vec<Say>,
}

/// What one article lets one speaker say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Say {
    written: Vec<String>,
    direct: u32,
    direct_words: u32,
    indirect: u32,
    indirect_words: u32,
    /// Where each quotation is attributed, or the quotation where it is not.
    pub(super) places: Vec<Span>,
}

/// One quotation with its speaker.
struct Utterance {
    article: usize,
    quote: usize,
    speaker: Speaker,
}

/// The speakers in the order of their first words.
pub(super) fn speakers(
    docs: &[Arc<Doc>],
    who: &Speakers,
    links: &Links,
    keep_boilerplate: bool,
) -> Vec<Voiced> {
    let mut utterances: Vec<Utterance> = Vec::new();
    let mut named: Vec<Named> = Vec::new();
    for (article, doc) in docs.iter().enumerate() {
        for (number, quote) in doc.quotes.iter().enumerate() {
            if quote.belief || quote.parent.is_some() {
                continue;
            }
            let start = doc.offsets.byte(doc.text(), quote.start);
            if !keep_boilerplate && doc.segment_kind(start) != SegmentKind::Body {
                continue;
            }
            let Some(speaker) = who.of(quote, doc) else { continue };
            let known = link_of(article, quote, &speaker.name, links);
            let kind = known.map_or(MentionKind::Person, |link| links.records[link as usize].kind);
            named.push(Named { names: vec![Arc::clone(&speaker.name)], kind, known });
            utterances.push(Utterance { article, quote: number, speaker });
        }
    }
    let mut found = Vec::new();
    for members in clusters(&named).0 {
        let link = members.iter().find_map(|&member| named[member].known);
        let key = link.map_or_else(
            || {
                fullest(members.iter().map(|&member| {
                    (utterances[member].speaker.written.as_str(), &*named[member].names[0])
                }))
            },
            |link| links.records[link as usize].name.clone(),
        );
        let mut says = vec![Say::default(); docs.len()];
        for &member in &members {
            let Utterance { article, quote, speaker } = &utterances[member];
            let doc = &docs[*article];
            says[*article].add(doc, &doc.quotes[*quote], &speaker.written);
        }
        found.push(Voiced { key, link, says });
    }
    found
}

/// The link of a quotation's speaker: by the entity, else by the name.
pub(super) fn link_of(article: usize, quote: &Quote, name: &Name, links: &Links) -> Option<u32> {
    quote.speaker.and_then(|entity| links.of(article, entity)).or_else(|| links.named(name))
}

/// The rows of the speakers: one for each and every article.
pub(super) fn rows(docs: &[Arc<Doc>], speakers: &[Voiced]) -> Vec<SpeakerShare> {
    let lengths: Vec<u32> = docs.iter().map(|doc| body_words(doc)).collect();
    let mut rows = Vec::with_capacity(speakers.len() * docs.len());
    for speaker in speakers {
        let articles = speaker.says.iter().filter(|say| say.speaks()).count() as u32;
        for ((doc, say), &length) in docs.iter().zip(&speaker.says).zip(&lengths) {
            let words = say.direct_words + say.indirect_words;
            rows.push(SpeakerShare {
                speaker: speaker.key.clone(),
                entity: speaker.link,
                article: doc.article.id.clone(),
                written: say.written.clone().into(),
                direct: say.direct,
                direct_words: say.direct_words,
                indirect: say.indirect,
                indirect_words: say.indirect_words,
                share: Number::new((f64::from(words) / f64::from(length.max(1))).min(1.0)),
                articles,
            });
        }
    }
    rows
}

impl Say {
    fn speaks(&self) -> bool {
        self.direct + self.indirect > 0
    }

    fn add(&mut self, doc: &Doc, quote: &Quote, written: &str) {
        if !self.written.iter().any(|known| known == written) {
            self.written.push(written.to_owned());
        }
        let (mut all, mut marked) = (0, 0);
        for part in &quote.parts {
            let span = doc.bytes(part.start, part.end);
            all += words(span.of(doc.text()));
            marked += marked_words(doc, span);
        }
        let direct = match quote.kind {
            QuoteKind::Direct => all,
            QuoteKind::Mixed if marked == 0 => all,
            QuoteKind::Mixed => marked.min(all),
            QuoteKind::Indirect => 0,
        };
        if quote.kind == QuoteKind::Indirect {
            self.indirect += 1;
        } else {
            self.direct += 1;
        }
        self.direct_words += direct;
        self.indirect_words += all - direct;
        self.places.push(quote.source.clone().unwrap_or_else(|| Span {
            start: quote.start,
            end: quote.end,
            text: quote.text.clone(),
        }));
    }
}

/// Words between outermost quotation marks in `span`.
fn marked_words(doc: &Doc, span: ByteSpan) -> u32 {
    let regions = &doc.segmentation.regions;
    let mut end = span.start;
    let mut count = 0;
    let from = regions.partition_point(|region| region.span.start < span.start);
    // A region that opened before the span may hold all of it.
    let before = regions[..from].last().filter(|region| region.inner.contains(span));
    if before.is_some() {
        return words(span.of(doc.text()));
    }
    for region in regions[from..].iter().take_while(|region| region.span.start < span.end) {
        let start = region.inner.start.max(end);
        let stop = region.inner.end.min(span.end);
        if start < stop {
            count += words(&doc.text()[start as usize..stop as usize]);
            end = stop;
        }
    }
    count
}

/// Runs of characters between white space that hold a letter or a figure.
fn words(text: &str) -> u32 {
    let (mut count, mut counted) = (0, false);
    for c in text.chars() {
        if c == ' ' || c.is_whitespace() {
            counted = false;
        } else if !counted && c.is_alphanumeric() {
            counted = true;
            count += 1;
        }
    }
    count
}

fn body_words(doc: &Doc) -> u32 {
    let segments = &doc.segmentation.segments;
    if segments.is_empty() {
        return words(doc.text());
    }
    segments
        .iter()
        .filter(|segment| segment.kind == SegmentKind::Body)
        .map(|segment| words(segment.span.of(doc.text())))
        .sum()
}
