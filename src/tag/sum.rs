//! Sums of the weights of every token's features.

use super::{Features, Model, feature::OFFSETS, memory::Memory};
use std::ops::Range;

/// Labels that are summed together.
const LANES: usize = 8;

/// The row in the memory stands.
const NOWHERE: u32 = u32::MAX;

/// Sums of weights of every token and label, in steps of the model.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sums {
    sums: Vec<i16>,
    /// Labels, and the same rounded up to whole lanes.
    width: usize,
    stride: usize,
    /// What a step is in natural logarithms.
    pub(super) step: f32,
}

impl Sums {
    pub(super) fn zeros(tokens: usize, width: usize, step: f32) -> Self {
        let stride = width.next_multiple_of(LANES);
        Self { sums: vec![0; tokens * stride], width, stride, step }
    }

    /// The sums of a token, one a label.
    #[inline]
    pub(super) fn of(&self, token: usize) -> &[i16] {
        &self.sums[token * self.stride..][..self.width]
    }

    #[inline]
    fn row(&mut self, token: usize) -> &mut [i16] {
        &mut self.sums[token * self.stride..][..self.stride]
    }
}

/// Sums of weights of every token and label. A word is summed once per offset, and remembered for other documents.
pub(super) fn sums(model: &Model, features: &Features) -> Sums {
    let mut sums = Sums::zeros(features.len(), model.scheme().labels(), model.step());
    let mut memory = model.memories.take();
    let own = words(model, features, &mut memory, sums.stride);
    for sentence in &features.sentences {
        for token in sentence.clone() {
            around(features, sentence, token, &memory, &own, &mut sums);
        }
        let mut gathered = model.gathered();
        let mut state = (&mut gathered, &mut sums, sentence.start);
        features.of_tokens(
            sentence,
            &mut state,
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
    let mut gathered = model.gathered();
    let mut own = Own { places: vec![NOWHERE; features.words()], rows: Vec::new() };
    memory.numbers.clear();
    for word in 0..features.words() as u32 {
        let (number, is_new) = memory.number(features.identity(word), stride);
        if is_new {
            for offset in 0..OFFSETS {
                let row = memory.row_mut(number, offset, stride);
                features.of_word(word, offset, &mut |key| gathered.add(key, row));
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
                *sum = sum.saturating_add(weight);
            }
        }
    }
}
