use super::{
    reports::Reports,
    section::{self, Extent, Line, Mark, Piece, Place, Row, Section, Table},
    wording,
};
use crate::record::{Label, Voice};
use section::{plain, soft, strong, words};
use std::{cmp::Reverse, collections::HashMap};

/// Everything that the reports call one person, body or event.
pub(super) struct Called<'a> {
    pub(super) subject: &'a str,
    pub(super) labels: Vec<&'a Label>,
}

impl Called<'_> {
    /// Whether outlets call it by different labels of one slot.
    pub(super) fn differs(&self) -> bool {
        self.labels.iter().any(|label| label.contrast.is_some())
    }

    fn is_loaded(&self) -> bool {
        self.labels.iter().any(|label| label.loaded)
    }

    fn reports(&self) -> usize {
        let mut articles: Vec<&str> =
            self.labels.iter().map(|label| label.article.as_str()).collect();
        articles.sort_unstable();
        articles.dedup();
        articles.len()
    }
}

/// Number of a row: `L3`.
pub(super) fn tag(row: usize) -> String {
    format!("L{}", row + 1)
}

/// Id of a row in HTML.
pub(super) fn id(row: usize) -> String {
    format!("l{}", row + 1)
}

/// Place of a label; none where there is no such report.
pub(super) fn place(reports: &Reports<'_>, label: &Label) -> Option<Place> {
    reports.place_in(
        &label.article,
        label.start,
        label.end,
        format!("label{}", u64::from(label.id) + 1),
    )
}

/// Who and what is labelled: first what outlets call differently, then what has loaded words, then what most reports
/// label.
pub(super) fn called<'a>(reports: &Reports<'a>) -> Vec<Called<'a>> {
    let mut found: Vec<Called<'a>> = Vec::new();
    let mut rows: HashMap<(Option<u32>, &str), usize> = HashMap::new();
    for label in &reports.comparison.labels {
        let subject = if label.entity.is_some() { "" } else { label.subject.as_str() };
        let row = *rows.entry((label.entity, subject)).or_insert_with(|| {
            found.push(Called { subject: &label.subject, labels: Vec::new() });
            found.len() - 1
        });
        found[row].labels.push(label);
    }
    found.sort_by_key(|called| {
        (
            !called.differs(),
            !called.is_loaded(),
            Reverse(called.reports()),
            Reverse(called.labels.len()),
        )
    });
    found
}

/// What each report calls people, bodies and events, and in whose words.
pub(super) fn section(reports: &Reports<'_>, extent: Extent) -> Section {
    let mut section = Section {
        name: "labels",
        title: "What people, bodies and events are called",
        note: "An outlet's own words stand apart from those of the people it quotes. “Loaded” means that a word is in a list \
               of words that praise or blame; the list says nothing of whether the label is deserved."
            .to_owned(),
        ..Section::default()
    };
    let mut all = called(reports);
    section.cut(&mut all, extent.rows, ("person, body or event", "people, bodies and events"));
    let mut table =
        Table::new(["Who or what", "In the outlet's own words", "In the words of those it quotes"]);
    for (row, called) in all.iter().enumerate() {
        let mut who = vec![vec![strong(wording::first_words(called.subject, 12))]];
        if called.differs() {
            who.push(vec![Piece::Alarm("called differently".to_owned())]);
        }
        let by = |voice| {
            let lines = lines(reports, called, voice);
            if lines.is_empty() {
                vec![vec![soft("–")]]
            } else {
                section::shortened(lines, extent.lines)
            }
        };
        table.rows.push(Row {
            tag: Some(tag(row)),
            id: Some(id(row)),
            cells: vec![who, by(Voice::Outlet), by(Voice::Quote)],
        });
        for label in &called.labels {
            let striking = label.loaded || label.contrast.is_some();
            section.marks.extend(place(reports, label).map(|place| Mark {
                place,
                tag: striking.then(|| tag(row)),
                target: id(row),
                class: if striking { "cw-called" } else { "cw-plain-label" },
                title: format!(
                    "{} · {}{} · {} · rule {}",
                    called.subject,
                    wording::label(label.kind),
                    if label.loaded { ", loaded" } else { "" },
                    whose(label).unwrap_or_else(|| "the outlet's own words".to_owned()),
                    label.rule
                ),
            }));
        }
    }
    section.tables.push(table);
    section
}

/// One line for each report: its labels in one voice, each once.
fn lines(reports: &Reports<'_>, called: &Called<'_>, voice: Voice) -> Vec<Line> {
    let mut lines = Vec::new();
    for report in 0..reports.names.len() {
        let mut distinct: Vec<(&Label, usize)> = Vec::new();
        for &label in called
            .labels
            .iter()
            .filter(|label| label.voice == voice && reports.of(&label.article) == Some(report))
        {
            match distinct.iter_mut().find(|(other, _)| same(other, label)) {
                Some((_, count)) => *count += 1,
                None => distinct.push((label, 1)),
            }
        }
        if distinct.is_empty() {
            continue;
        }
        let mut line = vec![Piece::Report(report), plain(": ")];
        for (number, (label, count)) in distinct.into_iter().enumerate() {
            if number > 0 {
                line.push(plain("; "));
            }
            line.push(words(wording::first_words(&label.text, 16)));
            let mut notes = Vec::new();
            if count > 1 {
                notes.push(format!("{count} times"));
            }
            if label.loaded {
                notes.push("loaded".to_owned());
            }
            notes.extend(whose(label));
            notes.push(format!("rule {}", label.rule));
            line.push(soft(format!(" ({}) ", notes.join(", "))));
            line.extend(place(reports, label).map(Piece::Place));
        }
        lines.push(line);
    }
    lines
}

/// Two labels of one report that say the same.
fn same(a: &Label, b: &Label) -> bool {
    let bare = |label: &Label| {
        let text = label.text.to_lowercase();
        ["the ", "a ", "an "]
            .iter()
            .find_map(|article| text.strip_prefix(article).map(ToOwned::to_owned))
            .unwrap_or(text)
    };
    a.speaker == b.speaker && a.reported_by == b.reported_by && bare(a) == bare(b)
}

/// Whose words they are, or in whose indirect speech they stand; none for the outlet's own.
fn whose(label: &Label) -> Option<String> {
    match (label.voice, &label.speaker, &label.reported_by) {
        (Voice::Quote, Some(speaker), _) => Some(format!("said by {speaker}")),
        (Voice::Quote, None, _) => Some("quoted, nobody named".to_owned()),
        (Voice::Outlet, _, Some(speaker)) => {
            Some(format!("the outlet's wording of what {speaker} said"))
        }
        (Voice::Outlet, _, None) => None,
    }
}

/// The labels that differ, one line for each row: `“the reformer” (Gazette); “a hard-liner” (Courier)`.
pub(super) fn contrast(reports: &Reports<'_>, called: &Called<'_>) -> String {
    let mut shown: Vec<String> = Vec::new();
    for label in called.labels.iter().filter(|label| label.contrast.is_some()) {
        let by = match &label.reported_by {
            Some(_) => "outlet's words in reported speech",
            None if label.voice == Voice::Quote => "quoted",
            None => "outlet's words",
        };
        let text = format!(
            "“{}” ({}, {by})",
            wording::first_words(&label.text, 8),
            reports.name(&label.article)
        );
        if !shown.contains(&text) {
            shown.push(text);
        }
    }
    let more = shown.len().saturating_sub(6);
    shown.truncate(6);
    if more > 0 {
        shown.push(format!("and {more} more"));
    }
    format!("{} is called {}", wording::first_words(called.subject, 8), shown.join("; "))
}
