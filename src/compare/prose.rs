//! Looks a quotation of one report up in the prose of the others.

use super::{
    alignment::shared,
    blocks::Block,
    name::{Likeness, Name, folded, is_variant},
    utterance::Utterance,
    version::Version,
    vocabulary::{FUNCTION_WEIGHT, Vocabulary},
    word::{Lines, Word},
};
use crate::record::{ByteSpan, Doc, QuoteKind};
use foldhash::HashSet;
use std::collections::BTreeMap;

/// The sentences of one report without what stands between quotation marks.
#[derive(Debug, Default)]
pub(super) struct Prose {
    sentences: Vec<Sentence>,
    /// Stems with the sentences that have them, in order.
    places: Vec<(u32, u32)>,
}

#[derive(Debug)]
struct Sentence {
    span: ByteSpan,
    words: Vec<Word>,
    /// The keys of its words, sorted.
    keys: Vec<u32>,
    /// Indices of the indirect and mixed quotations that begin in it.
    reports: Vec<usize>,
}

/// Where a quotation was found in prose.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    /// The same words without marks.
    Unquoted { span: ByteSpan, words: Vec<Word>, score: f64 },
    /// The same said in other words.
    Paraphrased { span: ByteSpan, speaker: Option<String>, score: f64 },
}

/// A quotation as it is looked for.
pub(super) struct Query<'q> {
    utterance: &'q Utterance,
    source: Version<'q>,
    stems: Vec<(u32, u32)>,
    /// The keys of its words, sorted.
    keys: Vec<u32>,
}

impl<'q> Query<'q> {
    pub(super) fn new(
        utterance: &'q Utterance,
        source: Version<'q>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let stems = stems(&utterance.words, vocabulary).into_iter().collect();
        Self { utterance, source, stems, keys: sorted_keys(&utterance.words) }
    }
}

fn sorted_keys(words: &[Word]) -> Vec<u32> {
    let mut keys: Vec<u32> = words.iter().map(|word| word.key).collect();
    keys.sort_unstable();
    keys
}

/// Number and weight of the words that two sorted lists of keys share in any order: no alignment matches more.
fn shared_at_most(a: &[u32], b: &[u32], vocabulary: &Vocabulary) -> (usize, u32) {
    let (mut count, mut weight) = (0, 0);
    let (mut left, mut right) = (0, 0);
    while left < a.len() && right < b.len() {
        match a[left].cmp(&b[right]) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                count += 1;
                weight += vocabulary.entry(a[left]).weight;
                left += 1;
                right += 1;
            }
        }
    }
    (count, weight)
}

/// Sentences that are aligned for one quotation: those that share most with it.
const MOST_SENTENCES: usize = 4;
/// A stem in more sentences than this finds none of them.
const MOST_PLACES: usize = 200;

impl Prose {
    pub(super) fn new(doc: &Doc, lines: &Lines, vocabulary: &Vocabulary) -> Self {
        let quoted = disjoint(quoted_spans(doc));
        let mut reports: Vec<(ByteSpan, usize)> = doc
            .quotes
            .iter()
            .enumerate()
            .filter(|(_, quote)| quote.kind != QuoteKind::Direct)
            .map(|(number, quote)| (doc.bytes(quote.start, quote.end), number))
            .collect();
        reports.sort_unstable();
        let mut prose = Self::default();
        for (span, range) in &lines.sentences {
            let span = *span;
            let mut words = Vec::with_capacity(range.len());
            // The stretches between quotations, each a part of its own, so that no run bridges one.
            let mut rest = lines.words[range.clone()].iter().peekable();
            let mut part = 0;
            let mut start = span.start;
            let from = quoted.partition_point(|quoted| quoted.end <= span.start);
            let inside = quoted[from..].iter().take_while(|quoted| quoted.start < span.end);
            for quoted in inside.copied().chain([ByteSpan { start: span.end, end: span.end }]) {
                while let Some(word) = rest.next_if(|word| word.span.start < quoted.start) {
                    if word.span.start >= start && word.span.end <= quoted.start {
                        words.push(Word { part, ..*word });
                    }
                }
                part += u32::from(quoted.start > start);
                start = start.max(quoted.end);
            }
            let number = prose.sentences.len() as u32;
            let stems = words.iter().map(|word| vocabulary.entry(word.key).stem_number);
            prose.places.extend(stems.map(|stem| (stem, number)));
            let from = reports.partition_point(|(report, _)| report.start < span.start);
            let reports = reports[from..]
                .iter()
                .take_while(|(report, _)| report.start < span.end)
                .map(|&(_, number)| number)
                .collect();
            let keys = sorted_keys(&words);
            prose.sentences.push(Sentence { span, words, keys, reports });
        }
        prose.places.sort_unstable();
        prose.places.dedup();
        prose
    }

