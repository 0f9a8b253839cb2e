use super::{
    Article, ByteSpan, Diagnostic, Entity, Mention, Offsets, Quantity, Quote, Region, Segment,
    SegmentKind, Segmentation, Sentence, Span, Timex, Token,
};
use std::sync::Arc;

/// One article with everything that was found in it.
///
/// Segments, tokens and sentences are kept as bytes ([`Segmentation`]) and made into records when asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doc {
    /// The article; its text is never altered.
    pub article: Arc<Article>,
    /// Converts bytes of the text to code points and back.
    pub offsets: Offsets,
    /// Segments, tokens, sentences and pairs of quotation marks, as bytes.
    pub segmentation: Segmentation,
    /// Pairs of quotation marks with what stands between them.
    pub regions: Vec<Region>,
    /// Names, in order.
    pub mentions: Vec<Mention>,
    /// Who and what is named, in order of first mention.
    pub entities: Vec<Entity>,
    /// Numbers with their units, in order.
    pub quantities: Vec<Quantity>,
    /// Time expressions, in order.
    pub times: Vec<Timex>,
    /// Quotations, in order.
    pub quotes: Vec<Quote>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

impl Doc {
    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.article.text
    }

    /// The record of a byte span of the text.
    pub fn span(&self, span: ByteSpan) -> Span {
        self.offsets.span(self.text(), span)
    }

    /// The byte span of code points `start..end`.
    pub fn bytes(&self, start: u32, end: u32) -> ByteSpan {
        ByteSpan {
            start: self.offsets.byte(self.text(), start),
            end: self.offsets.byte(self.text(), end),
        }
    }

    /// The tokens, made into records.
    pub fn tokens(&self) -> impl ExactSizeIterator<Item = Token> {
        self.segmentation.tokens.iter().map(|token| {
            let Span { start, end, text } = self.span(token.span);
            Token { start, end, norm: norm(&text), text, kind: token.kind }
        })
    }

    /// The sentences, made into records.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Sentence> {
        sentences(self.text(), &self.offsets, &self.segmentation)
    }

    /// The segments, made into records.
    pub fn segments(&self) -> impl ExactSizeIterator<Item = Segment> {
        self.segmentation.segments.iter().map(|segment| {
            let Span { start, end, text } = self.span(segment.span);
            Segment { start, end, text, kind: segment.kind, rule: segment.rule.clone() }
        })
    }

    /// The kind of the segment that holds byte `byte`; body where none does.
    pub fn segment_kind(&self, byte: u32) -> SegmentKind {
        let after =
            self.segmentation.segments.partition_point(|segment| segment.span.start <= byte);
        after
            .checked_sub(1)
            .map(|index| &self.segmentation.segments[index])
            .filter(|segment| byte < segment.span.end)
            .map_or(SegmentKind::Body, |segment| segment.kind)
    }
}

/// The sentences of `text`, made into records.
pub fn sentences<'a>(
    text: &'a str,
    offsets: &'a Offsets,
    segmentation: &'a Segmentation,
) -> impl ExactSizeIterator<Item = Sentence> + 'a {
    segmentation.sentences.iter().map(|sentence| {
        let Span { start, end, text } = offsets.span(text, sentence.span);
        Sentence {
            start,
            end,
            text,
            paragraph: sentence.paragraph,
            segment: sentence.segment,
            in_quote: sentence.in_quote,
        }
    })
}

/// Lower-case form of a token with straight apostrophes and quotation marks.
fn norm(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{02bc}' => '\'',
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' => '"',
            c => c,
        })
        .collect()
}
