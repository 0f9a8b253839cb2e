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
