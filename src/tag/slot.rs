//! Where the weights of each feature stand while texts are tagged: one cache line a feature, unless it has many weights.

use super::model::Weight;

/// Weights that a slot holds itself.
const HELD: usize = 6;

/// Label of the first weight of a slot without a feature.
const FREE: u8 = u8::MAX;

/// Label of the first weight of a slot whose weights stand elsewhere.
const MANY: u8 = u8::MAX - 1;

/// Labels beyond the real ones, which take the weights that fill slots up: several, so that one need not wait for the
/// other.
pub(super) const SPARE: usize = 3;

/// Most keys that are gathered.
const GATHERED: usize = 64;

#[derive(Clone, Copy, Debug, PartialEq)]
struct Slot {
    key: u32,
    weights: [Weight; HELD],
}

impl Slot {
    /// A free slot.
    const fn free() -> Self {
        Self { key: 0, weights: [Weight { label: FREE, value: 0 }; HELD] }
    }

    /// A slot whose weights are the row of that number.
    fn of_many(key: u32, row: u32) -> Self {
        let mut slot = Self { key, ..Self::free() };
        slot.weights[0].label = MANY;
        for (weight, byte) in slot.weights[1..].iter_mut().zip(row.to_le_bytes()) {
            weight.value = byte.cast_signed();
        }
        slot
    }

    /// The number of the row of [`Self::of_many`].
    #[inline]
    fn row(&self) -> usize {
        let bytes = [1, 2, 3, 4].map(|place| self.weights[place].value.cast_unsigned());
        u32::from_le_bytes(bytes) as usize
    }
}

/// Labels that are summed together.
pub(super) const LANES: usize = 8;

/// Labels and the spare ones, rounded up to whole lanes.
pub(super) const fn stride(labels: usize) -> usize {
    (labels + SPARE).next_multiple_of(LANES)
}

/// Open addressing in the order of the keys, behind a filter that knows most unknown keys.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slots {
    /// The last ones are free.
    slots: Vec<Slot>,
    /// How many slots keys begin at.
    size: u64,
    /// Weights of features with many: a row of all labels each.
    many: Vec<i8>,
    /// Labels and spare ones, rounded up to whole lanes.
    stride: usize,
    /// A bit for the leading bits of each key: small enough to stay in the processor's cache.
    filter: Vec<u64>,
    /// How far a key is shifted to its bit.
    shift: u32,
}

impl Slots {
    /// Of ascending keys, ends of their rows of weights (never empty), and the number of labels.
    pub(super) fn new(keys: &[u32], ends: &[u32], weights: &[Weight], labels: usize) -> Self {
        let size = (2 * keys.len()).max(1);
        let bits = (8 * keys.len()).next_power_of_two().max(64);
        let mut slots = Self {
            slots: Vec::with_capacity(size + 64),
            size: size as u64,
            many: Vec::new(),
            stride: stride(labels),
            filter: vec![0; bits / 64],
            shift: 32 - bits.trailing_zeros().min(32),
        };
        let mut start = 0;
        for (&key, &end) in keys.iter().zip(ends) {
            let row = &weights[start..end as usize];
            start = end as usize;
            let at = slots.begin(key);
            if slots.slots.len() < at {
                slots.slots.resize(at, Slot::free());
            }
            let slot = if row.len() > HELD {
                let place = slots.many.len();
                slots.many.resize(place + slots.stride, 0);
                for weight in row {
                    let sum = &mut slots.many[place + usize::from(weight.label)];
                    *sum = sum.wrapping_add(weight.value);
                }
                Slot::of_many(key, (place / slots.stride) as u32)
            } else {
                let mut held = std::array::from_fn(|place| Weight {
                    label: (labels + place % SPARE) as u8,
                    value: 0,
                });
                held[..row.len()].copy_from_slice(row);
                Slot { key, weights: held }
            };
            slots.slots.push(slot);
            let bit = key >> slots.shift;
            slots.filter[(bit >> 6) as usize] |= 1 << (bit & 63);
        }
        let end = slots.slots.len().max(size) + 1;
        slots.slots.resize(end, Slot::free());
        slots
    }

    /// The first slot that a key may stand at. Keys that ascend begin at slots that do, so that they stand in order.
    #[inline]
    fn begin(&self, key: u32) -> usize {
        ((u64::from(key) * self.size) >> 32) as usize
    }

    #[inline]
    fn row(&self, number: usize) -> &[i8] {
        &self.many[number * self.stride..][..self.stride]
    }

