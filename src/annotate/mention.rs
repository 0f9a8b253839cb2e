//! Names: the spans of the tagger, with what closed lists and the rest of the document know better.
//!
//! The label scheme is that of `OntoNotes` 5 without its articles, titles and possessive endings. The model decides
//! where names are and what they name; lists cut titles off; where the model is in doubt, a name's own words or the
//! word before it decide ([`evidence`]), then what the document says elsewhere ([`document`]).

mod dateline;
mod document;
mod evidence;
mod firm;
mod suffix;

use super::{
    given::GivenNames,
    name::{self, LONGEST},
    page::{Page, Shape},
    tagging::Tagging,
};
use crate::record::{MentionKind, TokenKind};
use std::ops::Range;

/// A name found in a page, by its tokens.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Name {
    /// The tokens of the name itself.
    pub(super) tokens: Range<usize>,
    /// What it names.
    pub(super) kind: MentionKind,
    /// The tokens of the title before it.
    pub(super) title: Option<Range<usize>>,
    /// What told the kind.
    pub(super) rule: &'static str,
    /// How sure it is, 0..1.
    pub(super) score: f32,
    /// Number of the user's name that it is.
    pub(super) given: Option<u32>,
}

/// The names of a page, in order; those that the user gave before all others.
pub(super) fn find(page: &Page, tagging: &Tagging, given: Option<&GivenNames>) -> Vec<Name> {
    let mut found: Vec<Name> = tagging
        .spans()
        .filter_map(|(tokens, kind, score)| {
            let name = Name { tokens, kind, title: None, rule: "names-model", score, given: None };
            trimmed(page, name)
        })
        .collect();
    add_listed(page, &mut found);
    dateline::add(page, &mut found);
    evidence::weigh(page, &mut found);
    firm::join(page, &mut found);
    suffix::join(page, &mut found);
    document::settle(page, &mut found);
    if let Some(given) = given {
        given.put(page, &mut found);
    }
    find_roles(page, &mut found);
    found
}

/// The name without articles, titles, possessive endings and marks at its borders; `None` if nothing is left.
fn trimmed(page: &Page, mut name: Name) -> Option<Name> {
    if let Some(whole) = with_ending(page, &name) {
        return Some(whole);
    }
    if let Some(state) = behind_title(page, &name) {
        return Some(state);
    }
    let tokens = &mut name.tokens;
    loop {
        let last = tokens.end.checked_sub(1).filter(|&last| last >= tokens.start)?;
        if matches!(page.lower(last), "'s" | "'") || is_border(page, last) {
            tokens.end -= 1;
        } else {
            break;
        }
    }
    loop {
        if tokens.start >= tokens.end {
            return None;
        }
        let article = matches!(page.lower(tokens.start), "the" | "a" | "an")
            && name.kind != MentionKind::Work
            && tokens.len() > 1
            && page.shape(tokens.start) != Shape::Upper;
        if article || is_border(page, tokens.start) {
            tokens.start += 1;
        } else {
            break;
        }
    }
    if name.kind == MentionKind::Person
        && let Some(end) = longest_title(page, tokens.start, tokens.end)
        && end < tokens.end
    {
        tokens.start = end;
    }
    Some(name)
}

/// A listed name that ends like a possessive: `McDonald's`.
fn with_ending(page: &Page, name: &Name) -> Option<Name> {
    let start = name.tokens.start;
    let end = name.tokens.end + usize::from(page.lower(name.tokens.end) == "'s");
    (page.lower(end - 1) == "'s" && start + 1 < end).then_some(())?;
    // Lists are written with straight apostrophes.
    let word = page.slice(&(start..end - 1));
    let kind = name::listed(&format!("{word}'s"))?;
    Some(Name { tokens: start..end, kind, rule: "listed", ..name.clone() })
}

/// The listed name behind an office: "First Lady of the United States" names a country.
fn behind_title(page: &Page, name: &Name) -> Option<Name> {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let of = (start + 1..end).find(|&token| page.raw(token) == "of")?;
    name::is_title(page.slice(&(start..of))).then_some(())?;
    let rest = of + 1 + usize::from(page.raw(of + 1) == "the");
    (rest < end).then_some(())?;
    let kind = name::listed(page.slice(&(rest..end)))
        .filter(|kind| matches!(kind, MentionKind::Gpe | MentionKind::Loc))?;
    Some(Name { tokens: rest..end, kind, rule: "listed", ..name.clone() })
}

fn is_border(page: &Page, token: usize) -> bool {
    page.kind(token) == TokenKind::Punct && page.raw(token) != "."
}

/// The longest title from `start`, if any: one past its last token.
fn longest_title(page: &Page, start: usize, limit: usize) -> Option<usize> {
    let limit = limit.min(start + LONGEST).min(page.len());
    (start + 1..=limit).rev().find(|&end| name::is_title(page.slice(&(start..end))))
}

