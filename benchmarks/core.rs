//! The Rust core beside the peers, without Python: works on the texts once for each line that comes in, and answers with
//! the seconds of processor time of one pass.
//!
//! core ROW TEXTS      ROW is `pipeline`, `parts`, `sentences`, `compare`, `duplicates` or `pairs`; TEXTS is a JSON list of
//!                     texts, or of pairs of texts
//!
//! Without a line it makes one pass: what `instructions.py` counts.
#![allow(clippy::print_stdout)]

use crosswire::{
    Article, CompareOptions, Doc, Options, analyze,
    annotate::parts_of_speech,
    batch::Progress,
    compare,
    compare::Alignment,
    corpus::{DuplicateOptions, near_duplicates},
    record::Offsets,
    text::segmentation,
};
use std::{error::Error, fs, hint::black_box, io, sync::Arc};

/// Least seconds of one measurement: the system counts processor time in steps of some milliseconds.
const LEAST: f64 = 0.8;

fn main() -> Result<(), Box<dyn Error>> {
    let [row, path] = <[String; 2]>::try_from(std::env::args().skip(1).collect::<Vec<_>>())
        .map_err(|_| "give a row and a file of texts")?;
    let json = fs::read_to_string(path)?;
    match row.as_str() {
        "sentences" => {
            let texts: Vec<String> = serde_json::from_str(&json)?;
            answer(|| texts.iter().for_each(|text| drop(black_box(sentences(text)))))
        }
        "pipeline" => {
            let articles = articles(&json)?;
            let options = Options::default();
            answer(|| {
                for article in &articles {
                    drop(black_box(analyze(Arc::clone(article), &options)));
                }
            })
        }
        "parts" => {
            let articles = articles(&json)?;
            let options = Options::default();
            answer(|| {
                for article in &articles {
                    let doc = analyze(Arc::clone(article), &options);
                    drop(black_box(parts_of_speech(&doc)));
                }
            })
        }
        "compare" => {
            let options = Options::default();
            let docs: Vec<Arc<Doc>> = articles(&json)?
                .into_iter()
                .map(|article| Arc::new(analyze(article, &options)))
                .collect();
            answer(|| drop(black_box(compare(&docs, &CompareOptions::default()))))
        }
        "duplicates" => {
            let articles = articles(&json)?;
            let options = DuplicateOptions::default();
            answer(|| drop(black_box(near_duplicates(&articles, &options, &Progress::default()))))
        }
        "pairs" => {
            let pairs: Vec<(String, String)> = serde_json::from_str(&json)?;
            answer(|| pairs.iter().for_each(|(a, b)| drop(black_box(Alignment::of(a, b)))))
        }
        _ => Err(format!("{row}: no such row").into()),
    }
}

/// Articles of texts, each with its place as id.
fn articles(json: &str) -> Result<Vec<Arc<Article>>, Box<dyn Error>> {
    let texts: Vec<String> = serde_json::from_str(json)?;
    let articles = texts.into_iter().enumerate().map(|(place, text)| {
        let mut article = Article::new(text);
        article.id = place.to_string();
        Arc::new(article)
    });
    Ok(articles.collect())
}

/// The sentences of a text in code points, as the peers give them.
fn sentences(text: &str) -> Vec<(u32, u32)> {
    let offsets = Offsets::new(text);
    let found = segmentation(text);
    let place = |byte| offsets.character(text, byte);
    found.sentences.iter().map(|found| (place(found.span.start), place(found.span.end))).collect()
}

fn answer(work: impl Fn()) -> Result<(), Box<dyn Error>> {
    work();
    println!("ready");
    for line in io::stdin().lines() {
        line?;
        let started = processor_time()?;
        let mut passes = 0.0;
        let mut took = 0.0;
        while took < LEAST {
            work();
            passes += 1.0;
            took = processor_time()? - started;
        }
        println!("{}", took / passes);
    }
    Ok(())
}

/// Seconds that this thread has run.
fn processor_time() -> Result<f64, Box<dyn Error>> {
    let fields = fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds: f64 = fields.split(' ').next().ok_or("no figure")?.parse()?;
    Ok(nanoseconds / 1e9)
}
