//! Names: capitalised spans, told apart by closed lists, titles and their last words.
//!
//! The label scheme is that of `OntoNotes` 5 without its articles, titles and possessive endings. Every pass over the
//! tokens is linear; what a document says elsewhere (a surname's full form, a word in small letters) is kept in maps.

mod run;

use super::{
    name,
    page::{Page, Shape},
};
use crate::record::{MentionKind, TokenKind};
use run::{opens_run, read_run, run_end};
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
