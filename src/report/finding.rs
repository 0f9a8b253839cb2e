use super::{
    fact, label,
    reports::{self, Reports},
    section::Place,
    statement, wording,
};
use crate::record::{
    Cut, Edit, EditKind, EditOp, FactStatus, QuoteMatch, QuoteMember, QuoteRelation,
    StatementRelation,
};

use std::collections::{HashMap, HashSet, hash_map::Entry};

/// How much a finding weighs, the heaviest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// What somebody said was turned round.
    Negation,
    /// A figure inside a quotation differs.
    Number,
    /// The same words are given to different people.
    Speakers,
    /// Two reports give one fact values that cannot both be right.
    Fact,
    /// Two reports give one statement different dates.
    Date,
    /// Words were cut and nothing shows it.
    SilentCut,
    /// Outlets call one person, body or event by different labels.
    Label,
    /// A word with content was replaced between the marks.
    Words,
}

impl Weight {
    /// Whether it is shouted.
    pub(super) const fn is_loud(self) -> bool {
        matches!(self, Self::Negation | Self::Number | Self::Speakers | Self::Fact)
    }
}

/// Something that an editor will want to see first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) weight: Weight,
    /// Number of the row that it is about: `Q3`.
    pub(super) tag: String,
    /// Id of that row in HTML.
    pub(super) target: String,
    /// Order within its weight.
    order: usize,
    /// Numbers of the reports it is in; none where it lies between reports.
    pub(super) reports: Vec<usize>,
    /// What it is, in words.
    pub(super) text: String,
    /// The rule that says so.
    pub(super) rule: String,
    /// Where it stands.
    pub(super) places: Vec<Place>,
}

/// Places that a finding shows.
const PLACES: usize = 6;

/// What stands out, heaviest first, then in the order of the quotations, facts and labels.
pub(super) fn findings(reports: &Reports<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (number, quote) in reports.comparison.quotes.iter().enumerate() {
        let about = |weight, report: Option<usize>, text, rule: String, places| Finding {
            weight,
            tag: reports::label(number),
            target: reports::quote_id(number),
            order: number,
            reports: report.into_iter().collect(),
            text,
            rule,
            places,
        };
        for (version, member) in quote.members.iter().enumerate() {
            let report = reports.of(&member.article);
            let id = reports::version_id(number, version);
            for (weight, text, edit) in member_findings(quote, member) {
                let (start, end) =
                    edit.map_or((member.start, member.end), |edit| (edit.start, edit.end));
                let places = reports.place_in(&member.article, start, end, id.clone());
                found.push(about(
                    weight,
                    report,
                    text,
                    quote.rule.to_string(),
                    places.into_iter().collect(),
                ));
            }
        }
        if let Some(text) = disagreement(reports, quote) {
            let places = quote.members.iter().enumerate().filter_map(|(version, member)| {
                let id = reports::version_id(number, version);
                reports.place_in(&member.article, member.start, member.end, id)
            });
            let places = places.take(PLACES).collect();
            found.push(about(
                Weight::Speakers,
                None,
                text,
                "different-speakers".to_owned(),
                places,
            ));
        }
    }
    let mut found = merged(found);
    facts(reports, &mut found);
    dates(reports, &mut found);
    labels(reports, &mut found);
    found.sort_by_key(|finding| (finding.weight, finding.order, finding.reports.first().copied()));
    found
}

/// What several reports do to one quotation alike is one finding.
fn merged(found: Vec<Finding>) -> Vec<Finding> {
    let mut merged: Vec<Finding> = Vec::new();
    let mut known: HashMap<(String, String), usize> = HashMap::new();
    for finding in found {
        match known.entry((finding.tag.clone(), finding.text.clone())) {
            Entry::Occupied(place) => {
                let other = &mut merged[*place.get()];
                // Twice in one report is told once for each place.
                let new = finding.reports.iter().filter(|report| !other.reports.contains(report));
                let new: Vec<usize> = new.copied().collect();
                other.reports.extend(new);
                other.places.extend(finding.places);
                other.places.truncate(PLACES);
            }
            Entry::Vacant(place) => {
                place.insert(merged.len());
                merged.push(finding);
            }
        }
    }
    merged
}

/// Names that stand in brackets behind what they have in common.
const NAMES: usize = 4;

