//! What is not read as it is given, and what the message says to do.

use super::*;

fn with_text(column: &str) -> ReadOptions {
    let columns = vec![(Field::Text, column.to_owned())];
    ReadOptions { columns, ..ReadOptions::default() }
}

#[test]
fn a_table_without_a_name_is_known_by_the_column_that_is_named() {
    for bytes in [
        "id,story\na,One.\nb,Two.\n",
        "\u{feff}\"id\";\"story\"\r\na;One.\r\nb;Two.\r\n",
        "id\tstory\na\tOne.\nb\tTwo.\n",
    ] {
        let got = read_with("stdin", bytes.as_bytes(), with_text("story"));
        let texts: Vec<&str> = got.articles.iter().map(|article| article.text.as_str()).collect();
        assert_eq!((texts, got.faults), (vec!["One.", "Two."], vec![]), "{bytes}");
    }
    // A text column alone is enough where the rows are alike.
    assert_eq!(read("stdin", "paper,text\nPost,One.\nToday,Two.\n").articles.len(), 2);
}

#[test]
fn a_column_of_plain_text_is_a_misuse() {
    for (bytes, wanted) in [
        (
            "The ferry sank.\nIt was old.\n",
            "stdin: read as plain text, which has no column \"story\" for text; say what",
        ),
        ("id,body\na,One.\nb,Two.\n", "stdin: no column \"story\"; the columns are id, body"),
        (
            "paper,words\na,One.\nb,Two.\n",
            "its first line is \"paper,words\": name one of its columns",
        ),
    ] {
        let got = read_with("stdin", bytes.as_bytes(), with_text("story"));
        assert_eq!(got.articles.len(), 0);
        assert!(got.faults.len() == 1 && got.faults[0].contains(wanted), "{:?}", got.faults);
    }
}

#[test]
fn lines_with_their_texts_under_another_name_are_refused_once() {
    let wanted =
        "no field \"text\"; the fields are id, story: say which holds the text (text=COLUMN)";
    let lines: String = (0..80)
        .map(|n| format!("{{\"id\": \"{n}\", \"story\": \"One.\"}}\n"))
        .collect::<Vec<_>>()
        .concat();
    for bytes in
        [lines.as_str(), &lines[..29], &format!("[{}]", lines.trim_end().replace('\n', ","))]
    {
        let name = if bytes.starts_with('[') { "a.json" } else { "a.jsonl" };
        assert_eq!(read(name, bytes).faults, [format!("{name}: {wanted}")], "{bytes}");
        assert!(!read_with(name, bytes.as_bytes(), with_text("story")).articles.is_empty());
    }
    // Where a later line has one, the others are lines at fault.
    let got = read(
        "a.jsonl",
        "{\"story\": \"x\"}\n{\"story\": \"y\"}\n{\"text\": \"One.\"}\n{\"story\": \"z\"}\n",
    );
    assert_eq!(got.articles.len(), 1);
    assert_eq!(got.faults, [1, 2, 4].map(|line| format!("a.jsonl, line {line}: text: missing")));
}

#[test]
fn what_pandas_writes_for_a_missing_number_is_named() {
    let got = read(
        "a.jsonl",
        "{\"text\": \"One.\"}\n{\"text\": \"Two.\", \"n\": NaN}\n{\"n\": -Infinity, \"text\": \"é\"}\n{\"text\": nul}\n",
    );
    let starts = [
        "a.jsonl, line 2: no JSON: NaN at column 23 is not JSON; write null where a value is missing",
        "a.jsonl, line 3: no JSON: Infinity at column 8 is not JSON",
        "a.jsonl, line 4: no JSON: expected",
    ];
    assert_eq!(got.faults.len(), 3);
    for (fault, start) in got.faults.iter().zip(starts) {
        assert!(fault.starts_with(start), "{fault} does not start with {start}");
    }
    let whole = read("a.json", "[{\"text\": \"One.\",\n\"n\": NaN}]");
    assert!(whole.faults[0].contains("NaN at line 2 column 6 is not JSON"), "{:?}", whole.faults);
}
