//! What stands beside the names of people: titles, appositions, parties, the bodies they are of.

use super::office::{self, Rank, Role};
use crate::{
    compare::{
        Context,
        label::lexicon::{Class, class},
        name::{Name, alias},
    },
    record::{ByteSpan, Doc, Label, Mention, MentionKind},
};
use std::borrow::Cow;

/// Bytes before a name in which a noun for somebody is looked for.
const BEFORE: usize = 70;
/// Words of the phrase before a name.
const WORDS_BEFORE: usize = 5;
/// Bytes of an apposition behind a name.
const BEHIND: usize = 110;
/// Bytes between two people who share a title: "Sens. Ann Orme of Tarn and Bo Karr".
const BETWEEN: usize = 40;
/// What is told last, among which what is told of one mention stands.
const NEAR: usize = 24;

/// A role that a report tells of somebody in one place.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) article: usize,
    /// The person, by number over the reports.
    pub(super) link: u32,
    /// Index in `Doc.mentions`.
    pub(super) mention: usize,
    /// The name, with the role where it stands right beside it.
    pub(super) span: ByteSpan,
    pub(super) role: Role,
    /// Whether it only says which party or body somebody is of.
    pub(super) faint: bool,
}

/// What stands beside the names of one report.
pub(super) struct Beside<'a, 'd> {
    pub(super) context: &'a Context<'d>,
    pub(super) article: usize,
    pub(super) doc: &'d Doc,
    /// A title of several people, and the end of the last of them.
    pub(super) shared: Option<(Vec<Role>, usize)>,
    pub(super) found: &'a mut Vec<Told>,
}

impl Beside<'_, '_> {
    pub(super) fn read(&mut self, number: usize) {
        let doc = self.doc;
        let mention = &doc.mentions[number];
        if mention.kind != MentionKind::Person {
            return;
        }
        let links = self.context.links;
        // Only what several reports name can be told alike or differently.
        let shared = |link: &u32| links.records[*link as usize].articles > 1;
        let Some(link) = links.of(self.article, mention.entity).filter(shared) else { return };
        let text = doc.text();
        let name = doc.bytes(mention.start, mention.end);
        let (start, end) = (name.start as usize, name.end as usize);
        let mut roles = Vec::new();
        let mut from = start;
        let mut plural = false;
        if let Some(title) = &mention.title {
            let before = text[..start].trim_end();
            // "Halve Fire Service" of "Halve Fire Service Chief"
            let told = if before.ends_with(title.as_str()) {
                from = title_from(text, before.len() - title.len());
                &text[from..start]
            } else {
                title
            };
            office::roles(told, false, &mut roles);
            plural = is_plural(title.trim_end_matches('.'));
        }
        if let Some((at, phrase)) = phrase_before_comma(text, from, end) {
            office::roles(phrase, false, &mut roles);
            from = at;
        }
        if roles.is_empty()
            && let Some((at, phrase)) = phrase_before(text, self.body_before(number, start))
        {
            office::roles(phrase, true, &mut roles);
            from = at;
            plural = is_plural(phrase);
        }
        if !roles.is_empty() {
            self.push(link, number, ByteSpan::new(from, end), &roles, false);
            self.shared = plural.then_some((roles, end));
        } else if let Some((roles, last)) = self.shared.take()
            && joins(text.get(last..start).unwrap_or_default())
        {
            self.push(link, number, name, &roles, false);
            self.shared = Some((roles, end));
        }
        if let Some((_, at)) = party_before(text, start) {
            // "top Halve Democrat Ann Orme"
            let at = modified_from(text, at, true);
            let mut roles = Vec::new();
            office::roles(&text[at..start], false, &mut roles);
            roles.retain(|role| role.head == "leader");
            self.push(link, number, ByteSpan::new(at, end), &roles, false);
        }
        if let Some((seat, to)) = seat(text, end) {
            let role = Role {
                head: Cow::Borrowed("seat"),
                rank: Rank::Holder,
                side: None,
                seat: Some(seat),
                phrase: text[end..to].trim_matches([' ', ',', '(']).to_owned(),
            };
            self.push(link, number, ByteSpan::new(start, to), &[role], true);
        }
        if let Some((party, to)) = party_before(text, start).or_else(|| party_behind(text, end)) {
            let span = ByteSpan::new(start.min(to), end.max(to));
            let role = Role {
                head: Cow::Borrowed(party),
                rank: Rank::Holder,
                side: None,
                seat: None,
                phrase: party.to_owned(),
            };
            self.push(link, number, span, &[role], true);
        }
        if let Some(apposition) = apposition(text, end) {
            let told = apposition.of(text);
            let described = told.split(' ').next().is_some_and(|word| {
                class(&word.to_lowercase()).is(Class::DETERMINER)
                    || word.ends_with("\u{2019}s")
                    || word.ends_with("'s")
            });
            // "Ann Orme, praising the mayor,"
            let first = told.split(' ').next().unwrap_or_default();
            let verb = first.starts_with(char::is_lowercase)
                && ["ing", "ed", "ly"].iter().any(|end| first.ends_with(end));
            let mut roles = Vec::new();
            if !verb {
                office::roles(told, described, &mut roles);
            }
            let to = if apposition.len() < 60 { apposition.end as usize } else { end };
            self.push(link, number, ByteSpan::new(start, to), &roles, false);
        }
        if leads(&text[end..]) {
            self.push(link, number, name, &[Role::leader()], false);
        }
        if let Some((role, to)) = self.body_behind(number, end) {
            self.push(link, number, ByteSpan::new(start, to), &[role], true);
        }
    }

