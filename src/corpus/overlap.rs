//! Pairs of texts that share 5-grams, counted exactly.
//!
//! The index gives candidates (two shared fingerprints, or one where a text has few); every candidate is then counted on
//! all of its 5-grams, which are read again in pieces of bounded size, so that only fingerprints stay in memory. Counts
//! are exact but for collisions of 64-bit hashes (about one in 10^13 pairs of articles).

use super::{
    Texts,
    fingerprint::{gram_set, shared},
    furniture::{self, Furnished},
    index::Index,
    set,
};
use crate::{
    batch::Progress,
    error::{Error, Result},
};
use rayon::prelude::*;

/// Texts whose candidates are counted as one piece.
const PIECE: usize = 8192;
/// From how many fingerprints on a text must share two of them.
const FEW: u32 = 4;

/// Which pairs are found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OverlapOptions {
    /// Least share of the 5-grams of both that both have (Jaccard), 0..1.
    pub jaccard: f64,
    /// Least share of the 5-grams of the one that the other has, 0..1; a pair is found that reaches either.
    pub containment: f64,
    /// Fewest 5-grams that they share.
    pub shared: u32,
    /// 5-grams in a winnowing window, 4..=16: a shared run of `window + 4` words is never missed.
    pub window: usize,
    /// Texts that a fingerprint may stand in; over it each text is paired with the one before alone.
    pub cap: usize,
}

impl Default for OverlapOptions {
    fn default() -> Self {
        Self { jaccard: 0.5, containment: 1.1, shared: 1, window: 16, cap: 256 }
    }
}

/// Two texts that share 5-grams.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Overlap {
    /// Number of the one text.
    pub a: u32,
    /// Number of the other, greater.
    pub b: u32,
    /// Number of 5-grams that both have.
    pub shared: u32,
    /// Number of 5-grams of the one.
    pub a_grams: u32,
    /// Number of 5-grams of the other.
    pub b_grams: u32,
}

impl Overlap {
    /// Share of the 5-grams of both that both have, 0..1 (Jaccard 1901; Broder 1997).
    pub fn jaccard(self) -> f64 {
        let all = self.a_grams + self.b_grams - self.shared;
        f64::from(self.shared) / f64::from(all.max(1))
    }

    /// Share of the 5-grams of the one that the other has, 0..1.
    pub fn a_in_b(self) -> f64 {
        f64::from(self.shared) / f64::from(self.a_grams.max(1))
    }

    /// Share of the 5-grams of the other that the one has, 0..1.
    pub fn b_in_a(self) -> f64 {
        f64::from(self.shared) / f64::from(self.b_grams.max(1))
    }
}

/// Pairs of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlaps {
    /// The pairs, by number.
    pub pairs: Vec<Overlap>,
    /// Number of pairs that were counted.
    pub candidates: u64,
    /// What stands in more texts than the cap.
    pub furniture: Vec<Furnished>,
}

impl OverlapOptions {
    /// Refuses what no text can be compared by.
    pub fn check(&self) -> Result<()> {
        let share = |name: &str, value: f64| {
            if (0.0..=1.1).contains(&value) {
                return Ok(());
            }
            Err(Error::Input(format!("{name}: {value} is no share; give a number from 0 to 1")))
        };
        share("threshold", self.jaccard)?;
        share("containment", self.containment)?;
        if !super::fingerprint::WINDOWS.contains(&self.window) {
            return Err(Error::Input(format!("window: {}; give 4 to 16", self.window)));
        }
        if self.cap < 2 {
            return Err(Error::Input(format!("cap: {}; give 2 or more", self.cap)));
        }
        Ok(())
    }

    fn takes(&self, pair: Overlap) -> bool {
        pair.shared >= self.shared
            && pair.shared > 0
            && (pair.jaccard() >= self.jaccard
                || pair.a_in_b().max(pair.b_in_a()) >= self.containment)
    }

    /// Whether texts that share `count` of their `a` and `b` fingerprints are worth counting. Of the fingerprints they
    /// share about as many as of the 5-grams, fewer where every few words differ; an eighth of that share is asked for.
    fn promises(&self, count: u32, a: u32, b: u32) -> bool {
        let (count, less, more) = (f64::from(count), f64::from(a.min(b)), f64::from(a.max(b)));
        (count > 1.0 || a.min(b) < FEW)
            && (8.0 * count >= self.jaccard * more || 8.0 * count >= self.containment * less)
    }

    /// Whether texts of these sizes can reach a threshold at all.
    fn may(&self, a: usize, b: usize) -> bool {
        let (less, more) = (a.min(b), a.max(b));
        less as f64 >= self.jaccard * more as f64 || self.containment <= 1.0
    }
}

