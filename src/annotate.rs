//! Floor `annotate`: one article → a [`Doc`] with names, numbers, dates and quotations.

use crate::{
    record::{Article, Doc, Offsets},
    text,
};
use std::sync::Arc;

/// How articles are annotated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether page furniture counts as text: names and quotations are looked for in captions and links too.
    pub keep_boilerplate: bool,
}

/// Annotates one article.
pub fn analyze(article: Arc<Article>, options: &Options) -> Doc {
    let _ = options;
    let offsets = Offsets::new(&article.text);
    let segmentation = text::segmentation(&article.text);
    Doc {
        diagnostics: segmentation.diagnostics.clone(),
        article,
        offsets,
        segmentation,
        regions: Vec::new(),
        mentions: Vec::new(),
        entities: Vec::new(),
        quantities: Vec::new(),
        times: Vec::new(),
        quotes: Vec::new(),
    }
}
