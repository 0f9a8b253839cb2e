//! What an article is about, as weighted terms: its words without endings, titles and names counting more.

use crate::{
    corpus::word::{mixed, scan},
    lexicon,
    record::{Article, MONTHS},
};
use foldhash::{HashMap, HashMapExt, HashSet};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// Bytes of a text that are read: what an event is stands at the beginning.
const READ: usize = 6000;
/// How often a word of the title counts.
const TITLE: u32 = 3;
/// Names of an article that are kept to show.
const SHOWN: usize = 24;
/// Words of a name that is shown, at most.
const LONGEST: usize = 4;

static FUNCTION_WORDS: LazyLock<HashSet<u64>> = LazyLock::new(|| {
    [include_str!("../../data/function_words.txt"), include_str!("../../data/common_words.txt")]
        .into_iter()
        .flat_map(lexicon::entries)
        .map(|word| term(&word.to_lowercase()))
        .collect()
});

/// A word of an article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Term {
    /// Hash of the word without its ending.
    pub(super) key: u64,
    /// How often it occurs, those in the title counted [`TITLE`] times.
    pub(super) count: u32,
    /// Whether it is part of a name.
    pub(super) name: bool,
}

/// Days of the week: like the months, capitalised words that name no one.
const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The terms of an article, by key, and its names as they are written, by the key of their last word.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Terms {
    pub(super) terms: Vec<Term>,
    pub(super) names: Vec<(u64, String)>,
}

/// Reads the title and the beginning of the text of `article`.
pub(super) fn terms(article: &Article) -> Terms {
    let mut counts: HashMap<u64, (u32, bool)> = HashMap::new();
    let mut names: Vec<(u64, String)> = Vec::new();
    let mut small = String::new();
    let mut read = |text: &str, title: bool| {
        let mut before = 0;
        // Where a name that may go on begins, and how many words it has.
        let mut run: Option<(usize, usize)> = None;
        scan(text, |word| {
            let open = run.take();
            let (start, end) = (word.start as usize, word.end as usize);
            let gap = &text[before..start];
            // The capital of a first word says nothing.
            let first = before == 0
                || gap.contains(['.', '!', '?', '\n', '\u{201c}', '"', ':', '\u{2018}']);
            before = end;
            let written = &text[start..end];
            small.clear();
            small.extend(written.chars().flat_map(char::to_lowercase));
            if small.len() < 2 {
                return;
            }
            let key = term(&small);
            if FUNCTION_WORDS.contains(&key) {
                return;
            }
            let name = written.starts_with(char::is_uppercase) && (title || !first);
            let entry = counts.entry(key).or_default();
            entry.0 += if title { TITLE } else { 1 };
            entry.1 |= name;
            let calendar = WEEKDAYS.contains(&&*small) || MONTHS.contains(&&*small);
            if title || calendar || !written.starts_with(char::is_uppercase) {
                return;
            }
            let (from, words) = open.filter(|_| gap == " ").unwrap_or((start, 0));
            let bare = without_possessive(written);
            // What owns the next word ends the name.
            run = (words + 1 < LONGEST && bare == written).then_some((from, words + 1));
            // A first word is part of a name if its name goes on.
            if name || words > 0 {
                put(&mut names, key, words > 0, &text[from..start + bare.len()]);
            }
        });
    };
    if let Some(title) = &article.title {
        read(title, true);
    }
    let mut end = article.text.len().min(READ);
    while !article.text.is_char_boundary(end) {
        end -= 1;
    }
    read(&article.text[..end], false);
    let mut terms: Vec<Term> =
        counts.into_iter().map(|(key, (count, name))| Term { key, count, name }).collect();
    terms.sort_unstable_by_key(|term| term.key);
    Terms { terms, names }
}

/// Keeps a name, by the key of its last word the longest; where it `goes_on`, what was kept of it before is a part.
fn put(names: &mut Vec<(u64, String)>, key: u64, goes_on: bool, name: &str) {
    if goes_on && names.last().is_some_and(|(_, part)| name.starts_with(part.as_str())) {
        names.pop();
    }
    if let Some((_, known)) = names.iter_mut().find(|(known, _)| *known == key) {
        if known.len() < name.len() {
            name.clone_into(known);
        }
    } else if names.len() < SHOWN {
        names.push((key, name.to_owned()));
    }
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s")).unwrap_or(word)
}

/// Hash of a word in small letters without its ending: plurals, past forms and the possessive are one with the word.
fn term(word: &str) -> u64 {
    let word = without_possessive(word);
    let stem = ["ings", "ing", "edly", "ed", "es", "s", "ly"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() >= 4))
        .unwrap_or(word);
    stem.as_bytes().chunks(8).fold(0, |hash, eight| {
        let mut bytes = [0; 8];
        bytes[..eight.len()].copy_from_slice(eight);
        mixed(hash ^ u64::from_le_bytes(bytes))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one_term_and_names_are_known_by_their_capitals() {
        let article = Article {
            title: Some("Ferry sinks".to_owned()),
            ..Article::new(
                "Sailors on the ferries said Orm's harbour was sinking. Harbour men of Orm agreed.",
            )
        };
        let found = terms(&article);
        let count = |word: &str| {
            found.terms.iter().find(|found| found.key == term(word)).map_or(0, |term| term.count)
        };
        // The title counts three times.
        assert_eq!((count("harbour"), count("sinking")), (2, 4));
        assert_eq!(count("ferry"), 3, "ferries keep their own stem");
        assert_eq!(found.names, [(term("orm"), "Orm".to_owned())]);
        assert_eq!(count("the"), 0);
    }

    #[test]
    fn a_name_is_shown_whole_by_its_last_word() {
        let names = |text: &str| -> Vec<String> {
            terms(&Article::new(text)).names.into_iter().map(|(_, name)| name).collect()
        };
        assert_eq!(
            names("The ferry was Piet Oss's. Oss sold it to Halve Harbour Board on Monday."),
            ["Piet Oss", "Halve Harbour Board"]
        );
        // The capital of a first word counts where a name goes on behind it.
        assert_eq!(names("Oss met the crew. Ida Berg left."), ["Ida Berg"]);
        assert_eq!(
            names("They sailed from Orm, Halve and Norrland."),
            ["Orm", "Halve", "Norrland"]
        );
    }
}
