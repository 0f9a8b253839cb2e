//! Figures that no two things share by chance: "2,891 documents", "$1.1 million", "6.5 percent".
//!
//! Reports on one event that give such a figure in one unit give it of one thing, however differently their sentences
//! are worded.

use super::{
    Material,
    value::{Unit, Value},
};
use crate::record::FactKind;
use std::collections::BTreeMap;

/// Money from this sum on is telling whatever its digits.
const LARGE_SUM: f64 = 1e9;

/// Pairs of equal telling figures of different reports, the smaller number first.
pub(super) fn equal_figures(material: &Material<'_>) -> Vec<(usize, usize)> {
    let mut groups: BTreeMap<(FactKind, u64, &str), Vec<usize>> = BTreeMap::new();
    for (number, value) in material.values.iter().enumerate() {
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

fn is_telling(value: &Value, low: f64) -> bool {
    let digits = digits(low);
    match value.kind {
        FactKind::Money => digits >= 2 || low >= LARGE_SUM,
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
