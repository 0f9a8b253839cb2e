//! The noun that a number counts, and names that figures belong to, from `src/data/counted_nouns.txt`.

use crate::{
    annotate::{calendar, page::Page},
    lexicon,
    record::TokenKind,
};
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

/// What a word of the list is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Plural = 1,
    Single = 2,
    Name = 4,
    Street = 8,
    Stop = 16,
}

static WORDS: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    let mut found: HashMap<_, u8> = HashMap::new();
    for row in lexicon::entries(include_str!("../../data/counted_nouns.txt")) {
        let mut words = row.split(' ');
        let class = match words.next() {
            Some("plural") => Class::Plural,
            Some("single") => Class::Single,
            Some("name") => Class::Name,
            Some("stop") => Class::Stop,
            _ => Class::Street,
        };
        for word in words {
            *found.entry(word).or_default() |= class as u8;
        }
    }
    found
});

fn holds(lower: &str, class: Class) -> bool {
    WORDS.get(lower).is_some_and(|classes| classes & class as u8 != 0)
}

/// Whether a figure behind a word is part of a name: `page 4`, `Boeing 737`.
pub(super) fn names(lower: &str) -> bool {
    holds(lower, Class::Name)
}

/// Whether a word behind a name makes a street of it.
pub(super) fn is_street(lower: &str) -> bool {
    holds(lower, Class::Street)
}

/// Whether a word is the plural of a noun, as far as its form shows.
pub(super) fn is_plural(lower: &str) -> bool {
    if holds(lower, Class::Plural) {
        return true;
    }
    lower.len() > 3
        && lower.ends_with('s')
        && !lower.ends_with("ss")
        && !lower.ends_with("us")
        && !lower.ends_with("is")
        && !lower.contains('\'')
        && calendar::weekday(lower).is_none()
        && !holds(lower, Class::Stop)
}

/// The noun that a number counts: the first plural, at most five words on, or the one behind a word such as `police`
/// that is a plural in itself and often modifies another.
pub(super) fn counted(page: &Page, start: usize, limit: usize) -> Option<usize> {
    let mut token = start;
    // "40 of the soldiers"
    if page.lower(token) == "of"
        && matches!(
            page.lower(token + 1),
            "the" | "his" | "her" | "its" | "their" | "our" | "those" | "these"
        )
    {
        token += 2;
    }
    let limit = limit.min(token + 5);
    let mut noun = None;
    while token < limit {
        let lower = page.lower(token);
        if page.kind(token) != TokenKind::Word {
            // A hyphen inside a compound: "40 middle-aged men".
            if lower == "-" && noun.is_none() {
                token += 1;
                continue;
            }
            break;
        }
        let possessive = page.lower(token + 1).starts_with('\'');
        let compound =
            noun.is_none_or(|noun| noun + 1 == token && holds(page.lower(noun), Class::Plural));
        if is_plural(lower) && !possessive && compound {
            noun = Some(token);
        } else if noun.is_some() || holds(lower, Class::Stop) {
            break;
        }
        token += 1;
    }
    noun
}

/// The person or case that `one` counts.
pub(super) fn single(page: &Page, start: usize, limit: usize) -> Option<usize> {
    (start..limit.min(start + 3)).find(|token| holds(page.lower(*token), Class::Single)).filter(
        |token| {
            (start..*token).all(|between| {
                page.kind(between) == TokenKind::Word && !ends_phrase(page.lower(between))
            })
        },
    )
}

/// Whether a word cannot stand in the phrase of a number.
pub(super) fn ends_phrase(lower: &str) -> bool {
    holds(lower, Class::Stop)
}
