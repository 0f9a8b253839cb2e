use super::{
    Fault, Format, ReadOptions, Records,
    encoding::{self, Decoding, HEAD, Utf16},
    json::Json,
    line::Jsonl,
    table::Table,
    whole::{Converted, Text},
};
use encoding_rs::Encoding;
use flate2::read::MultiGzDecoder;
use std::{
    fs::File,
    io::{self, Cursor, Read},
    path::{Path, PathBuf},
};

/// What the first bytes of a compressed file are.
const GZIP: &[u8] = &[0x1F, 0x8B];

/// Bytes at the head of a file in which a zero says that it holds no text; one farther on is a fault of its record.
const BINARY: usize = 512;

/// Where articles are read from.
pub enum Input<'a> {
    /// A file.
    Path(PathBuf),
    /// A stream: what messages call it, what ids call it, and its bytes.
    Stream(String, String, Box<dyn Read + Send + 'a>),
}

/// A file that is open, with what its reader must know.
pub(super) struct Opened<'a> {
    /// What messages call it.
    pub(super) file: String,
    /// What ids call it: the file's name without its folder.
    pub(super) name: String,
    /// All its bytes, uncompressed; UTF-16 is UTF-8 already.
    pub(super) bytes: Box<dyn Read + Send + 'a>,
    pub(super) decoding: Decoding,
    /// The encoding that its bytes were in where they are turned into UTF-8 already.
    pub(super) wide: Option<&'static Encoding>,
    /// Whether that was said.
    pub(super) said: bool,
    /// What to say of the file where it may be of another format than was taken.
    pub(super) hint: Option<String>,
    pub(super) options: ReadOptions,
}

impl<'a> Input<'a> {
    /// Refuses a file that is not there, before anything is read.
    pub fn check(&self) -> Result<(), Fault> {
        match self {
            Self::Path(path) => {
                let found = open(path).map(drop);
                found.map_err(|message| Fault::file(&shown(path), message))
            }
            Self::Stream(..) => Ok(()),
        }
    }

    pub(super) fn open(self, options: &ReadOptions) -> Result<Box<dyn Records + Send + 'a>, Fault> {
        let (file, name, bytes) = match self {
            Self::Path(path) => {
                let file = shown(&path);
                let opened = open(&path).map_err(|message| Fault::file(&file, message))?;
                let name =
                    path.file_name().map_or_else(|| file.clone(), |name| shown(name.as_ref()));
                (file, name, Box::new(opened) as Box<dyn Read + Send + 'a>)
            }
            Self::Stream(file, name, bytes) => (file, name, bytes),
        };
        let failed = |error: io::Error| Fault::file(&file, said(&error));
        let given = options.encoding.as_deref().map(encoding::named).transpose();
        let given = given.map_err(|message| Fault::file(&file, message))?;
        let (mut head, mut bytes) = peeked(bytes).map_err(failed)?;
        if head.starts_with(GZIP) {
            (head, bytes) = peeked(Box::new(MultiGzDecoder::new(bytes))).map_err(failed)?;
        }
        let format = options.format.or_else(|| Format::of_name(&name));
        if matches!(format, Some(Format::Html | Format::Feed)) {
            // A page says its encoding itself.
            return Converted::read(format.unwrap_or(Format::Html), file, bytes, options);
        }
        let wide =
            given.or_else(|| encoding::of_mark(&head)).filter(|&found| encoding::is_wide(found));
        if let Some(wide) = wide {
            (head, bytes) = peeked(Box::new(Utf16::new(bytes, wide))).map_err(failed)?;
        }
        if let Some(place) = memchr::memchr(0, &head[..head.len().min(BINARY)]) {
            return Err(Fault::file(&file, format!("byte {place} is 0: this is no text")));
        }
        let given = given.filter(|_| wide.is_none());
        let decoding = Decoding::new(&head, given);
        let told = format;
        let format = told.unwrap_or_else(|| Format::of_bytes(&head, &options.columns));
        if let (None, Format::Text, Some((field, column))) = (told, format, options.columns.first())
        {
            return Err(Fault::misuse(&file, no_table(field.name(), column, &head)));
        }
        let hint =
            (told.is_none() && format == Format::Text && Format::like_table(&head)).then(|| {
                format!("{file}: read as plain text; if it is a table, say so (format csv) and which column holds the text")
            });
        let options = options.clone();
        let opened = Opened { file, name, bytes, decoding, wide, said: false, hint, options };
        Ok(match format {
            Format::Text => Box::new(Text::new(opened)?),
            Format::Jsonl => Box::new(Jsonl::new(opened)),
            Format::Csv => Box::new(Table::new(opened, None)?),
            Format::Tsv => Box::new(Table::new(opened, Some(b'\t'))?),
            Format::Json => Box::new(Json::new(opened)?),
            Format::Html | Format::Feed => {
                return Converted::read(format, opened.file, opened.bytes, &opened.options);
            }
        })
    }
}

