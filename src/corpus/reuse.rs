//! Reused text: which passages two articles share, how much of each they are, and what one is derived from.
//!
//! Candidates share a fingerprint of a window so narrow that no run of `min_words` is missed. Quotations that two
//! reporters heard are told apart from prose that one took from the other.

mod page;
mod run;

use super::{
    duplicate::{earlier, furniture, same_source},
    fingerprint::{GRAM, WINDOWS},
    index::{Index, Seed},
    word::scan,
};
use crate::{
    batch::Progress,
    error::{Error, Result},
    record::{Article, Derivation, Furniture, Number, Passage, ReusePair},
};
use page::Page;
use rayon::prelude::*;
use run::Run;
use std::sync::Arc;

/// Texts whose passages are looked for as one piece.
const PIECE: usize = 4096;
/// Words between two runs of one passage when it is cut at quotation marks.
const GAP: usize = 8;
/// Shares of a text's prose from which it is wholly and partially derived. Nothing was fitted: the terms are METER's,
/// the borders say "nearly all" and "more than a formula".
const WHOLLY: f64 = 0.75;
const PARTIALLY: f64 = 0.1;

/// How reused text is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReuseOptions {
    /// Fewest words of a passage, 8 and more; every run of so many same words is found.
    pub min_words: usize,
    /// Texts that a fingerprint may stand in; over it each text is paired with the one before alone.
    pub cap: usize,
    /// Whether passages in page furniture (captions, adverts, links) count too.
    pub keep_boilerplate: bool,
}

impl Default for ReuseOptions {
    fn default() -> Self {
        Self { min_words: 12, cap: 256, keep_boilerplate: false }
    }
}

/// Reused text of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reuse {
    /// Pairs of articles with what they share, in the order of the articles.
    pub pairs: Vec<ReusePair>,
    /// Passages, by pair and place.
    pub passages: Vec<Passage>,
    /// What stands in more articles than the cap and pairs nobody.
    pub furniture: Vec<Furniture>,
}

/// Passages that two of `articles` share; with `against`, those that an article shares with one of these (press
/// releases, an agency's reports), which are then `a`. On the current thread pool.
///
/// # Errors
/// [`Error::Input`] for options out of range, [`Error::Cancelled`] after [`Progress::cancel`].
pub fn text_reuse(
    articles: &[Arc<Article>],
    against: Option<&[Arc<Article>]>,
    options: &ReuseOptions,
    progress: &Progress,
) -> Result<Reuse> {
    if options.min_words < GRAM + WINDOWS.start() - 1 {
        return Err(Error::Input(format!("min_words: {}; give 8 or more", options.min_words)));
    }
    if options.cap < 2 {
        return Err(Error::Input(format!("cap: {}; give 2 or more", options.cap)));
    }
    let releases = against.map_or(0, <[_]>::len) as u32;
    let all: Vec<Arc<Article>> =
        against.unwrap_or_default().iter().chain(articles).cloned().collect();
    let window = (options.min_words + 1 - GRAM).min(*WINDOWS.end());
    let index = Index::new(all.as_slice(), window, options.cap, progress)?;
    let search =
        Search { articles: &all, releases: against.map(|_| releases), options, index, progress };
    let mut found = Vec::new();
    for piece in search.index.order().chunks(PIECE) {
        found.extend(search.piece(piece)?);
    }
    found.par_sort_by_key(|pair| (pair.a, pair.b));
    let mut reuse = Reuse::default();
    for pair in found {
        reuse.pairs.push(pair.record);
        reuse.passages.extend(pair.passages);
    }
    reuse.furniture =
        furniture(&all, &super::furniture::furniture(all.as_slice(), &search.index.capped));
    Ok(reuse)
}

struct Search<'a> {
    articles: &'a [Arc<Article>],
    /// Number of articles at the beginning that the others are held against.
    releases: Option<u32>,
    options: &'a ReuseOptions,
    index: Index,
    progress: &'a Progress,
}

/// Two texts and the passages they share, as runs of words.
struct Shared {
    a: u32,
    b: u32,
    chains: Vec<Vec<Run>>,
}

struct Found {
    a: u32,
    b: u32,
    record: ReusePair,
    passages: Vec<Passage>,
}

