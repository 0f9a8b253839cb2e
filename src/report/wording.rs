//! Kinds put into words.

use crate::record::{
    Cut, Edit, EditKind, EditOp, FactStatus, LabelKind, MONTHS, MentionKind, QuoteMember,
    QuoteRelation, SegmentKind, StatementRelation, StatementVoice,
};
use jiff::{
    ToSpan,
    civil::{ISOWeekDate, Weekday},
};

/// How a version stands to the fullest one, as a clause that follows the name of the report.
pub(super) const fn relation(relation: Option<QuoteRelation>) -> &'static str {
    match relation {
        None => "the fullest version",
        Some(QuoteRelation::Identical) => "the same, character for character",
        Some(QuoteRelation::SameWords) => "the same words; marks, capitals or spacing differ",
        Some(QuoteRelation::Truncated) => "a part of it",
        Some(QuoteRelation::Extended) => "all of it and more",
        Some(QuoteRelation::Elided) => "parts of it, with a gap between them",
        Some(QuoteRelation::Joined) => "several quotations run into one",
        Some(QuoteRelation::Edited) => "words changed",
        Some(QuoteRelation::Paraphrased) => "reported in other words",
        Some(QuoteRelation::Unquoted) => "the same words, without quotation marks",
        Some(QuoteRelation::OnlyOne) => "in this report only",
    }
}

/// The same in a word or two, for a narrow table.
pub(super) const fn relation_short(relation: Option<QuoteRelation>) -> &'static str {
    match relation {
        None => "fullest",
        Some(QuoteRelation::Identical) => "identical",
        Some(QuoteRelation::SameWords) => "same words",
        Some(QuoteRelation::Truncated) => "part",
        Some(QuoteRelation::Extended) => "longer",
        Some(QuoteRelation::Elided) => "with a gap",
        Some(QuoteRelation::Joined) => "joined",
        Some(QuoteRelation::Edited) => "words changed",
        Some(QuoteRelation::Paraphrased) => "other words",
        Some(QuoteRelation::Unquoted) => "no marks",
        Some(QuoteRelation::OnlyOne) => "only here",
    }
}

/// What holds for the quotation over all the reports that have it.
pub(super) const fn overall(relation: QuoteRelation) -> &'static str {
    match relation {
        QuoteRelation::Identical => "identical in each",
        QuoteRelation::SameWords => "the same words in each",
        QuoteRelation::Truncated => "shortened",
        QuoteRelation::Extended => "longer in some",
        QuoteRelation::Elided => "shortened in the middle",
        QuoteRelation::Joined => "run together",
        QuoteRelation::Edited => "words changed",
        QuoteRelation::Paraphrased => "quoted in some, in other words elsewhere",
        QuoteRelation::Unquoted => "quoted in some, without marks elsewhere",
        QuoteRelation::OnlyOne => "in one report only",
    }
}

/// Whether and how a cut shows.
pub(super) const fn cut(cut: Cut) -> &'static str {
    match cut {
        Cut::Marked => "the cut is shown",
        Cut::Silent => "CUT, AND NOTHING SHOWS IT",
    }
}

/// What a part of the page is, for a reader.
pub(super) const fn segment(kind: SegmentKind) -> &'static str {
    match kind {
        SegmentKind::Body => "body",
        SegmentKind::Header => "page header",
        SegmentKind::Byline => "byline",
        SegmentKind::Dateline => "dateline",
        SegmentKind::Caption => "caption",
        SegmentKind::Heading => "heading",
        SegmentKind::Advert => "advertisement",
        SegmentKind::Related => "related link",
        SegmentKind::Embed => "page notice",
    }
}

/// What a name names, for a reader.
pub(super) const fn mention(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "person",
        MentionKind::Org => "organisation",
        MentionKind::Gpe => "country, state or city",
        MentionKind::Loc => "place",
        MentionKind::Fac => "building or road",
        MentionKind::Norp => "nationality, religion or party",
        MentionKind::Event => "event",
        MentionKind::Work => "title or law",
        MentionKind::Product => "product",
    }
}

