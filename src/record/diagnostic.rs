use super::{Rule, macros::record};

record! {
    /// Something odd in a text that did not stop the work.
    pub struct Diagnostic {
        /// Stable name, for instance `unclosed-quotation`.
        pub code: Rule,
        /// What was found and what was done about it.
        pub message: String,
        /// First character (code point), where it has a place.
        pub start: Option<u32>,
        /// One past the last character.
        pub end: Option<u32>,
    }
}
