//! The floor `compare` from outside: reports with quotations marked by hand, so that nothing here depends on how
//! quotations are found.

#[path = "compare/build.rs"]
mod build;
#[path = "compare/fragment.rs"]
mod fragment;
#[path = "compare/property.rs"]
mod property;
#[path = "compare/retold.rs"]
mod retold;
#[path = "compare/sample.rs"]
mod sample;

use build::{Report, matches, of, one, told};
use crosswire::{
    CompareOptions, compare,
    compare::Alignment,
    record::{
        Article, CoverageKind, Cut, Doc, EditKind, EditOp, MentionKind, QuoteKind, QuoteRelation,
    },
};
use std::sync::Arc;

#[test]
fn relations_are_read_off_the_alignment() {
    use QuoteRelation::{Edited, Elided, Extended, Identical, SameWords, Truncated};
    let whole = "The bridge was safe in May, the engineers told us so, and we will open it again on Sunday.";
    for (version, relation, cut) in [
        (whole, Identical, None),
        (
            "The bridge was safe in may; the engineers told us so, and we will open it again on Sunday,",
            SameWords,
            None,
        ),
        ("The bridge was safe in May,", Truncated, Some(Cut::Silent)),
        ("The bridge was safe in May …", Truncated, Some(Cut::Marked)),
        ("[W]e will open it again on Sunday.", Truncated, Some(Cut::Marked)),
        (
            "The bridge was safe in May, and we will open it again on Sunday.",
            Elided,
            Some(Cut::Silent),
        ),
        (
            "The bridge was safe in May ... and we will open it again on Sunday.",
            Elided,
            Some(Cut::Marked),
        ),
        (
            "The bridge was safe in May, [they] told us so, and we will open it again on Sunday.",
            Elided,
            Some(Cut::Marked),
        ),
        (
            "The bridge was unsafe in May, the engineers told us so, and we will open it again on Sunday.",
            Edited,
            None,
        ),
        (
            "The bridge was safe in May, the engineers told us so, and we will open it again on Sunday. Bring flags.",
            Extended,
            None,
        ),
    ] {
        let found = Alignment::of(whole, version);
        assert_eq!((found.relation, found.cut), (relation, cut), "{version}");
        assert!(found.same, "{version}");
    }
}

#[test]
#[rustfmt::skip] // a table
fn every_kind_of_edit_is_named() {
    use EditKind::{Case, ContentWord, FunctionWord, Glyph, Negation, Number, Spelling, Tense};
    use EditOp::{Delete, Insert, Replace};
    for (reference, version, expected) in [
        ("we don’t sell the old mill", "we don't sell the old mill", (Replace, Glyph, "n’t", "n't")),
        ("the old mill, they say, is sold", "the old mill – they say, is sold", (Replace, Glyph, ",", "–")),
        ("they sold the Old mill in spring", "they sold the old mill in spring", (Replace, Case, "Old", "old")),
        ("our advisers met in the town hall", "our advisors met in the town hall", (Replace, Spelling, "advisers", "advisors")),
        ("the high-level talks went on all night", "the high level talks went on all night", (Replace, Spelling, "high-level", "high level")),
        ("a statewide ban on fishing with nets", "a state-wide ban on fishing with nets", (Replace, Spelling, "statewide", "state-wide")),
        ("it is raining on the parade again", "it's raining on the parade again", (Replace, Spelling, "it is", "it's")),
        ("twenty boats sank in the bay", "20 boats sank in the bay", (Replace, Spelling, "twenty", "20")),
        ("twenty five boats sank in the bay", "25 boats sank in the bay", (Replace, Spelling, "twenty five", "25")),
        ("14 boats sank in the bay", "40 boats sank in the bay", (Replace, Number, "14", "40")),
        ("three boats sank in the bay", "five boats sank in the bay", (Replace, Number, "three", "five")),
        ("we did not sink the ferry", "we did sink the ferry", (Delete, Negation, "not", "")),
        ("we did sink the ferry", "we never did sink the ferry", (Insert, Negation, "", "never")),
        ("we did sink the ferry", "we didn't sink the ferry", (Replace, Negation, "did", "didn't")),
        ("the ferry will sink in the harbour", "the ferry won't sink in the harbour", (Replace, Negation, "will", "won't")),
        ("we close the gates of the town", "we closed the gates of the town", (Replace, Tense, "close", "closed")),
        ("they are closing the gates of the town", "they were closing the gates of the town", (Replace, Tense, "are", "were")),
        ("we close the gates of the town", "we close the gates in the town", (Replace, FunctionWord, "of", "in")),
        ("we close the gates of the town", "we close gates of the town", (Delete, FunctionWord, "the", "")),
        ("all men closed the gates of the town", "some men closed the gates of the town", (Replace, ContentWord, "all", "some")),
        ("we close the gates of the town", "we open the gates of the town", (Replace, ContentWord, "close", "open")),
        ("Mr. Velychko closed the gates", "Mr. Velichko closed the gates", (Replace, Spelling, "Velychko", "Velichko")),
    ] {
        let found = Alignment::of(reference, version);
        assert_eq!(told(&found.edits), [expected], "{reference} / {version}");
        let wording = expected.1 > Spelling;
        let relation = if wording { QuoteRelation::Edited } else { QuoteRelation::SameWords };
        assert_eq!(found.relation, relation, "{reference} / {version}");
    }
}

