use super::{
    Bound, List, Number, Rule, StatementVoice,
    macros::{kind, record},
};

kind! {
    /// What kind of value fills a slot.
    pub enum FactKind {
        /// A count of things or people.
        Count = "count",
        /// A sum of money.
        Money = "money",
        /// A share in hundredths.
        Percent = "percent",
        /// A length of time.
        Duration = "duration",
        /// Any other measured amount.
        Measure = "measure",
        /// A day, a week, a month, a year.
        Date = "date",
        /// Where it happens.
        Place = "place",
        /// Who holds a role, or who or which body it is about.
        Person = "person",
    }
}

kind! {
    /// How the reports stand to each other on one slot. No status says who is right.
    pub enum FactStatus {
        /// The values are equal after normalisation.
        Agree = "agree",
        /// The values may both be right: one is a rounding of the other, lies inside its bound or range, or is coarser.
        Compatible = "compatible",
        /// A toll that grew between two times, or a text says that a figure rose or was revised.
        Update = "update",
        /// The values cannot both be right at one time.
        Conflict = "conflict",
        /// No other report has a value for it.
        OnlyOne = "only_one",
    }
}

record! {
    /// One report's value of a fact.
    pub struct FactValue {
        /// Id of the article.
        pub article: String,
        /// First character (code point).
        pub start: u32,
        /// One past the last character.
        pub end: u32,
        /// The characters themselves.
        pub text: String,
        /// The normalised value: a number, an ISO 8601 date, a name.
        pub value: String,
        /// The value as a number, the lower end of a range; none for dates, places and people.
        pub number: Option<Number>,
        /// The upper end of a range.
        pub high: Option<Number>,
        /// How the text limits the number; none for dates, places and people.
        pub bound: Option<Bound>,
        /// The time the value is of, as far as its sentence says it.
        pub as_of: Option<String>,
        /// Who speaks.
        pub voice: StatementVoice,
        /// Who says it there; none in the outlet's voice and where nobody is named.
        pub speaker_name: Option<String>,
        /// First character of its sentence.
        pub sentence_start: u32,
        /// One past the last character of its sentence.
        pub sentence_end: u32,
    }
}

record! {
    /// One slot with the values that the reports fill it with.
    pub struct Fact {
        /// Index in `Comparison.facts`, from 0; reports count from 1: 8 is F9.
        pub id: u32,
        /// What kind of value it is.
        pub kind: FactKind,
        /// What is told: the unit or the toll (`dead`, `tonne`, `USD`), or for a date or place what it is about.
        pub slot: String,
        /// The words around the values that the reports share, most telling first.
        pub about: List<String>,
        /// How the values stand to each other.
        pub status: FactStatus,
        /// In how many of the articles it stands.
        pub articles: u32,
        /// The values, in the order of the articles and of the text.
        pub values: List<FactValue>,
        /// The rule that decided the status.
        pub rule: Rule,
    }
}
