use super::{
    List, Number, Rule, Span,
    macros::{kind, record},
};

kind! {
    /// In whose wording a quotation is.
    pub enum QuoteKind {
        /// All of it between quotation marks.
        Direct = "direct",
        /// Partly between quotation marks.
        Mixed = "mixed",
        /// Reported without quotation marks.
        Indirect = "indirect",
    }
}

record! {
    /// What somebody is reported to have said.
    pub struct Quote {
        /// Index in `Doc.quotes`.
        pub id: u32,
        /// First character (code point) of the content, an opening mark included.
        pub start: u32,
        /// One past the last character of the content.
        pub end: u32,
        /// The characters from start to end, whatever stands between the parts included.
        pub text: String,
        /// The content: several parts when the attribution interrupts it (`"A," he said, "B"`).
        pub parts: List<Span>,
        /// In whose wording it is.
        pub kind: QuoteKind,
        /// Who said it, as written; for one that goes on from the quotation before, the source of that one.
        pub source: Option<Span>,
        /// Id of the speaker in `Doc.entities`.
        pub speaker: Option<u32>,
        /// Full name of the speaker, or the description of an unnamed one.
        pub speaker_name: Option<String>,
        /// The words that report it: `said`, `according to`.
        pub cue: Option<Span>,
        /// Whom it was said to.
        pub addressee: Option<Span>,
        /// Where it was said: `a post on Truth Social`.
        pub via: Option<Span>,
        /// Id of the quotation it stands in.
        pub parent: Option<u32>,
        /// Whether the text says that it was not said.
        pub negated: bool,
        /// Whether it is a thought or an intention, not speech.
        pub belief: bool,
        /// Whether every opening mark found its closing mark.
        pub closed: bool,
        /// The rule or model that found it.
        pub rule: Rule,
        /// How sure it is, 0..1.
        pub score: Number,
    }
}
