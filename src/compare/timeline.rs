//! Which statement is told of which day.

use super::{Context, statement::Years};
use crate::record::{
    Doc, Grain, Moment, StatementMatch, StatementMember, TimelineRow, Timex, TimexKind,
};
use foldhash::HashMap;
use std::collections::BTreeMap;

/// One row for each date and statement, earliest first; days without a year come last.
pub(super) fn rows(context: &Context<'_>, statements: &[StatementMatch]) -> Vec<TimelineRow> {
    let docs: HashMap<&str, &Doc> =
        context.docs.iter().rev().map(|doc| (doc.article.id.as_str(), &**doc)).collect();
    let mut rows = Vec::new();
    for statement in statements {
        let mut dates: BTreeMap<String, (Grain, Vec<&Doc>)> = BTreeMap::new();
        for member in &statement.members {
            let Some(&doc) = docs.get(member.article.as_str()) else { continue };
            let from = doc.times.partition_point(|time| time.start < member.start);
            for time in doc.times[from..].iter().take_while(|time| time.end <= member.end) {
                let Some((date, grain)) = day(time, context.years) else { continue };
                let (known, sources) = dates.entry(date).or_insert((grain, Vec::new()));
                *known = (*known).max(grain);
                if !sources.iter().any(|source| source.article.id == doc.article.id) {
                    sources.push(doc);
                }
            }
        }
        let all: Vec<(String, Grain, Vec<String>)> = dates
            .iter()
            .map(|(date, (grain, sources))| {
                let ids = sources.iter().map(|doc| doc.article.id.clone()).collect();
                (date.clone(), *grain, ids)
            })
            .collect();
        for (date, (grain, mut sources)) in dates {
            sources.sort_by_key(|doc| {
                (
                    doc.article.published.is_none(),
                    doc.article.published.map(key),
                    doc.article.id.clone(),
                )
            });
            // A report that gives both dates does not contradict itself.
            let conflicting = all
                .iter()
                .filter(|(other, known, ids)| {
                    *other != date
                        && *known == grain
                        && !sources.iter().any(|doc| ids.contains(&doc.article.id))
                })
                .map(|(other, _, _)| other.clone())
                .collect();
            // The words of a report that gives this date: the fullest ones, if that report does, else those told first.
            let fullest = &statement.members[statement.reference as usize];
            let is_of = |member: &StatementMember, doc: &Doc| member.article == doc.article.id;
            let told = if sources.iter().any(|doc| is_of(fullest, doc)) {
                fullest
            } else {
                let first = statement.members.iter().filter(|member| is_of(member, sources[0]));
                first.min_by_key(|member| member.start).unwrap_or(fullest)
            };
            rows.push(TimelineRow {
                date,
                grain,
                statement: statement.id,
                text: told.text.clone(),
                first_reported: sources
                    .first()
                    .and_then(|doc| doc.article.published)
                    .map(|day| day.to_string()),
                articles: sources.iter().map(|doc| doc.article.id.clone()).collect(),
                conflicting,
                rule: "dated-statement".into(),
            });
        }
    }
    rows.sort_by(|a, b| {
        (a.date.starts_with('X'), &a.date, a.statement).cmp(&(
            b.date.starts_with('X'),
            &b.date,
            b.statement,
        ))
    });
    rows
}

/// The day of a time of day, any other date as it is; none for what has neither year nor day, and for a time of day that
/// names no day: that of publication was taken, which another report need not share.
fn day(time: &Timex, years: &Years) -> Option<(String, Grain)> {
    if !matches!(time.kind, TimexKind::Date | TimexKind::Time) || time.is_hour_alone() {
        return None;
    }
    let value = years.full(time.value.as_deref()?);
    let (day, grain) = match value.split_once('T') {
        Some((day, _)) => (day, Grain::Day),
        None => (&*value, time.grain),
    };
    let known = day.starts_with(|c: char| c.is_ascii_digit())
        || day
            .strip_prefix("XXXX-")
            .is_some_and(|rest| rest.len() == 5 && !rest.contains(['X', 'W']));
    known.then(|| (day.to_owned(), grain))
}

/// Orders moments of publication: in UTC where the distance is known, days at their beginning.
fn key(moment: Moment) -> jiff::civil::DateTime {
    match moment {
        Moment::Date(date) => date.at(0, 0, 0, 0),
        Moment::Time(time, None) => time,
        Moment::Time(time, Some(offset)) => {
            offset.to_timestamp(time).map_or(time, |stamp| jiff::tz::Offset::UTC.to_datetime(stamp))
        }
    }
}
