//! The sample reports and, where they are, the seed reports.

use crate::build::{Report, about, matches, of, told};
use crosswire::{
    CompareOptions, compare, pool,
    record::{Cut, Doc, Edit, EditKind, EditOp, MentionKind, QuoteKind, QuoteRelation},
};
use std::{path::PathBuf, sync::Arc};

/// The sample reports with their quotations and some names marked.
#[rustfmt::skip] // the lines are those of the reports
fn samples() -> Vec<Arc<Doc>> {
    let gazette = Report::new("gazette", include_str!("../../samples/harbour-gazette.txt"))
        .said("Elspeth Corran", &["We have lost two of our own, and I want their families to know that this city will not rest until we learn why that crane came down,"])
        .said("Viktor Haldane", &["The inspectors signed off on the crane in January, there was no warning from the operator, and I will publish every page of that report,"])
        .said("Viktor Haldane", &["I will give my own letters to the prosecutor before the week is over,"])
        .said("Andrii Velychko", &["There were 14 people on the quay when the cable snapped,"])
        .said("Andrii Velychko", &["We were not told that the wind limit had been passed."])
        .said("Dana Whitlow", &["The crane was built for another century,", "and it was asked to do the work of this one."])
        .fragment("Dana Whitlow", "unacceptable")
        .said("Josef Lindqvist", &["The north quay will open tomorrow morning,"])
        .names(MentionKind::Person, &["Josef Lindqvist"], &["Harbour Master"])
        .names(MentionKind::Person, &["Andrii Velychko", "Velychko"], &[]);
    let courier = Report::new("courier", include_str!("../../samples/marvale-courier.txt"))
        .said("Elspeth Corran", &["We have lost two of our own, and I want their families to know that this city will not rest until we learn why that crane came down,"])
        .said("Andriy Velichko", &["There were 40 people on the quay when the cable snapped,"])
        .said("Andriy Velichko", &["We were told that the wind limit had been passed."])
        .said("Viktor Haldane", &["The inspectors signed off on the crane in January,"])
        .said("Dana Whitlow", &["They called it a \"routine\" lift, and ten seconds later the jib was in the water,"])
        .said("the harbour master", &["The north quay will open tomorrow morning. The south quay stays shut until the divers have finished,"])
        .names(MentionKind::Person, &["Andriy Velichko", "Velichko"], &[]);
    let coast = Report::new("coast", include_str!("../../samples/open-coast.txt"))
        .said("Dana Whitlow", &["The crane was built for another century and it was asked to do the work of this one,"])
        .fragment("Dana Whitlow", "a harbour that runs on overtime and luck")
        .fragment("Viktor Haldane", "unacceptable")
        .said("Viktor Haldane", &["The inspectors signed off on the crane in January … and I will publish every page of that report,"])
        .said("Corran", &["We have lost two of our own, and I want their families to know that this city will not rest,"])
        .said("Velychko", &["There were 14 people on the quay when the cable snapped,"])
        .names(MentionKind::Person, &["Velychko"], &[]);
    let ledger = Report::new("ledger", include_str!("../../samples/inland-ledger.txt"))
        .said("Viktor Haldane", &["The inspectors signed off on the crane in January, and I will publish every page of that report,"])
        .said("Andrii Velychko", &["We were not told that the wind limit had been passed,"])
        .said("Whitlow", &["They called it a ‘routine’ lift, and ten seconds later the jib was in the water,"])
        .said("Josef Lindqvist", &["The south quay stays shut until the divers have finished,"])
        .said("Ines Okafor", &["One quay in a storm is a bottleneck. Two quays out of use is a harvest lost,"]);
    [gazette, courier, coast, ledger].into_iter().map(Report::done).collect()
}

