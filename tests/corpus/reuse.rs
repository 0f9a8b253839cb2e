//! Reused passages.

use crate::build::{Truth, invented, rows, sample, shared};
use crosswire::{
    Article,
    batch::Progress,
    corpus::{
        Reuse, ReuseOptions, text_reuse,
        word::{Word, words},
    },
    pool,
    record::{Derivation, Offsets},
};
use std::{collections::HashMap, sync::Arc};

pub(crate) fn reuse(articles: &[Arc<Article>], options: &ReuseOptions, threads: usize) -> Reuse {
    pool::install(Some(threads), || text_reuse(articles, None, options, &Progress::default()))
        .expect("a pool")
        .expect("fine options")
}

/// Maximal runs of at least `least` same words, by looking at every pair of places.
fn common_runs(a: &[u64], b: &[u64], least: usize) -> Vec<(usize, usize, usize)> {
    let mut found = Vec::new();
    let mut before = vec![0usize; b.len() + 1];
    for i in 0..a.len() {
        let mut lengths = vec![0usize; b.len() + 1];
        for j in 0..b.len() {
            if a[i] == b[j] {
                lengths[j + 1] = before[j] + 1;
                let ends = i + 1 == a.len() || j + 1 == b.len() || a[i + 1] != b[j + 1];
                if ends && lengths[j + 1] >= least {
                    found.push((i + 1 - lengths[j + 1], j + 1 - lengths[j + 1], lengths[j + 1]));
                }
            }
        }
        before = lengths;
    }
    found
}

#[test]
fn every_run_of_twelve_words_in_the_truth_stands_in_a_passage() {
    let Some(folder) = shared() else { return };
    let articles = sample(&folder);
    let numbers: HashMap<&str, usize> = articles
        .iter()
        .enumerate()
        .map(|(number, article)| (article.id.as_str(), number))
        .collect();
    let options = ReuseOptions { keep_boilerplate: true, ..ReuseOptions::default() };
    let found = reuse(&articles, &options, 2);
    let mut spans: HashMap<(&str, &str), Vec<[std::ops::Range<u32>; 2]>> = HashMap::new();
    for passage in &found.passages {
        let ranges = [&passage.a_span, &passage.b_span].map(|span| span.start..span.end);
        spans.entry((&passage.a, &passage.b)).or_default().push(ranges);
    }
    let truth: Vec<Truth> = rows(folder.join("data/corpus/news_sample.overlap_pairs.jsonl.gz"));
    let (mut all, mut missed) = (0, 0);
    for row in truth.iter().step_by(3) {
        let (i, j) = (numbers[row.a.as_str()], numbers[row.b.as_str()]);
        let (a, b) = (&articles[i.min(j)], &articles[i.max(j)]);
        let (left, right) = (words(&a.text), words(&b.text));
        let hashes = |words: &[Word]| words.iter().map(|word| word.hash).collect::<Vec<_>>();
        let offsets = [&a.text, &b.text].map(|text| Offsets::new(text));
        let empty = Vec::new();
        let covered = spans.get(&(a.id.as_str(), b.id.as_str())).unwrap_or(&empty);
        for (i, j, length) in common_runs(&hashes(&left), &hashes(&right), 12) {
            all += 1;
            // What one text repeats is one passage with its first copy.
            let middles = [
                offsets[0].character(&a.text, left[i + length / 2].start),
                offsets[1].character(&b.text, right[j + length / 2].start),
            ];
            let found = covered
                .iter()
                .any(|ranges| (0..2).any(|side| ranges[side].contains(&middles[side])));
            missed += usize::from(!found);
        }
    }
    println!("{all} runs of 12 words and more in the truth, {missed} in no passage");
    // A few runs of texts that repeat themselves lie across others: each word is in one passage of a pair.
    assert!(missed * 1000 <= all, "{missed} of {all}");
}

const RELEASE: &str = "The harbour company of Orm will build a third pier for 40 million crowns and open it before the \
    summer of 2028. The pier is to take ships of up to 300 metres and will create ninety jobs in the town.";

