//! Values of one slot: days, tolls, figures, parts.

use crate::{compared, doc, values, with};
use crosswire::{
    CompareOptions, compare,
    record::{Comparison, FactKind, FactStatus, StatementRelation},
};

fn dated(texts: [(&str, &str); 2]) -> Comparison {
    let docs = texts.map(|(published, text)| doc(published, text, Some(published)));
    compare(&docs, &CompareOptions::default())
}

#[test]
fn an_hour_without_a_day_contradicts_no_other_day() {
    let found = dated([
        (
            "2025-06-04",
            "Smoke over the Halve mill was noticed at 5.40 a.m. by a farmer named Piet Oss.",
        ),
        (
            "2025-06-05",
            "Smoke over the Halve mill was first noticed at 5.40 a.m. by Piet Oss, a farmer.",
        ),
    ]);
    assert!(found.timeline.is_empty(), "{:?}", found.timeline);
    assert!(found.conflicts().is_empty());
    assert!(
        found.facts.iter().all(|fact| fact.status != FactStatus::Conflict),
        "{:?}",
        found.facts
    );
}

#[test]
fn a_date_is_told_in_the_words_of_a_report_that_gives_it() {
    let found = dated([
        (
            "2025-06-04",
            "The new school at Halve will stay closed until 9 June, the head teacher Ada Venn told parents.",
        ),
        (
            "2025-06-05",
            "The new school at Halve will stay closed until 11 June, Ada Venn told parents.",
        ),
    ]);
    let rows: Vec<_> =
        found.timeline.iter().filter(|row| row.date.starts_with("2025-06")).collect();
    assert_eq!(rows.len(), 2);
    assert!(rows[0].text.contains("9 June") && rows[1].text.contains("11 June"), "{rows:?}");
}

#[test]
fn weekdays_of_undated_reports_differ() {
    let found = compared(&[
        "The minister, Paul Adeyemi, is to visit the flooded town on Thursday.",
        "Minister Paul Adeyemi will visit the flooded town on Friday.",
    ]);
    assert_eq!(found.statements[0].relation, StatementRelation::Differing);
}

#[test]
fn numbers_of_two_kinds_do_not_differ() {
    let relation = |other: &str| {
        let found = compared(&[
            "The council of Halve closed the old stone bridge over the Ruhne after 14 lorries crossed it at night.",
            other,
        ]);
        found.statements[0].relation
    };
    let same = "The council of Halve closed the old stone bridge over the Ruhne after 40 lorries crossed it at night.";
    assert_eq!(relation(same), StatementRelation::Differing);
    for other in [
        "The council of Halve closed the old stone bridge of 40 metres over the Ruhne after lorries crossed it at night.",
        "The council of Halve closed the old stone bridge over the Ruhne after lorries of 40 tonnes crossed it at night.",
    ] {
        let found = relation(other);
        assert!(
            !matches!(found, StatementRelation::Differing | StatementRelation::OnlyOne),
            "{found:?}: {other}"
        );
    }
}

#[test]
fn a_not_differs_where_the_other_tells_what_it_denies() {
    let relation = |other: &str| {
        let found = compared(&[
            "The council of Halve closed the old stone bridge over the Ruhne on Friday at night.",
            other,
        ]);
        found.statements[0].relation
    };
    let denied =
        "The council of Halve never closed the old stone bridge over the Ruhne on Friday at night.";
    assert_eq!(relation(denied), StatementRelation::Differing);
    let more = "The council of Halve closed the old stone bridge over the Ruhne on Friday at night without warning.";
    let found = relation(more);
    assert!(
        !matches!(found, StatementRelation::Differing | StatementRelation::OnlyOne),
        "{found:?}"
    );
}

