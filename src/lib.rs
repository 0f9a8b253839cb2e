//! Shows how several news reports tell the same event: who is quoted, in which words, and what each report leaves out.
//!
//! ```text
//! text ─► annotate ─► compare ─► corpus        a floor uses the floors below it, never one above
//!   │        │           │
//!   │        │           └─ a few Docs → a Comparison: quotations matched, coverage
//!   │        └───────────── one article → a Doc: names, numbers, dates, quotations
//!   └────────────────────── one string → segments, tokens, sentences, quotation marks
//! record, error, pool, lexicon: below all.   read: files → articles.   report, cli, python: what people see.
//! ```
//!
//! ```
//! use crosswire::{Article, CompareOptions, Options, analyze, compare};
//! use std::sync::Arc;
//!
//! let read = |text: &str| Arc::new(analyze(Arc::new(Article::new(text)), &Options::default()));
//! let morning = read("“We will not close the ferry,” Mayor Ada Venn said.");
//! let evening = read("\"We will close the ferry,\" said Ada Venn, the mayor.");
//! assert_eq!(morning.quotes[0].speaker_name.as_deref(), Some("Ada Venn"));
//!
//! let comparison = compare(&[morning, evening], &CompareOptions::default());
//! let edits = &comparison.quotes[0].members[1].edits;
//! assert!(edits.iter().any(|edit| edit.kind.name() == "negation" && edit.reference.contains("not")));
//! ```
//!
//! Offsets in records are code points into the text as it was given, which is never altered. Passes take any string:
//! what is odd becomes a [`record::Diagnostic`]. The result is the same for any number of threads.

pub mod error;
pub mod lexicon;
pub mod pool;
pub mod record;

pub mod text;

#[cfg_attr(not(feature = "train"), allow(dead_code, unreachable_pub))] // the trainer uses all of it
pub mod tag;

pub mod annotate;
pub mod batch;

pub mod compare;

pub mod corpus;

pub mod read;

pub mod report;

#[cfg(feature = "cli")]
pub mod cli;

#[cfg(feature = "python")]
mod python;

pub use annotate::{Options, analyze};
pub use batch::analyze_all;
pub use compare::{CompareOptions, compare};
pub use error::{Error, Result};
pub use record::{Article, Comparison, Doc};
