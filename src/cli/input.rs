use crate::error::{Error, Result};
use std::{
    fs,
    io::{self, Read},
    path::Path,
};

/// The name under which standard input is given.
pub(super) const STANDARD: &str = "-";

/// Reads a text in UTF-8 from a file, or from `standard` where the path is `-`. A byte order mark stays in the text, so
/// that offsets count in it as it was read.
pub(super) fn read(path: &Path, standard: &mut dyn Read) -> Result<String> {
    let name = name(path);
    let failed = |source| Error::File { path: name.clone(), source };
    let mut bytes = Vec::new();
    if path.as_os_str() == STANDARD {
        standard.read_to_end(&mut bytes).map_err(failed)?;
    } else if path.is_dir() {
        return Err(failed(io::Error::other("a directory; name the files in it")));
    } else {
        bytes = fs::read(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => failed(io::Error::other("no such file")),
            io::ErrorKind::PermissionDenied => failed(io::Error::other("not allowed to read it")),
            _ => failed(error),
        })?;
    }
    decoded(bytes).map_err(|message| failed(io::Error::other(message)))
}

/// What a file is called in messages; its name must not steer the terminal.
pub(super) fn name(path: &Path) -> String {
    if path.as_os_str() == STANDARD {
        return "standard input".to_owned();
    }
    let shown = path.display().to_string();
    shown.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn decoded(bytes: Vec<u8>) -> Result<String, String> {
    if u32::try_from(bytes.len()).is_err() {
        return Err("larger than 4 GiB".to_owned());
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err("in UTF-16, as byte 0 says; save it as UTF-8".to_owned());
    }
    if let Some(place) = memchr::memchr(0, &bytes) {
        return Err(format!("byte {place} is 0: this is no text file"));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        let byte = error.as_bytes()[place];
        format!(
            "byte {place} (0x{byte:02X}) is not UTF-8; convert the file first, for instance: iconv -f WINDOWS-1252 -t UTF-8"
        )
    })?;
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err("empty: there is no text in it".to_owned());
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_does_not_steer_the_terminal() {
        assert_eq!(name(Path::new("a\u{1b}]0;b\u{7}.txt")), "a\u{fffd}]0;b\u{fffd}.txt");
    }

    #[test]
    fn a_byte_order_mark_stays_in_the_text() {
        assert_eq!(decoded(b"\xEF\xBB\xBFNews".to_vec()), Ok("\u{feff}News".to_owned()));
    }

    #[test]
    fn what_is_no_text_in_utf_8_is_refused_with_the_byte() {
        for (bytes, reason) in [
            (&b"caf\xe9 noir"[..], "byte 3 (0xE9) is not UTF-8"),
            (b"ab\0c", "byte 2 is 0"),
            (b"\xFF\xFEN\0", "UTF-16"),
            (b"", "empty"),
            (b"\xEF\xBB\xBF \n", "empty"),
        ] {
            let message = decoded(bytes.to_vec()).expect_err(reason);
            assert!(message.contains(reason), "{message}");
        }
    }
}