#[test]
fn the_samples_show_every_relation() {
    use QuoteRelation::{
        Edited, Elided, Joined, OnlyOne, Paraphrased, SameWords, Truncated, Unquoted,
    };
    let found = matches(&samples());
    let verdict = |words: &str, article: &str| {
        let member = of(about(&found, words), article);
        (member.relation, member.cut)
    };
    let (silent, marked) = (Some(Cut::Silent), Some(Cut::Marked));

    assert_eq!(verdict("We have lost two", "courier"), (Some(SameWords), None));
    assert_eq!(verdict("We have lost two", "coast"), (Some(Truncated), silent));
    assert_eq!(about(&found, "We have lost two").same_speaker, Some(true));

    assert_eq!(verdict("The inspectors signed off", "courier"), (Some(Truncated), silent));
    assert_eq!(verdict("The inspectors signed off", "coast"), (Some(Elided), marked));
    assert_eq!(verdict("The inspectors signed off", "ledger"), (Some(Elided), silent));
    assert_eq!(about(&found, "The inspectors signed off").relation, Elided);

    let people = about(&found, "people on the quay");
    assert_eq!(people.relation, Edited);
    assert_eq!(people.same_speaker, Some(true), "two transliterations and a surname");
    assert_eq!(
        told(&of(people, "courier").edits),
        [(EditOp::Replace, EditKind::Number, "14", "40")]
    );

    let wind = of(about(&found, "the wind limit"), "courier");
    assert_eq!(wind.relation, Some(Edited));
    assert_eq!(told(&wind.edits)[0], (EditOp::Delete, EditKind::Negation, "not", ""));

    assert_eq!(about(&found, "another century").relation, Joined);
    assert_eq!(verdict("my own letters", "coast").0, Some(Paraphrased));
    assert_eq!(verdict("overtime and luck", "ledger").0, Some(Unquoted));

    let routine = about(&found, "lift, and ten seconds");
    assert_eq!(routine.relation, SameWords);
    let glyph = (EditOp::Replace, EditKind::Glyph, "\"", "‘");
    assert!(told(&of(routine, "ledger").edits).contains(&glyph));

    let quay = about(&found, "The north quay will open");
    assert_eq!(quay.members[quay.reference as usize].article, "courier");
    assert_eq!(of(quay, "gazette").relation, Some(Truncated));
    assert_eq!(of(quay, "ledger").relation, Some(Truncated));
    assert_eq!(quay.same_speaker, Some(true), "the harbour master is named in the others");
    assert_eq!(quay.speaker_name.as_deref(), Some("Josef Lindqvist"));

    let trap = found.iter().filter(|found| found.members[0].text == "unacceptable");
    assert_eq!(trap.map(|found| found.relation).collect::<Vec<_>>(), [OnlyOne, OnlyOne]);
    assert_eq!(about(&found, "One quay in a storm").relation, OnlyOne);
    assert_eq!(found.len(), 12);
}

#[test]
fn one_thread_and_eight_give_equal_comparisons() -> crosswire::Result<()> {
    let docs = samples();
    let one = pool::install(Some(1), || compare(&docs, &CompareOptions::default()))?;
    for _ in 0..20 {
        let eight = pool::install(Some(8), || compare(&docs, &CompareOptions::default()))?;
        assert_eq!(eight, one);
    }
    Ok(())
}

fn shared() -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let path = std::env::var_os("CROSSWIRE_SHARED").map_or_else(beside, PathBuf::from);
    let found = path.join("data/compare/seeds_comparison_gold.json").exists();
    #[expect(clippy::print_stderr, reason = "says why nothing was tested")]
    if !found {
        eprintln!("shared data absent: the seed reports are not compared");
    }
    found.then_some(path)
}

