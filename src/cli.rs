//! The command line. Results go to standard output, all else to standard error.
//!
//! | code | means |
//! | --- | --- |
//! | 0 | done, also where reports differ and where the reader of a pipe has gone |
//! | 2 | the command was not understood |
//! | 3 | a file could not be read or written |
//! | 70 | a defect of crosswire |
//! | 130 | interrupted |

mod compare;
mod input;

use crate::{batch::Progress, error::Error};
use clap::Parser;
use std::{
    ffi::OsString,
    io::{self, IsTerminal, Read, Write},
};

const DONE: i32 = 0;
const USAGE: i32 = 2;
const FILE: i32 = 3;
/// Exit code of an interrupted command.
pub const INTERRUPTED: i32 = 130;
/// Exit code of a command that a defect of crosswire ended.
pub const DEFECT: i32 = 70;

/// Where a command reads and writes.
pub struct Console<'a> {
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output.
    pub output: &'a mut dyn Write,
    /// Standard error.
    pub errors: &'a mut dyn Write,
    /// Columns of a table on standard output.
    pub width: usize,
    /// Whether a table has colours.
    pub colour: bool,
}

/// Shows how several news reports tell the same event.
#[derive(Parser)]
#[command(
    name = "crosswire",
    bin_name = "crosswire",
    version,
    no_binary_name = true,
    arg_required_else_help = true,
    after_help = "Example:\n  crosswire compare courier.txt gazette.txt --html comparison.html"
)]
enum Command {
    Compare(compare::Compare),
}

/// Runs a command given by its arguments, the program's name left out, and returns the exit code.
///
/// Once `progress` is cancelled the command ends as interrupted, at the latest after the article in hand.
pub fn run<A: Into<OsString> + Clone>(
    arguments: impl IntoIterator<Item = A>,
    console: &mut Console<'_>,
    progress: &Progress,
) -> i32 {
    let command = match Command::try_parse_from(arguments) {
        Ok(command) => command,
        Err(error) => {
            let text = error.render();
            let written = if error.use_stderr() {
                write!(console.errors, "{text}")
            } else {
                write!(console.output, "{text}")
            };
            return written.map_or(DONE, |()| error.exit_code());
        }
    };
    let outcome = match &command {
        Command::Compare(compare) => compare.run(console, progress),
    };
    match outcome {
        Ok(()) => DONE,
        Err(failure) => failure.tell(console),
    }
}

/// Runs a command on the streams of this process: colours on a terminal only and not where `NO_COLOR` is set; as wide as
/// `COLUMNS` says.
pub fn run_here<A: Into<OsString> + Clone>(
    arguments: impl IntoIterator<Item = A>,
    progress: &Progress,
) -> i32 {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let columns = set("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok());
    let dumb = set("TERM").is_some_and(|terminal| terminal == "dumb");
    let output = io::stdout();
    let mut console = Console {
        colour: output.is_terminal() && set("NO_COLOR").is_none() && !dumb,
        width: columns.unwrap_or(80usize).clamp(12, 120),
        input: &mut io::stdin(),
        output: &mut output.lock(),
        errors: &mut io::stderr(),
    };
    run(arguments, &mut console, progress)
}

/// Why a command ended early.
enum Failure {
    /// Arguments that do not go together.
    Usage(String),
    /// Files that could not be read or written, each with the reason.
    Files(Vec<String>),
    /// A pass panicked.
    Defect(String),
    /// Asked to stop.
    Interrupted,
    /// Nobody reads what is written.
    Unread,
}

impl Failure {
    fn tell(self, console: &mut Console<'_>) -> i32 {
        let (lines, code) = match self {
            Self::Usage(line) => (vec![line], USAGE),
            Self::Files(lines) => (lines, FILE),
            Self::Defect(line) => (vec![line], DEFECT),
            Self::Interrupted => (vec!["interrupted".to_owned()], INTERRUPTED),
            Self::Unread => (Vec::new(), DONE),
        };
        for line in lines {
            // With standard error gone too, the code is all that is left to say.
            let _ = writeln!(console.errors, "crosswire: {line}");
        }
        code
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Cancelled => Self::Interrupted,
            Error::Internal { .. } => Self::Defect(error.to_string()),
            Error::File { .. } => Self::Files(vec![error.to_string()]),
            error => Self::Usage(error.to_string()),
        }
    }
}
