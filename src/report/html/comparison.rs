use super::{
    annotated::{self, Label, Labelled},
    coverage, quotation, rows,
    writer::Writer,
};
use crate::record::{Comparison, Doc, PublishedFrom, QuoteMember};
use crate::report::{
    finding::{self, Finding},
    reports::{self, Reports},
    thing, wording,
};

/// Writes the whole comparison: what stands out, the reports side by side, quotations, names, diagnostics.
pub(super) fn write(writer: &mut Writer, comparison: &Comparison, title: Option<&str>) {
    let reports = Reports::new(comparison);
    let things = thing::things(&reports);
    let findings = finding::findings(&reports);
    let heading = match (title, reports.names.len()) {
        (Some(title), _) => title.to_owned(),
        (None, 0) => "No report to compare".to_owned(),
        (None, 1) => "One report".to_owned(),
        (None, number) => format!("{number} reports compared"),
    };
    writer.within("header", &[("class", "cw-top")], |writer| {
        writer.element("h1", &[], &heading);
        writer.element("p", &[("class", "cw-lead")], &lead(&reports, title.is_some()));
    });
    standing_out(writer, &reports, &findings);
    columns(writer, &reports);
    quotation::write(writer, &reports);
    coverage::matrix(writer, &reports, &things);
    coverage::only_in(writer, &reports, &things);
    diagnostics(writer, &reports);
    writer.within("footer", &[("class", "cw-foot")], |writer| {
        writer.text(concat!("Made by crosswire ", env!("CARGO_PKG_VERSION"), " from the texts alone. "));
        writer.text("A finding is where two texts differ, not which of them is right. Hover over a mark to see the rule that made it.");
    });
}

fn lead(reports: &Reports<'_>, titled: bool) -> String {
    let names: Vec<&str> = reports.names.iter().map(String::as_str).collect();
    let number = wording::count(names.len(), "report", "reports");
    let who = if titled { format!("{number}: ") } else { String::new() };
    format!("{who}{}. {}", wording::listed(&names), finding::summary(reports))
}

/// What an editor will want to see first.
fn standing_out(writer: &mut Writer, reports: &Reports<'_>, findings: &[Finding]) {
    if findings.is_empty() {
        return;
    }
    writer.within("section", &[("class", "cw-section")], |writer| {
        writer.element("h2", &[], "What stands out");
        writer.within("ul", &[("class", "cw-findings")], |writer| {
            for finding in findings {
                let class = if finding.weight.is_loud() { "cw-loud" } else { "cw-quiet" };
                writer.within("li", &[("class", class)], |writer| {
                    let label = reports::label(finding.quote);
                    let target = writer.link_ahead(&quotation::id(finding.quote));
                    writer.link(Some(&target), "cw-label", &label);
                    writer.text(" ");
                    if let Some(report) = finding.report {
                        writer.element("b", &[], &reports.names[report]);
                        writer.text(": ");
                    }
                    let tag = if finding.weight.is_loud() { "b" } else { "span" };
                    writer.element(tag, &[("class", "cw-alarm"), ("dir", "auto")], &finding.text);
                });
            }
        });
    });
}

/// The full texts side by side; below each other where there is no room.
fn columns(writer: &mut Writer, reports: &Reports<'_>) {
    let docs = &reports.comparison.docs;
    if docs.is_empty() {
        return;
    }
    writer.within("section", &[("class", "cw-section")], |writer| {
        writer.element("h2", &[], "The reports side by side");
        writer.element("p", &[("class", "cw-note")], KEY);
        writer.within("table", &[("class", "cw-columns"), ("role", "presentation")], |writer| {
            writer.within("tr", &[], |writer| {
                for (number, doc) in docs.iter().enumerate() {
                    // Without style sheets columns would be centred on each other.
                    writer.within("td", &[("class", "cw-column"), ("valign", "top")], |writer| {
                        head(writer, &reports.names[number], doc);
                        annotated::write(writer, doc, &labelled(reports, number));
                    });
                }
            });
        });
    });
}

const KEY: &str = "Q1, Q2 … number the quotations; “only here” means that no other report has it. \
    Other reported speech is underlined with dashes, names with dots. Grey parts, with what they are in front, belong to the page and not to the report: nothing in them is counted.";