#[test]
fn the_seed_reports_compare_as_the_gold_says() -> Result<(), Box<dyn std::error::Error>> {
    let Some(shared) = shared() else { return Ok(()) };
    let gold = std::fs::read_to_string(shared.join("data/compare/seeds_comparison_gold.json"))?;
    let gold: serde_json::Value = serde_json::from_str(&gold)?;
    let file = |number: usize| gold["documents"][number]["file"].as_str().unwrap_or_default();
    let words = |id: &str, number: usize| {
        let lists = [&gold["shared_quotes"], &gold["quotes_in_one"]];
        let quote = lists
            .into_iter()
            .filter_map(|list| list.as_array())
            .flatten()
            .find(|quote| quote["id"] == id)
            .unwrap_or_else(|| panic!("no {id} in the gold"));
        let single = &quote["span"]["text"];
        let text =
            if single.is_string() { single } else { &quote["spans"][file(number)][0]["text"] };
        text.as_str().unwrap_or_else(|| panic!("no words of {id}")).to_owned()
    };
    let read = |number: usize| std::fs::read_to_string(shared.join("seeds").join(file(number)));
    let mut first = Report::new("first", &read(0)?);
    for (id, speaker, kind) in [
        ("Q3", "Donald Trump", QuoteKind::Mixed),
        ("Q1", "Donald Trump", QuoteKind::Direct),
        ("Q4", "Donald Trump", QuoteKind::Mixed),
        ("Q2", "Donald Trump", QuoteKind::Direct),
        ("UA1", "special envoy", QuoteKind::Mixed),
        ("UA2", "Kremlin", QuoteKind::Mixed),
        ("UA3", "Kremlin", QuoteKind::Mixed),
        ("UA4", "Yuri Ushakov", QuoteKind::Direct),
    ] {
        first = first.quoted(speaker, &[&words(id, 0)], kind);
    }
    let mut second = Report::new("second", &read(1)?);
    for (id, speaker) in
        [("Q1", "Donald Trump"), ("Q2", "Donald Trump"), ("UB1", "Andriy Kovalenko")]
    {
        second = second.said(speaker, &[&words(id, 1)]);
    }
    let found = matches(&[first.done(), second.done()]);
    let holding = |id: &str, number: usize| {
        let words = words(id, number);
        found
            .iter()
            .find(|found| {
                found.members.iter().any(|member| member.quote.is_some() && member.text == words)
            })
            .unwrap_or_else(|| panic!("no match of {id}"))
    };

    let conversation = holding("Q1", 0);
    assert_eq!(conversation.relation, QuoteRelation::SameWords);
    let edits: Vec<&Edit> = conversation.members.iter().flat_map(|member| &member.edits).collect();
    assert!(!edits.is_empty() && edits.iter().all(|edit| edit.kind == EditKind::Glyph));
    assert_eq!(holding("Q3", 0).id, conversation.id, "the fragment points to the whole");
    assert_eq!(conversation.members.len(), 3);

    let meeting = holding("Q2", 0);
    assert_eq!(meeting.id, holding("Q2", 1).id);
    assert_eq!(meeting.relation, QuoteRelation::Truncated);
    assert_eq!(of(meeting, "first").cut, Some(Cut::Silent));
    assert_eq!(
        told(&of(meeting, "first").edits),
        [
            (EditOp::Replace, EditKind::Glyph, "\"", "'"),
            (EditOp::Replace, EditKind::Glyph, "\"", "'"),
            (EditOp::Replace, EditKind::Case, "war", "War"),
            (EditOp::Replace, EditKind::Glyph, ".", ","),
        ]
    );

    let advisers = holding("Q4", 0);
    assert_eq!(advisers.relation, QuoteRelation::Unquoted);
    let other = of(advisers, "second");
    assert_eq!(other.text, words("Q4", 1));
    assert_eq!(other.edits.len(), 2, "hyphen and spelling");
    assert!(other.edits.iter().all(|edit| edit.kind == EditKind::Spelling));

    for (id, number) in [("UA1", 0), ("UA2", 0), ("UA3", 0), ("UA4", 0), ("UB1", 1)] {
        let single = holding(id, number);
        assert_eq!((single.relation, single.members.len()), (QuoteRelation::OnlyOne, 1), "{id}");
    }
    Ok(())
}
