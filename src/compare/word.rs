//! Words for comparing. They are cut finer than tokens in one way (hyphens part words, so that "high-level" and
//! "high level" agree) and hold no punctuation: marks are read from the gaps between words.

use super::{
    key::{is_apostrophe, is_invisible},
    vocabulary::Vocabulary,
};
use crate::record::{ByteSpan, Doc, SegmentKind};
use std::ops::Range;

/// One word of an utterance or of prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Its number in the [`Vocabulary`].
    pub(super) key: u32,
    /// Where it stands, in bytes of its text.
    pub(super) span: ByteSpan,
    /// Number of the part of the quotation it stands in.
    pub(super) part: u32,
    /// Whether it is the second half of a contraction ("n't").
    pub(super) glued: bool,
    /// Whether it stands in square brackets.
    pub(super) bracketed: bool,
}

/// The words of one report, sentence by sentence.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) words: Vec<Word>,
    /// The sentences, and which of the words are theirs.
    pub(super) sentences: Vec<(ByteSpan, Range<usize>)>,
}

impl Lines {
    /// The sentences of the body, those of page furniture too if they are kept.
    pub(super) fn read(doc: &Doc, keep_boilerplate: bool, vocabulary: &mut Vocabulary) -> Self {
        let mut lines = Self::default();
        for sentence in &doc.segmentation.sentences {
            if keep_boilerplate || doc.segment_kind(sentence.span.start) == SegmentKind::Body {
                let from = lines.words.len();
                read(doc.text(), sentence.span, 0, vocabulary, &mut lines.words);
                lines.sentences.push((sentence.span, from..lines.words.len()));
            }
        }
        lines
    }
}

/// Appends the words of `text[span]` to `words`.
pub(super) fn read(
    text: &str,
    span: ByteSpan,
    part: u32,
    vocabulary: &mut Vocabulary,
    words: &mut Vec<Word>,
) {
    let base = span.start as usize;
    let slice = span.of(text);
    let mut bracketed = false;
    let mut start = 0;
    while let Some(&byte) = slice.as_bytes().get(start) {
        // Most words are ASCII letters before a space.
        if byte.is_ascii_alphabetic() {
            let end = start + letters(&slice.as_bytes()[start..]);
            let plain = matches!(slice.as_bytes().get(end), None | Some(b' ' | b'\n'));
            let end = if plain { end } else { word_end(slice, start) };
            push(text, base + start, base + end, (part, bracketed), vocabulary, words);
            start = end;
            continue;
        }
        let Some(c) = slice[start..].chars().next() else { break };
        // "[W]e": a letter that the reporter changed; one word.
        if let Some(letter) = bracketed_letter(&slice[start..]) {
            let end = word_end(slice, letter + start);
            push(text, base + start, base + end, (part, false), vocabulary, words);
            start = end;
            continue;
        }
        match c {
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ => {}
        }
        let mut end = start + c.len_utf8();
        if c.is_alphanumeric() {
            end = word_end(slice, start);
        }
        if c.is_alphanumeric() || is_sign(c) {
            push(text, base + start, base + end, (part, bracketed), vocabulary, words);
        }
        start = end;
    }
}

/// How many ASCII letters stand at the beginning.
fn letters(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(bytes.len())
}

/// Where the rest of a word follows its first letter in brackets.
fn bracketed_letter(rest: &str) -> Option<usize> {
    let letter = rest.strip_prefix('[')?.chars().next().filter(|c| c.is_alphabetic())?;
    let after = 1 + letter.len_utf8() + 1;
    let follows = rest.get(after..)?.starts_with(char::is_alphabetic);
    (rest[..after].ends_with(']') && follows).then_some(after)
}

/// Signs that are read out as words.
const fn is_sign(c: char) -> bool {
    matches!(c, '%' | '&' | '$' | '€' | '£' | '¥')
}

