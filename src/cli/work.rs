use clap::Args;

/// How a command works.
#[derive(Args)]
#[command(next_help_heading = "Working")]
pub(super) struct Work {
    /// How many threads work.
    #[arg(long, help = "Threads to work on; else CROSSWIRE_THREADS, else all cores", value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
    /// Say nothing of files written, encodings and progress
    #[arg(long, short)]
    pub(super) quiet: bool,
}

impl Work {
    pub(super) fn threads(&self) -> Option<usize> {
        self.threads.map(usize::from)
    }
}
