//! The corpus floor against the exhaustive truth of the sample corpus, where that is there, and against slow, plain code.
#![allow(clippy::print_stdout)] // figures on the shared data, and that these are not there

use crosswire::{
    Article, Options, analyze,
    batch::Progress,
    corpus::{
        EventOptions, EventStream, FamilyOptions, Overlap, OverlapOptions, Reuse, ReuseOptions,
        cluster_events, fingerprint, near_duplicates, overlap, overlaps, pair_reuse, postings,
        quote_families, text_reuse,
        word::{Word, words},
    },
    pool,
    record::{Derivation, Doc, EventCluster, Moment, Offsets},
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

#[derive(Deserialize)]
struct Labelled {
    id: String,
    source: Option<String>,
    date: Option<String>,
    title: Option<String>,
    text: String,
    cluster: Option<serde_json::Value>,
}

/// B-cubed F1 of `events` against the labels (Bagga and Baldwin 1998).
fn b_cubed(labels: &HashMap<String, String>, events: &[EventCluster]) -> f64 {
    let mut found: Vec<(&str, u32)> = Vec::new();
    for event in events {
        for id in event.articles.iter().filter_map(|id| labels.get(id)) {
            found.push((id, event.id));
        }
    }
    let count = |key: fn(&(&str, u32)) -> (String, u32)| {
        let mut counts: HashMap<(String, u32), f64> = HashMap::new();
        for pair in &found {
            *counts.entry(key(pair)).or_default() += 1.0;
        }
        counts
    };
    let (gold, ours) = (count(|p| (p.0.to_owned(), 0)), count(|p| (String::new(), p.1)));
    let (mut precision, mut recall) = (0.0, 0.0);
    for ((label, event), both) in count(|p| (p.0.to_owned(), p.1)) {
        precision += both * both / ours[&(String::new(), event)] / found.len() as f64;
        recall += both * both / gold[&(label, 0)] / found.len() as f64;
    }
    2.0 * precision * recall / (precision + recall)
}

#[test]
fn one_setting_finds_the_events_of_both_labelled_sets() {
    let Some(folder) = shared() else { return };
    for (name, least, least_in_stream) in [("events_allsides", 0.92, 0.91), ("stream", 0.92, 0.90)]
    {
        let rows: Vec<Labelled> = rows(folder.join(format!("data/compare/{name}.dev.jsonl.gz")));
        let labels: HashMap<String, String> = rows
            .iter()
            .filter_map(|row| Some((row.id.clone(), row.cluster.as_ref()?.to_string())))
            .collect();
        let mut articles: Vec<Arc<Article>> = rows
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
            .collect();
        let options = EventOptions::default();
        let events =
            cluster_events(&articles, &options, &Progress::default()).expect("fine options");
        articles.sort_by_key(|article| article.published.map(Moment::date));
        let mut stream = EventStream::new(options).expect("fine options");
        stream.add(&articles, &Progress::default()).expect("not cancelled");
        let (whole, streamed) = (b_cubed(&labels, &events), b_cubed(&labels, &stream.clusters()));
        println!("{name}: B-cubed F1 {whole:.4}, as a stream {streamed:.4}");
        assert!(whole >= least && streamed >= least_in_stream);
    }
}

/// Reports of made-up events: two on a ferry, two on a court, one on its own.
fn week() -> Vec<Arc<Article>> {
    [
        ("ferry-a", "2026-03-02", "Ferry sinks off Halve", "The ferry Sigrun sank off Halve on Monday with 40 people aboard. Captain Piet Oss got all passengers into boats, the coast guard of Norrland said. Divers will look for the Sigrun's engines."),
        ("ferry-b", "2026-03-03", "All saved as Sigrun goes down", "All 40 passengers of the ferry Sigrun were saved when it sank off Halve. The coast guard of Norrland praised Captain Piet Oss, who brought the boats down in time. Engines had failed before, divers said."),
        ("court-a", "2026-03-02", "Court frees banker Lund", "The high court of Orm freed the banker Kai Lund on Monday because witnesses had changed their story. Prosecutor Ida Berg will appeal the verdict, she said after the hearing."),
        ("court-b", "2026-03-02T21:00", "Banker Kai Lund walks free", "Banker Kai Lund left the high court of Orm a free man. Witnesses had changed their story, the verdict says. Prosecutor Ida Berg told reporters she would appeal."),
        ("ferry-late", "2026-05-20", "Sigrun raised", "The ferry Sigrun, which sank off Halve with 40 people aboard, was raised by divers. Captain Piet Oss watched from a boat of the coast guard of Norrland as its engines came up."),
        ("alone", "2026-03-03", "Strawberries early", "Strawberries ripen three weeks early in the valleys, growers say, and prices fall in every market."),
    ]
    .into_iter()
    .map(|(id, published, title, text)| {
        Arc::new(Article {
            id: id.to_owned(),
            source: id.split('-').nth(1).map(|outlet| format!("Outlet {outlet}")),
            title: Some(title.to_owned()),
            published: published.parse().ok(),
            ..Article::new(text)
        })
    })
    .collect()
}

fn ids(events: &[EventCluster]) -> Vec<Vec<&str>> {
    events.iter().map(|event| event.articles.iter().map(String::as_str).collect()).collect()
}

#[test]
fn reports_of_one_event_within_days_are_one_cluster() {
    let found = cluster_events(&week(), &EventOptions::default(), &Progress::default())
        .expect("fine options");
    assert_eq!(
        ids(&found),
        [vec!["court-a", "court-b"], vec!["ferry-a", "ferry-b"], vec!["alone"], vec!["ferry-late"]]
    );
    let ferry = &found[1];
    assert_eq!(ferry.id, 1);
    assert_eq!(ferry.sources.to_vec(), ["Outlet a", "Outlet b"]);
    let days = [ferry.first_published, ferry.last_published]
        .map(|moment| moment.map(|moment| moment.to_string()));
    assert_eq!(days, [Some("2026-03-02".to_owned()), Some("2026-03-03".to_owned())]);
    assert!(ferry.names.iter().any(|name| name == "Sigrun"), "{:?}", ferry.names);
    assert_eq!((&*ferry.rule, &*found[2].rule), ("average-link", "alone"));
}

#[test]
fn a_days_articles_may_come_in_any_order_and_one_by_one() {
    let mut articles = week();
    let build = |articles: &[Arc<Article>], threads| {
        let mut stream = EventStream::new(EventOptions::default()).expect("fine options");
        for article in articles {
            pool::install(Some(threads), || {
                stream.add(std::slice::from_ref(article), &Progress::default())
            })
            .expect("a pool")
            .expect("not cancelled");
        }
        stream
    };
    articles.sort_by_key(|article| article.published.map(Moment::date));
    let forward = build(&articles, 1);
    articles.sort_by_key(|article| {
        (article.published.map(Moment::date), std::cmp::Reverse(article.id.clone()))
    });
    let backward = build(&articles, 3);
    let mut whole = EventStream::new(EventOptions::default()).expect("fine options");
    whole.add(&week(), &Progress::default()).expect("not cancelled");
    assert_eq!(forward.clusters(), backward.clusters());
    assert_eq!(forward.clusters(), whole.clusters());
    assert_eq!(forward.clusters(), forward.clusters(), "asking changes nothing");
    assert!(ids(&forward.clusters()).contains(&vec!["ferry-a", "ferry-b"]));
}

#[test]
fn articles_without_a_date_meet_only_one_another() {
    let undated: Vec<Arc<Article>> = week()
        .iter()
        .filter(|article| article.id.starts_with("ferry"))
        .map(|article| {
            let published = article.published.filter(|_| article.id == "ferry-a");
            Arc::new(Article { published, ..(**article).clone() })
        })
        .collect();
    let found = cluster_events(&undated, &EventOptions::default(), &Progress::default())
        .expect("fine options");
    assert_eq!(ids(&found), [vec!["ferry-a"], vec!["ferry-b", "ferry-late"]]);
    assert_eq!(found[1].first_published, None);
}

#[test]
fn a_saved_stream_goes_on_where_it_was_and_a_torn_or_changed_file_is_refused() {
    let folder = std::env::temp_dir().join(format!("crosswire-stream-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("events.state");
    let mut articles = week();
    articles.sort_by_key(|article| article.published.map(Moment::date));
    let mut stream = EventStream::new(EventOptions::default()).expect("fine options");
    stream.add(&articles[..3], &Progress::default()).expect("not cancelled");
    stream.save(&path).expect("saved");
    let mut loaded = EventStream::load(&path).expect("whole");
    assert_eq!(loaded, stream);
    for stream in [&mut stream, &mut loaded] {
        stream.add(&articles[3..], &Progress::default()).expect("not cancelled");
    }
    assert_eq!(loaded.clusters(), stream.clusters());
    assert_eq!(
        std::fs::read_dir(&folder).expect("a folder").count(),
        1,
        "nothing is left beside it"
    );

    let bytes = std::fs::read(&path).expect("written");
    let torn = folder.join("torn.state");
    for length in 0..bytes.len() {
        std::fs::write(&torn, &bytes[..length]).expect("written");
        let error = EventStream::load(&torn).expect_err("torn").to_string();
        assert!(error.contains("torn") && error.contains("torn.state:"), "{error}");
    }
    for place in (0..bytes.len()).step_by(7) {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        std::fs::write(&torn, &changed).expect("written");
        assert!(EventStream::load(&torn).is_err(), "byte {place} changed");
    }
    assert!(
        EventStream::load(&folder.join("none")).expect_err("no file").to_string().contains("none")
    );
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn event_options_out_of_range_are_refused_by_name() {
    for (options, name) in [
        (EventOptions { window_hours: 0.0, ..EventOptions::default() }, "window_hours"),
        (EventOptions { window_hours: f64::NAN, ..EventOptions::default() }, "window_hours"),
        (EventOptions { threshold: 0.0, ..EventOptions::default() }, "threshold"),
        (EventOptions { threshold: 1.5, ..EventOptions::default() }, "threshold"),
    ] {
        assert!(EventStream::new(options).expect_err(name).to_string().contains(name));
        assert!(cluster_events(&[], &options, &Progress::default()).is_err());
    }
}

fn docs(reports: &[(&str, &str, &str)]) -> Vec<Arc<Doc>> {
    reports
        .iter()
        .map(|(id, published, text)| {
            let article = Article {
                id: (*id).to_owned(),
                source: Some(format!("Outlet {id}")),
                published: published.parse().ok(),
                ..Article::new(*text)
            };
            Arc::new(analyze(Arc::new(article), &Options::default()))
        })
        .collect()
}

#[test]
fn one_utterance_is_a_family_with_its_first_article_its_wordings_and_cuts() {
    let docs = docs(&[
        (
            "evening",
            "2026-03-04",
            "The talks failed. \u{201c}We will not close the ferry to Halve before the last islander has a bed on the mainland,\u{201d} Mayor Ada Venn said.",
        ),
        (
            "morning",
            "2026-03-02",
            "\u{201c}We will not close the ferry to Halve before the last islander has a bed on the mainland,\u{201d} said Ada Venn, the mayor, on Monday.",
        ),
        (
            "short",
            "2026-03-03",
            "Mayor Ada Venn said: \u{201c}We will not close the ferry to Halve.\u{201d} Nobody answered her.",
        ),
        (
            "other",
            "2026-03-03",
            "\u{201c}Strawberries will be cheap in every market of the valley this year,\u{201d} grower Tom Rask said.",
        ),
    ]);
    let run = |threads| {
        pool::install(Some(threads), || {
            quote_families(&docs, &FamilyOptions::default(), &Progress::default())
        })
        .expect("a pool")
        .expect("fine options")
    };
    let found = run(1);
    assert_eq!(found.len(), 1);
    let family = &found[0];
    let members: Vec<&str> = family.members.iter().map(|member| member.article.as_str()).collect();
    assert_eq!(members, ["morning", "short", "evening"]);
    assert_eq!(
        (family.first.as_str(), family.articles, family.variants, family.cuts),
        ("morning", 3, 2, 1)
    );
    assert_eq!(family.speaker_name.as_deref(), Some("Ada Venn"));
    assert_eq!(family.sources.to_vec(), ["Outlet morning", "Outlet short", "Outlet evening"]);
    assert_eq!(
        family.last_published.map(|moment| moment.to_string()).as_deref(),
        Some("2026-03-04")
    );
    assert!(family.text.contains("a bed on the mainland"));
    assert_eq!(found, run(3));
}

#[test]
fn a_pair_by_itself_gives_what_the_corpus_gives() {
    let articles: Vec<Arc<Article>> = week().into_iter().take(2).collect();
    let longer = Article::new(format!("{FERRY} {}", articles[0].text));
    let pair = [Arc::clone(&articles[0]), Arc::new(longer)];
    let options = ReuseOptions::default();
    let whole = reuse(&pair, &options, 1);
    assert_eq!(whole.pairs.len(), 1);
    let (left, right) = (postings(&pair[0].text, 8).0, postings(&pair[1].text, 8).0);
    let mut seeds = Vec::new();
    for &(hash, place) in &left {
        let same = right.iter().filter(|posting| posting.0 == hash);
        seeds.extend(same.map(|&(_, other)| (place, other)));
    }
    let (record, passages) =
        pair_reuse(&pair[0], &pair[1], &seeds, false, &options).expect("shared");
    assert_eq!((vec![record], passages), (whole.pairs, whole.passages));

    let options = options_of_half();
    let found = run(&pair, &options, 1);
    let alone = overlap(&pair[0].text, &pair[1].text, &options);
    assert_eq!(found, alone.into_iter().collect::<Vec<_>>());
    assert_eq!(found.len(), 1);
}

fn options_of_half() -> OverlapOptions {
    OverlapOptions { jaccard: 1.1, containment: 0.5, ..OverlapOptions::default() }
}
