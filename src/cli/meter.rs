//! Progress on a terminal: one line on standard error that is rewritten, and gone at the end.

use crate::batch::Progress;
use std::{
    io::{self, Write},
    sync::mpsc::{RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_millis(700);
const TICK: Duration = Duration::from_millis(200);
/// Back to the begin of the line, and clears it.
pub(super) const CLEAR: &str = "\r\x1b[K";

/// Runs `work`; where somebody watches, says how many articles are done.
pub(super) fn shown<T>(live: bool, progress: &Progress, work: impl FnOnce() -> T) -> T {
    if !live {
        return work();
    }
    thread::scope(|scope| {
        let (done, ended) = channel::<()>();
        scope.spawn(move || {
            let begun = Instant::now();
            let mut drawn = false;
            // The sender is dropped when the work ends, also by a panic.
            while ended.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                if begun.elapsed() >= PATIENCE {
                    drawn = true;
                    let drawing = format!("{CLEAR}{} articles", progress.done());
                    let _ = io::stderr().write_all(drawing.as_bytes());
                }
            }
            if drawn {
                let _ = io::stderr().write_all(CLEAR.as_bytes());
            }
        });
        let result = work();
        drop(done);
        result
    })
}
