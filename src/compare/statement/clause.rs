//! Cuts a report into lines (sentences of its body) and clauses with a voice.

use super::{
    Features,
    feature::{Class, Key},
};
use crate::{
    compare::{
        Context,
        vocabulary::{CONTENT_WEIGHT, Vocabulary},
        word::{Lines, Word},
    },
    lexicon,
    record::{ByteSpan, CoverageKind, Doc, QuoteKind, StatementVoice, Timex, TimexKind},
};
use foldhash::HashSet;
use std::{ops::Range, sync::LazyLock};

/// One sentence of one report.
#[derive(Clone, Debug)]
pub(in crate::compare) struct Line {
    pub(in crate::compare) span: ByteSpan,
    /// Its words in `Reading::words`.
    pub(in crate::compare) words: Range<usize>,
    /// Its clauses in `Reading::clauses`.
    pub(in crate::compare) clauses: Range<usize>,
    pub(in crate::compare) features: Vec<u32>,
}

/// A stretch of one sentence with one voice and, as far as can be told safely, one verb.
#[derive(Clone, Debug)]
pub(in crate::compare) struct Clause {
    pub(in crate::compare) span: ByteSpan,
    pub(in crate::compare) words: Range<usize>,
    pub(in crate::compare) voice: StatementVoice,
    /// Index in `Doc.quotes` of the quotation it stands in.
    pub(in crate::compare) quote: Option<usize>,
    /// Whether it has a "not" (an odd number of them).
    pub(in crate::compare) negated: bool,
    /// What follows the words that deny: the next two features of each.
    pub(in crate::compare) denied: Vec<u32>,
    pub(in crate::compare) features: Vec<u32>,
}

/// One report's words, lines and clauses.
#[derive(Clone, Debug, Default)]
pub(in crate::compare) struct Reading {
    pub(in crate::compare) words: Vec<Word>,
    /// What each word is compared by; none for a word without content and for the later words of a name.
    pub(in crate::compare) features: Vec<Option<u32>>,
    /// Number over the reports of the thing that each word names.
    pub(in crate::compare) names: Vec<Option<u32>>,
    pub(in crate::compare) lines: Vec<Line>,
    /// Those with enough content to be statements, in order.
    pub(in crate::compare) clauses: Vec<Clause>,
}

/// Least words on both sides of a cut.
const SHORTEST: usize = 4;
/// Features behind a "not" that it turns round.
const DENIED: usize = 2;
/// Features that make a clause a statement.
const LEAST_FEATURES: usize = 3;

/// Words that open a clause behind a comma.
const OPENERS: [&str; 14] = [
    "and", "but", "while", "whereas", "although", "though", "which", "who", "where", "when",
    "because", "after", "before", "as",
];

/// Forms of irregular verbs (and of a few nouns): a sign of a verb beside the ending `-ed`.
static VERBS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/irregular_forms.txt"))
        .flat_map(|line| line.split(' '))
        .collect()
});

/// Whether a word is a form of an irregular verb or ends like one of the past.
pub(in crate::compare) fn is_verb(key: &str) -> bool {
    VERBS.contains(key) || key.len() > 3 && key.ends_with("ed")
}

pub(super) fn read(
    context: &Context<'_>,
    article: usize,
    lines: Lines,
    vocabulary: &Vocabulary,
    features: &mut Features,
) -> Reading {
    let doc = &context.docs[article];
    let marks = Marks::new(context, article, features);
    let mut reading = Reading { words: lines.words, ..Reading::default() };
    for (sentence, words) in lines.sentences {
        if words.is_empty() {
            continue;
        }
        let from = words.start;
        for place in words.clone() {
            let word = reading.words[place];
            let text = word.span.of(doc.text());
            let entry = vocabulary.entry(word.key);
            let named = marks.named(word.span);
            reading.names.push(named.map(|(_, _, thing)| thing));
            let whole = marks.dated(word.span).or(named.map(|(span, feature, _)| (span, feature)));
            let feature = match whole {
                Some((span, feature)) => {
                    starts(&reading.words[from..=place], span).then_some(feature)
                }
                None => features.word(entry, text, place == from),
            };
            reading.features.push(feature);
        }
        let first = reading.clauses.len();
        for piece in voices(doc, &marks, &reading, vocabulary, words.clone()) {
            for range in split(doc, &reading, vocabulary, piece.words.clone()) {
                if piece.quote.is_none() && !tells(&marks, &reading, vocabulary, range.clone()) {
                    continue;
                }
                let span = tight(doc.text(), &reading.words[range.clone()], sentence);
                let mut found: Vec<u32> =
                    reading.features[range.clone()].iter().copied().flatten().collect();
                let telling = range
                    .clone()
                    .filter(|&place| {
                        reading.features[place].is_some()
                            && vocabulary.entry(reading.words[place].key).weight >= CONTENT_WEIGHT
                    })
                    .count();
                if found.len() < LEAST_FEATURES || telling < 2 {
                    continue;
                }
                found.extend(
                    marks
                        .shared
                        .iter()
                        .filter(|(place, _)| place.overlaps(span))
                        .map(|&(_, feature)| feature),
                );
                let negations: Vec<usize> = range
                    .clone()
                    .filter(|&place| vocabulary.entry(reading.words[place].key).negation)
                    .collect();
                let negated = negations.len() % 2 == 1;
                let after = |&place: &usize| {
                    reading.features[place + 1..range.end].iter().copied().flatten().take(DENIED)
                };
                let denied = negations.iter().flat_map(after).collect();
                reading.clauses.push(Clause {
                    span,
                    negated,
                    denied,
                    words: range,
                    voice: piece.voice,
                    quote: piece.quote,
                    features: found,
                });
            }
        }
        let mut found: Vec<u32> =
            reading.features[words.clone()].iter().copied().flatten().collect();
        found.extend(
            marks
                .shared
                .iter()
                .filter(|(place, _)| place.overlaps(sentence))
                .map(|&(_, feature)| feature),
        );
        let clauses = first..reading.clauses.len();
        reading.lines.push(Line { span: sentence, words, clauses, features: found });
    }
    reading
}

