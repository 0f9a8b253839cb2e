use super::{
    annotated::{self, Label, Labelled},
    coverage, quotation, rows, section,
    writer::Writer,
};
use crate::record::{Comparison, Doc, PublishedFrom, Quote, QuoteKind, QuoteMember, QuoteRelation};
use crate::report::{
    finding::{self, Count, Finding},
    missing,
    reports::{self, Reports},
    section::{Extent, Piece, Section, in_order},
    thing, wording,
};
use std::collections::HashSet;

/// How much a page shows.
const EXTENT: Extent = Extent { rows: 40, reports: 60, lines: 12, words: 60 };

/// Writes the whole comparison: what stands out, what an editor asks next, and at last the texts that all of it points to.
pub(super) fn write(writer: &mut Writer, comparison: &Comparison, title: Option<&str>) {
    let reports = Reports::new(comparison);
    let things = thing::things(&reports);
    let findings = finding::findings(&reports);
    let missing = missing::section(&reports, &things, EXTENT);
    let sections = in_order(&reports, EXTENT);
    promise(writer, comparison, &sections);
    let mut list = vec![("quotations", "Quotations in more than one report")];
    if !missing.is_empty() {
        list.push((missing.name, missing.title));
    }
    if !things.is_empty() {
        list.push(("coverage", coverage::TITLE));
    }
    list.push(("alone", reports::alone_title(reports.names.len())));
    let written = sections.iter().filter(|section| !section.is_empty());
    list.extend(written.map(|section| (section.name, section.title)));
    if !comparison.docs.is_empty() {
        list.push(("texts", "The reports side by side"));
    }
    // The texts come last, but which places in them can be linked to is known only when they are written.
    let texts = writer.aside(|writer| columns(writer, &reports, &sections));
    let heading = match (title, reports.names.len()) {
        (Some(title), _) => title.to_owned(),
        (None, 0) => "No report to compare".to_owned(),
        (None, 1) => "One report".to_owned(),
        (None, number) => format!("{number} reports compared"),
    };
    writer.within("header", &[("class", "cw-top")], |writer| {
        writer.element("h1", &[("dir", "auto")], &heading);
        writer.element(
            "p",
            &[("class", "cw-lead"), ("dir", "auto")],
            &lead(&reports, title.is_some()),
        );
        counts(writer, &finding::counts(&reports, &findings));
        contents(writer, &list);
    });
    standing_out(writer, &reports, &findings);
    quotation::write(writer, &reports);
    section::write(writer, &reports, &missing);
    coverage::matrix(writer, &reports, &things);
    coverage::only_in(writer, &reports, &things);
    for section in &sections {
        section::write(writer, &reports, section);
    }
    writer.raw(&texts);
    diagnostics(writer, &reports);
    writer.within("footer", &[("class", "cw-foot")], |writer| {
        writer.text(concat!("Made by crosswire ", env!("CARGO_PKG_VERSION"), " from the texts alone. "));
        writer.text("A finding is where two texts differ, not which of them is right. Hover over a mark to see the rule that made it. ");
        writer.text("A place such as ¶5, 888–897 is a paragraph and the characters of the text as it was given.");
    });
}

/// Every row has its id for certain, so the texts and the first sections can link to it.
fn promise(writer: &mut Writer, comparison: &Comparison, sections: &[Section]) {
    for number in 0..comparison.quotes.len() {
        writer.promise(&reports::quote_id(number));
    }
    let tables = sections.iter().flat_map(|section| &section.tables);
    for id in tables.flat_map(|table| &table.rows).filter_map(|row| row.id.as_deref()) {
        writer.promise(id);
    }
    for section in sections.iter().filter(|section| !section.is_empty()) {
        writer.promise(section.name);
    }
    writer.promise("quotations");
}

fn lead(reports: &Reports<'_>, titled: bool) -> String {
    let names: Vec<&str> = reports.names.iter().map(String::as_str).collect();
    let number = wording::count(names.len(), "report", "reports");
    let who = if titled { format!("{number}: ") } else { String::new() };
    let some = match names.len().saturating_sub(12) {
        0 => wording::listed(&names),
        more => format!("{} and {more} more", names[..12].join(", ")),
    };
    format!("{who}{some}. {}", finding::summary(reports))
}

/// The sections of the page, each with the way to it.
fn contents(writer: &mut Writer, list: &[(&str, &str)]) {
    writer.within("nav", &[("class", "cw-contents"), ("aria-label", "Contents")], |writer| {
        for (number, (name, title)) in list.iter().enumerate() {
            if number > 0 {
                writer.text(" · ");
            }
            writer.promise(name);
            let target = writer.link_to(name);
            writer.link(target.as_deref(), "cw-jump", title);
        }
    });
}

/// What was found, in numbers, each with the way to it.
fn counts(writer: &mut Writer, counts: &[Count]) {
    if counts.is_empty() {
        return;
    }
    if counts.iter().any(|count| count.section == "findings") {
        writer.promise("findings");
    }
    writer.within("ul", &[("class", "cw-counts")], |writer| {
        for count in counts {
            writer.within("li", &[], |writer| {
                writer.element("b", &[], &count.number.to_string());
                writer.text(" ");
                let target = writer.link_to(count.section);
                writer.link(target.as_deref(), "cw-count", &count.text);
            });
        }
    });
}

