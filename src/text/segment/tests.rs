use super::*;
use crate::text::paragraph::paragraphs;

const PROSE: &str = "The council met on Monday and spoke of the bridge for two hours. Nobody knew what it would cost.";

/// Kind, rule and characters of each segment of a page.
fn cut(text: &str) -> Vec<(SegmentKind, String, String)> {
    segments(text, &paragraphs(text))
        .into_iter()
        .map(|segment| (segment.kind, segment.rule.to_string(), segment.span.of(text).to_owned()))
        .collect()
}

/// Kind of a paragraph between two of prose.
fn between_prose(paragraph: &str) -> SegmentKind {
    let found = cut(&format!("{PROSE}\n\n{paragraph}\n\n{PROSE}"));
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!((found[0].0, found[2].0), (SegmentKind::Body, SegmentKind::Body));
    found[1].0
}

fn all_are(kind: SegmentKind, paragraphs: &[&str]) {
    for paragraph in paragraphs {
        assert_eq!(between_prose(paragraph), kind, "{paragraph}");
    }
}

#[test]
fn a_header_is_cut_off_the_first_paragraph() {
    let found = cut(&format!(" date 2024-05-06 {PROSE}"));
    assert_eq!(
        found[0],
        (SegmentKind::Header, "date-prefix".to_owned(), "date 2024-05-06".to_owned())
    );
    assert_eq!((found[1].0, found[1].2.as_str()), (SegmentKind::Body, PROSE));
    assert_eq!(cut("date 2024-05-06").len(), 1);
    assert_eq!(cut(" date 2024-15-06 Rain fell.")[0].0, SegmentKind::Body);
}

#[test]
fn captions_and_credits_are_captions() {
    all_are(
        SegmentKind::Caption,
        &[
            "The mayor. Photo: Reuters",
            "Photo: Jane Roe/AP",
            "The bridge at dawn, May 3, 2021. (Photo by Jane Roe/Getty Images)",
            "The bridge at dawn. (Jane Roe/AP)",
            "A boat under the bridge. | AP Photo",
            "Image source, Getty Images",
            "Image caption The bridge was shut in May",
            "FILE - The mayor speaks in the hall in May 2021.",
            "FILE PHOTO: The mayor speaks in the hall. REUTERS/Jane Roe",
            "Screenshot of the mayor's post",
            "Slideshow (3 images)",
        ],
    );
}

#[test]
fn notices_of_advertisements_and_calls_to_subscribe_are_adverts() {
    all_are(
        SegmentKind::Advert,
        &[
            "Advertisement",
            "ADVERTISEMENT:",
            "- Advertisement -",
            "Story continues below",
            "Sign up for our newsletter",
            "Subscribe to our channel!",
            "Want more? Get it delivered straight to your inbox.",
        ],
    );
}

#[test]
fn short_titles_between_prose_are_headings() {
    all_are(
        SegmentKind::Heading,
        &[
            "What the mayor wants",
            "The Bridge and Its Price",
            "Neighbours' reaction",
            "A ‘new’ bridge for the town",
        ],
    );
}

#[test]
fn short_paragraphs_that_speak_are_body() {
    all_are(
        SegmentKind::Body,
        &[
            "\"We stay\"",
            "“We will not pay for this”",
            "'Not a penny'",
            "He left.",
            "What now?",
            "The mayor said:",
            "ROE: We will not pay",
            "and so they went home",
            "– the second point of the list",
            "• the third point",
            "He said they would advertise the post and sign up for the course with the rest of us.",
            "The advertisement was taken down after two days.",
            "They asked him to read more: he refused, and left the hall at once.",
            "She photographed the bridge for the Associated Press, he said.",
            "…",
        ],
    );
}

#[test]
fn the_first_title_is_the_headline() {
    let found =
        cut(&format!("Council says the old bridge will be shut for two years from May\n\n{PROSE}"));
    assert_eq!((found[0].0, found[0].1.as_str()), (SegmentKind::Heading, "headline"));
}

#[test]
fn a_text_of_one_paragraph_is_body() {
    for text in ["Council shuts the old bridge", PROSE, "Roses", "“We stay”"] {
        assert_eq!(
            cut(text).iter().map(|found| found.0).collect::<Vec<_>>(),
            [SegmentKind::Body],
            "{text}"
        );
    }
}

#[test]
fn verses_lists_and_transcripts_are_body() {
    for text in [
        "The river runs\n\nThe river stays\n\nNobody counts\n\nThe dead of days",
        "Shares:\n\nNorth 40%\n\nSouth 35%\n\nWest 25%",
        "ROE: What did it cost\n\nDOE: Too much\n\nROE: How much",
        "Jane Roe\n\nWhat did it cost? Who pays?\n\nJohn Doe\n\nToo much. We all do.\n\nJane Roe\n\nHow much was it?\n\nJohn Doe\n\nSix.\n\nJane Roe\n\nAnd now?\n\nJohn Doe\n\nNothing.",
    ] {
        let furniture: Vec<_> =
            cut(text).into_iter().skip(1).filter(|found| found.0 != SegmentKind::Body).collect();
        assert_eq!(furniture, [], "{text}");
    }
}

