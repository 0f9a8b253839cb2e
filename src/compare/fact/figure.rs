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
/// Lines at the head of a report, which tell the event itself.
const LEAD: usize = 4;
/// Lines that open a report.
const OPENING: usize = 2;
/// How much their sentences share where a word with content stands around both.
const FIGURE_LINE: usize = 4;
const DAY_LINE: usize = 4;
/// A number below this is one of something in every report.
const LEAST_TELLING: f64 = 3.0;
/// From here on two reports seldom count as many of one thing by chance.
const LEAST_COUNT: f64 = 10.0;

/// Pairs of equal values of different reports with words with content around both, the smaller number first.
/// Whether a cap left some out comes with them.
pub(super) fn equal_elsewhere(material: &Material<'_>) -> (Vec<(usize, usize)>, bool) {
    let mut groups: HashMap<(FactKind, &str, &Unit, u32), Vec<usize>> = HashMap::new();
    // "25 nominees", "25 people": reports count one thing by several nouns.
    let mut counts: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, value) in material.values.iter().enumerate() {
        if value.kind == FactKind::Count
            && value.low >= Some(LEAST_TELLING)
            && !value.ordinal
            && value.tie.is_none()
        {
            counts.entry(&value.norm).or_default().push(number);
        }
        let key = match value.kind {
            FactKind::Date if is_date(&value.norm) => {
                (value.kind, value.norm.as_str(), &Unit::None, 0)
            }
            FactKind::Place => (value.kind, "", &Unit::None, value.thing.unwrap_or(u32::MAX)),
            FactKind::Date | FactKind::Person => continue,
            _ if value.tie.is_some() => continue,
            FactKind::Count if value.unit == Unit::None => continue,
            _ => (value.kind, value.norm.as_str(), &value.unit, u32::from(value.ordinal)),
        };
        groups.entry(key).or_default().push(number);
    }
    let mut found = Vec::new();
    let capped = counts.values().any(|group| group.len() > MOST_PLACES);
    let by_noun = |x: &Value, y: &Value| x.unit == y.unit && x.unit != Unit::None;
    let mut pair = |group: &[usize], is_one: &dyn Fn(&Value, &Value) -> bool| {
        for (place, &a) in group.iter().enumerate().filter(|_| group.len() <= MOST_PLACES) {
            for &b in &group[place + 1..] {
                let (x, y) = (&material.values[a], &material.values[b]);
                // Two tolls are compared by what they are tolls of.
                let tolls = x.toll.is_some() && y.toll.is_some();
                if x.article != y.article && !tolls && is_one(x, y) {
                    found.push((a, b));
                }
            }
        }
    };
    for group in groups.values() {
        pair(group, &|x, y| is_about_one(material, x, y));
    }
    for group in counts.values() {
        pair(group, &|x, y| !by_noun(x, y) && counts_one(material, x, y));
    }
    found.sort_unstable();
    (found, capped)
}

/// Whether enough stands around two equal values, or in their sentences, for both to be of one thing.
fn is_about_one(material: &Material<'_>, a: &Value, b: &Value) -> bool {
    let near = content(material, a.bag.shared(&b.bag).into_iter().map(|item| item.0));
    let line = || in_line(material, a, b);
    let heads = a.line < LEAD && b.line < LEAD;
    let day = a.kind == FactKind::Date && is_day(&a.norm);
    // Reports on one event open with its day.
    let hour = |value: &Value| value.of_speaking && value.day == Day::Part;
    let opens = |value: &Value| value.line < OPENING && !hour(value);
    if day && opens(a) && opens(b) {
        return !(a.of_speaking && b.of_speaking) || line().sum >= 2;
    }
    match a.kind {
        FactKind::Place => {
            near.words >= 1 && (near.sum >= 2 || heads) || line().shares(2, DAY_LINE)
        }
        FactKind::Date if !day => {
            // Few things of one event lie in one other month.
            let month = a.norm.len() == 7 && !is_now(material, a) && line().shares(2, 3);
            let least = if is_now(material, a) { 3 } else { 2 };
            month || near.words >= 1 && near.sum >= least || line().shares(2, DAY_LINE)
        }
        _ if a.of_speaking || b.of_speaking => {
            let hours = a.day == Day::Part || b.day == Day::Part;
            near.words >= 2 && near.sum >= SPOKEN_AROUND
                || heads && !hours && line().shares(2, DAY_LINE)
        }
        FactKind::Date => {
            let in_heads = |line: Content| line.shares(1, DAY_AROUND) || line.sum >= DAY_LINE;
            near.words >= 1 && near.sum >= DAY_AROUND
                || near.sum >= 2 && line().shares(1, DAY_AROUND)
                || if heads { in_heads(line()) } else { line().shares(2, DAY_LINE) }
        }
        _ if near.words >= 1 && near.sum >= FIGURE_AROUND => true,
        _ => {
            let line = line();
            let telling = a.low.is_some_and(|low| is_telling(a, low) || low >= LEAST_LONG);
            // "a six-week bill", "37 minutes": two reports of one event seldom give a unit as often by chance.
            let least = match a.kind {
                FactKind::Count if !telling && a.low < Some(LEAST_COUNT) => (2, FIGURE_LINE),
                FactKind::Count if !telling => (1, 3),
                // Years and months of a sentence, a term, a first stretch come in round numbers.
                FactKind::Duration if a.low < Some(LEAST_COUNT) => (2, 2),
                _ => (1, 1),
            };
            line.plain >= 1 && line.shares(least.0, least.1)
        }
    }
}

