//! The fields of one record, by the names that files give them → an article.

use super::{Fault, Field, ReadOptions};
use crate::{
    annotate,
    record::{Article, List, Moment, PublishedFrom},
};
use jiff::fmt::rfc2822;
use serde_json::{Map, Value};

/// Where a record stands.
pub(super) struct Place<'a> {
    pub(super) file: &'a str,
    /// `line 7`.
    pub(super) place: String,
    /// The id of an article that has none: `reports.jsonl:7`.
    pub(super) id: String,
    /// What a date in it was read from.
    pub(super) dated_by: PublishedFrom,
    /// The encoding that the text was decoded from, where it is not UTF-8.
    pub(super) encoding: Option<&'static str>,
}

impl Place<'_> {
    pub(super) fn fault(&self, field: Option<&str>, message: impl Into<String>) -> Fault {
        let field = field.map(str::to_owned);
        Fault { field, ..Fault::record(self.file, self.place.clone(), message) }
    }
}

/// The article in `fields`; what no field of an article takes goes into its `meta`.
///
/// A date that cannot be read costs the date alone: it is said in `notes` and stays in `meta`.
pub(super) fn article(
    mut fields: Map<String, Value>,
    place: &Place<'_>,
    options: &ReadOptions,
    notes: &mut Vec<String>,
) -> Result<Article, Fault> {
    let mut take = |field: Field| take(&mut fields, field, options);
    let id = take(Field::Id).and_then(|(_, value)| plain(&value));
    let faulty = |fault: Fault| Fault { id: id.as_deref().map(shown), ..fault };
    let text = match take(Field::Text) {
        Some((_, Value::String(text))) if !text.trim().is_empty() => text,
        Some((name, Value::String(_) | Value::Null)) => {
            return Err(faulty(place.fault(Some(&name), "empty")));
        }
        Some((name, other)) => {
            let message = format!("expected a string, got {}", kind(&other));
            return Err(faulty(place.fault(Some(&name), message)));
        }
        None => {
            let name = mapped(Field::Text, options).unwrap_or("text");
            return Err(faulty(place.fault(Some(name), "missing")));
        }
    };
    if u32::try_from(text.len()).is_err() {
        return Err(faulty(place.fault(Some("text"), "larger than 4 GiB")));
    }
    let source = take(Field::Source).and_then(|(_, value)| named(&value));
    let date = take(Field::Published);
    let title = take(Field::Title).and_then(|(_, value)| plain(&value));
    let url = take(Field::Url).and_then(|(_, value)| address(&value));
    let lang = take(Field::Lang).and_then(|(_, value)| plain(&value));
    let authors = take(Field::Authors).map(|(_, value)| people(&value)).unwrap_or_default();

    let mut published = None;
    if let Some((name, value)) = date
        && let Some(written) = plain(&value)
    {
        published = moment(&written);
        if published.is_none() {
            let message =
                format!("{written:?} is no date that is known (2025-10-16); read without it");
            notes.push(place.fault(Some(&name), message).to_string());
            fields.insert(name, value);
        }
    }
    let mut meta: Vec<(String, String)> =
        fields.iter().filter_map(|(name, value)| Some((name.clone(), as_text(value)?))).collect();
    if let Some(encoding) = place.encoding
        && !fields.contains_key("encoding")
    {
        meta.push(("encoding".to_owned(), encoding.to_owned()));
    }
    Ok(annotate::dated(Article {
        id: id.unwrap_or_else(|| place.id.clone()),
        text,
        source,
        title,
        url,
        published,
        published_from: if published.is_some() { place.dated_by } else { PublishedFrom::None },
        lang,
        authors,
        meta: meta.into(),
    }))
}

/// The id of a record, for messages: on one line, and no longer than one looks at.
pub(super) fn id(mut fields: Map<String, Value>, options: &ReadOptions) -> Option<String> {
    let (_, value) = take(&mut fields, Field::Id, options)?;
    plain(&value).as_deref().map(shown)
}

