//! What a corpus joins (places of every sort, names of every other sort) is told apart by a model of the corpus that
//! does not.

use super::Labelled;
use crate::{
    record::MentionKind,
    tag::{Model, Part, Scheme},
};

/// Settles the kind of names of several possible kinds as the model would.
pub(super) fn settle(model: &Model, text: &mut Labelled) {
    let tags = model.tag_carefully(&text.features());
    let mut place = 0;
    for sentence in text.sentences.clone() {
        let mut token = sentence.start;
        while token < sentence.end {
            let span = span(&text.allowed, token, sentence.end);
            let many = span.is_some_and(|end| {
                end > token
                    && kinds(text.allowed[token]).count() > 1
                    && text.allowed[token] & 1 == 0
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
                let best =
                    kinds(text.allowed[token]).max_by_key(|&kind| (sum(kind), usize::MAX - kind));
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
