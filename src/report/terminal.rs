//! A short table for a terminal: the sections of the report, the heaviest of each, and how many more there are.

mod layout;
mod section;

use super::{
    finding, missing,
    reports::{self, Reports, letter},
    section::{Extent, in_order},
    thing::{self, Group, Thing},
    wording,
};
use crate::record::{Comparison, Cut, QuoteMatch, QuoteMember};
use layout::{Layout, Look};

/// The narrowest table; a narrower terminal wraps.
const NARROWEST: usize = 12;
/// Rows a list shows before it says how many more there are.
const ROWS: usize = 12;
/// How much of a section is shown.
const EXTENT: Extent = Extent { rows: 6, reports: 8, lines: 6, words: 16 };

/// The table, at most `width` columns wide, with ANSI colours and weights where `colour` is set.
pub fn table(comparison: &Comparison, width: usize, colour: bool) -> String {
    let reports = Reports::new(comparison);
    let things = thing::things(&reports);
    let findings = finding::findings(&reports);
    let mut layout = Layout::new(width.max(NARROWEST), colour);
    heads(&mut layout, &reports);
    layout.paragraph(0, &[(finding::summary(&reports), Look::Plain)]);
    let counts = finding::counted(&finding::counts(&reports, &findings));
    if !counts.is_empty() {
        layout.paragraph(0, &[(counts, Look::Strong)]);
    }
    standing_out(&mut layout, &reports, &findings);
    shared(&mut layout, &reports);
    section::write(&mut layout, &reports, &missing::section(&reports, &things, EXTENT));
    only_in(&mut layout, &reports, &things);
    for section in in_order(&reports, EXTENT) {
        section::write(&mut layout, &reports, &section);
    }
    if comparison.speakers.is_empty() {
        quoted(&mut layout, &reports, &things);
    }
    odd(&mut layout, comparison);
    layout.finish()
}

fn heads(layout: &mut Layout, reports: &Reports<'_>) {
    for (report, doc) in reports.comparison.docs.iter().enumerate() {
        let date = doc
            .article
            .published
            .map_or_else(|| "no date".to_owned(), |moment| moment.date().to_string());
        let words = wording::count(reports::words(doc), "word", "words");
        layout.paragraph(
            3,
            &[
                (format!("{:<2} ", letter(report)), Look::Strong),
                (reports.names[report].clone(), Look::Strong),
                (format!("  {date}, {words}"), Look::Soft),
            ],
        );
    }
    layout.blank();
}

fn standing_out(layout: &mut Layout, reports: &Reports<'_>, findings: &[finding::Finding]) {
    if findings.is_empty() {
        return;
    }
    layout.heading("WHAT STANDS OUT");
    for finding in findings.iter().take(ROWS) {
        let loud = finding.weight.is_loud();
        let names = finding::names(finding, letter);
        let report = if names.is_empty() { names } else { format!("{names} ") };
        let places: Vec<String> = finding
            .places
            .iter()
            .map(|place| match finding.reports.len() {
                1 => reports.place(place),
                _ => format!("{} {}", letter(place.report), reports.place(place)),
            })
            .collect();
        let mark = if loud { "!! " } else { " ! " };
        let look = if loud { Look::Alarm } else { Look::Plain };
        layout.paragraph(
            4,
            &[
                (mark.to_owned(), look),
                (format!("{} {report}", finding.tag), Look::Strong),
                (finding.text.clone(), look),
                (format!(" ({}; rule {})", places.join("; "), finding.rule), Look::Soft),
            ],
        );
    }
    layout.more(findings.len().saturating_sub(ROWS), "finding", "findings");
}

fn shared(layout: &mut Layout, reports: &Reports<'_>) {
    let quotes = &reports.comparison.quotes;
    if !quotes.iter().any(reports::is_shared) {
        return;
    }
    layout.heading("QUOTATIONS IN MORE THAN ONE REPORT");
    for (number, quote) in quotes.iter().enumerate().filter(|(_, quote)| reports::is_shared(quote))
    {
        let text = reports::reference(quote).map_or("", |member| &member.text);
        layout.line(&[
            (format!("{:<4}", reports::label(number)), Look::Strong),
            (wording::first_words(reports::speaker(quote), 6), Look::Strong),
            (format!("  {}", wording::opening(text, 14)), Look::Plain),
        ]);
        let mut marks: Vec<(String, Look)> = Vec::new();
        for member in &quote.members {
            if !marks.is_empty() {
                marks.push((" · ".to_owned(), Look::Soft));
            }
            marks.push(mark(reports, quote, member));
        }
        let without: Vec<String> = (0..reports.names.len())
            .filter(|report| {
                quote.members.iter().all(|member| reports.of(&member.article) != Some(*report))
            })
            .map(letter)
            .collect();
        if !without.is_empty() {
            marks.push((format!(" · not in {}", wording::listed(&without)), Look::Soft));
        }
        layout.paragraph(4, &[vec![("    ".to_owned(), Look::Plain)], marks].concat());
    }
}

