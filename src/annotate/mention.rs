//! Names: capitalised spans, told apart by closed lists, titles and their last words.
//!
//! The label scheme is that of OntoNotes 5 without its articles, titles and possessive endings. Every pass over the
//! tokens is linear; what a document says elsewhere (a surname's full form, a word in small letters) is kept in maps.

use super::{
    name::{self, LONGEST},
    page::{Page, Shape},
};
use crate::record::{MentionKind, TokenKind};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

/// Most tokens that are read as one run of capitals, so that a text of capitals alone costs no more than another.
const LONGEST_RUN: usize = 24;

/// A name found in a page, by its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The tokens of the name itself.
    pub(super) tokens: Range<usize>,
    /// What it names.
    pub(super) kind: MentionKind,
    /// The tokens of the title before it.
    pub(super) title: Option<Range<usize>>,
    /// What told the kind.
    pub(super) rule: &'static str,
}

/// What a document as a whole says about its words.
struct Habits<'p> {
    /// Per distinct word: how often it stands in mid-sentence.
    inside: Vec<u32>,
    /// Words that the document writes in small letters somewhere.
    small: HashSet<&'p str>,
}

/// The names of a page, in order.
pub(super) fn find(page: &Page) -> Vec<Name> {
    let habits = habits(page);
    let mut found = Vec::new();
    for sentence in page.sentences() {
        let mut start = sentence.start;
        let shouted = is_shouted(page, &habits, sentence);
        while start < sentence.end {
            if !opens_run(page, start) {
                start += 1;
                continue;
            }
            let end = run_end(page, start, sentence.end);
            let read = read_run(page, sentence, start..end, shouted, &mut found);
            start = end.max(read).max(start + 1);
        }
    }
    settle(page, &habits, &mut found);
    found
}

fn habits<'p>(page: &'p Page) -> Habits<'p> {
    let mut inside = vec![0; page.forms()];
    let mut small = HashSet::new();
    for sentence in page.sentences() {
        for token in sentence.clone() {
            if page.shape(token) == Shape::Small {
                if page.kind(token) == TokenKind::Word {
                    small.insert(page.lower(token));
                }
            } else if !is_opening(page, sentence, token) {
                inside[page.form(token) as usize] += 1;
            }
        }
    }
    Habits { inside, small }
}

/// Whether a capital at this place may be due to the place alone.
fn is_opening(page: &Page, sentence: &Range<usize>, token: usize) -> bool {
    token == sentence.start
        || page.kind(token - 1) == TokenKind::Punct
            && !matches!(page.raw(token - 1), "," | "-" | "/" | ")" | "&" | "]" | "'" | "’")
}

/// Whether a sentence is set in capitals, or in the capitals of a headline, so that capitals tell nothing: plain words
/// have them too.
fn is_shouted(page: &Page, habits: &Habits, sentence: &Range<usize>) -> bool {
    let (mut words, mut capitals, mut upper, mut plain) = (0, 0, 0, 0);
    for token in sentence.clone().filter(|&token| page.kind(token) == TokenKind::Word) {
        words += 1;
        upper += usize::from(page.shape(token) == Shape::Upper);
        if page.shape(token) != Shape::Small {
            capitals += 1;
            let lower = page.lower(token);
            let common = name::is_function_word(lower)
                || habits.small.contains(lower)
                || super::cue::entry(lower).is_some();
            plain += usize::from(
                common
                    && lower.len() > 1
                    && !is_opening(page, sentence, token)
                    && !name::is_title(page.raw(token)),
            );
        }
    }
    words >= 5 && (upper * 10 >= words * 8 || plain > 0 && capitals * 10 >= words * 6)
}

