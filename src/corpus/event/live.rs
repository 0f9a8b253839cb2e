//! The articles of the last days, how alike they are, and the clusters they make.

use super::{
    DAY, EventOptions, UNDATED,
    likeness::{Vector, likenesses},
    vector::{Term, Terms},
};
use crate::record::{Article, EventCluster, Moment};
use foldhash::{HashMap, HashMapExt, HashSet};
use rayon::prelude::*;
use serde::{Deserialize, Serialize, Serializer};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
};

/// How much more a name counts.
const NAME: f64 = 1.8;
/// Likenesses are whole millionths, so that sums do not depend on their order.
pub(super) const ONE: f64 = 1e6;
/// Terms of an article that are compared: the weightiest.
const TERMS: usize = 400;
/// Of how many articles a rare name may stand in one, and number that it may always stand in.
const RARE: (u32, u32) = (8, 12);
/// For how long an article may still move to another event, in seconds.
const OPEN: i64 = 3 * DAY;
/// Names that are shown of an event.
const SHOWN: usize = 8;

/// An article of the stream.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Member {
    id: String,
    source: Option<String>,
    title: Option<String>,
    published: Option<Moment>,
    /// Seconds since 1970.
    at: i64,
    terms: Terms,
}

impl Member {
    pub(super) fn new(article: &Article, at: i64, terms: Terms) -> Self {
        Self {
            id: article.id.clone(),
            source: article.source.clone(),
            title: article.title.clone().or_else(|| headline(&article.text)),
            published: article.published,
            at,
            terms,
        }
    }

    /// Whether its time, read from a file, lies in bounds.
    pub(super) fn is_sound(&self) -> bool {
        in_bounds(self.at)
    }

    pub(super) const fn day(&self) -> i64 {
        self.at.div_euclid(DAY)
    }

    /// Articles are taken in this order, whatever the order in which they came.
    pub(super) fn order(&self) -> (i64, &str, &Terms) {
        (self.at, &self.id, &self.terms)
    }
}

/// An article that is still compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Recent {
    /// Number of the article over the stream.
    pub(super) number: u32,
    pub(super) at: i64,
    terms: Vec<Term>,
}

/// The vectors of the articles of the window, and the number of articles by whose frequencies they were made.
///
/// Made from the rest and not kept in files: two streams are equal whether it is there or not.
#[derive(Clone, Debug, Default)]
struct Vectors {
    counted: u32,
    by_number: BTreeMap<u32, Vector>,
}

impl PartialEq for Vectors {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Whether no sum or difference of such times, in seconds, can overflow.
fn in_bounds(at: i64) -> bool {
    at.abs() <= UNDATED.abs()
}

/// What is kept of every article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Past {
    id: String,
    source: Option<String>,
    title: Option<String>,
    published: Option<Moment>,
    at: i64,
    names: Vec<String>,
    cluster: u32,
    /// Sum of its likenesses to others.
    central: i64,
}

/// The clusters and what new articles are compared with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Live {
    /// Number of articles that the frequencies were counted on.
    counted: u32,
    /// In how many articles a term stands.
    #[serde(serialize_with = "in_order")]
    frequencies: HashMap<u64, u32>,
    past: Vec<Past>,
    /// Articles of the window, by number.
    recent: Vec<Recent>,
    /// Articles that are alike: the later, the earlier, and how much in millionths.
    links: Vec<(u32, u32, i64)>,
    #[serde(skip)]
    vectors: Vectors,
}

/// Writes a map by its keys, so that equal streams are equal files.
fn in_order<S: Serializer>(map: &HashMap<u64, u32>, serializer: S) -> Result<S::Ok, S::Error> {
    map.iter().collect::<BTreeMap<_, _>>().serialize(serializer)
}

impl Live {
    pub(super) fn len(&self) -> usize {
        self.past.len()
    }

