use super::*;
use crate::{
    record::Segmentation,
    text::{paragraph::paragraphs, segment::segments, segmentation},
};
use proptest::prelude::*;

/// The regions of `text` as their characters.
fn cut(text: &str) -> Vec<String> {
    segmentation(text).regions.iter().map(|region| region.span.of(text).to_owned()).collect()
}

fn codes(found: &Segmentation) -> Vec<&str> {
    found.diagnostics.iter().map(|diagnostic| diagnostic.code.as_ref()).collect()
}

#[test]
fn a_straight_mark_may_nest_in_itself() {
    let text = r#""We will end this "senseless" quarrel, they say, in "Lent"," he said."#;
    assert_eq!(
        cut(text),
        [
            r#""We will end this "senseless" quarrel, they say, in "Lent",""#,
            r#""senseless""#,
            r#""Lent""#
        ]
    );
    let found = segmentation(text);
    assert_eq!(
        found.regions.iter().map(|region| region.parent).collect::<Vec<_>>(),
        [None, Some(0), Some(0)]
    );
    assert!(found.diagnostics.is_empty());
}

#[test]
fn curly_and_straight_marks_close_each_other() {
    assert_eq!(cut("“We go,\" she said, \"and stay.”"), ["“We go,\"", "\"and stay.”"]);
}

#[test]
fn apostrophes_never_open_or_close_a_region() {
    for text in [
        "The '90s weren't the boys' best years, rock 'n' roll or not.",
        "The ’90s weren’t the boys’ best years, and ’tis true: give ’em time.",
        "Don't tell 'em the Joneses' dog o'clock.",
        "They won in the summer of ‘89 and ‘em all cheered.",
    ] {
        assert_eq!(cut(text), Vec::<String>::new(), "{text}");
        assert!(segmentation(text).diagnostics.is_empty(), "{text}");
    }
}

#[test]
fn single_outer_marks_hold_apostrophes() {
    assert_eq!(
        cut("'We don't know the boys' names, it's late,' he said."),
        ["'We don't know the boys' names, it's late,'"]
    );
    assert_eq!(
        cut("‘We don’t know the boys’ names,’ he said. ‘It’s late.’"),
        ["‘We don’t know the boys’ names,’", "‘It’s late.’"]
    );
    assert_eq!(cut("She called it 'a farce' and 'a game'."), ["'a farce'", "'a game'"]);
}

#[test]
fn single_marks_nest_in_double_ones() {
    assert_eq!(cut("“He said ‘no’ twice,” she said."), ["“He said ‘no’ twice,”", "‘no’"]);
    assert_eq!(
        cut("\"'No,' he said, 'never,'\" she said."),
        ["\"'No,' he said, 'never,'\"", "'No,'", "'never,'"]
    );
    assert_eq!(cut("‘He said “no” twice,’ she said."), ["‘He said “no” twice,’", "“no”"]);
}

#[test]
fn inches_and_feet_are_no_quotation_marks() {
    for text in [
        "He is 6'2\" tall and holds a 5\" gun.",
        "A 12\" record and a 7\" one.",
        "It is 5' 11\" high.",
    ] {
        assert_eq!(cut(text), Vec::<String>::new(), "{text}");
        assert!(segmentation(text).diagnostics.is_empty(), "{text}");
    }
    assert_eq!(cut("\"He held a 5\" gun,\" she said."), ["\"He held a 5\" gun,\""]);
    assert_eq!(
        cut("\"It rose to 15\" on Friday, \"then fell.\""),
        ["\"It rose to 15\"", "\"then fell.\""]
    );
    assert_eq!(cut("\"We want 15.\" He left."), ["\"We want 15.\""]);
}

#[test]
fn german_marks_close_with_high_ones() {
    assert_eq!(
        cut("„Wir gehen,“ sagte er, „und ‚bald‘ bleiben wir.“"),
        ["„Wir gehen,“", "„und ‚bald‘ bleiben wir.“", "‚bald‘"]
    );
    assert_eq!(cut("Powiedział: „Idziemy”."), ["„Idziemy”"]);
}

#[test]
fn guillemets_work_either_way_round() {
    let text = "Il a dit : « Nous partons » et «vite».";
    assert_eq!(cut(text), ["« Nous partons »", "«vite»"]);
    assert_eq!(segmentation(text).regions[0].inner.of(text), "Nous partons");
    assert_eq!(cut("Er sagte: »Wir gehen«, und »bald«."), ["»Wir gehen«", "»bald«"]);
}