/// What is known about an article, above its text.
pub(super) fn head(writer: &mut Writer, name: &str, doc: &Doc) {
    let article = &doc.article;
    writer.within("div", &[("class", "cw-head")], |writer| {
        writer.element("h3", &[("dir", "auto")], name);
        if let Some(title) = &article.title {
            writer.element("p", &[("class", "cw-title"), ("dir", "auto")], title);
        }
        let mut known = Vec::new();
        known.push(match article.published {
            None => "no date".to_owned(),
            Some(moment) => match article.published_from {
                PublishedFrom::Header => format!("{moment} (from its header line)"),
                PublishedFrom::Jsonld | PublishedFrom::Html => {
                    format!("{moment} (from its metadata)")
                }
                PublishedFrom::Argument | PublishedFrom::None => moment.to_string(),
            },
        });
        known.push(wording::count(reports::words(doc), "word", "words"));
        known.push(wording::count(doc.quotes.len(), "quotation", "quotations"));
        known.extend(article.url.clone());
        writer.element("p", &[("class", "cw-meta"), ("dir", "auto")], &known.join(" · "));
    });
}

/// The quotations of a report with their labels.
fn labelled(reports: &Reports<'_>, report: usize) -> Vec<Labelled> {
    let doc = &reports.comparison.docs[report];
    let mut labelled = Vec::new();
    let mut matched = vec![false; doc.quotes.len()];
    for (number, quote) in reports.comparison.quotes.iter().enumerate() {
        let shared = reports::is_shared(quote);
        for (version, member) in quote.members.iter().enumerate() {
            if reports.of(&member.article) != Some(report) {
                continue;
            }
            let label = Label {
                text: format!(
                    "{}{}",
                    reports::label(number),
                    if shared { "" } else { " only here" }
                ),
                id: quotation::version_id(number, version),
                target: quotation::id(number),
                class: if shared { "cw-q" } else { "cw-q cw-only" },
                title: title(doc, member),
            };
            if let Some(place) = member.quote.map(|quote| quote as usize)
                && let Some(seen) = matched.get_mut(place)
            {
                *seen = true;
            }
            stretches(doc, member, &label, &mut labelled);
        }
    }
    for quote in doc.quotes.iter().zip(matched).filter_map(|(quote, seen)| (!seen).then_some(quote))
    {
        let label = Label {
            text: String::new(),
            id: format!("quote{report}-{}", quote.id),
            target: String::new(),
            class: "cw-said",
            title: annotated::quote_title(quote),
        };
        labelled.push((quote.start..quote.end, label));
    }
    labelled
}

fn title(doc: &Doc, member: &QuoteMember) -> String {
    match member.quote.and_then(|quote| doc.quotes.get(quote as usize)) {
        Some(quote) => annotated::quote_title(quote),
        None => format!(
            "{} · the words stand here without being marked as a quotation · score {:.2}",
            member.speaker_name.as_deref().unwrap_or("nobody named"),
            member.score.get()
        ),
    }
}

/// The parts of a quotation that its attribution interrupts; the first carries the id.
fn stretches(doc: &Doc, member: &QuoteMember, label: &Label, labelled: &mut Vec<Labelled>) {
    let parts = member
        .quote
        .and_then(|quote| doc.quotes.get(quote as usize))
        .map_or(&[][..], |quote| &quote.parts);
    if parts.is_empty() {
        labelled.push((member.start..member.end, label.clone()));
    }
    for (number, part) in parts.iter().enumerate() {
        let mut label = label.clone();
        if number > 0 {
            label.id = format!("{}-{number}", label.id);
        }
        labelled.push((part.start..part.end, label));
    }
}

/// What was odd, in the texts and in comparing.
fn diagnostics(writer: &mut Writer, reports: &Reports<'_>) {
    let of_docs = reports.comparison.docs.iter().zip(&reports.names).flat_map(|(doc, name)| {
        doc.diagnostics.iter().map(move |diagnostic| (name.as_str(), diagnostic))
    });
    let of_all = reports.comparison.diagnostics.iter().map(|diagnostic| ("all", diagnostic));
    let lines: Vec<_> = of_docs.chain(of_all).collect();
    if lines.is_empty() {
        return;
    }
    writer.within("section", &[("class", "cw-section")], |writer| {
        writer.element("h2", &[], "What was odd in the texts");
        rows::diagnostics(writer, &lines);
    });
}
