//! Pictures: well formed, told to who does not see them, and right in their numbers.

use super::{
    build::{Builder, ferry},
    markup,
    walkout::walkout,
};
use crosswire::report::picture::{Kind, svg};

const KNOWN: [&str; 10] =
    ["svg", "title", "desc", "style", "defs", "pattern", "line", "circle", "rect", "text"];

/// The first thing that is wrong with a picture.
pub(crate) fn problem(svg: &str) -> Option<String> {
    if let Some(tag) = markup::tags(svg).into_iter().find(|tag| !KNOWN.contains(&tag.as_str())) {
        return Some(format!("<{tag}>"));
    }
    if svg.contains("NaN") || svg.contains("inf") || svg.contains("=\"-") {
        return Some("a number that is none, or a place outside".to_owned());
    }
    let forbidden = |c: char| (c.is_control() && c != '\n' && c != '\t') || c == '\u{fffe}';
    if svg.contains(forbidden) {
        return Some("a character that XML forbids".to_owned());
    }
    markup::problem(svg)
}

#[test]
fn every_picture_is_well_formed_and_told_in_words() {
    let comparison = walkout();
    for kind in Kind::ALL {
        let picture = svg(&comparison, kind);
        assert_eq!(problem(&picture), None, "{}", kind.name());
        assert!(picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
        assert!(picture.contains(" role=\"img\"") && picture.contains(" aria-labelledby=\"cw-"));
        let (_, told) = picture.split_once("-desc\">").expect("a description");
        let (told, _) = told.split_once("</desc>").expect("it ends");
        let named = comparison.docs.iter().any(|doc| told.contains(doc.article.label()));
        assert!(named, "{}: {told}", kind.name());
        assert_eq!(picture, svg(&comparison, kind));
    }
}

#[test]
fn what_a_comparison_has_not_is_said() {
    let words = markup::text(&svg(&ferry(), Kind::Timeline));
    assert!(words.contains("The reports date nothing."), "{words}");
    let words = markup::text(&svg(&ferry(), Kind::Speakers));
    assert!(words.contains("The reports quote nobody."), "{words}");
}

#[test]
fn speakers_are_told_with_the_words_that_each_report_gives_them() {
    let picture = svg(&walkout(), Kind::Speakers);
    for share in walkout().speakers.iter().filter(|share| share.direct > 0) {
        let words = share.direct_words + share.indirect_words;
        assert!(picture.contains(&format!(">{words}</text>")), "{words} of {}", share.speaker);
    }
    assert_eq!(problem(&picture), None);
}

#[test]
fn four_pictures_can_stand_on_one_page() {
    let pictures = Kind::ALL.map(|kind| svg(&ferry(), kind));
    let all: Vec<&str> = pictures.iter().map(String::as_str).collect();
    assert_eq!(markup::check_together(&all), Ok(()));
}

#[test]
fn a_picture_fetches_and_runs_nothing() {
    for kind in Kind::ALL {
        let picture = svg(&ferry(), kind).replace("http://www.w3.org/2000/svg", "");
        for outside in
            ["http:", "https:", "<script", "<image", "href", "@import", "onload", "url(h"]
        {
            assert!(!picture.contains(outside), "{outside} in {}", kind.name());
        }
    }
}

#[test]
fn the_matrix_says_how_often_each_report_has_what() {
    let picture = svg(&ferry(), Kind::Coverage);
    assert!(picture.contains("<title>Mara Ilves: 2 places in Harbour Post</title>"), "{picture}");
    assert!(picture.contains(">–</text>"));
}

#[test]
fn any_number_of_reports_gives_every_picture() {
    for number in [0, 1, 2, 6, 30] {
        let mut builder = Builder::new();
        for report in 0..number {
            builder.doc(&format!("r{report}"), "Nothing is quoted here.");
        }
        let comparison = builder.finish();
        for kind in Kind::ALL {
            assert_eq!(problem(&svg(&comparison, kind)), None, "{number} {}", kind.name());
        }
    }
}