#[test]
fn corner_brackets_and_ascii_marks_pair() {
    assert_eq!(cut("彼は「『青空』を読む」と言った。"), ["「『青空』を読む」", "『青空』"]);
    assert_eq!(cut("``We go,'' he said, ``now.''"), ["``We go,''", "``now.''"]);
    assert_eq!(cut("‘‘We go,’’ he said."), ["‘‘We go,’’"]);
}

#[test]
fn an_unclosed_region_runs_to_the_end_of_its_paragraph() {
    let text = "He said: “We go and stay.\n\nThen he left.";
    let found = segmentation(text);
    assert_eq!(cut(text), ["“We go and stay."]);
    assert!(!found.regions[0].closed);
    assert_eq!(codes(&found), ["unclosed-quotation"]);
    assert_eq!((found.diagnostics[0].start, found.diagnostics[0].end), (Some(9), Some(25)));
}

#[test]
fn the_next_paragraph_continues_an_unclosed_region_when_it_opens_with_a_mark() {
    for text in [
        "“We go.\n\n“We stay,” he said.",
        "\"We go.\n\n\"We stay,\" he said.",
        "‘We go.\n\n‘We don’t stay,’ he said.",
    ] {
        let found = segmentation(text);
        assert_eq!(found.regions.len(), 2, "{text}");
        assert_eq!((found.regions[0].closed, found.regions[0].continues), (false, None));
        assert_eq!((found.regions[1].closed, found.regions[1].continues), (true, Some(0)));
        assert!(found.diagnostics.is_empty(), "{text}");
    }
}

#[test]
fn an_advertisement_does_not_end_a_continued_quotation_but_a_heading_does() {
    let text = "He said: “We go at once.\n\nAdvertisement\n\n“We stay,” he said.";
    assert_eq!(segmentation(text).regions[1].continues, Some(0));
    let text = "He said: “We go at once.\n\nWhat they said\n\n“We stay,” he said at last.";
    let found = segmentation(text);
    assert_eq!(found.regions[1].continues, None);
    assert_eq!(codes(&found), ["unclosed-quotation"]);
}

#[test]
fn a_first_mark_that_closes_continues_the_paragraph_before() {
    let text = "He said: “We go.\n\nAnd we stay,” he said.";
    let found = segmentation(text);
    assert_eq!(cut(text), ["“We go.", "And we stay,”"]);
    assert_eq!(found.regions[1].continues, Some(0));
    assert!(found.regions[1].closed);
    assert!(found.diagnostics.is_empty());
}

#[test]
fn a_stray_closing_mark_is_told_and_opens_nothing() {
    let text = "We go,” he said. “We stay,” she said.";
    assert_eq!(cut(text), ["“We stay,”"]);
    assert_eq!(codes(&segmentation(text)), ["stray-closing-mark"]);
    let text = "We go,\" he said. \"We stay,\" she said.";
    assert_eq!(cut(text), ["\"We stay,\""]);
}

#[test]
fn a_forgotten_closing_mark_ends_where_the_next_quotation_begins() {
    let text = "\"We go, he said. \"We stay,\" she said.";
    assert_eq!(cut(text), ["\"We go, he said.", "\"We stay,\""]);
    assert_eq!(codes(&segmentation(text)), ["unclosed-quotation"]);
}

#[test]
fn each_forgotten_closing_mark_is_told() {
    let text = "“We go. “We stay. “We come back,” she said. “We go again.";
    assert_eq!(cut(text), ["“We go.", "“We stay.", "“We come back,”", "“We go again."]);
    let found = segmentation(text);
    assert!(found.regions.iter().all(|region| region.parent.is_none()));
    assert_eq!(codes(&found), ["unclosed-quotation"; 3]);
}

#[test]
fn a_quotation_that_the_next_paragraph_continues_may_hold_another() {
    let text = "“She told me: “Go.” We call it “the march”\n\n“and so we went,” he said.";
    let found = segmentation(text);
    assert_eq!(cut(text)[0], "“She told me: “Go.” We call it “the march”");
    assert_eq!(found.regions[3].continues, Some(0));
    assert!(found.diagnostics.is_empty());
}

#[test]
fn primes_measure_behind_figures_and_quote_elsewhere() {
    assert_eq!(cut("A 5″ gun, 6′2″ long, and 6‘4” tall."), Vec::<String>::new());
    assert_eq!(cut("“We stay?″ he asked."), ["“We stay?″"]);
}

