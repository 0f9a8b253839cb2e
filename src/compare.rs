//! Floor `compare`: a few [`Doc`]s on one event → a [`Comparison`].

mod alignment;
mod blocks;
mod difference;
mod key;
mod name;
mod version;
mod vocabulary;
mod word;

use crate::record::{Comparison, Doc};
use std::sync::Arc;

pub use alignment::Alignment;

/// How reports are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CompareOptions {}

/// Compares the reports.
pub fn compare(docs: &[Arc<Doc>], options: &CompareOptions) -> Comparison {
    let _ = options;
    Comparison {
        docs: docs.to_vec(),
        quotes: Vec::new(),
        coverage: Vec::new(),
        diagnostics: Vec::new(),
    }
}