#[test]
fn bylines_and_times_are_bylines() {
    all_are(
        SegmentKind::Byline,
        &[
            "By Jane Roe",
            "By JANE ROE and John Doe",
            "By Jane Roe, June 5, 2026",
            "By Jane Roe | 5 June 2026",
            "By Jane Roe on Sept. 5",
            "Jane Roe, Staff Writer",
            "Updated: May 3, 2021",
            "Updated at 5:34 p.m. ET",
        ],
    );
    let found = cut(&format!("Jane Roe\n\nUSA TODAY\n\n{PROSE}"));
    assert_eq!(
        found.iter().map(|found| found.0).collect::<Vec<_>>(),
        [SegmentKind::Byline, SegmentKind::Byline, SegmentKind::Body]
    );
    all_are(
        SegmentKind::Body,
        &[
            "By Monday the town was empty.",
            "By noon, Jane Roe and the rest of the council had left the hall.",
        ],
    );
}

#[test]
fn a_dateline_is_cut_off_the_first_body_paragraph_alone() {
    for (dateline, rest) in [
        ("KYIV, Ukraine (AP) —", " "),
        ("WASHINGTON, March 3 (Reuters) -", " "),
        ("NEW YORK —", " "),
        ("LONDON –", " "),
        ("Paris (AFP) -", " "),
        ("BRUSSELS/LONDON (Reuters) -", " "),
    ] {
        let text = format!("{dateline}{rest}{PROSE}\n\n{dateline}{rest}{PROSE}");
        let found = cut(&text);
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!((found[0].0, found[0].2.as_str()), (SegmentKind::Dateline, dateline));
        assert_eq!((found[1].0, found[1].2.as_str()), (SegmentKind::Body, PROSE));
        assert_eq!(found[2].0, SegmentKind::Body);
    }
    for text in [
        "NATO - the alliance of the West - met on Monday in the old town hall.",
        "The mayor — a baker — met the council on Monday in the hall.",
    ] {
        assert_eq!(cut(text)[0].0, SegmentKind::Body, "{text}");
    }
}

#[test]
fn links_follow_their_label_until_prose_resumes() {
    use SegmentKind::{Body, Heading, Related};
    let text = format!(
        "{PROSE}\n\nRead more:\n\nBridge to be shut for years\n\nWho pays for the bridge?\n\n{PROSE}\n\nAn end in sight\n\n{PROSE}"
    );
    let kinds: Vec<_> = cut(&text).into_iter().map(|found| found.0).collect();
    assert_eq!(kinds, [Body, Related, Related, Related, Body, Heading, Body]);
    all_are(
        Related,
        &[
            "READ MORE: Bridge to be shut",
            "Related: Who pays for the bridge",
            "See also: The mayor's long year",
            "More:Mayor calls critics 'sheep'",
        ],
    );
}

#[test]
fn notes_of_the_page_are_embeds() {
    all_are(
        SegmentKind::Embed,
        &[
            "Copyright 2021 The Valley Post. All rights reserved.",
            "© 2021 The Valley Post",
            "The Associated Press contributed to this report.",
            "(Reporting by Jane Roe; Editing by John Doe)",
            "Follow us on Twitter",
            "Tags: bridge, town",
            "pic.twitter.com/a1b2c3",
            "***",
        ],
    );
}

#[test]
fn only_the_credit_of_a_long_paragraph_is_a_caption() {
    let text = format!("{} (Photo by Jane Roe/Getty Images)", PROSE.repeat(10));
    let found = cut(&text);
    assert_eq!(found.len(), 2);
    assert_eq!(
        (found[1].0, found[1].2.as_str()),
        (SegmentKind::Caption, "(Photo by Jane Roe/Getty Images)")
    );
}

#[test]
fn fields_over_the_report_are_no_body() {
    use SegmentKind::{Body, Byline, Header, Heading};
    let kinds = |text: &str| cut(text).into_iter().map(|found| found.0).collect::<Vec<_>>();
    for gap in ["\n", "\n\n", "\r\n"] {
        let text = format!(
            "Title: Bridge to be shut{gap}By: Our valley correspondent{gap}Date: 14 April 2026{gap}Outlet: The Valley Post\n\n{PROSE}"
        );
        assert_eq!(kinds(&text), [Heading, Byline, Header, Header, Body], "{gap:?}");
    }
    let text = format!("Source: The Valley Post\n\n{PROSE}");
    assert_eq!(kinds(&text), [Header, Body]);
    // Below a title, and a title below.
    let text = format!("Bridge to be shut in May\n\nSource: The Valley Post\n\n{PROSE}");
    assert_eq!(kinds(&text), [Heading, Header, Body]);
    let text = format!("Source: The Valley Post\n\nBridge to be shut in May\n\n{PROSE}");
    assert_eq!(kinds(&text), [Header, Heading, Body]);
}

#[test]
fn a_label_elsewhere_or_before_a_sentence_is_body() {
    for text in [
        format!("{PROSE}\n\nSource: The Valley Post\n\n{PROSE}"),
        format!("{PROSE}\n\nDate: 14 April 2026\n\n{PROSE}"),
        format!("Source: the council said that the bridge was safe.\n\n{PROSE}"),
        format!("Source: \u{201c}The bridge is safe\u{201d}\n\n{PROSE}"),
        format!("Cost: 14 million euros\n\n{PROSE}"),
        "Source: The Valley Post".to_owned(),
        "Title: Bridge to be shut\n\nDate: 14 April 2026".to_owned(),
    ] {
        let found = cut(&text);
        assert!(found.iter().all(|found| found.1 != "field"), "{found:?}");
    }
}
