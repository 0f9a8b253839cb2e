//! The thread pools, by number of threads, made anew in a forked child (a child inherits a pool but none of its
//! threads, so that work given to it would wait for ever).

use crate::error::{Error, Result};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::{
    collections::BTreeMap,
    process,
    sync::{Arc, Mutex, PoisonError},
};

type Pools = BTreeMap<usize, Arc<ThreadPool>>;

static POOLS: Mutex<Option<(u32, Pools)>> = Mutex::new(None);

/// The most threads that a pool may have: starting thousands would stall the machine, and no text gains by it.
pub const MOST: usize = 256;

/// Runs `work` on this process's pool of `threads` threads; `None` means `CROSSWIRE_THREADS`, else all cores.
///
/// # Errors
/// [`Error::Input`] where the system refuses to start the threads or the variable is no number.
pub fn install<T: Send>(threads: Option<usize>, work: impl FnOnce() -> T + Send) -> Result<T> {
    let threads = match threads {
        Some(threads) => threads,
        None => default_threads()?,
    };
    if !(1..=MOST).contains(&threads) {
        return Err(Error::Input(format!("threads: {threads}; give a number from 1 to {MOST}")));
    }
    Ok(pool(threads)?.install(work))
}

fn default_threads() -> Result<usize> {
    match std::env::var("CROSSWIRE_THREADS") {
        Ok(value) => value.parse().ok().filter(|&threads| threads > 0).ok_or_else(|| {
            Error::Input(format!(
                "CROSSWIRE_THREADS is {value:?}; set it to a whole number of threads, from 1"
            ))
        }),
        Err(_) => Ok(std::thread::available_parallelism().map_or(1, usize::from)),
    }
}

fn pool(threads: usize) -> Result<Arc<ThreadPool>> {
    let mut slot = POOLS.lock().unwrap_or_else(PoisonError::into_inner);
    match slot.as_mut() {
        Some((owner, pools)) if *owner == process::id() => match pools.get(&threads) {
            Some(pool) => Ok(Arc::clone(pool)),
            None => start(threads, pools),
        },
        _ => {
            // The parent's pools are forgotten, not dropped: dropping one would wait for threads that are not here.
            std::mem::forget(slot.take());
            let (_, pools) = slot.insert((process::id(), Pools::new()));
            start(threads, pools)
        }
    }
}

fn start(threads: usize, pools: &mut Pools) -> Result<Arc<ThreadPool>> {
    let pool = ThreadPoolBuilder::new()
        .num_threads(threads)
        .thread_name(|number| format!("crosswire-{number}"))
        .build()
        .map_err(|error| {
            Error::Input(format!("threads: the system refused to start {threads}: {error}"))
        })?;
    let pool = Arc::new(pool);
    pools.insert(threads, Arc::clone(&pool));
    Ok(pool)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_threads_that_would_stall_the_machine_is_refused() {
        for threads in [0, MOST + 1, usize::MAX] {
            let error = install(Some(threads), || ()).expect_err("refused");
            assert!(error.to_string().contains(&threads.to_string()), "{error}");
        }
    }

    #[test]
    fn work_runs_on_the_number_of_threads_asked_for() {
        for threads in [1, 3] {
            assert_eq!(
                install(Some(threads), rayon::current_num_threads).expect("a pool"),
                threads
            );
        }
    }
}
