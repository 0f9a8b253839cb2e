//! Facts, labels, speakers, shared prose, the timeline and statements in every view.

use super::{markup, walkout::walkout};
use crosswire::report::{html, markdown, terminal};

/// The first row of a Markdown table that has not as many cells as its head.
pub(crate) fn broken_table(page: &str) -> Option<String> {
    let cells = |line: &str| {
        let mut count = 0;
        let mut escaped = false;
        for c in line.chars() {
            count += usize::from(c == '|' && !escaped);
            escaped = c == '\\' && !escaped;
        }
        count
    };
    let mut head = None;
    for line in page.lines() {
        if !line.starts_with('|') {
            head = None;
        } else if *head.get_or_insert_with(|| cells(line)) != cells(line) {
            return Some(line.to_owned());
        }
    }
    None
}

fn shown() -> String {
    markup::text(&html::page(&walkout(), None))
}

#[test]
fn the_page_is_well_formed_and_every_link_finds_its_place() {
    markup::check(&html::page(&walkout(), None));
    markup::check(&html::fragment(&walkout()));
}

#[test]
fn a_conflict_shows_both_values_with_time_voice_rule_and_place() {
    let text = shown();
    for wanted in [
        "F1 CONFLICT, crew: “Forty crew” (Harbour Post, reported: the union); “Fourteen crew” (Inland Mail, reported: the owners)",
        "Harbour Post: Forty crew · = 40 · as of 2031-05-05, 12:00 · reported: the union ¶1, 0–10",
        "Inland Mail: Fourteen crew · = 14 · no time given · reported: the owners ¶1, 0–13",
        "CONFLICT not both can be right at one time rule same-slot",
        "agree the same value in each rule equal-value",
        "Inland Mail 3 million crowns ¶3",
    ] {
        assert!(text.contains(wanted), "{wanted} in\n{text}");
    }
}

#[test]
fn labels_stand_by_outlet_and_voice_with_contrast_and_loaded_words() {
    let text = shown();
    for wanted in [
        "L1 Mara Ilves is called “the firebrand” (Harbour Post, outlet's words); “a union leader” (Inland Mail, outlet's words)",
        "L1 Mara Ilves called differently",
        "Harbour Post: the firebrand (loaded, rule apposition) ¶2",
        "Inland Mail: a union leader (rule apposition) ¶2",
        "Night Wire: a menace (loaded, said by Tom Reyk, rule apposition) ¶1",
    ] {
        assert!(text.contains(wanted), "{wanted} in\n{text}");
    }
}

#[test]
fn who_has_a_say_is_told_in_words_and_shares() {
    let text = shown();
    assert!(text.contains("6 % 6 words quoted") && text.contains("9 % 9 words reported"), "{text}");
    assert!(text.contains("Mara Ilves in 2 of 3"), "{text}");
}

#[test]
fn shared_prose_is_told_apart_with_its_origin() {
    let text = shown();
    for wanted in [
        "one origin they share prose rule shared-prose",
        "each on its own no shared prose, no common agency rule independent",
        "P1 15 words · The line has sailed since 1994 and carries half of the milk of the county",
        "the dates do not tell which came out first",
        "prose shared with another report",
    ] {
        assert!(text.contains(wanted), "{wanted} in\n{text}");
    }
}

#[test]
fn the_timeline_names_who_gives_the_date_and_who_another() {
    let text = shown();
    assert!(text.contains("1994 rule dated-statement"), "{text}");
    assert!(text.contains("ANOTHER DATE ELSEWHERE: 2031-05-07"), "{text}");
    assert!(text.contains("S2 dates differ: 2031-05-06 (Night Wire), elsewhere 2031-05-07: We sail when the wind drops"), "{text}");
    assert!(text.contains("2 of 3 Harbour Post ¶3"), "{text}");
}

#[test]
fn statements_are_told_apart_as_shared_quoted_and_alone() {
    let text = shown();
    for wanted in [
        "S2 Harbour Post: We sail when the wind drops · quoted: nobody named ¶4",
        "Night Wire: the ships would sail when the wind dropped · quoted on one side only · reported: nobody named ¶1",
        "It made 3 million crowns last year. · in the outlet's words ¶3",
    ] {
        assert!(text.contains(wanted), "{wanted} in\n{text}");
    }
}

#[test]
fn what_a_report_leaves_out_is_what_two_others_have() {
    let text = markup::text(&html::page(&super::build::ferry(), None));
    let (_, after) = text.split_once("What stands out").expect("the first section");
    let (_, missing) = after.split_once("What each report leaves out").expect("the section");
    let (missing, _) = missing.split_once("Which report has what").expect("the next");
    assert!(missing.contains("Harbour Post Who is quoted: Tom Reyk (2 of 3) Shared quotations: Q3 “Trade comes first” (2 of 3)"), "{missing}");
    assert!(missing.contains("Night Wire Nothing that enough others have."), "{missing}");
}

