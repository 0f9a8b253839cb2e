//! Trains and evaluates the models in `src/data`.
#![allow(clippy::print_stderr)] // a command for the terminal

use crosswire::{
    Article, Error, Options, Result, analyze,
    annotate::quotations,
    tag::{
        self, Model,
        training::{self, Plan, check, names, treebank as pos, words},
    },
    text::sentence::treebank,
};
use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

const USAGE: &str = "usage: train (segmentation | words | pos | names | quotations) --data DIR [--out FILE]
       train (evaluate-segmentation | evaluate-names) --data DIR --out DIR
       train evaluate-pos --data DIR
       train evaluate-quotations --data DIR --out DIR
       train evaluate-annotate --data DIR --out DIR
       train leave-one-out --corpus (uner_ewt | gum | wikigold | annotated)[,...] --data DIR --out DIR
evaluation reads another model with --model FILE; --quick fits in a third of the time, for experiments";

/// Files of names whose predictions are written: name and place in the data.
const NAMED: [(&str, &str); 5] = [
    ("annotated_dev", "annotated/dev.names.jsonl.gz"),
    ("uner_ewt", "ner/uner_ewt_dev.jsonl.gz"),
    ("gum", "ner/gum_dev.jsonl.gz"),
    ("gum_train", "ner/gum_train.jsonl.gz"),
    ("wikigold", "ner/wikigold.jsonl.gz"),
];

struct Arguments {
    command: String,
    data: PathBuf,
    out: Option<PathBuf>,
    corpus: Option<String>,
    model: Option<PathBuf>,
    quick: bool,
}

fn arguments() -> Option<Arguments> {
    let mut words = std::env::args().skip(1);
    let command = words.next()?;
    let (mut data, mut out, mut corpus, mut model, mut quick) = (None, None, None, None, false);
    while let Some(option) = words.next() {
        match option.as_str() {
            "--data" => data = Some(words.next()?.into()),
            "--out" => out = Some(words.next()?.into()),
            "--corpus" => corpus = Some(words.next()?),
            "--model" => model = Some(words.next()?.into()),
            "--quick" => quick = true,
            _ => return None,
        }
    }
    Some(Arguments { command, data: data?, out, corpus, model, quick })
}

fn run(arguments: &Arguments) -> Result<()> {
    let data = &arguments.data;
    let folder = data.join("segmentation");
    let out = |default: &str| arguments.out.clone().unwrap_or_else(|| PathBuf::from(default));
    let names_plan = if arguments.quick { Plan::QUICK } else { Plan::NAMES };
    match (arguments.command.as_str(), &arguments.out, &arguments.corpus) {
        ("segmentation", ..) => treebank::train(&folder, &out("src/data/sentence.bin")),
        ("evaluate-segmentation", Some(out), _) => treebank::evaluate(&folder, out),
        ("words", ..) => write(&out("src/data/words.bin"), &words::make(data)?.encode()),
        ("pos", ..) => {
            let model = pos::train(&data.join("pos"), &Plan::POS)?;
            write_model(&out("src/data/pos.bin"), &model)?;
            accuracies(&model, data)
        }
        ("evaluate-pos", ..) => accuracies(&model(arguments, tag::pos())?, data),
        ("names", ..) => {
            let model = names::train(data, &[], &names_plan)?;
            write_model(&out("src/data/names.bin"), &model)
        }
        ("evaluate-names", Some(out), _) => {
            let model = model(arguments, tag::names())?;
            invented(&model);
            evaluate_alone(&model, data, out)
        }
        ("quotations", ..) => write(&out("src/data/quotes.bin"), &quotations::train(data)?),
        ("evaluate-quotations", Some(out), _) => quotations::evaluate(data, out),
        ("evaluate-annotate", Some(out), _) => {
            if arguments.model.is_some() {
                tag::read_names_with(model(arguments, None)?);
            }
            evaluate_whole(data, out)
        }
        ("leave-one-out", Some(out), Some(corpus)) => {
            let without: Vec<&str> = corpus.split(',').collect();
            let model = names::train(data, &without, &names_plan)?;
            if let Some(path) = &arguments.model {
                write_model(path, &model)?;
            }
            invented(&model);
            evaluate_alone(&model, data, out)?;
            tag::read_names_with(model);
            evaluate_whole(data, &out.join("annotate"))
        }
        _ => Err(Error::Input(USAGE.to_owned())),
    }
}

