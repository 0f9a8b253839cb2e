//! Speed of comparing annotated reports: two, and fifty on one event, on one core.
//!
//! The sample reports are there always; the seed reports and fifty real ones where the development data lie beside the
//! project (`../shared`, or `CROSSWIRE_SHARED`).
#![allow(missing_docs, clippy::print_stderr)] // says what is not measured

use crosswire::{Article, CompareOptions, Doc, Options, analyze, compare};
use divan::Bencher;
use rayon::ThreadPoolBuilder;
use std::{
    hint::black_box,
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
};

#[global_allocator]
static ALLOCATIONS: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

fn read(id: &str, text: &str) -> Arc<Doc> {
    let mut article = Article::new(text);
    id.clone_into(&mut article.id);
    Arc::new(analyze(Arc::new(article), &Options::default()))
}

fn folder(path: &Path) -> Vec<Arc<Doc>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(path)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    files.retain(|file| file.extension().is_some_and(|kind| kind == "txt"));
    files.sort();
    files
        .iter()
        .filter_map(|file| {
            let text = std::fs::read_to_string(file).ok()?;
            Some(read(&file.file_stem()?.to_string_lossy(), &text))
        })
        .collect()
}

fn shared() -> PathBuf {
    std::env::var_os("CROSSWIRE_SHARED").map_or_else(|| "../shared".into(), PathBuf::from)
}

/// Fifty articles of the development data, those of the largest events first.
fn fifty() -> Vec<Arc<Doc>> {
    let path = shared().join("data/compare/events_allsides.dev.jsonl.gz");
    let mut lines = String::new();
    let Ok(file) = std::fs::File::open(path) else { return Vec::new() };
    if flate2::read::MultiGzDecoder::new(file).read_to_string(&mut lines).is_err() {
        return Vec::new();
    }
    let mut rows: Vec<serde_json::Value> =
        lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let size = |rows: &[serde_json::Value], cluster: &serde_json::Value| {
        rows.iter().filter(|row| row["cluster"] == *cluster).count()
    };
    let sizes: Vec<usize> = rows.iter().map(|row| size(&rows, &row["cluster"])).collect();
    for (row, size) in rows.iter_mut().zip(sizes) {
        row["size"] = size.into();
    }
    rows.sort_by_key(|row| (std::cmp::Reverse(row["size"].as_u64()), row["cluster"].to_string()));
    let texts = rows.iter().filter_map(|row| Some((row["id"].as_str()?, row["text"].as_str()?)));
    texts.take(50).map(|(id, text)| read(id, text)).collect()
}

fn run(bencher: Bencher, docs: &[Arc<Doc>]) {
    if docs.is_empty() {
        eprintln!("the development data are not here: not measured");
        return;
    }
    let options = CompareOptions::default();
    let pool = ThreadPoolBuilder::new().num_threads(1).build().expect("a pool of one thread");
    bencher.bench_local(|| pool.install(|| compare(black_box(docs), &options)));
}

#[divan::bench]
fn two_samples(bencher: Bencher) {
    run(bencher, &folder(Path::new("samples"))[..2]);
}

#[divan::bench]
fn four_samples(bencher: Bencher) {
    run(bencher, &folder(Path::new("samples")));
}

#[divan::bench]
fn two_seeds(bencher: Bencher) {
    run(bencher, &folder(&shared().join("seeds")));
}

/// Fifty reports made of the samples, each without one of its paragraphs: much that is shared.
#[divan::bench(max_time = 10)]
fn fifty_versions(bencher: Bencher) {
    let samples = folder(Path::new("samples"));
    let docs: Vec<_> = (0..50)
        .map(|number| {
            let text = &samples[number % 4].article.text;
            let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
            paragraphs.remove(number / 4 % paragraphs.len());
            read(&format!("version-{number}"), &paragraphs.join("\n\n"))
        })
        .collect();
    run(bencher, &docs);
}

#[divan::bench(max_time = 10)]
fn fifty_articles(bencher: Bencher) {
    run(bencher, &fifty());
}