    /// Whether a key may be known: 1, or 0 if it surely is not.
    #[inline]
    fn may_know(&self, key: u32) -> usize {
        let bit = key >> self.shift;
        (self.filter[(bit >> 6) as usize] >> (bit & 63) & 1) as usize
    }

    /// The slot that a key begins at.
    #[inline]
    fn first(&self, key: u32) -> Slot {
        self.slots[self.begin(key)]
    }

    /// The slot of a key, or another, given the first that it may stand at.
    #[inline]
    fn find(&self, key: u32, first: Slot) -> Slot {
        let mut slot = first;
        let mut at = self.begin(key);
        while slot.key < key && slot.weights[0].label != FREE {
            at += 1;
            slot = self.slots[at];
        }
        slot
    }
}

/// Keys that may be known, gathered so that their slots are fetched together.
pub(super) struct Gathered<'m> {
    slots: &'m Slots,
    keys: [u32; GATHERED],
    count: usize,
    found: [Slot; GATHERED],
}

impl<'m> Gathered<'m> {
    /// Room for keys.
    pub(super) fn new(slots: &'m Slots) -> Self {
        Self { slots, keys: [0; GATHERED], count: 0, found: [Slot::free(); GATHERED] }
    }

    /// Adds a key; the weights go to `sums` when there are enough.
    #[inline]
    pub(super) fn add(&mut self, key: u32, sums: &mut [i16]) {
        if self.count == GATHERED {
            self.finish(sums);
        }
        self.keys[self.count] = key;
        self.count += self.slots.may_know(key);
    }

    /// Adds the weights of the gathered keys to `sums`, one a label and [`SPARE`] more.
    #[inline]
    pub(super) fn finish(&mut self, sums: &mut [i16]) {
        let keys = &self.keys[..self.count];
        // Without a branch on what is fetched, so that the processor waits for all slots at once.
        for (slot, &key) in self.found.iter_mut().zip(keys) {
            *slot = self.slots.first(key);
        }
        for (first, &key) in self.found.iter().zip(keys) {
            let slot = self.slots.find(key, *first);
            if slot.key == key {
                match slot.weights[0].label {
                    MANY => add_row(self.slots.row(slot.row()), sums),
                    FREE => {}
                    _ => add(&slot.weights, sums),
                }
            }
        }
        self.count = 0;
    }
}

#[inline]
fn add(weights: &[Weight], sums: &mut [i16]) {
    for weight in weights {
        let sum = &mut sums[usize::from(weight.label)];
        *sum = sum.wrapping_add(i16::from(weight.value));
    }
}

#[inline]
fn add_row(row: &[i8], sums: &mut [i16]) {
    let sums = sums.as_chunks_mut::<LANES>().0;
    for (sums, weights) in sums.iter_mut().zip(row.as_chunks::<LANES>().0) {
        for (sum, &weight) in sums.iter_mut().zip(weights) {
            *sum = sum.wrapping_add(i16::from(weight));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_gives_its_weights_and_no_other_key_gives_any() {
        let labels = 9;
        let keys: Vec<u32> = (0..500).map(|place| place * 8_000_000 + place % 7).collect();
        let (mut ends, mut weights) = (Vec::new(), Vec::new());
        for (place, _) in keys.iter().enumerate() {
            let row = (0..=place % labels)
                .map(|label| Weight { label: label as u8, value: (place % 100) as i8 + 1 });
            weights.extend(row);
            ends.push(weights.len() as u32);
        }
        let slots = Slots::new(&keys, &ends, &weights, labels);
        let sums = |key: u32| {
            let mut sums = [0; 16];
            let mut gathered = Gathered::new(&slots);
            gathered.add(key, &mut sums);
            gathered.finish(&mut sums);
            sums
        };
        for (place, &key) in keys.iter().enumerate() {
            let expected: Vec<i16> = (0..16)
                .map(|label| if label <= place % labels { (place % 100) as i16 + 1 } else { 0 })
                .collect();
            assert_eq!(sums(key).as_slice(), expected, "{key}");
            assert_eq!(sums(key + 1), [0; 16]);
        }
        assert_eq!(sums(u32::MAX), [0; 16]);
    }

    #[test]
    fn more_keys_than_are_gathered_are_all_added() {
        let weights = [Weight { label: 1, value: 1 }];
        let slots = Slots::new(&[7], &[1], &weights, 2);
        let mut gathered = Gathered::new(&slots);
        let mut sums = [0; 8];
        for _ in 0..=3 * GATHERED {
            gathered.add(7, &mut sums);
        }
        gathered.finish(&mut sums);
        assert_eq!(usize::try_from(sums[1]), Ok(3 * GATHERED + 1));
    }
}
