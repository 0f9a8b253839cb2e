use super::{List, Moment, QuoteMember, Rule, macros::record};

record! {
    /// One utterance over a corpus: who has it, in which wordings, and who had it first.
    pub struct QuoteFamily {
        /// Index in the table of families.
        pub id: u32,
        /// The fullest version.
        pub text: String,
        /// Who said it, by the fullest name that an article gives.
        pub speaker_name: Option<String>,
        /// Every name that an article gives, the most frequent first.
        pub speakers: List<String>,
        /// Whether all articles name the same speaker; none where one names nobody.
        pub same_speaker: Option<bool>,
        /// Number of articles that have it.
        pub articles: u32,
        /// Their sources, in the order of first appearance.
        pub sources: List<String>,
        /// Id of the article that had it first; of those without a date the first given.
        pub first: String,
        /// When that was published.
        #[serde(default, deserialize_with = "super::moment::optional")]
        pub first_published: Option<Moment>,
        /// When the latest was published.
        #[serde(default, deserialize_with = "super::moment::optional")]
        pub last_published: Option<Moment>,
        /// Number of different wordings.
        pub variants: u32,
        /// Number of versions from which words were cut.
        pub cuts: u32,
        /// Index in `members` of the fullest version, which the others are compared with.
        pub reference: u32,
        /// The versions, the earliest first.
        pub members: List<QuoteMember>,
        /// The rule that grouped them.
        pub rule: Rule,
    }
}
