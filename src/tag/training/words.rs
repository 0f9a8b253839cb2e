//! Makes the table of words: clusters of word vectors, the sorts of names that they tell, and casing counted in text.

use super::{Plan, Random, lines, names, read, sorts};
use crate::{
    Error, Result,
    record::TokenKind,
    tag::{
        hash,
        word::{Word, Words},
    },
    text,
};
use serde::Deserialize;
use std::{collections::HashMap, path::Path};

pub(super) const SEED: u64 = 20_251_126;

/// How many of the clustered words are kept, the most frequent first.
const CLUSTERED: usize = 80_000;

/// Fewest places in mid-sentence that tell a word's casing.
const FEWEST: u32 = 4;

/// How many articles casing is counted in.
const ARTICLES: usize = 8_000;

#[derive(Deserialize)]
struct Article {
    text: String,
}

/// Words with clusters from `ner/glove100_words_clusters.tsv.gz`, casing from `corpus/news_sample.jsonl.gz`.
pub fn make(data: &Path) -> Result<Words> {
    let mut words: Vec<(u64, Word)> = Vec::new();
    let clusters = data.join("ner/glove100_words_clusters.tsv.gz");
    for line in lines(&clusters)?.take(CLUSTERED) {
        let line = line?;
        let mut columns = line.split('\t');
        let word = columns.next().unwrap_or_default();
        let mut cluster = || columns.next().and_then(|column| column.parse::<u16>().ok());
        let (Some(coarse), Some(middle), Some(fine)) = (cluster(), cluster(), cluster()) else {
            return Err(Error::Input(format!("{}: no cluster in {line:?}", clusters.display())));
        };
        let word = hash::word(word.as_bytes());
        words.push((
            word,
            Word { coarse: coarse + 1, middle: middle + 1, fine: fine + 1, ..Word::default() },
        ));
    }
    let casings = casings(data)?;
    for (word, known) in &mut words {
        known.casing = casings.get(word).map_or(0, |&(inside, capital)| grade(inside, capital));
    }
    let clustered: std::collections::HashSet<u64> = words.iter().map(|&(word, _)| word).collect();
    let mut others: Vec<(u64, Word)> = casings
        .into_iter()
        .filter(|(word, (inside, _))| *inside >= 4 * FEWEST && !clustered.contains(word))
        .map(|(word, (inside, capital))| {
            (word, Word { casing: grade(inside, capital), ..Word::default() })
        })
        .collect();
    others.sort_unstable_by_key(|&(word, _)| word);
    words.append(&mut others);
    let mut words = Words::new(words.into_iter());
    sorts::judge(&mut words, data, &names::corpora(data, &[], &Plan::NAMES)?, SEED)?;
    Ok(words)
}

/// 1 for never a capital to 7 for always; 0 if seen too seldom.
fn grade(inside: u32, capital: u32) -> u8 {
    let share = f64::from(capital) / f64::from(inside.max(1));
    match share {
        _ if inside < FEWEST => 0,
        share if share < 0.01 => 1,
        share if share < 0.1 => 2,
        share if share < 0.4 => 3,
        share if share < 0.7 => 4,
        share if share < 0.95 => 5,
        share if share < 0.995 => 6,
        _ => 7,
    }
}

/// Places in mid-sentence of each word, and those with a capital.
fn casings(data: &Path) -> Result<HashMap<u64, (u32, u32)>> {
    let mut counts: HashMap<u64, (u32, u32)> = HashMap::new();
    let articles: Vec<Article> = read(&data.join("corpus/news_sample.jsonl.gz"))?;
    let mut random = Random(SEED);
    let step = (articles.len() / ARTICLES).max(1) as u64;
    let mut lower = String::new();
    for article in articles.iter().filter(|_| random.next().is_multiple_of(step)) {
        let segmentation = text::segmentation(&article.text);
        for sentence in &segmentation.sentences {
            let tokens =
                &segmentation.tokens[sentence.first_token as usize..sentence.end_token as usize];
            let capital = |raw: &str| raw.starts_with(char::is_uppercase);
            let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
            let (mut all, mut capitals) = (0, 0);
            for token in words {
                all += 1;
                capitals += usize::from(capital(token.span.of(&article.text)));
            }
            if capitals * 2 > all {
                continue;
            }
            let mut before = TokenKind::Punct;
            for token in tokens {
                if token.kind == TokenKind::Word && before == TokenKind::Word {
                    let raw = token.span.of(&article.text);
                    lower.clear();
                    lower.extend(raw.chars().flat_map(char::to_lowercase));
                    let count = counts.entry(hash::word(lower.as_bytes())).or_default();
                    count.0 += 1;
                    count.1 += u32::from(capital(raw));
                }
                before = token.kind;
            }
        }
    }
    Ok(counts)
}
