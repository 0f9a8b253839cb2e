//! Fits the model of quotations over this project's own annotation, and predicts with models refitted for each fold.
//!
//! The candidates of the rules and of the proposals are examples: one is a report when at least half of its words (Dice)
//! are those of an annotated content. One thread, a fixed seed: the same data give the same bytes.

use super::{Features, Model, find_with, model::SIZE};
use crate::{
    Error, Result,
    annotate::{
        self, Options,
        attribution::{CUE_FEATURES, Edge, Judge, Report, likeliest_end, likeliest_start},
        mention,
        page::Page,
        phrase::Scene,
        tagging::Tagging,
        timex,
    },
    record::{Article, Moment},
    text,
};
use serde::Deserialize;
use std::{
    fs::File,
    io::{BufRead, BufReader, Write},
    path::Path,
    sync::Arc,
};

/// Number of folds.
const FOLDS: usize = 5;

/// How far a candidate's example is trusted against the squares of the weights.
const TRUST_CANDIDATES: f32 = 0.04;

/// How far the example of a beginning is.
const TRUST_STARTS: f32 = 0.1;

/// How far the example of an end is.
const TRUST_ENDS: f32 = 0.2;

/// An annotated article.
#[derive(Clone, Debug, Deserialize)]
struct Gold {
    id: String,
    text: String,
    date: Option<String>,
    quotes: Vec<GoldQuote>,
}

#[derive(Clone, Debug, Deserialize)]
struct GoldQuote {
    /// In code points.
    spans: Vec<[usize; 2]>,
}

/// One example: what is seen of it, and whether it is one.
struct Example {
    features: Vec<u32>,
    label: bool,
}

/// Fits the model on the train part and gives its bytes.
pub fn train(data: &Path) -> Result<Vec<u8>> {
    let articles = read(&data.join("annotated/train.jsonl.gz"))?;
    let all: Vec<&Gold> = articles.iter().collect();
    Ok(fit(&all).encode())
}

