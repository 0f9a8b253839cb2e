//! Families of quotations: one utterance over a corpus, with its wordings, its outlets and who had it first.
//!
//! Quotations are texts of their own here: those that share rare runs of five words make blocks, and within a block they
//! are grouped as quotations of one event are (`compare`), speakers and all.

use super::{
    OverlapOptions, Texts, fingerprint, instant, overlap::overlaps, set::Sets, word::words,
};
use crate::{
    batch::Progress,
    compare::utterances,
    error::{Error, Result},
    record::{Doc, List, Moment, QuoteFamily, QuoteKind, QuoteMatch},
};
use foldhash::{HashSet, HashSetExt};
use rayon::prelude::*;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// How quotations are brought together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FamilyOptions {
    /// Fewest words of a quotation; fewer are no evidence of one utterance. 5 and more.
    pub min_words: usize,
    /// Fewest articles of a family.
    pub min_articles: usize,
    /// Quotations that a run of words may stand in; over it each is paired with the one before alone.
    pub cap: usize,
}

impl Default for FamilyOptions {
    fn default() -> Self {
        Self { min_words: 5, min_articles: 2, cap: 50 }
    }
}

/// Least share of the shorter quotation's runs of five words that the longer has.
const SHARED: f64 = 0.2;
/// Quotations of one block that are grouped together; what a larger block has more is grouped apart.
const MOST: usize = 2000;

/// A quotation: index of its article, index in `Doc.quotes`, its words.
struct Said {
    article: u32,
    quote: u32,
    text: String,
}

impl Texts for [Said] {
    fn count(&self) -> usize {
        self.len()
    }

    fn text(&self, number: usize) -> Cow<'_, str> {
        Cow::Borrowed(&self[number].text)
    }

    fn source(&self, _number: usize) -> Option<&str> {
        None
    }
}

/// Families of quotations in `docs`, the most widespread first, on the current thread pool.
///
/// # Errors
/// [`Error::Input`] for options out of range, [`Error::Cancelled`] after [`Progress::cancel`].
pub fn quote_families(
    docs: &[Arc<Doc>],
    options: &FamilyOptions,
    progress: &Progress,
) -> Result<Vec<QuoteFamily>> {
    if options.min_words < fingerprint::GRAM {
        return Err(Error::Input(format!("min_words: {}; give 5 or more", options.min_words)));
    }
    // In order of publication, so that the order of members is that of their appearance.
    let mut docs: Vec<Arc<Doc>> = docs.to_vec();
    docs.sort_by_key(|doc| {
        let published = doc.article.published.map(instant::seconds);
        (published.is_none(), published)
    });
    let said: Vec<Said> = docs
        .par_iter()
        .enumerate()
        .flat_map_iter(|(article, doc)| said(article as u32, doc, options.min_words))
        .collect();
    let shared = OverlapOptions {
        jaccard: 1.1, // by containment alone: a cut version is as much a version as a full one
        containment: SHARED,
        shared: 1,
        window: *fingerprint::WINDOWS.start(),
        cap: options.cap,
    };
    let found = overlaps(said.as_slice(), &shared, progress)?;
    let mut sets = Sets::new(said.len());
    for pair in &found.pairs {
        if said[pair.a as usize].article != said[pair.b as usize].article {
            sets.join(pair.a, pair.b);
        }
    }
    let blocks: Vec<Vec<u32>> =
        sets.groups().iter().flat_map(|block| block.chunks(MOST).map(<[u32]>::to_vec)).collect();
    let families: Vec<Vec<(QuoteFamily, u32)>> = blocks
        .par_iter()
        .map(|block| {
            progress.check()?;
            Ok(families(&docs, &said, block, options))
        })
        .collect::<Result<_>>()?;
    let mut families: Vec<(QuoteFamily, u32)> = families.into_iter().flatten().collect();
    families.sort_by_key(|(family, first)| (std::cmp::Reverse(family.articles), *first));
    Ok(families
        .into_iter()
        .enumerate()
        .map(|(id, (family, _))| QuoteFamily { id: id as u32, ..family })
        .collect())
}

/// The quotations of an article that are long enough.
fn said(article: u32, doc: &Doc, min_words: usize) -> Vec<Said> {
    let quotes = doc.quotes.iter().enumerate();
    quotes
        .filter(|(_, quote)| quote.kind != QuoteKind::Indirect && !quote.belief)
        .map(|(number, quote)| {
            let parts: Vec<&str> = quote.parts.iter().map(|part| part.text.as_str()).collect();
            Said { article, quote: number as u32, text: parts.join(" ") }
        })
        .filter(|said| words(&said.text).len() >= min_words)
        .collect()
}

/// The families of one block, each with the index of its first quotation.
fn families(
    docs: &[Arc<Doc>],
    said: &[Said],
    block: &[u32],
    options: &FamilyOptions,
) -> Vec<(QuoteFamily, u32)> {
    let mut articles: Vec<u32> = block.iter().map(|&one| said[one as usize].article).collect();
    articles.dedup();
    let place: BTreeMap<u32, usize> =
        articles.iter().enumerate().map(|(place, &article)| (article, place)).collect();
    let chosen: BTreeSet<(usize, usize)> = block
        .iter()
        .map(|&one| &said[one as usize])
        .map(|said| (place[&said.article], said.quote as usize))
        .collect();
    let reports: Vec<Arc<Doc>> =
        articles.iter().map(|&article| Arc::clone(&docs[article as usize])).collect();
    utterances(&reports, &chosen)
        .into_iter()
        .filter_map(|(utterance, members)| {
            let family = family(&reports, utterance, &members, options)?;
            Some((family, articles[*members.first()?]))
        })
        .collect()
}

fn family(
    reports: &[Arc<Doc>],
    utterance: QuoteMatch,
    members: &[usize],
    options: &FamilyOptions,
) -> Option<QuoteFamily> {
    let distinct: BTreeSet<usize> = members.iter().copied().collect();
    if distinct.len() < options.min_articles {
        return None;
    }
    let mut sources: Vec<String> = Vec::new();
    for &member in &distinct {
        if let Some(source) = &reports[member].article.source
            && !sources.contains(source)
        {
            sources.push(source.clone());
        }
    }
    let mut names: BTreeMap<&str, u32> = BTreeMap::new();
    let mut wordings: HashSet<Vec<u64>> = HashSet::new();
    for member in &utterance.members {
        if let Some(name) = &member.speaker_name {
            *names.entry(name).or_default() += 1;
        }
        wordings.insert(words(&member.text).iter().map(|word| word.hash).collect());
    }
    let mut names: Vec<(std::cmp::Reverse<u32>, &str)> =
        names.into_iter().map(|(name, count)| (std::cmp::Reverse(count), name)).collect();
    names.sort_unstable();
    let speakers: List<String> = names.into_iter().map(|(_, name)| name.to_owned()).collect();
    let published: Vec<Moment> =
        distinct.iter().filter_map(|&member| reports[member].article.published).collect();
    Some(QuoteFamily {
        id: 0,
        text: utterance.members.get(utterance.reference as usize)?.text.clone(),
        speaker_name: utterance.speaker_name,
        speakers,
        same_speaker: utterance.same_speaker,
        articles: distinct.len() as u32,
        sources: sources.into(),
        first: reports[*distinct.first()?].article.id.clone(),
        first_published: published.first().copied(),
        last_published: published.last().copied(),
        variants: wordings.len() as u32,
        cuts: utterance.members.iter().filter(|member| member.cut.is_some()).count() as u32,
        reference: utterance.reference,
        members: utterance.members,
        rule: utterance.rule,
    })
}
