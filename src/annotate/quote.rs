//! Quotations: the reports of every stretch, those that go on from the one before, and nesting.

mod model;
mod nested;
#[cfg(test)]
mod tests;
#[cfg(feature = "train")]
pub mod training;

pub(super) use model::{Features, Model};

use super::{
    attribution::{self, Judge, Report, Rules},
    page::Page,
    phrase::Scene,
    word::Class,
};
use crate::record::{ByteSpan, QuoteKind};
use std::ops::Range;

/// Most tokens that are read as one stretch: sentences of news stay far below it, and every scan of a stretch stays short.
const LONGEST_STRETCH: usize = 480;

/// A quotation in a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    /// What was found.
    pub(super) report: Report,
    /// The content as bytes, marks included, in order.
    pub(super) parts: Vec<ByteSpan>,
    /// In whose wording it is.
    pub(super) kind: QuoteKind,
    /// Index of the quotation it stands in.
    pub(super) parent: Option<usize>,
    /// Whether every opening mark in it found its closing mark.
    pub(super) closed: bool,
    /// Paragraph of its first token.
    pub(super) paragraph: u32,
}

/// The quotations of a page, in order of their start.
pub(super) fn find(scene: &Scene, model: Option<&Model>) -> Vec<Draft> {
    match model {
        Some(mut model) => find_with(scene, &mut model),
        None => find_with(scene, &mut Rules),
    }
}

/// The quotations of a page as a judge accepts them, in order of their start.
fn find_with(scene: &Scene, judge: &mut dyn Judge) -> Vec<Draft> {
    let page = scene.page;
    let mut reports: Vec<Report> = Vec::new();
    let blocks = attribution::blocks(scene);
    let mut next_block = 0;
    let mut announced: Option<Report> = None;
    // The sentence before, where nobody is reported in it.
    let mut before: Option<Range<usize>> = None;
    // Whether the sentence before is a quotation without attribution.
    let mut alone = false;
    for stretch in stretches(page) {
        if let Some((block, report)) = blocks.get(next_block)
            && stretch.start >= block.start
        {
            if stretch.start == block.start {
                reports.push(report.clone());
            }
            if stretch.end >= block.end {
                next_block += 1;
            }
            announced = None;
            continue;
        }
        let mut found = attribution::find(scene, &stretch, judge);
        let mut floating = attribution::floating(scene, &stretch, &found);
        if let Some(report) = announced.take() {
            follow(page, report, &stretch, &mut found, &mut floating);
        }
        if found.last().is_some_and(|report| report.parts.is_empty()) {
            announced = found.pop();
        }
        let from = reports.len();
        if found.is_empty() && floating.is_empty() {
            let said = before.replace(stretch.clone());
            found.extend(said.and_then(|said| attribution::looking_back(scene, &stretch, &said)));
            // A quotation that stands alone right before it; behind a paragraph break it is the whole of its own.
            let near = |report: &Report| {
                let start = report.parts.first().map_or(0, |part| part.start);
                let paragraph = page.paragraph(start);
                paragraph == page.paragraph(stretch.start)
                    || start.checked_sub(1).is_none_or(|before| page.paragraph(before) != paragraph)
            };
            if let Some(alone) = reports.last_mut().filter(|report| alone && near(report))
                && let Some((source, cue)) = attribution::said_this(scene, &stretch)
            {
                (alone.source, alone.cue) = (Some(source), Some(cue));
            }
            alone = false;
        } else {
            before = None;
            alone = found.is_empty() && floating.iter().all(|report| report.source.is_none());
        }
        reports.extend(found);
        reports.extend(floating);
        reports[from..].sort_by_key(|report| report.parts.first().map_or(0, |part| part.start));
    }
    join_continuations(page, &mut reports);
    let inner = nested::find(scene, &reports);
    reports.extend(inner);
    let mut drafts: Vec<Draft> = reports.into_iter().map(|report| draft(page, report)).collect();
    drafts.sort_by_key(|draft| {
        (draft.parts[0].start, std::cmp::Reverse(draft.parts[draft.parts.len() - 1].end))
    });
    nest(&mut drafts);
    drafts
}