/// Two sentences, the kind of value, the status that a careful reader would give.
#[test]
#[rustfmt::skip] // a table
fn values_of_one_slot_get_their_status() {
    use FactStatus::{Agree, Compatible, Conflict, Update};
    for (a, b, kind, expected) in [
        ("The flood in Tarn killed 12 people, the council said.", "The flood in Tarn killed twelve people, officials said.", FactKind::Count, Some(Agree)),
        ("The bridge over the Orm cost $45 million, the council said.", "The bridge over the Orm cost $52 million, the council said.", FactKind::Money, Some(Conflict)),
        ("The new bridge over the river Orm cost about $50 million.", "The new bridge over the river Orm cost $52 million.", FactKind::Money, Some(Compatible)),
        ("The march in Tarn drew more than 4,000 marchers.", "The march in Tarn drew 4,200 marchers.", FactKind::Count, Some(Compatible)),
        ("The quake in Tarn killed 12 people by 9 a.m.", "The quake in Tarn killed 31 people by 4 p.m.", FactKind::Count, Some(Update)),
        // Other quantities of one unit.
        ("Growers lost 40 percent of the barley to the frost in May.", "The bank lends to 65 percent of the growers of the county.", FactKind::Percent, None),
        ("The Tarn mill employs 300 workers.", "The Orm dairy employs 900 workers.", FactKind::Count, None),
        // An age is no length of time.
        ("Ann Orme, a 48-year-old officer, joined the Tarn police in spring.", "Ann Orme, an officer for 15 years, joined the Tarn police in spring.", FactKind::Duration, None),
    ] {
        let found = compared(&[a, b]);
        let status = found
            .facts
            .iter()
            .find(|fact| fact.kind == kind && fact.articles == 2)
            .map(|fact| fact.status);
        assert_eq!(status, expected, "{a} / {b} {:#?}", found.facts);
    }
}

#[test]
fn the_place_of_one_meeting_is_not_held_against_that_of_another() {
    let found = compared(&[
        "The two ministers will meet in Paris next month, the palace said.",
        "The two ministers will meet in Paris next month. The location of the meeting of their advisers has not yet been determined.",
    ]);
    assert!(
        found.facts.iter().all(|fact| fact.status != FactStatus::Conflict),
        "{:#?}",
        found.facts
    );
    let places = with(&found, FactKind::Place, "Paris");
    assert_eq!(places.len(), 1);
    assert_eq!(places[0].status, FactStatus::Agree);
}

#[test]
fn a_later_report_with_a_higher_toll_is_an_update_and_an_earlier_one_a_conflict() {
    let (few, many) = (
        "The fire in the Tarn mill killed 12 people.",
        "The fire in the Tarn mill killed 15 people.",
    );
    for (small, large, expected) in [
        ("2031-04-02", "2031-04-03", FactStatus::Update),
        ("2031-04-03", "2031-04-02", FactStatus::Conflict),
        ("2031-04-02", "2031-04-02", FactStatus::Conflict),
    ] {
        let docs = [doc("a", few, Some(small)), doc("b", many, Some(large))];
        let found = compare(&docs, &CompareOptions::default());
        assert_eq!(found.facts.len(), 1, "{:#?}", found.facts);
        assert_eq!(found.facts[0].status, expected, "{small} {large}");
    }
}

#[test]
fn tolls_of_one_event_are_joined_whatever_the_wording() {
    let found = compared(&[
        "A man opened fire in the Tarn mill, killing five people and injuring eight others.",
        "Five were killed and six injured amid the chaos, as workers ran for their lives. The Tarn mill is shut.",
    ]);
    let dead = with(&found, FactKind::Count, "ive");
    assert!(
        dead.iter().any(|fact| fact.status == FactStatus::Agree && fact.slot == "dead"),
        "{dead:#?}"
    );
    let injured = with(&found, FactKind::Count, "six injured");
    assert_eq!(injured.len(), 1);
    assert_eq!(injured[0].status, FactStatus::Conflict);
    assert_eq!(values(injured[0]), [("0", "8"), ("1", "6")]);
}

#[test]
fn an_equal_toll_of_another_event_is_not_joined() {
    let found = compared(&[
        "The fire at Marvik killed seven people on Monday. The town mourns.",
        "Seven people were killed in Olm Valley when the Korvex dam broke. The fire at Marvik went on.",
    ]);
    assert!(found.facts.iter().all(|fact| &*fact.rule != "equal-toll"), "{:#?}", found.facts);
}

