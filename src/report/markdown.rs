//! Markdown for an issue, a wiki or an e-mail: every section of the report without the full texts.

mod section;

use super::{
    finding, missing,
    reports::{self, Reports},
    section::{Extent, Place, in_order},
    thing::{self, Group, Thing},
    version::{self, Piece},
    wording,
};
use crate::record::{Comparison, Cut, EditKind, QuoteMember};
use std::fmt::Write;

/// How much a page shows.
const EXTENT: Extent = Extent { rows: 25, reports: 60, lines: 10, words: 40 };
/// Findings that are shown.
const FINDINGS: usize = 40;

/// The comparison in Markdown (`CommonMark` with the tables of GitHub); `title` heads it.
pub fn page(comparison: &Comparison, title: Option<&str>) -> String {
    let reports = Reports::new(comparison);
    let things = thing::things(&reports);
    let mut out = String::new();
    let heading = title.map_or_else(
        || format!("{} compared", wording::count(reports.names.len(), "report", "reports")),
        ToOwned::to_owned,
    );
    push(&mut out, format_args!("# {}\n\n", escaped(&heading)));
    for (report, doc) in comparison.docs.iter().enumerate() {
        let date =
            doc.article.published.map_or_else(|| "no date".to_owned(), |moment| moment.to_string());
        let title = doc
            .article
            .title
            .as_deref()
            .map_or_else(String::new, |title| format!(", {}", escaped(title)));
        let words = wording::count(reports::words(doc), "word", "words");
        push(
            &mut out,
            format_args!("- **{}**{title} ({date}, {words})\n", escaped(&reports.names[report])),
        );
    }
    push(&mut out, format_args!("\n{}\n", finding::summary(&reports)));
    let findings = finding::findings(&reports);
    let counts = finding::counted(&finding::counts(&reports, &findings));
    if !counts.is_empty() {
        push(&mut out, format_args!("\n{counts}\n"));
    }
    standing_out(&mut out, &reports, &findings);
    shared(&mut out, &reports);
    section::write(&mut out, &reports, &missing::section(&reports, &things, EXTENT));
    matrix(&mut out, &reports, &things);
    only_in(&mut out, &reports, &things);
    for section in in_order(&reports, EXTENT) {
        section::write(&mut out, &reports, &section);
    }
    odd(&mut out, &reports);
    out
}

fn standing_out(out: &mut String, reports: &Reports<'_>, findings: &[finding::Finding]) {
    if findings.is_empty() {
        return;
    }
    out.push_str("\n## What stands out\n\n");
    for finding in findings.iter().take(FINDINGS) {
        let names = finding::names(finding, |report| escaped(&reports.names[report]));
        let report = if names.is_empty() { names } else { format!("{names}: ") };
        let text = escaped(&finding.text);
        let text = if finding.weight.is_loud() { format!("**{text}**") } else { text };
        let places: Vec<String> = finding
            .places
            .iter()
            .map(|place| match finding.reports.len() {
                1 => reports.place(place),
                _ => named(reports, place),
            })
            .collect();
        let rule = escaped(&finding.rule);
        push(
            out,
            format_args!(
                "- {} · {report}{text} ({}; rule {rule})\n",
                finding.tag,
                places.join("; ")
            ),
        );
    }
    let more = findings.len().saturating_sub(FINDINGS);
    if more > 0 {
        push(
            out,
            format_args!(
                "\nNot shown here: {}.\n",
                wording::count(more, "lighter finding", "lighter findings")
            ),
        );
    }
}

/// A place with the name of its report.
fn named(reports: &Reports<'_>, place: &Place) -> String {
    format!("{} {}", escaped(&reports.names[place.report]), reports.place(place))
}

fn shared(out: &mut String, reports: &Reports<'_>) {
    let quotes = reports.comparison.quotes.iter().enumerate();
    let mut quotes = quotes.filter(|(_, quote)| reports::is_shared(quote)).peekable();
    if quotes.peek().is_none() {
        return;
    }
    out.push_str(
        "\n## Quotations in more than one report\n\n\
         `[− words]` are missing in a version, `[+ words]` stand only in it.\n",
    );
    for (number, quote) in quotes {
        push(
            out,
            format_args!(
                "\n### {} · {} · {}\n\n| Report | How it stands to the fullest version | Words |\n| --- | --- | --- |\n",
                reports::label(number),
                escaped(reports::speaker(quote)),
                wording::overall(quote.relation)
            ),
        );
        for member in &quote.members {
            let place = reports.place_in(&member.article, member.start, member.end, String::new());
            let place =
                place.map_or_else(String::new, |place| format!(" {}", reports.place(&place)));
            push(
                out,
                format_args!(
                    "| {}{place} | {} | {} |\n",
                    escaped(reports.name(&member.article)),
                    how(member),
                    words(member)
                ),
            );
        }
        if let Some(text) = finding::disagreement(reports, quote) {
            push(out, format_args!("\n**{}**\n", escaped(&text)));
        }
        let without = reports.without(quote);
        if !without.is_empty() {
            push(out, format_args!("\nNot in {}.\n", escaped(&wording::listed(&without))));
        }
    }
}

fn how(member: &QuoteMember) -> String {
    let mut how = wording::relation(member.relation).to_owned();
    match member.cut {
        Some(Cut::Marked) => how.push_str("; the cut is shown"),
        Some(Cut::Silent) => push(&mut how, format_args!("; **{}**", wording::cut(Cut::Silent))),
        None => {}
    }
    for alarm in member.edits.iter().filter_map(wording::alarm) {
        push(&mut how, format_args!("; **{}**", escaped(&alarm)));
    }
    for line in wording::slight(member) {
        push(&mut how, format_args!("; {}", escaped(&line)));
    }
    how
}

