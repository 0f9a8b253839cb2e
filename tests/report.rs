//! Reports made from hand-built comparisons of invented texts.

#[path = "report/build.rs"]
mod build;
#[path = "report/decides.rs"]
mod decides;
#[path = "report/markup.rs"]
mod markup;
#[path = "report/pictures.rs"]
mod pictures;
#[path = "report/sections.rs"]
mod sections;
#[path = "report/walkout.rs"]
mod walkout;

use build::{Builder, ferry};
use crosswire::{
    record::{Comparison, Cut, EditKind, EditOp, MentionKind, QuoteRelation, SegmentKind},
    report::{
        html::{self, Cell},
        json::{self, JsonOptions},
        markdown, picture, terminal,
    },
};
use proptest::prelude::*;

#[test]
fn a_page_is_well_formed_and_every_link_finds_its_place() {
    let page = html::page(&ferry(), Some("The ferry"));
    markup::check(&page);
    assert!(page.starts_with("<!doctype html>"));
    assert!(page.contains("<title>The ferry</title>"));
}

#[test]
fn a_page_fetches_and_runs_nothing() {
    let page = html::page(&ferry(), None);
    for outside in
        ["http:", "https:", "<script", "<img", "<link", "@import", "url(", "src=", "onload"]
    {
        assert!(!page.contains(outside), "{outside} in the page");
    }
}

#[test]
fn each_report_keeps_its_text_and_paragraphs() {
    let comparison = ferry();
    let page = html::page(&comparison, None);
    let text = markup::text(&page);
    for doc in &comparison.docs {
        for paragraph in doc.text().split("\n\n") {
            let words: Vec<&str> = paragraph.split_whitespace().collect();
            // Labels stand between the words, so the words are looked for in order.
            let mut rest = text.as_str();
            for word in words {
                let place = rest.find(word).unwrap_or_else(|| panic!("{word:?} of {paragraph:?}"));
                rest = &rest[place + word.len()..];
            }
        }
    }
    let paragraphs: usize =
        comparison.docs.iter().map(|doc| doc.text().split("\n\n").count()).sum();
    assert_eq!(page.matches("<p class=\"cw-p").count(), paragraphs);
}

#[test]
fn furniture_is_shown_grey_with_its_kind_and_rule() {
    let page = html::page(&ferry(), None);
    assert!(page.contains("[caption · photo-credit]</span>"));
    assert!(page.contains("class=\"cw-p cw-furniture\""));
    assert!(!markup::text(&page).contains("body · paragraph"));
}

#[test]
fn dangerous_changes_are_shouted_in_words() {
    let text = markup::text(&html::page(&ferry(), None));
    for shout in [
        "NEGATION LOST: “not”",
        "NUMBER CHANGED: “forty” → “fourteen”",
        "SPEAKERS DISAGREE: Mara Ilves (Harbour Post, Night Wire); Tom Reyk (Inland Mail)",
        "CUT, AND NOTHING SHOWS IT",
        "[−\u{a0}not]",
        "[−\u{a0}forty]",
        "[+\u{a0}fourteen]",
        "Not in Harbour Post.",
    ] {
        assert!(text.contains(shout), "{shout}");
    }
}

#[test]
fn a_quotation_says_on_hovering_who_which_rule_and_how_sure() {
    let page = html::page(&ferry(), None);
    assert!(page.contains("title=\"Mara Ilves · quoted · rule cue-after · score 0.90\""));
    assert!(page.contains("title=\"person · rule title-name · score 0.95\""));
}

#[test]
fn the_matrix_says_present_and_absent_with_counts() {
    let page = html::page(&ferry(), None);
    assert!(
        page.contains(
            "<th scope=\"row\" dir=\"auto\">Mara Ilves</th><td class=\"cw-cell\">● 2</td>"
        )
    );
    assert!(page.contains("aria-label=\"absent\">–</td>"));
    let text = markup::text(&page);
    assert!(text.contains("Only in Harbour Post") && text.contains("Organisations: Sund Line"));
}

