//! Paragraphs that are somebody's words as a whole: posts with their author's handle, quotations over a credit line,
//! transcripts, and what stands behind a paragraph that ends in a colon.

use super::Report;
use crate::annotate::{phrase::Scene, word::Class};
use crate::record::{MentionKind, TokenKind};
use std::ops::Range;

/// Most tokens of the author's name behind a dash.
const LONGEST_CREDIT: usize = 12;

/// The paragraphs that are read as a whole, in order: their tokens and what they report.
pub(in crate::annotate) fn blocks(scene: &Scene) -> Vec<(Range<usize>, Report)> {
    let paragraphs = paragraphs(scene);
    let labelled = paragraphs.iter().filter(|paragraph| label(scene, paragraph).is_some()).count();
    let mut found: Vec<(Range<usize>, Report)> = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        if let Some(report) = post(scene, paragraph) {
            found.push((paragraph.clone(), report));
        } else if let Some(report) = headline(scene, paragraph) {
            found.push((paragraph.clone(), report));
        } else if labelled >= 2
            && let Some(end) = label(scene, paragraph)
        {
            found.push((
                paragraph.clone(),
                whole(end + 1..paragraph.end, paragraph.start..end, "transcript"),
            ));
        } else if let Some(source) = credit(scene, paragraph, paragraph.start)
            && let Some(before) = number.checked_sub(1).map(|before| &paragraphs[before])
            && is_quotation(scene, before)
            && found.last().is_none_or(|(block, _)| block != before)
        {
            found.push((before.start..paragraph.end, whole(before.clone(), source, "credit-line")));
        }
    }
    found
}

/// The tokens of every paragraph, in order.
fn paragraphs(scene: &Scene) -> Vec<Range<usize>> {
    let page = scene.page;
    let mut found: Vec<Range<usize>> = Vec::new();
    for sentence in page.sentences().iter().filter(|sentence| !sentence.is_empty()) {
        match found.last_mut() {
            Some(last)
                if last.end == sentence.start
                    && page.paragraph(last.start) == page.paragraph(sentence.start) =>
            {
                last.end = sentence.end;
            }
            _ => found.push(sentence.clone()),
        }
    }
    found
}

/// `We must open it! — Anna Berg (@annaberg) May 10, 2018`.
fn post(scene: &Scene, paragraph: &Range<usize>) -> Option<Report> {
    let page = scene.page;
    let low = paragraph.start.max(paragraph.end.saturating_sub(LONGEST_CREDIT + 12));
    let dash =
        (low..paragraph.end).rev().find(|&token| is_dash(scene, token) && scene.outside(token))?;
    let top = paragraph.end.min(dash + 1 + LONGEST_CREDIT);
    let open = (dash + 1..top).find(|&token| page.raw(token) == "(")?;
    if !page.raw(open + 1).starts_with('@') || open == dash + 1 {
        return None;
    }
    let mut end = dash;
    while end > paragraph.start
        && (page.kind(end - 1) == TokenKind::Url || page.raw(end - 1).contains("pic.twitter"))
    {
        end -= 1;
    }
    let words = (paragraph.start..end).any(|token| page.is_word(token));
    words.then(|| whole(paragraph.start..end, dash + 1..open, "post"))
}

/// The author on a credit line that begins at `dash`: `— Anna Berg, harbour master`.
fn credit(scene: &Scene, paragraph: &Range<usize>, dash: usize) -> Option<Range<usize>> {
    if !is_dash(scene, dash) || paragraph.end - dash > LONGEST_CREDIT + 1 {
        return None;
    }
    let source = scene.source_after(dash + 1, paragraph.end)?;
    let named = scene
        .names_in(&source)
        .any(|index| matches!(scene.names[index].kind, MentionKind::Person | MentionKind::Org));
    named.then_some(source)
}

fn is_dash(scene: &Scene, token: usize) -> bool {
    matches!(scene.page.raw(token), "—" | "–" | "--" | "―")
}