fn words(member: &QuoteMember) -> String {
    let mut words = String::new();
    let pieces = version::pieces(member);
    for (index, piece) in pieces.iter().enumerate() {
        match *piece {
            Piece::Same(text) | Piece::Slight(text, _) => words.push_str(&escaped(text)),
            Piece::Missing(text, kind) => {
                let (before, after) = version::gaps(&pieces, index);
                words.push_str(if before { " " } else { "" });
                difference(&mut words, '−', text, kind);
                words.push_str(if after { " " } else { "" });
            }
            Piece::Added(text, kind) => {
                let replaces = index > 0 && matches!(pieces[index - 1], Piece::Missing(..));
                words.push_str(if replaces { " " } else { "" });
                difference(&mut words, '+', text, kind);
            }
        }
    }
    words
}

fn difference(out: &mut String, sign: char, text: &str, kind: EditKind) {
    let strong = if matches!(kind, EditKind::Negation | EditKind::Number) { "**" } else { "" };
    push(out, format_args!("{strong}\\[{sign} {}\\]{strong}", escaped(text.trim())));
}

fn matrix(out: &mut String, reports: &Reports<'_>, things: &[Thing]) {
    if things.is_empty() {
        return;
    }
    out.push_str(
        "\n## Which report has what\n\n● and how often; – where a report has it not; ? where it has another value of the kind.\n\n| |",
    );
    for name in &reports.names {
        push(out, format_args!(" {} |", escaped(name)));
    }
    out.push_str("\n| --- |");
    out.push_str(&" --- |".repeat(reports.names.len()));
    out.push('\n');
    for group in Group::ALL {
        let mut rows = things.iter().filter(|thing| thing.group == group).peekable();
        if rows.peek().is_some() {
            push(
                out,
                format_args!("| **{}** |{}\n", group.title(), " |".repeat(reports.names.len())),
            );
        }
        for thing in rows {
            let tag = thing.row.as_ref().map_or_else(String::new, |(tag, _)| format!("{tag} "));
            push(out, format_args!("| {tag}{} |", escaped(&wording::first_words(&thing.name, 12))));
            for (&count, &doubtful) in thing.counts.iter().zip(&thing.doubtful) {
                if doubtful {
                    out.push_str(" ? |");
                } else if count == 0 {
                    out.push_str(" – |");
                } else {
                    push(out, format_args!(" ● {count} |"));
                }
            }
            out.push('\n');
        }
    }
}

fn only_in(out: &mut String, reports: &Reports<'_>, things: &[Thing]) {
    let one = reports.names.len() < 2;
    push(out, format_args!("\n## {}\n", reports::alone_title(reports.names.len())));
    for (report, name) in reports.names.iter().enumerate() {
        push(out, format_args!("\n### {}\n\n", escaped(name)));
        let before = out.len();
        for group in Group::ALL.into_iter().filter(|_| !one) {
            let names: Vec<String> = things
                .iter()
                .filter(|thing| thing.group == group && group.is_names())
                .filter(|thing| thing.only_in() == Some(report))
                .map(|thing| escaped(&thing.name))
                .collect();
            if !names.is_empty() {
                push(out, format_args!("- {}: {}\n", group.title(), names.join(", ")));
            }
        }
        for number in reports.alone(report) {
            let quote = &reports.comparison.quotes[number];
            let text = reports::reference(quote).map_or("", |member| &member.text);
            push(
                out,
                format_args!(
                    "- {} · {}: {}\n",
                    reports::label(number),
                    escaped(reports::speaker(quote)),
                    escaped(&wording::opening(text, 40))
                ),
            );
        }
        if out.len() == before {
            out.push_str("Nothing.\n");
        }
    }
}

fn odd(out: &mut String, reports: &Reports<'_>) {
    let of_docs = reports.comparison.docs.iter().zip(&reports.names).flat_map(|(doc, name)| {
        doc.diagnostics.iter().map(move |diagnostic| (name.as_str(), diagnostic))
    });
    let of_all = reports.comparison.diagnostics.iter().map(|diagnostic| ("all", diagnostic));
    let mut lines = of_docs.chain(of_all).peekable();
    if lines.peek().is_none() {
        return;
    }
    out.push_str("\n## What was odd in the texts\n\n");
    for (about, diagnostic) in lines {
        push(
            out,
            format_args!(
                "- {}: {} ({})\n",
                escaped(about),
                escaped(&diagnostic.message),
                escaped(&diagnostic.code)
            ),
        );
    }
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = out.write_fmt(text);
}

/// `text` on one line, with everything that Markdown or HTML would read as markup escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, word) in text.split_whitespace().enumerate() {
        if number > 0 {
            out.push(' ');
        }
        for c in word.chars() {
            if matches!(
                c,
                '\\' | '`'
                    | '*'
                    | '_'
                    | '{'
                    | '}'
                    | '['
                    | ']'
                    | '<'
                    | '>'
                    | '#'
                    | '|'
                    | '~'
                    | '&'
                    | '!'
                    | '$'
            ) {
                out.push('\\');
            }
            out.push(if c.is_control() { '\u{fffd}' } else { c });
        }
    }
    // White space at the borders of a piece keeps the words apart.
    let begins = text.starts_with(char::is_whitespace);
    let ends = text.ends_with(char::is_whitespace) && !out.is_empty();
    format!("{}{out}{}", if begins { " " } else { "" }, if ends { " " } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_stays_text() {
        assert_eq!(escaped("a|b *c*\n<i>[x](y)"), "a\\|b \\*c\\* \\<i\\>\\[x\\](y)");
        assert_eq!(escaped(" and "), " and ");
        assert_eq!(escaped(" "), " ");
    }
}
