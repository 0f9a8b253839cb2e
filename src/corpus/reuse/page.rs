//! What passages are measured on: the words of an article, which of them are quoted, and which are its report.

use crate::{
    corpus::word::{Word, words},
    record::{ByteSpan, Offsets, SegmentKind, Span},
    text::{paragraph, quotation, segment},
};

/// The words of one article.
pub(super) struct Page {
    pub(super) words: Vec<Word>,
    /// For each word whether it stands between quotation marks.
    pub(super) quoted: Vec<bool>,
    /// For each word whether it belongs to the report and not to the page around it.
    pub(super) body: Vec<bool>,
    /// The news agency that it credits.
    pub(super) agency: Option<&'static str>,
    offsets: Offsets,
}

impl Page {
    pub(super) fn new(text: &str, source: Option<&str>, keep_boilerplate: bool) -> Self {
        let words = words(text);
        let offsets = Offsets::new(text);
        let segments = segment::segments(text, &paragraph::paragraphs(text));
        let (regions, _) = quotation::regions(text, &segments);
        let mut regions: Vec<ByteSpan> = regions.iter().map(|region| region.inner).collect();
        regions.sort_unstable();
        let mut regions = regions.into_iter().peekable();
        let mut until = 0;
        let quoted = words
            .iter()
            .map(|word| {
                while let Some(region) = regions.next_if(|region| region.start <= word.start) {
                    until = until.max(region.end);
                }
                word.start < until
            })
            .collect();
        let mut around = segments.iter().peekable();
        let body = words
            .iter()
            .map(|word| {
                while around.next_if(|segment| segment.span.end <= word.start).is_some() {}
                keep_boilerplate
                    || around.peek().is_none_or(|segment| {
                        segment.kind == SegmentKind::Body || segment.span.start > word.start
                    })
            })
            .collect();
        let agency = crate::compare::agency(text, &segments, source);
        Self { words, quoted, body, agency, offsets }
    }

    /// Words of the report, and those of them outside quotation marks.
    pub(super) fn sizes(&self) -> (u32, u32) {
        let body = self.body.iter().filter(|body| **body).count();
        let prose = self.body.iter().zip(&self.quoted).filter(|(body, quoted)| **body && !**quoted);
        (body as u32, prose.count() as u32)
    }

    /// The record of words `from..to`.
    pub(super) fn span(&self, text: &str, from: usize, to: usize) -> Span {
        let span = ByteSpan { start: self.words[from].start, end: self.words[to - 1].end };
        self.offsets.span(text, span)
    }
}
