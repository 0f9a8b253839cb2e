use super::{ByteSpan, Span};

/// Converts between byte offsets and code-point offsets of one text, in constant time.
///
/// Holds the count of characters before every 64th byte and the byte of every 64th character, so that a look-up reads
/// at most 64 bytes; nothing at all for a text in ASCII.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offsets {
    length: u32,
    characters: u32,
    /// Characters that begin before byte `64 * i`; empty for ASCII.
    before: Vec<u32>,
    /// Byte of character `64 * i`; empty for ASCII.
    byte_of: Vec<u32>,
}

const STEP: usize = 64;

impl Offsets {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let length = text.len() as u32;
        if text.is_ascii() {
            return Self { length, characters: length, before: Vec::new(), byte_of: Vec::new() };
        }
        let mut before = Vec::with_capacity(text.len() / STEP + 1);
        let mut byte_of = Vec::with_capacity(text.len() / STEP + 1);
        let mut characters = 0u32;
        for (chunk_number, chunk) in text.as_bytes().chunks(STEP).enumerate() {
            before.push(characters);
            let starts = starts(chunk);
            // The next character whose number divides by STEP may begin in this chunk.
            let next = byte_of.len() as u32 * STEP as u32;
            if next < characters + starts {
                let place = chunk
                    .iter()
                    .enumerate()
                    .filter(|&(_, &byte)| is_start(byte))
                    .nth((next - characters) as usize)
                    .map_or(0, |(place, _)| place);
                byte_of.push((chunk_number * STEP + place) as u32);
            }
            characters += starts;
        }
        Self { length, characters, before, byte_of }
    }

    /// Number of characters (code points) in the text.
    pub const fn characters(&self) -> u32 {
        self.characters
    }

    /// The number of characters before byte `byte` of `text`, which must be the text this was made from.
    pub fn character(&self, text: &str, byte: u32) -> u32 {
        if self.before.is_empty() || byte >= self.length {
            return byte.min(self.length).min(self.characters);
        }
        let chunk = byte as usize / STEP;
        let counted = &text.as_bytes()[chunk * STEP..byte as usize];
        self.before[chunk] + starts(counted)
    }

    /// The byte where character number `character` of `text` begins; the length of the text for its end.
    pub fn byte(&self, text: &str, character: u32) -> u32 {
        if character >= self.characters {
            return self.length;
        }
        if self.byte_of.is_empty() {
            return character;
        }
        let block = character as usize / STEP;
        let from = self.byte_of[block] as usize;
        let skip = character as usize % STEP;
        if self.byte_of.get(block + 1).is_some_and(|&next| next as usize == from + STEP) {
            return (from + skip) as u32; // a byte for each character
        }
        (from + behind(&text.as_bytes()[from..], skip)) as u32
    }

    /// The record of a byte span of `text`.
    pub fn span(&self, text: &str, span: ByteSpan) -> Span {
        Span {
            start: self.character(text, span.start),
            end: self.character(text, span.end),
            text: span.of(text).to_owned(),
        }
    }
}

/// Where character number `skip` of `bytes` begins; eight bytes are passed at once.
fn behind(bytes: &[u8], mut skip: usize) -> usize {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let mut at = 0;
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let word = u64::from_le_bytes(*eight);
        // A byte that goes on with a character has its highest bit and not the next.
        let goes_on = word & HIGH & !(word << 1);
        let begun = 8 - goes_on.count_ones() as usize;
        // The character itself must not be passed: it may begin in the last of the eight.
        if begun > skip {
            break;
        }
        skip -= begun;
        at += 8;
    }
    let rest = bytes[at..].iter().enumerate().filter(|&(_, &byte)| is_start(byte));
    rest.map(|(place, _)| at + place).nth(skip).unwrap_or(bytes.len())
}

/// Characters that begin in a chunk of [`STEP`] bytes at most: counted in bytes, sixteen or more at once.
fn starts(chunk: &[u8]) -> u32 {
    chunk.iter().fold(0u8, |sum, &byte| sum + u8::from(is_start(byte))).into()
}

const fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn offsets_agree_with_counting_characters(text in "(?s)(.|[a-z ]{0,90}){0,40}") {
            let offsets = Offsets::new(&text);
            let places: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
            prop_assert_eq!(offsets.characters() as usize, places.len() - 1);
            for (character, &byte) in places.iter().enumerate() {
                prop_assert_eq!(offsets.character(&text, byte as u32) as usize, character);
                prop_assert_eq!(offsets.byte(&text, character as u32) as usize, byte);
            }
        }
    }
}
