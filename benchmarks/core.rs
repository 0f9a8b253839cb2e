//! The Rust core beside the peers, without Python: works on the texts once for each line that comes in, and answers with
//! the seconds of processor time of one pass.
//!
//! core ROW TEXTS      ROW is `pipeline`, `sentences` or `pairs`; TEXTS is a JSON list of texts, or of pairs of texts
#![allow(clippy::print_stdout)]

use crosswire::{
    Article, Options, analyze, compare::Alignment, record::Offsets, text::segmentation,
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
            let texts: Vec<String> = serde_json::from_str(&json)?;
            let articles: Vec<Arc<Article>> =
                texts.into_iter().map(|text| Arc::new(Article::new(text))).collect();
            let options = Options::default();
            answer(|| {
                for article in &articles {
                    drop(black_box(analyze(Arc::clone(article), &options)));
                }
            })
        }
        "pairs" => {
            let pairs: Vec<(String, String)> = serde_json::from_str(&json)?;
            answer(|| pairs.iter().for_each(|(a, b)| drop(black_box(Alignment::of(a, b)))))
        }
        _ => Err(format!("{row}: no such row").into()),
    }
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
