//! Names of bodies, places and other things: equal words, an alias, initials, the firm's suffix left out.

use super::{Name, spelling::one_letter_apart};
use crate::{compare::key, lexicon};
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// Folded forms → the folded key of their row.
static ALIASES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/aliases.txt"))
        .flat_map(|row| {
            let key = joined(&words(row.split(" = ").next().unwrap_or_default()));
            row.split(" = ").map(move |form| (joined(&words(form)), key.clone())).collect::<Vec<_>>()
        })
        .collect()
});

/// Names of places and institutions, folded: no surname alone.
static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    [
        include_str!("../../data/places.txt"),
        include_str!("../../data/institutions.txt"),
        include_str!("../../data/regions.txt"),
        include_str!("../../data/groups.txt"),
    ]
    .into_iter()
    .flat_map(lexicon::entries)
    .map(|name| joined(&words(name)))
    .collect()
});

/// Last words of firms that reports leave out.
const FIRM: [&str; 20] = [
    "inc", "incorporated", "corp", "corporation", "co", "company", "companies", "ltd", "limited", "llc", "plc", "ag", "sa", "nv",
    "gmbh", "group", "holdings", "motor", "motors", "se",
];

/// Small words that initials leave out.
const LINKS: [&str; 9] = ["of", "the", "and", "for", "in", "on", "to", "de", "at"];

/// Whether a small word can stand before a name without being part of it.
pub(super) fn is_opening(word: &str) -> bool {
    matches!(
        word,
        "in" | "In" | "of" | "Of" | "on" | "at" | "from" | "to" | "a" | "an" | "that" | "near" | "then"
    )
}

fn words(name: &str) -> Vec<String> {
    Name::new(name).full
}

fn joined(words: &[String]) -> String {
    words.join(" ")
}

/// The key of a name's row in the list of aliases; none where it stands in no row.
pub(in crate::compare) fn alias(name: &Name) -> Option<&'static str> {
    ALIASES.get(&joined(&name.full)).map(String::as_str)
}

/// One spelling of the words that stand for the same part of a name.
fn spelled(word: &str) -> String {
    match word {
        "mt" => "mount".to_owned(),
        "st" => "saint".to_owned(),
        "ne" => "northeast".to_owned(),
        "se" => "southeast".to_owned(),
        "nw" => "northwest".to_owned(),
        "sw" => "southwest".to_owned(),
        "us" => "us".to_owned(),
        word => {
            let mut out = String::new();
            key::write(word, &mut out);
            out
        }
    }
}

impl Name {
    /// Whether two names of things name the same: equal words in any spelling, one alias, an acronym and its long form,
    /// a firm with and without its suffix, or a name and the longer one that ends in it.
    pub(in crate::compare) fn thing(&self, other: &Self) -> bool {
        if self.full.is_empty() || other.full.is_empty() {
            return false;
        }
        if self.full == other.full {
            return true;
        }
        if let (Some(a), Some(b)) = (alias(self), alias(other)) {
            return a == b;
        }
        if self.is_acronym_of(other) || other.is_acronym_of(self) {
            return true;
        }
        let (a, b) = (self.core(), other.core());
        if a == b || a.concat() == b.concat() {
            return true;
        }
        let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
        if short.len() >= 2 && long.ends_with(short) {
            return true;
        }
        // "Gulf of Aden", "Gulf of Eden": one letter in one word of several.
        let (a, b) = (joined(&a), joined(&b));
        self.full.len() >= 2
            && a.len().min(b.len()) >= 10
            && !a.contains(|c: char| c.is_numeric())
            && !b.contains(|c: char| c.is_numeric())
            && one_letter_apart(&a, &b)
    }

    /// The words in one spelling, a firm's suffix and small words left out.
    fn core(&self) -> Vec<String> {
        let mut core: Vec<String> = self
            .full
            .iter()
            .filter(|word| !LINKS.contains(&word.as_str()))
            .map(|word| spelled(word))
            .collect();
        while core.len() > 1 && FIRM.contains(&core[core.len() - 1].as_str()) {
            core.pop();
        }
        core
    }

    /// Whether this is one word of capitals that begins the words of `long`, or stands in it after its long form:
    /// "General Motors (GM".
    fn is_acronym_of(&self, long: &Self) -> bool {
        let [letters] = self.full.as_slice() else { return false };
        if !self.acronym || letters.len() < 2 || long.full.len() < 2 {
            return false;
        }
        let mut initials = String::new();
        let mut all = String::new();
        for word in &long.full {
            let short = matches!(word.as_str(), "us" | "uk" | "un" | "eu");
            let part = if short { word.as_str() } else { &word[..word.chars().next().map_or(0, char::len_utf8)] };
            all.push_str(part);
            if !LINKS.contains(&word.as_str()) {
                initials.push_str(part);
            }
        }
        let prefix = initials.strip_suffix(|_: char| true).unwrap_or_default();
        letters == &initials
            || letters == &all
            || letters.len() >= 2
                && letters == prefix
                && long.full.last().is_some_and(|last| FIRM.contains(&last.as_str()))
            || long.full.last() == Some(letters) && initials.starts_with(letters.as_str())
    }

    /// Whether the name stands in a list of places, groups or institutions.
    pub(in crate::compare) fn is_known_thing(&self) -> bool {
        KNOWN.contains(&joined(&self.full))
    }

    /// Share of the shorter name's words that the other has, 0..1.
    pub(super) fn overlap(&self, other: &Self) -> f64 {
        let shared = self.full.iter().filter(|word| other.full.contains(word)).count();
        shared as f64 / self.full.len().min(other.full.len()).max(1) as f64
    }

    /// Keys that two names of one thing share.
    pub(super) fn thing_keys(&self) -> impl Iterator<Item = String> {
        let mut keys = Vec::with_capacity(3);
        if let Some(alias) = alias(self) {
            keys.push(format!("={alias}"));
        }
        let core = self.core();
        keys.push(format!("={}", core.concat()));
        if let Some(last) = core.last() {
            keys.push(format!("={last}"));
        }
        if self.acronym {
            keys.push(format!("#{}", self.full.concat()));
        } else if self.full.len() > 1 {
            let initials: String = self
                .full
                .iter()
                .filter(|word| !LINKS.contains(&word.as_str()))
                .filter_map(|word| word.chars().next())
                .collect();
            keys.push(format!("#{initials}"));
        }
        keys.into_iter()
    }
}
