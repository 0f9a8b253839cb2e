//! Every floor and every reader under inputs made to break them: no panic, no hang, no broken promise.
//!
//! `CROSSWIRE_FUZZ` is the number of executions of each (20,000 unless given; `make fuzz` runs a million and more),
//! `CROSSWIRE_FUZZ_SEED` the seed. What fails is shown as short as it can be, to become a test.

#![allow(clippy::print_stdout)] // how many executions there were

#[path = "fuzz/clock.rs"]
mod clock;
#[path = "fuzz/floor.rs"]
mod floor;
#[path = "fuzz/found.rs"]
mod found;
#[path = "fuzz/mutation.rs"]
mod mutation;
#[path = "fuzz/shrink.rs"]
mod shrink;

use clock::processor_time;
use crosswire::{
    Article, CompareOptions, Options, analyze,
    batch::Progress,
    compare,
    corpus::{EventOptions, EventStream},
    report::json::{self, JsonOptions},
};
use mutation::{Dice, Mutator};
use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

/// Most characters of one text.
const MOST: usize = 400;
/// The longest that one input may take.
const LIMIT: Duration = Duration::from_millis(400);

fn runs() -> u64 {
    number("CROSSWIRE_FUZZ").unwrap_or(20_000)
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().expect("a number"))
}

/// The inputs in `tests/hostile`.
fn seeds() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    let seeds: Vec<String> =
        paths.iter().map(|path| fs::read_to_string(path).expect("UTF-8")).collect();
    assert!(seeds.len() >= 10, "the inputs are found");
    seeds
}

/// Runs `check` on many inputs and fails with the shortest that it does not bear.
fn fuzz(name: &str, found: &[&str], check: impl Fn(&str) + Sync) {
    clock::alone(|| run(name, found, &check));
}

fn run(name: &str, found: &[&str], check: &impl Fn(&str)) {
    let seeds = seeds();
    for input in found.iter().copied().chain(seeds.iter().map(String::as_str)) {
        check(input);
    }
    let mut inputs = Mutator::new(&seeds, number("CROSSWIRE_FUZZ_SEED").unwrap_or(1), MOST);
    let started = Instant::now();
    let mut slowest = Duration::ZERO;
    for run in 0..runs() {
        let input = inputs.next();
        let begun = Instant::now();
        if catch_unwind(AssertUnwindSafe(|| check(input))).is_err() {
            report(name, run, input, |input| {
                catch_unwind(AssertUnwindSafe(|| check(input))).is_err()
            });
        }
        // On a busy machine only processor time tells.
        let mut took = begun.elapsed();
        if took > LIMIT {
            took = processor_time(|| check(input));
            if took > LIMIT {
                report(name, run, input, |input| processor_time(|| check(input)) > LIMIT);
            }
        }
        slowest = slowest.max(took);
    }
    println!(
        "{name}: {} executions in {:.0?}, the slowest {slowest:.1?}, nothing found",
        runs(),
        started.elapsed()
    );
}

fn report(name: &str, run: u64, input: &str, fails: impl Fn(&str) -> bool) -> ! {
    let hook = take_hook();
    set_hook(Box::new(|_| {}));
    let shortest = shrink::shrink(input, fails);
    set_hook(hook);
    panic!(
        "{name}: execution {run} failed (see above) for {input:?}; the shortest is {shortest:?}"
    );
}

#[test]
fn the_text_floor_bears_any_text() {
    fuzz("text", found::TEXT, |input| {
        floor::text(input);
        floor::offsets(input);
    });
}

#[test]
fn the_annotate_floor_bears_any_text() {
    fuzz("annotate", found::ANNOTATE, floor::annotate);
}

#[test]
fn the_compare_floor_bears_any_texts() {
    fuzz("compare", found::COMPARE, floor::compare);
}

#[test]
fn the_corpus_floor_bears_any_texts() {
    fuzz("corpus", found::CORPUS, floor::corpus);
}

const REPORT: &str =
    "“We will not close the ferry,” Mayor Ada Venn said on Thursday. 40 people ride it.";

