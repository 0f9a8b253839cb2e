//! Who holds which office or role, wherever a report tells it. No sentences need to align for these.

use super::{
    Link,
    beside::{Beside, Told},
    office::{Rank, Side},
    rival,
    value::{Finder, Value},
};
use crate::{
    compare::{Context, vocabulary::Vocabulary},
    record::{FactKind, FactStatus, StatementVoice},
};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::{cmp::Reverse, collections::BTreeMap};

/// Facts told of one person, and places of one fact in one report.
const MOST_ROLES: usize = 3;
const MOST_PLACES: usize = 4;

/// What the reports tell of people: values to be added to those of the sentences, numbered from `first`, and how they
/// stand to each other.
pub(super) fn people(
    context: &Context<'_>,
    finders: &[Finder<'_>],
    first: usize,
    vocabulary: &Vocabulary,
) -> (Vec<Value>, Vec<Link>) {
    let told = told(context);
    let mut people = People { finders, first, vocabulary, values: Vec::new(), links: Vec::new() };
    let rivals = rival::rivals(&told);
    for rival in &rivals {
        people.push(&told, &rival.places, FactStatus::Conflict, "exclusive-office", rival.slot);
    }
    for group in agreeing(&told) {
        let opposed = |place: &usize| {
            rivals.iter().any(|rival| {
                rival.places.iter().any(|&other| {
                    let (a, b) = (&told[other], &told[*place]);
                    (a.article, a.mention) == (b.article, b.mention)
                })
            })
        };
        if !group.iter().any(opposed) {
            let slot = slot(&told, &group);
            people.push(&told, &group, FactStatus::Agree, "same-person", &slot);
        }
    }
    (people.values, people.links)
}

struct People<'a> {
    finders: &'a [Finder<'a>],
    first: usize,
    vocabulary: &'a Vocabulary,
    values: Vec<Value>,
    links: Vec<Link>,
}

impl People<'_> {
    /// Adds one fact with a value for each of the places.
    fn push(
        &mut self,
        told: &[Told],
        places: &[usize],
        status: FactStatus,
        rule: &'static str,
        slot: &str,
    ) {
        let from = self.values.len();
        for &place in places {
            let told = &told[place];
            let finder = &self.finders[told.article];
            let made = finder.value(told.span, FactKind::Person, self.vocabulary);
            let Some(mut value) = made else { continue };
            let mention = &finder.doc.mentions[told.mention];
            let entity = finder.doc.entities.get(mention.entity as usize);
            entity.map_or(&mention.text, |entity| &entity.name).clone_into(&mut value.norm);
            if status == FactStatus::Conflict {
                value.norm = format!("{}, {}", value.norm, told.role.phrase);
            }
            value.thing = Some(told.link);
            value.tie = Some(String::new());
            slot.clone_into(&mut value.unit_name);
            self.values.push(value);
        }
        // What a speaker calls somebody may be of another time.
        let quoted = |value: &Value| value.voice == StatementVoice::Quoted;
        if status == FactStatus::Conflict && self.values[from..].iter().any(quoted) {
            self.values.truncate(from);
            return;
        }
        let one = self.values[from..].first().map(|value| value.article);
        if self.values[from..].iter().all(|value| Some(value.article) == one) {
            self.values.truncate(from);
            return;
        }
        for number in from + 1..self.values.len() {
            self.links.push(Link { a: self.first + from, b: self.first + number, status, rule });
        }
    }
}