#[test]
fn a_fact_that_is_left_out_stands_with_its_values() {
    let text = shown();
    let (_, missing) = text.split_once("What it has not").expect("the section");
    let (missing, _) = missing.split_once("Which report has what").expect("the next");
    assert!(missing.contains("F1 crew: “Forty crew” or “Fourteen crew” (2 of 3)"), "{missing}");
}

#[test]
fn statements_that_differ_name_the_words() {
    let articles = [
        "The council of Halve closed the old stone bridge over the Ruhne after 14 lorries crossed it at night.",
        "The council of Halve closed the old stone bridge over the Ruhne after 40 lorries crossed it at night.",
        "The council of Halve never closed the old stone bridge over the Ruhne after 40 lorries crossed it at night.",
    ];
    let docs: Vec<_> = articles
        .iter()
        .zip(["a", "b", "c"])
        .map(|(text, id)| {
            let article = crosswire::record::Article {
                id: id.into(),
                ..crosswire::record::Article::new(*text)
            };
            let options = crosswire::annotate::Options::default();
            std::sync::Arc::new(crosswire::analyze(std::sync::Arc::new(article), &options))
        })
        .collect();
    let compare = |from: usize| {
        let found = crosswire::compare(
            &docs[from..from + 2],
            &crosswire::compare::CompareOptions::default(),
        );
        markup::text(&html::page(&found, None))
    };
    let numbers = compare(0);
    assert!(
        numbers.contains("another number: here “14 lorries”, in the fullest “40")
            || numbers.contains("another number: here “40 lorries”, in the fullest “14"),
        "{numbers}"
    );
    let denied = compare(1);
    assert!(denied.contains("“never” only"), "{denied}");
}

#[test]
fn sections_come_in_the_order_of_what_an_analyst_asks() {
    let text = shown();
    // The contents name every section once before.
    let (_, mut rest) = text.split_once("What stands out").expect("the first section");
    for title in [
        "Quotations in more than one report",
        "What each report leaves out",
        "What people, bodies and events are called",
        "Figures, dates, places and people",
        "Who has a say, and how much",
        "Shared wording and where it comes from",
        "Timeline",
        "What is said in several reports, and in one only",
        "The reports side by side",
    ] {
        let place = rest.find(title).unwrap_or_else(|| panic!("{title} in its order"));
        rest = &rest[place + title.len()..];
    }
}

#[test]
fn every_place_that_is_named_is_marked_in_the_text() {
    let page = html::page(&walkout(), None);
    for (id, words) in [
        ("cw-f1-v1", "Forty crew"),
        ("cw-label1", "the firebrand"),
        ("cw-p1-a", "The line has sailed since"),
        ("cw-s3-v1", "It made"),
    ] {
        let (_, marked) = page.split_once(&format!("id=\"{id}\"")).expect(id);
        let text = markup::text(&format!("<span{marked}"));
        let start: String = text.chars().take(60).collect();
        assert!(start.contains(words.split(' ').next().expect("a word")), "{id}: {start}");
        assert!(page.contains(&format!("href=\"#{id}\"")), "no link to {id}");
    }
}

#[test]
fn nothing_is_said_by_pictures_styles_or_ids_alone() {
    let fragment = html::fragment(&walkout());
    let bare = markup::sanitised(&fragment);
    assert!(!bare.contains("<svg") && !bare.contains("class=") && !bare.contains(" id="));
    assert_eq!(markup::text(&bare), markup::text(&fragment));
    let text = markup::text(&bare);
    for wanted in [
        "CONFLICT",
        "loaded",
        "2 of 3 Harbour Post",
        "6 % 6 words quoted",
        "39 % prose shared with another report",
    ] {
        assert!(text.contains(wanted), "{wanted} in\n{text}");
    }
}

#[test]
fn markdown_has_the_sections_as_tables() {
    let page = markdown::page(&walkout(), None);
    assert_eq!(broken_table(&page), None);
    for wanted in [
        "| F1 **crew** | **CONFLICT**<br>not both can be right at one time<br>rule same-slot | Harbour Post: Forty crew · = 40 · as of 2031-05-05, 12:00 · reported: the union ¶1, 0–10<br>Inland Mail: Fourteen crew · = 14 · no time given · reported: the owners ¶1, 0–13 |",
        "| Speaker | Harbour Post | Inland Mail | Night Wire |\n| --- | --- | --- | --- |\n| **Mara Ilves**<br>in 2 of 3 | 6 %<br>6 words quoted | – | 9 %<br>9 words reported |",
        "| **2031-05-06**<br>rule dated-statement | We sail when the wind drops<br>**ANOTHER DATE ELSEWHERE: 2031-05-07** | 1 of 3<br>Night Wire ¶1, 16–58 |",
    ] {
        assert!(page.contains(wanted), "{wanted}\nin\n{page}");
    }
}

