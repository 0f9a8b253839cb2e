//! The list of abbreviations that keep their stop.

use crate::lexicon;
use foldhash::HashMap;
use std::sync::LazyLock;

/// How an abbreviation behaves; the list says it of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AbbreviationClass {
    /// Before a name: `Dr.`.
    Title,
    /// A month or a day: `Oct.`.
    Month,
    /// Before a figure: `No.`.
    Number,
    /// Part of a place's name: `Calif.`.
    Place,
    /// Behind a name: `Inc.`, `Jr.`.
    Company,
    /// Often at the end of a sentence: `etc.`.
    Common,
    /// Seldom at the end of a sentence: `vs.`.
    Inner,
}

/// Longest abbreviation without its stop, in bytes.
const LONGEST: usize = 6;

type Key = [u8; LONGEST];

static LIST: LazyLock<HashMap<Key, AbbreviationClass>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/abbreviations.txt"))
        .filter_map(|entry| {
            let (form, class) = entry.split_once(". ")?;
            let class = match class {
                "title" => AbbreviationClass::Title,
                "month" => AbbreviationClass::Month,
                "number" => AbbreviationClass::Number,
                "place" => AbbreviationClass::Place,
                "company" => AbbreviationClass::Company,
                "common" => AbbreviationClass::Common,
                "inner" => AbbreviationClass::Inner,
                _ => return None,
            };
            Some((key(form)?, class))
        })
        .collect()
});

fn key(word: &str) -> Option<Key> {
    let mut key = [0; LONGEST];
    let bytes = word.as_bytes();
    for (place, byte) in key.get_mut(..bytes.len())?.iter_mut().zip(bytes) {
        *place = byte.to_ascii_lowercase();
    }
    Some(key)
}

/// Class of a word as an abbreviation, given without its stop.
pub(in crate::text) fn class_of(word: &str) -> Option<AbbreviationClass> {
    let class = *LIST.get(&key(word)?)?;
    let capital = word.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
    let free = matches!(
        class,
        AbbreviationClass::Number | AbbreviationClass::Common | AbbreviationClass::Inner
    );
    (capital || free).then_some(class)
}