/// Whether a paragraph is quoted from its first to its last token.
fn is_quotation(scene: &Scene, paragraph: &Range<usize>) -> bool {
    let words = paragraph.clone().filter(|&token| scene.page.is_word(token)).count();
    words >= 3 && paragraph.clone().all(|token| !scene.outside(token))
}

/// One past the speaker's name at the start of a paragraph of a transcript: `WALLACE: …`.
fn label(scene: &Scene, paragraph: &Range<usize>) -> Option<usize> {
    let page = scene.page;
    let mut at = paragraph.start;
    while at < paragraph.end.min(paragraph.start + 5) {
        let raw = page.raw(at);
        if raw == ":" {
            let said = (at + 1..paragraph.end).any(|token| page.is_word(token));
            return (at > paragraph.start && said).then_some(at);
        }
        let capitals = raw.chars().count() > 1 && !raw.chars().any(char::is_lowercase);
        if Class::Label.holds(page.lower(at))
            || !scene.outside(at)
            || !(capitals && page.kind(at) == TokenKind::Word || raw == ".")
        {
            return None;
        }
        at += 1;
    }
    None
}

/// `Anna Berg: The port will stay open`: a line without a stop whose speaker stands before a colon.
fn headline(scene: &Scene, paragraph: &Range<usize>) -> Option<Report> {
    let page = scene.page;
    let index = scene.name_at(paragraph.start)?;
    let name = &scene.names[index];
    let colon = name.tokens.end;
    let stopped = matches!(page.raw(paragraph.end - 1), "." | ":" | "?" | "!");
    let words = (colon..paragraph.end).filter(|&token| page.is_word(token)).count();
    let fits = name.kind == MentionKind::Person
        && page.raw(colon) == ":"
        && !stopped
        && (3..=25).contains(&words);
    fits.then(|| Report {
        verbatim: false,
        ..whole(colon + 1..paragraph.end, paragraph.start..colon, "headline")
    })
}

/// The announcement of the next paragraph by a line that only names its source: `From the Esmere Post:`, `Anna Berg:`.
pub(super) fn announcement(scene: &Scene, stretch: &Range<usize>) -> Option<Report> {
    let page = scene.page;
    let colon = stretch.end.checked_sub(1).filter(|&colon| page.raw(colon) == ":")?;
    if stretch.len() < 2 || stretch.len() > LONGEST_CREDIT || !scene.outside(colon) {
        return None;
    }
    let leads = matches!(scene.lower(stretch.start), "from" | "per" | "via");
    let start = stretch.start + usize::from(leads);
    let named = named_lead(scene, start..colon);
    let source = if leads {
        scene
            .source_after(start, colon)
            .filter(|source| source.end == colon && source.clone().any(|token| page.capital(token)))
    } else {
        named
    }?;
    let cue = leads.then(|| stretch.start..stretch.start + 1);
    Some(Report {
        source: Some(source),
        cue,
        rule: "colon-paragraph",
        score: 70,
        ..Report::default()
    })
}

/// The person or body that the words before a colon name, if they say no more than who that is: `Anna Berg, harbour
/// master`.
pub(super) fn named_lead(scene: &Scene, lead: Range<usize>) -> Option<Range<usize>> {
    let page = scene.page;
    let index = scene.names_in(&lead).next()?;
    let name = &scene.names[index];
    let start = name.title.as_ref().map_or(name.tokens.start, |title| title.start);
    let fits = matches!(name.kind, MentionKind::Person | MentionKind::Org)
        && start == lead.start
        && name.tokens.end <= lead.end
        && lead.len() <= LONGEST_CREDIT
        && (name.tokens.end == lead.end || matches!(page.raw(name.tokens.end), "," | "(" | "of"))
        && (name.tokens.end..lead.end).all(|token| {
            scene.outside(token)
                && (!scene.known(token).finite || scene.name_at(token).is_some())
                && scene.strict(token).is_none()
        });
    fits.then_some(start..name.tokens.end)
}

fn whole(content: Range<usize>, source: Range<usize>, rule: &'static str) -> Report {
    let parts = vec![content];
    Report { parts, source: Some(source), rule, verbatim: true, score: 80, ..Report::default() }
}
