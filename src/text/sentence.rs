//! Sentences: tokens of one paragraph, cut where a sentence ends.
//!
//! Borders of paragraphs and segments always end one. Elsewhere the places where one may end are few
//! (`place`), and a small trained model decides there (`model`).

mod feature;
mod model;
mod place;
#[cfg(feature = "train")]
pub mod training;
#[cfg(feature = "train")]
pub mod treebank;

use crate::record::{ByteSpan, RegionSpan, SegmentSpan, SentenceSpan, TokenSpan};
pub use model::Model;
use place::Places;

/// Cuts the tokens of `text` into sentences, in order. Each token lies in exactly one sentence, and none crosses the border of
/// a paragraph or a segment. All spans are bytes of `text`, in order.
pub fn split(
    text: &str,
    tokens: &[TokenSpan],
    segments: &[SegmentSpan],
    paragraphs: &[ByteSpan],
    regions: &[RegionSpan],
) -> Vec<SentenceSpan> {
    split_by(model::MODEL.as_ref(), text, tokens, segments, paragraphs, regions)
}

fn split_by(
    model: Option<&Model>,
    text: &str,
    tokens: &[TokenSpan],
    segments: &[SegmentSpan],
    paragraphs: &[ByteSpan],
    regions: &[RegionSpan],
) -> Vec<SentenceSpan> {
    let decide = |place: &place::Place<'_>| match model {
        Some(model) => model.ends(place),
        None => place.tail == place::Tail::Terminal && place.head == place::Head::Upper,
    };
    let mut sentences = Vec::with_capacity(tokens.len() / 16 + 1);
    let mut quotation = Quotation { regions: regions.iter(), end: 0 };
    let mut paragraph = Cursor::new(paragraphs.iter().map(|span| span.start));
    let mut segment = Cursor::new(segments.iter().map(|segment| segment.span.start));
    let mut first = 0;
    while first < tokens.len() {
        // The tokens up to the next border.
        let start = tokens[first].span.start;
        let (paragraph, segment) = (paragraph.advance(start), segment.advance(start));
        let border = paragraph.next.min(segment.next);
        let end =
            first + 1 + tokens[first + 1..].partition_point(|token| token.span.start < border);
        let mut places = Places::new(text, &tokens[first..end]);
        let mut begin = first;
        while begin < end {
            let stop = first + places.next_end(decide);
            let span = ByteSpan { start: tokens[begin].span.start, end: tokens[stop - 1].span.end };
            sentences.push(SentenceSpan {
                span,
                first_token: begin as u32,
                end_token: stop as u32,
                paragraph: paragraph.index,
                segment: segment.index,
                in_quote: quotation.holds(span.start),
            });
            begin = stop;
        }
        first = end;
    }
    sentences
}

/// Where a place lies among stretches of the text.
#[derive(Clone, Copy)]
struct Position {
    /// Index of the last stretch that begins at or before the place.
    index: u32,
    /// Begin of the stretch after that.
    next: u32,
}

/// A walk over the begins of stretches.
struct Cursor<I> {
    starts: I,
    begun: u32,
    next: Option<u32>,
}

impl<I: Iterator<Item = u32>> Cursor<I> {
    fn new(mut starts: I) -> Self {
        let next = starts.next();
        Self { starts, begun: 0, next }
    }

    fn advance(&mut self, to: u32) -> Position {
        while let Some(next) = self.next
            && next <= to
        {
            self.begun += 1;
            self.next = self.starts.next();
        }
        Position { index: self.begun.saturating_sub(1), next: self.next.unwrap_or(u32::MAX) }
    }
}

/// Which regions have begun, and how far they reach.
struct Quotation<'r> {
    regions: std::slice::Iter<'r, RegionSpan>,
    end: u32,
}

impl Quotation<'_> {
    /// Whether a region opened before `place` holds it. Places must come in order.
    fn holds(&mut self, place: u32) -> bool {
        while let Some(region) = self.regions.as_slice().first()
            && region.span.start < place
        {
            self.end = self.end.max(region.span.end);
            self.regions.next();
        }
        place < self.end
    }
}

#[cfg(test)]
mod tests;