fn shown(id: &str) -> String {
    let id = id.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c });
    id.take(SHOWN).collect()
}

/// Characters of an id that a message shows.
const SHOWN: usize = 80;

/// The name that the caller gives a field.
fn mapped(field: Field, options: &ReadOptions) -> Option<&str> {
    options.columns.iter().rev().find(|(given, _)| *given == field).map(|(_, name)| name.as_str())
}

/// What to say where no field of a record holds the text by its name: which fields there are; nothing where one does.
pub(super) fn without_text(fields: &Map<String, Value>, options: &ReadOptions) -> Option<String> {
    let given = mapped(Field::Text, options);
    let has = match given {
        Some(name) => fields.contains_key(name),
        None => take(&mut fields.clone(), Field::Text, options).is_some(),
    };
    if has {
        return None;
    }
    let mut names: Vec<String> = fields.keys().take(NAMES).map(|name| shown(name)).collect();
    if fields.len() > NAMES {
        names.push("\u{2026}".to_owned());
    }
    Some(format!(
        "no field {:?}; the fields are {}: say which holds the text (text=COLUMN)",
        given.unwrap_or("text"),
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    ))
}

/// Names of fields that a message lists.
const NAMES: usize = 20;

/// Takes the value of a field out of `fields`, with the name it had there: the caller's, else the first usual one that
/// holds something.
fn take(
    fields: &mut Map<String, Value>,
    field: Field,
    options: &ReadOptions,
) -> Option<(String, Value)> {
    if let Some(name) = mapped(field, options) {
        return fields.remove_entry(name);
    }
    let others = |name: &str| options.columns.iter().any(|(_, given)| given == name);
    let mut found: Option<String> = None;
    for usual in field.names() {
        let names = fields.keys().filter(|name| {
            let bare = name.trim().trim_start_matches('\u{feff}');
            bare.eq_ignore_ascii_case(usual) && !others(name)
        });
        for name in names {
            let holds = !matches!(&fields[name], Value::Null)
                && !matches!(&fields[name], Value::String(text) if text.is_empty());
            if holds {
                return fields.remove_entry(&name.clone());
            }
            found.get_or_insert_with(|| name.clone());
        }
    }
    fields.remove_entry(&found?)
}

/// A string, or a number as it is written.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => items.iter().find_map(plain),
        _ => None,
    }
}

/// A name: a string, or the `name` or `title` of an object.
fn named(value: &Value) -> Option<String> {
    match value {
        Value::Object(object) => {
            ["name", "title", "legalName", "uri"].iter().find_map(|key| plain(object.get(*key)?))
        }
        Value::Array(items) => items.iter().find_map(named),
        other => plain(other),
    }
}

/// An address: a string, or that of an object.
fn address(value: &Value) -> Option<String> {
    match value {
        Value::Object(object) => ["@id", "url"].iter().find_map(|key| plain(object.get(*key)?)),
        other => plain(other),
    }
}

/// Names of people: a list of strings or objects, or one string with semicolons between them.
fn people(value: &Value) -> List<String> {
    match value {
        Value::Array(items) => items.iter().filter_map(named).collect(),
        Value::String(text) => text
            .split(';')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
        other => named(other).into_iter().collect(),
    }
}

/// A value that no field takes, as text; nothing for what is empty.
fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// A date as files write it: ISO 8601, also with a zone set off or named, or as in e-mails and feeds.
pub(super) fn moment(written: &str) -> Option<Moment> {
    if let Ok(moment) = written.parse() {
        return Some(moment);
    }
    let utc = written.strip_suffix(" UTC").or_else(|| written.strip_suffix(" GMT"));
    if let Some(found) = utc.and_then(|clock| format!("{clock}Z").parse().ok()) {
        return Some(found);
    }
    let zoned = rfc2822::parse(written).ok()?;
    Some(Moment::Time(zoned.datetime(), Some(zoned.offset())))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
