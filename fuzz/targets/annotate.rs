//! See `tests/fuzz/floor.rs`.
#![no_main]
#![allow(dead_code, missing_docs)]

#[path = "../../tests/fuzz/floor.rs"]
mod floor;

libfuzzer_sys::fuzz_target!(|input: &str| floor::annotate(input));
