use super::{List, Number, Rule, Span, macros::record};

record! {
    /// Two articles with much of their text in common. Shares are of their sets of five successive words.
    pub struct DuplicatePair {
        /// Id of the one article.
        pub a: String,
        /// Id of the other.
        pub b: String,
        /// Share of the 5-grams of both that both have, 0..1.
        pub jaccard: Number,
        /// Share of the one's 5-grams that the other has, 0..1.
        pub a_in_b: Number,
        /// Share of the other's 5-grams that the one has, 0..1.
        pub b_in_a: Number,
        /// Number of 5-grams that both have.
        pub shared: u32,
        /// Whether both have the same source; none where one names none.
        pub same_source: Option<bool>,
        /// Id of the one that was published first; none where that is not known.
        pub earlier: Option<String>,
    }
}

record! {
    /// Articles that are near-duplicates of each other, over one or several steps.
    pub struct DuplicateGroup {
        /// Index in the table of groups.
        pub id: u32,
        /// Ids of the articles, the earliest first; those without a date last, in the order given.
        pub articles: List<String>,
        /// Id of the earliest of them.
        pub earliest: String,
        /// Their sources, in the order of the articles, each once.
        pub sources: List<String>,
        /// How they were joined: `shared-5-grams`.
        pub rule: Rule,
    }
}

record! {
    /// Words that stand in very many articles: a footer, an appeal, a credit. They pair no two articles.
    pub struct Furniture {
        /// The source that has it in at least half of the articles that have it.
        pub source: Option<String>,
        /// Id of the first article that has it.
        pub article: String,
        /// Where it stands there.
        pub span: Span,
        /// Number of articles that have it.
        pub articles: u32,
    }
}
