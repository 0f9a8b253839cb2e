//! The command line, run inside the test.
#![cfg(feature = "cli")]

#[path = "cli/corpus.rs"]
mod corpus;

use crosswire::{
    batch::Progress,
    cli::{Console, Host, run},
};
use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
};

const ONE: &str = "\"We sail at dawn,\" Mara Ilves said.\n\nThe ferry lies in the harbour.\n";
const TWO: &str = "Mara Ilves said: \"We sail at dawn.\"\n";

/// A directory of its own for one test, removed at its end.
struct Desk {
    path: PathBuf,
}

struct Ran {
    code: i32,
    output: String,
    errors: String,
}

impl Desk {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("crosswire-cli-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a directory for the test");
        let desk = Self { path };
        desk.file("one.txt", ONE.as_bytes());
        desk.file("two.txt", TWO.as_bytes());
        desk
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        fs::write(self.path.join(name), bytes).expect("a file for the test");
        self.name(name)
    }

    fn name(&self, name: &str) -> String {
        self.path.join(name).display().to_string()
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"", false)
    }

    /// Words that end as files do are files of this desk.
    fn run_with(&self, arguments: &[&str], mut input: &[u8], stopped: bool) -> Ran {
        let arguments: Vec<String> = arguments
            .iter()
            .map(|word| {
                let is_file = [".txt", ".html", ".json", ".md", ".jsonl", ".csv"]
                    .iter()
                    .any(|end| word.ends_with(end));
                if is_file { self.name(word) } else { (*word).to_owned() }
            })
            .collect();
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let mut console = Console {
            input: &mut input,
            output: &mut output,
            errors: &mut errors,
            width: 80,
            colour: false,
            live: false,
            host: Host::default(),
        };
        let progress = Progress::default();
        if stopped {
            progress.cancel();
        }
        let code = run(arguments, &mut console, &progress);
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Ran { code, output: text(output), errors: text(errors) }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

#[test]
fn two_files_give_a_table_on_standard_output() {
    let ran = Desk::new("table").run(&["compare", "one.txt", "two.txt"]);
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    assert!(ran.output.starts_with("A  one"), "{}", ran.output);
    assert!(ran.output.contains("\nB  two"));
}

#[test]
fn each_output_goes_to_its_file_and_says_so_unless_quiet() {
    let desk = Desk::new("files");
    let all = [
        "compare", "one.txt", "two.txt", "--html", "c.html", "--json", "c.json", "--md", "c.md",
        "--title", "Dawn",
    ];
    let ran = desk.run(&all);
    assert_eq!((ran.code, ran.output.as_str()), (0, ""));
    assert_eq!(ran.errors.lines().filter(|line| line.ends_with(" written")).count(), 3);
    let read = |name: &str| fs::read_to_string(desk.path.join(name)).expect("the file written");
    assert!(read("c.html").contains("<title>Dawn</title>"));
    assert!(read("c.json").contains("\"schema_version\": 1"));
    assert!(read("c.md").starts_with("# Dawn\n"));
    let quiet = desk.run(&[&all[..], &["--quiet"]].concat());
    assert_eq!((quiet.code, quiet.errors.as_str()), (0, ""));
}

#[test]
fn json_goes_to_standard_output_with_labels_and_dates() {
    let desk = Desk::new("json");
    let ran = desk.run(&[
        "compare",
        "one.txt",
        "two.txt",
        "--json",
        "-",
        "--label",
        "Post",
        "--published",
        "2025-10-16",
    ]);
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    let value: serde_json::Value = serde_json::from_str(&ran.output).expect("JSON alone");
    let article = |number: usize| value["docs"][number]["article"].clone();
    assert_eq!(article(0)["id"], "Post");
    assert_eq!(article(0)["source"], "Post");
    assert_eq!(article(1)["id"], "two");
    assert_eq!(article(1)["published"], "2025-10-16");
    assert_eq!(article(1)["published_from"], "argument");
    assert_eq!(article(0)["text"], ONE);
}

#[test]
fn standard_input_is_a_report_too() {
    let ran = Desk::new("stdin").run_with(&["compare", "-", "two.txt"], ONE.as_bytes(), false);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    assert!(ran.output.starts_with("A  stdin"), "{}", ran.output);
}

#[test]
fn the_same_file_twice_gets_two_ids() {
    let ran = Desk::new("twice").run(&["compare", "one.txt", "one.txt", "--json", "-"]);
    assert_eq!(ran.code, 0);
    assert!(ran.output.contains("\"id\": \"one\"") && ran.output.contains("\"id\": \"one-2\""));
}

#[test]
fn offsets_count_a_byte_order_mark() {
    let desk = Desk::new("bom");
    desk.file("bom.txt", format!("\u{feff}{ONE}").as_bytes());
    let ran = desk.run(&["compare", "bom.txt", "two.txt", "--json", "-"]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    let value: serde_json::Value = serde_json::from_str(&ran.output).expect("JSON");
    let doc = &value["docs"][0];
    let text: Vec<char> = doc["article"]["text"].as_str().expect("text").chars().collect();
    assert_eq!(text[0], '\u{feff}');
    for segment in doc["segments"].as_array().expect("segments") {
        let place =
            |key: &str| usize::try_from(segment[key].as_u64().expect("number")).expect("small");
        let found: String = text[place("start")..place("end")].iter().collect();
        assert_eq!(segment["text"], found);
    }
}

#[test]
fn usage_errors_end_with_2_and_say_what_is_wrong() {
    let desk = Desk::new("usage");
    for (arguments, reason) in [
        (&["compare", "one.txt"][..], "two or more reports"),
        (&["compare", "-", "-"], "only once"),
        (&["compare", "one.txt", "two.txt", "--html", "-", "--json", "-"], "only one of"),
        (
            &["compare", "one.txt", "two.txt", "--label", "a", "--label", "b", "--label", "c"],
            "3 labels for 2 reports",
        ),
        (
            &[
                "compare",
                "one.txt",
                "two.txt",
                "one.txt",
                "--published",
                "2025-10-16",
                "--published",
                "2025-10-17",
            ],
            "2 dates for 3 reports",
        ),
        (&["compare", "one.txt", "two.txt", "--published", "yesterday"], "2025-10-16"),
        (&["compare", "one.txt", "two.txt", "--threads", "0"], "--threads"),
        (&["compare", "one.txt", "two.txt", "--colour"], "--colour"),
        (&["contrast"], "contrast"),
        (&["compare"], "Usage"),
        (&[], "Usage"),
    ] {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, ran.output.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.errors.contains(reason), "{arguments:?}: {}", ran.errors);
    }
}

#[test]
fn files_that_cannot_be_read_are_all_named_and_end_with_3() {
    let desk = Desk::new("unreadable");
    desk.file("binary.txt", b"\x7fELF\0\0");
    desk.file("empty.txt", b"  \n");
    fs::create_dir_all(desk.path.join("folder.txt")).expect("a directory");
    let names = ["missing.txt", "binary.txt", "empty.txt", "folder.txt"];
    let ran = desk.run(&[&["compare", "one.txt"], &names[..]].concat());
    assert_eq!((ran.code, ran.output.as_str()), (3, ""));
    let reasons = ["no such file", "byte 4 is 0", "empty", "a directory"];
    for (name, reason) in names.iter().zip(reasons) {
        let line = ran.errors.lines().find(|line| line.contains(name)).expect(name);
        assert!(line.contains(reason), "{line}");
    }
    assert!(!ran.errors.contains("one.txt"));
}

#[test]
fn a_file_that_cannot_be_written_ends_with_3() {
    let desk = Desk::new("unwritable");
    let ran = desk.run(&["compare", "one.txt", "two.txt", "--html", "no/such/place.html"]);
    assert_eq!(ran.code, 3);
    assert!(ran.errors.contains("place.html"), "{}", ran.errors);
}

#[test]
fn help_is_as_wide_as_the_console_and_examples_stay_whole() {
    let desk = Desk::new("help-width");
    for command in ["compare", "annotate", "quotes", "dedup", "reuse", "events", "doctor"] {
        let help = desk.run(&[command, "--help"]).output;
        let longest = help.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(longest <= 80, "{command}: {longest}");
        let (_, examples) = help.split_once("\nExample").expect("examples");
        for line in examples.lines().skip(1).filter(|line| !line.trim().is_empty()) {
            let begun = line.starts_with("  crosswire ")
                || line.starts_with("  cat ")
                || line.starts_with("  zcat ");
            assert!(begun || line.starts_with("      "), "{command}: {line}");
        }
    }
}

#[test]
fn help_and_version_go_to_standard_output_with_an_example() {
    let desk = Desk::new("help");
    let help = desk.run(&["compare", "--help"]);
    assert_eq!((help.code, help.errors.as_str()), (0, ""));
    assert!(help.output.contains("Examples:\n  crosswire compare courier.txt"), "{}", help.output);
    let version = desk.run(&["--version"]);
    assert_eq!(version.output, format!("crosswire {}\n", env!("CARGO_PKG_VERSION")));
    assert!(desk.run(&["--help"]).output.contains("Examples:\n  crosswire compare"));
}

#[test]
fn an_interrupted_command_ends_with_130_and_writes_nothing() {
    let desk = Desk::new("interrupted");
    let ran = desk.run_with(&["compare", "one.txt", "two.txt", "--html", "c.html"], b"", true);
    assert_eq!((ran.code, ran.output.as_str()), (130, ""));
    assert!(!desk.path.join("c.html").exists());
}

struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
}

#[test]
fn a_closed_pipe_ends_quietly_with_0() {
    let desk = Desk::new("pipe");
    for arguments in [
        vec!["compare".to_owned(), desk.name("one.txt"), desk.name("two.txt")],
        vec!["--help".to_owned()],
    ] {
        let mut errors = Vec::new();
        let mut console = Console {
            input: &mut io::empty(),
            output: &mut Closed,
            errors: &mut errors,
            width: 80,
            colour: false,
            live: false,
            host: Host::default(),
        };
        assert_eq!(run(arguments, &mut console, &Progress::default()), 0);
        assert!(errors.is_empty());
    }
}

#[test]
fn a_report_or_another_output_is_never_overwritten() {
    let desk = Desk::new("overwritten");
    for outputs in
        [["--html", "one.txt", "--md", "page.md"], ["--html", "page.html", "--json", "page.html"]]
    {
        let ran = desk.run(&[&["compare", "one.txt", "two.txt"], &outputs[..]].concat());
        assert_eq!(ran.code, 2);
        assert!(ran.errors.contains("overwritten"), "{}", ran.errors);
    }
    assert_eq!(fs::read_to_string(desk.name("one.txt")).expect("still there"), ONE);
}
