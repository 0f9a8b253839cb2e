use super::{
    fact,
    reports::Reports,
    section::{Extent, Line, Piece, Row, Section, Table, plain, soft, strong},
    thing::{Group, Thing},
    wording,
};
use std::collections::HashSet;

/// Reports that must have a thing before another is said to leave it out.
const ENOUGH: usize = 2;

/// What each report has not though others have it.
pub(super) fn section(reports: &Reports<'_>, things: &[Thing], extent: Extent) -> Section {
    let mut section = Section {
        name: "missing",
        title: "What each report leaves out",
        note: "Speakers, shared quotations, facts and names that at least two other reports have. Left out is not the same as hidden: a report may have come out before."
            .to_owned(),
        ..Section::default()
    };
    let number = reports.names.len();
    // Of two reports, what one alone has is what the other leaves out: that section says it.
    if number < 3 {
        return section;
    }
    // A fact beyond those that are shown has no row that its number could lead to.
    let unseen: HashSet<String> =
        fact::told(reports.comparison).into_iter().skip(extent.rows).map(fact::id).collect();
    let shown = |id: &str| !unseen.contains(id);
    let mut table = Table::new(["Report", "What it has not"]);
    for report in 0..number {
        let mut lines: Vec<Line> = Vec::new();
        for group in Group::ALL {
            let missing: Vec<&Thing> = things
                .iter()
                .filter(|thing| thing.group == group && thing.counts[report] == 0)
                .filter(|thing| !thing.doubtful[report])
                .filter(|thing| thing.reports() >= ENOUGH)
                .collect();
            if missing.is_empty() {
                continue;
            }
            let mut line = vec![strong(format!("{}: ", group.title()))];
            let limit = extent.rows;
            for (place, thing) in missing.iter().take(limit).enumerate() {
                if place > 0 {
                    line.push(plain("; "));
                }
                if let Some((tag, id)) = thing.row.as_ref().filter(|(_, id)| shown(id)) {
                    line.push(Piece::Row(tag.clone(), id.clone()));
                    line.push(plain(" "));
                }
                line.push(plain(wording::first_words(&thing.name, 10)));
                if let Some(values) = &thing.values {
                    line.push(plain(format!(": {values}")));
                }
                line.push(soft(format!(" ({} of {number})", thing.reports())));
            }
            if missing.len() > limit {
                line.push(soft(format!(" and {} more", missing.len() - limit)));
            }
            lines.push(line);
        }
        if lines.is_empty() {
            lines.push(vec![soft("Nothing that enough others have.")]);
        }
        table
            .rows
            .push(Row { cells: vec![vec![vec![Piece::Report(report)]], lines], ..Row::default() });
    }
    section.cut(&mut table.rows, extent.reports, ("report", "reports"));
    section.tables.push(table);
    section
}