/// Gives the words behind a paragraph that ends in a colon to whoever that paragraph announced.
fn follow(
    page: &Page,
    mut report: Report,
    stretch: &Range<usize>,
    found: &mut Vec<Report>,
    floating: &mut [Report],
) {
    if let Some(first) =
        floating.first_mut().filter(|first| first.parts[0].start <= stretch.start + 1)
    {
        report.parts = std::mem::take(&mut first.parts);
        *first = report;
    } else if page.outermost(stretch.start).is_none() && page.paragraph(stretch.start).is_some() {
        // A block quotation without marks: the whole paragraph.
        let paragraph = page.paragraph(stretch.start);
        let mut end = stretch.end;
        while end < page.len() && page.paragraph(end) == paragraph {
            end += 1;
        }
        report.parts.push(stretch.start..end);
        report.verbatim = true;
        found.insert(0, report);
    }
}

/// The sentences of each paragraph, joined where quotation marks reach over their ends.
pub(super) fn stretches(page: &Page) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for sentence in page.sentences() {
        if sentence.is_empty() {
            continue;
        }
        let start = sentence.start;
        if let Some(last) = found.last_mut()
            && last.end == start
            && page.paragraph(start) == page.paragraph(last.start)
            && (page.outermost(start).is_some()
                && page.outermost(start) == page.outermost(start - 1)
                || page.outermost(start - 1).is_some() && begins_with_attribution(page, sentence))
        {
            last.end = sentence.end;
        } else {
            found.push(sentence.clone());
        }
    }
    if found.iter().all(|stretch| stretch.len() <= LONGEST_STRETCH) {
        return found;
    }
    found.into_iter().flat_map(|stretch| pieces(page, stretch)).collect()
}

/// A stretch in pieces of readable length, cut outside quotation marks.
fn pieces(page: &Page, stretch: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = stretch.start;
    while stretch.end - start > LONGEST_STRETCH {
        let mut cut = start + LONGEST_STRETCH;
        while cut < stretch.end
            && page.outermost(cut).is_some()
            && page.outermost(cut) == page.outermost(cut - 1)
        {
            cut += 1;
        }
        found.push(start..cut);
        start = cut;
    }
    if start < stretch.end {
        found.push(start..stretch.end);
    }
    found
}

/// Whether a sentence behind a closing mark is the attribution of what it closes: `"Is it on?" Smith asked.`
fn begins_with_attribution(page: &Page, sentence: &Range<usize>) -> bool {
    let top = sentence.end.min(sentence.start + 9);
    for token in sentence.start..top {
        if page.outermost(token).is_some() || matches!(page.raw(token), ":" | ";") {
            return false;
        }
        let Some(cue) = super::cue::at(page, token, sentence.end) else { continue };
        if cue.strength != super::cue::Strength::Sure
            || matches!(page.lower(token), "asked") && page.lower(token + 1) == "about"
        {
            return false;
        }
        let after = cue.tokens.end;
        return token > sentence.start
            && (after >= sentence.end
                || matches!(
                    page.raw(after),
                    "." | ","
                        | "in"
                        | "on"
                        | "at"
                        | "during"
                        | "to"
                        | "as"
                        | "of"
                        | "when"
                        | "after"
                        | "before"
                        | "while"
                        | "from"
                )
                || super::calendar::weekday(page.lower(after)).is_some()
                || matches!(page.lower(token), "told" | "asked")
                    && (page.capital(after)
                        || page.lower(after).len() > 3 && page.lower(after).ends_with('s')
                        || matches!(page.lower(after), "the" | "a" | "his" | "her" | "an"))
                    && (after..sentence.end.min(after + 14)).all(|token| {
                        !matches!(
                            page.lower(token),
                            "that" | "to" | "he" | "she" | "they" | "it" | "if" | "whether"
                        )
                    }));
    }
    false
}

