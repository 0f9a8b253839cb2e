//! The corpora of names, each with what it marks.

use super::{
    Labelled, Plan, Random, fit, invented::Inventor, read, settle::settle, sorts, sports, words,
};
use crate::{
    Result,
    record::{
        MentionKind::{self, Event, Fac, Gpe, Loc, Norp, Org, Person, Product, Work},
        Offsets, TokenKind,
    },
    tag::{Model, Part, Scheme, gazetteer, word},
    text,
};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// A text with its names: start, end (code points) and kind.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Named {
    /// Its name in the corpus.
    pub id: String,
    /// The text.
    #[serde(default)]
    pub text: String,
    /// The names.
    pub entities: Vec<(u32, u32, String)>,
}

/// A corpus.
struct Corpus {
    name: &'static str,
    file: &'static str,
    repeat: usize,
    /// Texts that are read as one document.
    together: usize,
    /// Kinds that it does not mark.
    unmarked: &'static [MentionKind],
}

const CORPORA: [Corpus; 8] = [
    Corpus {
        name: "annotated",
        file: "annotated/train.names.jsonl.gz",
        repeat: 2,
        together: 1,
        unmarked: &[],
    },
    Corpus {
        name: "gum",
        file: "ner/gum_train.jsonl.gz",
        repeat: 2,
        together: 1,
        unmarked: &[Norp],
    },
    Corpus {
        name: "wikigold",
        file: "ner/wikigold.jsonl.gz",
        repeat: 2,
        together: 1,
        unmarked: &[],
    },
    Corpus {
        name: "uner_ewt",
        file: "ner/uner_ewt_dev.jsonl.gz",
        repeat: 2,
        together: 1,
        unmarked: &[Norp, Event, Work, Product],
    },
    Corpus {
        name: "wnut",
        file: "ner/wnut17_train.jsonl.gz",
        repeat: 1,
        together: 1,
        unmarked: &[Norp, Event],
    },
    Corpus {
        name: "wnut",
        file: "ner/wnut17_dev.jsonl.gz",
        repeat: 1,
        together: 1,
        unmarked: &[Norp, Event],
    },
    Corpus {
        name: "btc",
        file: "ner/btc_train.jsonl.gz",
        repeat: 1,
        together: 1,
        unmarked: &[Norp, Event, Work, Product],
    },
    Corpus {
        name: "gmb",
        file: "ner/gmb_clean_train.jsonl.gz",
        repeat: 1,
        together: 6,
        unmarked: &[],
    },
];

/// Sentences of GMB as they came.
const MACHINE: Corpus =
    Corpus { name: "gmb", file: "ner/gmb_train.jsonl.gz", repeat: 1, together: 6, unmarked: &[] };

/// Texts made for the project.
const OWN: Corpus = Corpus { name: "own", file: "", repeat: 1, together: 1, unmarked: &[] };

/// How often each pattern of the texts on sports is filled.
const SPORTS: usize = 3;

/// What a label of some corpus may be here; `None` if it is no name.
fn kinds(label: &str) -> Option<&'static [MentionKind]> {
    Some(match label {
        "PER" | "person" | "PERSON" | "per" => &[Person],
        "ORG" | "group" | "corporation" | "org" => &[Org],
        "LOC" | "location" | "geo" => &[Gpe, Loc, Fac],
        "GPE" => &[Gpe],
        "FAC" => &[Fac],
        "NORP" => &[Norp],
        "EVENT" | "eve" => &[Event],
        "gpe" => &[Norp, Gpe],
        "WORK" | "creative-work" => &[Work],
        "PRODUCT" | "product" => &[Product],
        "MISC" | "art" | "nat" => &[Norp, Event, Work, Product],
        "ABSTRACT" | "OBJECT" => &[Norp, Event, Work, Product, Fac],
        _ => return None,
    })
}

