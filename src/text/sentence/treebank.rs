//! Texts with gold tokens and sentences, and predictions in the same form.

use super::{Model, model::MODEL, split_by, training};
use crate::{
    Error, Result,
    record::{ByteSpan, Offsets},
    text::token::tokenize,
};
use serde::{Deserialize, Serialize};
use std::{
    fs::File,
    io::{BufRead, BufReader, BufWriter, Read, Write},
    path::Path,
};

/// A text cut into sentences and tokens; half-open spans of code points.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Annotated {
    /// Its name in the treebank.
    pub id: String,
    /// The text.
    pub text: String,
    /// Sentences, in order.
    pub sents: Vec<(u32, u32)>,
    /// Tokens, in order.
    pub tokens: Vec<(u32, u32)>,
}

/// Reads JSON lines, gzipped if the name ends in `.gz`.
pub fn read(path: &Path) -> Result<Vec<Annotated>> {
    let failed = |source| Error::File { path: path.display().to_string(), source };
    let file = File::open(path).map_err(failed)?;
    let reader: Box<dyn Read> = if path.extension().is_some_and(|end| end == "gz") {
        Box::new(flate2::read::GzDecoder::new(file))
    } else {
        Box::new(file)
    };
    let mut texts = Vec::new();
    for line in BufReader::new(reader).lines() {
        let line = line.map_err(failed)?;
        if !line.trim().is_empty() {
            let text = serde_json::from_str(&line)
                .map_err(|error| Error::Input(format!("{}: {error}", path.display())))?;
            texts.push(text);
        }
    }
    Ok(texts)
}

/// Writes JSON lines.
pub fn write(path: &Path, texts: &[Annotated]) -> Result<()> {
    let failed = |source| Error::File { path: path.display().to_string(), source };
    let mut file = BufWriter::new(File::create(path).map_err(failed)?);
    for text in texts {
        let line = serde_json::to_string(text).map_err(|error| Error::Input(error.to_string()))?;
        writeln!(file, "{line}").map_err(failed)?;
    }
    file.flush().map_err(failed)
}

/// Paragraphs of a treebank's text, which blank lines part; bytes.
pub fn paragraphs(text: &str) -> Vec<ByteSpan> {
    let mut spans = Vec::new();
    let mut start = 0;
    for part in text.split("\n\n") {
        let inner = part.trim();
        if !inner.is_empty() {
            let from = start + part.len() - part.trim_start().len();
            spans.push(ByteSpan::new(from, from + inner.len()));
        }
        start += part.len() + 2;
    }
    spans
}

/// The same text as this library cuts it.
fn predict(gold: &Annotated, model: Option<&Model>) -> Annotated {
    let tokens = tokenize(&gold.text);
    let sentences = split_by(model, &gold.text, &tokens, &[], &paragraphs(&gold.text), &[]);
    let offsets = Offsets::new(&gold.text);
    let points = |span: ByteSpan| {
        (offsets.character(&gold.text, span.start), offsets.character(&gold.text, span.end))
    };
    Annotated {
        id: gold.id.clone(),
        text: String::new(),
        sents: sentences.iter().map(|sentence| points(sentence.span)).collect(),
        tokens: tokens.iter().map(|token| points(token.span)).collect(),
    }
}

/// The training sets of `folder`.
fn training_set(folder: &Path, names: &[&str]) -> Result<Vec<Annotated>> {
    let mut texts = Vec::new();
    for name in names {
        texts.append(&mut read(&folder.join(format!("{name}_train.jsonl.gz")))?);
    }
    Ok(texts)
}

/// Fits the model to the training sets in `folder` and writes it to `out`.
pub fn train(folder: &Path, out: &Path) -> Result<()> {
    let model = training::fit(&training_set(folder, &["ewt", "gum"])?);
    std::fs::write(out, model.encode())
        .map_err(|source| Error::File { path: out.display().to_string(), source })
}

/// Writes what this library makes of the sets in `folder` to `out`; `*_cross` by a model that never saw the set's corpus.
pub fn evaluate(folder: &Path, out: &Path) -> Result<()> {
    for (corpus, other) in [("ewt", "gum"), ("gum", "ewt")] {
        let foreign = training::fit(&training_set(folder, &[other])?);
        let own = MODEL.as_ref();
        for (part, name, model) in
            [("dev", "dev", own), ("train", "train", own), ("dev", "cross", Some(&foreign))]
        {
            let gold = read(&folder.join(format!("{corpus}_{part}.jsonl.gz")))?;
            let found: Vec<_> = gold.iter().map(|text| predict(text, model)).collect();
            write(&out.join(format!("{corpus}_{name}.jsonl")), &found)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{collections::HashSet, hash::Hash};

    /// F1 in per cent of what was found over all texts.
    fn f1<T: Eq + Hash>(pairs: impl Iterator<Item = (HashSet<T>, HashSet<T>)>) -> f64 {
        let (mut both, mut all) = (0, 0);
        for (gold, found) in pairs {
            both += gold.intersection(&found).count();
            all += gold.len() + found.len();
        }
        200.0 * both as f64 / all as f64
    }

    /// Ends of sentences, the last of the text left out: every splitter finds it.
    fn ends(text: &Annotated) -> HashSet<u32> {
        let last = text.sents.iter().map(|&(_, end)| end).max();
        text.sents.iter().map(|&(_, end)| end).filter(|&end| Some(end) != last).collect()
    }

    #[test]
    fn the_treebanks_are_cut_no_worse_than_promised() {
        let shared = std::env::var("CROSSWIRE_SHARED").unwrap_or_else(|_| "../shared".to_owned());
        let folder = Path::new(&shared).join("data/segmentation");
        for (corpus, boundary, token) in [("ewt", 94.0, 99.1), ("gum", 98.0, 99.8)] {
            let Ok(gold) = read(&folder.join(format!("{corpus}_dev.jsonl.gz"))) else {
                #[allow(clippy::print_stderr)] // the one sign that nothing was tested
                {
                    eprintln!("no treebanks beside the repository: their floor is not tested");
                }
                return;
            };
            let found: Vec<_> = gold.iter().map(|text| predict(text, MODEL.as_ref())).collect();
            let pairs = || gold.iter().zip(&found);
            let boundaries = f1(pairs().map(|(gold, found)| (ends(gold), ends(found))));
            let tokens = f1(pairs().map(|(gold, found)| {
                (gold.tokens.iter().collect(), found.tokens.iter().collect())
            }));
            assert!(boundaries >= boundary, "{corpus}: boundary F1 {boundaries:.2} < {boundary}");
            assert!(tokens >= token, "{corpus}: token F1 {tokens:.2} < {token}");
        }
    }
}
