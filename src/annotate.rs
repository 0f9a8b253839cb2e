//! Floor `annotate`: one article → a [`Doc`] with names, numbers, dates and quotations.
//!
//! Only this file knows the order of the passes. Each pass is a file under `annotate/`, works on tokens of one
//! `Page`, and gives token ranges; records are made here, once.

mod attribution;
mod calendar;
mod cue;
mod entity;
mod mention;
mod name;
mod number;
mod page;
mod phrase;
mod quantity;
mod quote;
mod region;
mod speaker;
mod timex;

use crate::{
    record::{
        Article, ByteSpan, Diagnostic, Doc, Entity, List, Mention, Moment, Number, Offsets,
        PublishedFrom, Quantity, Quote, Region, Span, Timex,
    },
    text,
};
use page::Page;
use phrase::Scene;
use std::{ops::Range, sync::Arc};

/// How articles are annotated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether page furniture counts as text: names and quotations are looked for in captions and links too.
    pub keep_boilerplate: bool,
}

/// Annotates one article.
pub fn analyze(article: Arc<Article>, options: &Options) -> Doc {
    let offsets = Offsets::new(&article.text);
    let segmentation = text::segmentation(&article.text);
    let mut diagnostics = segmentation.diagnostics.clone();
    let article = dated(article, &mut diagnostics);
    let page = Page::new(&article.text, &segmentation, options.keep_boilerplate);
    let recorder = Recorder { page: &page, offsets: &offsets };

    let names = mention::find(&page);
    let (groups, group_of) = entity::group(&page, &names);
    let published = article.published.map(Moment::date);
    let times = timex::find(&page, published);
    let amounts = quantity::find(&page, &times);
    let scene = Scene { page: &page, names: &names, times: &times };
    let drafts = quote::find(&scene);
    let speakers = speaker::find(&scene, &groups, &group_of, &drafts);
    let kinds = region::kinds(&page, &drafts);

    let mentions: Vec<Mention> =
        names.iter().zip(&group_of).map(|(name, &group)| recorder.mention(name, group)).collect();
    let entities: Vec<Entity> = groups
        .iter()
        .enumerate()
        .map(|(id, group)| recorder.entity(id, group, &names, &mentions))
        .collect();
    let regions = recorder.regions(&kinds);
    let quantities = amounts.into_iter().map(|amount| recorder.quantity(amount)).collect();
    let times = times.into_iter().map(|time| recorder.timex(time)).collect();
    let quotes = drafts
        .iter()
        .zip(&speakers)
        .enumerate()
        .map(|(id, (draft, speaker))| recorder.quote(id, draft, speaker, &entities))
        .collect();
    drop(page);
    Doc {
        article,
        offsets,
        segmentation,
        regions,
        mentions,
        entities,
        quantities,
        times,
        quotes,
        diagnostics,
    }
}

/// Annotates many articles on the current thread pool; the result is in the order of `articles`.
pub fn analyze_all(articles: &[Arc<Article>], options: &Options) -> Vec<Doc> {
    use rayon::prelude::*;
    articles.par_iter().map(|article| analyze(Arc::clone(article), options)).collect()
}

/// The article with the date of its header line where the caller gave none.
fn dated(article: Arc<Article>, diagnostics: &mut Vec<Diagnostic>) -> Arc<Article> {
    let Some(header) = text::published(&article.text) else { return article };
    match article.published {
        None => {
            let mut dated = Arc::unwrap_or_clone(article);
            dated.published = Some(Moment::Date(header));
            dated.published_from = PublishedFrom::Header;
            Arc::new(dated)
        }
        Some(given) => {
            if given.date() != header {
                diagnostics.push(Diagnostic {
                    code: "published-differs".into(),
                    message: format!(
                        "published is {given}, the header line says {header}; {given} was used"
                    ),
                    start: None,
                    end: None,
                });
            }
            article
        }
    }
}

/// Makes records of token ranges.
struct Recorder<'r, 'p> {
    page: &'r Page<'p>,
    offsets: &'r Offsets,
}

impl Recorder<'_, '_> {
    fn bytes(&self, span: ByteSpan) -> Span {
        self.offsets.span(self.page.text, span)
    }

    fn span(&self, tokens: &Range<usize>) -> Span {
        self.bytes(self.page.span(tokens))
    }

    fn mention(&self, name: &mention::Name, group: usize) -> Mention {
        let Span { start, end, text } = self.span(&name.tokens);
        let score = match name.rule {
            "listed" | "title" | "given-name" | "head" => 0.9,
            "elsewhere" | "acronym" => 0.8,
            _ => 0.6,
        };
        Mention {
            start,
            end,
            text,
            kind: name.kind,
            entity: group as u32,
            title: name.title.as_ref().map(|title| self.page.slice(title).to_owned()),
            rule: name.rule.into(),
            score: Number::new(score),
        }
    }

    fn entity(
        &self,
        id: usize,
        group: &entity::Group,
        names: &[mention::Name],
        mentions: &[Mention],
    ) -> Entity {
        let name = entity::fullest(self.page, names, group).to_owned();
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

    fn regions(&self, kinds: &[(crate::record::RegionKind, &'static str)]) -> Vec<Region> {
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

    fn quantity(&self, amount: quantity::Amount) -> Quantity {
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

    fn timex(&self, time: timex::Time) -> Timex {
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

    fn quote(
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
        let speaker_name = match (speaker.group, &speaker.phrase) {
            (Some(group), _) => Some(entities[group].name.clone()),
            (None, Some(phrase)) => Some(self.page.slice(phrase).to_owned()),
            (None, None) => None,
        };
        let span = |tokens: &Option<Range<usize>>| tokens.as_ref().map(|tokens| self.span(tokens));
        Quote {
            id: id as u32,
            start,
            end,
            text,
            parts,
            kind: draft.kind,
            source: span(&report.source),
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
