//! One run of capitalised words, cut into names.

use super::{LONGEST_RUN, Name};
use crate::{
    annotate::{
        name::{self, LONGEST},
        page::{Page, Shape},
    },
    record::{MentionKind, TokenKind},
};
use std::ops::Range;

pub(in crate::annotate) fn opens_run(page: &Page, token: usize) -> bool {
    page.capital(token)
        || page.shape(token) == Shape::Mixed
            && page.kind(token) == TokenKind::Word
            && !page.raw(token).contains('-')
        || matches!(page.raw(token), "al" | "el")
            && page.raw(token + 1) == "-"
            && page.capital(token + 2)
        || matches!(page.raw(token), "al" | "de" | "von" | "van" | "bin")
            && page.capital(token + 1)
            && page.spaced(token + 1)
        || page.raw(token) == "tea" && starts_listed(page, token)
        || page.kind(token) == TokenKind::Number && starts_listed(page, token)
}

pub(in crate::annotate) fn starts_listed(page: &Page, token: usize) -> bool {
    longest_listed(page, token, token + LONGEST).is_some()
}

/// One past the last token of the capitalised words from `start`, connectors between them included.
pub(in crate::annotate) fn run_end(page: &Page, start: usize, limit: usize) -> usize {
    let limit = limit.min(start + LONGEST_RUN);
    let mut end = start + 1;
    if matches!(page.raw(start), "al" | "el") && page.raw(start + 1) == "-" {
        end = start + 3;
    }
    if page.kind(start) == TokenKind::Number {
        return longest_listed(page, start, limit).map_or(end, |(end, _)| end);
    }
    while end < limit {
        if opens_run(page, end) {
            end += 1;
            continue;
        }
        let link = match page.raw(end) {
            "&" | "of" | "for" | "the" | "and" | "on" | "de" | "la" | "del" | "der" | "den"
            | "von" | "van" | "bin" | "ibn" | "du" | "da" | "di" | "dos" | "al" | "el" | "'s"
            | "’s" | "to" | "in" => 1,
            "-" | "–" | "/" | "'" | "’" | "." if !page.spaced(end) && !page.spaced(end + 1) => {
                1
            }
            _ if page.kind(end) == TokenKind::Number && page.spaced(end) => {
                // A number inside a listed name: "Boeing 737".
                match longest_listed(page, end - 1, limit) {
                    Some((listed, _)) if listed > end => {
                        end = listed;
                        continue;
                    }
                    _ => break,
                }
            }
            _ => break,
        };
        let mut after = end + link;
        while after < limit.min(end + 3) && matches!(page.raw(after), "the" | "of" | "la" | "-") {
            after += 1;
        }
        if after < limit && opens_run(page, after) && page.kind(after) == TokenKind::Word {
            end = after + 1;
        } else {
            break;
        }
    }
    end.min(limit)
}

/// The longest listed name from `start`: one past its last token, and what it names.
pub(in crate::annotate) fn longest_listed(
    page: &Page,
    start: usize,
    limit: usize,
) -> Option<(usize, MentionKind)> {
    let limit = limit.min(start + LONGEST).min(page.len());
    (start + 1..=limit)
        .rev()
        .find_map(|end| name::listed(page.slice(&(start..end))).map(|kind| (end, kind)))
}

/// The longest title from `start`, if any: one past its last token.
pub(in crate::annotate) fn longest_title(page: &Page, start: usize, limit: usize) -> Option<usize> {
    let limit = limit.min(start + 5).min(page.len());
    (start + 1..=limit).rev().find(|&end| name::is_title(page.slice(&(start..end))))
}

