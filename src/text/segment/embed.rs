//! Notes on copyright, sharing, tags, contact and agencies.

use super::{
    beginning::{Beginnings, may_begin_furniture},
    shape::Shape,
};
use regex::Regex;
use std::sync::LazyLock;

static BEGINNINGS: LazyLock<Beginnings> =
    LazyLock::new(|| Beginnings::new(include_str!("../../data/page_notes.txt")));

pub(super) static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:",
        r"(?i:copyright )?(?:©|\([cC]\)) ?(?:[0-9]{4}|[A-ZÀ-Þ])",
        r"|(?i:copyright) (?:[0-9]{4}|by [A-ZÀ-Þ])",
        r"|\(?(?:Additional |Further )?[Rr]eporting (?:and writing )?by [A-ZÀ-Þ][^\n]*",
        r"|\(?(?:Editing|Writing|Compiled|Edited) by [A-ZÀ-Þ][^\n]*",
        r"|(?i:tags?|topics|filed under|keywords|categories) ?: ?\S",
        r"|-? ?(?i:follow) (?:@|us on|[A-ZÀ-Þ][^.!?:;]+ on (?:Twitter|X|Facebook|Instagram))",
        r"|(?:Photo|Video|Share|Tweet|Email|Print|Facebook|Twitter|WhatsApp|LinkedIn|Pinterest|Reddit|Copy link|Link|Comments?|Save|[0-9]+)(?: (?:Share|Tweet|Email|Print|Facebook|Twitter|WhatsApp|LinkedIn|Pinterest|Reddit|Copy link|Link|Comments?|Save|this|[0-9]+)){1,10}$",
        r"|(?:https?://|www\.|pic\.twitter\.com/)\S+$",
        r"|\[(?:pullquote|embed|video|image|photo|gallery|caption|ad|twitter|tweet|related)(?-u:\b)[^\]]*\]$",
        r")",
    ))
    .expect("a valid pattern")
});

/// `Jane Roe is a columnist. Follow her on Twitter`, lower case.
static FOLLOW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[.!?:;] )follow (?:him|her|them|me|us) (?:on (?:twitter|x|facebook|instagram|threads|bluesky|mastodon)(?-u:\b)|(?:on twitter )?(?:at )?@)")
        .expect("a valid pattern")
});

/// `The Associated Press contributed to this report.`, with names in front.
static CONTRIBUTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^!?\x22“”\n]+ contributed (?:to (?:this|the) (?:report|story|article|piece|column|post|coverage)|to reporting|reporting|research)[^.!?\n]*\.?\)?\.?$")
        .expect("a valid pattern")
});

pub(super) fn rule(shape: &Shape<'_>) -> Option<&'static str> {
    if shape.long() || shape.words > 60 {
        return None;
    }
    // A lone ellipsis stands for words left out: it belongs to the report.
    let silent = |c: char| {
        c.is_alphanumeric()
            || matches!(c, '.' | '…' | '?' | '!')
            || super::super::quotation::is_mark(c)
    };
    if !shape.text.contains(silent) && shape.text.len() <= 24 {
        return Some("page-rule");
    }
    if shape.quoted && !shape.text.starts_with('-') {
        return None;
    }
    if shape.words <= 40 && BEGINNINGS.begin(shape.lower) {
        return Some("page-note");
    }
    if shape.words <= 40 && may_begin_furniture(shape.lower) && NOTE.is_match(shape.text) {
        return Some("page-note");
    }
    if !shape.hinted {
        return None;
    }
    if shape.lower.contains("follow ") && FOLLOW.is_match(shape.lower) {
        return Some("author-note");
    }
    (shape.lower.contains(" contributed ") && CONTRIBUTED.is_match(shape.text))
        .then_some("contributed")
}
