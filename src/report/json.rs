//! JSON for programs: everything that a [`Doc`] or a [`Comparison`] holds, offsets in code points, and back again.
//!
//! Every file names its `schema_version` and the version of crosswire that wrote it. Tokens and sentences, most of the
//! bytes and easily made again, are left out unless asked for; reading back needs them.

mod check;
mod schema;

use crate::{
    error::{Error, Result},
    record::{Comparison, Doc},
};
use schema::{ComparisonFile, DocFile, Header};
use std::sync::Arc;

/// Version of the layout of the files; another one is refused.
pub const SCHEMA_VERSION: u32 = 1;

/// What goes into a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JsonOptions {
    /// Tokens, sentences and mark pairs too, so that the file can be read back.
    pub with_tokens: bool,
    /// Line breaks and indents for a human reader.
    pub pretty: bool,
}

/// One article as JSON.
pub fn doc(doc: &Doc, options: JsonOptions) -> String {
    written(&DocFile::new(doc, options.with_tokens), options)
}

/// A comparison with its articles as JSON.
pub fn comparison(comparison: &Comparison, options: JsonOptions) -> String {
    written(&ComparisonFile::new(comparison, options.with_tokens), options)
}

/// Reads an article back from what [`doc()`] wrote with tokens.
pub fn doc_from_json(json: &str) -> Result<Doc> {
    check(json, "doc")?;
    let file: DocFile = serde_json::from_str(json).map_err(|error| unreadable("doc", &error))?;
    file.into_doc()
}

/// Reads a comparison back from what [`comparison()`] wrote with tokens.
pub fn comparison_from_json(json: &str) -> Result<Comparison> {
    check(json, "comparison")?;
    let file: ComparisonFile =
        serde_json::from_str(json).map_err(|error| unreadable("comparison", &error))?;
    let docs =
        file.docs.into_iter().map(|doc| doc.into_doc().map(Arc::new)).collect::<Result<_>>()?;
    Ok(Comparison {
        docs,
        quotes: file.quotes,
        entities: file.entities,
        labels: file.labels,
        speakers: file.speakers,
        passages: file.passages,
        origins: file.origins,
        statements: file.statements,
        facts: file.facts,
        timeline: file.timeline,
        coverage: file.coverage,
        diagnostics: file.diagnostics,
    })
}

fn written(file: &impl serde::Serialize, options: JsonOptions) -> String {
    let json = if options.pretty {
        serde_json::to_string_pretty(file)
    } else {
        serde_json::to_string(file)
    };
    json.expect("records have string keys only and finite numbers")
}

/// Reads the header alone first: a file of another version may differ in everything else.
fn check(json: &str, kind: &str) -> Result<()> {
    let header: Header = serde_json::from_str(json).map_err(|error| unreadable(kind, &error))?;
    if header.schema_version != SCHEMA_VERSION {
        return Err(Error::Input(format!(
            "JSON of schema version {} (written by crosswire {}); this crosswire reads version {SCHEMA_VERSION}",
            header.schema_version, header.crosswire
        )));
    }
    if header.kind != kind {
        return Err(Error::Input(format!("JSON of a {}, not of a {kind}", header.kind)));
    }
    Ok(())
}

fn unreadable(kind: &str, error: &serde_json::Error) -> Error {
    Error::Input(format!("JSON of a {kind} that crosswire did not write: {error}"))
}
