//! Which names of people are one: full names, surnames, given names.

use super::spelling::fold;
use crate::{
    annotate::{
        mention::Name,
        name::{self, Gender},
        page::Page,
    },
    record::MentionKind,
};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::collections::hash_map::Entry;

/// Words that belong to a surname: "Van Hollen" is no given name and surname.
const PARTICLES: [&str; 13] =
    ["van", "von", "de", "del", "della", "di", "da", "dos", "du", "bin", "ibn", "la", "le"];

/// Most people of one surname that are told apart, so that a list of namesakes costs linear time.
const MOST_NAMESAKES: usize = 16;

/// The parts of a folded name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Parts<'n> {
    given: Option<&'n str>,
    surname: &'n str,
    /// `jr`, `iii`: father and son are two people.
    suffix: Option<&'n str>,
}

impl<'n> Parts<'n> {
    fn of(folded: &'n str) -> Self {
        let (mut rest, mut suffix) = (folded, None);
        if let Some((before, last)) = folded.rsplit_once(' ') {
            let last = last.trim_end_matches('.');
            if matches!(last, "jr" | "sr" | "ii" | "iii" | "iv") {
                (rest, suffix) = (before.trim_end_matches(','), Some(last));
            }
        }
        let last = rest.rsplit(' ').next().unwrap_or(rest);
        let surname = ["al-", "el-"].iter().find_map(|article| last.strip_prefix(article));
        let given = rest.split_once(' ').map(|(first, _)| first);
        Self {
            given: given.filter(|given| !PARTICLES.contains(given)),
            surname: surname.unwrap_or(last),
            suffix,
        }
    }

    /// Whether two names with a given name can be of one person: the same, an initial, or a short form at the start of
    /// the other.
    fn is_one(self, other: Self) -> bool {
        let (Some(a), Some(b)) = (self.given, other.given) else { return false };
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let letters = short.trim_end_matches('.');
        let given = a == b
            || letters.chars().count() == 1 && long.starts_with(letters)
            || letters.len() >= 3 && long.starts_with(letters);
        given && self.surname == other.surname && self.suffix == other.suffix
    }
}

/// The persons that a text names in full, by their surnames.
pub(super) struct People {
    /// Folded surname → the folded full names that end in it, one of each person, in order of first use.
    by_surname: HashMap<String, Vec<String>>,
    /// Folded given name → the only person that bears it, by its full name.
    by_given: HashMap<String, Option<String>>,
    /// Man or woman, by folded full name, where its given name tells.
    genders: HashMap<String, Gender>,
    /// Folded surnames that stand alone before anybody is named in full by them.
    bare: HashSet<String>,
}

impl People {
    pub(super) fn of(page: &Page, names: &[Name]) -> Self {
        let mut by_surname: HashMap<String, Vec<String>> = HashMap::new();
        let mut by_given: HashMap<String, Option<String>> = HashMap::new();
        let mut genders = HashMap::new();
        let mut bare = HashSet::new();
        for name in names.iter().filter(|name| name.kind == MentionKind::Person) {
            let folded = fold(page.slice(&name.tokens));
            let parts = Parts::of(&folded);
            let Some(given) = parts.given else {
                if parts.suffix.is_none() && !by_surname.contains_key(parts.surname) {
                    bare.insert(parts.surname.to_owned());
                }
                continue;
            };
            let full = by_surname.entry(parts.surname.to_owned()).or_default();
            if full.len() == MOST_NAMESAKES
                || full.iter().any(|other| Parts::of(other).is_one(parts))
            {
                continue;
            }
            match by_given.entry(given.to_owned()) {
                Entry::Vacant(new) => {
                    new.insert(Some(folded.clone()));
                }
                Entry::Occupied(mut known) => {
                    known.insert(None);
                }
            }
            if let Some(gender) = name::gender_of_given(page.raw(name.tokens.start)) {
                genders.insert(folded.clone(), gender);
            }
            full.push(folded);
        }
        Self { by_surname, by_given, genders, bare }
    }

    /// The key of a person: the full name that fits, else the form itself.
    pub(super) fn key(&self, page: &Page, name: &Name) -> String {
        let folded = fold(page.slice(&name.tokens));
        let parts = Parts::of(&folded);
        let full = self.by_surname.get(parts.surname).map_or(&[][..], Vec::as_slice);
        if parts.given.is_some() {
            // "Peter Lund" and "Peter J. Lund" are one; "Maria Lund" is another.
            let known = full.iter().find(|other| Parts::of(other).is_one(parts));
            return known.cloned().unwrap_or(folded);
        }
        // A bare surname is the one first named in full; namesakes come with a given name, a title or a suffix.
        let title = name.title.as_ref().and_then(|title| name::gender_of_title(page.slice(title)));
        let suffixed = |full: &&String| Parts::of(full).suffix == parts.suffix;
        let fits = |full: &&String| match title {
            None => true,
            Some(gender) => self.genders.get(full.as_str()).is_none_or(|known| *known == gender),
        };
        let best = full
            .iter()
            .find(|full| suffixed(full) && fits(full))
            .or_else(|| full.iter().find(fits))
            .or_else(|| full.first())
            .filter(|full| parts.suffix.is_none() || suffixed(full))
            // "President Lund …, Peter Lund Jr.": the surname was another's before it was the son's.
            .filter(|full| suffixed(full) || !self.bare.contains(parts.surname));
        if let Some(full) = best {
            return full.clone();
        }
        match self.by_given.get(parts.surname) {
            Some(Some(full)) if parts.suffix.is_none() => full.clone(),
            _ => folded,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_given_name_surname_and_suffix() {
        let parts = |given, surname, suffix| Parts { given, surname, suffix };
        assert_eq!(Parts::of("peter j. lund, jr."), parts(Some("peter"), "lund", Some("jr")));
        assert_eq!(Parts::of("van hollen"), parts(None, "hollen", None));
        assert_eq!(Parts::of("omar al-sabri"), parts(Some("omar"), "sabri", None));
        assert_eq!(Parts::of("lund"), parts(None, "lund", None));
    }

    #[test]
    fn father_and_son_are_two_people() {
        let one = |a, b| Parts::of(a).is_one(Parts::of(b));
        assert!(one("peter lund", "peter j. lund") && one("p. lund", "peter lund"));
        assert!(!one("peter lund", "peter lund jr.") && !one("peter lund", "maria lund"));
    }
}