/// Whether the last of the words is the first that touches `span`.
fn starts(words: &[Word], span: ByteSpan) -> bool {
    words.len() < 2 || !words[words.len() - 2].span.overlaps(span)
}

/// From the first to the last word, with a closing mark or unit that follows directly.
fn tight(text: &str, words: &[Word], limit: ByteSpan) -> ByteSpan {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return limit };
    let after = &text[last.span.end as usize..limit.end as usize];
    let stop = after.chars().next().filter(|c| matches!(c, '.' | '!' | '?'));
    ByteSpan { start: first.span.start, end: last.span.end + stop.map_or(0, char::len_utf8) as u32 }
}

/// What stands where in one report, sorted by place.
struct Marks {
    /// Feature and number over the reports.
    names: Vec<(ByteSpan, u32, u32)>,
    dates: Vec<(ByteSpan, u32)>,
    /// Quotations that another report has too.
    shared: Vec<(ByteSpan, u32)>,
    /// What speakers say, outermost.
    said: Vec<(ByteSpan, usize)>,
    /// Speakers and the words that report them.
    attribution: Vec<ByteSpan>,
}

impl Marks {
    fn new(context: &Context<'_>, article: usize, features: &mut Features) -> Self {
        let doc = &context.docs[article];
        let mut names = Vec::new();
        // Every thing has a row for each article, in their order; things named come first.
        let rows = context.coverage.iter().skip(article).step_by(context.docs.len().max(1));
        let entities = rows.take_while(|row| row.kind == CoverageKind::Entity);
        for (thing, row) in entities.enumerate() {
            let thing = thing as u32;
            for span in &row.spans {
                let feature = features.intern(Key::Name(thing), Class::Name, &span.text);
                names.push((doc.bytes(span.start, span.end), feature, thing));
            }
        }
        names.sort_unstable();
        // A weekday counts by itself where no report has a date to set it against.
        let undated = context.docs.iter().all(|doc| doc.article.published.is_none());
        let weekday = |time: &Timex| {
            undated && time.value.as_deref().is_some_and(|value| value.starts_with("XXXX-WXX-"))
        };
        let mut dates: Vec<(ByteSpan, u32)> = doc
            .times
            .iter()
            // "noon" and "that night" stay words; an hour in figures is a feature of its own.
            .filter(|time| match time.kind {
                TimexKind::Date => true,
                TimexKind::Time => time.text.contains(|c: char| c.is_ascii_digit()),
                TimexKind::Duration | TimexKind::Set => false,
            })
            .filter_map(|time| {
                let value =
                    time.known().or_else(|| time.value.as_deref().filter(|_| weekday(time)))?;
                // An hour is the same hour whether or not a report is dated.
                let hour = value.find('T').filter(|_| time.kind == TimexKind::Time);
                let value = match hour {
                    Some(place) => value[place..].split(':').next().unwrap_or(value).into(),
                    None => context.years.full(value),
                };
                let feature = features.intern(Key::Date(value.into()), Class::Date, &time.text);
                Some((doc.bytes(time.start, time.end), feature))
            })
            .collect();
        dates.sort_unstable();
        let mut shared = Vec::new();
        for found in context.quotes {
            let several = found.members.windows(2).any(|two| two[0].article != two[1].article);
            for member in found.members.iter().filter(|_| several) {
                if member.article == doc.article.id {
                    let feature = features.intern(Key::Quote(found.id), Class::Quote, "");
                    shared.push((doc.bytes(member.start, member.end), feature));
                }
            }
        }
        let mut said: Vec<(ByteSpan, usize)> = doc
            .quotes
            .iter()
            .enumerate()
            .flat_map(|(number, quote)| quote.parts.iter().map(move |part| (part, number)))
            .map(|(part, number)| (doc.bytes(part.start, part.end), number))
            .filter(|(span, _)| !span.is_empty())
            .collect();
        said.sort_by_key(|(span, number)| (span.start, std::cmp::Reverse(span.end), *number));
        let mut end = 0;
        said.retain(|(span, _)| {
            let outer = span.start >= end;
            end = end.max(span.end);
            outer
        });
        let attribution = doc
            .quotes
            .iter()
            .flat_map(|quote| quote.source.iter().chain(&quote.cue))
            .map(|span| doc.bytes(span.start, span.end))
            .collect();
        Self { names, dates, shared, said, attribution }
    }

