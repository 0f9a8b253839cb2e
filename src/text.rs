//! Floor `text`: one string → segments, tokens, sentences and pairs of quotation marks, in bytes.

pub mod sentence;
pub mod token;

use crate::record::{
    ByteSpan, SegmentKind, SegmentSpan, Segmentation, SentenceSpan, TokenKind, TokenSpan,
};

/// Cuts `text` into segments, tokens, sentences and pairs of quotation marks.
pub fn segmentation(text: &str) -> Segmentation {
    // A first cut so that the floors above can be built: words and single marks, one segment and sentence a paragraph.
    let mut found = Segmentation::default();
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        let span = trimmed(text, start, start + paragraph.len());
        start += paragraph.len();
        if span.is_empty() {
            continue;
        }
        let number = found.segments.len() as u32;
        let first_token = found.tokens.len() as u32;
        let mut word: Option<usize> = None;
        for (place, c) in
            span.of(text).char_indices().map(|(place, c)| (place + span.start as usize, c))
        {
            if c.is_alphanumeric() {
                word.get_or_insert(place);
                continue;
            }
            if let Some(begin) = word.take() {
                found
                    .tokens
                    .push(TokenSpan { span: ByteSpan::new(begin, place), kind: TokenKind::Word });
            }
            if !c.is_whitespace() {
                let span = ByteSpan::new(place, place + c.len_utf8());
                found.tokens.push(TokenSpan { span, kind: TokenKind::Punct });
            }
        }
        if let Some(begin) = word {
            let span = ByteSpan::new(begin, span.end as usize);
            found.tokens.push(TokenSpan { span, kind: TokenKind::Word });
        }
        found.segments.push(SegmentSpan {
            span,
            kind: SegmentKind::Body,
            rule: "paragraph".into(),
        });
        found.sentences.push(SentenceSpan {
            span,
            first_token,
            end_token: found.tokens.len() as u32,
            paragraph: number,
            segment: number,
            in_quote: false,
        });
    }
    found
}

fn trimmed(text: &str, start: usize, end: usize) -> ByteSpan {
    let whole = &text[start..end];
    let inner = whole.trim();
    if inner.is_empty() {
        return ByteSpan::new(start, start);
    }
    let from = start + (whole.len() - whole.trim_start().len());
    ByteSpan::new(from, from + inner.len())
}
