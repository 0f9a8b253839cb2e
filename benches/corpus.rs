//! Speed of the corpus floor on invented articles: articles a second, one thread and two.
#![allow(missing_docs)]

use crosswire::{
    Article,
    batch::Progress,
    corpus::{
        EventOptions, OverlapOptions, ReuseOptions, cluster_events, fingerprint, near_duplicates,
        text_reuse,
    },
    pool,
};
use divan::{
    Bencher,
    counter::{BytesCount, ItemsCount},
};
use std::{hint::black_box, sync::Arc};

const ARTICLES: usize = 2000;
const WORDS: usize = 950;

#[global_allocator]
static ALLOCATIONS: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

/// The next number of a seeded sequence.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

/// Articles of made-up words, every fifth a copy of one before with one word in 20 changed.
fn articles() -> Vec<Arc<Article>> {
    let mut state = 1;
    let mut made: Vec<Vec<String>> = Vec::with_capacity(ARTICLES);
    for number in 0..ARTICLES {
        let mut words: Vec<String> = if number % 5 == 4 {
            made[number - 4].clone()
        } else {
            // A few words are frequent, most are rare.
            (0..WORDS)
                .map(|_| format!("w{}", (next(&mut state) % 5000) * (next(&mut state) % 7) / 3))
                .collect()
        };
        if number % 5 == 4 {
            for word in words.iter_mut().step_by(20) {
                *word = format!("Name{}", next(&mut state) % 1000);
            }
        }
        made.push(words);
    }
    made.into_iter()
        .enumerate()
        .map(|(number, words)| {
            let published = format!("2026-03-{:02}", 1 + number % 28).parse().ok();
            Arc::new(Article { id: number.to_string(), published, ..Article::new(words.join(" ")) })
        })
        .collect()
}

#[divan::bench]
fn fingerprints(bencher: Bencher) {
    let articles = articles();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        articles
            .iter()
            .map(|article| fingerprint::fingerprints(black_box(&article.text), 16).len())
            .sum::<usize>()
    });
}

#[divan::bench(args = [1, 2])]
fn near_duplicates_on_threads(bencher: Bencher, threads: usize) {
    let articles = articles();
    bencher.counter(ItemsCount::new(ARTICLES)).bench_local(|| {
        let work = || {
            near_duplicates(black_box(&articles), &OverlapOptions::default(), &Progress::default())
        };
        pool::install(Some(threads), work)
    });
}

#[divan::bench(args = [1, 2])]
fn text_reuse_on_threads(bencher: Bencher, threads: usize) {
    let articles = articles();
    bencher.counter(ItemsCount::new(ARTICLES)).bench_local(|| {
        let work = || {
            text_reuse(black_box(&articles), None, &ReuseOptions::default(), &Progress::default())
        };
        pool::install(Some(threads), work)
    });
}

#[divan::bench(args = [1, 2], sample_count = 5)]
fn events_on_threads(bencher: Bencher, threads: usize) {
    let articles = articles();
    bencher.counter(ItemsCount::new(ARTICLES)).bench_local(|| {
        let work =
            || cluster_events(black_box(&articles), &EventOptions::default(), &Progress::default());
        pool::install(Some(threads), work)
    });
}
