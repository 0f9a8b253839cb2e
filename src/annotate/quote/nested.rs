//! What somebody quoted says that others said: `"Lund told us that the port was open," Berg said`.

use crate::annotate::{
    attribution::{self, Edge, Judge, Report},
    phrase::Scene,
    quote::Features,
};
use std::ops::Range;

/// Fewest tokens of a quotation whose words are read.
const SHORTEST: usize = 8;

/// The reports inside the quotations of a page.
pub(super) fn find(scene: &Scene, reports: &[Report]) -> Vec<Report> {
    let page = scene.page;
    let mut found = Vec::new();
    let mut read_to = 0;
    let mut parts: Vec<&Range<usize>> = reports.iter().flat_map(|report| &report.parts).collect();
    parts.sort_by_key(|part| part.start);
    for part in parts {
        let Some(region) = page.outermost(part.start) else { continue };
        let tokens = page.tokens_in(page.segmentation.regions[region].inner);
        let tokens = tokens.start.max(part.start).max(read_to)..tokens.end.min(part.end);
        if tokens.end < tokens.start + SHORTEST {
            continue;
        }
        read_to = tokens.end;
        scene.inside(region, |scene| {
            let mut start = tokens.start;
            while start < tokens.end {
                let sentence = page.sentence(start).map_or(tokens.end, |sentence| {
                    page.segmentation.sentences[sentence].end_token as usize
                });
                let stretch = start..sentence.clamp(start + 1, tokens.end);
                start = stretch.end;
                if stretch.len() >= SHORTEST / 2 {
                    found.extend(attribution::find(scene, &stretch, &mut Others { scene }));
                }
            }
        });
    }
    // "Lund said:" at the end of a quotation announces words that do not come.
    found.retain(|report| !report.parts.is_empty());
    for report in &mut found {
        report.inner = true;
    }
    found
}

/// The rules alone, of others' words only.
struct Others<'o, 's, 'p> {
    scene: &'o Scene<'s, 'p>,
}

impl Judge for Others<'_, '_, '_> {
    fn looks_further(&self) -> bool {
        false
    }

    fn accepts(&mut self, report: &Report, by_rule: bool, _: &Features) -> Option<u8> {
        (by_rule && is_reported(self.scene, report)).then_some(report.score)
    }

    fn start(&mut self, _: &[Edge], by_rule: usize) -> usize {
        by_rule
    }

    fn end(&mut self, _: usize, _: &[Edge], by_rule: usize) -> usize {
        by_rule
    }
}

/// Whether a report inside quoted words is of another's words: a plain verb of saying with a name or a third person, and a
/// clause.
fn is_reported(scene: &Scene, report: &Report) -> bool {
    let (Some(source), Some(cue)) = (&report.source, &report.cue) else { return false };
    let says = matches!(
        scene.page.lower(cue.start),
        "said"
            | "says"
            | "say"
            | "told"
            | "tells"
            | "wrote"
            | "announced"
            | "claimed"
            | "claims"
            | "added"
            | "argued"
            | "insisted"
            | "insists"
            | "admitted"
            | "explained"
            | "promised"
            | "warned"
    );
    let head = source.end - 1;
    let third = matches!(scene.page.lower(head), "he" | "she" | "they")
        || scene.name_at(head).is_some() && scene.page.lower(head) != "us";
    let clause = report
        .parts
        .iter()
        .flat_map(Clone::clone)
        .any(|token| scene.known(token).finite || scene.page.lower(token) == "'s");
    says && third && clause
}