/// Cuts one run of capitalised words into names.
pub(in crate::annotate) fn read_run(
    page: &Page,
    sentence: &Range<usize>,
    run: Range<usize>,
    shouted: bool,
    found: &mut Vec<Name>,
) -> usize {
    let mut at = run.start;
    let mut title: Option<Range<usize>> = None;
    while at < run.end {
        if !opens_run(page, at) {
            // A title does not reach over "of" and "the" to a name, except "Pope", "Queen" and their like.
            title = None;
            at += 1;
            continue;
        }
        // "R-Ky.", "D-Calif.": the party is no name, the state is.
        if matches!(page.raw(at), "R" | "D" | "I") && page.raw(at + 1) == "-" && at + 2 < run.end {
            let state = at + 2;
            let code = page.raw(state).len() == 2 && page.shape(state) == Shape::Upper;
            match longest_listed(page, state, sentence.end) {
                Some((end, kind)) => {
                    found.push(Name { tokens: state..end, kind, title: None, rule: "listed" });
                    at = end;
                }
                None if code => {
                    found.push(Name {
                        tokens: state..state + 1,
                        kind: MentionKind::Gpe,
                        title: None,
                        rule: "party-state",
                    });
                    at = state + 1;
                }
                None => at = state,
            }
            title = None;
            continue;
        }
        if let Some(end) = whole_by_head(page, at, run.end).filter(|_| title.is_none() && !shouted)
        {
            found.push(end.clone());
            at = end.tokens.end;
            continue;
        }
        if let Some(end) = longest_title(page, at, run.end) {
            let listed = longest_listed(page, at, run.end).is_some_and(|(longer, _)| longer > end);
            if !listed && end <= run.end {
                title = Some(title.map_or(at, |title| title.start)..end);
                at = end;
                continue;
            }
        }
        if let Some((end, kind)) = longest_listed(page, at, sentence.end) {
            let next_is_name = end < run.end && page.capital(end) && page.spaced(end);
            let given = end == at + 1 && next_is_name && name::is_given(page.raw(at));
            let surname = end < run.end
                && kind == MentionKind::Gpe
                && end == at + 1
                && name::is_given(page.raw(at));
            if !given && !surname {
                if !is_word_here(page, sentence, at, end, kind) {
                    found.push(Name { tokens: at..end, kind, title: None, rule: "listed" });
                }
                title = if kind == MentionKind::Norp { title } else { None };
                at = end;
                continue;
            }
        }
        if shouted {
            at += 1;
            continue;
        }
        let end = piece_end(page, at, run.end);
        let lower = page.lower(at);
        let skipped = end == at + 1 && name::is_function_word(lower)
            || name::is_function_word(lower) && !name::is_given(page.raw(at));
        if skipped {
            at += 1;
            title = None;
            continue;
        }
        found.push(named(page, at..end, title.take()));
        at = end;
    }
    at
}

/// Listed words that are also plain words count as names only where the plain word cannot stand.
pub(in crate::annotate) fn is_word_here(
    page: &Page,
    sentence: &Range<usize>,
    start: usize,
    end: usize,
    kind: MentionKind,
) -> bool {
    if end != start + 1 {
        return false;
    }
    let raw = page.raw(start);
    let before = if start > sentence.start { page.raw(start - 1) } else { "" };
    match raw {
        // Directions and papers that are plain words at the start of a sentence or without "the".
        "House" => {
            !(matches!(before, "the" | "The" | "U.S." | "US" | "and" | "or")
                || page.capital(end)
                || matches!(page.raw(end), "-" | "and"))
        }
        "Post" | "Times" | "Journal" | "Mail" | "Hill" | "Telegraph" | "Guardian"
        | "Independent" | "Observer" | "Fed" | "Commons" | "Cabinet" | "Quad" | "Capitol"
        | "Army" | "Navy" | "Marines" | "Commonwealth" | "Treasury" | "Journalist"
        | "Constitution" | "Channel" | "Gulf" | "West" | "South" | "North" | "East"
        | "Economist" | "Conservatives" => !matches!(before, "the" | "The"),
        "IS" | "WHO" | "US" | "IT" | "ICE" => kind != MentionKind::Gpe && start == sentence.start,
        "Target" | "Visa" | "Vice" | "Slate" | "Salon" | "Apple" | "Shell" | "Ford" | "Fox"
        | "Amazon" | "Patriot" | "Windows" | "Polish" | "Labour" | "Amnesty" | "Javelin"
        | "Leopard" | "Easter" | "Gab" => start == sentence.start,
        _ => false,
    }
}

/// A name that its last word tells: "Department of Justice", "Kyiv International Airport".
pub(in crate::annotate) fn whole_by_head(page: &Page, start: usize, limit: usize) -> Option<Name> {
    let mut best = None;
    let mut token = start;
    let mut by_first = None;
    if let Some((end, _)) = longest_listed(page, start, limit).filter(|&(end, _)| end > start + 1)
        && end == limit
    {
        return None;
    }
    while token < limit {
        let raw = page.raw(token);
        let lower = page.lower(token);
        match raw {
            "of" | "for" | "on" | "to" | "in" | "the" => {
                // Only a head before it holds such a link: "Center for …", "Bank of …".
                let left = token.checked_sub(1).filter(|&left| left >= start);
                let held = left.is_some_and(|left| {
                    matches!(page.raw(left), "of" | "for" | "on" | "to" | "in")
                        || by_first.is_some_and(|(first, _)| first == left)
                        || matches!(
                            name::head(page.lower(left)),
                            Some(MentionKind::Org | MentionKind::Work)
                        ) && !matches!(raw, "in" | "to" | "on")
                });
                if !held {
                    break;
                }
            }
            "and" | "&" | "-" | "–" => {
                let left_listed = (start..token).any(|token| name::is_given(page.raw(token)))
                    || longest_listed(page, start, token).is_some_and(|(end, _)| end == token);
                if left_listed && (best.is_none() || raw == "-") {
                    break;
                }
            }
            "'s" | "’s" | "/" | "." => break,
            _ => {
                if name::is_function_word(lower) && page.shape(token) != Shape::Upper {
                    break;
                }
                if let Some(kind) =
                    name::head(lower).filter(|_| page.spaced(token) || token == start)
                {
                    if token > start && !is_split(page, start, token) {
                        best = Some((token + 1, kind));
                    }
                    if matches!(kind, MentionKind::Org | MentionKind::Work)
                        && (token == start || best.is_some_and(|(end, _)| end == token + 1))
                    {
                        by_first = Some((token, kind));
                    }
                } else if let Some((first, kind)) = by_first
                    && token > first + 1
                    && matches!(page.raw(first + 1), "of" | "for" | "on" | "to")
                    && matches!(kind, MentionKind::Org)
                {
                    // The complement of a head: every capitalised word after "of".
                    best = Some((token + 1, kind));
                }
            }
        }
        token += 1;
    }
    let (end, kind) = best?;
    if longest_listed(page, start, limit).is_some_and(|(listed, _)| listed >= end) {
        return None;
    }
    // "President Trump's Office" and "Mr. Bank" are no such names.
    if name::is_title(page.slice(&(start..start + 1))) && name::head(page.lower(start)).is_none() {
        return None;
    }
    (end > start + 1).then_some(Name { tokens: start..end, kind, title: None, rule: "head" })
}

