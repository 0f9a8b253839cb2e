//! Which names of bodies, places and peoples are one: aliases, acronyms and short forms.

use super::spelling::fold;
use crate::{
    annotate::{mention::Name, name, page::Page},
    lexicon,
    record::MentionKind,
};
use foldhash::{HashMap, HashMapExt};
use std::{collections::hash_map::Entry, sync::LazyLock};

/// Forms that share no words with their key: form → key.
static ALIASES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/aliases.txt"))
        .flat_map(|row| {
            let mut forms = row.split(" = ");
            let key = forms.next().unwrap_or_default();
            std::iter::once((key, key)).chain(forms.map(move |form| (form, key)))
        })
        .collect()
});

/// Last words that a body's short form leaves out: "Fox" for "Fox News". Others make another body ("Senate" and
/// "Senate Finance Committee").
const LEFT_OUT: [&str; 16] = [
    "news",
    "inc",
    "inc.",
    "corp",
    "corp.",
    "corporation",
    "company",
    "co.",
    "co",
    "ltd",
    "ltd.",
    "group",
    "plc",
    "llc",
    "holdings",
    "international",
];

/// Long forms by short ones; `None` where several fit.
type Long = HashMap<String, Option<String>>;

/// The long names of a text.
pub(super) struct Things {
    /// Initials → the folded long name.
    by_initials: Long,
    /// First word or words of a body's name → the folded long name.
    by_beginning: Long,
    /// A body's name without the country before it → the folded long name.
    by_rest: Long,
}

impl Things {
    pub(super) fn of(page: &Page, names: &[Name]) -> Self {
        let mut things = Self {
            by_initials: HashMap::new(),
            by_beginning: HashMap::new(),
            by_rest: HashMap::new(),
        };
        let long = names.iter().filter(|name| {
            name.tokens.len() > 1 && matches!(name.kind, MentionKind::Org | MentionKind::Work)
        });
        for name in long {
            let slice = page.slice(&name.tokens);
            let folded = fold(slice);
            for initials in initials(slice) {
                note(&mut things.by_initials, initials, &folded);
            }
            if name.kind != MentionKind::Org {
                continue;
            }
            if let Some(short) = beginning(slice) {
                note(&mut things.by_beginning, fold(short), &folded);
            }
            if let Some((country, rest)) = slice.split_once(' ')
                && name::listed(country)
                    .is_some_and(|kind| matches!(kind, MentionKind::Gpe | MentionKind::Norp))
            {
                note(&mut things.by_rest, fold(rest), &folded);
            }
        }
        things
    }

    /// What the forms of one thing share.
    pub(super) fn key(&self, page: &Page, name: &Name) -> String {
        let slice = page.slice(&name.tokens);
        if let Some(key) = ALIASES.get(slice) {
            return fold(key);
        }
        let folded = fold(slice);
        let folded = folded.strip_prefix("the ").unwrap_or(&folded);
        let long = match name.kind {
            MentionKind::Norp => return people_of(folded),
            MentionKind::Org | MentionKind::Work => self
                .by_initials
                .get(&acronym_letters(slice))
                .or_else(|| self.by_beginning.get(folded))
                .or_else(|| self.by_rest.get(folded)),
            _ => None,
        };
        long.cloned().flatten().unwrap_or_else(|| folded.to_owned())
    }
}

fn note(known: &mut Long, short: String, long: &str) {
    match known.entry(short) {
        Entry::Vacant(new) => {
            new.insert(Some(long.to_owned()));
        }
        Entry::Occupied(mut known) => {
            if known.get().as_deref().is_some_and(|other| other != long) {
                known.insert(None);
            }
        }
    }
}

/// The initials of a long name, as they are and without a word like `Department`; those of fewer than two letters
/// are left out.
fn initials(slice: &str) -> impl Iterator<Item = String> {
    let letters = |words: &str| -> String {
        words
            .split([' ', '-'])
            .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()))
            .collect()
    };
    let office = ["Department of ", "Ministry of ", "Department of the "]
        .iter()
        .find_map(|office| slice.strip_prefix(office))
        .or_else(|| slice.strip_suffix(" Department"))
        .or_else(|| slice.strip_suffix(" Ministry"));
    [Some(letters(slice)), office.map(letters)]
        .into_iter()
        .flatten()
        .filter(|letters| letters.chars().count() >= 2)
}

/// The short form of a body's name: without last words that are often left out, or the first of two words where no
/// list knows it.
fn beginning(slice: &str) -> Option<&str> {
    let (mut rest, mut cut) = (slice, false);
    while let Some((before, last)) = rest.rsplit_once(' ') {
        if !LEFT_OUT.contains(&last.trim_end_matches(',').to_lowercase().as_str()) {
            break;
        }
        (rest, cut) = (before.trim_end_matches(','), true);
    }
    if cut {
        return Some(rest);
    }
    let (first, last) = slice.split_once(' ')?;
    let own = !last.contains(' ')
        && name::listed(first).is_none()
        && !name::is_title(first)
        && name::head(&first.to_lowercase()).is_none();
    own.then_some(first)
}

/// One key for a people, its members and its adjective: `republican` for `republicans`.
fn people_of(folded: &str) -> String {
    let one = folded.strip_suffix('s').filter(|one| one.len() > 2 && !one.ends_with('s'));
    match one.unwrap_or(folded) {
        "democratic" => "democrat".to_owned(),
        "jewish" => "jew".to_owned(),
        one => one.to_owned(),
    }
}

/// The letters of an acronym; empty for what is none.
fn acronym_letters(slice: &str) -> String {
    if slice.chars().all(|c| c.is_uppercase() || c == '.') {
        slice.chars().filter(|&c| c != '.').collect()
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_may_leave_the_department_out() {
        assert_eq!(initials("Department of Rivers and Ports").collect::<Vec<_>>(), ["DRP", "RP"]);
        assert_eq!(initials("River Ministry").collect::<Vec<_>>(), ["RM"]);
    }

    #[test]
    fn a_short_form_leaves_out_what_tells_nothing() {
        assert_eq!(beginning("Tarn News"), Some("Tarn"));
        assert_eq!(beginning("Baltic Lines Holdings, Inc."), Some("Baltic Lines"));
        assert_eq!(beginning("Korvex Colleges"), Some("Korvex"));
        assert_eq!(beginning("Senate Finance Committee"), None);
        assert_eq!(beginning("Bank Leoni"), None);
    }

    #[test]
    fn a_people_and_its_adjective_are_one() {
        assert_eq!(people_of("republicans"), people_of("republican"));
        assert_eq!(people_of("democratic"), people_of("democrats"));
        assert_eq!(people_of("swiss"), "swiss");
    }
}