    /// Whether numbers read from a file name articles that are there and lie in bounds that sums of them keep.
    pub(super) fn is_sound(&self) -> bool {
        let count = self.past.len() as u32;
        let there = |number: u32| number < count;
        let past = self.past.iter().all(|past| {
            there(past.cluster) && in_bounds(past.at) && past.central.abs() < i64::MAX / 4
        });
        let recent = self.recent.iter().all(|recent| there(recent.number) && in_bounds(recent.at));
        let links = self
            .links
            .iter()
            .all(|&(a, b, likeness)| there(a) && there(b) && (0..=ONE as i64).contains(&likeness));
        let frequencies = self.frequencies.values().all(|&frequency| frequency <= self.counted);
        past && recent && links && frequencies && self.counted == count
    }

    /// Counts the terms of an article.
    pub(super) fn count(&mut self, member: &Member) {
        self.counted += 1;
        for term in &member.terms.terms {
            *self.frequencies.entry(term.key).or_default() += 1;
        }
    }

    /// Takes in the articles of one day, which are counted already, in order; they are compared, not joined yet.
    pub(super) fn tick(&mut self, members: Vec<Member>, options: &EventOptions) {
        let window = (options.window_hours * 3600.0) as i64;
        let latest = members.iter().map(|member| member.at).max().unwrap_or(UNDATED);
        let first = self.past.len() as u32;
        let mut fresh = Vec::with_capacity(members.len());
        for (place, member) in members.into_iter().enumerate() {
            let number = first + place as u32;
            let names = self.shown(&member.terms);
            fresh.push(Recent { number, at: member.at, terms: member.terms.terms });
            self.past.push(Past {
                id: member.id,
                source: member.source,
                title: member.title,
                published: member.published,
                at: member.at,
                names,
                cluster: number,
                central: 0,
            });
        }
        self.recent.retain(|recent| latest.saturating_sub(recent.at) <= window);
        let before = self.recent.len();
        self.recent.append(&mut fresh);
        let vectors = self.vectors();
        let likenesses = likenesses(&self.recent, &vectors, before, window);
        let numbers = self.recent.iter().map(|recent| recent.number);
        self.vectors = Vectors { counted: self.counted, by_number: numbers.zip(vectors).collect() };
        for (recent, like) in self.recent[before..].iter().zip(likenesses) {
            for (other, likeness) in like {
                self.past[other as usize].central += likeness;
                self.past[recent.number as usize].central += likeness;
                self.links.push((recent.number, other, likeness));
            }
        }
    }

    /// Joins what was compared in the last days. What is younger than [`OPEN`] is told apart anew, now that more is
    /// known; older articles stay together.
    pub(super) fn settle(&mut self, options: &EventOptions) {
        let latest = self.recent.iter().map(|recent| recent.at).max().unwrap_or(UNDATED);
        for recent in self.recent.iter().filter(|recent| latest - recent.at < OPEN) {
            self.past[recent.number as usize].cluster = recent.number;
        }
        let there: HashSet<u32> = self.recent.iter().map(|recent| recent.number).collect();
        self.links.retain(|(a, b, _)| there.contains(a) && there.contains(b));
        let members: Vec<u32> = self.recent.iter().map(|recent| recent.number).collect();
        self.link(&members, options);
    }

    /// Joins all that was ever compared.
    pub(super) fn settle_all(&mut self, options: &EventOptions) {
        let members: Vec<u32> = (0..self.past.len() as u32).collect();
        self.link(&members, options);
    }

    /// The vectors of the window. All are made anew where more articles were counted: what was the first word on an event
    /// is its name the day after.
    fn vectors(&mut self) -> Vec<Vector> {
        let mut known = std::mem::take(&mut self.vectors);
        if known.counted != self.counted {
            known.by_number.clear();
        }
        let known: Vec<Option<Vector>> =
            self.recent.iter().map(|recent| known.by_number.remove(&recent.number)).collect();
        let made = self.recent.par_iter().zip(known);
        made.map(|(recent, known)| known.unwrap_or_else(|| self.vector(&recent.terms))).collect()
    }

