//! Pairs of a corpus that share text, with the time they take: `overlap_jsonl ARTICLES.jsonl[.gz] [--articles N]
//! [--threads N] [--window N] [--shared N] [--jaccard X] [--containment X]`.
//!
//! `--passages WORDS` looks for reused passages of that many words instead.
//!
//! `--articles N` repeats the corpus up to N articles with one word in 20 replaced by a seeded random word of it; the
//! texts are made when they are read, so that they need no memory.

use crosswire::{
    Article,
    batch::Progress,
    corpus::{OverlapOptions, ReuseOptions, Texts, overlaps, text_reuse},
    pool,
};
use flate2::read::GzDecoder;
use serde::Deserialize;
use std::{
    borrow::Cow,
    error::Error,
    fs::{self, File},
    io::{self, BufRead, BufReader, Read, Write},
    path::Path,
    sync::Arc,
    time::Instant,
};

#[derive(Deserialize)]
struct Row {
    source: Option<String>,
    text: String,
}

/// A corpus repeated with changes.
struct Repeated {
    rows: Vec<Row>,
    words: Vec<String>,
    count: usize,
}

/// The next number of a seeded sequence (`SplitMix64`).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

impl Texts for Repeated {
    fn count(&self) -> usize {
        self.count
    }

    fn text(&self, number: usize) -> Cow<'_, str> {
        let text = &self.rows[number % self.rows.len()].text;
        if number < self.rows.len() {
            return Cow::Borrowed(text);
        }
        let mut state = number as u64;
        let mut changed = String::with_capacity(text.len() + text.len() / 16);
        for word in text.split_inclusive(' ') {
            if next(&mut state).is_multiple_of(20) {
                let other = next(&mut state) as usize % self.words.len();
                changed.push_str(&self.words[other]);
                changed.push(' ');
            } else {
                changed.push_str(word);
            }
        }
        Cow::Owned(changed)
    }

    fn source(&self, number: usize) -> Option<&str> {
        self.rows[number % self.rows.len()].source.as_deref()
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("give a JSONL file of articles")?;
    let mut options = OverlapOptions::default();
    let (mut articles, mut threads, mut passages) = (0, 1, 0);
    while let (Some(name), Some(value)) = (arguments.next(), arguments.next()) {
        match name.as_str() {
            "--articles" => articles = value.parse()?,
            "--threads" => threads = value.parse()?,
            "--passages" => passages = value.parse()?,
            "--window" => options.window = value.parse()?,
            "--shared" => options.shared = value.parse()?,
            "--jaccard" => options.jaccard = value.parse()?,
            "--containment" => options.containment = value.parse()?,
            "--cap" => options.cap = value.parse()?,
            other => return Err(format!("{other}: no such option").into()),
        }
    }
    let file = File::open(&path)?;
    let reader: Box<dyn Read> = if Path::new(&path).extension().is_some_and(|kind| kind == "gz") {
        Box::new(GzDecoder::new(file))
    } else {
        Box::new(file)
    };
    let rows = BufReader::new(reader)
        .lines()
        .map(|line| Ok(serde_json::from_str(&line?)?))
        .collect::<Result<Vec<Row>, Box<dyn Error>>>()?;
    let words: Vec<String> = rows
        .iter()
        .step_by(50)
        .flat_map(|row| row.text.split_whitespace().map(str::to_owned))
        .collect();
    let count = if articles == 0 { rows.len() } else { articles };
    let corpus = Repeated { rows, words, count };
    let reports: Vec<Arc<Article>> = (0..if passages > 0 { count } else { 0 })
        .map(|number| {
            let source = corpus.source(number).map(str::to_owned);
            Arc::new(Article { source, ..Article::new(corpus.text(number)) })
        })
        .collect();
    let (began, before) = (Instant::now(), processor_seconds());
    let found = if passages > 0 {
        let options = ReuseOptions { min_words: passages, ..ReuseOptions::default() };
        let reuse = || text_reuse(&reports, None, &options, &Progress::default());
        let found = pool::install(Some(threads), reuse)??;
        let counts = (found.passages.len(), found.pairs.len(), found.furniture.len());
        format!("{} passages, {} pairs, {} pieces", counts.0, counts.1, counts.2)
    } else {
        let overlaps = || overlaps(&corpus, &options, &Progress::default());
        let found = pool::install(Some(threads), overlaps)??;
        let counts = (found.candidates, found.pairs.len(), found.furniture.len());
        format!("{} candidates, {} pairs, {} pieces", counts.0, counts.1, counts.2)
    };
    let (elapsed, used) = (began.elapsed().as_secs_f64(), processor_seconds() - before);
    writeln!(
        io::stdout(),
        "{count} articles, {threads} threads: {elapsed:.2} s on the clock ({:.0} articles/s), {used:.2} s of processor \
         ({:.0} articles/s), {found} of furniture, most memory {} MB",
        count as f64 / elapsed,
        count as f64 / used,
        status("VmHWM") / 1024,
    )?;
    Ok(())
}

/// Seconds that this process has used of all processors; 0 where the system does not say.
fn processor_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> =
        stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |place: usize| fields.get(place).and_then(|field| field.parse::<f64>().ok());
    (ticks(11).unwrap_or(0.0) + ticks(12).unwrap_or(0.0)) / 100.0
}

/// A figure of this process in kB; 0 where the system does not say.
fn status(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|figure| figure.parse().ok()).unwrap_or(0)
}
