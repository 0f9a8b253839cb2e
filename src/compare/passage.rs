//! Runs of the same words in two reports, and which reports come from one origin.
//!
//! Runs of [`GRAM`] words are looked up by their hash, extended word by word and cut where quotation marks open or close,
//! so that a statement that two reporters heard is told apart from prose that one took from the other (Clough et al.
//! 2002 measure derivation by such runs; reuse inside quotations is counted apart here). Time grows with the words of the
//! reports and with the runs that they share.

mod credit;

pub(super) use credit::of_text as agency;

use super::prose::quoted_spans;
use crate::record::{ByteSpan, Doc, Origin, Passage, SegmentKind};
use foldhash::{HashMap, HashMapExt};
use std::sync::Arc;

/// Words of the shortest run.
const GRAM: usize = 8;
/// Words between two runs that are still one passage.
const GAP: usize = 3;
/// Shared words of prose from which two reports have one origin: about a sentence, which no two reporters write alike.
const COPIED: u32 = 24;

/// A word of a report.
#[derive(Clone, Copy, Debug)]
struct Word {
    hash: u64,
    span: ByteSpan,
    quoted: bool,
}

/// Per gram, its first place in each report that has it: chains from the last such report to the first.
#[derive(Default)]
struct Grams {
    heads: HashMap<u64, u32>,
    places: Vec<GramPlace>,
}

/// A gram in a report, with the place (one up, 0 for none) in [`Grams`] of the same gram in a report before.
#[derive(Clone, Copy)]
struct GramPlace {
    report: u32,
    word: u32,
    before: u32,
}

impl Grams {
    /// The places of a gram, last report first.
    fn places(&self, gram: u64) -> impl Iterator<Item = GramPlace> {
        let mut next = self.heads.get(&gram).copied().unwrap_or(0);
        std::iter::from_fn(move || {
            let place = self.places[next.checked_sub(1)? as usize];
            next = place.before;
            Some(place)
        })
    }

    fn add(&mut self, gram: u64, report: u32, word: u32) {
        let head = self.heads.entry(gram).or_insert(0);
        let before = *head;
        if before > 0 && self.places[before as usize - 1].report == report {
            return;
        }
        self.places.push(GramPlace { report, word, before });
        *head = self.places.len() as u32;
    }
}

/// The passages that two reports share, by pair and place, and the origins of the reports.
pub(super) fn shared(docs: &[Arc<Doc>], keep_boilerplate: bool) -> (Vec<Passage>, Vec<Origin>) {
    let reports: Vec<Vec<Word>> = docs.iter().map(|doc| words(doc, keep_boilerplate)).collect();
    let mut credits: Vec<Option<&str>> = docs.iter().map(|doc| credit::agency(doc)).collect();
    let mut grams = Grams::default();
    let mut runs: Vec<(usize, usize, Vec<Run>)> = Vec::new();
    for (b, report) in reports.iter().enumerate() {
        let mut pairs: Vec<Vec<Run>> = vec![Vec::new(); b];
        for (place, window) in report.windows(GRAM).enumerate() {
            let gram = gram(window);
            for GramPlace { report: a, word: from, .. } in grams.places(gram) {
                if a as usize == b {
                    continue;
                }
                let found = &mut pairs[a as usize];
                if found.last().is_some_and(|run: &Run| place < run.b + run.length) {
                    continue;
                }
                let length = same(&reports[a as usize][from as usize..], &report[place..]);
                if length >= GRAM {
                    found.push(Run { a: from as usize, b: place, length });
                }
            }
            if b + 1 < reports.len() {
                grams.add(gram, b as u32, place as u32);
            }
        }
        runs.extend(
            pairs
                .into_iter()
                .enumerate()
                .filter(|(_, found)| !found.is_empty())
                .map(|(a, found)| (a, b, found)),
        );
    }
    runs.sort_by_key(|&(a, b, _)| (a, b));
    let mut passages = Vec::new();
    let mut origins = Origins::new(docs.len());
    let mut beside: Vec<(usize, &str)> = Vec::new();
    for (a, b, found) in runs {
        let mut prose = 0;
        let mut told = None;
        for (from, to, length, quoted) in passages_of(&found, &reports[a], &reports[b]) {
            if !quoted {
                prose += length;
                let named =
                    [(a, from), (b, to)].map(|(doc, span)| credit::beside(&docs[doc], span));
                told = told.or(named[0].or(named[1]));
            }
            let credited = credits[a].filter(|_| credits[a] == credits[b]);
            passages.push(Passage {
                a: docs[a].article.id.clone(),
                a_span: docs[a].span(from),
                b: docs[b].article.id.clone(),
                b_span: docs[b].span(to),
                words: length,
                quoted,
                credited: credited.map(str::to_owned),
            });
        }
        if prose >= COPIED {
            origins.join(a, b, true);
            if let Some(body) = told {
                beside.push((a, body));
            }
        }
    }
    for (report, body) in beside {
        credits[report].get_or_insert(body);
    }
    let mut by_agency: HashMap<&str, usize> = HashMap::new();
    for (number, agency) in credits.iter().enumerate() {
        if let Some(agency) = agency {
            let first = *by_agency.entry(agency).or_insert(number);
            if first != number {
                origins.join(first, number, false);
            }
        }
    }
    (passages, origins.records(docs, &credits))
}

