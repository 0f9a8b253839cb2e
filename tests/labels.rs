//! Entity links, labels, speakers and passages from outside: articles as strings, annotated by the library itself.

#[path = "labels/links.rs"]
mod links;
#[path = "labels/property.rs"]
mod property;
#[path = "labels/words.rs"]
mod words;

use crosswire::{
    Article, CompareOptions, Comparison, Options, analyze, compare,
    record::{Doc, Label, LabelKind, Voice},
};
use std::{path::PathBuf, sync::Arc};

fn doc(id: &str, text: &str) -> Arc<Doc> {
    let article = Article { id: id.to_owned(), ..Article::new(text) };
    Arc::new(analyze(Arc::new(article), &Options::default()))
}

fn compared(texts: &[&str]) -> Comparison {
    let docs: Vec<_> =
        texts.iter().enumerate().map(|(number, text)| doc(&number.to_string(), text)).collect();
    compare(&docs, &CompareOptions::default())
}

/// Subject, text, kind, voice of every label.
fn told(found: &Comparison) -> Vec<(&str, &str, LabelKind, Voice)> {
    found
        .labels
        .iter()
        .map(|label| (&*label.subject, &*label.text, label.kind, label.voice))
        .collect()
}

fn label<'c>(found: &'c Comparison, text: &str) -> &'c Label {
    found
        .labels
        .iter()
        .find(|label| label.text == text)
        .unwrap_or_else(|| panic!("no label {text:?} in {:?}", told(found)))
}

#[test]
fn a_phrase_before_a_name_is_a_title_a_role_or_a_judgement() {
    use LabelKind::{Evaluative, Role, Title};
    use Voice::Outlet;
    let found = compared(&[
        "The French President Paul Kirk met his German counterpart Maria Vogt for two long hours. Kirk's top aide Peter Lenoir went with him.",
        "The embattled Paul Kirk left early. Hard-line minister Maria Vogt stayed.",
    ]);
    let labels = told(&found);
    for expected in [
        ("Paul Kirk", "French President", Title, Outlet),
        ("Maria Vogt", "German counterpart", Role, Outlet),
        ("Peter Lenoir", "Kirk's top aide", Role, Outlet),
        ("Paul Kirk", "embattled", Evaluative, Outlet),
        ("Maria Vogt", "Hard-line minister", Evaluative, Outlet),
    ] {
        assert!(labels.contains(&expected), "{expected:?} in {labels:?}");
    }
}

#[test]
fn what_follows_according_to_is_no_apposition() {
    let found = compared(&[
        "According to Anna Berg, the long load that night was a container of stones.",
        "Anna Berg, the harbour chief, said that the load was a container.",
    ]);
    let labels: Vec<_> = found.labels.iter().map(|label| label.text.as_str()).collect();
    assert!(labels.iter().any(|text| text.contains("harbour chief")), "{labels:?}");
    assert!(!labels.iter().any(|text| text.contains("load")), "{labels:?}");
}

#[test]
fn appositions_and_copulas_label_their_name() {
    use LabelKind::{Description, Evaluative, Role, Title};
    let found = compared(&[
        "Maria Vogt, the reformer who opened the port, spoke first. The head of the dockers' union, Peter Lenoir, answered.",
        "Maria Vogt, a 45-year-old carpenter's daughter from Lyon, spoke first. Peter Lenoir is a hard-liner, she said. Anna Kirk was the mayor of Lyon.",
    ]);
    let kind = |text: &str| {
        let label = label(&found, text);
        (&*label.subject, label.kind)
    };
    assert_eq!(kind("the reformer"), ("Maria Vogt", Evaluative));
    assert_eq!(kind("The head of the dockers' union"), ("Peter Lenoir", Role));
    assert_eq!(kind("a hard-liner"), ("Peter Lenoir", Evaluative));
    assert_eq!(kind("the mayor of Lyon"), ("Anna Kirk", Title));
    let described = label(&found, "a 45-year-old carpenter's daughter from Lyon");
    assert!(matches!(described.kind, Description | Role), "{described:?}");
}

