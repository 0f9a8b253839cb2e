//! What holds for any reports.

use crate::build::{Report, one};
use crosswire::{
    CompareOptions, compare,
    compare::Alignment,
    record::{Doc, QuoteKind, QuoteRelation},
};
use proptest::prelude::*;
use std::sync::Arc;

const WORDS: [&str; 24] = [
    "not",
    "don’t",
    "14",
    "forty",
    "the",
    "a",
    "of",
    "crane",
    "Harbour",
    "harbor",
    "open",
    "opened",
    "…",
    "...",
    ",",
    ".",
    "\"",
    "“",
    "’",
    "[we]",
    "é",
    "high-level",
    "U.S.",
    "\u{200d}",
];

fn phrase() -> impl Strategy<Value = String> {
    prop::collection::vec(0..WORDS.len(), 0..14)
        .prop_map(|words| words.into_iter().map(|word| WORDS[word]).collect::<Vec<_>>().join(" "))
}

fn characters(text: &str, start: u32, end: u32) -> String {
    text.chars().skip(start as usize).take(end.saturating_sub(start) as usize).collect()
}

/// A report of a few phrases, each the quotation of somebody or nobody.
fn report(number: usize, phrases: &[(String, usize)]) -> Arc<Doc> {
    let phrases: Vec<(String, usize)> =
        phrases.iter().map(|(words, speaker)| (format!("{words} x"), *speaker)).collect();
    let lines: Vec<String> =
        phrases.iter().map(|(words, _)| format!("\"{words}\" he said.\n")).collect();
    let text = lines.concat();
    let mut report = Report::new(&number.to_string(), &text);
    for (words, speaker) in &phrases {
        let kind = if speaker % 2 == 0 { QuoteKind::Direct } else { QuoteKind::Mixed };
        report = report.quoted(["", "Ann Orme", "Orme", "the mayor"][*speaker], &[words], kind);
    }
    report.done()
}

fn reports() -> impl Strategy<Value = Vec<Arc<Doc>>> {
    let phrases = prop::collection::vec((phrase(), 0usize..4), 0..3);
    prop::collection::vec(phrases, 0..4).prop_map(|all| {
        all.iter().enumerate().map(|(number, phrases)| report(number, phrases)).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn two_strings_align_both_ways(a in phrase(), b in phrase()) {
        use QuoteRelation::{Edited, Elided, Extended, Identical, SameWords, Truncated};
        let there = Alignment::of(&a, &b);
        let back = Alignment::of(&b, &a);
        for edit in &there.edits {
            let (from, to) = (edit.reference_start, edit.reference_end);
            prop_assert_eq!(&edit.reference, &characters(&a, from, to));
            prop_assert_eq!(&edit.text, &characters(&b, edit.start, edit.end));
            prop_assert!(edit.reference != edit.text);
        }
        prop_assert_eq!(there.same, back.same);
        let fitting: &[QuoteRelation] = match there.relation {
            Identical => &[Identical],
            SameWords => &[SameWords],
            Truncated => &[Extended],
            Extended => &[Truncated, Extended, Elided],
            // What brackets or an ellipsis excuse in one direction is an edit in the other.
            Elided => &[Extended, Elided, Edited],
            Edited => &[Edited, Elided, Extended],
            _ => &[],
        };
        prop_assert!(fitting.contains(&back.relation), "{} {}", there.relation, back.relation);
        prop_assert!((0.0..=1.0).contains(&there.score) && (0.0..=1.0).contains(&there.coverage));
    }

    #[test]
    fn any_string_is_identical_to_itself(a in "\\PC{0,60}") {
        let found = Alignment::of(&a, &a);
        prop_assert!(found.edits.is_empty());
        if a.chars().any(|c| c.is_ascii_alphanumeric()) {
            prop_assert_eq!(found.relation, QuoteRelation::Identical);
            prop_assert!(found.same);
        }
    }

    #[test]
    fn any_two_strings_align(a in "\\PC{0,40}", b in "(?s).{0,40}") {
        for edit in Alignment::of(&a, &b).edits {
            let (from, to) = (edit.reference_start, edit.reference_end);
            prop_assert_eq!(&edit.reference, &characters(&a, from, to));
            prop_assert_eq!(&edit.text, &characters(&b, edit.start, edit.end));
        }
    }

    #[test]
    fn comparisons_hold_together_for_any_reports(docs in reports()) {
        let found = compare(&docs, &CompareOptions::default());
        let text = |id: &str| docs[id.parse::<usize>().expect("ids are numbers")].text();
        let mut all: Vec<(&str, u32)> = Vec::new();
        for (place, quote) in found.quotes.iter().enumerate() {
            prop_assert_eq!(quote.id as usize, place);
            let order: Vec<(&str, u32)> =
                quote.members.iter().map(|member| (&*member.article, member.start)).collect();
            prop_assert!(order.is_sorted());
            let reference = &quote.members[quote.reference as usize];
            prop_assert!(reference.relation.is_none() && reference.quote.is_some());
            let without = quote.members.iter().filter(|member| member.relation.is_none()).count();
            prop_assert_eq!(without, 1);
            for member in &quote.members {
                let own = text(&member.article);
                prop_assert_eq!(&member.text, &characters(own, member.start, member.end));
                all.extend(member.quote.map(|number| (&*member.article, number)));
                for edit in &member.edits {
                    prop_assert_eq!(&edit.text, &characters(own, edit.start, edit.end));
                    let (from, to) = (edit.reference_start, edit.reference_end);
                    let there = characters(text(&reference.article), from, to);
                    prop_assert_eq!(&edit.reference, &there);
                }
            }
        }
        let every: Vec<(&str, u32)> = docs
            .iter()
            .flat_map(|doc| doc.quotes.iter().map(|quote| (&*doc.article.id, quote.id)))
            .collect();
        all.sort_unstable();
        prop_assert_eq!(all, every, "every quotation is in one match");
        prop_assert!(docs.is_empty() || found.coverage.len().is_multiple_of(docs.len()));
    }
}

/// Many reports that quote, share and repeat: time grows with their number, not with its square.
#[test]
fn a_thousand_quotations_of_one_word_and_of_one_speaker_take_no_time() {
    let started = std::time::Instant::now();
    let words = "again and again and again the lighthouse and the lighthouse";
    let text = format!("\"{words}\" Orme said.\n").repeat(1000);
    let mut many = Report::new("a", &text);
    for _ in 0..1000 {
        many = many.said("Ann Orme", &[words]);
    }
    let long = "lighthouse ".repeat(20_000);
    let found = compare(&[many.done(), one("b", long.trim(), "Orme")], &CompareOptions::default());
    assert!(found.diagnostics.iter().any(|diagnostic| diagnostic.code == "long-quotation"));
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
