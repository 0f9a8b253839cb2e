//! Reported speech of one report that tells a quotation of another in other words: it is given to the same speaker, and the
//! two share much of their content.

use super::{
    grouping::Group,
    name::{Likeness, Name},
    prose::Prose,
    speakers::Speakers,
    utterance::Utterance,
    vocabulary::{CONTENT_WEIGHT, FUNCTION_WEIGHT, Vocabulary},
    word::Word,
};
use crate::record::{ByteSpan, Doc, QuoteKind};
use foldhash::HashMap;
use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

/// A quotation and the reported speech that tells it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Retelling {
    /// Index of the utterance.
    pub(super) told: usize,
    /// Index of the report that tells it.
    pub(super) article: usize,
    /// Index of the reported speech in `Doc.quotes`.
    pub(super) quote: usize,
    /// Share of the content of the reported speech that the quotation has, 0..1, by weight.
    pub(super) score: f64,
    /// How much of the content of both they share, 0..1.
    pub(super) likeness: f64,
}

/// Least likeness (Dice's coefficient over weighted stems), found on hand-read reports.
const LEAST_LIKENESS: f64 = 0.35;
/// Least weight of what is shared, in thousandths of a rare word's.
const LEAST_WEIGHT: u32 = 3500;
/// A stem in more sentences than this finds none of them.
const MOST_PLACES: usize = 200;

/// The stems of a sentence that is compared, in order, each once and with whether it is written small there.
type Stems = Vec<(u32, bool)>;

/// One sentence of a quotation.
struct Sentence {
    utterance: usize,
    stems: Stems,
}

/// For reported speech the quotation of another report that it tells, in the order of the reports.
pub(super) fn retellings(
    docs: &[Arc<Doc>],
    utterances: &[Utterance],
    prose: &[Prose],
    speakers: &Speakers,
    vocabulary: &Vocabulary,
) -> Vec<Retelling> {
    let reported = reported(docs, speakers);
    let who = Who::new(utterances, &reported);
    let sentences = sentences(docs, utterances, &who, vocabulary);
    if sentences.is_empty() {
        return Vec::new();
    }
    let Weights { weights, content } = Weights::new(utterances, prose, vocabulary);
    let totals: Vec<u32> = sentences
        .iter()
        .map(|sentence| sentence.stems.iter().map(|&(stem, _)| weights[stem as usize]).sum())
        .collect();
    // Only what has content finds a sentence, and only those of the speaker are looked at.
    let mut places: Vec<(usize, u32, u32)> = (0..)
        .zip(&sentences)
        .filter_map(|(number, sentence)| Some((number, who.said[sentence.utterance]?, sentence)))
        .flat_map(|(number, speaker, sentence)| {
            sentence.stems.iter().map(move |&(stem, _)| (speaker, stem, number))
        })
        .filter(|&(_, stem, _)| content[stem as usize])
        .collect();
    places.sort_unstable();
    let quoted: BTreeMap<(usize, usize), &Utterance> = utterances
        .iter()
        .filter(|utterance| !utterance.piece)
        .filter_map(|utterance| Some(((utterance.article, utterance.quote?), utterance)))
        .collect();
    let mut seen = vec![0; sentences.len()];
    let mut found = Vec::new();
    for (number, report) in reported.iter().enumerate() {
        let doc = &docs[report.article];
        let marked = quoted.get(&(report.article, report.quote));
        let marked = marked.into_iter().flat_map(|utterance| &utterance.words);
        let words = prose[report.article].within(report.span).chain(marked);
        let stems = read(words, doc.text(), vocabulary);
        let total: u32 = stems.iter().map(|&(stem, _)| weights[stem as usize]).sum();
        let mut touched = Vec::new();
        for speaker in who.speakers_of(number) {
            let from = places.partition_point(|place| place.0 < speaker);
            let own = &places[from..];
            let own = &own[..own.partition_point(|place| place.0 == speaker)];
            for &(stem, _) in stems.iter().filter(|&&(stem, _)| content[stem as usize]) {
                let from = own.partition_point(|place| place.1 < stem);
                let length = own[from..].partition_point(|place| place.1 == stem);
                if length > MOST_PLACES {
                    continue; // a word in so many of a speaker's sentences tells nothing
                }
                for &(.., sentence) in &own[from..from + length] {
                    let place = sentence as usize;
                    if seen[place] != number + 1 {
                        seen[place] = number + 1;
                        touched.push(place);
                    }
                }
            }
        }
        let mut best: Option<(f64, f64, Reverse<&str>, Reverse<usize>)> = None;
        for place in touched {
            let sentence = &sentences[place];
            let told = &utterances[sentence.utterance];
            if told.article == report.article {
                continue;
            }
            let weight = shared(&stems, &sentence.stems, &weights);
            let likeness = f64::from(2 * weight) / f64::from(total + totals[place]);
            let near = weight >= LEAST_WEIGHT
                && likeness >= LEAST_LIKENESS
                && has_content(&stems, &sentence.stems, &content);
            // Of two reports that quote the same, the order of the reports does not decide.
            let text = told.span().of(docs[told.article].text());
            let score = f64::from(weight) / f64::from(total);
            let order = (likeness, score, Reverse(text), Reverse(sentence.utterance));
            if near && best.is_none_or(|best| order > best) {
                best = Some(order);
            }
        }
        if let Some((likeness, score, _, Reverse(told))) = best {
            let (article, quote) = (report.article, report.quote);
            found.push(Retelling { told, article, quote, score, likeness });
        }
    }
    found
}

