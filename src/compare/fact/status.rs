//! How two values of one slot stand to each other.

use super::{
    score,
    value::{AsOf, Day, Value},
};
use crate::record::{Bound, FactKind, FactStatus, Grain};

/// Whether two normalised values are equal: numbers to nine digits, dates and places as written.
pub(super) fn equal(a: &Value, b: &Value) -> bool {
    match (a.low, b.low) {
        (Some(_), Some(_)) if a.ordinal != b.ordinal => false,
        (Some(x), Some(y)) if a.unit_name != b.unit_name && a.unit == b.unit => {
            // "62 miles" and "100 km"
            let (x, y) = (x * a.scale, y * b.scale);
            a.high.is_none()
                && b.high.is_none()
                && (x - y).abs() <= CONVERTED * x.abs().max(y.abs())
        }
        (Some(x), Some(y)) => {
            same_number(x, y) && a.high == b.high && agreeing_bounds(a.bound, b.bound)
        }
        (None, None) if matches!(a.kind, FactKind::Place | FactKind::Person) => a.thing == b.thing,
        (None, None) => !a.norm.is_empty() && a.norm == b.norm,
        _ => false,
    }
}

/// How far a figure lies from what "about" it takes in.
const ABOUT: f64 = 0.1;
/// Whole percents below this tell more by a point than rounding does.
const LEAST_WHOLE: f64 = 20.0;
/// How far two figures of one thing in two units lie apart, as both are rounded.
const CONVERTED: f64 = 0.03;

fn same_number(x: f64, y: f64) -> bool {
    (x - y).abs() <= 1e-9 * x.abs().max(y.abs())
}

/// "More than 40" and "less than 40" are not equal; with and without a bound one figure is.
fn agreeing_bounds(a: Bound, b: Bound) -> bool {
    let direction = |bound| match bound {
        Bound::Exact | Bound::About => 0,
        Bound::AtLeast | Bound::MoreThan => 1,
        Bound::AtMost | Bound::LessThan => -1,
    };
    direction(a) * direction(b) >= 0
}

/// Whether both values may be right: a bound or a range holds the other, one rounds the other, one date lies in the
/// other.
pub(super) fn compatible(a: &Value, b: &Value) -> bool {
    match (a.low, b.low) {
        (Some(_), Some(_)) if a.ordinal || b.ordinal || a.unit_name == score::UNIT => false,
        (Some(x), Some(y)) if a.unit_name != b.unit_name && a.unit == b.unit => {
            let (x, y) = (x * a.scale, y * b.scale);
            (x - y).abs() <= ABOUT * x.abs().max(y.abs()) || holds(a, b) || holds(b, a)
        }
        (Some(_), Some(_)) => {
            holds(a, b) || holds(b, a) || rounds(a, b) || rounds(b, a) || one_point_apart(a, b)
        }
        (None, None) if a.kind == FactKind::Date => {
            within(a, b) || within(b, a) || one_weekday(a, b) || in_week(a, b) || in_week(b, a)
        }
        _ => false,
    }
}

/// Whether the amounts that two figures leave open have one in common: "more than 40" and 90.
pub(super) fn may_both(a: &Value, b: &Value) -> bool {
    let open = |value: &Value| {
        let low = value.amount()?;
        let high = value.high.map_or(low, |high| high * value.scale);
        Some(match value.bound {
            Bound::Exact => (low, high),
            Bound::About => (low * (1.0 - ABOUT), high * (1.0 + ABOUT)),
            Bound::AtLeast | Bound::MoreThan => (low, f64::INFINITY),
            Bound::AtMost | Bound::LessThan => (f64::NEG_INFINITY, high),
        })
    };
    let Some(((low, high), (other_low, other_high))) = open(a).zip(open(b)) else { return false };
    // Two that both say "up to" tell the same edge.
    let edges = matches!((a.bound, b.bound), (Bound::AtMost, Bound::AtMost));
    !edges && low <= other_high && other_low <= high
}

/// Whether the bound or range of `a` takes in `b`.
fn holds(a: &Value, b: &Value) -> bool {
    let (Some(low), Some(other)) = (a.amount(), b.amount()) else { return false };
    let top = b.high.map_or(other, |high| high * b.scale);
    match (a.high, a.bound) {
        (Some(high), _) => low <= other && top <= high * a.scale,
        // A bound far below the other value would not be told of the same thing.
        (None, Bound::AtLeast | Bound::MoreThan) => other >= low && other <= low * 1.5,
        (None, Bound::AtMost | Bound::LessThan) => other <= low && other >= low / 1.5,
        (None, Bound::About) => (other - low).abs() <= low.abs() * ABOUT,
        (None, Bound::Exact) => false,
    }
}