/// The first names, and how many more there are.
fn some(names: Vec<String>, between: &str) -> String {
    match names.len().saturating_sub(NAMES) {
        0 => names.join(between),
        more => format!("{} and {more} more", names[..NAMES].join(between)),
    }
}

/// Names under what they have in common, in the order of first appearance.
fn grouped(pairs: impl Iterator<Item = (String, String)>) -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for (key, name) in pairs {
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, names)) => names.push(name),
            None => groups.push((key, vec![name])),
        }
    }
    groups
}

fn facts(reports: &Reports<'_>, found: &mut Vec<Finding>) {
    // A number that a quotation was changed in is told with the quotation.
    let conflicts = reports.comparison.conflicts();
    let told_here: HashSet<u32> = conflicts.iter().filter_map(|conflict| conflict.fact).collect();
    for (order, told) in fact::told(reports.comparison).into_iter().enumerate() {
        if !told_here.contains(&told.id) {
            continue;
        }
        // Values that are read alike stand together under the words of the first.
        let groups = grouped(told.values.iter().map(|value| {
            let voice = wording::voice(value.voice, value.speaker_name.as_deref());
            (value.value.clone(), format!("{}, {voice}", reports.name(&value.article)))
        }));
        let values: Vec<String> = groups
            .into_iter()
            .map(|(key, who)| {
                let value = told.values.iter().find(|value| value.value == key);
                let text = value.map_or("", |value| &value.text);
                format!("“{}” ({})", wording::first_words(text, 8), some(who, "; "))
            })
            .collect();
        let places: Vec<Place> = (0..told.values.len())
            .filter_map(|number| fact::place(reports, told, number))
            .take(PLACES)
            .collect();
        found.push(Finding {
            weight: Weight::Fact,
            tag: fact::label(told),
            target: fact::id(told),
            order,
            reports: Vec::new(),
            text: format!("CONFLICT, {}: {}", fact::slot(told), some(values, "; ")),
            rule: told.rule.to_string(),
            places,
        });
    }
}

fn dates(reports: &Reports<'_>, found: &mut Vec<Finding>) {
    let mut seen = HashSet::new();
    for (order, row) in reports.comparison.timeline.iter().enumerate() {
        // Either date names the other; one finding is enough.
        if row.conflicting.is_empty() || !seen.insert(row.statement) {
            continue;
        }
        let Some(told) = reports.comparison.statements.get(row.statement as usize) else {
            continue;
        };
        let names: Vec<&str> = row.articles.iter().map(|article| reports.name(article)).collect();
        let others: Vec<String> = row.conflicting.iter().map(|date| wording::time(date)).collect();
        let places =
            (0..told.members.len()).filter_map(|member| statement::place(reports, told, member));
        found.push(Finding {
            weight: Weight::Date,
            tag: statement::label(told),
            target: statement::id(told),
            order,
            reports: Vec::new(),
            text: format!(
                "dates differ: {} ({}), elsewhere {}: {}",
                wording::time(&row.date),
                wording::listed(&names),
                wording::listed(&others),
                wording::first_words(&row.text, 12),
            ),
            rule: row.rule.to_string(),
            places: places.take(PLACES).collect(),
        });
    }
}

fn labels(reports: &Reports<'_>, found: &mut Vec<Finding>) {
    for (row, called) in
        label::called(reports).iter().enumerate().filter(|(_, called)| called.differs())
    {
        let differing = called.labels.iter().filter(|label| label.contrast.is_some());
        found.push(Finding {
            weight: Weight::Label,
            tag: label::tag(row),
            target: label::id(row),
            order: row,
            reports: Vec::new(),
            text: label::contrast(reports, called),
            rule: "one-slot".to_owned(),
            places: differing
                .filter_map(|found| label::place(reports, found))
                .take(PLACES)
                .collect(),
        });
    }
}

