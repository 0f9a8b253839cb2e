//! JSONL: one object a line.

use super::{
    Fault, LONGEST_RECORD, Records, encoding,
    input::{Opened, said},
    record::{self, Place},
};
use crate::record::{Article, PublishedFrom};
use serde_json::{Map, Value};
use std::{
    collections::VecDeque,
    io::{BufRead, BufReader, Read},
};

/// Broken lines at the head of a file after which it is no JSONL.
const HOPELESS: usize = 50;

pub(super) struct Jsonl<'a> {
    opened: Opened<'a>,
    lines: BufReader<Box<dyn Read + Send + 'a>>,
    line: usize,
    articles: usize,
    broken: usize,
    /// While no line was an article: what is wrong with the fields of the first one, and the lines that have no text.
    textless: Option<String>,
    held: VecDeque<Fault>,
    /// An article that comes after the faults that are held.
    after: Option<Article>,
}

impl<'a> Jsonl<'a> {
    pub(super) fn new(mut opened: Opened<'a>) -> Self {
        let bytes = std::mem::replace(&mut opened.bytes, Box::new(std::io::empty()));
        let lines = BufReader::with_capacity(1 << 16, bytes);
        Self {
            opened,
            lines,
            line: 0,
            articles: 0,
            broken: 0,
            textless: None,
            held: VecDeque::new(),
            after: None,
        }
    }

    fn place(&self) -> Place<'_> {
        Place {
            file: &self.opened.file,
            place: format!("line {}", self.line),
            id: format!("{}:{}", self.opened.name, self.line),
            dated_by: PublishedFrom::Argument,
            encoding: self.opened.encoding(),
        }
    }

    /// The next line without its end; none at the end of the file.
    fn line(&mut self) -> Option<Result<Vec<u8>, Fault>> {
        let mut bytes = Vec::new();
        let limit = LONGEST_RECORD as u64 + 1;
        match self.lines.by_ref().take(limit).read_until(b'\n', &mut bytes) {
            Ok(0) => return None,
            Ok(_) => {}
            Err(error) => return Some(Err(Fault::file(&self.opened.file, said(&error)))),
        }
        self.line += 1;
        if bytes.len() > LONGEST_RECORD && bytes.last() != Some(&b'\n') {
            let skipped = self.lines.skip_until(b'\n').map_err(|error| said(&error));
            let message = format!("longer than {} MB; left out", LONGEST_RECORD >> 20);
            return Some(Err(match skipped {
                Ok(_) => self.place().fault(None, message),
                Err(message) => Fault::file(&self.opened.file, message),
            }));
        }
        if self.line == 1 && bytes.starts_with(b"\xEF\xBB\xBF") {
            bytes.drain(..3);
        }
        Some(Ok(bytes))
    }

    fn article(&mut self, bytes: Vec<u8>, notes: &mut Vec<String>) -> Result<Article, Fault> {
        let text = self.opened.decoding.text(bytes);
        self.opened.say(notes);
        let text = text.map_err(|message| self.place().fault(None, message))?;
        let fields: Map<String, Value> = serde_json::from_str(&text).map_err(|error| {
            let message = match text.trim_start().chars().next() {
                Some('{') => format!("no JSON: {}", without_line(&text, &error)),
                _ => "no JSON object".to_owned(),
            };
            self.place().fault(None, message)
        })?;
        let textless = (self.articles == 0)
            .then(|| record::without_text(&fields, &self.opened.options))
            .flatten();
        let article = record::article(fields, &self.place(), &self.opened.options, notes);
        if let (Err(fault), Some(message)) = (&article, textless) {
            self.textless.get_or_insert(message);
            self.held.push_back(fault.clone());
        }
        article
    }
}

impl Records for Jsonl<'_> {
    fn next(&mut self, notes: &mut Vec<String>) -> Option<Result<Article, Fault>> {
        loop {
            if self.articles > 0
                && let Some(fault) = self.held.pop_front()
            {
                return Some(Err(fault));
            }
            if let Some(article) = self.after.take() {
                return Some(Ok(article));
            }
            let held = self.held.len();
            let article = match self.line() {
                None if self.articles + self.broken == 0 => {
                    self.broken += 1;
                    return Some(Err(encoding::empty(&self.opened.file)));
                }
                // No line has a text by its name: that is told once, not of every line.
                None if self.articles == 0 => {
                    self.held.clear();
                    let message = self.textless.take()?;
                    return Some(Err(Fault::file(&self.opened.file, message)));
                }
                None => return None,
                Some(Ok(bytes)) if bytes.trim_ascii().is_empty() => continue,
                Some(line) => line.and_then(|bytes| self.article(bytes, notes)),
            };
            match &article {
                Ok(_) => self.articles += 1,
                Err(_) => self.broken += 1,
            }
            if self.articles == 0 && self.broken > HOPELESS {
                let message = self.textless.take().unwrap_or_else(|| {
                    format!("none of its first {HOPELESS} lines is an article in JSON")
                });
                self.held.clear();
                return Some(Err(Fault::file(&self.opened.file, message)));
            }
            match article {
                Err(_) if self.held.len() > held => {}
                Ok(article) if !self.held.is_empty() => self.after = Some(article),
                article => return Some(article),
            }
        }
    }
}

/// What is wrong with JSON of one line: its place within the line is a column. What other programs write for a missing
/// number is no JSON.
pub(super) fn without_line(text: &str, error: &serde_json::Error) -> String {
    not_a_number(text, error)
        .unwrap_or_else(|| error.to_string())
        .replace(" at line 1 column ", " at column ")
}

/// What to say of `NaN` and `Infinity`; nothing of any other error.
pub(super) fn not_a_number(text: &str, error: &serde_json::Error) -> Option<String> {
    let line = text.split('\n').nth(error.line().checked_sub(1)?)?;
    let at = error.column();
    let found = [at.saturating_sub(1), at.saturating_sub(2)].into_iter().find_map(|start| {
        let rest = line.get(start..)?;
        ["NaN", "Infinity", "-Infinity"].into_iter().find(|word| rest.starts_with(word))
    })?;
    Some(format!(
        "{found} at line {} column {at} is not JSON; write null where a value is missing",
        error.line()
    ))
}