/// Writes `gold.K.jsonl`, `rules.K.jsonl` and `model.K.jsonl` for every fold K of train and dev together, by article: what
/// the rules find, and what they find with a model fitted on the other folds.
pub fn evaluate(data: &Path, out: &Path) -> Result<()> {
    let mut articles = read(&data.join("annotated/train.jsonl.gz"))?;
    articles.extend(read(&data.join("annotated/dev.jsonl.gz"))?);
    articles.sort_by(|one, other| one.id.cmp(&other.id));
    for fold in 0..FOLDS {
        let others: Vec<&Gold> = articles
            .iter()
            .enumerate()
            .filter(|(number, _)| number % FOLDS != fold)
            .map(|(_, article)| article)
            .collect();
        let model = fit(&others);
        let held: Vec<&Gold> = articles.iter().skip(fold).step_by(FOLDS).collect();
        predict(&held, &out.join(format!("model.{fold}.jsonl")), Some(&model))?;
        predict(&held, &out.join(format!("rules.{fold}.jsonl")), None)?;
        let ids: Vec<&str> = held.iter().map(|article| article.id.as_str()).collect();
        write(&out.join(format!("gold.{fold}.ids")), &ids.join("\n"))?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<Gold>> {
    let wrong = |source| Error::File { path: path.display().to_string(), source };
    let file = File::open(path).map_err(wrong)?;
    BufReader::new(flate2::read::GzDecoder::new(file))
        .lines()
        .map(|line| {
            let line = line.map_err(wrong)?;
            serde_json::from_str(&line)
                .map_err(|error| Error::Input(format!("{}: {error}", path.display())))
        })
        .collect()
}

fn write(path: &Path, text: &str) -> Result<()> {
    File::create(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|source| Error::File { path: path.display().to_string(), source })
}

/// What the passes find in these articles, as the scorers read it.
fn predict(articles: &[&Gold], path: &Path, model: Option<&Model>) -> Result<()> {
    let mut lines = String::new();
    for gold in articles {
        let mut article = Article::new(gold.text.as_str());
        article.published = gold.date.as_deref().and_then(|date| date.parse().ok());
        let options = Options { rules_only: model.is_none(), ..Options::default() };
        let doc = annotate::analyze_with(Arc::new(article), &options, model);
        let span = |span: &crate::record::Span| serde_json::json!([span.start, span.end]);
        let quotes: Vec<serde_json::Value> = doc
            .quotes
            .iter()
            .map(|quote| {
                serde_json::json!({
                    "spans": quote.parts.iter().map(span).collect::<Vec<_>>(),
                    "source": quote.source.iter().map(span).collect::<Vec<_>>(),
                    "cue": quote.cue.iter().map(span).collect::<Vec<_>>(),
                    "speaker": quote.speaker_name,
                    "type": quote.kind.name(),
                    "rule": quote.rule,
                    "speech": !quote.belief,
                })
            })
            .collect();
        let line = serde_json::json!({"id": gold.id, "text": gold.text, "quotes": quotes});
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
    write(path, &lines)
}

/// What an article teaches: candidates, and places where contents begin and end.
struct Lessons {
    candidates: Vec<Example>,
    starts: Vec<Example>,
    ends: Vec<Example>,
}

/// Fits all questions: the edges first, each fold read with what the others taught, then the candidates.
fn fit(articles: &[&Gold]) -> Model {
    let lessons = |edges: &dyn Fn(usize) -> Option<Model>| {
        let models: Vec<Option<Model>> = (0..FOLDS).map(edges).collect();
        articles
            .iter()
            .enumerate()
            .map(|(number, article)| teach(article, models[number % FOLDS].as_ref()))
            .collect::<Vec<_>>()
    };
    let first = lessons(&|_| None);
    let edges = |without: Option<usize>| {
        let seen = || {
            first
                .iter()
                .enumerate()
                .filter(|(number, _)| Some(number % FOLDS) != without)
                .map(|(_, lessons)| lessons)
        };
        let starts: Vec<&Example> = seen().flat_map(|lessons| &lessons.starts).collect();
        let ends: Vec<&Example> = seen().flat_map(|lessons| &lessons.ends).collect();
        sum(regression(&starts, TRUST_STARTS), &regression(&ends, TRUST_ENDS))
    };
    let second = lessons(&|fold| Some(Model::new(&edges(Some(fold)))));
    let candidates: Vec<&Example> = second.iter().flat_map(|seen| &seen.candidates).collect();
    Model::new(&sum(edges(None), &regression(&candidates, TRUST_CANDIDATES)))
}

fn sum(mut one: Vec<f32>, other: &[f32]) -> Vec<f32> {
    for (weight, other) in one.iter_mut().zip(other) {
        *weight += other;
    }
    one
}

/// What one article teaches, read with a model of the edges or as annotated.
fn teach(gold: &Gold, edges: Option<&Model>) -> Lessons {
    let segmentation = text::segmentation(&gold.text);
    let page = Page::new(&gold.text, &segmentation, false);
    let names = mention::find(&page, &Tagging::new(&page), None);
    let published = gold.date.as_deref().and_then(|date| date.parse::<Moment>().ok());
    let times = timex::find(&page, published.map(Moment::date));
    let scene = Scene::new(&page, &names, &times);
    let bytes: Vec<usize> =
        gold.text.char_indices().map(|(at, _)| at).chain([gold.text.len()]).collect();
    let contents = gold
        .quotes
        .iter()
        .map(|quote| {
            let parts = quote.spans.iter().map(|&[start, end]| {
                let span =
                    crate::record::ByteSpan { start: bytes[start] as u32, end: bytes[end] as u32 };
                let tokens = page.tokens_in(span);
                tokens.filter(|&token| page.is_word(token)).collect::<Vec<_>>()
            });
            parts.filter(|part| !part.is_empty()).collect::<Vec<_>>()
        })
        .collect();
    let mut teacher = Teacher {
        page: &page,
        contents,
        taken: vec![false; gold.quotes.len()],
        model: edges,
        lessons: Lessons { candidates: Vec::new(), starts: Vec::new(), ends: Vec::new() },
    };
    find_with(&scene, &mut teacher);
    teacher.lessons
}

/// Decides as the annotation does, and notes what it decided on.
struct Teacher<'t> {
    page: &'t Page<'t>,
    /// Words of each part of each annotated content.
    contents: Vec<Vec<Vec<usize>>>,
    taken: Vec<bool>,
    model: Option<&'t Model>,
    lessons: Lessons,
}

impl Judge for Teacher<'_> {
    fn looks_further(&self) -> bool {
        true
    }

    fn accepts(&mut self, report: &Report, _: bool, features: &Features) -> Option<u8> {
        let words: Vec<usize> = report
            .parts
            .iter()
            .flat_map(Clone::clone)
            .filter(|&token| self.page.is_word(token))
            .collect();
        let best = self
            .contents
            .iter()
            .enumerate()
            .filter(|(number, _)| !self.taken[*number])
            .map(|(number, parts)| {
                let all: usize = parts.iter().map(Vec::len).sum();
                let shared = words
                    .iter()
                    .filter(|word| parts.iter().any(|part| part.binary_search(word).is_ok()))
                    .count();
                (2.0 * shared as f64 / (all + words.len()).max(1) as f64, number)
            })
            .max_by(|one, other| one.0.total_cmp(&other.0));
        let label = best.is_some_and(|(dice, _)| dice >= 0.5);
        let unseen = features.0[..features.0.len() - CUE_FEATURES].to_vec();
        self.lessons.candidates.push(Example { features: unseen, label });
        self.lessons.candidates.push(Example { features: features.0.clone(), label });
        if let Some((_, number)) = best.filter(|_| label) {
            self.taken[number] = true;
        }
        label.then_some(100)
    }

    fn start(&mut self, starts: &[Edge], by_rule: usize) -> usize {
        if let Some(model) = self.model {
            return likeliest_start(model, starts).unwrap_or(by_rule);
        }
        let word = |from: usize| (from..from + 3).find(|&token| self.page.is_word(token));
        let known = starts.iter().position(|start| {
            word(start.at)
                .is_some_and(|first| self.contents.iter().flatten().any(|part| part[0] == first))
        });
        let Some(known) = known else { return by_rule };
        for (number, start) in starts.iter().enumerate() {
            let features = start.features.0.clone();
            self.lessons.starts.push(Example { features, label: number == known });
        }
        starts[known].at
    }

    fn end(&mut self, start: usize, ends: &[Edge], by_rule: usize) -> usize {
        let word = |from: usize| (from..from + 3).find(|&token| self.page.is_word(token));
        let first = word(start);
        let part = self.contents.iter().flatten().find(|part| {
            Some(part[0]) == first || first.is_some_and(|first| word(first + 1) == Some(part[0]))
        });
        if self.model.is_none()
            && let Some(part) = part
        {
            let last = part[part.len() - 1];
            let end = ends.iter().position(|end| {
                end.at > last && (last + 1..end.at).all(|token| !self.page.is_word(token))
            });
            if let Some(end) = end {
                for (number, place) in ends[..ends.len() - 1].iter().enumerate().take(end + 1) {
                    self.lessons
                        .ends
                        .push(Example { features: place.features.0.clone(), label: number == end });
                }
            }
        }
        self.model.and_then(|model| likeliest_end(model, ends)).unwrap_or(by_rule)
    }
}

/// Weights that tell the examples apart: stochastic gradient descent (Bottou, 2010) on the logistic loss, where `trust` is
/// the weight of an example's loss against the squares of the weights.
fn regression(examples: &[&Example], trust: f32) -> Vec<f32> {
    const EPOCHS: usize = 30;
    const FIRST_STEP: f32 = 0.05;
    let mut counts = vec![0_u32; SIZE];
    for &feature in examples.iter().flat_map(|example| &example.features) {
        counts[feature as usize] += 1;
    }
    let decay = 1.0 / (trust * examples.len().max(1) as f32);
    let mut weights = vec![0.0_f32; SIZE];
    let mut scale = 1.0_f32;
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut state = 20_251_126_u64;
    let mut seen = 0.0_f32;
    for _ in 0..EPOCHS {
        for at in (1..order.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            order.swap(at, (state >> 33) as usize % (at + 1));
        }
        for &number in &order {
            let example = examples[number];
            let known = example.features.iter().map(|&feature| feature as usize);
            let known = known.filter(|&feature| counts[feature] >= 2);
            let sum: f32 = known.clone().map(|feature| weights[feature]).sum::<f32>() * scale;
            let wanted = if example.label { 1.0 } else { 0.0 };
            let error = wanted - 1.0 / (1.0 + (-sum).exp());
            let step = FIRST_STEP / (1.0 + FIRST_STEP * decay * seen);
            seen += 1.0;
            scale *= 1.0 - step * decay;
            for feature in known {
                weights[feature] += step * error / scale;
            }
            if scale < 1e-4 {
                for weight in &mut weights {
                    *weight *= scale;
                }
                scale = 1.0;
            }
        }
    }
    for weight in &mut weights {
        *weight *= scale;
    }
    weights
}
