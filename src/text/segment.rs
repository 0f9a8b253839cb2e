//! Segments: which part of a page is the report and which is furniture. Marked, never deleted.
//!
//! Each paragraph is one segment but for a header, a dateline or a long paragraph's photo credit, which are segments of
//! their own inside it. What no rule names is body: body that is marked as furniture would hide evidence.

mod advert;
mod beginning;
mod byline;
mod caption;
mod embed;
mod field;
mod heading;
mod related;
mod shape;

use super::header;
use crate::record::{ByteSpan, SegmentKind, SegmentSpan};
use foldhash::{HashMap, HashMapExt, HashSet};
use shape::Shape;

/// What a paragraph may be, judged by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Sure(SegmentKind, &'static str),
    /// A label whose links follow.
    Label,
    /// A heading by its form, if its neighbours agree.
    Crosshead,
    /// Names alone: whose report it is, if it stands at the very beginning; else a crosshead.
    Names,
    /// A headline by its form, too long for a crosshead.
    Headline,
    Prose,
}

/// Paragraphs below a field among which the body begins.
const MOST_FIELDS: usize = 10;

/// The parts of the page in order: they do not overlap, lie inside one of `paragraphs` each, and hold every character
/// of the text that is not white space.
pub fn segments(text: &str, paragraphs: &[ByteSpan]) -> Vec<SegmentSpan> {
    let mut found = Vec::with_capacity(paragraphs.len() + 2);
    let header = header::header(text).map(|(span, _)| span);
    // Where the paragraphs begin once the header is taken off.
    let mut bodies: Vec<ByteSpan> = Vec::with_capacity(paragraphs.len());
    for &paragraph in paragraphs {
        let mut span = paragraph;
        if let Some(header) = header.filter(|header| paragraph.overlaps(*header)) {
            found.push(SegmentSpan {
                span: ByteSpan { start: paragraph.start, ..header },
                kind: SegmentKind::Header,
                rule: "date-prefix".into(),
            });
            let rest = &text[header.end as usize..paragraph.end as usize];
            span.start = paragraph.end - rest.trim_start().len() as u32;
        }
        if !span.is_empty() {
            bodies.push(span);
        }
    }
    let mut lower = String::new();
    let looks: Vec<(Look, bool)> =
        bodies.iter().map(|span| look(span.of(text), &mut lower)).collect();
    let repeated = repeated(text, &bodies, &looks);
    let mut links = false;
    let mut prose_seen = false;
    // Whether nothing but the fields of the report stands above, and at most its title before them.
    let mut above = true;
    let mut fields = 0;
    for (place, &span) in bodies.iter().enumerate() {
        if above
            && !matches!(looks[place].0, Look::Sure(..) | Look::Label)
            && let Some(kind) = field::kind(span.of(text))
            && body_follows(text, &bodies[place + 1..], &looks[place + 1..])
        {
            fields += 1;
            found.push(SegmentSpan { span, kind, rule: "field".into() });
            continue;
        }
        // The place below the fields.
        let number = place - fields;
        let (looks, bodies) = (&looks[fields..], &bodies[fields..]);
        let (kind, rule) = match looks[number].0 {
            Look::Label => {
                links = true;
                (SegmentKind::Related, "related-label")
            }
            _ if links && looks[number].1 => (SegmentKind::Related, "related-title"),
            Look::Sure(kind, rule) => (kind, rule),
            Look::Names if number == 0 && prose_soon(&looks[1..]) => {
                (SegmentKind::Byline, "byline-name")
            }
            Look::Names
                if number == 1
                    && kind_of(&found) == Some(SegmentKind::Heading)
                    && prose_soon(&looks[2..]) =>
            {
                (SegmentKind::Byline, "byline-name")
            }
            Look::Crosshead
                if (1..=2).contains(&number)
                    && kind_of(&found) == Some(SegmentKind::Byline)
                    && span.of(text).split_whitespace().count() <= 4
                    && prose_soon(&looks[number + 1..]) =>
            {
                (SegmentKind::Byline, "byline-outlet")
            }
            Look::Crosshead | Look::Headline if number == 0 && prose_soon(&looks[1..]) => {
                (SegmentKind::Heading, "headline")
            }
            Look::Crosshead | Look::Names
                if between(looks, number)
                    && !repeated.contains(span.of(text))
                    && !announced(text, &bodies[..number]) =>
            {
                (SegmentKind::Heading, "crosshead")
            }
            _ => {
                links = false;
                (SegmentKind::Body, "paragraph")
            }
        };
        above &= place == 0 && kind == SegmentKind::Heading
            || matches!(kind, SegmentKind::Byline | SegmentKind::Header);
        if kind != SegmentKind::Body {
            found.push(SegmentSpan { span, kind, rule: rule.into() });
            continue;
        }
        body(text, span, !prose_seen, &mut found);
        prose_seen |= looks[number].0 == Look::Prose;
    }
    found
}

