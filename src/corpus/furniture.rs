//! Words that stand in very many articles: footers, appeals, credits. They are shown, with whose they are, and pair
//! nobody.

use super::{
    Texts,
    fingerprint::{GRAM, grams_of},
    index::Capped,
    word::words,
};
use crate::record::ByteSpan;
use foldhash::HashMap;
use std::collections::BTreeMap;

/// A run of words in more texts than the cap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Furnished {
    /// The outlet that has it in at least half of those texts.
    pub source: Option<String>,
    /// The first text that has it.
    pub text: u32,
    /// Where it stands there.
    pub span: ByteSpan,
    /// Number of texts that have it.
    pub texts: u32,
}

/// What the capped fingerprints stand for, by the first text that has them and their place there. Fingerprints that
/// overlap there are one.
pub(super) fn furniture<T: Texts + ?Sized>(texts: &T, capped: &[Capped]) -> Vec<Furnished> {
    let mut by_text: BTreeMap<u32, HashMap<u64, &Capped>> = BTreeMap::new();
    for one in capped {
        if let Some(&first) = one.texts.first() {
            by_text.entry(first).or_default().insert(one.hash, one);
        }
    }
    let mut found = Vec::new();
    let mut hashes = Vec::new();
    for (text, known) in by_text {
        let content = texts.text(text as usize);
        let words = words(&content);
        grams_of(&words, &mut hashes);
        let mut open: Option<(Furnished, usize)> = None;
        let mut seen = foldhash::HashSet::default();
        for (place, hash) in hashes.iter().enumerate() {
            let Some(one) = known.get(hash).filter(|_| seen.insert(*hash)) else { continue };
            let last = (place + GRAM).min(words.len());
            let span = ByteSpan { start: words[place].start, end: words[last - 1].end };
            match &mut open {
                Some((furnished, end)) if place <= *end => {
                    furnished.span.end = span.end;
                    furnished.texts = furnished.texts.max(one.texts.len() as u32);
                    *end = last;
                }
                _ => {
                    let source = owner(texts, &one.texts);
                    let next = Furnished { source, text, span, texts: one.texts.len() as u32 };
                    found.extend(open.replace((next, last)).map(|(furnished, _)| furnished));
                }
            }
        }
        found.extend(open.map(|(furnished, _)| furnished));
    }
    found
}

/// The outlet of at least half of `numbers`.
fn owner<T: Texts + ?Sized>(texts: &T, numbers: &[u32]) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for &number in numbers {
        if let Some(source) = texts.source(number as usize) {
            *counts.entry(source).or_default() += 1;
        }
    }
    let (source, count) = counts.into_iter().max_by_key(|&(_, count)| count)?;
    (2 * count >= numbers.len()).then(|| source.to_owned())
}
