//! Invented pairs of reports: people in their offices and roles, and where things happen.

use crate::doc;
use crosswire::{
    CompareOptions, compare,
    record::{Comparison, Fact, FactKind, FactStatus},
};

fn of_one_day(first: &str, second: &str) -> Comparison {
    let docs = [doc("0", first, Some("2031-05-09")), doc("1", second, Some("2031-05-09"))];
    compare(&docs, &CompareOptions::default())
}

fn facts(found: &Comparison, kind: FactKind, status: FactStatus) -> Vec<&Fact> {
    found.facts.iter().filter(|fact| fact.kind == kind && fact.status == status).collect()
}

/// Whether both reports tell one thing of somebody, in these words.
fn agreed(found: &Comparison, name: &str) -> bool {
    facts(found, FactKind::Person, FactStatus::Agree)
        .iter()
        .any(|fact| fact.articles == 2 && fact.values.iter().all(|value| value.text.contains(name)))
}

#[test]
fn a_role_is_one_in_whatever_form_two_reports_give_it() {
    for (a, b, name) in [
        // an abbreviation, a title written out
        ("Sen. Ruth Amsel left early.", "The vote was delayed by Senator Ruth Amsel.", "Amsel"),
        // an apposition and a title
        (
            "Ruth Amsel, the long-serving mayor of Tarn, opened the bridge.",
            "The bridge belongs to all, Tarn Mayor Ruth Amsel said.",
            "Amsel",
        ),
        // an owner before the office
        (
            "The guild's chairwoman, Ruth Amsel, was not there.",
            "Ruth Amsel, chair of the Bakers' Guild, sent a letter.",
            "Amsel",
        ),
        // two nouns for one role
        (
            "The claim was denied by ministry spokeswoman Rita Falk.",
            "Rita Falk, a spokesperson for the ministry, denied everything.",
            "Falk",
        ),
        ("Theo Lund is an attorney.", "His lawyer, Theo Lund, was calm.", "Lund"),
        (
            "Orlan Steel CEO Otto Brand resigned.",
            "Otto Brand, the chief executive of Orlan Steel, stepped down.",
            "Brand",
        ),
        // a noun that no list of offices has
        (
            "The letter was signed by philanthropist Otto Brand.",
            "Among those who signed was philanthropist Otto Brand.",
            "Brand",
        ),
        // what somebody is, told with "named"
        (
            "The money came from a Tollan billionaire named Otto Brand.",
            "Behind the firm stands billionaire Otto Brand.",
            "Brand",
        ),
        // one who was in office
        (
            "It had warned former Finance Minister Otto Brand.",
            "Otto Brand, a former finance minister, was warned.",
            "Brand",
        ),
    ] {
        let found = of_one_day(a, b);
        assert!(agreed(&found, name), "{a} / {b} {:#?}", found.facts);
    }
}

#[test]
fn a_title_of_several_people_is_the_title_of_each() {
    let found = of_one_day(
        "Reps. Ruth Amsel of Orrland and Otto Brand of Varn wrote the bill.",
        "Rep. Otto Brand defended the bill, and so did Rep. Ruth Amsel.",
    );
    assert!(agreed(&found, "Otto Brand"), "{:#?}", found.facts);
    assert!(agreed(&found, "Ruth Amsel"), "{:#?}", found.facts);
}

#[test]
fn an_office_in_a_house_implies_a_seat_in_it() {
    let found = of_one_day(
        "Senate Budget Committee Chairman Otto Brand refused to comment.",
        "Sen. Otto Brand gave no comment.",
    );
    assert!(agreed(&found, "Otto Brand"), "{:#?}", found.facts);
}

#[test]
fn roles_of_another_kind_or_rank_do_not_agree() {
    for (a, b) in [
        ("Deputy Mayor Ruth Amsel left.", "Mayor Ruth Amsel stayed at home."),
        ("The baker Ruth Amsel left.", "Ruth Amsel, a welder, came by train."),
    ] {
        let found = of_one_day(a, b);
        assert!(!agreed(&found, "Amsel"), "{a} / {b} {:#?}", found.facts);
    }
}