#[test]
fn a_mark_of_the_wrong_shape_opens_or_closes_where_its_place_is_plain() {
    assert_eq!(cut("”We go,” she said. ” We stay,” he said."), ["”We go,”", "” We stay,”"]);
    assert_eq!(cut("She said: “We go. “"), ["“We go. “"]);
    assert_eq!(cut("‘We go and stay,” she said."), ["‘We go and stay,”"]);
}

#[test]
fn marks_of_a_caption_do_not_pair_with_those_of_the_report() {
    let text = "The “old mill. Photo: Reuters\n\nIt burnt,” he said, and the brigade came late.";
    let found = segmentation(text);
    assert_eq!(found.segments[0].kind, SegmentKind::Caption);
    assert_eq!(codes(&found), ["unclosed-quotation", "stray-closing-mark"]);
    assert_eq!(found.regions.len(), 1);
}

#[test]
fn dialogue_dashes_hold_speech_where_a_text_has_the_habit() {
    let text = "—Nos vamos —dijo ella—. ¿Vienes?\n\n—No, gracias.";
    assert_eq!(cut(text), ["—Nos vamos", "—. ¿Vienes?", "—No, gracias."]);
    let text = "— Мы уходим, — сказала она. — Пойдём.\n\n— Нет.";
    assert_eq!(cut(text), ["— Мы уходим,", "— Пойдём.", "— Нет."]);
    assert!(segmentation(text).diagnostics.is_empty());
}

#[test]
fn a_list_with_dashes_is_no_dialogue() {
    assert_eq!(
        cut("— The first item of the list.\n\n— The second item — a long one.\n\n— Jane Roe"),
        Vec::<String>::new()
    );
}

#[test]
fn a_million_marks_nest_no_deeper_than_the_cap() {
    let text = "“a ".repeat(300_000) + &"b” ".repeat(300_000);
    let found = segmentation(&text);
    assert_eq!(found.regions.iter().filter(|region| region.closed).count(), 8);
    assert_eq!(codes(&found), ["deep-nesting"]);
    for mark in ["\"", "'", "”", "« ", "\" ", " \"a", "'a ", " 'a", "``"] {
        let _ = segmentation(&mark.repeat(300_000));
    }
}

/// Text thick with marks, breaks and furniture.
fn marked() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[\"'“”‘’„‚«»‹›「」『』`—–]{1,3}",
        "[\"'“”‘’„« »]?[a-zA-Z0-9é]{1,5}[\"'“”‘’«»,.!?]{0,2}",
        Just(" ".to_owned()),
        Just("\n\n".to_owned()),
        Just("s' ".to_owned()),
        Just("Advertisement\n\n".to_owned()),
        Just("\u{a0}\r\n".to_owned()),
        "\\PC{0,3}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn regions_are_in_order_nested_and_inside_one_segment(text in marked()) {
        let parts = segments(&text, &paragraphs(&text));
        let (found, _) = regions(&text, &parts);
        for (number, region) in found.iter().enumerate() {
            prop_assert!(region.span.contains(region.inner) && !region.inner.is_empty());
            let words = region.inner.of(&text);
            prop_assert_eq!(words, words.trim());
            prop_assert!(parts.iter().any(|part| part.span.contains(region.span)));
            if number > 0 {
                prop_assert!(found[number - 1].span.start < region.span.start);
            }
            if let Some(parent) = region.parent {
                prop_assert!((parent as usize) < number);
                prop_assert!(found[parent as usize].inner.contains(region.span), "{:?} in {:?}", region, found[parent as usize]);
            }
            // Regions that overlap are parent and child.
            for before in &found[..number] {
                prop_assert!(!before.span.overlaps(region.span) || before.span.contains(region.span));
            }
            if let Some(former) = region.continues {
                prop_assert!((former as usize) < number && !found[former as usize].closed);
            }
            let characters = region.span.of(&text);
            let opens = characters.starts_with(|c| mark::is_mark(c) || mark::is_dash(c));
            prop_assert!(opens || region.continues.is_some(), "{}", characters);
            let dashed = characters.starts_with(mark::is_dash);
            prop_assert!(!region.closed || dashed || characters.ends_with(mark::is_mark), "{}", characters);
        }
    }

    #[test]
    fn pairing_any_text_gives_the_same_twice(text in "(?s).{0,80}") {
        prop_assert_eq!(segmentation(&text), segmentation(&text));
    }
}
