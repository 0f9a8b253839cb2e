use super::{section, writer::Writer};
use crate::report::{
    reports::{self, Reports},
    thing::{Group, Thing},
    wording,
};

/// The heading over the matrix.
pub(super) const TITLE: &str = "Which report has what";

/// So many reports have room beside each other on a phone.
const FEW: usize = 5;

/// Writes who and what each report names: how often, or that it does not.
pub(super) fn matrix(writer: &mut Writer, reports: &Reports<'_>, things: &[Thing]) {
    if things.is_empty() {
        return;
    }
    section::begin(writer, "coverage", TITLE, |writer| {
        writer.element(
            "p",
            &[("class", "cw-note")],
            "● and how often; – where a report has it not; ? where it has another value of the kind. What one report alone names is listed below.",
        );
        writer.within("div", &[("class", "cw-scroll")], |writer| {
            let label = ("aria-label", "Who and what each report names, and how often");
            let few = if reports.names.len() <= FEW { "cw-matrix cw-few" } else { "cw-matrix" };
            writer.within("table", &[("class", few), label], |writer| {
                for group in Group::ALL {
                    // Of three reports and more, what one alone has is listed below.
                    let least = if reports.names.len() > 2 { 2 } else { 1 };
                    let rows: Vec<&Thing> = things
                        .iter()
                        .filter(|thing| thing.group == group && thing.reports() >= least)
                        .collect();
                    if rows.is_empty() {
                        continue;
                    }
                    writer.within("tbody", &[], |writer| {
                        writer.within("tr", &[("class", "cw-group")], |writer| {
                            writer.element("th", &[("scope", "colgroup")], group.title());
                            for name in &reports.names {
                                writer.element(
                                    "th",
                                    &[("scope", "col"), ("class", "cw-cell"), ("dir", "auto")],
                                    name,
                                );
                            }
                        });
                        for row in rows {
                            line(writer, row);
                        }
                    });
                }
            });
        });
    });
}

fn line(writer: &mut Writer, thing: &Thing) {
    writer.within("tr", &[], |writer| {
        writer.within("th", &[("scope", "row"), ("dir", "auto")], |writer| {
            if let Some((tag, id)) = &thing.row {
                let target = writer.link_to(id);
                writer.link(target.as_deref(), "cw-label", tag);
                writer.text(" ");
            }
            writer.text(&wording::first_words(&thing.name, 12));
        });
        for (&count, &doubtful) in thing.counts.iter().zip(&thing.doubtful) {
            if doubtful {
                let about = ("aria-label", "another value of the kind");
                writer.element("td", &[("class", "cw-cell cw-absent"), about], "?");
            } else if count == 0 {
                writer.element(
                    "td",
                    &[("class", "cw-cell cw-absent"), ("aria-label", "absent")],
                    "–",
                );
            } else {
                writer.element("td", &[("class", "cw-cell")], &format!("● {count}"));
            }
        }
    });
}

/// Writes what only one report has.
pub(super) fn only_in(writer: &mut Writer, reports: &Reports<'_>, things: &[Thing]) {
    let alone = reports.names.len() < 2;
    let title = reports::alone_title(reports.names.len());
    section::begin(writer, "alone", title, |writer| {
        for (report, name) in reports.names.iter().enumerate() {
            let quotes = reports.alone(report);
            writer.within("div", &[("class", "cw-only-in")], |writer| {
                writer.element(
                    "h3",
                    &[("dir", "auto")],
                    &if alone { name.clone() } else { format!("Only in {name}") },
                );
                let mut empty = quotes.is_empty();
                for group in Group::ALL {
                    let names: Vec<&str> = things
                        .iter()
                        .filter(|thing| thing.group == group && group.is_names())
                        .filter(|thing| thing.only_in() == Some(report))
                        .map(|thing| thing.name.as_str())
                        .collect();
                    if names.is_empty() || alone {
                        continue;
                    }
                    empty = false;
                    writer.within("p", &[("class", "cw-list"), ("dir", "auto")], |writer| {
                        writer.element("b", &[], &format!("{}: ", group.title()));
                        writer.text(&names.join(", "));
                    });
                }
                if !quotes.is_empty() {
                    writer.within("ul", &[("class", "cw-plain")], |writer| {
                        for number in quotes {
                            quote(writer, reports, number);
                        }
                    });
                }
                if empty {
                    writer.element("p", &[("class", "cw-note")], "Nothing.");
                }
            });
        }
    });
}

fn quote(writer: &mut Writer, reports: &Reports<'_>, number: usize) {
    let quote = &reports.comparison.quotes[number];
    let id = writer.new_id(&reports::quote_id(number)).unwrap_or_default();
    writer.within("li", &[("id", &id)], |writer| {
        let target = writer.link_to(&reports::version_id(number, 0));
        writer.link(target.as_deref(), "cw-label", &reports::label(number));
        writer.text(" ");
        writer.element("b", &[("dir", "auto")], reports::speaker(quote));
        writer.text(": ");
        let text = reports::reference(quote).map_or("", |member| &member.text);
        writer.element(
            "span",
            &[("class", "cw-words"), ("dir", "auto")],
            &wording::first_words(text, 60),
        );
    });
}
