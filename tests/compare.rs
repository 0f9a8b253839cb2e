//! The floor `compare` from outside: reports with quotations marked by hand, so that nothing here depends on how
//! quotations are found.

use crosswire::{
    CompareOptions, compare,
    compare::Alignment,
    pool,
    record::{
        Article, CoverageKind, Cut, Doc, Edit, EditKind, EditOp, Entity, List, Mention,
        MentionKind, Number, Offsets, Quote, QuoteKind, QuoteMatch, QuoteMember, QuoteRelation,
        Span,
    },
    text,
};
use proptest::prelude::*;
use std::{path::PathBuf, sync::Arc};

/// A report marked by hand.
struct Report {
    doc: Doc,
    from: usize,
}

impl Report {
    fn new(id: &str, words: &str) -> Self {
        let doc = Doc {
            offsets: Offsets::new(words),
            article: Arc::new(Article { id: id.to_owned(), ..Article::new(words) }),
            segmentation: text::segmentation(words),
            regions: Vec::new(),
            mentions: Vec::new(),
            entities: Vec::new(),
            quantities: Vec::new(),
            times: Vec::new(),
            quotes: Vec::new(),
            diagnostics: Vec::new(),
        };
        Self { doc, from: 0 }
    }

    /// Marks the next place where the parts stand, in order, as a quotation.
    fn said(self, speaker: &str, parts: &[&str]) -> Self {
        self.quoted(speaker, parts, QuoteKind::Direct)
    }

    fn fragment(self, speaker: &str, words: &str) -> Self {
        self.quoted(speaker, &[words], QuoteKind::Mixed)
    }

    fn quoted(mut self, speaker: &str, parts: &[&str], kind: QuoteKind) -> Self {
        let text = self.doc.article.text.clone();
        let parts: Vec<Span> = parts
            .iter()
            .map(|part| {
                let start =
                    self.from + text[self.from..].find(part).expect("the words stand in the text");
                self.from = start + part.len();
                self.span(start, self.from)
            })
            .collect();
        let (start, end) = (parts[0].start, parts[parts.len() - 1].end);
        let whole = self.doc.bytes(start, end).of(&text).to_owned();
        self.doc.quotes.push(Quote {
            id: self.doc.quotes.len() as u32,
            start,
            end,
            text: whole,
            parts: parts.into(),
            kind,
            source: None,
            speaker: None,
            speaker_name: (!speaker.is_empty()).then(|| speaker.to_owned()),
            cue: None,
            addressee: None,
            via: None,
            parent: None,
            negated: false,
            belief: false,
            closed: true,
            rule: "by-hand".into(),
            score: Number::new(1.0),
        });
        self
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let text = &self.doc.article.text;
        Span {
            start: text[..start].chars().count() as u32,
            end: text[..end].chars().count() as u32,
            text: text[start..end].to_owned(),
        }
    }

    /// Names something: every place where one of the forms stands, the fullest form first.
    fn names(mut self, kind: MentionKind, forms: &[&str], roles: &[&str]) -> Self {
        let id = self.doc.entities.len() as u32;
        let mut mentions: Vec<Mention> = Vec::new();
        for form in forms {
            for (place, _) in self.doc.article.text.match_indices(form) {
                let Span { start, end, text } = self.span(place, place + form.len());
                if !mentions.iter().any(|known| known.start <= start && end <= known.end) {
                    let (title, score) = (None, Number::new(1.0));
                    let rule = "by-hand".into();
                    mentions.push(Mention {
                        start,
                        end,
                        text,
                        kind,
                        entity: id,
                        title,
                        rule,
                        score,
                    });
                }
            }
        }
        let list = |forms: &[&str]| forms.iter().map(|&form| form.to_owned()).collect::<List<_>>();
        self.doc.entities.push(Entity {
            id,
            name: forms[0].to_owned(),
            kind,
            aliases: list(&forms[1..]),
            roles: list(roles),
            mentions: mentions.into(),
        });
        self
    }

    fn done(self) -> Arc<Doc> {
        Arc::new(self.doc)
    }
}

/// A report that is one quotation in straight marks with its speaker.
fn one(id: &str, words: &str, speaker: &str) -> Arc<Doc> {
    Report::new(id, &format!("\"{words}\" {speaker} said.")).said(speaker, &[words]).done()
}

fn matches(docs: &[Arc<Doc>]) -> Vec<QuoteMatch> {
    compare(docs, &CompareOptions::default()).quotes
}

fn about<'a>(found: &'a [QuoteMatch], words: &str) -> &'a QuoteMatch {
    found
        .iter()
        .find(|found| found.members.iter().any(|member| member.text.contains(words)))
        .unwrap_or_else(|| panic!("no match holds {words:?}"))
}

