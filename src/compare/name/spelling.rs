//! One person's name in several spellings: diacritics, transliterations, short forms.

use crate::{compare::key::fold, lexicon};
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

/// Folded given names → the rows of the list they stand in.
static NICKNAMES: LazyLock<HashMap<String, Vec<u16>>> = LazyLock::new(|| {
    let mut rows: HashMap<String, Vec<u16>> = HashMap::new();
    for (row, line) in lexicon::entries(include_str!("../../data/nicknames.txt")).enumerate() {
        for form in line.split(" = ") {
            rows.entry(folded(form)).or_default().push(row as u16);
        }
    }
    rows
});

/// Whether two folded given names can be one: equal, an initial, a short form in use, the beginning of the other
/// ("Alex", "Alexander"), or another transliteration.
pub(super) fn given_names_agree(a: &str, b: &str) -> bool {
    a == b
        || (a.chars().count() == 1 || b.chars().count() == 1)
            && a.chars().next() == b.chars().next()
        || is_variant(a, b)
        || a.len() >= 3 && b.len() >= 3 && (a.starts_with(b) || b.starts_with(a))
        || NICKNAMES.get(a).is_some_and(|rows| {
            NICKNAMES.get(b).is_some_and(|others| rows.iter().any(|row| others.contains(row)))
        })
}

/// `word` in lower case without diacritics and apostrophes.
pub(in crate::compare) fn folded(word: &str) -> String {
    if word.is_ascii() {
        let letters = word.bytes().filter(u8::is_ascii_alphanumeric);
        let mut out = String::with_capacity(word.len());
        out.extend(letters.map(|byte| char::from(byte.to_ascii_lowercase())));
        return out;
    }
    word.chars().flat_map(char::to_lowercase).map(fold).filter(|c| c.is_alphanumeric()).collect()
}

/// Whether two folded names are one name in two transliterations: five letters or more, and the same once letters that
/// transliterations swap are made one.
pub(in crate::compare) fn is_variant(a: &str, b: &str) -> bool {
    a.chars().count().min(b.chars().count()) >= 5
        && {
            let near = |a: Option<char>, b: Option<char>| a == b || sounds_k(a) && sounds_k(b);
            near(a.chars().next(), b.chars().next())
        }
        && transliterated(a) == transliterated(b)
}

/// Letters that one Arabic letter is written with at the start of a name: Gaddafi, Qaddafi, Kadhafi.
const fn sounds_k(c: Option<char>) -> bool {
    matches!(c, Some('k' | 'q' | 'g'))
}

/// Letters that transliterations swap, made one: y, j, i; w, v; q, k; kh, k; dh, d; gh, g; x, ks; ph, f; ou, oo, u; ei,
/// ai, i; oe, o; ue, u; doubled letters; g and q at the start, k.
pub(in crate::compare) fn transliterated(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        let c = match c {
            'g' | 'q' if out.is_empty() => 'k',
            'y' | 'j' => 'i',
            'w' => 'v',
            'q' => 'k',
            'h' if out.ends_with(['k', 'd', 'g']) => continue,
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
        match c {
            'u' | 'o' if out.ends_with('o') => {
                out.pop();
                out.push('u');
            }
            'e' if out.ends_with(['o', 'u']) => {}
            'i' if out.len() > 1 && out.ends_with(['e', 'a']) => {
                out.pop();
                if !out.ends_with('i') {
                    out.push('i');
                }
            }
            c if !out.ends_with(c) => out.push(c),
            _ => {}
        }
    }
    out
}

/// Whether one letter is changed, gained or lost.
pub(super) fn one_letter_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail =
        a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    a.len() - head - tail <= 1 && b.len() - head - tail <= 1
}
