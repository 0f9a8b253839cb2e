use super::{
    annotated::{self, Label, Labelled},
    comparison, rows,
    writer::Writer,
};
use crate::record::{Diagnostic, Doc, RegionKind, SegmentKind};
use crate::report::{reports, wording};

/// Writes one article: its text with everything marked, then its quotations and names as lists. A text longer than
/// `limit` characters is cut, and a note says so.
pub(super) fn write(writer: &mut Writer, doc: &Doc, limit: Option<usize>) {
    comparison::head(writer, doc.article.label(), doc);
    for number in 0..doc.quotes.len() {
        writer.promise(&format!("row{}", number + 1));
    }
    legend(writer, doc);
    let cut = limit.filter(|&limit| doc.text().chars().nth(limit + limit / 4).is_some());
    let more = annotated::write(writer, doc, &labelled(doc), cut);
    if let Some(limit) = cut {
        let more = wording::count(more, "paragraph", "paragraphs");
        writer.element(
            "p",
            &[("class", "cw-note")],
            &format!(
                "… cut after about {limit} characters, {more} left out. The lists below are of the whole text; \
                 doc.to_html(\"page.html\") shows all of it."
            ),
        );
    }
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

/// Says what the marks in the text mean; only those that it has.
fn legend(writer: &mut Writer, doc: &Doc) {
    let scare = doc.regions.iter().any(|region| {
        matches!(region.kind, RegionKind::Scare | RegionKind::Title | RegionKind::Nickname)
    });
    let furniture =
        doc.segmentation.segments.iter().any(|segment| segment.kind != SegmentKind::Body);
    let marks = [
        (!doc.quotes.is_empty(), "cw-q", "Q1", "quotation, with its number"),
        (!doc.mentions.is_empty(), "cw-name", "Name", "name"),
        (scare, "cw-region", "“word”", "marked word that is nobody's quotation"),
        (furniture, "cw-grey", "[caption]", "part of the page that is not the report"),
    ];
    if marks.iter().all(|(there, ..)| !there) {
        return;
    }
    writer.within("p", &[("class", "cw-note cw-legend")], |writer| {
        for (_, class, sample, meaning) in marks.iter().filter(|(there, ..)| *there) {
            writer.element("span", &[("class", class)], sample);
            writer.text(&format!(" {meaning} · "));
        }
        writer.text("pointing at a mark tells kind, speaker, rule and score");
    });
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