/// The longest listed name from `start`: one past its last token, and what it names.
fn longest_listed(page: &Page, start: usize, limit: usize) -> Option<(usize, MentionKind)> {
    let limit = limit.min(start + LONGEST).min(page.len());
    (start + 1..=limit)
        .rev()
        .find_map(|end| name::listed(page.slice(&(start..end))).map(|kind| (end, kind)))
}

/// Adds listed names of several words, countries and peoples that the model passed over in mid-sentence.
fn add_listed(page: &Page, found: &mut Vec<Name>) {
    let mut added = Vec::new();
    let mut next = 0;
    for sentence in page.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            while next < found.len() && found[next].tokens.end <= at {
                next += 1;
            }
            if let Some(name) = found.get(next).filter(|name| name.tokens.start <= at) {
                at = name.tokens.end;
                continue;
            }
            let limit = found.get(next).map_or(sentence.end, |name| name.tokens.start);
            let limit = limit.min(sentence.end);
            if page.capital(at)
                && let Some((end, kind)) = longest_listed(page, at, limit)
                && (end > at + 1
                    || page.raw(at).len() > 3
                        && matches!(kind, MentionKind::Gpe | MentionKind::Norp))
                && !page.capital(end)
                && at > sentence.start
                && !page.capital(at - 1)
            {
                added.push(Name {
                    tokens: at..end,
                    kind,
                    title: None,
                    rule: "listed",
                    score: 0.7,
                    given: None,
                });
                at = end;
            } else {
                at += 1;
            }
        }
    }
    if !added.is_empty() {
        found.append(&mut added);
        found.sort_by_key(|name| name.tokens.start);
    }
}

/// Gives persons the role in small letters before them: "press secretary".
fn find_roles(page: &Page, found: &mut [Name]) {
    for name in found.iter_mut() {
        if name.kind != MentionKind::Person || name.title.is_some() {
            continue;
        }
        let end = name.tokens.start;
        let Some(sentence) = page.sentence(end) else { continue };
        let first = page.segmentation.sentences[sentence].first_token as usize;
        let start = (end.saturating_sub(3).max(first)..end)
            .find(|&start| name::is_title(page.slice(&(start..end))));
        name.title = start.map(|start| start..end);
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        annotate::sample::doc,
        record::MentionKind::{self, *},
    };

    fn names(text: &str) -> Vec<(String, MentionKind)> {
        doc(text).mentions.iter().map(|mention| (mention.text.clone(), mention.kind)).collect()
    }

    fn check(text: &str, expected: &[(&str, MentionKind)]) {
        let expected: Vec<_> =
            expected.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect();
        assert_eq!(names(text), expected, "{text}");
    }

    #[test]
    fn a_suffix_behind_a_comma_is_no_name_of_its_own() {
        let text = "They met Gen. Olav Brekke, Jr. near the quay.";
        let found = names(text);
        assert!(found.contains(&("Olav Brekke, Jr.".to_owned(), Person)), "{found:?}");
        assert!(found.iter().all(|(name, _)| name != "Jr."), "{found:?}");
    }

    #[test]
    fn titles_and_nationalities_stand_outside_a_person() {
        check(
            "They met Norwegian President Olav Brekke in Oslo.",
            &[("Norwegian", Norp), ("Olav Brekke", Person), ("Oslo", Gpe)],
        );
        let found = doc("They met Norwegian President Olav Brekke in Oslo.");
        assert_eq!(found.mentions[1].title.as_deref(), Some("President"));
        let found = doc("Then Secretary of State Maria Lund left.");
        assert_eq!(found.mentions[0].text, "Maria Lund");
        assert_eq!(found.mentions[0].title.as_deref(), Some("Secretary of State"));
    }

    #[test]
    fn names_joined_by_a_hyphen_are_two_names() {
        check("It ended the Israel-Hamas talks.", &[("Israel", Gpe), ("Hamas", Org)]);
    }

    #[test]
    fn a_last_word_tells_what_a_name_names() {
        check(
            "The plane left Esmere International Airport for the Ministry of Trade and the Battle River.",
            &[
                ("Esmere International Airport", Fac),
                ("Ministry of Trade", Org),
                ("Battle River", Loc),
            ],
        );
    }

    #[test]
    fn a_plain_word_at_the_start_of_a_sentence_is_no_name() {
        check("Negotiators met. However, talks failed. Boats sank.", &[]);
    }

    #[test]
    fn a_surname_takes_the_kind_of_its_full_name() {
        check("Anna Berg spoke. Later Berg left.", &[("Anna Berg", Person), ("Berg", Person)]);
    }

    #[test]
    fn the_party_of_a_lawmaker_is_no_name_but_the_state_is() {
        check(
            "It was Sen. Paula Reyes (D-Calif.) who left.",
            &[("Paula Reyes", Person), ("Calif.", Gpe)],
        );
    }
}
