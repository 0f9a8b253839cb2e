//! The command line. Results go to standard output, all else to standard error.
//!
//! | code | means |
//! | --- | --- |
//! | 0 | done, also where reports differ and where the reader of a pipe has gone |
//! | 1 | what `--fail-on` names was found |
//! | 2 | the command was not understood |
//! | 3 | a file or a record could not be read, or a file not be written; what could be read was done |
//! | 70 | a defect of crosswire |
//! | 130 | interrupted |

mod annotate;
mod compare;
mod corpus;
mod dedup;
mod doctor;
mod events;
mod failure;
mod input;
mod meter;
mod output;
mod page;
mod quotes;
mod reuse;
mod row;
mod stream;
mod work;

use crate::{batch::Progress, read::Converter};
use clap::{CommandFactory, FromArgMatches, Parser};
use failure::Failure;
use std::{
    ffi::OsString,
    io::{self, BufWriter, IsTerminal, Read, Write},
    sync::Arc,
};

const DONE: i32 = 0;
const FOUND: i32 = 1;
const USAGE: i32 = 2;
const FILE: i32 = 3;
/// Exit code of an interrupted command.
pub const INTERRUPTED: i32 = 130;
/// Exit code of a command that a defect of crosswire ended.
pub const DEFECT: i32 = 70;

/// What `doctor` says of the program around the command line: names and values.
pub type Parts = dyn Fn() -> Vec<(String, String)> + Send + Sync;

/// What the program around the command line can do for it.
#[derive(Clone, Default)]
pub struct Host {
    /// Reads web pages and feeds.
    pub converter: Option<Arc<Converter>>,
    /// What `doctor` says of it.
    pub parts: Option<Arc<Parts>>,
}

/// Where a command reads and writes.
pub struct Console<'a> {
    /// Standard input.
    pub input: &'a mut (dyn Read + Send),
    /// Standard output.
    pub output: &'a mut dyn Write,
    /// Standard error.
    pub errors: &'a mut dyn Write,
    /// Columns of a table on standard output.
    pub width: usize,
    /// Whether a table has colours.
    pub colour: bool,
    /// Whether somebody watches standard error, so that progress is shown.
    pub live: bool,
    /// What the program around it can do.
    pub host: Host,
}

/// Shows how several news reports tell the same event.
#[derive(Parser)]
#[command(
    name = "crosswire",
    bin_name = "crosswire",
    version,
    no_binary_name = true,
    arg_required_else_help = true,
    after_help = "Examples:\n  \
        crosswire compare courier.txt gazette.txt --html comparison.html\n  \
        crosswire quotes articles.jsonl --csv quotes.csv\n\n\
        Files may be text, JSONL, CSV, TSV, JSON-LD, web pages or feeds, also compressed (.gz); - is standard input.\n\
        Exit codes: 0 done, 1 found what --fail-on names, 2 not understood,\n\
        3 something could not be read or written, 70 a defect, 130 interrupted."
)]
enum Command {
    Compare(compare::Compare),
    Annotate(annotate::Annotate),
    Quotes(quotes::Quotes),
    Dedup(dedup::Dedup),
    Reuse(reuse::Reuse),
    Events(events::Events),
    Doctor(doctor::Doctor),
}

/// Runs a command given by its arguments, the program's name left out, and returns the exit code.
///
/// Once `progress` is cancelled the command ends as interrupted, at the latest after the article in hand.
pub fn run<A: Into<OsString> + Clone>(
    arguments: impl IntoIterator<Item = A>,
    console: &mut Console<'_>,
    progress: &Progress,
) -> i32 {
    let command = match parsed(arguments, console.width) {
        Ok(command) => command,
        Err(error) => {
            let text = error.render();
            let written = if error.use_stderr() {
                write!(console.errors, "{text}")
            } else {
                write!(console.output, "{text}").and_then(|()| console.output.flush())
            };
            return match written {
                Ok(()) => error.exit_code(),
                Err(gone) if gone.kind() == io::ErrorKind::BrokenPipe => DONE,
                Err(_) => FILE,
            };
        }
    };
    let outcome = match &command {
        Command::Compare(compare) => compare.run(console, progress),
        Command::Annotate(annotate) => annotate.run(console, progress),
        Command::Quotes(quotes) => quotes.run(console, progress),
        Command::Dedup(dedup) => dedup.run(console, progress),
        Command::Reuse(reuse) => reuse.run(console, progress),
        Command::Events(events) => events.run(console, progress),
        Command::Doctor(doctor) => doctor.run(console),
    };
    let outcome = outcome.and_then(|()| output::flushed(console));
    match outcome {
        Ok(()) => DONE,
        Err(failure) => failure.tell(console),
    }
}

/// The command that the arguments ask for; help is wrapped to `width` columns.
fn parsed<A: Into<OsString> + Clone>(
    arguments: impl IntoIterator<Item = A>,
    width: usize,
) -> Result<Command, clap::Error> {
    let mut parser = Command::command().term_width(width);
    let matches = parser.try_get_matches_from_mut(arguments)?;
    Command::from_arg_matches(&matches).map_err(|error| error.format(&mut parser))
}

/// Runs a command on the streams of this process: colours on a terminal only and not where `NO_COLOR` is set; as wide as
/// `COLUMNS` or else the terminal says.
pub fn run_here<A: Into<OsString> + Clone>(
    arguments: impl IntoIterator<Item = A>,
    progress: &Progress,
    host: Host,
) -> i32 {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let columns = set("COLUMNS")
        .and_then(|columns| columns.to_str()?.parse().ok())
        .or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)));
    let dumb = set("TERM").is_some_and(|terminal| terminal == "dumb");
    let output = io::stdout();
    let mut console = Console {
        colour: output.is_terminal() && set("NO_COLOR").is_none() && !dumb,
        width: columns.unwrap_or(80usize).clamp(12, 120),
        live: io::stderr().is_terminal() && !dumb,
        input: &mut io::stdin(),
        output: &mut BufWriter::with_capacity(1 << 16, output.lock()),
        errors: &mut io::stderr(),
        host,
    };
    run(arguments, &mut console, progress)
}
