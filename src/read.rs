//! Files → articles: plain text, JSONL, CSV, JSON and JSON-LD, plain or compressed with gzip, in any encoding.
//!
//! ```text
//! bytes ─► gunzip ─► format (name, else first bytes) ─► records ─► decoded ─► fields ─► Article
//! ```
//!
//! JSONL and CSV are read record by record, so that a file may be larger than the memory. A record that cannot be read
//! is a [`Fault`] that names file, line and field; the others are given. Web pages and feeds are left to a [`Converter`].

mod encoding;
mod fault;
mod field;
mod format;
mod header;
mod input;
mod json;
mod line;
mod record;
mod table;
mod whole;

pub use fault::Fault;
pub use field::Field;
pub use format::Format;
pub use input::{Input, shown};

use crate::record::{Article, Moment, PublishedFrom};
use serde_json::{Map, Value};
use std::{collections::VecDeque, sync::Arc};

/// The longest record of a JSONL or CSV file, in bytes: what is longer is no article, and would fill the memory.
pub const LONGEST_RECORD: usize = 64 << 20;

/// Makes articles of a web page or a feed: its format, its bytes, the name of its file. The message of an error says what
/// to do.
pub type Converter = dyn Fn(Format, &[u8], &str) -> Result<Vec<Article>, String> + Send + Sync;

/// How files are read.
#[derive(Clone, Default)]
pub struct ReadOptions {
    /// The format of every file; else it is told by the file's name, else by its first bytes.
    pub format: Option<Format>,
    /// The name of the encoding of every file (WHATWG's); else UTF-8, or what the bytes look like.
    pub encoding: Option<String>,
    /// In which column or key a field is, where that is not its usual name.
    pub columns: Vec<(Field, String)>,
    /// What reads web pages and feeds.
    pub converter: Option<Arc<Converter>>,
}

/// The articles of one or more files, in order.
pub struct Reader<'a> {
    inputs: VecDeque<Input<'a>>,
    options: ReadOptions,
    open: Option<Box<dyn Records + Send + 'a>>,
    notes: Vec<String>,
}

/// The article in a JSON object, by the names that JSONL files give its fields; `name` is what messages call it, and its
/// id where it has none. A date that cannot be read is left in `meta`.
pub fn article_of_json(
    json: &str,
    name: &str,
    id: &str,
    dated_by: PublishedFrom,
) -> Result<Article, Fault> {
    let fields: Map<String, Value> = serde_json::from_str(json)
        .map_err(|error| Fault::file(name, format!("no JSON object: {error}")))?;
    let place = record::Place {
        file: name,
        place: String::new(),
        id: id.to_owned(),
        dated_by,
        encoding: None,
    };
    let mut article = record::article(fields, &place, &ReadOptions::default(), &mut Vec::new())
        .map_err(|fault| Fault { place: None, ..fault })?;
    if article.id.is_empty() {
        article.id = Article::new(article.text.as_str()).id;
    }
    Ok(article)
}

/// The article of a text file with the date in the lines over its body, where it has no date: `Published: 12 March 2026`.
pub fn dated_by_header(article: Article) -> Article {
    match header::published(&article.text) {
        Some(day) if article.published.is_none() => Article {
            published: Some(Moment::Date(day)),
            published_from: PublishedFrom::Header,
            ..article
        },
        _ => article,
    }
}

/// The articles of one file.
trait Records {
    /// The next article or fault; none at the end.
    fn next(&mut self, notes: &mut Vec<String>) -> Option<Result<Article, Fault>>;
}

impl<'a> Reader<'a> {
    /// Reads `inputs` one after the other; each is opened when its turn comes.
    pub fn new(inputs: impl IntoIterator<Item = Input<'a>>, options: ReadOptions) -> Self {
        Self { inputs: inputs.into_iter().collect(), options, open: None, notes: Vec::new() }
    }

    /// What there was to say since the last call: encodings that were taken, dates that could not be read.
    pub fn take_notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notes)
    }
}

impl Iterator for Reader<'_> {
    type Item = Result<Article, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(open) = &mut self.open {
                match open.next(&mut self.notes) {
                    Some(Err(fault)) if fault.is_of_file() => {
                        self.open = None;
                        return Some(Err(fault));
                    }
                    Some(article) => return Some(article),
                    None => self.open = None,
                }
            }
            match self.inputs.pop_front()?.open(&self.options) {
                Ok(open) => self.open = Some(open),
                Err(fault) => return Some(Err(fault)),
            }
        }
    }
}

#[cfg(test)]
mod tests;
