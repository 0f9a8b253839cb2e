mod refused;

use super::*;
use crate::record::PublishedFrom;
use flate2::{Compression, write::GzEncoder};
use proptest::prelude::*;
use std::io::{Read, Write};

/// What a stream of that name holds.
struct Got {
    articles: Vec<Article>,
    faults: Vec<String>,
    notes: Vec<String>,
}

fn read_with(name: &str, bytes: &[u8], options: ReadOptions) -> Got {
    let input = Input::Stream(name.to_owned(), name.to_owned(), Box::new(bytes));
    let mut reader = Reader::new([input], options);
    let mut got = Got { articles: Vec::new(), faults: Vec::new(), notes: Vec::new() };
    for article in reader.by_ref() {
        match article {
            Ok(article) => got.articles.push(article),
            Err(fault) => got.faults.push(fault.to_string()),
        }
    }
    got.notes = reader.take_notes();
    got
}

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Got {
    read_with(name, bytes.as_ref(), ReadOptions::default())
}

fn meta(article: &Article, key: &str) -> Option<String> {
    article.meta.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone())
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let mark = std::iter::once(0xFEFF);
    mark.chain(text.encode_utf16())
        .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
        .collect()
}

#[test]
fn a_text_is_one_article_and_its_header_line_is_its_date() {
    let got = read("ferry.txt", " date 2026-03-12 The ferry sails.");
    assert_eq!(got.faults, Vec::<String>::new());
    let article = &got.articles[0];
    assert_eq!(
        (article.id.as_str(), article.text.as_str()),
        ("ferry.txt", " date 2026-03-12 The ferry sails.")
    );
    assert_eq!(article.published_from, PublishedFrom::Header);
}

#[test]
fn a_table_may_be_parted_by_semicolons() {
    let got = read("a.csv", "text;source;title\n\"One; two, three.\";Halve Post;T\n");
    assert_eq!(got.faults, Vec::<String>::new());
    let article = &got.articles[0];
    assert_eq!(article.text, "One; two, three.");
    assert_eq!(article.source.as_deref(), Some("Halve Post"));
    let got = read("a.csv", "\"text\",\"a;b\"\nOne.,2\n");
    assert_eq!(
        (got.articles[0].text.as_str(), meta(&got.articles[0], "a;b")),
        ("One.", Some("2".to_owned()))
    );
}

#[test]
fn a_line_of_jsonl_gives_the_fields_of_an_article_and_keeps_the_rest() {
    let got = read(
        "a.jsonl",
        r#"{"id": 7, "text": "One.", "source": "Halve Post", "published": "2026-03-12T09:30:00+01:00", "title": "T",
            "url": "https://example.org/1", "lang": "en", "authors": ["Ona Reed", "Piet Oss"], "desk": "sea", "words": 3,
            "none": null}"#
            .replace('\n', " "),
    );
    assert_eq!((got.faults, got.notes), (vec![], vec![]));
    let article = &got.articles[0];
    assert_eq!(article.id, "7");
    assert_eq!(article.source.as_deref(), Some("Halve Post"));
    assert_eq!(article.published.expect("a date").to_string(), "2026-03-12T09:30:00+01:00");
    assert_eq!(article.published_from, PublishedFrom::Argument);
    assert_eq!(&article.authors[..], ["Ona Reed", "Piet Oss"]);
    assert_eq!(
        &article.meta[..],
        [("desk".to_owned(), "sea".to_owned()), ("words".to_owned(), "3".to_owned())]
    );
}

#[test]
fn passim_and_event_registry_are_known() {
    let got = read(
        "a.jsonl",
        "{\"id\": \"p1\", \"series\": \"Post\", \"text\": \"One.\"}\n\
         {\"uri\": \"e-1\", \"title\": \"T\", \"body\": \"Two.\", \"dateTimePub\": \"2026-03-12T08:00:00Z\", \
          \"source\": {\"uri\": \"post.example\", \"title\": \"Post\"}, \"isDuplicate\": false}\n",
    );
    assert_eq!(got.faults, Vec::<String>::new());
    for (article, (id, text)) in got.articles.iter().zip([("p1", "One."), ("e-1", "Two.")]) {
        assert_eq!((article.id.as_str(), article.text.as_str()), (id, text));
        assert_eq!(article.source.as_deref(), Some("Post"));
    }
    assert_eq!(meta(&got.articles[1], "isDuplicate").as_deref(), Some("false"));
    let wrapped = read(
        "answer.json",
        r#"{"articles": {"results": [{"uri": "1", "body": "A."}, {"uri": "2", "body": "B."}]}}"#,
    );
    assert_eq!(wrapped.articles.len(), 2, "{:?}", wrapped.faults);
}

