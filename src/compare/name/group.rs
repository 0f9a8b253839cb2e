//! Names and descriptions of people in reports on one event, grouped by whom they mean.

use super::{Likeness, NAMES_TOO, Name, folded};
use crate::{
    compare::{
        label::lexicon::{Class, class},
        link::{Named, clusters},
    },
    lexicon,
    record::MentionKind,
};
use foldhash::{HashMap, HashMapExt};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

/// Folded words for countries and what belongs to them → the country.
static COUNTRIES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/demonyms.txt"))
        .flat_map(|row| {
            let country = row.split(" = ").next().unwrap_or_default();
            row.split(" = ").map(move |form| (Name::new(form).full.join(" "), country))
        })
        .collect()
});

/// What a description or a title says: countries and offices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Says {
    country: Option<&'static str>,
    /// Nouns for persons, in small letters.
    nouns: BTreeSet<String>,
    leads: bool,
    /// Words that change the rank.
    ranks: BTreeSet<String>,
}

impl Says {
    fn of(words: &[String]) -> Self {
        let mut says = Self::default();
        for (place, word) in words.iter().enumerate() {
            let pair = words.get(place + 1).map(|next| format!("{word} {next}"));
            let country = pair
                .and_then(|pair| COUNTRIES.get(&pair))
                .or_else(|| COUNTRIES.get(word))
                .or_else(|| COUNTRIES.get(word.strip_suffix('s').unwrap_or(word)));
            says.country = says.country.or(country.copied());
            let class = class(word);
            if class.is(Class::RANK) {
                says.ranks.insert(word.clone());
            } else if class.is(Class::PERSON) {
                says.nouns.insert(word.clone());
                says.leads |= class.is(Class::LEADER);
            }
        }
        says
    }
}

/// Per name or description of a person, the number of the group that means the same one.
///
/// Names group by the rules of names. A description ("the North Korean leader") goes to the group whose names come with
/// the same office or with another word for a leader, of no other country; where several do, to the one with most
/// mentions. Any other description is a group by its words.
pub fn group_names(written: &[&str]) -> Vec<usize> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for text in written {
        *counts.entry(text).or_default() += 1;
    }
    let forms: Vec<(&str, Name)> = counts.keys().map(|text| (*text, Name::new(text))).collect();
    let is_name: Vec<bool> = forms
        .iter()
        .map(|(_, name)| {
            !name.description
                && name.words.last().is_some_and(|last| {
                    let class = class(last);
                    !class.is(Class::PERSON) && !class.is(Class::HONORIFIC)
                        || NAMES_TOO.contains(&last.as_str()) && name.words.len() == 2
                })
        })
        .collect();
    let named: Vec<Named> = forms
        .iter()
        .zip(&is_name)
        .filter(|(_, is_name)| **is_name)
        .map(|((_, name), _)| {
            let names = vec![std::sync::Arc::new(name.clone())];
            Named { names, kind: MentionKind::Person, known: None }
        })
        .collect();
    let places: Vec<usize> = (0..forms.len()).filter(|&form| is_name[form]).collect();
    let mut group_of: HashMap<&str, usize> = HashMap::new();
    let mut groups: Vec<(usize, Vec<Says>)> = Vec::new();
    for members in clusters(&named).0 {
        let mut group = (0, Vec::new());
        for member in members {
            let (text, name) = &forms[places[member]];
            group_of.insert(text, groups.len());
            group.0 += counts[text];
            let titles = &name.full[..name.full.len().saturating_sub(name.words.len())];
            let says = Says::of(titles);
            if !says.nouns.is_empty() {
                group.1.push(says);
            }
        }
        groups.push(group);
    }
    // A surname that fits several is the one's with most mentions: reports name whom they speak of most by it.
    let people = groups.len();
    let mut of_names: Vec<(usize, &Name)> =
        places.iter().map(|&form| (group_of[forms[form].0], &forms[form].1)).collect();
    of_names.sort_by_key(|(group, _)| *group);
    let mut moved: HashMap<usize, usize> = HashMap::new();
    for group in 0..people {
        let own: Vec<&Name> =
            of_names.iter().filter(|(of, _)| *of == group).map(|(_, name)| *name).collect();
        if own.iter().any(|name| name.words.len() != 1) {
            continue;
        }
        let fuller = (0..people).filter(|&other| {
            of_names.iter().any(|(of, name)| {
                *of == other
                    && name.words.len() > 1
                    && own.iter().all(|own| own.person(name) == Likeness::Same)
            })
        });
        if let Some(other) = fuller.max_by_key(|&other| (groups[other].0, std::cmp::Reverse(other)))
        {
            moved.insert(group, other);
        }
    }
    for (group, other) in &moved {
        let (count, says) = std::mem::take(&mut groups[*group]);
        groups[*other].0 += count;
        groups[*other].1.extend(says);
    }
    for group in group_of.values_mut() {
        *group = moved.get(group).copied().unwrap_or(*group);
    }
    let mut others: BTreeMap<String, usize> = BTreeMap::new();
    for (form, (text, _)) in forms.iter().enumerate().filter(|&(form, _)| !is_name[form]) {
        let _ = form;
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .map(folded)
            .filter(|word| !word.is_empty() && !class(word).is(Class::DETERMINER))
            .collect();
        let says = Says::of(&words);
        let best = (0..people)
            .filter(|&group| groups[group].1.iter().any(|known| known.fits(&says)))
            .max_by_key(|&group| {
                let country = groups[group]
                    .1
                    .iter()
                    .any(|known| says.country.is_some() && known.country == says.country);
                (country, groups[group].0, std::cmp::Reverse(group))
            });
        let group = best.unwrap_or_else(|| {
            *others.entry(words.join(" ")).or_insert_with(|| {
                groups.push((0, Vec::new()));
                groups.len() - 1
            })
        });
        group_of.insert(text, group);
    }
    written.iter().map(|text| group_of[text]).collect()
}

impl Says {
    /// Whether a description can mean somebody with this title.
    fn fits(&self, description: &Self) -> bool {
        let office = description.nouns.iter().any(|noun| self.nouns.contains(noun))
            || self.leads && description.leads && description.country.is_some();
        let country = description.country.is_none()
            || self.country.is_none()
            || self.country == description.country;
        office && country && self.ranks == description.ranks
    }
}

#[cfg(test)]
mod tests {
    use super::group_names;

    #[test]
    fn titles_and_countries_tell_whom_a_description_means() {
        let groups = group_names(&[
            "North Korean dictator Kim Jong Un",
            "Mr. Kim",
            "the North Korean leader",
            "President Ann Orme",
            "Orme",
            "the president",
            "his wife",
            "South Korean President Moon Jae-in",
            "the South Korean president",
        ]);
        assert_eq!(groups[0], groups[1]);
        assert_eq!(groups[0], groups[2]);
        assert_eq!(groups[3], groups[4]);
        assert_eq!(groups[3], groups[5]);
        assert_eq!(groups[7], groups[8]);
        assert!(groups[..6].iter().all(|&group| group != groups[6]));
        assert_ne!(groups[0], groups[7]);
    }
}
