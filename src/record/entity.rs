use super::{List, Mention, MentionKind, macros::record};

record! {
    /// Somebody or something that one article names, with all its mentions there.
    pub struct Entity {
        /// Index in `Doc.entities`.
        pub id: u32,
        /// The fullest name the article gives.
        pub name: String,
        /// What it is.
        pub kind: MentionKind,
        /// The other forms the article uses, in order of first use.
        pub aliases: List<String>,
        /// Titles and roles the article gives it: `President`.
        pub roles: List<String>,
        /// Where it is named, in order.
        pub mentions: List<Mention>,
    }
}
