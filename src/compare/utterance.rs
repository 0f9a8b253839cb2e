use super::{
    candidates::SHORT,
    name::{Likeness, Name},
    speakers::{Speaker, Speakers},
    version::{Version, is_quotation_mark},
    vocabulary::{FUNCTION_WEIGHT, Vocabulary},
    word::{self, Word},
};
use crate::record::{ByteSpan, Doc, MentionKind, Quote, QuoteKind, SegmentKind};
use std::{ops::Range, sync::Arc};

/// Words of one utterance that are compared; what comes after is left out and reported.
pub(super) const MOST_WORDS: usize = 4096;

/// One quotation of one report, ready for comparing.
#[derive(Clone, Debug)]
pub(super) struct Utterance {
    /// Index of the report.
    pub(super) article: usize,
    /// Index of the quotation in `Doc.quotes`; none for words between marks that the report gives to nobody.
    pub(super) quote: Option<usize>,
    /// Whether it is one of several stretches between marks of the quotation before it, looked at by itself.
    pub(super) piece: bool,
    pub(super) words: Vec<Word>,
    pub(super) parts: Vec<ByteSpan>,
    pub(super) marks: [Option<ByteSpan>; 2],
    pub(super) fragment: bool,
    pub(super) speaker: Option<Speaker>,
    /// Of a few words, the mentions in `Doc.mentions` that its sentence has.
    near: Range<usize>,
}

impl Utterance {
    /// Whether the sentence of either names the speaker of the other.
    pub(super) fn is_near(&self, other: &Self, docs: &[Arc<Doc>]) -> bool {
        let named = |one: &Self, speaker: Option<&Speaker>| {
            speaker.is_some_and(|speaker| {
                docs[one.article].mentions[one.near.clone()]
                    .iter()
                    .filter(|mention| mention.kind == MentionKind::Person)
                    .map(|mention| Name::new(&mention.text))
                    .any(|name| !name.description && name.person(&speaker.name) == Likeness::Same)
            })
        };
        named(self, other.speaker.as_ref()) || named(other, self.speaker.as_ref())
    }

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
        let near = near(doc, &words);
        let whole = Utterance {
            article,
            quote: Some(number),
            piece: false,
            words,
            parts,
            marks,
            fragment,
            speaker: speakers.told(quote, doc),
            near,
        };
        let pieces = if quote.kind == QuoteKind::Mixed { pieces(&whole, doc) } else { Vec::new() };
        found.push(whole);
        found.extend(pieces);
    }
    found.extend(unclaimed(article, doc, keep_boilerplate, vocabulary));
    (found, cut)
}

/// The stretches between marks of a reported clause, where there are several: another report may have one of them only.
fn pieces(whole: &Utterance, doc: &Doc) -> Vec<Utterance> {
    if whole.parts.len() < 2 {
        return Vec::new();
    }
    (0..)
        .zip(&whole.parts)
        .filter_map(|(number, &part)| {
            let words: Vec<Word> = whole
                .words
                .iter()
                .filter(|word| word.part == number)
                .map(|word| Word { part: 0, ..*word })
                .collect();
            if words.len() < 2 {
                return None;
            }
            let mut parts = vec![part];
            let marks = outer_marks(doc.text(), &mut parts);
            let near = near(doc, &words);
            let (speaker, quote) = (whole.speaker.clone(), whole.quote);
            let article = whole.article;
            Some(Utterance {
                article,
                quote,
                piece: true,
                words,
                parts,
                marks,
                fragment: true,
                speaker,
                near,
            })
        })
        .collect()
}

/// Words that nobody says of themselves are no utterance: a phrase between marks has this many at least.
const LEAST_UNCLAIMED: usize = 3;

/// What stands between marks and in no quotation: it may be a part of one that another report has.
fn unclaimed(
    article: usize,
    doc: &Doc,
    keep_boilerplate: bool,
    vocabulary: &mut Vocabulary,
) -> Vec<Utterance> {
    let mut claimed: Vec<ByteSpan> =
        doc.quotes.iter().map(|quote| doc.bytes(quote.start, quote.end)).collect();
    claimed.sort_unstable();
    let mut found = Vec::new();
    let mut claims = claimed.iter().peekable();
    let mut end = 0; // of the quotations that begin before the region ends
    for region in &doc.segmentation.regions {
        while let Some(claim) = claims.next_if(|claim| claim.start < region.span.end) {
            end = end.max(claim.end);
        }
        if end > region.span.start || region.parent.is_some() || !region.closed {
            continue;
        }
        if !keep_boilerplate && doc.segment_kind(region.span.start) != SegmentKind::Body {
            continue;
        }
        let mut parts = vec![region.inner];
        let marks = outer_marks(doc.text(), &mut parts);
        let mut words = Vec::new();
        word::read(doc.text(), parts[0], 0, vocabulary, &mut words);
        if words.len() < LEAST_UNCLAIMED
            || words.len() > MOST_WORDS
            || is_title(doc.text(), &words, vocabulary)
        {
            continue;
        }
        let near = near(doc, &words);
        let fragment =
            words[0].span.of(doc.text()).starts_with(char::is_lowercase) || words.len() <= SHORT;
        found.push(Utterance {
            article,
            quote: None,
            piece: false,
            words,
            parts,
            marks,
            fragment,
            speaker: None,
            near,
        });
    }
    found
}

/// Whether all words but the small ones have a capital and not all is in capitals: the name of a work, a law, a slogan.
fn is_title(text: &str, words: &[Word], vocabulary: &Vocabulary) -> bool {
    let written = |word: &Word| word.span.of(text);
    words
        .iter()
        .filter(|word| vocabulary.entry(word.key).weight > FUNCTION_WEIGHT)
        .all(|word| !written(word).starts_with(char::is_lowercase))
        && words.iter().any(|word| written(word).contains(char::is_lowercase))
}

/// The mentions in the sentence of a few words.
fn near(doc: &Doc, words: &[Word]) -> Range<usize> {
    let (1..=SHORT, Some(first)) = (words.len(), words.first()) else { return 0..0 };
    let sentences = &doc.segmentation.sentences;
    let place = sentences.partition_point(|sentence| sentence.span.end <= first.span.start);
    let Some(sentence) = sentences.get(place) else { return 0..0 };
    let start = doc.offsets.character(doc.text(), sentence.span.start);
    let end = doc.offsets.character(doc.text(), sentence.span.end);
    let from = doc.mentions.partition_point(|mention| mention.end <= start);
    let length = doc.mentions[from..].iter().take_while(|mention| mention.start < end).count();
    from..from + length
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
