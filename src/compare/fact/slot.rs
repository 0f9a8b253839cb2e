//! Slots that each report fills once, whatever the wording of its sentences: the passengers of the coach, the speed of
//! the wind, the result of the vote, the day of the fire.
//!
//! Two figures of one unit are held against each other where neither report gives another of them, they are of one
//! order, and their sentences share enough to be of one thing.

use super::{
    Material,
    figure::{content, in_line},
    score,
    status::{compatible, equal, may_both},
    value::{Day, Unit, Value},
};
use crate::record::{FactKind, StatementVoice};
use foldhash::{HashMap, HashMapExt};
use jiff::civil::Date;

/// Values of one unit, or days of one class, that are compared pair by pair; more are left out and reported.
const MOST: usize = 120;
/// How much larger the larger of two figures of one thing is at most; of small ones.
const RATIO: f64 = 3.0;
const SMALL_RATIO: f64 = 2.0;
const SMALL: f64 = 10.0;
/// Happenings of which a report tells one.
const ONCE: [&str; 14] = [
    "fire",
    "quake",
    "crash",
    "blast",
    "shooting",
    "stabbing",
    "flood",
    "landfall",
    "robbery",
    "collapse",
    "sinking",
    "landslide",
    "eruption",
    "kidnapping",
];
/// How far two figures lie apart that need share nothing but their noun.
const CLOSE: f64 = 1.5;
/// Days between two days that reports give for one happening.
const APART: i32 = 6;

/// Pairs of values of one slot: equal ones and different ones. The third tells whether a cap left some out.
#[derive(Debug, Default)]
pub(super) struct Slots {
    pub(super) equal: Vec<(usize, usize)>,
    pub(super) different: Vec<(usize, usize)>,
    pub(super) capped: bool,
}

pub(super) fn slots(material: &Material<'_>) -> Slots {
    let mut found = Slots::default();
    let mut figures: HashMap<(FactKind, &Unit), Vec<usize>> = HashMap::new();
    let mut days: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut years: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, value) in material.values.iter().enumerate() {
        if let Some(year) = value.norm.get(..4).filter(|_| value.kind == FactKind::Date) {
            years.entry(year).or_default().push(number);
        }
        match (value.kind, value.happening) {
            (FactKind::Date, Some(class))
                if day(value).is_some()
                    && !value.of_speaking
                    && value.voice != StatementVoice::Quoted =>
            {
                days.entry(class).or_default().push(number);
            }
            (FactKind::Date | FactKind::Place | FactKind::Person, _) => {}
            _ if value.tie.is_some() || value.ordinal || value.low.is_none() => {}
            _ if value.toll.is_some() || value.unit == Unit::None => {}
            _ => figures.entry((value.kind, &value.unit)).or_default().push(number),
        }
    }
    for group in figures.values() {
        found.pairs(material, group, figure);
    }
    for group in days.values() {
        found.pairs(material, group, happening);
    }
    for group in years.values() {
        found.coarser(material, group);
    }
    found.equal.sort_unstable();
    found.different.sort_unstable();
    found
}

impl Slots {
    /// Dates of which one lies in the other, with words around both that tell one thing: "in November", "on Nov. 6".
    fn coarser(&mut self, material: &Material<'_>, group: &[usize]) {
        let coarse = |number: &&usize| matches!(material.values[**number].norm.len(), 4 | 7 | 8);
        if group.len() > MOST {
            self.capped |= group.iter().any(|number| coarse(&number));
            return;
        }
        for &a in group.iter().filter(coarse) {
            for &b in group {
                let (x, y) = (&material.values[a], &material.values[b]);
                if x.article == y.article || !finer(y, x) || !compatible(x, y) {
                    continue;
                }
                let near = content(material, x.bag.shared(&y.bag).into_iter().map(|item| item.0));
                if near.words == 0 && near.sum < 2 {
                    continue;
                }
                let line = in_line(material, x, y);
                // Much of what a report tells lies in its own week, month and year.
                let (words, sum) = if is_own(material, x) { (2, 5) } else { (1, 3) };
                if near.words >= words && line.sum >= sum
                    || near.sum >= 2 && line.words > words && line.sum >= sum + 2
                {
                    self.different.push((a.min(b), a.max(b)));
                }
            }
        }
    }

