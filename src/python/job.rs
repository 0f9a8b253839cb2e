use super::error::InternalError;
use crate::{
    batch::{Progress, said},
    pool,
};
use pyo3::prelude::*;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{RecvTimeoutError, channel},
    },
    thread,
    time::Duration,
};

/// How often the calling thread looks for Ctrl-C and reports progress.
const TICK: Duration = Duration::from_millis(50);

/// Runs `work` on the pool while the calling thread listens for signals and calls `progress(done, total)`.
///
/// Ctrl-C or an exception in `progress` cancels: the call returns at once, and the pool stops before its next article.
/// Signals reach Python's main thread alone; elsewhere the callback is the way to stop.
pub(crate) fn run<T: Send + 'static>(
    py: Python<'_>,
    threads: Option<usize>,
    total: usize,
    callback: Option<&Bound<'_, PyAny>>,
    work: impl FnOnce(&Progress) -> T + Send + 'static,
) -> PyResult<T> {
    let progress = Arc::new(Progress::default());
    let (sender, receiver) = channel();
    let theirs = Arc::clone(&progress);
    thread::Builder::new().name("crosswire-job".to_owned()).spawn(move || {
        let result = catch_unwind(AssertUnwindSafe(|| pool::install(threads, || work(&theirs))));
        // Nobody listens any more after a cancelled call.
        let _ = sender.send(result);
    })?;
    let receiver = Mutex::new(receiver);
    let result = loop {
        let message = py
            .detach(|| receiver.lock().unwrap_or_else(PoisonError::into_inner).recv_timeout(TICK));
        match message {
            Ok(result) => break result,
            Err(RecvTimeoutError::Timeout) => {
                let tick =
                    py.check_signals().and_then(|()| report(callback, progress.done(), total));
                if let Err(error) = tick {
                    progress.cancel();
                    return Err(error);
                }
            }
            Err(RecvTimeoutError::Disconnected) => {
                return Err(super::error::InternalError::new_err(
                    "the thread that did the work is gone",
                ));
            }
        }
    };
    let result = result.map_err(|panic| InternalError::new_err(said(panic.as_ref())))??;
    report(callback, total, total)?;
    Ok(result)
}

fn report(callback: Option<&Bound<'_, PyAny>>, done: usize, total: usize) -> PyResult<()> {
    match callback {
        Some(callback) => callback.call1((done, total)).map(drop),
        None => Ok(()),
    }
}
