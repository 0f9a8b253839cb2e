//! Speed of the text floor: tokens a second on news text, and that odd texts of ten megabytes take no longer than plain ones.
#![allow(missing_docs)]

use crosswire::{
    record::{ByteSpan, TokenSpan},
    text::{sentence::split, token::tokenize},
};
use divan::{Bencher, counter::ItemsCount};
use std::{
    fs::File,
    hint::black_box,
    io::{BufRead, BufReader},
};

#[global_allocator]
static ALLOCATIONS: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

/// About a megabyte of made-up news: quotations, names, abbreviations, figures.
fn news() -> String {
    const STORY: &str = "MARVIK, Oct. 14 (Coast Wire) - The mayor of Marvik said on Tuesday that the harbour bridge won't reopen \
before spring, and that repairs will cost $4.2 million, up from an estimate of $3.1 million in June.\n\n\
\u{201c}We have found cracks in two of the nine piers,\u{201d} Dr. Elin Sorvaag, the city's chief engineer, told reporters at 9:30 a.m. \
\u{201c}Nobody should cross it \u{2013} not on foot, not by bicycle.\u{201d}\n\n\
\"Why did it take them so long?\" asked J. P. Hallan, who runs a fish-processing firm of 120 workers on the north shore. \
\"We're losing 15% of our orders, and the company's patience isn't endless.\" The U.S.-owned ferry line declined to comment. \
Shares of Marvik Shipping Inc. fell by 2.8 percent; analysts, e.g. those at Nordbank, expect more losses next year...\n\n";
    STORY.repeat(1 + (1 << 20) / STORY.len())
}

fn paragraphs(text: &str) -> Vec<ByteSpan> {
    let mut start = 0;
    let mut spans = Vec::new();
    for part in text.split("\n\n") {
        if !part.is_empty() {
            spans.push(ByteSpan::new(start, start + part.len()));
        }
        start += part.len() + 2;
    }
    spans
}

fn cut(text: &str) -> (Vec<TokenSpan>, usize) {
    let tokens = tokenize(text);
    let sentences = split(text, &tokens, &[], &paragraphs(text), &[]).len();
    (tokens, sentences)
}

#[divan::bench]
fn tokens(bencher: Bencher) {
    let text = news();
    bencher.counter(ItemsCount::new(tokenize(&text).len())).bench(|| tokenize(black_box(&text)));
}

#[divan::bench]
fn tokens_and_sentences(bencher: Bencher) {
    let text = news();
    bencher.counter(ItemsCount::new(tokenize(&text).len())).bench(|| cut(black_box(&text)));
}

/// Four megabytes of the news sample in the shared data.
fn sample() -> Option<String> {
    let folder = std::env::var("CROSSWIRE_SHARED").unwrap_or_else(|_| "../shared".to_owned());
    let file = File::open(format!("{folder}/data/corpus/news_sample.jsonl.gz")).ok()?;
    let mut text = String::new();
    for line in BufReader::new(flate2::read::GzDecoder::new(file)).lines() {
        let article: serde_json::Value = serde_json::from_str(&line.ok()?).ok()?;
        text.push_str(article["text"].as_str()?);
        text.push_str("\n\n");
        if text.len() > 4 << 20 {
            break;
        }
    }
    Some(text)
}

/// The sample of real news beside the repository, if it is there.
#[divan::bench]
fn sample_tokens_and_sentences(bencher: Bencher) {
    let text = sample().unwrap_or_else(news);
    bencher.counter(ItemsCount::new(tokenize(&text).len())).bench(|| cut(black_box(&text)));
}

/// One piece repeated to ten megabytes.
#[divan::bench(
    sample_count = 3,
    args = ["\"", "\u{201d}", ".", ". ", "' ", "'", "a'bb", "-", "non-", "a", "1-", ")", "@", "a@", "Aa.", "http://a)", ". \"", "A \u{201d} ", ":("]
)]
fn ten_megabytes_of(bencher: Bencher, piece: &str) {
    let text = piece.repeat(10_000_000 / piece.len());
    bencher.counter(divan::counter::BytesCount::of_str(&text)).bench(|| cut(black_box(&text)));
}
