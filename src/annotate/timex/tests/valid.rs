//! Any words in any order give times in order, apart, with values that TIMEX3 allows.

use crate::{
    annotate::{Options, analyze},
    record::{Article, PublishedFrom, TimexKind},
};
use proptest::prelude::*;
use std::sync::Arc;

/// Whether a text has the form of a pattern: `9` a digit or X, anything else itself.
fn fits(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text.bytes().zip(pattern.bytes()).all(|(byte, form)| match form {
            b'9' => byte.is_ascii_digit() || byte == b'X',
            _ => byte == form,
        })
}

fn is_clock(text: &str) -> bool {
    let (clock, zone) = match text.find(['+', '-', 'Z']) {
        Some(place) => text.split_at(place),
        None => (text, ""),
    };
    let clock = ["99", "99:99", "99:99:99"].iter().any(|form| fits(clock, form))
        || ["MO", "AF", "EV", "NI"].contains(&clock);
    clock
        && (["", "Z"].contains(&zone)
            || fits(&zone.replace('+', "-"), "-99")
            || fits(&zone.replace('+', "-"), "-99:99"))
}

fn is_date(text: &str) -> bool {
    let text = text.strip_prefix("BC").unwrap_or(text);
    let text = text.strip_prefix("FY").unwrap_or(text);
    let forms = [
        "99",
        "999",
        "9999",
        "9999-99",
        "9999-99-99",
        "9999-W99",
        "9999-W99-9",
        "9999-W99-WE",
        "9999-Q9",
        "9999-H9",
    ];
    forms.iter().any(|form| fits(text, form))
        || ["SP", "SU", "FA", "WI"].iter().any(|season| fits(text, &format!("9999-{season}")))
}

fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    let (rest, letters): (&str, &[&str]) = match rest.strip_prefix('T') {
        Some(rest) => (rest, &["H", "M", "S"]),
        None => (rest, &["D", "WE", "W", "M", "Q", "Y", "DE", "CE", "ML"]),
    };
    letters.iter().any(|letter| {
        rest.strip_suffix(letter).is_some_and(|count| {
            count == "X"
                || !count.is_empty()
                    && count.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        })
    })
}

/// Whether TIMEX3 allows a value for a type.
fn is_valid(kind: TimexKind, value: &str) -> bool {
    let timed = || {
        value
            .split_once('T')
            .is_some_and(|(date, clock)| is_date(date) && (is_clock(clock) || clock == "XX"))
    };
    match kind {
        TimexKind::Date => is_date(value) || value.ends_with("_REF"),
        TimexKind::Time => timed(),
        TimexKind::Duration => is_duration(value),
        TimexKind::Set => is_duration(value) || is_date(value) || timed(),
    }
}

#[test]
fn the_validator_knows_good_values_from_bad_ones() {
    for (kind, value) in [
        (TimexKind::Date, "2024-03-14"),
        (TimexKind::Date, "XXXX-WXX-4"),
        (TimexKind::Date, "199"),
        (TimexKind::Date, "BC0480-SU"),
        (TimexKind::Time, "2024-03-14T10:30-05"),
        (TimexKind::Time, "XXXX-XX-XXTNI"),
        (TimexKind::Duration, "PT2.5H"),
        (TimexKind::Duration, "PXDE"),
        (TimexKind::Set, "XXXX-WXX-5TNI"),
    ] {
        assert!(is_valid(kind, value), "{value}");
    }
    for (kind, value) in [
        (TimexKind::Date, ""),
        (TimexKind::Date, "2024-3-14"),
        (TimexKind::Date, "2024-03-14T10"),
        (TimexKind::Time, "2024-03-14"),
        (TimexKind::Time, "2024-03-14TTNI"),
        (TimexKind::Duration, "P2H"),
        (TimexKind::Duration, "PY"),
        (TimexKind::Set, "weekly"),
    ] {
        assert!(!is_valid(kind, value), "{value}");
    }
}

/// Words of time, to be put together in any order.
const WORDS: &[&str] = &[
    "the ",
    "a ",
    "last ",
    "next ",
    "this ",
    "that ",
    "same ",
    "past ",
    "few ",
    "two ",
    "half ",
    "of ",
    "in ",
    "on ",
    "early ",
    "late ",
    "mid-",
    "end ",
    "day ",
    "days ",
    "week ",
    "month ",
    "years ",
    "decade ",
    "century ",
    "quarter ",
    "weekend ",
    "hours ",
    "second ",
    "ago ",
    "later ",
    "earlier ",
    "before ",
    "after ",
    "from now ",
    "and ",
    "to ",
    "-",
    "\u{2013}",
    "March ",
    "May ",
    "Oct. ",
    "Friday ",
    "Mondays ",
    "Christmas ",
    "Easter ",
    "summer ",
    "fall ",
    "31 ",
    "30th ",
    "4 ",
    "2019 ",
    "2019-20 ",
    "1837 ",
    "480 ",
    "BC ",
    "99999999999 ",
    "1990s ",
    "'90s ",
    "third ",
    "p.m. ",
    "10:30 ",
    "25:61 ",
    "noon ",
    "GMT ",
    "morning ",
    "night ",
    "tonight ",
    "yesterday ",
    "today ",
    "now ",
    "recently ",
    "soon ",
    "every ",
    "twice ",
    "daily ",
    "fiscal ",
    "FY25 ",
    "Q3 ",
    "2031-02-30 ",
    "2024-12-31T23:59:60Z ",
    "10/16/2020 ",
    "99.99.9999 ",
    ", ",
    ". ",
    "\n\n",
    "\u{201c}",
    "\u{201d} ",
    "said ",
    "will ",
    "more than ",
    "about ",
    "year ",
    "long ",
    "old ",
    "million ",
    "trillion ",
    "0 ",
    "1.5 ",
    "0001-01-01 ",
    "9999-12-31 ",
    "millennia ",
    "fortnight ",
    "1\u{bd} ",
    "St. ",
    "the year ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]
    #[test]
    fn any_order_of_words_of_time_gives_valid_times_apart_and_in_order(
        words in proptest::collection::vec(proptest::sample::select(WORDS), 0..30),
        published in proptest::option::of(proptest::sample::select(&["2024-02-29", "0001-01-01", "9999-12-31"][..])),
    ) {
        let mut article = Article::new(words.concat());
        article.published = published.map(|day| day.parse().expect("a day"));
        article.published_from = PublishedFrom::Argument;
        let doc = analyze(Arc::new(article), &Options::default());
        let mut before = 0;
        for time in &doc.times {
            prop_assert!(time.start >= before && time.end > time.start);
            before = time.end;
            let value = time.value.as_deref().unwrap_or("none");
            prop_assert!(is_valid(time.kind, value), "{:?} {:?} {value}", time.text, time.kind);
            if published.is_none() {
                prop_assert!(time.basis != crate::record::Basis::Published);
            }
        }
    }
}
