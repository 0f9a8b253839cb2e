//! Texts that a model labels for its successor: corpora of doubtful labels where it agrees with them, and news without
//! labels where it is sure (self-training; Yarowsky, 1995).

use super::Labelled;
use crate::{
    record::MentionKind,
    tag::{Features, Model, Part, Scheme, Tags},
    text,
};
use std::{collections::HashMap, ops::Range};

/// Least share of the best label of every token of a sentence that teaches.
const SURE: f32 = 0.9;

/// Settles the kind of names of several possible kinds as the model would.
pub(super) fn settle(model: &Model, text: &mut Labelled) {
    let tags = model.tag(&text.features());
    let mut place = 0;
    for sentence in text.sentences.clone() {
        let mut token = sentence.start;
        while token < sentence.end {
            let span = span(&text.allowed, token, sentence.end);
            let many = span.is_some_and(|end| {
                end > token && kinds(text.allowed[token]).count() > 1 && text.allowed[token] & 1 == 0
            });
            let end = span.unwrap_or(token + 1).max(token + 1);
            if many {
                let sum = |kind: usize| -> i64 {
                    (token..end)
                        .map(|token| {
                            let part = text.allowed[token].trailing_zeros() as u8;
                            let part = Scheme::part(part).map_or(Part::Unit, |(_, part)| part);
                            let at = place + token - sentence.start;
                            i64::from(tags.sum(at, Scheme::label(kind, part)))
                        })
                        .sum()
                };
                let best = kinds(text.allowed[token]).max_by_key(|&kind| (sum(kind), usize::MAX - kind));
                if let Some(best) = best {
                    for bits in &mut text.allowed[token..end] {
                        *bits &= 0b1111 << (4 * best + 1);
                    }
                }
            }
            token = end;
        }
        place += sentence.len();
    }
}

/// One past the last token of the name that begins at a token, by the parts that are allowed; `None` for no name.
fn span(allowed: &[u64], start: usize, end: usize) -> Option<usize> {
    let part = |token: usize| -> Option<Part> {
        let bits = allowed[token];
        if bits & 1 == 1 { None } else { Some(Scheme::part(bits.trailing_zeros() as u8)?.1) }
    };
    match part(start)? {
        Part::Unit => Some(start + 1),
        Part::Begin => {
            let mut last = start + 1;
            while last < end && part(last) == Some(Part::Inside) {
                last += 1;
            }
            (last < end && part(last) == Some(Part::Last)).then_some(last + 1)
        }
        _ => None,
    }
}

/// The kinds among a set of labels.
fn kinds(bits: u64) -> impl Iterator<Item = usize> {
    (0..MentionKind::ALL.len()).filter(move |kind| bits >> (4 * kind + 1) & 0b1111 != 0)
}

/// A text and what the model says about it.
struct Read {
    text: Labelled,
    tags: Tags,
    /// Token of each place that was read.
    tokens: Vec<usize>,
}

impl Read {
    fn new(model: &Model, text: String) -> Self {
        let segmentation = text::segmentation(&text);
        let sentences: Vec<Range<usize>> = segmentation
            .sentences
            .iter()
            .map(|sentence| sentence.first_token as usize..sentence.end_token as usize)
            .collect();
        let features = Features::extract(&text, &segmentation.tokens, &sentences);
        let allowed = vec![u64::MAX; segmentation.tokens.len()];
        let tokens = sentences.iter().flat_map(Clone::clone).collect();
        let tags = model.tag(&features);
        let text = Labelled { text, tokens: segmentation.tokens, sentences, allowed, repeat: 1 };
        Self { text, tags, tokens }
    }

    fn raw(&self, places: &Range<usize>) -> &str {
        let first = self.text.tokens[self.tokens[places.start]].span.start;
        let last = self.text.tokens[self.tokens[places.end - 1]].span.end;
        &self.text.text[first as usize..last as usize]
    }
}

/// News without labels as the model reads it: a name that nearly all texts take for one kind is of that kind, and only
/// sentences teach whose every token is sure.
pub(super) fn news(model: &Model, texts: Vec<String>) -> Vec<Labelled> {
    let mut read: Vec<Read> = texts.into_iter().map(|text| Read::new(model, text)).collect();
    let mut votes: HashMap<String, [f32; MentionKind::ALL.len()]> = HashMap::new();
    for text in &read {
        for (places, kind) in text.tags.spans() {
            let score = text.tags.score(places.clone(), kind);
            votes.entry(text.raw(&places).to_owned()).or_default()[kind] += score;
        }
    }
    for text in &mut read {
        let mut labels: Vec<u8> = text.tags.labels.clone();
        let mut sure: Vec<bool> =
            (0..labels.len()).map(|place| text.tags.share(place) >= SURE).collect();
        for (places, kind) in text.tags.spans() {
            let votes = votes.get(text.raw(&places)).copied().unwrap_or_default();
            let all: f32 = votes.iter().sum();
            let agreed = (0..votes.len()).find(|&kind| all >= 4.0 && votes[kind] > 0.85 * all);
            if let Some(agreed) = agreed {
                for place in places.clone() {
                    // Where a name is must still be sure; what it is follows from the other texts.
                    sure[place] = text.tags.named(place) >= SURE;
                    if agreed != kind
                        && let Some((_, part)) = Scheme::part(labels[place])
                    {
                        labels[place] = Scheme::label(agreed, part);
                    }
                }
            }
        }
        let mut place = 0;
        for sentence in text.text.sentences.clone() {
            let places = place..place + sentence.len();
            place = places.end;
            if sure[places.clone()].iter().all(|sure| *sure) {
                for (token, place) in sentence.zip(places) {
                    text.text.allowed[token] = 1 << labels[place];
                }
            }
        }
    }
    read.into_iter().map(|read| read.text).collect()
}