#[test]
fn an_article_made_of_a_release_is_wholly_derived_and_one_that_takes_a_sentence_partially() {
    let release = invented(&[RELEASE]);
    let copied =
        format!("{} Nobody at the company answered on Sunday.", RELEASE.replace("third", "new"));
    let own = "Neighbours of the harbour fear the noise of trucks at night, and the council wants to hear them in \
        May before it votes. Two of its members left the meeting early, and a third slept through it. ";
    let partly = format!(
        "{own}The pier is to take ships of up to 300 metres and will create ninety jobs in the town. {own}"
    );
    let articles: Vec<Arc<Article>> = [copied, partly, own.repeat(3)]
        .into_iter()
        .enumerate()
        .map(|(number, text)| {
            Arc::new(Article { id: format!("story-{number}"), ..Article::new(text) })
        })
        .collect();
    let options = ReuseOptions::default();
    let found = text_reuse(&articles, Some(&release), &options, &Progress::default())
        .expect("fine options");
    let derived: Vec<_> = found
        .pairs
        .iter()
        .map(|pair| (pair.a.as_str(), pair.b.as_str(), pair.derivation))
        .collect();
    assert_eq!(
        derived,
        [
            ("report-0", "story-0", Derivation::Wholly),
            ("report-0", "story-1", Derivation::Partially)
        ],
        "only pairs of an article and the release"
    );
    let pair = &found.pairs[0];
    // 41 words, one of them changed.
    assert_eq!((pair.words, pair.passages, pair.quoted_words), (40, 1, 0));
    assert!((pair.share_of_a.get() - 40.0 / 41.0).abs() < 1e-12);
    let passage = &found.passages[0];
    assert_eq!(passage.a_span.text, RELEASE.trim_end_matches('.'));
    assert!(passage.b_span.text.contains("a new pier"));
}

#[test]
fn what_both_only_quote_is_quoted_and_counts_as_nobodys_prose() {
    let said = "\u{201c}We have asked for a second ship since the winter and nobody in the capital has given us an answer yet\u{201d}";
    let articles = invented(&[
        &format!(
            "Mayor Ada Venn was angry on Tuesday. {said}, she told the council of the island."
        ),
        &format!(
            "{said}. That is how the mayor of Halve put it when reporters found her at the quay."
        ),
    ]);
    let found = reuse(&articles, &ReuseOptions::default(), 1);
    assert_eq!(found.passages.len(), 1);
    let passage = &found.passages[0];
    assert!(passage.quoted);
    assert_eq!(
        (passage.words, passage.a_span.text.as_str()),
        (21, said.trim_matches(['\u{201c}', '\u{201d}']))
    );
    let pair = &found.pairs[0];
    assert_eq!(
        (pair.quoted_words, pair.prose_share_of_a.get(), pair.derivation),
        (21, 0.0, Derivation::Not)
    );
    assert_eq!(pair.earlier.as_deref(), Some("report-1"));
}

#[test]
fn passages_point_into_their_texts_and_are_the_same_for_any_threads() {
    let texts: Vec<String> = (0..30)
        .map(|number| {
            let words: Vec<String> =
                (0..80).map(|word| format!("é{}", (word + number * 7) % 150)).collect();
            words.join(" ")
        })
        .collect();
    let articles: Vec<Arc<Article>> = texts
        .iter()
        .enumerate()
        .map(|(number, text)| {
            Arc::new(Article { id: number.to_string(), ..Article::new(text.as_str()) })
        })
        .collect();
    let found = reuse(&articles, &ReuseOptions::default(), 1);
    assert!(found.passages.len() > 100);
    for passage in &found.passages {
        for (id, span) in [(&passage.a, &passage.a_span), (&passage.b, &passage.b_span)] {
            let text = &articles[id.parse::<usize>().expect("a number")].text;
            let there: String = text
                .chars()
                .skip(span.start as usize)
                .take((span.end - span.start) as usize)
                .collect();
            assert_eq!(there, span.text);
        }
        assert_eq!(passage.a_span.text, passage.b_span.text);
    }
    assert_eq!(found, reuse(&articles, &ReuseOptions::default(), 4));
}
