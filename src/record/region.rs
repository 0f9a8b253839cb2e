use super::{
    ByteSpan, Rule,
    macros::{kind, record},
};

kind! {
    /// What stands between a pair of quotation marks.
    pub enum RegionKind {
        /// Somebody's words, a clause or more.
        Quotation = "quotation",
        /// Quoted words inside a reported clause.
        Part = "part",
        /// Words held at a distance, nobody's in particular.
        Scare = "scare",
        /// The title of a work, a plan or a programme.
        Title = "title",
        /// A nickname.
        Nickname = "nickname",
        /// Marks inside another quotation.
        Inner = "inner",
    }
}

record! {
    /// A stretch between quotation marks, the marks included.
    pub struct Region {
        /// First character (code point), the opening mark where there is one.
        pub start: u32,
        /// One past the last character, the closing mark included where there is one.
        pub end: u32,
        /// The characters themselves.
        pub text: String,
        /// What it is.
        pub kind: RegionKind,
        /// Index in `Doc.regions` of the region that encloses it.
        pub parent: Option<u32>,
        /// Whether its closing mark was found.
        pub closed: bool,
        /// Index in `Doc.regions` of the region of the paragraph before that it continues.
        pub continues: Option<u32>,
        /// The rule that named the kind.
        pub rule: Rule,
    }
}

/// A pair of quotation marks as bytes of its text. Regions are in order of their start; an enclosing one comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RegionSpan {
    /// Where it stands, marks included.
    pub span: ByteSpan,
    /// What stands between the marks.
    pub inner: ByteSpan,
    /// Index of the region that encloses it.
    pub parent: Option<u32>,
    /// Whether its closing mark was found.
    pub closed: bool,
    /// Index of the region of the paragraph before that it continues.
    pub continues: Option<u32>,
}
