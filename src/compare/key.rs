//! The form of a word for comparing: lower case, no diacritics, straight apostrophes, one spelling, numbers in figures.

use crate::lexicon;
use foldhash::HashMap;
use std::{borrow::Cow, sync::LazyLock};

/// Forms for comparing that no rule gives: spellings, clitics, numbers in figures.
static WHOLE: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../data/spelling_variants.txt"))
        .filter_map(|line| line.split_once(' '))
        .chain(NUMBER_WORDS)
        .chain(CLITICS)
        .collect()
});

/// What the second half of a contraction stands for; `let 'em`.
const CLITICS: [(&str, &str); 6] = [
    ("n't", "not"),
    ("'re", "are"),
    ("'ve", "have"),
    ("'ll", "will"),
    ("'m", "am"),
    ("em", "them"),
];

static IRREGULAR: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../data/irregular_forms.txt"))
        .filter_map(|line| line.split_once(' '))
        .flat_map(|(first, rest)| rest.split(' ').chain([first]).map(move |form| (form, first)))
        .collect()
});

/// Number words of one token; two of them ("twenty five") are added where edits are named.
const NUMBER_WORDS: [(&str, &str); 32] = [
    ("zero", "0"),
    ("one", "one"), // mostly a pronoun: its value is known, its form stays
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("hundred", "100"),
    ("thousand", "1000"),
    ("million", "1000000"),
    ("billion", "1000000000"),
];

/// Whether `c` is an apostrophe in any of its forms.
pub(super) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}')
}

/// Whether `c` stands in a word without being seen: soft hyphens and zero-width characters.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// `c` without its diacritic, for the Latin letters of European languages.
pub(super) const fn fold(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        c => c,
    }
}

/// Appends the key of `word` to `out`.
pub(super) fn write(word: &str, out: &mut String) {
    let from = out.len();
    // Most words are ASCII letters and digits to their end.
    let plain = word.bytes().take_while(u8::is_ascii_alphanumeric).count();
    out.push_str(&word[..plain]);
    out[from..].make_ascii_lowercase();
    for c in word[plain..].chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        if is_invisible(c) || matches!(c, '\u{300}'..='\u{36f}' | '[' | ']') {
            continue;
        }
        match c {
            c if is_apostrophe(c) => out.push('\''),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            '%' => out.push_str("percent"),
            '&' => out.push_str("and"),
            c => out.extend(c.to_lowercase().map(fold)),
        }
    }
    let key = &out[from..];
    if key.starts_with(|c: char| c.is_ascii_digit()) {
        // A thousands separator is no part of the number.
        let plain: String = key.chars().filter(|&c| c != ',').collect();
        out.truncate(from);
        out.push_str(&plain);
        return;
    }
    // "US" in capitals is a country, "us" a pronoun.
    let short = match word {
        "US" | "U.S" | "U.S." => Some("u.s."),
        "UK" | "U.K" | "U.K." => Some("u.k."),
        "UN" | "U.N" | "U.N." => Some("u.n."),
        _ => None,
    };
    let whole = short.or_else(|| WHOLE.get(key).copied());
    if let Some(whole) = whole {
        out.truncate(from);
        out.push_str(whole);
    } else {
        one_spelling(from, out);
    }
}

/// Endings that British and American spelling write differently: least letters of the word, ending, form for
/// comparing. The lengths keep apart words that a rule would make one ("miner", "minor").
const ENDINGS: [(usize, &str, &str); 27] = [
    (7, "isation", "ization"),
    (7, "isations", "izations"),
    (7, "ise", "ize"),
    (7, "ised", "ized"),
    (7, "ises", "izes"),
    (8, "ising", "izing"),
    (7, "yse", "yze"),
    (7, "ysed", "yzed"),
    (8, "ysing", "yzing"),
    (6, "our", "or"),
    (6, "ours", "ors"),
    (7, "oured", "ored"),
    (8, "ouring", "oring"),
    (9, "ourable", "orable"),
    (6, "ourite", "orite"),
    (7, "or", "er"),
    (8, "ors", "ers"),
    (5, "tre", "ter"),
    (6, "tres", "ters"),
    (8, "ogue", "og"),
    (9, "ogues", "ogs"),
    (7, "ence", "ense"),
    (8, "ences", "enses"),
    (8, "lled", "led"),
    (8, "lling", "ling"),
    (8, "ller", "ler"),
    (9, "llers", "lers"),
];

fn one_spelling(from: usize, out: &mut String) {
    let letters = out.len() - from;
    let last = out.as_bytes().last().copied();
    for (least, ending, form) in ENDINGS {
        let may = letters >= least && ending.as_bytes().last().copied() == last;
        if may && out[from..].ends_with(ending) {
            out.truncate(out.len() - ending.len());
            out.push_str(form);
            return;
        }
    }
}

/// The value of a key that is a number.
pub(super) fn number(key: &str) -> Option<f64> {
    if key == "one" {
        return Some(1.0);
    }
    if !key.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits = key.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().ok()
}

/// The key without the endings of English inflection: the same for "order", "orders", "ordered" and "ordering".
pub(super) fn stem(key: &str) -> Cow<'_, str> {
    if let Some(&first) = IRREGULAR.get(key) {
        return first.into();
    }
    let mut stem = key;
    for ending in ["ing", "ed", "es", "s"] {
        let Some(rest) = stem.strip_suffix(ending) else { continue };
        if rest.len() >= 3 && !(ending == "s" && rest.ends_with('s')) {
            stem = rest;
            break;
        }
    }
    let stem = stem.strip_suffix('e').filter(|rest| rest.len() >= 3).unwrap_or(stem);
    let stem = match stem.strip_suffix('i') {
        Some(rest) if rest.len() >= 3 => Cow::Owned(format!("{rest}y")),
        _ => Cow::Borrowed(stem),
    };
    // "planned": the doubled letter goes with the ending.
    let mut end = stem.chars().rev();
    match (end.next(), end.next()) {
        (Some(last), Some(before))
            if last == before && key.len() > stem.len() + 1 && stem.len() > 3 =>
        {
            match stem {
                Cow::Borrowed(stem) => Cow::Borrowed(&stem[..stem.len() - last.len_utf8()]),
                Cow::Owned(mut stem) => {
                    stem.pop();
                    Cow::Owned(stem)
                }
            }
        }
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(word: &str) -> String {
        let mut out = String::new();
        write(word, &mut out);
        out
    }

    #[test]
    fn spellings_of_one_word_have_one_key() {
        for (a, b) in [
            ("advisors", "advisers"),
            ("Organise", "organize"),
            ("harbour", "HARBOR"),
            ("centre", "center"),
            ("defence", "defense"),
            ("travelled", "traveled"),
            ("fourteen", "14"),
            ("1,000", "1000"),
            ("%", "percent"),
            ("Zürich", "Zurich"),
            ("don\u{2019}t", "don't"),
            ("US", "U.S."),
        ] {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
    }

    #[test]
    fn different_words_keep_different_keys() {
        for (a, b) in [
            ("four", "for"),
            ("minor", "miner"),
            ("hour", "hor"),
            ("US", "us"),
            ("later", "latter"),
            ("14", "40"),
            ("filing", "filling"),
        ] {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
    }

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for (a, b) in [
            ("orders", "ordered"),
            ("planned", "planning"),
            ("is", "was"),
            ("will", "would"),
            ("carries", "carried"),
            ("closes", "closed"),
            ("says", "said"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        assert_ne!(stem("glass"), stem("glad"));
    }
}
