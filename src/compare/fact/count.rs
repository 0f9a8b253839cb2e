//! Numbers of things that stand without their noun behind them, and what they count.

use super::{
    toll, unit,
    value::{Finder, REVISIONS, Unit, Value},
};
use crate::{
    compare::vocabulary::{CONTENT_WEIGHT, Vocabulary},
    record::{ByteSpan, FactKind},
};
use foldhash::HashSet;

/// Words that may stand between a number and the word of its toll.
const AUXILIARIES: [&str; 7] = ["were", "was", "are", "is", "have", "had", "been"];
/// A number that a hyphen ties to its noun is a fact from here on: "a two-page letter" is none.
const LEAST_COMPOUND: f64 = 3.0;
/// Nouns of ages and lengths of time, which are facts of other kinds.
const TIME_NOUNS: [&str; 7] = ["year", "month", "week", "day", "hour", "minute", "second"];
/// Words between a number and the word of its toll.
const TOLL_REACH: usize = 9;
/// The same where the word stands before the number.
const TOLL_BEFORE: usize = 5;
/// Words that stand between the word of a toll and its number: "the death toll stood at 64", "fatally shot 58".
const TOLL_NOUNS: [&str; 7] = ["toll", "count", "tally", "stood", "stands", "number", "shot"];
/// Words before a figure in which "the number of" is looked for.
const NUMBER_OF: usize = 14;

impl Finder<'_> {
    /// "two dead and nine injured": numbers that no noun follows.
    pub(super) fn bare_tolls(&self, vocabulary: &Vocabulary, found: &mut Vec<Value>) {
        let taken: HashSet<ByteSpan> = found.iter().map(|value| value.span).collect();
        for (place, word) in self.reading.words.iter().enumerate() {
            let entry = vocabulary.entry(word.key);
            let Some(number) = entry.number else { continue };
            // "nine injured", "five had been killed"
            let toll = self.reading.words[place + 1..]
                .iter()
                .take(3)
                .map(|next| &*vocabulary.entry(next.key).key)
                .find(|key| !AUXILIARIES.contains(key))
                .and_then(toll::of);
            if toll.is_none() || taken.iter().any(|span| span.overlaps(word.span)) {
                continue;
            }
            if let Some(mut value) = self.value(word.span, FactKind::Count, vocabulary) {
                value.low = Some(number);
                value.norm = number.to_string();
                value.toll = toll;
                found.push(value);
            }
        }
    }

    /// "a 414-page report": a number that a hyphen ties to its noun.
    pub(super) fn compounds(&self, vocabulary: &mut Vocabulary, found: &mut Vec<Value>) {
        let text = self.doc.text();
        for pair in self.reading.words.windows(2) {
            let [word, next] = pair else { continue };
            let Some(number) = vocabulary.entry(word.key).number else { continue };
            let between = text.get(word.span.end as usize..next.span.start as usize);
            let noun = vocabulary.entry(next.key);
            if number < LEAST_COMPOUND
                || !matches!(between, Some("-" | "\u{2010}" | "\u{2011}"))
                || noun.number.is_some()
                || noun.key.len() < 3
                || TIME_NOUNS.contains(&&*noun.key)
                || !noun.key.bytes().all(|byte| byte.is_ascii_lowercase())
            {
                continue;
            }
            let span = ByteSpan { start: word.span.start, end: next.span.end };
            if found.iter().any(|value| value.span.overlaps(span)) {
                continue;
            }
            let Some(mut value) = self.value(span, FactKind::Count, vocabulary) else { continue };
            value.low = Some(number);
            value.norm = number.to_string();
            noun.key.as_ref().clone_into(&mut value.unit_name);
            let class = vocabulary.intern(unit::class(&value.unit_name));
            value.unit = Unit::Noun(vocabulary.entry(class).stem_number);
            found.push(value);
        }
    }

    /// The noun of "the number of marchers" before a figure without one: "put the number of marchers at 12,000".
    pub(super) fn number_of(&self, value: &mut Value, vocabulary: &mut Vocabulary) {
        let words = &self.reading.words;
        let first = self.place_of(value.span);
        let from = first.saturating_sub(NUMBER_OF).max(self.reading.lines[value.line].words.start);
        let entry = |place: usize| vocabulary.entry(words[place].key);
        let at = (from..first).rev().find(|&place| {
            place + 2 < first && &*entry(place).key == "number" && &*entry(place + 1).key == "of"
        });
        let led = first > from && matches!(&*entry(first - 1).key, "at" | "to" | "was" | "is");
        let Some(noun) = at.filter(|_| led).and_then(|at| {
            (at + 2..first).take(4).take_while(|&place| !entry(place).function).last()
        }) else {
            return;
        };
        let name = entry(noun).key.to_string();
        let class = vocabulary.intern(unit::class(&name));
        value.specific = vocabulary.entry(class).weight >= CONTENT_WEIGHT;
        value.unit = Unit::Noun(vocabulary.entry(class).stem_number);
        value.unit_name = name;
    }

    /// Whether people march right behind their number.
    pub(super) fn marches(&self, value: &Value, vocabulary: &Vocabulary) -> bool {
        let next = self.reading.words.partition_point(|word| word.span.start < value.span.end);
        let end = self.reading.lines[value.line].words.end.min(next + 4);
        (next..end).any(|place| {
            matches!(
                &*vocabulary.entry(self.reading.words[place].key).key,
                "marched"
                    | "marching"
                    | "march"
                    | "protested"
                    | "protesting"
                    | "demonstrated"
                    | "rallied"
            )
        })
    }

    /// The toll that a number counts: the nearest word of one, with no other number, "and" or comma between before it.
    pub(super) fn toll(&self, value: &Value, vocabulary: &Vocabulary) -> Option<&'static str> {
        let line = &self.reading.lines[value.line];
        let first = self.place_of(value.span);
        let last = self.reading.words.partition_point(|word| word.span.start < value.span.end);
        let entry = |place: usize| vocabulary.entry(self.reading.words[place].key);
        let stops = |place: usize| {
            let entry = entry(place);
            entry.number.is_some() || matches!(&*entry.key, "and" | "but" | "or")
        };
        // "six injured": the word of the toll is the noun itself.
        let noun = last - usize::from(last > first + 1);
        let after = (noun..line.words.end.min(last + TOLL_REACH))
            .take_while(|&place| !stops(place))
            .enumerate()
            .find_map(|(distance, place)| toll::of(&entry(place).key).map(|toll| (distance, toll)));
        // "Rescue workers said 200 families": only small words and verbs of growth stand between.
        let joins = |place: usize| {
            let entry = entry(place);
            entry.function || REVISIONS.contains(&*entry.key) || TOLL_NOUNS.contains(&&*entry.key)
        };
        let before = (line.words.start.max(first.saturating_sub(TOLL_BEFORE))..first)
            .rev()
            .take_while(|&place| {
                !stops(place)
                    && (place + 1..first).all(joins)
                    && (place + 1 == first || joins(place) || toll::of(&entry(place).key).is_some())
            })
            .enumerate()
            .find_map(|(distance, place)| toll::of(&entry(place).key).map(|toll| (distance, toll)));
        match (after, before) {
            (Some(after), Some(before)) if before.0 < after.0 => Some(before.1),
            (after, before) => after.or(before).map(|(_, toll)| toll),
        }
    }
}
