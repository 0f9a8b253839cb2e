//! What a name's own words, and those beside it, say of its kind where the model is in doubt.

use super::{Name, longest_title};
use crate::{
    annotate::{name, page::Page},
    record::MentionKind,
};

/// Below this score the words decide.
const DOUBT: f32 = 0.6;

/// Lets telling words overrule a model in doubt.
pub(super) fn weigh(page: &Page, found: &mut Vec<Name>) {
    let roles = roles(page, found);
    let mut roles = roles.into_iter();
    found.retain(|_| !roles.next().unwrap_or(false));
    for index in 0..found.len() {
        let name = &found[index];
        if name.score >= DOUBT {
            continue;
        }
        if let Some((kind, rule)) = telling(page, name) {
            let name = &mut found[index];
            if kind == name.kind {
                name.score = DOUBT;
            } else {
                (name.kind, name.rule, name.score) = (kind, rule, DOUBT);
            }
        }
    }
}

/// Which names in doubt are no names but (part of) a role: "First Lady", "Harbour chief" before a person.
fn roles(page: &Page, found: &[Name]) -> Vec<bool> {
    let is_role = |(index, name): (usize, &Name)| {
        let slice = page.slice(&name.tokens);
        if name.score >= DOUBT || name::listed(slice).is_some() {
            return false;
        }
        let person = found.get(index + 1).filter(|next| next.kind == MentionKind::Person);
        let before_role = name.tokens.len() == 1
            && person.is_some_and(|person| {
                let (start, end) = (name.tokens.end, person.tokens.start);
                start < end && longest_title(page, start, end) == Some(end)
            })
            && page.sentence(name.tokens.start).is_some_and(|number| {
                page.segmentation.sentences[number].first_token as usize == name.tokens.start
            });
        before_role || name::is_title(slice)
    };
    found.iter().enumerate().map(is_role).collect()
}

/// The kind that the words tell, and which of them tells it.
fn telling(page: &Page, name: &Name) -> Option<(MentionKind, &'static str)> {
    let (start, end) = (name.tokens.start, name.tokens.end);
    if let Some(kind) = name::listed(page.slice(&name.tokens)) {
        return Some((kind, "listed"));
    }
    if end - start > 1
        && page.spaced(end - 1)
        && let Some(kind) = name::head(page.lower(end - 1))
    {
        return Some((kind, "head"));
    }
    let sentence = page.sentence(start)?;
    let first = page.segmentation.sentences[sentence].first_token as usize;
    let titled = (first.max(start.saturating_sub(4))..start)
        .any(|token| page.capital(token) && longest_title(page, token, start) == Some(start));
    titled.then_some((MentionKind::Person, "title"))
}