#[test]
fn a_terminal_has_the_sections_at_any_width() {
    for width in [12, 24, 39, 40, 80, 120] {
        let table = terminal::table(&walkout(), width, false);
        for line in table.lines() {
            assert!(line.chars().count() <= width, "{line:?} is wider than {width}");
        }
        let words = table.split_whitespace().collect::<Vec<_>>().join(" ");
        for wanted in ["CONFLICT", "TIMELINE", "1994"] {
            assert!(words.contains(wanted), "{wanted} at {width} in\n{table}");
        }
    }
    let table = terminal::table(&walkout(), 100, false);
    for wanted in [
        "!! F1 CONFLICT, crew: “Forty crew” (Harbour Post",
        "  F1 crew\n    how the reports stand: CONFLICT · not both can be right at one time · rule same-slot\n    A: Forty crew · = 40 · as of 2031-05-05, 12:00 · reported: the union ¶1, 0–10\n",
        "  Mara Ilves · in 2 of 3\n    A  6 % 6 words quoted  B –  C  9 % 9 words reported\n",
    ] {
        assert!(table.contains(wanted), "{wanted}\nin\n{table}");
    }
}

#[test]
fn long_lists_are_cut_with_a_sentence_that_says_so() {
    let mut builder = super::build::Builder::new();
    let words: Vec<String> = (0..60).map(|number| format!("word{number:02}")).collect();
    builder.doc("a", &words.join(" "));
    builder.doc("b", &words.join(" "));
    for word in &words {
        builder.fact(
            crosswire::record::FactKind::Count,
            "boats",
            (crosswire::record::FactStatus::Agree, "equal-value"),
            &[
                (0, word, "1", None, crosswire::record::StatementVoice::Outlet, None),
                (1, word, "1", None, crosswire::record::StatementVoice::Outlet, None),
            ],
        );
    }
    let comparison = builder.finish();
    let page = html::page(&comparison, None);
    markup::check(&page);
    assert!(markup::text(&page).contains("Not shown here: 20 more facts."));
    assert!(markdown::page(&comparison, None).contains("Not shown here: 35 more facts."));
    assert!(terminal::table(&comparison, 80, false).contains("Not shown here: 54 more facts."));
}

#[test]
fn what_many_reports_do_alike_is_one_finding() {
    let mut builder = super::build::Builder::new();
    builder.doc("first", "\"We will not sail,\" Ann said.");
    let names = ["a", "b", "c", "d", "e", "f"];
    for name in names {
        builder.doc(name, "\"We will sail,\" Ann said.");
    }
    builder.quote(0, "\"We will not sail,\"", "Ann");
    for report in 1..=names.len() {
        builder.quote(report, "\"We will sail,\"", "Ann");
    }
    let members: Vec<(usize, usize)> = (0..=names.len()).map(|report| (report, 0)).collect();
    builder.matched(&members);
    for report in 1..=names.len() {
        let (op, kind) = (crosswire::record::EditOp::Delete, crosswire::record::EditKind::Negation);
        builder.edit(0, report, op, kind, "not", "sail");
    }
    let text = markup::text(&html::page(&builder.finish(), None));
    assert!(text.contains("Q1 a, b, c, d and 2 more: NEGATION LOST: “not”"), "{text}");
    let (_, after) = text.split_once("What stands out").expect("the findings");
    let (findings, _) = after.split_once("Quotations in more than one").expect("the next section");
    assert_eq!(findings.matches("NEGATION LOST").count(), 1);
}

#[test]
fn a_report_with_another_value_of_the_slot_is_not_said_to_leave_it_out() {
    use crosswire::record::{FactKind::Count, FactStatus, StatementVoice::Outlet};
    let mut builder = super::build::Builder::new();
    builder.doc("a", "Two died.");
    builder.doc("b", "Two died.");
    builder.doc("c", "Three were dead by noon.");
    builder.doc("d", "The sea was calm.");
    let two = |report| (report, "Two", "2", None, Outlet, None);
    builder.fact(Count, "dead", (FactStatus::Agree, "equal-value"), &[two(0), two(1)]);
    let three = (2, "Three", "3", None, Outlet, None);
    builder.fact(Count, "dead", (FactStatus::OnlyOne, "no-counterpart"), &[three]);
    let page = markdown::page(&builder.finish(), None);
    assert!(page.contains("| c | Nothing that enough others have. |"), "{page}");
    assert!(page.contains("| d | **Shared facts:** F1 dead: “Two” (2 of 4) |"), "{page}");
    assert!(page.contains("| F1 dead | ● 1 | ● 1 | ? | – |"), "{page}");
}
