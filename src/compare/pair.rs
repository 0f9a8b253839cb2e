//! Two reports of a comparison alone.

use super::{CompareOptions, compare, link::NameMap};
use crate::record::Comparison;
use std::sync::Arc;

/// What the reports `a` and `b` share and change, as if they were compared alone: every relation is between these two.
/// The user's names of the whole comparison hold. None where no report has one of the ids.
pub fn diff(whole: &Comparison, a: &str, b: &str) -> Option<Comparison> {
    let doc = |id: &str| whole.docs.iter().find(|doc| doc.article.id == id);
    let docs = [Arc::clone(doc(a)?), Arc::clone(doc(b)?)];
    let names: NameMap = whole
        .entities
        .iter()
        .filter(|link| &*link.rule == "user")
        .map(|link| (link.name.clone(), link.variants.to_vec()))
        .collect();
    Some(compare(&docs, &CompareOptions { names, ..CompareOptions::default() }))
}
