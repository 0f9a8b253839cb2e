//! The page "How it decides" says of each example what the comparison answers; here it is held to it.

use crosswire::{
    Article, CompareOptions, Comparison, Options, analyze, compare,
    record::{EditKind, QuoteRelation, Voice},
};
use std::{collections::BTreeSet, sync::Arc};

const PAGE: &str = include_str!("../../docs/how-it-decides.md");

/// The reports of an example and the answers that it promises.
struct Example {
    reports: Vec<(String, String)>,
    answers: Vec<String>,
}

fn examples() -> Vec<Example> {
    PAGE.split("```text\n")
        .skip(1)
        .map(|rest| {
            let block = rest.split("```").next().expect("a block ends");
            let mut example = Example { reports: Vec::new(), answers: Vec::new() };
            for line in block.lines() {
                match line.split_once(": ").expect("a line has a name") {
                    (name @ ("A" | "B" | "C"), text) => {
                        example.reports.push((name.to_owned(), text.to_owned()));
                    }
                    _ => example.answers.push(line.to_owned()),
                }
            }
            example
        })
        .collect()
}

fn compared(example: &Example) -> Comparison {
    let docs: Vec<_> = example
        .reports
        .iter()
        .map(|(id, text)| {
            let mut article = Article { id: id.clone(), ..Article::new(text) };
            article.published = Some("2031-05-05".parse().expect("a date"));
            Arc::new(analyze(Arc::new(article), &Options::default()))
        })
        .collect();
    compare(&docs, &CompareOptions::default())
}

/// Everything that an example may promise and the comparison has.
fn answers(comparison: &Comparison) -> Vec<String> {
    let mut answers = Vec::new();
    for quote in &comparison.quotes {
        answers.push(format!("quote: {}", quote.relation));
        if matches!(quote.relation, QuoteRelation::Identical | QuoteRelation::SameWords) {
            answers.push("quote: same_words_or_identical".to_owned());
        }
        for member in &quote.members {
            if let Some(cut) = member.cut {
                answers.push(format!("quote: {} {cut}", quote.relation));
            }
            for edit in member.edits.iter().filter(|edit| edit.kind > EditKind::Spelling) {
                let words = format!("edit: {} {} {}", edit.kind, edit.reference, edit.text);
                answers.push(words.trim_end().to_owned());
            }
        }
        if quote.same_speaker == Some(false) {
            answers.push("speakers: differ".to_owned());
        }
    }
    let statements = comparison.statements.iter();
    answers.extend(statements.map(|statement| format!("statement: {}", statement.relation)));
    let facts = comparison.facts.iter();
    answers.extend(facts.map(|fact| format!("fact: {} {}", fact.kind, fact.status)));
    answers.extend(comparison.labels.iter().map(|label| {
        let voice = if label.voice == Voice::Outlet { "outlet" } else { "quote" };
        let loaded = if label.loaded { " loaded" } else { "" };
        format!("label: {voice}{loaded} {}", label.text)
    }));
    answers.extend(comparison.passages.iter().map(|passage| {
        let class = if passage.quoted { "quoted" } else { "prose" };
        format!("passage: {class} {}", passage.words)
    }));
    answers.extend(comparison.origins.iter().map(|origin| format!("origin: {}", origin.rule)));
    answers
}

#[test]
fn every_example_of_how_it_decides_holds() {
    let examples = examples();
    assert!(examples.len() >= 20 && examples.iter().all(|example| !example.answers.is_empty()));
    let mut wrong = Vec::new();
    for example in examples {
        let found = answers(&compared(&example));
        for answer in &example.answers {
            if !found.contains(answer) {
                wrong
                    .push(format!("{:?}\n  promised {answer}\n  found {found:?}", example.reports));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_relation_and_status_has_a_rule_on_the_page() {
    use crosswire::record::{FactStatus, StatementRelation};
    let names: BTreeSet<&str> = QuoteRelation::ALL
        .iter()
        .map(|kind| kind.name())
        .chain(StatementRelation::ALL.iter().map(|kind| kind.name()))
        .chain(FactStatus::ALL.iter().map(|kind| kind.name()))
        .collect();
    for name in names {
        let heading = format!("### {name}\n");
        let row = format!("| `{name}` |");
        assert!(PAGE.contains(&heading) || PAGE.contains(&row), "{name} has no rule");
    }
}
