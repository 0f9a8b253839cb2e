//! The readers of models, saved streams and JSON; the first byte says which.
#![no_main]
#![allow(dead_code, missing_docs)]

#[path = "../../tests/fuzz/floor.rs"]
mod floor;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some((&first, rest)) = input.split_first() else { return };
    match first % 3 {
        0 => floor::model(rest),
        1 => {
            let path = std::env::temp_dir().join(format!("crosswire-fuzz-{}", std::process::id()));
            floor::state(&path, rest);
        }
        _ => floor::json(&String::from_utf8_lossy(rest)),
    }
});
