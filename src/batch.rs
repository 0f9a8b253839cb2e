//! Many articles at once: progress, cancelling, and a panic that costs one article, not the batch.

use crate::{
    annotate::{Options, analyze},
    error::{Error, Result},
    record::{Article, Doc},
};
use rayon::prelude::*;
use std::{
    any::Any,
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

    /// Counts `articles` more as done.
    pub fn advance(&self, articles: usize) {
        self.done.fetch_add(articles, Ordering::Relaxed);
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
    checked(&article.id, || analyze(Arc::clone(article), options))
}

/// Runs `work` on the article `id`; what a panic says becomes the message of an [`Error::Internal`].
fn checked<T>(id: &str, work: impl FnOnce() -> T) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work))
        .map_err(|panic| Error::Internal { id: id.to_owned(), message: said(panic.as_ref()) })
}

/// What a panic said.
pub(crate) fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a pass panicked".to_owned())
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
    for_all(articles, options, progress, |doc| doc)
}

/// The same, of which only what `keep` takes from each document stays in memory.
///
/// # Errors
/// As [`analyze_all`].
pub fn for_all<T: Send>(
    articles: &[Arc<Article>],
    options: &Options,
    progress: &Progress,
    keep: impl Fn(Doc) -> T + Sync,
) -> Vec<Result<T>> {
    articles
        .par_iter()
        .with_max_len(1)
        .map(|article| {
            progress.check()?;
            let kept = analyze_checked(article, options).map(&keep);
            progress.done.fetch_add(1, Ordering::Relaxed);
            kept
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pool;

    const REPORT: &str = "Harbour Minister Ines Valdor said on Tuesday that the Port of Esmere would reopen \
        within three weeks.\n\n\u{201c}We lost 40 boats,\u{201d} Valdor told reporters.";

    fn articles() -> Vec<Arc<Article>> {
        (0..40).map(|number| Arc::new(Article::new(format!("{number} {REPORT}")))).collect()
    }

    fn run(threads: usize, progress: &Progress) -> Vec<Result<Doc>> {
        pool::install(Some(threads), || analyze_all(&articles(), &Options::default(), progress))
            .expect("a pool")
    }

    #[test]
    fn one_thread_and_eight_give_equal_docs_in_order() {
        let docs = |threads| -> Vec<Doc> {
            run(threads, &Progress::default())
                .into_iter()
                .map(|doc| doc.expect("no pass panics"))
                .collect()
        };
        let serial = docs(1);
        assert_eq!(serial, docs(8));
        assert!(serial.iter().zip(articles()).all(|(doc, article)| doc.text() == article.text));
    }

    #[test]
    fn a_panic_becomes_an_error_that_names_the_article() {
        let error = checked("gazette", || panic!("lost a token")).expect_err("a panic");
        assert!(
            matches!(&error, Error::Internal { id, message } if id == "gazette" && message == "lost a token")
        );
        assert!(error.to_string().contains("gazette"));
    }

    #[test]
    fn a_cancelled_batch_begins_no_article() {
        let progress = Progress::default();
        progress.cancel();
        assert!(run(2, &progress).iter().all(|doc| matches!(doc, Err(Error::Cancelled))));
        assert_eq!(progress.done(), 0);
    }
}
