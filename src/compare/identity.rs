//! One id an article, so that rows of a comparison can be told apart.

use crate::record::{Article, Diagnostic, Doc};
use foldhash::{HashSet, HashSetExt};
use std::sync::Arc;

/// The reports under ids that differ: the second `gazette` becomes `gazette-2`, and a diagnostic says so.
pub(super) fn distinct(docs: &[Arc<Doc>], diagnostics: &mut Vec<Diagnostic>) -> Vec<Arc<Doc>> {
    let mut taken: HashSet<String> = docs.iter().map(|doc| doc.article.id.clone()).collect();
    let mut seen = HashSet::new();
    docs.iter()
        .map(|doc| {
            let id = &doc.article.id;
            if seen.insert(id) {
                return Arc::clone(doc);
            }
            // Among as many names as there are reports and one more, one is free.
            let mut names = (2..=docs.len() + 2).map(|number| format!("{id}-{number}"));
            let fresh = names.find(|name| !taken.contains(name)).unwrap_or_else(|| id.clone());
            diagnostics.push(Diagnostic {
                code: "same-id".into(),
                message: format!(
                    "two articles have the id {id:?}; the later one is called {fresh:?} here"
                ),
                start: None,
                end: None,
            });
            taken.insert(fresh.clone());
            Arc::new(Doc {
                article: Arc::new(Article { id: fresh, ..(*doc.article).clone() }),
                ..(**doc).clone()
            })
        })
        .collect()
}