#[test]
fn a_label_in_indirect_speech_is_the_outlets_and_one_between_marks_the_speakers() {
    let found = compared(&[
        "Russian dictator Igor Volkov spoke on Monday. Anna Kirk said that the Russian dictator had called her.",
        "Russian President Igor Volkov spoke on Monday. \"The tyrant Igor Volkov will not stop,\" Anna Kirk said.",
    ]);
    let indirect = label(&found, "the Russian dictator");
    assert_eq!((&*indirect.subject, indirect.voice), ("Igor Volkov", Voice::Outlet));
    assert_eq!(indirect.reported_by.as_deref(), Some("Anna Kirk"));
    assert_eq!(indirect.speaker, None);
    let quoted = label(&found, "tyrant");
    assert_eq!((&*quoted.subject, quoted.voice), ("Igor Volkov", Voice::Quote));
    assert_eq!(quoted.speaker.as_deref(), Some("Anna Kirk"));
    assert!(quoted.loaded && indirect.loaded);
}

#[test]
fn what_is_said_of_he_and_she_labels_the_person_named_before() {
    let found = compared(&[
        "Maria Vogt opened the port on Monday. She is a fighter with many friends. \"He is a great leader,\" \
         Anna Kirk said of Peter Lenoir. Peter Lenoir left early. \"He's a coward,\" Kirk said later.",
        "Nothing was said of Maria Vogt.",
    ]);
    let fighter = label(&found, "a fighter");
    assert_eq!((&*fighter.subject, fighter.kind), ("Maria Vogt", LabelKind::Evaluative));
    let coward = label(&found, "a coward");
    assert_eq!((&*coward.subject, coward.voice), ("Peter Lenoir", Voice::Quote));
    assert_eq!(coward.speaker.as_deref(), Some("Anna Kirk"));
}

#[test]
fn a_verb_of_naming_gives_the_label_to_who_names() {
    let found = compared(&[
        "Anna Kirk called Maria Vogt a liar. Peter Lenoir described Mr. Igor Volkov as “vain and petty”. \
         Kirk referred to the harbour guards as “animals”. Lenoir called the decision to close the port a “disgrace”.",
        "Maria Vogt was called a traitor at the market.",
    ]);
    for (text, subject, speaker) in [
        ("a liar", "Maria Vogt", "Anna Kirk"),
        ("vain and petty", "Igor Volkov", "Peter Lenoir"),
        ("animals", "the harbour guards", "Anna Kirk"),
        ("a “disgrace”", "the decision to close the port", "Peter Lenoir"),
    ] {
        let label = label(&found, text);
        let told = (&*label.subject, label.kind, label.voice, label.speaker.as_deref());
        assert_eq!(told, (subject, LabelKind::Evaluative, Voice::Quote, Some(speaker)), "{text}");
    }
    let nobody = label(&found, "a traitor");
    assert_eq!((&*nobody.subject, nobody.voice), ("Maria Vogt", Voice::Outlet));
}

#[test]
fn statements_between_marks_and_calls_for_something_are_no_labels() {
    let found = compared(&[
        "Anna Kirk calls Marvale “a harbour that runs on luck”. Peter Lenoir called for “calm and patience”. \
         She described the plan as “part of a review”.",
        "Anna Kirk and Peter Lenoir spoke.",
    ]);
    assert!(found.labels.is_empty(), "{:?}", told(&found));
}

#[test]
fn acts_and_the_unnamed_have_labels_where_an_adjective_judges() {
    let found = compared(&[
        "In a scathing speech Anna Kirk attacked the controversial harbour policy. Left-leaning outlets praised the \
         popular vote. Kirk faces criminal charges after misleading Mayor Maria Vogt. The decision was reckless.",
        "Fervent Kirk supporters filled the square.",
    ]);
    let told = told(&found);
    for text in ["scathing speech", "controversial harbour policy", "Left-leaning outlets"] {
        let label = label(&found, text);
        assert_eq!((label.kind, label.entity), (LabelKind::Evaluative, None), "{told:?}");
    }
    let reckless = label(&found, "reckless");
    assert_eq!(&*reckless.subject, "The decision");
    for wrong in ["popular", "criminal", "misleading"] {
        let taken = found.labels.iter().any(|label| label.text.contains(wrong));
        assert!(!taken, "{wrong}: {told:?}");
    }
    let fervent = found.labels.iter().find(|label| label.text.contains("ervent"));
    assert!(fervent.is_none_or(|label| label.entity.is_none()), "{told:?}");
}

#[test]
fn adjectives_between_commas_are_one_label() {
    let found = compared(&[
        "\"Igor Volkov is a loud, nasty, thin-skinned fraud,\" Anna Kirk said.",
        "Igor Volkov left.",
    ]);
    let fraud = label(&found, "a loud, nasty, thin-skinned fraud");
    assert_eq!((&*fraud.subject, fraud.speaker.as_deref()), ("Igor Volkov", Some("Anna Kirk")));
}

