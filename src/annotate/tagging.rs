//! The tagger's labels of a page.

use super::page::Page;
use crate::{
    record::MentionKind,
    tag::{self, Features, Tags},
};
use std::ops::Range;

/// Labels of the tokens that count as text.
pub(super) struct Tagging {
    /// Token of each place that was tagged.
    tokens: Vec<u32>,
    names: Tags,
}

impl Tagging {
    /// Tags a page.
    pub(super) fn new(page: &Page) -> Self {
        let features = Features::extract(page.text, &page.segmentation.tokens, page.sentences());
        let tokens = page.sentences().iter().flat_map(Clone::clone).map(|token| token as u32);
        Self {
            tokens: tokens.collect(),
            names: tag::names().map_or_else(Tags::default, |model| model.tag(&features)),
        }
    }

    /// Tokens, kind and score of every name that the model finds, in order.
    pub(super) fn spans(&self) -> impl Iterator<Item = (Range<usize>, MentionKind, f32)> {
        self.names.spans().filter_map(|(places, kind)| {
            let (first, last) = (self.tokens[places.start], self.tokens[places.end - 1]);
            let kind_of_name = *MentionKind::ALL.get(kind)?;
            Some((first as usize..last as usize + 1, kind_of_name, self.names.score(places, kind)))
        })
    }
}