impl Opened<'_> {
    /// Says which encoding was taken, once it is known.
    pub(super) fn say(&mut self, notes: &mut Vec<String>) {
        notes.extend(self.decoding.note(&self.file));
        if let Some(wide) = self.wide
            && !std::mem::replace(&mut self.said, true)
        {
            notes.push(encoding::note(&self.file, wide));
        }
    }

    /// The encoding that texts are decoded from, where it is not UTF-8.
    pub(super) fn encoding(&self) -> Option<&'static str> {
        self.wide.or_else(|| self.decoding.foreign()).map(Encoding::name)
    }

    /// Every byte.
    pub(super) fn all(&mut self) -> Result<Vec<u8>, Fault> {
        all(&self.file, &mut self.bytes)
    }
}

/// What to do where a column is named and the file looks like plain text, which has none.
fn no_table(field: &str, column: &str, head: &[u8]) -> String {
    if Format::like_table(head) {
        let line = head.split(|&byte| byte == b'\n' || byte == b'\r').next().unwrap_or_default();
        let line: String = String::from_utf8_lossy(line).chars().take(FIRST_LINE).collect();
        return format!(
            "no column {column:?} for {field}; its first line is {:?}: name one of its columns, or say what the file is (format csv, tsv, jsonl)",
            line.trim_start_matches('\u{feff}')
        );
    }
    format!(
        "read as plain text, which has no column {column:?} for {field}; say what the file is (format csv, tsv, jsonl), or name no column"
    )
}

/// Characters of a first line that a message shows.
const FIRST_LINE: usize = 120;

/// Every byte of a file that one article is read from.
pub(super) fn all(file: &str, bytes: &mut dyn Read) -> Result<Vec<u8>, Fault> {
    let mut found = Vec::new();
    let limit = u64::from(u32::MAX) + 1;
    bytes.take(limit).read_to_end(&mut found).map_err(|error| Fault::file(file, said(&error)))?;
    if u32::try_from(found.len()).is_err() {
        return Err(Fault::file(file, "larger than 4 GiB"));
    }
    Ok(found)
}

/// The first bytes, and all of them.
fn peeked<'a>(
    mut bytes: Box<dyn Read + Send + 'a>,
) -> io::Result<(Vec<u8>, Box<dyn Read + Send + 'a>)> {
    let mut head = Vec::new();
    bytes.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    Ok((head.clone(), Box::new(Cursor::new(head).chain(bytes))))
}

fn open(path: &Path) -> Result<File, String> {
    if path.is_dir() {
        return Err("a directory; name the files in it".to_owned());
    }
    File::open(path).map_err(|error| said(&error))
}

/// What went wrong, in plain words.
pub(super) fn said(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "not allowed to read it".to_owned(),
        io::ErrorKind::UnexpectedEof => "it ends too early; was it copied whole?".to_owned(),
        _ => error.to_string(),
    }
}

/// What a file is called in messages; its name must not steer the terminal.
pub fn shown(path: &Path) -> String {
    path.display()
        .to_string()
        .chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}