#[test]
fn a_clause_left_out_with_its_not_is_a_cut_and_a_not_left_out_of_a_clause_an_edit() {
    let whole = "We checked the cable, there was no sign of wear, and it held.";
    let cut = Alignment::of(whole, "We checked the cable, and it held.");
    assert_eq!(cut.relation, QuoteRelation::Elided);
    assert!(cut.edits.iter().all(|edit| edit.kind != EditKind::Negation));

    let turned = Alignment::of(
        "The mayor is not in any way to blame for the flood.",
        "The mayor is to blame for the flood.",
    );
    assert_eq!(turned.relation, QuoteRelation::Edited);
    assert_eq!(told(&turned.edits), [(EditOp::Delete, EditKind::Negation, "not in any way", "")]);
}

#[test]
fn formulas_and_chance_words_are_no_shared_utterance() {
    for (a, b) in [
        (
            "There were a lot of people here and the river rose",
            "A lot of people lost their homes in the fire",
        ),
        (
            "I think that we have to be honest about the budget",
            "I think that we have to wait for the report",
        ),
        (
            "The farm was lost through no fault of their own, whatever the bank may tell you",
            "Children came here through no fault of their own many years ago and stayed",
        ),
    ] {
        assert!(!Alignment::of(a, b).same, "{a} / {b}");
    }
}

#[test]
fn other_marks_alone_make_same_words_and_equal_marks_identical() {
    let words = "the lamp in the tower has burned since the spring,";
    let curly = Report::new("a", &format!("“{words}” Ann Orme said.")).said("Ann Orme", &[words]);
    let curly = curly.done();
    let found = matches(&[Arc::clone(&curly), one("b", words, "Orme")]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].relation, QuoteRelation::SameWords);
    assert_eq!(found[0].same_speaker, Some(true));
    assert_eq!(found[0].speaker_name.as_deref(), Some("Ann Orme"));
    assert_eq!(
        told(&of(&found[0], "b").edits),
        [
            (EditOp::Replace, EditKind::Glyph, "“", "\""),
            (EditOp::Replace, EditKind::Glyph, "”", "\"")
        ]
    );
    let nobody = Report::new("b", &format!("So “{words}” it is said.")).said("", &[words]).done();
    let found = matches(&[curly, nobody]);
    assert_eq!(found[0].relation, QuoteRelation::Identical);
    assert_eq!(found[0].same_speaker, None);
}

#[test]
fn outer_marks_inside_the_parts_change_nothing() {
    let text = "“The lamp has burned since spring,” Orme said.";
    let a = Report::new("a", text).said("Orme", &["“The lamp has burned since spring,”"]).done();
    let b = Report::new("b", text).said("Orme", &["The lamp has burned since spring,"]).done();
    assert_eq!(matches(&[a, b])[0].relation, QuoteRelation::Identical);
}

#[test]
fn a_few_words_match_although_a_not_or_a_number_differs() {
    for (a, b, kind) in [
        ("We will go,", "We will not go,", EditKind::Negation),
        ("They lost 14 boats,", "They lost 40 boats,", EditKind::Number),
    ] {
        let found = matches(&[one("a", a, "Ann Orme"), one("b", b, "Ann Orme")]);
        assert_eq!(found.len(), 1, "{a} / {b}");
        assert_eq!(found[0].relation, QuoteRelation::Edited);
        let edits: Vec<_> =
            found[0].members.iter().flat_map(|member| member.edits.iter()).collect();
        assert!(edits.iter().any(|edit| edit.kind == kind), "{a} / {b}: {edits:?}");
    }
    let found =
        matches(&[one("a", "We will go,", "Ann Orme"), one("b", "We will stay,", "Ann Orme")]);
    assert!(found.iter().all(|found| found.relation == QuoteRelation::OnlyOne));
    let found =
        matches(&[one("a", "We will go,", "Ann Orme"), one("b", "We will not go,", "Ivy Reed")]);
    assert!(found.iter().all(|found| found.relation == QuoteRelation::OnlyOne));
}

