use super::wording;
use crate::record::{EditKind, EditOp, QuoteMember};
use std::ops::Range;

/// A stretch of one version of a quotation, laid against the fullest version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Words that both have.
    Same(&'a str),
    /// Words that both have, but for marks, capitals or spelling; the other form.
    Slight(&'a str, &'a str),
    /// Words of the fullest version that are missing here.
    Missing(&'a str, EditKind),
    /// Words that stand only here.
    Added(&'a str, EditKind),
}

/// The pieces of a version in reading order; the pieces other than [`Piece::Missing`] join to its text.
pub(super) fn pieces(member: &QuoteMember) -> Vec<Piece<'_>> {
    let mut reader = Reader { text: &member.text, byte: 0, character: member.start };
    let mut pieces = Vec::with_capacity(member.edits.len() * 2 + 1);
    for edit in &member.edits {
        let same = reader.take_until(edit.start);
        if !same.is_empty() {
            pieces.push(Piece::Same(same));
        }
        let here = reader.take_until(edit.end);
        if wording::is_slight(edit.kind) {
            if !here.is_empty() {
                pieces.push(Piece::Slight(here, &edit.reference));
            }
            continue;
        }
        if edit.op != EditOp::Insert && !edit.reference.is_empty() {
            pieces.push(Piece::Missing(&edit.reference, edit.kind));
        }
        if !here.is_empty() {
            pieces.push(Piece::Added(here, edit.kind));
        }
    }
    if reader.byte < member.text.len() {
        pieces.push(Piece::Same(&member.text[reader.byte..]));
    }
    pieces
}

/// Whether a space belongs before and after the piece at `index`, which shows words that are not in the text around it.
pub(super) fn gaps(pieces: &[Piece<'_>], index: usize) -> (bool, bool) {
    let before = index.checked_sub(1).map(|before| pieces[before].shown());
    let after = pieces.get(index + 1).map(Piece::shown);
    (
        before.is_some_and(|text| !text.ends_with(char::is_whitespace)),
        after.is_some_and(|text| text.starts_with(char::is_alphanumeric)),
    )
}

impl Piece<'_> {
    const fn shown(&self) -> &str {
        match self {
            Self::Same(text)
            | Self::Slight(text, _)
            | Self::Missing(text, _)
            | Self::Added(text, _) => text,
        }
    }
}

/// In a quotation of more words than this a part is not looked for: the search takes the product of both lengths where
/// the same words come again and again.
const LONGEST: usize = 2000;

/// The words of `fullest` before and after the part of it that `part` is, told by words alone; nothing where the words of
/// `part` do not stand in it unbroken.
pub(super) fn around<'a>(fullest: &'a str, part: &str) -> (&'a str, &'a str) {
    let whole = words(fullest);
    let wanted = words(part);
    let place = (!wanted.is_empty() && wanted.len() < whole.len() && whole.len() <= LONGEST)
        .then(|| {
            whole.windows(wanted.len()).position(|window| {
                window.iter().zip(&wanted).all(|(a, b)| {
                    fullest[a.clone()]
                        .chars()
                        .flat_map(char::to_lowercase)
                        .eq(part[b.clone()].chars().flat_map(char::to_lowercase))
                })
            })
        })
        .flatten();
    let Some(place) = place else {
        return ("", "");
    };
    let after = place + wanted.len();
    let before = if place == 0 { "" } else { &fullest[whole[0].start..whole[place - 1].end] };
    let behind =
        whole.get(after).map_or("", |next| &fullest[next.start..whole[whole.len() - 1].end]);
    (before, behind)
}

/// Runs of letters and digits.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (place, c) in text.char_indices() {
        let inside = c.is_alphanumeric();
        match words.last_mut() {
            Some(word) if inside && open => word.end = place + c.len_utf8(),
            _ if inside => words.push(place..place + c.len_utf8()),
            _ => {}
        }
        open = inside;
    }
    words
}

/// Reads a text up to places given in code points of the article.
struct Reader<'a> {
    text: &'a str,
    byte: usize,
    character: u32,
}

