use super::{
    picture,
    writer::{Place, Writer},
};
use crate::report::{
    reports::Reports,
    section::{Cell, Piece, Row, Section, Table},
};

/// Writes a section; nothing where it has no row.
pub(super) fn write(writer: &mut Writer, reports: &Reports<'_>, section: &Section) {
    if section.is_empty() {
        return;
    }
    begin(writer, section.name, section.title, |writer| {
        writer.element("p", &[("class", "cw-note")], &section.note);
        for table in section.tables.iter().filter(|table| !table.rows.is_empty()) {
            if let Some(heading) = table.heading {
                writer.element("h3", &[], heading);
            }
            rows(writer, reports, table, table.heading.unwrap_or(section.title));
        }
        for sentence in &section.left_out {
            writer.element("p", &[("class", "cw-note")], sentence);
        }
    });
}

/// A section with its heading, which a list of sections can link to.
pub(super) fn begin(
    writer: &mut Writer,
    name: &str,
    title: &str,
    content: impl FnOnce(&mut Writer),
) {
    let id = writer.new_id(name).unwrap_or_default();
    writer.within("section", &[("class", "cw-section"), ("id", &id)], |writer| {
        writer.element("h2", &[], title);
        content(writer);
    });
}

fn rows(writer: &mut Writer, reports: &Reports<'_>, table: &Table, label: &str) {
    let class = match (table.even, table.columns.len()) {
        (true, _) => "cw-list-table cw-even",
        (_, 0..=3) => "cw-list-table",
        _ => "cw-list-table cw-wide",
    };
    writer.within("div", &[("class", "cw-scroll")], |writer| {
        writer.within("table", &[("class", class), ("aria-label", label)], |writer| {
            writer.within("thead", &[], |writer| {
                writer.within("tr", &[], |writer| {
                    for column in &table.columns {
                        writer.element("th", &[("scope", "col"), ("dir", "auto")], column);
                    }
                });
            });
            writer.within("tbody", &[], |writer| {
                for row in &table.rows {
                    line(writer, reports, table, row);
                }
            });
        });
    });
}

fn line(writer: &mut Writer, reports: &Reports<'_>, table: &Table, row: &Row) {
    let id = row.id.as_deref().and_then(|id| writer.new_id(id));
    let attributes: Vec<(&'static str, &str)> =
        id.as_deref().map(|id| ("id", id)).into_iter().collect();
    writer.within("tr", &attributes, |writer| {
        for (number, cell) in row.cells.iter().enumerate() {
            writer.within("td", &[], |writer| {
                // On a phone cells stand under each other, and each says what it is.
                if number > 0 && table.columns.len() > 2 && writer.place() == Place::Page {
                    let column = table.columns.get(number).map_or("", String::as_str);
                    writer.element("div", &[("class", "cw-column-name")], column);
                }
                let tag = row.tag.as_deref().filter(|_| number == 0);
                lines(writer, reports, cell, tag);
            });
        }
    });
}

/// The lines of a cell, the number of the row before the first.
fn lines(writer: &mut Writer, reports: &Reports<'_>, cell: &Cell, tag: Option<&str>) {
    for (number, line) in cell.iter().enumerate() {
        writer.within("div", &[("class", "cw-line"), ("dir", "auto")], |writer| {
            if let Some(tag) = tag.filter(|_| number == 0) {
                writer.element("span", &[("class", "cw-number"), ("dir", "ltr")], tag);
                writer.text(" ");
            }
            for piece in line {
                self::piece(writer, reports, piece);
            }
        });
    }
}

/// A few words, set after what they are.
pub(super) fn piece(writer: &mut Writer, reports: &Reports<'_>, piece: &Piece) {
    match piece {
        Piece::Plain(text) => writer.text(text),
        Piece::Strong(text) => writer.element("b", &[], text),
        Piece::Soft(text) => writer.element("span", &[("class", "cw-small")], text),
        Piece::Words(text) => writer.element("span", &[("class", "cw-words")], text),
        Piece::Alarm(text) => writer.element("b", &[("class", "cw-alarm")], text),
        Piece::Report(report) => {
            writer.element("span", &[("class", "cw-source")], &reports.names[*report]);
        }
        Piece::Place(place) => {
            let target = writer.link_to(&place.id);
            writer.link(target.as_deref(), "cw-place", &reports.place(place));
        }
        Piece::Row(tag, id) => {
            let target = writer.link_to(id);
            writer.link(target.as_deref(), "cw-label", tag);
        }
        Piece::Bar(share) => picture::bar(writer, *share),
        Piece::Stack(shares) => picture::stack(writer, shares),
        Piece::Swatch(part) => picture::swatch(writer, *part),
        Piece::Dots(present) => picture::dots(writer, present),
    }
}
