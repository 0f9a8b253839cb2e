use super::{
    reports::{self, Reports},
    section::{self, Extent, Line, Mark, Piece, Place, Row, Section, Table},
    wording,
};
use crate::record::contrast::{self, Stretch};
use crate::record::{StatementMatch, StatementRelation, StatementVoice};
use section::{plain, rule, soft, words};
use std::{cmp::Reverse, collections::HashSet};

/// Number of a statement: `S3`.
pub(super) fn label(statement: &StatementMatch) -> String {
    format!("S{}", u64::from(statement.id) + 1)
}

/// Id of a statement's row in HTML.
pub(super) fn id(statement: &StatementMatch) -> String {
    format!("s{}", u64::from(statement.id) + 1)
}

/// Place of a version; none where there is no such report.
pub(super) fn place(
    reports: &Reports<'_>,
    statement: &StatementMatch,
    member: usize,
) -> Option<Place> {
    let version = statement.members.get(member)?;
    let id = format!("{}-v{}", id(statement), member + 1);
    reports.place_in(&version.article, version.start, version.end, id)
}

/// What is told in more than one report, and what one alone tells.
pub(super) fn section(reports: &Reports<'_>, extent: Extent) -> Section {
    let mut section = Section {
        name: "statements",
        title: "What is said in several reports, and in one only",
        note: "Clauses that say the same, the fullest version first; what lies between alike and unlike is left alone. Clauses \
               that only repeat a shared quotation are shown with it above and not again."
            .to_owned(),
        ..Section::default()
    };
    let quoted = quoted(reports);
    for (relation, heading, nouns) in [
        (
            StatementRelation::Differing,
            "Told with another number, another date or another “not”",
            ("statement told otherwise", "statements told otherwise"),
        ),
        (
            StatementRelation::QuotedVsReported,
            "Quoted in one, told without quotation marks in another",
            ("statement that is quoted in one", "statements that are quoted in one"),
        ),
        (
            StatementRelation::MoreSpecific,
            "Told more fully in one than in another",
            ("statement told more fully in one", "statements told more fully in one"),
        ),
        (
            StatementRelation::Equivalent,
            "Told alike",
            ("statement told alike", "statements told alike"),
        ),
    ] {
        let mut found: Vec<&StatementMatch> = reports
            .comparison
            .statements
            .iter()
            .filter(|statement| statement.relation == relation)
            .filter(|statement| !repeats(reports, statement, &quoted))
            .collect();
        found.sort_by_key(|statement| Reverse(statement.articles));
        section.cut(&mut found, extent.rows, nouns);
        let mut table = Table::new(["Fullest version", "Other versions"]);
        table.heading = Some(heading);
        table.even = true;
        for statement in found {
            let row = row(reports, statement, extent);
            section.marks.extend(marks(reports, statement));
            table.rows.push(row);
        }
        section.tables.push(table);
    }
    let table = alone(reports, extent, &quoted, &mut section);
    section.tables.push(table);
    section
}

/// Quotations that more than one report has: (report, quotation).
fn quoted(reports: &Reports<'_>) -> HashSet<(usize, u32)> {
    let shared = reports.comparison.quotes.iter().filter(|quote| reports::is_shared(quote));
    shared
        .flat_map(|quote| quote.members.iter())
        .filter_map(|member| Some((reports.of(&member.article)?, member.quote?)))
        .collect()
}

/// Whether every version stands inside a quotation that is shown as shared.
fn repeats(
    reports: &Reports<'_>,
    statement: &StatementMatch,
    quoted: &HashSet<(usize, u32)>,
) -> bool {
    statement.members.iter().all(|member| {
        member.voice == StatementVoice::Quoted
            && reports
                .of(&member.article)
                .zip(member.quote)
                .is_some_and(|key| quoted.contains(&key))
    })
}