#[test]
fn a_broken_line_is_named_and_the_rest_is_read() {
    let got = read(
        "a.jsonl",
        b"{\"text\": \"One.\"}\n{\"text\": \n\n{\"title\": \"x\"}\n{\"text\": 5}\n{\"text\": \" \"}\n[1]\n{\"text\": \"Two.\"}",
    );
    let ids: Vec<&str> = got.articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["a.jsonl:1", "a.jsonl:8"]);
    let starts = [
        "a.jsonl, line 2: no JSON: ",
        "a.jsonl, line 4: text: missing",
        "a.jsonl, line 5: text: expected a string, got a number",
        "a.jsonl, line 6: text: empty",
        "a.jsonl, line 7: no JSON object",
    ];
    assert_eq!(got.faults.len(), starts.len());
    for (fault, start) in got.faults.iter().zip(starts) {
        assert!(fault.starts_with(start), "{fault} does not start with {start}");
    }
}

#[test]
fn one_bad_byte_does_not_change_the_encoding_of_a_file_in_utf_8() {
    let got = read("a.jsonl", b"{\"text\": \"caf\xC3\xA9 na\xC3\xAFve\"}\n{\"text\": \"caf\xE9\"}\n{\"text\": \"Two.\"}\n");
    assert_eq!(got.articles.len(), 2);
    assert_eq!(got.faults.len(), 1);
    assert!(
        got.faults[0].starts_with("a.jsonl, line 2: byte 13 (0xE9) is not UTF-8"),
        "{}",
        got.faults[0]
    );
    assert_eq!(got.notes, Vec::<String>::new());
}

#[test]
fn a_date_that_is_none_costs_the_date_alone() {
    let got = read(
        "a.jsonl",
        "{\"text\": \"One.\", \"date\": \"last week\"}\n{\"text\": \"Two.\", \"pubDate\": \"Thu, 12 Mar 2026 09:30:00 +0100\"}\n",
    );
    assert_eq!(got.faults, Vec::<String>::new());
    assert_eq!(got.articles[0].published, None);
    assert_eq!(meta(&got.articles[0], "date").as_deref(), Some("last week"));
    assert_eq!(got.notes.len(), 1);
    assert!(
        got.notes[0].starts_with("a.jsonl, line 1: date: \"last week\" is no date"),
        "{}",
        got.notes[0]
    );
    assert_eq!(
        got.articles[1].published.expect("RFC 2822").to_string(),
        "2026-03-12T09:30:00+01:00"
    );
}

#[test]
fn a_table_is_read_by_its_names_and_rows_keep_their_lines() {
    let csv = "id,Outlet,date,text\n1,Post,2026-03-12,\"One,\nand two.\"\n2,Post\n\n3,Post,,\"Three \"\"3\"\".\"\n4,Post,,\n";
    let got = read("a.csv", csv);
    let texts: Vec<&str> = got.articles.iter().map(|article| article.text.as_str()).collect();
    assert_eq!(texts, ["One,\nand two.", "Three \"3\"."]);
    assert_eq!(got.articles[0].source.as_deref(), Some("Post"));
    assert_eq!(got.articles[1].published, None);
    assert_eq!(
        got.faults,
        [
            "a.csv, line 4 (id 2): 2 cells where the first line has 4",
            "a.csv, line 7 (id 4): text: empty"
        ]
    );
    let tabs = read("a.tsv", "text\tsource\nOne.\tPost\n");
    assert_eq!(tabs.articles[0].source.as_deref(), Some("Post"), "{:?}", tabs.faults);
}

