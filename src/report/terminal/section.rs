use super::layout::{Layout, Look};
use crate::report::{
    reports::{Reports, letter},
    section::{Line, Piece, Section, Table},
};

/// Writes a section; nothing where it has no row.
pub(super) fn write(layout: &mut Layout, reports: &Reports<'_>, section: &Section) {
    if section.is_empty() {
        return;
    }
    layout.heading(&section.title.to_uppercase());
    for table in section.tables.iter().filter(|table| !table.rows.is_empty()) {
        if let Some(heading) = table.heading {
            layout.paragraph(0, &[(heading.to_owned(), Look::Soft)]);
        }
        for row in &table.rows {
            self::row(layout, reports, table, row.tag.as_deref(), &row.cells);
        }
    }
    for sentence in &section.left_out {
        layout.paragraph(2, &[(format!("  {sentence}"), Look::Soft)]);
    }
}

/// The first cell in one line, the lines of the others under it. Where every column is a report, its letter stands in
/// front.
fn row(
    layout: &mut Layout,
    reports: &Reports<'_>,
    table: &Table,
    tag: Option<&str>,
    cells: &[Vec<Line>],
) {
    let columns = table.columns.iter().skip(1).eq(reports.names.iter());
    let Some((first, others)) = cells.split_first() else { return };
    let mut pieces =
        vec![(format!("  {}", tag.map_or(String::new(), |tag| format!("{tag} "))), Look::Strong)];
    for (number, line) in first.iter().enumerate() {
        if number > 0 {
            pieces.push((" · ".to_owned(), Look::Soft));
        }
        pieces.extend(set(reports, line));
    }
    layout.paragraph(4, &pieces);
    if columns {
        let mut pieces = vec![("    ".to_owned(), Look::Plain)];
        for (report, cell) in others.iter().enumerate() {
            pieces.push((format!("{} ", letter(report)), Look::Strong));
            for line in cell {
                pieces.extend(set(reports, line));
            }
            pieces.push(("  ".to_owned(), Look::Plain));
        }
        layout.paragraph(4, &pieces);
        return;
    }
    for (number, cell) in others.iter().enumerate() {
        if cell.iter().flatten().any(|piece| matches!(piece, Piece::Place(_) | Piece::Row(..))) {
            for line in cell {
                layout.paragraph(
                    6,
                    &[vec![("    ".to_owned(), Look::Plain)], set(reports, line)].concat(),
                );
            }
            continue;
        }
        // What needs no line of its own stands in one, after the head of its column.
        let lines: Vec<Vec<(String, Look)>> = cell
            .iter()
            .map(|line| set(reports, line))
            .filter(|line| line.iter().any(|(text, _)| !matches!(text.trim(), "" | "–")))
            .collect();
        if lines.is_empty() {
            continue;
        }
        let head = table.columns.get(number + 1).filter(|_| table.columns.len() > 2);
        let head = head.map_or(String::new(), |head| format!("{}: ", head.to_lowercase()));
        let mut pieces = vec![("    ".to_owned(), Look::Plain), (head, Look::Soft)];
        for (number, line) in lines.into_iter().enumerate() {
            pieces.push((if number > 0 { " · " } else { "" }.to_owned(), Look::Soft));
            pieces.extend(line);
        }
        layout.paragraph(6, &pieces);
    }
}

fn set(reports: &Reports<'_>, line: &Line) -> Vec<(String, Look)> {
    line.iter()
        .filter_map(|piece| {
            Some(match piece {
                Piece::Plain(text) | Piece::Words(text) => (text.clone(), Look::Plain),
                Piece::Strong(text) => (text.clone(), Look::Strong),
                Piece::Soft(text) => (text.clone(), Look::Soft),
                Piece::Alarm(text) => (text.clone(), Look::Alarm),
                Piece::Report(report) => (letter(*report), Look::Strong),
                Piece::Place(place) => (reports.place(place), Look::Soft),
                Piece::Row(tag, _) => (tag.clone(), Look::Strong),
                Piece::Bar(_) | Piece::Stack(_) | Piece::Swatch(_) | Piece::Dots(_) => return None,
            })
        })
        .collect()
}