    /// Number of sentences.
    pub(super) const fn len(&self) -> usize {
        self.sentences.len()
    }

    /// The stems of each sentence, each once a sentence.
    pub(super) fn stems(&self) -> impl Iterator<Item = u32> {
        self.places.iter().map(|&(stem, _)| stem)
    }

    /// The words of the prose that stand in `span`.
    pub(super) fn within(&self, span: ByteSpan) -> impl Iterator<Item = &Word> {
        let from = self.sentences.partition_point(|sentence| sentence.span.end <= span.start);
        self.sentences[from..]
            .iter()
            .take_while(move |sentence| sentence.span.start < span.end)
            .flat_map(|sentence| &sentence.words)
            .filter(move |word| span.contains(word.span))
    }

    /// The best place for a quotation that no quotation of this report holds.
    pub(super) fn find(
        &self,
        query: &Query<'_>,
        doc: &Doc,
        vocabulary: &Vocabulary,
    ) -> Option<Found> {
        let Query { utterance, source, .. } = *query;
        let mut best: Option<(bool, u32, Found)> = None;
        for number in self.likely(query) {
            let sentence = &self.sentences[number as usize];
            let named = names_speaker(utterance, sentence, doc);
            let found = unquoted(query, sentence, named, doc, vocabulary)
                .map(|(weight, found)| (true, weight, found))
                .or_else(|| {
                    if !named {
                        return None;
                    }
                    paraphrased(utterance, source, sentence, doc, vocabulary)
                        .map(|(weight, found)| (false, weight, found))
                });
            if let Some(found) = found
                && best.as_ref().is_none_or(|best| (found.0, found.1) > (best.0, best.1))
            {
                best = Some(found);
            }
        }
        best.map(|(_, _, found)| found)
    }

    /// Sentences that share most stems with the quotation, best first.
    fn likely(&self, query: &Query<'_>) -> Vec<u32> {
        let mut weights = vec![0; self.sentences.len()];
        for (stem, weight) in &query.stems {
            let first = self.places.partition_point(|(other, _)| other < stem);
            let places = &self.places[first..];
            let count = places.partition_point(|(other, _)| other == stem);
            if count <= MOST_PLACES {
                for &(_, place) in &places[..count] {
                    weights[place as usize] += weight;
                }
            }
        }
        let mut likely: Vec<(u32, u32)> =
            (0..).zip(weights).filter(|&(_, weight)| weight >= 145).collect();
        likely.sort_by_key(|&(place, weight)| (std::cmp::Reverse(weight), place));
        likely.into_iter().take(MOST_SENTENCES).map(|(place, _)| place).collect()
    }
}

/// Where a report gives somebody's words: between quotation marks, and in direct quotations without any; sorted.
pub(super) fn quoted_spans(doc: &Doc) -> Vec<ByteSpan> {
    let mut spans: Vec<ByteSpan> = doc
        .quotes
        .iter()
        .filter(|quote| quote.kind == QuoteKind::Direct)
        .flat_map(|quote| &quote.parts)
        .map(|part| doc.bytes(part.start, part.end))
        .chain(doc.segmentation.regions.iter().map(|region| region.inner))
        .collect();
    spans.sort_unstable();
    spans
}

