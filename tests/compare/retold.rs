//! Reported speech that tells a quotation in other words.

use crate::{
    LETTERS,
    build::{Report, matches, of, one},
};
use crosswire::record::{QuoteKind, QuoteRelation};
use std::sync::Arc;

const SUIT: &str = "The wardens want to ask the royal court for an inquiry into the sunken dredger of this harbour,";

#[test]
fn reported_speech_of_the_same_speaker_with_much_of_the_content_is_a_paraphrase() {
    let clause =
        "the next move is an inquiry by the royal court, asked for because the dredger sank";
    let report = |speaker: &str, clause: &str| {
        Report::new("b", &format!("In a long talk in the hall she said {clause}."))
            .quoted(speaker, &[clause], QuoteKind::Indirect)
            .done()
    };
    let a = one("a", SUIT, "Ann Orme");
    let found = matches(&[Arc::clone(&a), report("Ann Orme", clause)]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].relation, QuoteRelation::Paraphrased);
    let member = of(&found[0], "b");
    assert_eq!((member.text.as_str(), member.quote), (clause, None));
    assert_eq!(member.speaker_name.as_deref(), Some("Ann Orme"));
    assert!(member.score.get() > 0.4 && member.score.get() < 1.0);
    for other in [
        report("Ivy Reed", clause),
        report("Ann Orme", &format!("whether {clause}")),
        report(
            "Ann Orme",
            "the harbour is a royal matter, as everybody on the coast has long known",
        ),
    ] {
        assert_eq!(matches(&[Arc::clone(&a), other])[0].relation, QuoteRelation::OnlyOne);
    }
}

#[test]
fn a_reported_clause_with_words_between_marks_that_paraphrases_is_no_utterance_of_its_own() {
    let words = "This shameless trade of the porters is hateful to everybody who fishes here,";
    let clause = "the trade of the porters as “shameless” and “hateful”";
    let b = Report::new("b", &format!("Orme described {clause}.")).fragment("Ann Orme", clause);
    let found = matches(&[one("a", words, "Ann Orme"), b.done()]);
    assert_eq!(found.len(), 1, "{found:?}");
    let member = of(&found[0], "b");
    assert_eq!(member.relation, Some(QuoteRelation::Paraphrased));
    assert_eq!((member.text.as_str(), member.quote), (clause, Some(0)));
}

#[test]
fn like_content_about_somebody_else_is_no_paraphrase() {
    let text = "Reed had own letters for the prosecutor, to give before the week was over.";
    let found = matches(&[one("a", LETTERS, "Ann Orme"), Report::new("b", text).done()]);
    assert_eq!(found[0].relation, QuoteRelation::OnlyOne);
}

#[test]
fn names_that_all_reports_have_and_questions_are_no_paraphrase() {
    let words = "The people of Salt Valley are proud of Ivy Reed,";
    let text = "Orme sent Ivy Reed to Salt Valley in the spring.";
    let found = matches(&[one("a", words, "Ann Orme"), Report::new("b", text).done()]);
    assert_eq!(found[0].relation, QuoteRelation::OnlyOne);
    let question = "Did Orme say that she would give her own letters to the prosecutor before the end of the week?";
    let found = matches(&[one("a", LETTERS, "Ann Orme"), Report::new("b", question).done()]);
    assert_eq!(found[0].relation, QuoteRelation::OnlyOne);
}