#[test]
fn columns_may_have_any_name() {
    let columns = vec![(Field::Text, "Full story".to_owned()), (Field::Source, "Paper".to_owned())];
    let options = ReadOptions { columns, ..ReadOptions::default() };
    let got = read_with("a.csv", b"Full story,Paper,text\nOne.,Post,other\n", options.clone());
    assert_eq!(got.articles[0].text, "One.");
    assert_eq!(got.articles[0].source.as_deref(), Some("Post"));
    assert_eq!(meta(&got.articles[0], "text").as_deref(), Some("other"));
    let missing = read_with("a.csv", b"Story,Paper\nOne.,Post\n", options);
    assert_eq!(missing.articles.len(), 0);
    assert!(
        missing.faults[0].contains("no column \"Full story\"; the columns are Story, Paper"),
        "{:?}",
        missing.faults
    );
}

#[test]
fn json_ld_gives_the_article_of_a_graph_with_its_names() {
    let got = read(
        "page.json",
        r##"{"@context": "https://schema.org", "@graph": [
            {"@type": "Organization", "@id": "#org", "name": "Halve Post"},
            {"@type": "WebPage", "headline": "no article"},
            {"@type": ["NewsArticle"], "headline": "Ferry", "articleBody": "It sails.", "datePublished": "2026-03-12",
             "author": [{"@type": "Person", "name": "Ona Reed"}], "publisher": {"@id": "#org"}, "inLanguage": "en-GB",
             "mainEntityOfPage": {"@id": "https://example.org/ferry"}}]}"##,
    );
    assert_eq!(got.faults, Vec::<String>::new());
    assert_eq!(got.articles.len(), 1);
    let article = &got.articles[0];
    assert_eq!((article.id.as_str(), article.text.as_str()), ("page.json", "It sails."));
    assert_eq!(article.title.as_deref(), Some("Ferry"));
    assert_eq!(article.source.as_deref(), Some("Halve Post"));
    assert_eq!(article.url.as_deref(), Some("https://example.org/ferry"));
    assert_eq!(article.published_from, PublishedFrom::Jsonld);
    assert_eq!(&article.authors[..], ["Ona Reed"]);
}

#[test]
fn another_encoding_is_told_decoded_and_said() {
    let text = "\u{201c}We sail,\u{201d} said José Núñez. “Señor Müller’s café is open.”";
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let line = format!("{{\"text\": \"{text}\"}}\n");
    let (latin_line, _, _) = encoding_rs::WINDOWS_1252.encode(&line);
    let table = format!("text\n\"{text}\"\n");
    let (latin_table, _, _) = encoding_rs::WINDOWS_1252.encode(&table);
    for (name, bytes, encoding) in [
        ("a.txt", latin.to_vec(), "windows-1252"),
        ("a.jsonl", latin_line.to_vec(), "windows-1252"),
        ("a.csv", latin_table.to_vec(), "windows-1252"),
        ("a.txt", utf16(text, false), "UTF-16LE"),
        ("a.txt", utf16(text, true), "UTF-16BE"),
        ("a.jsonl", utf16(&line, false), "UTF-16LE"),
        ("a.csv", utf16(&table, true), "UTF-16BE"),
    ] {
        let got = read(name, &bytes);
        assert_eq!(got.faults, Vec::<String>::new(), "{name} {encoding}");
        assert_eq!(got.articles[0].text, text, "{name} {encoding}");
        assert_eq!(meta(&got.articles[0], "encoding").as_deref(), Some(encoding));
        assert_eq!(
            got.notes,
            [format!("{name}: read as {encoding}; offsets count characters of the decoded text")]
        );
    }
}

#[test]
fn an_encoding_is_told_at_the_first_line_that_is_not_ascii_however_late() {
    let mut bytes = Vec::new();
    for number in 0..20_000 {
        writeln!(bytes, "{{\"text\": \"Report number {number}.\"}}").expect("memory");
    }
    assert!(bytes.len() > encoding::HEAD);
    bytes.extend(b"{\"text\": \"The caf\xe9 of Mr. M\xfcller\"}\n");
    let got = read("a.jsonl", bytes);
    assert_eq!(got.faults, Vec::<String>::new());
    assert_eq!(got.articles.last().expect("the last").text, "The café of Mr. Müller");
    assert_eq!(got.notes.len(), 1);
}

#[test]
fn an_encoding_that_is_given_is_used_and_one_that_is_not_known_is_refused() {
    let options = |encoding: &str| ReadOptions {
        encoding: Some(encoding.to_owned()),
        ..ReadOptions::default()
    };
    let got = read_with("a.txt", b"\xD0\xE5\xEA\xE0", options("windows-1251"));
    assert_eq!(got.articles[0].text, "Река");
    let refused = read_with("a.txt", b"x", options("latin-17"));
    assert!(refused.faults[0].contains("\"latin-17\" is not known"), "{:?}", refused.faults);
}