/// Sorted spans with those that overlap or touch made one.
fn disjoint(spans: Vec<ByteSpan>) -> Vec<ByteSpan> {
    let mut out: Vec<ByteSpan> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

/// The stems of words that are no function words, each once, with their weights.
fn stems(words: &[Word], vocabulary: &Vocabulary) -> BTreeMap<u32, u32> {
    words
        .iter()
        .map(|word| vocabulary.entry(word.key))
        .filter(|entry| entry.weight > FUNCTION_WEIGHT)
        .map(|entry| (entry.stem_number, entry.weight))
        .collect()
}

/// The same words in one stretch, at most one word changed at a time.
fn unquoted(
    query: &Query<'_>,
    sentence: &Sentence,
    named: bool,
    doc: &Doc,
    vocabulary: &Vocabulary,
) -> Option<(u32, Found)> {
    let utterance = query.utterance;
    let total = utterance.words.len();
    let is_whole = |matched: usize, weight: u32| {
        // Three words are somebody's only where none is a function word: "billions of dollars" is nobody's.
        let telling = matched >= 4 && weight >= 200 || matched == 3 && weight >= 240;
        telling && matched * 100 >= total * 85 && (matched >= 5 || named)
    };
    // Long runs of a longer quotation count too, but in a sentence that names the speaker they are its report.
    let is_long = |matched: usize, weight: u32| matched >= 8 && weight >= 400 && !named;
    let (most, heaviest) = shared_at_most(&query.keys, &sentence.keys, vocabulary);
    if !(is_whole(most, heaviest) || is_long(most, heaviest)) {
        return None;
    }
    let stretch = longest_stretch(&shared(&utterance.words, &sentence.words), &sentence.words)?;
    let (first, last) = (stretch.first()?, stretch.last()?);
    let matched: usize = stretch.iter().map(|block| block.length).sum();
    let words = &sentence.words[first.b..last.b + last.length];
    let weight: u32 = stretch
        .iter()
        .map(|block| vocabulary.weight(&sentence.words[block.b..block.b + block.length]))
        .sum();
    if !(is_whole(matched, weight) || is_long(matched, weight)) {
        return None;
    }
    let span = ByteSpan { start: words[0].span.start, end: words[words.len() - 1].span.end };
    // The long name of a body stands in many reports and is nobody's words.
    if weight_without_names(words, span, doc, vocabulary) < 200 {
        return None;
    }
    let score = matched as f64 / words.len() as f64;
    let words = words.iter().map(|word| Word { part: 0, ..*word }).collect();
    Some((weight, Found::Unquoted { span, words, score }))
}

/// The weight of the words of `span` that stand in no name.
fn weight_without_names(words: &[Word], span: ByteSpan, doc: &Doc, vocabulary: &Vocabulary) -> u32 {
    let (start, end) = (
        doc.offsets.character(doc.text(), span.start),
        doc.offsets.character(doc.text(), span.end),
    );
    let from = doc.mentions.partition_point(|mention| mention.end <= start);
    let names: Vec<ByteSpan> = doc.mentions[from..]
        .iter()
        .take_while(|mention| mention.start < end)
        .map(|mention| doc.bytes(mention.start, mention.end))
        .collect();
    words
        .iter()
        .filter(|word| !names.iter().any(|name| name.overlaps(word.span)))
        .map(|word| vocabulary.entry(word.key).weight)
        .sum()
}

/// The blocks of the longest stretch in which blocks lie at most one word apart on both sides and no quotation stands
/// between.
fn longest_stretch(found: &[Block], words: &[Word]) -> Option<Vec<Block>> {
    let mut best: Option<(usize, Vec<Block>)> = None;
    let mut current: Vec<Block> = Vec::new();
    for &block in found {
        let near = current.last().is_some_and(|last: &Block| {
            block.a - last.a - last.length <= 1
                && block.b - last.b - last.length <= 1
                && words[last.b].part == words[block.b].part
        });
        if !near {
            current.clear();
        }
        current.push(block);
        let matched = current.iter().map(|block| block.length).sum();
        if best.as_ref().is_none_or(|(most, _)| matched > *most) {
            best = Some((matched, current.clone()));
        }
    }
    best.map(|(_, stretch)| stretch)
}

/// A sentence that names the speaker and takes up most of the content of one sentence of the quotation.
fn paraphrased(
    utterance: &Utterance,
    source: Version<'_>,
    sentence: &Sentence,
    doc: &Doc,
    vocabulary: &Vocabulary,
) -> Option<(u32, Found)> {
    // A headline or a question reports nothing.
    if sentence.span.of(doc.text()).trim_end().ends_with('?') {
        return None;
    }
    let there: HashSet<u32> =
        sentence.words.iter().map(|word| vocabulary.entry(word.key).stem_number).collect();
    let mut best = 0;
    let mut start = 0;
    for end in 1..=utterance.words.len() {
        let ends = end == utterance.words.len()
            || source.gap(end).is_none_or(|gap| gap.of(source.text).contains(['.', '!', '?', ';']));
        if !ends {
            continue;
        }
        let words = &utterance.words[start..end];
        let clause = stems(words, vocabulary);
        start = end;
        let total: u32 = clause.values().sum();
        let (mut weight, mut content) = (0, 0);
        for (stem, worth) in &clause {
            if there.contains(stem) {
                weight += worth;
                content += u32::from(*worth >= 100);
            }
        }
        // Names alone say nothing: every report on the event has them.
        let named = words.iter().skip(1).filter(|word| {
            let entry = vocabulary.entry(word.key);
            entry.weight >= 100
                && there.contains(&entry.stem_number)
                && word.span.of(source.text).starts_with(char::is_uppercase)
        });
        content = content.saturating_sub(named.count() as u32);
        if content >= 2 && weight >= 300 && weight * 100 >= total * 65 {
            best = best.max(weight);
        }
    }
    if best == 0 {
        return None;
    }
    let own = stems(&utterance.words, vocabulary);
    let here = stems(&sentence.words, vocabulary);
    let common = here.keys().filter(|stem| own.contains_key(stem)).count();
    let reported = sentence
        .reports
        .iter()
        .map(|&number| &doc.quotes[number])
        .find(|quote| quote.kind == QuoteKind::Indirect);
    let span = reported.map_or(sentence.span, |quote| doc.bytes(quote.start, quote.end));
    let speaker = reported
        .and_then(|quote| quote.speaker_name.clone())
        .or_else(|| utterance.speaker.as_ref().map(|speaker| speaker.written.clone()));
    let score = common as f64 / here.len().max(1) as f64;
    Some((best, Found::Paraphrased { span, speaker, score }))
}

/// Whether the sentence names the speaker of the utterance or reports what that speaker says.
fn names_speaker(utterance: &Utterance, sentence: &Sentence, doc: &Doc) -> bool {
    let Some(speaker) = &utterance.speaker else { return false };
    let Some(last) = speaker.name.words.last().filter(|_| !speaker.name.description) else {
        return false;
    };
    let written = sentence.words.iter().any(|word| {
        let written = word.span.of(doc.text());
        written.starts_with(char::is_uppercase) && {
            let name = folded(written);
            name == *last || is_variant(&name, last)
        }
    });
    written
        || doc.quotes.iter().any(|quote| {
            quote.kind != QuoteKind::Direct
                && sentence.span.overlaps(doc.bytes(quote.start, quote.end))
                && quote
                    .speaker_name
                    .as_ref()
                    .is_some_and(|name| Name::new(name).person(&speaker.name) == Likeness::Same)
        })
}
