use super::Field;
use std::{path::Path, str::FromStr};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One article of plain text.
    Text,
    /// One JSON object a line.
    Jsonl,
    /// A table with a line of names, cells parted by commas, or by semicolons where that line has no comma.
    Csv,
    /// The same, parted by tabs.
    Tsv,
    /// One object, a list of objects, or JSON-LD.
    Json,
    /// A web page.
    Html,
    /// RSS or Atom.
    Feed,
}

impl Format {
    /// Every format, in the order in which messages list them.
    pub const ALL: &'static [Self] =
        &[Self::Text, Self::Jsonl, Self::Csv, Self::Tsv, Self::Json, Self::Html, Self::Feed];

    /// Its name on the command line and in Python.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Html => "html",
            Self::Feed => "feed",
        }
    }

    /// The format that the end of a file's name says, `.gz` left out; none for names that say nothing.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let plain = name.strip_suffix(".gz").unwrap_or(&name);
        match Path::new(plain).extension()?.to_str()? {
            "txt" | "text" | "md" => Some(Self::Text),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            "tsv" | "tab" => Some(Self::Tsv),
            "json" | "jsonld" => Some(Self::Json),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "rss" | "atom" | "xml" => Some(Self::Feed),
            _ => None,
        }
    }

    /// The format that the first bytes of a file look like: a line that is an object is JSONL, other JSON is JSON, markup
    /// is a page or a feed, all else is text.
    ///
    /// `columns` are the names that the caller gives columns: a first line that has one of them is that of a table.
    pub(super) fn of_bytes(bytes: &[u8], columns: &[(Field, String)]) -> Self {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let starts = |tag: &str| {
            bytes.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag.as_bytes()))
        };
        if starts("<!doctype html") || starts("<html") {
            return Self::Html;
        }
        if starts("<?xml") || starts("<rss") || starts("<feed") {
            return Self::Feed;
        }
        match bytes.first() {
            Some(b'{') => {
                let line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
                let whole = serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok();
                let key = bytes[1..].trim_ascii_start().first();
                match (whole, key) {
                    (true, _) => Self::Jsonl,
                    (false, Some(b'"' | b'}')) => Self::Json,
                    (false, _) => Self::Text,
                }
            }
            Some(b'[') if bytes[1..].trim_ascii_start().first() == Some(&b'{') => Self::Json,
            _ => Self::of_names(bytes, columns).unwrap_or(Self::Text),
        }
    }

    /// A table whose line of names is sure: it has a column that the caller names, or it names a text and another field,
    /// or a text where the next lines have as many cells.
    fn of_names(bytes: &[u8], columns: &[(Field, String)]) -> Option<Self> {
        let line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
        let line = std::str::from_utf8(line).ok().filter(|line| line.len() < LONGEST_NAMES)?;
        [(',', Self::Csv), (';', Self::Csv), ('\t', Self::Tsv)].into_iter().find_map(
            |(mark, format)| {
                let names: Vec<&str> =
                    line.split(mark).map(|name| name.trim().trim_matches('"')).collect();
                if names.len() < 2 {
                    return None;
                }
                let given = columns.iter().any(|(_, column)| names.contains(&column.as_str()));
                let has = |field: &Field| {
                    let is = |name: &&str| field.names().contains(&name.to_lowercase().as_str());
                    names.iter().any(is)
                };
                let known = || Field::ALL.iter().filter(|field| has(field)).count();
                let sure = given
                    || has(&Field::Text) && (known() >= 2 || Self::rows_alike(bytes, mark as u8));
                sure.then_some(format)
            },
        )
    }

    /// Whether the first lines look like a table, of whatever columns: as many cells in each of three.
    pub(super) fn like_table(bytes: &[u8]) -> bool {
        [b',', b';', b'\t'].iter().any(|&mark| Self::rows_alike(bytes, mark))
    }

    /// Whether the first three lines have as many cells, two or more, the first short ones, with `mark` between them.
    fn rows_alike(bytes: &[u8], mark: u8) -> bool {
        // A character that the end of the head cuts costs no more than itself.
        let head = match std::str::from_utf8(bytes) {
            Ok(head) => head,
            Err(error) if error.error_len().is_none() => {
                std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default()
            }
            Err(_) => return false,
        };
        let mut rows = csv::ReaderBuilder::new()
            .delimiter(mark)
            .has_headers(false)
            .flexible(true)
            .from_reader(head.as_bytes());
        let rows: Vec<_> = rows.records().take(3).map_while(Result::ok).collect();
        let named = |row: &csv::StringRecord| {
            row.iter()
                .all(|name| (1..=LONGEST_NAME).contains(&name.trim().len()) && !name.ends_with('.'))
        };
        rows.len() == 3
            && rows[0].len() >= 2
            && named(&rows[0])
            && rows.iter().all(|row| row.len() == rows[0].len())
    }
}

/// Bytes of a line of names, at most, and of one of them in a file that may be a table.
const LONGEST_NAMES: usize = 4096;
const LONGEST_NAME: usize = 40;

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|format| format.name() == name).ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|format| format.name()).collect();
            format!("format: {name:?} is none of {}", names.join(", "))
        })
    }
}
