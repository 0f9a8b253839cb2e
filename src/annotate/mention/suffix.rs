//! "Jr." behind a comma, which the tagger takes for a name of its own or passes over: "Ann Orme, Jr."

use super::Name;
use crate::{annotate::page::Page, record::MentionKind};

/// Joins a suffix to the person before it; alone it names nobody.
pub(super) fn join(page: &Page, found: &mut Vec<Name>) {
    // "JR Smith" is somebody else.
    let is_suffix = |token: usize| matches!(page.raw(token), "Jr" | "Jr." | "Sr" | "Sr.");
    let alone = |name: &Name| {
        is_suffix(name.tokens.start)
            && name.tokens.clone().skip(1).all(|token| page.raw(token) == ".")
    };
    found.retain(|name| !alone(name));
    for number in 0..found.len() {
        let name = &found[number];
        let end = name.tokens.end;
        let suffix = end + usize::from(page.raw(end) == ",");
        let free = found.get(number + 1).is_none_or(|next| next.tokens.start > suffix);
        if free && name.kind == MentionKind::Person && name.tokens.len() > 1 && is_suffix(suffix) {
            let stop = usize::from(page.raw(suffix + 1) == "." && !page.spaced(suffix + 1));
            found[number].tokens.end = suffix + 1 + stop;
        }
    }
}
