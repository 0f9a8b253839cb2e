//! Names joined over reports, speakers, origins and conflicts.

use crate::{compared, doc};
use crosswire::{CompareOptions, compare};

#[test]
fn the_users_names_join_what_nothing_else_does() {
    let docs = [
        doc("a", "Maria Vogt spoke in Lyon. \"No,\" Vogt said."),
        doc("b", "Maria Lindqvist spoke in Lyon."),
    ];
    let plain = compare(&docs, &CompareOptions::default());
    assert!(plain.entities.iter().all(|link| link.name != "Maria Vogt-Lindqvist"));
    let names = [(
        "Maria Vogt-Lindqvist".to_owned(),
        vec!["Maria Vogt".to_owned(), "Maria Lindqvist".to_owned()],
    )];
    let options =
        CompareOptions { names: names.into_iter().collect(), ..CompareOptions::default() };
    let found = compare(&docs, &options);
    let link = found
        .entities
        .iter()
        .find(|link| link.name == "Maria Vogt-Lindqvist")
        .expect("the user's name is the link's");
    assert_eq!((link.articles, &*link.rule), (2, "user"));
    assert_eq!(found.speakers[0].speaker, "Maria Vogt-Lindqvist");
}

#[test]
fn variants_of_one_name_are_one_speaker_with_words_counted_apart() {
    let found = compared(&[
        "\"We will sail at dawn,\" Volodymyr Zelenskyy said. The White House said that it would wait.",
        "\"We will sail at dawn, whatever comes,\" Zelensky said.",
    ]);
    let rows: Vec<_> = found
        .speakers
        .iter()
        .map(|row| {
            (&*row.speaker, &*row.article, row.direct_words, row.indirect_words, row.articles)
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("Volodymyr Zelenskyy", "0", 5, 0, 2),
            ("Volodymyr Zelenskyy", "1", 7, 0, 2),
            ("White House", "0", 0, rows[2].3, 1),
            ("White House", "1", 0, 0, 1),
        ]
    );
    assert!((3..=4).contains(&rows[2].3), "words after `said that`: {rows:?}");
}

#[test]
fn two_people_of_one_surname_stay_apart() {
    let found = compared(&[
        "Donald Trump spoke. Melania Trump listened. Trump left.",
        "On Monday Mr. Trump spoke for an hour, and Trump left.",
    ]);
    let names: Vec<_> = found.entities.iter().map(|link| (&*link.name, link.articles)).collect();
    assert_eq!(names, [("Donald Trump", 2), ("Melania Trump", 1)]);
}

#[test]
fn shared_prose_is_one_origin_and_a_shared_quotation_is_none() {
    let prose = "The ferry left the north quay shortly after six with forty lorries on board and came back at noon because the wind had turned and the crew refused to go on.";
    let quote = "\"Nobody told us that the wind limit had been passed and nobody will tell us now that two men are dead,\" Maria Vogt said.";
    let found = compared(&[
        &format!("{prose} Lyon slept."),
        &format!("Lyon woke late. {prose}"),
        &format!("{quote} Nothing moved."),
        &format!("It was cold in Lyon. {quote}"),
    ]);
    let passages: Vec<_> = found
        .passages
        .iter()
        .map(|passage| (&*passage.a, &*passage.b, passage.words, passage.quoted))
        .collect();
    assert_eq!(passages, [("0", "1", 31, false), ("2", "3", 21, true)]);
    let origins: Vec<_> =
        found.origins.iter().map(|origin| (origin.articles.to_vec(), &*origin.rule)).collect();
    assert_eq!(
        origins,
        [
            (vec!["0".to_owned(), "1".to_owned()], "shared-prose"),
            (vec!["2".to_owned()], "independent"),
            (vec!["3".to_owned()], "independent"),
        ]
    );
}

#[test]
fn reports_that_credit_one_agency_have_one_origin() {
    let found = compared(&[
        "LYON (Reuters) - The ferry left the quay.",
        "LYON (Reuters) - A ship sailed off.",
        "The boat departed. Photo: Reuters",
    ]);
    let origins: Vec<_> = found
        .origins
        .iter()
        .map(|origin| (origin.articles.len(), origin.credited.as_deref()))
        .collect();
    assert_eq!(origins, [(2, Some("Reuters")), (1, None)]);
}

#[test]
fn conflicts_name_changed_numbers_lost_negations_and_other_speakers() {
    use crosswire::record::ConflictKind::{Speaker, Wording};
    let found = compared(&[
        "\"There were fourteen people on the quay when the cable snapped,\" Maria Vogt said.",
        "\"There were forty people on the quay when the cable snapped,\" Peter Lenoir said.",
    ]);
    let conflicts = found.conflicts();
    let values: Vec<Vec<&str>> = conflicts
        .iter()
        .map(|conflict| conflict.sides.iter().map(|side| &*side.value).collect())
        .collect();
    assert_eq!(
        conflicts.iter().map(|conflict| conflict.kind).collect::<Vec<_>>(),
        [Wording, Speaker]
    );
    assert_eq!(values, [["fourteen", "forty"], ["Maria Vogt", "Peter Lenoir"]]);
}

#[test]
fn conflicts_name_facts_with_two_values() {
    use crosswire::record::ConflictKind::Fact;
    let found = compared(&[
        "The fire at the Halve mill killed 14 people on Monday night, the fire chief said.",
        "The fire at the Halve mill killed 40 people on Monday night, the fire chief said.",
    ]);
    let conflicts = found.conflicts();
    assert_eq!(conflicts.iter().map(|conflict| conflict.kind).collect::<Vec<_>>(), [Fact]);
    let fact = conflicts[0].fact.and_then(|id| found.facts.get(id as usize)).expect("a fact");
    assert_eq!(fact.slot, "dead");
    let values: Vec<&str> = conflicts[0].sides.iter().map(|side| &*side.value).collect();
    assert_eq!(values, ["14", "40"]);
}
