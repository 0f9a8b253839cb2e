//! Statements, facts and the timeline, from outside. The sample reports' expected values were written by hand.
#![allow(clippy::print_stderr)] // says what is not tested

#[path = "facts/contradictions.rs"]
mod contradictions;
#[path = "facts/people.rs"]
mod people;
#[path = "facts/slots.rs"]
mod slots;

use crosswire::{
    Article, CompareOptions, Options, analyze, compare,
    compare::StatementScorer,
    pool,
    record::{
        Comparison, CoverageKind, Doc, Fact, FactKind, FactStatus, StatementMatch,
        StatementRelation, StatementVoice,
    },
};
use proptest::prelude::*;
use std::{path::PathBuf, sync::Arc};

fn doc(id: &str, text: &str, published: Option<&str>) -> Arc<Doc> {
    let mut article = Article::new(text);
    id.clone_into(&mut article.id);
    article.published = published.map(|date| date.parse().expect("a date"));
    Arc::new(analyze(Arc::new(article), &Options::default()))
}

fn compared(texts: &[&str]) -> Comparison {
    let docs: Vec<_> =
        texts.iter().enumerate().map(|(id, text)| doc(&id.to_string(), text, None)).collect();
    compare(&docs, &CompareOptions::default())
}

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn samples() -> Comparison {
    let names = ["harbour-gazette", "inland-ledger", "marvale-courier", "open-coast"];
    let docs: Vec<_> = names
        .iter()
        .map(|name| {
            let path = folder("samples").join(format!("{name}.txt"));
            doc(name, &std::fs::read_to_string(path).expect("a sample"), None)
        })
        .collect();
    compare(&docs, &CompareOptions::default())
}

/// The facts of one status that hold a value of that text.
fn with<'a>(comparison: &'a Comparison, kind: FactKind, text: &str) -> Vec<&'a Fact> {
    comparison
        .facts
        .iter()
        .filter(|fact| {
            fact.kind == kind && fact.values.iter().any(|value| value.text.contains(text))
        })
        .collect()
}

fn values(fact: &Fact) -> Vec<(&str, &str)> {
    fact.values.iter().map(|value| (value.article.as_str(), value.value.as_str())).collect()
}

fn statement<'a>(comparison: &'a Comparison, words: &str) -> &'a StatementMatch {
    comparison
        .statements
        .iter()
        .find(|found| found.members.iter().any(|member| member.text.contains(words)))
        .unwrap_or_else(|| panic!("no statement holds {words:?}"))
}

#[test]
fn the_weight_of_the_container_is_a_conflict() {
    let samples = samples();
    let facts = with(&samples, FactKind::Measure, "tonnes");
    assert_eq!(facts.len(), 1, "{facts:#?}");
    assert_eq!(facts[0].status, FactStatus::Conflict);
    assert_eq!(values(facts[0]), [("harbour-gazette", "40"), ("open-coast", "60")]);
    assert_eq!(facts[0].slot, "tonne");
}

/// Known fault: the coast's own sentence on both hours ("The port authority counted …; by noon its count was …") is not
/// joined to the others' since times became finer; what it gives stands alone and is no conflict.
#[test]
fn tolls_of_two_hours_are_an_update_and_no_conflict() {
    let samples = samples();
    for (slot, early, late) in [("dead", "2", "3"), ("injured", "9", "17")] {
        let facts: Vec<&Fact> = samples
            .facts
            .iter()
            .filter(|fact| fact.kind == FactKind::Count && fact.slot == slot)
            .collect();
        assert!(facts.iter().all(|fact| fact.status != FactStatus::Conflict), "{facts:#?}");
        let updates: Vec<&&Fact> =
            facts.iter().filter(|fact| fact.status == FactStatus::Update).collect();
        assert_eq!(updates.len(), 1, "{facts:#?}");
        let found = values(updates[0]);
        for value in [("harbour-gazette", early), ("marvale-courier", late)] {
            assert!(found.contains(&value), "{slot} {value:?} {found:?}");
        }
    }
}

#[test]
fn a_number_changed_inside_a_quotation_is_a_conflict_of_what_the_speaker_said() {
    let samples = samples();
    let facts = with(&samples, FactKind::Count, "40 people");
    assert_eq!(facts.len(), 1);
    assert_eq!(facts[0].status, FactStatus::Conflict);
    assert_eq!(
        values(facts[0]),
        [("harbour-gazette", "14"), ("marvale-courier", "40"), ("open-coast", "14")]
    );
    assert_eq!(facts[0].values[0].voice, StatementVoice::Quoted);
}

#[test]
fn the_samples_hold_no_other_conflict() {
    let samples = samples();
    let conflicts = samples.facts.iter().filter(|fact| fact.status == FactStatus::Conflict).count();
    assert_eq!(conflicts, 2);
}

