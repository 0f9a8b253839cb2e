//! The sample corpus where it is there, invented articles, and slow, plain code to hold fast code against.

use crosswire::{
    Article,
    batch::Progress,
    corpus::{Overlap, OverlapOptions, fingerprint, overlaps},
    pool,
};
use flate2::read::GzDecoder;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap},
    fs::File,
    io::{BufRead, BufReader},
    path::PathBuf,
    sync::Arc,
};

#[derive(Deserialize)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) source: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) text: String,
}

#[derive(Deserialize)]
pub(crate) struct Truth {
    pub(crate) a: String,
    pub(crate) b: String,
    pub(crate) shared: u32,
    pub(crate) jaccard: f64,
    pub(crate) containment: f64,
    pub(crate) cross_source: bool,
}

/// The folder of the shared data; says so where it is not there.
pub(crate) fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("CROSSWIRE_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let there = folder.join("data/corpus").is_dir();
    if !there {
        println!("{} has no data/corpus: not run", folder.display());
    }
    there.then_some(folder)
}

pub(crate) fn rows<T: serde::de::DeserializeOwned>(path: PathBuf) -> Vec<T> {
    let file = GzDecoder::new(File::open(&path).expect("the file is there"));
    BufReader::new(file)
        .lines()
        .map(|line| serde_json::from_str(&line.expect("UTF-8")).expect("a row"))
        .collect()
}

pub(crate) fn sample(folder: &std::path::Path) -> Vec<Arc<Article>> {
    rows::<Row>(folder.join("data/corpus/news_sample.jsonl.gz"))
        .into_iter()
        .map(|row| {
            Arc::new(Article {
                id: row.id,
                source: row.source,
                title: row.title,
                published: row.date.and_then(|date| date.parse().ok()),
                ..Article::new(row.text)
            })
        })
        .collect()
}

pub(crate) fn options(shared: u32) -> OverlapOptions {
    OverlapOptions { jaccard: 0.0, containment: 0.0, shared, ..OverlapOptions::default() }
}

pub(crate) fn run(
    articles: &[Arc<Article>],
    options: &OverlapOptions,
    threads: usize,
) -> Vec<Overlap> {
    pool::install(Some(threads), || overlaps(articles, options, &Progress::default()))
        .expect("a pool")
        .expect("fine options")
        .pairs
}

/// Every pair that shares a 5-gram, by an index of all of them.
pub(crate) fn exhaustive(articles: &[Arc<Article>]) -> BTreeMap<(u32, u32), u32> {
    let mut postings: Vec<(u64, u32)> = Vec::new();
    for (number, article) in articles.iter().enumerate() {
        postings.extend(
            fingerprint::gram_set(&article.text).into_iter().map(|hash| (hash, number as u32)),
        );
    }
    postings.sort_unstable();
    let mut counts: HashMap<(u32, u32), u32> = HashMap::new();
    for run in postings.chunk_by(|a, b| a.0 == b.0) {
        for (place, &(_, b)) in run.iter().enumerate() {
            for &(_, a) in &run[..place] {
                *counts.entry((a, b)).or_default() += 1;
            }
        }
    }
    counts.into_iter().collect()
}

pub(crate) fn invented(texts: &[&str]) -> Vec<Arc<Article>> {
    let days = ["2026-03-02", "2026-03-01", "2026-03-03", "2026-03-04"];
    texts
        .iter()
        .enumerate()
        .map(|(number, text)| {
            Arc::new(Article {
                id: format!("report-{number}"),
                source: Some(format!("Outlet {number}")),
                published: days.get(number).and_then(|day| day.parse().ok()),
                ..Article::new(*text)
            })
        })
        .collect()
}

pub(crate) const FERRY: &str = "The ferry between Halve and Orm will stay in port until Friday because two of its three engines \
    failed within a week, the operator said on Tuesday, and no other ship can carry lorries across the sound.";
