mod cases;

use crate::{
    annotate::sample::doc,
    record::{Bound, QuantityKind},
};

fn check(text: &str, expected: (&str, QuantityKind, f64, Option<&str>, Bound)) {
    let doc = doc(text);
    let found: Vec<_> = doc
        .quantities
        .iter()
        .map(|quantity| {
            (
                quantity.text.as_str(),
                quantity.kind,
                quantity.value.get(),
                quantity.unit.as_deref(),
                quantity.bound,
            )
        })
        .collect();
    assert_eq!(found, [expected], "{text}");
}

#[test]
fn numbers_have_their_units_and_bounds() {
    check(
        "It lasted more than two hours.",
        ("more than two hours", QuantityKind::Duration, 2.0, Some("hour"), Bound::MoreThan),
    );
    check(
        "They hurt at least 40 people.",
        ("at least 40 people", QuantityKind::Count, 40.0, Some("people"), Bound::AtLeast),
    );
    check(
        "It cost $2.5 million.",
        ("$2.5 million", QuantityKind::Money, 2_500_000.0, Some("USD"), Bound::Exact),
    );
    check(
        "It cost about 300 euros.",
        ("about 300 euros", QuantityKind::Money, 300.0, Some("EUR"), Bound::About),
    );
    check(
        "Prices rose 4.5 percent.",
        ("4.5 percent", QuantityKind::Percent, 4.5, Some("%"), Bound::Exact),
    );
    check(
        "It is twenty-five miles away.",
        ("twenty-five miles", QuantityKind::Measure, 25.0, Some("mile"), Bound::Exact),
    );
    check(
        "Up to 1,200 soldiers left.",
        ("Up to 1,200 soldiers", QuantityKind::Count, 1200.0, Some("soldiers"), Bound::AtMost),
    );
}

#[test]
fn a_range_has_two_ends() {
    let doc = doc("They found between 10 and 15 boats.");
    assert_eq!(doc.quantities[0].value.get().to_bits(), 10f64.to_bits());
    assert_eq!(doc.quantities[0].high.map(|high| high.get().to_bits()), Some(15f64.to_bits()));
    assert_eq!(doc.quantities[0].text, "between 10 and 15 boats");
}

#[test]
fn half_a_dozen_is_six() {
    let doc = doc("They sank half a dozen boats.");
    assert_eq!(doc.quantities[0].value.get().to_bits(), 6f64.to_bits());
}

#[test]
fn dates_are_no_quantities() {
    assert!(doc("It was October 16, 2025, in Lisbon.").quantities.is_empty());
}
