use super::{
    Rule,
    macros::{kind, record},
};

kind! {
    /// What kind of label it is.
    pub enum LabelKind {
        /// An office or form of address: `President`, `the US president`, `Secretary of State`.
        Title = "title",
        /// What somebody does or whose relation somebody is, without judgement: `Russian counterpart`, `top aide`.
        Role = "role",
        /// A label with a word that praises or blames: `Russian dictator`, `the reformer`.
        Evaluative = "evaluative",
        /// Any other apposition: `a 45-year-old from Ohio`.
        Description = "description",
        /// What an event is called: `the war with Ukraine`.
        EventName = "event_name",
    }
}

kind! {
    /// Whose words a label is in.
    pub enum Voice {
        /// The outlet's: outside quotation marks. That holds inside indirect speech too, where the reporter words what
        /// somebody said; `Label.reported_by` then names that speaker.
        Outlet = "outlet",
        /// A speaker's: inside quotation marks, inside a direct quotation that runs on without them, or given by a verb
        /// of naming (`Y called X a coward`).
        Quote = "quote",
    }
}

record! {
    /// What one report calls somebody or something in one place.
    pub struct Label {
        /// Index in `Comparison.labels`.
        pub id: u32,
        /// Id in `Comparison.entities`; none for an event, an act or somebody unnamed.
        pub entity: Option<u32>,
        /// What is labelled: the name over the reports, else how it is called.
        pub subject: String,
        /// Id of the article.
        pub article: String,
        /// First character (code point).
        pub start: u32,
        /// One past the last character.
        pub end: u32,
        /// The characters themselves.
        pub text: String,
        /// What kind of label it is.
        pub kind: LabelKind,
        /// Whose words it is in.
        pub voice: Voice,
        /// Who says it, where it is quoted and the report says who.
        pub speaker: Option<String>,
        /// Whose indirect speech it stands in, where the outlet words it.
        pub reported_by: Option<String>,
        /// Whether a word in it is in the list of loaded words.
        pub loaded: bool,
        /// Number of the contrast it belongs to: outlets that call one thing by different labels of one slot.
        pub contrast: Option<u32>,
        /// The pattern that found it: `title`, `before-name`, `before-comma`, `apposition`, `copula`, `definite`,
        /// `adjective`, `named-so`, `source`, `event-noun`, `act`.
        pub rule: Rule,
    }
}
