//! What reports tell of a person wherever they tell it: age and office. No sentences need to align for these.

use super::{
    Link, Material,
    status::equal,
    value::{Finder, Value},
};
use crate::{
    compare::vocabulary::Vocabulary,
    lexicon,
    record::{ByteSpan, Doc, FactKind, FactStatus, Mention, MentionKind},
};
use foldhash::{HashSet, HashSetExt};
use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

/// Bytes before a name in which an age is looked for.
const REACH: usize = 60;
/// Words of an apposition in which an office is looked for.
const LONGEST_OFFICE: usize = 5;
/// Nouns that close the name of an office or role.
static HEADS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/titles.txt"))
        .filter_map(|title| title.rsplit(' ').next())
        .filter(|head| head.starts_with(char::is_lowercase))
        .collect()
});

/// The highest age that is read.
const OLDEST: f64 = 115.0;

impl Finder<'_> {
    /// "Ann Orme, 48," "48-year-old carpenter Ann Orme".
    pub(super) fn ages(&self, vocabulary: &Vocabulary, found: &mut Vec<Value>) {
        let text = self.doc.text();
        for mention in
            self.doc.mentions.iter().filter(|mention| mention.kind == MentionKind::Person)
        {
            let name = self.doc.bytes(mention.start, mention.end);
            let Some(thing) = self.thing(name) else { continue };
            let Some(span) = age_after(text, name.end as usize)
                .or_else(|| age_before(text, name.start as usize))
            else {
                continue;
            };
            let Some(age) = span.of(text).parse().ok().filter(|age| *age <= OLDEST) else {
                continue;
            };
            if let Some(mut value) = self.value(span, FactKind::Duration, vocabulary) {
                value.low = Some(age);
                value.norm = age.to_string();
                "age".clone_into(&mut value.unit_name);
                value.tie = Some(format!("age {thing}"));
                found.push(value);
            }
        }
    }

    /// The titles before names, and behind them ("Ann Orme, the mayor,") where some report has the title before a name;
    /// once for each person.
    pub(super) fn offices(&self, vocabulary: &Vocabulary, found: &mut Vec<Value>) {
        let mut seen = HashSet::new();
        for mention in
            self.doc.mentions.iter().filter(|mention| mention.kind == MentionKind::Person)
        {
            let name = self.doc.bytes(mention.start, mention.end);
            let title = office(mention)
                .or_else(|| self.office_behind(name.end as usize).map(str::to_owned));
            let Some((title, thing)) = title.zip(self.thing(name)) else { continue };
            if !seen.insert((title.clone(), thing)) {
                continue;
            }
            if let Some(mut value) = self.value(name, FactKind::Person, vocabulary) {
                let entity = self.doc.entities.get(mention.entity as usize);
                entity.map_or(&mention.text, |entity| &entity.name).clone_into(&mut value.norm);
                value.thing = Some(thing);
                // "Judge" and "U.S. District Judge" are one office of one person.
                let head = written_out(title.rsplit(' ').next().unwrap_or(&title));
                value.tie = Some(format!("office {head} {thing}"));
                value.unit_name = title;
                found.push(value);
            }
        }
    }

    /// The office that closes an apposition behind a name: "Ann Orme, the long-serving mayor,".
    fn office_behind(&self, end: usize) -> Option<&str> {
        let rest = self.doc.text()[end..].strip_prefix(", ")?;
        let (apposition, _) = rest.split_once([',', '.', ';', '\n'])?;
        // "the mayor of Halve", "the ministry's chief engineer"
        let own = apposition.split_once("\u{2019}s ").or_else(|| apposition.split_once("'s "));
        let told = match own {
            Some((_, told)) => told,
            None => ["the ", "a ", "an ", "its "]
                .iter()
                .find_map(|article| apposition.strip_prefix(article))?,
        };
        let head = [
            " of ", " for ", " at ", " in ", " with ", " to ", " from ", " who ", " whose ", " on ",
        ]
        .iter()
        .filter_map(|word| told.find(word))
        .min()
        .map_or(told, |end| &told[..end]);
        if head.split(' ').count() > LONGEST_OFFICE {
            return None;
        }
        let ends = std::iter::once(0).chain(head.match_indices(' ').map(|(at, _)| at + 1));
        ends.map(|from| &head[from..])
            .find(|office| self.offices.contains(*office))
            .or_else(|| HEADS.contains(head.rsplit(' ').next()?).then_some(head))
    }

    fn thing(&self, name: ByteSpan) -> Option<u32> {
        self.reading.names.get(self.place_of(name)).copied().flatten()
    }
}

/// The offices that stand before somebody's name in some report, in small letters.
pub(super) fn offices(docs: &[Arc<Doc>]) -> HashSet<String> {
    docs.iter().flat_map(|doc| &doc.mentions).filter_map(office).collect()
}

