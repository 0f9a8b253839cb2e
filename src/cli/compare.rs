use super::{
    Console, Failure,
    input::{self, STANDARD},
};
use crate::{
    annotate::Options,
    batch::{self, Progress},
    compare::{self, CompareOptions},
    error::Error,
    pool,
    record::{Article, Comparison, Moment, PublishedFrom},
    report::{
        html,
        json::{self, JsonOptions},
        markdown, terminal,
    },
};
use clap::Args;
use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Compares two or more reports on one event: quotations, who is quoted, what only one report has.
///
/// Without --html, --json or --md a table is printed.
#[derive(Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:\n  \
        crosswire compare courier.txt gazette.txt\n  \
        crosswire compare courier.txt gazette.txt --label Courier --label Gazette --published 2025-10-16 --html comparison.html\n  \
        cat wire.txt | crosswire compare - courier.txt --json -"
)]
pub(super) struct Compare {
    /// Text files in UTF-8, two or more; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What to call a report, in the order of the files; else the name of its file
    #[arg(long, value_name = "NAME")]
    label: Vec<String>,
    /// When a report was published (2025-10-16): once for all, or once for each file
    #[arg(long, value_name = "DATE")]
    published: Vec<Moment>,
    /// Write a page with the reports side by side; - is standard output
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write everything that was found, for programs
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Write the findings in Markdown
    #[arg(long, value_name = "FILE")]
    md: Option<PathBuf>,
    /// Heading of the page
    #[arg(long)]
    title: Option<String>,
    /// How many threads work.
    #[arg(long, help = "Threads to work on; else CROSSWIRE_THREADS, else all cores", value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
    /// Say nothing of files written
    #[arg(long, short)]
    quiet: bool,
}

impl Compare {
    /// Reads, compares, writes.
    pub(super) fn run(
        &self,
        console: &mut Console<'_>,
        progress: &Progress,
    ) -> Result<(), Failure> {
        self.check()?;
        let articles = self.articles(console)?;
        let comparison = self.compared(&articles, progress)?;
        self.write(&comparison, console)
    }

    fn check(&self) -> Result<(), Failure> {
        let usage = |message: String| Err(Failure::Usage(message));
        let files = self.files.len();
        if files < 2 {
            return usage(format!(
                "compare needs two or more reports; only {} is given",
                input::name(&self.files[0])
            ));
        }
        if self.label.len() > files {
            return usage(format!("{} labels for {files} files", self.label.len()));
        }
        if !matches!(self.published.len(), 0 | 1) && self.published.len() != files {
            return usage(format!(
                "{} dates for {files} files; give --published once for all or once for each",
                self.published.len()
            ));
        }
        if self.files.iter().filter(|path| is_standard(path)).count() > 1 {
            return usage("standard input (-) can be read only once".to_owned());
        }
        if [&self.html, &self.json, &self.md]
            .into_iter()
            .flatten()
            .filter(|path| is_standard(path))
            .count()
            > 1
        {
            return usage(
                "only one of --html, --json and --md can go to standard output (-)".to_owned(),
            );
        }
        let mut taken: Vec<PathBuf> = self.files.iter().map(|path| real(path)).collect();
        for path in [&self.html, &self.json, &self.md].into_iter().flatten() {
            if is_standard(path) {
                continue;
            }
            if taken.contains(&real(path)) {
                return usage(format!(
                    "{} would be overwritten; name another file",
                    input::name(path)
                ));
            }
            taken.push(real(path));
        }
        Ok(())
    }

    /// Every file is tried, so that all that cannot be read are named at once.
    fn articles(&self, console: &mut Console<'_>) -> Result<Vec<Arc<Article>>, Failure> {
        let mut articles = Vec::new();
        let mut refused = Vec::new();
        let mut taken = HashSet::new();
        for (number, path) in self.files.iter().enumerate() {
            match input::read(path, console.input) {
                Ok(text) => articles.push(Arc::new(self.article(number, path, text, &mut taken))),
                Err(error) => refused.push(error.to_string()),
            }
        }
        if refused.is_empty() { Ok(articles) } else { Err(Failure::Files(refused)) }
    }

    fn article(
        &self,
        number: usize,
        path: &Path,
        text: String,
        taken: &mut HashSet<String>,
    ) -> Article {
        let label = self.label.get(number);
        let published = self.published.get(number).or(self.published.first()).copied();
        let name = match label {
            Some(label) => label.clone(),
            None if is_standard(path) => "stdin".to_owned(),
            None => path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        };
        Article {
            id: unique(&name, taken),
            source: label.cloned(),
            published,
            published_from: if published.is_some() {
                PublishedFrom::Argument
            } else {
                PublishedFrom::None
            },
            ..Article::new(text)
        }
    }

    fn compared(
        &self,
        articles: &[Arc<Article>],
        progress: &Progress,
    ) -> Result<Comparison, Error> {
        pool::install(self.threads.map(usize::from), || {
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
            let options = JsonOptions { pretty: true, with_tokens: false };
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
        if is_standard(path) {
            let written =
                console.output.write_all(text.as_bytes()).and_then(|()| console.output.flush());
            return written.map_err(|error| match error.kind() {
                io::ErrorKind::BrokenPipe => Failure::Unread,
                _ => Failure::Files(vec![format!("standard output: {error}")]),
            });
        }
        fs::write(path, text).map_err(|source| Error::File { path: input::name(path), source })?;
        if !self.quiet {
            // Standard error may be closed; the file is written all the same.
            let _ = writeln!(console.errors, "{} written", input::name(path));
        }
        Ok(())
    }
}

/// The file behind links and dots, so that one file under two names is seen.
fn real(path: &Path) -> PathBuf {
    let beside = || {
        let folder =
            path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(folder.canonicalize().ok()?.join(path.file_name()?))
    };
    path.canonicalize().ok().or_else(beside).unwrap_or_else(|| path.to_owned())
}

fn is_standard(path: &Path) -> bool {
    path.as_os_str() == STANDARD
}

/// `name`, or `name-2`, `name-3` … where it is taken.
fn unique(name: &str, taken: &mut HashSet<String>) -> String {
    let mut id = name.to_owned();
    let mut number = 1;
    while !taken.insert(id.clone()) {
        number += 1;
        id = format!("{name}-{number}");
    }
    id
}
