//! Names of bodies, places and other things: equal words, an alias, initials, the firm's suffix left out.

use super::{NAMES_TOO, Name, spelling::one_letter_apart};
use crate::{
    compare::{
        key,
        label::lexicon::{Class, class, country},
    },
    lexicon,
};
use foldhash::{HashMap, HashSet};
use std::{
    cmp::Ordering,
    sync::{LazyLock, OnceLock},
};

/// Folded forms → the folded key of their row.
static ALIASES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/aliases.txt"))
        .flat_map(|row| {
            let key = joined(&words(row.split(" = ").next().unwrap_or_default()));
            row.split(" = ")
                .map(move |form| (joined(&words(form)), key.clone()))
                .collect::<Vec<_>>()
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
const FIRM: [&str; 21] = [
    "airways",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "companies",
    "ltd",
    "limited",
    "llc",
    "plc",
    "ag",
    "sa",
    "nv",
    "gmbh",
    "group",
    "holdings",
    "motor",
    "motors",
    "se",
];

/// Last words for what a place or house is, which reports leave out behind two words of a name.
const GENERIC: [&str; 10] = [
    "center",
    "clinic",
    "rehab",
    "treatment",
    "hospital",
    "sea",
    "river",
    "neighborhood",
    "park",
    "national",
];

/// Words that tell what an organisation is, folded: none names one alone.
static HEADS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/heads.txt"))
        .filter_map(|line| line.split_once(' '))
        .map(|(_, word)| super::folded(word))
        .collect()
});

/// Small words that initials leave out.
const LINKS: [&str; 9] = ["of", "the", "and", "for", "in", "on", "to", "de", "at"];

/// Whether a small word can stand before a name without being part of it.
pub(super) fn is_opening(word: &str) -> bool {
    matches!(
        word,
        "in" | "In"
            | "of"
            | "Of"
            | "on"
            | "at"
            | "from"
            | "to"
            | "a"
            | "an"
            | "that"
            | "near"
            | "then"
    )
}

