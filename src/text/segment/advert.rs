//! Notices that an advertisement stands here, and calls to subscribe.

use super::shape::Shape;
use crate::lexicon;
use std::{collections::HashSet, sync::LazyLock};

static NOTICES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/advert_notices.txt")));
static CALLS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lexicon::entries(include_str!("../../data/subscribe_calls.txt")).collect());

/// Longest call to subscribe, in words.
const MOST_WORDS: usize = 40;

pub(super) fn rule(shape: &Shape<'_>) -> Option<&'static str> {
    if shape.words <= 6 {
        let bare = shape.lower.trim_matches(|c: char| !c.is_alphanumeric());
        if NOTICES.contains(bare) {
            return Some("advert-notice");
        }
    }
    (!shape.quoted && shape.words <= MOST_WORDS && super::begins_with(&shape.lower, &CALLS))
        .then_some("subscribe-call")
}
