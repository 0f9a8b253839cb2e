//! Which texts share fingerprints: flat postings, cut into parts by their hash, sorted, and read as runs.

use super::{MOST, Texts, fingerprint};
use crate::{
    batch::Progress,
    error::{Error, Result},
};
use rayon::prelude::*;

/// Texts that are read as one piece of work.
const CHUNK: usize = 256;
/// Parts that the postings are cut into, by the first byte of their hash.
const PARTS: usize = 256;

/// Places of one fingerprint that are kept for one text.
pub(super) const REPEATED: usize = 4;

/// A fingerprint in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    hash: u64,
    text: u32,
    place: u32,
}

/// A text in a run of texts with one fingerprint, and what the fingerprint's place is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    text: u32,
    /// The place; the two highest bits say that a run begins here and that the run is over the cap.
    place: u32,
}

const FIRST: u32 = 1 << 31;
const CAPPED: u32 = 1 << 30;
const PLACE: u32 = CAPPED - 1;

impl Entry {
    const fn is_first(self) -> bool {
        self.place & FIRST != 0
    }

    const fn is_capped(self) -> bool {
        self.place & CAPPED != 0
    }
}

/// A fingerprint in more texts than the cap allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Capped {
    pub(super) hash: u64,
    /// The texts that have it, in order.
    pub(super) texts: Vec<u32>,
}

/// Fingerprints that two texts and more have.
pub(super) struct Index {
    /// Runs of texts with one fingerprint, in order of the fingerprints; within a run in order of the texts.
    entries: Vec<Entry>,
    /// For each text the end of its part of `own`.
    ends: Vec<u32>,
    /// For each text its entries, in order of the fingerprints.
    own: Vec<u32>,
    /// For each text the number of its fingerprints.
    pub(super) counts: Vec<u32>,
    /// Fingerprints over the cap.
    pub(super) capped: Vec<Capped>,
}

/// A place that two texts share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seed {
    /// The other text.
    pub(super) text: u32,
    /// Number of the gram there.
    pub(super) theirs: u32,
    /// Number of the gram in the text asked about.
    pub(super) ours: u32,
}

/// Postings of some texts, by the first byte of their hash.
struct Chunk {
    postings: Vec<Posting>,
    ends: Vec<u32>,
    counts: Vec<u32>,
}

/// Runs of one part of the postings.
#[derive(Default)]
struct Part {
    entries: Vec<Entry>,
    capped: Vec<Capped>,
}

impl Index {
    /// Reads every text once. A fingerprint in more than `cap` texts pairs each of them only with the one before.
    pub(super) fn new<T: Texts + ?Sized>(
        texts: &T,
        window: usize,
        cap: usize,
        progress: &Progress,
    ) -> Result<Self> {
        let count = texts.count();
        if count >= MOST {
            return Err(Error::Input(format!("articles: {count} are more than one call takes")));
        }
        let chunks: Vec<Chunk> = (0..count.div_ceil(CHUNK))
            .into_par_iter()
            .map(|number| {
                progress.check()?;
                let range = number * CHUNK..((number + 1) * CHUNK).min(count);
                let length = range.len();
                let chunk = Chunk::read(texts, range, window);
                progress.advance(length);
                Ok(chunk)
            })
            .collect::<Result<_>>()?;
        let postings: usize = chunks.iter().map(|chunk| chunk.postings.len()).sum();
        if postings >= MOST {
            return Err(Error::Input(format!(
                "articles: {postings} fingerprints are more than one call takes; give fewer articles or a wider window"
            )));
        }
        let parts: Vec<Part> = (0..PARTS)
            .into_par_iter()
            .map(|number| {
                progress.check()?;
                Ok(Part::new(&chunks, number, cap))
            })
            .collect::<Result<_>>()?;
        let counts = chunks.iter().flat_map(|chunk| chunk.counts.iter().copied()).collect();
        drop(chunks);
        let mut entries = Vec::with_capacity(parts.iter().map(|part| part.entries.len()).sum());
        let mut capped = Vec::new();
        for part in parts {
            entries.extend_from_slice(&part.entries);
            capped.extend(part.capped);
        }
        let (own, ends) = by_text(&entries, count);
        Ok(Self { entries, ends, own, counts, capped })
    }

    fn own(&self, text: u32) -> &[u32] {
        let text = text as usize;
        let start = text.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.own[start as usize..self.ends[text] as usize]
    }

