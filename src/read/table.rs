//! CSV and TSV: a line of names, then one article a row.

use super::{
    Fault, LONGEST_RECORD, Records,
    encoding::{self, Decoding},
    input::{Opened, said},
    record::{self, Place},
};
use crate::record::{Article, PublishedFrom};
use csv::{ByteRecord, ReaderBuilder};
use serde_json::{Map, Value};
use std::{
    io::{self, BufRead, BufReader, Read},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

pub(super) struct Table<'a> {
    opened: Opened<'a>,
    rows: csv::Reader<Limited<'a>>,
    /// Bytes read since the last row.
    since: Arc<AtomicUsize>,
    names: Vec<String>,
    row: ByteRecord,
}

/// Bytes in which the line of names is looked for.
const HEAD: usize = 1 << 16;

/// What parts the names of the first line: a comma, or a semicolon where there is no comma outside quotation marks, as
/// spreadsheets of many countries write it.
fn parting(head: &[u8]) -> u8 {
    let mut quoted = false;
    let mut semicolon = false;
    for &byte in head.iter().take_while(|&&byte| byte != b'\n' && byte != b'\r') {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => return b',',
            b';' if !quoted => semicolon = true,
            _ => {}
        }
    }
    if semicolon { b';' } else { b',' }
}

/// Ends a row that would fill the memory: a quotation mark that is never closed makes one row of the rest of a file.
struct Limited<'a> {
    bytes: Box<dyn Read + Send + 'a>,
    since: Arc<AtomicUsize>,
}

impl Read for Limited<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read(buffer)?;
        if self.since.fetch_add(count, Ordering::Relaxed) > LONGEST_RECORD {
            return Err(io::Error::other(format!(
                "a row longer than {} MB; is a quotation mark left open?",
                LONGEST_RECORD >> 20
            )));
        }
        Ok(count)
    }
}

impl<'a> Table<'a> {
    pub(super) fn new(mut opened: Opened<'a>, delimiter: Option<u8>) -> Result<Self, Fault> {
        let bytes = std::mem::replace(&mut opened.bytes, Box::new(io::empty()));
        let mut bytes = BufReader::with_capacity(HEAD, bytes);
        let delimiter = match delimiter {
            Some(delimiter) => delimiter,
            None => bytes
                .fill_buf()
                .map(parting)
                .map_err(|error| Fault::file(&opened.file, said(&error)))?,
        };
        let bytes = Box::new(bytes) as Box<dyn Read + Send + 'a>;
        let since = Arc::new(AtomicUsize::new(0));
        let limited = Limited { bytes, since: Arc::clone(&since) };
        let mut rows =
            ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(limited);
        let mut row = ByteRecord::new();
        let file = opened.file.clone();
        match rows.read_byte_record(&mut row) {
            Ok(true) => {}
            Ok(false) => return Err(encoding::empty(&file)),
            Err(error) => return Err(Fault::file(&file, message(&error))),
        }
        let names: Vec<String> = cells(&row, &mut opened.decoding)
            .map(|name| name.map(|name| name.trim_start_matches('\u{feff}').trim().to_owned()))
            .collect::<Result<_, String>>()
            .map_err(|message| Fault::file(&file, format!("line 1: {message}")))?;
        let mut table = Self { opened, rows, since, names, row };
        table.check()?;
        Ok(table)
    }

    /// A table without a column of texts is refused at once, not row by row.
    fn check(&mut self) -> Result<(), Fault> {
        let fields: Map<String, Value> =
            self.names.iter().map(|name| (name.clone(), Value::from("x"))).collect();
        let place = Place { place: "line 1".to_owned(), ..self.place() };
        record::article(fields, &place, &self.opened.options, &mut Vec::new()).map_err(|fault| {
            let column = fault.field.unwrap_or_default();
            let names = self.names.join(", ");
            let message = format!(
                "no column {column:?}; the columns are {names}: say which holds the text (text=COLUMN)"
            );
            Fault::file(&self.opened.file, message)
        })?;
        for (field, name) in &self.opened.options.columns {
            if !self.names.contains(name) {
                let message = format!(
                    "no column {name:?} for {}; the columns are {}",
                    field.name(),
                    self.names.join(", ")
                );
                return Err(Fault::file(&self.opened.file, message));
            }
        }
        Ok(())
    }

    fn place(&self) -> Place<'_> {
        let line = self.row.position().map_or(1, csv::Position::line);
        Place {
            file: &self.opened.file,
            place: format!("line {line}"),
            id: format!("{}:{line}", self.opened.name),
            dated_by: PublishedFrom::Argument,
            encoding: self.opened.encoding(),
        }
    }

    fn article(&mut self, notes: &mut Vec<String>) -> Result<Article, Fault> {
        let values: Result<Vec<String>, (usize, String)> =
            cells(&self.row, &mut self.opened.decoding)
                .enumerate()
                .map(|(column, cell)| cell.map_err(|message| (column, message)))
                .collect();
        self.opened.say(notes);
        let values = values.map_err(|(column, message)| {
            let name = self.names.get(column).cloned();
            let fault = self.place().fault(name.as_deref(), message);
            Fault { id: self.id(), ..fault }
        })?;
        let fields = self.names.iter().cloned().zip(values.into_iter().map(Value::String));
        record::article(fields.collect(), &self.place(), &self.opened.options, notes)
    }

    /// The id in a row that is at fault, as far as its cells can be read.
    fn id(&mut self) -> Option<String> {
        let cells = cells(&self.row, &mut self.opened.decoding);
        let cells = self.names.iter().cloned().zip(cells);
        let fields = cells.filter_map(|(name, cell)| Some((name, Value::String(cell.ok()?))));
        record::id(fields.collect(), &self.opened.options)
    }
}

impl Records for Table<'_> {
    fn next(&mut self, notes: &mut Vec<String>) -> Option<Result<Article, Fault>> {
        loop {
            self.since.store(0, Ordering::Relaxed);
            match self.rows.read_byte_record(&mut self.row) {
                Ok(false) => return None,
                Ok(true) if self.row.iter().all(<[u8]>::is_empty) => {}
                Ok(true) => return Some(self.article(notes)),
                Err(error) => {
                    return Some(Err(match error.kind() {
                        csv::ErrorKind::UnequalLengths { .. } => {
                            let fault = self.place().fault(None, message(&error));
                            Fault { id: self.id(), ..fault }
                        }
                        _ => Fault::file(&self.opened.file, message(&error)),
                    }));
                }
            }
        }
    }
}

fn cells<'r>(
    row: &'r ByteRecord,
    decoding: &'r mut Decoding,
) -> impl Iterator<Item = Result<String, String>> + 'r {
    row.iter().map(|cell| decoding.text(cell.to_vec()))
}

fn message(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Io(error) => said(error),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} cells where the first line has {expected_len}")
        }
        _ => error.to_string(),
    }
}