impl Search<'_> {
    /// What the texts of `piece` share with texts before them.
    fn piece(&self, piece: &[u32]) -> Result<Vec<Found>> {
        self.progress.check()?;
        let seeds: Vec<(u32, Vec<Seed>)> = piece
            .par_iter()
            .map(|&text| {
                let mut seeds = Vec::new();
                self.index.seeds(text, |seed| {
                    if self.releases.is_none_or(|first| seed.text < first && text >= first) {
                        seeds.push(seed);
                    }
                });
                seeds.sort_unstable();
                (text, seeds)
            })
            .filter(|(_, seeds)| !seeds.is_empty())
            .collect();
        let loaded = Loaded::read(
            self.articles.len(),
            seeds
                .iter()
                .flat_map(|(text, seeds)| seeds.iter().map(|seed| seed.text).chain([*text])),
            |number| hashes(&self.articles[number as usize].text),
            self.progress,
        )?;
        let shared: Vec<Shared> = seeds
            .par_iter()
            .flat_map_iter(|(text, seeds)| {
                let loaded = &loaded;
                seeds.chunk_by(|x, y| x.text == y.text).filter_map(move |seeds| {
                    let (a, b) = (loaded.of(seeds[0].text), loaded.of(*text));
                    let places: Vec<(u32, u32)> =
                        seeds.iter().map(|seed| (seed.theirs, seed.ours)).collect();
                    let chains = chains(a, b, &places, self.options);
                    (!chains.is_empty()).then(|| Shared { a: seeds[0].text, b: *text, chains })
                })
            })
            .collect();
        drop(loaded);
        let pages = Loaded::read(
            self.articles.len(),
            shared.iter().flat_map(|pair| [pair.a, pair.b]),
            |number| page(&self.articles[number as usize], self.options),
            self.progress,
        )?;
        Ok(shared.par_iter().filter_map(|pair| self.found(pair, &pages)).collect())
    }

    fn found(&self, pair: &Shared, pages: &Loaded<Page>) -> Option<Found> {
        let (a, b) = (&self.articles[pair.a as usize], &self.articles[pair.b as usize]);
        let pages = [pages.of(pair.a), pages.of(pair.b)];
        let (record, passages) =
            records([a, b], pages, &pair.chains, self.releases.is_some(), self.options)?;
        Some(Found { a: pair.a, b: pair.b, record, passages })
    }
}

/// What two articles share that have the `seeds` (numbers of equal 5-grams in the one and in the other) in common: one
/// step of [`text_reuse`], for work that is spread over machines. `release`: the first is held to be the source.
pub fn pair_reuse(
    a: &Article,
    b: &Article,
    seeds: &[(u32, u32)],
    release: bool,
    options: &ReuseOptions,
) -> Option<(ReusePair, Vec<Passage>)> {
    let hashes = [a, b].map(|article| hashes(&article.text));
    let chains = chains(&hashes[0], &hashes[1], seeds, options);
    if chains.is_empty() {
        return None;
    }
    let pages = [a, b].map(|article| page(article, options));
    records([a, b], [&pages[0], &pages[1]], &chains, release, options)
}

fn hashes(text: &str) -> Vec<u64> {
    let mut hashes = Vec::with_capacity(text.len() / 6 + 1);
    scan(text, |word| hashes.push(word.hash));
    hashes
}

fn page(article: &Article, options: &ReuseOptions) -> Page {
    Page::new(&article.text, article.source.as_deref(), options.keep_boilerplate)
}

fn chains(a: &[u64], b: &[u64], seeds: &[(u32, u32)], options: &ReuseOptions) -> Vec<Vec<Run>> {
    run::passages(a, b, run::runs(a, b, seeds), options.min_words)
}

/// The records of one pair; none where all of it is page furniture.
fn records(
    [a, b]: [&Article; 2],
    [left, right]: [&Page; 2],
    chains: &[Vec<Run>],
    release: bool,
    options: &ReuseOptions,
) -> Option<(ReusePair, Vec<Passage>)> {
    let (mut words, mut quoted_words, mut longest) = (0, 0, 0);
    let mut passages = Vec::new();
    for chain in chains {
        for passage in cut(chain, left, right, options.min_words) {
            let length: usize = passage.runs.iter().map(|run| run.length).sum();
            words += length as u32;
            quoted_words += passage.quoted_words as u32;
            longest = longest.max(length as u32);
            let (first, last) = (passage.runs.first()?, passage.runs.last()?);
            passages.push(Passage {
                a: a.id.clone(),
                a_span: left.span(&a.text, first.a, last.a + last.length),
                b: b.id.clone(),
                b_span: right.span(&b.text, first.b, last.b + last.length),
                words: length as u32,
                quoted: passage.quoted_words == length,
                credited: left.agency.filter(|_| left.agency == right.agency).map(str::to_owned),
            });
        }
    }
    if passages.is_empty() {
        return None;
    }
    let share = |of: u32, all: u32| f64::from(of.min(all)) / f64::from(all.max(1));
    let ((a_words, a_prose), (b_words, b_prose)) = (left.sizes(), right.sizes());
    let prose = words - quoted_words;
    let (prose_of_a, prose_of_b) = (share(prose, a_prose), share(prose, b_prose));
    let earlier = earlier(a, b);
    let derived = match earlier {
        _ if release => prose_of_b,
        Some(first) if first == b.id => prose_of_a,
        Some(_) => prose_of_b,
        None => prose_of_a.max(prose_of_b),
    };
    let record = ReusePair {
        a: a.id.clone(),
        b: b.id.clone(),
        words,
        quoted_words,
        longest,
        passages: passages.len() as u32,
        share_of_a: Number::new(share(words, a_words)),
        share_of_b: Number::new(share(words, b_words)),
        prose_share_of_a: Number::new(prose_of_a),
        prose_share_of_b: Number::new(prose_of_b),
        same_source: same_source(a, b),
        earlier: earlier.map(str::to_owned),
        derivation: derivation(derived),
        rule: "prose-share".into(),
    };
    Some((record, passages))
}

