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
mod key;
mod linking;
mod matches;
mod name;
mod prose;
mod speakers;
mod statement;
mod timeline;
mod utterance;
mod version;
mod vocabulary;
mod word;

use crate::record::{Comparison, Coverage, Diagnostic, Doc, QuoteMatch};
use rayon::prelude::*;
use std::sync::Arc;

pub use alignment::Alignment;
pub use statement::StatementScorer;

/// How reports are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CompareOptions {
    /// Whether page furniture counts as text: captions and links are compared too.
    pub keep_boilerplate: bool,
}

/// Compares the reports.
pub fn compare(docs: &[Arc<Doc>], options: &CompareOptions) -> Comparison {
    let keep = options.keep_boilerplate;
    let mut diagnostics = Vec::new();
    let mut vocabulary = vocabulary::Vocabulary::default();
    let mut ids = std::collections::HashSet::new();
    for doc in docs.iter().filter(|doc| !ids.insert(doc.article.id.as_str())) {
        diagnostics.push(diagnostic(
            "same-id",
            format!(
                "two articles have the id {:?}; their rows cannot be told apart",
                doc.article.id
            ),
        ));
    }
    let speakers = speakers::Speakers::new(docs);
    let mut utterances = Vec::new();
    let mut prose = Vec::with_capacity(docs.len());
    for (article, doc) in docs.iter().enumerate() {
        let (found, cut) = utterance::read(article, doc, keep, &speakers, &mut vocabulary);
        utterances.extend(found);
        prose.push(prose::Prose::new(doc, keep, &mut vocabulary));
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
    let (groups, alone) = grouping::groups(&utterances, &pairs, &vocabulary);
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
    let coverage = coverage::rows(docs, &quotes, &speakers, keep);
    let context = Context {
        docs,
        keep_boilerplate: keep,
        quotes: &quotes,
        coverage: &coverage,
        years: &statement::Years::new(docs),
    };
    let (readings, features) = statement::read(&context, &mut vocabulary);
    let (statements, many) = statement::matches(&context, &readings, &features);
    let (facts, more) = fact::facts(&context, &readings, &features, &mut vocabulary);
    if many || more {
        diagnostics.push(diagnostic(
            "many-statements",
            "there are so many sentences that not every pair was compared; compare fewer reports at a time".to_owned(),
        ));
    }
    let timeline = timeline::rows(&context, &statements);
    Comparison { docs: docs.to_vec(), quotes, statements, facts, timeline, coverage, diagnostics }
}

/// What statements, facts and the timeline read: the reports, and what was found over them before.
struct Context<'a> {
    docs: &'a [Arc<Doc>],
    keep_boilerplate: bool,
    quotes: &'a [QuoteMatch],
    coverage: &'a [Coverage],
    years: &'a statement::Years,
}

fn diagnostic(code: &'static str, message: String) -> Diagnostic {
    Diagnostic { code: code.into(), message, start: None, end: None }
}