#[test]
fn a_fragment_uses_only_what_sanitisers_pass_and_ids_of_its_own() {
    let fragment = html::fragment(&ferry());
    markup::check(&fragment);
    let (_, content) = fragment.split_once("</style>").expect("a style");
    for tag in markup::tags(content) {
        assert!(
            ["div", "table", "tr", "td", "b", "span", "a", "ul", "li", "br"]
                .contains(&tag.as_str()),
            "<{tag}> is dropped by sanitisers"
        );
    }
    assert_eq!(fragment, html::fragment(&ferry()), "the same comparison gives the same bytes");
    let mut builder = Builder::new();
    builder.doc("a", "Nothing is quoted here.");
    let other = html::fragment(&builder.finish());
    let article = html::doc(&ferry().docs[0], None);
    assert_eq!(markup::check_together(&[&fragment, &other, &article]), Ok(()));
    assert!(markup::ids(&fragment).len() > 10);
    for word in ["Q1", "[−\u{a0}not]", "NEGATION LOST", "● 2"] {
        assert!(markup::text(&fragment).contains(word), "{word}");
    }
}

#[test]
fn one_article_shows_its_quotations_and_names() {
    let comparison = ferry();
    let shown = html::doc(&comparison.docs[0], None);
    markup::check(&shown);
    let text = markup::text(&shown);
    assert!(
        text.contains("Q1 Mara Ilves (said): ") && text.contains("Mara Ilves PERSON ×1"),
        "{text}"
    );
    assert!(text.contains("Q1 quotation, with its number"), "{text}");
    assert!(shown.contains("title=\"Mara Ilves · quoted · rule "), "{shown}");
}

#[test]
fn a_long_article_is_cut_and_says_how_to_see_the_rest() {
    let text = "One paragraph of forty characters here.\n\n".repeat(30);
    let mut builder = Builder::new();
    builder.doc("long", text.trim_end());
    let comparison = builder.finish();
    let shown = html::doc(&comparison.docs[0], Some(400));
    markup::check(&shown);
    let words = markup::text(&shown);
    assert_eq!(words.matches("One paragraph").count(), 10);
    assert!(words.contains("20 paragraphs left out"), "{words}");
    assert!(words.contains("doc.to_html("), "{words}");
    let page = html::doc_page(&comparison.docs[0], None);
    markup::check(&page);
    assert_eq!(markup::text(&page).matches("One paragraph").count(), 30);
}

#[test]
fn one_long_paragraph_is_cut_too() {
    let mut builder = Builder::new();
    builder.doc("long", &"word ".repeat(5000));
    let comparison = builder.finish();
    let shown = html::doc(&comparison.docs[0], Some(400));
    assert!(shown.len() < 40_000, "{}", shown.len());
    assert!(markup::text(&shown).contains("0 paragraphs left out") || shown.contains("cut after"));
}

#[test]
fn a_table_of_records_says_how_many_rows_are_left_out() {
    let row =
        |row: usize| vec![Cell::Number(row.to_string()), Cell::Words("<x>".to_owned()), Cell::None];
    let rows: Vec<Vec<Cell>> = (0..2).map(row).collect();
    let table = html::table(&["number", "text", "none"], &rows, 5);
    markup::check(&table);
    assert_eq!(table.matches("<tr>").count(), 3);
    assert!(table.contains("5 rows; the first 2 are shown, 3 more follow"));
    assert!(
        table.contains("<td dir=\"auto\">&lt;x&gt;</td><td class=\"cw-absent\">–</td>"),
        "{table}"
    );
    assert!(html::table(&["number", "text", "none"], &rows, 2).contains("2 rows</div>"));
}

#[test]
fn marks_that_cross_are_cut_so_that_tags_nest() {
    let mut builder = Builder::new();
    builder.doc("a", "One two three four.\n\nFive six.");
    builder.quote(0, "One two three", "Ann");
    builder.mention(0, "three four", MentionKind::Org);
    builder.mention(0, "two three", MentionKind::Person);
    builder.quote(0, "four.\n\nFive", "Ann");
    let page = html::page(&builder.finish(), None);
    markup::check(&page);
    let text = markup::text(&page);
    assert!(text.contains("three four.") && text.contains("Five six."), "{text}");
}

#[test]
fn reported_speech_that_was_not_compared_is_marked_without_a_number() {
    let mut builder = Builder::new();
    builder.doc("a", "Ann said the ferry was late.");
    builder.quote(0, "the ferry was late", "Ann");
    let page = html::page(&builder.finish(), None);
    markup::check(&page);
    assert!(page.contains("id=\"cw-quote0-0\">the ferry was late</span>"), "{page}");
    assert!(!page.contains(">Q1<"));
}