fn derivation(prose_share: f64) -> Derivation {
    if prose_share >= WHOLLY {
        Derivation::Wholly
    } else if prose_share >= PARTIALLY {
        Derivation::Partially
    } else {
        Derivation::Not
    }
}

/// A passage that is all quotation, or prose with at most short quotations in it.
struct Piece {
    runs: Vec<Run>,
    quoted_words: usize,
}

/// Cuts a passage where a quotation of at least `least` words begins or ends in both texts, and takes off what is page
/// furniture in either.
fn cut(chain: &[Run], left: &Page, right: &Page, least: usize) -> Vec<Piece> {
    // Stretches of one kind: quoted in both or not.
    let mut stretches: Vec<(Run, bool)> = Vec::new();
    for run in chain {
        for place in 0..run.length {
            let (i, j) = (run.a + place, run.b + place);
            if !left.body[i] || !right.body[j] {
                continue;
            }
            let quoted = left.quoted[i] && right.quoted[j];
            match stretches.last_mut() {
                Some((before, kind))
                    if *kind == quoted
                        && before.a + before.length == i
                        && before.b + before.length == j =>
                {
                    before.length += 1;
                }
                _ => stretches.push((Run { a: i, b: j, length: 1 }, quoted)),
            }
        }
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open: Option<Piece> = None;
    let near = |last: &Run, next: &Run| {
        next.a - (last.a + last.length) <= GAP && next.b - (last.b + last.length) <= GAP
    };
    for group in stretches.chunk_by(|x, y| x.1 == y.1 && near(&x.0, &y.0)) {
        let quoted = group[0].1;
        let length: usize = group.iter().map(|(run, _)| run.length).sum();
        let quoted_words = if quoted { length } else { 0 };
        let runs = group.iter().map(|(run, _)| *run);
        if quoted && length >= least {
            pieces.extend(open.take());
            pieces.push(Piece { runs: runs.collect(), quoted_words });
            continue;
        }
        let goes_on = open
            .as_ref()
            .and_then(|piece| piece.runs.last())
            .is_some_and(|last| near(last, &group[0].0));
        if !goes_on {
            pieces.extend(open.take());
        }
        let piece = open.get_or_insert(Piece { runs: Vec::new(), quoted_words: 0 });
        piece.runs.extend(runs);
        piece.quoted_words += quoted_words;
    }
    pieces.extend(open);
    pieces.retain(|piece| piece.runs.iter().map(|run| run.length).sum::<usize>() >= least);
    pieces
}

/// What was read of some articles.
struct Loaded<T> {
    /// For each article its place in `items`, one up; 0 where it is not needed.
    places: Vec<u32>,
    items: Vec<T>,
}

impl<T: Send> Loaded<T> {
    fn read(
        count: usize,
        numbers: impl Iterator<Item = u32>,
        read: impl Fn(u32) -> T + Sync,
        progress: &Progress,
    ) -> Result<Self> {
        let mut places = vec![0u32; count];
        let mut needed = Vec::new();
        for number in numbers {
            let place = &mut places[number as usize];
            if *place == 0 {
                needed.push(number);
                *place = needed.len() as u32;
            }
        }
        let items = needed
            .par_iter()
            .map(|&number| {
                progress.check()?;
                Ok(read(number))
            })
            .collect::<Result<_>>()?;
        Ok(Self { places, items })
    }

    fn of(&self, number: u32) -> &T {
        &self.items[self.places[number as usize] as usize - 1]
    }
}