    /// The texts that share a fingerprint with another, in an order that puts texts with the same least fingerprint
    /// beside each other: copies are neighbours.
    pub(super) fn order(&self) -> Vec<u32> {
        let mut order: Vec<(u32, u32)> = (0..self.ends.len() as u32)
            .filter_map(|text| self.own(text).first().map(|&entry| (self.run_start(entry), text)))
            .collect();
        order.par_sort_unstable();
        order.into_iter().map(|(_, text)| text).collect()
    }

    fn run_start(&self, entry: u32) -> u32 {
        let mut entry = entry;
        while !self.entries[entry as usize].is_first() {
            entry -= 1;
        }
        entry
    }

    /// Every place that `text` shares with a text before it, by fingerprint.
    pub(super) fn seeds(&self, text: u32, mut each: impl FnMut(Seed)) {
        for &own in self.own(text) {
            let mut entry = self.entries[own as usize];
            let ours = entry.place & PLACE;
            let mut at = own as usize;
            let mut only = None;
            while !entry.is_first() {
                at -= 1;
                entry = self.entries[at];
                if entry.text == text {
                    continue;
                }
                if entry.is_capped() && *only.get_or_insert(entry.text) != entry.text {
                    break;
                }
                each(Seed { text: entry.text, theirs: entry.place & PLACE, ours });
            }
        }
    }
}

impl Chunk {
    fn read<T: Texts + ?Sized>(texts: &T, range: std::ops::Range<usize>, window: usize) -> Self {
        let mut read: Vec<Posting> = Vec::with_capacity(range.len() * 128);
        let mut counts = Vec::with_capacity(range.len());
        let mut grams = Vec::new();
        for text in range {
            fingerprint::grams(&texts.text(text), &mut grams);
            let before = read.len();
            fingerprint::winnow(&grams, window, |place, hash| {
                // Places over a billion words do not fit beside the flags; nobody writes such a text.
                read.push(Posting { hash, text: text as u32, place: place as u32 & PLACE });
            });
            counts.push((read.len() - before) as u32);
        }
        let part = |posting: &Posting| (posting.hash >> 56) as usize;
        let mut ends = vec![0u32; PARTS];
        for posting in &read {
            ends[part(posting)] += 1;
        }
        let mut total = 0;
        let mut next: Vec<u32> = Vec::with_capacity(PARTS);
        for end in &mut ends {
            next.push(total);
            total += *end;
            *end = total;
        }
        let mut postings = read.clone();
        for posting in read {
            let place = &mut next[part(&posting)];
            postings[*place as usize] = posting;
            *place += 1;
        }
        Self { postings, ends, counts }
    }

    fn part(&self, number: usize) -> &[Posting] {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.postings[start as usize..self.ends[number] as usize]
    }
}

impl Part {
    fn new(chunks: &[Chunk], number: usize, cap: usize) -> Self {
        let mut postings =
            Vec::with_capacity(chunks.iter().map(|chunk| chunk.part(number).len()).sum());
        for chunk in chunks {
            postings.extend_from_slice(chunk.part(number));
        }
        postings.sort_unstable();
        let mut part = Self::default();
        let mut run: Vec<Posting> = Vec::new();
        for all in postings.chunk_by(|a, b| a.hash == b.hash).filter(|run| run.len() > 1) {
            run.clear();
            let mut texts = 0;
            for same in all.chunk_by(|a, b| a.text == b.text) {
                // What a text repeats many times says no more.
                run.extend_from_slice(&same[..same.len().min(REPEATED)]);
                texts += 1;
            }
            if texts < 2 {
                continue;
            }
            let capped = if texts > cap { CAPPED } else { 0 };
            let first = part.entries.len();
            part.entries.extend(
                run.iter()
                    .map(|posting| Entry { text: posting.text, place: posting.place | capped }),
            );
            part.entries[first].place |= FIRST;
            if capped != 0 {
                let mut texts: Vec<u32> = run.iter().map(|posting| posting.text).collect();
                texts.dedup();
                part.capped.push(Capped { hash: run[0].hash, texts });
            }
        }
        part
    }
}

/// The entries of each text (counting sort).
fn by_text(entries: &[Entry], count: usize) -> (Vec<u32>, Vec<u32>) {
    let mut ends = vec![0u32; count];
    for entry in entries {
        ends[entry.text as usize] += 1;
    }
    let mut total = 0;
    let mut next = Vec::with_capacity(count);
    for end in &mut ends {
        next.push(total);
        total += *end;
        *end = total;
    }
    let mut own = vec![0u32; entries.len()];
    for (number, entry) in entries.iter().enumerate() {
        let place = &mut next[entry.text as usize];
        own[*place as usize] = number as u32;
        *place += 1;
    }
    (own, ends)
}
