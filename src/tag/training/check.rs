//! Sentences of our own with invented names, in which only the context tells what is named.

use super::names::{Named, predict};
use crate::tag::Model;

/// Sentences, each with names marked as `[KIND name]`.
const SENTENCES: &str = include_str!("../../../tests/tag/invented_names.txt");

/// Texts of our own on sports, with names marked likewise.
const SPORTS: &str = include_str!("../../../tests/tag/sports.txt");

/// The texts on sports with their names.
pub fn sports() -> Vec<Named> {
    let texts = SPORTS.split("\n\n").filter(|text| !text.starts_with('#'));
    texts.enumerate().map(|(number, text)| marked(number, text.trim())).collect()
}

/// The sentences with their names.
pub fn sentences() -> Vec<Named> {
    let rows = SENTENCES.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.enumerate().map(|(number, row)| marked(number, row)).collect()
}

/// A sentence without its marks, and what they marked.
fn marked(number: usize, row: &str) -> Named {
    let mut named =
        Named { id: format!("invented-{number}"), text: String::new(), entities: Vec::new() };
    let mut rest = row;
    while let Some((before, behind)) = rest.split_once('[') {
        named.text.push_str(before);
        let Some((name, after)) = behind.split_once(']') else { break };
        if let Some((kind, name)) = name.split_once(' ') {
            let start = named.text.chars().count() as u32;
            named.text.push_str(name);
            let end = named.text.chars().count() as u32;
            named.entities.push((start, end, kind.to_owned()));
        }
        rest = after;
    }
    named.text.push_str(rest);
    named
}

/// Strict F1 of a model on texts, 0..1.
pub fn f1(model: &Model, texts: &[Named]) -> f64 {
    let (mut both, mut all) = (0, 0);
    for text in texts {
        let found = predict(model, text).entities;
        both += found.iter().filter(|name| text.entities.contains(name)).count();
        all += found.len() + text.entities.len();
    }
    2.0 * both as f64 / f64::from(all.max(1) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_names_and_not_text() {
        let named = marked(3, "The [ORG Lund Bank] of [GPE Berg].");
        assert_eq!(named.text, "The Lund Bank of Berg.");
        assert_eq!(named.entities, [(4, 13, "ORG".to_owned()), (17, 21, "GPE".to_owned())]);
    }

    #[test]
    fn texts_on_sports_are_paragraphs_with_marks() {
        let texts = sports();
        assert!(texts.len() >= 12);
        assert!(texts.iter().all(|text| !text.entities.is_empty() && !text.text.contains('#')));
        assert!(texts.iter().map(|text| text.entities.len()).sum::<usize>() >= 100);
    }

    #[test]
    fn there_are_a_hundred_sentences_and_each_has_a_name() {
        let sentences = sentences();
        assert!(sentences.len() >= 100);
        assert!(sentences.iter().all(|sentence| !sentence.entities.is_empty()));
    }
}
