//! Commands on many articles.

use super::Desk;
use std::fs;

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
    assert_eq!(rows[1][column("article_source")], "Post");
    assert_eq!(rows[1][column("published")], "2026-03-12");
    assert_eq!(rows[1][column("speaker_name")], "Mara Ilves");
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
    assert!(printed.output.contains("\n\nHalve\n2 articles of 2 sources"), "{}", printed.output);
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
    assert!(ran.output.contains("\"article_source\":\"Post\""), "{}", ran.output);
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

#[test]
fn a_table_comes_through_a_pipe() {
    let desk = Desk::new("pipe");
    let table = "id,story\na,\"\u{201c}We sail at dawn,\u{201d} Mara Ilves said.\"\nb,None.\n";
    let all = ["quotes", "-", "--column", "text=story", "--jsonl", "-"];
    let ran = desk.run_with(&all, table.as_bytes(), false);
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    assert!(ran.output.contains("Mara Ilves") && ran.output.contains("\"a\""), "{}", ran.output);
}

#[test]
fn a_column_of_what_has_none_is_a_wrong_argument() {
    let desk = Desk::new("no-column");
    for (arguments, input) in [
        (&["quotes", "-", "--column", "text=story"][..], "The ferry sank.\n"),
        (&["dedup", "-", "--column", "text=story"], "The ferry sank.\n"),
        (&["quotes", "one.txt", "--column", "text=story"], ""),
        (&["events", "a.jsonl", "--format", "text", "--column", "text=story"], ""),
    ] {
        let ran = desk.run_with(arguments, input.as_bytes(), false);
        assert_eq!((ran.code, ran.output.as_str()), (2, ""), "{arguments:?}: {}", ran.errors);
        assert!(ran.errors.contains("say what"), "{}", ran.errors);
    }
}

#[test]
fn options_are_looked_at_before_the_files() {
    let desk = Desk::new("options");
    for arguments in
        [["dedup", "none.jsonl", "--threshold", "5"], ["events", "none.jsonl", "--threshold", "5"]]
    {
        let ran = desk.run(&arguments);
        assert!(ran.code == 2 && ran.errors.contains("threshold: 5"), "{}", ran.errors);
    }
}

#[test]
fn events_without_sources_count_none() {
    let desk = Desk::with_lines("no-sources");
    desk.file("b.jsonl", LINES.replace("\"source\"", "\"desk\"").as_bytes());
    let with = desk.run(&["events", "a.jsonl", "--min-articles", "1"]);
    assert!(
        with.output.contains(" of 1 source,") || with.output.contains(" of 2 sources,"),
        "{}",
        with.output
    );
    let without = desk.run(&["events", "b.jsonl", "--min-articles", "1"]);
    assert_eq!(without.code, 0);
    assert!(!without.output.contains("source"), "{}", without.output);
}
