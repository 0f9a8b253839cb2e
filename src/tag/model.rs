//! A trained model: sparse rows of `i8` weights by the key of their feature.

use super::{decode, feature::Templates, memory::Memories, scheme::Scheme, slot::Slots};
use crate::{Error, Result};

/// First bytes of a model's file: its name and its version.
const MAGIC: [u8; 8] = *b"CWTAGS\0\x02";

/// Most features a model may have.
const MOST_FEATURES: usize = 1 << 24;

/// Most weights a model may have.
const MOST_WEIGHTS: usize = 1 << 24;

/// A weight of one feature for one label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weight {
    pub(super) label: u8,
    pub(super) value: i8,
}

/// A linear-chain model over hashed features.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    scheme: Scheme,
    /// The templates that join words.
    pub(super) templates: Templates,
    /// What one step of a weight is in natural logarithms.
    step: f32,
    /// In steps of the model; see [`Scheme::transition`].
    pub(super) transitions: Vec<i16>,
    /// Of free labels: see [`decode::room`].
    pub(super) room: Vec<i16>,
    keys: Vec<u32>,
    /// One past the last weight of each feature.
    ends: Vec<u32>,
    weights: Vec<Weight>,
    pub(super) slots: Slots,
    pub(super) memories: Memories,
}

impl Model {
    /// A model of rows in the order of their keys.
    fn new(
        scheme: Scheme,
        templates: Templates,
        step: f32,
        transitions: Vec<i16>,
        keys: Vec<u32>,
        ends: Vec<u32>,
        weights: Vec<Weight>,
    ) -> Self {
        let slots = Slots::new(&keys, &ends, &weights, scheme.labels());
        let memories = Memories::default();
        let room = match &scheme {
            Scheme::Free(labels) => decode::room(labels.len(), &transitions),
            Scheme::Spans(_) => Vec::new(),
        };
        Self { scheme, templates, step, transitions, room, keys, ends, weights, slots, memories }
    }

    /// A model of weights, which are kept to the nearest step; a row without any is left out.
    ///
    /// `rows` are in the order of their keys, each as long as there are labels.
    #[cfg(feature = "train")]
    pub(super) fn quantise<'w>(
        scheme: Scheme,
        templates: Templates,
        transitions: &[f32],
        rows: impl Iterator<Item = (u32, &'w [f32])>,
        step: f32,
    ) -> Self {
        let (mut keys, mut ends, mut weights) = (Vec::new(), Vec::new(), Vec::new());
        for (key, row) in rows {
            let before = weights.len();
            for (label, weight) in row.iter().enumerate() {
                let value = (weight / step).round().clamp(-127.0, 127.0) as i8;
                if value != 0 {
                    weights.push(Weight { label: label as u8, value });
                }
            }
            if weights.len() > before {
                keys.push(key);
                ends.push(weights.len() as u32);
            }
        }
        let transitions = transitions.iter().map(|weight| (weight / step).round() as i16).collect();
        Self::new(scheme, templates, step, transitions, keys, ends, weights)
    }

    /// The labels of this model.
    pub fn scheme(&self) -> &Scheme {
        &self.scheme
    }

    /// Number of features.
    pub fn features(&self) -> usize {
        self.keys.len()
    }

    /// Number of weights that are not zero.
    pub fn weights(&self) -> usize {
        self.weights.len()
    }

    pub(super) fn step(&self) -> f32 {
        self.step
    }

    pub(super) fn transition(&self, from: u8, to: u8) -> Option<i32> {
        self.scheme.transition(from, to).map(|place| i32::from(self.transitions[place]))
    }

    /// Reads a model: magic with version, labels, templates (a bit each, u64), step (f32), transitions (i16), number of features and of weights
    /// (u32; all little-endian), keys as differences (variable-length), a length a row, labels, values.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let wrong = |what: &str| Error::Model(format!("tagger's model: {what}; train it again"));
        let mut rest =
            bytes.strip_prefix(&MAGIC).ok_or_else(|| wrong("not a model of this version"))?;
        let short = || wrong("cut short");
        let scheme = Scheme::decode(&mut rest)?;
        let templates = u64::from_le_bytes(*take(&mut rest).ok_or_else(short)?);
        let step = f32::from_le_bytes(*take(&mut rest).ok_or_else(short)?);
        if !step.is_finite() || step <= 0.0 {
            return Err(wrong("bad step"));
        }
        let mut transitions = Vec::with_capacity(scheme.transitions());
        for _ in 0..scheme.transitions() {
            transitions.push(i16::from_le_bytes(*take(&mut rest).ok_or_else(short)?));
        }
        let features = u32::from_le_bytes(*take(&mut rest).ok_or_else(short)?) as usize;
        let count = u32::from_le_bytes(*take(&mut rest).ok_or_else(short)?) as usize;
        if features > MOST_FEATURES
            || count > MOST_WEIGHTS.min(features.saturating_mul(scheme.labels()))
        {
            return Err(wrong("bad sizes"));
        }
        let keys = read_keys(&mut rest, features).ok_or_else(|| wrong("bad keys"))?;
        let (lengths, rest) = rest.split_at_checked(features).ok_or_else(short)?;
        let (labels, values) = rest.split_at_checked(count).ok_or_else(short)?;
        if values.len() != count
            || labels.iter().any(|&label| usize::from(label) >= scheme.labels())
        {
            return Err(wrong("bad weights"));
        }
        if lengths.contains(&0) {
            return Err(wrong("empty rows"));
        }
        let mut end = 0;
        let ends: Vec<u32> = lengths
            .iter()
            .map(|&length| {
                end += u32::from(length);
                end
            })
            .collect();
        if end as usize != count {
            return Err(wrong("bad rows"));
        }
        let weights = labels.iter().zip(values);
        let weights =
            weights.map(|(&label, value)| Weight { label, value: value.cast_signed() }).collect();
        Ok(Self::new(scheme, Templates(templates), step, transitions, keys, ends, weights))
    }

    /// The bytes [`Self::decode`] reads.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        self.scheme.encode(&mut bytes);
        bytes.extend(self.templates.0.to_le_bytes());
        bytes.extend(self.step.to_le_bytes());
        bytes.extend(self.transitions.iter().flat_map(|weight| weight.to_le_bytes()));
        bytes.extend((self.keys.len() as u32).to_le_bytes());
        bytes.extend((self.weights.len() as u32).to_le_bytes());
        write_keys(&self.keys, &mut bytes);
        let mut start = 0;
        for &end in &self.ends {
            bytes.push((end - start) as u8);
            start = end;
        }
        bytes.extend(self.weights.iter().map(|weight| weight.label));
        bytes.extend(self.weights.iter().map(|weight| weight.value.cast_unsigned()));
        bytes
    }
}

