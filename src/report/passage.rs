use super::{
    makeup,
    reports::Reports,
    section::{self, Extent, Line, Mark, Piece, Place, Row, Section, Table},
    wording,
};
use crate::record::{Doc, Moment, Passage, Span};
use section::{plain, rule, soft, strong, words};
use std::{cmp::Reverse, collections::BTreeMap};

/// Words that two reports share.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) prose: u32,
    pub(super) quoted: u32,
    passages: u32,
}

/// Runs of prose that two reports share, the longest first.
pub(super) fn prose<'a>(reports: &Reports<'a>) -> Vec<(usize, &'a Passage)> {
    let passages = reports.comparison.passages.iter().enumerate();
    let mut found: Vec<(usize, &Passage)> =
        passages.filter(|(_, passage)| !passage.quoted).collect();
    found.sort_by_key(|(number, passage)| (Reverse(passage.words), *number));
    found
}

/// What is taken from where: what each report is made of, which have one origin, and the passages of prose they share.
pub(super) fn section(reports: &Reports<'_>, extent: Extent) -> Section {
    let mut section = Section {
        name: "passages",
        title: "Shared wording and where it comes from",
        note: "Words that two reports share between quotation marks are a speaker's: two reporters heard them. Shared prose is \
               counted apart; from about a sentence of it two reports count as one origin."
            .to_owned(),
        ..Section::default()
    };
    let mut made = makeup::table(reports);
    section.cut(&mut made.rows, extent.reports, ("report", "reports"));
    section.tables.push(made);
    section.tables.push(origins(reports, extent));
    section.tables.push(pairs(reports, extent, &mut section.left_out));
    let mut passages = prose(reports);
    section.cut(&mut passages, extent.rows, ("passage of prose", "passages of prose"));
    let mut table = Table::new(["Passage", "Where"]);
    table.heading = Some("Prose that two reports share");
    table.even = true;
    for (row, (_, passage)) in passages.into_iter().enumerate() {
        let tag = format!("P{}", row + 1);
        let id = format!("p{}", row + 1);
        let sides = [(&passage.a, &passage.a_span, "a"), (&passage.b, &passage.b_span, "b")];
        let places: Vec<Place> = sides
            .into_iter()
            .filter_map(|(article, span, side)| {
                reports.place_in(article, span.start, span.end, format!("{id}-{side}"))
            })
            .collect();
        let mut place_lines: Vec<Line> = places
            .iter()
            .map(|place| vec![Piece::Report(place.report), plain(" "), Piece::Place(place.clone())])
            .collect();
        place_lines.push(vec![soft(source(reports, passage))]);
        let mut cell: Vec<Line> = vec![vec![
            strong(wording::count(passage.words as usize, "word", "words")),
            plain(" · "),
            words(wording::first_words(&passage.a_span.text, extent.words)),
        ]];
        cell.extend(
            marked(reports, passage)
                .map(|name| vec![soft(format!("between quotation marks in {name} only"))]),
        );
        cell.extend(
            passage.credited.as_ref().map(|agency| vec![soft(format!("both credit {agency}"))]),
        );
        table.rows.push(Row {
            tag: Some(tag.clone()),
            id: Some(id.clone()),
            cells: vec![cell, place_lines],
        });
        section.marks.extend(places.into_iter().map(|place| Mark {
            title: format!(
                "{} words of prose stand in another report too · rule shared-run",
                passage.words
            ),
            place,
            tag: Some(tag.clone()),
            target: id.clone(),
            class: "cw-shared",
        }));
    }
    section.tables.push(table);
    section
}

/// The report that has the passage between quotation marks, where the other has it as prose.
fn marked<'a>(reports: &'a Reports<'_>, passage: &'a Passage) -> Option<&'a str> {
    let inside = |article: &str, span: &Span| {
        let report = reports.of(article)?;
        let doc = &reports.comparison.docs[report];
        let span = doc.bytes(span.start, span.end);
        let regions = &doc.segmentation.regions;
        Some(regions.iter().any(|region| region.inner.contains(span)))
    };
    match (inside(&passage.a, &passage.a_span)?, inside(&passage.b, &passage.b_span)?) {
        (true, false) => Some(reports.name(&passage.a)),
        (false, true) => Some(reports.name(&passage.b)),
        _ => None,
    }
}

/// Which report had it first, as far as the dates tell.
fn source(reports: &Reports<'_>, passage: &Passage) -> String {
    let published = |article: &str| {
        reports.of(article).and_then(|report| reports.comparison.docs[report].article.published)
    };
    let date = |moment: Moment| moment.date();
    match (published(&passage.a), published(&passage.b)) {
        (Some(a), Some(b)) if date(a) < date(b) => {
            format!(
                "{} came out first ({}; the other {})",
                reports.name(&passage.a),
                date(a),
                date(b)
            )
        }
        (Some(a), Some(b)) if date(b) < date(a) => {
            format!(
                "{} came out first ({}; the other {})",
                reports.name(&passage.b),
                date(b),
                date(a)
            )
        }
        _ => "the dates do not tell which came out first".to_owned(),
    }
}