/// What an editor will want to see first.
fn standing_out(writer: &mut Writer, reports: &Reports<'_>, findings: &[Finding]) {
    if findings.is_empty() {
        return;
    }
    section::begin(writer, "findings", "What stands out", |writer| {
        writer.within("ul", &[("class", "cw-findings")], |writer| {
            for finding in findings.iter().take(FINDINGS) {
                let class = if finding.weight.is_loud() { "cw-loud" } else { "cw-quiet" };
                writer.within("li", &[("class", class)], |writer| one(writer, reports, finding));
            }
        });
        let more = findings.len().saturating_sub(FINDINGS);
        if more > 0 {
            let findings = wording::count(more, "lighter finding", "lighter findings");
            writer.element(
                "p",
                &[("class", "cw-note")],
                &format!("Not shown here: {findings}; the sections below have them."),
            );
        }
    });
}

/// Findings that are shown.
const FINDINGS: usize = 60;

fn one(writer: &mut Writer, reports: &Reports<'_>, finding: &Finding) {
    let target = writer.link_to(&finding.target);
    writer.link(target.as_deref(), "cw-label", &finding.tag);
    writer.text(" ");
    if !finding.reports.is_empty() {
        let names = finding::names(finding, |report| reports.names[report].clone());
        writer.element("b", &[], &names);
        writer.text(": ");
    }
    let tag = if finding.weight.is_loud() { "b" } else { "span" };
    let class = if finding.weight.is_loud() { "cw-alarm" } else { "cw-what" };
    writer.element(tag, &[("class", class), ("dir", "auto")], &finding.text);
    writer.within("div", &[("class", "cw-small")], |writer| {
        for place in &finding.places {
            if finding.reports.len() != 1 {
                writer.text(&reports.names[place.report]);
                writer.text(" ");
            }
            section::piece(writer, reports, &Piece::Place(place.clone()));
            writer.text(" · ");
        }
        writer.text(&format!("rule {}", finding.rule));
    });
}

/// The full texts side by side; below each other where there is no room.
fn columns(writer: &mut Writer, reports: &Reports<'_>, sections: &[Section]) {
    let docs = &reports.comparison.docs;
    if docs.is_empty() {
        return;
    }
    section::begin(writer, "texts", "The reports side by side", |writer| {
        writer.element("p", &[("class", "cw-note")], KEY);
        writer.within("table", &[("class", "cw-columns"), ("role", "presentation")], |writer| {
            writer.within("tr", &[], |writer| {
                for (number, doc) in docs.iter().enumerate() {
                    // Without style sheets columns would be centred on each other.
                    writer.within("td", &[("class", "cw-column"), ("valign", "top")], |writer| {
                        head(writer, &reports.names[number], doc);
                        let mut labelled = labelled(reports, number);
                        labelled.extend(marked(sections, number));
                        annotated::write(writer, doc, &labelled, None);
                    });
                }
            });
        });
    });
}

/// The places of a report that the sections speak of, each once.
fn marked(sections: &[Section], report: usize) -> Vec<Labelled> {
    let mut seen = HashSet::new();
    let marks = sections.iter().flat_map(|section| &section.marks);
    marks
        .filter(|mark| mark.place.report == report && seen.insert(mark.place.id.as_str()))
        .map(|mark| {
            let label = Label {
                text: mark.tag.clone().unwrap_or_default(),
                id: mark.place.id.clone(),
                target: mark.target.clone(),
                class: mark.class,
                title: mark.title.clone(),
            };
            (mark.place.start..mark.place.end, label)
        })
        .collect()
}

const KEY: &str = "Q1, Q2 … number the quotations; “only here” means that no other report has it. \
    F1 … are figures, dates and people, L1 … labels, P1 … prose that another report has too. Other reported speech is underlined with dashes, names with dots. Grey parts, with what they are in front, belong to the page and not to the report: nothing in them is counted.";

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
                id: reports::version_id(number, version),
                target: reports::quote_id(number),
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
            "{} · the words stand here {} · score {:.2}",
            member.speaker_name.as_deref().unwrap_or("nobody named"),
            match member.relation {
                Some(QuoteRelation::Unquoted | QuoteRelation::Paraphrased) =>
                    "without being marked as a quotation",
                _ => "between quotation marks and are given to nobody",
            },
            member.score.get()
        ),
    }
}

/// Whether the version is one of several stretches between marks of a reported clause.
fn is_piece(doc: &Doc, quote: &Quote, member: &QuoteMember) -> bool {
    let (whole, own) = (doc.bytes(quote.start, quote.end), doc.bytes(member.start, member.end));
    quote.kind == QuoteKind::Mixed
        && doc
            .segmentation
            .regions
            .iter()
            .any(|region| whole.contains(region.span) && !own.overlaps(region.inner))
}

/// The parts of a quotation that its attribution interrupts; the first carries the id.
fn stretches(doc: &Doc, member: &QuoteMember, label: &Label, labelled: &mut Vec<Labelled>) {
    let parts = member
        .quote
        .and_then(|quote| doc.quotes.get(quote as usize))
        .filter(|quote| !is_piece(doc, quote, member))
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
