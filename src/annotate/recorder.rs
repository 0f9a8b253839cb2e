//! Makes records of what the passes found: places in code points, characters as they are.

use super::{entity, given::GivenNames, mention, page::Page, quantity, quote, speaker, timex};
use crate::record::{
    ByteSpan, Entity, List, Mention, Number, Offsets, Quantity, Quote, Region, Span, Timex,
};
use std::ops::Range;

/// Makes records of token ranges.
pub(super) struct Recorder<'r, 'p> {
    pub(super) page: &'r Page<'p>,
    pub(super) offsets: &'r Offsets,
    /// The user's names, which entities are called by.
    pub(super) given: Option<&'r GivenNames>,
}

impl Recorder<'_, '_> {
    fn bytes(&self, span: ByteSpan) -> Span {
        self.offsets.span(self.page.text, span)
    }

    fn span(&self, tokens: &Range<usize>) -> Span {
        self.bytes(self.page.span(tokens))
    }

    pub(super) fn mention(&self, name: &mention::Name, group: usize) -> Mention {
        let Span { start, end, text } = self.span(&name.tokens);
        Mention {
            start,
            end,
            text,
            kind: name.kind,
            entity: group as u32,
            title: name.title.as_ref().map(|title| self.page.slice(title).to_owned()),
            rule: name.rule.into(),
            score: Number::new((f64::from(name.score) * 100.0).round() / 100.0),
        }
    }

    pub(super) fn entity(
        &self,
        id: usize,
        group: &entity::Group,
        names: &[mention::Name],
        mentions: &[Mention],
    ) -> Entity {
        let given = group.names.iter().find_map(|&index| names[index].given).zip(self.given);
        let name = match given {
            Some((number, given)) => given.name(number).to_owned(),
            None => entity::fullest(self.page, names, group).to_owned(),
        };
        let mut aliases: Vec<String> = Vec::new();
        let mut roles: Vec<String> = Vec::new();
        for &index in &group.names {
            let mention = &mentions[index];
            if mention.text != name && !aliases.contains(&mention.text) {
                aliases.push(mention.text.clone());
            }
            if let Some(title) = &mention.title
                && !roles.contains(title)
            {
                roles.push(title.clone());
            }
        }
        Entity {
            id: id as u32,
            name,
            kind: group.kind,
            aliases: aliases.into(),
            roles: roles.into(),
            mentions: group.names.iter().map(|&index| mentions[index].clone()).collect(),
        }
    }

    pub(super) fn regions(
        &self,
        kinds: &[(crate::record::RegionKind, &'static str)],
    ) -> Vec<Region> {
        self.page
            .segmentation
            .regions
            .iter()
            .zip(kinds)
            .map(|(region, (kind, rule))| {
                let Span { start, end, text } = self.bytes(region.span);
                Region {
                    start,
                    end,
                    text,
                    kind: *kind,
                    parent: region.parent,
                    closed: region.closed,
                    continues: region.continues,
                    rule: (*rule).into(),
                }
            })
            .collect()
    }

    pub(super) fn quantity(&self, amount: quantity::Amount) -> Quantity {
        let Span { start, end, text } = self.span(&amount.tokens);
        Quantity {
            start,
            end,
            text,
            kind: amount.kind,
            value: Number::new(amount.value),
            high: amount.high.map(Number::new),
            unit: amount.unit,
            bound: amount.bound,
            rule: amount.rule.into(),
        }
    }

    pub(super) fn timex(&self, time: timex::Time) -> Timex {
        let Span { start, end, text } = self.span(&time.tokens);
        Timex {
            start,
            end,
            text,
            kind: time.kind,
            value: time.value,
            grain: time.grain,
            basis: time.basis,
            rule: time.rule.into(),
        }
    }

    pub(super) fn quote(
        &self,
        id: usize,
        draft: &quote::Draft,
        speaker: &speaker::Speaker,
        entities: &[Entity],
    ) -> Quote {
        let report = &draft.report;
        let parts: List<Span> = draft.parts.iter().map(|part| self.bytes(*part)).collect();
        let first = draft.parts.iter().map(|part| part.start).min().unwrap_or(0);
        let last = draft.parts.iter().map(|part| part.end).max().unwrap_or(0);
        let Span { start, end, text } = self.bytes(ByteSpan { start: first, end: last });
        let speaker_name = match (speaker.group, &speaker.phrase, speaker.owner) {
            // "his lawyers"
            (_, Some(phrase), Some(owner)) => {
                let rest = self.page.slice(&(phrase.start + 1..phrase.end));
                Some(format!("{}'s {rest}", entities[owner].name))
            }
            (_, Some(phrase), None) => Some(self.page.slice(phrase).to_owned()),
            (Some(group), None, _) => Some(entities[group].name.clone()),
            (None, None, _) => None,
        };
        let span = |tokens: &Option<Range<usize>>| tokens.as_ref().map(|tokens| self.span(tokens));
        Quote {
            id: id as u32,
            start,
            end,
            text,
            parts,
            kind: draft.kind,
            source: report
                .source
                .as_ref()
                .or(speaker.carried.as_ref())
                .map(|tokens| self.span(tokens)),
            speaker: speaker.group.map(|group| group as u32),
            speaker_name,
            cue: span(&report.cue),
            addressee: span(&report.addressee),
            via: span(&report.via),
            parent: draft.parent.map(|parent| parent as u32),
            negated: report.negated,
            belief: report.belief,
            closed: draft.closed,
            rule: report.rule.into(),
            score: Number::new(f64::from(report.score) / 100.0),
        }
    }
}
