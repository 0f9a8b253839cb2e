//! Who decides over candidates: the rules alone, or the model that weighs them.

use super::Report;
use crate::annotate::quote::{Features, Model};

/// Chance from which a candidate of the rules stays.
const KEEP: f32 = 0.35;

/// Chance from which a candidate that the rules alone do not take is a report.
const TAKE: f32 = 0.5;

/// A place where a content may begin, or where it may end, one past its last token.
pub(in crate::annotate) struct Edge {
    /// The place.
    pub(in crate::annotate) at: usize,
    /// What stands around it.
    pub(in crate::annotate) features: Features,
}

/// Decides over candidates.
pub(in crate::annotate) trait Judge {
    /// Whether candidates beyond the rules are to be looked for.
    fn looks_further(&self) -> bool;

    /// Whether a candidate is a report; its score in hundredths.
    fn accepts(&mut self, report: &Report, by_rule: bool, features: &Features) -> Option<u8>;

    /// Where a content begins, given the places; the rules say `by_rule`.
    fn start(&mut self, starts: &[Edge], by_rule: usize) -> usize;

    /// Where the content that begins at `start` ends, given the places in order; the rules say `by_rule`.
    fn end(&mut self, start: usize, ends: &[Edge], by_rule: usize) -> usize;
}

/// The rules alone.
pub(in crate::annotate) struct Rules;

impl Judge for Rules {
    fn looks_further(&self) -> bool {
        false
    }

    fn accepts(&mut self, report: &Report, by_rule: bool, _: &Features) -> Option<u8> {
        by_rule.then_some(report.score)
    }

    fn start(&mut self, _: &[Edge], by_rule: usize) -> usize {
        by_rule
    }

    fn end(&mut self, _: usize, _: &[Edge], by_rule: usize) -> usize {
        by_rule
    }
}

impl Judge for &Model {
    fn looks_further(&self) -> bool {
        true
    }

    fn accepts(&mut self, _: &Report, by_rule: bool, features: &Features) -> Option<u8> {
        let chance = self.chance(features);
        let least = if by_rule { KEEP } else { TAKE };
        (chance >= least).then_some(hundredths(chance))
    }

    fn start(&mut self, starts: &[Edge], by_rule: usize) -> usize {
        likeliest_start(self, starts).unwrap_or(by_rule)
    }

    fn end(&mut self, _: usize, ends: &[Edge], by_rule: usize) -> usize {
        likeliest_end(self, ends).unwrap_or(by_rule)
    }
}

/// A chance in hundredths.
#[allow(clippy::cast_sign_loss)] // 0..1
fn hundredths(chance: f32) -> u8 {
    (chance * 100.0).round() as u8
}

/// The place at which a content begins most likely, the first of those that are as likely.
pub(in crate::annotate) fn likeliest_start(model: &Model, starts: &[Edge]) -> Option<usize> {
    let mut best: Option<(f32, usize)> = None;
    for start in starts {
        let chance = model.chance(&start.features);
        if best.is_none_or(|(most, _)| chance > most) {
            best = Some((chance, start.at));
        }
    }
    best.map(|(_, at)| at)
}

/// The place at which a content ends most likely: its own chance, and none of the places before it.
pub(in crate::annotate) fn likeliest_end(model: &Model, ends: &[Edge]) -> Option<usize> {
    let mut best = None;
    let mut passed = 1.0_f32;
    let last = ends.len().checked_sub(1)?;
    for (number, end) in ends.iter().enumerate() {
        let chance = if number == last { 1.0 } else { model.chance(&end.features) };
        let here = passed * chance;
        if best.is_none_or(|(most, _)| here > most) {
            best = Some((here, end.at));
        }
        passed *= 1.0 - chance;
        if best.is_some_and(|(most, _)| most >= passed) {
            break;
        }
    }
    best.map(|(_, at)| at)
}