/// Gives each group the reported speech that tells one of its versions: the likest of each report that has no version of
/// its own. What a reported clause has between marks is then no utterance of its own.
pub(super) fn attach(groups: &mut Vec<Group>, utterances: &[Utterance], mut found: Vec<Retelling>) {
    if found.is_empty() {
        return;
    }
    found.sort_by(|a, b| {
        let place = |one: &Retelling| (one.told, one.article, one.quote);
        b.likeness.total_cmp(&a.likeness).then_with(|| place(a).cmp(&place(b)))
    });
    let mut owner = vec![None; utterances.len()];
    let mut own: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        for &member in &group.members {
            owner[member] = Some(number);
            if let Some(quote) = utterances[member].quote {
                own.insert((utterances[member].article, quote), number);
            }
        }
    }
    let mut gone = vec![false; groups.len()];
    for retelling in found {
        let Some(group) = owner[retelling.told].filter(|&group| !gone[group]) else { continue };
        let has = groups[group].members.iter().map(|&member| utterances[member].article);
        let told = groups[group].retold.iter().map(|other| other.article);
        if has.chain(told).any(|article| article == retelling.article) {
            continue;
        }
        if let Some(&alone) = own.get(&(retelling.article, retelling.quote)) {
            if groups[alone].members.len() > 1 || !groups[alone].retold.is_empty() {
                continue;
            }
            gone[alone] = true;
        }
        groups[group].retold.push(retelling);
    }
    let mut gone = gone.into_iter();
    groups.retain(|_| !gone.next().unwrap_or_default());
}

/// Reported speech with a speaker.
struct Reported {
    article: usize,
    quote: usize,
    span: ByteSpan,
    speaker: Arc<Name>,
}

/// The reported speech that tells what was said: no question, no subject that was spoken about, nothing denied.
fn reported(docs: &[Arc<Doc>], speakers: &Speakers) -> Vec<Reported> {
    let mut found = Vec::new();
    for (article, doc) in docs.iter().enumerate() {
        for (number, quote) in doc.quotes.iter().enumerate() {
            if quote.kind == QuoteKind::Direct
                || quote.belief
                || quote.negated
                || quote.start >= quote.end
            // made by hand
            {
                continue;
            }
            let span = doc.bytes(quote.start, quote.end);
            let text = span.of(doc.text());
            let first = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let open =
                ["about", "whether", "if"].iter().any(|word| first.eq_ignore_ascii_case(word));
            if open || text.ends_with('?') {
                continue;
            }
            if let Some(speaker) = speakers.name(quote, doc) {
                let speaker = Arc::clone(speaker);
                found.push(Reported { article, quote: number, span, speaker });
            }
        }
    }
    found
}

/// Who of the speakers of quotations is who of those of reported speech.
struct Who {
    /// For each utterance the number of its speaker.
    said: Vec<Option<usize>>,
    /// For each reported speech the number of its speaker.
    reported: Vec<usize>,
    /// For each speaker of utterances, those of reported speech who are the same.
    same: Vec<Vec<bool>>,
}

impl Who {
    fn new(utterances: &[Utterance], reports: &[Reported]) -> Self {
        // One way to write a speaker has one name in all reports.
        let mut reporters: Vec<&Arc<Name>> = Vec::new();
        let mut numbers: HashMap<*const Name, usize> = HashMap::default();
        let mut reported = Vec::with_capacity(reports.len());
        for report in reports {
            reported.push(*numbers.entry(Arc::as_ptr(&report.speaker)).or_insert_with(|| {
                reporters.push(&report.speaker);
                reporters.len() - 1
            }));
        }
        numbers.clear();
        let mut same: Vec<Vec<bool>> = Vec::new();
        let mut said = Vec::with_capacity(utterances.len());
        for utterance in utterances {
            said.push(utterance.speaker.as_ref().map(|speaker| {
                *numbers.entry(Arc::as_ptr(&speaker.name)).or_insert_with(|| {
                    let is_same = |name: &&Arc<Name>| {
                        may_be_one(&speaker.name, name)
                            && speaker.name.person(name) == Likeness::Same
                    };
                    same.push(reporters.iter().map(is_same).collect());
                    same.len() - 1
                })
            }));
        }
        Self { said, reported, same }
    }

    /// Whether the speaker of utterance `told` has reported speech anywhere.
    fn is_reported(&self, told: usize) -> bool {
        self.said[told].is_some_and(|speaker| self.same[speaker].contains(&true))
    }

    /// The speakers of utterances who are the speaker of this reported speech.
    fn speakers_of(&self, report: usize) -> impl Iterator<Item = usize> {
        let reported = self.reported[report];
        (0..).zip(&self.same).filter(move |(_, same)| same[reported]).map(|(speaker, _)| speaker)
    }
}

