//! Decides pairs of numbers: `number_pairs ARTICLES.jsonl < PAIRS.jsonl`. Articles are `{"id", "text", "date", "cluster"}`,
//! pairs `{"a", "b", "cluster"}` with places as `id:start-end`. Every cluster is compared as a whole; written are
//! `{"a", "b", "status"}`, `different` where the two values fill no slot together.

use crosswire::{
    Article, CompareOptions, Options, analyze, compare,
    record::{Comparison, Doc, FactValue, PublishedFrom},
};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    error::Error,
    fs::File,
    io::{BufRead, BufReader, BufWriter, Write},
    sync::Arc,
};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: number_pairs ARTICLES.jsonl < PAIRS.jsonl")?;
    let pairs: Vec<Value> = std::io::stdin()
        .lock()
        .lines()
        .map(|line| Ok(serde_json::from_str(&line?)?))
        .collect::<Result<_, Box<dyn Error>>>()?;
    let mut clusters: HashMap<String, Vec<Arc<Doc>>> = HashMap::new();
    for line in BufReader::new(File::open(path)?).lines() {
        let row: Value = serde_json::from_str(&line?)?;
        let cluster = row["cluster"].as_str().unwrap_or_default();
        if pairs.iter().any(|pair| pair["cluster"] == cluster) {
            clusters.entry(cluster.to_owned()).or_default().push(annotated(&row));
        }
    }
    let compared: HashMap<String, Comparison> = clusters
        .into_iter()
        .map(|(cluster, docs)| (cluster, compare(&docs, &CompareOptions::default())))
        .collect();
    let mut out = BufWriter::new(std::io::stdout().lock());
    for pair in &pairs {
        let text = |field: &str| pair[field].as_str().unwrap_or_default();
        let status = compared.get(text("cluster")).and_then(|comparison| {
            let (a, b) = (place(text("a"))?, place(text("b"))?);
            let fact = comparison.facts.iter().find(|fact| {
                [&a, &b]
                    .into_iter()
                    .all(|place| fact.values.iter().any(|value| covers(value, place)))
            })?;
            Some((fact.status.name(), fact.rule.to_string()))
        });
        let (status, rule) = status.unwrap_or(("different", String::new()));
        writeln!(
            out,
            "{}",
            json!({"a": pair["a"], "b": pair["b"], "status": status, "rule": rule})
        )?;
    }
    Ok(())
}

fn annotated(row: &Value) -> Arc<Doc> {
    let mut article = Article::new(row["text"].as_str().unwrap_or_default());
    row["id"].as_str().unwrap_or_default().clone_into(&mut article.id);
    if let Some(date) = row["date"].as_str().and_then(|date| date.get(..10))
        && let Ok(moment) = date.parse()
    {
        article.published = Some(moment);
        article.published_from = PublishedFrom::Argument;
    }
    Arc::new(analyze(Arc::new(article), &Options::default()))
}

/// `id:start-end`
fn place(text: &str) -> Option<(String, u32, u32)> {
    let (id, span) = text.rsplit_once(':')?;
    let (start, end) = span.split_once('-')?;
    Some((id.to_owned(), start.parse().ok()?, end.parse().ok()?))
}

fn covers(value: &FactValue, (id, start, end): &(String, u32, u32)) -> bool {
    value.article == *id && value.start < *end && *start < value.end
}
