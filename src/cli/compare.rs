use super::{
    Console, Failure,
    input::{Complaints, Reading, counted, distinct, name},
    meter,
    output::{self, STANDARD, Sink},
    work::Work,
};
use crate::{
    annotate::Options,
    batch::{self, Progress},
    compare::{self, CompareOptions},
    error::Error,
    pool,
    record::{Article, Comparison, Moment, PublishedFrom, QuoteRelation},
    report::{
        html,
        json::{self, JsonOptions},
        markdown, terminal,
    },
};
use clap::{Args, ValueEnum};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// The most reports that are compared: each is held against every other.
const MOST: usize = 100;

/// Compares two or more reports on one event: quotations, who is quoted, what only one report has.
///
/// Without --html, --json or --md a table is printed.
#[derive(Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:\n  \
        crosswire compare courier.txt gazette.txt\n  \
        crosswire compare courier.txt gazette.txt --label Courier --label Gazette \\\n      --published 2025-10-16 --html comparison.html\n  \
        cat wire.txt | crosswire compare - courier.txt --json -"
)]
pub(super) struct Compare {
    /// Files with reports, two or more; one may hold several (JSONL, CSV); - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What to call a report, in the order of the reports; else the name of its file
    #[arg(long, value_name = "NAME")]
    label: Vec<String>,
    /// When a report was published (2025-10-16): once for all, or once for each
    #[arg(long, value_name = "DATE")]
    published: Vec<Moment>,
    /// Write a page with the reports side by side; - is standard output
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write everything that was found, for programs
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Tokens and sentences too: with them `Comparison.from_json` reads the file back
    #[arg(long, requires = "json")]
    tokens: bool,
    /// Write the findings in Markdown
    #[arg(long, value_name = "FILE")]
    md: Option<PathBuf>,
    /// Heading of the page
    #[arg(long)]
    title: Option<String>,
    /// End with exit code 1 where reports contradict each other (conflict) or quote one utterance in other words (edited)
    #[arg(long, value_name = "FINDING", value_enum)]
    fail_on: Vec<Finding>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    work: Work,
}

/// What a command may end with exit code 1 on.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Finding {
    /// Reports contradict each other: in a fact, or in a number, a negation or the speaker of a quotation.
    Conflict,
    /// One utterance is quoted in other words.
    Edited,
}

impl Compare {
    /// Reads, compares, writes.
    pub(super) fn run(
        &self,
        console: &mut Console<'_>,
        progress: &Progress,
    ) -> Result<(), Failure> {
        let outputs = [
            ("--html", self.html.as_ref()),
            ("--json", self.json.as_ref()),
            ("--md", self.md.as_ref()),
        ];
        output::check(&self.files, &outputs)?;
        let live = console.live && !self.work.quiet;
        let mut complaints = Complaints::new(self.work.quiet, live);
        let articles = self.reading.all(&self.files, console, &mut complaints, progress)?;
        let articles = self.labelled(articles)?;
        let comparison = meter::shown(live, progress, || self.compared(&articles, progress))?;
        self.write(&comparison, console)?;
        complaints.end(console.errors)?;
        self.judge(&comparison)
    }

    /// The reports under their names and dates.
    fn labelled(&self, articles: Vec<Article>) -> Result<Vec<Arc<Article>>, Failure> {
        let usage = |message: String| Err(Failure::Usage(message));
        let count = articles.len();
        let reports = counted(count, "report");
        if count < 2 {
            return usage(format!(
                "compare needs two or more reports; only {} is given",
                self.files.iter().map(|path| name(path)).collect::<Vec<_>>().join(", ")
            ));
        }
        if count > MOST {
            return usage(format!(
                "{reports}: compare takes up to {MOST} on one event; `crosswire events` finds those of a corpus"
            ));
        }
        if self.label.len() > count {
            return usage(format!("{} labels for {reports}", self.label.len()));
        }
        if !matches!(self.published.len(), 0 | 1) && self.published.len() != count {
            return usage(format!(
                "{} dates for {reports}; give --published once for all or once for each",
                self.published.len()
            ));
        }
        let named = articles.into_iter().enumerate().map(|(number, mut article)| {
            if let Some(published) = self.published.get(number).or(self.published.first()) {
                article.published = Some(*published);
                article.published_from = PublishedFrom::Argument;
            }
            if let Some(label) = self.label.get(number) {
                article.id.clone_from(label);
                article.source = Some(label.clone());
            } else if self.files.iter().any(|path| {
                path.file_name().is_some_and(|name| *name.to_string_lossy() == *article.id)
            }) {
                // A report that is a file of its own goes by the file's name without its ending.
                let stem = Path::new(&article.id)
                    .file_stem()
                    .map(|stem| stem.to_string_lossy().into_owned());
                article.id = stem.unwrap_or(article.id);
            }
            article
        });
        Ok(distinct(named.collect()))
    }

    /// Ends the command with 1 where something is found that it was told to fail on.
    fn judge(&self, comparison: &Comparison) -> Result<(), Failure> {
        let conflicts = comparison.conflicts().len();
        let edited = comparison
            .quotes
            .iter()
            .flat_map(|quote| quote.members.iter())
            .filter(|member| member.relation == Some(QuoteRelation::Edited))
            .count();
        let mut found = Vec::new();
        if self.fail_on.contains(&Finding::Conflict) && conflicts > 0 {
            found.push(counted(conflicts, "conflict"));
        }
        if self.fail_on.contains(&Finding::Edited) && edited > 0 {
            found.push(counted(edited, "edited quotation"));
        }
        if found.is_empty() {
            Ok(())
        } else {
            Err(Failure::Found(format!("{} found", found.join(" and "))))
        }
    }

    fn compared(
        &self,
        articles: &[Arc<Article>],
        progress: &Progress,
    ) -> Result<Comparison, Error> {
        pool::install(self.work.threads(), || {
            let docs = batch::analyze_all(articles, &Options::default(), progress)
                .into_iter()
                .map(|doc| doc.map(Arc::new))
                .collect::<Result<Vec<_>, Error>>()?;
            progress.check()?;
            let comparison = compare::compare(&docs, &CompareOptions::default());
            progress.check()?;
            Ok(comparison)
        })?
    }

    fn write(&self, comparison: &Comparison, console: &mut Console<'_>) -> Result<(), Failure> {
        let mut silent = true;
        if let Some(path) = &self.html {
            silent = false;
            self.put(path, html::page(comparison, self.title.as_deref()), console)?;
        }
        if let Some(path) = &self.json {
            silent = false;
            let options = JsonOptions { pretty: true, with_tokens: self.tokens };
            self.put(path, json::comparison(comparison, options) + "\n", console)?;
        }
        if let Some(path) = &self.md {
            silent = false;
            self.put(path, markdown::page(comparison, self.title.as_deref()), console)?;
        }
        if silent {
            let table = terminal::table(comparison, console.width, console.colour);
            self.put(Path::new(STANDARD), table, console)?;
        }
        Ok(())
    }

    fn put(&self, path: &Path, text: String, console: &mut Console<'_>) -> Result<(), Failure> {
        let mut sink = Sink::open(path)?;
        sink.put(text.as_bytes(), console)?;
        sink.close(self.work.quiet, console)
    }
}
