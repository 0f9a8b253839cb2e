//! Time that a busy machine does not lengthen.

use std::{
    fs,
    time::{Duration, Instant},
};

/// Runs `work` on a pool of one thread, so that all of it is this thread's work.
pub(crate) fn alone<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread").install(work)
}

/// Processor time of this thread for `work`; the clock's where the system does not tell.
pub(crate) fn processor_time(work: impl FnOnce()) -> Duration {
    let spent = || {
        let fields = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        fields.split(' ').next()?.parse().ok().map(Duration::from_nanos)
    };
    let (started, before) = (Instant::now(), spent());
    work();
    spent()
        .zip(before)
        .map_or_else(|| started.elapsed(), |(after, before)| after.saturating_sub(before))
}

/// Processor time of one run of `work`, out of as many as make up a time that can be measured: the system counts it in
/// steps of some milliseconds.
#[allow(dead_code)] // not every test that has this file uses it
pub(crate) fn per_run(work: impl Fn()) -> Duration {
    let mut runs = 1;
    loop {
        let took = processor_time(|| (0..runs).for_each(|_| work()));
        if took > Duration::from_millis(25) {
            return took / runs;
        }
        runs *= 3;
    }
}
