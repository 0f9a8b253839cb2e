use super::writer::Writer;
use crate::record::Diagnostic;
use crate::report::wording;

/// A cell of a table of records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// There is no value.
    None,
    /// Words, of which the table shows the first.
    Words(String),
    /// A number, set to the right.
    Number(String),
}

impl Cell {
    /// The text of the cell.
    pub fn into_text(self) -> String {
        match self {
            Self::None => "–".to_owned(),
            Self::Words(text) | Self::Number(text) => text,
        }
    }
}

/// Words of a text that a cell shows.
const WORDS: usize = 30;
/// Characters of a text that wants a wide column.
const LONG: usize = 30;

/// Writes a table of records: its first `rows` of `total`, and how many there are.
pub(super) fn write<S: AsRef<str>>(
    writer: &mut Writer,
    headers: &[S],
    rows: &[Vec<Cell>],
    total: usize,
) {
    writer.within("div", &[("class", "cw-scroll")], |writer| {
        writer.within("table", &[("class", "cw-rows")], |writer| {
            writer.within("thead", &[], |writer| {
                writer.within("tr", &[], |writer| {
                    for header in headers {
                        writer.element("th", &[("scope", "col")], header.as_ref());
                    }
                });
            });
            writer.within("tbody", &[], |writer| {
                for row in rows {
                    writer.within("tr", &[], |writer| {
                        for cell in row {
                            self::cell(writer, cell);
                        }
                    });
                }
            });
        });
    });
    let count = wording::count(total, "row", "rows");
    let text = match total.saturating_sub(rows.len()) {
        0 => count,
        more => format!(
            "{count}; the first {} are shown, {more} more follow: to_pandas(), to_polars() or a slice has them",
            rows.len()
        ),
    };
    writer.element("p", &[("class", "cw-note")], &text);
}

fn cell(writer: &mut Writer, cell: &Cell) {
    match cell {
        Cell::None => writer.element("td", &[("class", "cw-absent")], "–"),
        Cell::Number(number) => writer.element("td", &[("class", "cw-figure")], number),
        Cell::Words(words) => {
            let shown = wording::first_words(words, WORDS);
            let mut attributes = vec![("dir", "auto")];
            if shown.chars().nth(LONG).is_some() {
                attributes.push(("class", "cw-long"));
            }
            // More of it is a hover away.
            let more = wording::first_words(words, 4 * WORDS);
            if shown.len() < words.len() {
                attributes.push(("title", &more));
            }
            writer.element("td", &attributes, &shown);
        }
    }
}

/// Writes one record: a row for each of its fields.
pub(super) fn record<S: AsRef<str>>(writer: &mut Writer, class: &str, fields: &[(S, Cell)]) {
    writer.within("div", &[("class", "cw-scroll")], |writer| {
        writer.within("table", &[("class", "cw-rows")], |writer| {
            writer.within("tr", &[], |row| {
                row.element("th", &[], class);
                row.element("td", &[], "");
            });
            for (name, value) in fields {
                writer.within("tr", &[], |writer| {
                    writer.element("td", &[("class", "cw-small")], name.as_ref());
                    match value {
                        Cell::Number(number) => writer.element("td", &[], number),
                        value => cell(writer, value),
                    }
                });
            }
        });
    });
}

/// Writes diagnostics, each with what it is about.
pub(super) fn diagnostics(writer: &mut Writer, lines: &[(&str, &Diagnostic)]) {
    writer.within("ul", &[("class", "cw-plain")], |writer| {
        for (about, diagnostic) in lines {
            writer.within("li", &[("dir", "auto")], |writer| {
                writer.element("b", &[], about);
                writer.text(&format!(": {} ", diagnostic.message));
                let place = match (diagnostic.start, diagnostic.end) {
                    (Some(start), Some(end)) => format!(", characters {start}–{end}"),
                    _ => String::new(),
                };
                writer.element(
                    "span",
                    &[("class", "cw-small")],
                    &format!("({}{place})", diagnostic.code),
                );
            });
        }
    });
}
