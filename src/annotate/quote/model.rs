//! The model of quotations: whether a candidate is a report, and where its content begins and ends. Logistic regression over
//! hashed features, one sparse table for all three questions. The beginning is the likeliest of a few places; the end is a
//! discrete hazard (Cox, 1972): at every place where a content may end, the chance that it does.

use crate::{Error, Result};
use std::sync::LazyLock;

const MAGIC: [u8; 8] = *b"CWQUOT\0\x01";

/// Number of bits of a feature's place in the table.
const BITS: u32 = 18;

/// Places of active features.
#[derive(Clone, Debug, Default)]
pub(in crate::annotate) struct Features(pub(in crate::annotate) Vec<u32>);

impl Features {
    /// Adds the feature of a template with two values.
    pub(in crate::annotate) fn add(&mut self, template: u64, first: u64, second: u64) {
        let mut hash = template.wrapping_mul(0x9e37_79b9_7f4a_7c15)
            ^ first.wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(31)
            ^ second.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        hash ^= hash >> 33;
        hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash ^= hash >> 29;
        hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        self.0.push((hash >> (64 - BITS)) as u32);
    }
}

/// Weights of the features, in steps of `scale`.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::annotate) struct Model {
    scale: f32,
    weights: Vec<i8>,
}

static BUILT_IN: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::decode(include_bytes!("../../data/quotes.bin")).ok());

impl Model {
    /// The model that was built in; `None` where its bytes are of another version.
    pub(in crate::annotate) fn built_in() -> Option<&'static Self> {
        BUILT_IN.as_ref()
    }

    /// The chance, 0..1, of what the features speak for.
    pub(in crate::annotate) fn chance(&self, features: &Features) -> f32 {
        let sum: i32 =
            features.0.iter().map(|&feature| i32::from(self.weights[feature as usize])).sum();
        1.0 / (1.0 + (-(sum as f32) * self.scale).exp())
    }

    /// Reads a model: magic with version, scale (f32, little-endian), then runs of (zeros before it: u8, weight: i8);
    /// weight 0 behind 255 zeros goes on.
    pub(in crate::annotate) fn decode(bytes: &[u8]) -> Result<Self> {
        let wrong = |what: &str| Error::Model(format!("quotations: {what}; train it again"));
        let rest = bytes.strip_prefix(&MAGIC).ok_or_else(|| wrong("not of this version"))?;
        let (scale, rest) = rest.split_first_chunk().ok_or_else(|| wrong("cut short"))?;
        let (runs, []) = rest.as_chunks::<2>() else { return Err(wrong("cut short")) };
        let mut weights = Vec::with_capacity(1 << BITS);
        for &[zeros, weight] in runs {
            weights.extend(std::iter::repeat_n(0, usize::from(zeros)));
            if weight != 0 {
                weights.push(weight.cast_signed());
            }
            if weights.len() > 1 << BITS {
                return Err(wrong("too long"));
            }
        }
        weights.resize(1 << BITS, 0);
        Ok(Self { scale: f32::from_le_bytes(*scale), weights })
    }

    /// The bytes [`Self::decode`] reads.
    #[cfg(any(feature = "train", test))]
    pub(in crate::annotate) fn encode(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(self.scale.to_le_bytes());
        let mut zeros = 0;
        for &weight in &self.weights {
            if weight == 0 {
                zeros += 1;
                if zeros == 255 {
                    bytes.extend([255, 0]);
                    zeros = 0;
                }
            } else {
                bytes.extend([zeros, weight.cast_unsigned()]);
                zeros = 0;
            }
        }
        bytes
    }

    /// A model of these weights, one for each place of the table.
    #[cfg(any(feature = "train", test))]
    pub(in crate::annotate) fn new(weights: &[f32]) -> Self {
        let largest = weights.iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
        let scale = (largest / 127.0).max(f32::MIN_POSITIVE);
        let weights = weights.iter().map(|weight| (weight / scale).round() as i8).collect();
        Self { scale, weights }
    }
}

/// Number of places in the table.
#[cfg(any(feature = "train", test))]
pub(in crate::annotate) const SIZE: usize = 1 << BITS;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_survives_its_bytes() {
        let mut weights = vec![0.0; SIZE];
        (weights[0], weights[3], weights[700], weights[SIZE - 1]) = (1.27, -0.5, 0.01, -1.27);
        let model = Model::new(&weights);
        assert_eq!(Model::decode(&model.encode()).ok(), Some(model));
    }

    #[test]
    fn torn_bytes_are_refused_and_the_built_in_model_is_read() {
        assert!(Model::built_in().is_some());
        assert!(Model::decode(b"CWQUOT\0\x01\0\0").is_err());
        assert!(Model::decode(b"something else").is_err());
        let mut long = MAGIC.to_vec();
        long.extend(1.0_f32.to_le_bytes());
        long.extend([255, 1].repeat(1100));
        assert!(Model::decode(&long).is_err());
    }

    #[test]
    fn no_feature_leaves_the_chance_even() {
        let model = Model::new(&vec![0.5; SIZE]);
        assert!((model.chance(&Features::default()) - 0.5).abs() < 1e-6);
        let mut features = Features::default();
        features.add(1, 2, 3);
        assert!(model.chance(&features) > 0.6);
    }
}