/// Whether two equal numbers count one thing by two nouns, or one of them by none: "49 victims", "killed 49 people".
fn counts_one(material: &Material<'_>, a: &Value, b: &Value) -> bool {
    let low = a.low.unwrap_or_default();
    if a.part != b.part {
        return false;
    }
    let near = content(material, a.bag.shared(&b.bag).into_iter().map(|item| item.0));
    let line = in_line(material, a, b);
    if low >= LEAST_LONG {
        return line.shares(1, 2) || near.words >= 1;
    }
    let heads = a.line < LEAD && b.line < LEAD;
    if low < LEAST_COUNT {
        return (near.words >= 1 || heads) && line.shares(2, FIGURE_LINE);
    }
    near.words >= 1 && line.shares(2, 3) || line.shares(2, FIGURE_LINE) || near.sum >= FIGURE_LINE
}

/// What two places share: words with content, and those with names, which count twice.
pub(super) struct Content {
    pub(super) words: usize,
    pub(super) sum: usize,
    /// The words that are no numbers.
    plain: usize,
}

impl Content {
    const fn shares(&self, words: usize, sum: usize) -> bool {
        self.words >= words && self.sum >= sum
    }
}

pub(super) fn content(material: &Material<'_>, features: impl Iterator<Item = u32>) -> Content {
    let mut found = Content { words: 0, sum: 0, plain: 0 };
    for feature in features {
        match material.features.class(feature) {
            Class::Common | Class::Date => {}
            Class::Name => found.sum += 2,
            class @ (Class::Content | Class::Number | Class::Quote) => {
                found.words += 1;
                found.sum += 1;
                found.plain += usize::from(class != Class::Number);
            }
        }
    }
    found
}

/// Digits of a figure that tells what it is of without its unit.
const LONG: usize = 4;
/// Such a figure is larger than any year.
const LEAST_LONG: f64 = 2101.0;

/// What the sentences of two values share.
pub(super) fn in_line(material: &Material<'_>, a: &Value, b: &Value) -> Content {
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
            && value.tie.is_none()
            && !value.ordinal
        {
            // "1,488 kids" and "1,488 children": nothing else has so many by chance.
            if value.kind == FactKind::Count && low >= LEAST_LONG && digits(low) >= LONG {
                groups.entry((value.kind, low.to_bits(), "")).or_default().push(number);
            } else if value.toll.is_none() && value.unit != Unit::None && is_telling(value, low) {
                let unit = value.unit_name.as_str();
                groups.entry((value.kind, low.to_bits(), unit)).or_default().push(number);
            }
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

/// Whether a month or year is that of its report.
fn is_now(material: &Material<'_>, value: &Value) -> bool {
    let published = material.context.docs[value.article].article.published;
    published.is_none_or(|moment| moment.date().to_string().starts_with(&value.norm))
}

/// Whether a date is known: a day, a month, a year.
fn is_date(norm: &str) -> bool {
    matches!(norm.len(), 4 | 7 | 10)
        && norm.starts_with(|c: char| c.is_ascii_digit())
        && norm.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
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
