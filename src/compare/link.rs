//! Who and what the reports name, joined over the reports.

mod cluster;

use super::name::{Likeness, Name, alias, folded};
use crate::record::{Doc, EntityLink, LinkedEntity, MentionKind, SegmentKind, Span};
use foldhash::{HashMap, HashMapExt};
use std::{collections::BTreeMap, sync::Arc};

use cluster::MOST_NAMESAKES;
pub(super) use cluster::{Named, clusters};

/// The user's names: a canonical name, and how reports write it.
pub type NameMap = BTreeMap<String, Vec<String>>;

/// The links of a comparison with what later passes ask of them.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// The records, in the order of first appearance.
    pub(super) records: Vec<EntityLink>,
    /// Per article, per entity, its link; none for what only page furniture names.
    of: Vec<Vec<Option<u32>>>,
    /// Per link and article, where it is named.
    pub(super) places: Vec<Vec<Vec<Span>>>,
    /// Per link, its distinct names.
    names: Vec<Vec<Arc<Name>>>,
    /// Links by a key of a name.
    by_key: HashMap<String, Vec<u32>>,
    /// Whether so many names share a word that not all were compared by it.
    pub(super) crowded: bool,
}

/// One article's entity on its way into a link.
struct Candidate<'d> {
    article: usize,
    entity: usize,
    written: Vec<&'d str>,
    places: Vec<Span>,
}

impl Links {
    /// Joins the entities of the reports; what only page furniture names is left out unless it is kept.
    pub(super) fn new(docs: &[Arc<Doc>], keep_boilerplate: bool, user: &NameMap) -> Self {
        let given = Given::new(user);
        let mut candidates = Vec::new();
        let mut named = Vec::new();
        for (article, doc) in docs.iter().enumerate() {
            for (number, entity) in doc.entities.iter().enumerate() {
                let places: Vec<Span> = entity
                    .mentions
                    .iter()
                    .filter(|mention| {
                        keep_boilerplate || {
                            let byte = doc.offsets.byte(doc.text(), mention.start);
                            doc.segment_kind(byte) == SegmentKind::Body
                        }
                    })
                    .map(|mention| Span {
                        start: mention.start,
                        end: mention.end,
                        text: mention.text.clone(),
                    })
                    .collect();
                if places.is_empty() {
                    continue;
                }
                let mut written: Vec<&str> = vec![&entity.name];
                written.extend(entity.aliases.iter().map(String::as_str));
                let known = given.of(&written);
                let forms: Vec<Arc<Name>> = written
                    .iter()
                    .map(|name| Arc::new(Name::new(name)))
                    .filter(|name| !name.words.is_empty())
                    .collect();
                if forms.is_empty() {
                    continue;
                }
                named.push(Named { names: forms, kind: entity.kind, known });
                candidates.push(Candidate { article, entity: number, written, places });
            }
        }
        let mut links = Self {
            of: docs.iter().map(|doc| vec![None; doc.entities.len()]).collect(),
            ..Self::default()
        };
        let (found, crowded) = clusters(&named);
        links.crowded = crowded;
        for members in found {
            links.push(docs, &members, &candidates, &named, &given);
        }
        links
    }

    fn push(
        &mut self,
        docs: &[Arc<Doc>],
        members: &[usize],
        candidates: &[Candidate],
        named: &[Named],
        given: &Given,
    ) {
        let id = self.records.len() as u32;
        let mut variants: Vec<String> = Vec::new();
        let mut roles: Vec<String> = Vec::new();
        let mut forms: Vec<Arc<Name>> = Vec::new();
        let mut kinds: Vec<(MentionKind, usize)> = Vec::new();
        let mut places = vec![Vec::new(); docs.len()];
        let mut linked = Vec::with_capacity(members.len());
        for &member in members {
            let Candidate { article, entity, written, places: spans } = &candidates[member];
            let doc = &docs[*article];
            let found = &doc.entities[*entity];
            push_new(&mut variants, written.iter().copied());
            push_new(&mut roles, found.roles.iter().map(String::as_str));
            for name in &named[member].names {
                if !forms.contains(name) {
                    forms.push(Arc::clone(name));
                }
            }
            match kinds.iter_mut().find(|(kind, _)| *kind == found.kind) {
                Some((_, count)) => *count += spans.len(),
                None => kinds.push((found.kind, spans.len())),
            }
            places[*article].extend(spans.iter().cloned());
            linked.push(LinkedEntity {
                article: doc.article.id.clone(),
                entity: *entity as u32,
                name: found.name.clone(),
                count: spans.len() as u32,
            });
            self.of[*article][*entity] = Some(id);
        }
        for spans in &mut places {
            spans.sort_by_key(|span: &Span| (span.start, span.end));
        }
        let mut kind = (named[members[0]].kind, 0);
        for found in kinds {
            if found.1 > kind.1 {
                kind = found;
            }
        }
        let known = members.iter().find_map(|&member| named[member].known);
        let name = known.map_or_else(
            || {
                fullest(
                    members
                        .iter()
                        .map(|&member| (candidates[member].written[0], &*named[member].names[0])),
                )
            },
            |known| given.canonical[known as usize].to_owned(),
        );
        for form in &forms {
            for key in form.keys(kind.0 == MentionKind::Person) {
                let links = self.by_key.entry(key).or_default();
                if links.last() != Some(&id) {
                    links.push(id);
                }
            }
        }
        self.records.push(EntityLink {
            id,
            name,
            kind: kind.0,
            variants: variants.into(),
            roles: roles.into(),
            articles: places.iter().filter(|spans| !spans.is_empty()).count() as u32,
            members: linked.into(),
            rule: rule(known.is_some(), members.len(), kind.0, &forms).into(),
        });
        self.places.push(places);
        self.names.push(forms);
    }