#[test]
fn each_person_and_role_is_one_fact() {
    let found = of_one_day(
        "Mayor Ruth Amsel spoke. Mayor Ruth Amsel then left. Mayor Amsel will be back.",
        "Mayor Ruth Amsel was there. Later Mayor Ruth Amsel went home.",
    );
    let people = facts(&found, FactKind::Person, FactStatus::Agree);
    assert_eq!(people.len(), 1, "{people:#?}");
    assert_eq!(people[0].slot, "mayor");
    let texts: Vec<_> = people[0].values.iter().map(|value| value.text.as_str()).collect();
    assert_eq!(texts, ["Mayor Ruth Amsel", "Mayor Amsel", "Mayor Ruth Amsel"]);
}

#[test]
fn offices_that_nobody_holds_at_once_contradict_each_other() {
    for (a, b, texts) in [
        (
            "The call came from Senate Majority Leader Otto Brand.",
            "Senate Minority Leader Otto Brand made the call.",
            ["Senate Majority Leader Otto Brand", "Senate Minority Leader Otto Brand"],
        ),
        (
            "House Speaker Otto Brand was asked on Friday.",
            "House Minority Leader Otto Brand gave no answer.",
            ["House Speaker Otto Brand", "House Minority Leader Otto Brand"],
        ),
        (
            "Sen. Otto Brand was asked on Friday.",
            "Gov. Otto Brand gave no answer.",
            ["Sen. Otto Brand", "Gov. Otto Brand"],
        ),
        (
            "Otto Brand (R-Tenn.) was asked on Friday.",
            "No answer came from Otto Brand (R-Ariz.).",
            ["Otto Brand (R-Tenn.", "Otto Brand (R-Ariz."],
        ),
    ] {
        let found = of_one_day(a, b);
        let people = facts(&found, FactKind::Person, FactStatus::Conflict);
        let told: Vec<Vec<&str>> = people
            .iter()
            .map(|fact| fact.values.iter().map(|value| value.text.as_str()).collect())
            .collect();
        assert_eq!(told, [texts], "{a} / {b} {:#?}", found.facts);
    }
}

#[test]
fn an_office_of_another_time_contradicts_nothing() {
    for (a, b) in [
        (
            "The call came from former Senate Majority Leader Otto Brand.",
            "Senate Minority Leader Otto Brand made the call.",
        ),
        ("Sen.-elect Otto Brand was asked on Friday.", "Gov. Otto Brand gave no answer."),
        (
            "Sen. Otto Brand was asked on Friday. Brand came as then-Gov. Otto Brand to the house.",
            "Gov. Otto Brand gave no answer.",
        ),
        // both in one report
        (
            "Sen. Otto Brand was asked on Friday. Gov. Otto Brand was not.",
            "Gov. Otto Brand gave no answer.",
        ),
        // somebody's words
        (
            "\u{201c}I trust in Majority Leader Otto Brand and his men,\u{201d} said Rita Falk.",
            "Minority Leader Otto Brand made the call.",
        ),
    ] {
        let found = of_one_day(a, b);
        let people = facts(&found, FactKind::Person, FactStatus::Conflict);
        assert!(people.is_empty(), "{a} / {b} {people:#?}");
    }
}

#[test]
fn somebody_is_told_of_in_one_connection_without_a_role() {
    let found = of_one_day(
        "The keeper spoke of a plan by her nephew, Otto Brand, to raise the old ferry at Varn.",
        "Little came of the old ferry at Varn, or of Otto Brand's plan to raise it.",
    );
    let people = facts(&found, FactKind::Person, FactStatus::Agree);
    assert!(
        people.iter().any(|fact| &*fact.rule == "same-connection"
            && fact.values.iter().all(|value| value.text == "Otto Brand")),
        "{:#?}",
        found.facts
    );
    let found = of_one_day(
        "Otto Brand bought two boats in spring.",
        "The lighthouse was painted by Otto Brand.",
    );
    assert!(facts(&found, FactKind::Person, FactStatus::Agree).is_empty(), "{:#?}", found.facts);
}

#[test]
fn a_place_is_one_in_whatever_words_something_happens_there() {
    let found = of_one_day(
        "Ruth Amsel lost her hat during a long regatta in Tollan on Friday.",
        "The last prize of the regatta went to Ruth Amsel from the Tollan wardens.",
    );
    assert!(
        facts(&found, FactKind::Place, FactStatus::Agree).iter().any(
            |fact| fact.articles == 2 && fact.values.iter().all(|value| value.text == "Tollan")
        ),
        "{:#?}",
        found.facts
    );
}