fn of<'a>(found: &'a QuoteMatch, article: &str) -> &'a QuoteMember {
    found
        .members
        .iter()
        .find(|member| member.article == article)
        .unwrap_or_else(|| panic!("no member of {article}"))
}

fn told(edits: &[Edit]) -> Vec<(EditOp, EditKind, &str, &str)> {
    edits
        .iter()
        .map(|edit| (edit.op, edit.kind, edit.reference.as_str(), edit.text.as_str()))
        .collect()
}

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
fn like_content_about_somebody_else_is_no_paraphrase() {
    let text = "Reed had own letters for the prosecutor, to give before the week was over.";
    let found = matches(&[one("a", LETTERS, "Ann Orme"), Report::new("b", text).done()]);
    assert_eq!(found[0].relation, QuoteRelation::OnlyOne);
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

/// The sample reports with their quotations and some names marked.
#[rustfmt::skip] // the lines are those of the reports
fn samples() -> Vec<Arc<Doc>> {
    let gazette = Report::new("gazette", include_str!("../samples/harbour-gazette.txt"))
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
    let courier = Report::new("courier", include_str!("../samples/marvale-courier.txt"))
        .said("Elspeth Corran", &["We have lost two of our own, and I want their families to know that this city will not rest until we learn why that crane came down,"])
        .said("Andriy Velichko", &["There were 40 people on the quay when the cable snapped,"])
        .said("Andriy Velichko", &["We were told that the wind limit had been passed."])
        .said("Viktor Haldane", &["The inspectors signed off on the crane in January,"])
        .said("Dana Whitlow", &["They called it a \"routine\" lift, and ten seconds later the jib was in the water,"])
        .said("the harbour master", &["The north quay will open tomorrow morning. The south quay stays shut until the divers have finished,"])
        .names(MentionKind::Person, &["Andriy Velichko", "Velichko"], &[]);
    let coast = Report::new("coast", include_str!("../samples/open-coast.txt"))
        .said("Dana Whitlow", &["The crane was built for another century and it was asked to do the work of this one,"])
        .fragment("Dana Whitlow", "a harbour that runs on overtime and luck")
        .fragment("Viktor Haldane", "unacceptable")
        .said("Viktor Haldane", &["The inspectors signed off on the crane in January … and I will publish every page of that report,"])
        .said("Corran", &["We have lost two of our own, and I want their families to know that this city will not rest,"])
        .said("Velychko", &["There were 14 people on the quay when the cable snapped,"])
        .names(MentionKind::Person, &["Velychko"], &[]);
    let ledger = Report::new("ledger", include_str!("../samples/inland-ledger.txt"))
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

const WORDS: [&str; 24] = [
    "not",
    "don’t",
    "14",
    "forty",
    "the",
    "a",
    "of",
    "crane",
    "Harbour",
    "harbor",
    "open",
    "opened",
    "…",
    "...",
    ",",
    ".",
    "\"",
    "“",
    "’",
    "[we]",
    "é",
    "high-level",
    "U.S.",
    "\u{200d}",
];

fn phrase() -> impl Strategy<Value = String> {
    prop::collection::vec(0..WORDS.len(), 0..14)
        .prop_map(|words| words.into_iter().map(|word| WORDS[word]).collect::<Vec<_>>().join(" "))
}

fn characters(text: &str, start: u32, end: u32) -> String {
    text.chars().skip(start as usize).take(end.saturating_sub(start) as usize).collect()
}

/// A report of a few phrases, each the quotation of somebody or nobody.
fn report(number: usize, phrases: &[(String, usize)]) -> Arc<Doc> {
    let phrases: Vec<(String, usize)> =
        phrases.iter().map(|(words, speaker)| (format!("{words} x"), *speaker)).collect();
    let lines: Vec<String> =
        phrases.iter().map(|(words, _)| format!("\"{words}\" he said.\n")).collect();
    let text = lines.concat();
    let mut report = Report::new(&number.to_string(), &text);
    for (words, speaker) in &phrases {
        let kind = if speaker % 2 == 0 { QuoteKind::Direct } else { QuoteKind::Mixed };
        report = report.quoted(["", "Ann Orme", "Orme", "the mayor"][*speaker], &[words], kind);
    }
    report.done()
}

fn reports() -> impl Strategy<Value = Vec<Arc<Doc>>> {
    let phrases = prop::collection::vec((phrase(), 0usize..4), 0..3);
    prop::collection::vec(phrases, 0..4).prop_map(|all| {
        all.iter().enumerate().map(|(number, phrases)| report(number, phrases)).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn two_strings_align_both_ways(a in phrase(), b in phrase()) {
        use QuoteRelation::{Edited, Elided, Extended, Identical, SameWords, Truncated};
        let there = Alignment::of(&a, &b);
        let back = Alignment::of(&b, &a);
        for edit in &there.edits {
            let (from, to) = (edit.reference_start, edit.reference_end);
            prop_assert_eq!(&edit.reference, &characters(&a, from, to));
            prop_assert_eq!(&edit.text, &characters(&b, edit.start, edit.end));
            prop_assert!(edit.reference != edit.text);
        }
        prop_assert_eq!(there.same, back.same);
        let fitting: &[QuoteRelation] = match there.relation {
            Identical => &[Identical],
            SameWords => &[SameWords],
            Truncated => &[Extended],
            Extended => &[Truncated, Extended, Elided],
            // What brackets or an ellipsis excuse in one direction is an edit in the other.
            Elided => &[Extended, Elided, Edited],
            Edited => &[Edited, Elided, Extended],
            _ => &[],
        };
        prop_assert!(fitting.contains(&back.relation), "{} {}", there.relation, back.relation);
        prop_assert!((0.0..=1.0).contains(&there.score) && (0.0..=1.0).contains(&there.coverage));
    }

    #[test]
    fn any_string_is_identical_to_itself(a in "\\PC{0,60}") {
        let found = Alignment::of(&a, &a);
        prop_assert!(found.edits.is_empty());
        if a.chars().any(|c| c.is_ascii_alphanumeric()) {
            prop_assert_eq!(found.relation, QuoteRelation::Identical);
            prop_assert!(found.same);
        }
    }

    #[test]
    fn any_two_strings_align(a in "\\PC{0,40}", b in "(?s).{0,40}") {
        for edit in Alignment::of(&a, &b).edits {
            let (from, to) = (edit.reference_start, edit.reference_end);
            prop_assert_eq!(&edit.reference, &characters(&a, from, to));
            prop_assert_eq!(&edit.text, &characters(&b, edit.start, edit.end));
        }
    }

    #[test]
    fn comparisons_hold_together_for_any_reports(docs in reports()) {
        let found = compare(&docs, &CompareOptions::default());
        let text = |id: &str| docs[id.parse::<usize>().expect("ids are numbers")].text();
        let mut all: Vec<(&str, u32)> = Vec::new();
        for (place, quote) in found.quotes.iter().enumerate() {
            prop_assert_eq!(quote.id as usize, place);
            let order: Vec<(&str, u32)> =
                quote.members.iter().map(|member| (&*member.article, member.start)).collect();
            prop_assert!(order.is_sorted());
            let reference = &quote.members[quote.reference as usize];
            prop_assert!(reference.relation.is_none() && reference.quote.is_some());
            let without = quote.members.iter().filter(|member| member.relation.is_none()).count();
            prop_assert_eq!(without, 1);
            for member in &quote.members {
                let own = text(&member.article);
                prop_assert_eq!(&member.text, &characters(own, member.start, member.end));
                all.extend(member.quote.map(|number| (&*member.article, number)));
                for edit in &member.edits {
                    prop_assert_eq!(&edit.text, &characters(own, edit.start, edit.end));
                    let (from, to) = (edit.reference_start, edit.reference_end);
                    let there = characters(text(&reference.article), from, to);
                    prop_assert_eq!(&edit.reference, &there);
                }
            }
        }
        let every: Vec<(&str, u32)> = docs
            .iter()
            .flat_map(|doc| doc.quotes.iter().map(|quote| (&*doc.article.id, quote.id)))
            .collect();
        all.sort_unstable();
        prop_assert_eq!(all, every, "every quotation is in one match");
        prop_assert!(docs.is_empty() || found.coverage.len().is_multiple_of(docs.len()));
    }
}

/// Many reports that quote, share and repeat: time grows with their number, not with its square.
#[test]
fn a_thousand_quotations_of_one_word_and_of_one_speaker_take_no_time() {
    let started = std::time::Instant::now();
    let words = "again and again and again the lighthouse and the lighthouse";
    let text = format!("\"{words}\" Orme said.\n").repeat(1000);
    let mut many = Report::new("a", &text);
    for _ in 0..1000 {
        many = many.said("Ann Orme", &[words]);
    }
    let long = "lighthouse ".repeat(20_000);
    let found = compare(&[many.done(), one("b", long.trim(), "Orme")], &CompareOptions::default());
    assert!(found.diagnostics.iter().any(|diagnostic| diagnostic.code == "long-quotation"));
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