    /// The link of entity `entity` of article `article`.
    pub(super) fn of(&self, article: usize, entity: u32) -> Option<u32> {
        self.of.get(article)?.get(entity as usize).copied().flatten()
    }

    /// The one link that a name of somebody or some body fits; none where two do.
    pub(super) fn named(&self, name: &Name) -> Option<u32> {
        if name.words.is_empty() || name.description {
            return None;
        }
        let mut near: Vec<u32> = [true, false]
            .into_iter()
            .flat_map(|person| name.keys(person))
            .filter_map(|key| self.by_key.get(&key))
            .filter(|links| links.len() <= MOST_NAMESAKES)
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        let fits = |&link: &u32| {
            let names = &self.names[link as usize];
            let person = self.records[link as usize].kind == MentionKind::Person;
            names.iter().any(|other| {
                if person { name.person(other) == Likeness::Same } else { name.thing(other) }
            }) && !(person && name.person(&names[0]) == Likeness::Different)
        };
        near.retain(fits);
        if near.len() > 1 {
            let bears =
                |link: &u32| self.names[*link as usize].iter().any(|other| other.full == name.full);
            if near.iter().any(bears) {
                near.retain(bears);
            }
        }
        match near[..] {
            [only] => Some(only),
            _ => None,
        }
    }
}

/// The user's names, looked up by their folded words.
struct Given<'n> {
    canonical: Vec<&'n str>,
    by_words: HashMap<String, u32>,
}

impl<'n> Given<'n> {
    fn new(names: &'n NameMap) -> Self {
        let mut given = Self { canonical: Vec::new(), by_words: HashMap::new() };
        for (number, (canonical, variants)) in names.iter().enumerate() {
            given.canonical.push(canonical);
            for form in std::iter::once(canonical).chain(variants) {
                given.by_words.entry(words(form)).or_insert(number as u32);
            }
        }
        given
    }

    fn of(&self, written: &[&str]) -> Option<u32> {
        if self.canonical.is_empty() {
            return None;
        }
        written.iter().find_map(|form| self.by_words.get(&words(form)).copied())
    }
}

fn words(form: &str) -> String {
    form.split_whitespace().map(folded).collect::<Vec<_>>().join(" ")
}

fn push_new<'s>(all: &mut Vec<String>, new: impl Iterator<Item = &'s str>) {
    for form in new {
        if !all.iter().any(|known| known == form) {
            all.push(form.to_owned());
        }
    }
}

/// The name to call somebody by: of two words or more, the one that most articles use; of these the one of most words,
/// then the one of most letters (diacritics kept), then the first of the alphabet: the order of the articles decides nothing. A description only where nobody
/// gives a name.
pub(super) fn fullest<'s>(names: impl Iterator<Item = (&'s str, &'s Name)>) -> String {
    let mut uses: BTreeMap<&str, (&Name, usize)> = BTreeMap::new();
    for (written, name) in names {
        uses.entry(written).or_insert((name, 0)).1 += 1;
    }
    let rank = |(written, (name, uses)): &(&str, (&Name, usize))| {
        let letters = written.len();
        (!name.description, name.words.len().min(2), *uses, name.full.len(), letters)
    };
    let mut best: Option<(&str, (&Name, usize))> = None;
    for candidate in uses {
        if best.as_ref().is_none_or(|best| rank(&candidate) > rank(best)) {
            best = Some(candidate);
        }
    }
    best.map_or_else(String::new, |(written, _)| written.to_owned())
}

fn rule(user: bool, members: usize, kind: MentionKind, names: &[Arc<Name>]) -> &'static str {
    if user {
        "user"
    } else if members == 1 {
        "alone"
    } else if names.iter().all(|name| name.full == names[0].full) {
        "same-name"
    } else if kind == MentionKind::Person {
        "person-name"
    } else if names.iter().all(|name| alias(name).is_some() && alias(name) == alias(&names[0])) {
        "alias"
    } else {
        "thing-name"
    }
}
