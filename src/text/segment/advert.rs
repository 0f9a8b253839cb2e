//! Notices that an advertisement stands here, and calls to subscribe.

use super::shape::Shape;
use crate::lexicon;
use foldhash::HashSet;
use regex::Regex;
use std::sync::LazyLock;

static NOTICES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/advert_notices.txt")));
static CALLS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lexicon::entries(include_str!("../../data/subscribe_calls.txt")).collect());

/// What every such call holds: spares most paragraphs the search.
static HINT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("sign up|signing up|inbox|subscrib").expect("a valid pattern"));

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
    let calls = super::begins_with(bare, &CALLS) || (HINT.is_match(bare) && CALL.is_match(bare));
    calls.then_some("subscribe-call")
}
