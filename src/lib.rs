//! crosswire

pub mod error;
pub mod lexicon;
pub mod pool;
pub mod record;

pub mod text;

pub mod annotate;
pub mod batch;

pub mod compare;

pub mod corpus;

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
