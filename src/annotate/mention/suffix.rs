//! "Jr." behind a comma, which the tagger takes for a name of its own or passes over: "Ann Orme, Jr."

use super::Name;
use crate::{annotate::page::Page, record::MentionKind};

/// Joins a suffix to the person before it; alone it names nobody.
pub(super) fn join(page: &Page, found: &mut Vec<Name>) {
    let is_suffix = |token: usize| matches!(page.lower(token), "jr" | "jr." | "sr" | "sr.");
    found.retain(|name| !(is_suffix(name.tokens.start) && name.tokens.len() <= 2));
    for name in found.iter_mut() {
        let end = name.tokens.end;
        let suffix = end + usize::from(page.raw(end) == ",");
        if name.kind == MentionKind::Person && name.tokens.len() > 1 && is_suffix(suffix) {
            let stop = usize::from(page.raw(suffix + 1) == "." && !page.spaced(suffix + 1));
            name.tokens.end = suffix + 1 + stop;
        }
    }
}
