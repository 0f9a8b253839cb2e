use super::{
    fact,
    reports::{self, Reports},
    wording,
};
use crate::record::{Coverage, CoverageKind, FactKind, MentionKind};
use std::collections::HashMap;

/// A heading under which things are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Group {
    Speakers,
    Quotations,
    Facts,
    People,
    Organisations,
    Places,
    Others,
}

impl Group {
    pub(super) const ALL: [Self; 7] = [
        Self::Speakers,
        Self::Quotations,
        Self::Facts,
        Self::People,
        Self::Organisations,
        Self::Places,
        Self::Others,
    ];

    /// Whether it holds names, of which a report may be the only one to have some.
    pub(super) const fn is_names(self) -> bool {
        !matches!(self, Self::Quotations | Self::Facts)
    }

    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Speakers => "Who is quoted",
            Self::Quotations => "Shared quotations",
            Self::Facts => "Shared facts",
            Self::People => "People named",
            Self::Organisations => "Organisations",
            Self::Places => "Places",
            Self::Others => "Other names",
        }
    }

    const fn of(row: &Coverage) -> Option<Self> {
        match (row.kind, row.entity_kind) {
            (CoverageKind::Quote, _) => None,
            (CoverageKind::Speaker, _) => Some(Self::Speakers),
            (CoverageKind::Entity, Some(MentionKind::Person)) => Some(Self::People),
            (CoverageKind::Entity, Some(MentionKind::Org)) => Some(Self::Organisations),
            (
                CoverageKind::Entity,
                Some(MentionKind::Gpe | MentionKind::Loc | MentionKind::Fac),
            ) => Some(Self::Places),
            (CoverageKind::Entity, _) => Some(Self::Others),
        }
    }
}

/// Somebody or something over the reports.
pub(super) struct Thing {
    pub(super) group: Group,
    pub(super) name: String,
    /// Its number and the id of its row, where it has a row of its own.
    pub(super) row: Option<(String, String)>,
    /// What the reports tell of it, where it is a fact.
    pub(super) values: Option<String>,
    /// How often each report has it, in the order of the reports.
    pub(super) counts: Vec<u32>,
    /// Which reports have something that may be it: another value of the same slot.
    pub(super) doubtful: Vec<bool>,
}

impl Thing {
    /// In how many reports it is.
    pub(super) fn reports(&self) -> usize {
        self.counts.iter().filter(|&&count| count > 0).count()
    }

    /// The one report that has it.
    pub(super) fn only_in(&self) -> Option<usize> {
        (self.reports() == 1).then(|| self.counts.iter().position(|&count| count > 0))?
    }
}

/// The coverage as a matrix: by group, then what most reports have first, then in the order of the rows.
pub(super) fn things(reports: &Reports<'_>) -> Vec<Thing> {
    let mut things: Vec<Thing> = Vec::new();
    let mut places: HashMap<(Group, &str), usize> = HashMap::new();
    let none = || vec![0; reports.names.len()];
    let doubts = || vec![false; reports.names.len()];
    for row in &reports.comparison.coverage {
        let (Some(group), Some(report)) = (Group::of(row), reports.of(&row.article)) else {
            continue;
        };
        let place = *places.entry((group, row.key.as_str())).or_insert_with(|| {
            things.push(Thing {
                group,
                name: row.key.clone(),
                row: None,
                values: None,
                counts: none(),
                doubtful: doubts(),
            });
            things.len() - 1
        });
        if row.present {
            let count = &mut things[place].counts[report];
            *count = count.saturating_add(row.count.max(1));
        }
    }
    for (number, quote) in reports.comparison.quotes.iter().enumerate() {
        if !reports::is_shared(quote) {
            continue;
        }
        let text = reports::reference(quote).map_or("", |member| &member.text);
        things.push(Thing {
            group: Group::Quotations,
            name: wording::opening(text, 8),
            row: Some((reports::label(number), reports::quote_id(number))),
            values: None,
            counts: counted(reports, quote.members.iter().map(|member| member.article.as_str())),
            doubtful: doubts(),
        });
    }
    // Which reports have a value of a slot, whatever it is compared with.
    let mut slots: HashMap<(FactKind, &str), Vec<usize>> = HashMap::new();
    for fact in &reports.comparison.facts {
        let known = slots.entry((fact.kind, fact.slot.as_str())).or_default();
        known.extend(fact.values.iter().filter_map(|value| reports.of(&value.article)));
    }
    for fact in fact::told(reports.comparison) {
        let counts = counted(reports, fact.values.iter().map(|value| value.article.as_str()));
        let mut doubtful = doubts();
        let alike = slots.get(&(fact.kind, fact.slot.as_str())).map_or(&[][..], Vec::as_slice);
        for &report in alike.iter().filter(|&&report| counts[report] == 0) {
            doubtful[report] = true;
        }
        things.push(Thing {
            group: Group::Facts,
            name: fact::slot(fact),
            row: Some((fact::label(fact), fact::id(fact))),
            values: Some(fact::told_values(fact)),
            counts,
            doubtful,
        });
    }
    things.retain(|thing| thing.reports() > 0);
    things.sort_by_key(|thing| (thing.group, std::cmp::Reverse(thing.reports())));
    things
}

/// How often each report is among `articles`.
fn counted<'a>(reports: &Reports<'_>, articles: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let mut counts = vec![0; reports.names.len()];
    for report in articles.filter_map(|article| reports.of(article)) {
        counts[report] += 1;
    }
    counts
}
