//! The corpus floor against the exhaustive truth of the sample corpus, where that is there, and against slow, plain code.
#![allow(clippy::print_stdout)] // figures on the shared data, and that these are not there

#[path = "corpus/build.rs"]
mod build;
#[path = "corpus/event.rs"]
mod event;
#[path = "corpus/family.rs"]
mod family;
#[path = "corpus/reuse.rs"]
mod reuse;

use build::{FERRY, Truth, exhaustive, invented, options, rows, run, sample, shared};
use crosswire::{
    Article,
    batch::Progress,
    corpus::{Overlap, OverlapOptions, fingerprint, near_duplicates, overlaps},
};
use proptest::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

#[test]
fn the_overlap_truth_of_the_sample_is_found_whole_with_exact_shares() {
    let Some(folder) = shared() else { return };
    // The truth was made with words of ASCII letters.
    let articles: Vec<Arc<Article>> = sample(&folder)
        .iter()
        .map(|article| {
            let text =
                article.text.replace(|c: char| !c.is_ascii() && c != '\u{2019}' || c == '_', " ");
            Arc::new(Article { text, ..(**article).clone() })
        })
        .collect();
    let truth: Vec<Truth> = rows(folder.join("data/corpus/news_sample.overlap_pairs.jsonl.gz"));
    let mut found: HashMap<(&str, &str), Vec<Overlap>> = HashMap::new();
    for pair in run(&articles, &options(20), 2) {
        let (a, b) = (&articles[pair.a as usize].id, &articles[pair.b as usize].id);
        found.entry((a.as_str().min(b), a.as_str().max(b))).or_default().push(pair);
    }
    let (mut missed, mut other) = (0, Vec::new());
    let mut reuse = 0;
    for row in &truth {
        reuse += usize::from(row.cross_source && row.containment >= 0.3);
        let key = (row.a.as_str().min(&row.b), row.a.as_str().max(&row.b));
        let Some(pairs) = found.get(&key) else {
            missed += 1;
            continue;
        };
        // Some ids stand for two versions of an article.
        let same = pairs.iter().any(|pair| {
            pair.shared == row.shared
                && (pair.jaccard() - row.jaccard).abs() <= 1e-4
                && (pair.a_in_b().max(pair.b_in_a()) - row.containment).abs() <= 1e-4
        });
        if !same {
            other.push(key);
        }
    }
    println!(
        "{} truth pairs, {reuse} reused over outlets: {missed} missed, shares other in {other:?}",
        truth.len()
    );
    assert_eq!(missed, 0);
    // Two rows of the truth are a 5-gram apart from a plain count of their texts.
    assert!(other.len() <= 2, "{other:?}");
}

#[test]
fn the_pairs_of_the_sample_that_share_twenty_grams_are_counted_exactly() {
    let Some(folder) = shared() else { return };
    let articles = sample(&folder);
    let all = exhaustive(&articles);
    let found: BTreeMap<(u32, u32), u32> = run(&articles, &options(20), 2)
        .into_iter()
        .map(|pair| ((pair.a, pair.b), pair.shared))
        .collect();
    let expected: BTreeMap<(u32, u32), u32> =
        all.into_iter().filter(|&(_, shared)| shared >= 20).collect();
    let missed = expected.keys().filter(|pair| !found.contains_key(pair)).count();
    println!("{} pairs with 20 shared 5-grams, {missed} missed", expected.len());
    assert!(found.iter().all(|(pair, shared)| expected.get(pair) == Some(shared)), "exact");
    // Pairs of at most a few dozen scattered 5-grams have no two fingerprints in common.
    assert!(missed * 12 < expected.len());
}

#[test]
fn near_duplicates_of_the_sample_are_those_of_the_truth() {
    let Some(folder) = shared() else { return };
    let articles = sample(&folder);
    let sizes: Vec<u32> =
        articles.iter().map(|article| fingerprint::gram_set(&article.text).len() as u32).collect();
    let expected: BTreeSet<(u32, u32)> = exhaustive(&articles)
        .into_iter()
        .filter(|&((a, b), shared)| {
            let all = sizes[a as usize] + sizes[b as usize] - shared;
            2 * shared >= all
        })
        .map(|(pair, _)| pair)
        .collect();
    let found: BTreeSet<(u32, u32)> = run(&articles, &OverlapOptions::default(), 2)
        .into_iter()
        .map(|pair| (pair.a, pair.b))
        .collect();
    let right = found.intersection(&expected).count() as f64;
    let f1 = 2.0 * right / (found.len() + expected.len()) as f64;
    println!("near-duplicates: {} expected, {} found, F1 {f1:.4}", expected.len(), found.len());
    assert!(f1 >= 0.995);
}

