use super::{ByteSpan, macros::record};

record! {
    /// A sentence. Never crosses a paragraph or segment border.
    pub struct Sentence {
        /// First character (code point).
        pub start: u32,
        /// One past the last character.
        pub end: u32,
        /// The characters themselves.
        pub text: String,
        /// Number of its paragraph, from 0.
        pub paragraph: u32,
        /// Index of its segment in `Doc.segments`.
        pub segment: u32,
        /// Whether it begins inside quotation marks opened before it.
        pub in_quote: bool,
    }
}

/// A sentence as bytes and tokens of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SentenceSpan {
    /// Where it stands, without outer white space.
    pub span: ByteSpan,
    /// Index of its first token.
    pub first_token: u32,
    /// One past the index of its last token.
    pub end_token: u32,
    /// Number of its paragraph, from 0.
    pub paragraph: u32,
    /// Index of its segment.
    pub segment: u32,
    /// Whether it begins inside quotation marks opened before it.
    pub in_quote: bool,
}
