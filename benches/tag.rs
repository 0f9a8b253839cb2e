//! Speed of the tagger: tokens a second on one core, by model and from the text on.
//!
//! `samples` are the repository's reports with their words changed from copy to copy, so that no document repeats
//! another; `annotated` are the articles of the shared development data, where these are beside the repository.
#![allow(missing_docs, clippy::print_stdout)]

use crosswire::{
    record::TokenSpan,
    tag::{self, Features, Model},
    text,
};
use divan::{Bencher, counter::ItemsCount};
use std::{fs::File, hint::black_box, io::Read, ops::Range, path::Path};

#[global_allocator]
static ALLOCATIONS: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    if articles("annotated").is_none() {
        println!("no shared data beside the repository: `annotated` is skipped");
    }
    divan::main();
}

/// A document, cut into tokens and sentences.
struct Document {
    text: String,
    tokens: Vec<TokenSpan>,
    sentences: Vec<Range<usize>>,
}

impl Document {
    fn new(text: String) -> Self {
        let segmentation = text::segmentation(&text);
        let sentences = segmentation.sentences.iter();
        let sentences = sentences
            .map(|sentence| sentence.first_token as usize..sentence.end_token as usize)
            .collect();
        Self { text, tokens: segmentation.tokens, sentences }
    }

    fn features(&self) -> Features {
        Features::extract(&self.text, &self.tokens, &self.sentences)
    }
}

/// The texts of a source; `None` if it is not here.
fn articles(source: &str) -> Option<Vec<Document>> {
    let mut texts = Vec::new();
    if source == "samples" {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        let mut paths: Vec<_> =
            folder.read_dir().ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.sort();
        for path in paths.iter().filter(|path| path.extension().is_some_and(|end| end == "txt")) {
            let text = std::fs::read_to_string(path).ok()?;
            texts.extend((0..12).map(|copy| changed(&text, copy)));
        }
    } else {
        let shared = std::env::var("CROSSWIRE_SHARED").unwrap_or_else(|_| "../shared".to_owned());
        let file = File::open(Path::new(&shared).join("data/annotated/train.jsonl.gz")).ok()?;
        let mut lines = String::new();
        flate2::read::GzDecoder::new(file).read_to_string(&mut lines).ok()?;
        for line in lines.lines().step_by(4) {
            let row: serde_json::Value = serde_json::from_str(line).ok()?;
            texts.push(row["text"].as_str()?.to_owned());
        }
    }
    Some(texts.into_iter().map(Document::new).collect())
}

/// The text with one long word in five spelled differently in each copy.
fn changed(text: &str, copy: usize) -> String {
    let words = text.split_inclusive(' ').enumerate().map(|(place, word)| {
        let mut letters: Vec<char> = word.chars().collect();
        if letters.len() > 6 && (place + copy).is_multiple_of(5) {
            letters.swap(1 + copy % 3, 3 + copy % 2);
        }
        letters.into_iter().collect::<String>()
    });
    words.collect()
}

/// Tags all documents of a source, their features read before.
fn decode(bencher: Bencher, source: &str, model: Option<&'static Model>) {
    let (Some(documents), Some(model)) = (articles(source), model) else { return };
    let features: Vec<Features> = documents.iter().map(Document::features).collect();
    let tokens: usize = features.iter().map(Features::len).sum();
    bencher.counter(ItemsCount::new(tokens)).bench(|| {
        features
            .iter()
            .map(|features| model.tag(black_box(features)).spans().count())
            .sum::<usize>()
    });
}

const SOURCES: [&str; 2] = ["samples", "annotated"];

#[divan::bench(args = SOURCES)]
fn features(bencher: Bencher, source: &str) {
    let Some(documents) = articles(source) else { return };
    let tokens: usize = documents.iter().map(|document| document.tokens.len()).sum();
    bencher.counter(ItemsCount::new(tokens)).bench(|| {
        documents.iter().map(|document| black_box(document).features().len()).sum::<usize>()
    });
}

#[divan::bench(args = SOURCES)]
fn names(bencher: Bencher, source: &str) {
    decode(bencher, source, tag::names());
}

#[divan::bench(args = SOURCES)]
fn parts_of_speech(bencher: Bencher, source: &str) {
    decode(bencher, source, tag::pos());
}

/// Features, names with their scores.
#[divan::bench(args = SOURCES)]
fn names_from_tokens(bencher: Bencher, source: &str) {
    let (Some(documents), Some(model)) = (articles(source), tag::names()) else { return };
    let tokens: usize = documents.iter().map(|document| document.tokens.len()).sum();
    bencher.counter(ItemsCount::new(tokens)).bench(|| {
        let scores = documents.iter().map(|document| {
            let tags = model.tag(&black_box(document).features());
            tags.spans().map(|(span, kind)| tags.score(span, kind)).sum::<f32>()
        });
        scores.sum::<f32>()
    });
}
