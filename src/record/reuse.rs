use super::{
    Number, Rule,
    macros::{kind, record},
};

kind! {
    /// How much of a text's prose comes from another, after METER (Gaizauskas et al. 2001; Clough et al. 2002).
    pub enum Derivation {
        /// Nearly all of its prose stands in the other.
        Wholly = "wholly_derived",
        /// Some of its prose does, the rest is its own.
        Partially = "partially_derived",
        /// Hardly any does: shared quotations or a formula.
        Not = "not_derived",
    }
}

record! {
    /// Two articles that share passages, and how much of each they are.
    pub struct ReusePair {
        /// Id of the one article; of the release, where articles are held against releases.
        pub a: String,
        /// Id of the other.
        pub b: String,
        /// Words that both have in shared passages.
        pub words: u32,
        /// Those of them that stand between quotation marks in both.
        pub quoted_words: u32,
        /// Words of the longest passage.
        pub longest: u32,
        /// Number of passages.
        pub passages: u32,
        /// Share of the one's words that stand in shared passages, 0..1.
        pub share_of_a: Number,
        /// Share of the other's words that do, 0..1.
        pub share_of_b: Number,
        /// Share of the one's words outside quotation marks that stand in shared passages, 0..1.
        pub prose_share_of_a: Number,
        /// Share of the other's, 0..1.
        pub prose_share_of_b: Number,
        /// Whether both have the same source; none where one names none.
        pub same_source: Option<bool>,
        /// Id of the one that was published first; none where that is not known.
        pub earlier: Option<String>,
        /// How far the later one is derived from the earlier; where that is not known, the one that shares more.
        pub derivation: Derivation,
        /// What the derivation was judged by: `prose-share`.
        pub rule: Rule,
    }
}
