//! Words for comparing over a corpus: a scanner many times faster than the tokenizer, and agreeing with it.
//!
//! A word is a run of letters, figures and underscores, with an apostrophe inside it if a letter follows at once, in
//! small letters with straight apostrophes. These are the tokenizer's word characters; its tokens are finer at
//! contractions (`do|n't`) and coarser at hyphens and stops (`re-elected`, `U.S.`), where copies of one text differ.
//! Marks, white space, and what is not seen (soft hyphens, joiners, combining marks) never change the words.

/// A word of one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Hash of its folded characters: the same on every machine and version.
    pub hash: u64,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// What a byte is: 0 ends a word, 1 is an apostrophe, 2 belongs to a character beyond ASCII, else the folded letter.
const FOLDED: [u8; 256] = folded();
const APOSTROPHE: u8 = 1;
const BEYOND: u8 = 2;
/// Makes a capital a small letter and leaves figures as they are.
const SMALL: u8 = 32;

const fn folded() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        table[byte] = match b {
            b'\'' => APOSTROPHE,
            b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => b | SMALL,
            128.. => BEYOND,
            _ => 0,
        };
        byte += 1;
    }
    table
}

/// What a character beyond ASCII is to a word.
enum Beyond {
    Letter,
    Apostrophe,
    Unseen,
    Break,
}

fn beyond(c: char) -> Beyond {
    match c {
        '\u{2019}' | '\u{ff07}' => Beyond::Apostrophe,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}' => {
            Beyond::Unseen
        }
        c if c.is_alphanumeric() => Beyond::Letter,
        _ => Beyond::Break,
    }
}

/// The hash of a word: its folded bytes in eights, the last filled up with zeros.
struct Hash {
    hash: u64,
    eight: u64,
    filled: u32,
}

/// Start of the hash: the digits of pi.
const SEED: u64 = 0x2438_99A8_8536_A308;

impl Hash {
    const fn new() -> Self {
        Self { hash: SEED, eight: 0, filled: 0 }
    }

    const fn push(&mut self, byte: u8) {
        self.eight |= (byte as u64) << (8 * self.filled);
        self.filled += 1;
        if self.filled == 8 {
            self.hash = mixed(self.hash ^ self.eight);
            self.eight = 0;
            self.filled = 0;
        }
    }

    fn push_char(&mut self, c: char) {
        for &byte in c.encode_utf8(&mut [0; 4]).as_bytes() {
            self.push(byte);
        }
    }

    const fn end(self) -> u64 {
        if self.filled == 0 { self.hash } else { mixed(self.hash ^ self.eight) }
    }
}

