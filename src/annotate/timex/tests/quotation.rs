//! Days that quotations and narratives count from.

use crate::{
    annotate::sample::doc_on,
    record::{Basis, Doc},
};

fn value<'d>(doc: &'d Doc, text: &str) -> (&'d str, Basis) {
    let time = doc.times.iter().find(|time| time.text == text);
    time.map_or(("none", Basis::Unresolved), |time| {
        (time.value.as_deref().unwrap_or("-"), time.basis)
    })
}

#[test]
fn tomorrow_in_a_quotation_of_tuesday_is_wednesday() {
    let doc =
        doc_on("\u{201c}We will march tomorrow,\u{201d} Orla Venn said on Tuesday.", "2024-03-14");
    assert_eq!(value(&doc, "tomorrow"), ("2024-03-13", Basis::Quote));
    assert_eq!(value(&doc, "Tuesday"), ("2024-03-12", Basis::Published));
}

#[test]
fn the_day_of_a_quotation_may_stand_before_it() {
    let doc = doc_on("On Monday, Orla Venn said: \u{201c}We met yesterday.\u{201d}", "2024-03-14");
    assert_eq!(value(&doc, "yesterday"), ("2024-03-10", Basis::Quote));
}

#[test]
fn the_day_of_a_quotation_may_stand_in_the_next_sentence_of_its_paragraph() {
    let text = "\u{201c}We meet tomorrow. Nobody will stop us.\u{201d} Venn told reporters that on Tuesday in Esmere.";
    assert_eq!(value(&doc_on(text, "2024-03-14"), "tomorrow").0, "2024-03-13");
    let apart = "\u{201c}We meet tomorrow.\u{201d}\n\nThe mayor said on Tuesday that rents rose.";
    assert_eq!(value(&doc_on(apart, "2024-03-14"), "tomorrow").0, "2024-03-15");
}

#[test]
fn a_day_without_a_word_of_speech_is_not_the_day_of_a_quotation() {
    let doc = doc_on(
        "\u{201c}We march tomorrow\u{201d} was painted on a bus that burned on Monday.",
        "2024-03-14",
    );
    assert_eq!(value(&doc, "tomorrow"), ("2024-03-15", Basis::Quote));
}

const NARRATIVE: &str = "The first revolt began in 1837. On 4 March the rebels took Esmere, and two days later the bridge fell. \
    In 1838 the crown sent ships. They arrived in June and left in December 1838. In January the rebels returned. \
    The war ended on 3 May 1841, and the following year a treaty was signed. Its text was found in 1977.\n\n\
    In August the crown sold the fort. By 1845 nothing was left of it.";

#[test]
fn a_narrative_dates_its_days_by_its_own_years() {
    let doc = doc_on(NARRATIVE, "2024-03-14");
    assert_eq!(value(&doc, "4 March"), ("1837-03-04", Basis::Text));
    assert_eq!(value(&doc, "two days later"), ("1837-03-06", Basis::Text));
    assert_eq!(value(&doc, "June"), ("1838-06", Basis::Text));
    assert_eq!(value(&doc, "January"), ("1839-01", Basis::Text));
    assert_eq!(value(&doc, "the following year"), ("1842", Basis::Text));
}

#[test]
fn one_far_year_does_not_move_a_narrative() {
    assert_eq!(value(&doc_on(NARRATIVE, "2024-03-14"), "August").0, "1842-08");
}

#[test]
fn news_with_some_history_counts_from_its_own_date() {
    let text = "The fort, built in 1837, burned on Monday. It was sold in 1840 and in 1901. \
        The mayor said on Tuesday that it would reopen in June.";
    assert_eq!(value(&doc_on(text, "2024-03-14"), "June"), ("2024-06", Basis::Published));
}