/// `B part, CUT NOT SHOWN`.
fn mark(reports: &Reports<'_>, quote: &QuoteMatch, member: &QuoteMember) -> (String, Look) {
    let report = reports.of(&member.article).map_or_else(|| member.article.clone(), letter);
    let reference = reports::reference(quote).is_some_and(|other| std::ptr::eq(other, member));
    let relation = if reference { "fullest" } else { wording::relation_short(member.relation) };
    let mut text = format!("{report} {relation}");
    let mut look = Look::Plain;
    match member.cut {
        Some(Cut::Silent) => text.push_str(", cut not shown"),
        Some(Cut::Marked) => text.push_str(", cut shown"),
        None => {}
    }
    for alarm in member.edits.iter().filter_map(wording::alarm).take(2) {
        text.push_str(", ");
        text.push_str(&alarm);
        look = Look::Alarm;
    }
    (text, look)
}

fn quoted(layout: &mut Layout, reports: &Reports<'_>, things: &[Thing]) {
    let speakers: Vec<&Thing> =
        things.iter().filter(|thing| thing.group == Group::Speakers).collect();
    if speakers.is_empty() || reports.names.len() > 12 {
        return;
    }
    layout.heading("WHO IS QUOTED");
    let letters: Vec<String> =
        (0..reports.names.len()).map(|report| format!("{:>4}", letter(report))).collect();
    layout.row("", &letters.concat());
    for speaker in speakers.iter().take(ROWS) {
        let cells: Vec<String> = speaker
            .counts
            .iter()
            .map(|&count| if count == 0 { "   –".to_owned() } else { format!("{count:>4}") })
            .collect();
        layout.row(&speaker.name, &cells.concat());
    }
    layout.more(speakers.len().saturating_sub(ROWS), "speaker", "speakers");
}

fn only_in(layout: &mut Layout, reports: &Reports<'_>, things: &[Thing]) {
    let one = reports.names.len() < 2;
    let mut begun = false;
    let shown = reports.names.len().min(ROWS);
    for report in 0..shown {
        let mut lists = Vec::new();
        for group in Group::ALL.into_iter().filter(|_| !one) {
            let names: Vec<&str> = things
                .iter()
                .filter(|thing| thing.group == group && group.is_names())
                .filter(|thing| thing.only_in() == Some(report))
                .map(|thing| thing.name.as_str())
                .collect();
            if names.is_empty() {
                continue;
            }
            let more = match names.len().saturating_sub(ROWS) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let shown = &names[..names.len().min(ROWS)];
            lists.push((format!("{}: ", group.title()), format!("{}{more}", shown.join(", "))));
        }
        let quotes: Vec<usize> = reports.alone(report);
        if lists.is_empty() && quotes.is_empty() {
            continue;
        }
        if !std::mem::replace(&mut begun, true) {
            layout.heading(if one { "QUOTATIONS" } else { "ONLY IN ONE REPORT" });
        }
        layout.line(&[(format!("{} {}", letter(report), reports.names[report]), Look::Strong)]);
        for (title, names) in lists {
            layout.paragraph(
                4,
                &[("  ".to_owned(), Look::Plain), (title, Look::Soft), (names, Look::Plain)],
            );
        }
        for &number in quotes.iter().take(ROWS) {
            let quote = &reports.comparison.quotes[number];
            let text = reports::reference(quote).map_or("", |member| &member.text);
            layout.line(&[
                (format!("  {:<4}", reports::label(number)), Look::Soft),
                (wording::first_words(reports::speaker(quote), 6), Look::Plain),
                (format!("  {}", wording::opening(text, 14)), Look::Plain),
            ]);
        }
        layout.more(quotes.len().saturating_sub(ROWS), "quotation", "quotations");
    }
    layout.more(reports.names.len() - shown, "report", "reports");
}

fn odd(layout: &mut Layout, comparison: &Comparison) {
    let of_docs: usize = comparison.docs.iter().map(|doc| doc.diagnostics.len()).sum();
    let number = of_docs + comparison.diagnostics.len();
    if number > 0 {
        layout.blank();
        let text = format!(
            "{} odd in the texts; the HTML and JSON reports list them.",
            wording::count(number, "thing was", "things were")
        );
        layout.paragraph(0, &[(text, Look::Soft)]);
    }
}
