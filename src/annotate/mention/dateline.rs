//! The place that a report is dated from: `PORT MARVIK, Tarn (AP) —` before its first sentence.

use super::Name;
use crate::{
    annotate::{calendar, page::Page},
    record::{MentionKind, SegmentKind},
};
use std::ops::Range;

/// A dateline is found by its form, so its place is nearly sure.
const SCORE: f32 = 0.9;

/// Adds the places of datelines. They are no body text, yet they say where the report comes from, and what a name in the
/// text is that the model does not know.
pub(super) fn add(page: &Page, found: &mut Vec<Name>) {
    let segments = &page.segmentation.segments;
    for segment in segments.iter().filter(|segment| segment.kind == SegmentKind::Dateline) {
        let tokens = page.tokens_in(segment.span);
        let place = capitals(page, tokens.clone());
        let behind = (place.end < tokens.end && page.raw(place.end) == ",").then(|| {
            let region = capitals(page, place.end + 1..tokens.end);
            region.start..region.end + usize::from(page.raw(region.end) == ".")
        });
        for tokens in [Some(place), behind].into_iter().flatten() {
            let known =
                |name: &Name| name.tokens.start < tokens.end && tokens.start < name.tokens.end;
            if tokens.is_empty()
                || calendar::month(page.lower(tokens.start)).is_some()
                || found.iter().any(known)
            {
                continue;
            }
            let at = found.partition_point(|name| name.tokens.start < tokens.start);
            found.insert(
                at,
                Name {
                    tokens,
                    kind: MentionKind::Gpe,
                    title: None,
                    rule: "dateline",
                    score: SCORE,
                    given: None,
                },
            );
        }
    }
}

/// The words with capitals at the start of `tokens`, hyphens between them included.
fn capitals(page: &Page, tokens: Range<usize>) -> Range<usize> {
    let mut end = tokens.start;
    while end < tokens.end
        && (page.capital(end)
            || page.raw(end) == "-"
                && end > tokens.start
                && end + 1 < tokens.end
                && page.capital(end + 1))
    {
        end += 1;
    }
    tokens.start..end
}

#[cfg(test)]
mod tests {
    use crate::{
        annotate::sample::doc,
        record::MentionKind::{self, Gpe},
    };

    const PROSE: &str = "The harbour master closed both quays at noon, and the last of the ferries turned back. Dorvale waits.";

    fn names(dateline: &str) -> Vec<(String, MentionKind, String)> {
        let doc = doc(&format!("{dateline}{PROSE}"));
        doc.mentions
            .iter()
            .map(|one| (one.text.clone(), one.kind, (*one.rule).to_owned()))
            .filter(|(text, ..)| text != "Dorvale")
            .collect()
    }

    #[test]
    fn the_place_of_a_dateline_and_its_region_are_named() {
        let place = |name: &str| (name.to_owned(), Gpe, "dateline".to_owned());
        assert_eq!(names("PORT DORVALE — "), [place("PORT DORVALE")]);
        assert_eq!(names("DORVALE - "), [place("DORVALE")]);
        assert_eq!(names("DORVALE, Tarn (AP) — "), [place("DORVALE"), place("Tarn")]);
        assert_eq!(names("DORVALE, March 3 (Reuters) - "), [place("DORVALE")]);
        assert_eq!(names(""), []);
    }

    #[test]
    fn it_tells_what_the_same_name_is_in_the_text() {
        let kind = |dateline: &str| {
            let doc = doc(&format!("{dateline}{PROSE}"));
            doc.mentions.iter().rfind(|one| one.text == "Dorvale").map(|one| one.kind)
        };
        assert_eq!(kind("PORT DORVALE — "), Some(Gpe));
        assert_eq!(kind("DORVALE — "), Some(Gpe));
    }
}
