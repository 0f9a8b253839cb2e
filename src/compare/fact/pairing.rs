//! Which values fill one slot: a best match over the values of two aligned sentences.

use super::{
    Link, Material,
    status::{compatible, differing, equal},
    value::{Unit, Value},
};
use crate::{
    compare::statement::Pair,
    record::{FactKind, FactStatus, Grain, Moment},
};
use std::{
    collections::{BTreeSet, HashSet},
    ops::Range,
};

/// Sentences that share this much tell the same, whatever else they tell.
const ALIKE: f64 = 0.38;
/// Words around two equal values that share this much are about one thing.
const EQUAL_AROUND: f64 = 0.12;
/// Words around two different values of one unit must share this much.
const OTHER_AROUND: f64 = 0.5;
/// The same for places, where "in X" and "in Y" may both be right.
const PLACE_AROUND: f64 = 0.75;
/// Values of one kind in a sentence that are matched; a table in prose is left alone.
const MOST_IN_LINE: usize = 24;

/// A candidate: two values, how well they fit, what the fit rests on.
struct Candidate {
    a: usize,
    b: usize,
    fit: f64,
    around: f64,
    score: f64,
}

pub(super) fn links(material: &Material<'_>, pairs: &[Pair], ranges: &[Range<usize>]) -> Vec<Link> {
    let mut equals: Vec<Link> = Vec::new();
    let mut others: Vec<Candidate> = Vec::new();
    for pair in pairs {
        let (left, right) = (ranges[pair.a].clone(), ranges[pair.b].clone());
        if left.len() > MOST_IN_LINE || right.len() > MOST_IN_LINE {
            continue;
        }
        for candidate in matched(material, left.clone(), right.clone(), pair.score) {
            let (a, b) = (&material.values[candidate.a], &material.values[candidate.b]);
            let near = candidate.around >= EQUAL_AROUND || pair.score >= ALIKE;
            if equal(a, b) && near {
                equals.push(Link {
                    a: candidate.a,
                    b: candidate.b,
                    status: FactStatus::Agree,
                    rule: "equal-value",
                });
            } else if same_words(material, a, b) && near {
                equals.push(Link {
                    a: candidate.a,
                    b: candidate.b,
                    status: FactStatus::Agree,
                    rule: "same-words",
                });
            } else if !equal(a, b) && may_differ(material, &candidate, left.clone(), right.clone())
            {
                others.push(candidate);
            }
        }
    }
    // A value that a report confirms is not held against another value of that report.
    let confirmed: HashSet<(usize, usize)> = equals
        .iter()
        .flat_map(|link| {
            let (a, b) = (&material.values[link.a], &material.values[link.b]);
            [(link.a, b.article), (link.b, a.article)]
        })
        .collect();
    let mut links = equals;
    for candidate in others {
        let (a, b) = (&material.values[candidate.a], &material.values[candidate.b]);
        if confirmed.contains(&(candidate.a, b.article))
            || confirmed.contains(&(candidate.b, a.article))
        {
            continue;
        }
        let (status, rule) = if compatible(a, b) {
            (FactStatus::Compatible, "bound-or-rounding")
        } else {
            differing(a, b, later(material, a, b))
        };
        links.push(Link { a: candidate.a, b: candidate.b, status, rule });
    }
    links.sort_by_key(|link| (link.a, link.b));
    links
}

/// Which of two values' reports came out later; none where one has no date or they are of one time.
fn later(material: &Material<'_>, a: &Value, b: &Value) -> Option<std::cmp::Ordering> {
    let published = |value: &Value| material.context.docs[value.article].article.published;
    Some(published_order(published(a)?, published(b)?))
}

fn published_order(a: Moment, b: Moment) -> std::cmp::Ordering {
    match (a, b) {
        (Moment::Time(x, Some(x_offset)), Moment::Time(y, Some(y_offset))) => {
            let utc = |time: jiff::civil::DateTime, offset: jiff::tz::Offset| {
                offset.to_timestamp(time).ok()
            };
            utc(x, x_offset).cmp(&utc(y, y_offset))
        }
        (Moment::Time(x, _), Moment::Time(y, _)) => x.cmp(&y),
        _ => a.date().cmp(&b.date()),
    }
}

