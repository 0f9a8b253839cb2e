//! The Python face: converts, detaches, calls. Every function has a Rust twin; nothing is decided here.

mod article;
mod comparison;
mod corpus;
mod doc;
mod error;
mod gather;
mod job;
mod names;
mod picture;
mod plain;
mod read;
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
        doc::{Doc, analyze, analyze_all, sentences},
        gather::Gathering,
        names::Names,
        read::{Reader, article_of_json, dated_by_header, read_files},
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
///
/// `converter(format, bytes, name)` gives the articles of a web page or a feed, `parts()` what `doctor` says.
#[pyfunction]
#[pyo3(signature = (arguments, converter=None, parts=None))]
fn run_cli(
    py: Python<'_>,
    arguments: Vec<OsString>,
    converter: Option<Py<PyAny>>,
    parts: Option<Py<PyAny>>,
) -> i32 {
    let host = read::host(converter, parts);
    let progress = Arc::new(Progress::default());
    let theirs = Arc::clone(&progress);
    let (sender, receiver) = mpsc::channel();
    let receiver = Mutex::new(receiver);
    thread::spawn(move || sender.send(cli::run_here(arguments, &theirs, host)));
    let mut waited = 0;
    loop {
        let done = py
            .detach(|| receiver.lock().unwrap_or_else(PoisonError::into_inner).recv_timeout(TICK));
        match done {
            Ok(code) => return code,
            Err(RecvTimeoutError::Disconnected) => return cli::DEFECT,
            Err(RecvTimeoutError::Timeout) => {
                let stopped = py.check_signals().is_err();
                let asked = progress.is_cancelled();
                // Asked a while ago, or again, and still busy with one article or waiting for input: the process ends
                // without it. Till then it writes out the lines it has.
                if asked && (stopped || waited == PATIENCE) {
                    return cli::INTERRUPTED;
                }
                waited += u32::from(asked);
                if stopped {
                    progress.cancel();
                }
            }
        }
    }
}

/// Ticks that an interrupted command has to end by itself.
const PATIENCE: u32 = 10;
/// How often the calling thread looks for Ctrl-C.
const TICK: Duration = Duration::from_millis(50);
