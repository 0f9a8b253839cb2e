use super::{
    Console, Failure,
    corpus::Corpus,
    input::{Reading, counted},
    meter,
    output::{Sink, cut, say},
    row::{self, Layout},
    work::Work,
};
use crate::{
    batch::Progress,
    corpus::{self, DuplicateOptions, Duplicates},
    pool,
    record::Article,
};
use clap::Args;
use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
    sync::Arc,
};

/// Finds near-duplicates in a corpus: reprints, syndicated copies, updated versions.
///
/// Two articles are near-duplicates if they share enough of their runs of five words. Without an output option the
/// groups are printed, the largest first.
#[derive(Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:\n  \
        crosswire dedup articles.jsonl\n  \
        crosswire dedup articles.jsonl --pairs pairs.csv \\\n      --groups groups.jsonl --unique unique.jsonl\n  \
        crosswire dedup january.jsonl february.jsonl --threshold 0.8 --groups -"
)]
pub(super) struct Dedup {
    /// Files with articles; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write the pairs with their shares: JSONL where the name says so, else CSV; - is standard output
    #[arg(long, value_name = "FILE")]
    pairs: Option<PathBuf>,
    /// Write the groups with their earliest article
    #[arg(long, value_name = "FILE")]
    groups: Option<PathBuf>,
    /// Write the articles that are left when of each group only the earliest is kept, as JSONL
    #[arg(long, value_name = "FILE")]
    unique: Option<PathBuf>,
    /// Least share of the runs of both that both have, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.5)]
    threshold: f64,
    /// Pairs too of which one has this share of the other's runs, 0 to 1: parts of longer articles
    #[arg(long, value_name = "SHARE")]
    containment: Option<f64>,
    /// Put ' before cells of a table that a spreadsheet would take for a formula
    #[arg(long)]
    safe_csv: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    work: Work,
}

impl Dedup {
    pub(super) fn run(
        &self,
        console: &mut Console<'_>,
        progress: &Progress,
    ) -> Result<(), Failure> {
        let outputs = [
            ("--pairs", self.pairs.as_ref()),
            ("--groups", self.groups.as_ref()),
            ("--unique", self.unique.as_ref()),
        ];
        let options = DuplicateOptions {
            jaccard: self.threshold,
            containment: self.containment.unwrap_or(DuplicateOptions::default().containment),
            ..DuplicateOptions::default()
        };
        options.check()?;
        let how = (&self.reading, &self.work);
        let Corpus { articles, complaints, live, .. } =
            Corpus::read((&self.files, &[]), &outputs, how, console, progress)?;
        let found = meter::shown(live, progress, || {
            pool::install(self.work.threads(), || {
                corpus::near_duplicates(&articles, &options, progress)
            })
        })??;
        let quiet = self.work.quiet;
        if let Some(path) = &self.pairs {
            row::table(path, Layout::of(path), self.safe_csv, &found.pairs, quiet, console)?;
        }
        if let Some(path) = &self.groups {
            row::table(path, Layout::of(path), self.safe_csv, &found.groups, quiet, console)?;
        }
        if let Some(path) = &self.unique {
            let mut sink = Sink::open(path)?;
            let copies: HashSet<&str> = found
                .groups
                .iter()
                .flat_map(|group| group.articles.iter().filter(|id| **id != group.earliest))
                .map(String::as_str)
                .collect();
            for article in articles.iter().filter(|article| !copies.contains(article.id.as_str())) {
                let mut json = serde_json::to_vec(&**article).expect("articles have string keys");
                json.push(b'\n');
                sink.put(&json, console)?;
            }
            sink.close(quiet, console)?;
        }
        if outputs.iter().all(|(_, path)| path.is_none()) {
            say(&summary(&articles, &found, console.width), console)?;
        }
        complaints.end(console.errors)
    }
}

/// How many groups are printed.
const GROUPS: usize = 20;
/// How many members of one are.
const MEMBERS: usize = 8;

fn summary(articles: &[Arc<Article>], found: &Duplicates, width: usize) -> String {
    let by_id: HashMap<&str, &Article> =
        articles.iter().map(|article| (article.id.as_str(), &**article)).collect();
    let members: usize = found.groups.iter().map(|group| group.articles.len()).sum();
    let copies = members - found.groups.len();
    let mut text = vec![format!(
        "{}: {} of near-duplicates with {}, so {} without copies\n",
        counted(articles.len(), "article"),
        counted(found.groups.len(), "group"),
        counted(members, "article"),
        articles.len() - copies
    )];
    let mut groups: Vec<_> = found.groups.iter().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.articles.len()));
    for group in groups.iter().take(GROUPS) {
        text.push(format!("\n{}\n", counted(group.articles.len(), "article")));
        for id in group.articles.iter().take(MEMBERS) {
            text.push(format!("  {}\n", described(id, by_id.get(id.as_str()).copied(), width - 2)));
        }
        if group.articles.len() > MEMBERS {
            text.push(format!("  and {} more\n", group.articles.len() - MEMBERS));
        }
    }
    if groups.len() > GROUPS {
        text.push(format!(
            "\nand {} more groups; --groups FILE writes all\n",
            groups.len() - GROUPS
        ));
    }
    text.concat()
}

/// An article on one line: when, who, which, what.
pub(super) fn described(id: &str, article: Option<&Article>, width: usize) -> String {
    let Some(article) = article else { return cut(id, width) };
    let published = article.published.map(|moment| moment.date().to_string());
    let title = article.title.clone().unwrap_or_else(|| article.text.chars().take(120).collect());
    let parts = [
        published.unwrap_or_else(|| "no date".to_owned()),
        article.source.clone().unwrap_or_default(),
        id.to_owned(),
        title,
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    cut(&parts.join(" \u{b7} "), width)
}
