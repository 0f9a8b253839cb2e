//! From linked values to records.

use super::{
    Link, Material,
    status::equal,
    value::{Unit, Value},
};
use crate::{
    compare::statement::Pair,
    record::{Fact, FactKind, FactStatus, FactValue, Number},
};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// Below this a number that a hyphen ties to its noun is no news by itself.
const SMALL: f64 = 10.0;
/// Words that tell what a fact is about.
const ABOUT: usize = 4;

pub(super) fn rows(
    material: &Material<'_>,
    links: &[Link],
    pairs: &[Pair],
    ranges: &[Range<usize>],
) -> Vec<Fact> {
    let mut root: Vec<usize> = (0..material.values.len()).collect();
    for link in links {
        let (a, b) = (find(&mut root, link.a), find(&mut root, link.b));
        root[a.max(b)] = a.min(b);
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for number in 0..material.values.len() {
        groups.entry(find(&mut root, number)).or_default().push(number);
    }
    let mut gravest: HashMap<usize, &Link> = HashMap::new();
    for link in links {
        let place = find(&mut root, link.a);
        let known = gravest.entry(place).or_insert(link);
        if (gravity(link.status), link.rule) > (gravity(known.status), known.rule) {
            *known = link;
        }
    }
    let doubtful = doubtful(material, pairs, ranges);
    groups
        .into_iter()
        .filter_map(|(first, members)| {
            let (status, rule) = match gravest.get(&first) {
                Some(link) => (link.status, link.rule),
                None if is_telling(material, first) && !doubtful.contains(&first) => {
                    (FactStatus::OnlyOne, "no-counterpart")
                }
                None => return None,
            };
            Some((members, status, rule))
        })
        .enumerate()
        .map(|(id, (members, status, rule))| fact(material, id as u32, &members, status, rule))
        .collect()
}

fn find(root: &mut [usize], mut number: usize) -> usize {
    while root[number] != number {
        root[number] = root[root[number]];
        number = root[number];
    }
    number
}

const fn gravity(status: FactStatus) -> u8 {
    match status {
        FactStatus::OnlyOne => 0,
        FactStatus::Agree => 1,
        FactStatus::Compatible => 2,
        FactStatus::Update => 3,
        FactStatus::Conflict => 4,
    }
}

/// Values whose sentence another report tells too, with a value of that kind and unit: they may be one or not.
fn doubtful(material: &Material<'_>, pairs: &[Pair], ranges: &[Range<usize>]) -> HashSet<usize> {
    let mut found = HashSet::new();
    for pair in pairs {
        for a in ranges[pair.a].clone() {
            for b in ranges[pair.b].clone() {
                let (x, y) = (&material.values[a], &material.values[b]);
                if x.kind == y.kind && (x.unit == y.unit || x.toll.is_some() && x.toll == y.toll) {
                    found.extend([a, b]);
                }
            }
        }
    }
    found
}

/// Whether a value that no other report has is worth telling: a number with a unit, which no other report gives
/// anywhere, and more than a couple of things.
fn is_telling(material: &Material<'_>, number: usize) -> bool {
    let value = &material.values[number];
    let Some(low) = value.low.filter(|_| value.tie.is_none() && !value.ordinal) else {
        return false;
    };
    let counted = value.toll.is_some() || value.unit != Unit::None;
    let large = value.kind != FactKind::Count || value.toll.is_some() || low >= 3.0;
    // "a three-man crew": small ones say what kind of thing it is.
    let written = value.span.of(material.context.docs[value.article].text());
    let kind = value.kind == FactKind::Count && low < SMALL && written.contains('-');
    counted
        && large
        && !kind
        && !material.values.iter().any(|other| {
            other.article != value.article
                && other.kind == value.kind
                && other.unit == value.unit
                && equal(value, other)
        })
}

fn fact(
    material: &Material<'_>,
    id: u32,
    members: &[usize],
    status: FactStatus,
    rule: &'static str,
) -> Fact {
    let mut values: Vec<&Value> = members.iter().map(|&number| &material.values[number]).collect();
    values.sort_by_key(|value| (value.article, value.span));
    let articles: BTreeSet<usize> = values.iter().map(|value| value.article).collect();
    let about = about(material, &values);
    let slot = values
        .iter()
        .filter_map(|value| value.toll)
        .min()
        .map(str::to_owned)
        .or_else(|| {
            values
                .iter()
                .map(|value| &value.unit_name)
                .filter(|name| !name.is_empty())
                .min()
                .cloned()
        })
        .unwrap_or_else(|| about.first().cloned().unwrap_or_default());
    Fact {
        id,
        kind: values[0].kind,
        slot,
        about: about.into(),
        status,
        articles: articles.len() as u32,
        values: values.iter().map(|value| row(material, value)).collect(),
        rule: rule.into(),
    }
}

/// The words around the values that most of them share, the weightiest first.
fn about(material: &Material<'_>, values: &[&Value]) -> Vec<String> {
    let mut counted: BTreeMap<u32, (usize, u32)> = BTreeMap::new();
    for value in values {
        for &(feature, weight) in &value.bag.items {
            let known = counted.entry(feature).or_insert((0, weight));
            known.0 += 1;
        }
    }
    let least = if values.len() > 1 { 2 } else { 1 };
    let mut words: Vec<(usize, u32, String)> = counted
        .into_iter()
        .filter(|(_, (count, _))| *count >= least)
        .map(|(feature, (count, weight))| {
            (count, weight, material.features.label(feature).to_lowercase())
        })
        .filter(|(_, _, label)| !label.is_empty())
        .collect();
    words.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then_with(|| a.2.cmp(&b.2)));
    words.into_iter().take(ABOUT).map(|(_, _, label)| label).collect()
}

fn row(material: &Material<'_>, value: &Value) -> FactValue {
    let doc = &material.context.docs[value.article];
    let span = doc.span(value.span);
    let line = material.readings[value.article].lines[value.line].span;
    let quote = value.quote.and_then(|quote| doc.quotes.get(quote));
    FactValue {
        article: doc.article.id.clone(),
        start: span.start,
        end: span.end,
        text: span.text,
        value: value.norm.clone(),
        number: value.low.map(Number::new),
        high: value.high.map(Number::new),
        bound: value.low.map(|_| value.bound),
        as_of: value.as_of.as_ref().map(|as_of| as_of.value.clone()),
        voice: value.voice,
        speaker_name: quote.and_then(|quote| quote.speaker_name.clone()),
        sentence_start: doc.offsets.character(doc.text(), line.start),
        sentence_end: doc.offsets.character(doc.text(), line.end),
    }
}
