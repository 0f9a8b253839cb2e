//! A stream on disk: magic, version, length, checksum, content. Written beside the old file and renamed over it, so that
//! a crash at any time leaves the one or the other whole.

use super::{EventStream, live::Member};
use crate::{
    corpus::word::mixed,
    error::{Error, Result},
};
use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
};

const MAGIC: &[u8; 8] = b"CWEVENTS";
const VERSION: u32 = 1;
/// Magic, version, length, checksum.
const HEAD: usize = 8 + 4 + 8 + 8;

pub(super) fn save(stream: &EventStream, path: &Path) -> Result<()> {
    let content = serde_json::to_vec(stream)
        .map_err(|error| Error::Input(format!("the stream cannot be written: {error}")))?;
    let beside = beside(path);
    let written = write(&beside, &content).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What is left of the new file is of no use; the old one stands.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(|source| failed(path, source))?;
    // The rename itself must reach the disk too; not every system lets a folder be synced.
    if let Some(folder) = path.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if let Ok(folder) = File::open(folder) {
            let _ = folder.sync_all();
        }
    }
    Ok(())
}

/// A name in the same folder that no other process and no other call uses.
fn beside(path: &Path) -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}-{number}.tmp", process::id()));
    path.with_file_name(name)
}

fn write(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(MAGIC)?;
    file.write_all(&VERSION.to_le_bytes())?;
    file.write_all(&(content.len() as u64).to_le_bytes())?;
    file.write_all(&checksum(content).to_le_bytes())?;
    file.write_all(content)?;
    file.sync_all()
}

pub(super) fn load(path: &Path) -> Result<EventStream> {
    let bytes = fs::read(path).map_err(|source| failed(path, source))?;
    let refuse = |what: &str| Error::Input(format!("{}: {what}", path.display()));
    let Some((head, content)) = bytes.split_at_checked(HEAD) else {
        return Err(refuse("this is no saved event stream: it is too short, perhaps torn"));
    };
    if &head[..8] != MAGIC {
        return Err(refuse("this is no saved event stream"));
    }
    let number = |from: usize| {
        head[from..].first_chunk().map_or(0, |bytes: &[u8; 8]| u64::from_le_bytes(*bytes))
    };
    let version = number(8) as u32;
    if version != VERSION {
        return Err(refuse(&format!(
            "saved as version {version}, this crosswire reads version {VERSION}"
        )));
    }
    if number(12) != content.len() as u64 {
        return Err(refuse(&format!(
            "the file is torn: {} bytes of {} are there; load an older copy",
            content.len(),
            number(12)
        )));
    }
    if number(20) != checksum(content) {
        return Err(refuse("the checksum does not fit: the file was changed; load an older copy"));
    }
    let stream: EventStream = serde_json::from_slice(content)
        .map_err(|error| refuse(&format!("not readable: {error}")))?;
    stream.options.check()?;
    // A file may have been written by hand: no number in it may lead outside.
    if !stream.live.is_sound() || !stream.open.iter().all(Member::is_sound) {
        return Err(refuse("numbers in it name articles that are not there; load an older copy"));
    }
    Ok(stream)
}

fn failed(path: &Path, source: std::io::Error) -> Error {
    Error::File { path: path.display().to_string(), source }
}

/// A checksum of 64 bits: eight bytes at a time, mixed, the length first.
fn checksum(content: &[u8]) -> u64 {
    content.chunks(8).fold(mixed(content.len() as u64), |sum, eight| {
        let mut bytes = [0; 8];
        bytes[..eight.len()].copy_from_slice(eight);
        mixed(sum ^ u64::from_le_bytes(bytes))
    })
}
