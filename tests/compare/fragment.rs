//! Fragments between marks: whose utterance they join.

use crate::build::{Report, matches, of, one};
use crosswire::record::{Cut, MentionKind, Number, QuoteRelation, Span};
use std::sync::Arc;

#[test]
fn words_between_marks_that_nobody_is_given_join_a_quotation_that_has_them() {
    let words = "The permit asks for cracked beams, rust or loose bolts that weaken the pier,";
    let text = "Nobody saw the “cracked beams, rust or loose bolts” on the east side.";
    let found = matches(&[one("a", words, "Ann Orme"), Report::new("b", text).done()]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].relation, QuoteRelation::Truncated);
    assert_eq!(found[0].same_speaker, None);
    let member = of(&found[0], "b");
    assert_eq!((member.text.as_str(), member.quote), ("cracked beams, rust or loose bolts", None));
    assert_eq!((member.cut, member.speaker_name.as_deref()), (Some(Cut::Marked), None));
    // Alone they are nobody's utterance, and a title is none.
    assert!(matches(&[Report::new("b", text).done(), Report::new("c", text).done()]).is_empty());
    let sung = one("a", "They sang Lights of the Salt Harbour to the end,", "Ann Orme");
    let titled = Report::new("b", "The choir closed with “Lights of the Salt Harbour” at ten.");
    assert_eq!(matches(&[sung, titled.done()])[0].relation, QuoteRelation::OnlyOne);
}

#[test]
fn common_words_that_nobody_is_given_join_where_their_sentence_names_the_speaker() {
    let a = one("a", "The porter burned the ledgers, and he should be dismissed,", "Ann Orme");
    let text = "In a post Orme wrote of a clerk who “should be dismissed” at once.";
    let person =
        |text: &str| Report::new("b", text).names(MentionKind::Person, &["Orme"], &[]).done();
    let found = matches(&[Arc::clone(&a), person(text)]);
    assert_eq!(of(&found[0], "b").relation, Some(QuoteRelation::Truncated));
    let other = matches(&[a, person(&text.replace("Orme", "Reed").replace('.', ". Orme left."))]);
    assert_eq!(other[0].relation, QuoteRelation::OnlyOne);
}

#[test]
fn a_few_words_of_two_speakers_are_one_utterance_only_where_one_had_to_be_looked_for() {
    let words = "He said that the harbour bill quietly doubles rents,";
    let by = |source: Option<&str>| {
        let text = format!(
            "The guild, Reed said, wrote that it “{}” everywhere.",
            "quietly doubles rents"
        );
        let report = Report::new("b", &text).fragment("Ivy Reed", "quietly doubles rents");
        let mut report = report.names(MentionKind::Person, &["Reed"], &[]);
        if let Some(source) = source {
            let place = |words: &str| {
                let start = text.find(words).expect("the words stand in the text") as u32;
                Span { start, end: start + words.len() as u32, text: words.to_owned() }
            };
            report.doc.quotes[0].source = Some(place(source));
            report.doc.quotes[0].cue = Some(place("said"));
        } else {
            report.doc.quotes[0].score = Number::new(0.5); // found, by nobody's hand
        }
        report.done()
    };
    let a = one("a", words, "Ann Orme");
    assert_eq!(matches(&[Arc::clone(&a), by(None)])[0].relation, QuoteRelation::Truncated);
    assert_eq!(matches(&[a, by(Some("Reed"))])[0].relation, QuoteRelation::OnlyOne);
}

#[test]
fn a_stretch_between_marks_of_a_clause_with_several_joins_alone() {
    let a = one("a", "The rowers became very, very calm.", "Ann Orme");
    let clause = "the “middle rank” of the trade who got “very, very calm”";
    let b = Report::new("b", &format!("Orme would look into {clause} last year."))
        .fragment("Ann Orme", clause)
        .done();
    let found = matches(&[Arc::clone(&a), b]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(of(&found[0], "b").text, "very, very calm");
    assert_eq!(of(&found[0], "b").relation, Some(QuoteRelation::Truncated));
    // Where no other report has any of them, the clause is one utterance.
    let clause = "the “middle rank” of the trade who got “rather cold”";
    let b = Report::new("b", &format!("Orme would look into {clause} last year."))
        .fragment("Ann Orme", clause)
        .done();
    let found = matches(&[a, b]);
    assert_eq!(found.len(), 2);
    assert!(of(&found[1], "b").text.starts_with("middle rank"), "{found:?}");
}

#[test]
fn one_word_is_no_version_of_a_quotation_of_another_report() {
    let a = one("a", "It is a reckless plan, and the town will pay for it,", "Ann Orme");
    let fragment = |words: &str| {
        Report::new("b", &format!("Orme called it “{words}” again."))
            .fragment("Ann Orme", words)
            .done()
    };
    let found = matches(&[Arc::clone(&a), fragment("reckless")]);
    assert!(found.iter().all(|found| found.relation == QuoteRelation::OnlyOne), "{found:?}");
    assert_eq!(matches(&[a, fragment("reckless plan")])[0].relation, QuoteRelation::Truncated);
}

#[test]
fn a_version_goes_with_its_equal_not_with_what_resembles_it() {
    let first = "Whoever mends a net by lamplight at our quay, I call that a trade,";
    let second = "We mend our nets at dawn.";
    let a = Report::new("a", &format!("“{first}” Orme said. “{second}”"))
        .said("Ann Orme", &[first])
        .said("Ann Orme", &[second]);
    let b = one("b", "We mend our nets at dawn, and I call that a trade,", "Ann Orme");
    let found = matches(&[a.done(), b]);
    assert_eq!(found[0].members.len(), 1, "{found:?}");
    assert_eq!(of(&found[1], "a").text, second);
    assert_eq!(of(&found[1], "a").relation, Some(QuoteRelation::Truncated));
}