fn row(reports: &Reports<'_>, statement: &StatementMatch, extent: Extent) -> Row {
    let mut fullest: Vec<Line> = Vec::new();
    let mut others: Vec<Line> = Vec::new();
    for (number, member) in statement.members.iter().enumerate() {
        let Some(place) = place(reports, statement, number) else { continue };
        let reference = number == statement.reference as usize;
        let mut line = vec![
            Piece::Report(place.report),
            plain(": "),
            words(wording::first_words(&member.text, extent.words)),
        ];
        let relation = match member.relation {
            Some(StatementRelation::Differing) => {
                let words = contrast(reports, statement, number);
                format!(
                    "{} · ",
                    words.unwrap_or_else(
                        || wording::statement(StatementRelation::Differing).to_owned()
                    )
                )
            }
            Some(relation) => format!("{} · ", wording::statement(relation)),
            None => String::new(),
        };
        line.push(soft(format!(
            " · {relation}{} ",
            wording::voice(member.voice, member.speaker_name.as_deref())
        )));
        line.push(Piece::Place(place));
        if reference { fullest.push(line) } else { others.push(line) }
    }
    fullest.push(vec![rule(&statement.rule)]);
    Row {
        tag: Some(label(statement)),
        id: Some(id(statement)),
        cells: vec![fullest, section::shortened(others, extent.lines)],
    }
}

/// The words in which a version differs from the fullest one: `here “14 lorries”, there “40 lorries”`.
fn contrast(reports: &Reports<'_>, statement: &StatementMatch, number: usize) -> Option<String> {
    let stretch = |number: usize| {
        let member = statement.members.get(number)?;
        let doc = &reports.comparison.docs[reports.of(&member.article)?];
        Some(Stretch { doc, start: member.start, end: member.end })
    };
    let (own, full) = (stretch(number)?, stretch(statement.reference as usize)?);
    let mut told: Vec<String> =
        [("number", contrast::numbers(own, full)), ("date", contrast::dates(own, full))]
            .into_iter()
            .filter_map(|(what, pair)| {
                let (own, full) = pair?;
                Some(format!("another {what}: here “{own}”, in the fullest “{full}”"))
            })
            .collect();
    told.extend(match contrast::negations(&own, &full) {
        (Some(word), None) => Some(format!("“{word}” only here")),
        (None, Some(word)) => Some(format!("“{word}” only in the fullest")),
        _ => None,
    });
    (!told.is_empty()).then(|| told.join("; "))
}

fn marks(reports: &Reports<'_>, statement: &StatementMatch) -> Vec<Mark> {
    (0..statement.members.len())
        .filter_map(|number| {
            Some(Mark {
                place: place(reports, statement, number)?,
                tag: None,
                target: String::new(),
                class: "cw-clause",
                title: String::new(),
            })
        })
        .collect()
}

/// What one report alone tells, report by report.
fn alone(
    reports: &Reports<'_>,
    extent: Extent,
    quoted: &HashSet<(usize, u32)>,
    section: &mut Section,
) -> Table {
    let mut table = Table::new(["Report", "Statement"]);
    table.heading = Some("In one report only");
    if reports.names.len() < 2 {
        return table;
    }
    let mut more = 0;
    for report in 0..reports.names.len() {
        let mut lines: Vec<Line> = Vec::new();
        let mut rules: Vec<Piece> = Vec::new();
        for statement in &reports.comparison.statements {
            let Some(member) = statement.members.first().filter(|member| {
                statement.relation == StatementRelation::OnlyOne
                    && reports.of(&member.article) == Some(report)
                    && !repeats(reports, statement, quoted)
            }) else {
                continue;
            };
            if lines.len() == extent.rows {
                more += 1;
                continue;
            }
            let Some(place) = place(reports, statement, 0) else { continue };
            section.marks.extend(marks(reports, statement));
            let named = rule(&statement.rule);
            if !rules.contains(&named) {
                rules.push(named);
            }
            lines.push(vec![
                words(wording::first_words(&member.text, extent.words)),
                soft(format!(
                    " · {} ",
                    wording::voice(member.voice, member.speaker_name.as_deref())
                )),
                Piece::Place(place),
            ]);
        }
        if !lines.is_empty() {
            table.rows.push(Row {
                cells: vec![vec![vec![Piece::Report(report)], rules], lines],
                ..Row::default()
            });
        }
    }
    section.cut(
        &mut table.rows,
        extent.reports,
        ("report with statements of its own", "reports with statements of their own"),
    );
    if more > 0 {
        section.left_out.push(format!(
            "Not shown here: {more} more statements that one report alone has; the table of statements has them all."
        ));
    }
    table
}