/// The places at which several reports give one person one role: the roles that most reports give first.
fn agreeing(told: &[Told]) -> Vec<Vec<usize>> {
    let mut people: BTreeMap<u32, BTreeMap<(&str, Rank), Vec<usize>>> = BTreeMap::new();
    for (place, one) in told.iter().enumerate() {
        let roles = people.entry(one.link).or_default();
        roles.entry((&one.role.head, one.role.rank)).or_default().push(place);
    }
    let mut found = Vec::new();
    for roles in people.into_values() {
        let ranked: Vec<(&str, Rank, Vec<usize>)> =
            roles.iter().map(|(&(head, rank), places)| (head, rank, places.clone())).collect();
        let mut groups: Vec<Vec<usize>> = roles
            .into_iter()
            .filter(|((head, _), _)| *head != "seat")
            .map(|(_, places)| places)
            .filter(|places| is_shared(told, places))
            .collect();
        if groups.is_empty() {
            groups = whenever(told, &ranked);
        }
        // "the head of the guild", "a guild leader", "who leads the guild"
        let most = groups.iter().map(|places| articles(told, places)).max();
        let wider = |places: &Vec<usize>| Some(articles(told, places)) == most;
        let leads = |places: &Vec<usize>| told[places[0]].role.head == "leads";
        if let Some(all) = groups.iter().position(|places| leads(places) && wider(places))
            && groups.iter().all(|places| leads(places) || told[places[0]].faint || !wider(places))
        {
            found.push(distinct(told, &groups[all]));
            continue;
        }
        let strong = groups.iter().any(|places| !told[places[0]].faint);
        groups.retain(|places| !strong || !told[places[0]].faint);
        // Ties by the words of the role, whatever the order of the reports.
        let phrase =
            |places: &[usize]| places.iter().map(|&place| told[place].role.phrase.clone()).min();
        groups.sort_by_cached_key(|places| {
            (Reverse((articles(told, places), places.len())), phrase(places))
        });
        groups.truncate(if strong { MOST_ROLES } else { 1 });
        found.extend(groups.into_iter().map(|places| distinct(told, &places)));
    }
    found
}

/// The places of an office that one report has somebody hold, and another says that he has left or will take up.
fn whenever(told: &[Told], roles: &[(&str, Rank, Vec<usize>)]) -> Vec<Vec<usize>> {
    let mut heads: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (head, rank, places) in roles {
        if *rank != Rank::Deputy && *head != "seat" {
            heads.entry(head).or_default().extend(places);
        }
    }
    heads
        .into_values()
        .map(|mut places| {
            places.sort_unstable();
            places
        })
        .filter(|places| is_shared(told, places))
        .collect()
}

/// Whether two reports give the role, and nobody leads both sides of a house.
fn is_shared(told: &[Told], places: &[usize]) -> bool {
    let side = |wanted: Side| places.iter().any(|&place| told[place].role.side == Some(wanted));
    articles(told, places) > 1 && !(side(Side::Majority) && side(Side::Minority))
}

fn articles(told: &[Told], places: &[usize]) -> usize {
    let mut articles: Vec<usize> = places.iter().map(|&place| told[place].article).collect();
    articles.dedup();
    articles.len()
}

/// The first places of each report: each wording once.
fn distinct(told: &[Told], places: &[usize]) -> Vec<usize> {
    let mut seen: HashSet<(usize, &str, usize)> = HashSet::new();
    let mut counts: HashMap<usize, usize> = HashMap::new();
    let mut found = Vec::new();
    for &place in places {
        let one = &told[place];
        let count = counts.entry(one.article).or_default();
        if *count < MOST_PLACES && seen.insert((one.article, &one.role.phrase, one.span.len())) {
            *count += 1;
            found.push(place);
        }
    }
    found
}

/// The fullest name of the role that a report gives.
fn slot(told: &[Told], places: &[usize]) -> String {
    let phrases = places.iter().map(|&place| told[place].role.phrase.as_str());
    phrases.max_by_key(|phrase| (phrase.len(), Reverse(*phrase))).unwrap_or_default().to_owned()
}

/// Every role that a report tells of a person whom it names, in the order of the reports and of the text.
fn told(context: &Context<'_>) -> Vec<Told> {
    let mut found = Vec::new();
    let mut labels = context.labels;
    for (article, doc) in context.docs.iter().enumerate() {
        let from = found.len();
        let mut beside = Beside { context, article, doc, shared: None, found: &mut found };
        for mention in 0..doc.mentions.len() {
            beside.read(mention);
        }
        // Labels come in the order of the reports.
        let own = labels.partition_point(|label| label.article == doc.article.id);
        beside.labels(&labels[..own]);
        labels = &labels[own..];
        found[from..].sort_by_key(|told| told.span.start);
    }
    found
}
