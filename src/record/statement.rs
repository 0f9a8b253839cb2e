use super::{
    List, Number, Rule,
    macros::{kind, record},
};

kind! {
    /// How one report's statement stands to the fullest version of it.
    pub enum StatementRelation {
        /// Both tell the same: neither has a number or a date that the other lacks, neither alone has a name, and neither is
        /// half as long again.
        Equivalent = "equivalent",
        /// The fullest version has a name, a number or a date that this one lacks, or is half as long again.
        MoreSpecific = "more_specific",
        /// Much the same is told with another number or another date, or with a "not" of what the other tells.
        Differing = "differing",
        /// One stands between quotation marks, the other is told in the outlet's words.
        QuotedVsReported = "quoted_vs_reported",
        /// No sentence of another report reaches half of what makes two statements one.
        OnlyOne = "only_one",
    }
}

kind! {
    /// Who speaks in a statement.
    pub enum StatementVoice {
        /// The outlet itself.
        Outlet = "outlet",
        /// A speaker, between quotation marks.
        Quoted = "quoted",
        /// A speaker, in the outlet's words.
        Reported = "reported",
    }
}

record! {
    /// One report's version of a statement.
    pub struct StatementMember {
        /// Id of the article.
        pub article: String,
        /// First character (code point).
        pub start: u32,
        /// One past the last character.
        pub end: u32,
        /// The characters themselves.
        pub text: String,
        /// Who speaks.
        pub voice: StatementVoice,
        /// Who says it there; none in the outlet's voice and where nobody is named.
        pub speaker_name: Option<String>,
        /// Id in that article's `Doc.quotes` of the quotation it stands in.
        pub quote: Option<u32>,
        /// How it stands to the reference; none for the reference itself.
        pub relation: Option<StatementRelation>,
        /// How much it shares with the reference, 0..1; 1 for the reference itself.
        pub score: Number,
    }
}

record! {
    /// One statement over the reports.
    pub struct StatementMatch {
        /// Index in `Comparison.statements`, from 0; reports count from 1: 2 is S3.
        pub id: u32,
        /// The relation that matters most among the members of other reports than the reference's.
        pub relation: StatementRelation,
        /// Index in `members` of the fullest version, which the others are compared with.
        pub reference: u32,
        /// In how many of the articles it stands.
        pub articles: u32,
        /// The versions, in the order of the articles and of the text.
        pub members: List<StatementMember>,
        /// The rule that grouped them.
        pub rule: Rule,
    }
}
