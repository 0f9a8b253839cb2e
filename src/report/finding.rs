use super::{
    reports::{self, Reports},
    wording,
};
use crate::record::{Cut, EditKind, EditOp, QuoteMatch, QuoteMember, QuoteRelation};

/// How much a finding weighs, the heaviest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// What somebody said was turned round.
    Negation,
    /// A figure inside a quotation differs.
    Number,
    /// The same words are given to different people.
    Speakers,
    /// Words were cut and nothing shows it.
    SilentCut,
    /// A word with content was replaced between the marks.
    Words,
}

impl Weight {
    /// Whether it is shouted.
    pub(super) const fn is_loud(self) -> bool {
        matches!(self, Self::Negation | Self::Number | Self::Speakers)
    }
}

/// Something in a quotation that an editor will want to see first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) weight: Weight,
    /// Index in `Comparison.quotes`.
    pub(super) quote: usize,
    /// Number of the report it is in; none where it lies between reports.
    pub(super) report: Option<usize>,
    /// What it is, in words.
    pub(super) text: String,
}

/// What stands out, heaviest first, then in the order of the quotations.
pub(super) fn findings(reports: &Reports<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (number, quote) in reports.comparison.quotes.iter().enumerate() {
        for member in &quote.members {
            let report = reports.of(&member.article);
            found.extend(
                member_findings(quote, member).into_iter().map(|(weight, text)| Finding {
                    weight,
                    quote: number,
                    report,
                    text,
                }),
            );
        }
        if let Some(text) = disagreement(reports, quote) {
            found.push(Finding { weight: Weight::Speakers, quote: number, report: None, text });
        }
    }
    found.sort_by_key(|finding| (finding.weight, finding.quote, finding.report));
    found
}

fn member_findings(quote: &QuoteMatch, member: &QuoteMember) -> Vec<(Weight, String)> {
    let mut found: Vec<(Weight, String)> = member
        .edits
        .iter()
        .filter_map(|edit| {
            let weight =
                if edit.kind == EditKind::Negation { Weight::Negation } else { Weight::Number };
            wording::alarm(edit).map(|text| (weight, text))
        })
        .collect();
    if member.cut == Some(Cut::Silent) {
        found.push((Weight::SilentCut, silent_cut(quote, member)));
    }
    let words: Vec<String> = member
        .edits
        .iter()
        .filter(|edit| edit.kind == EditKind::ContentWord && edit.op == EditOp::Replace)
        .map(wording::change)
        .collect();
    if member.relation != Some(QuoteRelation::Paraphrased) && !words.is_empty() {
        found.push((Weight::Words, format!("words changed: {}", words.join(", "))));
    }
    found
}

/// `cut from 27 words to 8, and nothing shows it`.
fn silent_cut(quote: &QuoteMatch, member: &QuoteMember) -> String {
    let words = |text: &str| text.split_whitespace().count();
    let here = words(&member.text);
    match reports::reference(quote).map(|fullest| words(&fullest.text)) {
        Some(full) if full > here => {
            format!("cut from {full} words to {here}, and nothing shows it")
        }
        _ => "cut, and nothing shows it".to_owned(),
    }
}

/// `SPEAKERS DISAGREE: Ann Lee (Courier); the mayor (Gazette)`; none where they agree or one names nobody.
pub(super) fn disagreement(reports: &Reports<'_>, quote: &QuoteMatch) -> Option<String> {
    if quote.same_speaker != Some(false) {
        return None;
    }
    let versions: Vec<String> = quote
        .members
        .iter()
        .map(|member| {
            let speaker = member.speaker_name.as_deref().unwrap_or("nobody named");
            format!("{} ({})", wording::first_words(speaker, 8), reports.name(&member.article))
        })
        .collect();
    Some(format!("SPEAKERS DISAGREE: {}", versions.join("; ")))
}

/// How many quotations are shared, how many stand in one report only.
pub(super) fn summary(reports: &Reports<'_>) -> String {
    let quotes = &reports.comparison.quotes;
    if quotes.is_empty() {
        return "No quotation was found.".to_owned();
    }
    let shared = quotes.iter().filter(|quote| reports::is_shared(quote)).count();
    let alone = quotes.len() - shared;
    format!(
        "{} in more than one report, {} in one only.",
        wording::count(shared, "quotation stands", "quotations stand"),
        wording::count(alone, "stands", "stand"),
    )
}
