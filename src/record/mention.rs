use super::{
    Number, Rule,
    macros::{kind, record},
};

kind! {
    /// What a name names (the nine kinds are those of `OntoNotes` 5; WORK joins works of art and laws).
    pub enum MentionKind {
        /// A person.
        Person = "PERSON",
        /// An organisation.
        Org = "ORG",
        /// A country, city or state.
        Gpe = "GPE",
        /// A place that is no state: a river, a region.
        Loc = "LOC",
        /// A building or a road.
        Fac = "FAC",
        /// A nationality, religion or political group.
        Norp = "NORP",
        /// A named event.
        Event = "EVENT",
        /// A work of art, a law or a named document.
        Work = "WORK",
        /// A product.
        Product = "PRODUCT",
    }
}

record! {
    /// One place where a text names something. Titles, `the` and `'s` stay outside the span.
    pub struct Mention {
        /// First character (code point).
        pub start: u32,
        /// One past the last character.
        pub end: u32,
        /// The characters themselves.
        pub text: String,
        /// What it names.
        pub kind: MentionKind,
        /// Id of its entity in `Doc.entities`.
        pub entity: u32,
        /// The title before it: `President`.
        pub title: Option<String>,
        /// The rule or model that found it.
        pub rule: Rule,
        /// How sure it is, 0..1.
        pub score: Number,
    }
}
