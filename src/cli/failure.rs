use super::{Console, DEFECT, DONE, FILE, FOUND, INTERRUPTED, USAGE};
use crate::error::Error;

/// Why a command ended early, or not as it should.
pub(super) enum Failure {
    /// Arguments that do not go together.
    Usage(String),
    /// Files that could not be read or written, each with the reason.
    Files(Vec<String>),
    /// A pass panicked.
    Defect(String),
    /// What `--fail-on` names was found.
    Found(String),
    /// Asked to stop.
    Interrupted,
    /// Nobody reads what is written.
    Unread,
}

impl Failure {
    /// Says it on standard error and gives the exit code.
    pub(super) fn tell(self, console: &mut Console<'_>) -> i32 {
        let (lines, code) = match self {
            Self::Usage(line) => (vec![line], USAGE),
            Self::Files(lines) => (lines, FILE),
            Self::Defect(line) => (vec![line], DEFECT),
            Self::Found(line) => (vec![line], FOUND),
            Self::Interrupted => (vec!["interrupted".to_owned()], INTERRUPTED),
            Self::Unread => (Vec::new(), DONE),
        };
        if code == FOUND || code == INTERRUPTED {
            // What is complete is not lost.
            let _ = console.output.flush();
        }
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
