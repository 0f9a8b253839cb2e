use super::{
    ByteSpan,
    macros::{kind, record},
};

kind! {
    /// What a token is.
    pub enum TokenKind {
        /// A word, a contraction part (`n't`, `'s`), an abbreviation or initials.
        Word = "word",
        /// A number in figures.
        Number = "number",
        /// A punctuation mark or a run of one (`...`, `--`).
        Punct = "punct",
        /// A currency sign, a mathematical or other symbol.
        Symbol = "symbol",
        /// A web address.
        Url = "url",
        /// An e-mail address.
        Email = "email",
        /// `@name`.
        Handle = "handle",
        /// `#topic`.
        Hashtag = "hashtag",
        /// A pictograph with its modifiers, or an emoticon.
        Emoji = "emoji",
    }
}

record! {
    /// A token: the unit that treebanks annotate, with contractions, possessives and hyphens cut.
    pub struct Token {
        /// First character (code point).
        pub start: u32,
        /// One past the last character.
        pub end: u32,
        /// The characters themselves.
        pub text: String,
        /// What it is.
        pub kind: TokenKind,
        /// Lower-case form with straight apostrophes and quotation marks, for comparing.
        pub norm: String,
    }
}

/// A token as bytes of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TokenSpan {
    /// Where it stands.
    pub span: ByteSpan,
    /// What it is.
    pub kind: TokenKind,
}
