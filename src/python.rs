//! The Python face: converts, detaches, calls. Every function has a Rust twin; nothing is decided here.

mod article;
mod comparison;
mod corpus;
mod doc;
mod error;
mod gather;
mod job;
mod picture;
pub(crate) mod record;
mod table;

use crate::{batch::Progress, cli};
use pyo3::prelude::*;
use std::{
    ffi::OsString,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

/// Rust core of crosswire.
#[pymodule(gil_used = false)]
mod _crosswire {
    #[pymodule_export]
    use crate::record::{
        Article, Conflict, ConflictSide, Coverage, Diagnostic, DuplicateGroup, DuplicatePair, Edit,
        Entity, EntityLink, EventCluster, Fact, FactValue, Furniture, Label, LinkedEntity, Mention,
        Origin, Passage, Quantity, Quote, QuoteFamily, QuoteMatch, QuoteMember, Region, ReusePair,
        Segment, Sentence, Span, SpeakerShare, StatementMatch, StatementMember, TimelineRow, Timex,
        Token,
    };

    #[pymodule_export]
    use super::{
        comparison::{Comparison, compare},
        corpus::{
            EventStream, cluster_events, fingerprints, near_duplicates, overlaps_of_pairs,
            quote_families, reuse_of_pairs, text_reuse,
        },
        doc::{Doc, analyze, analyze_all},
        gather::Gathering,
        record::kinds,
        run_cli,
        table::{Rows, fields_html},
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
fn run_cli(py: Python<'_>, arguments: Vec<OsString>) -> i32 {
    let progress = Arc::new(Progress::default());
    let theirs = Arc::clone(&progress);
    let (sender, receiver) = mpsc::channel();
    let receiver = Mutex::new(receiver);
    thread::spawn(move || sender.send(cli::run_here(arguments, &theirs)));
    loop {
        let done = py
            .detach(|| receiver.lock().unwrap_or_else(PoisonError::into_inner).recv_timeout(TICK));
        match done {
            Ok(code) => return code,
            Err(RecvTimeoutError::Disconnected) => return cli::DEFECT,
            // Asked a tick ago and still busy with one article or waiting for input: the process ends without it.
            Err(RecvTimeoutError::Timeout) if progress.is_cancelled() => {
                return cli::INTERRUPTED;
            }
            Err(RecvTimeoutError::Timeout) => {
                if py.check_signals().is_err() {
                    progress.cancel();
                }
            }
        }
    }
}

/// How often the calling thread looks for Ctrl-C.
const TICK: Duration = Duration::from_millis(50);
