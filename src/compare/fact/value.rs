//! Finds the values of one report: what fills slots.

use super::toll;
use crate::{
    compare::{
        Context,
        statement::{Bag, Reading},
        vocabulary::Vocabulary,
    },
    lexicon,
    record::{Bound, ByteSpan, Doc, FactKind, Grain, MentionKind, QuantityKind, StatementVoice},
};
use foldhash::HashSet;
use std::{ops::Range, sync::LazyLock};

static REVISIONS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/revision_words.txt")));
static LOCATIVES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/locatives.txt")));
/// Nouns that a place may stand behind in apposition: "in an agreed location, Tarn".
const PLACE_NOUNS: [&str; 9] =
    ["location", "place", "venue", "city", "town", "village", "capital", "site", "port"];

/// Words that may stand between a number and the word of its toll.
const AUXILIARIES: [&str; 7] = ["were", "was", "are", "is", "have", "had", "been"];

/// Words on each side that say what a value is about.
const AROUND: usize = 10;
/// A number that a hyphen ties to its noun is a fact from here on: "a two-page letter" is none.
const LEAST_COMPOUND: f64 = 10.0;
/// Nouns of ages and lengths of time, which are facts of other kinds.
const TIME_NOUNS: [&str; 7] = ["year", "month", "week", "day", "hour", "minute", "second"];
/// Words between a number and the word of its toll.
const TOLL_REACH: usize = 9;

/// What a number counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Unit {
    /// The stem of a noun, by its number in the vocabulary.
    Noun(u32),
    /// A currency, a unit of measure.
    Code(String),
    /// Nothing named: "17 injured".
    None,
}

/// How a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// The bare name of a weekday.
    Weekday,
    /// A time of the day: "Thursday morning".
    Part,
    /// Anything else.
    Other,
}

/// A number that stands beside another of the same things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// "three of the slain officers"
    Some,
    /// "six of the county's eight parishes"
    Whole,
}

/// The time a value is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AsOf {
    /// As in ISO 8601, `XX` for what is not known.
    pub(super) value: String,
}

/// One value in one sentence.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) article: usize,
    /// Its sentence, an index in `Reading::lines`.
    pub(super) line: usize,
    pub(super) span: ByteSpan,
    pub(super) kind: FactKind,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) bound: Bound,
    /// Normalised.
    pub(super) norm: String,
    /// Its unit as written, for the slot.
    pub(super) unit_name: String,
    pub(super) unit: Unit,
    pub(super) toll: Option<&'static str>,
    pub(super) as_of: Option<AsOf>,
    /// Whether its clause says that a figure rose or was revised.
    pub(super) revised: bool,
    pub(super) grain: Option<Grain>,
    /// How a day is written.
    pub(super) day: Day,
    /// Number over the reports of the place.
    pub(super) thing: Option<u32>,
    /// Features of the words around it in its clause.
    pub(super) around: Vec<u32>,
    pub(super) bag: Bag,
    pub(super) voice: StatementVoice,
    pub(super) quote: Option<usize>,
    /// What it is compared by, whatever its sentence: a person's age, a person's office.
    pub(super) tie: Option<String>,
    /// Stems of the words between its number and its noun: "two *other* men".
    pub(super) modifiers: Vec<u32>,
    /// The noun of "a container of 40 tonnes".
    pub(super) holder: Option<u32>,
    /// Whether it is the time of speaking: "said on Monday".
    pub(super) of_speaking: bool,
    /// Which side it is of "three of the five": a part, a whole.
    pub(super) part: Option<Part>,
}

/// The values of one report in the order of the text.
pub(super) fn values(
    context: &Context<'_>,
    article: usize,
    reading: &Reading,
    offices: &HashSet<String>,
    vocabulary: &mut Vocabulary,
) -> Vec<Value> {
    let doc = &context.docs[article];
    let mut found = Vec::new();
    let finder = Finder { context, doc, article, reading, offices };
    finder.quantities(vocabulary, &mut found);
    finder.bare_tolls(vocabulary, &mut found);
    finder.compounds(vocabulary, &mut found);
    finder.dates(vocabulary, &mut found);
    finder.places(vocabulary, &mut found);
    finder.ages(vocabulary, &mut found);
    finder.offices(vocabulary, &mut found);
    found.sort_by_key(|value| (value.line, value.span, value.kind));
    found
}

pub(super) struct Finder<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) doc: &'a Doc,
    article: usize,
    pub(super) reading: &'a Reading,
    /// The offices that some report names before somebody's name, in small letters.
    pub(super) offices: &'a HashSet<String>,
}

