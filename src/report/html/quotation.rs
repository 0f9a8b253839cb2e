use super::{section, writer::Writer};
use crate::record::{Cut, EditKind, QuoteMatch, QuoteMember, QuoteRelation};
use crate::report::{
    finding,
    reports::{self, Reports},
    section::Piece,
    version::{self, Piece as Part},
    wording,
};

/// A missing stretch longer than this many words is shortened: the fullest version above shows it whole.
const MISSING: usize = 24;

/// Writes the quotations that more than one report has, version under version.
pub(super) fn write(writer: &mut Writer, reports: &Reports<'_>) {
    let quotes = &reports.comparison.quotes;
    section::begin(writer, "quotations", "Quotations in more than one report", |writer| {
        if !quotes.iter().any(reports::is_shared) {
            writer.element("p", &[("class", "cw-note")], "None.");
            return;
        }
        writer.element("p", &[("class", "cw-note")], KEY);
        let label = ("aria-label", "Quotations in more than one report, version under version");
        writer.within("table", &[("class", "cw-quotes"), label], |writer| {
            writer.within("thead", &[], |writer| {
                writer.within("tr", &[], |writer| {
                    for head in ["Report", "How it stands to the fullest version", "Words"] {
                        writer.element("th", &[("scope", "col")], head);
                    }
                });
            });
            for (number, quote) in
                quotes.iter().enumerate().filter(|(_, quote)| reports::is_shared(quote))
            {
                writer.within("tbody", &[], |writer| group(writer, reports, number, quote));
            }
        });
    });
}

const KEY: &str = "Each version stands against the fullest one. [− words] are missing in it, [+ words] stand only in it. \
    Small differences of marks, capitals and spelling are named beside it.";

fn group(writer: &mut Writer, reports: &Reports<'_>, number: usize, quote: &QuoteMatch) {
    let row_id = writer.new_id(&reports::quote_id(number)).unwrap_or_default();
    writer.within("tr", &[("id", &row_id), ("class", "cw-quote")], |writer| {
        writer.within("th", &[("scope", "rowgroup"), ("colspan", "3")], |writer| {
            writer.element("span", &[("class", "cw-number")], &reports::label(number));
            writer.text(" ");
            writer.element("span", &[("dir", "auto")], reports::speaker(quote));
            writer.element(
                "span",
                &[("class", "cw-rule")],
                &format!(" · {} · rule {}", wording::overall(quote.relation), quote.rule),
            );
            if let Some(text) = finding::disagreement(reports, quote) {
                writer.within("div", &[], |writer| {
                    writer.element("b", &[("class", "cw-alarm"), ("dir", "auto")], &text);
                });
            } else if quote.same_speaker.is_none()
                && quote.members.iter().any(|member| member.speaker_name.is_some())
            {
                writer.element(
                    "span",
                    &[("class", "cw-rule")],
                    " · not every report names who said it",
                );
            }
        });
    });
    let fullest = quote.reference as usize;
    let order = quote
        .members
        .iter()
        .enumerate()
        .filter(|(version, _)| *version == fullest)
        .chain(quote.members.iter().enumerate().filter(|(version, _)| *version != fullest));
    for (version, member) in order {
        writer.within("tr", &[], |writer| {
            writer.within("th", &[("scope", "row")], |writer| {
                let place = reports.place_in(
                    &member.article,
                    member.start,
                    member.end,
                    reports::version_id(number, version),
                );
                writer.element("div", &[("dir", "auto")], reports.name(&member.article));
                if let Some(place) = place {
                    section::piece(writer, reports, &Piece::Place(place));
                }
            });
            writer.within("td", &[("class", "cw-how")], |writer| how(writer, quote, member));
            writer.within("td", &[("class", "cw-words"), ("dir", "auto")], |writer| {
                words(writer, quote, member);
            });
        });
    }
    let without = reports.without(quote);
    if !without.is_empty() {
        writer.within("tr", &[("class", "cw-without")], |writer| {
            writer.element(
                "td",
                &[("colspan", "3")],
                &format!("Not in {}.", wording::listed(&without)),
            );
        });
    }
}