/// How the reports stand to each other on one fact.
pub(super) const fn status(status: FactStatus) -> &'static str {
    match status {
        FactStatus::Agree => "agree",
        FactStatus::Compatible => "compatible",
        FactStatus::Update => "update",
        FactStatus::Conflict => "CONFLICT",
        FactStatus::OnlyOne => "in one report only",
    }
}

/// What a status means, after the rule that gave it.
pub(super) fn status_meaning(rule: &str, status: FactStatus) -> &'static str {
    match (rule, status) {
        ("later-toll", _) => "the toll grew between two times",
        ("later-report", _) => "the larger toll stands in the later report",
        ("revision-words", _) => "a text says that the figure rose or was revised",
        (_, FactStatus::Agree) => "the same value in each",
        (_, FactStatus::Compatible) => "both can be right: rounded, bounded or coarser",
        (_, FactStatus::Update) => "the value of a later time",
        (_, FactStatus::Conflict) => "not both can be right at one time",
        (_, FactStatus::OnlyOne) => "no other report has a value",
    }
}

/// Who speaks, where the report says it.
pub(super) fn voice(voice: StatementVoice, speaker: Option<&str>) -> String {
    let who = || first_words(speaker.unwrap_or("nobody named"), 10);
    match voice {
        StatementVoice::Outlet => "in the outlet's words".to_owned(),
        StatementVoice::Quoted => format!("quoted: {}", who()),
        StatementVoice::Reported => format!("reported: {}", who()),
    }
}

/// How a version of a statement stands to the fullest one.
pub(super) const fn statement(relation: StatementRelation) -> &'static str {
    match relation {
        StatementRelation::Equivalent => "the same",
        StatementRelation::MoreSpecific => "less specific",
        StatementRelation::Differing => "another number, date or “not”",
        StatementRelation::QuotedVsReported => "quoted on one side only",
        StatementRelation::OnlyOne => "in this report only",
    }
}

/// What kind of label it is.
pub(super) const fn label(kind: LabelKind) -> &'static str {
    match kind {
        LabelKind::Title => "title",
        LabelKind::Role => "role",
        LabelKind::Evaluative => "evaluative",
        LabelKind::Description => "description",
        LabelKind::EventName => "name of an event",
    }
}

/// A date or time in ISO 8601 for a reader: `2026-03-12, 07:00`, `12:00, day not given`.
pub(super) fn time(value: &str) -> String {
    // "PRESENT_REF" and "PT2H" are no dates.
    if !value.starts_with(|c: char| c.is_ascii_digit() || c == 'X') {
        return value.to_owned();
    }
    let (day, hour) = value.split_once('T').map_or((value, None), |(day, hour)| (day, Some(hour)));
    let day = if day.starts_with("XXXX-XX") {
        None
    } else if let Some(words) = period(day) {
        Some(words)
    } else {
        Some(match day.strip_prefix("XXXX-") {
            Some(rest) => format!("{rest}, year not given"),
            None => day.to_owned(),
        })
    };
    let hour =
        hour.map(|hour| if hour.len() == 2 { format!("{hour}:00") } else { hour.to_owned() });
    match (day, hour) {
        (Some(day), Some(hour)) => format!("{day}, {hour}"),
        (Some(day), None) => day,
        (None, Some(hour)) => format!("{hour}, day not given"),
        (None, None) => value.to_owned(),
    }
}