#[test]
fn what_holds_no_text_is_refused_as_a_whole() {
    for (name, bytes, reason) in [
        ("a.txt", &b""[..], "empty"),
        ("a.txt", b" \n ", "empty"),
        ("a.txt", b"ab\0c", "byte 2 is 0"),
        ("a.txt", b"\x80\x01\x02\x03\x04\x05\x06\x07\x0e\x0f\xff\xfe\xfd", "no text"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"name,age\nAda,40\n", "no column \"text\"; the columns are name, age"),
        ("a.json", b"", "empty"),
        ("a.json", b"{", "no JSON"),
        ("a.json", b"[]", "no article"),
        ("a.html", b"<p>x</p>", "a web page"),
    ] {
        let got = read(name, bytes);
        assert_eq!(got.articles, [], "{name} {bytes:?}");
        assert_eq!(got.faults.len(), 1, "{name} {bytes:?}: {:?}", got.faults);
        assert!(got.faults[0].contains(reason), "{}", got.faults[0]);
    }
    let text = "no json here\n".repeat(200);
    assert!(read("a.jsonl", &text).faults.len() < 60, "a file of another kind is given up");
}

#[test]
fn a_byte_order_mark_stays_in_a_text_and_is_no_part_of_a_record() {
    assert_eq!(read("a.txt", "\u{feff}News").articles[0].text, "\u{feff}News");
    assert_eq!(read("a.jsonl", "\u{feff}{\"text\": \"News\"}").articles[0].text, "News");
    assert_eq!(read("a.csv", "\u{feff}text\nNews\n").articles[0].text, "News");
    assert_eq!(read("a.json", "\u{feff}[{\"text\": \"News\"}]").articles[0].text, "News");
}

#[test]
fn a_compressed_file_is_read_and_a_torn_one_says_so() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    for number in 0..20_000 {
        writeln!(encoder, "{{\"text\": \"Report {number} of {}.\"}}", number * 7919 % 10_007)
            .expect("memory");
    }
    let bytes = encoder.finish().expect("memory");
    let got = read("a.jsonl.gz", &bytes);
    assert_eq!((got.articles.len(), got.faults), (20_000, vec![]));
    let torn = read("a.jsonl.gz", &bytes[..bytes.len() - 100]);
    assert!(torn.articles.len() > 10_000);
    assert!(
        torn.faults.last().is_some_and(|fault| fault.contains("ends too early")),
        "{:?}",
        torn.faults
    );
}

#[test]
fn a_stream_without_a_telling_name_is_told_by_its_first_bytes() {
    for (bytes, articles) in [
        ("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n", 2),
        ("[{\"text\": \"One.\"},\n {\"text\": \"Two.\"}]", 2),
        ("{\n \"text\": \"One.\"\n}", 1),
        ("{sic} is what he wrote.", 1),
        ("[1] A note.", 1),
        ("id,text\na,One.\nb,Two.\n", 2),
        ("Source;Body\nPost;One.\n", 1),
        ("\"date\"\t\"text\"\n2026-03-12\tOne.\n", 1),
        ("Text, and more of it, says the mayor.\nOne, two.\n", 1),
    ] {
        let got = read("standard input", bytes);
        assert_eq!((got.articles.len(), got.faults), (articles, vec![]), "{bytes}");
    }
    assert_eq!(read("standard input", "[1] A note.").articles[0].text, "[1] A note.");
}

#[test]
fn what_may_be_a_table_and_is_read_as_text_is_said() {
    let got = read("standard input", "Paper,Story\nPost,One.\nToday,Two.\n");
    assert_eq!(got.articles.len(), 1);
    assert_eq!(
        got.notes,
        [
            "standard input: read as plain text; if it is a table, say so (format csv) and which column holds the text"
        ]
    );
    for text in [
        "One.\nTwo.\nThree.",
        "The ferry, they say, sank.\nOne, two, three.\nFour, five, six.",
        "a,b\nc",
    ] {
        assert_eq!(read("standard input", text).notes, Vec::<String>::new(), "{text}");
    }
    // Whoever says what it is needs no hint.
    assert_eq!(
        read("story.txt", "Paper,Story\nPost,One.\nToday,Two.\n").notes,
        Vec::<String>::new()
    );
}

