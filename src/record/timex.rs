use super::{
    Rule,
    macros::{kind, record},
};

kind! {
    /// Type of a time expression, as in TIMEX3 (`TimeML` 1.2.1).
    pub enum TimexKind {
        /// A calendar date, week, month, year.
        Date = "DATE",
        /// A time of day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// Something that recurs.
        Set = "SET",
    }
}

kind! {
    /// How fine a time expression is.
    pub enum Grain {
        /// A hundred years or more.
        Century = "century",
        /// Ten years.
        Decade = "decade",
        /// A year.
        Year = "year",
        /// Six months.
        Half = "half",
        /// Three months.
        Quarter = "quarter",
        /// Spring, summer, autumn, winter.
        Season = "season",
        /// A month.
        Month = "month",
        /// An ISO week.
        Week = "week",
        /// A day.
        Day = "day",
        /// An hour.
        Hour = "hour",
        /// A minute.
        Minute = "minute",
        /// A second.
        Second = "second",
    }
}

kind! {
    /// What a time expression was resolved against.
    pub enum Basis {
        /// Itself: it is complete.
        Absolute = "absolute",
        /// The article's date.
        Published = "published",
        /// The time of the quotation it stands in.
        Quote = "quote",
        /// A time named before it in the text: `two days later`.
        Text = "text",
        /// Nothing was known to resolve it against.
        Unresolved = "unresolved",
    }
}

record! {
    /// A time expression after TIMEX3.
    pub struct Timex {
        /// First character (code point).
        pub start: u32,
        /// One past the last character.
        pub end: u32,
        /// The characters themselves.
        pub text: String,
        /// TIMEX3 type.
        pub kind: TimexKind,
        /// TIMEX3 value (`2025-10-16`, `2025-W43`, `PT2H`, `XXXX-10-16` without a year).
        pub value: Option<String>,
        /// How fine it is.
        pub grain: Grain,
        /// What it was resolved against.
        pub basis: Basis,
        /// The rule that read it.
        pub rule: Rule,
    }
}

impl Timex {
    /// Whether it is a time of day whose day nothing in the text names, so that the day of publication was taken.
    pub fn is_hour_alone(&self) -> bool {
        matches!(&*self.rule, "clock-alone" | "part-of-day-alone")
    }

    /// The value where it names a day, month, year or hour, if only within an unknown year; none for a placeholder
    /// such as `XXXX-WXX-4` or a reference such as `PRESENT_REF`.
    pub fn known(&self) -> Option<&str> {
        self.value.as_deref().filter(|value| {
            value.contains('T')
                || !(value.starts_with("XXXX-W")
                    || value.starts_with("XXXX-XX")
                    || value.ends_with("_REF"))
        })
    }
}
