//! Time and memory of the whole text floor and of one article's annotation against the length of one text: doubling the
//! length must not more than double either. Sizes are in megabytes.
#![allow(missing_docs)]

use crosswire::{Article, Options, analyze, text::segmentation};
use divan::{AllocProfiler, Bencher, counter::BytesCount};
use std::{hint::black_box, sync::Arc};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const SIZES: [usize; 3] = [25, 50, 100];

/// Pieces that tempt a pass to look far ahead or back.
const PIECES: [&str; 8] =
    ["\"", "\u{201c}", "\u{201d}\n\n", ".", ". ", "a", "said ", "\"Ada\" said, "];

fn main() {
    divan::main();
}

fn news(megabytes: usize) -> String {
    const STORY: &str = "LORVIK, May 4 (Tide Wire) — Ferry traffic across the sound will not resume before Friday, \
Mayor Ada Venn said, after 14 vessels lost power in what she called a “cascade” of failures.\n\n\
“We have found two causes, and neither is the weather,” Venn told reporters on Thursday. “I expect the bill to reach \
$4.2 million.” The operator's chief engineer, Dr. Piet Oss, disagreed: the company had seen only three faults, he said.\n\n";
    STORY.repeat((megabytes << 20) / STORY.len())
}

#[divan::bench(args = SIZES, sample_count = 3)]
fn text_floor_on_one_text_of_megabytes(bencher: Bencher, megabytes: usize) {
    let text = news(megabytes);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| segmentation(black_box(&text)));
}

#[divan::bench(args = SIZES, sample_count = 1)]
fn annotation_of_one_text_of_megabytes(bencher: Bencher, megabytes: usize) {
    let article = Arc::new(Article::new(news(megabytes)));
    bencher
        .counter(BytesCount::of_str(&article.text))
        .bench_local(|| analyze(Arc::clone(black_box(&article)), &Options::default()));
}

#[divan::bench(args = PIECES, consts = [500_000, 1_000_000, 2_000_000], sample_count = 3)]
fn text_floor_on_repeated<const TIMES: usize>(bencher: Bencher, piece: &str) {
    let text = piece.repeat(TIMES);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| segmentation(black_box(&text)));
}

#[divan::bench(args = PIECES, consts = [50_000, 100_000, 200_000], sample_count = 3)]
fn annotation_of_repeated<const TIMES: usize>(bencher: Bencher, piece: &str) {
    let article = Arc::new(Article::new(piece.repeat(TIMES)));
    bencher
        .counter(BytesCount::of_str(&article.text))
        .bench_local(|| analyze(Arc::clone(black_box(&article)), &Options::default()));
}
