use super::{escaped, push};
use crate::report::{
    reports::Reports,
    section::{Cell, Line, Piece, Section},
};

/// Writes a section; nothing where it has no row.
pub(super) fn write(out: &mut String, reports: &Reports<'_>, section: &Section) {
    if section.is_empty() {
        return;
    }
    push(out, format_args!("\n## {}\n\n{}\n", section.title, escaped(&section.note)));
    for table in section.tables.iter().filter(|table| !table.rows.is_empty()) {
        if let Some(heading) = table.heading {
            push(out, format_args!("\n### {heading}\n"));
        }
        out.push_str("\n|");
        for column in &table.columns {
            push(out, format_args!(" {} |", escaped(column)));
        }
        push(out, format_args!("\n|{}\n", " --- |".repeat(table.columns.len())));
        for row in &table.rows {
            out.push('|');
            for (number, cell) in row.cells.iter().enumerate() {
                out.push(' ');
                if let Some(tag) = row.tag.as_deref().filter(|_| number == 0) {
                    push(out, format_args!("{tag} "));
                }
                self::cell(out, reports, cell);
                out.push_str(" |");
            }
            out.push('\n');
        }
    }
    for sentence in &section.left_out {
        push(out, format_args!("\n{}\n", escaped(sentence)));
    }
}

/// The lines of a cell; a table of Markdown has no other way to break them.
fn cell(out: &mut String, reports: &Reports<'_>, cell: &Cell) {
    let lines: Vec<String> = cell
        .iter()
        .map(|line| self::line(reports, line).trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    out.push_str(&lines.join("<br>"));
}

fn line(reports: &Reports<'_>, line: &Line) -> String {
    let mut text = String::new();
    for piece in line {
        match piece {
            Piece::Plain(words) | Piece::Soft(words) | Piece::Words(words) => {
                text.push_str(&escaped(words));
            }
            Piece::Strong(words) | Piece::Alarm(words) => bold(&mut text, words),
            Piece::Report(report) => text.push_str(&escaped(&reports.names[*report])),
            Piece::Place(place) => text.push_str(&reports.place(place)),
            Piece::Row(tag, _) => text.push_str(tag),
            // Pictures only repeat what the words say.
            Piece::Bar(_) | Piece::Stack(_) | Piece::Swatch(_) | Piece::Dots(_) => {}
        }
    }
    text
}

/// White space stays outside: stars next to it are no markup.
fn bold(out: &mut String, words: &str) {
    let inner = escaped(words.trim());
    if inner.is_empty() {
        return;
    }
    push(out, format_args!("**{inner}**"));
    if words.ends_with(char::is_whitespace) {
        out.push(' ');
    }
}