/// A period of TIMEX3 in words: `201` is the 2010s, `2025-SU` summer 2025, `2026-W15` the week of 6 April 2026; none for
/// what a reader reads as it is.
fn period(value: &str) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if digits(value) {
        return match value.len() {
            2 => value.parse::<u32>().ok().map(|hundreds| {
                let number = hundreds + 1;
                let end = match (number % 10, number) {
                    (_, 11..=13) => "th",
                    (1, _) => "st",
                    (2, _) => "nd",
                    (3, _) => "rd",
                    _ => "th",
                };
                format!("the {number}{end} century")
            }),
            3 => Some(format!("the {value}0s")),
            _ => None,
        };
    }
    let (year, part) = value.split_once('-')?;
    if year.len() != 4 || !digits(year) {
        return None;
    }
    let named = match part {
        "SP" => "spring",
        "SU" => "summer",
        "FA" => "autumn",
        "WI" => "winter",
        "H1" => "first half of",
        "H2" => "second half of",
        "Q1" => "first quarter of",
        "Q2" => "second quarter of",
        "Q3" => "third quarter of",
        "Q4" => "fourth quarter of",
        _ => {
            let (week, end) = match part.strip_prefix('W')?.split_once('-') {
                Some((week, "WE")) => (week, true),
                Some(_) => return None,
                None => (&part[1..], false),
            };
            let week: i8 = week.parse().ok()?;
            let monday = ISOWeekDate::new(year.parse().ok()?, week, Weekday::Monday).ok()?.date();
            let day = if end { monday.checked_add(5.days()).ok()? } else { monday };
            let what = if end { "weekend of" } else { "week of" };
            return Some(format!(
                "{what} {} {} {}",
                day.day(),
                month_name(day.month()),
                day.year()
            ));
        }
    };
    Some(format!("{named} {year}"))
}

/// `April`.
fn month_name(month: i8) -> String {
    let name = MONTHS[usize::from(month.unsigned_abs()) - 1];
    name[..1].to_uppercase() + &name[1..]
}

/// A share in hundredths; what is there is never said to be nothing.
pub(super) fn percent(share: f64) -> String {
    let hundredths = share * 100.0;
    if hundredths > 0.0 && hundredths < 1.0 {
        "under 1 %".to_owned()
    } else {
        format!("{hundredths:.0} %")
    }
}

/// A change that alters what somebody said, shouted; none for any other change.
pub(super) fn alarm(edit: &Edit) -> Option<String> {
    let (gained, lost, changed) = match edit.kind {
        EditKind::Negation => ("NEGATION ADDED", "NEGATION LOST", "NEGATION CHANGED"),
        EditKind::Number => ("NUMBER ADDED", "NUMBER LEFT OUT", "NUMBER CHANGED"),
        _ => return None,
    };
    Some(match edit.op {
        EditOp::Insert => format!("{gained}: {}", quoted(&edit.text)),
        EditOp::Delete => format!("{lost}: {}", quoted(&edit.reference)),
        EditOp::Replace => {
            format!("{changed}: {} → {}", quoted(&edit.reference), quoted(&edit.text))
        }
    })
}

/// Whether a change leaves the words themselves alone.
pub(super) const fn is_slight(kind: EditKind) -> bool {
    matches!(kind, EditKind::Glyph | EditKind::Case | EditKind::Spelling)
}

/// The slight changes of a version in one line: `capitals: “War” → “war”`; the first three of each kind.
pub(super) fn slight(member: &QuoteMember) -> Vec<String> {
    [(EditKind::Glyph, "marks"), (EditKind::Case, "capitals"), (EditKind::Spelling, "spelling")]
        .into_iter()
        .filter_map(|(kind, name)| {
            let changes: Vec<&Edit> =
                member.edits.iter().filter(|edit| edit.kind == kind).collect();
            let shown: Vec<String> = changes.iter().take(3).map(|edit| change(edit)).collect();
            let rest = match changes.len().saturating_sub(3) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            (!shown.is_empty()).then(|| format!("{name}: {}{rest}", shown.join(", ")))
        })
        .collect()
}

/// A change as `before → after`.
pub(super) fn change(edit: &Edit) -> String {
    match edit.op {
        EditOp::Insert => format!("{} added", shown(edit, &edit.text)),
        EditOp::Delete => format!("{} left out", shown(edit, &edit.reference)),
        EditOp::Replace => {
            format!("{} → {}", shown(edit, &edit.reference), shown(edit, &edit.text))
        }
    }
}

/// Marks stand bare, since quotation marks around a quotation mark read as nonsense.
fn shown(edit: &Edit, text: &str) -> String {
    if edit.kind == EditKind::Glyph { first_words(text, 8) } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    format!("“{}”", first_words(text, 8))
}

