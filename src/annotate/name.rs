//! Closed lists of names and of the words that tell what a name is.

use crate::{
    lexicon,
    record::MentionKind::{self, Event, Fac, Gpe, Loc, Norp, Org, Product, Work},
};
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

/// Most tokens that a listed name or title has.
pub(super) const LONGEST: usize = 7;

/// Listed names as they are written, with what they name.
static NAMES: LazyLock<HashMap<&'static str, MentionKind>> = LazyLock::new(|| {
    let lists = [
        (Product, include_str!("../data/products.txt")),
        (Work, include_str!("../data/works.txt")),
        (Event, include_str!("../data/events.txt")),
        (Fac, include_str!("../data/buildings.txt")),
        (Org, include_str!("../data/institutions.txt")),
        (Loc, include_str!("../data/regions.txt")),
        (Norp, include_str!("../data/groups.txt")),
        (Gpe, include_str!("../data/places.txt")),
    ];
    lists
        .into_iter()
        .flat_map(|(kind, list)| lexicon::entries(list).map(move |name| (name, kind)))
        .collect()
});

/// Last words of names, in small letters, with what they make of the name.
static HEADS: LazyLock<HashMap<String, MentionKind>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../data/heads.txt"))
        .filter_map(|row| row.split_once(' '))
        .filter_map(|(kind, word)| {
            let kind = MentionKind::ALL.iter().find(|known| known.name() == kind)?;
            Some((word.to_lowercase(), *kind))
        })
        .collect()
});

/// Whether a bearer of a given name is a man or a woman.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// `he`.
    Man,
    /// `she`.
    Woman,
}

static GIVEN: LazyLock<HashMap<&'static str, Option<Gender>>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../data/given_names.txt"))
        .map(|row| match row.split_once(' ') {
            Some((name, "m")) => (name, Some(Gender::Man)),
            Some((name, "f")) => (name, Some(Gender::Woman)),
            Some((name, _)) => (name, None),
            None => (row, None),
        })
        .collect()
});

static TITLES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../data/titles.txt")));

static FUNCTION_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../data/sentence_openings.txt")));

/// What a listed name names.
pub(super) fn listed(name: &str) -> Option<MentionKind> {
    NAMES.get(name).copied()
}

/// What a last word (in small letters) makes of a name.
pub(super) fn head(lower: &str) -> Option<MentionKind> {
    HEADS.get(lower).copied()
}

/// Man or woman, where a given name tells.
pub(super) fn gender_of_given(word: &str) -> Option<Gender> {
    GIVEN.get(word).copied().flatten()
}

/// Man or woman, where a title tells.
pub(super) fn gender_of_title(title: &str) -> Option<Gender> {
    title.split(' ').find_map(|word| match word.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Congressman" | "Pope" | "Sheikh"
        | "Councilman" | "Assemblyman" | "chairman" | "Chairman" | "spokesman" | "Spokesman"
        | "Father" | "Imam" | "Ayatollah" | "congressman" | "businessman" | "king" => {
            Some(Gender::Man)
        }
        "Mrs" | "Ms" | "Miss" | "Dame" | "Lady" | "Queen" | "Princess" | "Congresswoman"
        | "Councilwoman" | "Assemblywoman" | "chairwoman" | "Chairwoman" | "spokeswoman"
        | "Spokeswoman" | "Baroness" | "congresswoman" | "actress" | "queen" => Some(Gender::Woman),
        _ => None,
    })
}

/// Whether these words are a title or a role that stands before a name.
pub(super) fn is_title(words: &str) -> bool {
    TITLES.contains(words)
}

/// Whether a word (in small letters) is a function word or a common opening of a sentence, never a name by itself.
pub(super) fn is_function_word(lower: &str) -> bool {
    FUNCTION_WORDS.contains(lower.strip_suffix('.').filter(|rest| rest.len() > 1).unwrap_or(lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_know_names_heads_titles_and_given_names() {
        assert_eq!(listed("White House"), Some(Org));
        assert_eq!(listed("Portugal"), Some(Gpe));
        assert_eq!(listed("Portuguese"), Some(Norp));
        assert_eq!(head("airport"), Some(Fac));
        assert!(is_title("Secretary of State") && !is_title("Table"));
        assert_eq!(gender_of_given("Angela"), Some(Gender::Woman));
        assert_eq!(gender_of_title("Mr."), Some(Gender::Man));
        assert!(is_function_word("however") && !is_function_word("paris"));
    }

    #[test]
    fn no_listed_name_or_title_is_longer_than_the_longest_that_is_looked_for() {
        let names = NAMES.keys().chain(TITLES.iter());
        let longest = names.map(|name| name.split([' ', '-']).count() + name.matches('-').count());
        assert!(longest.max().expect("lists") <= LONGEST);
    }
}
