//! Groups the names of one article: surname and full name, acronym and long form, one string and itself.

use super::{
    mention::Name,
    name::{self, Gender},
    page::Page,
};
use crate::{lexicon, record::MentionKind};
use std::{
    collections::{HashMap, hash_map::Entry},
    sync::LazyLock,
};

/// Forms that share no words with their key: form → key.
static ALIASES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../data/aliases.txt"))
        .flat_map(|row| {
            let mut forms = row.split(" = ");
            let key = forms.next().unwrap_or_default();
            std::iter::once((key, key)).chain(forms.map(move |form| (form, key)))
        })
        .collect()
});

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
    let long_forms = long_forms(page, names);
    let people = People::of(page, names);
    let mut by_key: HashMap<(MentionKind, String), usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of = Vec::with_capacity(names.len());
    for (number, name) in names.iter().enumerate() {
        let key = match name.kind {
            MentionKind::Person => people.key(page, name),
            _ => key_of_thing(page.slice(&name.tokens), name.kind, &long_forms),
        };
        let place = match by_key.entry((name.kind, key)) {
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

fn key_of_thing(
    slice: &str,
    kind: MentionKind,
    long_forms: &HashMap<String, Option<String>>,
) -> String {
    if let Some(key) = ALIASES.get(slice) {
        return fold(key);
    }
    if kind == MentionKind::Org
        && let Some(Some(long)) = long_forms.get(&acronym_letters(slice))
    {
        return long.clone();
    }
    let folded = fold(slice);
    match folded.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => folded,
    }
}

/// Initials of long names → the folded long name; `None` where two long names share them.
fn long_forms(page: &Page, names: &[Name]) -> HashMap<String, Option<String>> {
    let mut found: HashMap<String, Option<String>> = HashMap::new();
    for name in names.iter().filter(|name| name.kind == MentionKind::Org && name.tokens.len() > 1) {
        let slice = page.slice(&name.tokens);
        let initials: String = slice
            .split([' ', '-'])
            .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()))
            .collect();
        if initials.chars().count() < 2 {
            continue;
        }
        let long = fold(slice);
        match found.entry(initials) {
            Entry::Vacant(new) => {
                new.insert(Some(long));
            }
            Entry::Occupied(mut known) => {
                if known.get().as_ref().is_some_and(|other| *other != long) {
                    known.insert(None);
                }
            }
        }
    }
    found
}

/// The letters of an acronym; empty for what is none.
fn acronym_letters(slice: &str) -> String {
    if slice.chars().all(|c| c.is_uppercase() || c == '.') {
        slice.chars().filter(|&c| c != '.').collect()
    } else {
        String::new()
    }
}

/// The persons that a text names in full, by their surnames.
struct People {
    /// Folded surname → the folded full names that end in it, in order of first use.
    by_surname: HashMap<String, Vec<String>>,
    /// Folded given name → the only full name that begins with it.
    by_given: HashMap<String, Option<String>>,
    /// Man or woman, by folded full name, where its given name tells.
    genders: HashMap<String, Gender>,
}

impl People {
    fn of(page: &Page, names: &[Name]) -> Self {
        let mut by_surname: HashMap<String, Vec<String>> = HashMap::new();
        let mut by_given: HashMap<String, Option<String>> = HashMap::new();
        let mut genders = HashMap::new();
        for name in names.iter().filter(|name| name.kind == MentionKind::Person) {
            let folded = fold(page.slice(&name.tokens));
            let Some((given, _)) = folded.split_once(' ') else { continue };
            let full = by_surname.entry(surname(&folded).to_owned()).or_default();
            if full.contains(&folded) {
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
            // More namesakes than a report can have: stay linear.
            if full.len() < 16 {
                full.push(folded);
            }
        }
        Self { by_surname, by_given, genders }
    }

    /// The key of a person: the full name that fits, else the form itself.
    fn key(&self, page: &Page, name: &Name) -> String {
        let folded = fold(page.slice(&name.tokens));
        let last = surname(&folded);
        let full = self.by_surname.get(last).map_or(&[][..], Vec::as_slice);
        if let Some((given, _)) = folded.split_once(' ') {
            // "Donald Trump" and "Donald J. Trump" are one; "Ivanka Trump" is another.
            let key = full
                .iter()
                .find(|other| same_given(given, other.split(' ').next().unwrap_or_default()))
                .cloned()
                .unwrap_or_else(|| folded.clone());
            return key;
        }
        // A bare surname is the one first named in full; namesakes come with a given name or a title that tells them.
        let title = name.title.as_ref().and_then(|title| name::gender_of_title(page.slice(title)));
        let fits = |full: &&String| match title {
            None => true,
            Some(gender) => self.genders.get(full.as_str()).is_none_or(|known| *known == gender),
        };
        if let Some(first) = full.iter().find(fits).or_else(|| full.first()) {
            return self.canonical(first);
        }
        if let Some(Some(key)) = self.by_given.get(last) {
            return self.canonical(key);
        }
        folded
    }

    fn canonical(&self, full: &str) -> String {
        let given = full.split(' ').next().unwrap_or_default();
        self.by_surname
            .get(surname(full))
            .and_then(|all| {
                all.iter()
                    .find(|other| same_given(given, other.split(' ').next().unwrap_or_default()))
            })
            .map_or_else(|| full.to_owned(), Clone::clone)
    }
}

/// Whether two given names can be one: the same, an initial, or a short form at the start of the other.
fn same_given(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let letters = short.trim_end_matches('.');
    a == b
        || letters.chars().count() == 1 && long.starts_with(letters)
        || letters.len() >= 3 && long.starts_with(letters)
}

/// The last word of a folded name, `jr` and its like left out.
fn surname(folded: &str) -> &str {
    folded
        .rsplit(' ')
        .find(|word| !matches!(*word, "jr" | "jr." | "sr" | "sr." | "ii" | "iii" | "iv"))
        .unwrap_or(folded)
}

/// One spelling for the ways a name is written: small letters, no accents, one ending for `-sky`, `-skyy`, `-skiy`,
/// `-skii`.
fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        folded.push(match c {
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
            'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
            'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' | 'ő' => 'o',
            'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
            'ç' | 'ć' | 'č' => 'c',
            'ñ' | 'ń' | 'ň' => 'n',
            'ş' | 'š' | 'ś' | 'ș' => 's',
            'ğ' => 'g',
            'ž' | 'ź' | 'ż' => 'z',
            'ł' => 'l',
            'ř' => 'r',
            'ţ' | 'ț' => 't',
            'ý' | 'ÿ' => 'y',
            '’' | '‘' | 'ʼ' => '\'',
            '\n' | '\t' | '\u{a0}' => ' ',
            c => c,
        });
    }
    for ending in ["skyy", "skiy", "skii", "skyi"] {
        if folded.ends_with(ending) {
            folded.truncate(folded.len() - ending.len());
            folded.push_str("sky");
            break;
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
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

    #[test]
    fn spellings_fold() {
        assert_eq!(fold("Zelenskyy"), fold("Zelensky"));
        assert_eq!(fold("Erdoğan"), fold("Erdogan"));
        assert_ne!(fold("Lund"), fold("Lunde"));
    }
}
