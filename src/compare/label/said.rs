//! Whose words stand at a place.

use crate::{
    compare::{link::Links, name::Name, voice},
    record::{ByteSpan, Doc, QuoteKind, RegionKind, Voice},
};

/// Whose words stand at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) voice: Voice,
    /// Who says it, where it is quoted.
    pub(super) speaker: Option<String>,
    /// Whose indirect speech it stands in, where it is not.
    pub(super) reported_by: Option<String>,
}

impl Said {
    /// A verb of naming says whose word it is.
    pub(super) fn named_by(&mut self, name: &str, surely: bool) {
        if surely || self.voice == Voice::Outlet || self.speaker.is_none() {
            *self = Self { voice: Voice::Quote, speaker: Some(name.to_owned()), reported_by: None };
        }
    }
}

/// The quotations of a report by their bytes.
pub(super) struct Speech<'d> {
    doc: &'d Doc,
    article: usize,
    /// Spans of the quotations, by start, with their numbers.
    quotes: Vec<(ByteSpan, usize)>,
    /// Stretches that are somebody's words.
    marked: &'d [ByteSpan],
}

impl<'d> Speech<'d> {
    pub(super) fn new(article: usize, doc: &'d Doc, marked: &'d [ByteSpan]) -> Self {
        let mut quotes: Vec<(ByteSpan, usize)> = doc
            .quotes
            .iter()
            .enumerate()
            .map(|(number, quote)| (doc.bytes(quote.start, quote.end), number))
            .collect();
        quotes.sort_unstable();
        Self { doc, article, quotes, marked }
    }

    /// Whose words stand at byte `place`.
    pub(super) fn at(&self, place: u32, links: &Links) -> Said {
        let within = |span: &ByteSpan| span.start <= place && place < span.end;
        let marked = self.marked.iter().take_while(|span| span.start <= place).any(within);
        let innermost = self
            .quotes
            .iter()
            .take_while(|(span, _)| span.start <= place)
            .filter(|(span, _)| within(span))
            .min_by_key(|(span, _)| span.len());
        let speaker =
            innermost.and_then(|&(_, number)| {
                let quote = &self.doc.quotes[number];
                let name = quote.speaker_name.as_deref()?;
                let link = voice::link_of(self.article, quote, &Name::new(name), links);
                Some(link.map_or_else(
                    || name.to_owned(),
                    |link| links.records[link as usize].name.clone(),
                ))
            });
        // Words that the outlet holds at a distance and gives to nobody are its own.
        let distant = || {
            innermost.is_none()
                && self.doc.regions.iter().zip(&self.doc.segmentation.regions).any(
                    |(region, bytes)| {
                        region.kind == RegionKind::Scare
                            && within(&bytes.inner)
                            && bytes.inner.of(self.doc.text()).split_whitespace().count() <= 2
                    },
                )
        };
        if marked && !distant() {
            Said { voice: Voice::Quote, speaker, reported_by: None }
        } else {
            Said { voice: Voice::Outlet, speaker: None, reported_by: speaker }
        }
    }
}

/// Stretches that are somebody's words, by start: between marks, or a direct quotation that runs on without them.
pub(super) fn marked(doc: &Doc) -> Vec<ByteSpan> {
    let mut marked: Vec<ByteSpan> = doc
        .quotes
        .iter()
        .filter(|quote| quote.kind == QuoteKind::Direct)
        .flat_map(|quote| &quote.parts)
        .map(|part| doc.bytes(part.start, part.end))
        .collect();
    for (number, region) in doc.segmentation.regions.iter().enumerate() {
        let kind = doc.regions.get(number).map(|region| region.kind);
        if !matches!(kind, Some(RegionKind::Title | RegionKind::Nickname)) {
            marked.push(region.inner);
        }
    }
    marked.sort_unstable();
    marked
}
