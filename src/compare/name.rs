//! Names of people and things as different reports write them.

use super::key::fold;

/// What two names of speakers say about each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    Same,
    Different,
    /// One is no name, or they leave it open.
    Unknown,
}

/// Words that stand before a name and are no part of it.
const TITLES: [&str; 44] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "president",
    "prime",
    "minister",
    "premier",
    "chancellor",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "senator",
    "sen",
    "rep",
    "representative",
    "governor",
    "gov",
    "mayor",
    "secretary",
    "general",
    "gen",
    "colonel",
    "col",
    "captain",
    "capt",
    "major",
    "sergeant",
    "judge",
    "justice",
    "rev",
    "reverend",
    "imam",
    "the",
    "chief",
];

/// A name cut into words, folded: lower case, no diacritics, no titles before it and no possessive after it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    pub(super) words: Vec<String>,
    /// Whether it is no name but a description: "the harbour master".
    pub(super) description: bool,
}

impl Name {
    pub(super) fn new(written: &str) -> Self {
        let written = written.trim();
        let bare =
            written.strip_suffix("'s").or_else(|| written.strip_suffix("’s")).unwrap_or(written);
        let cut: Vec<&str> = bare
            .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
            .filter(|word| !word.is_empty())
            .collect();
        let description = cut
            .last()
            .is_none_or(|last| !last.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
        let mut words: Vec<String> = cut.iter().map(|word| folded(word)).collect();
        let kept = words.len().saturating_sub(1);
        let titles =
            words[..kept].iter().take_while(|word| TITLES.contains(&word.as_str())).count();
        words.drain(..titles);
        Self { words, description }
    }

    fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// Keys to look a name up by: two names that agree share one of them.
    pub(super) fn keys(&self) -> impl Iterator<Item = String> {
        let role = self.words.len().saturating_sub(1);
        let given = self.words.first().filter(|_| role > 0);
        [transliterated(self.last())].into_iter().chain(given.map(|given| format!("{given} ")))
    }

    /// Whether a role of two words or more stands in the name, before the surname: "Harbour Master Josef Lindqvist".
    fn names_role(&self, role: &[String]) -> bool {
        let before = &self.words[..self.words.len() - 1];
        role.len() >= 2 && before.windows(role.len()).any(|words| words == role)
    }

    /// Whether two names of people name the same one: equal, or the surnames agree (as variants of a spelling too)
    /// and nothing else clashes.
    pub(super) fn person(&self, other: &Self) -> Likeness {
        if self.words.is_empty() || other.words.is_empty() {
            return Likeness::Unknown;
        }
        if self.words == other.words {
            return Likeness::Same;
        }
        if self.description || other.description {
            let (description, name) = if self.description { (self, other) } else { (other, self) };
            return if !name.description && name.names_role(&description.words) {
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
        let (last, other_last) = (self.last(), other.last());
        if last == other_last || is_variant(last, other_last) {
            let given = (self.words.len() > 1).then(|| self.words[0].as_str());
            let other_given = (other.words.len() > 1).then(|| other.words[0].as_str());
            return match (given, other_given) {
                (Some(a), Some(b)) if !given_names_agree(a, b) => Likeness::Different,
                _ => Likeness::Same,
            };
        }
        // One letter apart is the same surname only where the given names are the same too.
        if self.words.len() > 1
            && other.words.len() > 1
            && self.words[0] == other.words[0]
            && last.len().min(other_last.len()) >= 6
            && one_letter_apart(last, other_last)
        {
            return Likeness::Same;
        }
        Likeness::Different
    }

    /// Whether two names of anything else name the same: the words agree.
    pub(super) fn thing(&self, other: &Self) -> bool {
        !self.words.is_empty() && self.words == other.words
    }
}

fn given_names_agree(a: &str, b: &str) -> bool {
    a == b
        || (a.chars().count() == 1 || b.chars().count() == 1)
            && a.chars().next() == b.chars().next()
        || is_variant(a, b)
        || a.len() >= 3 && b.len() >= 3 && (a.starts_with(b) || b.starts_with(a)) // Alex, Alexander
}

/// `word` in lower case without diacritics and apostrophes.
pub(super) fn folded(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).map(fold).filter(|c| c.is_alphanumeric()).collect()
}

/// Whether two folded names are one name in two transliterations: five letters or more, the same first letter, and the
/// same once letters that transliterations swap are made one.
pub(super) fn is_variant(a: &str, b: &str) -> bool {
    a.chars().count().min(b.chars().count()) >= 5
        && a.chars().next() == b.chars().next()
        && transliterated(a) == transliterated(b)
}

/// Letters that transliterations swap, made one: y, j, i; w, v; kh, k; x, ks; ph, f; doubled letters.
fn transliterated(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        let c = match c {
            'y' | 'j' => 'i',
            'w' => 'v',
            'h' if out.ends_with('k') => continue,
            'h' if out.ends_with('p') => {
                out.pop();
                'f'
            }
            'x' => {
                out.push('k');
                's'
            }
            c => c,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// Whether one letter is changed, gained or lost.
fn one_letter_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail =
        a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    a.len() - head - tail <= 1 && b.len() - head - tail <= 1
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
            ("President Elspeth Corran", "E. Corran"),
            ("José Martí", "Jose Marti"),
            ("Corran’s", "Mrs. Corran"),
            ("Harbour Master Josef Lindqvist", "Master Josef Lindqvist"),
            ("the harbour master", "Harbour Master Josef Lindqvist"),
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
        ] {
            assert_eq!(person(a, b), Likeness::Different, "{a} {b}");
        }
    }

    #[test]
    fn a_description_leaves_it_open() {
        assert_eq!(person("the harbour master", "Josef Lindqvist"), Likeness::Unknown);
        assert_eq!(person("the harbour master", "The harbour master"), Likeness::Same);
    }
}
