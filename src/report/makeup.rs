use super::{
    reports::{self, Reports},
    section::{Line, Piece, Row, Table, plain, soft},
    wording,
};
use crate::record::{Doc, QuoteKind, SegmentKind};

/// What the words of a report are, in the order in which one takes the words from the next.
pub(super) const KINDS: [&str; 5] = [
    "quotations that other reports have too",
    "quotations that it alone has",
    "reported speech",
    "prose shared with another report",
    "its own words",
];

/// What each report is made of: one bar for each, with its numbers.
pub(super) fn table(reports: &Reports<'_>) -> Table {
    let mut table = Table::new(["Report", "Its words, in this order"]);
    table.heading = Some("What each report is made of");
    for (report, doc) in reports.comparison.docs.iter().enumerate() {
        let counts = counts(reports, report, doc);
        let all: usize = counts.iter().sum();
        if all == 0 {
            continue;
        }
        let shares: Vec<f64> = counts.iter().map(|&count| count as f64 / all as f64).collect();
        let mut parts: Line = Vec::new();
        for (part, (kind, &share)) in KINDS.iter().zip(&shares).enumerate() {
            if share > 0.0 {
                let before = if parts.is_empty() { "" } else { " · " };
                parts.push(plain(before));
                parts.push(Piece::Swatch(part));
                parts.push(plain(format!(" {} {kind}", wording::percent(share))));
            }
        }
        table.rows.push(Row {
            cells: vec![
                vec![vec![Piece::Report(report)], vec![soft(wording::count(all, "word", "words"))]],
                vec![vec![Piece::Stack(shares)], parts],
            ],
            ..Row::default()
        });
    }
    table
}

/// Words of the report of each kind.
pub(super) fn counts(reports: &Reports<'_>, report: usize, doc: &Doc) -> [usize; 5] {
    const OWN: u8 = 4;
    let text = doc.text();
    let mut kinds = vec![OWN; text.len()];
    let mut paint = |start: u32, end: u32, kind: u8| {
        let span = doc.bytes(start, end);
        if let Some(bytes) = kinds.get_mut(span.start as usize..span.end as usize) {
            bytes.iter_mut().filter(|byte| **byte > kind).for_each(|byte| *byte = kind);
        }
    };
    for passage in &reports.comparison.passages {
        for (article, span) in [(&passage.a, &passage.a_span), (&passage.b, &passage.b_span)] {
            if !passage.quoted && reports.of(article) == Some(report) {
                paint(span.start, span.end, 3);
            }
        }
    }
    let mut shared = vec![false; doc.quotes.len()];
    for quote in reports.comparison.quotes.iter().filter(|quote| reports::is_shared(quote)) {
        for member in &quote.members {
            let number = member.quote.map(|quote| quote as usize);
            if reports.of(&member.article) == Some(report)
                && let Some(seen) = number.and_then(|number| shared.get_mut(number))
            {
                *seen = true;
            }
        }
    }
    for (quote, shared) in doc.quotes.iter().zip(shared) {
        let kind = match (quote.kind, quote.belief) {
            (_, true) => continue,
            (QuoteKind::Indirect, _) => 2,
            _ if shared => 0,
            _ => 1,
        };
        for part in &quote.parts {
            paint(part.start, part.end, kind);
        }
    }
    let segments = &doc.segmentation.segments;
    let mut counts = [0; 5];
    let mut count = |from: usize, to: usize| {
        let Some(body) = text.get(from..to) else { return };
        for word in body.split_whitespace() {
            let place = word.as_ptr() as usize - text.as_ptr() as usize;
            counts[usize::from(kinds[place])] += 1;
        }
    };
    if segments.is_empty() {
        count(0, text.len());
    }
    for segment in segments.iter().filter(|segment| segment.kind == SegmentKind::Body) {
        count(segment.span.start as usize, segment.span.end as usize);
    }
    counts
}