/// Whether `a` is `b` with fewer digits: 50 for 49.9, 2,900 for 2,891; cut off (2,800) counts for large numbers too.
fn rounds(a: &Value, b: &Value) -> bool {
    let (Some(round), Some(exact)) = (a.low, b.low) else { return false };
    if a.high.is_some() || b.high.is_some() || round == 0.0 {
        return false;
    }
    let mut step = 1.0;
    while step * 10.0 <= round.abs() && (round / (step * 10.0)).fract() == 0.0 {
        step *= 10.0;
    }
    if round.fract() != 0.0 {
        step = 0.1;
        if (round * 10.0).fract() > 1e-6 {
            return false;
        }
    }
    let fine = |number: f64| (number / step - (number / step).round()).abs() > 1e-6;
    // A count under a hundred is not rounded without a word that says so.
    let rounded = step >= 100.0 || exact.fract() != 0.0;
    rounded
        && fine(exact)
        && (round - exact).abs() < step
        && (round - exact).abs() <= exact.abs() * 0.05
}

/// Whether two shares of a whole are a point apart: 64.5 percent is cut to 64 and rounded to 65.
fn one_point_apart(a: &Value, b: &Value) -> bool {
    let (Some(x), Some(y)) = (a.low, b.low) else { return false };
    let whole = |share: f64| share.fract() == 0.0 && share >= LEAST_WHOLE;
    a.kind == FactKind::Percent
        && a.high.is_none()
        && b.high.is_none()
        && whole(x)
        && whole(y)
        && (0.5..1.5).contains(&(x - y).abs())
}

/// Whether the date of `b` lies in the coarser date of `a`.
fn within(a: &Value, b: &Value) -> bool {
    a.grain > Some(Grain::Decade)
        && !a.norm.is_empty()
        && b.norm.len() > a.norm.len()
        && b.norm.starts_with(&a.norm)
        && b.norm.as_bytes()[a.norm.len()] == b'-'
}

/// Whether the day of `b` lies in the week of `a`: "this week" and "on Tuesday".
fn in_week(a: &Value, b: &Value) -> bool {
    let week = || {
        let (year, week) = a.norm.split_once("-W")?;
        let day = b.norm.parse::<jiff::civil::Date>().ok()?.iso_week_date();
        Some(year.parse() == Ok(day.year()) && week.parse() == Ok(day.week()))
    };
    week() == Some(true)
}

/// Whether one is a bare weekday that the other's date falls on: which week it is of is often a guess.
fn one_weekday(a: &Value, b: &Value) -> bool {
    let day = |value: &Value| value.norm.parse::<jiff::civil::Date>().ok();
    (a.day == Day::Weekday || b.day == Day::Weekday)
        && day(a).zip(day(b)).is_some_and(|(x, y)| x.weekday() == y.weekday())
}

/// The status of two values that are neither equal nor compatible, with the rule that says it. `published` tells which
/// report came out later: `Less` where that of `a` is the earlier.
pub(super) fn differing(
    a: &Value,
    b: &Value,
    published: Option<std::cmp::Ordering>,
) -> (FactStatus, &'static str) {
    let (Some(x), Some(y)) = (a.low, b.low) else { return (FactStatus::Conflict, "same-slot") };
    let (small, large) = if x <= y { (a, b) } else { (b, a) };
    if a.toll.is_some() && a.toll == b.toll {
        match (&small.as_of, &large.as_of) {
            (Some(early), Some(late)) => match order(early, late) {
                Some(std::cmp::Ordering::Less) => return (FactStatus::Update, "later-toll"),
                Some(_) if !small.revised => return (FactStatus::Conflict, "same-slot"),
                _ => {}
            },
            // One is bound to its hour, the other is not: it may be of another time.
            (Some(_), None) | (None, Some(_)) => return (FactStatus::Update, "later-toll"),
            (None, None) => {}
        }
        let later = if x <= y { std::cmp::Ordering::Less } else { std::cmp::Ordering::Greater };
        if published == Some(later) {
            return (FactStatus::Update, "later-report");
        }
    }
    if large.revised || small.revised {
        return (FactStatus::Update, "revision-words");
    }
    (FactStatus::Conflict, "same-slot")
}

/// Compares two times; days only where both are known.
fn order(a: &AsOf, b: &AsOf) -> Option<std::cmp::Ordering> {
    let cut = |value: &str| {
        let (day, hour) =
            value.split_once('T').map_or((value, None), |(day, hour)| (day, Some(hour)));
        (day.to_owned(), hour.and_then(|hour| hour.get(..2)).map(str::to_owned))
    };
    let ((day, hour), (other_day, other_hour)) = (cut(&a.value), cut(&b.value));
    let known = |day: &str| !day.contains('X');
    if known(&day) && known(&other_day) && day != other_day {
        return Some(day.cmp(&other_day));
    }
    hour.zip(other_hour).map(|(x, y)| x.cmp(&y))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order_of(a: &str, b: &str) -> Option<std::cmp::Ordering> {
        order(&AsOf { value: a.to_owned() }, &AsOf { value: b.to_owned() })
    }

    #[test]
    fn hours_compare_where_days_are_not_known() {
        use std::cmp::Ordering::{Greater, Less};
        assert_eq!(order_of("XXXX-XX-XXT07", "2031-04-02T12:30"), Some(Less));
        assert_eq!(order_of("2031-04-03T07", "2031-04-02T12"), Some(Greater));
        assert_eq!(order_of("2031-04-03", "2031-04-02T12"), Some(Greater));
        assert_eq!(order_of("XXXX-XX-XX", "2031-04-02T12"), None);
    }
}
