//! Files that are torn or changed: models and saved streams.

use super::near_copies;
use crosswire::{
    batch::Progress,
    corpus::{EventOptions, EventStream},
    tag::Model,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

fn data(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data").join(name)).expect("a model")
}

#[test]
fn a_model_cut_or_changed_anywhere_is_an_error_or_a_model_and_never_a_panic() {
    let whole = data("pos.bin");
    assert!(Model::decode(&whole).is_ok());
    let cuts = (0..2000).chain((2000..whole.len()).step_by(whole.len() / 200));
    for length in cuts {
        let error = Model::decode(&whole[..length]).expect_err("cut short").to_string();
        assert!(error.contains("train it again"), "{length}: {error}");
    }
    for place in (0..200).chain((200..whole.len()).step_by(whole.len() / 100)) {
        let mut changed = whole.clone();
        changed[place] ^= 0xff;
        if let Err(error) = Model::decode(&changed) {
            assert!(error.to_string().contains("train it again"), "{place}: {error}");
        }
    }
    let other: &[&[u8]] = &[b"", b"\0", b"CWTAGS", b"\x89PNG\r\n", &[0xff; 64]];
    assert!(other.iter().all(|bytes| Model::decode(bytes).is_err()));
}

fn scratch(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("crosswire-hostile-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    folder.join(name)
}

#[test]
fn the_file_of_a_stream_cut_at_any_byte_is_refused_and_names_the_file() {
    let path = scratch("stream.state");
    let mut stream = EventStream::new(EventOptions::default()).expect("fine options");
    stream.add(&near_copies(3), &Progress::default()).expect("not cancelled");
    stream.save(&path).expect("a file");
    let whole = fs::read(&path).expect("a file");
    assert_eq!(EventStream::load(&path).expect("whole"), stream);
    for length in 0..whole.len() {
        fs::write(&path, &whole[..length]).expect("a file");
        let error = EventStream::load(&path).expect_err("cut").to_string();
        assert!(error.contains("stream.state"), "{length}: {error}");
        assert!(error.contains("torn"), "{length}: {error}");
    }
    for place in 0..whole.len() {
        let mut changed = whole.clone();
        changed[place] ^= 1 << (place % 8);
        fs::write(&path, &changed).expect("a file");
        let error = EventStream::load(&path).expect_err("changed").to_string();
        assert!(error.contains("stream.state"), "{place}: {error}");
    }
    fs::remove_file(&path).expect("a file");
}

#[test]
fn a_stream_is_not_saved_where_it_cannot_be_and_says_where() {
    let stream = EventStream::new(EventOptions::default()).expect("fine options");
    for place in ["", "/", "/no/such/folder/x.state", "/dev/null/x", "\0", "a\0b"] {
        let error = stream.save(Path::new(place)).expect_err(place).to_string();
        assert!(!error.is_empty(), "{place:?}");
        assert!(EventStream::load(Path::new(place)).is_err(), "{place:?}");
    }
    // A name in no encoding is a name.
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let odd = scratch("x").with_file_name(std::ffi::OsStr::from_bytes(b"\xff\xfe state"));
        stream.save(&odd).expect("a file");
        assert_eq!(EventStream::load(&odd).expect("a file"), stream);
        fs::remove_file(odd).expect("a file");
    }
}
