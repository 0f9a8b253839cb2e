//! Finds the values of one report: what fills slots.

use super::{score, unit};
use crate::{
    compare::{
        Context,
        statement::{Bag, Reading, is_verb},
        vocabulary::{CONTENT_WEIGHT, Vocabulary},
    },
    lexicon,
    record::{
        Bound, ByteSpan, Doc, FactKind, Grain, MentionKind, QuantityKind, StatementVoice, Timex,
    },
};
use foldhash::HashSet;
use std::{ops::Range, sync::LazyLock};

pub(super) static REVISIONS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/revision_words.txt")));

/// Words on each side that say what a value is about.
const AROUND: usize = 10;
/// Words before a share in which its owner is named.
const NAMED: usize = 3;
/// Words before a day that opens its sentence.
const OPENING: usize = 2;
/// Words of a clause that tells what may be.
const POSSIBLE: [&str; 12] = [
    "could",
    "may",
    "might",
    "potentially",
    "expect",
    "expects",
    "expected",
    "plan",
    "plans",
    "planned",
    "hope",
    "hopes",
];
/// Prepositions with content of their own: what stands behind them is no part of a noun's phrase.
const AFTER_NOUNS: [&str; 8] =
    ["against", "during", "after", "before", "since", "until", "despite", "versus"];

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
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the words around it")]
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
    /// How many of the unit that its dimension is counted in make one of its own unit.
    pub(super) scale: f64,
    /// What a share is of: the noun of "12 percent of its workers".
    pub(super) whole: Option<u32>,
    /// The person whose share or sentence it is, by number over the reports.
    pub(super) owner: Option<u32>,
    /// Whether the noun counted says what is counted: "passengers", not "people".
    pub(super) specific: bool,
    /// What happened on a day.
    pub(super) happening: Option<&'static str>,
    /// Whether it is what may be.
    pub(super) expected: bool,
    /// Whether it tells a place in a row, "the third attempt", and no number of things.
    pub(super) ordinal: bool,
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

impl Value {
    /// Its number in the unit in which its dimension is counted.
    pub(super) fn amount(&self) -> Option<f64> {
        self.low.map(|low| low * self.scale)
    }
}

/// The values of one report in the order of the text.
pub(super) fn values(finder: &Finder<'_>, vocabulary: &mut Vocabulary) -> Vec<Value> {
    let mut found = Vec::new();
    finder.quantities(vocabulary, &mut found);
    finder.scores(vocabulary, &mut found);
    finder.magnitudes(vocabulary, &mut found);
    finder.bare_tolls(vocabulary, &mut found);
    finder.compounds(vocabulary, &mut found);
    finder.dates(vocabulary, &mut found);
    finder.places(vocabulary, &mut found);
    finder.ages(vocabulary, &mut found);
    found.sort_by_key(|value| (value.line, value.span, value.kind));
    found
}

pub(super) struct Finder<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) doc: &'a Doc,
    article: usize,
    pub(super) reading: &'a Reading,
    /// The words that report speech, in order.
    cues: Vec<ByteSpan>,
    /// Where each of `Doc.times` stands.
    times: Vec<ByteSpan>,
}

impl<'a> Finder<'a> {
    /// The times that lie in `span`, with their places.
    pub(super) fn times_in(&self, span: ByteSpan) -> impl Iterator<Item = (&'a Timex, ByteSpan)> {
        let from = self.times.partition_point(|time| time.start < span.start);
        let times = self.doc.times[from..].iter().zip(self.times[from..].iter().copied());
        times
            .take_while(move |(_, place)| place.start < span.end)
            .filter(move |(_, place)| span.contains(*place))
    }

