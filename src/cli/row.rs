//! Records as the rows of CSV and JSONL files.

use super::{Console, Failure, output::Sink};
use crate::record::{
    Doc, DuplicateGroup, DuplicatePair, EventCluster, Moment, Passage, Quote, QuoteKind, ReusePair,
    Rule,
};
use csv::{Terminator, WriterBuilder};
use serde::Serialize;
use std::path::Path;

/// One row of a table: the same names and values in CSV and JSONL.
pub(super) trait Row: Serialize {
    /// Names of the columns.
    const COLUMNS: &'static [&'static str];

    /// A cell for each column.
    fn cells(&self) -> Vec<String>;
}

/// How rows are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    Csv,
    Jsonl,
}

impl Layout {
    /// JSONL for names that say so, else CSV.
    pub(super) fn of(path: &Path) -> Self {
        let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
        if ["jsonl", "ndjson", "json"].contains(&end.to_lowercase().as_str()) {
            Self::Jsonl
        } else {
            Self::Csv
        }
    }
}

/// A table on its way into a file.
pub(super) struct Sheet {
    sink: Sink,
    layout: Layout,
    /// Whether cells that a spreadsheet would run are made harmless.
    safe: bool,
    headed: bool,
}

impl Sheet {
    pub(super) fn open(path: &Path, layout: Layout, safe: bool) -> Result<Self, Failure> {
        Ok(Self { sink: Sink::open(path)?, layout, safe, headed: false })
    }

    pub(super) fn row<R: Row>(
        &mut self,
        row: &R,
        console: &mut Console<'_>,
    ) -> Result<(), Failure> {
        self.head::<R>(console)?;
        let bytes = match self.layout {
            Layout::Csv => line(row.cells().into_iter().map(|cell| guarded(cell, self.safe))),
            Layout::Jsonl => {
                let mut line = serde_json::to_vec(row).expect("records have string keys only");
                line.push(b'\n');
                line
            }
        };
        self.sink.put(&bytes, console)
    }

    /// Ends the file; a table without rows has its line of names.
    pub(super) fn close<R: Row>(
        mut self,
        quiet: bool,
        console: &mut Console<'_>,
    ) -> Result<(), Failure> {
        self.head::<R>(console)?;
        self.sink.close(quiet, console)
    }

    fn head<R: Row>(&mut self, console: &mut Console<'_>) -> Result<(), Failure> {
        if self.layout == Layout::Csv && !std::mem::replace(&mut self.headed, true) {
            self.sink.put(&line(R::COLUMNS.iter().map(|&name| name.to_owned())), console)?;
        }
        Ok(())
    }
}

/// Writes all `rows` into a file.
pub(super) fn table<R: Row>(
    path: &Path,
    layout: Layout,
    safe: bool,
    rows: &[R],
    quiet: bool,
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    let mut sheet = Sheet::open(path, layout, safe)?;
    for row in rows {
        sheet.row(row, console)?;
    }
    sheet.close::<R>(quiet, console)
}

fn line(cells: impl Iterator<Item = String>) -> Vec<u8> {
    let mut writer =
        WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
    writer.write_record(cells.map(String::into_bytes)).expect("memory takes every row");
    writer.into_inner().expect("memory takes every row")
}

/// A cell that a spreadsheet would take for a formula, behind an apostrophe.
fn guarded(cell: String, safe: bool) -> String {
    if safe && cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{cell}")
    } else {
        cell
    }
}

/// A value as a cell; what is not known is empty.
trait Cell {
    fn cell(&self) -> String;
}

macro_rules! cell {
    ($($ty:ty),+) => { $(impl Cell for $ty { fn cell(&self) -> String { self.to_string() } })+ };
}
cell!(String, str, u32, bool, Moment, QuoteKind, Rule, crate::record::Derivation);

impl Cell for crate::record::Number {
    fn cell(&self) -> String {
        self.get().to_string()
    }
}

impl<T: Cell + ?Sized> Cell for &T {
    fn cell(&self) -> String {
        (*self).cell()
    }
}

impl<T: Cell> Cell for Option<T> {
    fn cell(&self) -> String {
        self.as_ref().map(Cell::cell).unwrap_or_default()
    }
}

impl Cell for crate::record::List<String> {
    fn cell(&self) -> String {
        self.join("; ")
    }
}

macro_rules! row {
    ($name:ty { $($field:ident),+ $(,)? }) => {
        impl Row for $name {
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),+];

            fn cells(&self) -> Vec<String> {
                vec![$(self.$field.cell()),+]
            }
        }
    };
}

