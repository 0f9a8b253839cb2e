//! The files a command is given, and what is said of those that cannot be read.

use super::{Console, Failure, meter::CLEAR, output::STANDARD};
use crate::{
    batch::Progress,
    read::{Fault, Field, Format, Input, ReadOptions, Reader, shown},
    record::Article,
};
use clap::Args;
use std::{
    collections::{HashMap, HashSet},
    io::Write,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Records at fault, or notes, that are told one by one; of the others the number is.
const TOLD: usize = 10;

/// How files are read.
#[derive(Args)]
#[command(next_help_heading = "Reading")]
pub(super) struct Reading {
    /// What the files are: text, jsonl, csv, tsv, json, html, feed; else their names say it
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// The files' encoding (windows-1252, utf-16 …); else UTF-8, or what the bytes look like
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// The column or key of a field where it has another name: text=Story. Fields: text, id, source, published, title,
    /// url, lang, authors
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = column)]
    column: Vec<(Field, String)>,
}

fn column(argument: &str) -> Result<(Field, String), String> {
    let (field, column) =
        argument.split_once('=').ok_or("write it as FIELD=COLUMN, for instance text=Story")?;
    Ok((field.trim().parse()?, column.to_owned()))
}

impl Reading {
    /// The articles of `files`, one after the other.
    pub(super) fn reader<'a>(
        &self,
        files: &[PathBuf],
        input: &'a mut (dyn std::io::Read + Send),
        host: &super::Host,
    ) -> Reader<'a> {
        let options = ReadOptions {
            format: self.format,
            encoding: self.encoding.clone(),
            columns: self.column.clone(),
            converter: host.converter.clone(),
        };
        let mut standard = Some(input);
        let inputs: Vec<Input<'a>> = files
            .iter()
            .map(|path| match standard.take_if(|_| is_standard(path)) {
                Some(input) => {
                    Input::Stream("standard input".to_owned(), "stdin".to_owned(), Box::new(input))
                }
                None => Input::Path(path.clone()),
            })
            .collect();
        Reader::new(inputs, options)
    }

    /// Refuses a column where every file is plain text, which has none.
    pub(super) fn check(&self, files: &[PathBuf]) -> Result<(), Failure> {
        let is_text = |path: &PathBuf| {
            let told = (!is_standard(path)).then(|| Format::of_name(&shown(path))).flatten();
            self.format.or(told) == Some(Format::Text)
        };
        match self.column.first() {
            Some((field, column)) if !files.is_empty() && files.iter().all(is_text) => {
                Err(Failure::Usage(format!(
                    "--column {}={column}: plain text has no columns; say what the file is (--format csv, tsv, jsonl), or leave --column out",
                    field.name()
                )))
            }
            _ => Ok(()),
        }
    }

    /// Every article of `files`; a file that cannot be read ends the command, after all were tried.
    pub(super) fn all(
        &self,
        files: &[PathBuf],
        console: &mut Console<'_>,
        complaints: &mut Complaints,
        progress: &Progress,
    ) -> Result<Vec<Article>, Failure> {
        self.check(files)?;
        let mut articles = Vec::new();
        let mut refused = Vec::new();
        let mut reader = self.reader(files, console.input, &console.host);
        while let Some(article) = reader.next() {
            progress.check()?;
            match article {
                Ok(article) => articles.push(article),
                Err(fault) if fault.misuse => return Err(Failure::Usage(fault.to_string())),
                Err(fault) if fault.is_of_file() => refused.push(fault.to_string()),
                Err(fault) => complaints.fault(&fault, console.errors),
            }
            complaints.notes(reader.take_notes(), console.errors);
        }
        complaints.notes(reader.take_notes(), console.errors);
        if refused.is_empty() { Ok(articles) } else { Err(Failure::Files(refused)) }
    }
}

/// What was said of records and files that could not be read, and how many there are.
pub(super) struct Complaints {
    quiet: bool,
    /// Begins a line, where a progress line may stand on it.
    begin: &'static str,
    records: usize,
    files: usize,
    /// Whether options did not go with a file.
    misuse: bool,
    notes: usize,
}

impl Complaints {
    pub(super) fn new(quiet: bool, live: bool) -> Self {
        let begin = if live { CLEAR } else { "" };
        Self { quiet, begin, records: 0, files: 0, misuse: false, notes: 0 }
    }

    /// Tells of one fault. Standard error may be closed: the work goes on.
    pub(super) fn fault(&mut self, fault: &Fault, errors: &mut dyn Write) {
        let told = if fault.is_of_file() {
            self.files += 1;
            self.misuse |= fault.misuse;
            true
        } else {
            self.records += 1;
            self.records <= TOLD
        };
        if told {
            let _ = writeln!(errors, "{}crosswire: {fault}", self.begin);
        }
    }

    pub(super) fn notes(&mut self, notes: Vec<String>, errors: &mut dyn Write) {
        for note in notes {
            self.notes += 1;
            if self.notes <= TOLD && !self.quiet {
                let _ = writeln!(errors, "{}crosswire: {note}", self.begin);
            }
        }
    }

    /// What the faults come to at the end of a command that did the rest.
    pub(super) fn end(&self, errors: &mut dyn Write) -> Result<(), Failure> {
        if self.notes > TOLD && !self.quiet {
            let _ =
                writeln!(errors, "crosswire: and {} more notes of this kind", self.notes - TOLD);
        }
        let mut parts = Vec::new();
        if self.files > 0 {
            parts.push(counted(self.files, "file"));
        }
        if self.records > 0 {
            parts.push(counted(self.records, "record"));
        }
        if parts.is_empty() {
            return Ok(());
        }
        let parts = parts.join(" and ");
        let said = format!("{parts} could not be read; the rest was done");
        Err(if self.misuse { Failure::Usage(said) } else { Failure::Files(vec![said]) })
    }
}

/// `1 file`, `2 files`.
pub(super) fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// The articles with ids that differ: the second `gazette` is `gazette-2`.
pub(super) fn distinct(articles: Vec<Article>) -> Vec<Arc<Article>> {
    let mut taken: HashSet<String> = articles.iter().map(|article| article.id.clone()).collect();
    let mut seen = HashSet::new();
    let mut next: HashMap<String, usize> = HashMap::new();
    articles
        .into_iter()
        .map(|mut article| {
            if !seen.insert(article.id.clone()) {
                let number = next.entry(article.id.clone()).or_insert(2);
                article.id = loop {
                    let fresh = format!("{}-{number}", article.id);
                    *number += 1;
                    if taken.insert(fresh.clone()) {
                        break fresh;
                    }
                };
            }
            Arc::new(article)
        })
        .collect()
}

/// Refuses to read standard input twice.
pub(super) fn once(files: &[&PathBuf]) -> Result<(), Failure> {
    if files.iter().filter(|path| is_standard(path)).count() > 1 {
        return Err(Failure::Usage("standard input (-) can be read only once".to_owned()));
    }
    Ok(())
}

pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == STANDARD
}

/// What a file is called in messages.
pub(super) fn name(path: &Path) -> String {
    if is_standard(path) { "standard input".to_owned() } else { shown(path) }
}
