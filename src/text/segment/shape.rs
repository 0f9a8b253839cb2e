//! What a paragraph looks like, read once: the rules ask this.

use regex::Regex;
use std::sync::LazyLock;

/// A stretch of every call to subscribe, credit, note on an author and announcement that the rules look for beyond a
/// paragraph's beginning. Each begins with letters that seldom stand together: so the search is quick.
static HINT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("gn up|gning up|nbox|ubscrib|llow (?:h|th|me|us)|ributed (?:to|re)|rage:")
        .expect("a valid pattern")
});

/// Longest paragraph, in bytes, that any rule for whole paragraphs looks at.
pub(super) const LONGEST: usize = 700;

/// A paragraph and its looks.
pub(super) struct Shape<'a> {
    /// The paragraph, trimmed.
    pub(super) text: &'a str,
    /// Copy, lower-case in its ASCII letters, of a paragraph no longer than [`LONGEST`]; else empty.
    pub(super) lower: &'a str,
    /// Whether one of the stretches is in it without which no rule that looks beyond its beginning holds.
    pub(super) hinted: bool,
    /// Stretches between ASCII white space; 0 if it is longer than [`LONGEST`].
    pub(super) words: usize,
    /// Ends in `.`, `!`, `?`, `…`, with or without closing marks.
    pub(super) finished: bool,
    /// Begins with a quotation mark or a dash.
    pub(super) quoted: bool,
}

impl<'a> Shape<'a> {
    /// Reads a paragraph; `lower` is room for its copy.
    pub(super) fn new(text: &'a str, lower: &'a mut String) -> Self {
        let short = text.len() <= LONGEST;
        lower.clear();
        if short {
            lower.push_str(text);
            lower.make_ascii_lowercase();
        }
        Self {
            text,
            hinted: short && HINT.is_match(lower),
            lower,
            words: if short { words(text) } else { 0 },
            finished: finished(text),
            quoted: text.starts_with([
                '"', '“', '”', '„', '«', '»', '‘', '\'', '—', '–', '―', '-', '「', '『', '`',
            ]),
        }
    }

    /// Whether it is longer than any rule for whole paragraphs looks at.
    pub(super) fn long(&self) -> bool {
        self.text.len() > LONGEST
    }

    /// Whether it could be a title by its form: short, without final mark, no list item, no speaker's name before a
    /// colon, no quotation at its beginning.
    pub(super) fn title_like(&self, most_words: usize) -> bool {
        self.words >= 1
            && self.words <= most_words
            && !self.finished
            && !self.quoted
            && self.text.starts_with(|c: char| {
                c.is_uppercase()
                    || c.is_ascii_digit()
                    || c == '¿'
                    || c == '¡'
                    || (c.is_alphabetic() && !c.is_lowercase())
            })
            && !self.text.ends_with([':', ',', ';', '—', '–', '-', '"', '”', '’', '»'])
            && !self.text.contains(['@', '|', '•', '\t', '\n'])
            && !self.text.contains("://")
            && !self.text.contains(". ")
    }
}

fn finished(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_', '」', '』', ' '])
        .ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// Stretches between ASCII white space, counted in bytes, sixteen and more at once.
fn words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let first = bytes.first().is_some_and(|&byte| !is_space(byte));
    let begins = |before: &[u8], behind: &[u8]| {
        let pairs = before.iter().zip(behind);
        pairs.fold(0u8, |sum, (&before, &byte)| sum + u8::from(is_space(before) & !is_space(byte)))
    };
    let behind = bytes.get(1..).unwrap_or_default().chunks(128);
    usize::from(first)
        + bytes
            .chunks(128)
            .zip(behind)
            .map(|pair| usize::from(begins(pair.0, pair.1)))
            .sum::<usize>()
}

/// ASCII white space.
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | 0xC)
}