/// The relation in words, what is shouted about it, and the small differences.
fn how(writer: &mut Writer, quote: &QuoteMatch, member: &QuoteMember) {
    writer.within("div", &[], |writer| {
        writer.text(wording::relation(member.relation));
        if member.cut == Some(Cut::Marked) {
            writer.text("; the cut is shown");
        }
    });
    let alarms = member.edits.iter().filter_map(wording::alarm);
    let silent = (member.cut == Some(Cut::Silent)).then(|| wording::cut(Cut::Silent).to_owned());
    for alarm in alarms.chain(silent) {
        writer.within("div", &[], |writer| {
            writer.element("b", &[("class", "cw-alarm"), ("dir", "auto")], &alarm);
        });
    }
    if let Some(text) = speaker_note(quote, member) {
        writer.element("div", &[("class", "cw-small"), ("dir", "auto")], &text);
    }
    for line in wording::slight(member) {
        writer.element("div", &[("class", "cw-small"), ("dir", "auto")], &line);
    }
}

/// Who says it in this version, where that is not what the heading of the quotation says.
fn speaker_note(quote: &QuoteMatch, member: &QuoteMember) -> Option<String> {
    if quote.speaker_name == member.speaker_name {
        return None;
    }
    Some(match &member.speaker_name {
        Some(speaker) => format!("said by {speaker}"),
        None => "names no speaker".to_owned(),
    })
}

/// The words of a version with its differences, and what was cut off around a part.
fn words(writer: &mut Writer, quote: &QuoteMatch, member: &QuoteMember) {
    let (before, after) = match (member.relation, reports::reference(quote)) {
        (Some(QuoteRelation::Truncated), Some(fullest)) => {
            version::around(&fullest.text, &member.text)
        }
        _ => ("", ""),
    };
    if !before.is_empty() {
        difference(writer, "del", '−', &shortened(before), EditKind::ContentWord);
        writer.text(" ");
    }
    pieces(writer, member);
    if !after.is_empty() {
        writer.text(" ");
        difference(writer, "del", '−', &shortened(after), EditKind::ContentWord);
    }
}

fn pieces(writer: &mut Writer, member: &QuoteMember) {
    let pieces = version::pieces(member);
    for (index, piece) in pieces.iter().enumerate() {
        let (before, after) = match piece {
            Part::Missing(..) => version::gaps(&pieces, index),
            // After the words it replaces.
            Part::Added(..) if index > 0 && matches!(pieces[index - 1], Part::Missing(..)) => {
                (true, false)
            }
            _ => (false, false),
        };
        writer.text(if before { " " } else { "" });
        match *piece {
            Part::Same(text) => writer.text(text),
            Part::Slight(text, other) => {
                let title = if other.is_empty() {
                    "not in the fullest version".to_owned()
                } else {
                    format!("fullest version: {other}")
                };
                writer.element("span", &[("class", "cw-slight"), ("title", &title)], text);
            }
            Part::Missing(text, kind) => difference(writer, "del", '−', &shortened(text), kind),
            Part::Added(text, kind) => difference(writer, "ins", '+', text.trim(), kind),
        }
        writer.text(if after { " " } else { "" });
    }
}

fn difference(writer: &mut Writer, tag: &'static str, sign: char, text: &str, kind: EditKind) {
    let loud = matches!(kind, EditKind::Negation | EditKind::Number);
    let class = match (tag, loud) {
        ("del", false) => "cw-del",
        ("del", true) => "cw-del cw-shout",
        (_, false) => "cw-ins",
        (_, true) => "cw-ins cw-shout",
    };
    let text = format!("[{sign}\u{a0}{text}]");
    writer.within(tag, &[("class", class)], |writer| {
        if loud { writer.element("b", &[], &text) } else { writer.text(&text) }
    });
}

fn shortened(text: &str) -> String {
    let words = text.split_whitespace().count();
    if words <= MISSING {
        return wording::first_words(text, MISSING);
    }
    format!("{} ({words} words)", wording::first_words(text, MISSING / 2))
}
