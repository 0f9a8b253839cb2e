use super::{
    ByteSpan, Rule,
    macros::{kind, record},
};

kind! {
    /// What a part of the page is.
    pub enum SegmentKind {
        /// The report itself.
        Body = "body",
        /// Metadata in front of the report, such as ` date 2025-10-16`.
        Header = "header",
        /// Who wrote it.
        Byline = "byline",
        /// Where and by which agency it was filed: `KYIV (Reuters) -`.
        Dateline = "dateline",
        /// What a picture shows, or whose picture it is.
        Caption = "caption",
        /// A title or a crosshead.
        Heading = "heading",
        /// A notice that an advertisement stands here, or a call to subscribe.
        Advert = "advert",
        /// Links to other reports.
        Related = "related",
        /// A note on copyright, sharing, tags or contact.
        Embed = "embed",
    }
}

record! {
    /// A part of the page. Segments are in order, do not overlap and are never deleted from the text.
    pub struct Segment {
        /// First character (code point).
        pub start: u32,
        /// One past the last character.
        pub end: u32,
        /// The characters themselves.
        pub text: String,
        /// What it is.
        pub kind: SegmentKind,
        /// The rule that said so.
        pub rule: Rule,
    }
}

/// A segment as bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SegmentSpan {
    /// Where it stands, without outer white space.
    pub span: ByteSpan,
    /// What it is.
    pub kind: SegmentKind,
    /// The rule that said so.
    pub rule: Rule,
}
