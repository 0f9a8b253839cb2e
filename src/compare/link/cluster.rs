//! Puts together what names say is one.

use crate::compare::name::{Likeness, Name};
use crate::record::MentionKind;
use foldhash::{HashMap, HashMapExt};
use std::sync::Arc;

/// Something with its names, as one article has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::compare) struct Named {
    /// All its names, the fullest first.
    pub(in crate::compare) names: Vec<Arc<Name>>,
    pub(in crate::compare) kind: MentionKind,
    /// What it is known to be, whatever its names say: equal ones are one, different ones are not.
    pub(in crate::compare) known: Option<u32>,
}

/// A cluster in the making.
#[derive(Default)]
struct Cluster {
    members: Vec<usize>,
    /// Members whose names no earlier one has.
    distinct: Vec<usize>,
}

/// A key that leads to more clusters than this leads to none: a name is not weighed against thousands of namesakes.
pub(super) const MOST_NAMESAKES: usize = 256;

/// Clusters of `named`, each in order, in the order of their first members; and whether some key led to so many that it
/// was left out.
///
/// Long names are placed first, for a surname alone needs them to choose from. A name joins the one cluster that fits:
/// where two fit, the one whose members bear the very same short name; where that leaves two, it joins neither.
pub(in crate::compare) fn clusters(named: &[Named]) -> (Vec<Vec<usize>>, bool) {
    let mut order: Vec<usize> = (0..named.len()).collect();
    order.sort_by_key(|&number| {
        let longest = named[number].names.iter().map(|name| name.words.len()).max().unwrap_or(0);
        (named[number].known.is_none(), std::cmp::Reverse(longest.min(2)), number)
    });
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_known: HashMap<u32, usize> = HashMap::new();
    let mut crowded = false;
    for number in order {
        let one = &named[number];
        let mut keys: Vec<String> =
            one.names.iter().flat_map(|name| name.keys(is_person(one))).collect();
        keys.sort_unstable();
        keys.dedup();
        let found = if let Some(known) = one.known {
            by_known.get(&known).copied()
        } else {
            let mut near: Vec<usize> = Vec::new();
            for places in keys.iter().filter_map(|key| by_key.get(key)) {
                if places.len() > MOST_NAMESAKES {
                    crowded = true;
                } else {
                    near.extend(places);
                }
            }
            near.sort_unstable();
            near.dedup();
            let mut fitting: Vec<usize> =
                near.into_iter().filter(|&place| fits(&clusters[place], one, named)).collect();
            if fitting.len() > 1 {
                let bears = |place: &usize| {
                    clusters[*place].distinct.iter().any(|&member| {
                        named[member].names.iter().any(|name| name.words == one.names[0].words)
                    })
                };
                if fitting.iter().any(bears) {
                    fitting.retain(bears);
                }
            }
            match fitting[..] {
                [only] => Some(only),
                _ => None,
            }
        };
        let place = found.unwrap_or_else(|| {
            clusters.push(Cluster::default());
            clusters.len() - 1
        });
        if let Some(known) = one.known {
            by_known.insert(known, place);
        }
        let cluster = &mut clusters[place];
        cluster.members.push(number);
        if !cluster.distinct.iter().any(|&other| named[other] == *one) {
            cluster.distinct.push(number);
        }
        for key in keys {
            let places = by_key.entry(key).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
    }
    let mut found: Vec<Vec<usize>> = clusters.into_iter().map(|cluster| cluster.members).collect();
    for members in &mut found {
        members.sort_unstable();
    }
    found.sort_unstable();
    (found, crowded)
}

/// Whether one agrees with a member and clashes with none.
fn fits(cluster: &Cluster, one: &Named, named: &[Named]) -> bool {
    cluster.distinct.iter().any(|&member| agree(&named[member], one))
        && !cluster.distinct.iter().any(|&member| clash(&named[member], one))
}

fn is_person(named: &Named) -> bool {
    named.kind == MentionKind::Person
}

/// Whether two are one: people by the rules of names, things of one kind by the rules of things, others by equal names.
/// Reports disagree on the kind of a thing more often than two things share a name; only one word may be a person here
/// and a place there.
fn agree(a: &Named, b: &Named) -> bool {
    // A short name of one that is a short name of the other too says nothing while both have fuller ones.
    let pairs = a.names.iter().take(1).flat_map(|x| b.names.iter().map(move |y| (x, y)));
    let others = b.names.iter().take(1).flat_map(|y| a.names.iter().map(move |x| (x, y)));
    pairs.chain(others).any(|(x, y)| match (is_person(a), is_person(b)) {
        (true, true) => x.person(y) == Likeness::Same,
        (false, false) if a.kind == b.kind => x.thing(y),
        (false, false) => !x.full.is_empty() && x.full == y.full,
        _ => x.full.len() > 1 && x.full == y.full,
    })
}

/// Whether the fullest names of two people, or of two things that share only a shorter name, rule each other out.
fn clash(a: &Named, b: &Named) -> bool {
    let (Some(x), Some(y)) = (a.names.first(), b.names.first()) else { return false };
    match (is_person(a), is_person(b)) {
        (true, true) => x.person(y) == Likeness::Different,
        (false, false) => a.kind == b.kind && x.full.len() > 1 && y.full.len() > 1 && !x.thing(y),
        _ => false,
    }
}
