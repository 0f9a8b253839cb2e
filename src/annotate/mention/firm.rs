//! Firms that bear two names: `Holt & Marlow`, which the tagger tears into two persons.

use super::Name;
use crate::{
    annotate::{
        name,
        page::{Page, Shape},
    },
    record::MentionKind,
};
use foldhash::HashSet;
use std::ops::Range;

/// Two capitalised words around "&" are seldom anything else.
const SCORE: f32 = 0.8;

/// Below this score what the tagger says of a side's kind rules nothing out.
const DOUBT: f32 = 0.6;

/// Joins the names on both sides of an "&" to one body, where one at least is the name of a person or a body. Two people
/// stay two: with a full name each, with given names only, with a title, or as surnames of people of the text.
pub(super) fn join(page: &Page, found: &mut Vec<Name>) {
    let marks: Vec<usize> = page
        .sentences()
        .iter()
        .flat_map(Clone::clone)
        .filter(|&token| page.raw(token) == "&" && page.capital(token + 1))
        .collect();
    if marks.is_empty() {
        return;
    }
    let surnames: HashSet<&str> = found
        .iter()
        .filter(|name| name.kind == MentionKind::Person && name.tokens.len() > 1)
        .filter(|name| !name.tokens.clone().any(|token| page.raw(token) == "&"))
        .map(|name| page.raw(name.tokens.end - 1))
        .collect();
    for mark in marks {
        let Some((left, right)) = sides(page, found, mark) else { continue };
        let given = |side: &Range<usize>| name::gender_of_given(page.raw(side.start)).is_some();
        let known = |side: &Range<usize>| surnames.contains(page.raw(side.start));
        let single = left.len() == 1 && right.len() == 1;
        if single && (given(&left) && given(&right) || known(&left) && known(&right)) {
            continue;
        }
        let tokens = left.start..right.end;
        let inside = |name: &Name| name.tokens.start < tokens.end && tokens.start < name.tokens.end;
        let first = found.partition_point(|name| name.tokens.end <= tokens.start);
        found.retain(|name| !inside(name));
        let firm = Name {
            tokens,
            kind: MentionKind::Org,
            title: None,
            rule: "firm",
            score: SCORE,
            given: None,
        };
        found.insert(first, firm);
    }
}

/// The names before and behind the mark, if they may be one firm's.
fn sides(page: &Page, found: &[Name], mark: usize) -> Option<(Range<usize>, Range<usize>)> {
    let at = |token: usize| {
        let place = found.partition_point(|name| name.tokens.end <= token);
        found.get(place).filter(|name| name.tokens.start <= token)
    };
    let before = mark.checked_sub(1).filter(|&token| {
        page.capital(token) && page.sentence(token) == page.sentence(mark) && page.spaced(mark)
    })?;
    let (left, right) = (at(before), at(mark + 1));
    let fits = |name: Option<&Name>| {
        name.is_none_or(|name| {
            name.score < DOUBT || matches!(name.kind, MentionKind::Person | MentionKind::Org)
        })
    };
    if left.is_none() && right.is_none() || !fits(left) || !fits(right) {
        return None;
    }
    // One name already, of another kind.
    if let (Some(whole), Some(same)) = (left, right)
        && whole.tokens == same.tokens
    {
        let torn = whole.kind != MentionKind::Org
            && whole.tokens == (before..mark + 2)
            && whole.title.is_none();
        return torn.then_some((before..mark, mark + 1..mark + 2));
    }
    let behind = right.map_or(mark + 1..mark + 2, |name| name.tokens.clone());
    // A longer name on the left is a person's or another body's.
    let plain = left.is_none_or(|name| name.tokens == (before..mark))
        && behind.start == mark + 1
        && (behind.len() == 1 || right.is_some_and(|name| name.kind == MentionKind::Org));
    // "Mr. Holt & Marlow", "Holt & Mr. Marlow", "Lund, Holt & Marlow", "Q & A"
    let alone = left.is_none_or(|name| name.title.is_none())
        && before.checked_sub(1).is_none_or(|token| {
            page.sentence(token) != page.sentence(mark)
                || !page.capital(token) && !matches!(page.raw(token), "&" | "-" | ".")
                || left.is_some() && name::is_function_word(page.lower(token))
        });
    let word = |token: usize| {
        page.raw(token).chars().count() > 1
            && page.shape(token) == Shape::Capital
            && !name::is_title(page.raw(token))
            && !name::is_function_word(page.lower(token))
    };
    let last = behind.end;
    let ended =
        behind.len() > 1 || !page.capital(last) || page.sentence(last) != page.sentence(mark);
    (plain && alone && ended && word(before) && word(mark + 1)).then_some((before..mark, behind))
}

#[cfg(test)]
mod tests {
    use crate::{
        annotate::sample::doc,
        record::MentionKind::{self, Org, Person},
    };

    fn names(text: &str) -> Vec<(String, MentionKind)> {
        doc(text).mentions.iter().map(|one| (one.text.clone(), one.kind)).collect()
    }

    #[test]
    fn a_firm_of_two_names_is_one_body() {
        for firm in
            ["Smith & Wesson", "Marks & Spencer", "Holt & Marlow", "Ernst & Young", "Brandt & Lowe"]
        {
            for text in [
                format!("{firm} said profits rose."),
                format!("Engineers from {firm} spent three days on the site."),
                format!("It was a job for {firm}, the council said."),
            ] {
                assert_eq!(names(&text), [(firm.to_owned(), Org)], "{text}");
            }
        }
        let said = doc("Smith & Wesson said profits rose.");
        assert_eq!(said.quotes[0].speaker_name.as_deref(), Some("Smith & Wesson"));
    }

    #[test]
    fn two_people_stay_two() {
        let person = |name: &str| (name.to_owned(), Person);
        assert_eq!(
            names("Ann Lee & Piet Oss said profits rose."),
            [person("Ann Lee"), person("Piet Oss")]
        );
        let found = names("Ann Lee met Piet Oss on Monday. Lee & Oss said profits rose.");
        assert!(found.iter().all(|(_, kind)| *kind == Person), "{found:?}");
        let found = names("Anna & Peter said the house was cold.");
        assert!(found.iter().all(|(name, _)| !name.contains('&')), "{found:?}");
    }
}
