use super::{List, Moment, Rule, macros::record};

record! {
    /// Articles on one event.
    pub struct EventCluster {
        /// Number of the event; in a stream it stays the event's own.
        pub id: u32,
        /// Ids of the articles, the earliest first.
        pub articles: List<String>,
        /// Their sources, in the order of the articles, each once.
        pub sources: List<String>,
        /// When the earliest was published; none where no date is known.
        #[serde(default, deserialize_with = "super::moment::optional")]
        pub first_published: Option<Moment>,
        /// When the latest was.
        #[serde(default, deserialize_with = "super::moment::optional")]
        pub last_published: Option<Moment>,
        /// Title of the article that is most like the others, or its first line where that is a headline by its form.
        pub title: Option<String>,
        /// Names that most of the articles share, whole, the most telling first.
        pub names: List<String>,
        /// What joined them: `average-link`, or `alone`.
        pub rule: Rule,
    }
}
