//! What the commands on a corpus begin with.

use super::{
    Console, Failure,
    input::{Complaints, Reading, distinct},
    output::{self, Sink},
    work::Work,
};
use crate::{batch::Progress, record::Article};
use std::{path::PathBuf, sync::Arc};

/// The articles of a corpus, all in memory, and what was said while they were read.
pub(super) struct Corpus {
    /// Their ids differ.
    pub(super) articles: Vec<Arc<Article>>,
    pub(super) complaints: Complaints,
    /// Whether somebody watches, so that progress is shown.
    pub(super) live: bool,
    /// How many articles the first files have.
    pub(super) first: usize,
}

impl Corpus {
    /// Reads the articles of the `first` files and of the others, after it tried that every output can be written.
    pub(super) fn read(
        (first, others): (&[PathBuf], &[PathBuf]),
        outputs: &[(&str, Option<&PathBuf>)],
        (reading, work): (&Reading, &Work),
        console: &mut Console<'_>,
        progress: &Progress,
    ) -> Result<Self, Failure> {
        output::check(first.iter().chain(others), outputs)?;
        for (_, path) in outputs {
            path.map(|path| Sink::open(path)).transpose()?;
        }
        let live = console.live && !work.quiet;
        let mut complaints = Complaints::new(work.quiet, live);
        let mut articles = reading.all(first, console, &mut complaints, progress)?;
        let count = articles.len();
        articles.extend(reading.all(others, console, &mut complaints, progress)?);
        Ok(Self { articles: distinct(articles), complaints, live, first: count })
    }
}