    /// `tells` says whether two different values of the group may be told as such.
    fn pairs(
        &mut self,
        material: &Material<'_>,
        group: &[usize],
        tells: fn(&Material<'_>, &Value, &Value) -> bool,
    ) {
        let one = material.values[group[0]].article;
        if group.iter().all(|&number| material.values[number].article == one) {
            return;
        }
        if group.len() > MOST {
            self.capped = true;
            return;
        }
        for (place, &a) in group.iter().enumerate() {
            for &b in &group[place + 1..] {
                let (x, y) = (&material.values[a], &material.values[b]);
                if x.article == y.article {
                    continue;
                }
                if equal(x, y) {
                    let one = match x.kind {
                        FactKind::Date => in_line(material, x, y).sum >= 2,
                        // "eight counts", "eight criminal charges"
                        FactKind::Count => {
                            x.specific
                                && x.low >= Some(3.0)
                                && in_line(material, x, y).sum >= 2
                                && alone(material, group, x, y)
                                && alone(material, group, y, x)
                        }
                        _ => false,
                    };
                    if one {
                        self.equal.push((a, b));
                    }
                } else if (x.low.is_some() && compatible(x, y)
                    || alone(material, group, x, y) && alone(material, group, y, x))
                    && tells(material, x, y)
                {
                    self.different.push((a, b));
                }
            }
        }
    }
}

/// Whether the first date tells less time than the second: a week is finer than a month.
fn finer(a: &Value, b: &Value) -> bool {
    let length = |value: &Value| if value.norm.contains('W') { 9 } else { value.norm.len() };
    length(a) > length(b)
}

/// Whether a date is the month or year of its report, in which most of its days lie, or a week.
fn is_own(material: &Material<'_>, value: &Value) -> bool {
    let Some(published) = material.context.docs[value.article].article.published else {
        return false;
    };
    let today = published.date();
    let month = || -> Option<i32> {
        let (year, month) = value.norm.split_once('-')?;
        let (year, month): (i32, i32) = (year.parse().ok()?, month.parse().ok()?);
        Some(i32::from(today.year()) * 12 + i32::from(today.month()) - year * 12 - month)
    };
    match value.norm.len() {
        4 => value.norm == today.year().to_string(),
        7 => month().is_none_or(|apart| apart == 0),
        _ => true,
    }
}

/// Whether the report of `value` gives no other value of the slot, and that of `other` does not give this one.
fn alone(material: &Material<'_>, group: &[usize], value: &Value, other: &Value) -> bool {
    group.iter().map(|&number| &material.values[number]).all(|rival| {
        if rival.article == value.article {
            equal(rival, value) || !one_slot(rival, value)
        } else {
            rival.article != other.article || equal(rival, other) || !equal(rival, value)
        }
    })
}

/// Whether nothing says that two values of a unit are of two things.
fn one_slot(a: &Value, b: &Value) -> bool {
    let alike = |x: Option<u32>, y: Option<u32>| x.is_none() || y.is_none() || x == y;
    alike(a.whole, b.whole) && alike(a.owner, b.owner)
}

/// Whether two figures of a unit are of one thing.
fn figure(material: &Material<'_>, a: &Value, b: &Value) -> bool {
    let (Some(x), Some(y)) = (a.low, b.low) else { return false };
    if may_both(a, b) && !compatible(a, b)
        || !one_slot(a, b)
        || a.part != b.part
        || a.expected != b.expected
        || a.as_of != b.as_of
    {
        return false;
    }
    let line = in_line(material, a, b);
    if a.unit_name == score::UNIT {
        return result(a, b) && line.words >= 1 && line.sum >= 3;
    }
    let (small, large) = (f64::min(x * a.scale, y * b.scale), f64::max(x * a.scale, y * b.scale));
    let ratio = if large < SMALL * a.scale { SMALL_RATIO } else { RATIO };
    if small <= 0.0 || large > small * ratio || a.modifiers != b.modifiers {
        return false;
    }
    if !(material.knows(a, b) && material.knows(b, a)) {
        return false;
    }
    let near = content(material, a.bag.shared(&b.bag).into_iter().map(|item| item.0));
    let owned = a.owner.is_some() && a.owner == b.owner || a.whole.is_some() && a.whole == b.whole;
    let may = compatible(a, b);
    match a.kind {
        FactKind::Count if small < 3.0 => false,
        _ if may => near.words >= 1 && line.sum >= 2 || line.words >= 2 && line.sum >= 4,
        FactKind::Count if a.specific => line.sum >= if large <= small * CLOSE { 1 } else { 2 },
        FactKind::Count => line.sum >= 3,
        _ if a.unit_name == "magnitude" => true,
        _ if owned => line.sum >= 2,
        FactKind::Measure => line.sum >= 2 && near.words >= 1,
        FactKind::Duration => line.sum >= 4 && near.words >= 2,
        _ => {
            near.words >= 1 && (line.sum >= 3 && near.sum >= 2 || line.words >= 3 && line.sum >= 4)
        }
    }
}

/// Whether two results are of one vote or one match: as many votes, or goals that differ little.
fn result(a: &Value, b: &Value) -> bool {
    let total = |value: &Value| value.low.unwrap_or(0.0) + value.high.unwrap_or(0.0);
    let (x, y) = (total(a), total(b));
    if x.max(y) > 20.0 { (x - y).abs() <= 0.1 * x.max(y) } else { (x - y).abs() <= 3.0 }
}

/// Whether two days are told of one happening.
fn happening(material: &Material<'_>, a: &Value, b: &Value) -> bool {
    let (Some(x), Some(y)) = (day(a), day(b)) else { return false };
    let apart = (x - y).get_days().abs();
    let edge =
        (a.day == Day::Part || b.day == Day::Part) && apart == 1 && !one_part(material, a, b);
    let near = content(material, a.bag.shared(&b.bag).into_iter().map(|item| item.0));
    let sum = in_line(material, a, b).sum;
    let ahead = |day: Date, value: &Value| {
        let published = material.context.docs[value.article].article.published;
        published.is_some_and(|moment| day > moment.date())
    };
    ahead(x, a) == ahead(y, b)
        && apart != 0
        && apart <= APART
        && !edge
        && !compatible(a, b)
        && material.knows(a, b)
        && material.knows(b, a)
        && sum >= 2
        && (near.sum >= 2 || a.happening.is_some_and(|class| ONCE.contains(&class)))
}

/// Whether both name one part of the day: "Tuesday night", "Monday night".
fn one_part(material: &Material<'_>, a: &Value, b: &Value) -> bool {
    let part = |value: &Value| {
        let text = value.span.of(material.context.docs[value.article].text());
        ["morning", "afternoon", "evening", "night", "early", "late"]
            .into_iter()
            .filter(|part| text.to_lowercase().contains(part))
            .fold(String::new(), |all, part| all + part)
    };
    part(a) == part(b)
}

fn day(value: &Value) -> Option<Date> {
    (value.norm.len() == 10).then(|| value.norm.parse().ok()).flatten()
}