#[test]
fn thousands_of_namesakes_cost_little_and_are_told() {
    let syllables =
        ["bar", "den", "fol", "gam", "hes", "kin", "lor", "mun", "nak", "pel", "rus", "tov"];
    let surname = |number: usize| {
        let part = |place: u32| syllables[number / 12_usize.pow(place) % 12];
        let name = format!("{}{}{}", part(0), part(1), part(2));
        name[..1].to_uppercase() + &name[1..]
    };
    let sentences = (0..1_500).map(|number| format!("Mayor Anna {} said so.", surname(number)));
    let text = sentences.collect::<Vec<_>>().join(" ");
    let doc = |id: &str| {
        let mut article = Article::new(text.as_str());
        id.clone_into(&mut article.id);
        Arc::new(crosswire::analyze(Arc::new(article), &crosswire::Options::default()))
    };
    let found = compare(&[doc("a"), doc("b")], &CompareOptions::default());
    assert!(found.diagnostics.iter().any(|diagnostic| diagnostic.code == "many-names"));
    assert!(found.entities.iter().filter(|link| link.articles == 2).count() >= 1_000);
}

#[test]
fn one_word_from_two_mouths_is_no_match() {
    let a = Report::new("a", "Whitlow called it \"unacceptable\".")
        .fragment("Dana Whitlow", "unacceptable")
        .done();
    let b = Report::new(
        "b",
        "Haldane called it \"unacceptable\". Reed spoke of \"a very unacceptable delay\".",
    )
    .fragment("Viktor Haldane", "unacceptable")
    .fragment("Ivy Reed", "a very unacceptable delay")
    .done();
    let found = matches(&[a, b]);
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|found| found.relation == QuoteRelation::OnlyOne));
}

#[test]
fn a_fragment_points_to_the_longer_quotation_of_its_speaker() {
    let long = "We held a very fruitful meeting with the growers, and we will meet again in June.";
    let a = Report::new("a", &format!("It was \"very fruitful\", Orme said. \"{long}\" she said."))
        .fragment("Ann Orme", "very fruitful")
        .said("Ann Orme", &[long])
        .done();
    let found = matches(&[a, one("b", long, "Orme")]);
    assert_eq!(found.len(), 1, "{found:#?}");
    // It says nothing about what report "a" left out, which has the whole too.
    assert_eq!(found[0].relation, QuoteRelation::Identical);
    let fragment = &found[0].members[0];
    assert_eq!(fragment.text, "very fruitful");
    assert_eq!(fragment.relation, Some(QuoteRelation::Truncated));
    assert_eq!(fragment.cut, Some(Cut::Marked));
    assert_eq!(found[0].reference, 1);
}

const FIRST: &str = "The road stays shut until the bridge is checked.";
const SECOND: &str = "Nobody should drive there tonight.";

#[test]
fn the_fullest_version_is_the_reference_over_three_reports() {
    let both = format!("{FIRST} {SECOND}");
    let found =
        matches(&[one("a", FIRST, "Orme"), one("b", &both, "Orme"), one("c", SECOND, "Orme")]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].members[found[0].reference as usize].article, "b");
    assert_eq!(found[0].relation, QuoteRelation::Truncated);
    let order: Vec<&str> = found[0].members.iter().map(|member| &*member.article).collect();
    assert_eq!(order, ["a", "b", "c"]);
}

#[test]
fn two_quotations_run_into_one_are_joined_and_nothing_is_cut() {
    let a = Report::new("a", &format!("\"{FIRST}\" said Orme. \"{SECOND}\""))
        .said("Orme", &[FIRST])
        .said("Orme", &[SECOND])
        .done();
    let found = matches(&[a, one("b", &format!("{FIRST} {SECOND}"), "Orme")]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].relation, QuoteRelation::Joined);
    assert!(found[0].members.iter().all(|member| member.cut.is_none()));
}

#[test]
fn words_dropped_where_the_attribution_interrupts_are_a_cut_that_shows() {
    let whole =
        "The road stays shut, as I told the council on Monday, until the bridge is checked.";
    let a = one("a", whole, "Orme");
    let b =
        Report::new("b", "\"The road stays shut,\" Orme said, \"until the bridge is checked.\"")
            .said("Orme", &["The road stays shut,", "until the bridge is checked."])
            .done();
    let found = matches(&[a, b]);
    assert_eq!(found[0].relation, QuoteRelation::Elided);
    assert_eq!(of(&found[0], "b").cut, Some(Cut::Marked));
}

