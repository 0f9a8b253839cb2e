//! What stands between each pair of quotation marks: somebody's words, a part of a reported clause, a title, a
//! nickname, or words held at a distance.

use super::{name, page::Page, quote::Draft};
use crate::record::{QuoteKind, RegionKind};

/// Kind of every region and the rule that told it.
pub(super) fn kinds(page: &Page, drafts: &[Draft]) -> Vec<(RegionKind, &'static str)> {
    let regions = &page.segmentation.regions;
    let mut kinds: Vec<Option<(RegionKind, &'static str)>> = vec![None; regions.len()];
    for draft in drafts {
        for part in &draft.report.parts {
            for token in part.clone() {
                if let Some(region) = page.outermost(token) {
                    kinds[region].get_or_insert(match draft.kind {
                        QuoteKind::Direct => (RegionKind::Quotation, "reported"),
                        _ => (RegionKind::Part, "inside-content"),
                    });
                }
            }
        }
    }
    regions
        .iter()
        .enumerate()
        .map(|(number, region)| {
            if region.parent.is_some() {
                return (RegionKind::Inner, "enclosed");
            }
            kinds[number].unwrap_or_else(|| loose(page, number))
        })
        .collect()
}

/// Kind of a region that nobody is reported to have said.
fn loose(page: &Page, number: usize) -> (RegionKind, &'static str) {
    let region = &page.segmentation.regions[number];
    let tokens = page.tokens_in(region.inner);
    let (mut words, mut capitals, mut content) = (0, 0, 0);
    for token in tokens.clone().take(40).filter(|&token| page.is_word(token)) {
        words += 1;
        if !name::is_function_word(page.lower(token)) {
            content += 1;
            capitals += usize::from(page.capital(token));
        }
    }
    let whole = page.tokens_in(region.span);
    let before = whole.start.checked_sub(1);
    let after = whole.end;
    let called = before.is_some_and(|before| {
        matches!(page.lower(before), "nicknamed" | "aka" | "alias" | "dubbed" | "name")
            || page.lower(before) == "as" && before > 0 && page.lower(before - 1) == "known"
    });
    let between_names = words <= 3
        && before.is_some_and(|before| page.capital(before) && page.spaced(whole.start))
        && page.capital(after)
        && !page.spaced(whole.start + 1);
    if called && words <= 4 || between_names && capitals > 0 {
        (RegionKind::Nickname, "called")
    } else if content > 0 && capitals == content && words >= 2 {
        (RegionKind::Title, "capitals")
    } else if words >= 5 && region.closed && ends_sentence(page, tokens.end) {
        (RegionKind::Quotation, "sentence")
    } else {
        (RegionKind::Scare, "short")
    }
}

fn ends_sentence(page: &Page, end: usize) -> bool {
    end.checked_sub(1)
        .is_some_and(|last| matches!(page.raw(last), "." | "," | "?" | "!" | "…" | "..."))
}

#[cfg(test)]
mod tests {
    use crate::{
        annotate::sample::doc,
        record::RegionKind::{self, *},
    };

    fn kinds(text: &str) -> Vec<RegionKind> {
        doc(text).regions.iter().map(|region| region.kind).collect()
    }

    #[test]
    fn words_somebody_is_reported_to_have_said_are_quotations_or_parts() {
        assert_eq!(kinds("\u{201c}We will rebuild the harbour,\u{201d} Berg said."), [Quotation]);
        assert_eq!(kinds("Berg said the plan was \u{201c}useful\u{201d} to all."), [Part]);
    }

    #[test]
    fn titles_nicknames_and_held_off_words_are_nobodys_words() {
        assert_eq!(kinds("He works on a \u{201c}Harbour Fund\u{201d} plan for the town."), [Title]);
        assert_eq!(kinds("The boxer known as \u{201c}Shorty\u{201d} won."), [Nickname]);
        assert_eq!(kinds("The so-called \u{201c}expert\u{201d} came late."), [Scare]);
    }

    #[test]
    fn marks_inside_marks_are_inner() {
        let text =
            "\u{201c}He called it a \u{2018}miracle\u{2019} and left us alone,\u{201d} Berg said.";
        assert_eq!(kinds(text), [Quotation, Inner]);
    }
}
