use super::{
    Edit, List, Number, Rule,
    macros::{kind, record},
};

kind! {
    /// How one version of a quotation stands to the reference version of it.
    pub enum QuoteRelation {
        /// The same characters.
        Identical = "identical",
        /// The same words; marks, case or spacing differ.
        SameWords = "same_words",
        /// A part of the reference, unbroken.
        Truncated = "truncated",
        /// The reference and more.
        Extended = "extended",
        /// Parts of the reference with a gap between them.
        Elided = "elided",
        /// Several quotations of the reference run into one.
        Joined = "joined",
        /// Words were changed.
        Edited = "edited",
        /// Reported in other words.
        Paraphrased = "paraphrased",
        /// The same words, without quotation marks.
        Unquoted = "unquoted",
        /// No other report has it.
        OnlyOne = "only_one",
    }
}

kind! {
    /// Whether a reader can see that words were left out.
    pub enum Cut {
        /// By an ellipsis, brackets, or the marks closing before the attribution with a break shown.
        Marked = "marked",
        /// Nothing shows it.
        Silent = "silent",
    }
}

record! {
    /// One report's version of a quotation.
    pub struct QuoteMember {
        /// Id of the article.
        pub article: String,
        /// Id of the quotation in that article's `Doc.quotes`; none where the words stand in its prose, or between marks
        /// and given to nobody.
        pub quote: Option<u32>,
        /// First character (code point).
        pub start: u32,
        /// One past the last character.
        pub end: u32,
        /// The characters themselves.
        pub text: String,
        /// Who says it there.
        pub speaker_name: Option<String>,
        /// How it stands to the reference; none for the reference itself.
        pub relation: Option<QuoteRelation>,
        /// Whether a cut shows; none where nothing was cut.
        pub cut: Option<Cut>,
        /// The differences from the reference, in order.
        pub edits: List<Edit>,
        /// Share of this version's words that the reference has too, 0..1.
        pub score: Number,
    }
}

record! {
    /// One utterance over the reports.
    pub struct QuoteMatch {
        /// Index in `Comparison.quotes`.
        pub id: u32,
        /// Who said it, by the fullest name that a report gives.
        pub speaker_name: Option<String>,
        /// The relation that matters most among the members.
        pub relation: QuoteRelation,
        /// Whether all members name the same speaker; none where one names nobody, or nobody beside the quotation.
        pub same_speaker: Option<bool>,
        /// Index in `members` of the fullest version, which the others are compared with.
        pub reference: u32,
        /// The versions, in the order of the articles and of the text.
        pub members: List<QuoteMember>,
        /// The rule that grouped them.
        pub rule: Rule,
    }
}
