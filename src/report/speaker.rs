use super::{
    reports::Reports,
    section::{self, Cell, Extent, Line, Piece, Row, Section, Table},
    wording,
};
use crate::record::SpeakerShare;
use section::{plain, soft, strong};
use std::{cmp::Reverse, collections::HashMap};

/// With more reports than this each row lists the reports that have the speaker instead of a column for each.
const COLUMNS: usize = 8;

/// A speaker over the reports.
pub(super) struct Speaker<'a> {
    pub(super) name: &'a str,
    /// What each report gives them, in the order of the reports.
    pub(super) shares: Vec<Option<&'a SpeakerShare>>,
}

impl Speaker<'_> {
    /// In how many reports they have a say.
    pub(super) fn reports(&self) -> usize {
        self.shares.iter().flatten().count()
    }

    fn words(&self) -> u64 {
        self.shares
            .iter()
            .flatten()
            .map(|share| u64::from(share.direct_words) + u64::from(share.indirect_words))
            .sum()
    }
}

/// Who has a say, first who has it in most reports, then who has most words.
pub(super) fn speakers<'a>(reports: &Reports<'a>) -> Vec<Speaker<'a>> {
    let mut found: Vec<Speaker<'a>> = Vec::new();
    let mut rows: HashMap<(&str, Option<u32>), usize> = HashMap::new();
    for share in &reports.comparison.speakers {
        let Some(report) = reports.of(&share.article) else { continue };
        let row = *rows.entry((share.speaker.as_str(), share.entity)).or_insert_with(|| {
            found.push(Speaker { name: &share.speaker, shares: vec![None; reports.names.len()] });
            found.len() - 1
        });
        if share.direct > 0 || share.indirect > 0 {
            found[row].shares[report] = Some(share);
        }
    }
    found.retain(|speaker| speaker.reports() > 0);
    found.sort_by_key(|speaker| (Reverse(speaker.reports()), Reverse(speaker.words())));
    found
}

/// Who has a say in which report, and how much.
pub(super) fn section(reports: &Reports<'_>, extent: Extent) -> Section {
    let mut section = Section {
        name: "speakers",
        title: "Who has a say, and how much",
        note: "Words between quotation marks and words reported without them, and what share of the report they are. \
               Beliefs and intentions are not counted."
            .to_owned(),
        ..Section::default()
    };
    let mut all = speakers(reports);
    section.cut(&mut all, extent.rows, ("speaker", "speakers"));
    let number = reports.names.len();
    let wide = number <= COLUMNS;
    let mut columns = vec!["Speaker".to_owned()];
    if wide {
        columns.extend(reports.names.iter().cloned());
    } else {
        columns.push("What each report gives them".to_owned());
    }
    let mut table = Table::new(columns);
    for speaker in all {
        let mut name = vec![vec![strong(wording::first_words(speaker.name, 12))]];
        if number > 1 {
            let written = written(&speaker);
            name.push(vec![soft(format!("in {} of {number}{written}", speaker.reports()))]);
        }
        let mut cells: Vec<Cell> = vec![name];
        if wide {
            cells.extend(speaker.shares.iter().map(|share| match share {
                Some(share) => said(share),
                None => vec![vec![soft("–")]],
            }));
        } else {
            let lines = speaker
                .shares
                .iter()
                .enumerate()
                .filter_map(|(report, share)| {
                    let mut line: Line = vec![Piece::Report(report), plain(": ")];
                    line.extend(said((*share)?).into_iter().flatten());
                    Some(line)
                })
                .collect();
            cells.push(section::shortened(lines, extent.lines));
        }
        table.rows.push(Row { cells, ..Row::default() });
    }
    section.tables.push(table);
    section
}

/// Other names the reports write for them.
fn written(speaker: &Speaker<'_>) -> String {
    let mut forms: Vec<&str> = Vec::new();
    for form in speaker.shares.iter().flatten().flat_map(|share| share.written.iter()) {
        if form != speaker.name && !forms.contains(&form.as_str()) {
            forms.push(form);
        }
    }
    if forms.is_empty() {
        return String::new();
    }
    let shown: Vec<String> =
        forms.iter().take(3).map(|form| wording::first_words(form, 6)).collect();
    format!("; also {}", shown.join(", "))
}

fn said(share: &SpeakerShare) -> Cell {
    let mut parts = Vec::new();
    if share.direct > 0 {
        parts.push(format!(
            "{} quoted",
            wording::count(share.direct_words as usize, "word", "words")
        ));
    }
    if share.indirect > 0 {
        parts.push(format!(
            "{} reported",
            wording::count(share.indirect_words as usize, "word", "words")
        ));
    }
    vec![
        vec![Piece::Bar(share.share.get()), plain(" "), plain(wording::percent(share.share.get()))],
        vec![soft(format!(" {}", parts.join(", ")))],
    ]
}