/// Whether two names are worth comparing: they share a word, or their last ones begin alike. Most do not.
fn may_be_one(a: &Name, b: &Name) -> bool {
    let first = |name: &Name| name.words.last().and_then(|word| word.chars().next());
    first(a) == first(b) || a.full.iter().any(|word| b.full.contains(word))
}

/// The weight of each stem in these reports, in thousandths: what it weighs anywhere, by how rare it is here,
/// `ln(1 + n / df)` over sentences and quotations.
struct Weights {
    weights: Vec<u32>,
    /// Whether every form of the stem has content.
    content: Vec<bool>,
}

impl Weights {
    fn new(utterances: &[Utterance], prose: &[Prose], vocabulary: &Vocabulary) -> Self {
        let mut frequency = vec![0_u32; vocabulary.stems()];
        let mut count = 0_u32;
        for report in prose {
            count += report.len() as u32;
            report.stems().for_each(|stem| frequency[stem as usize] += 1);
        }
        let mut last = vec![0; frequency.len()];
        for utterance in utterances.iter().filter(|utterance| !utterance.piece) {
            count += 1;
            for word in &utterance.words {
                let stem = vocabulary.entry(word.key).stem_number as usize;
                if last[stem] != count {
                    last[stem] = count;
                    frequency[stem] += 1;
                }
            }
        }
        // Most stems stand in few places, and there the logarithm is taken once.
        let most = frequency.iter().copied().max().unwrap_or(0).min(16);
        let rarity = |frequency: u32| (f64::from(count) / f64::from(frequency.max(1))).ln_1p();
        let few: Vec<f64> = (0..=most).map(rarity).collect();
        let mut weights = vec![0; frequency.len()];
        let mut content = vec![true; frequency.len()];
        for entry in vocabulary.entries().filter(|entry| entry.weight > FUNCTION_WEIGHT) {
            let stem = entry.stem_number as usize;
            let place = frequency[stem];
            let rarity = few.get(place as usize).copied().unwrap_or_else(|| rarity(place));
            let weight = super::statement::whole(f64::from(10 * entry.weight) * rarity);
            // Of two forms of one stem the lesser counts.
            weights[stem] = if weights[stem] == 0 { weight } else { weight.min(weights[stem]) };
            content[stem] &= entry.weight >= CONTENT_WEIGHT;
        }
        Self { weights, content }
    }
}

/// The sentences of the quotations whose speakers are reported too; questions tell nothing.
fn sentences(
    docs: &[Arc<Doc>],
    utterances: &[Utterance],
    who: &Who,
    vocabulary: &Vocabulary,
) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (number, utterance) in utterances.iter().enumerate() {
        if utterance.piece
            || utterance.quote.is_none()
            || utterance.words.len() < 3
            || !who.is_reported(number)
        {
            continue;
        }
        let text = docs[utterance.article].text();
        let mut start = 0;
        for end in 1..=utterance.words.len() {
            let before = utterance.words[end - 1].span.end;
            let part = utterance.parts[utterance.words[end - 1].part as usize].end;
            let after = utterance.words.get(end).map_or(part, |word| word.span.start);
            // Between two words of one sentence stands a space; of a part that ends, only its own marks count.
            let gap = if after > before + 1 || end == utterance.words.len() {
                ByteSpan { start: before, end: after.min(part).max(before) }.of(text)
            } else {
                ""
            };
            if end < utterance.words.len() && !gap.contains(['.', '!', '?', ';']) {
                continue;
            }
            let words = &utterance.words[start..end];
            start = end;
            if gap.contains('?') {
                continue;
            }
            let stems = read(words.iter(), text, vocabulary);
            found.push(Sentence { utterance: number, stems });
        }
    }
    found
}

fn read<'w>(words: impl Iterator<Item = &'w Word>, text: &str, vocabulary: &Vocabulary) -> Stems {
    let mut stems: Stems = words
        .map(|word| (word, vocabulary.entry(word.key)))
        .filter(|(_, entry)| entry.weight > FUNCTION_WEIGHT)
        .map(|(word, entry)| {
            (entry.stem_number, word.span.of(text).starts_with(char::is_lowercase))
        })
        .collect();
    stems.sort_unstable_by_key(|&(stem, small)| (stem, !small));
    stems.dedup_by_key(|(stem, _)| *stem);
    stems
}

/// The weight of the stems that both have.
fn shared(a: &Stems, b: &Stems, weights: &[u32]) -> u32 {
    let mut rest = b.iter().peekable();
    let mut sum = 0;
    for &(stem, _) in a {
        while rest.next_if(|&&(other, _)| other < stem).is_some() {}
        if rest.next_if(|&&(other, _)| other == stem).is_some() {
            sum += weights[stem as usize];
        }
    }
    sum
}

/// Whether they share a word of content that is no name.
fn has_content(a: &Stems, b: &Stems, content: &[bool]) -> bool {
    a.iter().any(|(stem, small)| {
        content[*stem as usize]
            && b.binary_search_by_key(stem, |(other, _)| *other)
                .is_ok_and(|place| *small || b[place].1)
    })
}
