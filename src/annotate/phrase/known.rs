//! What the lists and the table of words know of a word.

use super::{is_determiner, is_preposition, is_subject_pronoun};
use crate::{
    annotate::{cue, word::Class},
    tag::{self, Sort, Word},
};

/// What is known of a word.
#[derive(Clone, Copy, Debug)]
pub(in crate::annotate) struct Known {
    /// Hash of its small letters.
    pub(in crate::annotate) hash: u64,
    /// Its clusters.
    pub(in crate::annotate) word: Word,
    /// A small number for what it is to the syntax around it.
    pub(in crate::annotate) class: u8,
    /// Whether it looks like a finite verb.
    pub(in crate::annotate) finite: bool,
    pub(super) strict: Option<cue::Entry>,
    pub(super) rare: Option<cue::Frame>,
}

impl Known {
    pub(super) fn new(lower: &str, capital: bool) -> Self {
        let (hash, word) = tag::known(lower);
        let (strict, rare) = (cue::entry(lower), cue::rare(lower));
        let finite = Class::Finite.holds(lower)
            || Class::IrregularPast.holds(lower)
            || Class::Past.holds(lower)
            || lower.len() > 4 && lower.ends_with("ed");
        let class = match lower {
            "that" => 10,
            "to" => 11,
            "and" | "or" | "but" => 12,
            "'s" | "'" => 13,
            "not" | "n't" => 14,
            _ if is_subject_pronoun(lower) => 15,
            _ if is_determiner(lower) => 16,
            _ if cue::is_be(lower) => 17,
            _ if cue::is_auxiliary(lower) => 18,
            _ if is_preposition(lower) => 19,
            _ if cue::is_question(lower) => 20,
            _ if Class::ClauseOpener.holds(lower) => 21,
            _ if cue::is_adverb(lower) => 22,
            _ if strict.is_some() => 23,
            _ if rare.is_some() => 24,
            _ if Class::IrregularPast.holds(lower) || Class::Past.holds(lower) => 25,
            _ if capital => 26,
            _ if lower.ends_with("ing") => 27,
            _ if lower.ends_with("ed") => 28,
            _ if lower.ends_with('s') => 29,
            _ => 30,
        };
        Self { hash, word, class, finite, strict, rare }
    }
}

/// What is known of the end of a text.
pub(super) const NOTHING: Known = Known {
    hash: 0,
    word: Word { coarse: 0, middle: 0, fine: 0, casing: 0, sort: Sort::UNKNOWN },
    class: 1,
    finite: false,
    strict: None,
    rare: None,
};
