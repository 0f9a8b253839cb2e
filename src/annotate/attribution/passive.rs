//! Passives that look back: `The port will stay open. This was announced by Anna Berg.`

use super::{Place, Report, content::make};
use crate::{
    annotate::{
        cue::{self, Frame, Strength},
        phrase::Scene,
    },
    record::TokenKind,
};
use std::ops::Range;

/// The report of the sentence before by one that says who said it.
pub(in crate::annotate) fn looking_back(
    scene: &Scene,
    stretch: &Range<usize>,
    before: &Range<usize>,
) -> Option<Report> {
    let page = scene.page;
    let mut at = stretch.start;
    if !matches!(scene.lower(at), "this" | "that") || !scene.outside(at) {
        return None;
    }
    at += 1;
    let mut passive = false;
    while at < stretch.end
        && (cue::is_auxiliary(scene.lower(at)) || cue::is_adverb(scene.lower(at)))
    {
        passive |= cue::is_be(scene.lower(at));
        at += 1;
    }
    let cue = cue::at(page, at, stretch.end).filter(|cue| {
        passive
            && cue.strength >= Strength::Likely
            && cue.frame == Frame::Clause
            && scene.lower(at).ends_with("ed")
    })?;
    let by = scene.skip_adverbials(cue.tokens.end, stretch.end);
    let source = (scene.lower(by) == "by").then(|| scene.source_after(by + 1, stretch.end))??;
    let mut content = before.clone();
    while content.len() > 1
        && scene.outside(content.end - 1)
        && page.kind(content.end - 1) == TokenKind::Punct
    {
        content.end -= 1;
    }
    let words = content.clone().filter(|&token| page.is_word(token)).count();
    // At the head of a paragraph, "this" is more than the sentence before.
    let near = before.end == stretch.start
        && page.paragraph(before.start).is_some()
        && page.paragraph(before.start) == page.paragraph(stretch.start);
    let place = Place {
        cue,
        start: stretch.start,
        end: source.end,
        source: Some(source),
        addressee: None,
        via: None,
        negated: false,
        inverted: true,
        that: false,
    };
    (near && words >= 3).then(|| make(place, std::iter::once(content).collect(), "passive"))
}

/// Whether "this" behind a verb is what was said. Behind others it is what they are about: who denied, rejected or
/// confirmed this speaks of somebody else's words.
fn utters(verb: &str) -> bool {
    matches!(
        verb,
        "said"
            | "says"
            | "wrote"
            | "writes"
            | "stated"
            | "states"
            | "declared"
            | "declares"
            | "announced"
            | "announces"
            | "tweeted"
            | "tweets"
            | "posted"
            | "posts"
            | "remarked"
            | "uttered"
    )
}

/// Source and cue of a sentence that says who said the quotation before it: `Anna Berg said this on Monday.`
pub(in crate::annotate) fn said_this(
    scene: &Scene,
    stretch: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let top = stretch.end.min(stretch.start + 12);
    let cue = (stretch.start + 1..top).find_map(|at| {
        cue::at(scene.page, at, stretch.end)
            .filter(|cue| cue.strength == Strength::Sure && cue.frame == Frame::Clause)
    })?;
    if !utters(scene.lower(cue.tokens.start)) {
        return None;
    }
    let end = cue.tokens.end;
    let points = matches!(scene.lower(end), "this" | "so")
        && (!scene.page.is_word(end + 1)
            || matches!(scene.lower(end + 1), "on" | "in" | "at" | "to" | "during" | "when")
            || scene.time_end_at(end + 1).is_some());
    let source = scene.source_before(cue.tokens.start, stretch.start).filter(|_| points)?;
    (source.start == stretch.start).then_some((source, cue.tokens))
}
