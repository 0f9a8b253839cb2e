//! What the document says elsewhere about a name (after Ratinov and Roth, 2009, on non-local decisions).

use super::Name;
use crate::{
    annotate::{name, page::Page},
    record::{MentionKind, TokenKind},
};
use foldhash::{HashMap, HashMapExt};

/// Least score of a name whose word is looked for in the rest of the document.
const SURE: f32 = 0.6;

/// Scores by kind.
type Votes = [f32; MentionKind::ALL.len()];

/// What the names of a document say of its words.
#[derive(Default)]
struct Votings<'p> {
    /// Whole names.
    wholes: HashMap<&'p str, Votes>,
    /// Last words of persons of several words.
    surnames: HashMap<&'p str, f32>,
    /// Words of the names of bodies of several words: a short form of them is one, too.
    bodies: HashMap<&'p str, f32>,
    /// Last words of the names of places, in small letters: "Marvik" of "Port Marvik", "PORT MARVIK".
    places: HashMap<&'p str, f32>,
}

impl<'p> Votings<'p> {
    fn of(page: &'p Page, found: &[Name]) -> Self {
        let mut votings = Self::default();
        for name in found {
            if name.tokens.len() > 1 {
                if name.kind == MentionKind::Person {
                    *votings.surnames.entry(page.raw(name.tokens.end - 1)).or_default() +=
                        name.score;
                } else if name.kind == MentionKind::Org {
                    for token in [name.tokens.start, name.tokens.end - 1] {
                        *votings.bodies.entry(page.raw(token)).or_default() += name.score;
                    }
                }
            }
            if matches!(name.kind, MentionKind::Gpe | MentionKind::Fac)
                && (name.tokens.len() > 1 || name.rule == "dateline")
            {
                let last = page.lower(name.tokens.end - 1);
                if name::head(last).is_none() {
                    *votings.places.entry(last).or_default() += name.score;
                }
            }
            votings.wholes.entry(page.slice(&name.tokens)).or_default()[name.kind as usize] +=
                name.score;
        }
        votings
    }

    /// The votes on a name and its kind by them; `None` where nothing is known.
    fn on(&self, page: &Page, name: &Name) -> Option<(MentionKind, f32, f32)> {
        let whole = page.slice(&name.tokens);
        let mut votes = *self.wholes.get(whole)?;
        if name.tokens.len() == 1 {
            let surname = self.surnames.get(whole);
            votes[MentionKind::Person as usize] += surname.copied().unwrap_or_default();
            // A short form of a place or a body: "Marvik", "the Courier". Bodies are named for places, not places for them.
            if surname.is_none() && name.score < SURE {
                let place = self.places.get(page.lower(name.tokens.start));
                let body = self.bodies.get(whole).filter(|_| place.is_none());
                if let Some(&score) = place.or(body) {
                    votes = Votes::default();
                    let kind = if place.is_some() { MentionKind::Gpe } else { MentionKind::Org };
                    votes[kind as usize] = score;
                }
            }
        }
        let best = (0..votes.len()).max_by(|&a, &b| votes[a].total_cmp(&votes[b]))?;
        Some((MentionKind::ALL[best], votes[best], votes.iter().sum()))
    }
}

/// Gives a name in doubt the kind that it has elsewhere, and finds surnames that were passed over.
pub(super) fn settle(page: &Page, found: &mut Vec<Name>) {
    let votings = Votings::of(page, found);
    for name in found.iter_mut() {
        let Some((kind, votes, all)) = votings.on(page, name) else { continue };
        if kind != name.kind && votes > 0.7 * all && name.score < 0.95 {
            (name.kind, name.rule, name.score) = (kind, "elsewhere", votes / all);
        }
    }
    echo(page, found);
}

/// Adds the bare surnames of people who are named in full somewhere, where the model saw no name.
fn echo(page: &Page, found: &mut Vec<Name>) {
    let mut surnames: HashMap<&str, f32> = HashMap::new();
    for name in found.iter().filter(|name| name.kind == MentionKind::Person) {
        if name.tokens.len() > 1 && name.score >= SURE {
            let known = surnames.entry(page.raw(name.tokens.end - 1)).or_default();
            *known = known.max(name.score);
        }
    }
    if surnames.is_empty() {
        return;
    }
    let mut added = Vec::new();
    let mut next = 0;
    for token in page.sentences().iter().flat_map(Clone::clone) {
        while next < found.len() && found[next].tokens.end <= token {
            next += 1;
        }
        let named = found.get(next).is_some_and(|name| name.tokens.start <= token);
        if named || !page.capital(token) || page.kind(token) != TokenKind::Word {
            continue;
        }
        if let Some(&score) = surnames.get(page.raw(token))
            && !page.capital(token + 1)
            && (token == 0 || !page.capital(token - 1))
        {
            let tokens = token..token + 1;
            let score = score * 0.9;
            added.push(Name {
                tokens,
                kind: MentionKind::Person,
                title: None,
                rule: "surname",
                score,
                given: None,
            });
        }
    }
    if !added.is_empty() {
        found.append(&mut added);
        found.sort_by_key(|name| name.tokens.start);
    }
}
