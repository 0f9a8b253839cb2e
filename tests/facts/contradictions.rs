//! Invented pairs of reports: what contradicts, and what only looks as if it did.

use crate::doc;
use crosswire::{
    CompareOptions, compare,
    record::{Comparison, FactKind, FactStatus},
};

fn of_one_day(first: &str, second: &str) -> Comparison {
    let docs = [doc("0", first, Some("2031-05-09")), doc("1", second, Some("2031-05-09"))];
    compare(&docs, &CompareOptions::default())
}

/// The texts of the values in conflict, fact by fact.
fn contradictions(found: &Comparison) -> Vec<Vec<&str>> {
    found
        .facts
        .iter()
        .filter(|fact| fact.status == FactStatus::Conflict)
        .map(|fact| fact.values.iter().map(|value| value.text.as_str()).collect())
        .collect()
}

#[test]
fn figures_of_one_slot_contradict_each_other_whatever_the_wording() {
    for (a, b, values) in [
        (
            "The harbour bill was approved by 52 votes to 48 in the senate on Tuesday night. It now goes to Ruth Amsel.",
            "The harbour bill cleared the senate 51-49 on Tuesday. Ruth Amsel is expected to sign it.",
            ["52 votes to 48", "51-49"],
        ),
        (
            "A coach carrying 38 passengers overturned on the road between Olm and Bruk on Friday.",
            "The driver of a coach died when it overturned between Olm and Bruk on Friday. There were 45 passengers on board.",
            ["38 passengers", "45 passengers"],
        ),
        (
            "An earthquake of magnitude 6.4 struck near the port of Tollan early on Friday. No deaths were reported.",
            "A magnitude 6.1 earthquake shook the port of Tollan before dawn on Friday.",
            ["6.4", "6.1"],
        ),
        (
            "Storm Berta reached the coast of Marvik with winds of 140 kilometres an hour on Thursday.",
            "Storm Berta hit Marvik on Thursday. The weather service measured winds of up to 110 kilometres an hour.",
            ["140 kilometres an hour", "up to 110 kilometres an hour"],
        ),
        (
            "The flood on the River Aln left 4,200 homes without power on Sunday, the grid operator said.",
            "About 6,500 homes were without power on Sunday after the River Aln burst its banks.",
            ["4,200 homes", "About 6,500 homes"],
        ),
        (
            "Korvex said it would cut 8 percent of its workers by the end of the year.",
            "Korvex will lay off 12 percent of its workers by the end of the year, the paper maker said.",
            ["8 percent", "12 percent"],
        ),
        (
            "A court jailed former minister Lars Gade for three years on Tuesday for lying to parliament.",
            "Lars Gade, a former minister, was sentenced to five years in prison on Tuesday. He had lied to parliament.",
            ["three years", "five years"],
        ),
        (
            "A 34-year-old teacher, Mira Tolk, was shot dead outside her home in Bruk on Saturday.",
            "Mira Tolk, 43, a teacher, was killed by gunfire outside her house in Bruk on Saturday.",
            ["34", "43"],
        ),
        (
            "Otto Lind died when his light aircraft crashed into a field outside Farr on Wednesday.",
            "A light aircraft crashed into a field outside Farr on Thursday, killing the pilot, Otto Lind.",
            ["Wednesday", "Thursday"],
        ),
        (
            "The police arrested 27 people during the march against the airport in Farr on Saturday.",
            "Officers made 45 arrests as thousands marched against the airport in Farr on Saturday.",
            ["27 people", "45 arrests"],
        ),
    ] {
        let found = of_one_day(a, b);
        assert_eq!(contradictions(&found), [values], "{a} / {b} {:#?}", found.facts);
    }
}

#[test]
fn what_may_both_be_right_is_no_contradiction() {
    for (a, b) in [
        // two things
        (
            "The flood left 4,200 homes without power on Sunday, 1,500 of them in Halve alone, the grid operator said.",
            "In Halve 1,500 homes had no power on Sunday after the flood, the grid operator said.",
        ),
        (
            "Organisers said 40,000 people marched in Marvale on Saturday, while the police counted 15,000.",
            "About 15,000 people marched in Marvale on Saturday, the police said. Organisers spoke of 40,000.",
        ),
        (
            "The senate passed the harbour bill 52-48 on Tuesday. An amendment on fishing rights had failed 47-53.",
            "Senators rejected an amendment on fishing rights 47-53 before they passed the harbour bill 52-48 on Tuesday.",
        ),
        (
            "The fire at the Korvex paper mill in Halve started on Tuesday night.",
            "Workers were hurt in the fire at the Korvex paper mill in Halve. On Wednesday night a smaller fire broke out in a barn near Olm.",
        ),
        (
            "Piet Oss was sentenced to seven years in prison on Thursday. He had faced up to 15 years in prison for bribery.",
            "Piet Oss, who could have been given 15 years in prison for bribery, was sentenced to seven years on Thursday.",
        ),
        // units, rounding, bounds
        (
            "Storm Berta hit Marvik on Thursday with winds of 100 miles an hour.",
            "Storm Berta reached Marvik on Thursday with winds of 160 kilometres an hour.",
        ),
        (
            "The earthquake near Tollan on Friday killed 119 people and destroyed 2,340 houses, the civil guard said.",
            "About 120 people died in the earthquake near Tollan on Friday. More than 2,000 houses were destroyed.",
        ),
        // what may be
        (
            "Otto Lind, who crashed into a field outside Farr on Saturday, had flown for 30 years.",
            "Otto Lind, the pilot who died outside Farr on Saturday, had owned the aircraft for two years.",
        ),
    ] {
        let found = of_one_day(a, b);
        assert!(contradictions(&found).is_empty(), "{a} / {b} {:#?}", found.facts);
    }
}

