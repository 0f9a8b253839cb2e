//! Trains and evaluates the models in `src/data`.
#![allow(clippy::print_stderr)] // a command for the terminal

use crosswire::{Error, Result, text::sentence::treebank};
use std::{path::PathBuf, process::ExitCode};

const USAGE: &str = "usage: train segmentation --data DIR [--out FILE]
       train evaluate-segmentation --data DIR --out DIR";

struct Arguments {
    command: String,
    data: PathBuf,
    out: Option<PathBuf>,
}

fn arguments() -> Option<Arguments> {
    let mut words = std::env::args().skip(1);
    let command = words.next()?;
    let (mut data, mut out) = (None, None);
    while let Some(option) = words.next() {
        match option.as_str() {
            "--data" => data = Some(words.next()?.into()),
            "--out" => out = Some(words.next()?.into()),
            _ => return None,
        }
    }
    Some(Arguments { command, data: data?, out })
}

fn run(arguments: &Arguments) -> Result<()> {
    let folder = arguments.data.join("segmentation");
    match (arguments.command.as_str(), &arguments.out) {
        ("segmentation", out) => {
            let model = PathBuf::from("src/data/sentence.bin");
            treebank::train(&folder, out.as_ref().unwrap_or(&model))
        }
        ("evaluate-segmentation", Some(out)) => treebank::evaluate(&folder, out),
        _ => Err(Error::Input(USAGE.to_owned())),
    }
}

fn main() -> ExitCode {
    let Some(arguments) = arguments() else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
