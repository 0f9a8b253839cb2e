//! Equal values in sentences that are worded too differently to be aligned.
//!
//! Some figures no two things share by chance: "2,891 documents", "$1.1 million", "6.5 percent". Reports on one event
//! that give such a figure in one unit give it of one thing. Other equal values, days and places are of one thing where
//! words with content stand around both.

use super::{
    Material,
    value::{Day, Unit, Value},
};
use crate::{compare::statement::Class, record::FactKind};
use foldhash::{HashMap, HashMapExt};
use std::collections::{BTreeMap, BTreeSet};

/// Equal values that are compared pair by pair; a value in more places than this tells nothing.
const MOST_PLACES: usize = 40;
/// How much is shared around two equal figures of one thing, around two equal days or places.
const FIGURE_AROUND: usize = 2;
const DAY_AROUND: usize = 3;
/// The same where one is the day on which somebody spoke.
const SPOKEN_AROUND: usize = 4;
/// How much their sentences share where a word with content stands around both.
const FIGURE_LINE: usize = 4;
const DAY_LINE: usize = 4;

/// Pairs of equal values of different reports with words with content around both, the smaller number first.
pub(super) fn equal_elsewhere(material: &Material<'_>) -> Vec<(usize, usize)> {
    let mut groups: HashMap<(FactKind, &str, &str, u32), Vec<usize>> = HashMap::new();
    for (number, value) in material.values.iter().enumerate() {
        let key = match value.kind {
            FactKind::Date if is_day(&value.norm) => (value.kind, value.norm.as_str(), "", 0),
            FactKind::Place => (value.kind, "", "", value.thing.unwrap_or(u32::MAX)),
            FactKind::Date | FactKind::Person => continue,
            _ if value.tie.is_some() || value.toll.is_some() || value.unit == Unit::None => {
                continue;
            }
            _ => (value.kind, value.norm.as_str(), value.unit_name.as_str(), 0),
        };
        groups.entry(key).or_default().push(number);
    }
    let mut found = Vec::new();
    for group in groups.values().filter(|group| group.len() <= MOST_PLACES) {
        for (place, &a) in group.iter().enumerate() {
            for &b in &group[place + 1..] {
                let (x, y) = (&material.values[a], &material.values[b]);
                if x.article == y.article {
                    continue;
                }
                let near = x.bag.shared(&y.bag).into_iter().map(|item| item.0);
                let near = content(material, near);
                let enough = if x.kind == FactKind::Place {
                    near.sum >= DAY_AROUND && near.words >= 1
                } else if x.of_speaking || y.of_speaking {
                    near.words >= 2 && near.sum >= SPOKEN_AROUND
                } else if x.kind == FactKind::Date {
                    near.words >= 1
                        && (near.sum >= DAY_AROUND
                            || in_line(material, x, y).is_about_one(DAY_LINE))
                } else {
                    near.words >= 1
                        && (near.sum >= FIGURE_AROUND
                            || in_line(material, x, y).is_about_one(FIGURE_LINE))
                };
                if enough {
                    found.push((a, b));
                }
            }
        }
    }
    found.sort_unstable();
    found
}

/// What two places share: words with content, and those with names, which count twice.
struct Content {
    words: usize,
    sum: usize,
}

impl Content {
    fn is_about_one(&self, least: usize) -> bool {
        self.words >= 2 && self.sum >= least
    }
}

fn content(material: &Material<'_>, features: impl Iterator<Item = u32>) -> Content {
    let mut found = Content { words: 0, sum: 0 };
    for feature in features {
        match material.features.class(feature) {
            Class::Common | Class::Date => {}
            Class::Name => found.sum += 2,
            Class::Content | Class::Number | Class::Quote => {
                found.words += 1;
                found.sum += 1;
            }
        }
    }
    found
}

/// What the sentences of two values share.
fn in_line(material: &Material<'_>, a: &Value, b: &Value) -> Content {
    let features = |value: &Value| &material.readings[value.article].lines[value.line].features;
    let (left, right) = (features(a), features(b));
    let shared: BTreeSet<u32> =
        left.iter().copied().filter(|feature| right.contains(feature)).collect();
    content(material, shared.into_iter())
}

/// Pairs of equal telling figures of different reports, the smaller number first.
pub(super) fn equal_figures(material: &Material<'_>) -> Vec<(usize, usize)> {
    let mut groups: BTreeMap<(FactKind, u64, &str), Vec<usize>> = BTreeMap::new();
    for (number, value) in material.values.iter().enumerate() {
        if value.kind == FactKind::Date && is_telling_day(material, value) {
            groups.entry((value.kind, 0, &value.norm)).or_default().push(number);
            continue;
        }
        if let Some(low) = value.low
            && value.high.is_none()
            && value.toll.is_none()
            && value.tie.is_none()
            && value.unit != Unit::None
            && is_telling(value, low)
        {
            groups.entry((value.kind, low.to_bits(), &value.unit_name)).or_default().push(number);
        }
    }
    let mut found = Vec::new();
    for group in groups.values() {
        // Each with the first of another report: one figure, whatever the order of the reports.
        for &number in group {
            let article = material.values[number].article;
            let other = group.iter().find(|&&other| material.values[other].article != article);
            found.extend(other.map(|&other| (number.min(other), number.max(other))));
        }
    }
    found
}

/// Whether a date is written out ("Oct. 29") and not that of the report or of the days around it.
fn is_telling_day(material: &Material<'_>, value: &Value) -> bool {
    let doc = &material.context.docs[value.article];
    if value.day == Day::Part {
        return false;
    }
    let written = value.span.of(doc.text()).contains(|c: char| c.is_ascii_digit());
    let Some(published) = doc.article.published.filter(|_| written && is_day(&value.norm)) else {
        return false;
    };
    let day = value.norm.parse::<jiff::civil::Date>().ok();
    day.is_some_and(|day| (day - published.date()).get_days().abs() > 1)
}

fn is_day(norm: &str) -> bool {
    norm.len() == 10 && norm.starts_with(|c: char| c.is_ascii_digit()) && !norm.contains('X')
}

fn is_telling(value: &Value, low: f64) -> bool {
    let digits = digits(low);
    match value.kind {
        FactKind::Money => digits >= 2,
        FactKind::Percent | FactKind::Measure => low.fract() != 0.0,
        FactKind::Count => digits >= 3,
        _ => false,
    }
}

/// Digits of a number without the zeros at its ends: 2 for 1,100,000 and for 0.25.
fn digits(number: f64) -> usize {
    let written = format!("{number}");
    written.replace('.', "").trim_matches('0').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_at_the_ends_tell_nothing() {
        for (number, expected) in [(1_100_000.0, 2), (0.25, 2), (2891.0, 4), (500.0, 1), (62.5, 3)]
        {
            assert_eq!(digits(number), expected, "{number}");
        }
    }
}