/// Calls `each` with every word of `text`, in order.
pub fn scan(text: &str, mut each: impl FnMut(Word)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at = match FOLDED[usize::from(byte)] {
            0 | APOSTROPHE => at + 1,
            BEYOND => match text[at..].chars().next().map(|c| (c.len_utf8(), beyond(c))) {
                Some((_, Beyond::Letter)) | None => word(text, at, &mut each),
                Some((length, _)) => at + length,
            },
            _ => plain(bytes, at, &mut each).unwrap_or_else(|| word(text, at, &mut each)),
        };
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;

/// The high bit of each byte of `eight` that is no ASCII letter, figure or underscore.
const fn no_word(eight: u64) -> u64 {
    let low = eight & !HIGH;
    let small = low | (SMALL as u64 * ONES);
    let letter = (small + (0x80 - b'a' as u64) * ONES) & !(small + (0x80 - b'z' as u64 - 1) * ONES);
    let figure = (low + (0x80 - b'0' as u64) * ONES) & !(low + (0x80 - b'9' as u64 - 1) * ONES);
    let underscore = !((low ^ (b'_' as u64 * ONES)) + 0x7f * ONES);
    (!(letter | figure | underscore) | eight) & HIGH
}

/// Reads a word of ASCII letters that begins at `start`, eight bytes at a time; `None` where it must be looked at more
/// closely.
#[inline]
fn plain(bytes: &[u8], start: usize, each: &mut impl FnMut(Word)) -> Option<usize> {
    let mut hash = SEED;
    let mut at = start;
    loop {
        let eight = u64::from_le_bytes(*bytes[at..].first_chunk()?);
        let ends = no_word(eight);
        let small = eight | (u64::from(SMALL) * ONES);
        if ends == 0 {
            hash = mixed(hash ^ small);
            at += 8;
            continue;
        }
        let length = ends.trailing_zeros() / 8;
        if length > 0 {
            hash = mixed(hash ^ (small & !(u64::MAX << (8 * length))));
            at += length as usize;
        }
        // An apostrophe or a character beyond ASCII may go on with the word.
        if FOLDED[usize::from(bytes[at])] != 0 {
            return None;
        }
        each(Word { hash, start: start as u32, end: at as u32 });
        return Some(at + 1);
    }
}

/// Reads the word that begins at `start`; gives the place behind it.
fn word(text: &str, start: usize, each: &mut impl FnMut(Word)) -> usize {
    let bytes = text.as_bytes();
    let mut hash = Hash::new();
    let mut at = start;
    let mut end = start;
    // An apostrophe counts only if the word goes on behind it.
    let mut held = false;
    loop {
        let class = bytes.get(at).map_or(0, |&byte| FOLDED[usize::from(byte)]);
        match class {
            0 => break,
            APOSTROPHE if held => break,
            APOSTROPHE => {
                held = true;
                at += 1;
            }
            BEYOND => {
                let c = text[at..].chars().next().unwrap_or('\u{fffd}');
                match beyond(c) {
                    Beyond::Letter => {
                        if std::mem::take(&mut held) {
                            hash.push(b'\'');
                        }
                        for c in c.to_lowercase() {
                            if !matches!(beyond(c), Beyond::Unseen) {
                                hash.push_char(c);
                            }
                        }
                        at += c.len_utf8();
                        end = at;
                    }
                    Beyond::Unseen => at += c.len_utf8(),
                    Beyond::Apostrophe if !held => {
                        held = true;
                        at += c.len_utf8();
                    }
                    Beyond::Apostrophe | Beyond::Break => break,
                }
            }
            letter => {
                if std::mem::take(&mut held) {
                    hash.push(b'\'');
                }
                hash.push(letter);
                at += 1;
                end = at;
            }
        }
    }
    each(Word { hash: hash.end(), start: start as u32, end: end as u32 });
    at
}

/// The words of `text`, in order.
pub fn words(text: &str) -> Vec<Word> {
    // English has about 6 bytes a word.
    let mut found = Vec::with_capacity(text.len() / 6 + 1);
    scan(text, |word| found.push(word));
    found
}

/// Spreads `hash` over all 64 bits (the finaliser of `SplitMix64`: Steele, Lea, Flood 2014).
pub(super) const fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;
    use proptest::prelude::*;

    /// Whether every letter and figure of the tokenizer's tokens lies in a word and no word begins or ends inside a run of
    /// letters of a token.
    fn agrees_with_tokenizer(text: &str) -> bool {
        let words = words(text);
        let mut covered = vec![false; text.len() + 1];
        for word in &words {
            covered[word.start as usize..word.end as usize].fill(true);
        }
        tokenize(text).iter().all(|token| {
            token.span.of(text).char_indices().all(|(place, c)| {
                let seen = c == '_' || c.is_alphanumeric() && !matches!(beyond(c), Beyond::Unseen);
                !seen || covered[token.span.start as usize + place]
            })
        }) && words.windows(2).all(|pair| {
            let between = &text[pair[0].end as usize..pair[1].start as usize];
            between.chars().any(|c| !(c.is_alphanumeric() || c == '_'))
        })
    }

    fn texts(text: &str) -> Vec<&str> {
        words(text).iter().map(|word| &text[word.start as usize..word.end as usize]).collect()
    }

    fn hashes(text: &str) -> Vec<u64> {
        words(text).iter().map(|word| word.hash).collect()
    }

    #[test]
    fn apostrophes_inside_a_word_belong_to_it_and_marks_do_not() {
        assert_eq!(
            texts("\u{2018}Don\u{2019}t,\u{2019} said O'Hara; the dogs' 4.2m_x re-run."),
            ["Don\u{2019}t", "said", "O'Hara", "the", "dogs", "4", "2m_x", "re", "run"]
        );
    }

    #[test]
    fn case_glyphs_and_what_is_not_seen_do_not_change_a_word() {
        assert_eq!(hashes("DON\u{2019}T co\u{ad}operate"), hashes("don't COOPERATE"));
        assert_eq!(hashes("Élan"), hashes("élan"));
        assert_ne!(hashes("elan"), hashes("élan"));
    }

    #[test]
    fn hashes_are_these_on_every_machine() {
        // Worked out by another program from the definition.
        assert_eq!(hashes("Ferry don't"), [0x1607_a5d5_d3da_99c1, 0xef07_c82c_62b4_4537]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]
        #[test]
        fn words_are_in_order_inside_the_text_and_hold_the_tokens_letters(text in "(?s)([A-Za-z'’ .\\-_0-9]|.){0,60}") {
            let found = words(&text);
            prop_assert!(found.iter().all(|word| word.start < word.end && text.is_char_boundary(word.start as usize) && text.is_char_boundary(word.end as usize)));
            prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
            prop_assert!(agrees_with_tokenizer(&text));
        }

        #[test]
        fn reading_eight_bytes_at_once_gives_the_same_words(text in "([A-Za-z0-9_'é,. ]|[a-z]{5,20}){0,40}") {
            let mut slow = Vec::new();
            let mut at = 0;
            while let Some(c) = text[at..].chars().next() {
                at = if c == '_' || c.is_alphanumeric() { word(&text, at, &mut |word| slow.push(word)) } else { at + c.len_utf8() };
            }
            prop_assert_eq!(words(&text), slow);
        }
    }
}
