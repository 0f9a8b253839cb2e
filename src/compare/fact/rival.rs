//! Offices that nobody holds at once, where two reports give one person two of them.

use super::{
    beside::Told,
    office::{Rank, Role, Side},
};
use std::collections::{BTreeMap, BTreeSet};

/// What contradicts.
pub(super) struct Rival {
    /// Indices of what is told, in the order of the reports.
    pub(super) places: Vec<usize>,
    pub(super) slot: &'static str,
}

/// What of a role excludes another of its kind; none where it is of another kind.
type Kind = fn(&Role) -> Option<&str>;

/// Kinds of which one person has one at a time, and what they are called.
const KINDS: [(&str, Kind); 3] = [
    ("office", |role| match (&*role.head, role.side) {
        ("leader", Some(Side::Majority)) => Some("majority leader"),
        ("leader", Some(Side::Minority)) => Some("minority leader"),
        ("speaker", _) => Some("speaker"),
        _ => None,
    }),
    ("office", |role| {
        Some(&*role.head).filter(|head| ["senator", "governor", "mayor"].contains(head))
    }),
    ("seat", |role| role.seat.filter(|_| role.head == "seat")),
];

/// Contradictions in what is told of people, in the order of the people and of the text.
pub(super) fn rivals(told: &[Told]) -> Vec<Rival> {
    let mut people: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (place, one) in told.iter().enumerate() {
        people.entry(one.link).or_default().push(place);
    }
    let kinds = || KINDS.iter();
    people
        .values()
        .flat_map(|places| {
            kinds().filter_map(|&(slot, kind)| {
                exclusive(told, places, kind).map(|places| Rival { places, slot })
            })
        })
        .collect()
}

/// Where each report gives one person one of a kind, and not all the same; none where a report says that somebody left
/// it or will take it up.
fn exclusive(told: &[Told], places: &[usize], kind: Kind) -> Option<Vec<usize>> {
    let mut given: BTreeMap<usize, (&str, usize)> = BTreeMap::new();
    for &place in places {
        let one = &told[place];
        let Some(name) = kind(&one.role) else { continue };
        if one.role.rank != Rank::Holder {
            return None;
        }
        let &mut (known, _) = given.entry(one.article).or_insert((name, place));
        if known != name {
            return None;
        }
    }
    let names: BTreeSet<&str> = given.values().map(|&(name, _)| name).collect();
    (names.len() > 1).then(|| given.into_values().map(|(_, place)| place).collect())
}
