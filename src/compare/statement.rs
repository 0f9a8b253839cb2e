//! What is said: clauses of the reports, aligned over the reports and grouped.
//!
//! Two clauses are one statement where their words, names, numbers, dates and shared quotations, weighted by how rare
//! they are in these reports, overlap above a cut (the mean of cosine and containment). Groups grow from the best
//! pairs, and only while their members are alike on average, so that no chain of half-alike clauses runs together.

mod bag;
mod clause;
mod feature;
mod group;
mod near;
mod rows;
mod scorer;
mod years;

pub(super) use bag::{Bag, Bags, whole};
pub(super) use clause::{Clause, Reading, is_verb};
pub(super) use feature::{Class, Features};
pub(super) use near::{Pair, near};
pub use scorer::StatementScorer;
pub(super) use years::Years;

use super::{Context, vocabulary::Vocabulary, word::Lines};
use crate::record::StatementMatch;

/// How much two clauses share to be one statement.
pub(super) const CUT: f64 = 0.38;

/// The statements of all reports, and whether a cap left pairs out.
pub(super) fn matches(
    context: &Context<'_>,
    readings: &[Reading],
    features: &Features,
) -> (Vec<StatementMatch>, bool) {
    let clauses: Vec<(usize, &Clause)> = readings
        .iter()
        .enumerate()
        .flat_map(|(article, reading)| reading.clauses.iter().map(move |clause| (article, clause)))
        .collect();
    let bags = Bags::new(clauses.iter().map(|(_, clause)| clause.features.as_slice()), features);
    let articles: Vec<usize> = clauses.iter().map(|(article, _)| *article).collect();
    let (pairs, capped) = near(&bags, &articles, CUT / 2.0);
    let places: Vec<group::Place<'_>> = clauses
        .iter()
        .map(|(article, clause)| {
            let doc = &context.docs[*article];
            (clause.span.of(doc.text()), doc.article.id.as_str(), clause.span.start)
        })
        .collect();
    let groups = group::groups(&pairs, &articles, &places, CUT);
    (rows::rows(context, &clauses, &bags, features, &pairs, groups), capped)
}

/// The words of every report, cut into lines and clauses.
pub(super) fn read(
    context: &Context<'_>,
    lines: Vec<Lines>,
    vocabulary: &Vocabulary,
) -> (Vec<Reading>, Features) {
    let mut features = Features::default();
    let readings = lines
        .into_iter()
        .enumerate()
        .map(|(article, lines)| clause::read(context, article, lines, vocabulary, &mut features))
        .collect();
    (readings, features)
}
