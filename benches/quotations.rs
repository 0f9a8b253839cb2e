//! Speed of the whole analysis, from text to quotations: words a second on made-up news.
#![allow(missing_docs)]

use crosswire::{Article, Options, analyze};
use divan::{Bencher, counter::ItemsCount};
use std::{hint::black_box, sync::Arc};

#[global_allocator]
static ALLOCATIONS: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

/// About a tenth of a megabyte of articles of the usual length, with direct, mixed and indirect speech.
fn articles() -> Vec<Arc<Article>> {
    const STORY: &str = "MARVIK, March 14 (Northern Wire) - The mayor of Marvik, Elin Sorvaag, said on Tuesday that the harbour bridge \
would not reopen before next spring and accused the ministry of hiding the cost of its repair.\n\n\
\u{201c}We have found cracks in two of the nine piers,\u{201d} Josef Lindqvist, the city's chief engineer, told reporters. \u{201c}Nobody \
should cross it tomorrow, not on foot, not by bicycle.\u{201d}\n\n\
According to a report by the Coast Institute, at least 40,000 vehicles a day used the bridge until last week. A spokesman for the \
ministry called the mayor's claim \u{201c}plainly wrong,\u{201d} adding that the money had been set aside in January. He declined to say \
when work would begin.\n\n\
Shares of the ferry line rose by 2.8 percent. Analysts expect more losses next year, and two of them warned that the town could lose \
its largest employer. \u{201c}One quay in a storm is a bottleneck,\u{201d} said Ines Okafor of Tidewater Research, who has followed the \
port for years. \u{201c}Two quays out of use,\u{201d} she added, \u{201c}is a harvest lost.\u{201d}\n\n\
The council, which meets on Friday, has asked the government for help. Lindqvist bragged last year about how little the bridge had \
cost. Its builder did not respond to a request for comment.\n\n";
    (0..60).map(|_| Arc::new(Article::new(STORY))).collect()
}

fn bench(bencher: Bencher, options: Options) {
    let articles = articles();
    let words: usize = articles.iter().map(|article| article.text.split_whitespace().count()).sum();
    bencher.counter(ItemsCount::new(words)).bench(|| {
        for article in &articles {
            black_box(analyze(Arc::clone(black_box(article)), &options));
        }
    });
}

#[divan::bench]
fn rules_and_model(bencher: Bencher) {
    bench(bencher, Options::default());
}

#[divan::bench]
fn rules_alone(bencher: Bencher) {
    bench(bencher, Options { rules_only: true, ..Options::default() });
}
