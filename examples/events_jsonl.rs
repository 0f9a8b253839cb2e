//! The events of a JSONL file of articles as `{"id", "cluster"}` lines: `events_jsonl ARTICLES.jsonl[.gz]
//! [--threshold X] [--hours X] [--stream]`. With `--stream` they come day by day and are not counted beforehand.

use crosswire::{
    Article,
    batch::Progress,
    corpus::{EventOptions, EventStream, cluster_events},
    record::Moment,
};
use flate2::read::GzDecoder;
use serde::Deserialize;
use std::{
    error::Error,
    fs::File,
    io::{self, BufRead, BufReader, Read, Write},
    path::Path,
    sync::Arc,
    time::Instant,
};

#[derive(Deserialize)]
struct Row {
    id: String,
    source: Option<String>,
    date: Option<String>,
    title: Option<String>,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("give a JSONL file of articles")?;
    let mut options = EventOptions::default();
    let mut stream = false;
    while let Some(name) = arguments.next() {
        let mut value = || arguments.next().ok_or("a value is missing");
        match name.as_str() {
            "--threshold" => options.threshold = value()?.parse()?,
            "--hours" => options.window_hours = value()?.parse()?,
            "--stream" => stream = true,
            other => return Err(format!("{other}: no such option").into()),
        }
    }
    let file = File::open(&path)?;
    let reader: Box<dyn Read> = if Path::new(&path).extension().is_some_and(|kind| kind == "gz") {
        Box::new(GzDecoder::new(file))
    } else {
        Box::new(file)
    };
    let articles = BufReader::new(reader)
        .lines()
        .map(|line| {
            let row: Row = serde_json::from_str(&line?)?;
            Ok(Arc::new(Article {
                id: row.id,
                source: row.source,
                title: row.title,
                published: row.date.and_then(|date| date.parse().ok()),
                ..Article::new(row.text)
            }))
        })
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let began = Instant::now();
    let events = if stream {
        let mut stream = EventStream::new(options)?;
        let mut sorted = articles.clone();
        sorted.sort_by_key(|article| article.published.map(Moment::date));
        for article in sorted {
            stream.add(&[article], &Progress::default())?;
        }
        stream.clusters()
    } else {
        cluster_events(&articles, &options, &Progress::default())?
    };
    writeln!(
        io::stderr(),
        "{} articles, {} events, {:.2} s",
        articles.len(),
        events.len(),
        began.elapsed().as_secs_f64()
    )?;
    let mut output = io::stdout().lock();
    for event in &events {
        for id in &event.articles {
            writeln!(output, "{}", serde_json::json!({"id": id, "cluster": event.id}))?;
        }
    }
    Ok(())
}
