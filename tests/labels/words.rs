//! Labels by the words of the lists: where they judge, where not, and whose they are.

use super::{compared, label, told};
use crosswire::record::{LabelKind, Voice};

#[test]
fn words_that_judge_wherever_they_stand_are_labels() {
    let found = compared(&[
        "Ada Venn spoke. Every pier in town is run by bureaucrats. A rash and primitive vision of the coast was \
         shown. The bridge was utterly absurd. Piet Oss said: \"It is a witch hunt. The toll is disgraceful.\"",
    ]);
    for (text, voice) in [
        ("bureaucrats", Voice::Outlet),
        ("rash and primitive vision", Voice::Outlet),
        ("absurd", Voice::Outlet),
        ("witch hunt", Voice::Quote),
        ("disgraceful", Voice::Quote),
    ] {
        let label = label(&found, text);
        assert_eq!(
            (label.voice, label.loaded, label.kind),
            (voice, true, LabelKind::Evaluative),
            "{text}"
        );
    }
    let bridge = label(&found, "absurd");
    assert_eq!(bridge.subject, "The bridge");
}

#[test]
fn phrases_and_compounds_judge_as_a_whole_and_neutral_nouns_take_the_judgement_away() {
    let found = compared(&[
        "The harbour bill is a hot potato. The scandal-plagued board met in a historic building. It was a historic day. The port's critic-in-chief stayed. Residents had reasonable doubt.",
    ]);
    let labels: Vec<_> = told(&found).iter().map(|label| label.1).collect();
    for expected in ["hot potato", "scandal-plagued board", "historic day", "critic-in-chief"] {
        assert!(labels.contains(&expected), "{expected:?} in {labels:?}");
    }
    for neutral in ["historic building", "reasonable doubt"] {
        assert!(labels.iter().all(|label| !label.contains(neutral)), "{labels:?}");
    }
}

#[test]
fn everyday_praise_judges_in_a_speakers_mouth_and_where_it_is_said_of_something() {
    let found = compared(&[
        "\"They are great sailors with a strong plan,\" Ada Venn said. The great sailors left with a strong plan. The delay would be a disaster.",
    ]);
    let labels = told(&found);
    let spoken: Vec<_> =
        labels.iter().filter(|label| label.3 == Voice::Quote).map(|l| l.1).collect();
    assert_eq!(spoken, ["great sailors", "strong plan"]);
    let outlet: Vec<_> =
        labels.iter().filter(|label| label.3 == Voice::Outlet).map(|l| l.1).collect();
    assert_eq!(outlet, ["a disaster"]);
}

#[test]
fn what_is_only_supposed_is_no_label() {
    let found = compared(&[
        "The council asked whether the plan was reckless. If it is a disaster, the port will close. The harbour was threatening to close.",
    ]);
    assert!(found.labels.iter().all(|label| !label.loaded), "{:?}", told(&found));
}

#[test]
fn who_calls_something_so_is_its_voice_named_or_not() {
    let found = compared(&[
        "Critics called the harbour bill a sham. Piet Oss spoke of what he called a witch hunt. The bill was called a farce.",
    ]);
    let speaker = |text: &str| label(&found, text).speaker.as_deref();
    assert_eq!(speaker("sham"), Some("Critics"));
    assert_eq!(speaker("witch hunt"), Some("Piet Oss"));
    assert_eq!(label(&found, "a farce").voice, Voice::Outlet);
}

#[test]
fn given_names_and_degrees_are_told_apart_from_judgements() {
    let found = compared(&[
        "Frank Orme and Stormy Venn met the bravest sailor of the port. The riskiest plan won.",
    ]);
    let labels: Vec<_> = told(&found).iter().map(|label| label.1).collect();
    assert_eq!(labels, ["bravest sailor", "riskiest plan"]);
}

#[test]
fn words_held_at_a_distance_are_the_outlets() {
    let found = compared(&[
        "The so-called \"experts\" of the port left. His \"zero tolerance\" policy stayed.",
    ]);
    assert_eq!(label(&found, "zero tolerance").voice, Voice::Outlet);
}

#[test]
fn what_is_denied_is_labelled_with_its_denial() {
    let found = compared(&["\"That is not a truthful account,\" Ada Venn said."]);
    assert_eq!(label(&found, "not a truthful account").voice, Voice::Quote);
}

#[test]
fn talk_of_a_judgement_verbs_and_bombs_are_no_labels() {
    let found = compared(&[
        "Ada Venn spoke by mistake. There was talk of a cover-up. The mayor did not snub him. \
         Police found explosive devices. They botched the repair.",
    ]);
    assert_eq!(
        told(&found).iter().filter(|row| row.2 == LabelKind::Evaluative).count(),
        0,
        "{:?}",
        told(&found)
    );
}