#[test]
fn a_definite_role_is_somebodys_only_where_one_person_has_it() {
    let found = compared(&[
        "US President Anna Kirk met Mayor Maria Vogt and Mayor Peter Lenoir. The mayor smiled. The American leader left.",
        "President Anna Kirk left. Later the US president slept.",
    ]);
    assert_eq!(label(&found, "The American leader").subject, "Anna Kirk");
    assert_eq!(label(&found, "the US president").subject, "Anna Kirk");
    assert!(!found.labels.iter().any(|label| label.text == "The mayor"), "{:?}", told(&found));
}

#[test]
fn outlets_that_judge_differently_contrast_and_titles_alone_do_not() {
    let found = compared(&[
        "Maria Vogt, the reformer who opened the port, spoke. President Anna Kirk listened.",
        "Maria Vogt, the hard-liner who broke the strike, spoke. US President Anna Kirk listened.",
    ]);
    let (a, b) = (label(&found, "the reformer"), label(&found, "the hard-liner"));
    assert!(a.contrast.is_some());
    assert_eq!(a.contrast, b.contrast);
    assert_eq!(label(&found, "US President").contrast, None);
    let same = compared(&[
        "Maria Vogt, the reformer who opened the port, spoke.",
        "Maria Vogt, the reformer who broke the strike, spoke.",
    ]);
    assert!(same.labels.iter().all(|label| label.contrast.is_none()));
}

#[test]
fn names_of_one_event_share_a_subject_and_show_the_loaded_one() {
    let found = compared(&[
        "The war in Ukraine went on. Nobody saw an end of the Ukraine war.",
        "Russia's invasion of Ukraine went on.",
    ]);
    let events: Vec<_> =
        found.labels.iter().filter(|label| label.kind == LabelKind::EventName).collect();
    assert_eq!(events.len(), 3, "{:?}", told(&found));
    assert!(events.iter().all(|label| label.subject == events[0].subject));
    assert_eq!(events.iter().map(|label| label.loaded).collect::<Vec<_>>(), [false, false, true]);
    assert!(events.iter().all(|label| label.contrast == Some(0)));
}

const SAMPLES: [(&str, &str); 4] = [
    ("gazette", include_str!("../samples/harbour-gazette.txt")),
    ("courier", include_str!("../samples/marvale-courier.txt")),
    ("coast", include_str!("../samples/open-coast.txt")),
    ("ledger", include_str!("../samples/inland-ledger.txt")),
];

#[test]
fn the_samples_call_the_minister_a_reformer_and_a_hard_liner() {
    let docs: Vec<_> = SAMPLES.iter().map(|(id, text)| doc(id, text)).collect();
    let found = compare(&docs, &CompareOptions::default());
    let haldane: Vec<_> = found
        .labels
        .iter()
        .filter(|label| label.subject == "Viktor Haldane" && label.kind == LabelKind::Evaluative)
        .map(|label| (&*label.article, &*label.text, label.voice, label.contrast))
        .collect();
    assert_eq!(
        haldane,
        [
            ("gazette", "the reformer", Voice::Outlet, haldane[0].3),
            (
                "courier",
                "a hard-liner in the cabinet's quarrel with the unions",
                Voice::Outlet,
                haldane[0].3
            ),
            ("coast", "the hard-liner", Voice::Outlet, haldane[0].3),
            ("ledger", "the reform-minded transport minister", Voice::Outlet, haldane[0].3),
        ]
    );
    assert!(haldane[0].3.is_some());
    // Spellings of one name and a role are one speaker.
    let mut speakers: Vec<&str> = found.speakers.iter().map(|row| &*row.speaker).collect();
    speakers.dedup();
    assert_eq!(
        speakers.iter().filter(|name| name.contains("lychko") || name.contains("lichko")).count(),
        1
    );
    assert_eq!(
        speakers.iter().filter(|name| name.contains("Lindqvist") || name.contains("aster")).count(),
        1
    );
}

