//! JSON that is no JSONL: one article, a list of them, an answer of Event Registry, or JSON-LD with its graph.

use super::{
    Fault, Records, encoding,
    input::Opened,
    line,
    record::{self, Place},
};
use crate::record::{Article, PublishedFrom};
use serde_json::{Map, Value};
use std::{collections::HashMap, vec};

/// Keys under which services wrap a list of articles.
const WRAPPERS: &[&str] = &["@graph", "articles", "results", "items", "docs", "hits"];

pub(super) struct Json<'a> {
    opened: Opened<'a>,
    items: vec::IntoIter<Value>,
    number: usize,
    one: bool,
}

impl<'a> Json<'a> {
    pub(super) fn new(mut opened: Opened<'a>) -> Result<Self, Fault> {
        let mut bytes = opened.all()?;
        if bytes.starts_with(b"\xEF\xBB\xBF") {
            bytes.drain(..3);
        }
        let file = opened.file.clone();
        let text = opened.decoding.text(bytes).map_err(|message| Fault::file(&file, message))?;
        if text.trim().is_empty() {
            return Err(encoding::empty(&file));
        }
        let value: Value = serde_json::from_str(&text).map_err(|error| {
            let said = line::not_a_number(&text, &error).unwrap_or_else(|| error.to_string());
            Fault::file(&file, format!("no JSON: {said}"))
        })?;
        let mut items = Vec::new();
        gather(value, &mut items);
        let names = names(&items);
        // A page's graph describes its publisher, its pictures and more besides the article.
        if items.iter().any(is_article) {
            items.retain(|item| is_article(item) || !item.is_object());
        }
        for item in &mut items {
            resolve(item, &names);
        }
        if items.is_empty() {
            return Err(Fault::file(&file, "no article is in this JSON"));
        }
        // A list that has its texts under another name is refused at once, not article by article.
        let textless: Option<Vec<String>> = items
            .iter()
            .map(|item| record::without_text(item.as_object()?, &opened.options))
            .collect();
        if let Some(message) = textless.and_then(|messages| messages.into_iter().next()) {
            return Err(Fault::file(&file, message));
        }
        let one = items.len() == 1;
        Ok(Self { opened, items: items.into_iter(), number: 0, one })
    }
}

impl Records for Json<'_> {
    fn next(&mut self, notes: &mut Vec<String>) -> Option<Result<Article, Fault>> {
        let item = self.items.next()?;
        self.opened.say(notes);
        self.number += 1;
        let number = self.number;
        let place = Place {
            file: &self.opened.file,
            place: format!("item {number}"),
            id: if self.one {
                self.opened.name.clone()
            } else {
                format!("{}:{number}", self.opened.name)
            },
            dated_by: if item.get("@type").is_some() {
                PublishedFrom::Jsonld
            } else {
                PublishedFrom::Argument
            },
            encoding: self.opened.encoding(),
        };
        Some(match item {
            Value::Object(mut fields) => {
                for key in ["@type", "@context"] {
                    fields.remove(key);
                }
                record::article(fields, &place, &self.opened.options, notes)
            }
            _ => Err(place.fault(None, "no JSON object")),
        })
    }
}

/// The objects in a list, a graph or an answer; an object with a text is itself.
fn gather(value: Value, items: &mut Vec<Value>) {
    match value {
        Value::Array(list) => list.into_iter().for_each(|value| gather(value, items)),
        Value::Object(mut object) => {
            let wrapped = WRAPPERS.iter().find(|key| {
                object.get(**key).is_some_and(|value| value.is_array() || value.is_object())
            });
            match wrapped {
                Some(key)
                    if !object.contains_key("text") && !object.contains_key("articleBody") =>
                {
                    if let Some(value) = object.remove(*key) {
                        gather(value, items);
                    }
                }
                _ => items.push(Value::Object(object)),
            }
        }
        other => items.push(other),
    }
}

/// Whether an object says that it is an article (`NewsArticle`, `ReportageNewsArticle`, `BlogPosting` …).
fn is_article(value: &Value) -> bool {
    let is = |value: &Value| {
        value.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting"))
    };
    match value.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

/// The names of what a graph describes, by its `@id`.
fn names(items: &[Value]) -> HashMap<String, Value> {
    items
        .iter()
        .filter_map(|item| Some((item.get("@id")?.as_str()?.to_owned(), item.get("name")?.clone())))
        .collect()
}

/// Puts the name in the place of a reference to what bears it.
fn resolve(item: &mut Value, names: &HashMap<String, Value>) {
    let Some(object) = item.as_object_mut() else { return };
    for key in ["author", "publisher"] {
        match object.get_mut(key) {
            Some(Value::Array(list)) => list.iter_mut().for_each(|value| refer(value, names)),
            Some(value) => refer(value, names),
            None => {}
        }
    }
}

fn refer(value: &mut Value, names: &HashMap<String, Value>) {
    let bare = |object: &Map<String, Value>| !object.contains_key("name");
    if let Some(name) = value
        .as_object()
        .filter(|object| bare(object))
        .and_then(|object| names.get(object.get("@id")?.as_str()?))
    {
        *value = name.clone();
    }
}
