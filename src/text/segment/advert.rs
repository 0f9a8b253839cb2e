//! Notices that an advertisement stands here, and calls to subscribe.

use super::shape::Shape;
use crate::lexicon;
use regex::Regex;
use std::{collections::HashSet, sync::LazyLock};

static NOTICES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/advert_notices.txt")));
static CALLS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lexicon::entries(include_str!("../../data/subscribe_calls.txt")).collect());

/// A call further on in a paragraph, lower case.
static CALL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\b(?:delivered|straight|sent|right|directly) (?:\w+ )?to your inbox\b|\bin your inbox\b|\bby signing up,? you agree\b",
        r"|\bsign up (?:for|to) (?:our|the|receive)\b[^.!?]*\bnewsletters?\b|\bsign up (?:for free |now )?here\b",
        r"|\bsubscrib(?:e|ing) to (?:our|the)\b[^.!?]*\bnewsletters?\b|\bsign up to receive our\b",
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
    let calls = super::begins_with(bare, &CALLS)
        || (["sign", "inbox", "subscrib"].iter().any(|hint| bare.contains(hint))
            && CALL.is_match(bare));
    calls.then_some("subscribe-call")
}