/// The first `count` words, with an ellipsis where there are more; white space as single spaces. Marks that open the
/// text stay.
pub(super) fn first_words(text: &str, count: usize) -> String {
    let mut words = text.split_whitespace();
    let mut shown = String::new();
    for word in words.by_ref().take(count) {
        if !shown.is_empty() {
            shown.push(' ');
        }
        shown.push_str(word);
    }
    if words.next().is_some() {
        shown.push('…');
    }
    shown
}

/// The first words: between curly marks where the text has marks around it, bare where it has none, since words that a
/// report gives without marks must not get any here.
pub(super) fn opening(text: &str, count: usize) -> String {
    const MARKS: [char; 11] = ['"', '“', '”', '„', '«', '»', '‘', '’', '\'', '‹', '›'];
    let text = text.trim();
    if !text.starts_with(MARKS) {
        return first_words(text, count);
    }
    let inner = text.trim_start_matches(MARKS).trim_end_matches(MARKS).trim_end_matches(',');
    format!("“{}”", first_words(inner, count))
}

/// `1 report`, `2 reports`.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Words separated by commas, the last by `and`.
pub(super) fn listed<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(op: EditOp, kind: EditKind, reference: &str, text: &str) -> Edit {
        Edit {
            op,
            kind,
            reference: reference.to_owned(),
            text: text.to_owned(),
            reference_start: 0,
            reference_end: 0,
            start: 0,
            end: 0,
        }
    }

    #[test]
    fn only_negations_and_numbers_are_shouted() {
        assert_eq!(
            alarm(&edit(EditOp::Delete, EditKind::Negation, "not", "")).as_deref(),
            Some("NEGATION LOST: “not”")
        );
        assert_eq!(
            alarm(&edit(EditOp::Replace, EditKind::Number, "40", "14")).as_deref(),
            Some("NUMBER CHANGED: “40” → “14”")
        );
        assert_eq!(alarm(&edit(EditOp::Replace, EditKind::ContentWord, "ferry", "boat")), None);
    }

    #[test]
    fn an_opening_evens_its_marks_and_says_that_more_follows() {
        assert_eq!(opening("“We sail  at\ndawn, all of us,”", 4), "“We sail at dawn,…”");
        assert_eq!(opening("'Never'", 4), "“Never”");
        assert_eq!(opening("\"\"", 4), "“”");
    }

    #[test]
    fn words_without_marks_get_none() {
        assert_eq!(opening("that the \"old\" boat sails", 9), "that the \"old\" boat sails");
    }

    #[test]
    fn times_say_what_is_not_known() {
        assert_eq!(time("2026-03-12T07"), "2026-03-12, 07:00");
        assert_eq!(time("2026-03-12T07:30"), "2026-03-12, 07:30");
        assert_eq!(time("XXXX-XX-XXT12"), "12:00, day not given");
        assert_eq!(time("XXXX-10-16"), "10-16, year not given");
        assert_eq!(time("2026-W11"), "week of 9 March 2026");
        assert_eq!(time("2026-W11-WE"), "weekend of 14 March 2026");
        assert_eq!(time("2026-W60"), "2026-W60");
        assert_eq!(time("201"), "the 2010s");
        assert_eq!(time("19"), "the 20th century");
        assert_eq!(time("2025"), "2025");
        assert_eq!(time("2025-SU"), "summer 2025");
        assert_eq!(time("2025-Q3"), "third quarter of 2025");
        assert_eq!(time("XXXX-SU"), "SU, year not given");
        assert_eq!(time("2026-03"), "2026-03");
        assert_eq!(time("PRESENT_REF"), "PRESENT_REF");
    }

    #[test]
    fn a_small_share_is_not_nothing() {
        assert_eq!(percent(0.004), "under 1 %");
        assert_eq!(percent(0.126), "13 %");
        assert_eq!(percent(0.0), "0 %");
    }

    #[test]
    fn lists_end_with_and() {
        assert_eq!(listed(&["A", "B", "C"]), "A, B and C");
        assert_eq!(listed(&["A"]), "A");
        assert_eq!(listed::<&str>(&[]), "");
    }
}
