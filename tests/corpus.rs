//! The corpus floor against the exhaustive truth of the sample corpus, where that is there, and against slow, plain code.

use crosswire::{
    Article,
    batch::Progress,
    corpus::{
        Overlap, OverlapOptions, Reuse, ReuseOptions, fingerprint, near_duplicates, overlaps,
        text_reuse,
        word::{Word, words},
    },
    pool,
    record::{Derivation, Offsets},
};
use flate2::read::GzDecoder;
use proptest::prelude::*;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs::File,
    io::{BufRead, BufReader},
    path::PathBuf,
    sync::Arc,
};

#[derive(Deserialize)]
struct Row {
    id: String,
    source: Option<String>,
    date: Option<String>,
    title: Option<String>,
    text: String,
}

#[derive(Deserialize)]
struct Truth {
    a: String,
    b: String,
    shared: u32,
    jaccard: f64,
    containment: f64,
    cross_source: bool,
}

/// The folder of the shared data; says so where it is not there.
fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("CROSSWIRE_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let there = folder.join("data/corpus").is_dir();
    if !there {
        println!("{} has no data/corpus: not run", folder.display());
    }
    there.then_some(folder)
}

fn rows<T: serde::de::DeserializeOwned>(path: PathBuf) -> Vec<T> {
    let file = GzDecoder::new(File::open(&path).expect("the file is there"));
    BufReader::new(file)
        .lines()
        .map(|line| serde_json::from_str(&line.expect("UTF-8")).expect("a row"))
        .collect()
}

fn sample(folder: &std::path::Path) -> Vec<Arc<Article>> {
    rows::<Row>(folder.join("data/corpus/news_sample.jsonl.gz"))
        .into_iter()
        .map(|row| {
            Arc::new(Article {
                id: row.id,
                source: row.source,
                title: row.title,
                published: row.date.and_then(|date| date.parse().ok()),
                ..Article::new(row.text)
            })
        })
        .collect()
}

fn options(shared: u32) -> OverlapOptions {
    OverlapOptions { jaccard: 0.0, containment: 0.0, shared, ..OverlapOptions::default() }
}

fn run(articles: &[Arc<Article>], options: &OverlapOptions, threads: usize) -> Vec<Overlap> {
    pool::install(Some(threads), || overlaps(articles, options, &Progress::default()))
        .expect("a pool")
        .expect("fine options")
        .pairs
}

/// Every pair that shares a 5-gram, by an index of all of them.
fn exhaustive(articles: &[Arc<Article>]) -> BTreeMap<(u32, u32), u32> {
    let mut postings: Vec<(u64, u32)> = Vec::new();
    for (number, article) in articles.iter().enumerate() {
        postings.extend(
            fingerprint::gram_set(&article.text).into_iter().map(|hash| (hash, number as u32)),
        );
    }
    postings.sort_unstable();
    let mut counts: HashMap<(u32, u32), u32> = HashMap::new();
    for run in postings.chunk_by(|a, b| a.0 == b.0) {
        for (place, &(_, b)) in run.iter().enumerate() {
            for &(_, a) in &run[..place] {
                *counts.entry((a, b)).or_default() += 1;
            }
        }
    }
    counts.into_iter().collect()
}

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
    // A few runs of texts that repeat themselves lie across others: each word is in one passage of a pair.
    assert!(missed * 1000 <= all, "{missed} of {all}");
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

fn invented(texts: &[&str]) -> Vec<Arc<Article>> {
    let days = ["2026-03-02", "2026-03-01", "2026-03-03", "2026-03-04"];
    texts
        .iter()
        .enumerate()
        .map(|(number, text)| {
            Arc::new(Article {
                id: format!("report-{number}"),
                source: Some(format!("Outlet {number}")),
                published: days.get(number).and_then(|day| day.parse().ok()),
                ..Article::new(*text)
            })
        })
        .collect()
}

const FERRY: &str = "The ferry between Halve and Orm will stay in port until Friday because two of its three engines \
    failed within a week, the operator said on Tuesday, and no other ship can carry lorries across the sound.";

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
    assert_eq!(pair.a_in_b.get(), 1.0);
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
            let own: String = (0..60).map(|word| format!("w{number}x{word} ")).collect();
            let footer = "Sign up here for the evening letter of the Halve Post and read it before everybody else does";
            let source = if number < 30 { "Halve Post" } else { "Orm Times" };
            Arc::new(Article { source: Some(source.to_owned()), ..Article::new(format!("{own}{footer}")) })
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

fn reuse(articles: &[Arc<Article>], options: &ReuseOptions, threads: usize) -> Reuse {
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
