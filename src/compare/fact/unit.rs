//! Units that are one: nouns for one kind of thing, measures of one dimension.

use crate::lexicon;
use foldhash::HashMap;
use std::sync::LazyLock;

/// Noun → name of its class.
static CLASSES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/counted_classes.txt"))
        .filter_map(|line| line.split_once(' '))
        .flat_map(|(name, nouns)| nouns.split(' ').map(move |noun| (noun, name)))
        .collect()
});

/// What a counted noun is compared by: the name of its class, else itself.
pub(super) fn class(noun: &str) -> &str {
    CLASSES.get(noun).copied().unwrap_or(noun)
}

/// The unit in which the dimension of `unit` is counted, and how many of it make one of `unit`. A unit that has no
/// other stands for itself.
pub(super) fn dimension(unit: &str) -> (&str, f64) {
    match unit {
        "mm" => ("m", 0.001),
        "cm" => ("m", 0.01),
        "km" => ("m", 1000.0),
        "inch" => ("m", 0.0254),
        "foot" => ("m", 0.3048),
        "yard" => ("m", 0.9144),
        "mile" => ("m", 1609.344),
        "mph" => ("km/h", 1.609_344),
        "knot" => ("km/h", 1.852),
        "g" => ("kg", 0.001),
        "tonne" => ("kg", 1000.0),
        "pound" => ("kg", 0.453_592),
        "ounce" => ("kg", 0.028_35),
        "acre" => ("hectare", 0.404_686),
        "km2" => ("hectare", 100.0),
        "mile2" => ("hectare", 258.999),
        "gallon" => ("l", 3.785_41),
        "hour" => ("minute", 60.0),
        "day" => ("minute", 1440.0),
        "week" => ("minute", 10_080.0),
        "year" => ("month", 12.0),
        "decade" => ("month", 120.0),
        _ => (unit, 1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_one_dimension_are_counted_in_one_unit() {
        for (unit, expected) in
            [("mph", "km/h"), ("mile", "m"), ("week", "minute"), ("volt", "volt")]
        {
            assert_eq!(dimension(unit).0, expected);
        }
    }

    #[test]
    fn nouns_of_one_class_are_one() {
        assert_eq!(class("counts"), class("charge"));
        assert_ne!(class("homes"), class("people"));
        assert_eq!(class("lorries"), "lorries");
    }
}
