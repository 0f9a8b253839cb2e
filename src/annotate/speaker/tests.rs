use crate::annotate::sample::doc;

fn speakers(text: &str) -> Vec<String> {
    doc(text).quotes.iter().map(|quote| quote.speaker_name.clone().unwrap_or_default()).collect()
}

#[test]
fn a_surname_speaks_as_the_full_name() {
    assert_eq!(speakers("Anna Berg came. \"It is late,\" Berg said."), ["Anna Berg"]);
}

#[test]
fn a_pronoun_is_the_last_person_of_its_gender() {
    let text = "Anna Berg met Peter Lund. \"It is late,\" she said.";
    assert_eq!(speakers(text), ["Anna Berg"]);
    let text =
        "\"It is late,\" said Peter Lund.\n\nAnna Berg left. \"We will go home now,\" he said.";
    assert_eq!(speakers(text), ["Peter Lund", "Peter Lund"]);
}

#[test]
fn a_name_inside_the_quoted_words_is_not_the_speaker() {
    let text = "Anna Berg came late. \"Peter Lund did not wait for us,\" she said.";
    assert_eq!(speakers(text), ["Anna Berg"]);
}

#[test]
fn words_that_go_on_have_the_speaker_before_them() {
    let text = "\"It is late,\" Anna Berg said. \"We must go home.\"";
    assert_eq!(speakers(text), ["Anna Berg", "Anna Berg"]);
}

#[test]
fn an_office_speaks_as_its_holder() {
    let text = "US President Anna Berg met Norwegian President Olav Brekke. The American leader said it was late. \
        The Norwegian president said it was early.";
    assert_eq!(speakers(text), ["Anna Berg", "Olav Brekke"]);
}

#[test]
fn an_unnamed_source_keeps_its_noun_phrase() {
    assert_eq!(
        speakers("Anna Berg's special envoy said it was late."),
        ["Anna Berg's special envoy"]
    );
    assert_eq!(speakers("Two officials said it was late."), ["Two officials"]);
}

#[test]
fn they_can_be_the_body_that_spoke_before() {
    let text = "The White House said it was late. They noted that the talks failed.";
    assert_eq!(speakers(text), ["White House", "White House"]);
}

#[test]
fn who_denies_this_did_not_say_it() {
    for verb in ["denied this", "denied it", "rejected this", "disputed this", "confirmed this"] {
        let text = format!(
            "\"It is late,\" Anna Berg said. \"We were warned in writing.\"\n\nThe council {verb}."
        );
        assert_eq!(speakers(&text), ["Anna Berg", "Anna Berg"], "{verb}");
    }
    let text = "\"It is late,\" Anna Berg said. \"We were warned in writing.\"\n\nPeter Lund said this on Monday.";
    assert_eq!(speakers(text), ["Anna Berg", "Anna Berg"]);
    let text = "\"We were all warned in writing.\"\n\nPeter Lund said this on Monday.";
    assert_eq!(speakers(text), ["Peter Lund"]);
}

#[test]
fn a_line_over_the_report_is_nobody_that_it_speaks_of() {
    let body =
        "The old dam was lowered on Monday. The agency said repairs would cost 4 million euros.";
    for header in
        ["Source: The Halve Standard\n\n", "Outlet: The Halve Standard\nDate: 14 April 2026\n\n"]
    {
        assert_eq!(speakers(&format!("{header}{body}")), ["The agency"], "{header}");
    }
    let kept = crate::annotate::sample::doc_with_furniture(&format!(
        "Outlet: The Halve Standard\n\n{body}"
    ));
    assert!(kept.mentions.iter().any(|mention| mention.text == "Halve Standard"));
    assert_eq!(kept.quotes[0].speaker_name.as_deref(), Some("The agency"));
}

#[test]
fn a_short_description_is_the_fuller_one_before_it() {
    let text = "Tarn Records was shut. The water agency for the Colder Valley said it was late. The agency said it was raining.";
    let fuller = "The water agency for the Colder Valley";
    assert_eq!(speakers(text), [fuller, fuller]);
}
