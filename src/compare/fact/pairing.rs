//! Which values fill one slot: a best match over the values of two aligned sentences.

use super::{
    Link, Material,
    casualty::casualties,
    close::close,
    figure::{equal_elsewhere, equal_figures},
    score,
    slot::slots,
    status::{compatible, differing, equal},
    value::{Day, Unit, Value},
};
use crate::{
    compare::statement::{Class, Pair},
    record::{FactKind, FactStatus, Grain, Moment},
};
use foldhash::{HashMap, HashMapExt, HashSet};
use std::{collections::BTreeSet, ops::Range};

/// Sentences that share this much tell the same, whatever else they tell.
const ALIKE: f64 = 0.38;
/// Words around two equal values that share this much are about one thing.
const EQUAL_AROUND: f64 = 0.12;
/// Words around two equal days on which somebody spoke share this much.
const SPOKEN_AROUND: f64 = 0.3;
/// Words around two different values of one unit must share this much.
const OTHER_AROUND: f64 = 0.5;
/// The same where the sentences tell much else.
const SAME_AROUND: f64 = 0.55;
/// The same for places, where "in X" and "in Y" may both be right.
const PLACE_AROUND: f64 = 0.75;
/// The same for values that may both be right: nobody is alarmed by them.
const COMPATIBLE_AROUND: f64 = 0.3;
/// How much better than with any other value the words around two different values must fit.
const MARGIN: f64 = 0.2;
/// Sentences that share a name and whose values may both be right share at least this.
const LEAST_NAMED: f64 = 0.25;
/// Words around two dates that may both be right share at least this.
const DATE_AROUND: f64 = 0.35;
/// Sentences that share this much are one sentence, worded anew.
const ONE_SENTENCE: f64 = 0.5;
/// Sentences of two different values share at least this.
const DIFFERENT: f64 = 0.3;
/// How much larger the larger of two figures of one thing is at most.
const FAR: f64 = 5.0;
/// The same for two tolls of a kind, of which an event has one, and the words around these.
const TOLL_LINE: f64 = 0.22;
const TOLL_AROUND: f64 = 0.3;
/// Values of one kind in a sentence that are matched; a table in prose is left alone.
const MOST_IN_LINE: usize = 24;

/// A candidate: two values, how well they fit, what the fit rests on.
struct Candidate {
    a: usize,
    b: usize,
    fit: f64,
    around: f64,
    /// How well the next best value of the unit fits either of them.
    rival: f64,
    score: f64,
    /// Whether the two sentences share a name.
    named: bool,
}

