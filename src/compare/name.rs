//! Names of people and things as different reports write them.

mod group;
mod spelling;
mod thing;

use crate::lexicon;
use foldhash::HashSet;
use spelling::{given_names_agree, one_letter_apart};
use std::{borrow::Cow, sync::LazyLock};

pub use group::group_names;
pub(super) use spelling::{folded, is_variant, transliterated};
pub(super) use thing::alias;

/// What two names say about each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    Same,
    Different,
    /// One is no name, or they leave it open.
    Unknown,
}

/// Words of titles that stand before a name and are no part of it, folded.
static TITLES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../data/titles.txt"))
        .flat_map(|title| title.split([' ', '-']))
        .filter(|word| word.len() > 1 && *word != "of" && *word != "Lt")
        .map(folded)
        .chain(["the", "then", "former", "ex", "mister"].map(str::to_owned))
        .collect()
});

/// Titles that are surnames or given names too: no title inside a name.
const NAMES_TOO: [&str; 34] = [
    "king", "queen", "prince", "major", "judge", "pope", "dean", "bishop", "general", "justice",
    "lady", "lord", "sir", "miss", "sheriff", "dame", "father", "baron", "count", "earl", "duke",
    "rabbi", "marshal", "deputy", "private", "chair", "agent", "host", "head", "speaker", "whip",
    "cardinal", "chief", "the",
];

/// Family names that stand first.
const FAMILY_FIRST: [&str; 26] = [
    "kim", "xi", "moon", "park", "wang", "li", "zhang", "chen", "liu", "nguyen", "mao", "deng",
    "hu", "wen", "zhou", "huang", "yang", "wu", "zhao", "sun", "ban", "tran", "pham", "le", "choi",
    "kang",
];

/// Prepositions that a description tells its place or its matter with.
const INNER: [&str; 9] = ["of", "for", "in", "from", "at", "near", "along", "around", "with"];

const SUFFIXES: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "esq"];

/// A name cut into words, folded: lower case, no diacritics, no titles before it and no possessive after it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// The words of a person's name, titles left out.
    pub(super) words: Vec<String>,
    /// All words but leading small ones: what the name of a thing is.
    pub(super) full: Vec<String>,
    /// Whether it is no name but a description: "the harbour master".
    pub(super) description: bool,
    /// Whether it is one word of capitals only.
    acronym: bool,
    /// The acronym in brackets behind it, folded.
    bracket: Option<String>,
    /// What the name of a thing comes down to; see [`Name::core`].
    core: thing::Core,
    /// Whether "Jr." or the like ends it; "Sr." says only that there is a younger one.
    suffix: bool,
}

