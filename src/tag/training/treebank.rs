//! Parts of speech of treebanks in CoNLL-U.

use super::{Labelled, Plan, Random, fit, lines};
use crate::{
    Result,
    record::{ByteSpan, TokenKind, TokenSpan},
    tag::{Model, Scheme},
};
use std::path::Path;

/// A text with a tag a token.
#[derive(Clone, Debug, Default)]
pub struct Tagged {
    /// The text, its tokens and sentences; `allowed` is empty.
    pub text: String,
    /// Its tokens.
    pub tokens: Vec<TokenSpan>,
    /// Ranges of tokens.
    pub sentences: Vec<std::ops::Range<usize>>,
    /// Tag of each token (the column `xpos`).
    pub tags: Vec<String>,
}

/// Reads the documents of a file.
pub fn documents(path: &Path) -> Result<Vec<Tagged>> {
    let mut texts: Vec<Tagged> = Vec::new();
    let mut first = 0;
    // Last word of a group written together, and whether a space follows the group.
    let mut group: Option<(u32, bool)> = None;
    for line in lines(path)? {
        let line = line?;
        if line.starts_with("# newdoc") || texts.is_empty() {
            texts.push(Tagged::default());
            first = 0;
        }
        let Some(text) = texts.last_mut() else { continue };
        if line.is_empty() {
            if first < text.tokens.len() {
                text.sentences.push(first..text.tokens.len());
                first = text.tokens.len();
            }
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, _, tag, ..] = columns[..] else { continue };
        let spaced = !columns.last().is_some_and(|last| last.contains("SpaceAfter=No"));
        if let Some((_, last)) = id.split_once('-') {
            group = last.parse().ok().map(|last| (last, spaced));
            continue;
        }
        let Ok(id) = id.parse::<u32>() else { continue };
        let spaced = match group {
            Some((last, _)) if id < last => false,
            Some((last, spaced)) if id == last => spaced,
            _ => spaced,
        };
        let start = text.text.len();
        text.text.push_str(form);
        let span = ByteSpan::new(start, text.text.len());
        text.tokens.push(TokenSpan { span, kind: TokenKind::Word });
        text.tags.push(tag.to_owned());
        if spaced {
            text.text.push(' ');
        }
        if group.is_some_and(|(last, _)| id >= last) {
            group = None;
        }
    }
    for text in &mut texts {
        let end = text.sentences.last().map_or(0, |sentence| sentence.end);
        if end < text.tokens.len() {
            text.sentences.push(end..text.tokens.len());
        }
    }
    Ok(texts)
}

/// Fits the model of parts of speech to the train parts of EWT and GUM in `folder`.
pub fn train(folder: &Path, plan: &Plan) -> Result<Model> {
    let mut texts = documents(&folder.join("ewt_train.conllu.gz"))?;
    texts.append(&mut documents(&folder.join("gum_train.conllu.gz"))?);
    let mut tags: Vec<String> = texts.iter().flat_map(|text| text.tags.clone()).collect();
    tags.sort_unstable();
    tags.dedup();
    let mut labelled: Vec<Labelled> = texts
        .into_iter()
        .map(|text| {
            let label = |tag: &String| tags.binary_search(tag).map_or(u64::MAX, |label| 1 << label);
            Labelled {
                allowed: text.tags.iter().map(label).collect(),
                text: text.text,
                tokens: text.tokens,
                sentences: text.sentences,
                repeat: 1,
            }
        })
        .collect();
    let mut random = Random(plan.seed);
    let copies: Vec<Labelled> = labelled
        .iter()
        .filter(|_| random.next().is_multiple_of(16))
        .map(|text| text.rewritten(|raw| Some(raw.to_uppercase())))
        .collect();
    labelled.extend(copies);
    Ok(fit(Scheme::Free(tags), &labelled, plan))
}

/// Share of tokens whose tag a model gives, over the documents of a file with their own tokens.
pub fn accuracy(model: &Model, path: &Path) -> Result<f64> {
    let (mut right, mut all) = (0, 0);
    for text in documents(path)? {
        let features = super::Features::extract(&text.text, &text.tokens, &text.sentences);
        let tags = model.tag(&features);
        let names = model.scheme().names();
        for (label, gold) in tags.labels.iter().zip(&text.tags) {
            right += usize::from(names[usize::from(*label)] == *gold);
            all += 1;
        }
    }
    Ok(right as f64 / f64::from(all.max(1)))
}
