//! How furniture begins: lists of beginnings, and which two letters any of it begins with.

use crate::lexicon;
use std::sync::LazyLock;

/// Beginnings in lower case, by their first byte.
pub(super) struct Beginnings {
    by_first: Vec<Vec<&'static str>>,
}

impl Beginnings {
    /// Reads a word list.
    pub(super) fn new(list: &'static str) -> Self {
        let mut by_first = vec![Vec::new(); 256];
        for entry in lexicon::entries(list) {
            by_first[usize::from(entry.as_bytes()[0])].push(entry);
        }
        Self { by_first }
    }

    /// Whether `lower` begins with one of them and a word ends there.
    pub(super) fn begin(&self, lower: &str) -> bool {
        let Some(&first) = lower.as_bytes().first() else { return false };
        self.by_first[usize::from(first)].iter().any(|beginning| {
            lower
                .strip_prefix(beginning)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }
}

/// The first two letters of what the patterns that begin at a paragraph's first word may match.
const PAIRS: [&str; 39] = [
    "ad", "al", "ca", "cl", "co", "cr", "ed", "em", "en", "fa", "fi", "fo", "fu", "hi", "ht", "il",
    "im", "ju", "ke", "li", "me", "mo", "ph", "pi", "pr", "re", "sa", "se", "sh", "sl", "ta", "to",
    "tw", "vi", "wa", "we", "wh", "wr", "ww",
];

/// For each letter, which letters may follow it, a bit each.
static FOLLOWERS: LazyLock<[u32; 26]> = LazyLock::new(|| {
    let mut followers = [0; 26];
    for pair in PAIRS {
        let [first, second] = [0, 1].map(|place| pair.as_bytes()[place] - b'a');
        followers[usize::from(first)] |= 1 << second;
    }
    followers
});

/// Whether one of the patterns that begin at a paragraph's first word may match: spares most paragraphs the search.
pub(super) fn may_begin_furniture(lower: &str) -> bool {
    match lower.as_bytes() {
        [first @ b'a'..=b'z', second @ b'a'..=b'z', ..] => {
            FOLLOWERS[usize::from(first - b'a')] >> (second - b'a') & 1 == 1
        }
        // Figures, brackets, dashes; prose seldom begins so.
        [first, ..] => !matches!(first, b'"' | 0xE2),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex_syntax::{
        Parser,
        hir::literal::{ExtractKind, Extractor},
    };

    #[test]
    fn whatever_a_pattern_can_begin_with_may_begin_furniture() {
        let patterns = [
            &super::super::embed::NOTE,
            &super::super::caption::LEAD,
            &super::super::related::INLINE,
        ];
        for pattern in patterns {
            let tree = Parser::new().parse(pattern.as_str()).expect("a pattern in use");
            let mut extractor = Extractor::new();
            extractor.kind(ExtractKind::Prefix).limit_literal_len(2).limit_total(10_000);
            let beginnings = extractor.extract(&tree);
            let beginnings = beginnings.literals().expect("a finite set of beginnings");
            for literal in beginnings {
                let begin = String::from_utf8_lossy(literal.as_bytes()).to_ascii_lowercase();
                assert!(may_begin_furniture(&begin), "{begin:?} of {}", pattern.as_str());
            }
        }
    }

    #[test]
    fn prose_seldom_may_begin_furniture() {
        for word in ["the", "in", "he", "but", "it", "on", "after", "“we"] {
            assert!(!may_begin_furniture(word), "{word}");
        }
    }
}
