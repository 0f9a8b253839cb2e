use super::{fact, label, passage, reports::Reports, speaker, statement, timeline};

/// The sections that every view has, in their order: what an editor asks first comes first.
pub(super) fn in_order(reports: &Reports<'_>, extent: Extent) -> [Section; 6] {
    [
        label::section(reports, extent),
        fact::section(reports, extent),
        speaker::section(reports, extent),
        passage::section(reports, extent),
        timeline::section(reports, extent),
        statement::section(reports, extent),
    ]
}

/// A part of the report that every view sets in its own way: the same words, tables and places in HTML, in Markdown and
/// on a terminal.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// Its id in HTML.
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    /// How to read it.
    pub(super) note: String,
    pub(super) tables: Vec<Table>,
    /// Sentences that say what is not shown.
    pub(super) left_out: Vec<String>,
    /// Places in the texts that it speaks of.
    pub(super) marks: Vec<Mark>,
}

/// Rows under heads.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) heading: Option<&'static str>,
    pub(super) columns: Vec<String>,
    /// Whether its two columns hold texts of like length.
    pub(super) even: bool,
    pub(super) rows: Vec<Row>,
}

/// One finding.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Its number, `F3`.
    pub(super) tag: Option<String>,
    /// Its id in HTML.
    pub(super) id: Option<String>,
    pub(super) cells: Vec<Cell>,
}

/// Lines under each other.
pub(super) type Cell = Vec<Line>;
/// Pieces that follow each other.
pub(super) type Line = Vec<Piece>;

/// A few words and how they are set.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Plain(String),
    Strong(String),
    Soft(String),
    /// Words of a report.
    Words(String),
    /// What nobody may miss.
    Alarm(String),
    /// The name of a report.
    Report(usize),
    /// A place in a report, with the link to it.
    Place(Place),
    /// The number of a row, with the id to link to.
    Row(String, String),
    /// A share as a bar, 0..1. Its number stands in words beside it.
    Bar(f64),
    /// Shares that follow each other in one bar, each 0..1. Their numbers stand in words beside it.
    Stack(Vec<f64>),
    /// The part of a stacked bar that the words after it name.
    Swatch(usize),
    /// Which of the reports have it. Their names stand beside it.
    Dots(Vec<bool>),
}

/// A stretch of a report in code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Number of the report.
    pub(super) report: usize,
    pub(super) start: u32,
    pub(super) end: u32,
    /// Id of its mark in the text.
    pub(super) id: String,
}

/// A stretch of a report that is marked in its text.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) place: Place,
    /// What stands in front of it: `F3`.
    pub(super) tag: Option<String>,
    /// Id of the row that speaks of it.
    pub(super) target: String,
    /// Class of the stretch in HTML.
    pub(super) class: &'static str,
    /// What a reader sees on hovering.
    pub(super) title: String,
}

/// How much a view shows before it says what it leaves out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// Rows of a table.
    pub(super) rows: usize,
    /// Rows of a table that has one for each report.
    pub(super) reports: usize,
    /// Lines of a cell.
    pub(super) lines: usize,
    /// Words of a statement or a passage.
    pub(super) words: usize,
}

impl Section {
    pub(super) fn is_empty(&self) -> bool {
        self.tables.iter().all(|table| table.rows.is_empty())
    }

    /// Cuts `items` to `limit` and says how many are left out.
    pub(super) fn cut<T>(&mut self, items: &mut Vec<T>, limit: usize, (one, many): (&str, &str)) {
        if let Some(more) = items.len().checked_sub(limit).filter(|&more| more > 0) {
            items.truncate(limit);
            let noun = if more == 1 { one } else { many };
            self.left_out.push(format!("Not shown here: {more} more {noun}."));
        }
    }
}

impl Table {
    pub(super) fn new<S: Into<String>>(columns: impl IntoIterator<Item = S>) -> Self {
        Self { columns: columns.into_iter().map(Into::into).collect(), ..Self::default() }
    }
}

/// Lines cut to `limit`, the last of them saying how many more there are.
pub(super) fn shortened(mut lines: Vec<Line>, limit: usize) -> Vec<Line> {
    if lines.len() > limit {
        let more = lines.len() + 1 - limit.max(1);
        lines.truncate(limit.max(1) - 1);
        lines.push(vec![soft(format!("and {more} more"))]);
    }
    lines
}

pub(super) fn plain(text: impl Into<String>) -> Piece {
    Piece::Plain(text.into())
}

pub(super) fn strong(text: impl Into<String>) -> Piece {
    Piece::Strong(text.into())
}

pub(super) fn soft(text: impl Into<String>) -> Piece {
    Piece::Soft(text.into())
}

pub(super) fn words(text: impl Into<String>) -> Piece {
    Piece::Words(text.into())
}

/// `rule later-toll`.
pub(super) fn rule(rule: &str) -> Piece {
    Piece::Soft(format!("rule {rule}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_is_told() {
        let mut section = Section::default();
        let mut items = vec![1, 2, 3];
        section.cut(&mut items, 3, ("fact", "facts"));
        assert_eq!(section.left_out, Vec::<String>::new());
        section.cut(&mut items, 1, ("fact", "facts"));
        assert_eq!(items, [1]);
        assert_eq!(section.left_out, ["Not shown here: 2 more facts."]);
        let lines = shortened(vec![vec![plain("a")], vec![plain("b")], vec![plain("c")]], 2);
        assert_eq!(lines, [vec![plain("a")], vec![soft("and 2 more")]]);
    }
}
