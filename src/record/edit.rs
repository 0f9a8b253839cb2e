use super::macros::{kind, record};

kind! {
    /// What was done to the words of a quotation.
    pub enum EditOp {
        /// Words stand here that the reference lacks.
        Insert = "insert",
        /// Words of the reference are missing.
        Delete = "delete",
        /// Words were changed.
        Replace = "replace",
    }
}

kind! {
    /// What kind of change it is, most harmless first.
    pub enum EditKind {
        /// Another form of the same mark: curly or straight, a full stop for a comma.
        Glyph = "glyph",
        /// Upper or lower case.
        Case = "case",
        /// Spelling or hyphenation.
        Spelling = "spelling",
        /// A word without content of its own: an article, a preposition.
        FunctionWord = "function_word",
        /// Another form of the same verb or noun.
        Tense = "tense",
        /// A word with content.
        ContentWord = "content_word",
        /// A number.
        Number = "number",
        /// A negation gained or lost.
        Negation = "negation",
    }
}

record! {
    /// One difference between a quotation and the reference version of it.
    pub struct Edit {
        /// What was done.
        pub op: EditOp,
        /// What kind of change it is.
        pub kind: EditKind,
        /// The words in the reference; empty for an insertion.
        pub reference: String,
        /// The words in this version; empty for a deletion.
        pub text: String,
        /// Where the reference words start in the reference's article (code points).
        pub reference_start: u32,
        /// One past their last character.
        pub reference_end: u32,
        /// Where this version's words start in its own article (code points).
        pub start: u32,
        /// One past their last character.
        pub end: u32,
    }
}