fn scratch(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("crosswire-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    folder.join(name)
}

/// A saved stream of three articles, one day open.
fn saved() -> Vec<u8> {
    let path = scratch("whole");
    let mut stream = EventStream::new(EventOptions::default()).expect("fine options");
    for (number, day) in ["2026-03-12", "2026-03-12", "2026-03-14"].into_iter().enumerate() {
        let article = Article {
            id: format!("{number}"),
            published: day.parse().ok(),
            ..Article::new(format!("{REPORT} {number}"))
        };
        stream.add(&[Arc::new(article)], &Progress::default()).expect("not cancelled");
    }
    stream.save(&path).expect("a file");
    fs::read(path).expect("a file")
}

#[test]
fn a_changed_file_of_a_stream_is_read_or_refused() {
    let whole = saved();
    let path = scratch("state");
    let mut dice = Dice::new(7);
    for run in 0..runs() {
        let mut changed = mutation::bytes(&whole, &mut dice);
        // Half of them with a length and checksum that fit, as if somebody had written the file so.
        if run % 2 == 0 && changed.len() > HEAD {
            sign(&mut changed);
        }
        let borne = catch_unwind(|| floor::state(&path, &changed)).is_ok();
        assert!(borne, "state: {:?}", String::from_utf8_lossy(&changed[HEAD.min(changed.len())..]));
    }
    println!("state: {} executions, nothing found", runs());
}

const HEAD: usize = 28;

/// The mixing step of the file's checksum, as `src/corpus/word.rs` has it.
const fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

/// Writes magic, version, length and checksum as the content wants them.
fn sign(bytes: &mut [u8]) {
    let (head, content) = bytes.split_at_mut(HEAD);
    let sum = content.chunks(8).fold(mixed(content.len() as u64), |sum, eight| {
        let mut padded = [0; 8];
        padded[..eight.len()].copy_from_slice(eight);
        mixed(sum ^ u64::from_le_bytes(padded))
    });
    head[..8].copy_from_slice(b"CWEVENTS");
    head[8..12].copy_from_slice(&1u32.to_le_bytes());
    head[12..20].copy_from_slice(&(content.len() as u64).to_le_bytes());
    head[20..].copy_from_slice(&sum.to_le_bytes());
}

#[test]
fn changed_bytes_of_a_model_are_read_or_refused() {
    let whole =
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data/pos.bin")).expect("a model");
    let short = &whole[..whole.len().min(4096)];
    let mut dice = Dice::new(7);
    for _ in 0..runs() {
        floor::model(&mutation::bytes(short, &mut dice));
    }
    // Whole models take milliseconds each.
    for _ in 0..runs() / 1000 {
        floor::model(&mutation::bytes(&whole, &mut dice));
    }
    println!("model: {} executions, nothing found", runs());
}

#[test]
fn changed_files_of_articles_are_read_or_refused() {
    let seeds = [
        (
            "a.jsonl",
            "{\"id\": \"1\", \"text\": \"The ferry sails.\", \"published\": \"2026-03-12\"}\n{\"text\": \"It rains.\"}\n",
        ),
        ("a.csv", "id,text,source\n1,\"The ferry, late, sails.\",Halve Post\n2,It rains.,\n"),
        ("a.tsv", "id\ttext\n1\tThe ferry sails.\n"),
        (
            "a.json",
            "{\"@graph\": [{\"@type\": \"NewsArticle\", \"articleBody\": \"The ferry sails.\", \"headline\": \"Ferry\"}]}",
        ),
        ("a.txt", " date 2026-03-12 The ferry sails at “noon”."),
        ("a", "\u{feff}text\nThe ferry sails.\n"),
    ];
    let mut dice = Dice::new(7);
    for run in 0..runs() {
        let (name, seed) = seeds[run as usize % seeds.len()];
        let changed = mutation::bytes(seed.as_bytes(), &mut dice);
        let borne = catch_unwind(|| floor::read(name, &changed)).is_ok();
        assert!(borne, "{name}: {:?}", String::from_utf8_lossy(&changed));
    }
    println!("readers: {} executions, nothing found", runs());
}

#[test]
fn changed_json_is_read_or_refused() {
    let read = |text: &str| Arc::new(analyze(Arc::new(Article::new(text)), &Options::default()));
    let reports = [read(REPORT), read("\"We will close the ferry,\" said Ada Venn, the mayor.")];
    let whole = JsonOptions { with_tokens: true, pretty: false };
    let seeds = [
        json::doc(&reports[0], whole),
        json::comparison(&compare(&reports, &CompareOptions::default()), whole),
    ];
    let mut dice = Dice::new(7);
    for run in 0..runs() {
        let seed = &seeds[usize::from(run % 8 == 0)];
        let changed = mutation::bytes(seed.as_bytes(), &mut dice);
        let text = String::from_utf8_lossy(&changed);
        assert!(catch_unwind(|| floor::json(&text)).is_ok(), "json: {text}");
    }
    println!("json: {} executions, nothing found", runs());
}