#[test]
fn a_part_shows_what_was_cut_off_around_it() {
    let mut builder = Builder::new();
    let long = "one two three four five six seven eight nine ten eleven twelve and so on to the very end of the whole long list of words";
    builder.doc("a", &format!("\"We go now, and {long}.\" Ann said."));
    builder.doc("b", "\"We go now.\" Ann said.");
    builder.quote(0, &format!("\"We go now, and {long}.\""), "Ann");
    builder.quote(1, "\"We go now.\"", "Ann");
    builder.matched(&[(0, 0), (1, 0)]);
    builder.relation(0, 1, QuoteRelation::Truncated, Some(Cut::Silent));
    let text = markup::text(&html::page(&builder.finish(), None));
    assert!(text.contains("\"We go now.\" [−\u{a0}and one two three four five six seven eight nine ten eleven… (27 words)]"), "{text}");
    assert!(text.contains("b: cut from 30 words to 3, and nothing shows it"), "{text}");
}

#[test]
fn paragraphs_end_at_a_line_break_between_segments() {
    let mut builder = Builder::new();
    builder.doc("a", "Heading here\nBody goes\non here.");
    builder.segment(0, "Heading here", SegmentKind::Heading, "short-line");
    builder.segment(0, "Body goes\non here.", SegmentKind::Body, "prose");
    let page = html::page(&builder.finish(), None);
    markup::check(&page);
    assert!(page.contains("[heading · short-line]</span> Heading here</span></p>"), "{page}");
    assert!(page.contains("Body goes<br>on here.</p>"));
}

#[test]
fn any_number_of_reports_gives_every_view() {
    for number in [0, 1, 2, 6, 30] {
        let mut builder = Builder::new();
        for report in 0..number {
            builder.doc(&format!("r{report}"), "Nothing is quoted here.");
        }
        let comparison = builder.finish();
        let page = html::page(&comparison, None);
        markup::check(&page);
        assert_eq!(page.matches("class=\"cw-column\"").count(), number);
        markup::check(&html::fragment(&comparison));
        assert!(terminal::table(&comparison, 80, false).contains("No quotation was found."));
        assert!(markdown::page(&comparison, None).contains("No quotation was found."));
        assert_eq!(read_back(&comparison), comparison);
    }
}

#[test]
fn reports_of_one_name_are_told_apart() {
    let mut builder = Builder::new();
    builder.doc("same", "Text.");
    builder.doc("same", "Text.");
    let text = markup::text(&html::page(&builder.finish(), None));
    assert!(text.contains("same, 2"), "{text}");
}

#[test]
fn other_scripts_and_pictographs_pass_whole() {
    let mut builder = Builder::new();
    builder.doc("he", "אמרה שרה: \"שלום 👩‍👩‍👧 עולם\".");
    builder.quote(0, "\"שלום 👩‍👩‍👧 עולם\"", "שרה");
    builder.matched(&[(0, 0)]);
    let comparison = builder.finish();
    let page = html::page(&comparison, None);
    markup::check(&page);
    assert!(page.contains("dir=\"auto\"") && page.contains("\u{5e9}\u{5dc}\u{5d5}\u{5dd} 👩‍👩‍👧"));
    assert!(terminal::table(&comparison, 60, false).contains("Q1"));
    assert_eq!(read_back(&comparison), comparison);
}

#[test]
fn a_terminal_table_is_short_and_says_what_matters() {
    let table = terminal::table(&ferry(), 80, false);
    assert!(!table.contains('\x1b'));
    assert!(table.lines().count() < 60, "{table}");
    for line in table.lines() {
        assert!(line.chars().count() <= 80, "{line:?}");
    }
    for wanted in [
        "A  Harbour Post",
        "!! Q1 B NEGATION LOST: “not”",
        "A fullest",
        "not in",
        "Mara Ilves  “We will not sail",
    ] {
        assert!(table.contains(wanted), "{wanted} in\n{table}");
    }
    assert!(terminal::table(&ferry(), 80, true).contains("\x1b[1;31m"));
}

#[test]
fn markdown_marks_differences_and_keeps_its_tables() {
    let page = markdown::page(&ferry(), Some("The *ferry*"));
    assert!(page.starts_with("# The \\*ferry\\*\n"));
    assert!(
        page.contains("**\\[− not\\]**") && page.contains("**NEGATION LOST: “not”**"),
        "{page}"
    );
    for row in page.lines().filter(|line| line.starts_with('|')) {
        assert!(row.ends_with('|'), "{row}");
    }
}

