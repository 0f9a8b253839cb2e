use super::{Diagnostic, RegionSpan, SegmentSpan, SentenceSpan, TokenSpan};

/// What the text floor gives: the parts of one text, as bytes, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segmentation {
    /// Parts of the page.
    pub segments: Vec<SegmentSpan>,
    /// Tokens of the whole page.
    pub tokens: Vec<TokenSpan>,
    /// Sentences of the whole page.
    pub sentences: Vec<SentenceSpan>,
    /// Pairs of quotation marks of the whole page.
    pub regions: Vec<RegionSpan>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}
