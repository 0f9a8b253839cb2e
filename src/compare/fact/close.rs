//! Figures that lie so close that they are of one thing: "58 people", "59 people"; "22 defections", "21 members".
//!
//! In reports on one event two figures seldom lie within an eighth of each other by chance. Where the words around them
//! agree too, and each report has few others of the unit, they answer one question.

use super::{
    Material,
    figure::{content, in_line},
    score,
    status::{compatible, equal, may_both},
    value::{Unit, Value},
};
use crate::record::FactKind;
use foldhash::{HashMap, HashMapExt, HashSet};

/// How much larger the larger figure is at most.
const RATIO: f64 = 1.13;
/// The larger of two figures is at least this.
const LEAST: f64 = 5.0;
/// How many other figures of its unit a report gives at most.
const OTHERS: usize = 2;
/// Figures of one kind that are compared; more are left out and reported.
const MOST: usize = 4000;
/// Pairs that a figure is held against at most.
const NEAREST: usize = 64;
/// What the sentences of two figures share: of one unit, of tolls, of two units.
const LINE: usize = 2;
const TOLL_LINE: usize = 3;
const OTHER_LINE: usize = 4;

/// Pairs of close figures of different reports, the smaller number first, and whether a cap left some out.
pub(super) fn close(material: &Material<'_>) -> (Vec<(usize, usize)>, bool) {
    let values = &material.values;
    let mut kinds: HashMap<FactKind, Vec<(f64, usize)>> = HashMap::new();
    for (number, value) in values.iter().enumerate() {
        if let Some(amount) = value.amount().filter(|_| is_figure(value)) {
            kinds.entry(value.kind).or_default().push((amount, number));
        }
    }
    let others = others(material);
    let few = |value: &Value| {
        others
            .get(&(value.article, value.kind, unit(value)))
            .is_none_or(|all| all.len() <= OTHERS + 1)
    };
    let (mut found, mut capped) = (Vec::new(), false);
    for figures in kinds.values_mut() {
        if figures.len() > MOST {
            capped = true;
            continue;
        }
        figures.sort_by(|x, y| x.0.total_cmp(&y.0).then(x.1.cmp(&y.1)));
        for (place, &(amount, a)) in figures.iter().enumerate() {
            let near =
                figures[place + 1..].iter().take_while(|(other, _)| *other <= amount * RATIO);
            let larger = near.filter(|(other, b)| {
                *other > amount && *other >= LEAST && values[*b].article != values[a].article
            });
            for (held, &(_, b)) in larger.enumerate() {
                if held == NEAREST {
                    capped = true;
                    break;
                }
                let (x, y) = (&values[a], &values[b]);
                if few(x) && few(y) && is_one(material, x, y) {
                    found.push((a.min(b), a.max(b)));
                }
            }
        }
    }
    found.sort_unstable();
    (found, capped)
}

/// Whether a value is one figure of something counted or measured.
fn is_figure(value: &Value) -> bool {
    value.tie.is_none()
        && value.high.is_none()
        && !value.ordinal
        && value.unit_name != score::UNIT
        && (value.unit != Unit::None || value.toll.is_some())
}

/// What is counted: of measures, the unit as written.
fn unit(value: &Value) -> (&Unit, &str) {
    let named = matches!(value.kind, FactKind::Measure | FactKind::Duration);
    (&value.unit, if named { &value.unit_name } else { "" })
}

type Others<'a> = HashMap<(usize, FactKind, (&'a Unit, &'a str)), HashSet<u64>>;

/// The figures that each report gives of each unit.
fn others<'a>(material: &'a Material<'_>) -> Others<'a> {
    let mut found: Others<'a> = HashMap::new();
    for value in material.values.iter().filter(|value| value.tie.is_none()) {
        if let Some(low) = value.low {
            found
                .entry((value.article, value.kind, unit(value)))
                .or_default()
                .insert(low.to_bits());
        }
    }
    found
}

/// Whether the words around two close figures tell one thing of them.
fn is_one(material: &Material<'_>, a: &Value, b: &Value) -> bool {
    let same_unit = unit(a) == unit(b);
    if a.kind != FactKind::Count && !same_unit
        || equal(a, b)
        || compatible(a, b)
        || may_both(a, b)
        || a.toll != b.toll
        || a.as_of != b.as_of
        || a.part != b.part
        || a.expected != b.expected
        || same_unit && a.modifiers != b.modifiers
    {
        return false;
    }
    let alike = |x: Option<u32>, y: Option<u32>| x.is_none() || y.is_none() || x == y;
    if !alike(a.whole, b.whole) || !alike(a.owner, b.owner) {
        return false;
    }
    let near = content(material, a.bag.shared(&b.bag).into_iter().map(|item| item.0));
    let least = match (a.toll.is_some(), same_unit) {
        (true, _) => TOLL_LINE,
        (_, true) => LINE,
        _ => OTHER_LINE,
    };
    near.words >= 1 && in_line(material, a, b).sum >= least
}