/// The title before the name of a person, in small letters and written out; a form of address ("Mr.") is none.
fn office(mention: &Mention) -> Option<String> {
    let title = mention.title.as_ref().filter(|_| mention.kind == MentionKind::Person)?;
    let words: Vec<String> =
        title.split(' ').map(|word| written_out(&word.to_lowercase())).collect();
    let head = words.last()?;
    (!ADDRESSES.contains(&head.as_str()) && !head.contains('.')).then(|| words.join(" "))
}

/// Forms of address, which name no office.
const ADDRESSES: [&str; 11] =
    ["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "madam", "jr"];

/// A word of a title without its abbreviation: "governor" for "gov.".
fn written_out(word: &str) -> String {
    match word.trim_end_matches('.') {
        "gov" | "governors" => "governor",
        "sen" | "sens" | "senators" => "senator",
        "rep" | "reps" | "representatives" => "representative",
        "lt" => "lieutenant",
        "gen" => "general",
        "capt" => "captain",
        "sgt" => "sergeant",
        "col" => "colonel",
        "maj" => "major",
        "cmdr" => "commander",
        "adm" => "admiral",
        "det" => "detective",
        "prof" => "professor",
        "rev" => "reverend",
        "pres" => "president",
        "supt" => "superintendent",
        "atty" => "attorney",
        "amb" => "ambassador",
        "judges" => "judge",
        "spokesperson" | "spokeswoman" => "spokesman",
        other => other,
    }
    .to_owned()
}

/// The number in ", 48," or ", 48-year-old" right behind a name.
fn age_after(text: &str, end: usize) -> Option<ByteSpan> {
    let rest = text[end..].strip_prefix(", ")?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = &rest[digits..];
    let closes = after.starts_with([',', '.', ';', ')'])
        && !after[1..].starts_with(|c: char| c.is_ascii_digit())
        || after.starts_with("-year-old")
        || after.starts_with(" years old");
    ((1..=3).contains(&digits) && closes).then(|| ByteSpan::new(end + 2, end + 2 + digits))
}

/// The number in "48-year-old carpenter" right before a name.
fn age_before(text: &str, start: usize) -> Option<ByteSpan> {
    let mut from = start.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = &text[from..start];
    let end = before.rfind("-year-old ")?;
    // "a 34-year-old teacher, Mira Tolk,"
    let between = &before[end + "-year-old ".len()..];
    let between = between.strip_suffix(", ").unwrap_or(between);
    let digits = before[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
    let plain = between.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-');
    // "a 48-year-old man sued Ann Orme": somebody else's age.
    let another = between.split_whitespace().any(|word| {
        matches!(word, "man" | "woman" | "boy" | "girl" | "person" | "teenager")
            || word.ends_with("ed")
    });
    ((1..=3).contains(&digits) && plain && !another && between.split_whitespace().count() <= 4)
        .then(|| ByteSpan::new(from + end - digits, from + end))
}

/// Links what several reports tell of one person.
pub(super) fn links(material: &Material<'_>) -> Vec<Link> {
    let mut ties: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, value) in material.values.iter().enumerate() {
        if let Some(tie) = &value.tie {
            ties.entry(tie).or_default().push(number);
        }
    }
    let mut links = Vec::new();
    for members in ties.values() {
        let first = members[0];
        let own = &material.values[first];
        if members.iter().all(|&number| material.values[number].article == own.article) {
            continue;
        }
        for &number in &members[1..] {
            let same = equal(own, &material.values[number]);
            let (status, rule) = if same {
                (FactStatus::Agree, "same-person")
            } else {
                (FactStatus::Conflict, "same-person")
            };
            links.push(Link { a: first, b: number, status, rule });
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_stands_behind_a_name_or_before_it() {
        let age = |text: &'static str, name: &str| {
            let start = text.find(name).expect("the name stands in the text");
            age_after(text, start + name.len())
                .or_else(|| age_before(text, start))
                .map(|span| span.of(text))
        };
        assert_eq!(age("Ann Orme, 48, left.", "Ann Orme"), Some("48"));
        assert_eq!(age("It was Ann Orme, 48.", "Ann Orme"), Some("48"));
        assert_eq!(age("Ann Orme, 9-year-old girl", "Ann Orme"), Some("9"));
        assert_eq!(age("the 48-year-old ship carpenter Ann Orme", "Ann Orme"), Some("48"));
        for text in [
            "Ann Orme, 1,200 of them",
            "Ann Orme, 48 boats",
            "a 48-year-old man, and Ann Orme",
            "a 48-year-old man sued Ann Orme",
            "Ann Orme, 2031, a year",
            "é Ann Orme",
        ] {
            assert_eq!(age(text, "Ann Orme"), None, "{text}");
        }
    }
}
