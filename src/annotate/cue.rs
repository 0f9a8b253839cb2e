//! Words that report speech or thought, graded by how often they do.

use super::page::Page;
use super::word::{Class, ListMap};
use crate::lexicon;
use std::{ops::Range, sync::LazyLock};

/// P(the word reports | the word), in classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Above 0.04.
    Faint,
    /// Above 0.12.
    Weak,
    /// Above 0.3.
    Likely,
    /// Above 0.6.
    Sure,
}

/// What follows a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// A clause: `said that …`.
    Clause,
    /// An object and what is said of it: `called it …`.
    Object,
    /// What somebody is to do: `urged them to …`.
    Deed,
    /// A clause that is held, not spoken: `believes that …`.
    Thought,
    /// A noun: `the claim that …`.
    Noun,
    /// `according to`.
    According,
}

impl Frame {
    fn named(name: &str) -> Self {
        match name {
            "object" => Self::Object,
            "deed" => Self::Deed,
            "thought" => Self::Thought,
            "noun" => Self::Noun,
            "according" => Self::According,
            _ => Self::Clause,
        }
    }
}

/// A cue word of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// How sure it is a cue.
    pub(super) strength: Strength,
    /// What follows it.
    pub(super) frame: Frame,
}

static CUES: LazyLock<ListMap<Entry>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../data/cues.txt"))
        .filter_map(|row| {
            let mut words = row.split(' ');
            let word = words.next()?;
            let strength = match words.next()? {
                "sure" => Strength::Sure,
                "likely" => Strength::Likely,
                "weak" => Strength::Weak,
                _ => Strength::Faint,
            };
            let frame = Frame::named(words.next()?);
            Some((word, Entry { strength, frame }))
        })
        .collect()
});

static RARE: LazyLock<ListMap<Frame>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../data/rare_cues.txt"))
        .filter_map(|row| row.split_once(' '))
        .map(|(word, frame)| (word, Frame::named(frame)))
        .collect()
});

/// The frame of a word in small letters that may report though the rules do not rely on it.
pub(super) fn rare(lower: &str) -> Option<Frame> {
    RARE.get(lower).copied()
}

/// The list's entry for a word in small letters.
pub(super) fn entry(lower: &str) -> Option<Entry> {
    CUES.get(lower).copied()
}

/// A cue in a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// Its tokens: one, or two as in `pointed out`.
    pub(super) tokens: Range<usize>,
    /// How sure it is a cue.
    pub(super) strength: Strength,
    /// What follows it.
    pub(super) frame: Frame,
}

/// The cue that begins at a token, if one does.
pub(super) fn at(page: &Page, token: usize, limit: usize) -> Option<Cue> {
    let word = page.lower(token);
    let next = if token + 1 < limit { page.lower(token + 1) } else { "" };
    let pair = |frame| Some(Cue { tokens: token..token + 2, strength: Strength::Sure, frame });
    match (word, next) {
        ("according", "to") => return pair(Frame::According),
        ("pointed" | "points" | "pointing", "out")
        | ("shot" | "fired" | "hit", "back")
        | ("puts" | "put", "it")
        | ("made" | "makes" | "making", "clear") => return pair(Frame::Clause),
        ("pointed" | "points" | "pointing", "to") => {
            return Some(Cue {
                tokens: token..token + 2,
                strength: Strength::Likely,
                frame: Frame::Object,
            });
        }
        ("referred" | "refers" | "referring", "to") | ("spoke" | "speaks", "of") => {
            return Some(Cue {
                tokens: token..token + 2,
                strength: Strength::Weak,
                frame: Frame::Object,
            });
        }
        ("asked" | "asks" | "asking" | "apologized" | "apologised", "for") => {
            return Some(Cue {
                tokens: token..token + 2,
                strength: Strength::Likely,
                frame: Frame::Deed,
            });
        }
        ("according" | "pointed" | "points" | "pointing" | "point", _) => return None,
        ("called" | "calls" | "calling", "for" | "on") => return pair(Frame::Deed),
        _ => {}
    }
    let entry = entry(word)?;
    Some(Cue { tokens: token..token + 1, strength: entry.strength, frame: entry.frame })
}

/// Whether a word in small letters opens a reported question.
pub(super) fn is_question(lower: &str) -> bool {
    matches!(lower, "if" | "whether" | "why" | "how" | "what" | "when" | "where" | "who" | "which")
}

/// Whether a word in small letters is an auxiliary or a modal.
pub(super) fn is_auxiliary(lower: &str) -> bool {
    is_be(lower) || Class::Auxiliary.holds(lower)
}

/// Whether a word in small letters is a form of "be".
pub(super) fn is_be(lower: &str) -> bool {
    Class::Be.holds(lower)
}

/// Whether a word in small letters can stand between subject and verb as an adverb.
pub(super) fn is_adverb(lower: &str) -> bool {
    Class::Adverb.holds(lower)
        || lower.len() > 4
            && lower.ends_with("ly")
            && !matches!(
                lower,
                "family" | "italy" | "assembly" | "ally" | "july" | "kelly" | "supply" | "reply"
            )
}
