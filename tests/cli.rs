//! The command line, run inside the test.
#![cfg(feature = "cli")]

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

const LINES: &str = "{\"id\": \"a\", \"source\": \"Post\", \"date\": \"2026-03-12\", \"text\": \"\u{201c}We sail at dawn,\u{201d} \
    Mara Ilves said. The ferry to Halve will not sail on Monday because its engine failed in the night.\"}\n\
    {\"id\": \"b\", \"source\": \"Ledger\", \"date\": \"2026-03-13\", \"text\": \"The ferry to Halve will not sail on Monday because \
    its engine failed in the night. \u{201c}=1+1 is two,\u{201d} Piet Oss said.\"}\n";

impl Desk {
    fn with_lines(name: &str) -> Self {
        let desk = Self::new(name);
        desk.file("a.jsonl", LINES.as_bytes());
        desk
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path.join(name)).expect("the file written")
    }
}

fn rows(csv: &str) -> Vec<Vec<String>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv.as_bytes())
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn annotate_writes_a_line_for_each_article() {
    let desk = Desk::with_lines("annotate");
    let ran = desk.run(&["annotate", "a.jsonl", "one.txt"]);
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    let ids: Vec<String> = ran
        .output
        .lines()
        .map(|line| {
            let doc: serde_json::Value = serde_json::from_str(line).expect("JSON");
            doc["article"]["id"].as_str().expect("an id").to_owned()
        })
        .collect();
    assert_eq!(ids, ["a", "b", "one.txt"]);
    let ran = desk.run(&[
        "annotate",
        "a.jsonl",
        "--jsonl",
        "out.jsonl",
        "--html",
        "out.html",
        "--tokens",
    ]);
    assert_eq!((ran.code, ran.output.as_str()), (0, ""));
    let line = desk.read("out.jsonl").lines().next().expect("a line").to_owned();
    let doc = crosswire::report::json::doc_from_json(&line).expect("it is read back");
    assert_eq!(doc.quotes.len(), 1);
    let page = desk.read("out.html");
    assert!(page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"));
    assert!(!page.contains("<script"));
}

#[test]
fn quotes_are_listed_and_written_as_tables() {
    let desk = Desk::with_lines("quotes");
    let listed = desk.run(&["quotes", "a.jsonl"]);
    assert_eq!((listed.code, listed.errors.as_str()), (0, ""));
    assert!(
        listed.output.starts_with("a (Post)\n  direct   Mara Ilves, said\n"),
        "{}",
        listed.output
    );
    let table = desk.run(&["quotes", "a.jsonl", "--csv", "-"]);
    let rows = rows(&table.output);
    let column = |name: &str| rows[0].iter().position(|column| column == name).expect(name);
    let (start, end, text) = (column("start"), column("end"), column("text"));
    let first: serde_json::Value =
        serde_json::from_str(LINES.lines().next().expect("a line")).expect("JSON");
    let characters: Vec<char> = first["text"].as_str().expect("a text").chars().collect();
    let place = |column: usize| rows[1][column].parse::<usize>().expect("a number");
    let quoted: String = characters[place(start)..place(end)].iter().collect();
    assert_eq!(quoted, rows[1][text]);
    assert_eq!(rows[1][column("outlet")], "Post");
    assert_eq!(rows[1][column("published")], "2026-03-12");
    assert_eq!(rows[1][column("speaker")], "Mara Ilves");
    let lines = desk.run(&["quotes", "a.jsonl", "--jsonl", "-"]);
    let line: serde_json::Value =
        serde_json::from_str(lines.output.lines().next().expect("a line")).expect("JSON");
    let names: Vec<&String> = line.as_object().expect("an object").keys().collect();
    assert_eq!(names.len(), rows[0].len());
    let markdown = desk.run(&["quotes", "a.jsonl", "--md", "-"]);
    assert!(
        markdown.output.starts_with("## a (Post)\n\n> \u{201c}We sail at dawn,"),
        "{}",
        markdown.output
    );
}

#[test]
fn cells_that_a_spreadsheet_would_run_are_made_harmless_on_request() {
    let desk = Desk::new("safe");
    desk.file(
        "a.jsonl",
        b"{\"id\": \"=HYPERLINK(1)\", \"text\": \"\\\"We sail,\\\" Mara Ilves said.\"}\n",
    );
    let plain = desk.run(&["quotes", "a.jsonl", "--csv", "-"]);
    assert_eq!(rows(&plain.output)[1][0], "=HYPERLINK(1)");
    let safe = desk.run(&["quotes", "a.jsonl", "--csv", "-", "--safe-csv"]);
    assert_eq!(rows(&safe.output)[1][0], "'=HYPERLINK(1)");
}

#[test]
fn near_duplicates_are_printed_and_written() {
    let desk = Desk::with_lines("dedup");
    let text =
        LINES.lines().next().expect("a line").replace("\"a\"", "\"c\"").replace("-12\"", "-10\"");
    desk.file("copy.jsonl", text.as_bytes());
    let ran = desk.run(&["dedup", "a.jsonl", "copy.jsonl", "--threshold", "0.9"]);
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    assert!(
        ran.output.starts_with(
            "3 articles: 1 group of near-duplicates with 2 articles, so 2 without copies\n"
        ),
        "{}",
        ran.output
    );
    let files = ["--pairs", "pairs.csv", "--groups", "groups.jsonl", "--unique", "unique.jsonl"];
    let ran =
        desk.run(&[&["dedup", "a.jsonl", "copy.jsonl", "--threshold", "0.9"], &files[..]].concat());
    assert_eq!((ran.code, ran.output.as_str()), (0, ""));
    assert_eq!(rows(&desk.read("pairs.csv"))[1][..3], ["a", "c", "1"]);
    let group: serde_json::Value = serde_json::from_str(&desk.read("groups.jsonl")).expect("JSON");
    assert_eq!(group["earliest"], "c");
    // What is left is read again as it was.
    let left = desk.run(&["quotes", "unique.jsonl", "--jsonl", "-"]);
    assert_eq!((left.code, left.output.lines().count()), (0, 2), "{}", left.errors);
    assert!(
        left.output.contains("\"article\":\"c\"") && !left.output.contains("\"article\":\"a\"")
    );
}

#[test]
fn reuse_and_events_are_printed_and_written() {
    let desk = Desk::with_lines("reuse");
    let ran = desk.run(&["reuse", "a.jsonl", "--passages", "-"]);
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    let found = rows(&ran.output);
    assert_eq!(found.len(), 2, "{}", ran.output);
    assert!(found[1].iter().any(|cell| cell.starts_with("The ferry to Halve will not sail")));
    desk.file(
        "release.txt",
        "The ferry to Halve will not sail on Monday because its engine failed in the night."
            .as_bytes(),
    );
    let ran = desk.run(&["reuse", "a.jsonl", "--against", "release.txt", "--pairs", "-"]);
    let firsts: Vec<String> =
        rows(&ran.output).into_iter().skip(1).map(|row| row[0].clone()).collect();
    assert_eq!(firsts, ["release.txt", "release.txt"]);

    let printed = desk.run(&["events", "a.jsonl"]);
    assert!(
        printed.output.starts_with("2 articles: 1 event, 1 of them with 2 or more articles\n"),
        "{}",
        printed.output
    );
    let ran = desk.run(&["events", "a.jsonl", "--jsonl", "-", "--window", "3d"]);
    let event: serde_json::Value = serde_json::from_str(&ran.output).expect("one event");
    assert_eq!(event["sources"], serde_json::json!(["Post", "Ledger"]));
    let far = desk.run(&["events", "a.jsonl", "--csv", "-", "--window", "2h"]);
    assert_eq!(rows(&far.output).len(), 3);
}

#[test]
fn doctor_says_that_all_is_well() {
    let ran = Desk::new("doctor").run(&["doctor"]);
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    assert!(ran.output.contains("self-check  found the quotation"), "{}", ran.output);
}

#[test]
fn a_broken_line_or_a_missing_file_costs_itself_and_ends_with_3() {
    let desk = Desk::new("broken");
    desk.file(
        "a.jsonl",
        b"{\"text\": \"One.\"}\n{\"text\"\n{\"title\": \"x\"}\n{\"text\": \"Two.\"}\n",
    );
    for command in ["annotate", "quotes"] {
        let ran = desk.run(&[command, "missing.txt", "a.jsonl", "--jsonl", "-"]);
        assert_eq!(ran.code, 3);
        assert!(ran.errors.contains("missing.txt: no such file"), "{}", ran.errors);
        assert!(ran.errors.contains("a.jsonl, line 2: no JSON"), "{}", ran.errors);
        assert!(ran.errors.contains("a.jsonl, line 3: text: missing"), "{}", ran.errors);
        assert!(
            ran.errors.ends_with("1 file and 2 records could not be read; the rest was done\n"),
            "{}",
            ran.errors
        );
        assert_eq!(ran.output.lines().count(), if command == "annotate" { 2 } else { 0 });
    }
    for command in ["dedup", "reuse", "events"] {
        let whole = desk.run(&[command, "a.jsonl"]);
        assert_eq!(whole.code, 3);
        assert!(whole.output.starts_with("2 articles"), "{}", whole.output);
        let missing = desk.run(&[command, "a.jsonl", "missing.txt"]);
        assert_eq!((missing.code, missing.output.as_str()), (3, ""));
    }
}

#[test]
fn many_broken_lines_are_counted_not_all_told() {
    let desk = Desk::new("many");
    let mut lines = String::from("{\"text\": \"One.\"}\n");
    lines.push_str(&"nothing\n".repeat(500));
    desk.file("a.jsonl", lines.as_bytes());
    let ran = desk.run(&["quotes", "a.jsonl"]);
    assert_eq!(ran.code, 3);
    assert_eq!(ran.errors.lines().count(), 11, "{}", ran.errors);
    assert!(ran.errors.ends_with("500 records could not be read; the rest was done\n"));
}

#[test]
fn another_encoding_is_said_unless_quiet() {
    let desk = Desk::new("encoding");
    desk.file("latin.txt", b"\x93We sail,\x94 Jos\xe9 Ilves said in the caf\xe9.");
    let ran = desk.run(&["quotes", "latin.txt", "--jsonl", "-"]);
    assert_eq!(ran.code, 0);
    assert!(ran.errors.contains("latin.txt: read as windows-1252"), "{}", ran.errors);
    assert!(ran.output.contains("Jos\u{e9} Ilves"), "{}", ran.output);
    let quiet = desk.run(&["quotes", "latin.txt", "--jsonl", "-", "--quiet"]);
    assert_eq!(quiet.errors, "");
    assert_eq!(quiet.output, ran.output);
}

#[test]
fn the_columns_of_a_table_are_named_on_request() {
    let desk = Desk::new("columns");
    desk.file("a.csv", b"Story,Paper\n\"\"\"We sail,\"\" Mara Ilves said.\",Post\n");
    let refused = desk.run(&["quotes", "a.csv"]);
    assert_eq!(refused.code, 3);
    assert!(refused.errors.contains("the columns are Story, Paper"), "{}", refused.errors);
    // The value must not be taken for a file of the desk.
    let ran = desk.run(&[
        "quotes",
        "a.csv",
        "--jsonl",
        "-",
        "--column",
        "text=Story",
        "--column",
        "source=Paper",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    assert!(ran.output.contains("\"outlet\":\"Post\""), "{}", ran.output);
    let unknown = desk.run(&["quotes", "a.csv", "--column", "story=Story"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.errors.contains("the fields are text, id"), "{}", unknown.errors);
}

#[test]
fn compare_fails_on_request_where_reports_contradict_each_other() {
    let desk = Desk::new("fail");
    desk.file("three.txt", b"\"We will not sail at dawn with 40 men,\" Mara Ilves said.");
    desk.file("four.txt", b"\"We will sail at dawn with 14 men,\" Mara Ilves said.");
    let differ = desk.run(&["compare", "three.txt", "four.txt", "--fail-on", "conflict"]);
    assert_eq!(differ.code, 1, "{}", differ.errors);
    assert!(differ.errors.contains("conflict"), "{}", differ.errors);
    assert!(differ.output.starts_with("A  three"), "the table is printed all the same");
    assert_eq!(desk.run(&["compare", "three.txt", "four.txt"]).code, 0);
    assert_eq!(desk.run(&["compare", "one.txt", "two.txt", "--fail-on", "conflict"]).code, 0);
}

#[test]
fn the_reports_of_one_file_are_compared() {
    let desk = Desk::with_lines("one-file");
    let ran = desk.run(&["compare", "a.jsonl"]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    assert!(ran.output.contains("Post") && ran.output.contains("Ledger"), "{}", ran.output);
}

#[test]
fn every_command_shows_an_example_and_ends_with_130_when_interrupted() {
    let desk = Desk::with_lines("every");
    for command in ["compare", "annotate", "quotes", "dedup", "reuse", "events", "doctor"] {
        let help = desk.run(&[command, "--help"]);
        assert_eq!(help.code, 0);
        assert!(
            help.output.contains(&format!("  crosswire {command}")),
            "{command}: {}",
            help.output
        );
        if command != "doctor" {
            let ran = desk.run_with(&[command, "a.jsonl"], b"", true);
            assert_eq!((ran.code, ran.output.as_str()), (130, ""), "{command}");
        }
    }
}

#[test]
fn a_file_that_cannot_be_written_is_told_before_the_work_and_an_old_one_is_kept() {
    let desk = Desk::with_lines("early");
    desk.file("old.csv", b"kept");
    let ran = desk.run_with(&["quotes", "a.jsonl", "--csv", "old.csv"], b"", true);
    assert_eq!((ran.code, desk.read("old.csv").as_str()), (130, "kept"));
    let ran = desk.run(&["dedup", "a.jsonl", "--pairs", "old.csv", "--unique", "no/place.jsonl"]);
    assert_eq!(ran.code, 3);
    assert!(ran.errors.contains("place.jsonl: no such folder"), "{}", ran.errors);
    assert_eq!(desk.read("old.csv"), "kept");
    let missing = desk.run(&["dedup", "missing.jsonl", "--pairs", "new.csv"]);
    assert_eq!(missing.code, 3);
    assert!(!desk.path.join("new.csv").exists(), "no empty file is left");
    let folder = desk.run(&["quotes", "a.jsonl", "--csv", &desk.path.display().to_string()]);
    assert_eq!(folder.code, 3);
    assert!(folder.errors.contains("a directory"), "{}", folder.errors);
}

#[test]
fn a_page_needs_the_package_around_the_program() {
    let desk = Desk::new("page");
    desk.file("page.html", b"<html><p>The ferry sails.</p></html>");
    let ran = desk.run(&["quotes", "page.html"]);
    assert_eq!(ran.code, 3);
    assert!(ran.errors.contains("page.html: a web page"), "{}", ran.errors);
}