#[test]
fn a_weekday_and_a_day_without_a_year_are_one_date() {
    let samples = samples();
    let facts = with(&samples, FactKind::Date, "March 12");
    assert_eq!(facts.len(), 1);
    assert_eq!(facts[0].status, FactStatus::Agree);
    assert!(facts[0].values.iter().all(|value| value.value == "2026-03-12"), "{:#?}", facts[0]);
}

#[test]
fn a_number_that_one_report_has_is_told_as_such() {
    let samples = samples();
    let shares = with(&samples, FactKind::Percent, "6.5 percent");
    assert_eq!(shares.len(), 1);
    assert_eq!(shares[0].status, FactStatus::OnlyOne);
}

#[test]
fn a_quotation_and_its_retelling_are_one_statement() {
    let samples = samples();
    let letters = statement(&samples, "letters to the prosecutor");
    assert_eq!(letters.relation, StatementRelation::QuotedVsReported);
    let voices: Vec<_> = letters.members.iter().map(|member| member.voice).collect();
    assert_eq!(voices, [StatementVoice::Quoted, StatementVoice::Reported]);
    assert!(
        letters
            .members
            .iter()
            .all(|member| member.speaker_name.as_deref() == Some("Viktor Haldane"))
    );
}

#[test]
fn equal_clauses_are_equivalent_and_what_one_report_has_is_only_there() {
    let samples = samples();
    assert_eq!(
        statement(&samples, "out of production since").relation,
        StatementRelation::Equivalent
    );
    let debate = statement(&samples, "Parliament will debate");
    assert_eq!((debate.relation, debate.articles), (StatementRelation::OnlyOne, 1));
}

#[test]
fn page_furniture_is_no_statement() {
    let samples = samples();
    assert!(
        samples.statements.iter().flat_map(|found| &found.members).all(|member| {
            !member.text.contains("Photo:") && !member.text.contains("Clean Quays")
        })
    );
}

#[test]
fn the_timeline_has_a_day_once_for_a_statement_and_is_in_order() {
    let samples = samples();
    let dates: Vec<_> = samples.timeline.iter().map(|row| row.date.as_str()).collect();
    let mut sorted = dates.clone();
    sorted.sort_unstable();
    assert_eq!(dates, sorted);
    let production: Vec<_> = samples.timeline.iter().filter(|row| row.date == "1996").collect();
    assert_eq!(production.len(), 1);
    assert_eq!(&*production[0].articles, ["inland-ledger", "marvale-courier"]);
    assert!(production[0].conflicting.is_empty());
}

/// Two reports with their days.
#[test]
fn sentences_that_share_rare_words_score_higher_than_those_that_share_common_ones() {
    let scorer = StatementScorer::new(&[
        "The council closed the old harbour bridge on Monday.",
        "The harbour bridge was closed by the council.",
        "The council will meet on Monday.",
        "",
    ]);
    assert!(scorer.score(0, 1) > scorer.score(0, 2));
    assert!((scorer.score(0, 1) - scorer.score(1, 0)).abs() < 1e-12);
    assert!(scorer.score(0, 3).abs() < 1e-12 && scorer.score(0, 9).abs() < 1e-12);
}

/// Everything but ids and the order of rows and members.
fn unordered(comparison: &Comparison) -> Vec<String> {
    let mut rows = Vec::new();
    for found in &comparison.statements {
        let reference = &found.members[found.reference as usize];
        let mut members: Vec<String> = found.members.iter().map(|row| format!("{row:?}")).collect();
        members.sort();
        rows.push(format!("{:?} {:?} {} {members:?}", found.relation, reference, found.articles));
    }
    for fact in &comparison.facts {
        let mut values: Vec<String> = fact.values.iter().map(|row| format!("{row:?}")).collect();
        values.sort();
        rows.push(format!(
            "{:?} {} {:?} {:?} {} {:?} {values:?}",
            fact.kind, fact.slot, fact.about, fact.status, fact.articles, fact.rule
        ));
    }
    for row in &comparison.timeline {
        rows.push(format!(
            "{} {} {:?} {:?} {:?}",
            row.date, row.text, row.articles, row.first_reported, row.conflicting
        ));
    }
    rows.sort();
    rows
}

/// Where each thing is named, without its name.
fn things(comparison: &Comparison) -> Vec<Vec<String>> {
    let entities = comparison.coverage.iter().filter(|row| row.kind == CoverageKind::Entity);
    let rows: Vec<_> = entities.collect();
    let mut things: Vec<Vec<String>> = rows
        .chunks(comparison.docs.len())
        .map(|rows| {
            let mut places: Vec<String> = rows
                .iter()
                .flat_map(|row| {
                    row.spans.iter().map(|span| format!("{} {}", row.article, span.start))
                })
                .collect();
            places.sort();
            places
        })
        .collect();
    things.sort();
    things
}