#[test]
fn nothing_but_ids_depends_on_the_order_of_the_reports() {
    let docs: Vec<_> = SAMPLES.iter().map(|(id, text)| doc(id, text)).collect();
    let there = compare(&docs, &CompareOptions::default());
    let reversed: Vec<_> = docs.iter().rev().cloned().collect();
    let back = compare(&reversed, &CompareOptions::default());
    let entities = |found: &Comparison| {
        let mut rows: Vec<_> = found
            .entities
            .iter()
            .map(|link| {
                let mut members: Vec<_> = link
                    .members
                    .iter()
                    .map(|member| (member.article.clone(), member.entity))
                    .collect();
                members.sort();
                (link.name.clone(), link.kind, members)
            })
            .collect();
        rows.sort();
        rows
    };
    let labels = |found: &Comparison| {
        let mut rows: Vec<_> = found
            .labels
            .iter()
            .map(|label| {
                (
                    label.article.clone(),
                    label.start,
                    label.text.clone(),
                    (label.kind != LabelKind::EventName).then(|| label.subject.clone()),
                    label.voice.name(),
                    label.contrast.is_some(),
                )
            })
            .collect();
        rows.sort();
        rows
    };
    let speakers = |found: &Comparison| {
        let mut rows: Vec<_> = found
            .speakers
            .iter()
            .map(|row| {
                (row.speaker.clone(), row.article.clone(), row.direct_words, row.indirect_words)
            })
            .collect();
        rows.sort();
        rows
    };
    assert_eq!(entities(&there), entities(&back));
    assert_eq!(labels(&there), labels(&back));
    assert_eq!(speakers(&there), speakers(&back));
}

fn shared() -> Option<PathBuf> {
    let path = std::env::var_os("CROSSWIRE_SHARED")
        .map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    path.is_dir().then_some(path)
}

/// The two seed reports, whose labels were marked by hand.
#[test]
#[allow(clippy::print_stdout)]
fn the_labels_of_the_seeds_are_found_with_their_voice() {
    let Some(folder) = shared() else {
        println!("skipped: no shared data");
        return;
    };
    let gold = std::fs::read_to_string(folder.join("data/compare/seeds_comparison_gold.json"))
        .expect("the gold is there");
    let gold: serde_json::Value = serde_json::from_str(&gold).expect("the gold is JSON");
    let docs: Vec<_> = gold["documents"]
        .as_array()
        .expect("documents")
        .iter()
        .map(|document| {
            let file = document["file"].as_str().expect("a file");
            let text = std::fs::read_to_string(folder.join("seeds").join(file)).expect("a seed");
            doc(file, &text)
        })
        .collect();
    let found = compare(&docs, &CompareOptions::default());
    let bare = |text: &str| {
        let text = text.to_lowercase();
        text.strip_prefix("the ").map_or(text.clone(), str::to_owned)
    };
    let rows = gold["labels"].as_array().expect("labels");
    let mut hits = 0;
    for row in rows {
        let text = |field: &str| row[field].as_str().unwrap_or_default();
        let end = row["end"].as_u64().expect("an end") as u32;
        let quoted = text("voice").strip_prefix("quote:");
        let hit = found.labels.iter().find(|label| {
            label.article == text("file")
                && label.end == end
                && bare(&label.text) == bare(text("text"))
        });
        let right = hit.is_some_and(|label| {
            label.kind.name() == text("kind")
                && label.loaded == row["loaded"].as_bool().unwrap_or_default()
                && label.speaker.as_deref() == quoted
                && (label.voice == Voice::Quote) == quoted.is_some()
                && label.contrast.is_some() == row["contrast"].is_string()
                && (label.kind == LabelKind::EventName
                    || label.entity.is_none()
                    || label.subject == text("entity"))
        });
        if right {
            hits += 1;
        } else {
            println!("missed: {row} {hit:?}");
        }
    }
    println!(
        "seed labels: recall {hits}/{}, {} found in all (names of other things included)",
        rows.len(),
        found.labels.len()
    );
    assert_eq!(hits, rows.len());
    let voices = |article: &str| -> Vec<&str> {
        found
            .speakers
            .iter()
            .filter(|row| row.article == article && row.direct + row.indirect > 0)
            .map(|row| &*row.speaker)
            .collect()
    };
    for (file, names) in gold["voices"].as_object().expect("voices") {
        let voices = voices(file);
        for name in names.as_array().expect("names") {
            let name = name.as_str().expect("a name").replace('\'', "\u{2019}");
            assert!(voices.contains(&&*name), "{file}: {name} in {voices:?}");
        }
        assert_eq!(voices.len(), names.as_array().map_or(0, Vec::len), "{file}: {voices:?}");
    }
    // Every entity that both files name in their reports is one link over both.
    for entity in gold["entities"].as_array().expect("entities") {
        if entity["status"] == "shared" {
            let name = entity["canonical"].as_str().expect("a name");
            let link = found.entities.iter().find(|link| link.name == name);
            assert!(link.is_some_and(|link| link.articles == 2), "{name}: {link:?}");
        }
    }
}