/// The model that was named, or the one that was built in.
fn model(arguments: &Arguments, built_in: Option<&Model>) -> Result<Model> {
    let Some(path) = &arguments.model else {
        return built_in.cloned().ok_or_else(|| {
            Error::Model("the model in src/data is of another version; train it again".to_owned())
        });
    };
    let bytes = std::fs::read(path)
        .map_err(|source| Error::File { path: path.display().to_string(), source })?;
    Model::decode(&bytes)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes)
        .map_err(|source| Error::File { path: path.display().to_string(), source })
}

fn write_model(path: &Path, model: &Model) -> Result<()> {
    let bytes = model.encode();
    let (features, weights) = (model.features(), model.weights());
    eprintln!("{}: {} bytes, {features} features, {weights} weights", path.display(), bytes.len());
    write(path, &bytes)
}

fn accuracies(model: &Model, data: &Path) -> Result<()> {
    for corpus in ["ewt", "gum"] {
        let file = data.join(format!("pos/{corpus}_dev.conllu.gz"));
        let accuracy = pos::accuracy(model, &file)?;
        eprintln!("{corpus} dev: {:.2} % of the tags", 100.0 * accuracy);
    }
    Ok(())
}

/// Prints how well names are read that nobody bears.
fn invented(model: &Model) {
    let f1 = check::f1(model, &check::sentences());
    eprintln!("invented names: strict F1 {:.2}", 100.0 * f1);
    let f1 = check::f1(model, &check::sports());
    eprintln!("sports: strict F1 {:.2}", 100.0 * f1);
}

/// Writes what a model alone finds in the development data, for the scorer.
fn evaluate_alone(model: &Model, data: &Path, out: &Path) -> Result<()> {
    evaluate(data, out, &|gold| names::predict(model, gold))
}

/// Writes the mentions of the whole library.
fn evaluate_whole(data: &Path, out: &Path) -> Result<()> {
    evaluate(data, out, &|gold| {
        let article = std::sync::Arc::new(Article::new(&gold.text));
        // The gold marks whole pages.
        let doc = analyze(article, &Options { keep_boilerplate: true, ..Options::default() });
        let mentions = doc.mentions.iter();
        names::Named {
            id: gold.id.clone(),
            text: String::new(),
            entities: mentions
                .map(|mention| (mention.start, mention.end, mention.kind.name().to_owned()))
                .collect(),
        }
    })
}

/// Writes the names found in every text of [`NAMED`], and in the first of them in capitals.
fn evaluate(data: &Path, out: &Path, find: &dyn Fn(&names::Named) -> names::Named) -> Result<()> {
    std::fs::create_dir_all(out)
        .map_err(|source| Error::File { path: out.display().to_string(), source })?;
    for (name, file) in NAMED {
        write_names(name, &data.join(file), out, find)?;
    }
    for (name, file) in NAMED {
        write_names(&format!("{name}_apart"), &data.join(file), out, |gold| apart(gold, find))?;
    }
    let (name, file) = NAMED[0];
    write_names(&format!("{name}_upper"), &data.join(file), out, |gold| {
        find(&names::Named { text: capitals(&gold.text), ..gold.clone() })
    })
}

/// The names of a text whose sentences are read one by one.
fn apart(gold: &names::Named, find: &dyn Fn(&names::Named) -> names::Named) -> names::Named {
    let segmentation = crosswire::text::segmentation(&gold.text);
    let mut found = names::Named { text: String::new(), entities: Vec::new(), ..gold.clone() };
    for sentence in &segmentation.sentences {
        let tokens =
            &segmentation.tokens[sentence.first_token as usize..sentence.end_token as usize];
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
        let (start, end) = (first.span.start as usize, last.span.end as usize);
        let before = gold.text[..start].chars().count() as u32;
        let text = gold.text[start..end].to_owned();
        let names = find(&names::Named { id: String::new(), text, entities: Vec::new() });
        let moved = names.entities.into_iter();
        found.entities.extend(moved.map(|(start, end, kind)| (start + before, end + before, kind)));
    }
    found
}

/// A text in capitals, as long as it was.
fn capitals(text: &str) -> String {
    let capital = |letter: char| {
        let mut capitals = letter.to_uppercase();
        capitals.next().filter(|_| capitals.len() == 0).unwrap_or(letter)
    };
    text.chars().map(capital).collect()
}

fn write_names(
    name: &str,
    file: &Path,
    out: &Path,
    find: impl Fn(&names::Named) -> names::Named,
) -> Result<()> {
    let path = out.join(format!("{name}.jsonl"));
    let failed = |source| Error::File { path: path.display().to_string(), source };
    let mut lines = Vec::new();
    for gold in training::read::<names::Named>(file)? {
        let found = serde_json::to_string(&find(&gold));
        let line = found.map_err(|error| Error::Input(error.to_string()))?;
        writeln!(lines, "{line}").map_err(failed)?;
    }
    write(&path, &lines)
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