/// Words `a..a + length` of one report are words `b..b + length` of the other.
#[derive(Clone, Copy, Debug)]
struct Run {
    a: usize,
    b: usize,
    length: usize,
}

fn same(a: &[Word], b: &[Word]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a.hash == b.hash).count()
}

fn gram(window: &[Word]) -> u64 {
    let mut hash = 0u64;
    for word in window {
        hash = (hash.rotate_left(7) ^ word.hash).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
    hash
}

/// Runs made passages: cut where one side's quotation begins or ends, runs a few words apart joined.
fn passages_of(runs: &[Run], a: &[Word], b: &[Word]) -> Vec<(ByteSpan, ByteSpan, u32, bool)> {
    // First and one past the last word in a and in b, words, quoted.
    let mut found: Vec<([usize; 2], [usize; 2], usize, bool)> = Vec::new();
    for run in runs {
        let mut start = 0;
        while start < run.length {
            let quoted = |at: usize| a[run.a + at].quoted && b[run.b + at].quoted;
            let kind = quoted(start);
            let mut end = start + 1;
            while end < run.length && quoted(end) == kind {
                end += 1;
            }
            let (from, to) = ([run.a + start, run.a + end], [run.b + start, run.b + end]);
            let near = found.last().is_some_and(|(last, other, _, before)| {
                *before == kind
                    && from[0] >= last[1]
                    && from[0] - last[1] <= GAP
                    && to[0] >= other[1]
                    && to[0] - other[1] <= GAP
            });
            if near && let Some((last, other, length, _)) = found.last_mut() {
                (last[1], other[1]) = (from[1], to[1]);
                *length += end - start;
            } else {
                found.push((from, to, end - start, kind));
            }
            start = end;
        }
    }
    let span = |words: &[Word], [start, end]: [usize; 2]| ByteSpan {
        start: words[start].span.start,
        end: words[end - 1].span.end,
    };
    found
        .into_iter()
        .filter(|&(_, _, length, _)| length >= GRAM)
        .map(|(from, to, length, quoted)| (span(a, from), span(b, to), length as u32, quoted))
        .collect()
}

/// The words of a report: runs of letters and figures, in small letters.
fn words(doc: &Doc, keep_boilerplate: bool) -> Vec<Word> {
    let text = doc.text();
    let mut quoted = quoted_spans(doc).into_iter().peekable();
    let mut until = 0;
    let segments = &doc.segmentation.segments;
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut read = |span: ByteSpan| {
        let mut start = None;
        let mut hash = SEED;
        let end_of_text = std::iter::once((span.len(), ' '));
        let mix = |hash: u64, c: char| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01B3);
        for (place, c) in span.of(text).char_indices().chain(end_of_text) {
            if c.is_ascii_alphanumeric() {
                start.get_or_insert(place);
                hash = mix(hash, c.to_ascii_lowercase());
            } else if c.is_alphanumeric() {
                start.get_or_insert(place);
                hash = c.to_lowercase().fold(hash, mix);
            } else if let Some(from) = start.take() {
                let word =
                    ByteSpan { start: span.start + from as u32, end: span.start + place as u32 };
                while let Some(next) = quoted.next_if(|next| next.start <= word.start) {
                    until = until.max(next.end);
                }
                found.push(Word { hash, span: word, quoted: word.start < until });
                hash = SEED;
            }
        }
    };
    if segments.is_empty() {
        read(ByteSpan::new(0, text.len()));
    }
    for segment in segments {
        if keep_boilerplate || segment.kind == SegmentKind::Body {
            read(segment.span);
        }
    }
    found
}

/// Start of the word hash (FNV-1a).
const SEED: u64 = 0xCBF2_9CE4_8422_2325;

/// Sets of reports that are joined.
struct Origins {
    parent: Vec<usize>,
    prose: Vec<bool>,
}

impl Origins {
    fn new(reports: usize) -> Self {
        Self { parent: (0..reports).collect(), prose: vec![false; reports] }
    }

    fn root(&mut self, mut report: usize) -> usize {
        while self.parent[report] != report {
            self.parent[report] = self.parent[self.parent[report]];
            report = self.parent[report];
        }
        report
    }

    fn join(&mut self, a: usize, b: usize, prose: bool) {
        let (a, b) = (self.root(a), self.root(b));
        let (first, second) = (a.min(b), a.max(b));
        self.parent[second] = first;
        self.prose[first] |= prose | self.prose[second];
    }

    fn records(mut self, docs: &[Arc<Doc>], credits: &[Option<&str>]) -> Vec<Origin> {
        let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
        for report in 0..docs.len() {
            let root = self.root(report);
            match found.iter_mut().find(|(known, _)| *known == root) {
                Some((_, reports)) => reports.push(report),
                None => found.push((root, vec![report])),
            }
        }
        found
            .into_iter()
            .enumerate()
            .map(|(id, (root, reports))| Origin {
                id: id as u32,
                credited: reports.iter().find_map(|&report| credits[report]).map(str::to_owned),
                rule: if reports.len() == 1 {
                    "independent"
                } else if self.prose[root] {
                    "shared-prose"
                } else {
                    "same-agency"
                }
                .into(),
                articles: reports.iter().map(|&report| docs[report].article.id.clone()).collect(),
            })
            .collect()
    }
}