#[test]
fn an_attribution_to_somebody_else_is_seen() {
    let words = "The dam was inspected twice and both reports asked for steel beams,";
    let found = matches(&[one("a", words, "Ann Orme"), one("b", words, "Ivy Reed")]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].same_speaker, Some(false));
}

#[test]
fn thoughts_and_indirect_speech_are_not_compared_as_quotations() {
    let words = "the dam will hold until the summer comes";
    let text = format!("\"{words}\", Orme thought.");
    let mut thought = Report::new("a", &text).said("Orme", &[words]);
    thought.doc.quotes[0].belief = true;
    let indirect = Report::new("b", &format!("Reed said {words}."));
    let indirect = indirect.quoted("Reed", &[words], QuoteKind::Indirect);
    assert!(matches(&[thought.done(), indirect.done()]).is_empty());
}

const LETTERS: &str = "I will give my own letters to the prosecutor before the week is over,";

#[test]
fn words_retold_of_the_same_speaker_are_paraphrased_and_bare_words_unquoted() {
    let salt = "a town that lives on salt and stubbornness";
    let a = Report::new("a", &format!("“{LETTERS}” said Orme. It is “{salt}”, Reed said."))
        .said("Ann Orme", &[LETTERS])
        .fragment("Ivy Reed", salt)
        .done();
    let text = format!(
        "Orme told the council that she would give her own letters to the prosecutor before the end of the week.\n\n\
         It rains often in {salt}, as the saying goes."
    );
    let found = matches(&[a, Report::new("b", &text).done()]);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].relation, QuoteRelation::Paraphrased);
    assert_eq!(of(&found[0], "b").speaker_name.as_deref(), Some("Ann Orme"));
    assert_eq!(found[1].relation, QuoteRelation::Unquoted);
    let member = of(&found[1], "b");
    assert_eq!((member.text.as_str(), member.quote), (salt, None));
    assert!(member.edits.is_empty());
}

#[test]
fn the_long_name_of_a_body_is_nobodys_words() {
    let body = "Bureau of Harbours, Tides and Coastal Lights";
    let words =
        "The letter of the Bureau of Harbours, Tides and Coastal Lights stopped the sale of lamps,";
    let text = format!("It was the {body} that wrote to the dealers.");
    let b = Report::new("b", &text).names(MentionKind::Org, &[body], &[]).done();
    let found = matches(&[one("a", words, "Ann Orme"), b]);
    assert_eq!(found[0].relation, QuoteRelation::OnlyOne);
}

#[test]
fn a_few_words_are_taken_from_the_longer_quotation_of_their_own_report() {
    let long = "Closely watching the storm over the bay, ready to help where it is needed,";
    let other = "Closely watching the storm from the lodge. We are leaving nothing to chance and all work together,";
    let text = format!("\"{long}\" Orme wrote. She was \"closely watching\" it, she said.");
    let a =
        Report::new("a", &text).said("Ann Orme", &[long]).fragment("Ann Orme", "closely watching");
    let found = matches(&[a.done(), one("b", other, "Ann Orme")]);
    let fragment = found
        .iter()
        .find(|found| found.members.iter().any(|member| member.text.contains("closely watching")))
        .expect("the fragment is in a group");
    assert!(
        fragment
            .members
            .iter()
            .any(|member| member.article == "a" && member.text.contains("over the bay"))
    );
}

#[test]
fn them_may_be_written_short() {
    let a = one("a", "They cut them and let them fall where they may,", "Ann Orme");
    let b = one("b", "They cut 'em and let 'em fall where they may,", "Ann Orme");
    let found = matches(&[a, b]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].relation, QuoteRelation::SameWords);
}