impl Name {
    pub(super) fn new(written: &str) -> Self {
        // "General Motors (GM": the acronym is no part of the name.
        let (written, bracket) = match written.split_once('(') {
            Some((before, inside)) if before.contains(char::is_alphanumeric) => {
                let (inside, after) = inside.split_once(')').unwrap_or((inside, ""));
                let last = !after.contains(char::is_alphanumeric);
                if last && is_acronym(inside.trim()) {
                    (before, Some(folded(inside)))
                } else if last && is_seat(inside.trim()) {
                    (before, None)
                } else {
                    (written, None)
                }
            }
            _ => (written, None),
        };
        let written = &*with_initials(written.trim());
        let bare =
            written.strip_suffix("'s").or_else(|| written.strip_suffix("’s")).unwrap_or(written);
        // "U.S.", "D.C.": one word.
        let mut cut: Vec<&str> = bare
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '.' | '&')))
            .map(|word| word.trim_matches(['\'', '’', '&']))
            // "Gov.Corran"
            .flat_map(|word| {
                let whole = dotted(word).then_some(word);
                let parts = (!dotted(word)).then(|| word.split('.'));
                whole.into_iter().chain(parts.into_iter().flatten())
            })
            .filter(|word| word.contains(char::is_alphanumeric))
            .collect();
        // "Kim Jong-un" and "al-Assad" are names, "the harbour master" is none.
        let last = bare.split_whitespace().next_back();
        let description = last.is_none_or(|last| {
            !last
                .split(|c: char| !c.is_alphanumeric())
                .any(|part| part.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
        }) || names_another(bare);
        if !description {
            let small = cut
                .iter()
                .take_while(|word| word.eq_ignore_ascii_case("the") || thing::is_opening(word))
                .count();
            cut.drain(..small.min(cut.len().saturating_sub(1)));
        }
        let acronym = cut.last().is_some_and(|word| is_acronym(word));
        let mut full: Vec<String> = cut.iter().map(|word| folded(word)).collect();
        full.retain(|word| !word.is_empty());
        // "Automaker GM"
        if !description && full.len() > 1 && thing::is_maker(&full[0]) {
            full.remove(0);
        }
        let mut words = full.clone();
        let mut suffix = false;
        while words.len() > 1 && SUFFIXES.contains(&words[words.len() - 1].as_str()) {
            // The elder goes by the bare name too.
            suffix |= words.pop().is_some_and(|word| word != "sr");
        }
        // "President Ann Orme of Tarn"
        if let Some(of) = words.iter().rposition(|word| word == "of").filter(|&of| of >= 2)
            && !TITLES.contains(&words[of - 1])
        {
            words.truncate(of);
        }
        words.drain(..titles(&words));
        // "al-Assad", "Al Assad": the article is no part of the surname.
        if words.len() > 1 {
            let last = words.len() - 1;
            if matches!(words[last - 1].as_str(), "al" | "el") {
                words.remove(last - 1);
            }
        }
        let core = thing::Core::default();
        Self { words, full, description, acronym, bracket, core, suffix }
    }

    fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// The name that a family bears: the last word; with some names of East Asia the first.
    fn surname(&self) -> &str {
        match self.words.as_slice() {
            [first, _, ..] if FAMILY_FIRST.contains(&first.as_str()) => first,
            _ => self.last(),
        }
    }

    /// The words that are no surname, first to last.
    fn given(&self) -> Option<&str> {
        match self.words.as_slice() {
            [first, second, ..] if FAMILY_FIRST.contains(&first.as_str()) => Some(second),
            [first, _, ..] => Some(first),
            _ => None,
        }
    }

    /// Keys to look a name up by: two names that agree share one of them.
    pub(super) fn keys(&self, person: bool) -> Vec<String> {
        let mut keys = vec![format!("={}", self.full.concat())];
        if person {
            keys.push(transliterated(self.last()));
            if let [first, _, ..] = self.words.as_slice() {
                keys.push(transliterated(first));
            }
        } else {
            self.thing_keys(&mut keys);
        }
        keys
    }

    /// Whether a role of two words or more stands in the name, before the surname: "Harbour Master Josef Lindqvist".
    fn names_role(&self, role: &[String]) -> bool {
        let before = &self.full[..self.full.len() - 1];
        role.len() >= 2 && before.windows(role.len()).any(|words| words == role)
    }

    /// Whether two names of people name the same one: equal, or the surnames agree (as variants of a spelling too)
    /// and nothing else clashes.
    pub(super) fn person(&self, other: &Self) -> Likeness {
        if self.words.is_empty() || other.words.is_empty() {
            return Likeness::Unknown;
        }
        // Father and son bear one name; a surname alone may be either.
        if self.suffix != other.suffix && !self.description && !other.description {
            let (junior, other) = if self.suffix { (self, other) } else { (other, self) };
            return if other.words.len() == 1 && junior.words.len() > 1 && junior.one_surname(other)
            {
                Likeness::Unknown
            } else {
                Likeness::Different
            };
        }
        if self.words == other.words {
            return Likeness::Same;
        }
        if self.description || other.description {
            let (description, name) = if self.description { (self, other) } else { (other, self) };
            // The whole of it: titles are words of a description, not before it.
            let articles = description
                .full
                .iter()
                .take_while(|word| matches!(word.as_str(), "the" | "a" | "an"));
            let role = &description.full[articles.count()..];
            return if !name.description && name.names_role(role) {
                Likeness::Same
            } else {
                Likeness::Unknown
            };
        }
        // A title that was taken for a part of the name stands before it.
        if self.words.len().min(other.words.len()) >= 2
            && (self.words.ends_with(&other.words) || other.words.ends_with(&self.words))
        {
            return Likeness::Same;
        }
        if self.one_surname(other) {
            return match (self.given(), other.given()) {
                (Some(a), Some(b)) if !given_names_agree(a, b) => self.double_surname(other),
                _ => Likeness::Same,
            };
        }
        // One letter apart is the same surname only where the given names are the same too.
        let (last, other_last) = (self.surname(), other.surname());
        if self.words.len() > 1
            && other.words.len() > 1
            && self.words[0] == other.words[0]
            && last.len().min(other_last.len()) >= 6
            && one_letter_apart(last, other_last)
        {
            return Likeness::Same;
        }
        // "Alexandria Ocasio-Cortez", "Cortez": seen above; "Ocasio": the first half of a double surname.
        self.double_surname(other)
    }

    fn one_surname(&self, other: &Self) -> bool {
        let agree = |a: &str, b: &str| a == b || is_variant(a, b);
        agree(self.surname(), other.surname())
            || self.words.len() == 1 && agree(self.last(), other.last())
            || other.words.len() == 1 && agree(self.last(), other.last())
    }

    /// Same given name, and one's surname stands inside the other's: a second surname that one report leaves out.
    fn double_surname(&self, other: &Self) -> Likeness {
        let (short, long) =
            if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        if short.words.len() >= 2
            && long.words.len() > short.words.len()
            && short.words[0] == long.words[0]
            && long.words[1..].contains(&short.words[short.words.len() - 1])
        {
            Likeness::Same
        } else {
            Likeness::Different
        }
    }
}