#[test]
fn a_verb_of_speaking_between_a_word_and_a_number_makes_no_toll() {
    let found = of_one_day(
        "Rescue workers said 200 families had been moved from the shore of Tollan.",
        "About 300 families were moved from the shore of Tollan on Monday.",
    );
    assert!(found.facts.iter().all(|fact| fact.slot != "rescued"), "{:#?}", found.facts);
}

#[test]
fn measures_in_two_units_agree() {
    let found = of_one_day(
        "The eye of the storm passed 62 miles south of Marvik on Sunday morning.",
        "The storm passed 100 kilometres south of Marvik on Sunday.",
    );
    let measures: Vec<_> =
        found.facts.iter().filter(|fact| fact.kind == FactKind::Measure).collect();
    assert_eq!(measures.len(), 1, "{measures:#?}");
    assert_eq!(measures[0].status, FactStatus::Agree);
}

#[test]
fn an_office_is_one_written_short_or_long_before_a_name_or_behind_it() {
    for (a, b, name) in [
        (
            "Gov. Ann Orme opened the bridge.",
            "The bridge was opened by Governor Ann Orme.",
            "Ann Orme",
        ),
        (
            "Judge Theo Lund stopped the works.",
            "The works were stopped by District Judge Theo Lund.",
            "Theo Lund",
        ),
        (
            "Rita Falk, the ministry's spokeswoman, denied it.",
            "Spokeswoman Rita Falk denied the report.",
            "Rita Falk",
        ),
    ] {
        let found = of_one_day(a, b);
        assert!(
            found.facts.iter().any(|fact| {
                fact.kind == FactKind::Person
                    && fact.status == FactStatus::Agree
                    && fact.values.iter().all(|value| value.value == name)
            }),
            "{a} / {b} {:#?}",
            found.facts
        );
    }
}

#[test]
fn the_day_that_opens_both_reports_is_the_day_of_the_event() {
    let found = of_one_day(
        "Canal traffic in Halve stopped on Thursday after a lock gate failed.",
        "A broken gate closed the canal in Halve, the lock keeper said Thursday.",
    );
    assert!(
        found.facts.iter().any(|fact| fact.kind == FactKind::Date
            && fact.status == FactStatus::Agree
            && fact.articles == 2),
        "{:#?}",
        found.facts
    );
}

#[test]
fn the_only_count_of_a_thing_is_one_under_another_name() {
    let found = of_one_day(
        "Otto Brand admitted eight counts of fraud at the court in Tollan.",
        "In Tollan, Otto Brand pleaded guilty to eight criminal charges of fraud.",
    );
    assert!(
        found.facts.iter().any(|fact| fact.kind == FactKind::Count
            && fact.status == FactStatus::Agree
            && fact.values.iter().all(|value| value.value == "8")),
        "{:#?}",
        found.facts
    );
}

#[test]
fn figures_so_close_are_of_one_thing() {
    let told = |first: &str, second: &str| {
        let found = of_one_day(first, second);
        contradictions(&found).iter().map(Vec::len).collect::<Vec<_>>()
    };
    let first = "The council may lose 22 votes and still build the Halve bridge, Ada Venn said.";
    assert_eq!(
        told(first, "Ada Venn wants the bridge of Halve, and may lose only 21 members."),
        [2]
    );
    assert_eq!(
        told(first, "The bridge of Halve was closed to 21 lorries on the way to Tarn."),
        [0; 0]
    );
    assert_eq!(
        told(first, "Ada Venn wants the bridge of Halve, and may lose only 9 members."),
        [0; 0]
    );
}

#[test]
fn shares_a_point_apart_may_be_one_rounded_twice() {
    let found = of_one_day(
        "The bridge of Halve was approved by 64 percent of the voters on Sunday.",
        "The voters of Halve approved the bridge on Sunday with 65 percent.",
    );
    let facts: Vec<_> = found
        .facts
        .iter()
        .filter(|fact| fact.kind == FactKind::Percent)
        .map(|fact| fact.status)
        .collect();
    assert_eq!(facts, [FactStatus::Compatible]);
}
