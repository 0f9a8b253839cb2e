//! The whole comparison of the sample reports against what a reader wrote down: `golden/samples.txt`.

use crosswire::{
    Article, CompareOptions, Comparison, Options, analyze, compare,
    record::{Fact, Label, MentionKind, QuoteMatch, StatementVoice, Voice},
};
use std::{collections::BTreeSet, fmt::Write, sync::Arc};

const REPORTS: [(&str, &str); 4] = [
    ("gazette", include_str!("../samples/harbour-gazette.txt")),
    ("ledger", include_str!("../samples/inland-ledger.txt")),
    ("courier", include_str!("../samples/marvale-courier.txt")),
    ("coast", include_str!("../samples/open-coast.txt")),
];

/// Words of a quotation that name it.
const NAMING: usize = 4;

fn comparison() -> Comparison {
    let docs: Vec<_> = REPORTS
        .iter()
        .map(|(id, text)| {
            let article = Article { id: (*id).to_owned(), ..Article::new(*text) };
            Arc::new(analyze(Arc::new(article), &Options::default()))
        })
        .collect();
    compare(&docs, &CompareOptions::default())
}

fn quotation(found: &QuoteMatch) -> String {
    let fullest = &found.members[found.reference as usize].text;
    let words: Vec<&str> = fullest
        .trim_matches(['“', '”', '"'])
        .split_whitespace()
        .take(NAMING)
        .map(|word| word.trim_matches([',', '.']))
        .collect();
    let speaker = found.speaker_name.as_deref().unwrap_or("nobody");
    let mut entry = format!("quotation {speaker}: {}\n", words.join(" "));
    for (number, member) in found.members.iter().enumerate() {
        let relation = match member.relation {
            None => "fullest",
            Some(relation) => relation.name(),
        };
        assert_eq!(number == found.reference as usize, member.relation.is_none());
        let cut = member.cut.map(|cut| format!(" {}", cut.name())).unwrap_or_default();
        let mut edits = String::new();
        for edit in member.edits.iter().filter(|edit| {
            relation == "edited" && !matches!(edit.kind.name(), "glyph" | "case" | "spelling")
        }) {
            let line = format!(", {} {} > {}", edit.kind.name(), edit.reference, edit.text);
            edits.push_str(line.trim_end());
        }
        writeln!(entry, "  {}: {relation}{cut}{edits}", member.article).expect("a string");
    }
    entry
}

fn fact(found: &Fact) -> String {
    let mut entry = format!("fact {} {} {}\n", found.status.name(), found.kind.name(), found.slot);
    for value in &found.values {
        let open =
            |date: &str| date.trim_start_matches("XXXX-").trim_start_matches("XX-XX").to_owned();
        let as_of = value.as_of.as_deref().map(|time| format!(" as of {}", open(time)));
        let by = value.speaker_name.as_deref().filter(|_| value.voice != StatementVoice::Outlet);
        let by = by.map(|name| format!(", {name}")).unwrap_or_default();
        let told = open(&value.value);
        writeln!(entry, "  {}: {told}{}{by}", value.article, as_of.unwrap_or_default())
            .expect("a string");
    }
    entry
}

fn label(found: &Label) -> String {
    let voice = match (found.voice, &found.speaker) {
        (Voice::Outlet, _) => "outlet".to_owned(),
        (voice, Some(speaker)) => format!("{} of {speaker}", voice.name()),
        (voice, None) => voice.name().to_owned(),
    };
    let Label { subject, article, text, kind, .. } = found;
    format!("label {subject} in {article}: {text} ({}, {voice})\n", kind.name())
}

/// Which people have no say in a report, for every report.
fn missing(comparison: &Comparison) -> Vec<String> {
    let person = |id: Option<u32>| {
        id.is_some_and(|id| comparison.entities[id as usize].kind == MentionKind::Person)
    };
    REPORTS
        .iter()
        .map(|(report, _)| {
            let silent: BTreeSet<&str> = comparison
                .speakers
                .iter()
                .filter(|share| share.article == *report && share.direct + share.indirect == 0)
                .filter(|share| person(share.entity))
                .map(|share| share.speaker.as_str())
                .collect();
            format!("missing {report}: {}\n", silent.into_iter().collect::<Vec<_>>().join(", "))
        })
        .collect()
}

fn told(comparison: &Comparison) -> BTreeSet<String> {
    let origins = comparison.origins.iter().map(|origin| {
        let credit = origin.credited.as_deref().map(|agency| format!(": credited {agency}"));
        format!("origin {}{}\n", origin.articles.join(" "), credit.unwrap_or_default())
    });
    (comparison.quotes.iter().map(quotation))
        .chain(comparison.facts.iter().map(fact))
        .chain(comparison.labels.iter().map(label))
        .chain(origins)
        .chain(missing(comparison))
        .collect()
}

/// The entries of the golden file: a line and the indented lines below it.
fn golden() -> BTreeSet<String> {
    let mut entries: Vec<String> = Vec::new();
    for line in include_str!("golden/samples.txt").lines() {
        if line.starts_with("  ") {
            let entry = entries.last_mut().expect("an entry before what is indented");
            entry.push_str(line);
            entry.push('\n');
        } else if !line.is_empty() && !line.starts_with('#') {
            entries.push(naming(line) + "\n");
        }
    }
    entries.into_iter().collect()
}

/// A line with no more words of a quotation than name it.
fn naming(line: &str) -> String {
    let cut = line.strip_prefix("quotation ").and_then(|rest| rest.split_once(": "));
    match cut {
        Some((speaker, words)) => {
            let words: Vec<&str> = words.split(' ').take(NAMING).collect();
            format!("quotation {speaker}: {}", words.join(" "))
        }
        None => line.to_owned(),
    }
}

#[test]
fn the_samples_compare_as_a_reader_wrote_down() {
    let (expected, found) = (golden(), told(&comparison()));
    let lacking: Vec<_> = expected.difference(&found).cloned().collect();
    let beyond: Vec<_> = found.difference(&expected).cloned().collect();
    assert!(
        lacking.is_empty() && beyond.is_empty(),
        "not found:\n{}\nfound beyond:\n{}",
        lacking.concat(),
        beyond.concat()
    );
}
