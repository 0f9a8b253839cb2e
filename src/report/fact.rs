use super::{
    reports::Reports,
    section::{self, Cell, Extent, Line, Mark, Piece, Place, Row, Section, Table},
    wording,
};
use crate::record::{Bound, Comparison, Fact, FactKind, FactStatus, FactValue};
use section::{plain, rule, soft, strong, words};

/// Number of a fact: `F3`.
pub(super) fn label(fact: &Fact) -> String {
    format!("F{}", u64::from(fact.id) + 1)
}

/// Id of a fact's row in HTML.
pub(super) fn id(fact: &Fact) -> String {
    format!("f{}", u64::from(fact.id) + 1)
}

/// Place of a value; none where there is no such report.
pub(super) fn place(reports: &Reports<'_>, fact: &Fact, number: usize) -> Option<Place> {
    let value = fact.values.get(number)?;
    reports.place_in(
        &value.article,
        value.start,
        value.end,
        format!("{}-v{}", id(fact), number + 1),
    )
}

/// The facts that more than one report tells, what contradicts first.
pub(super) fn told(comparison: &Comparison) -> Vec<&Fact> {
    let mut facts: Vec<&Fact> =
        comparison.facts.iter().filter(|fact| fact.status != FactStatus::OnlyOne).collect();
    facts.sort_by_key(|fact| (gravity(fact.status), std::cmp::Reverse(fact.articles), fact.id));
    facts
}

const fn gravity(status: FactStatus) -> u8 {
    match status {
        FactStatus::Conflict => 0,
        FactStatus::Update => 1,
        FactStatus::Compatible => 2,
        FactStatus::Agree => 3,
        FactStatus::OnlyOne => 4,
    }
}

/// Figures, dates, places and people over the reports.
pub(super) fn section(reports: &Reports<'_>, extent: Extent) -> Section {
    let mut section = Section {
        name: "facts",
        title: "Figures, dates, places and people",
        note: "One row for each thing that the reports tell alike or differently, with every value as its report has it. \
               No value is picked as the right one."
            .to_owned(),
        ..Section::default()
    };
    let mut facts = told(reports.comparison);
    section.cut(&mut facts, extent.rows, ("fact", "facts"));
    let mut table = Table::new(["What", "How the reports stand", "What each says"]);
    for fact in facts {
        table.rows.push(Row {
            tag: Some(label(fact)),
            id: Some(id(fact)),
            cells: vec![what(fact), standing(fact), values(reports, fact, extent)],
        });
        for (number, value) in fact.values.iter().enumerate() {
            section.marks.extend(place(reports, fact, number).map(|place| Mark {
                place,
                tag: Some(label(fact)),
                target: id(fact),
                class: "cw-fact",
                title: format!(
                    "{}: {} · {} · rule {}",
                    slot(fact),
                    value.value,
                    wording::status(fact.status),
                    fact.rule
                ),
            }));
        }
    }
    section.tables.push(table);
    section.tables.push(alone(reports, extent, &mut section.left_out));
    section
}

/// What only one report tells, report by report.
fn alone(reports: &Reports<'_>, extent: Extent, left_out: &mut Vec<String>) -> Table {
    let mut table = Table::new(["Report", "What it alone tells"]);
    table.heading = Some("In one report only");
    let mut more = 0;
    for report in 0..reports.names.len() {
        let mut lines: Vec<Line> = Vec::new();
        for fact in &reports.comparison.facts {
            let Some(value) = fact.values.first().filter(|value| {
                fact.status == FactStatus::OnlyOne && reports.of(&value.article) == Some(report)
            }) else {
                continue;
            };
            if lines.len() == extent.lines {
                more += 1;
                continue;
            }
            let mut line = vec![words(wording::first_words(&value.text, extent.words))];
            if let Some(about) = about(fact) {
                line.push(soft(format!(" · {about}")));
            }
            line.extend(
                place(reports, fact, 0)
                    .map(|place| vec![plain(" "), Piece::Place(place)])
                    .into_iter()
                    .flatten(),
            );
            lines.push(line);
        }
        if !lines.is_empty() {
            table.rows.push(Row {
                cells: vec![vec![vec![Piece::Report(report)]], lines],
                ..Row::default()
            });
        }
    }
    if let Some(reports) = table.rows.len().checked_sub(extent.reports).filter(|&more| more > 0) {
        table.rows.truncate(extent.reports);
        left_out.push(format!(
            "Not shown here: what {} alone tell.",
            wording::count(reports, "more report", "more reports")
        ));
    }
    if more > 0 {
        left_out.push(format!(
            "Not shown here: {more} more that one report alone tells; the table of facts has them all."
        ));
    }
    table
}