fn kind_of(found: &[SegmentSpan]) -> Option<SegmentKind> {
    found.last().map(|segment| segment.kind)
}

/// Heading-like paragraphs that occur three times and more: the speakers of a transcript, not titles.
fn repeated<'a>(text: &'a str, bodies: &[ByteSpan], looks: &[(Look, bool)]) -> HashSet<&'a str> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for (span, look) in bodies.iter().zip(looks) {
        if matches!(look.0, Look::Crosshead | Look::Names) {
            *counts.entry(span.of(text)).or_default() += 1;
        }
    }
    counts.into_iter().filter(|&(_, count)| count >= 3).map(|(paragraph, _)| paragraph).collect()
}

fn look(paragraph: &str, lower: &mut String) -> (Look, bool) {
    let shape = Shape::new(paragraph, lower);
    // Words in quotation marks that end like a sentence are nobody's furniture.
    if shape.long() || (shape.finished && shape.quoted && !paragraph.starts_with('-')) {
        return (Look::Prose, false);
    }
    let sure = advert::rule(&shape)
        .map(|rule| (SegmentKind::Advert, rule))
        .or_else(|| embed::rule(&shape).map(|rule| (SegmentKind::Embed, rule)))
        .or_else(|| caption::rule(&shape).map(|rule| (SegmentKind::Caption, rule)))
        .or_else(|| related::inline(&shape).then_some((SegmentKind::Related, "related-inline")))
        .or_else(|| byline::rule(&shape).map(|rule| (SegmentKind::Byline, rule)));
    let look = if related::label(&shape) {
        Look::Label
    } else if let Some((kind, rule)) = sure {
        Look::Sure(kind, rule)
    } else if heading::crosshead(&shape) {
        if byline::names(&shape) { Look::Names } else { Look::Crosshead }
    } else if heading::headline(&shape) {
        Look::Headline
    } else {
        Look::Prose
    };
    (look, related::title(&shape) && sure.is_none())
}

/// Whether prose follows, with at most a few pieces of furniture before it.
fn prose_soon(rest: &[(Look, bool)]) -> bool {
    rest.iter().take(5).any(|(look, _)| *look == Look::Prose)
}

/// Whether prose that is no field itself follows the fields of a report.
fn body_follows(text: &str, bodies: &[ByteSpan], looks: &[(Look, bool)]) -> bool {
    let mut rest = bodies.iter().zip(looks).take(MOST_FIELDS);
    rest.any(|(span, look)| look.0 == Look::Prose && field::kind(span.of(text)).is_none())
}

/// Whether the paragraph before ends in a colon: what follows it is a list or somebody's words.
fn announced(text: &str, before: &[ByteSpan]) -> bool {
    before.last().is_some_and(|span| span.of(text).ends_with(':'))
}

/// Whether a heading-like paragraph stands between prose, and not in a list of its like.
fn between(looks: &[(Look, bool)], number: usize) -> bool {
    let near = |look: &(Look, bool)| !matches!(look.0, Look::Sure(..));
    let before = looks[..number].iter().rev().take(5).find(|look| near(look));
    let after = looks[number + 1..].iter().take(5).find(|look| near(look));
    before.is_some_and(|look| look.0 == Look::Prose)
        && after.is_some_and(|look| look.0 == Look::Prose)
}

/// A body paragraph, without the dateline before and the photo credit behind it.
fn body(text: &str, span: ByteSpan, first: bool, found: &mut Vec<SegmentSpan>) {
    let mut push = |start: u32, end: u32, kind, rule: &'static str| {
        let inner = text[start as usize..end as usize].trim();
        if !inner.is_empty() {
            let skipped = text[start as usize..end as usize].len()
                - text[start as usize..end as usize].trim_start().len();
            let from = start as usize + skipped;
            found.push(SegmentSpan {
                span: ByteSpan::new(from, from + inner.len()),
                kind,
                rule: rule.into(),
            });
        }
    };
    let mut start = span.start;
    if first && let Some(length) = byline::dateline(span.of(text)) {
        push(start, start + length as u32, SegmentKind::Dateline, "dateline");
        start += length as u32;
    }
    let rest = ByteSpan { start, end: span.end };
    if let Some(credit) = caption::trailing(rest.of(text)) {
        push(start, start + credit.start, SegmentKind::Body, "paragraph");
        push(start + credit.start, span.end, SegmentKind::Caption, "photo-credit");
    } else {
        push(start, span.end, SegmentKind::Body, "paragraph");
    }
}

#[cfg(test)]
mod tests;
