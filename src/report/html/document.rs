use super::{
    annotated::{self, Label, Labelled},
    comparison, rows,
    writer::Writer,
};
use crate::record::{Diagnostic, Doc};
use crate::report::{reports, wording};

/// Writes one article: its text with everything marked, then its quotations and names as lists.
pub(super) fn write(writer: &mut Writer, doc: &Doc) {
    comparison::head(writer, doc.article.label(), doc);
    for number in 0..doc.quotes.len() {
        writer.promise(&format!("row{}", number + 1));
    }
    annotated::write(writer, doc, &labelled(doc));
    if !doc.quotes.is_empty() {
        writer.element("h3", &[], "Quotations");
        writer.within("ul", &[("class", "cw-plain")], |writer| {
            for (number, quote) in doc.quotes.iter().enumerate() {
                let id = writer.new_id(&format!("row{}", number + 1)).unwrap_or_default();
                writer.within("li", &[("id", &id)], |writer| {
                    let target = writer.link_to(&format!("quote{}", number + 1));
                    writer.link(target.as_deref(), "cw-label", &reports::label(number));
                    writer.text(" ");
                    writer.element(
                        "b",
                        &[("dir", "auto")],
                        quote.speaker_name.as_deref().unwrap_or("nobody named"),
                    );
                    if let Some(cue) = &quote.cue {
                        writer.element(
                            "span",
                            &[("class", "cw-small")],
                            &format!(" ({})", cue.text),
                        );
                    }
                    writer.text(": ");
                    writer.element(
                        "span",
                        &[("class", "cw-words"), ("dir", "auto")],
                        &wording::first_words(&quote.text, 40),
                    );
                });
            }
        });
    }
    if !doc.entities.is_empty() {
        writer.element("h3", &[], "Names");
        writer.within("p", &[("class", "cw-list"), ("dir", "auto")], |writer| {
            for (number, entity) in doc.entities.iter().enumerate() {
                if number > 0 {
                    writer.text(" · ");
                }
                writer.element("span", &[("title", wording::mention(entity.kind))], &entity.name);
                writer.element(
                    "span",
                    &[("class", "cw-small")],
                    &format!(" {} ×{}", entity.kind, entity.mentions.len()),
                );
            }
        });
    }
    if !doc.diagnostics.is_empty() {
        writer.element("h3", &[], "What was odd");
        let lines: Vec<(&str, &Diagnostic)> =
            doc.diagnostics.iter().map(|diagnostic| (doc.article.label(), diagnostic)).collect();
        rows::diagnostics(writer, &lines);
    }
}

fn labelled(doc: &Doc) -> Vec<Labelled> {
    let mut labelled = Vec::new();
    for (number, quote) in doc.quotes.iter().enumerate() {
        let label = |part: usize| Label {
            text: reports::label(number),
            id: match part {
                0 => format!("quote{}", number + 1),
                part => format!("quote{}-{part}", number + 1),
            },
            target: format!("row{}", number + 1),
            class: "cw-q",
            title: annotated::quote_title(quote),
        };
        if quote.parts.is_empty() {
            labelled.push((quote.start..quote.end, label(0)));
        }
        for (place, part) in quote.parts.iter().enumerate() {
            labelled.push((part.start..part.end, label(place)));
        }
    }
    labelled
}