fn origins(reports: &Reports<'_>, extent: Extent) -> Table {
    let mut table = Table::new(["Origin", "Reports"]);
    let origins = &reports.comparison.origins;
    if reports.names.len() < 2 || origins.is_empty() {
        return table;
    }
    table.heading = Some("Origins");
    let alone: Vec<&str> = origins
        .iter()
        .filter(|origin| origin.articles.len() == 1)
        .map(|origin| reports.name(&origin.articles[0]))
        .collect();
    for origin in origins.iter().filter(|origin| origin.articles.len() > 1) {
        let names: Vec<&str> = origin.articles.iter().map(|id| reports.name(id)).collect();
        let why = match (&origin.credited, &*origin.rule) {
            (Some(agency), "same-agency") => format!("they credit {agency}"),
            (Some(agency), _) => format!("they share prose; {agency} is credited"),
            (None, _) => "they share prose".to_owned(),
        };
        table.rows.push(Row {
            cells: vec![
                vec![vec![strong("one origin")], vec![soft(why)], vec![rule(&origin.rule)]],
                vec![vec![plain(some(&names, extent.lines * 3))]],
            ],
            ..Row::default()
        });
    }
    if !alone.is_empty() {
        table.rows.push(Row {
            cells: vec![
                vec![
                    vec![strong("each on its own")],
                    vec![soft("no shared prose, no common agency")],
                    vec![rule("independent")],
                ],
                vec![vec![plain(some(&alone, extent.lines * 3))]],
            ],
            ..Row::default()
        });
    }
    table
}

/// The first names and how many more there are.
fn some(names: &[&str], limit: usize) -> String {
    match names.len().saturating_sub(limit) {
        0 => wording::listed(names),
        more => format!("{} and {more} more", names[..limit].join(", ")),
    }
}

/// What any two reports share: the pairs with most shared prose first.
pub(super) fn shared(reports: &Reports<'_>) -> Vec<((usize, usize), Shared)> {
    let mut shared: BTreeMap<(usize, usize), Shared> = BTreeMap::new();
    for passage in &reports.comparison.passages {
        let (Some(a), Some(b)) = (reports.of(&passage.a), reports.of(&passage.b)) else { continue };
        let pair = shared.entry((a.min(b), a.max(b))).or_default();
        pair.passages = pair.passages.saturating_add(1);
        if passage.quoted {
            pair.quoted = pair.quoted.saturating_add(passage.words);
        } else {
            pair.prose = pair.prose.saturating_add(passage.words);
        }
    }
    let mut pairs: Vec<((usize, usize), Shared)> = shared.into_iter().collect();
    pairs.sort_by_key(|(pair, shared)| (Reverse(shared.prose), Reverse(shared.quoted), *pair));
    pairs
}

/// How much any two reports share, in prose and between quotation marks.
fn pairs(reports: &Reports<'_>, extent: Extent, left_out: &mut Vec<String>) -> Table {
    let mut table = Table::new(["Pair", "In prose", "Between quotation marks"]);
    let mut pairs = shared(reports);
    if let Some(more) = pairs.len().checked_sub(extent.rows).filter(|&more| more > 0) {
        pairs.truncate(extent.rows);
        left_out.push(format!(
            "Not shown here: {} that share less.",
            wording::count(more, "more pair of reports", "more pairs of reports")
        ));
    }
    if pairs.is_empty() {
        return table;
    }
    table.heading = Some("Words that two reports share");
    for ((a, b), shared) in pairs {
        let counted = |count: u32| -> Vec<Line> {
            if count == 0 {
                return vec![vec![soft("–")]];
            }
            let mut lines = vec![vec![plain(wording::count(count as usize, "word", "words"))]];
            for report in [a, b] {
                let share = share(count, &reports.comparison.docs[report]);
                lines.push(vec![
                    Piece::Bar(share),
                    soft(format!(" {} of ", wording::percent(share))),
                    Piece::Report(report),
                ]);
            }
            lines
        };
        table.rows.push(Row {
            cells: vec![
                vec![
                    vec![Piece::Report(a), plain(" and "), Piece::Report(b)],
                    vec![soft(wording::count(
                        shared.passages as usize,
                        "run of words",
                        "runs of words",
                    ))],
                ],
                counted(shared.prose),
                counted(shared.quoted),
            ],
            ..Row::default()
        });
    }
    table
}

fn share(count: u32, doc: &Doc) -> f64 {
    (f64::from(count) / super::reports::words(doc).max(1) as f64).min(1.0)
}