/// Pairs of `texts` that share as much as `options` says, on the current thread pool.
///
/// # Errors
/// [`Error::Input`] for options out of range, [`Error::Cancelled`] after [`Progress::cancel`].
pub fn overlaps<T: Texts + ?Sized>(
    texts: &T,
    options: &OverlapOptions,
    progress: &Progress,
) -> Result<Overlaps> {
    options.check()?;
    let index = Index::new(texts, options.window, options.cap, progress)?;
    let mut found = Overlaps::default();
    for piece in neighbours(&index, options, texts.count(), progress)?.chunks(PIECE) {
        progress.check()?;
        let candidates: Vec<(u32, Vec<u32>)> = piece
            .par_iter()
            .map_init(
                || vec![0u16; texts.count()],
                |counts, &text| (text, candidates(&index, options, text, counts)),
            )
            .filter(|(_, others)| !others.is_empty())
            .collect();
        found.candidates += candidates.iter().map(|(_, others)| others.len() as u64).sum::<u64>();
        let sets = Sets::read(texts, &candidates, progress)?;
        let counted: Vec<Vec<Overlap>> = candidates
            .par_iter()
            .map(|(text, others)| {
                progress.check()?;
                let ours = sets.of(*text);
                let pairs = others.iter().filter_map(|&other| {
                    let theirs = sets.of(other);
                    if !options.may(ours.len(), theirs.len()) {
                        return None;
                    }
                    let pair = counted(other, theirs, *text, ours);
                    options.takes(pair).then_some(pair)
                });
                Ok(pairs.collect())
            })
            .collect::<Result<_>>()?;
        found.pairs.extend(counted.into_iter().flatten());
    }
    found.pairs.par_sort_unstable();
    found.furniture = furniture::furniture(texts, &index.capped);
    Ok(found)
}

fn counted(a: u32, a_set: &[u64], b: u32, b_set: &[u64]) -> Overlap {
    let (a_grams, b_grams) = (a_set.len() as u32, b_set.len() as u32);
    Overlap { a, b, shared: shared(a_set, b_set), a_grams, b_grams }
}

/// The 5-grams that two texts share, if they are as many as `options` says: one step of [`overlaps`], for work that is
/// spread over machines.
pub fn overlap(a: &str, b: &str, options: &OverlapOptions) -> Option<Overlap> {
    let pair = counted(0, &gram_set(a), 1, &gram_set(b));
    options.takes(pair).then_some(pair)
}

/// The texts that share fingerprints, each beside those that it is counted with, so that few are read for more than one
/// piece: by the least text of the set that candidates join.
fn neighbours(
    index: &Index,
    options: &OverlapOptions,
    count: usize,
    progress: &Progress,
) -> Result<Vec<u32>> {
    let order = index.order();
    let mut sets = set::Sets::new(count);
    for piece in order.chunks(PIECE) {
        progress.check()?;
        let first: Vec<Option<(u32, u32)>> = piece
            .par_iter()
            .map_init(
                || vec![0u16; count],
                |counts, &text| {
                    candidates(index, options, text, counts).first().map(|&other| (text, other))
                },
            )
            .collect();
        for (text, other) in first.into_iter().flatten() {
            sets.join(text, other);
        }
    }
    let mut order: Vec<(u32, u32)> =
        order.into_iter().map(|text| (sets.root(text), text)).collect();
    order.par_sort_unstable();
    Ok(order.into_iter().map(|(_, text)| text).collect())
}

/// The texts before `text` that share enough fingerprints with it, in order. `counts` is all 0, before and after.
fn candidates(index: &Index, options: &OverlapOptions, text: u32, counts: &mut [u16]) -> Vec<u32> {
    let mut touched = Vec::new();
    index.seeds(text, |seed| {
        let count = &mut counts[seed.text as usize];
        if *count == 0 {
            touched.push(seed.text);
        }
        *count = count.saturating_add(1);
    });
    let ours = index.counts[text as usize];
    touched.retain(|&other| {
        let count = std::mem::take(&mut counts[other as usize]);
        options.promises(u32::from(count), ours, index.counts[other as usize])
    });
    touched.sort_unstable();
    touched
}

/// The 5-grams of some texts.
struct Sets {
    /// For each text its place in `sets`, one up; 0 where it is not needed.
    places: Vec<u32>,
    sets: Vec<Vec<u64>>,
}

impl Sets {
    fn read<T: Texts + ?Sized>(
        texts: &T,
        candidates: &[(u32, Vec<u32>)],
        progress: &Progress,
    ) -> Result<Self> {
        let mut places = vec![0u32; texts.count()];
        let mut needed = Vec::new();
        for (text, others) in candidates {
            for &number in others.iter().chain([text]) {
                let place = &mut places[number as usize];
                if *place == 0 {
                    needed.push(number);
                    *place = needed.len() as u32;
                }
            }
        }
        let sets = needed
            .par_iter()
            .map(|&number| {
                progress.check()?;
                Ok(gram_set(&texts.text(number as usize)))
            })
            .collect::<Result<_>>()?;
        Ok(Self { places, sets })
    }

    fn of(&self, text: u32) -> &[u64] {
        &self.sets[self.places[text as usize] as usize - 1]
    }
}
