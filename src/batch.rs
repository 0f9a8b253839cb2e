//! Many articles at once: progress, cancelling, and a panic that costs one article, not the batch.

use crate::{
    annotate::{Options, analyze},
    error::{Error, Result},
    record::{Article, Doc, Moment, PublishedFrom},
    text,
};
use rayon::prelude::*;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

/// Shared between the threads that work and the one that watches.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    cancelled: AtomicBool,
}

impl Progress {
    /// How many articles are done.
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// Asks the work to stop before the next article.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the work was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// # Errors
    /// [`Error::Cancelled`] once the work was asked to stop.
    pub fn check(&self) -> Result<()> {
        if self.is_cancelled() { Err(Error::Cancelled) } else { Ok(()) }
    }
}

/// Annotates one article; a panic of a pass becomes [`Error::Internal`].
pub fn analyze_checked(article: &Arc<Article>, options: &Options) -> Result<Doc> {
    catch_unwind(AssertUnwindSafe(|| analyze(Arc::clone(article), options))).map_err(|panic| {
        let message = panic
            .downcast_ref::<&str>()
            .map(ToString::to_string)
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "a pass panicked".to_owned());
        Error::Internal { id: article.id.clone(), message }
    })
}

/// Annotates many articles on the current thread pool, in order of `articles`.
///
/// # Errors
/// Each article has its own result; after [`Progress::cancel`] those not begun are [`Error::Cancelled`].
pub fn analyze_all(
    articles: &[Arc<Article>],
    options: &Options,
    progress: &Progress,
) -> Vec<Result<Doc>> {
    articles
        .par_iter()
        .with_max_len(1)
        .map(|article| {
            progress.check()?;
            let doc = analyze_checked(article, options);
            progress.done.fetch_add(1, Ordering::Relaxed);
            doc
        })
        .collect()
}

/// The article with the date of its header line, where it has none of its own.
pub fn dated(article: Article) -> Article {
    if article.published.is_some() {
        return article;
    }
    match text::published(&article.text) {
        Some(date) => Article {
            published: Some(Moment::Date(date)),
            published_from: PublishedFrom::Header,
            ..article
        },
        None => article,
    }
}
