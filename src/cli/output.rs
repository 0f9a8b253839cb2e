//! The files a command writes.

use super::{
    Console, Failure,
    input::{is_standard, name, once},
};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// The name under which standard input and output are given.
pub(super) const STANDARD: &str = "-";

/// A file that is written, or standard output.
pub(super) struct Sink {
    path: PathBuf,
    /// None for standard output.
    file: Option<BufWriter<File>>,
    /// Whether the file was not there before and holds nothing yet.
    fresh: bool,
    begun: bool,
}

impl Sink {
    /// Opens the file, so that one that cannot be written is told of before the work; what it holds stays until the first
    /// [`Sink::put`].
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        let (file, fresh) = if is_standard(path) {
            (None, false)
        } else {
            let fresh = !path.exists();
            let file = OpenOptions::new().write(true).create(true).truncate(false).open(path);
            (
                Some(BufWriter::with_capacity(
                    1 << 16,
                    file.map_err(|error| failed(path, &error))?,
                )),
                fresh,
            )
        };
        Ok(Self { path: path.to_owned(), file, fresh, begun: false })
    }

    /// Writes `bytes`.
    pub(super) fn put(&mut self, bytes: &[u8], console: &mut Console<'_>) -> Result<(), Failure> {
        match &mut self.file {
            None => console.output.write_all(bytes).map_err(|error| unwritten(&error)),
            Some(file) => {
                if !std::mem::replace(&mut self.begun, true) {
                    // A pipe or a device has no length to set.
                    let _ = file.get_ref().set_len(0);
                }
                file.write_all(bytes).map_err(|error| failed(&self.path, &error))
            }
        }
    }

    /// Ends the file and says so.
    pub(super) fn close(mut self, quiet: bool, console: &mut Console<'_>) -> Result<(), Failure> {
        self.put(b"", console)?;
        if let Some(file) = &mut self.file {
            file.flush().map_err(|error| failed(&self.path, &error))?;
            if !quiet {
                // Standard error may be closed; the file is written all the same.
                let _ = writeln!(console.errors, "{} written", name(&self.path));
            }
        }
        Ok(())
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        // A command that ended before it wrote leaves no empty file behind.
        if self.fresh && !self.begun && self.file.is_some() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Writes out what standard output still holds.
pub(super) fn flushed(console: &mut Console<'_>) -> Result<(), Failure> {
    console.output.flush().map_err(|error| unwritten(&error))
}

/// Writes text on standard output.
pub(super) fn say(text: &str, console: &mut Console<'_>) -> Result<(), Failure> {
    console.output.write_all(text.as_bytes()).map_err(|error| unwritten(&error))
}

/// Refuses standard input twice, outputs that would overwrite an input or one another, and two on standard output.
pub(super) fn check<'p>(
    inputs: impl IntoIterator<Item = &'p PathBuf>,
    outputs: &[(&str, Option<&PathBuf>)],
) -> Result<(), Failure> {
    let inputs: Vec<&PathBuf> = inputs.into_iter().collect();
    once(&inputs)?;
    let given = || outputs.iter().filter_map(|(_, path)| *path);
    if given().filter(|path| is_standard(path)).count() > 1 {
        let names: Vec<&str> = outputs.iter().map(|(option, _)| *option).collect();
        let (last, others) = names.split_last().unwrap_or((&"", &[]));
        return Err(Failure::Usage(format!(
            "only one of {} and {last} can go to standard output (-)",
            others.join(", ")
        )));
    }
    let mut taken: Vec<PathBuf> = inputs.into_iter().map(|path| real(path)).collect();
    for path in given().filter(|path| !is_standard(path)) {
        if taken.contains(&real(path)) {
            return Err(Failure::Usage(format!(
                "{} would be overwritten; name another file",
                name(path)
            )));
        }
        taken.push(real(path));
    }
    Ok(())
}

fn unwritten(error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::Unread,
        _ => Failure::Files(vec![format!("standard output: {error}")]),
    }
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "no such folder".to_owned(),
        io::ErrorKind::PermissionDenied => "not allowed to write it".to_owned(),
        io::ErrorKind::IsADirectory => "a directory; name a file".to_owned(),
        _ => error.to_string(),
    };
    Failure::Files(vec![format!("{}: {reason}", name(path))])
}

/// The file behind links and dots, so that one file under two names is seen.
fn real(path: &Path) -> PathBuf {
    let beside = || {
        let folder =
            path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(folder.canonicalize().ok()?.join(path.file_name()?))
    };
    path.canonicalize().ok().or_else(beside).unwrap_or_else(|| path.to_owned())
}

/// Text of an article on one line of a terminal: no character of it steers the terminal or turns the line.
pub(super) fn plain(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
    };
    text.split_whitespace()
        .map(|word| {
            word.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect::<String>()
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// `text` on one line, cut to `width` characters.
pub(super) fn cut(text: &str, width: usize) -> String {
    let text = plain(text);
    if text.chars().count() <= width {
        return text;
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}\u{2026}", kept.trim_end())
}

/// `text` as lines of up to `width` characters, broken between words; a longer word has a line of its own.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in plain(text).split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_of_a_text_steers_the_terminal() {
        assert_eq!(plain("a\u{1b}[31m\nb\u{202e}c"), "a\u{fffd}[31m b\u{fffd}c");
    }

    #[test]
    fn long_texts_are_cut_or_wrapped() {
        assert_eq!(cut("Mara Ilves said", 8), "Mara Il\u{2026}");
        assert_eq!(cut("Mara", 4), "Mara");
        assert_eq!(
            wrapped("We sail at  dawn unconditionally", 8),
            ["We sail", "at dawn", "unconditionally"]
        );
    }
}
