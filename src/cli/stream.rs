//! Articles read, annotated and handed on in pieces, so that a file may be larger than the memory.

use super::{
    Console, Failure,
    input::{Complaints, Reading},
    meter,
    work::Work,
};
use crate::{
    annotate::Options,
    batch::{self, Progress},
    error::Error,
    pool,
    record::{Article, Doc},
};
use std::{io, path::PathBuf, sync::Arc};

/// Articles, and bytes of them, that are annotated as one piece.
const PIECE: usize = 256;
const PIECE_BYTES: usize = 4 << 20;

/// Calls `take` with each article of `files`, annotated, in order. What cannot be read is told and costs itself alone.
pub(super) fn docs(
    files: &[PathBuf],
    reading: &Reading,
    work: &Work,
    console: &mut Console<'_>,
    progress: &Progress,
    mut take: impl FnMut(&Doc, &mut Console<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    reading.check(files)?;
    let live = console.live && !work.quiet;
    meter::shown(live, progress, || {
        let mut complaints = Complaints::new(work.quiet, live);
        // The reader holds standard input, the rest of the console is used meanwhile.
        let mut none = io::empty();
        let mut reader = reading.reader(files, &mut *console.input, &console.host);
        let console = &mut Console {
            input: &mut none,
            output: &mut *console.output,
            errors: &mut *console.errors,
            host: console.host.clone(),
            ..*console
        };
        let mut ended = false;
        let mut defect = None;
        while !ended {
            let mut piece: Vec<Arc<Article>> = Vec::new();
            let mut bytes = 0;
            while piece.len() < PIECE && bytes < PIECE_BYTES {
                progress.check()?;
                match reader.next() {
                    None => {
                        ended = true;
                        break;
                    }
                    Some(Ok(article)) => {
                        bytes += size(&article);
                        piece.push(Arc::new(article));
                    }
                    Some(Err(fault)) => complaints.fault(&fault, console.errors),
                }
            }
            complaints.notes(reader.take_notes(), console.errors);
            let docs = pool::install(work.threads(), || {
                batch::analyze_all(&piece, &Options::default(), progress)
            })?;
            for doc in docs {
                match doc {
                    Ok(doc) => take(&doc, console)?,
                    Err(Error::Cancelled) => return Err(Failure::Interrupted),
                    // A defect costs its article; the others are wanted all the same.
                    Err(error) => {
                        let _ = writeln!(console.errors, "crosswire: {error}");
                        defect = Some(error.to_string());
                    }
                }
            }
        }
        match defect {
            Some(message) => Err(Failure::Defect(format!("the rest was done; {message}"))),
            None => complaints.end(console.errors),
        }
    })
}

/// Bytes of an article with all that is carried through.
fn size(article: &Article) -> usize {
    let carried: usize = article.meta.iter().map(|(name, value)| name.len() + value.len()).sum();
    article.text.len() + carried
}