#[test]
fn a_pair_has_its_shares_and_a_group_its_earliest_article() {
    let longer = format!(
        "{FERRY} Mayor Ada Venn asked the government for a second ship before the summer begins."
    );
    let articles = invented(&[
        FERRY,
        &longer,
        "Nothing of this kind was ever heard in the town of Lund before.",
    ]);
    let found = near_duplicates(&articles, &OverlapOptions::default(), &Progress::default())
        .expect("fine options");
    assert_eq!(found.pairs.len(), 1);
    let pair = &found.pairs[0];
    assert_eq!((pair.a.as_str(), pair.b.as_str()), ("report-0", "report-1"));
    // 37 words make 33 grams; 14 more make 47.
    assert_eq!(pair.shared, 33);
    assert!((pair.a_in_b.get() - 1.0).abs() < 1e-12);
    assert!((pair.b_in_a.get() - 33.0 / 47.0).abs() < 1e-12);
    assert_eq!(pair.jaccard, pair.b_in_a);
    assert_eq!((pair.same_source, pair.earlier.as_deref()), (Some(false), Some("report-1")));
    assert_eq!(found.groups.len(), 1);
    assert_eq!(found.groups[0].earliest, "report-1");
    assert_eq!(found.groups[0].articles.to_vec(), ["report-1", "report-0"]);
    assert!(found.furniture.is_empty());
}

#[test]
fn exact_copies_of_a_few_words_are_a_pair() {
    let articles = invented(&["Ferry stays in port", "FERRY STAYS IN PORT!", "Ferry sails again"]);
    let pairs = run(&articles, &OverlapOptions::default(), 1);
    assert_eq!(pairs.iter().map(|pair| (pair.a, pair.b)).collect::<Vec<_>>(), [(0, 1)]);
}

#[test]
fn words_in_more_articles_than_the_cap_are_furniture_of_their_outlet_and_pair_neighbours_alone() {
    let articles: Vec<Arc<Article>> = (0..40)
        .map(|number| {
            let own: Vec<String> = (0..60).map(|word| format!("w{number}x{word}")).collect();
            let footer = "Sign up here for the evening letter of the Halve Post and read it before everybody else does";
            let source = if number < 30 { "Halve Post" } else { "Orm Times" };
            Arc::new(Article { source: Some(source.to_owned()), ..Article::new(format!("{} {footer}", own.join(" "))) })
        })
        .collect();
    let capped = OverlapOptions { cap: 10, window: 4, ..options(1) };
    let found = overlaps(articles.as_slice(), &capped, &Progress::default()).expect("fine options");
    assert!(found.pairs.iter().all(|pair| pair.b - pair.a == 1), "neighbours only");
    assert_eq!(found.furniture.len(), 1);
    let footer = &found.furniture[0];
    assert_eq!((footer.source.as_deref(), footer.texts, footer.text), (Some("Halve Post"), 40, 0));
    assert!(footer.span.of(&articles[0].text).contains("evening letter of the Halve Post"));
    let all = OverlapOptions { cap: 40, ..capped };
    let found = overlaps(articles.as_slice(), &all, &Progress::default()).expect("fine options");
    assert_eq!((found.pairs.len(), found.furniture.len()), (40 * 39 / 2, 0));
}

#[test]
fn options_out_of_range_are_refused_by_name() {
    for (options, name) in [
        (OverlapOptions { jaccard: -0.1, ..OverlapOptions::default() }, "threshold"),
        (OverlapOptions { containment: f64::NAN, ..OverlapOptions::default() }, "containment"),
        (OverlapOptions { window: 3, ..OverlapOptions::default() }, "window"),
        (OverlapOptions { cap: 1, ..OverlapOptions::default() }, "cap"),
    ] {
        let articles: [Arc<Article>; 0] = [];
        let error = overlaps(articles.as_slice(), &options, &Progress::default()).expect_err(name);
        assert!(error.to_string().contains(name), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn counts_are_those_of_plain_sets_and_the_same_for_any_threads(texts in prop::collection::vec("([a-f] ){0,40}", 0..12)) {
        let articles: Vec<Arc<Article>> = texts.iter().map(|text| Arc::new(Article::new(text.as_str()))).collect();
        let options = OverlapOptions { window: 4, ..options(1) };
        let pairs = run(&articles, &options, 1);
        let sets: Vec<BTreeSet<u64>> = articles.iter().map(|article| fingerprint::gram_set(&article.text).into_iter().collect()).collect();
        for pair in &pairs {
            let (a, b) = (&sets[pair.a as usize], &sets[pair.b as usize]);
            prop_assert_eq!(pair.shared as usize, a.intersection(b).count());
            prop_assert_eq!((pair.a_grams as usize, pair.b_grams as usize), (a.len(), b.len()));
        }
        prop_assert_eq!(&pairs, &run(&articles, &options, 3));
    }
}
