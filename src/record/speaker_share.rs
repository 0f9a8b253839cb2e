use super::{List, Number, macros::record};

record! {
    /// How much one report lets one speaker say.
    pub struct SpeakerShare {
        /// The speaker's fullest name over the reports, or the description of an unnamed one.
        pub speaker: String,
        /// Id in `Comparison.entities`, where the speaker is named.
        pub entity: Option<u32>,
        /// Id of the article.
        pub article: String,
        /// How the article names the speaker in its attributions, in order of first use.
        pub written: List<String>,
        /// Quotations with words between quotation marks.
        pub direct: u32,
        /// Words between quotation marks.
        pub direct_words: u32,
        /// Statements reported without quotation marks, beliefs left out.
        pub indirect: u32,
        /// Words reported without quotation marks.
        pub indirect_words: u32,
        /// Share of the article's words that are this speaker's, 0..1.
        pub share: Number,
        /// In how many of the articles the speaker has a say.
        pub articles: u32,
    }
}