#[test]
fn coverage_has_one_row_for_each_thing_and_article() {
    use CoverageKind::{Entity, Quote, Speaker};
    let words = "The dam was inspected twice and both reports asked for steel beams,";
    let a = Report::new("a", &format!("Mayor Ann Orme of Tarn spoke. \"{words}\" Orme said."))
        .said("Ann Orme", &[words])
        .names(MentionKind::Person, &["Ann Orme", "Orme"], &["Mayor"])
        .names(MentionKind::Gpe, &["Tarn"], &[])
        .done();
    let b = Report::new("b", &format!("\"{words}\" the mayor said. Orme left. Zoë Müller stayed."))
        .said("the mayor", &[words])
        .names(MentionKind::Person, &["Orme"], &[])
        .names(MentionKind::Person, &["Zoë Müller"], &[])
        .done();
    let c = Report::new("c", "Zoe Muller slept in Tarn.")
        .names(MentionKind::Person, &["Zoe Muller"], &[])
        .names(MentionKind::Gpe, &["Tarn"], &[])
        .done();
    let found = compare(&[a, b, c], &CompareOptions::default());
    let rows: Vec<_> = found
        .coverage
        .chunks(3)
        .map(|rows| {
            let articles: Vec<&str> = rows.iter().map(|row| &*row.article).collect();
            assert_eq!(articles, ["a", "b", "c"]);
            let counts: Vec<_> = rows.iter().map(|row| (row.present, row.count)).collect();
            let present = counts.iter().filter(|(present, _)| *present).count() as u32;
            assert!(rows.iter().all(|row| row.articles == present && row.key == rows[0].key));
            (rows[0].kind, &*rows[0].key, counts)
        })
        .collect();
    let key = "The dam was inspected twice and both reports …";
    assert_eq!(
        rows,
        [
            (Entity, "Ann Orme", vec![(true, 2), (true, 1), (false, 0)]),
            (Entity, "Tarn", vec![(true, 1), (false, 0), (true, 1)]),
            (Entity, "Zoë Müller", vec![(false, 0), (true, 1), (true, 1)]),
            (Speaker, "Ann Orme", vec![(true, 1), (true, 1), (false, 0)]),
            (Quote, key, vec![(true, 1), (true, 1), (false, 0)]),
        ]
    );
    assert_eq!(found.quotes[0].same_speaker, Some(true), "the mayor is Ann Orme by her role");
}

#[test]
fn a_surname_that_two_people_bear_joins_neither() {
    let a = Report::new("a", "Ann Orme met Ben Orme.")
        .names(MentionKind::Person, &["Ann Orme"], &[])
        .names(MentionKind::Person, &["Ben Orme"], &[])
        .done();
    let b = Report::new("b", "Orme slept.").names(MentionKind::Person, &["Orme"], &[]).done();
    let found = compare(&[a, b], &CompareOptions::default());
    assert_eq!(found.coverage.len(), 6);
    assert!(found.coverage.iter().all(|row| row.articles == 1));
}

#[test]
fn a_cap_is_told_and_what_everybody_quotes_is_still_one_utterance() {
    let docs: Vec<Arc<Doc>> = (0..80)
        .map(|number| {
            one(&number.to_string(), "we will rebuild the lighthouse before winter", "Orme")
        })
        .collect();
    let found = compare(&docs, &CompareOptions::default());
    assert!(found.diagnostics.iter().any(|diagnostic| diagnostic.code == "many-candidates"));
    assert_eq!(found.quotes.len(), 1);
    assert_eq!(found.quotes[0].members.len(), 80);
}

#[test]
fn one_person_whose_name_is_written_in_two_ways_is_no_disagreement() {
    let words = "The wall has moved, and we will not wait for the summer to mend it.";
    for (a, b) in [
        ("Marguerite Orme", "Margaret Orme"),
        ("Katherine Orme", "Catherine Orme"),
        ("Tomasz Wilk", "Thomas Wilk"),
    ] {
        let docs = [one("a", words, a), one("b", words, b)];
        let found = compare(&docs, &CompareOptions::default());
        assert_eq!(found.quotes[0].same_speaker, Some(true), "{a}, {b}");
        let speakers: std::collections::BTreeSet<&str> =
            found.speakers.iter().map(|row| row.speaker.as_str()).collect();
        assert_eq!(speakers.len(), 1, "{a}, {b}: {speakers:?}");
    }
    let docs = [one("a", words, "Ada Orme"), one("b", words, "Piet Orme")];
    assert_eq!(matches(&docs)[0].same_speaker, None, "a family's surname alone may be told");
}

#[test]
fn a_place_inside_a_description_does_not_speak() {
    let text = "The Colder Valley is dry. The water agency for the Colder Valley said repairs would take eight months.";
    let docs: Vec<_> = ["a", "b"]
        .map(|id| {
            let mut article = Article::new(text);
            id.clone_into(&mut article.id);
            Arc::new(crosswire::analyze(Arc::new(article), &crosswire::Options::default()))
        })
        .into();
    let found = compare(&docs, &CompareOptions::default());
    let speaking: Vec<_> = found
        .coverage
        .iter()
        .filter(|row| row.kind == CoverageKind::Speaker)
        .map(|row| row.key.as_str())
        .collect();
    assert_eq!(speaking, ["The water agency for the Colder Valley"; 2]);
}