fn member_findings<'a>(
    quote: &QuoteMatch,
    member: &'a QuoteMember,
) -> Vec<(Weight, String, Option<&'a Edit>)> {
    let mut found: Vec<(Weight, String, Option<&Edit>)> = member
        .edits
        .iter()
        .filter_map(|edit| {
            let weight =
                if edit.kind == EditKind::Negation { Weight::Negation } else { Weight::Number };
            wording::alarm(edit).map(|text| (weight, text, Some(edit)))
        })
        .collect();
    if member.cut == Some(Cut::Silent) {
        found.push((Weight::SilentCut, silent_cut(quote, member), None));
    }
    let words: Vec<&Edit> = member
        .edits
        .iter()
        .filter(|edit| edit.kind == EditKind::ContentWord && edit.op == EditOp::Replace)
        .collect();
    if member.relation != Some(QuoteRelation::Paraphrased) && !words.is_empty() {
        let mut changes: Vec<String> =
            words.iter().take(PLACES).map(|edit| wording::change(edit)).collect();
        if words.len() > PLACES {
            changes.push(format!("and {} more", words.len() - PLACES));
        }
        found.push((
            Weight::Words,
            format!("words changed: {}", changes.join(", ")),
            Some(words[0]),
        ));
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

/// `SPEAKERS DISAGREE: Ann Lee (Courier, Post); the mayor (Gazette)`; none where they agree or one names nobody.
pub(super) fn disagreement(reports: &Reports<'_>, quote: &QuoteMatch) -> Option<String> {
    if quote.same_speaker != Some(false) {
        return None;
    }
    let groups = grouped(quote.members.iter().map(|member| {
        let speaker = member.speaker_name.as_deref().unwrap_or("nobody named");
        (wording::first_words(speaker, 8), reports.name(&member.article).to_owned())
    }));
    let versions: Vec<String> = groups
        .into_iter()
        .map(|(speaker, names)| format!("{speaker} ({})", some(names, ", ")))
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

/// A number for the first look, with the section that has what it counts.
pub(super) struct Count {
    pub(super) number: usize,
    pub(super) text: String,
    /// Id of the section.
    pub(super) section: &'static str,
}

/// The names of the reports that a finding is in.
pub(super) fn names(finding: &Finding, name: impl Fn(usize) -> String) -> String {
    some(finding.reports.iter().map(|&report| name(report)).collect(), ", ")
}

/// What was found, in numbers: contradictions first. What is nought is left out.
pub(super) fn counts(reports: &Reports<'_>, findings: &[Finding]) -> Vec<Count> {
    let comparison = reports.comparison;
    let status = |status| comparison.facts.iter().filter(|fact| fact.status == status).count();
    let loud = findings.iter().filter(|finding| finding.weight.is_loud()).count();
    let cut = findings.iter().filter(|finding| finding.weight == Weight::SilentCut).count();
    let shared = comparison.quotes.iter().filter(|quote| reports::is_shared(quote)).count();
    let differing = label::called(reports).iter().filter(|called| called.differs()).count();
    let prose = comparison.passages.iter().filter(|passage| !passage.quoted).count();
    let alone = comparison
        .statements
        .iter()
        .filter(|statement| statement.relation == StatementRelation::OnlyOne)
        .count();
    let noun =
        |number: usize, one: &str, many: &str| if number == 1 { one } else { many }.to_owned();
    let told =
        |number, section, one, many| Count { number, text: noun(number, one, many), section };
    let (agree, compatible) = (status(FactStatus::Agree), status(FactStatus::Compatible));
    let update = status(FactStatus::Update);
    let mut counts = vec![
        told(loud, "findings", "contradiction", "contradictions"),
        told(cut, "findings", "silent cut", "silent cuts"),
        told(shared, "quotations", "shared quotation", "shared quotations"),
        told(differing, "labels", "called differently", "called differently"),
        told(update, "facts", "figure updated", "figures updated"),
        told(agree, "facts", "fact agrees", "facts agree"),
        told(compatible, "facts", "fact is compatible", "facts are compatible"),
        told(prose, "passages", "passage of shared prose", "passages of shared prose"),
        told(alone, "statements", "statement in one report only", "statements in one report only"),
    ];
    counts.retain(|count| count.number > 0);
    if reports.names.len() < 2 {
        counts.clear();
    }
    counts
}

/// The counts in a line: `6 contradictions · 9 shared quotations`.
pub(super) fn counted(counts: &[Count]) -> String {
    let all: Vec<String> =
        counts.iter().map(|count| format!("{} {}", count.number, count.text)).collect();
    all.join(" · ")
}
