//! Groups the names of one article: surname and full name, acronym and long form, one string and itself.

mod person;
mod spelling;
mod thing;

use super::{mention::Name, page::Page};
use crate::record::MentionKind;
use foldhash::{HashMap, HashMapExt};
use person::People;
use std::collections::hash_map::Entry;
use thing::Things;

/// One group of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// What it is.
    pub(super) kind: MentionKind,
    /// Indices of its names, in order.
    pub(super) names: Vec<usize>,
}

/// Groups the names; gives the groups in order of their first name, and the group of every name.
pub(super) fn group(page: &Page, names: &[Name]) -> (Vec<Group>, Vec<usize>) {
    let things = Things::of(page, names);
    let people = People::of(page, names);
    let mut by_key: HashMap<(MentionKind, String), usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of = Vec::with_capacity(names.len());
    // What the user calls by one name is one, with all that the text's own rules join to any of its forms.
    let mut given: HashMap<u32, (MentionKind, String)> = HashMap::new();
    for (number, name) in names.iter().enumerate() {
        let key = match name.kind {
            MentionKind::Person => people.key(page, name),
            _ => things.key(page, name),
        };
        let mut key = (name.kind, key);
        if let Some(number) = name.given {
            key = given.entry(number).or_insert(key).clone();
        }
        let place = match by_key.entry(key) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                groups.push(Group { kind: name.kind, names: Vec::new() });
                *new.insert(groups.len() - 1)
            }
        };
        groups[place].names.push(number);
        group_of.push(place);
    }
    (groups, group_of)
}

/// The fullest form of a group: most words, then most letters, then first.
pub(super) fn fullest<'p>(page: &Page<'p>, names: &[Name], group: &Group) -> &'p str {
    let mut best = "";
    for &name in &group.names {
        let slice = page.slice(&names[name].tokens);
        let size = |form: &str| (form.split(' ').count(), form.len());
        if size(slice) > size(best) {
            best = slice;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use crate::annotate::sample::doc;

    fn groups(text: &str) -> Vec<(String, Vec<String>)> {
        let doc = doc(text);
        doc.entities.iter().map(|entity| (entity.name.clone(), entity.aliases.to_vec())).collect()
    }

    #[test]
    fn a_surname_joins_its_full_name() {
        let found = groups(
            "Mr. Berg was late. Anna Karin Berg apologised, and Berg left with Anna Karin Berg.",
        );
        assert_eq!(found[0], ("Anna Karin Berg".to_owned(), vec!["Berg".to_owned()]));
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn two_people_of_one_surname_stay_apart() {
        let found = groups("Peter Lund met Maria Lund. Lund smiled.");
        assert_eq!(
            found.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
            ["Peter Lund", "Maria Lund"]
        );
        assert_eq!(found[0].1, ["Lund"]);
    }

    #[test]
    fn a_son_keeps_his_suffix_and_a_particle_is_part_of_a_surname() {
        let found = groups(
            "Peter Lund and Peter Lund Jr. met Omar al-Sabri. Lund Jr. smiled; Lund and Sabri left.",
        );
        let forms: Vec<_> =
            found.iter().map(|(name, aliases)| (name.as_str(), aliases.len())).collect();
        assert_eq!(forms, [("Peter Lund", 1), ("Peter Lund Jr.", 1), ("Omar al-Sabri", 1)]);
    }

    #[test]
    fn a_surname_in_use_is_not_the_sons_who_is_named_later() {
        let found = groups("President Lund met Peter Lund Jr. there. Lund smiled.");
        let forms: Vec<_> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(forms, ["Lund", "Peter Lund Jr."]);
    }

    #[test]
    fn a_title_tells_which_namesake_is_meant() {
        let doc = doc("Peter Lund met Maria Lund. Then Mrs. Lund smiled.");
        assert_eq!(doc.entities[1].mentions.len(), 2);
    }

    #[test]
    fn an_acronym_joins_its_long_form() {
        let found = groups("The National Weather Bureau (NWB) warned of rain. The NWB was right.");
        assert_eq!(found, [("National Weather Bureau".to_owned(), vec!["NWB".to_owned()])]);
    }

    #[test]
    fn names_of_one_country_are_one_entity_and_its_people_another() {
        let found = groups("The US and the United States are one; an American is not.");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0], ("United States".to_owned(), vec!["US".to_owned()]));
    }
}
