use super::{List, Rule, Span, macros::record};

record! {
    /// A run of the same words in two reports.
    pub struct Passage {
        /// Id of the one article.
        pub a: String,
        /// Where it stands there.
        pub a_span: Span,
        /// Id of the other.
        pub b: String,
        /// Where it stands there.
        pub b_span: Span,
        /// Length in words.
        pub words: u32,
        /// Whether it stands between quotation marks in both: the same speaker was heard, nobody copied prose.
        pub quoted: bool,
        /// The agency that both credit.
        pub credited: Option<String>,
    }
}

record! {
    /// Reports that come from one origin: they credit one agency or share prose.
    pub struct Origin {
        /// Index in `Comparison.origins`.
        pub id: u32,
        /// Ids of the articles, in order; one alone is independent.
        pub articles: List<String>,
        /// The agency that its reports credit.
        pub credited: Option<String>,
        /// What joined them: `independent`, `same-agency`, `shared-prose`.
        pub rule: Rule,
    }
}
