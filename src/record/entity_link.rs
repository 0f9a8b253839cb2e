use super::{List, MentionKind, Rule, macros::record};

record! {
    /// One article's entity that an [`EntityLink`] joins.
    pub struct LinkedEntity {
        /// Id of the article.
        pub article: String,
        /// Id of the entity in that article's `Doc.entities`.
        pub entity: u32,
        /// The fullest name the article gives it.
        pub name: String,
        /// How often the article names it.
        pub count: u32,
    }
}

record! {
    /// Somebody or something that one or more reports name.
    pub struct EntityLink {
        /// Index in `Comparison.entities`.
        pub id: u32,
        /// The fullest name that a report gives, or the user's.
        pub name: String,
        /// What it is; where the reports disagree, what most mentions say.
        pub kind: MentionKind,
        /// Every way the reports write it, titles left out, in order of first use.
        pub variants: List<String>,
        /// Titles and roles that the reports give it, in order of first use.
        pub roles: List<String>,
        /// In how many of the articles it is named.
        pub articles: u32,
        /// The articles' entities, in order; one article may have several spellings of one name.
        pub members: List<LinkedEntity>,
        /// What joined them: `alone`, `same-name`, `person-name` (surname, spelling,
        /// initials), `thing-name` (acronym, longer form, firm), `alias` (a list), `user`.
        pub rule: Rule,
    }
}