/// The pairs of values of one slot, and whether there were too many tolls to compare.
pub(super) fn links(
    material: &Material<'_>,
    pairs: &[Pair],
    ranges: &[Range<usize>],
) -> (Vec<Link>, bool) {
    let counted = counted(material);
    let mut equals: Vec<Link> = Vec::new();
    let mut others: Vec<Candidate> = Vec::new();
    for pair in pairs {
        let (left, right) = (ranges[pair.a].clone(), ranges[pair.b].clone());
        if left.len() > MOST_IN_LINE || right.len() > MOST_IN_LINE {
            continue;
        }
        for candidate in matched(material, left.clone(), right.clone(), pair) {
            let (a, b) = (&material.values[candidate.a], &material.values[candidate.b]);
            let dated = a.kind == FactKind::Date && candidate.named && candidate.around > 0.0;
            let near = if a.of_speaking || b.of_speaking {
                candidate.around >= SPOKEN_AROUND || pair.score >= ALIKE
            } else {
                candidate.around >= EQUAL_AROUND || pair.score >= ALIKE || dated
            };
            // "40 miles west of" one town and another.
            let elsewhere = a.kind == FactKind::Measure
                && candidate.around < OTHER_AROUND
                && names_clash(material, a, b);
            if equal(a, b) && near && !elsewhere {
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
            } else if !equal(a, b)
                && (may_differ(material, &candidate, left.clone(), right.clone())
                    || only_count(material, &counted, &candidate))
            {
                others.push(candidate);
            }
        }
    }
    let casualties = casualties(material);
    equals.extend(casualties.equal.iter().map(|&(a, b)| Link {
        a,
        b,
        status: FactStatus::Agree,
        rule: "equal-toll",
    }));
    equals.extend(equal_figures(material).into_iter().map(|(a, b)| Link {
        a,
        b,
        status: FactStatus::Agree,
        rule: "equal-figure",
    }));
    let (elsewhere, unpaired) = equal_elsewhere(material);
    equals.extend(elsewhere.into_iter().map(|(a, b)| Link {
        a,
        b,
        status: FactStatus::Agree,
        rule: "equal-around",
    }));
    let slots = slots(material);
    equals.extend(slots.equal.iter().map(|&(a, b)| {
        let day = material.values[a].kind == FactKind::Date;
        let rule = if day { "same-happening" } else { "only-count" };
        Link { a, b, status: FactStatus::Agree, rule }
    }));
    // A value that a report confirms is not held against another value of that report.
    let confirmed: HashSet<(usize, usize)> = equals
        .iter()
        .flat_map(|link| {
            let (a, b) = (&material.values[link.a], &material.values[link.b]);
            [(link.a, b.article), (link.b, a.article)]
        })
        .collect();
    let mut links = equals;
    let (close, many) = close(material);
    let others = others.iter().map(|candidate| (candidate.a, candidate.b));
    let others = others.chain(casualties.different).chain(slots.different).chain(close);
    for (first, second) in others {
        let (a, b) = (&material.values[first], &material.values[second]);
        if confirmed.contains(&(first, b.article)) || confirmed.contains(&(second, a.article)) {
            continue;
        }
        if material.gives(a, b) || material.gives(b, a) {
            continue;
        }
        let (status, rule) = if compatible(a, b) {
            (FactStatus::Compatible, "bound-or-rounding")
        } else {
            differing(a, b, later(material, a, b))
        };
        links.push(Link { a: first, b: second, status, rule });
    }
    links.sort_by_key(|link| (link.a, link.b));
    links.dedup_by_key(|link| (link.a, link.b));
    (links, casualties.capped || slots.capped || many || unpaired)
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
    pair: &Pair,
) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let named = material.bags.members[pair.a]
        .shared(&material.bags.members[pair.b])
        .iter()
        .any(|item| material.features.class(item.0) == Class::Name);
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
            candidates.push(Candidate { a, b, fit, around, rival: 0.0, score: pair.score, named });
        }
    }
    for place in 0..candidates.len() {
        let (a, b) = (candidates[place].a, candidates[place].b);
        candidates[place].rival = candidates
            .iter()
            .filter(|other| (other.a == a) != (other.b == b))
            .map(|other| other.around)
            .fold(0.0, f64::max);
    }
    let text = |candidate: &Candidate| {
        let (x, y) = (&material.values[candidate.a].norm, &material.values[candidate.b].norm);
        (x.min(y), x.max(y))
    };
    candidates.sort_by(|x, y| {
        y.fit.total_cmp(&x.fit).then_with(|| text(x).cmp(&text(y))).then_with(|| {
            let places = |candidate: &Candidate| {
                let (a, b) = (&material.values[candidate.a], &material.values[candidate.b]);
                (a.span.start.min(b.span.start), a.span.start.max(b.span.start))
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
    if a.kind != b.kind || a.tie.is_some() || b.tie.is_some() || a.ordinal != b.ordinal {
        return false;
    }
    match a.kind {
        FactKind::Count => match (a.toll, b.toll) {
            (Some(x), Some(y)) => x == y,
            // "Seven officers and two civilians were wounded": the toll of the first is out of reach.
            (None | Some(_), None) | (None, Some(_)) => a.unit == b.unit && a.unit != Unit::None,
        },
        // The day of speaking is compared with nothing but itself.
        FactKind::Date => !a.of_speaking && !b.of_speaking || equal(a, b),
        FactKind::Place | FactKind::Person => true,
        _ => a.unit == b.unit,
    }
}

/// Whether one expression stands in both, a week or coarser, and one report's date is not known: "next week".
fn same_words(material: &Material<'_>, a: &Value, b: &Value) -> bool {
    a.kind == FactKind::Date
        && b.kind == FactKind::Date
        && a.grain == b.grain
        && a.grain.is_some_and(|grain| grain < Grain::Day)
        && (a.norm.is_empty() || b.norm.is_empty())
        && same_text(material, a, b)
}

/// Whether both are written alike: "today" of one quotation in reports of two days is one day.
fn same_text(material: &Material<'_>, a: &Value, b: &Value) -> bool {
    let text =
        |value: &Value| value.span.of(material.context.docs[value.article].text()).to_lowercase();
    text(a) == text(b)
}

/// Whether the words around two different values leave no doubt that they are of one thing.
fn may_differ(
    material: &Material<'_>,
    candidate: &Candidate,
    left: Range<usize>,
    right: Range<usize>,
) -> bool {
    let (a, b) = (&material.values[candidate.a], &material.values[candidate.b]);
    if a.ordinal || a.unit_name == score::UNIT {
        return false; // results are compared report by report
    }
    let toll = a.toll.is_some() && a.toll == b.toll && candidate.named;
    if !toll && names_clash(material, a, b) {
        return false;
    }
    let alone = |value: &Value, range: Range<usize>| {
        range.clone().filter(|&other| one_unit(&material.values[other], value)).count() == 1
    };
    let both_alone = alone(a, left) && alone(b, right);
    let clear = both_alone || candidate.around >= candidate.rival + MARGIN;
    let (around, score) = (candidate.around, candidate.score);
    let shared = shared_content(material, a, b);
    let named = candidate.named;
    if a.part != b.part || is_far(a, b) {
        return false; // "three of the five" and "five"
    }
    if a.low.is_some() && compatible(a, b) {
        let alike = shared >= 2 && around >= COMPATIBLE_AROUND
            || score >= ALIKE && around >= EQUAL_AROUND
            || named && score >= LEAST_NAMED;
        return clear && alike && a.modifiers == b.modifiers;
    }
    // "on Tuesday" and "this week"; a day and its hour are told as equal.
    if a.kind == FactKind::Date && a.norm != b.norm && compatible(a, b) {
        return both_alone && named && around >= DATE_AROUND && score >= DIFFERENT;
    }
    match a.kind {
        FactKind::Date => {
            let full = |value: &Value| value.norm.len() == 10 && !value.norm.contains('X');
            let days = full(a) && full(b);
            both_alone
                && days
                && (a.happening == b.happening || a.happening.is_none() || b.happening.is_none())
                && material.knows(a, b)
                && material.knows(b, a)
                && a.day != Day::Part
                && b.day != Day::Part
                && !same_text(material, a, b)
                && around >= OTHER_AROUND
                && score >= ALIKE
        }
        FactKind::Place => {
            both_alone
                && around >= PLACE_AROUND
                && score >= ALIKE
                && !name_each_other(material, a, b)
        }
        FactKind::Count if a.toll.is_some() || b.toll.is_some() => {
            let unnamed = a.unit == Unit::None || b.unit == Unit::None || a.unit == b.unit;
            let like = score >= TOLL_LINE || around >= TOLL_AROUND;
            both_alone && unnamed && like && a.toll == b.toll && a.modifiers == b.modifiers
        }
        _ => {
            // Winds and prices change from hour to hour.
            if a.as_of != b.as_of {
                return false;
            }
            // "7 million internal documents" and "13 million documents" in one sentence that both tell.
            let loose = (a.modifiers.is_empty() || b.modifiers.is_empty())
                && both_alone
                && named
                && score >= ONE_SENTENCE;
            if a.modifiers != b.modifiers {
                return loose && shared >= 3;
            }
            let held = both_alone && a.holder.is_some() && a.holder == b.holder;
            let about_one = around >= OTHER_AROUND && shared >= 3 && named && score >= DIFFERENT;
            let same_words = around >= SAME_AROUND && shared >= 4 && named;
            held || clear && (about_one || same_words || around >= 0.8 && shared >= 3)
        }
    }
}

/// Whether one figure is so much larger that it is of another thing.
fn is_far(a: &Value, b: &Value) -> bool {
    let Some((x, y)) = a.amount().zip(b.amount()) else { return false };
    x.max(y) > x.min(y) * FAR
}

/// How often each report counts things of a noun.
type Counted<'a> = HashMap<(usize, &'a Unit), usize>;

fn counted<'a>(material: &'a Material<'_>) -> Counted<'a> {
    let mut counted = HashMap::new();
    for value in material.values.iter().filter(|value| value.kind == FactKind::Count) {
        *counted.entry((value.article, &value.unit)).or_default() += 1;
    }
    counted
}

/// Whether both reports count the things once alone, and the sentences tell one thing of them: "300 families were moved
/// from the shore" and "officials said 200 families had been moved".
fn only_count(material: &Material<'_>, counted: &Counted<'_>, candidate: &Candidate) -> bool {
    let (a, b) = (&material.values[candidate.a], &material.values[candidate.b]);
    if a.kind != FactKind::Count || a.unit == Unit::None || a.ordinal {
        return false;
    }
    let once = |value: &Value| counted.get(&(value.article, &value.unit)) == Some(&1);
    once(a)
        && once(b)
        && a.unit == b.unit
        && a.toll == b.toll
        && a.modifiers == b.modifiers
        && a.as_of == b.as_of
        && a.part == b.part
        && !compatible(a, b)
        && !names_clash(material, a, b)
        && (shared_content(material, a, b) >= 2 || candidate.score >= LEAST_NAMED)
}

/// Whether one report names the place of the other: a city and its country, perhaps.
fn name_each_other(material: &Material<'_>, a: &Value, b: &Value) -> bool {
    let names = |value: &Value, other: &Value| {
        material.readings[value.article].names.contains(&other.thing)
    };
    names(a, b) || names(b, a)
}

/// Words that both values have around them; a name counts twice.
fn shared_content(material: &Material<'_>, a: &Value, b: &Value) -> usize {
    let count = |feature| 1 + usize::from(material.features.class(feature) == Class::Name);
    a.bag.shared(&b.bag).iter().map(|item| count(item.0)).sum()
}

/// Whether each has a name around it that the other's sentence lacks.
fn names_clash(material: &Material<'_>, a: &Value, b: &Value) -> bool {
    let own = |value: &Value, other: &Value| {
        let line = &material.readings[other.article].lines[other.line];
        value.bag.items.iter().any(|&(feature, _)| {
            material.features.class(feature) == Class::Name && !line.features.contains(&feature)
        })
    };
    own(a, b) && own(b, a)
}
