use super::{paragraph, section::Place, wording};
use crate::record::{Comparison, Doc, QuoteMatch, QuoteMember, SegmentKind};
use std::collections::{HashMap, HashSet};

/// A comparison with what every view of it needs: what to call each report, and which is which.
pub(super) struct Reports<'a> {
    /// The comparison.
    pub(super) comparison: &'a Comparison,
    /// What to call each report, no two alike.
    pub(super) names: Vec<String>,
    by_id: HashMap<&'a str, usize>,
    /// Where the paragraphs of each report start, in bytes.
    paragraphs: Vec<Vec<usize>>,
}

impl<'a> Reports<'a> {
    pub(super) fn new(comparison: &'a Comparison) -> Self {
        let mut by_id = HashMap::new();
        for (report, doc) in comparison.docs.iter().enumerate() {
            by_id.entry(doc.article.id.as_str()).or_insert(report);
        }
        let paragraphs = comparison
            .docs
            .iter()
            .map(|doc| paragraph::paragraphs(doc).into_iter().map(|range| range.start).collect())
            .collect();
        Self { comparison, names: names(comparison), by_id, paragraphs }
    }

    /// The number of the report with this id.
    pub(super) fn of(&self, article: &str) -> Option<usize> {
        self.by_id.get(article).copied()
    }

    /// What to call the report with this id.
    pub(super) fn name<'b>(&'b self, article: &'b str) -> &'b str {
        self.of(article).map_or(article, |report| &self.names[report])
    }

    /// Where a place is, for a reader and for a program: `¶5, 888–897` is the fifth paragraph, characters 888 to 897.
    pub(super) fn place(&self, place: &Place) -> String {
        let doc = &self.comparison.docs[place.report];
        let byte = doc.bytes(place.start, place.start).start as usize;
        let paragraph = self.paragraphs[place.report].partition_point(|&start| start <= byte);
        format!("¶{}, {}–{}", paragraph.max(1), place.start, place.end)
    }

    /// A place in the report with this id; none where there is no such report.
    pub(super) fn place_in(
        &self,
        article: &str,
        start: u32,
        end: u32,
        id: String,
    ) -> Option<Place> {
        Some(Place { report: self.of(article)?, start, end, id })
    }

    /// Quotations that only this report has.
    pub(super) fn alone(&self, report: usize) -> Vec<usize> {
        let quotes = self.comparison.quotes.iter().enumerate();
        quotes
            .filter(|(_, quote)| !is_shared(quote))
            .filter(|(_, quote)| {
                reference(quote).and_then(|member| self.of(&member.article)) == Some(report)
            })
            .map(|(number, _)| number)
            .collect()
    }

    /// Names of the reports without a version of the quotation.
    pub(super) fn without(&self, quote: &QuoteMatch) -> Vec<&str> {
        let with: HashSet<usize> =
            quote.members.iter().filter_map(|member| self.of(&member.article)).collect();
        (0..self.names.len())
            .filter(|report| !with.contains(report))
            .map(|report| self.names[report].as_str())
            .collect()
    }
}

/// Labels; where two reports share one, each carries its id or at last its number too.
fn names(comparison: &Comparison) -> Vec<String> {
    let labels: Vec<String> = comparison
        .docs
        .iter()
        .enumerate()
        .map(|(number, doc)| match wording::first_words(doc.article.label(), 12) {
            blank if blank.is_empty() => format!("report {}", number + 1),
            label => label,
        })
        .collect();
    let mut uses: HashMap<&str, usize> = HashMap::new();
    for label in &labels {
        *uses.entry(label).or_default() += 1;
    }
    let mut taken: HashSet<String> = HashSet::new();
    labels
        .iter()
        .zip(&comparison.docs)
        .map(|(label, doc)| {
            let base = if uses[label.as_str()] > 1 && *label != doc.article.id {
                format!("{label} ({})", doc.article.id)
            } else {
                label.clone()
            };
            let mut name = base.clone();
            let mut number = 1;
            while !taken.insert(name.clone()) {
                number += 1;
                name = format!("{base}, {number}");
            }
            name
        })
        .collect()
}

/// The heading over what one report alone has.
pub(super) const fn alone_title(reports: usize) -> &'static str {
    match reports {
        0 | 1 => "Quotations",
        2 => "What one report has and the other leaves out",
        _ => "What only one report has",
    }
}

/// The label of a quotation: `Q1`.
pub(super) fn label(quote: usize) -> String {
    format!("Q{}", quote + 1)
}

/// Id of a quotation's row in HTML.
pub(super) fn quote_id(quote: usize) -> String {
    format!("q{}", quote + 1)
}

/// Id of one version of it in the text.
pub(super) fn version_id(quote: usize, version: usize) -> String {
    format!("q{}-v{}", quote + 1, version + 1)
}

/// The letter that stands for a report where there is little room: A … Z, then R27.
pub(super) fn letter(report: usize) -> String {
    match u8::try_from(report) {
        Ok(number) if number < 26 => char::from(b'A' + number).to_string(),
        _ => format!("R{}", report + 1),
    }
}

/// The fullest version of a quotation.
pub(super) fn reference(quote: &QuoteMatch) -> Option<&QuoteMember> {
    quote.members.get(quote.reference as usize).or_else(|| quote.members.first())
}

/// Who says it, by the fullest name any version gives.
pub(super) fn speaker(quote: &QuoteMatch) -> &str {
    quote
        .speaker_name
        .as_deref()
        .or_else(|| quote.members.iter().find_map(|member| member.speaker_name.as_deref()))
        .unwrap_or("nobody named")
}

/// Whether more than one report has the quotation.
pub(super) fn is_shared(quote: &QuoteMatch) -> bool {
    quote.members.iter().any(|member| member.article != quote.members[0].article)
}

/// The number of words, as an editor counts them, in the report itself: furniture is left out.
pub(super) fn words(doc: &Doc) -> usize {
    let segments = &doc.segmentation.segments;
    if segments.is_empty() {
        return doc.text().split_whitespace().count();
    }
    segments
        .iter()
        .filter(|segment| segment.kind == SegmentKind::Body)
        .filter_map(|segment| doc.text().get(segment.span.range()))
        .map(|text| text.split_whitespace().count())
        .sum()
}
