use super::{Bags, Features};
use crate::{
    compare::{vocabulary::Vocabulary, word},
    record::ByteSpan,
};

/// Scores how much sentences tell the same, from their words alone: what statements are aligned by.
#[derive(Debug)]
pub struct StatementScorer(Bags);

impl StatementScorer {
    /// Reads the sentences of a few reports on one event; how rare a word is counts over all of them.
    pub fn new(sentences: &[&str]) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut features = Features::default();
        let lists: Vec<Vec<u32>> = sentences
            .iter()
            .map(|text| {
                let mut words = Vec::new();
                word::read(text, ByteSpan::new(0, text.len()), 0, &mut vocabulary, &mut words);
                words
                    .iter()
                    .enumerate()
                    .filter_map(|(place, word)| {
                        let written = word.span.of(text);
                        features.word(vocabulary.entry(word.key), written, place == 0)
                    })
                    .collect()
            })
            .collect();
        Self(Bags::new(lists.iter().map(Vec::as_slice), &features))
    }

    /// How much sentences number `a` and `b` share, 0..1; 0 where there is no such sentence.
    pub fn score(&self, a: usize, b: usize) -> f64 {
        match (self.0.members.get(a), self.0.members.get(b)) {
            (Some(a), Some(b)) => a.likeness(b),
            _ => 0.0,
        }
    }
}
