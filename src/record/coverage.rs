use super::{
    List, MentionKind, Span,
    macros::{kind, record},
};

kind! {
    /// What is covered.
    pub enum CoverageKind {
        /// A person, place, organisation …
        Entity = "entity",
        /// Somebody who is quoted.
        Speaker = "speaker",
        /// An utterance.
        Quote = "quote",
    }
}

record! {
    /// Whether one article has one thing, and where.
    pub struct Coverage {
        /// What is covered.
        pub kind: CoverageKind,
        /// Its name over the reports; for a quotation its first words.
        pub key: String,
        /// For an entity, what it is.
        pub entity_kind: Option<MentionKind>,
        /// For a quotation, its id in `Comparison.quotes`.
        pub quote: Option<u32>,
        /// Id of the article.
        pub article: String,
        /// Whether the article has it.
        pub present: bool,
        /// How often.
        pub count: u32,
        /// In how many of the articles it is present.
        pub articles: u32,
        /// Where.
        pub spans: List<Span>,
    }
}