impl<'a> Reader<'a> {
    /// The text from here up to code point `end`; nothing where that is behind, the rest where it is beyond.
    fn take_until(&mut self, end: u32) -> &'a str {
        let rest = &self.text[self.byte..];
        let wanted = end.saturating_sub(self.character) as usize;
        let mut taken = 0;
        let mut length = 0;
        for c in rest.chars().take(wanted) {
            length += c.len_utf8();
            taken += 1;
        }
        self.byte += length;
        self.character = self.character.saturating_add(taken);
        &rest[..length]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Edit, Number};
    use proptest::prelude::*;

    fn member(text: &str, start: u32, edits: Vec<Edit>) -> QuoteMember {
        QuoteMember {
            article: "a".into(),
            quote: None,
            start,
            end: start + text.chars().count() as u32,
            text: text.into(),
            speaker_name: None,
            relation: None,
            cut: None,
            edits: edits.into(),
            score: Number::new(1.0),
        }
    }

    fn edit(op: EditOp, kind: EditKind, reference: &str, text: &str, place: (u32, u32)) -> Edit {
        Edit {
            op,
            kind,
            reference: reference.into(),
            text: text.into(),
            reference_start: 0,
            reference_end: 0,
            start: place.0,
            end: place.1,
        }
    }

    #[test]
    fn a_version_falls_into_what_is_same_missing_and_added() {
        let version = member(
            "é will wait 14 days",
            10,
            vec![
                edit(EditOp::Delete, EditKind::Negation, "not", "", (17, 17)),
                edit(EditOp::Replace, EditKind::Number, "40", "14", (22, 24)),
            ],
        );
        assert_eq!(
            pieces(&version),
            [
                Piece::Same("é will "),
                Piece::Missing("not", EditKind::Negation),
                Piece::Same("wait "),
                Piece::Missing("40", EditKind::Number),
                Piece::Added("14", EditKind::Number),
                Piece::Same(" days"),
            ]
        );
    }

    #[test]
    fn missing_words_are_set_apart_but_not_from_a_comma() {
        let missing = Piece::Missing("not", EditKind::Negation);
        for (before, after, gap) in [
            ("We were", " told", (true, false)),
            ("We were ", "told", (false, true)),
            ("January", ", and", (true, false)),
        ] {
            assert_eq!(gaps(&[Piece::Same(before), missing.clone(), Piece::Same(after)], 1), gap);
        }
        assert_eq!(gaps(&[missing], 0), (false, false));
    }

    #[test]
    fn what_stands_around_a_part_is_found_by_its_words() {
        let fullest = "“We go, Ann, and we’ll be back by noon.”";
        assert_eq!(around(fullest, "\"ann and we'll be\""), ("We go", "back by noon"));
        assert_eq!(around(fullest, "\"We go\""), ("", "Ann, and we’ll be back by noon"));
        assert_eq!(around(fullest, "be back, by noon"), ("We go, Ann, and we’ll", ""));
        assert_eq!(around(fullest, "we went"), ("", ""));
        assert_eq!(around(fullest, "…"), ("", ""));
        assert_eq!(around(&"no ".repeat(LONGEST + 1), "no"), ("", ""));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn any_edits_leave_the_text_of_the_version_whole(
            text in ".{0,40}",
            start in 0u32..5,
            places in proptest::collection::vec((0u32..60, 0u32..60, 0usize..8), 0..5),
        ) {
            let edits = places
                .into_iter()
                .map(|(from, to, kind)| edit(EditOp::Replace, EditKind::ALL[kind], "x", "y", (from, to)))
                .collect();
            let version = member(&text, start, edits);
            let joined: String = pieces(&version)
                .iter()
                .map(|piece| match piece {
                    Piece::Same(text) | Piece::Slight(text, _) | Piece::Added(text, _) => *text,
                    Piece::Missing(..) => "",
                })
                .collect();
            prop_assert_eq!(joined, text);
        }
    }
}
