//! Tolls of one event in sentences that share few words: "killing five people and injuring eight others" and "Five
//! were killed and six injured amid the chaos".
//!
//! Reports on one event tell one toll of a kind for it, so an equal figure is the same one unless something says that
//! it is of another event: a name beside it that the other report never uses, or a date of another month. Different
//! figures are held against each other only beside another toll on which the two agree.

use super::{
    Material,
    figure::in_line,
    status::{compatible, equal},
    toll,
    value::{Unit, Value},
};
use crate::record::FactKind;
use foldhash::HashSet;

/// Most tolls of all reports that are compared pair by pair.
const MOST_TOLLS: usize = 400;
/// Equal figures below this are too common to mean one thing without more.
const LEAST_EQUAL: f64 = 3.0;
/// How much larger the larger of two tolls of one event is at most.
const LARGEST: f64 = 3.0;
/// Words on each side of a figure whose names tell what event it is of.
const NEAR: usize = 10;

/// Pairs of tolls: those that are equal, and those that differ. The third tells whether there were too many.
pub(super) struct Casualties {
    pub(super) equal: Vec<(usize, usize)>,
    pub(super) different: Vec<(usize, usize)>,
    pub(super) capped: bool,
}

pub(super) fn casualties(material: &Material<'_>) -> Casualties {
    let mut found = Casualties { equal: Vec::new(), different: Vec::new(), capped: false };
    let tolls: Vec<usize> = (0..material.values.len())
        .filter(|&number| {
            let value = &material.values[number];
            value.kind == FactKind::Count && value.toll.is_some() && value.low.is_some()
        })
        .collect();
    if tolls.len() > MOST_TOLLS {
        found.capped = true;
        return found;
    }
    let current: Vec<usize> =
        tolls.into_iter().filter(|&number| !is_past(material, number)).collect();
    // At least half of what is named beside the figure is named in the other report too.
    let here = |a: &Value, b: &Value| {
        let beside = named_beside(material, a);
        let known = beside.iter().filter(|name| material.named[b.article].contains(name)).count();
        2 * known >= beside.len()
    };
    for (place, &a) in current.iter().enumerate() {
        for &b in &current[place + 1..] {
            let (x, y) = (&material.values[a], &material.values[b]);
            if x.article == y.article || x.toll != y.toll {
                continue;
            }
            if equal(x, y) {
                if x.low >= Some(LEAST_EQUAL) && here(x, y) && here(y, x) {
                    found.equal.push((a, b));
                }
            } else if beside_equal(material, &current, a, b)
                || is_only(material, &current, a)
                    && is_only(material, &current, b)
                    && (compatible(x, y) || is_one(material, x, y) && here(x, y) && here(y, x))
            {
                found.different.push((a, b));
            }
        }
    }
    found
}

/// What is named in the words around a figure, by numbers over the reports.
fn named_beside(material: &Material<'_>, value: &Value) -> HashSet<u32> {
    let reading = &material.readings[value.article];
    let line = &reading.lines[value.line].words;
    let place = reading.words.partition_point(|word| word.span.end <= value.span.start);
    let near = place.saturating_sub(NEAR).max(line.start)..(place + NEAR).min(line.end);
    reading.names.get(near).unwrap_or_default().iter().copied().flatten().collect()
}

/// Whether the sentence names a day of another month than its report's, or of another year: a toll of long ago.
fn is_past(material: &Material<'_>, number: usize) -> bool {
    let value = &material.values[number];
    let Some(published) = material.context.docs[value.article].article.published else {
        return false;
    };
    let today = published.date();
    let month = i32::from(today.year()) * 12 + i32::from(today.month());
    material.values.iter().any(|other| {
        let (year, rest) = other.norm.split_at_checked(4).unwrap_or_default();
        other.kind == FactKind::Date
            && other.article == value.article
            && other.line == value.line
            && year.parse::<i32>().is_ok_and(|year| {
                match rest.get(1..3).and_then(|month| month.parse::<i32>().ok()) {
                    Some(named) => (year * 12 + named - month).abs() > 1,
                    None => year != i32::from(today.year()),
                }
            })
    })
}

/// Whether the sentences of two tolls hold, each, one toll of another kind, and these are equal.
fn beside_equal(material: &Material<'_>, tolls: &[usize], a: usize, b: usize) -> bool {
    let (x, y) = (&material.values[a], &material.values[b]);
    let beside = |value: &Value| -> Vec<&Value> {
        tolls
            .iter()
            .map(|&number| &material.values[number])
            .filter(|other| other.article == value.article && other.line == value.line)
            .collect()
    };
    let (left, right) = (beside(x), beside(y));
    let alone = |all: &[&Value], value: &Value| {
        all.iter().filter(|other| other.toll == value.toll).count() == 1
    };
    alone(&left, x)
        && alone(&right, y)
        && x.modifiers == y.modifiers
        && left.iter().any(|one| {
            one.toll != x.toll
                && alone(&left, one)
                && right.iter().any(|other| {
                    other.toll == one.toll && alone(&right, other) && equal(one, other)
                })
        })
}

/// Whether two tolls that differ are of one event: of one order, of the same people, in sentences that share much.
fn is_one(material: &Material<'_>, a: &Value, b: &Value) -> bool {
    let (Some(x), Some(y)) = (a.low, b.low) else { return false };
    // "27 people were arrested", "45 arrests"
    let open = |value: &Value| value.unit == Unit::None || toll::of(&value.unit_name).is_some();
    let people = a.unit == b.unit || open(a) || open(b);
    let line = in_line(material, a, b);
    x.max(y) <= x.min(y) * LARGEST
        && people
        && a.modifiers == b.modifiers
        && a.part == b.part
        && material.knows(a, b)
        && material.knows(b, a)
        && line.words >= 2
        && line.sum >= 3
}

/// Whether a report tells no other figure of the kind of toll.
fn is_only(material: &Material<'_>, tolls: &[usize], number: usize) -> bool {
    let value = &material.values[number];
    tolls.iter().all(|&other| {
        let other = &material.values[other];
        other.article != value.article || other.toll != value.toll || equal(other, value)
    })
}
