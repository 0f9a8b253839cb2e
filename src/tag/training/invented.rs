//! Copies of texts whose names are exchanged for invented or rare ones, so that a name is read from its context and
//! its shape and not from its having been seen.

use super::{Labelled, Random, lines};
use crate::{
    Result, lexicon,
    record::MentionKind,
    tag::{Scheme, form::Form, hash},
};
use std::{collections::HashMap, path::Path};

/// Longest and shortest listed name that is used, in characters.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=12;

/// Casing (see [`crate::tag::word::Word`]) from which a word counts as a name's own and not as a common one.
const PROPER: u8 = 5;

/// Lists that names are drawn from.
pub(super) struct Inventor {
    given: Vec<String>,
    surnames: Vec<String>,
    places: Vec<String>,
    /// Towns whose names are among the frequent words.
    towns: Vec<String>,
    countries: Vec<String>,
    peoples: Vec<String>,
}

impl Inventor {
    /// Reads the lists of persons and places in `data`.
    pub(super) fn new(data: &Path) -> Result<Self> {
        let folder = data.join("gazetteers");
        let mut inventor = Self {
            given: Vec::new(),
            surnames: Vec::new(),
            places: Vec::new(),
            towns: Vec::new(),
            countries: Vec::new(),
            peoples: Vec::new(),
        };
        for row in lexicon::entries(include_str!("../../data/demonyms.txt")) {
            inventor.peoples.extend(row.split(" = ").nth(1).map(str::to_owned));
        }
        let mut lower = String::new();
        for file in ["person_names_unlicense.tsv.gz", "places_geonames_ccby.tsv.gz"] {
            for line in lines(&folder.join(file))? {
                let line = line?;
                let mut columns = line.split('\t');
                let (Some(sort), Some(name)) = (columns.next(), columns.next()) else { continue };
                let plain = name.chars().all(char::is_alphabetic)
                    && LENGTHS.contains(&name.chars().count())
                    && name.chars().skip(1).all(char::is_lowercase);
                let known = name.split(' ').all(|word| {
                    Form::new(word, hash::word(word.as_bytes()), &mut lower).word.fine > 0
                });
                if known && name.split(' ').count() < 3 {
                    match sort {
                        "CITY" => inventor.towns.push(name.to_owned()),
                        "COUNTRY" => inventor.countries.push(name.to_owned()),
                        _ => {}
                    }
                }
                let list = match sort {
                    "FIRST" | "FIRST_ALL" => &mut inventor.given,
                    "LAST" | "LAST_ALL" => &mut inventor.surnames,
                    "CITY" => &mut inventor.places,
                    _ => continue,
                };
                if plain {
                    list.push(name.to_owned());
                }
            }
        }
        Ok(inventor)
    }

    /// A town: four times of five one of those that are known.
    pub(super) fn town(&self, random: &mut Random) -> String {
        if random.next().is_multiple_of(5) {
            return self.name(MentionKind::Gpe, false, "Oslo", random);
        }
        self.towns[random.next() as usize % self.towns.len()].clone()
    }

    pub(super) fn country(&self, random: &mut Random) -> String {
        self.countries[random.next() as usize % self.countries.len()].clone()
    }

    pub(super) fn people(&self, random: &mut Random) -> String {
        self.peoples[random.next() as usize % self.peoples.len()].clone()
    }

    pub(super) fn given_name(&self, random: &mut Random) -> String {
        self.name(MentionKind::Person, true, "Anna", random)
    }

    pub(super) fn surname(&self, random: &mut Random) -> String {
        self.name(MentionKind::Person, false, "Lund", random)
    }

    /// The text with its names exchanged; a word is exchanged for the same one throughout.
    pub(super) fn copy(&self, text: &Labelled, random: &mut Random) -> Labelled {
        let mut known: HashMap<String, String> = HashMap::new();
        let mut lower = String::new();
        let mut token = 0;
        let copy = text.rewritten(|raw| {
            let bits = text.allowed[token];
            let before = token.checked_sub(1).map_or(1, |before| text.allowed[before]);
            token += 1;
            let kind = kind_of(bits)?;
            if !is_own(raw, &mut lower) {
                return None;
            }
            let new = known.entry(lower.clone()).or_insert_with(|| {
                let first = kind_of(before) != Some(kind);
                let alone = bits.trailing_zeros().is_multiple_of(4);
                self.name(kind, first && !alone, raw, random)
            });
            Some(cased(new, raw))
        });
        Labelled { repeat: 1, ..copy }
    }

    /// A name of a kind instead of `raw`; `given` for the first of several words.
    fn name(&self, kind: MentionKind, given: bool, raw: &str, random: &mut Random) -> String {
        if raw.len() < 6 && raw.chars().all(char::is_uppercase) {
            return raw.chars().map(|_| char::from(b'A' + (random.next() % 26) as u8)).collect();
        }
        let list = match (kind, given) {
            (MentionKind::Person, true) => &self.given,
            (MentionKind::Person, false) => &self.surnames,
            (MentionKind::Gpe | MentionKind::Loc | MentionKind::Fac, _) => &self.places,
            _ if random.next().is_multiple_of(2) => &self.places,
            _ => &self.surnames,
        };
        let mut draw = |list: &[String]| list[random.next() as usize % list.len()].clone();
        let front = draw(list);
        let back = draw(list);
        let other = draw([&self.given, &self.surnames, &self.places][front.len() % 3]);
        let back = match random.next() % 8 {
            0..3 => return front,
            3..6 => back,
            _ => other,
        };
        // A front and an end of two names make one that is in no list.
        let front_length = front.chars().count().div_ceil(2);
        let back_length = back.chars().count() / 2;
        front.chars().take(front_length).chain(back.chars().skip(back_length)).collect()
    }
}

/// The first kind of name that a token must be part of; `None` if it may be none, or is a people's name (a closed
/// class).
fn kind_of(bits: u64) -> Option<MentionKind> {
    if bits & 1 == 1 || bits == 0 {
        return None;
    }
    let (kind, _) = Scheme::part(bits.trailing_zeros() as u8)?;
    MentionKind::ALL.get(kind).copied().filter(|kind| *kind != MentionKind::Norp)
}

/// Whether a word of a name is the name's own, and not a common word, a title or a word that tells the kind.
fn is_own(raw: &str, lower: &mut String) -> bool {
    let form = Form::new(raw, hash::word(raw.as_bytes()), lower);
    let common = form.word.casing != 0 && form.word.casing < PROPER;
    form.letters > 2
        && raw.chars().all(char::is_alphabetic)
        && form.class.is_capital()
        && form.listed.head == 0
        && form.listed.flags & !1 == 0
        && !common
}

/// `name` in capitals where `raw` is.
fn cased(name: &str, raw: &str) -> String {
    if raw.chars().all(char::is_uppercase) { name.to_uppercase() } else { name.to_owned() }
}