    fn named(&self, word: ByteSpan) -> Option<(ByteSpan, u32, u32)> {
        let after = self.names.partition_point(|(span, _, _)| span.start < word.end);
        self.names[..after].last().copied().filter(|(span, _, _)| span.overlaps(word))
    }

    fn dated(&self, word: ByteSpan) -> Option<(ByteSpan, u32)> {
        let after = self.dates.partition_point(|(span, _)| span.start < word.end);
        self.dates[..after].last().copied().filter(|(span, _)| span.overlaps(word))
    }
}

/// A stretch with one voice.
struct Piece {
    words: Range<usize>,
    voice: StatementVoice,
    quote: Option<usize>,
}

/// Cuts a sentence where a speaker begins and ends to speak. Who said it and how is no statement of its own.
fn voices(
    doc: &Doc,
    marks: &Marks,
    reading: &Reading,
    vocabulary: &Vocabulary,
    words: Range<usize>,
) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for place in words {
        let span = reading.words[place].span;
        let after = marks.said.partition_point(|(said, _)| said.start <= span.start);
        let quote = marks.said[..after]
            .last()
            .filter(|(said, _)| span.start < said.end)
            .map(|&(_, number)| number);
        let voice = match quote.map(|number| doc.quotes[number].kind) {
            None => StatementVoice::Outlet,
            Some(QuoteKind::Direct) => StatementVoice::Quoted,
            Some(QuoteKind::Mixed | QuoteKind::Indirect) => StatementVoice::Reported,
        };
        match pieces.last_mut() {
            Some(piece) if piece.quote == quote => piece.words.end = place + 1,
            _ => pieces.push(Piece { words: place..place + 1, voice, quote }),
        }
    }
    pieces.retain(|piece| {
        piece.quote.is_some() || tells(marks, reading, vocabulary, piece.words.clone())
    });
    pieces
}

/// Whether words outside quotations do more than say who speaks: no attribution among them, or a verb beside it.
fn tells(marks: &Marks, reading: &Reading, vocabulary: &Vocabulary, words: Range<usize>) -> bool {
    let attributes = |place: usize| {
        let span = reading.words[place].span;
        marks.attribution.iter().any(|attribution| attribution.overlaps(span))
    };
    !words.clone().any(attributes)
        || holds_verb(reading, vocabulary, words.filter(|&place| !attributes(place)))
}

/// Cuts at a semicolon, and at a comma before a word that opens a clause where both sides hold a verb.
fn split(
    doc: &Doc,
    reading: &Reading,
    vocabulary: &Vocabulary,
    words: Range<usize>,
) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    let mut start = words.start;
    let verb = |range: Range<usize>| holds_verb(reading, vocabulary, range);
    for place in words.start + 1..words.end {
        let gap = ByteSpan {
            start: reading.words[place - 1].span.end,
            end: reading.words[place].span.start,
        };
        let gap = gap.of(doc.text());
        let here = place - start >= SHORTEST && words.end - place >= SHORTEST;
        let key = &*vocabulary.entry(reading.words[place].key).key;
        let opens = gap.contains(';')
            || gap.contains(',')
                && OPENERS.contains(&key)
                && verb(start..place)
                && verb(place + 1..words.end.min(place + 8));
        if here && opens {
            cuts.push(start..place);
            start = place;
        }
    }
    cuts.push(start..words.end);
    cuts
}

/// Whether one of the words looks like a verb.
fn holds_verb(
    reading: &Reading,
    vocabulary: &Vocabulary,
    mut places: impl Iterator<Item = usize>,
) -> bool {
    places.any(|place| {
        let key = &*vocabulary.entry(reading.words[place].key).key;
        VERBS.contains(key) || key.len() > 4 && key.ends_with("ed")
    })
}
