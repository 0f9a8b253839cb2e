use super::{
    Console, Failure,
    input::Reading,
    output::{self, Sink, cut, plain, say, wrapped},
    row::{Layout, QuoteRow, Sheet},
    stream,
    work::Work,
};
use crate::{
    batch::Progress,
    record::{Doc, Quote},
};
use clap::Args;
use std::path::PathBuf;

/// Lists every quotation with its speaker, cue and place.
///
/// Without --csv, --jsonl or --md a list is printed. Places count characters (code points) of the article's text.
#[derive(Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:\n  \
        crosswire quotes courier.txt\n  \
        crosswire quotes articles.jsonl --csv quotes.csv --safe-csv\n  \
        crosswire quotes articles.csv --column text=Story \\\n      --column source=Paper --jsonl -"
)]
pub(super) struct Quotes {
    /// Files with articles; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write a table; - is standard output
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Write one line of JSON for each quotation
    #[arg(long, value_name = "FILE")]
    jsonl: Option<PathBuf>,
    /// Write a list in Markdown, by article
    #[arg(long, value_name = "FILE")]
    md: Option<PathBuf>,
    /// Put ' before cells of the table that a spreadsheet would take for a formula
    #[arg(long)]
    safe_csv: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    work: Work,
}

impl Quotes {
    pub(super) fn run(
        &self,
        console: &mut Console<'_>,
        progress: &Progress,
    ) -> Result<(), Failure> {
        let outputs = [
            ("--csv", self.csv.as_ref()),
            ("--jsonl", self.jsonl.as_ref()),
            ("--md", self.md.as_ref()),
        ];
        output::check(&self.files, &outputs)?;
        let sheet = |path: &PathBuf, layout| Sheet::open(path, layout, self.safe_csv);
        let mut sheets: Vec<Sheet> = [
            self.csv.as_ref().map(|path| sheet(path, Layout::Csv)),
            self.jsonl.as_ref().map(|path| sheet(path, Layout::Jsonl)),
        ]
        .into_iter()
        .flatten()
        .collect::<Result<_, _>>()?;
        let mut markdown = self.md.as_deref().map(Sink::open).transpose()?;
        let listed = sheets.is_empty() && markdown.is_none();
        let done = stream::docs(
            &self.files,
            &self.reading,
            &self.work,
            console,
            progress,
            |doc, console| {
                for quote in &doc.quotes {
                    let row = QuoteRow::new(doc, quote);
                    for sheet in &mut sheets {
                        sheet.row(&row, console)?;
                    }
                }
                if let Some(markdown) = &mut markdown {
                    markdown.put(section(doc).as_bytes(), console)?;
                }
                if listed { say(&list(doc, console.width), console) } else { Ok(()) }
            },
        );
        if matches!(done, Err(Failure::Interrupted | Failure::Unread)) {
            return done;
        }
        for sheet in sheets {
            sheet.close::<QuoteRow<'_>>(self.work.quiet, console)?;
        }
        if let Some(markdown) = markdown {
            markdown.close(self.work.quiet, console)?;
        }
        done
    }
}

/// What an article is called in a list: its id, with its outlet where it names one.
fn heading(doc: &Doc) -> String {
    match &doc.article.source {
        Some(source) => format!("{} ({})", plain(&doc.article.id), plain(source)),
        None => plain(&doc.article.id),
    }
}

/// Who says it and how, in words.
fn credit(quote: &Quote) -> String {
    let speaker = quote.speaker_name.as_deref().map_or("nobody named".to_owned(), plain);
    let cue = quote.cue.as_ref().map(|cue| format!(", {}", plain(&cue.text))).unwrap_or_default();
    let not = if quote.negated { ", denied" } else { "" };
    format!("{speaker}{cue}{not}")
}

fn list(doc: &Doc, width: usize) -> String {
    if doc.quotes.is_empty() {
        return format!("{}: no quotation\n\n", heading(doc));
    }
    let mut list = vec![heading(doc)];
    for quote in &doc.quotes {
        let kind = quote.kind.name();
        list.push(format!("  {kind:<8} {}", cut(&credit(quote), width.saturating_sub(11))));
        let lines = wrapped(&quote.text, width.saturating_sub(11));
        list.extend(lines.into_iter().map(|line| format!("           {line}")));
    }
    list.join("\n") + "\n\n"
}

fn section(doc: &Doc) -> String {
    let mut section = vec![format!("## {}", escaped(&heading(doc)))];
    for quote in &doc.quotes {
        section.push(format!("> {}", escaped(&plain(&quote.text))));
        section.push(format!(
            "{} ({}, characters {}\u{2013}{})",
            escaped(&credit(quote)),
            quote.kind,
            quote.start,
            quote.end
        ));
    }
    if doc.quotes.is_empty() {
        section.push("No quotation.".to_owned());
    }
    section.join("\n\n") + "\n\n"
}

/// Text that Markdown takes as it is.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}