    pub(super) fn new(context: &'a Context<'a>, article: usize, reading: &'a Reading) -> Self {
        let doc = &context.docs[article];
        let mut cues: Vec<ByteSpan> = doc
            .quotes
            .iter()
            .filter_map(|quote| quote.cue.as_ref())
            .map(|cue| doc.bytes(cue.start, cue.end))
            .collect();
        cues.sort_unstable();
        let times = doc.times.iter().map(|time| doc.bytes(time.start, time.end)).collect();
        Self { context, doc, article, reading, cues, times }
    }
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
                QuantityKind::Ordinal if quantity.value.get() >= 2.0 && quantity.unit.is_some() => {
                    FactKind::Count
                }
                QuantityKind::Ordinal | QuantityKind::Age => continue,
            };
            let ordinal = quantity.kind == QuantityKind::Ordinal;
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
                value.unit = if unit == score::UNIT {
                    Unit::Code(unit.clone())
                } else if kind == FactKind::Count {
                    let mut noun = unit::class(unit.rsplit(' ').next().unwrap_or(unit));
                    if noun == "person" && self.marches(&value, vocabulary) {
                        noun = "protester";
                    }
                    let key = vocabulary.intern(noun);
                    value.specific = vocabulary.entry(key).weight >= CONTENT_WEIGHT;
                    Unit::Noun(vocabulary.entry(key).stem_number)
                } else {
                    let (dimension, scale) = unit::dimension(unit);
                    value.scale = scale;
                    Unit::Code(dimension.to_owned())
                };
                value.unit_name.clone_from(unit);
            }
            value.ordinal = ordinal;
            if kind == FactKind::Count && !ordinal && value.unit == Unit::None {
                self.number_of(&mut value, vocabulary);
            }
            if kind == FactKind::Count && !ordinal && value.unit_name != score::UNIT {
                value.toll = self.toll(&value, vocabulary);
            }
            if matches!(kind, FactKind::Percent | FactKind::Count) {
                value.whole = self.whole(&value, vocabulary);
            }
            if kind == FactKind::Percent {
                value.owner = self.name_before(&value).or_else(|| self.person_before(&value));
            }
            if kind == FactKind::Duration && self.is_sentence(&value, vocabulary) {
                value.owner = self.person_before(&value);
            }
            value.modifiers = self.modifiers(&value, vocabulary);
            value.part = self.part(&value, vocabulary);
            value.expected = self.expected(&value, vocabulary);
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

    /// The noun that closes "of its workers" right behind a share.
    fn whole(&self, value: &Value, vocabulary: &Vocabulary) -> Option<u32> {
        let words = &self.reading.words;
        let entry = |place: usize| vocabulary.entry(words[place].key);
        let end = self.reading.lines[value.line].words.end;
        let next = words.partition_point(|word| word.span.start < value.span.end);
        if next + 1 >= end || &*entry(next).key != "of" {
            return None;
        }
        let from = (next + 1..end.min(next + 4)).find(|&place| !entry(place).function)?;
        (from..end.min(from + 4))
            .take_while(|&place| {
                let entry = entry(place);
                !entry.function && !AFTER_NOUNS.contains(&&*entry.key) && !is_verb(&entry.key)
            })
            .last()
            .map(|place| entry(place).stem_number)
    }

    /// Whether the clause tells what may be.
    fn expected(&self, value: &Value, vocabulary: &Vocabulary) -> bool {
        let clause = self.clause_of(self.place_of(value.span), value.line);
        self.reading.words[clause].iter().any(|word| {
            let key = &*vocabulary.entry(word.key).key;
            POSSIBLE.contains(&key)
        })
    }

    /// What is named a word or two before a value: "the Korvex index added 0.9 percent".
    fn name_before(&self, value: &Value) -> Option<u32> {
        let first = self.place_of(value.span);
        let start = self.reading.lines[value.line].words.start;
        let near = first.saturating_sub(NAMED).max(start)..first;
        near.rev().find_map(|place| self.reading.names[place])
    }

    /// The last person whom the sentence names before a value.
    fn person_before(&self, value: &Value) -> Option<u32> {
        let start = self.reading.lines[value.line].span.start;
        let mentions = &self.doc.mentions;
        let behind = mentions.partition_point(|mention| {
            self.doc.bytes(mention.start, mention.end).start < value.span.start
        });
        mentions[..behind]
            .iter()
            .rev()
            .map(|mention| (mention.kind, self.doc.bytes(mention.start, mention.end)))
            .take_while(|(_, span)| span.start >= start)
            .find(|(kind, _)| *kind == MentionKind::Person)
            .and_then(|(_, span)| self.reading.names.get(self.place_of(span)).copied().flatten())
    }

    /// Whether a length of time is what somebody was sentenced to, not what he may be.
    fn is_sentence(&self, value: &Value, vocabulary: &Vocabulary) -> bool {
        let line = &self.reading.lines[value.line].words;
        let first = self.place_of(value.span);
        let near = first.saturating_sub(AROUND).max(line.start)..(first + AROUND).min(line.end);
        let any = |words: &[&str]| {
            near.clone()
                .any(|place| words.contains(&&*vocabulary.entry(self.reading.words[place].key).key))
        };
        any(&["sentenced", "jailed", "imprisoned"])
            && !any(&[
                "up", "maximum", "minimum", "could", "faces", "face", "faced", "may", "might",
            ])
    }

    /// The words of the clause that holds a word of a line; of the whole line where no clause does.
    pub(super) fn clause_of(&self, word: usize, line: usize) -> Range<usize> {
        let line = &self.reading.lines[line];
        self.reading.clauses[line.clauses.clone()]
            .iter()
            .find(|clause| clause.words.contains(&word))
            .map_or(line.words.clone(), |clause| clause.words.clone())
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
            scale: 1.0,
            whole: None,
            owner: None,
            specific: false,
            happening: None,
            expected: false,
            ordinal: false,
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
        // "crashed on Friday, the police said": the comma closes what was said.
        let closed = first > line.start + OPENING
            && self
                .reading
                .words
                .get(last.wrapping_sub(1))
                .is_some_and(|word| self.doc.text()[word.span.end as usize..].starts_with(','));
        let end = if closed { last } else { (last + 3).min(line.end) };
        let near = first.saturating_sub(4).max(line.start)..end;
        let words = self.reading.words.get(near).unwrap_or_default();
        let Some((start, end)) = words.first().zip(words.last()) else { return false };
        let span = ByteSpan { start: start.span.start, end: end.span.end };
        let before = self.cues.partition_point(|cue| cue.start < span.start);
        // Cues are short: none but the last that begins before the words reaches into them.
        self.cues[before.saturating_sub(1)..]
            .iter()
            .take_while(|cue| cue.start < span.end)
            .any(|cue| cue.overlaps(span))
    }
}