    fn vector(&self, terms: &[Term]) -> Vector {
        let all = f64::from(self.counted + 1);
        let rare = self.counted / RARE.0;
        let mut names = Vec::new();
        let mut weights: Vec<(u64, f64)> = terms
            .iter()
            .filter_map(|term| {
                let frequency = self.frequencies.get(&term.key).copied().unwrap_or(1);
                if term.name && frequency <= rare.max(RARE.1) {
                    names.push(term.key);
                }
                // A term of one article alone makes nothing alike.
                let weight = (1.0 + f64::from(term.count).ln()) * (all / f64::from(frequency)).ln();
                let weight = if term.name { NAME * weight } else { weight };
                (frequency > 1).then_some((term.key, weight))
            })
            .collect();
        weights.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        weights.truncate(TERMS);
        weights.sort_unstable_by_key(|&(key, _)| key);
        let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        for (_, weight) in &mut weights {
            *weight /= length.max(f64::MIN_POSITIVE);
        }
        Vector { weights, names }
    }

    /// The names of an article that say most about it, the rarest first.
    fn shown(&self, terms: &Terms) -> Vec<String> {
        let mut names: Vec<(u32, &String)> = terms
            .names
            .iter()
            .map(|(key, name)| (self.frequencies.get(key).copied().unwrap_or(1), name))
            .filter(|&(frequency, _)| frequency > 1)
            .collect();
        names.sort();
        names.into_iter().take(2 * SHOWN).map(|(_, name)| name.clone()).collect()
    }

    /// Joins clusters, the most alike first, while the average likeness of those `members` that are in them reaches the
    /// threshold.
    fn link(&mut self, members: &[u32], options: &EventOptions) {
        let threshold = (options.threshold * ONE) as i64;
        let mut sizes: BTreeMap<u32, i64> = BTreeMap::new();
        let mut sums: BTreeMap<u32, HashMap<u32, i64>> = BTreeMap::new();
        for &member in members {
            *sizes.entry(self.past[member as usize].cluster).or_default() += 1;
        }
        for &(one, other, likeness) in &self.links {
            let own = self.past[one as usize].cluster;
            let theirs = self.past[other as usize].cluster;
            if theirs != own {
                *sums.entry(own).or_default().entry(theirs).or_default() += likeness;
                *sums.entry(theirs).or_default().entry(own).or_default() += likeness;
            }
        }
        let average = |sum: i64, a: i64, b: i64| sum / (a * b);
        let mut heap: BinaryHeap<(i64, Reverse<u32>, Reverse<u32>)> = BinaryHeap::new();
        for (&a, others) in &sums {
            for (&b, &sum) in others.iter().filter(|&(&b, _)| a < b) {
                let likeness = average(sum, sizes[&a], sizes[&b]);
                if likeness >= threshold {
                    heap.push((likeness, Reverse(a), Reverse(b)));
                }
            }
        }
        let mut joined: HashMap<u32, u32> = HashMap::new();
        while let Some((likeness, Reverse(a), Reverse(b))) = heap.pop() {
            let current = sums.get(&a).and_then(|others| others.get(&b)).copied();
            let (Some(sum), Some(&m), Some(&n)) = (current, sizes.get(&a), sizes.get(&b)) else {
                continue;
            };
            if average(sum, m, n) != likeness {
                continue;
            }
            // The earlier cluster keeps its number.
            sizes.remove(&b);
            sizes.insert(a, m + n);
            joined.insert(b, a);
            for (other, sum) in sums.remove(&b).unwrap_or_default() {
                if let Some(others) = sums.get_mut(&other) {
                    others.remove(&b);
                }
                if other != a {
                    *sums.entry(a).or_default().entry(other).or_default() += sum;
                    *sums.entry(other).or_default().entry(a).or_default() += sum;
                }
            }
            for (&other, &sum) in sums.get(&a).into_iter().flatten() {
                let likeness = average(sum, m + n, sizes[&other]);
                if likeness >= threshold {
                    heap.push((likeness, Reverse(a.min(other)), Reverse(a.max(other))));
                }
            }
        }
        if joined.is_empty() {
            return;
        }
        let root = |mut cluster: u32| {
            while let Some(&next) = joined.get(&cluster) {
                cluster = next;
            }
            cluster
        };
        for past in &mut self.past {
            past.cluster = root(past.cluster);
        }
    }

