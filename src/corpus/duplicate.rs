//! Near-duplicates: pairs, the groups they make, and who was first.

use super::{
    furniture::Furnished,
    instant,
    overlap::{Overlap, OverlapOptions, overlaps},
    set::Sets,
};
use crate::{
    batch::Progress,
    error::Result,
    record::{Article, DuplicateGroup, DuplicatePair, Furniture, Number, Offsets},
};
use std::sync::Arc;

/// How near-duplicates are found.
pub type DuplicateOptions = OverlapOptions;

/// Near-duplicates of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duplicates {
    /// Pairs, in the order of the articles.
    pub pairs: Vec<DuplicatePair>,
    /// Groups, by their first article.
    pub groups: Vec<DuplicateGroup>,
    /// What stands in more articles than the cap and pairs nobody.
    pub furniture: Vec<Furniture>,
}

/// Pairs of `articles` with much in common, and the groups they make, on the current thread pool.
///
/// # Errors
/// [`crate::Error::Input`] for options out of range, [`crate::Error::Cancelled`] after [`Progress::cancel`].
pub fn near_duplicates(
    articles: &[Arc<Article>],
    options: &DuplicateOptions,
    progress: &Progress,
) -> Result<Duplicates> {
    let found = overlaps(articles, options, progress)?;
    let mut sets = Sets::new(articles.len());
    for pair in &found.pairs {
        sets.join(pair.a, pair.b);
    }
    let groups = sets.groups();
    Ok(Duplicates {
        pairs: found.pairs.iter().map(|&pair| record(articles, pair)).collect(),
        groups: groups
            .iter()
            .enumerate()
            .map(|(id, members)| group(articles, id as u32, members))
            .collect(),
        furniture: furniture(articles, &found.furniture),
    })
}

fn record(articles: &[Arc<Article>], pair: Overlap) -> DuplicatePair {
    let (a, b) = (&articles[pair.a as usize], &articles[pair.b as usize]);
    DuplicatePair {
        a: a.id.clone(),
        b: b.id.clone(),
        jaccard: Number::new(pair.jaccard()),
        a_in_b: Number::new(pair.a_in_b()),
        b_in_a: Number::new(pair.b_in_a()),
        shared: pair.shared,
        same_source: same_source(a, b),
        earlier: earlier(a, b).map(str::to_owned),
    }
}

/// Whether two articles have one source; none where one names none.
pub(super) fn same_source(a: &Article, b: &Article) -> Option<bool> {
    Some(a.source.as_ref()? == b.source.as_ref()?)
}

/// Id of the article that was published first, if both dates are known and differ.
pub(super) fn earlier<'a>(a: &'a Article, b: &'a Article) -> Option<&'a str> {
    let (first, second) = (instant::seconds(a.published?), instant::seconds(b.published?));
    match first.cmp(&second) {
        std::cmp::Ordering::Less => Some(&a.id),
        std::cmp::Ordering::Greater => Some(&b.id),
        std::cmp::Ordering::Equal => None,
    }
}

fn group(articles: &[Arc<Article>], id: u32, members: &[u32]) -> DuplicateGroup {
    let mut members: Vec<u32> = members.to_vec();
    members.sort_by_key(|&number| {
        let published = articles[number as usize].published.map(instant::seconds);
        (published.is_none(), published, number)
    });
    let mut sources: Vec<String> = Vec::new();
    for &number in &members {
        if let Some(source) = &articles[number as usize].source
            && !sources.contains(source)
        {
            sources.push(source.clone());
        }
    }
    let articles: Vec<String> =
        members.iter().map(|&number| articles[number as usize].id.clone()).collect();
    DuplicateGroup {
        id,
        earliest: articles.first().cloned().unwrap_or_default(),
        articles: articles.into(),
        sources: sources.into(),
        rule: "shared-5-grams".into(),
    }
}

/// The records of what stands in too many articles.
pub(super) fn furniture(articles: &[Arc<Article>], found: &[Furnished]) -> Vec<Furniture> {
    found
        .iter()
        .map(|one| {
            let article = &articles[one.text as usize];
            Furniture {
                source: one.source.clone(),
                article: article.id.clone(),
                span: Offsets::new(&article.text).span(&article.text, one.span),
                articles: one.texts,
            }
        })
        .collect()
}
