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
mod grouping;
mod key;
mod label;
mod link;
mod matches;
mod name;
mod pair;
mod passage;
mod prose;
mod speakers;
mod utterance;
mod version;
mod vocabulary;
mod voice;
mod word;

use crate::record::{Comparison, Diagnostic, Doc};
use rayon::prelude::*;
use std::sync::Arc;

pub use alignment::Alignment;
pub use link::NameMap;
pub use name::{NameMatch, group_names};
pub use pair::diff;

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
    let links = link::Links::new(docs, keep, &options.names);
    let labels = label::labels(docs, &links, keep);
    let voices = voice::speakers(docs, &speakers, &links, keep);
    let (passages, origins) = passage::shared(docs, keep);
    Comparison {
        docs: docs.to_vec(),
        labels,
        speakers: voice::rows(docs, &voices),
        passages,
        origins,
        coverage: coverage::rows(docs, &quotes, &links, &voices),
        entities: links.records,
        quotes,
        diagnostics,
    }
}

fn diagnostic(code: &'static str, message: String) -> Diagnostic {
    Diagnostic { code: code.into(), message, start: None, end: None }
}