    fn push(&mut self, link: u32, mention: usize, span: ByteSpan, roles: &[Role], faint: bool) {
        for role in roles {
            self.add(link, mention, span, role.clone(), faint || role.judges());
            for implied in role.implied() {
                self.add(link, mention, span, implied, true);
            }
        }
    }

    fn add(&mut self, link: u32, mention: usize, span: ByteSpan, role: Role, faint: bool) {
        let own = self.found.iter().rev().take_while(|told| told.article == self.article);
        let again = own.take(NEAR).any(|told| {
            told.mention == mention && told.role.head == role.head && told.role.rank == role.rank
        });
        if !again {
            self.found.push(Told { article: self.article, link, mention, span, role, faint });
        }
    }

    /// Where " of the Tarn Guild" begins in "a director of the Tarn Guild Ann Orme"; the name where nothing of that kind
    /// stands before it.
    fn body_before(&self, number: usize, name: usize) -> usize {
        let Some(before) = number.checked_sub(1).map(|before| &self.doc.mentions[before]) else {
            return name;
        };
        if before.kind != MentionKind::Org || before.end + 1 != self.doc.mentions[number].start {
            return name;
        }
        let start = self.doc.bytes(before.start, before.end).start as usize;
        let text = &self.doc.text()[..start];
        let head = text.strip_suffix("the ").unwrap_or(text).strip_suffix("of ");
        head.map_or(name, str::len)
    }

    /// "Ann Orme of the Tarn Guild": the body that follows.
    fn body_behind(&self, number: usize, end: usize) -> Option<(Role, usize)> {
        let next =
            self.doc.mentions.get(number + 1).filter(|next| next.kind == MentionKind::Org)?;
        let span = self.doc.bytes(next.start, next.end);
        let between = self.doc.text().get(end..span.start as usize)?;
        if !matches!(
            between,
            " of " | " of the " | " from " | " from the " | " with " | " with the "
        ) {
            return None;
        }
        let link = self.context.links.of(self.article, next.entity)?;
        let role = Role {
            head: Cow::Owned(format!("of #{link}")),
            rank: Rank::Holder,
            side: None,
            seat: None,
            phrase: format!("of {}", next.text),
        };
        Some((role, span.end as usize))
    }