#[test]
fn the_lines_over_a_text_file_give_its_date() {
    let got = read("a.txt", "Ferry closes\nPublished: 12 March 2026\n\nIt closed on 1 May 2025.\n");
    let article = &got.articles[0];
    assert_eq!(article.published.map(|day| day.to_string()).as_deref(), Some("2026-03-12"));
    assert_eq!(article.published_from, PublishedFrom::Header);
    // A record of a table has a column for it: its text is the body alone.
    let row = read("a.csv", "id,text\na,\"12 March 2026\n\nOne.\"\n");
    assert_eq!(row.articles[0].published, None);
}

/// A stream that has no end, to see that no record takes the memory.
struct Endless(u8);

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        buffer.fill(self.0);
        Ok(buffer.len())
    }
}

#[test]
fn a_record_that_never_ends_is_left_out() {
    let limit = LONGEST_RECORD as u64 + (2 << 20);
    let line =
        b"{\"text\": \"".chain(Endless(b'a').take(limit)).chain(&b"\n{\"text\": \"Two.\"}\n"[..]);
    let mut reader = Reader::new(
        [Input::Stream("a.jsonl".to_owned(), "a.jsonl".to_owned(), Box::new(line))],
        ReadOptions::default(),
    );
    let fault = reader.next().expect("a line").expect_err("too long").to_string();
    assert!(fault.contains("line 1: longer than 64 MB"), "{fault}");
    assert_eq!(reader.next().expect("a line").expect("an article").text, "Two.");

    let row = b"text\n\"open ".chain(Endless(b'a').take(limit));
    let mut reader = Reader::new(
        [Input::Stream("a.csv".to_owned(), "a.csv".to_owned(), Box::new(row))],
        ReadOptions::default(),
    );
    let fault = reader.next().expect("a row").expect_err("too long").to_string();
    assert!(fault.contains("quotation mark left open"), "{fault}");
    assert!(reader.next().is_none());
}

const NAMES: [&str; 7] = ["a.txt", "a.jsonl", "a.csv", "a.tsv", "a.json", "a.gz", "stream"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    /// Any bytes give articles and faults, never a panic, and an end.
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300), name in 0..NAMES.len()) {
        let got = read(NAMES[name], &bytes);
        prop_assert!(got.articles.len() + got.faults.len() > 0);
    }

    /// Bytes that look like records, torn anywhere.
    #[test]
    fn torn_records_are_read(
        text in "[ -~é“”\u{1F6A2}\n\t\"]{0,80}",
        cut in 0usize..400,
        flip in any::<(usize, u8)>(),
        name in 1usize..5,
    ) {
        let record = serde_json::json!({"id": 1, "text": &text, "source": {"title": &text}, "date": &text}).to_string();
        let file = match name {
            1 => format!("{record}\n{record}\n"),
            2 => format!("text,date\n\"{}\",x\n", text.replace('"', "\"\"")),
            3 => format!("text\tdate\n{text}\tx\n"),
            _ => format!("{{\"@graph\": [{record}, {record}]}}"),
        };
        let mut bytes = file.into_bytes();
        bytes.truncate(cut);
        if let Some(byte) = bytes.get_mut(flip.0 % 400) {
            *byte = flip.1;
        }
        read(NAMES[name], &bytes);
    }

    /// What is written as JSONL or CSV is read back, every character of it.
    #[test]
    fn texts_are_read_back_as_they_were(texts in proptest::collection::vec("\\PC{1,60}", 1..5)) {
        let texts: Vec<String> = texts.into_iter().filter(|text| !text.trim().is_empty()).collect();
        prop_assume!(!texts.is_empty());
        let lines: String =
            texts.iter().map(|text| serde_json::json!({"text": text}).to_string() + "\n").collect();
        let read_back: Vec<String> =
            read("a.jsonl", lines).articles.into_iter().map(|article| article.text).collect();
        prop_assert_eq!(&read_back, &texts);

        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["text"]).expect("memory");
        for text in &texts {
            writer.write_record([text]).expect("memory");
        }
        let table = writer.into_inner().expect("memory");
        let read_back: Vec<String> =
            read("a.csv", table).articles.into_iter().map(|article| article.text).collect();
        prop_assert_eq!(&read_back, &texts);
    }
}
