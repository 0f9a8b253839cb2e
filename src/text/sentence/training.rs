//! Fits the model: logistic regression, `AdaGrad` (Duchi et al., 2011), a fixed order of the examples.

use super::{
    feature::{Beside, FEATURES},
    model::{BITS, Model, slot},
    place::{Place, Places},
    treebank::{Annotated, paragraphs},
};
use crate::text::token::tokenize;
use std::collections::HashSet;

const EPOCHS: usize = 12;
const RATE: f32 = 0.1;
/// Pull of each touched weight towards zero.
const DECAY: f32 = 3e-3;
const SEED: u64 = 20_251_125;

struct Example {
    slots: [u32; FEATURES],
    ends: bool,
}

/// Fits a model to the sentences of treebank texts. The same texts in the same order give the same bytes.
pub fn fit(texts: &[Annotated]) -> Model {
    let mut examples = Vec::new();
    for text in texts {
        collect(text, &mut examples);
    }
    let mut weights = vec![0.0_f32; 1 << BITS];
    let mut squares = vec![1e-3_f32; 1 << BITS];
    let mut order: Vec<u32> = (0..examples.len() as u32).collect();
    let mut state = SEED;
    for _ in 0..EPOCHS {
        shuffle(&mut order, &mut state);
        for &number in &order {
            let example = &examples[number as usize];
            let sum: f32 = example.slots.iter().map(|&slot| weights[slot as usize]).sum();
            let chance = 1.0 / (1.0 + (-sum).exp());
            let error = chance - f32::from(u8::from(example.ends));
            for &slot in &example.slots {
                let slot = slot as usize;
                let gradient = error + DECAY * weights[slot];
                squares[slot] += gradient * gradient;
                weights[slot] -= RATE * gradient / squares[slot].sqrt();
            }
        }
    }
    let largest = weights.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
    let scale = if largest > 0.0 { 127.0 / largest } else { 1.0 };
    let weights: Box<[i8]> = weights.iter().map(|weight| (weight * scale).round() as i8).collect();
    Model::new(weights.try_into().expect("one weight a slot"))
}

/// Adds the open places of a text, with what the treebank decides there.
fn collect(text: &Annotated, examples: &mut Vec<Example>) {
    let mut points: Vec<u32> = text.text.char_indices().map(|(byte, _)| byte as u32).collect();
    points.push(text.text.len() as u32);
    let ends: HashSet<u32> = text.sents.iter().map(|&(_, end)| points[end as usize]).collect();
    open_places(&text.text, |place| {
        let ends = ends.contains(&place.tokens[place.next - 1].span.end);
        let beside = Beside::new(place);
        let mut slots = [0; FEATURES];
        for (place, hash) in slots
            .iter_mut()
            .zip(beside.first().into_iter().chain(beside.second()).chain(beside.rest()))
        {
            *place = slot(hash) as u32;
        }
        examples.push(Example { slots, ends });
        ends
    });
}

/// Asks at every open place of a text, paragraph by paragraph, whether a sentence ends there.
pub(super) fn open_places(text: &str, mut ends: impl FnMut(&Place<'_>) -> bool) {
    let tokens = tokenize(text);
    for paragraph in paragraphs(text) {
        let first = tokens.partition_point(|token| token.span.start < paragraph.start);
        let end = tokens.partition_point(|token| token.span.start < paragraph.end);
        let mut places = Places::new(text, &tokens[first..end]);
        while places.next_end(&mut ends) < end - first {}
    }
}

/// Fisher and Yates, over a xorshift generator (Marsaglia, 2003).
fn shuffle(order: &mut [u32], state: &mut u64) {
    for last in (1..order.len()).rev() {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        order.swap(last, (*state % (last as u64 + 1)) as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(id: &str, text: &str, ends: &[u32]) -> Annotated {
        let mut start = 0;
        let sents = ends
            .iter()
            .map(|&end| {
                let sentence = (start, end);
                start = end + 1;
                sentence
            })
            .collect();
        Annotated { id: id.to_owned(), text: text.to_owned(), sents, tokens: Vec::new() }
    }

    #[test]
    fn the_same_texts_give_the_same_bytes() {
        let texts = [
            text("a", "It is shut. We saw it. Nobody met Lund", &[11, 22, 38]),
            text("b", "Is it? Yes. The U.S. Bank said so.", &[6, 11, 34]),
        ];
        let bytes = fit(&texts).encode();
        assert_eq!(bytes, fit(&texts).encode());
        assert_ne!(bytes, fit(&texts[..1]).encode());
    }
}