    /// What labels tell that no look beside a name finds: "the head of the union, X,", "X is the mayor".
    pub(super) fn labels(&mut self, labels: &[Label]) {
        let doc = self.doc;
        for label in labels {
            let behind = match &*label.rule {
                "before-comma" => false,
                "apposition" | "copula" => true,
                _ => continue,
            };
            let links = self.context.links;
            let shared = |link: &u32| links.records[*link as usize].articles > 1;
            let Some(link) = label.entity.filter(shared) else { continue };
            let number = if behind {
                doc.mentions.partition_point(|mention| mention.end <= label.start).checked_sub(1)
            } else {
                Some(doc.mentions.partition_point(|mention| mention.start < label.end))
            };
            let is_whom = |mention: &Mention| {
                mention.kind == MentionKind::Person
                    && self.context.links.of(self.article, mention.entity) == Some(link)
            };
            let Some(number) = number.filter(|&at| doc.mentions.get(at).is_some_and(is_whom))
            else {
                continue;
            };
            let mention = &doc.mentions[number];
            let span = doc.bytes(mention.start.min(label.start), mention.end.max(label.end));
            let name = doc.bytes(mention.start, mention.end);
            let mut roles = Vec::new();
            office::roles(&label.text, false, &mut roles);
            self.push(link, number, if span.len() < 90 { span } else { name }, &roles, false);
        }
    }
}

/// Whether a title is that of several: "Reps.", not "Princess".
fn is_plural(title: &str) -> bool {
    title.ends_with('s') && !title.ends_with("ss")
}

/// "Ann Orme, who leads the guild": whether such a clause stands behind a name.
fn leads(behind: &str) -> bool {
    let clause = behind.strip_prefix(", who ").or_else(|| behind.strip_prefix(" who "));
    clause
        .and_then(|clause| clause.split(' ').next())
        .is_some_and(|verb| matches!(verb, "leads" | "heads" | "runs" | "chairs"))
}

/// The noun phrase right before a name, and where it begins: "fashion designer", "a lawyer named".
fn phrase_before(text: &str, name: usize) -> Option<(usize, &str)> {
    let before = text[..name].strip_suffix(' ')?;
    let named = before.strip_suffix(" named");
    let before = named.unwrap_or(before);
    let noun = before.rsplit([' ', '\n']).next()?;
    let known = office::is_noun(noun) || named.is_some() && is_office(noun);
    (plain(noun) && !noun.contains('.') && known).then(|| {
        let start = modified_from(text, before.len() - noun.len(), true);
        (start, &text[start..before.len()])
    })
}

fn is_office(noun: &str) -> bool {
    class(&noun.to_lowercase()).is(Class::PERSON)
}

/// Where a title at `title` begins with the words that tell more of it; words in small letters only up to one that says
/// when: "former Tarn campaign chairman".
fn title_from(text: &str, title: usize) -> usize {
    let title = ["then-", "ex-"]
        .into_iter()
        .find_map(|prefix| text[..title].strip_suffix(prefix))
        .map_or(title, str::len);
    let from = modified_from(text, title, true);
    let words = text[from..title].match_indices(' ').map(|(at, _)| from + at + 1);
    std::iter::once(from)
        .chain(words)
        .find(|&at| {
            ["former ", "then ", "Former "].iter().any(|word| text[at..title].starts_with(word))
        })
        .unwrap_or_else(|| {
            // "union leader"
            let small = text[title..].starts_with(char::is_lowercase);
            if small { from } else { modified_from(text, title, false) }
        })
}

/// Where the words that stand before a noun at `noun` and tell more of it begin: "Halve Fire Service" of "Halve Fire
/// Service Chief"; words in small letters where `small` says so, else those only that change the rank.
fn modified_from(text: &str, noun: usize, small: bool) -> usize {
    let mut low = noun.saturating_sub(BEFORE);
    while !text.is_char_boundary(low) {
        low += 1;
    }
    let mut start = noun;
    let closed = Class::DETERMINER
        | Class::PREPOSITION
        | Class::BREAK
        | Class::COPULA
        | Class::RELATIVE
        | Class::HONORIFIC;
    for _ in 0..WORDS_BEFORE {
        let Some(rest) = text[low..start].strip_suffix(' ') else { break };
        let word = rest.rsplit([' ', '\n', '(']).next().unwrap_or(rest);
        let lower = word.to_lowercase();
        let class = class(&lower);
        let capital = word.starts_with(char::is_uppercase);
        let fits = plain(word)
            && (!word.ends_with('.') || word[..word.len() - 1].contains('.'))
            && if capital {
                !class.is(closed) && (word.len() < 5 || word.contains(char::is_lowercase))
            } else {
                class.is(Class::RANK | Class::MODIFIER)
                    || matches!(&*lower, "then" | "special" | "national" | "chief")
                    || small
                        && !class.is(closed | Class::VERB)
                        && !["ed", "ing", "ly"].iter().any(|end| lower.ends_with(end))
            };
        if !fits {
            break;
        }
        start -= word.len() + 1;
    }
    start
}

