use serde::{Deserialize, Serialize};
use std::hash::{Hash, Hasher};

/// A finite floating-point number that can be compared and hashed, so that records with scores and values can too.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Number(f64);

impl Number {
    /// Wraps `value`; what is not finite becomes 0, and -0 becomes 0.
    pub fn new(value: f64) -> Self {
        if value.is_finite() { Self(value + 0.0) } else { Self(0.0) }
    }

    /// The value.
    pub const fn get(self) -> f64 {
        self.0
    }
}

// Never NaN, so equality is an equivalence.
impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        Self::new(value)
    }
}
