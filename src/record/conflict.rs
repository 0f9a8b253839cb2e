use super::{
    List, Span,
    macros::{kind, record},
};

kind! {
    /// What reports disagree on.
    pub enum ConflictKind {
        /// The words of a quotation: a number or a negation.
        Wording = "wording",
        /// Who said it.
        Speaker = "speaker",
        /// The value of a fact.
        Fact = "fact",
    }
}

record! {
    /// What one report has where another has something else.
    pub struct ConflictSide {
        /// Id of the article.
        pub article: String,
        /// Where it stands.
        pub span: Span,
        /// The words or the speaker that the other side contradicts.
        pub value: String,
    }
}

record! {
    /// A point on which reports contradict each other. No side is taken.
    pub struct Conflict {
        /// What they disagree on.
        pub kind: ConflictKind,
        /// Id in `Comparison.quotes`, from 0; reports count from 1: 1 is Q2.
        pub quote: Option<u32>,
        /// Id in `Comparison.facts`, from 0; reports count from 1: 8 is F9.
        pub fact: Option<u32>,
        /// What each side has: of a quotation the reference version first, of a fact in the order of the reports.
        pub sides: List<ConflictSide>,
    }
}