fn plain(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'))
}

/// The phrase that a comma sets before a name: "the guild's new head, Senator Ann Orme,"; where it begins.
fn phrase_before_comma(text: &str, from: usize, end: usize) -> Option<(usize, &str)> {
    let after = &text[end..];
    if !(after.starts_with([',', '.', ';']) || after.starts_with(" who ")) {
        return None;
    }
    let before = text[..from].strip_suffix(", ")?;
    let mut start = before.len();
    for _ in 0..WORDS_BEFORE + 2 {
        let word = before[..start].rsplit([' ', '\n']).next()?;
        let lower = word.to_lowercase();
        let owner = lower.ends_with("\u{2019}s") || lower.ends_with("'s");
        if owner || class(&lower).is(Class::DETERMINER) {
            start -= word.len();
            return Some((start, &text[start..before.len()]));
        }
        if !plain(word) {
            return None;
        }
        start = (start - word.len()).checked_sub(1)?;
    }
    None
}

/// Whether what stands between two names makes a list of them.
fn joins(between: &str) -> bool {
    between.len() <= BETWEEN
        && (between.ends_with(" and ") || between.ends_with(", "))
        && !between.contains(['.', ';', '\n'])
        && (matches!(between, " and " | ", " | ", and ")
            || between.starts_with(" of ")
            || between.starts_with(" ("))
}

/// "Republican Ann Orme": the party and where the word begins.
fn party_before(text: &str, name: usize) -> Option<(&'static str, usize)> {
    let before = text[..name].strip_suffix(' ')?;
    [("Republican", "republican"), ("Democrat", "democrat")].into_iter().find_map(
        |(word, party)| before.ends_with(word).then(|| (party, before.len() - word.len())),
    )
}

/// "Ann Orme (R-Tenn.)", "Ann Orme, D-Calif.": the party and where it ends.
fn party_behind(text: &str, name: usize) -> Option<(&'static str, usize)> {
    let rest = &text[name..];
    let inner = rest.strip_prefix(" (").or_else(|| rest.strip_prefix(", "))?;
    let party = match inner.get(..2)? {
        "R-" => "republican",
        "D-" => "democrat",
        _ => return None,
    };
    let seat = inner[2..].find([',', ')', ';', '\n', ' ']).unwrap_or(inner.len() - 2);
    (1..=12).contains(&seat).then(|| (party, text.len() - inner.len() + 2 + seat))
}

/// The state of "(R-Tenn.)" and where it ends.
fn seat(text: &str, name: usize) -> Option<(&'static str, usize)> {
    let (_, to) = party_behind(text, name)?;
    let seat = text[name..to].rsplit('-').next()?;
    Some((alias(&Name::new(seat))?, to))
}

/// What stands behind a name between commas: "Ann Orme, 48, the mayor of Tarn,".
fn apposition(text: &str, name: usize) -> Option<ByteSpan> {
    let mut rest = text[name..].strip_prefix(", ")?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        rest = rest[digits..].strip_prefix(", ")?;
    }
    let start = text.len() - rest.len();
    let mut end = rest.len();
    let bytes = rest.as_bytes();
    for (at, c) in rest.char_indices() {
        let stops = match c {
            ',' | ';' | '\n' | '(' | ')' | '\u{2014}' | '\u{2013}' | '\u{201c}' | '"' => true,
            // "U.S."
            '.' => {
                at > 1
                    && (bytes[at - 1].is_ascii_lowercase() || bytes[at - 1].is_ascii_digit())
                    && bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace)
            }
            _ => at >= BEHIND,
        };
        if stops {
            end = at;
            break;
        }
    }
    (end > 2).then(|| ByteSpan::new(start, start + end))
}