#[test]
fn json_comes_back_equal_and_counts_in_code_points() {
    let comparison = ferry();
    assert_eq!(read_back(&comparison), comparison);
    let doc = &comparison.docs[0];
    let written = json::doc(doc, JsonOptions { with_tokens: true, pretty: true });
    assert_eq!(&json::doc_from_json(&written).expect("a doc"), doc.as_ref());
    let value: serde_json::Value =
        serde_json::from_str(&json::comparison(&comparison, JsonOptions::default())).expect("JSON");
    assert_eq!(value["schema_version"], 1);
    assert_eq!(value["crosswire"], env!("CARGO_PKG_VERSION"));
    let quote = &value["docs"][0]["quotes"][0];
    let text: Vec<char> =
        value["docs"][0]["article"]["text"].as_str().expect("text").chars().collect();
    let place = |key: &str| usize::try_from(quote[key].as_u64().expect("a number")).expect("small");
    assert_eq!(
        text[place("start")..place("end")].iter().collect::<String>(),
        quote["text"].as_str().expect("text")
    );
    assert!(value["docs"][0].get("cut").is_none());
}

#[test]
fn json_of_another_version_kind_or_shape_is_refused_with_the_reason() {
    let comparison = ferry();
    let full = json::comparison(&comparison, JsonOptions { with_tokens: true, pretty: false });
    let bare = json::comparison(&comparison, JsonOptions::default());
    for (json, reason) in [
        (full.replacen("\"schema_version\":1", "\"schema_version\":99", 1), "schema version 99"),
        (full.replacen("\"kind\":\"comparison\"", "\"kind\":\"doc\"", 1), "JSON of a doc"),
        (full.replacen("\"start\":0", "\"start\":999999", 1), "names characters 999999.."),
        (bare, "holds no tokens"),
        ("{}".to_owned(), "crosswire did not write"),
        (String::new(), "crosswire did not write"),
    ] {
        let message = json::comparison_from_json(&json).expect_err(reason).to_string();
        assert!(message.contains(reason), "{message}");
    }
}

fn read_back(comparison: &Comparison) -> Comparison {
    let written = json::comparison(comparison, JsonOptions { with_tokens: true, pretty: false });
    json::comparison_from_json(&written).expect("what was written")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]
    #[test]
    fn hostile_texts_and_names_never_become_markup(
        texts in proptest::collection::vec("([<>&\"'\u{0}\u{1b}\\]\\[|*\n é]|<b>|</td>|--|javascript:|\\PC){0,40}", 1..3),
        name in "[<>&\"'\\PC]{0,8}",
        marks in proptest::collection::vec((0u32..45, 0u32..45, 0usize..4), 0..6),
    ) {
        let mut builder = Builder::new();
        for text in &texts {
            builder.doc(&name, text);
        }
        builder.marks_anywhere(&marks, &name);
        builder.sections_anywhere(&marks, &name);
        let comparison = builder.finish();
        let page = html::page(&comparison, Some(&name));
        prop_assert_eq!(markup::problem(&page), None);
        for tag in markup::tags(&page) {
            prop_assert!(markup::KNOWN.contains(&tag.as_str()), "<{}>", tag);
        }
        prop_assert_eq!(markup::problem(&html::fragment(&comparison)), None);
        for kind in picture::Kind::ALL {
            prop_assert_eq!(pictures::problem(&picture::svg(&comparison, kind)), None);
        }
        let table = terminal::table(&comparison, 80, false);
        prop_assert!(table.chars().all(|c| c == '\n' || !c.is_control()));
        prop_assert_eq!(sections::broken_table(&markdown::page(&comparison, Some(&name))), None);
        // Marks anywhere may name places that are not there: such a file is refused, a sound one is read back.
        let written = json::comparison(&comparison, JsonOptions { with_tokens: true, pretty: false });
        match json::comparison_from_json(&written) {
            Ok(back) => prop_assert_eq!(back, comparison),
            Err(error) => prop_assert!(error.to_string().contains("altered"), "{}", error),
        }
    }
}

/// Kinds that the builder of other tests does not reach still have words.
#[test]
fn every_kind_of_edit_is_shown() {
    for &kind in EditKind::ALL {
        for &op in EditOp::ALL {
            let mut builder = Builder::new();
            builder.doc("a", "\"We go now.\" Ann said.");
            builder.doc("b", "\"We come now.\" Ann said.");
            builder.quote(0, "\"We go now.\"", "Ann");
            builder.quote(1, "\"We come now.\"", "Ann");
            builder.matched(&[(0, 0), (1, 0)]);
            builder.edit(0, 1, op, kind, "go", "come");
            let comparison = builder.finish();
            markup::check(&html::page(&comparison, None));
            let text = markup::text(&html::page(&comparison, None));
            assert!(text.contains("come") || op == EditOp::Delete, "{kind} {op}");
        }
    }
}
