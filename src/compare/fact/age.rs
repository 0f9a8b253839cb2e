//! How old people are, wherever a report tells it. No sentences need to align for these.

use super::{
    Link, Material,
    status::equal,
    value::{Finder, Value},
};
use crate::{
    compare::vocabulary::Vocabulary,
    record::{ByteSpan, FactKind, FactStatus, MentionKind},
};
use std::collections::BTreeMap;

/// Bytes before a name in which an age is looked for.
const REACH: usize = 60;
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

    fn thing(&self, name: ByteSpan) -> Option<u32> {
        self.reading.names.get(self.place_of(name)).copied().flatten()
    }
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

/// Links the ages that several reports give one person.
pub(super) fn links(material: &Material<'_>) -> Vec<Link> {
    let mut ties: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, value) in material.values.iter().enumerate() {
        if let Some(tie) = value.tie.as_ref().filter(|_| value.kind == FactKind::Duration) {
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
            let status = if same { FactStatus::Agree } else { FactStatus::Conflict };
            links.push(Link { a: first, b: number, status, rule: "same-person" });
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