/// The kinds that a name of several possible kinds may have by the project's lists, so that the rare kinds are not
/// taken for the frequent one.
fn narrowed(kinds: &'static [MentionKind], raw: &str, behind_the: bool) -> &'static [MentionKind] {
    if kinds.len() < 2 {
        return kinds;
    }
    let listed = gazetteer::kind_of(raw).filter(|kind| kinds.contains(kind));
    let one = MentionKind::ALL.iter().position(|kind| Some(*kind) == listed);
    if let Some(one) = one {
        return &MentionKind::ALL[one..=one];
    }
    match (kinds.contains(&Gpe), behind_the, raw.contains(' ')) {
        (true, true, _) => &[Loc, Fac],
        (true, false, false) => &[Gpe],
        _ => kinds,
    }
}

/// The labels of names of nine kinds.
pub fn scheme() -> Scheme {
    Scheme::Spans(MentionKind::ALL.iter().map(|kind| kind.name().to_owned()).collect())
}

fn bits(kinds: &[MentionKind], part: Part) -> u64 {
    let places = MentionKind::ALL.iter().enumerate().filter(|(_, kind)| kinds.contains(kind));
    places.fold(0, |bits, (kind, _)| bits | 1 << Scheme::label(kind, part))
}

const PARTS: [Part; 4] = [Part::Begin, Part::Inside, Part::Last, Part::Unit];

/// The labels that the tokens of a text may have.
fn label(named: &Named, corpus: &Corpus) -> Labelled {
    let segmentation = text::segmentation(&named.text);
    let tokens = segmentation.tokens;
    let kinds_of_many: Vec<MentionKind> = corpus
        .unmarked
        .iter()
        .copied()
        .filter(|kind| matches!(kind, Event | Work | Product))
        .collect();
    let mut allowed: Vec<u64> = tokens
        .iter()
        .map(|token| {
            let capital = token.span.of(&named.text).starts_with(char::is_uppercase);
            let parts = match token.kind {
                TokenKind::Word if capital => {
                    PARTS.iter().fold(0, |all, &part| all | bits(corpus.unmarked, part))
                }
                TokenKind::Handle | TokenKind::Hashtag | TokenKind::Url | TokenKind::Emoji => 0,
                _ => bits(&kinds_of_many, Part::Inside),
            };
            parts | 1
        })
        .collect();
    let offsets = Offsets::new(&named.text);
    for (start, end, label) in &named.entities {
        let Some(kinds) = kinds(label) else { continue };
        let (start, end) = (offsets.byte(&named.text, *start), offsets.byte(&named.text, *end));
        let first = tokens.partition_point(|token| token.span.end <= start);
        let last = tokens.partition_point(|token| token.span.start < end);
        if first >= last || tokens[first].kind == TokenKind::Handle {
            continue;
        }
        let raw = named.text[start as usize..end as usize].trim();
        let behind_the = first > 0 && tokens[first - 1].span.of(&named.text) == "the";
        let kinds = narrowed(kinds, raw, behind_the);
        let loose = matches!(label.as_str(), "ABSTRACT" | "OBJECT");
        for token in first..last {
            let part = match (token == first, token + 1 == last) {
                (true, true) => Part::Unit,
                (true, false) => Part::Begin,
                (false, true) => Part::Last,
                (false, false) => Part::Inside,
            };
            allowed[token] = if loose {
                PARTS.iter().fold(1, |all, &part| all | bits(kinds, part))
            } else {
                bits(kinds, part)
            };
        }
    }
    Labelled {
        text: named.text.clone(),
        sentences: segmentation
            .sentences
            .iter()
            .map(|sentence| sentence.first_token as usize..sentence.end_token as usize)
            .collect(),
        tokens,
        allowed,
        repeat: corpus.repeat,
    }
}

/// Texts as one document with a paragraph each.
fn join(texts: &[Named]) -> Named {
    let mut all = Named { id: String::new(), text: String::new(), entities: Vec::new() };
    let mut start = 0;
    for text in texts {
        if start > 0 {
            all.text.push_str("\n\n");
            start += 2;
        }
        all.text.push_str(&text.text);
        all.entities.extend(
            text.entities.iter().map(|(s, e, label)| (s + start, e + start, label.clone())),
        );
        start += text.text.chars().count() as u32;
    }
    all
}

fn titled(raw: &str) -> Option<String> {
    let mut letters = raw.chars();
    let first = letters.next().filter(|c| c.is_lowercase())?;
    (raw.len() > 3).then(|| first.to_uppercase().chain(letters).collect())
}

/// The corpora in `data` but `without`.
pub(super) fn corpora(data: &Path, without: &[&str], plan: &Plan) -> Result<Vec<Labelled>> {
    let mut all = Vec::new();
    for corpus in CORPORA.iter().filter(|corpus| !without.contains(&corpus.name)) {
        let thin = if corpus.name == "gmb" { plan.thin } else { 1 };
        all.append(&mut read_corpus(data, corpus, thin)?);
    }
    Ok(all)
}

/// Of a corpus, every so many documents.
fn read_corpus(data: &Path, corpus: &Corpus, thin: usize) -> Result<Vec<Labelled>> {
    let mut texts: Vec<Named> = read(&data.join(corpus.file))?;
    if corpus.name == "wikigold" {
        texts = texts.iter().map(unescaped).collect();
    }
    let documents = texts.chunks(corpus.together).step_by(thin);
    Ok(documents.map(|texts| label(&join(texts), corpus)).collect())
}

/// Adds copies in capitals and in title case of a share of the texts, and copies with invented names.
fn vary(all: &mut Vec<Labelled>, data: &Path, plan: &Plan) -> Result<()> {
    let mut random = Random(plan.seed);
    let mut copies = Vec::new();
    for text in all.iter() {
        let copy = match random.next() % 100 {
            0..11 => text.rewritten(|raw| Some(raw.to_uppercase())),
            11..17 => text.rewritten(titled),
            _ => continue,
        };
        copies.push(Labelled { repeat: 1, ..copy });
    }
    if plan.invented {
        let inventor = Inventor::new(data)?;
        for text in all.iter().filter(|text| text.repeat > 1) {
            copies.push(inventor.copy(text, &mut random));
        }
    }
    all.append(&mut copies);
    Ok(())
}

/// Sentences of the machine-made corpus that were left out for disagreement: what it says or what the model says.
fn disputed(data: &Path, model: &Model, thin: usize) -> Result<Vec<Labelled>> {
    let clean: Vec<Named> = read(&data.join("ner/gmb_clean_train.jsonl.gz"))?;
    let clean: std::collections::HashSet<String> = clean.into_iter().map(|text| text.id).collect();
    let mut rest: Vec<Named> = read(&data.join(MACHINE.file))?;
    rest.retain(|text| !clean.contains(&text.id));
    let texts = rest.chunks(MACHINE.together).step_by(thin).map(|texts| {
        let mut labelled = label(&join(texts), &MACHINE);
        let tags = model.tag_carefully(&labelled.features());
        let tokens = labelled.sentences.iter().flat_map(Clone::clone);
        for (token, label) in tokens.zip(&tags.labels) {
            labelled.allowed[token] |= 1 << label;
        }
        labelled
    });
    Ok(texts.collect())
}

/// Reads the letters that a corpus wrote as the bytes of their code, `\'c3\'a9`.
fn unescaped(named: &Named) -> Named {
    let letters: Vec<char> = named.text.chars().collect();
    let mut places = Vec::with_capacity(letters.len() + 1);
    let mut text = String::new();
    let (mut at, mut written) = (0, 0);
    while at < letters.len() {
        let (mut end, mut bytes) = (at, Vec::new());
        while let [&'\\', &'\'', high, low] = letters[end..].iter().take(4).collect::<Vec<_>>()[..]
            && let (Some(high), Some(low)) = (high.to_digit(16), low.to_digit(16))
        {
            bytes.push((16 * high + low) as u8);
            end += 4;
        }
        let decoded = String::from_utf8(bytes).ok().filter(|decoded| !decoded.is_empty());
        let decoded = decoded.unwrap_or_else(|| {
            end = at + 1;
            letters[at].to_string()
        });
        places.resize(end, written);
        written += decoded.chars().count() as u32;
        text.push_str(&decoded);
        at = end;
    }
    places.push(written);
    let place = |at: u32| places.get(at as usize).copied().unwrap_or(written);
    let entities = named.entities.iter();
    let entities = entities.map(|(start, end, kind)| (place(*start), place(*end), kind.clone()));
    Named { id: named.id.clone(), text, entities: entities.collect() }
}

/// Fits the model of names to the corpora in `data` but `without`.
pub fn train(data: &Path, without: &[&str], plan: &Plan) -> Result<Model> {
    let mut texts = corpora(data, without, plan)?;
    if !without.is_empty()
        && let Some(words) = word::built_in()
    {
        // The built-in table was told by the corpus that is left out here.
        let mut words = words.clone();
        sorts::judge(&mut words, data, &texts, words::SEED)?;
        word::read_with(words);
    }
    if plan.settle && !without.contains(&CORPORA[0].name) {
        let model = fit(scheme(), &read_corpus(data, &CORPORA[0], 1)?, &Plan::QUICK);
        for text in &mut texts {
            settle(&model, text);
        }
    }
    if !without.contains(&MACHINE.name) {
        let model = fit(scheme(), &texts, &Plan::QUICK);
        texts.append(&mut disputed(data, &model, plan.thin)?);
    }
    if plan.invented {
        let mut random = Random(plan.seed);
        let made = sports::texts(&Inventor::new(data)?, SPORTS, &mut random);
        texts.extend(made.iter().map(|text| label(text, &OWN)));
    }
    vary(&mut texts, data, plan)?;
    Ok(fit(scheme(), &texts, plan))
}

/// The names that a model alone finds in a text.
pub fn predict(model: &Model, gold: &Named) -> Named {
    let segmentation = text::segmentation(&gold.text);
    let sentences: Vec<_> = segmentation
        .sentences
        .iter()
        .map(|sentence| sentence.first_token as usize..sentence.end_token as usize)
        .collect();
    let features = super::Features::extract(&gold.text, &segmentation.tokens, &sentences);
    let numbers: Vec<usize> = sentences.into_iter().flatten().collect();
    let offsets = Offsets::new(&gold.text);
    let tags = model.tag(&features);
    let entities = tags.spans().map(|(tokens, kind)| {
        let span = |token: usize| segmentation.tokens[numbers[token]].span;
        (
            offsets.character(&gold.text, span(tokens.start).start),
            offsets.character(&gold.text, span(tokens.end - 1).end),
            model.scheme().names()[kind].clone(),
        )
    });
    Named { id: gold.id.clone(), text: String::new(), entities: entities.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_written_as_bytes_are_read_and_names_keep_their_places() {
        let text = r"By L\'c3\'a1szl\'c3\'b3 Berg, it\'s so.";
        let found = unescaped(&Named {
            id: String::new(),
            text: text.to_owned(),
            entities: vec![(3, 28, "PER".to_owned()), (0, 2, "ORG".to_owned())],
        });
        assert_eq!(found.text, r"By László Berg, it\'s so.");
        let named: Vec<String> = found
            .entities
            .iter()
            .map(|&(start, end, _)| {
                found.text.chars().skip(start as usize).take((end - start) as usize).collect()
            })
            .collect();
        assert_eq!(named, ["László Berg", "By"]);
    }
}
