use super::{
    reports::Reports,
    section::{self, Extent, Line, Mark, Piece, Row, Section, Table},
    statement, wording,
};
use crate::record::TimelineRow;
use section::{plain, rule, soft, strong, words};

/// With more reports than this a row only names them.
const DOTS: usize = 12;

/// Which statement is told of which day.
pub(super) fn section(reports: &Reports<'_>, extent: Extent) -> Section {
    let mut section = Section {
        name: "timeline",
        title: "Timeline",
        note: "Dated statements, earliest first. A date is as the texts give it, worked out from the day of publication where \
               they say “Thursday” or “tomorrow”."
            .to_owned(),
        ..Section::default()
    };
    let mut rows: Vec<&TimelineRow> = reports.comparison.timeline.iter().collect();
    section.cut(&mut rows, extent.rows, ("dated statement", "dated statements"));
    let mut table = Table::new(["When", "What", "Told by"]);
    let mut last = "";
    for row in rows {
        // One date stands once over its statements.
        let repeated = std::mem::replace(&mut last, &row.date) == row.date;
        let when = if repeated {
            soft(wording::time(&row.date))
        } else {
            strong(wording::time(&row.date))
        };
        let mut what: Vec<Line> = vec![vec![words(wording::first_words(&row.text, extent.words))]];
        if !row.conflicting.is_empty() {
            let dates: Vec<String> =
                row.conflicting.iter().map(|date| wording::time(date)).collect();
            what.push(vec![Piece::Alarm(format!(
                "ANOTHER DATE ELSEWHERE: {}",
                wording::listed(&dates)
            ))]);
        }
        let tellers: Vec<usize> =
            row.articles.iter().filter_map(|article| reports.of(article)).collect();
        let mut told: Vec<Line> = Vec::new();
        let number = reports.names.len();
        if (2..=DOTS).contains(&number) {
            let dots = (0..number).map(|report| tellers.contains(&report)).collect();
            told.push(vec![Piece::Dots(dots), soft(format!(" {} of {number}", tellers.len()))]);
        }
        let lines: Vec<Line> = tellers
            .iter()
            .map(|&report| {
                let mut line = vec![Piece::Report(report)];
                let members = reports.comparison.statements.get(row.statement as usize);
                let place = members.and_then(|statement| {
                    let member = statement
                        .members
                        .iter()
                        .position(|member| reports.of(&member.article) == Some(report))?;
                    statement::place(reports, statement, member)
                });
                if let Some(place) = place {
                    section.marks.push(Mark {
                        place: place.clone(),
                        tag: None,
                        target: String::new(),
                        class: "cw-clause",
                        title: String::new(),
                    });
                    line.push(plain(" "));
                    line.push(Piece::Place(place));
                }
                line
            })
            .collect();
        told.extend(section::shortened(lines, extent.lines));
        table.rows.push(Row {
            cells: vec![vec![vec![when], vec![rule(&row.rule)]], what, told],
            ..Row::default()
        });
    }
    section.tables.push(table);
    section
}
