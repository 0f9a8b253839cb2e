//! The tagger's labels of a page.

use super::page::Page;
use crate::{
    record::{Doc, MentionKind},
    tag::{self, Features, Tags},
};
use std::{cell::OnceCell, ops::Range};

/// Labels of the tokens that count as text; each model runs when it is first asked.
pub(super) struct Tagging {
    features: Features,
    /// Token of each place that is tagged.
    tokens: Vec<u32>,
    parts: OnceCell<Tags>,
    names: OnceCell<Tags>,
}

impl Tagging {
    /// Extracts the features of a page.
    pub(super) fn new(page: &Page) -> Self {
        let features = Features::extract(page.text, &page.segmentation.tokens, page.sentences());
        let tokens = page.sentences().iter().flat_map(Clone::clone).map(|token| token as u32);
        Self { features, tokens: tokens.collect(), parts: OnceCell::new(), names: OnceCell::new() }
    }

    /// Every token that is tagged, in order, with its part of speech (Penn Treebank tag).
    pub(super) fn parts(&self) -> impl Iterator<Item = (usize, &'static str)> {
        let model = tag::pos();
        let labels = self
            .parts
            .get_or_init(|| model.map_or_else(Tags::default, |model| model.tag(&self.features)));
        let names = model.map_or(&[][..], |model| model.scheme().names());
        self.tokens.iter().zip(&labels.labels).filter_map(move |(&token, &label)| {
            Some((token as usize, names.get(usize::from(label))?.as_str()))
        })
    }

    /// Tokens, kind and score of every name that the model finds, in order.
    pub(super) fn spans(&self) -> impl Iterator<Item = (Range<usize>, MentionKind, f32)> {
        let names = self.names.get_or_init(|| {
            tag::names().map_or_else(Tags::default, |model| model.tag(&self.features))
        });
        names.spans().filter_map(|(places, kind)| {
            let (first, last) = (self.tokens[places.start], self.tokens[places.end - 1]);
            let kind_of_name = *MentionKind::ALL.get(kind)?;
            Some((first as usize..last as usize + 1, kind_of_name, names.score(places, kind)))
        })
    }
}

/// Part of speech (Penn Treebank tag) of every token of a document, furniture included.
pub fn parts_of_speech(doc: &Doc) -> Vec<Option<&'static str>> {
    let page = Page::new(&doc.article.text, &doc.segmentation, true);
    let tagging = Tagging::new(&page);
    let mut parts = vec![None; page.len()];
    for (token, part) in tagging.parts() {
        parts[token] = Some(part);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::sample::doc;

    #[test]
    fn every_token_has_a_part_of_speech() {
        let doc = doc("The mayor opened two new bridges.");
        let parts: Vec<_> = parts_of_speech(&doc).into_iter().flatten().collect();
        assert_eq!(parts, ["DT", "NN", "VBD", "CD", "JJ", "NNS", "."]);
    }

    #[test]
    fn a_score_is_a_share() {
        let doc = doc("Anna Berg met Peter Lund in Lisbon. THE REST IS NOISE AND Xq.");
        assert!(doc.mentions.len() > 2);
        assert!(doc.mentions.iter().all(|mention| (0.0..=1.0).contains(&mention.score.get())));
    }
}
