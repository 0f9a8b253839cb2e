//! Hashes of words and of features. They are part of the models' format: a change asks for a new version.

const FACTOR: u64 = 0xff51_afd7_ed55_8ccd;
const SECOND: u64 = 0xc4ce_b9fe_1a85_ec53;

/// Finaliser of `MurmurHash3` (Appleby, 2011).
#[inline]
pub(super) const fn finish(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(FACTOR);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(SECOND);
    hash ^ (hash >> 33)
}

/// Hash of the bytes of a word, eight at a time.
#[inline]
pub(super) fn word(bytes: &[u8]) -> u64 {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut hash = (bytes.len() as u64).wrapping_mul(SECOND);
    for chunk in chunks {
        hash = (hash ^ u64::from_le_bytes(*chunk)).wrapping_mul(FACTOR);
        hash ^= hash >> 32;
    }
    let last = rest.iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte));
    finish(hash ^ last)
}

/// Hash of two values, order kept.
#[inline]
pub(super) const fn pair(first: u64, second: u64) -> u64 {
    (first.wrapping_mul(FACTOR) ^ second).rotate_left(29).wrapping_mul(SECOND)
}

/// The key of a feature: which template, with which value.
#[inline]
pub(super) const fn feature(template: u64, value: u64) -> u32 {
    (finish(value ^ template.wrapping_mul(0x9e37_79b9_7f4a_7c15)) >> 32) as u32
}

/// Hasher of values that are hashes already.
#[derive(Default)]
pub(super) struct Identity(u64);

impl std::hash::Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = pair(self.0, u64::from(byte));
        }
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_any_length_differ_by_their_bytes_and_their_length() {
        let words = ["", "a", "b", "ab", "ba", "abcdefgh", "abcdefgi", "abcdefgh\0", "abcdefghi"];
        let mut hashes: Vec<u64> = words.iter().map(|text| word(text.as_bytes())).collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), words.len());
    }

    #[test]
    fn the_order_of_a_pair_and_the_template_matter() {
        assert_ne!(pair(1, 2), pair(2, 1));
        assert_ne!(feature(1, 7), feature(2, 7));
    }
}
