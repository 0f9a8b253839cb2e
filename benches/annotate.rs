//! Speed of the annotation passes: tokens a second on news text.
#![allow(missing_docs, clippy::print_stdout)]

use crosswire::{
    Article, Options, analyze,
    annotate::{measure, parts_of_speech},
    record::Moment,
    text::token::tokenize,
};
use divan::{Bencher, counter::ItemsCount};
use std::{fs::File, hint::black_box, io::Read, path::Path, sync::Arc};

#[global_allocator]
static ALLOCATIONS: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

/// About a quarter of a megabyte of made-up news, as full of dates and figures as news is.
fn news() -> String {
    const STORY: &str = "The mayor of Marvik said on Tuesday that the harbour bridge would not reopen before next spring, and that \
repairs will cost $4.2 million, up from an estimate of $3.1 million in June.\n\n\
\u{201c}We have found cracks in two of the nine piers,\u{201d} Dr. Elin Sorvaag, the city's chief engineer, told reporters at 9:30 a.m. \
\u{201c}Nobody should cross it tomorrow, not on foot, not by bicycle.\u{201d}\n\n\
The bridge was built in 1987 and carried at least 40,000 vehicles a day until last week, when two lorries collided on its southern \
ramp. A worker, 34, was hurt. The council has asked the government for help, but officials in the capital said that the money set \
aside for roads had been spent three months ago. Shares of the ferry line rose by 2.8 percent; analysts expect more losses next year.\n\n";
    STORY.repeat(1 + (1 << 18) / STORY.len())
}

#[divan::bench]
fn times_and_quantities(bencher: Bencher) {
    let text = news();
    let published: Moment = "2024-03-14".parse().expect("a day");
    let tokens = ItemsCount::new(tokenize(&text).len());
    measure::with(&text, |passes| {
        bencher
            .counter(tokens)
            .bench_local(|| passes.times_and_quantities(black_box(Some(published))));
    });
}

#[divan::bench]
fn all_passes(bencher: Bencher) {
    let mut article = Article::new(news());
    article.published = Some("2024-03-14".parse().expect("a day"));
    let article = Arc::new(article);
    bencher
        .counter(ItemsCount::new(tokenize(&article.text).len()))
        .bench(|| analyze(Arc::clone(black_box(&article)), &Options::default()));
}

/// Everything that `analyze` makes, and parts of speech: on the articles of the shared development data where these are
/// beside the repository, else on the samples.
#[divan::bench]
fn all_passes_and_parts_of_speech(bencher: Bencher) {
    let articles: Vec<Arc<Article>> =
        texts().into_iter().map(|text| Arc::new(Article::new(text))).collect();
    let tokens: usize = articles.iter().map(|article| tokenize(&article.text).len()).sum();
    let options = Options::default();
    bencher.counter(ItemsCount::new(tokens)).bench(|| {
        for article in &articles {
            let doc = analyze(Arc::clone(black_box(article)), &options);
            black_box(parts_of_speech(&doc));
        }
    });
}

/// Tokens, sentences and names of the same texts.
#[divan::bench]
fn names_alone(bencher: Bencher) {
    of_texts(bencher, |passes| black_box(passes).names());
}

/// Tokens, sentences, parts of speech, names, entities, times and quantities of the same texts.
#[divan::bench]
fn all_but_quotations(bencher: Bencher) {
    let published: Moment = "2024-03-14".parse().expect("a day");
    of_texts(bencher, |passes| passes.all_but_quotations(Some(published)));
}

fn of_texts(bencher: Bencher, count: impl Fn(&measure::Passes) -> usize + Sync) {
    let texts = texts();
    let tokens: usize = texts.iter().map(|text| tokenize(text).len()).sum();
    bencher
        .counter(ItemsCount::new(tokens))
        .bench(|| texts.iter().map(|text| measure::with(black_box(text), &count)).sum::<usize>());
}

fn texts() -> Vec<String> {
    let shared = std::env::var("CROSSWIRE_SHARED").unwrap_or_else(|_| "../shared".to_owned());
    let mut lines = String::new();
    let read = File::open(Path::new(&shared).join("data/annotated/dev.jsonl.gz"))
        .and_then(|file| flate2::read::GzDecoder::new(file).read_to_string(&mut lines));
    if read.is_ok() {
        return lines
            .lines()
            .filter_map(|line| {
                let row: serde_json::Value = serde_json::from_str(line).ok()?;
                Some(row["text"].as_str()?.to_owned())
            })
            .collect();
    }
    println!("no shared data beside the repository: the samples are read");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let files = folder.read_dir().into_iter().flatten().flatten();
    files.filter_map(|file| std::fs::read_to_string(file.path()).ok()).collect()
}
