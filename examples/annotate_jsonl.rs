//! Annotates articles of a JSONL file (`{"id", "text", "date"?}` a line; `dct` serves as date too) and writes quotations,
//! names and times as JSONL, in the formats that the project's scorers read.
//!
//! `cargo run --release --example annotate_jsonl -- articles.jsonl [--keep-boilerplate] > annotated.jsonl`

use crosswire::{
    Article, Options, analyze,
    record::{Doc, PublishedFrom, Span},
};
use serde_json::{Value, json};
use std::{
    error::Error,
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Write},
    sync::Arc,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut path = None;
    let mut options = Options::default();
    for argument in std::env::args().skip(1) {
        if argument == "--keep-boilerplate" {
            options.keep_boilerplate = true;
        } else {
            path = Some(argument);
        }
    }
    let path = path.ok_or("usage: annotate_jsonl ARTICLES.jsonl [--keep-boilerplate]")?;
    let mut output = BufWriter::new(io::stdout().lock());
    for line in BufReader::new(File::open(path)?).lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let text = line["text"].as_str().ok_or("an article without text")?;
        let mut article = Article::new(text);
        line["id"].as_str().unwrap_or_default().clone_into(&mut article.id);
        if let Some(date) =
            line["date"].as_str().or(line["dct"].as_str()).and_then(|date| date.get(..10))
            && let Ok(moment) = date.parse()
        {
            article.published = Some(moment);
            article.published_from = PublishedFrom::Argument;
        }
        let doc = analyze(Arc::new(article), &options);
        writeln!(output, "{}", record(&doc))?;
    }
    Ok(())
}

fn record(doc: &Doc) -> Value {
    let span = |span: &Option<Span>| -> Vec<[u32; 2]> {
        span.iter().map(|span| [span.start, span.end]).collect()
    };
    let quotes: Vec<Value> = doc
        .quotes
        .iter()
        .map(|quote| {
            let spans: Vec<[u32; 2]> = quote.parts.iter().map(|part| [part.start, part.end]).collect();
            json!({
                "start": quote.start, "end": quote.end, "spans": spans, "type": quote.kind.name(),
                "source": span(&quote.source), "cue": span(&quote.cue), "speaker": quote.speaker_name,
                "speech": !quote.belief, "negated": quote.negated, "nested": quote.parent.is_some(),
                "rule": quote.rule,
            })
        })
        .collect();
    let entities: Vec<Value> = doc
        .mentions
        .iter()
        .map(|mention| json!([mention.start, mention.end, mention.kind.name()]))
        .collect();
    let times: Vec<Value> = doc
        .times
        .iter()
        .map(|time| json!([time.start, time.end, time.kind.name(), time.value]))
        .collect();
    let quantities: Vec<Value> = doc
        .quantities
        .iter()
        .map(|quantity| {
            json!([
                quantity.start,
                quantity.end,
                quantity.kind.name(),
                quantity.value,
                quantity.high,
                quantity.unit,
                quantity.bound.name()
            ])
        })
        .collect();
    json!({
        "id": doc.article.id, "text": doc.article.text, "quotes": quotes, "entities": entities, "timex": times,
        "quantities": quantities, "date": doc.article.published.map(|day| day.to_string()),
    })
}