/// The folded words of a listed name. No [`Name`] is made of it: that would ask the very list that is being read.
fn words(name: &str) -> Vec<String> {
    name.split([' ', '-', '/'])
        .map(super::folded)
        .filter(|word| !word.is_empty() && word != "the")
        .collect()
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

/// The words of a thing's name in one spelling, found when they are first asked for: few names of people are. It follows
/// from the rest of the name, so that it tells no two names apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Core(OnceLock<Vec<String>>);

impl PartialEq for Core {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Core {}

impl PartialOrd for Core {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Core {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}

/// The words in one spelling, a firm's suffix and small words left out.
fn core(full: &[String]) -> Vec<String> {
    let mut core: Vec<String> = Vec::with_capacity(full.len());
    let full = without_place(full);
    for word in full.iter().filter(|word| !LINKS.contains(&word.as_str())) {
        // "United States Air Force", "US Air Force"
        let short = match (core.last().map(String::as_str), word.as_str()) {
            (Some("united"), "states") | (Some("us"), "america") => Some("us"),
            (Some("united"), "kingdom") => Some("uk"),
            (Some("united"), "nations") => Some("un"),
            (Some("european"), "union") => Some("eu"),

            _ => None,
        };
        if let Some(short) = short {
            core.pop();
            core.push(short.to_owned());
        } else {
            core.push(spelled(word));
        }
    }
    while core.last().is_some_and(|last| GENERIC.contains(&last.as_str()))
        && (core.len() > 2 || core.len() == 2 && KNOWN.contains(&core[0]))
    {
        core.pop();
    }
    if core.len() > 1 && matches!(core[0].as_str(), "downtown" | "greater" | "central") {
        core.remove(0);
    }
    while core.len() > 1 && FIRM.contains(&core[core.len() - 1].as_str()) {
        core.pop();
    }
    // "Colts", "Colt"
    if let Some(last) = core.last_mut()
        && last.len() >= 5
        && last.ends_with('s')
        && !last.ends_with("ss")
    {
        last.pop();
    }
    core
}

/// The words of a house's name without the place where it stands: "Veld Health Center in Marvik".
fn without_place(full: &[String]) -> &[String] {
    &full[..full.len() - place_of(full).len()]
}

/// "in" and the place behind the name of a house; nothing where there is none.
fn place_of(full: &[String]) -> &[String] {
    let house = |word: &String| GENERIC.contains(&word.as_str()) || HEADS.contains(word);
    let place = full.iter().rposition(|word| word == "in");
    match place.filter(|&place| place >= 3 && house(&full[place - 1])) {
        Some(place) => &full[place..],
        None => &[],
    }
}

/// Whether two words are one model's number with and without its letter: "A380", "380".
fn is_one_model(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= 3
        && short.bytes().all(|byte| byte.is_ascii_digit())
        && long.strip_suffix(short).is_some_and(|letter| {
            letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_alphabetic())
        })
}

impl Name {
    /// What the name of a thing comes down to; empty for a description.
    fn core(&self) -> &[String] {
        self.core.0.get_or_init(|| if self.description { Vec::new() } else { core(&self.full) })
    }

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
        // "Veld Hospital in Tarn", "Veld Hospital in Halve"
        let (here, there) = (place_of(&self.full), place_of(&other.full));
        if !here.is_empty() && !there.is_empty() && here != there {
            return false;
        }
        if a == b || a.concat() == b.concat() {
            return true;
        }
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let known = alias(self).is_some() || alias(other).is_some();
        // "Chrysler" is one of "GM and Chrysler".
        let joint = |name: &Self| name.full.iter().any(|word| word == "and");
        if long.ends_with(short) && !known && joint(self) == joint(other) {
            // "Boston Red Sox", "Sox": one word too, behind the name of a place.
            let place = || KNOWN.contains(&joined(&long[..long.len() - short.len()]));
            let alone = || {
                short.len() == 1
                    && short[0].len() > 2
                    && !KNOWN.contains(&short[0])
                    && !HEADS.contains(&short[0])
                    && place()
            };
            if short.len() >= 2 || alone() {
                return true;
            }
        }
        // "Gulf of Aden", "Gulf of Eden": one letter in one word of several.
        let differ: Vec<(&String, &String)> = a.iter().zip(b).filter(|(a, b)| a != b).collect();
        a.len() == b.len()
            && a.len() >= 2
            && matches!(differ[..], [(a, b)] if is_one_model(a, b)
                || a.len().min(b.len()) >= 4
                    && !a.contains(|c: char| c.is_numeric())
                    && !b.contains(|c: char| c.is_numeric())
                    && one_letter_apart(a, b))
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
            let part = if short {
                word.as_str()
            } else {
                &word[..word.chars().next().map_or(0, char::len_utf8)]
            };
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
            || long.bracket.as_ref() == Some(letters)
    }

    /// Whether it ends in an office or is one with what it is of: "Apple CEO", "President of the United States".
    pub(super) fn is_office(&self) -> bool {
        self.office().is_some()
    }

    fn office(&self) -> Option<&str> {
        let of = self.full.iter().position(|word| word == "of");
        let end = of.unwrap_or(self.full.len());
        let word = self.full.get(end.checked_sub(1)?)?;
        let office = class(word).is(Class::OFFICE)
            && (of.is_some() || word == "general" || !NAMES_TOO.contains(&word.as_str()))
            || word == "officer" && self.full.contains(&"executive".to_owned());
        office.then_some(if word == "officer" { "ceo" } else { word })
    }

    /// Whether two offices are one: the same noun, and of what both name the one is part of the other; or one stands
    /// before the other's name.
    pub(super) fn same_office(&self, other: &Self) -> bool {
        let what = |name: &Self| -> Vec<String> {
            let mut core = name.core().to_vec();
            core.retain(|word| {
                !matches!(word.as_str(), "chief" | "executive" | "officer" | "computer" | "inc")
                    && Some(word.as_str()) != name.office()
            });
            core
        };
        match (self.office(), other.office()) {
            (Some(a), Some(b)) => {
                let (x, y) = (what(self), what(other));
                // "CEO of GM", "chief executive of General Motors"
                let initials = |short: &[String], long: &[String]| {
                    matches!(short, [letters] if letters.len() >= 2 && letters.len() == long.len()
                        && letters.chars().zip(long).all(|(c, word)| word.starts_with(c)))
                };
                a == b
                    && (initials(&x, &y)
                        || initials(&y, &x)
                        || x.iter().all(|word| y.contains(word))
                        || y.iter().all(|word| x.contains(word)))
            }
            (Some(office), None) => other.bears(office, &what(self)),
            (None, Some(office)) => self.bears(office, &what(other)),
            (None, None) => false,
        }
    }

    /// Whether the words before a person's name hold an office and what it is of.
    fn bears(&self, office: &str, what: &[String]) -> bool {
        let titles = &self.full[..self.full.len().saturating_sub(self.words.len())];
        titles.iter().any(|word| word == office)
            && !what.is_empty()
            && what.iter().all(|word| titles.contains(word))
    }

    /// Whether the name stands in a list of places, groups or institutions.
    pub(in crate::compare) fn is_known_thing(&self) -> bool {
        KNOWN.contains(&joined(&self.full))
            || self.full.iter().any(|word| word == "and" || word.contains(|c: char| c.is_numeric()))
            || self.full.last().is_some_and(|last| {
                FIRM.contains(&last.as_str()) || GENERIC.contains(&last.as_str())
            })
    }

    /// Share of the shorter name's words that the other has, 0..1.
    pub(super) fn overlap(&self, other: &Self) -> f64 {
        let shared = self.full.iter().filter(|word| other.full.contains(word)).count();
        shared as f64 / self.full.len().min(other.full.len()).max(1) as f64
    }

    /// Keys that two names of one thing share.
    pub(super) fn thing_keys(&self, keys: &mut Vec<String>) {
        if let Some(alias) = alias(self) {
            keys.push(format!("@{alias}"));
        }
        keys.push(format!("={}", self.core().concat()));
        if let Some(last) = self.core().last() {
            keys.push(format!("-{last}"));
        }
        if self.acronym && self.full.len() == 1 {
            keys.push(format!("#{}", self.full.concat()));
        } else if self.full.len() > 1 {
            let mut initials = String::from("#");
            for word in self.full.iter().filter(|word| !LINKS.contains(&word.as_str())) {
                if matches!(word.as_str(), "us" | "uk" | "un" | "eu") {
                    initials.push_str(word);
                } else {
                    initials.extend(word.chars().next());
                }
            }
            keys.push(initials);
        }
    }
}

/// Whether a word says what a firm is and stands before its name.
pub(super) fn is_maker(word: &str) -> bool {
    matches!(word, "automaker" | "carmaker" | "drugmaker" | "planemaker" | "chipmaker")
}

/// Whether two names, as written, stand for one country or for what belongs to it: "American", "the United States".
pub(super) fn of_one_country(a: &str, b: &str) -> bool {
    let bare = |name: &str| {
        let name = name.trim();
        country(name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name))
    };
    bare(a).is_some() && bare(a) == bare(b)
}