#[test]
fn the_order_of_the_sample_reports_changes_nothing_but_ids() {
    let samples = samples();
    let mut docs = samples.docs.clone();
    for _ in 0..docs.len() {
        docs.rotate_left(1);
        let turned = compare(&docs, &CompareOptions::default());
        for (row, expected) in unordered(&turned).iter().zip(unordered(&samples)) {
            assert_eq!(*row, expected);
        }
    }
    docs.reverse();
    assert_eq!(unordered(&compare(&docs, &CompareOptions::default())), unordered(&samples));
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let one = pool::install(Some(1), samples).expect("one thread");
    assert_eq!(one, samples());
}

#[test]
fn the_seeds_agree_on_days_and_places_and_hold_no_conflict() {
    let shared =
        std::env::var_os("CROSSWIRE_SHARED").map_or_else(|| folder("../shared"), PathBuf::from);
    let Ok(entries) = std::fs::read_dir(shared.join("seeds")) else {
        eprintln!("no seeds at {}: not tested", shared.display());
        return;
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.sort();
    let docs: Vec<_> = paths
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).expect("a seed");
            doc(&path.display().to_string(), &text, None)
        })
        .collect();
    let found = compare(&docs, &CompareOptions::default());
    assert!(found.facts.iter().all(|fact| fact.status != FactStatus::Conflict));
    let agreed = |kind, text: &str| {
        with(&found, kind, text)
            .iter()
            .any(|fact| fact.status == FactStatus::Agree && fact.articles == 2)
    };
    assert!(agreed(FactKind::Date, "October 16"));
    assert!(agreed(FactKind::Date, "next week"));
    assert!(agreed(FactKind::Place, "Budapest"));
    assert!(agreed(FactKind::Place, "Oval Office"));
    let hours = with(&found, FactKind::Duration, "two hours");
    assert_eq!(hours.iter().map(|fact| fact.status).collect::<Vec<_>>(), [FactStatus::OnlyOne]);
}

/// Sentences that hit the rules often: names, numbers, tolls, days, quotations, odd marks.
fn report() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Ann Orme",
        "Tarn",
        "the council",
        "said",
        "killed",
        "injured",
        "dead",
        "12",
        "12 people",
        "31",
        "more than 40",
        "about",
        "$5 million",
        "6.5 percent",
        "two",
        "on Monday",
        "April 2",
        "2031-04-02",
        "at 7 a.m.",
        "by noon",
        "rose to",
        ", and",
        "; ",
        ". ",
        ".\n\n",
        "\u{201c}",
        "\u{201d}",
        "\"",
        "in",
        "the bridge",
        "was closed",
        "was",
        "next week",
        "é\u{301}",
        "🙂",
        "Advertisement",
        "according to",
        "not",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]
    #[test]
    fn any_reports_give_sound_rows_whatever_their_order(
        texts in prop::collection::vec(prop_oneof![4 => report(), 1 => "(?s).{0,120}"], 2..4),
        dated in 0..3usize,
    ) {
        let docs: Vec<_> = texts
            .iter()
            .enumerate()
            .map(|(id, text)| doc(&format!("report {id}"), text, (id < dated).then_some("2031-04-03")))
            .collect();
        let found = compare(&docs, &CompareOptions::default());
        let slice = |id: &str, start: u32, end: u32| -> String {
            let doc = docs.iter().find(|doc| doc.article.id == id).expect("a report of that id");
            doc.text().chars().skip(start as usize).take((end - start) as usize).collect()
        };
        for (id, row) in found.statements.iter().enumerate() {
            prop_assert_eq!(row.id as usize, id);
            prop_assert_eq!(row.members[row.reference as usize].relation, None);
            prop_assert_eq!(row.articles == 1, row.relation == StatementRelation::OnlyOne);
            for member in &row.members {
                prop_assert_eq!(slice(&member.article, member.start, member.end), member.text.as_str());
            }
        }
        for (id, fact) in found.facts.iter().enumerate() {
            prop_assert_eq!(fact.id as usize, id);
            prop_assert_eq!(fact.articles == 1, fact.status == FactStatus::OnlyOne);
            for value in &fact.values {
                prop_assert_eq!(slice(&value.article, value.start, value.end), value.text.as_str());
                prop_assert!(value.sentence_start <= value.start && value.end <= value.sentence_end);
            }
        }
        for row in &found.timeline {
            prop_assert!((row.statement as usize) < found.statements.len());
            prop_assert!(!row.articles.is_empty());
        }
        let mut turned = docs;
        turned.reverse();
        let turned = compare(&turned, &CompareOptions::default());
        // Which names are one is decided before; where that differs, so may everything that rests on it.
        if things(&turned) == things(&found) {
            prop_assert_eq!(unordered(&turned), unordered(&found));
        }
    }
}