/// A quotation that a later paragraph goes on with is one quotation.
fn join_continuations(page: &Page, reports: &mut Vec<Report>) {
    let regions = &page.segmentation.regions;
    let mut owner: Vec<Option<usize>> = vec![None; regions.len()];
    let mut gone = vec![false; reports.len()];
    for number in 0..reports.len() {
        let first = reports[number].parts.first().map_or(0, |part| part.start);
        let region = page.outermost(first);
        let continued =
            region.and_then(|region| regions[region].continues).map(|before| before as usize);
        let known = continued
            .and_then(|before| owner.get(before).copied().flatten())
            .filter(|&known| known < number);
        // Parts up to here have their owner already.
        let mut settled = 0;
        let target = match known {
            Some(known) if reports[number].source.is_none() || reports[known].source.is_none() => {
                let later = std::mem::take(&mut reports[number]);
                gone[number] = true;
                let earlier = &mut reports[known];
                settled = earlier.parts.len();
                earlier.parts.extend(later.parts);
                if earlier.source.is_none() {
                    (earlier.source, earlier.cue) = (later.source, later.cue);
                    (earlier.addressee, earlier.via) = (later.addressee, later.via);
                    (earlier.rule, earlier.score) = (later.rule, later.score);
                }
                known
            }
            _ => number,
        };
        for part in &reports[target].parts[settled..] {
            if let Some(region) = page.outermost(part.start) {
                owner[region] = Some(target);
            }
        }
        if target != number
            && let Some(region) = region
        {
            owner[region] = Some(target);
        }
    }
    let mut kept = gone.iter().map(|gone| !gone);
    reports.retain(|report| kept.next().unwrap_or(true) && !report.parts.is_empty());
}

fn draft(page: &Page, mut report: Report) -> Draft {
    // "the letter says": the source is the channel, too.
    if report.via.is_none()
        && let Some(source) = &report.source
        && source.len() <= 4
        && Class::Document.holds(page.lower(source.end - 1))
    {
        report.via = Some(source.clone());
    }
    apart(&mut report.parts);
    let parts: Vec<ByteSpan> = report.parts.iter().map(|part| trimmed(page, part)).collect();
    let (mut quoted, mut plain, mut closed) = (false, false, true);
    for token in report.parts.iter().flat_map(Clone::clone) {
        if let Some(region) = page.outermost(token) {
            closed &= page.segmentation.regions[region].closed;
            quoted |= page.is_word(token);
        } else {
            plain |= page.is_word(token);
        }
    }
    if report.inner {
        let deeper = |token: &usize| page.region(*token) != page.outermost(*token);
        (quoted, plain) =
            report.parts.iter().flat_map(Clone::clone).filter(|&token| page.is_word(token)).fold(
                (false, false),
                |(quoted, plain), token| {
                    let deep = deeper(&token);
                    (quoted || deep, plain || !deep)
                },
            );
    }
    let kind = match (quoted, plain) {
        (true, false) => QuoteKind::Direct,
        _ if report.verbatim => QuoteKind::Direct,
        (true, true) => QuoteKind::Mixed,
        _ => QuoteKind::Indirect,
    };
    let paragraph = report.parts.first().and_then(|part| page.paragraph(part.start)).unwrap_or(0);
    Draft { report, parts, kind, parent: None, closed, paragraph }
}

/// Puts parts in order and joins those that overlap, as marks that do not pair up can make them.
fn apart(parts: &mut Vec<Range<usize>>) {
    parts.sort_by_key(|part| (part.start, part.end));
    parts.dedup_by(|later, earlier| {
        let overlap = later.start < earlier.end;
        if overlap {
            earlier.end = earlier.end.max(later.end);
        }
        overlap
    });
}

/// The bytes of a part without outer commas and stops that stand outside quotation marks.
fn trimmed(page: &Page, part: &Range<usize>) -> ByteSpan {
    let mut tokens = part.clone();
    let loose = |token: usize| {
        page.outermost(token).is_none()
            && matches!(page.raw(token), "," | "." | ";" | ":" | "—" | "–" | "--")
    };
    while tokens.len() > 1 && loose(tokens.end - 1) {
        tokens.end -= 1;
    }
    while tokens.len() > 1 && loose(tokens.start) {
        tokens.start += 1;
    }
    page.span(&tokens)
}

/// Gives every quotation the innermost one that holds all of it.
fn nest(drafts: &mut [Draft]) {
    let mut open: Vec<usize> = Vec::new();
    for number in 0..drafts.len() {
        let (start, end) = extent(&drafts[number]);
        while open.last().is_some_and(|&top| extent(&drafts[top]).1 <= start) {
            open.pop();
        }
        drafts[number].parent = open.iter().rev().take(8).copied().find(|&outer| {
            drafts[outer].parts.iter().any(|part| part.start <= start && end <= part.end)
                && extent(&drafts[outer]) != (start, end)
        });
        open.push(number);
    }
}

fn extent(draft: &Draft) -> (u32, u32) {
    let end = draft.parts.iter().map(|part| part.end).max().unwrap_or(0);
    (draft.parts.iter().map(|part| part.start).min().unwrap_or(0), end)
}
