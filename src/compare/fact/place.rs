//! Where things happen, as values of a slot.

use super::value::{Finder, Value};
use crate::{
    compare::vocabulary::Vocabulary,
    lexicon,
    record::{ByteSpan, FactKind, MentionKind},
};
use foldhash::HashSet;
use std::sync::LazyLock;

static LOCATIVES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/locatives.txt")));
/// Nouns that a place may stand behind in apposition: "in an agreed location, Tarn".
const PLACE_NOUNS: [&str; 9] =
    ["location", "place", "venue", "city", "town", "village", "capital", "site", "port"];
/// What closes the name of a body that is a site too: "at Tollan University".
const SITES: [&str; 14] = [
    "University",
    "College",
    "School",
    "Hospital",
    "Airport",
    "Church",
    "Stadium",
    "Mosque",
    "Synagogue",
    "Cathedral",
    "Prison",
    "Theatre",
    "Theater",
    "Hotel",
];

impl Finder<'_> {
    pub(super) fn places(&self, vocabulary: &Vocabulary, found: &mut Vec<Value>) {
        let mut last_place = None;
        let lines = &self.reading.lines;
        for mention in &self.doc.mentions {
            let site = || mention.text.rsplit(' ').next().is_some_and(|last| SITES.contains(&last));
            let place = match mention.kind {
                MentionKind::Gpe | MentionKind::Loc | MentionKind::Fac => true,
                MentionKind::Org => site(),
                _ => false,
            };
            if !place {
                continue;
            }
            let span = self.doc.bytes(mention.start, mention.end);
            let line = lines.partition_point(|line| line.span.end <= span.start);
            let Some(start) = lines.get(line).map(|line| line.words.start) else { continue };
            let first = self.place_of(span);
            let thing = self.reading.names.get(first).copied().flatten();
            // "in Marvik and Olm"
            let joined = last_place.is_some_and(|end| {
                let between = self.doc.text().get(end as usize..span.start as usize);
                matches!(between, Some(" and " | ", " | ", and " | " or "))
            });
            let on = mention.kind != MentionKind::Gpe;
            if thing.is_none()
                || !(joined || self.is_where(first, start, on, vocabulary))
                || self.is_attribute(first, span, vocabulary)
            {
                continue;
            }
            let Some(mut value) = self.value(span, FactKind::Place, vocabulary) else { continue };
            last_place = Some(span.end);
            value.thing = thing;
            value.norm.clone_from(&mention.text);
            found.push(value);
        }
    }

    /// Whether the words before say that something happens there; "on" counts where `on` says so: "on the bridge", not
    /// "pressure on" a country.
    fn is_where(&self, first: usize, start: usize, on: bool, vocabulary: &Vocabulary) -> bool {
        let key = |place: usize| &*vocabulary.entry(self.reading.words[place].key).key;
        let mut place = first;
        if place > start && key(place - 1) == "the" {
            place -= 1;
        }
        place > start
            && (LOCATIVES.contains(key(place - 1))
                || PLACE_NOUNS.contains(&key(place - 1))
                || on && key(place - 1) == "on")
    }

    /// Whether a name stands before the noun that it tells apart: "in the Tarn mill" happens in the mill, "in U.S. dollars"
    /// nowhere.
    fn is_attribute(&self, first: usize, span: ByteSpan, vocabulary: &Vocabulary) -> bool {
        let words = &self.reading.words;
        let entry = |place: usize| vocabulary.entry(words[place].key);
        let next = words.partition_point(|word| word.span.start < span.end);
        let text = self.doc.text();
        if text[span.end as usize..].starts_with('-') {
            return true;
        }
        first > 0
            && next < words.len()
            && text.get(span.end as usize..words[next].span.start as usize) == Some(" ")
            && text[words[next].span.start as usize..].starts_with(char::is_lowercase)
            && !entry(next).function
            && (&*entry(first - 1).key == "the" || is_plural(&entry(next).key))
    }
}

/// Whether a word looks like a noun for several things: "in U.S. dollars", not "in Tarn said".
fn is_plural(key: &str) -> bool {
    key.len() > 3 && key.ends_with('s') && !key.ends_with("ss")
}
