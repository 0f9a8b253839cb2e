use super::{Coverage, Diagnostic, Doc, Fact, QuoteMatch, StatementMatch, TimelineRow};
use std::sync::Arc;

/// What several reports on one event share, change and leave out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The reports, in the order given.
    pub docs: Vec<Arc<Doc>>,
    /// Quotations over the reports, in the order of their first appearance.
    pub quotes: Vec<QuoteMatch>,
    /// Statements over the reports, in the order of their first appearance.
    pub statements: Vec<StatementMatch>,
    /// Numbers, dates, places and people of one slot over the reports, in the order of their first appearance.
    pub facts: Vec<Fact>,
    /// Dated statements, earliest first.
    pub timeline: Vec<TimelineRow>,
    /// One row for each thing and article: whether it is there and where.
    pub coverage: Vec<Coverage>,
    /// What was odd in comparing.
    pub diagnostics: Vec<Diagnostic>,
}

impl Comparison {
    /// What only the article `id` has.
    pub fn only_in(&self, id: &str) -> Vec<Coverage> {
        self.coverage
            .iter()
            .filter(|row| row.present && row.articles == 1 && row.article == id)
            .cloned()
            .collect()
    }

    /// What every article has.
    pub fn in_all(&self) -> Vec<Coverage> {
        let all = self.docs.len() as u32;
        self.coverage.iter().filter(|row| row.articles == all).cloned().collect()
    }
}