fn take<'b, const N: usize>(bytes: &mut &'b [u8]) -> Option<&'b [u8; N]> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(first)
}

/// Adds ascending keys as differences, seven bits a byte, the lowest first.
pub(super) fn write_keys(keys: &[u32], bytes: &mut Vec<u8>) {
    let mut before = 0;
    for &key in keys {
        let mut rest = key - before;
        before = key;
        while rest >= 0x80 {
            bytes.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        bytes.push(rest as u8);
    }
}

/// Reads `count` keys from the front of `bytes`; `None` unless they ascend.
pub(super) fn read_keys(bytes: &mut &[u8], count: usize) -> Option<Vec<u32>> {
    if count > bytes.len() {
        return None;
    }
    let mut keys: Vec<u32> = Vec::with_capacity(count);
    for _ in 0..count {
        let (mut difference, mut shift) = (0_u32, 0);
        loop {
            let (&byte, rest) = bytes.split_first()?;
            *bytes = rest;
            difference |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                break;
            }
            shift += 7;
        }
        let before = keys.last().copied();
        let key = before.unwrap_or(0).checked_add(difference)?;
        if before == Some(key) {
            return None;
        }
        keys.push(key);
    }
    Some(keys)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A model of spans whose weights are `value` of key and label.
    pub(in crate::tag) fn model(
        kinds: usize,
        keys: &[u32],
        value: impl Fn(u32, u8) -> i8,
    ) -> Model {
        let kinds = (0..kinds).map(|kind| format!("K{kind}")).collect();
        model_of(Scheme::Spans(kinds), keys, value)
    }

    /// The same with other labels.
    pub(in crate::tag) fn model_of(
        scheme: Scheme,
        keys: &[u32],
        value: impl Fn(u32, u8) -> i8,
    ) -> Model {
        let mut keys = keys.to_vec();
        keys.sort_unstable();
        keys.dedup();
        let labels = scheme.labels() as u8;
        let (mut ends, mut weights) = (Vec::new(), Vec::new());
        for &key in &keys {
            weights.extend((0..labels).map(|label| Weight { label, value: value(key, label) }));
            ends.push(weights.len() as u32);
        }
        let transitions =
            (0..scheme.transitions()).map(|place| (place * 7 % 31) as i16 - 5).collect();
        Model::new(scheme, Templates(u64::MAX), 0.01, transitions, keys, ends, weights)
    }

    #[test]
    fn a_model_is_read_as_it_was_written() {
        let model =
            model(2, &[7, 300, 70_000, u32::MAX], |key, label| (key % 50) as i8 - label as i8);
        assert_eq!(Model::decode(&model.encode()).expect("own bytes"), model);
        assert_eq!(model.features(), 4);
    }

    #[test]
    fn a_torn_model_is_refused_wherever_it_is_torn() {
        let bytes = model(2, &[7, 300, 70_000, u32::MAX], |_, label| label as i8).encode();
        for length in 0..bytes.len() {
            assert!(matches!(Model::decode(&bytes[..length]), Err(Error::Model(_))), "{length}");
        }
        let longer = [bytes.as_slice(), &[0]].concat();
        assert!(Model::decode(&longer).is_err());
    }

    #[test]
    fn a_model_with_a_byte_changed_is_refused_or_still_a_model() {
        let bytes = model(2, &[7, 300, 70_000], |_, label| label as i8).encode();
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 0xff;
            if let Ok(model) = Model::decode(&changed) {
                assert!(model.weights() <= model.features() * model.scheme().labels());
            }
        }
    }

    #[test]
    fn the_built_in_models_are_of_this_version() {
        let pos = crate::tag::pos().expect("parts of speech");
        let names = crate::tag::names().expect("names");
        assert!(matches!(pos.scheme(), Scheme::Free(tags) if tags.iter().any(|tag| tag == "NNP")));
        assert!(matches!(names.scheme(), Scheme::Spans(kinds) if kinds.len() == 9));
    }
}