/// How many words at the start are titles, the last word never.
fn titles(words: &[String]) -> usize {
    let most = words.len().saturating_sub(1);
    let leading = words[..most].iter().take_while(|word| TITLES.contains(word.as_str())).count();
    // "Presiding Judge Martin Mann", "Apple Inc. CEO Steve Jobs": all before the last sure title.
    let inside = words[..most]
        .iter()
        .rposition(|word| TITLES.contains(word.as_str()) && !NAMES_TOO.contains(&word.as_str()))
        .map_or(0, |place| place + 1);
    // "Judge Judge" keeps its last word, "Secretary of State Rubio" loses "of state" too.
    let state =
        usize::from(words.get(inside).is_some_and(|word| word == "of") && inside + 2 < words.len())
            * 2;
    leading.max(inside + state)
}

/// Whether the name in a description is that of something else, behind a preposition: "the water agency for the Colder
/// Valley", "growers in Marvik". "Chief of staff Ann Orme" is named herself.
fn names_another(written: &str) -> bool {
    let words: Vec<&str> = written.split_whitespace().collect();
    let Some(place) = words.iter().position(|word| INNER.contains(word)).filter(|&place| place > 0)
    else {
        return false;
    };
    let small = |word: &str| word.chars().all(|c| c.is_lowercase() || c == '-');
    let rest = &words[place + 1..];
    let rest = rest.strip_prefix(&["the"]).unwrap_or(rest);
    // "Residents near Marvik"; "Friends of Marvik" may be a body.
    let people = place == 1 && words[0].ends_with('s') && !matches!(words[1], "of" | "for");
    let opened = small(words[place - 1]) || people;
    opened && rest.iter().all(|word| word.starts_with(|c: char| c.is_uppercase()))
}

/// Whether a word is of capitals only.
fn is_acronym(word: &str) -> bool {
    word.len() >= 2 && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '&'))
}

/// Initials that a corpus of tokens sets apart, drawn together: "U . S . Army" as "U.S. Army".
fn with_initials(written: &str) -> Cow<'_, str> {
    if !written.contains(" .") {
        return Cow::Borrowed(written);
    }
    let mut out = String::with_capacity(written.len());
    let mut initial = false;
    for word in written.split_whitespace() {
        let letter = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        if !(out.is_empty() || word == "." || letter && initial) {
            out.push(' ');
        }
        out.push_str(word);
        initial = letter || initial && word == ".";
    }
    Cow::Owned(out)
}

/// Whether it is a party and what its member sits for: "R-AZ", "D-Calif.".
fn is_seat(written: &str) -> bool {
    let seat = written.split_once(['-', '–']);
    seat.is_some_and(|(party, seat)| {
        matches!(party, "R" | "D" | "I") && seat.starts_with(char::is_uppercase)
    })
}

/// Whether a word is an abbreviation with inner stops: "U.S.".
fn dotted(word: &str) -> bool {
    let inner = word.trim_matches('.');
    inner.contains('.') && inner.split('.').all(|part| part.chars().count() == 1)
}

/// Whether two names, of whatever they are, may name the same, and how like they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NameMatch {
    /// Whether they are taken for one.
    pub same: bool,
    /// How like they are, 0..1; 0.5 or more where they are taken for one.
    pub score: f64,
}

