mod cases;
mod quotation;
mod valid;

use crate::{
    annotate::sample::{doc, doc_on},
    record::{Basis, TimexKind},
};

// 2031-06-12 is a Thursday.
fn values(text: &str) -> Vec<(String, String)> {
    let doc = doc_on(text, "2031-06-12");
    doc.times
        .iter()
        .map(|time| (time.text.clone(), time.value.clone().unwrap_or_default()))
        .collect()
}

fn check(text: &str, expected: &[(&str, &str)]) {
    let expected: Vec<_> =
        expected.iter().map(|(text, value)| ((*text).to_owned(), (*value).to_owned())).collect();
    assert_eq!(values(text), expected, "{text}");
}

#[test]
fn complete_dates_need_no_other() {
    check(
        "It was March 4, 2029, not 5 April 2029 or 2028-02-29.",
        &[
            ("March 4, 2029", "2029-03-04"),
            ("5 April 2029", "2029-04-05"),
            ("2028-02-29", "2028-02-29"),
        ],
    );
    check("It fell in May 2030 and again in 1999.", &[("May 2030", "2030-05"), ("1999", "1999")]);
}

#[test]
fn a_day_without_a_year_is_the_nearest_one() {
    check(
        "It began on June 10 and on Dec. 30.",
        &[("June 10", "2031-06-10"), ("Dec. 30", "2030-12-30")],
    );
    let doc = doc("It began on June 10.");
    assert_eq!(doc.times[0].value.as_deref(), Some("XXXX-06-10"));
    assert_eq!(doc.times[0].basis, Basis::Unresolved);
}

#[test]
fn in_a_text_without_a_date_a_post_counts_from_the_day_named_before_it() {
    let value = |text: &str| {
        let doc = doc(text);
        let last = doc.times.last().expect("a time");
        (last.value.clone().unwrap_or_default(), last.basis)
    };
    let post = "On October 16, she posted: “We meet tomorrow, and that is all.”";
    assert_eq!(value(post), ("XXXX-10-17".to_owned(), Basis::Quote));
    let dated = "On October 31, 2030, she posted: “We meet tomorrow, and that is all.”";
    assert_eq!(value(dated), ("2030-11-01".to_owned(), Basis::Quote));
    // Whether a year has a 29 February is not known.
    let leap = "On February 28 she posted: “We meet tomorrow, and that is all.”";
    assert_eq!(value(leap).1, Basis::Unresolved);
    let plain = "On October 16 she left. She will be back tomorrow.";
    assert_eq!(value(plain).1, Basis::Unresolved);
}

#[test]
fn a_weekday_is_the_last_one_unless_the_clause_looks_ahead() {
    check("He left on Friday.", &[("Friday", "2031-06-06")]);
    check("He will leave on Friday.", &[("Friday", "2031-06-13")]);
    check("He left on Thursday.", &[("Thursday", "2031-06-12")]);
    check("He left last Thursday.", &[("last Thursday", "2031-06-05")]);
}

#[test]
fn relative_days_weeks_months_and_years_count_from_the_date_of_the_article() {
    check(
        "Yesterday was wet; tomorrow is dry.",
        &[("Yesterday", "2031-06-11"), ("tomorrow", "2031-06-13")],
    );
    check(
        "It ends next week, next month or next year.",
        &[("next week", "2031-W25"), ("next month", "2031-07"), ("next year", "2032")],
    );
    check("It broke two days ago.", &[("two days ago", "2031-06-10")]);
}

#[test]
fn a_relative_day_in_a_quotation_counts_from_the_day_it_was_said() {
    let doc = doc_on("\u{201c}I will come tomorrow,\u{201d} Berg said.", "2031-06-12");
    assert_eq!(doc.times[0].value.as_deref(), Some("2031-06-13"));
    assert_eq!(doc.times[0].basis, Basis::Quote);
}

#[test]
fn durations_and_sets_have_their_own_types() {
    let doc = doc("It rains every day for two hours.");
    let found: Vec<_> = doc.times.iter().map(|time| (time.kind, time.value.as_deref())).collect();
    assert_eq!(found, [(TimexKind::Set, Some("P1D")), (TimexKind::Duration, Some("PT2H"))]);
}

#[test]
fn an_impossible_date_is_no_date() {
    check("Form 2031-02-30 was lost.", &[]);
}
