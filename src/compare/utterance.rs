use super::{
    candidates::SHORT,
    speakers::{Speaker, Speakers},
    version::{Version, is_quotation_mark},
    vocabulary::Vocabulary,
    word::{self, Word},
};
use crate::record::{ByteSpan, Doc, Quote, QuoteKind, SegmentKind};

/// Words of one utterance that are compared; what comes after is left out and reported.
pub(super) const MOST_WORDS: usize = 4096;

/// One quotation of one report, ready for comparing.
#[derive(Clone, Debug)]
pub(super) struct Utterance {
    /// Index of the report.
    pub(super) article: usize,
    /// Index of the quotation in `Doc.quotes`.
    pub(super) quote: usize,
    pub(super) words: Vec<Word>,
    pub(super) parts: Vec<ByteSpan>,
    pub(super) marks: [Option<ByteSpan>; 2],
    pub(super) fragment: bool,
    pub(super) speaker: Option<Speaker>,
}

impl Utterance {
    pub(super) fn version<'a>(&'a self, doc: &'a Doc) -> Version<'a> {
        Version {
            text: doc.text(),
            offsets: &doc.offsets,
            words: &self.words,
            parts: &self.parts,
            marks: self.marks,
            fragment: self.fragment,
        }
    }

    /// From the first to the last byte of its content.
    pub(super) fn span(&self) -> ByteSpan {
        let start = self.parts.first().map_or(0, |part| part.start);
        ByteSpan { start, end: self.parts.last().map_or(start, |part| part.end) }
    }
}

/// The utterances of one report, in order, and whether one was too long to be compared whole.
pub(super) fn read(
    article: usize,
    doc: &Doc,
    keep_boilerplate: bool,
    speakers: &Speakers,
    vocabulary: &mut Vocabulary,
) -> (Vec<Utterance>, bool) {
    let mut cut = false;
    let mut found = Vec::new();
    for (number, quote) in doc.quotes.iter().enumerate() {
        if quote.belief || quote.kind == QuoteKind::Indirect {
            continue;
        }
        let mut parts = parts(doc, quote);
        let Some(first) = parts.first() else { continue };
        if !keep_boilerplate && doc.segment_kind(first.start) != SegmentKind::Body {
            continue;
        }
        let marks = outer_marks(doc.text(), &mut parts);
        let mut words = Vec::new();
        for (part, span) in parts.iter().enumerate() {
            word::read(doc.text(), *span, part as u32, vocabulary, &mut words);
        }
        if words.is_empty() {
            continue;
        }
        // What begins in lower case, or is a few words of a reported clause, stands in a clause of the reporter's.
        let fragment = words[0].span.of(doc.text()).starts_with(char::is_lowercase)
            || quote.kind == QuoteKind::Mixed && words.len() <= SHORT;
        cut |= words.len() > MOST_WORDS;
        words.truncate(MOST_WORDS);
        found.push(Utterance {
            article,
            quote: number,
            words,
            parts,
            marks,
            fragment,
            speaker: speakers.told(quote, doc),
        });
    }
    (found, cut)
}

/// The stretches in the speaker's own words: the parts; of a clause that is only partly between marks, what stands
/// between them.
fn parts(doc: &Doc, quote: &Quote) -> Vec<ByteSpan> {
    let mut parts = Vec::new();
    for part in &quote.parts {
        let span = doc.bytes(part.start, part.end);
        if quote.kind == QuoteKind::Mixed {
            let regions = &doc.segmentation.regions;
            let from = regions.partition_point(|region| region.span.start < span.start);
            let before = parts.len();
            for region in &regions[from..] {
                if region.span.start >= span.end {
                    break;
                }
                let nested =
                    parts.last().is_some_and(|last: &ByteSpan| region.inner.start < last.end);
                let words = region.inner.of(doc.text()).contains(char::is_alphanumeric);
                if span.contains(region.span) && !nested && words {
                    parts.push(region.inner);
                }
            }
            if parts.len() > before {
                continue;
            }
        }
        parts.push(span);
    }
    if parts.is_empty() {
        parts.push(doc.bytes(quote.start, quote.end));
    }
    // Hand-made records may hold anything: spans that run backwards or into each other are left out.
    let mut after = 0;
    parts.retain(|part| {
        let fine = part.start >= after && part.start < part.end;
        after = if fine { part.end } else { after };
        fine
    });
    parts
}

/// Takes the outer quotation marks off the parts, where they are in them, and says where they stand.
fn outer_marks(text: &str, parts: &mut [ByteSpan]) -> [Option<ByteSpan>; 2] {
    let mut marks = [None, None];
    let last = parts.len().saturating_sub(1);
    for (number, part) in parts.iter_mut().enumerate() {
        let inner = part.of(text);
        part.start += (inner.len() - inner.trim_start().len()) as u32;
        let inner = part.of(text);
        part.end -= (inner.len() - inner.trim_end().len()) as u32;
        let before =
            text[..part.start as usize].chars().next_back().filter(|&c| is_quotation_mark(c));
        let first = part.of(text).chars().next().filter(|&c| is_quotation_mark(c));
        let open = match (before, first) {
            (Some(mark), _) => {
                Some(ByteSpan { start: part.start - mark.len_utf8() as u32, end: part.start })
            }
            (None, Some(mark)) => {
                part.start += mark.len_utf8() as u32;
                Some(ByteSpan { start: part.start - mark.len_utf8() as u32, end: part.start })
            }
            (None, None) => None,
        };
        let after = text[part.end as usize..].chars().next().filter(|&c| is_quotation_mark(c));
        let end = part.of(text).chars().next_back().filter(|&c| is_quotation_mark(c));
        let close = match (after, end) {
            (Some(mark), _) => {
                Some(ByteSpan { start: part.end, end: part.end + mark.len_utf8() as u32 })
            }
            (None, Some(mark)) => {
                part.end -= mark.len_utf8() as u32;
                Some(ByteSpan { start: part.end, end: part.end + mark.len_utf8() as u32 })
            }
            (None, None) => None,
        };
        if number == 0 {
            marks[0] = open;
        }
        if number == last {
            marks[1] = close;
        }
    }
    marks
}
