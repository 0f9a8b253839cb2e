use crate::{
    annotate::sample::doc,
    record::{
        Quote,
        QuoteKind::{self, *},
    },
};

fn quotes(text: &str) -> Vec<Quote> {
    doc(text).quotes
}

/// Kind, parts, source and cue of the only quotation of a text.
fn check(text: &str, kind: QuoteKind, parts: &[&str], source: &str, cue: &str) {
    let found = quotes(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    let quote = &found[0];
    assert_eq!(quote.kind, kind, "{text}");
    assert_eq!(
        quote.parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>(),
        parts,
        "{text}"
    );
    assert_eq!(quote.source.as_ref().map_or("", |source| &source.text), source, "{text}");
    assert_eq!(quote.cue.as_ref().map_or("", |cue| &cue.text), cue, "{text}");
}

#[test]
fn the_attribution_stands_behind_before_or_in_the_middle_of_a_quotation() {
    check(
        "\"We will rebuild,\" Anna Berg said.",
        Direct,
        &["\"We will rebuild,\""],
        "Anna Berg",
        "said",
    );
    check(
        "\"We will rebuild,\" said Anna Berg, who was born here.",
        Direct,
        &["\"We will rebuild,\""],
        "Anna Berg",
        "said",
    );
    check(
        "Anna Berg said: \"We will rebuild.\"",
        Direct,
        &["\"We will rebuild.\""],
        "Anna Berg",
        "said",
    );
    check(
        "\"We will,\" Anna Berg said, \"rebuild it.\"",
        Direct,
        &["\"We will,\"", "\"rebuild it.\""],
        "Anna Berg",
        "said",
    );
    check("\"Is it safe?\" Anna Berg asked.", Direct, &["\"Is it safe?\""], "Anna Berg", "asked");
}

#[test]
fn an_appositive_between_name_and_verb_is_skipped() {
    check(
        "\"We will rebuild,\" Anna Berg, the harbour minister, said.",
        Direct,
        &["\"We will rebuild,\""],
        "Anna Berg",
        "said",
    );
}

#[test]
fn reported_clauses_run_to_the_end_of_the_sentence() {
    check(
        "Anna Berg said on Tuesday that the port was safe.",
        Indirect,
        &["the port was safe"],
        "Anna Berg",
        "said",
    );
    check(
        "The port was safe, Anna Berg said.",
        Indirect,
        &["The port was safe"],
        "Anna Berg",
        "said",
    );
    check(
        "Anna Berg told reporters the port was safe.",
        Indirect,
        &["the port was safe"],
        "Anna Berg",
        "told",
    );
}

#[test]
fn a_content_ends_before_what_the_reporter_adds() {
    for (text, content) in [
        ("Anna Berg said the port was safe but declined to say more.", "the port was safe"),
        ("Anna Berg said the port was safe, which few believed.", "the port was safe"),
        ("Anna Berg said the port was safe, according to the Esmere Post.", "the port was safe"),
        ("Anna Berg said the port was safe and added that it was open.", "the port was safe"),
    ] {
        let found = quotes(text);
        let inner =
            found.iter().find(|quote| quote.cue.as_ref().is_some_and(|cue| cue.text == "said"));
        assert_eq!(inner.map(|quote| quote.text.as_str()), Some(content), "{text}");
    }
}

#[test]
fn a_quoted_word_inside_a_reported_clause_makes_it_mixed() {
    check(
        "Anna Berg's lawyer confirmed the talk was \"useful\" and set a date.",
        Mixed,
        &["the talk was \"useful\" and set a date"],
        "Anna Berg's lawyer",
        "confirmed",
    );
}

#[test]
fn according_to_reports_before_and_behind_its_content() {
    check(
        "According to the ministry, the port is safe.",
        Indirect,
        &["the port is safe"],
        "the ministry",
        "According to",
    );
    check(
        "The port is safe, according to a post by Anna Berg.",
        Indirect,
        &["The port is safe"],
        "a post by Anna Berg",
        "according to",
    );
}

#[test]
fn words_that_only_look_like_cues_report_nothing() {
    for text in [
        "He works on a \"Harbour Fund\" plan for the town.",
        "The reported attack and her claims were false.",
        "She declined to comment.",
        "He was told by the court.",
        "The phone call was short.",
    ] {
        assert!(quotes(text).is_empty(), "{text}: {:?}", quotes(text));
    }
}

#[test]
fn a_denied_report_is_negated_and_a_thought_is_a_belief() {
    assert!(quotes("Anna Berg did not say that the port was safe.")[0].negated);
    let belief = &quotes("Anna Berg believes that the port is safe.")[0];
    assert!(belief.belief && !belief.negated);
}

#[test]
fn channel_and_addressee_are_kept() {
    let found = quotes("Anna Berg told reporters that the port was safe.");
    assert_eq!(found[0].addressee.as_ref().map(|span| span.text.as_str()), Some("reporters"));
    let found = quotes("\"We will rebuild,\" Anna Berg wrote in a post on Harbour Net.");
    assert_eq!(found[0].via.as_ref().map(|span| span.text.as_str()), Some("a post on Harbour Net"));
}

#[test]
fn a_quotation_over_two_paragraphs_is_one() {
    let text = "Anna Berg said: \u{201c}We will rebuild the harbour.\n\n\u{201c}And we will do it soon.\u{201d}\n\nRain fell.";
    let found = quotes(text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].parts.len(), 2);
}

#[test]
fn a_report_of_a_report_holds_it() {
    let found = quotes("Berg said that the port was shut, the Esmere Post reported.");
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].parent, found[1].parent), (None, Some(0)));
}
