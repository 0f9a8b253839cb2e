//! Quotations that no cue of their stretch took: they go on from the one before, or stand behind a colon.

use super::{Report, block::named_lead};
use crate::annotate::phrase::Scene;
use std::ops::Range;

/// Reports for quotations that no cue of their stretch took: whole quotations that go on, or stand behind a colon.
pub(in crate::annotate) fn floating(
    scene: &Scene,
    stretch: &Range<usize>,
    found: &[Report],
) -> Vec<Report> {
    let page = scene.page;
    let mut reports = Vec::new();
    let mut at = stretch.start;
    while at < stretch.end {
        let Some(region) = page.outermost(at) else {
            at += 1;
            continue;
        };
        let tokens = page.tokens_in(page.segmentation.regions[region].span);
        let tokens = tokens.start.max(stretch.start)..tokens.end.min(stretch.end).max(at + 1);
        at = tokens.end;
        if found.iter().any(|report| report.covers(tokens.start)) {
            continue;
        }
        let words = tokens.clone().filter(|&token| page.is_word(token)).count();
        let before = tokens.start.checked_sub(1).filter(|&before| before >= stretch.start);
        let colon = before.is_some_and(|before| matches!(page.raw(before), ":" | ","));
        let last = page.raw(tokens.end.saturating_sub(2));
        let stopped = matches!(last, "." | "," | "?" | "!" | "..." | "…" | "—")
            || matches!(page.raw(tokens.end - 1), "." | "?" | "!");
        let opens = before.is_none_or(|before| {
            matches!(page.raw(before), "." | "?" | "!")
                || !scene.outside(before)
                || before == stretch.start
        });
        let outer_after = (tokens.end..stretch.end.min(tokens.end + 3))
            .filter(|&token| page.is_word(token))
            .count();
        let whole = opens
            && words >= 2
            && (outer_after == 0 || stopped && words >= 4 && page.capital(tokens.start + 1));
        let behind = colon && words >= 5 && stopped && page.capital(tokens.start + 1);
        if whole || behind {
            // "Anna Berg, harbour master: "…""
            let source = before
                .filter(|&before| !whole && page.raw(before) == ":")
                .and_then(|before| named_lead(scene, stretch.start..before));
            reports.push(Report {
                source,
                parts: vec![tokens],
                rule: if whole { "quotation-goes-on" } else { "quotation-behind-colon" },
                score: 60,
                ..Report::default()
            });
        }
    }
    reports
}
