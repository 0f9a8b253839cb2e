//! Single marks that are apostrophes.

use crate::lexicon;
use foldhash::HashSet;
use std::sync::LazyLock;

static ELISIONS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/elisions.txt")));

/// Longest entry of the list, in bytes.
const LONGEST: usize = 8;

/// Whether a single mark between `before` and `rest` can only be an apostrophe: inside a word (`don't`), before a
/// year (`'90s`) or a word that loses its beginning (`'em`).
pub(super) fn certain(before: Option<char>, rest: &str, may_elide: bool) -> bool {
    let Some(after) = rest.chars().next() else { return false };
    if before.is_some_and(char::is_alphanumeric) {
        return after.is_alphanumeric();
    }
    may_elide && (year(rest) || elision(rest))
}

/// Whether a single mark between `before` and `rest` may be the apostrophe of a plural (`the boys' house`).
pub(super) fn plural(before: Option<char>, rest: &str) -> bool {
    let mut after = rest.chars();
    matches!(before, Some('s' | 'S' | 'x' | 'z'))
        && after.next() == Some(' ')
        && after.next().is_some_and(char::is_alphanumeric)
}

fn year(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    bytes.len() >= 2
        && bytes[..2].iter().all(u8::is_ascii_digit)
        && match bytes.get(2) {
            None => true,
            Some(b's') => bytes.get(3).is_none_or(|byte| !byte.is_ascii_alphanumeric()),
            Some(&byte) => {
                !byte.is_ascii_alphanumeric() && !matches!(byte, b'%' | b',' | b'.' | b'-' | b':')
            }
        }
}

fn elision(rest: &str) -> bool {
    let length = rest.bytes().take(LONGEST + 1).take_while(u8::is_ascii_alphabetic).count();
    if length == 0 || length > LONGEST {
        return false;
    }
    let mut lower = [0; LONGEST];
    lower[..length].copy_from_slice(&rest.as_bytes()[..length]);
    lower[..length].make_ascii_lowercase();
    std::str::from_utf8(&lower[..length]).is_ok_and(|word| ELISIONS.contains(word))
        && !rest[length..].starts_with(|c: char| c.is_alphanumeric())
}
