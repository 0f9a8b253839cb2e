//! Texts with gold tokens and sentences, and predictions in the same form.

use super::split;
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
pub fn predict(gold: &Annotated) -> Annotated {
    let tokens = tokenize(&gold.text);
    let sentences = split(&gold.text, &tokens, &[], &paragraphs(&gold.text), &[]);
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

/// Writes what this library makes of each `*_dev` and `*_train` set in `folder` to `out`.
pub fn evaluate(folder: &Path, out: &Path) -> Result<()> {
    for name in ["ewt_dev", "gum_dev", "ewt_train", "gum_train"] {
        let gold = read(&folder.join(format!("{name}.jsonl.gz")))?;
        let found: Vec<_> = gold.iter().map(predict).collect();
        write(&out.join(format!("{name}.jsonl")), &found)?;
    }
    Ok(())
}