#[test]
fn a_telling_figure_is_one_fact_and_a_round_one_is_not() {
    let found = compared(&[
        "The ministry put 2,891 documents on its pages. It was a long night for 500 guests.",
        "Readers can now leaf through 2,891 documents. The band played to 500 guests.",
    ]);
    let figures = with(&found, FactKind::Count, "2,891");
    assert_eq!((figures.len(), figures[0].status), (1, FactStatus::Agree));
    let round = with(&found, FactKind::Count, "500");
    assert!(round.iter().all(|fact| &*fact.rule != "equal-figure"));
}

/// The facts of two reports of 7 May 2031, a Wednesday.
fn of_one_day(first: &str, second: &str) -> Comparison {
    let docs = [doc("0", first, Some("2031-05-07")), doc("1", second, Some("2031-05-07"))];
    compare(&docs, &CompareOptions::default())
}

#[test]
fn a_time_of_day_tells_its_day() {
    let found = of_one_day(
        "Governor Ann Orme issued an emergency order for the valley late Tuesday.",
        "Ann Orme issued an emergency order for the valley last night.",
    );
    let agreed: Vec<_> = found
        .facts
        .iter()
        .filter(|fact| fact.kind == FactKind::Date && fact.status == FactStatus::Agree)
        .collect();
    assert_eq!(agreed.len(), 1, "{:#?}", found.facts);
    assert_eq!(values(agreed[0]), [("0", "2031-05-06"), ("1", "2031-05-06")]);
    let found = of_one_day(
        "Governor Ann Orme issued an emergency order for the valley on Tuesday night.",
        "Ann Orme issued an emergency order for the valley on Wednesday morning.",
    );
    assert!(
        found.facts.iter().all(|fact| fact.status != FactStatus::Conflict),
        "{:#?}",
        found.facts
    );
}

#[test]
fn a_day_lies_in_the_week_that_another_report_names() {
    let found = of_one_day(
        "The council of Halve sued the Ruhne ferry company on Tuesday over its fares.",
        "The council of Halve sued the Ruhne ferry company this week over its fares.",
    );
    let facts = with(&found, FactKind::Date, "Tuesday");
    assert_eq!(facts.len(), 1, "{:#?}", found.facts);
    assert_eq!(facts[0].status, FactStatus::Compatible);
}

#[test]
fn a_day_that_is_written_out_is_one_whatever_the_wording() {
    let found = of_one_day(
        "The ferry order stays in force until May 29.",
        "The company may appeal until May 29, and nobody knows more.",
    );
    assert!(
        with(&found, FactKind::Date, "May 29").iter().any(|fact| fact.status == FactStatus::Agree)
    );
}

#[test]
fn a_round_sum_alone_is_not_one_fact() {
    let found = of_one_day(
        "Another addition is $80 billion in storm relief for the coast of Tarn.",
        "Lawmakers would raise the budget of the navy by $80 billion.",
    );
    assert!(
        with(&found, FactKind::Money, "$80 billion")
            .iter()
            .all(|fact| fact.status != FactStatus::Agree),
        "{:#?}",
        found.facts
    );
}

#[test]
fn a_part_is_not_held_against_the_whole() {
    let found = of_one_day(
        "The six parishes of Aln, Bruk, Corm, Dey, Esk and Farr hold a million people.",
        "The inquiry into six of the county's eight parishes, Aln, Bruk, Corm, Dey, Esk and Farr, is the largest.",
    );
    assert!(
        found.facts.iter().all(|fact| fact.status != FactStatus::Conflict),
        "{:#?}",
        found.facts
    );
}

#[test]
fn a_number_tied_to_its_noun_by_a_hyphen_is_a_fact() {
    let found = compared(&[
        "Ada Venn released a 414-page report on the harbour. A two-page letter lay beside it.",
        "The harbour has a 414-page report from the town hall. Piet Oss had sent a two-page letter.",
    ]);
    let agreed: Vec<_> = found
        .facts
        .iter()
        .filter(|fact| fact.status == FactStatus::Agree && fact.kind == FactKind::Count)
        .map(|fact| (&*fact.slot, values(fact)))
        .collect();
    assert_eq!(agreed, [("page", vec![("0", "414"), ("1", "414")])]);
}

