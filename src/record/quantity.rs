use super::{
    Number, Rule,
    macros::{kind, record},
};

kind! {
    /// What is counted or measured.
    pub enum QuantityKind {
        /// A count of things: `at least 40 people`.
        Count = "count",
        /// A place in an order: `third`.
        Ordinal = "ordinal",
        /// A sum of money.
        Money = "money",
        /// A share in hundredths; `two-thirds` and `one in five` too.
        Percent = "percent",
        /// A length of time.
        Duration = "duration",
        /// How old somebody or something is: `34-year-old`.
        Age = "age",
        /// Any other measured amount.
        Measure = "measure",
    }
}

kind! {
    /// How a text limits a number.
    pub enum Bound {
        /// As it stands.
        Exact = "exact",
        /// `about`, `some`, `nearly`.
        About = "about",
        /// `at least`.
        AtLeast = "at_least",
        /// `at most`, `up to`.
        AtMost = "at_most",
        /// `more than`, `over`.
        MoreThan = "more_than",
        /// `less than`, `under`.
        LessThan = "less_than",
    }
}

record! {
    /// A number with its unit.
    pub struct Quantity {
        /// First character (code point), the bound included.
        pub start: u32,
        /// One past the last character.
        pub end: u32,
        /// The characters themselves.
        pub text: String,
        /// What is counted or measured.
        pub kind: QuantityKind,
        /// The value in `unit`; the lower end of a range.
        pub value: Number,
        /// The upper end of a range.
        pub high: Option<Number>,
        /// Unit: the noun counted (`people`), an ISO 4217 code (`USD`, with what it is paid for in `USD/barrel`), `%`,
        /// `hour`, `km`; `score` for a result such as `3-1`, whose second figure is `high`.
        pub unit: Option<String>,
        /// How the text limits the value.
        pub bound: Bound,
        /// The rule that read it.
        pub rule: Rule,
    }
}