/// Whether a title or an "and" cuts the words before a head into names of their own.
pub(in crate::annotate) fn is_split(page: &Page, start: usize, head: usize) -> bool {
    (start..head).any(|token| {
        longest_title(page, token, head).is_some_and(|_| token > start && page.raw(token).len() > 2)
            && name::head(page.lower(token)).is_none()
    })
}

/// One past the last token of the name that begins at `start` inside a run.
pub(in crate::annotate) fn piece_end(page: &Page, start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    if matches!(page.raw(start), "al" | "el" | "Al" | "El") && page.raw(start + 1) == "-" {
        end = (start + 3).min(limit);
    }
    while end < limit {
        match page.raw(end) {
            "de" | "la" | "del" | "der" | "den" | "von" | "van" | "bin" | "ibn" | "du" | "da"
            | "di" | "dos" | "al" | "el" | "&" => {}
            "-" | "–" => {
                let part = page.slice(&(start..end));
                let next = end + 1;
                let listed_left = name::listed(page.raw(end - 1)).is_some() && !is_saint(part);
                let listed_right = longest_listed(page, next, limit).is_some_and(|(end, kind)| {
                    kind != MentionKind::Gpe || end > next + 1 || listed_left
                });
                if !page.capital(next)
                    || listed_left
                    || listed_right && !matches!(page.raw(end - 1), "al" | "el" | "Al")
                {
                    break;
                }
            }
            "." | "'" | "’" if !page.spaced(end) && !page.spaced(end + 1) => {}
            raw if raw.starts_with(|c: char| c.is_alphabetic() && c.is_uppercase()) => {
                if name::is_function_word(page.lower(end))
                    && page.shape(end) != Shape::Upper
                    && !name::is_given(raw)
                {
                    break;
                }
                if page.spaced(end) {
                    let listed = longest_listed(page, end, limit);
                    if listed.is_some_and(|(to, kind)| {
                        to > end + 1
                            || matches!(kind, MentionKind::Norp | MentionKind::Org)
                                && end > start + 1
                    }) {
                        break;
                    }
                    if longest_title(page, end, limit).is_some_and(|to| to < limit) && raw.len() > 2
                    {
                        break;
                    }
                }
            }
            _ => break,
        }
        end += 1;
    }
    // Never end on a link.
    while end > start + 1 && !opens_run(page, end - 1) {
        end -= 1;
    }
    end
}

pub(in crate::annotate) fn is_saint(part: &str) -> bool {
    matches!(part, "Saint" | "St" | "St." | "Sainte" | "San" | "Santa")
}

/// What a name is by its own words and the title before it.
pub(in crate::annotate) fn named(
    page: &Page,
    tokens: Range<usize>,
    title: Option<Range<usize>>,
) -> Name {
    let count = tokens.clone().filter(|&token| page.capital(token)).count();
    let last = page.lower(tokens.end - 1);
    let first = page.raw(tokens.start);
    let (kind, rule) = if title.is_some() {
        (MentionKind::Person, "title")
    } else if name::is_given(first) && count > 1 {
        (MentionKind::Person, "given-name")
    } else if let Some(kind) = name::head(last).filter(|_| count > 1) {
        (kind, "head")
    } else if count == 1 && page.shape(tokens.start) == Shape::Upper && first.len() <= 6 {
        (MentionKind::Org, "acronym")
    } else if page.raw(tokens.start + 1) == "&" {
        (MentionKind::Org, "ampersand")
    } else if count > 1 {
        (MentionKind::Person, "capitals")
    } else {
        (MentionKind::Person, "single")
    };
    Name { tokens, kind, title, rule }
}
