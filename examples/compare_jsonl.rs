//! Compares the articles of a JSONL file (`{"id", "text", "date"?, "source"?, "cluster"}` a line), those of one cluster
//! with one another, and writes the names, quotations, labels, facts, speakers, passages, origins and conflicts of every cluster as JSONL.
//!
//! `micros` is the best time of five. `cargo run --release --example compare_jsonl -- articles.jsonl > compared.jsonl`

use crosswire::{
    Article, CompareOptions, Options, analyze, compare,
    record::{Doc, PublishedFrom},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    error::Error,
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Write},
    sync::Arc,
    time::Instant,
};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: compare_jsonl ARTICLES.jsonl")?;
    let mut clusters: BTreeMap<String, Vec<Arc<Doc>>> = BTreeMap::new();
    for line in BufReader::new(File::open(path)?).lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let mut article = Article::new(line["text"].as_str().ok_or("an article without text")?);
        line["id"].as_str().unwrap_or_default().clone_into(&mut article.id);
        article.source = line["source"].as_str().map(str::to_owned);
        if let Some(date) = line["date"].as_str().and_then(|date| date.get(..10))
            && let Ok(moment) = date.parse()
        {
            article.published = Some(moment);
            article.published_from = PublishedFrom::Argument;
        }
        let cluster = line["cluster"].to_string();
        let doc = analyze(Arc::new(article), &Options::default());
        clusters.entry(cluster).or_default().push(Arc::new(doc));
    }
    let mut output = BufWriter::new(io::stdout().lock());
    for (cluster, docs) in &clusters {
        let found = compare(docs, &CompareOptions::default());
        let again = |_| {
            let start = Instant::now();
            compare(docs, &CompareOptions::default());
            start.elapsed().as_micros() as u64
        };
        let micros = (0..5).map(again).min();
        let row = json!({
            "cluster": cluster, "articles": docs.len(), "micros": micros, "entities": found.entities, "quotes": found.quotes,
            "labels": found.labels, "facts": found.facts, "speakers": found.speakers, "passages": found.passages,
            "origins": found.origins, "conflicts": found.conflicts(),
        });
        writeln!(output, "{row}")?;
    }
    Ok(())
}
