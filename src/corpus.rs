//! Floor `corpus`: many articles → near-duplicates, reused passages, events, families of one quotation.
//!
//! ```text
//! texts ─► words ─► 5-grams ─► fingerprints ─► index ─► candidates ─► verified on all 5-grams, or aligned
//! ```
//!
//! Everything is deterministic: the same for any number of threads and on every platform. Work grows with the length of
//! the corpus; what is cut short for that (words that stand in very many articles) is reported.

pub mod word;

pub mod fingerprint;

mod furniture;
mod index;
mod instant;
mod set;

mod duplicate;
mod event;
mod family;
mod overlap;
mod reuse;

pub use duplicate::{DuplicateOptions, Duplicates, near_duplicates};
pub use event::{EventOptions, EventStream, cluster_events};
pub use family::{FamilyOptions, quote_families};
pub use overlap::{Overlap, OverlapOptions, Overlaps, overlap, overlaps};

pub use reuse::{Reuse, ReuseOptions, pair_reuse, text_reuse};

use crate::record::Article;
use std::{borrow::Cow, sync::Arc};

/// A corpus that can be read more than once, so that it need not lie in memory.
pub trait Texts: Sync {
    /// Number of texts.
    fn count(&self) -> usize;

    /// The text of that number, from 0.
    fn text(&self, number: usize) -> Cow<'_, str>;

    /// Who published it.
    fn source(&self, number: usize) -> Option<&str>;
}

impl Texts for [Arc<Article>] {
    fn count(&self) -> usize {
        self.len()
    }

    fn text(&self, number: usize) -> Cow<'_, str> {
        Cow::Borrowed(&self[number].text)
    }

    fn source(&self, number: usize) -> Option<&str> {
        self[number].source.as_deref()
    }
}

/// Hashes (as signed numbers, which every table takes) and places of the fingerprints of a text as the index keeps them, by
/// hash, and the number of all its fingerprints.
pub fn postings(text: &str, window: usize) -> (Vec<(i64, u32)>, u32) {
    let mut found: Vec<(i64, u32)> = fingerprint::fingerprints(text, window)
        .into_iter()
        .map(|(place, hash)| (hash.cast_signed(), place))
        .collect();
    let all = found.len() as u32;
    found.sort_unstable();
    let kept = found.chunk_by(|a, b| a.0 == b.0);
    (kept.flat_map(|same| &same[..same.len().min(index::REPEATED)]).copied().collect(), all)
}

/// The most texts and postings that one call takes: numbers are 32 bits wide.
const MOST: usize = u32::MAX as usize;