fn what(fact: &Fact) -> Cell {
    let mut cell = vec![vec![strong(slot(fact))]];
    cell.extend(about(fact).map(|about| vec![soft(about)]));
    cell
}

/// The words around the values.
fn about(fact: &Fact) -> Option<String> {
    let about: Vec<&str> = fact
        .about
        .iter()
        .map(String::as_str)
        .filter(|word| !word.eq_ignore_ascii_case(&fact.slot))
        .collect();
    (!about.is_empty()).then(|| format!("near: {}", about.join(", ")))
}

/// What is told, for a reader.
pub(super) fn slot(fact: &Fact) -> String {
    let slot = wording::first_words(&fact.slot, 8);
    // Of a date, a place or an unnamed number the slot is the nearest telling word; what is a number tells nothing.
    let near = |what: &str| {
        let mut words = std::iter::once(&fact.slot).chain(fact.about.iter());
        words
            .find(|word| !word.is_empty() && !is_number(word))
            .map_or_else(|| what.to_owned(), |word| format!("{what}, near “{word}”"))
    };
    match fact.kind {
        FactKind::Count if is_number(&fact.slot) || slot.is_empty() => near("number"),
        FactKind::Count => slot,
        FactKind::Money => format!("money, in {slot}"),
        FactKind::Percent => "share".to_owned(),
        FactKind::Duration => format!("length of time, in {slot}"),
        FactKind::Measure => format!("amount, in {slot}"),
        FactKind::Date => near("date"),
        FactKind::Place => near("place"),
        FactKind::Person => format!("who is {slot}"),
    }
}

/// The values that differ, as the first report of each writes it: `three days, or 4 days`.
pub(super) fn told_values(fact: &Fact) -> String {
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for value in &fact.values {
        if !seen.iter().any(|(known, _)| *known == value.value) {
            seen.push((&value.value, &value.text));
        }
    }
    let more = seen.len().saturating_sub(VALUES);
    let mut shown: Vec<String> = seen
        .iter()
        .take(VALUES)
        .map(|(_, text)| format!("“{}”", wording::first_words(text, 6)))
        .collect();
    if more > 0 {
        shown.push(format!("{more} more"));
    }
    shown.join(" or ")
}

/// Values that differ which one line shows.
const VALUES: usize = 3;

/// Whether a word is a number or the size of one.
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || matches!(
            word.trim_end_matches('s'),
            "hundred"
                | "thousand"
                | "million"
                | "billion"
                | "trillion"
                | "dozen"
                | "percent"
                | "per cent"
        )
}

fn standing(fact: &Fact) -> Cell {
    let status = wording::status(fact.status);
    let first = if fact.status == FactStatus::Conflict {
        Piece::Alarm(status.to_owned())
    } else {
        strong(status)
    };
    vec![
        vec![first],
        vec![soft(wording::status_meaning(&fact.rule, fact.status))],
        vec![rule(&fact.rule)],
    ]
}

fn values(reports: &Reports<'_>, fact: &Fact, extent: Extent) -> Cell {
    let lines = fact
        .values
        .iter()
        .enumerate()
        .filter_map(|(number, value)| {
            let place = place(reports, fact, number)?;
            let mut line = vec![
                Piece::Report(place.report),
                plain(": "),
                words(wording::first_words(&value.text, extent.words)),
            ];
            let mut notes = Vec::new();
            notes.extend(normal(value));
            if fact.kind != FactKind::Person && fact.kind != FactKind::Place {
                notes.extend(
                    value.as_of.as_deref().map(|time| format!("as of {}", wording::time(time))),
                );
            }
            if matches!(fact.status, FactStatus::Conflict | FactStatus::Update)
                && value.as_of.is_none()
            {
                notes.push("no time given".to_owned());
            }
            notes.push(wording::voice(value.voice, value.speaker_name.as_deref()));
            line.push(soft(format!(" · {} ", notes.join(" · "))));
            line.push(Piece::Place(place));
            Some(line)
        })
        .collect();
    section::shortened(lines, extent.lines)
}

/// The value as it was read, where that is not how it is written; with the bound in words.
fn normal(value: &FactValue) -> Option<String> {
    let bound = match value.bound {
        None | Some(Bound::Exact) => "",
        Some(Bound::About) => "about ",
        Some(Bound::AtLeast) => "at least ",
        Some(Bound::MoreThan) => "more than ",
        Some(Bound::AtMost) => "at most ",
        Some(Bound::LessThan) => "less than ",
    };
    let written = value.text.split_whitespace().any(|word| word.trim_matches(',') == value.value);
    (value.text != value.value && !(bound.is_empty() && written))
        .then(|| format!("= {bound}{}", value.value))
}
