use super::{Grain, List, Rule, macros::record};

record! {
    /// One statement on one date.
    pub struct TimelineRow {
        /// The date in ISO 8601 (`2025-10-16`, `2025-W43`); `XXXX-10-16` where no report gives the year.
        pub date: String,
        /// How fine it is.
        pub grain: Grain,
        /// Id in `Comparison.statements`.
        pub statement: u32,
        /// The fullest version of the statement.
        pub text: String,
        /// Ids of the articles that give this date, the first to report first; undated articles come last.
        pub articles: List<String>,
        /// When the first of them was published (ISO 8601), where that is known.
        pub first_reported: Option<String>,
        /// Other dates that the reports give for the same statement.
        pub conflicting: List<String>,
        /// The rule that joined them.
        pub rule: Rule,
    }
}
