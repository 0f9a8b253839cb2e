use super::{Model, split};
use crate::{
    Error,
    record::{ByteSpan, RegionSpan, SegmentKind, SegmentSpan, SentenceSpan},
    text::token::tokenize,
};
use proptest::prelude::*;

/// Paragraphs between line breaks.
fn lines(text: &str) -> Vec<ByteSpan> {
    let mut start = 0;
    let mut spans = Vec::new();
    for line in text.split('\n') {
        let inner = line.trim();
        if !inner.is_empty() {
            let from = start + line.len() - line.trim_start().len();
            spans.push(ByteSpan::new(from, from + inner.len()));
        }
        start += line.len() + 1;
    }
    spans
}

fn spans(text: &str) -> Vec<SentenceSpan> {
    split(text, &tokenize(text), &[], &lines(text), &[])
}

/// The sentences of a text.
fn cut(text: &str) -> Vec<&str> {
    spans(text).iter().map(|sentence| sentence.span.of(text)).collect()
}

#[test]
fn sentences_end_at_stops() {
    assert_eq!(
        cut("The bridge is shut. Nobody knows why! Will it open again?"),
        ["The bridge is shut.", "Nobody knows why!", "Will it open again?"]
    );
}

#[test]
fn abbreviations_and_initials_end_no_sentence() {
    for text in [
        "Mayor Lund met Dr. Elin Holt and Gen. Mark Berg on Tuesday.",
        "The firm of J. P. Hall moved to St. Olaf on Oct. 14 last year.",
        "The rule covers fish, e.g. Cod and herring, said the U.S. Department of Trade.",
    ] {
        assert_eq!(cut(text), [text]);
    }
}

#[test]
fn a_sentence_may_end_with_an_abbreviation() {
    assert_eq!(
        cut("They arrived at 9 p.m. The mayor was gone."),
        ["They arrived at 9 p.m.", "The mayor was gone."]
    );
    assert_eq!(
        cut("She sold it to Holt Fisheries Inc. They live in the U.S. He has a Ph.D. It helps."),
        [
            "She sold it to Holt Fisheries Inc.",
            "They live in the U.S.",
            "He has a Ph.D.",
            "It helps."
        ]
    );
}

#[test]
fn quotations_that_end_inside_a_sentence_do_not_end_it() {
    for text in
        ["\"Why?\" he asked.", "“Stop it!” the mayor shouted.", "\"We won't,\" said Mr. Lund."]
    {
        assert_eq!(cut(text), [text]);
    }
}

#[test]
fn a_quotation_behind_a_closed_one_begins_a_sentence() {
    assert_eq!(cut("“We lost.” “I know.”"), ["“We lost.”", "“I know.”"]);
    assert_eq!(cut("\"It was hard.\" \"No!\""), ["\"It was hard.\"", "\"No!\""]);
}

#[test]
fn closing_marks_belong_to_the_sentence_before_them() {
    assert_eq!(
        cut("“It is over.” The mayor left the room. (He did not return.) Nobody asked why."),
        ["“It is over.”", "The mayor left the room.", "(He did not return.)", "Nobody asked why."]
    );
}

#[test]
fn decimals_and_ellipses_inside_a_sentence_do_not_end_it() {
    for text in ["It rose by 2.8 percent in May.", "He said it was ... hard to explain."] {
        assert_eq!(cut(text), [text]);
    }
}

#[test]
fn a_heading_without_a_stop_ends_with_its_paragraph() {
    assert_eq!(
        cut("Bridge stays shut\nThe city said so."),
        ["Bridge stays shut", "The city said so."]
    );
}

#[test]
fn stops_of_scripts_without_capitals_end_sentences() {
    assert_eq!(cut("桥关了。没有人知道为什么。"), ["桥关了。", "没有人知道为什么。"]);
}

#[test]
fn no_sentence_crosses_a_segment() {
    let text = "By Elin Holt the bridge is shut";
    let segment = |start, end, kind| SegmentSpan {
        span: ByteSpan::new(start, end),
        kind,
        rule: "test".into(),
    };
    let segments = [segment(0, 12, SegmentKind::Byline), segment(13, 31, SegmentKind::Body)];
    let found = split(text, &tokenize(text), &segments, &[ByteSpan::new(0, 31)], &[]);
    let parts: Vec<_> =
        found.iter().map(|sentence| (sentence.span.of(text), sentence.segment)).collect();
    assert_eq!(parts, [("By Elin Holt", 0), ("the bridge is shut", 1)]);
}

#[test]
fn sentences_that_begin_inside_a_region_are_in_quote() {
    let text = "“It is over. We lost.” He left.";
    let end = text.find(" He").expect("it is there");
    let region = RegionSpan {
        span: ByteSpan::new(0, end),
        inner: ByteSpan::new(3, end - 3),
        parent: None,
        closed: true,
        continues: None,
    };
    let found = split(text, &tokenize(text), &[], &lines(text), &[region]);
    let quoted: Vec<_> = found.iter().map(|sentence| sentence.in_quote).collect();
    assert_eq!(quoted, [false, true, false]);
}

#[test]
fn paragraphs_are_numbered() {
    let numbers: Vec<_> = spans("One. Two.\n\nThree.").iter().map(|s| s.paragraph).collect();
    assert_eq!(numbers, [0, 0, 1]);
}

#[test]
fn the_model_that_is_built_in_is_sound() {
    assert!(super::model::MODEL.is_some());
}

#[test]
fn bytes_that_are_no_model_are_refused() {
    let good = include_bytes!("../../data/sentence.bin");
    let mut version = good.to_vec();
    version[7] += 1;
    let mut count = good.to_vec();
    count[8] ^= 1;
    for bad in [&b""[..], b"CWSENT", &good[..10], &good[..good.len() - 1], &version, &count] {
        assert!(matches!(Model::decode(bad), Err(Error::Model(_))));
    }
}

#[test]
fn a_model_is_written_as_it_was_read() {
    let bytes = include_bytes!("../../data/sentence.bin");
    assert_eq!(Model::decode(bytes).expect("a model").encode(), bytes);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn sentences_part_the_tokens_and_stay_in_paragraphs(text in crate::text::token::tests::odd_text()) {
        let tokens = tokenize(&text);
        let paragraphs = lines(&text);
        let mut end = 0;
        for sentence in split(&text, &tokens, &[], &paragraphs, &[]) {
            prop_assert_eq!(sentence.first_token, end);
            prop_assert!(sentence.end_token > end);
            end = sentence.end_token;
            let first = tokens[sentence.first_token as usize].span.start;
            let last = tokens[end as usize - 1].span.end;
            prop_assert_eq!(sentence.span, ByteSpan { start: first, end: last });
            prop_assert!(paragraphs[sentence.paragraph as usize].contains(sentence.span));
        }
        prop_assert_eq!(end as usize, tokens.len());
    }
}
