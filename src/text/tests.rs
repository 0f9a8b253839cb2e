use super::*;
use crate::record::{Offsets, SegmentKind, Span};
use proptest::prelude::*;
use serde_json::Value;
use std::{env, fs, path::PathBuf};

/// A file of the shared data, or a line that says it is absent.
fn shared(name: &str) -> Option<String> {
    let root = env::var_os("CROSSWIRE_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let found = fs::read_to_string(root.join(name));
    if found.is_err() {
        // Tests speak to whoever runs them.
        #[expect(clippy::print_stderr)]
        {
            eprintln!("{name} is absent: set CROSSWIRE_SHARED to check against it");
        }
    }
    found.ok()
}

fn number(value: &Value, field: &str) -> u32 {
    value[field].as_u64().expect("a number") as u32
}

#[test]
fn all_quotation_marks_of_the_two_seed_reports_are_paired_as_the_gold_pairs_them() {
    let Some(gold) = shared("data/quotes/seeds_gold.jsonl") else { return };
    let mut seen = 0;
    for line in gold.lines() {
        let report: Value = serde_json::from_str(line).expect("valid gold");
        let text = report["text"].as_str().expect("a text");
        let offsets = Offsets::new(text);
        let found = segmentation(text);
        let regions: Vec<(u32, u32)> = found
            .regions
            .iter()
            .map(|region| offsets.span(text, region.span))
            .map(|Span { start, end, .. }| (start, end))
            .collect();
        let mut marks: Vec<(u32, u32)> = report["marks"]
            .as_array()
            .expect("marks")
            .iter()
            .map(|mark| (number(mark, "start"), number(mark, "end")))
            .collect();
        marks.sort_unstable();
        assert_eq!(regions, marks);
        assert_eq!(found.diagnostics, []);
        seen += marks.len();
    }
    assert_eq!(seen, 14);
}

#[test]
fn all_furniture_of_the_two_seed_reports_is_marked_and_nothing_else() {
    let Some(gold) = shared("data/compare/seeds_comparison_gold.json") else { return };
    let gold: Value = serde_json::from_str(&gold).expect("valid gold");
    let furniture = gold["boilerplate"].as_array().expect("furniture");
    let mut seen = 0;
    for name in ["000_5a5e7912455ecedf.txt", "003_913f011d24c4eda7.txt"] {
        let Some(text) = shared(&format!("seeds/{name}")) else { return };
        let mut expected: Vec<&str> = furniture
            .iter()
            .filter(|span| span["file"] == name)
            .map(|span| {
                text[number(span, "byte_start") as usize..number(span, "byte_end") as usize].trim()
            })
            .collect();
        let mut marked: Vec<&str> = segmentation(&text)
            .segments
            .iter()
            .filter(|segment| segment.kind != SegmentKind::Body)
            .map(|segment| segment.span.of(&text))
            .collect();
        expected.sort_unstable();
        marked.sort_unstable();
        assert_eq!(marked, expected, "{name}");
        seen += expected.len();
    }
    assert_eq!(seen, 9);
}

#[test]
fn an_empty_text_has_no_parts() {
    for text in ["", " ", "\n\n", "\u{a0}\r\n\t"] {
        assert_eq!(segmentation(text), Segmentation::default(), "{text:?}");
    }
}

/// Text thick with breaks and furniture.
fn page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n\n".to_owned()),
        Just("\n".to_owned()),
        "[\r\n\u{B}\u{C}\u{2028}\u{2029}\u{85}\u{a0}\t ]{1,3}",
        "(Advertisement|Read more:|Photo: AP|By Jane Roe|KYIV \\(AP\\) —|Updated: 3|©|FILE - )",
        " ?date 20[0-9]{2}-[01][0-9]-[0-3][0-9] ?",
        "[A-Z][a-z]{2,8}( [a-z]{1,9}){0,8}[.?!:]?",
        "[\"“'‘]?[A-Z][a-z]{2,8}[.,]?[\"”'’]?",
        "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn segments_hold_every_character_that_is_no_white_space_once_and_in_order(text in page()) {
        let paragraphs = paragraph::paragraphs(&text);
        let segments = segment::segments(&text, &paragraphs);
        for (spans, within) in [
            (paragraphs.clone(), None),
            (segments.iter().map(|segment| segment.span).collect::<Vec<_>>(), Some(&paragraphs)),
        ] {
            let mut end = 0;
            for span in &spans {
                prop_assert!(!span.is_empty() && span.start >= end);
                prop_assert!(text[end as usize..span.start as usize].chars().all(char::is_whitespace));
                prop_assert_eq!(span.of(&text).trim(), span.of(&text));
                if let Some(paragraphs) = within {
                    prop_assert!(paragraphs.iter().any(|paragraph| paragraph.contains(*span)));
                }
                end = span.end;
            }
            prop_assert!(text[end as usize..].chars().all(char::is_whitespace));
        }
    }

    #[test]
    fn any_text_is_cut_without_panic(text in "(?s).{0,120}") {
        let found = segmentation(&text);
        let characters = text.chars().count() as u32;
        for diagnostic in found.diagnostics {
            prop_assert!(diagnostic.start <= diagnostic.end && diagnostic.end <= Some(characters));
        }
    }
}