#[test]
fn the_day_of_one_announcement_is_one_fact_where_much_stands_around_it() {
    let found = of_one_day(
        "However, the ferry host Piet Oss wrote in a post late Monday that rumours describing the barge as a flagship are \
         wrong, noting that nobody had asked.",
        "Gulls cried over the town for a week, but one of the ferry hosts, Piet Oss, said Monday night that the flagship \
         barge merely carries coal, and the council laughed.",
    );
    let told = with(&found, FactKind::Date, "Monday");
    assert!(told.iter().any(|fact| fact.rule == "equal-around" && fact.articles == 2), "{told:?}");
    let apart = of_one_day(
        "Ada Venn said on Monday that it rained.",
        "The ferry sank, Piet Oss said on Monday.",
    );
    assert!(with(&apart, FactKind::Date, "Monday").iter().all(|fact| fact.articles == 1));
}

#[test]
fn a_thing_that_both_reports_count_once_is_a_conflict_where_one_thing_is_told_of_it() {
    let told = |second: &str| {
        compared(&[
            "The storm tore roofs from houses on Monday. About 300 families were moved from the shore of Tollan.",
            second,
        ])
    };
    let conflicts = |found: &Comparison| {
        found.facts.iter().filter(|fact| fact.status == FactStatus::Conflict).count()
    };
    let shore = "Officials said 200 families had been moved from the shore. Roofs were torn off.";
    assert_eq!(conflicts(&told(shore)), 1);
    // Counted twice, the number may be of others.
    let twice = format!("{shore} In all, 300 families live there.");
    assert_eq!(conflicts(&told(&twice)), 0);
    let other = "The town will pay for 200 families who lost their savings when the bank failed.";
    assert_eq!(conflicts(&told(other)), 0);
}

#[test]
fn one_number_of_one_thing_is_one_fact_by_whatever_noun() {
    let status = |a: &str, b: &str, text: &str| {
        let found = of_one_day(a, b);
        with(&found, FactKind::Count, text).iter().any(|fact| fact.status == FactStatus::Agree)
    };
    assert!(status(
        "The Halve ferry carries about 2,000 riders over the Ruhne a day.",
        "Over the Ruhne the ferry of Halve takes 2,000 passengers every morning.",
        "2,000 passengers",
    ));
    assert!(!status(
        "The Halve council hired three teachers on the hill.",
        "Ada Venn saw three gulls beside the Ruhne.",
        "three gulls",
    ));
}

#[test]
fn a_length_of_time_that_two_reports_give_is_one_fact_where_a_word_is_shared() {
    let agree = |a: &str, b: &str| {
        let found = of_one_day(a, b);
        found
            .facts
            .iter()
            .any(|fact| fact.kind == FactKind::Duration && fact.status == FactStatus::Agree)
    };
    assert!(agree(
        "The kite from Tarn stayed up for 37 minutes, its owner said.",
        "Nobody was hurt by the 37-minute trip, in which the kite crossed the bay.",
    ));
    assert!(!agree(
        "Ada Venn was jailed for three years by a court in Tarn.",
        "The harbour of Halve was closed for three years while the mole was built.",
    ));
}

#[test]
fn a_month_takes_in_the_day_that_another_report_names() {
    let status = |a: &str, b: &str| {
        of_one_day(a, b)
            .facts
            .iter()
            .filter(|fact| fact.kind == FactKind::Date && fact.articles == 2)
            .map(|fact| fact.status)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        status(
            "Piet Oss vanished from the Halve shipyard in January, and nobody has seen him.",
            "The coat that Piet Oss wore when he vanished on Jan. 18 was found at the mill.",
        ),
        [FactStatus::Compatible]
    );
    assert_eq!(
        status(
            "Piet Oss vanished from the Halve shipyard in January, and nobody has seen him.",
            "The coat was bought on Jan. 18 by a sailor.",
        ),
        []
    );
}