impl NameMatch {
    /// Compares two names as written, titles and articles included.
    pub fn of(a: &str, b: &str) -> Self {
        let (written_a, written_b) = (a, b);
        let (a, b) = (Name::new(a), Name::new(b));
        let score = if a.full == b.full {
            1.0
        } else if a.is_office() || b.is_office() {
            if a.same_office(&b) { 0.7 } else { 0.2 * a.overlap(&b) }
        } else if a.thing(&b) {
            0.9
        } else if thing::of_one_country(written_a, written_b) {
            0.6
        } else if a.is_known_thing() || b.is_known_thing() {
            0.1
        } else {
            match a.person(&b) {
                Likeness::Same => 0.8,
                Likeness::Unknown => 0.3,
                Likeness::Different => 0.2 * a.overlap(&b),
            }
        };
        Self { same: score >= 0.5, score }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(a: &str, b: &str) -> Likeness {
        Name::new(a).person(&Name::new(b))
    }

    #[test]
    fn surnames_variants_initials_and_titles_agree() {
        for (a, b) in [
            ("Andrii Velychko", "Velychko"),
            ("Andrii Velychko", "Andriy Velichko"),
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
            ("Zelenskiy", "Zelenskyy"),
            ("President Elspeth Corran", "E. Corran"),
            ("José Martí", "Jose Marti"),
            ("Corran’s", "Mrs. Corran"),
            ("Harbour Master Josef Lindqvist", "Master Josef Lindqvist"),
            ("Harbour Master Josef Lindqvist", "Lindqvist"),
            ("the harbour master", "Harbour Master Josef Lindqvist"),
            ("Recep Tayyip Erdoğan", "Erdogan"),
            ("Bashar al-Assad", "Assad"),
            ("Bashar Al Assad", "Bashar al-Assad"),
            ("Moammar Gaddafi", "Moammar Qaddafi"),
            ("William Corran", "Bill Corran"),
            ("Marguerite Corran", "Margaret Corran"),
            ("Katherine Corran", "Catherine Corran"),
            ("Senator Ann Corran (R-AZ)", "Senator Corran"),
            ("Mark Corran Sr.", "Mark Corran"),
            ("Tomasz Velychko", "Thomas Velychko"),
            ("Kim Jong Un", "Mr. Kim"),
            ("Xi Jinping", "President Xi"),
            ("Secretary of State Elspeth Corran", "Corran"),
            ("Presiding Judge Elspeth Corran", "Elspeth Corran"),
            ("Elspeth Corran-Vale", "Elspeth Corran"),
        ] {
            assert_eq!(person(a, b), Likeness::Same, "{a} {b}");
        }
    }

    #[test]
    fn other_given_names_and_other_surnames_differ() {
        for (a, b) in [
            ("Donal Tramp", "Melany Tramp"),
            ("Elspeth Corran", "Dana Whitlow"),
            ("Brown", "Browne Lee"),
            ("Johnson", "Johnston"),
            ("Kim Jong Un", "Kim Yo Jong"),
            ("Elspeth Corran Jr.", "Elspeth Corran"),
        ] {
            assert_eq!(person(a, b), Likeness::Different, "{a} {b}");
        }
    }

    #[test]
    fn a_description_leaves_it_open() {
        assert_eq!(person("the harbour master", "Josef Lindqvist"), Likeness::Unknown);
        assert_eq!(person("the harbour master", "The harbour master"), Likeness::Same);
    }

    #[test]
    fn a_name_behind_a_preposition_is_not_whom_a_description_means() {
        for written in [
            "The water agency for the Colder Valley",
            "Business owners in Marvik",
            "a spokesman for Halve Motors",
            "Residents near Port Marvik",
        ] {
            assert!(Name::new(written).description, "{written}");
        }
        for written in [
            "chief of staff Ann Orme",
            "President Ann Orme of Tarn",
            "Friends of Marvik",
            "Bank of Tarn",
            "Ministry for the Sea",
            "al-Noor in Marvik",
        ] {
            assert!(!Name::new(written).description, "{written}");
        }
    }

    #[test]
    fn names_of_things_agree_by_words_aliases_and_initials() {
        for (a, b) in [
            ("the United States", "U.S."),
            ("US", "USA"),
            ("UK", "Britain"),
            ("Kyiv", "Kiev"),
            ("National Weather Bureau", "NWB"),
            ("US Air Force", "USAF"),
            ("Brand Motor Company", "Brand"),
            ("the Veld Health Centre", "Veld Health Center"),
            ("in Paris", "Paris"),
            ("Veld Health Center in Marvik", "the Veld Health Centre"),
            ("Brand R200", "Brand 200"),
            ("U . S . Coast Guard", "US Coast Guard"),
            ("Department of Justice", "the Justice Department"),
        ] {
            assert!(NameMatch::of(a, b).same, "{a} {b}");
        }
        for (a, b) in [
            ("Kremlin", "Russia"),
            ("Air India", "Air Gaul"),
            ("US", "UK"),
            ("Boston and Marvik", "Marvik"),
            ("New York", "New York Times"),
        ] {
            assert!(!NameMatch::of(a, b).same, "{a} {b}");
        }
    }
}
