//! The news agency that a report credits.

use crate::{
    lexicon,
    record::{ByteSpan, Doc, MentionKind, SegmentKind, SegmentSpan},
};
use std::sync::LazyLock;

/// Names of agencies, with the first form of each as its key.
static AGENCIES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/agencies.txt"))
        .flat_map(|row| {
            let key = row.split(" = ").next().unwrap_or_default();
            row.split(" = ").map(move |form| (form, key))
        })
        .collect()
});

/// Bytes at the end of a report in which a credit line can stand.
const TAIL: usize = 400;

/// The agency that the report names as its source: in its dateline or byline, as its source, or in a closing line that
/// says it contributed. A photo credit is no credit.
pub(super) fn agency(doc: &Doc) -> Option<&'static str> {
    of_text(doc.text(), &doc.segmentation.segments, doc.article.source.as_deref())
}

/// The same of a text, its segments and its source.
pub(in crate::compare) fn of_text(
    text: &str,
    segments: &[SegmentSpan],
    source: Option<&str>,
) -> Option<&'static str> {
    let lines = segments
        .iter()
        .filter(|segment| matches!(segment.kind, SegmentKind::Dateline | SegmentKind::Byline))
        .map(|segment| segment.span.of(text));
    lines.chain(source).chain(bracket(text)).find_map(named).or_else(|| contributed(text))
}

/// The body that a report names as having reported what stands in `span`: "…, the Northern Wire reported".
pub(super) fn beside(doc: &Doc, span: ByteSpan) -> Option<&str> {
    doc.quotes.iter().find_map(|quote| {
        let reports = quote.cue.as_ref()?.text.to_lowercase().starts_with("report");
        let body = doc.entities.get(quote.speaker? as usize)?;
        let holds = quote.parts.iter().any(|part| doc.bytes(part.start, part.end).overlaps(span));
        (reports && holds && body.kind == MentionKind::Org).then_some(body.name.as_str())
    })
}

/// What stands in brackets before the dash that opens a report: "LYON (Reuters) -".
fn bracket(text: &str) -> Option<&str> {
    let (before, rest) = text.trim_start().split_once('(')?;
    let (inside, after) = rest.split_once(')')?;
    let short = before.len() <= 60 && inside.len() <= 40 && !before.contains(". ");
    let dash = after.trim_start().starts_with(['-', '\u{2013}', '\u{2014}']);
    (short && dash).then_some(inside)
}

fn contributed(text: &str) -> Option<&'static str> {
    let mut start = text.len().saturating_sub(TAIL);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text[start..]
        .split(['\n', '.'])
        .filter(|line| {
            line.contains("contributed to this") || line.contains("contributed reporting")
        })
        .find_map(named)
}

/// The first agency of the list that stands in `line` as words of its own.
fn named(line: &str) -> Option<&'static str> {
    AGENCIES
        .iter()
        .find(|(form, _)| {
            line.match_indices(form).any(|(place, _)| {
                let border = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                border(line[..place].chars().next_back())
                    && border(line[place + form.len()..].chars().next())
            })
        })
        .map(|&(_, key)| key)
}
