//! Floor `compare`: a few [`Doc`]s on one event → a [`Comparison`].
//!
//! Quotations are cut into words, pairs that share words are aligned, pairs become groups with the fullest version as
//! the reference, and every version gets its relation to the reference and its edits. What no quotation of a report
//! holds is looked up in its prose.

mod alignment;
mod blocks;
mod candidates;
mod coverage;
mod difference;
mod fact;
mod grouping;
mod identity;
mod key;
mod label;
mod link;
mod matches;
mod name;
mod pair;
mod passage;
mod prose;
mod retold;
mod speakers;
mod statement;
mod timeline;
mod utterance;
mod version;
mod vocabulary;
mod voice;
mod word;

use crate::record::{Comparison, Coverage, Diagnostic, Doc, Label, QuoteMatch, SegmentSpan};
use rayon::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

pub use alignment::Alignment;
pub use link::NameMap;
pub use name::{NameMatch, group_names};
pub use pair::diff;
pub use statement::StatementScorer;

/// The news agency that a report of these segments credits: in its dateline or byline, as its source, or in a closing
/// line that says it contributed.
pub fn agency(text: &str, segments: &[SegmentSpan], source: Option<&str>) -> Option<&'static str> {
    passage::agency(text, segments, source)
}

/// How reports are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompareOptions {
    /// Whether page furniture counts as text: captions and links are compared too.
    pub keep_boilerplate: bool,
    /// Names that are one whatever they look like: the canonical name, and how reports write it.
    pub names: NameMap,
}

/// Compares the reports.
pub fn compare(docs: &[Arc<Doc>], options: &CompareOptions) -> Comparison {
    let keep = options.keep_boilerplate;
    let mut diagnostics = Vec::new();
    let words = docs.iter().map(|doc| doc.segmentation.tokens.len()).sum();
    let mut vocabulary = vocabulary::Vocabulary::for_words(words);
    let docs = &identity::distinct(docs, &mut diagnostics);
    let speakers = speakers::Speakers::new(docs);
    let mut utterances = Vec::new();
    let mut prose = Vec::with_capacity(docs.len());
    let mut sentences = Vec::with_capacity(docs.len());
    for (article, doc) in docs.iter().enumerate() {
        let (found, cut) = utterance::read(article, doc, keep, &speakers, &mut vocabulary);
        utterances.extend(found);
        let read = word::Lines::read(doc, keep, &mut vocabulary);
        prose.push(prose::Prose::new(doc, &read, &vocabulary));
        sentences.push(read);
        if cut {
            diagnostics.push(diagnostic(
                "long-quotation",
                format!(
                    "article {:?}: a quotation is longer than {} words; the words after are not compared",
                    doc.article.id,
                    utterance::MOST_WORDS
                ),
            ));
        }
    }
    let (pairs, capped) = candidates::pairs(&utterances, &vocabulary);
    let (mut groups, alone) = grouping::groups(docs, &utterances, &pairs, &vocabulary);
    let retold = retold::retellings(docs, &utterances, &prose, &speakers, &vocabulary);
    retold::attach(&mut groups, &utterances, retold);
    if capped || alone {
        diagnostics.push(diagnostic(
            "many-candidates",
            "some words stand in so many quotations that not every pair was aligned; compare fewer reports at a time"
                .to_owned(),
        ));
    }
    let material =
        matches::Material { docs, utterances: &utterances, prose: &prose, vocabulary: &vocabulary };
    let mut quotes: Vec<_> = groups.par_iter().map(|group| material.quote_match(group)).collect();
    for (id, found) in quotes.iter_mut().enumerate() {
        found.id = id as u32;
    }
    // What only quotations are matched by is not kept in memory for the rest.
    drop((groups, pairs, utterances, prose));
    let links = link::Links::new(docs, keep, &options.names);
    if links.crowded {
        diagnostics.push(diagnostic(
            "many-names",
            "so many names share a word that not every two were compared; compare fewer reports at a time".to_owned(),
        ));
    }
    let labels = label::labels(docs, &links, keep);
    let voices = voice::speakers(docs, &speakers, &links, keep);
    let (passages, origins) = passage::shared(docs, keep);
    let coverage = coverage::rows(docs, &quotes, &links, &voices);
    let context = Context {
        docs,
        quotes: &quotes,
        coverage: &coverage,
        links: &links,
        labels: &labels,
        years: &statement::Years::new(docs),
    };
    let (readings, features) = statement::read(&context, sentences, &vocabulary);
    let (statements, many) = statement::matches(&context, &readings, &features);
    let (facts, more) = fact::facts(&context, &readings, &features, &mut vocabulary);
    if many || more {
        diagnostics.push(diagnostic(
            "many-statements",
            "there are so many sentences that not every pair was compared; compare fewer reports at a time".to_owned(),
        ));
    }
    let timeline = timeline::rows(&context, &statements);
    Comparison {
        docs: docs.clone(),
        entities: links.records,
        quotes,
        labels,
        speakers: voice::rows(docs, &voices),
        passages,
        origins,
        statements,
        facts,
        timeline,
        coverage,
        diagnostics,
    }
}

/// Quotations of `docs` grouped into utterances as [`compare`] does, without looking into prose: those of `chosen` (index
/// of the report, index in its `Doc.quotes`), in order. Each comes with the indices of its members' reports.
pub fn utterances(
    docs: &[Arc<Doc>],
    chosen: &BTreeSet<(usize, usize)>,
) -> Vec<(QuoteMatch, Vec<usize>)> {
    let mut vocabulary = vocabulary::Vocabulary::default();
    let speakers = speakers::Speakers::new(docs);
    let mut utterances = Vec::new();
    for (article, doc) in docs.iter().enumerate() {
        let (found, _) = utterance::read(article, doc, true, &speakers, &mut vocabulary);
        utterances.extend(found.into_iter().filter(|found| {
            !found.piece && found.quote.is_some_and(|quote| chosen.contains(&(article, quote)))
        }));
    }
    let (pairs, _) = candidates::pairs(&utterances, &vocabulary);
    let (groups, _) = grouping::groups(docs, &utterances, &pairs, &vocabulary);
    let prose: Vec<_> = docs.iter().map(|_| prose::Prose::default()).collect();
    let material =
        matches::Material { docs, utterances: &utterances, prose: &prose, vocabulary: &vocabulary };
    groups
        .iter()
        .map(|group| {
            let mut articles: Vec<usize> =
                group.members.iter().map(|&number| utterances[number].article).collect();
            articles.sort_unstable();
            (material.quote_match(group), articles)
        })
        .collect()
}

/// What statements, facts and the timeline read: the reports, and what was found over them before.
struct Context<'a> {
    docs: &'a [Arc<Doc>],
    quotes: &'a [QuoteMatch],
    coverage: &'a [Coverage],
    links: &'a link::Links,
    labels: &'a [Label],
    years: &'a statement::Years,
}

fn diagnostic(code: &'static str, message: String) -> Diagnostic {
    Diagnostic { code: code.into(), message, start: None, end: None }
}
