//! The date of publication in the lines over a text's body: `Published: 12 March 2026`, `By Ada Venn, March 12, 2026`.
//!
//! Only a line over the first sentence is read, and only a date that has a piece of that line to itself, after a label, a
//! byline or the name of an outlet at most: what a headline or the body says of a day is no date of publication.

use crate::record::{MONTHS, month};
use jiff::civil::Date;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// Lines with words that are looked at.
const LINES: usize = 8;
/// Words of a line over the body, at most.
const WORDS: usize = 24;

/// What parts the pieces of a line.
static PARTS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\s*[|·•;]\s*|\s+[–—-]\s+|\s*\t\s*").expect("a valid pattern"));

/// One piece: a label or whose report it is, the date, the time of day.
static PIECE: LazyLock<Regex> = LazyLock::new(|| {
    let names: Vec<&str> = MONTHS.iter().flat_map(|name| [*name, &name[..3]]).collect();
    let month = format!(r"(?i:{}|sept)\.?", names.join("|"));
    let day = r"[0-9]{1,2}(?:st|nd|rd|th)?";
    let weekday =
        r"(?:(?i:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?i:day)?\.?,? )?";
    let name = r"[A-ZÀ-Þ][^\s,]*(?: (?:[A-ZÀ-Þ&][^\s,]*|of|the|and|de|van|von|for|in))*";
    let label = r"(?i:(?:first |originally )?(?:published|posted|filed|issued|released|date|dated)(?: on| at)?:?) ";
    Regex::new(&format!(
        r"^(?:(?i:(?:written |reported |story )?by ){name}(?:,| on)? |{name}, )??(?<label>{label})?{weekday}(?:(?<d1>{day}) (?<m1>{month}),? (?<y1>[0-9]{{4}})|(?<m2>{month}) (?<d2>{day}),? (?<y2>[0-9]{{4}})|(?<y3>[0-9]{{4}})-(?<m3>[0-9]{{2}})-(?<d3>[0-9]{{2}}))(?:(?:,|T| at|)? ?[0-9]{{1,2}}(?:[:.][0-9]{{2}}){{1,2}} ?(?i:[ap]\.?m\.?)?(?: ?\(?[A-Z]{{1,4}}\)?|[+-][0-9:]{{4,5}})?)?,?$",
    ))
    .expect("a valid pattern")
});

/// A piece that says when the report was changed.
static CHANGED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?i:last |first )?(?i:updated|modified|changed|edited|corrected)\b")
        .expect("a valid pattern")
});

/// The date of publication in the lines over the body; none where they have none, or two that differ and no label.
pub(super) fn published(text: &str) -> Option<Date> {
    let mut bare: Vec<Date> = Vec::new();
    let lines =
        text.lines().map(|line| line.trim_matches([' ', '\t', '\u{FEFF}', '\u{A0}', '*', '_']));
    for line in lines.filter(|line| !line.is_empty()).take(LINES) {
        if is_body(line) {
            break;
        }
        for piece in PARTS.split(line) {
            let piece = piece.trim_matches(['(', ')', ' ']);
            let Some(found) = PIECE.captures(piece).filter(|_| !CHANGED.is_match(piece)) else {
                continue;
            };
            let Some(day) = day(&found) else { continue };
            if found.name("label").is_some() {
                return Some(day);
            }
            bare.push(day);
        }
    }
    let first = *bare.first()?;
    bare.iter().all(|day| *day == first).then_some(first)
}

/// Whether a line is a sentence: long, or ended like one.
fn is_body(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '\u{201d}', '\'', '\u{2019}', ')']);
    line.split_whitespace().nth(WORDS).is_some() || bare.ends_with(['.', '!', '?', '\u{2026}'])
}

fn day(found: &Captures<'_>) -> Option<Date> {
    let group = |names: [&str; 3]| {
        names.iter().find_map(|name| found.name(name)).map(|group| group.as_str())
    };
    let year = group(["y1", "y2", "y3"])?.parse().ok()?;
    let written = group(["m1", "m2", "m3"])?.to_lowercase();
    let number = month(&written).or_else(|| written.parse().ok())?;
    let day = group(["d1", "d2", "d3"])?.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    Date::new(year, number, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        published(text).map(|day| day.to_string())
    }

    #[test]
    fn a_date_with_a_piece_of_a_header_line_to_itself_is_the_date_of_publication() {
        for line in [
            "Published: 12 March 2026",
            "12 March 2026",
            "12th March, 2026",
            "March 12, 2026 | Ada Venn",
            "By Ada Venn, 12 March 2026",
            "By Ada Venn and Piet Oss · Mar. 12, 2026 · 4 min read",
            "Halve Post, 12 March 2026",
            "The Post of Halve | Thursday, 12 March 2026, 10:30 GMT",
            "Posted on Thursday 12 March 2026 at 9.15 am",
            "Date: 2026-03-12",
            "2026-03-12T08:00+02:00",
            "Updated 13 March 2026 | Published 12 March 2026",
            "(12 March 2026)",
            "**12 March 2026**",
        ] {
            for text in [
                format!("{line}\n\nThe ferry was closed on 2 March 2026."),
                format!("Ferry at Halve closes\n\n{line}\nThe ferry was closed on 2 March 2026."),
            ] {
                assert_eq!(found(&text).as_deref(), Some("2026-03-12"), "{text}");
            }
        }
    }

    #[test]
    fn what_a_headline_or_the_body_says_of_a_day_is_no_date_of_publication() {
        for text in [
            "What happened on 12 March 2026\n\nThe ferry closed.",
            "Ferry to close 12 March 2026\n\nIt will reopen.",
            "The ferry was closed.\n12 March 2026\nIt reopened.",
            "The ferry closed on\n12 March 2026, when the pier broke.",
            "The council met, as the law of\n12 March 2026 asks.",
            "12 March 2026 – the day the ferry stopped – will be remembered.",
            "1 May 2026\n12 March 2026\nThe ferry closed.",
            "Updated 12 March 2026\nThe ferry closed.",
            "31 June 2026\nThe ferry closed.",
            "12/03/2026\nThe ferry closed.",
            "March 2026\nThe ferry closed.",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn a_label_counts_more_than_a_bare_date() {
        let text = "1 May 2026\nPublished 12 March 2026\nThe ferry closed.";
        assert_eq!(found(text).as_deref(), Some("2026-03-12"));
    }
}