row!(DuplicatePair { a, b, jaccard, a_in_b, b_in_a, shared, same_source, earlier });
row!(DuplicateGroup { id, articles, earliest, sources, rule });
row!(ReusePair {
    a,
    b,
    words,
    quoted_words,
    longest,
    passages,
    share_of_a,
    share_of_b,
    prose_share_of_a,
    prose_share_of_b,
    same_source,
    earlier,
    derivation,
    rule
});
row!(EventCluster { id, articles, sources, first_published, last_published, title, names, rule });
row!(QuoteRow<'_> {
    article, article_source, published, title, url, id, kind, start, end, text, speaker_name, source, cue, addressee, via,
    parent, negated, belief, closed, rule, score
});
row!(PassageRow<'_> { a, a_start, a_end, b, b_start, b_end, words, quoted, credited, a_text, b_text });

/// A quotation with its article, by the names of Python's columns; of spans the text alone. Offsets are code points of the
/// article's text.
#[derive(Serialize)]
pub(super) struct QuoteRow<'d> {
    /// Id of the article.
    article: &'d str,
    /// Who published it.
    article_source: Option<&'d str>,
    published: Option<Moment>,
    title: Option<&'d str>,
    url: Option<&'d str>,
    /// Number of the quotation in its article.
    id: u32,
    kind: QuoteKind,
    start: u32,
    end: u32,
    text: &'d str,
    /// Full name of the speaker.
    speaker_name: Option<&'d str>,
    /// The speaker as written.
    source: Option<&'d str>,
    cue: Option<&'d str>,
    addressee: Option<&'d str>,
    via: Option<&'d str>,
    parent: Option<u32>,
    negated: bool,
    belief: bool,
    closed: bool,
    rule: &'d Rule,
    score: crate::record::Number,
}

impl<'d> QuoteRow<'d> {
    pub(super) fn new(doc: &'d Doc, quote: &'d Quote) -> Self {
        fn text(span: Option<&crate::record::Span>) -> Option<&str> {
            span.map(|span| span.text.as_str())
        }
        let article = &doc.article;
        Self {
            article: &article.id,
            article_source: article.source.as_deref(),
            published: article.published,
            title: article.title.as_deref(),
            url: article.url.as_deref(),
            id: quote.id,
            kind: quote.kind,
            start: quote.start,
            end: quote.end,
            text: &quote.text,
            speaker_name: quote.speaker_name.as_deref(),
            source: text(quote.source.as_ref()),
            cue: text(quote.cue.as_ref()),
            addressee: text(quote.addressee.as_ref()),
            via: text(quote.via.as_ref()),
            parent: quote.parent,
            negated: quote.negated,
            belief: quote.belief,
            closed: quote.closed,
            rule: &quote.rule,
            score: quote.score,
        }
    }
}

/// A passage without spans inside.
#[derive(Serialize)]
pub(super) struct PassageRow<'p> {
    a: &'p str,
    a_start: u32,
    a_end: u32,
    b: &'p str,
    b_start: u32,
    b_end: u32,
    words: u32,
    quoted: bool,
    credited: Option<&'p str>,
    a_text: &'p str,
    b_text: &'p str,
}

impl<'p> PassageRow<'p> {
    pub(super) fn new(passage: &'p Passage) -> Self {
        Self {
            a: &passage.a,
            a_start: passage.a_span.start,
            a_end: passage.a_span.end,
            b: &passage.b,
            b_start: passage.b_span.start,
            b_end: passage.b_span.end,
            words: passage.words,
            quoted: passage.quoted,
            credited: passage.credited.as_deref(),
            a_text: &passage.a_span.text,
            b_text: &passage.b_span.text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_cells_that_a_spreadsheet_would_run_are_guarded() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(guarded(cell.to_owned(), true), format!("'{cell}"));
            assert_eq!(guarded(cell.to_owned(), false), cell);
        }
        for cell in ["", "plain", "“=1”", " =1"] {
            assert_eq!(guarded(cell.to_owned(), true), cell);
        }
    }

    #[test]
    fn a_row_has_a_cell_for_each_column() {
        let doc = crate::analyze(
            std::sync::Arc::new(crate::Article::new("\"We sail,\" Mara Ilves said.")),
            &crate::Options::default(),
        );
        let row = QuoteRow::new(&doc, &doc.quotes[0]);
        assert_eq!(row.cells().len(), QuoteRow::COLUMNS.len());
        let json = serde_json::to_value(&row).expect("JSON");
        assert_eq!(json.as_object().expect("an object").len(), QuoteRow::COLUMNS.len());
        assert!(QuoteRow::COLUMNS.iter().all(|name| json.get(*name).is_some()));
    }
}
