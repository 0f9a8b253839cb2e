//! Notices that an advertisement stands here, and calls to subscribe.

use super::{beginning::Beginnings, shape::Shape};
use crate::lexicon;
use foldhash::HashSet;
use regex::Regex;
use std::sync::LazyLock;

static NOTICES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/advert_notices.txt")));
static CALLS: LazyLock<Beginnings> =
    LazyLock::new(|| Beginnings::new(include_str!("../../data/subscribe_calls.txt")));

/// A call further on in a paragraph, lower case.
static CALL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)(?:delivered|straight|sent|right|directly) (?:[a-z]+ )?to your inbox(?-u:\b)|(?-u:\b)in your inbox(?-u:\b)|(?-u:\b)by signing up,? you agree(?-u:\b)",
        r"|(?-u:\b)sign up (?:for|to) (?:our|the|receive)(?-u:\b)[^.!?]*(?-u:\b)newsletters?(?-u:\b)|(?-u:\b)sign up (?:for free |now )?here(?-u:\b)",
        r"|(?-u:\b)subscrib(?:e|ing) to (?:our|the)(?-u:\b)[^.!?]*(?-u:\b)newsletters?(?-u:\b)|(?-u:\b)sign up to receive our(?-u:\b)",
    ))
    .expect("a valid pattern")
});

/// Longest call to subscribe, in words.
const MOST_WORDS: usize = 40;

pub(super) fn rule(shape: &Shape<'_>) -> Option<&'static str> {
    if shape.words <= 6 {
        let bare = shape.lower.trim_matches(|c: char| !c.is_alphanumeric());
        if NOTICES.contains(bare) {
            return Some("advert-notice");
        }
    }
    if shape.quoted || shape.words > MOST_WORDS {
        return None;
    }
    let bare = shape.lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let calls = CALLS.begin(bare) || (shape.hinted && CALL.is_match(bare));
    calls.then_some("subscribe-call")
}