fn word_end(slice: &str, start: usize) -> usize {
    let mut previous = '\0';
    let mut run = 0; // letters since the last stop, for "U.S."
    let mut dotted = false;
    let mut rest = slice[start..].char_indices().peekable();
    while let Some((place, c)) = rest.next() {
        let next = rest.peek().map(|&(_, next)| next);
        let inside = match c {
            c if c.is_alphanumeric() => true,
            c if is_invisible(c) || matches!(c, '\u{300}'..='\u{36f}') => true,
            c if is_apostrophe(c) => {
                previous.is_alphanumeric() && next.is_some_and(char::is_alphabetic)
            }
            '.' | ',' if previous.is_ascii_digit() => {
                next.is_some_and(|next| next.is_ascii_digit())
            }
            '.' if run == 1 && previous.is_alphabetic() => {
                let abbreviation = next.is_some_and(char::is_alphabetic);
                if !abbreviation && dotted {
                    return start + place + 1; // the last stop of an abbreviation
                }
                dotted |= abbreviation;
                abbreviation
            }
            _ => false,
        };
        if !inside {
            return start + place;
        }
        run = if c == '.' { 0 } else { run + 1 };
        previous = c;
    }
    slice.len()
}

const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

fn push(
    text: &str,
    start: usize,
    end: usize,
    (part, bracketed): (u32, bool),
    vocabulary: &mut Vocabulary,
    words: &mut Vec<Word>,
) {
    let cut = contraction(&text[start..end]).map(|cut| start + cut);
    let mut add = |from: usize, to: usize, written: &str, glued: bool| {
        let span = ByteSpan::new(from, to);
        words.push(Word { key: vocabulary.intern(written), span, part, glued, bracketed });
    };
    let Some(cut) = cut else {
        add(start, end, &text[start..end], false);
        return;
    };
    let (head, tail) = (&text[start..cut], &text[cut..end]);
    // "can't", "won't", "shan't": the first half is short for a whole word.
    let whole = match tail.chars().next() {
        Some('n' | 'N') if head.eq_ignore_ascii_case("ca") => "can",
        Some('n' | 'N') if head.eq_ignore_ascii_case("wo") => "will",
        Some('n' | 'N') if head.eq_ignore_ascii_case("sha") => "shall",
        _ => head,
    };
    add(start, cut, whole, false);
    add(cut, end, tail, true);
}

/// Where the second half of a contraction begins: `do|n't`, `we|'re`, `can|not`.
fn contraction(word: &str) -> Option<usize> {
    if word.eq_ignore_ascii_case("cannot") {
        return Some(3);
    }
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let (place, apostrophe) = word.char_indices().rfind(|&(_, c)| is_apostrophe(c))?;
    let tail = &word[place + apostrophe.len_utf8()..];
    if tail.eq_ignore_ascii_case("t") && word[..place].ends_with(['n', 'N']) && place > 1 {
        return Some(place - 1);
    }
    (place > 0 && CLITICS.iter().any(|clitic| tail.eq_ignore_ascii_case(clitic))).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut words = Vec::new();
        read(text, ByteSpan::new(0, text.len()), 0, &mut Vocabulary::default(), &mut words);
        words.iter().map(|word| word.span.of(text)).collect()
    }

    #[test]
    fn words_are_cut_at_hyphens_and_contractions() {
        assert_eq!(
            cut("We don’t need high-level talks; it's 6.5% of 1,000."),
            [
                "We", "do", "n’t", "need", "high", "level", "talks", "it", "'s", "6.5", "%", "of",
                "1,000"
            ]
        );
    }

    #[test]
    fn abbreviations_keep_their_stops() {
        assert_eq!(
            cut("the U.S. and the U.N., Jan. 20."),
            ["the", "U.S.", "and", "the", "U.N.", "Jan", "20"]
        );
    }

    #[test]
    fn a_bracketed_first_letter_is_part_of_its_word() {
        assert_eq!(cut("[W]e and [we] and [é]"), ["[W]e", "and", "we", "and", "é"]);
    }

    #[test]
    fn contractions_have_the_keys_of_the_full_words() {
        let mut vocabulary = Vocabulary::default();
        let mut keys = |text: &str| {
            let mut words = Vec::new();
            read(text, ByteSpan::new(0, text.len()), 0, &mut vocabulary, &mut words);
            words.iter().map(|word| word.key).collect::<Vec<_>>()
        };
        assert_eq!(keys("we won't, they can’t, I'm"), keys("we will not they cannot I am"));
    }
}