    /// The clusters, numbered anew or with the number of their first article.
    pub(super) fn clusters(&self, renumber: bool) -> Vec<EventCluster> {
        let mut groups: BTreeMap<u32, Vec<&Past>> = BTreeMap::new();
        for past in &self.past {
            groups.entry(past.cluster).or_default().push(past);
        }
        let mut groups: Vec<(u32, Vec<&Past>)> = groups.into_iter().collect();
        for (_, members) in &mut groups {
            members.sort_by_key(|past| (past.at == UNDATED, past.at));
        }
        if renumber {
            groups.sort_by_key(|(id, members)| (members[0].at == UNDATED, members[0].at, *id));
        }
        groups
            .into_iter()
            .enumerate()
            .map(|(place, (id, members))| {
                record(if renumber { place as u32 } else { id }, &members)
            })
            .collect()
    }
}

fn record(id: u32, members: &[&Past]) -> EventCluster {
    let mut sources: Vec<String> = Vec::new();
    // By their last words: one report has the whole name, another the surname.
    let mut names: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for past in members {
        if let Some(source) = &past.source
            && !sources.contains(source)
        {
            sources.push(source.clone());
        }
        for name in &past.names {
            *names.entry(last_word(name)).or_default().entry(name).or_default() += 1;
        }
    }
    let rank = |last: &str| {
        members
            .iter()
            .filter_map(|past| past.names.iter().position(|own| last_word(own) == last))
            .sum::<usize>()
    };
    let mut names: Vec<(Reverse<usize>, usize, &str)> = names
        .into_iter()
        .filter_map(|(last, forms)| {
            let count = forms.values().sum::<usize>();
            // As most write it, the longest where that is open.
            let form =
                forms.iter().max_by_key(|&(form, count)| (*count, form.len(), Reverse(*form)));
            let (form, _) = form.filter(|_| 2 * count >= members.len())?;
            Some((Reverse(count), rank(last) / count, *form))
        })
        .collect();
    names.sort_unstable();
    let title = members
        .iter()
        .enumerate()
        .max_by_key(|(place, past)| (past.title.is_some(), past.central, Reverse(*place)))
        .and_then(|(_, past)| past.title.clone());
    EventCluster {
        id,
        articles: members.iter().map(|past| past.id.clone()).collect(),
        sources: sources.into(),
        first_published: members.iter().find_map(|past| past.published),
        last_published: members.iter().rev().find_map(|past| past.published),
        title,
        names: names.into_iter().take(SHOWN).map(|(_, _, name)| name.to_owned()).collect(),
        rule: if members.len() > 1 { "average-link" } else { "alone" }.into(),
    }
}

/// The first line of a text that has no title, where it is a headline by its form: a few words without a stop, and what
/// follows is no continuation of it.
fn headline(text: &str) -> Option<String> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (first, next) = (lines.next()?, lines.next()?);
    let words = first.split_whitespace().count();
    let formed = (3..=16).contains(&words)
        && first
            .starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '\u{201c}' | '\u{2018}'))
        && !first.ends_with(['.', ',', ';', ':', '!', '\u{2026}'])
        && !first.ends_with(|c: char| c.is_ascii_digit())
        && !first.contains(". ")
        && !first.starts_with("By ")
        && !next.starts_with(char::is_lowercase);
    formed.then(|| first.to_owned())
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_of_a_text_without_a_title_may_be_its_headline() {
        let found = headline("Ferry sinks off Halve\n\nThe ferry sank on Monday.");
        assert_eq!(found.as_deref(), Some("Ferry sinks off Halve"));
        for text in [
            "The ferry sank on Monday.\nDivers came.",
            "The ferry of Halve, which sank on Monday with all its\nengines, was raised.",
            "By Ada Venn and Piet Oss\nThe ferry sank.",
            "Published: 12 March 2026\nThe ferry sank.",
            "Ferry sinks off Halve",
            "",
        ] {
            assert_eq!(headline(text), None, "{text}");
        }
    }
}