/// The best one-to-one match of the values of two sentences. Equal values fit best, so that a different one is compared
/// only where its own counterpart is missing.
fn matched(
    material: &Material<'_>,
    left: Range<usize>,
    right: Range<usize>,
    score: f64,
) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for a in left {
        for b in right.clone() {
            let (x, y) = (&material.values[a], &material.values[b]);
            if !one_unit(x, y) {
                continue;
            }
            let around = x.bag.likeness(&y.bag);
            let mut fit = around;
            if equal(x, y) || same_words(material, x, y) {
                fit += 1.0;
            } else if compatible(x, y) {
                fit += 0.3;
            }
            candidates.push(Candidate { a, b, fit, around, score });
        }
    }
    let text = |candidate: &Candidate| {
        let (x, y) = (&material.values[candidate.a].norm, &material.values[candidate.b].norm);
        (x.min(y), x.max(y))
    };
    candidates.sort_by(|x, y| {
        y.fit.total_cmp(&x.fit).then_with(|| text(x).cmp(&text(y))).then_with(|| {
            let places = |candidate: &Candidate| {
                (
                    material.values[candidate.a].span.start
                        + material.values[candidate.b].span.start,
                    candidate.a,
                    candidate.b,
                )
            };
            places(x).cmp(&places(y))
        })
    });
    let mut taken = BTreeSet::new();
    candidates.retain(|candidate| {
        let free = !taken.contains(&candidate.a) && !taken.contains(&candidate.b);
        if free {
            taken.extend([candidate.a, candidate.b]);
        }
        free
    });
    candidates
}

/// Whether two values are of one kind and unit, or count one toll.
fn one_unit(a: &Value, b: &Value) -> bool {
    if a.kind != b.kind {
        return false;
    }
    match a.kind {
        FactKind::Count => match (a.toll, b.toll) {
            (Some(x), Some(y)) => x == y,
            (None, None) => a.unit == b.unit && a.unit != Unit::None,
            _ => false,
        },
        FactKind::Date => !a.of_speaking && !b.of_speaking,
        FactKind::Place | FactKind::Person => true,
        _ => a.unit == b.unit,
    }
}

/// Whether one expression stands in both, a week or coarser, and one report's date is not known: "next week".
fn same_words(material: &Material<'_>, a: &Value, b: &Value) -> bool {
    let text =
        |value: &Value| value.span.of(material.context.docs[value.article].text()).to_lowercase();
    a.kind == FactKind::Date
        && b.kind == FactKind::Date
        && a.grain == b.grain
        && a.grain.is_some_and(|grain| grain < Grain::Day)
        && (a.norm.is_empty() || b.norm.is_empty())
        && text(a) == text(b)
}

/// Whether the words around two different values leave no doubt that they are of one thing.
fn may_differ(
    material: &Material<'_>,
    candidate: &Candidate,
    left: Range<usize>,
    right: Range<usize>,
) -> bool {
    let (a, b) = (&material.values[candidate.a], &material.values[candidate.b]);
    if names_clash(material, a, b) {
        return false;
    }
    let alone = |value: &Value, range: Range<usize>| {
        range.clone().filter(|&other| one_unit(&material.values[other], value)).count() == 1
    };
    let both_alone = alone(a, left) && alone(b, right);
    match a.kind {
        FactKind::Date => {
            let full = |value: &Value| value.norm.len() == 10 && !value.norm.contains('X');
            let days = full(a) && full(b) || compatible(a, b);
            both_alone && days && candidate.around >= OTHER_AROUND && candidate.score >= ALIKE
        }
        FactKind::Place => {
            both_alone && candidate.around >= PLACE_AROUND && candidate.score >= ALIKE
        }
        FactKind::Count if a.toll.is_some() => {
            both_alone && (candidate.score >= 0.3 || candidate.around >= OTHER_AROUND)
        }
        _ => {
            let several = shared_content(a, b) >= 2;
            several && candidate.around >= OTHER_AROUND && (both_alone || candidate.around >= 0.8)
        }
    }
}

/// Words that both values have around them.
fn shared_content(a: &Value, b: &Value) -> usize {
    a.bag.shared(&b.bag).len()
}

/// Whether each has a name around it that the other's sentence lacks.
fn names_clash(material: &Material<'_>, a: &Value, b: &Value) -> bool {
    let own = |value: &Value, other: &Value| {
        let line = &material.readings[other.article].lines[other.line];
        value.bag.items.iter().any(|&(feature, _)| {
            material.features.class(feature) == crate::compare::statement::Class::Name
                && !line.features.contains(&feature)
        })
    };
    own(a, b) && own(b, a)
}
