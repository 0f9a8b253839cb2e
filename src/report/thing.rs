use super::reports::Reports;
use crate::record::{Coverage, CoverageKind, MentionKind};
use std::collections::HashMap;

/// A heading under which things are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Group {
    Speakers,
    People,
    Organisations,
    Places,
    Others,
}

impl Group {
    pub(super) const ALL: [Self; 5] =
        [Self::Speakers, Self::People, Self::Organisations, Self::Places, Self::Others];

    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Speakers => "Who is quoted",
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
pub(super) struct Thing<'a> {
    pub(super) group: Group,
    pub(super) name: &'a str,
    /// How often each report has it, in the order of the reports.
    pub(super) counts: Vec<u32>,
}

impl Thing<'_> {
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
pub(super) fn things<'a>(reports: &Reports<'a>) -> Vec<Thing<'a>> {
    let mut things: Vec<Thing<'a>> = Vec::new();
    let mut places: HashMap<(Group, &str), usize> = HashMap::new();
    for row in &reports.comparison.coverage {
        let (Some(group), Some(report)) = (Group::of(row), reports.of(&row.article)) else {
            continue;
        };
        let place = *places.entry((group, row.key.as_str())).or_insert_with(|| {
            things.push(Thing { group, name: &row.key, counts: vec![0; reports.names.len()] });
            things.len() - 1
        });
        if row.present {
            let count = &mut things[place].counts[report];
            *count = count.saturating_add(row.count.max(1));
        }
    }
    things.retain(|thing| thing.reports() > 0);
    things.sort_by_key(|thing| (thing.group, std::cmp::Reverse(thing.reports())));
    things
}
