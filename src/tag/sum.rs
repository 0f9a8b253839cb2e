//! Sums of the weights of every token's features.

use super::{
    Features, Model, Scheme,
    feature::OFFSETS,
    memory::Memory,
    slot::{self, Gathered, LANES},
};
use std::ops::Range;

/// The row in the memory stands.
const NOWHERE: u32 = u32::MAX;

/// By how much, in natural logarithms, the words around a token must favour a label so that what joins them is not
/// looked up: on the development data it changes no name and one tag in ten thousand.
pub(super) const CLEAR: f32 = 3.0;

/// The same for the label outside of spans, which the words around a token favour less than what joins them does: on the
/// development data it changes no more than one name in a thousand.
pub(super) const CLEARLY_OUTSIDE: f32 = 0.0;

/// Sums of weights of every token and label, in steps of the model.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sums {
    sums: Vec<i16>,
    /// Labels, and the same with spare ones rounded up to whole lanes.
    width: usize,
    stride: usize,
    /// What a step is in natural logarithms.
    pub(super) step: f32,
}

impl Sums {
    pub(super) fn zeros(tokens: usize, width: usize, step: f32) -> Self {
        let stride = slot::stride(width);
        Self { sums: vec![0; tokens * stride], width, stride, step }
    }

    /// The sums of a token, one a label.
    #[inline]
    pub(super) fn of(&self, token: usize) -> &[i16] {
        &self.sums[token * self.stride..][..self.width]
    }

    /// Whether one label of a token stands above all others by a margin: any, if they are free, or that outside.
    #[inline]
    fn is_clear(&self, token: usize, margin: i16, free: bool) -> bool {
        let sums = self.of(token);
        let best = if free { sums.iter().copied().max().unwrap_or(0) } else { sums[0] };
        let least = best.saturating_sub(margin);
        sums.iter().map(|&sum| u16::from(sum >= least)).sum::<u16>() == 1
    }

    #[inline]
    fn row(&mut self, token: usize) -> &mut [i16] {
        &mut self.sums[token * self.stride..][..self.stride]
    }
}

/// Sums of weights of every token and label. A word is summed once per offset, and remembered for other documents.
/// What joins words is not looked up where one label is `clear` of all others by so much.
pub(super) fn sums(model: &Model, features: &Features, clear: f32) -> Sums {
    let mut sums = Sums::zeros(features.len(), model.scheme().labels(), model.step());
    let mut memory = model.memories.take();
    let own = words(model, features, &mut memory, sums.stride);
    let free = matches!(model.scheme(), Scheme::Free(_));
    let margin = (clear / model.step()).min(16_000.0) as i16;
    let mut gathered = Gathered::new(&model.slots);
    for sentence in &features.sentences {
        for token in sentence.clone() {
            around(features, sentence, token, &memory, &own, &mut sums);
        }
        let mut state = (&mut gathered, &mut sums, sentence.start);
        features.of_tokens(
            sentence,
            model.templates,
            &mut state,
            |(_, sums, _), token| !sums.is_clear(token, margin, free),
            |(gathered, sums, token), key| gathered.add(key, sums.row(*token)),
            |(gathered, sums, token), _| {
                gathered.finish(sums.row(*token));
                *token += 1;
            },
        );
    }
    model.memories.put(memory);
    sums
}

/// Rows of the document's words at their own place, where the document adds something.
struct Own {
    /// Place of each word's row; `NOWHERE` if the one in the memory stands for it.
    places: Vec<u32>,
    rows: Vec<i16>,
}

/// Finds the document's words in the memory and sums what is new.
fn words(model: &Model, features: &Features, memory: &mut Memory, stride: usize) -> Own {
    let mut gathered = Gathered::new(&model.slots);
    let mut own = Own { places: vec![NOWHERE; features.words()], rows: Vec::new() };
    memory.numbers.clear();
    for word in 0..features.words() as u32 {
        let (number, is_new) = memory.number(features.identity(word), stride);
        if is_new {
            for offset in 0..OFFSETS {
                let row = memory.row_mut(number, offset, stride);
                features.of_word(word, offset, model.templates, &mut |key| gathered.add(key, row));
                gathered.finish(row);
            }
        }
        memory.numbers.push(number);
        let start = own.rows.len();
        features.of_document(word, &mut |key| {
            if own.rows.len() == start {
                own.rows.extend_from_slice(memory.row(number, OFFSETS / 2, stride));
            }
            gathered.add(key, &mut own.rows[start..]);
        });
        if own.rows.len() > start {
            gathered.finish(&mut own.rows[start..]);
            own.places[word as usize] = start as u32;
        }
    }
    own
}

/// Adds the words around a token.
#[inline]
fn around(
    features: &Features,
    sentence: &Range<usize>,
    token: usize,
    memory: &Memory,
    own: &Own,
    sums: &mut Sums,
) {
    let stride = sums.stride;
    let rows: [&[i16]; OFFSETS] = std::array::from_fn(|offset| {
        let word = features.neighbour(sentence, token, offset) as usize;
        match own.places[word] {
            place if offset == OFFSETS / 2 && place != NOWHERE => {
                &own.rows[place as usize..place as usize + stride]
            }
            _ => memory.row(memory.numbers[word], offset, stride),
        }
    });
    let rows = rows.map(|row| row.as_chunks::<LANES>().0);
    let (lanes, _) = sums.row(token).as_chunks_mut::<LANES>();
    for (place, sum) in lanes.iter_mut().enumerate() {
        for row in rows {
            for (sum, weight) in sum.iter_mut().zip(row[place]) {
                *sum = sum.wrapping_add(weight);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(row: &[i16]) -> Sums {
        let mut sums = Sums::zeros(1, row.len(), 0.01);
        sums.row(0)[..row.len()].copy_from_slice(row);
        sums
    }

    #[test]
    fn a_label_is_clear_if_it_leads_by_the_margin() {
        assert!(sums(&[900, 100, -5]).is_clear(0, 300, true));
        assert!(!sums(&[900, 700, -5]).is_clear(0, 300, true));
        assert!(sums(&[-400, 100, -900]).is_clear(0, 300, true));
    }

    #[test]
    fn of_spans_only_outside_is_clear() {
        assert!(sums(&[900, 100, -5]).is_clear(0, 300, false));
        assert!(!sums(&[100, 900, -5]).is_clear(0, 300, false));
    }

    #[test]
    fn a_row_has_room_for_spare_labels() {
        let mut sums = Sums::zeros(2, 38, 0.01);
        assert_eq!(sums.of(1).len(), 38);
        assert!(sums.row(1).len() >= 38 + slot::SPARE);
    }
}