fn opens_run(page: &Page, token: usize) -> bool {
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

fn starts_listed(page: &Page, token: usize) -> bool {
    longest_listed(page, token, token + LONGEST).is_some()
}

/// One past the last token of the capitalised words from `start`, connectors between them included.
fn run_end(page: &Page, start: usize, limit: usize) -> usize {
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
fn longest_listed(page: &Page, start: usize, limit: usize) -> Option<(usize, MentionKind)> {
    let limit = limit.min(start + LONGEST).min(page.len());
    (start + 1..=limit)
        .rev()
        .find_map(|end| name::listed(page.slice(&(start..end))).map(|kind| (end, kind)))
}

/// The longest title from `start`, if any: one past its last token.
fn longest_title(page: &Page, start: usize, limit: usize) -> Option<usize> {
    let limit = limit.min(start + 5).min(page.len());
    (start + 1..=limit).rev().find(|&end| name::is_title(page.slice(&(start..end))))
}

/// Cuts one run of capitalised words into names.
fn read_run(
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
fn is_word_here(
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
fn whole_by_head(page: &Page, start: usize, limit: usize) -> Option<Name> {
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
                if left_listed && best.is_none() || left_listed && raw == "-" {
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
fn is_split(page: &Page, start: usize, head: usize) -> bool {
    (start..head).any(|token| {
        longest_title(page, token, head).is_some_and(|_| token > start && page.raw(token).len() > 2)
            && name::head(page.lower(token)).is_none()
    })
}

/// One past the last token of the name that begins at `start` inside a run.
fn piece_end(page: &Page, start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    if matches!(page.raw(start), "al" | "el" | "Al" | "El") && page.raw(start + 1) == "-" {
        end = (start + 3).min(limit);
    }
    while end < limit {
        match page.raw(end) {
            "de" | "la" | "del" | "der" | "den" | "von" | "van" | "bin" | "ibn" | "du" | "da"
            | "di" | "dos" | "al" | "el" => {}
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
            "&" => {}
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

fn is_saint(part: &str) -> bool {
    matches!(part, "Saint" | "St" | "St." | "Sainte" | "San" | "Santa")
}

/// What a name is by its own words and the title before it.
fn named(page: &Page, tokens: Range<usize>, title: Option<Range<usize>>) -> Name {
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

/// Uses what the document says elsewhere: surnames take the kind of the full name, doubtful words go.
fn settle(page: &Page, habits: &Habits, found: &mut Vec<Name>) {
    // Words that end (or begin) a longer name: surname → kind.
    let mut surnames: HashMap<&str, MentionKind> = HashMap::new();
    let mut wholes: HashMap<&str, MentionKind> = HashMap::new();
    for name in found.iter() {
        if name.rule == "single" {
            continue;
        }
        if name.kind == MentionKind::Person && (name.tokens.len() > 1 || name.rule == "title") {
            surnames.entry(page.raw(name.tokens.end - 1)).or_insert(name.kind);
            if name.tokens.len() > 1 && name.rule == "given-name" {
                surnames.entry(page.raw(name.tokens.start)).or_insert(name.kind);
            }
        }
        wholes.entry(page.slice(&name.tokens)).or_insert(name.kind);
    }
    let sentences = page.sentences();
    let mut sentence = 0;
    for name in found.iter_mut() {
        while sentence + 1 < sentences.len() && sentences[sentence].end <= name.tokens.start {
            sentence += 1;
        }
        if !matches!(name.rule, "single" | "capitals" | "acronym") {
            continue;
        }
        let slice = page.slice(&name.tokens);
        if name.rule == "single" {
            // "the Smiths"
            let family = slice.strip_suffix('s').and_then(|stem| surnames.get(stem));
            if let Some(&kind) =
                wholes.get(slice).or(family).or_else(|| surnames.get(page.raw(name.tokens.end - 1)))
            {
                (name.kind, name.rule) = (kind, "elsewhere");
                continue;
            }
            (name.kind, name.rule) = by_context(page, &sentences[sentence], name);
        }
        if name.rule == "acronym" {
            continue;
        }
        if name.rule == "capitals"
            && name.tokens.len() == 2
            && surnames.contains_key(page.raw(name.tokens.end - 1))
        {
            name.rule = "elsewhere";
        }
        let opening = is_opening(page, &sentences[sentence], name.tokens.start);
        if opening && name.tokens.len() == 1 {
            let inside = habits.inside[page.form(name.tokens.start) as usize];
            let small = habits.small.contains(page.lower(name.tokens.start));
            if inside == 0 && (small || !name::is_given(slice)) || small && inside < 2 {
                name.rule = "";
            }
        } else if opening && name.rule == "capitals" {
            // "Embattled Smith" at the start: the first word may be a plain one.
            let first = name.tokens.start;
            let lower = page.lower(first);
            let verbal = lower.len() > 5
                && lower.ends_with("ing")
                && habits.inside[page.form(first) as usize] == 0;
            if (habits.small.contains(lower) || verbal) && name.tokens.len() > 1 {
                name.tokens.start += 1;
                if name.tokens.len() == 1 {
                    let rest = page.raw(name.tokens.start);
                    name.rule = if surnames.contains_key(rest) { "elsewhere" } else { "single" };
                }
            }
        } else if name.tokens.len() == 1
            && habits.small.contains(page.lower(name.tokens.start))
            && name.rule == "single"
        {
            // A plain word in capitals inside a sentence: emphasis, not a name.
            name.rule = "";
        }
    }
    found.retain(|name| !name.rule.is_empty());
    find_roles(page, found);
}

/// Kind of a single unknown word by what stands around it.
fn by_context(page: &Page, sentence: &Range<usize>, name: &Name) -> (MentionKind, &'static str) {
    let before =
        if name.tokens.start > sentence.start { page.lower(name.tokens.start - 1) } else { "" };
    let after = if name.tokens.end < sentence.end { page.lower(name.tokens.end) } else { "" };
    // "the Success in the East", "Accomplishment of Peace": a plain noun with a capital for emphasis.
    if matches!(after, "of" | "with" | "between")
        || before == "the" && matches!(after, "in" | "to" | "on" | "for")
    {
        return (MentionKind::Org, "");
    }
    match (before, after) {
        ("in" | "near" | "at" | "from" | "outside", _) if after != "'s" => {
            (MentionKind::Gpe, "place-preposition")
        }
        (
            "the",
            "administration" | "campaign" | "family" | "team" | "era" | "presidency" | "years"
            | "rally" | "case" | "trial" | "transition" | "supporters" | "ally" | "allies"
            | "voters" | "camp" | "aide",
        ) => (MentionKind::Person, "article"),
        ("the", _) => (MentionKind::Org, "article"),
        _ => (MentionKind::Person, "single"),
    }
}

/// Gives persons the role in small letters before them: "press secretary".
fn find_roles(page: &Page, found: &mut [Name]) {
    for name in found.iter_mut() {
        if name.kind != MentionKind::Person || name.title.is_some() {
            continue;
        }
        let end = name.tokens.start;
        let Some(sentence) = page.sentence(end) else { continue };
        let first = page.segmentation.sentences[sentence].first_token as usize;
        let start = (end.saturating_sub(3).max(first)..end)
            .find(|&start| name::is_title(page.slice(&(start..end))));
        name.title = start.map(|start| start..end);
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        annotate::sample::doc,
        record::MentionKind::{self, *},
    };

    fn names(text: &str) -> Vec<(String, MentionKind)> {
        doc(text).mentions.iter().map(|mention| (mention.text.clone(), mention.kind)).collect()
    }

    fn check(text: &str, expected: &[(&str, MentionKind)]) {
        let expected: Vec<_> =
            expected.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect();
        assert_eq!(names(text), expected, "{text}");
    }

    #[test]
    fn titles_and_nationalities_stand_outside_a_person() {
        check(
            "They met Norwegian President Olav Brekke in Oslo.",
            &[("Norwegian", Norp), ("Olav Brekke", Person), ("Oslo", Gpe)],
        );
        let found = doc("They met Norwegian President Olav Brekke in Oslo.");
        assert_eq!(found.mentions[1].title.as_deref(), Some("President"));
        let found = doc("Then Secretary of State Maria Lund left.");
        assert_eq!(found.mentions[0].text, "Maria Lund");
        assert_eq!(found.mentions[0].title.as_deref(), Some("Secretary of State"));
    }

    #[test]
    fn names_joined_by_a_hyphen_are_two_names() {
        check("It ended the Israel-Hamas talks.", &[("Israel", Gpe), ("Hamas", Org)]);
    }

    #[test]
    fn a_last_word_tells_what_a_name_names() {
        check(
            "The plane left Esmere International Airport for the Ministry of Trade and the Battle River.",
            &[
                ("Esmere International Airport", Fac),
                ("Ministry of Trade", Org),
                ("Battle River", Loc),
            ],
        );
    }

    #[test]
    fn a_plain_word_at_the_start_of_a_sentence_is_no_name() {
        check("Negotiators met. However, talks failed. Boats sank.", &[]);
    }

    #[test]
    fn a_surname_takes_the_kind_of_its_full_name() {
        check("Anna Berg spoke. Later Berg left.", &[("Anna Berg", Person), ("Berg", Person)]);
    }

    #[test]
    fn the_party_of_a_lawmaker_is_no_name_but_the_state_is() {
        check(
            "It was Sen. Paula Reyes (D-Calif.) who left.",
            &[("Paula Reyes", Person), ("Calif.", Gpe)],
        );
    }
}