impl Finder<'_> {
    fn quantities(&self, vocabulary: &mut Vocabulary, found: &mut Vec<Value>) {
        for quantity in &self.doc.quantities {
            let kind = match quantity.kind {
                QuantityKind::Count => FactKind::Count,
                QuantityKind::Money => FactKind::Money,
                QuantityKind::Percent => FactKind::Percent,
                QuantityKind::Duration => FactKind::Duration,
                QuantityKind::Measure => FactKind::Measure,
                QuantityKind::Ordinal | QuantityKind::Age => continue,
            };
            let span = self.doc.bytes(quantity.start, quantity.end);
            // An age is no length of time: "48-year-old", "48 years old".
            let rest = &self.doc.text()[span.end as usize..];
            if kind == FactKind::Duration && (rest.starts_with("-old") || rest.starts_with(" old"))
            {
                continue;
            }
            let Some(mut value) = self.value(span, kind, vocabulary) else { continue };
            value.low = Some(quantity.value.get());
            value.high = quantity.high.map(crate::record::Number::get);
            value.bound = quantity.bound;
            value.norm = match value.high {
                Some(high) => format!("{}/{high}", quantity.value.get()),
                None => quantity.value.get().to_string(),
            };
            if let Some(unit) = &quantity.unit {
                value.unit = if kind == FactKind::Count {
                    let key = vocabulary.intern(unit.rsplit(' ').next().unwrap_or(unit));
                    Unit::Noun(vocabulary.entry(key).stem_number)
                } else {
                    Unit::Code(unit.clone())
                };
                value.unit_name.clone_from(unit);
            }
            if kind == FactKind::Count {
                value.toll = self.toll(&value, vocabulary);
            }
            value.modifiers = self.modifiers(&value, vocabulary);
            value.part = self.part(&value, vocabulary);
            found.push(value);
        }
    }

    /// Whether "of the" stands in a value, or a number with "of" shortly before it.
    fn part(&self, value: &Value, vocabulary: &Vocabulary) -> Option<Part> {
        let written = value.span.of(self.doc.text());
        if written.contains(" of the ") || written.contains(" of its ") {
            return Some(Part::Some);
        }
        let start = self.reading.lines[value.line].words.start;
        let first = self.place_of(value.span);
        let entry = |place: usize| vocabulary.entry(self.reading.words[place].key);
        let before = first.saturating_sub(4).max(start)..first;
        before
            .clone()
            .any(|place| {
                &*entry(place).key == "of" && place > start && entry(place - 1).number.is_some()
            })
            .then_some(Part::Whole)
    }

    /// "two dead and nine injured": numbers that no noun follows.
    fn bare_tolls(&self, vocabulary: &Vocabulary, found: &mut Vec<Value>) {
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
    fn compounds(&self, vocabulary: &Vocabulary, found: &mut Vec<Value>) {
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
            value.unit = Unit::Noun(noun.stem_number);
            noun.key.as_ref().clone_into(&mut value.unit_name);
            found.push(value);
        }
    }

    fn places(&self, vocabulary: &Vocabulary, found: &mut Vec<Value>) {
        for mention in &self.doc.mentions {
            if !matches!(mention.kind, MentionKind::Gpe | MentionKind::Loc | MentionKind::Fac) {
                continue;
            }
            let span = self.doc.bytes(mention.start, mention.end);
            let Some(mut value) = self.value(span, FactKind::Place, vocabulary) else { continue };
            let first = self.place_of(span);
            let thing = self.reading.names.get(first).copied().flatten();
            if thing.is_none()
                || !self.is_where(first, self.reading.lines[value.line].words.start, vocabulary)
                || self.is_attribute(first, span, vocabulary)
            {
                continue;
            }
            value.thing = thing;
            value.norm.clone_from(&mention.text);
            found.push(value);
        }
    }

    /// Whether the words before say that something happens there.
    fn is_where(&self, first: usize, start: usize, vocabulary: &Vocabulary) -> bool {
        let key = |place: usize| &*vocabulary.entry(self.reading.words[place].key).key;
        let mut place = first;
        if place > start && key(place - 1) == "the" {
            place -= 1;
        }
        place > start
            && (LOCATIVES.contains(key(place - 1)) || PLACE_NOUNS.contains(&key(place - 1)))
    }

    /// Whether a name stands before the noun that it tells apart: "in the Tarn mill" happens in the mill.
    fn is_attribute(&self, first: usize, span: ByteSpan, vocabulary: &Vocabulary) -> bool {
        let words = &self.reading.words;
        let entry = |place: usize| vocabulary.entry(words[place].key);
        let next = words.partition_point(|word| word.span.start < span.end);
        let text = self.doc.text();
        first > 0
            && &*entry(first - 1).key == "the"
            && next < words.len()
            && text.get(span.end as usize..words[next].span.start as usize) == Some(" ")
            && text[words[next].span.start as usize..].starts_with(char::is_lowercase)
            && !entry(next).function
    }

    /// The first word that ends behind the start of `span`.
    pub(super) fn place_of(&self, span: ByteSpan) -> usize {
        self.reading.words.partition_point(|word| word.span.end <= span.start)
    }

    /// A value without content yet; none where no line holds it.
    pub(super) fn value(
        &self,
        span: ByteSpan,
        kind: FactKind,
        vocabulary: &Vocabulary,
    ) -> Option<Value> {
        let lines = &self.reading.lines;
        let line = lines.partition_point(|line| line.span.end <= span.start);
        let sentence = lines.get(line).filter(|line| line.span.contains(span))?;
        let first = self.place_of(span);
        let last = self.reading.words.partition_point(|word| word.span.start < span.end);
        let clause = self.reading.clauses[sentence.clauses.clone()]
            .iter()
            .find(|clause| clause.words.contains(&first));
        let words = clause.map_or(sentence.words.clone(), |clause| clause.words.clone());
        let around = self.around(first..last, &words, vocabulary);
        let key = |place: usize| &*vocabulary.entry(self.reading.words[place].key).key;
        let revised = words
            .clone()
            .skip(1)
            .any(|place| key(place) == "to" && REVISIONS.contains(key(place - 1)));
        Some(Value {
            article: self.article,
            line,
            span,
            kind,
            low: None,
            high: None,
            bound: Bound::Exact,
            norm: String::new(),
            unit_name: String::new(),
            unit: Unit::None,
            toll: None,
            as_of: self
                .as_of(&words, vocabulary)
                .or_else(|| self.only_time(&sentence.words, vocabulary)),
            modifiers: Vec::new(),
            holder: self.holder(first, words.start, vocabulary),
            revised,
            grain: None,
            tie: None,
            day: Day::Other,
            thing: None,
            around,
            bag: Bag::default(),
            voice: clause.map_or(StatementVoice::Outlet, |clause| clause.voice),
            quote: clause.and_then(|clause| clause.quote),
            of_speaking: self.of_speaking(first, last, &sentence.words),
            part: None,
        })
    }

    /// The features of the words around a value: up to a word that sets one thing against another, and up to "and" where
    /// another number stands behind it.
    fn around(
        &self,
        value: Range<usize>,
        words: &Range<usize>,
        vocabulary: &Vocabulary,
    ) -> Vec<u32> {
        let entry = |place: usize| vocabulary.entry(self.reading.words[place].key);
        let numbered = |mut places: Range<usize>| places.any(|place| entry(place).number.is_some());
        let (from, to) = (
            value.start.saturating_sub(AROUND).max(words.start),
            (value.end + AROUND).min(words.end).max(value.end),
        );
        let parts = |place: usize, beyond: Range<usize>| match &*entry(place).key {
            "while" | "whereas" | "but" | "versus" | "compared" => true,
            "and" => numbered(beyond),
            _ => false,
        };
        let before = (from..value.start).rev().take_while(|&place| !parts(place, from..place));
        let after = (value.end..to).take_while(|&place| !parts(place, place + 1..to));
        before.chain(after).filter_map(|place| self.reading.features[place]).collect()
    }

    /// The noun before "of" right before the value.
    fn holder(&self, first: usize, start: usize, vocabulary: &Vocabulary) -> Option<u32> {
        let key = |place: usize| &*vocabulary.entry(self.reading.words[place].key).key;
        (first >= start + 2 && key(first - 1) == "of")
            .then(|| self.reading.features[first - 2])
            .flatten()
    }

    /// Words inside the value beside its bound, number and noun.
    fn modifiers(&self, value: &Value, vocabulary: &Vocabulary) -> Vec<u32> {
        let first = self.place_of(value.span);
        let last = self.reading.words.partition_point(|word| word.span.start < value.span.end);
        let words = self.reading.words.get(first..last.saturating_sub(1)).unwrap_or_default();
        words
            .iter()
            .map(|word| vocabulary.entry(word.key))
            .skip_while(|entry| entry.number.is_none())
            .filter(|entry| entry.number.is_none() && !entry.function)
            .map(|entry| entry.stem_number)
            .collect()
    }

    /// Whether the words stand right behind the words that report speech.
    fn of_speaking(&self, first: usize, last: usize, line: &Range<usize>) -> bool {
        let near = first.saturating_sub(4).max(line.start)..(last + 3).min(line.end);
        let words = self.reading.words.get(near).unwrap_or_default();
        let Some((start, end)) = words.first().zip(words.last()) else { return false };
        let span = ByteSpan { start: start.span.start, end: end.span.end };
        self.doc
            .quotes
            .iter()
            .filter_map(|quote| quote.cue.as_ref())
            .any(|cue| self.doc.bytes(cue.start, cue.end).overlaps(span))
    }

    /// The toll that a number counts: the nearest word of one, with no other number, "and" or comma between before it.
    fn toll(&self, value: &Value, vocabulary: &Vocabulary) -> Option<&'static str> {
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
        let before = (line.words.start.max(first.saturating_sub(3))..first)
            .rev()
            .take_while(|&place| !stops(place))
            .enumerate()
            .find_map(|(distance, place)| toll::of(&entry(place).key).map(|toll| (distance, toll)));
        match (after, before) {
            (Some(after), Some(before)) if before.0 < after.0 => Some(before.1),
            (after, before) => after.or(before).map(|(_, toll)| toll),
        }
    }
}
