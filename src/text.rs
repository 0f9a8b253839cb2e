//! Floor `text`: one string → paragraphs, segments, tokens, sentences and pairs of quotation marks, in bytes.

pub mod header;
pub mod paragraph;
pub mod quotation;
pub mod segment;

pub use header::published;

pub mod sentence;
pub mod token;

use crate::record::{
    ByteSpan, Offsets, RegionSpan, SegmentSpan, Segmentation, SentenceSpan, TokenKind, TokenSpan,
};

/// Cuts `text` into segments, tokens, sentences and pairs of quotation marks.
pub fn segmentation(text: &str) -> Segmentation {
    let paragraphs = paragraph::paragraphs(text);
    let segments = segment::segments(text, &paragraphs);
    let (regions, diagnostics) = quotation::regions(text, &segments, &Offsets::new(text));
    let tokens = tokenize(text);
    let sentences = split(text, &tokens, &segments, &paragraphs, &regions);
    Segmentation { segments, tokens, sentences, regions, diagnostics }
}

/// Interim: words and single marks.
fn tokenize(text: &str) -> Vec<TokenSpan> {
    let mut tokens = Vec::new();
    let mut word: Option<usize> = None;
    for (place, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() {
            word.get_or_insert(place);
            continue;
        }
        if let Some(begin) = word.take() {
            tokens.push(TokenSpan { span: ByteSpan::new(begin, place), kind: TokenKind::Word });
        }
        if !c.is_whitespace() {
            tokens.push(TokenSpan {
                span: ByteSpan::new(place, place + c.len_utf8()),
                kind: TokenKind::Punct,
            });
        }
    }
    tokens
}

/// Interim: each segment is a sentence.
fn split(
    _text: &str,
    tokens: &[TokenSpan],
    segments: &[SegmentSpan],
    paragraphs: &[ByteSpan],
    _regions: &[RegionSpan],
) -> Vec<SentenceSpan> {
    let mut sentences = Vec::with_capacity(segments.len());
    let (mut token, mut paragraph) = (0, 0);
    for (number, segment) in segments.iter().enumerate() {
        while paragraphs.get(paragraph).is_some_and(|span| span.end <= segment.span.start) {
            paragraph += 1;
        }
        let first_token = token as u32;
        while tokens.get(token).is_some_and(|found| found.span.start < segment.span.end) {
            token += 1;
        }
        sentences.push(SentenceSpan {
            span: segment.span,
            first_token,
            end_token: token as u32,
            paragraph: paragraph as u32,
            segment: number as u32,
            in_quote: false,
        });
    }
    sentences
}
