use super::writer::Writer;
use crate::record::Diagnostic;
use crate::report::wording;

/// Writes a table of records: the first `limit` rows, then how many more there are.
pub(super) fn write<S: AsRef<str>>(
    writer: &mut Writer,
    headers: &[S],
    rows: &[Vec<String>],
    limit: usize,
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
                for row in rows.iter().take(limit) {
                    writer.within("tr", &[], |writer| {
                        for cell in row {
                            writer.element("td", &[("dir", "auto")], cell);
                        }
                    });
                }
            });
        });
    });
    let count = wording::count(rows.len(), "row", "rows");
    let text = match rows.len().saturating_sub(limit) {
        0 => count,
        more => format!("{count}; the first {limit} are shown, {more} more follow"),
    };
    writer.element("p", &[("class", "cw-note")], &text);
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
