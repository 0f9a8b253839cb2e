//! From pairs to groups: each group is one utterance over the reports, with its fullest version as the reference.

use super::{
    alignment::{Overlap, overlap, shared},
    blocks::Block,
    candidates::SHORT,
    name::Likeness,
    retold::Retelling,
    speakers::{clash, likeness},
    utterance::Utterance,
    vocabulary::Vocabulary,
    word::Word,
};
use crate::record::Doc;
use rayon::prelude::*;
use std::{cmp::Reverse, sync::Arc};

/// Quotations of one utterance, in order, the first being the reference.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// Index of the fullest version.
    pub(super) reference: usize,
    /// Indices of all versions, the reference among them, in order.
    pub(super) members: Vec<usize>,
    /// Reported speech of other reports that tells it.
    pub(super) retold: Vec<Retelling>,
}

impl Group {
    const fn new(reference: usize, members: Vec<usize>) -> Self {
        Self { reference, members, retold: Vec::new() }
    }
}

/// What was found out about one pair.
struct Judged {
    a: usize,
    b: usize,
    /// Whether the shorter one is a few words, which point to a longer quotation but join no two.
    short: bool,
    sum: Overlap,
}

impl Judged {
    /// Whether the two stand in different reports.
    fn crosses(&self, utterances: &[Utterance]) -> bool {
        utterances[self.a].article != utterances[self.b].article
    }
}

/// The groups, in the order of their first member, and whether a cap kept some quotations on their own.
pub(super) fn groups(
    docs: &[Arc<Doc>],
    utterances: &[Utterance],
    pairs: &[(usize, usize)],
    vocabulary: &Vocabulary,
) -> (Vec<Group>, bool) {
    let mut judged: Vec<Judged> =
        pairs.par_iter().filter_map(|&(a, b)| judge(a, b, docs, utterances, vocabulary)).collect();
    let kept = kept(utterances, &judged);
    judged.retain(|pair| kept[pair.a] && kept[pair.b]);
    let better = better(utterances, &judged);
    let mut sets = Sets::new(utterances.len());
    for pair in judged.iter().filter(|pair| !pair.short) {
        sets.join(pair.a, pair.b);
    }
    attach_short(utterances, &judged, &mut sets);
    let split: Vec<(Vec<Group>, bool)> = sets
        .members()
        .into_par_iter()
        .map(|members| members.into_iter().filter(|&member| kept[member]).collect())
        .map(|members| star(members, &better, docs, utterances, vocabulary))
        .collect();
    let capped = split.iter().any(|(_, capped)| *capped);
    let mut found: Vec<Group> = split.into_iter().flat_map(|(groups, _)| groups).collect();
    // What is given to nobody is an utterance only where somebody is known to have said it.
    found.retain(|group| group.members.iter().any(|&one| utterances[one].quote.is_some()));
    found.sort_by_key(|group| group.members[0]);
    (found, capped)
}

/// Which utterances are looked at: of a clause with several stretches between marks, the whole where another report
/// has it, else those of its pieces that another report has, else the whole.
fn kept(utterances: &[Utterance], judged: &[Judged]) -> Vec<bool> {
    let mut elsewhere = vec![false; utterances.len()];
    for pair in judged.iter().filter(|pair| pair.crosses(utterances)) {
        (elsewhere[pair.a], elsewhere[pair.b]) = (true, true);
    }
    let mut kept: Vec<bool> = utterances.iter().map(|utterance| !utterance.piece).collect();
    for whole in 0..utterances.len() {
        let pieces = utterances[whole + 1..].iter().take_while(|next| next.piece).count();
        if utterances[whole].piece || pieces == 0 || elsewhere[whole] {
            continue;
        }
        let pieces = whole + 1..=whole + pieces;
        kept[whole] = !elsewhere[pieces.clone()].contains(&true);
        kept[pieces.clone()].copy_from_slice(&elsewhere[pieces]);
    }
    kept
}

/// For each utterance another of another report that holds all of it or is all in it.
fn better(utterances: &[Utterance], judged: &[Judged]) -> Vec<Option<usize>> {
    // Of several that hold as much, the longest: the order of the reports decides only between equals.
    let mut better: Vec<Option<(u32, usize, Reverse<usize>)>> = vec![None; utterances.len()];
    let whole =
        |pair: &&Judged| !pair.short && pair.sum.coverage >= 0.95 && pair.crosses(utterances);
    for pair in judged.iter().filter(whole) {
        for (one, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let length = utterances[other].words.len();
            better[one] = better[one].max(Some((pair.sum.weight, length, Reverse(other))));
        }
    }
    better.into_iter().map(|best| best.map(|(.., Reverse(other))| other)).collect()
}

/// A longer quotation: whether it is of the same report, how much is shared, its length, its number; the greatest is best.
type Host = (bool, u32, usize, Reverse<usize>);

/// A few words go with the best longer quotation; those without one go together.
fn attach_short(utterances: &[Utterance], judged: &[Judged], sets: &mut Sets) {
    let length = |number: usize| utterances[number].words.len();
    // Where a report has the longer quotation itself, a few words of it are taken from there and from nowhere else.
    let own = |pair: &Judged| utterances[pair.a].article == utterances[pair.b].article;
    let mut hosts: Vec<Option<Host>> = vec![None; utterances.len()];
    for pair in judged.iter().filter(|pair| pair.short) {
        let (few, host) =
            if length(pair.a) <= length(pair.b) { (pair.a, pair.b) } else { (pair.b, pair.a) };
        if length(host) > SHORT {
            let better = (own(pair), pair.sum.weight, length(host), Reverse(host));
            if hosts[few].is_none_or(|best| better > best) {
                hosts[few] = Some(better);
            }
        }
    }
    for pair in judged.iter().filter(|pair| pair.short) {
        if length(pair.a).max(length(pair.b)) <= SHORT
            && hosts[pair.a].is_none()
            && hosts[pair.b].is_none()
        {
            sets.join(pair.a, pair.b);
        }
    }
    for (few, host) in hosts.iter().enumerate() {
        if let Some((.., Reverse(host))) = host {
            sets.join(few, *host);
        }
    }
}

/// Pairs that are aligned to split one set; what is left then stays on its own.
const MOST_JUDGED: usize = 200_000;

/// Takes the fullest version with all that align with it, then the same with those that are left: a chain of
/// overlaps is no utterance.
fn star(
    mut left: Vec<usize>,
    better: &[Option<usize>],
    docs: &[Arc<Doc>],
    utterances: &[Utterance],
    vocabulary: &Vocabulary,
) -> (Vec<Group>, bool) {
    let mut found = Vec::new();
    let mut judged = 0;
    while let Some(&reference) = left.iter().max_by_key(|&&number| {
        let utterance = &utterances[number];
        (utterance.words.len(), utterance.parts.len(), Reverse(number))
    }) {
        judged += left.len();
        if judged > MOST_JUDGED {
            found.extend(left.iter().map(|&one| Group::new(one, vec![one])));
            return (found, true);
        }
        // Members by how sure they are: one that only resembles the reference goes with its equal, if that stays out.
        let sure: Vec<Option<bool>> = left
            .iter()
            .map(|&number| {
                if number == reference {
                    return Some(true);
                }
                judge(reference, number, docs, utterances, vocabulary)
                    .map(|pair| pair.sum.coverage >= 0.75 || pair.sum.run >= 6)
            })
            .collect();
        let (mut members, mut rest) = (Vec::new(), Vec::new());
        for (&number, sure_one) in left.iter().zip(&sure) {
            let leaves = *sure_one == Some(false)
                && better[number].is_some_and(|other| {
                    left.binary_search(&other).is_ok_and(|place| sure[place] != Some(true))
                });
            if sure_one.is_some() && !leaves { members.push(number) } else { rest.push(number) }
        }
        found.push(Group::new(reference, members));
        left = rest;
    }
    (found, false)
}

fn judge(
    a: usize,
    b: usize,
    docs: &[Arc<Doc>],
    utterances: &[Utterance],
    vocabulary: &Vocabulary,
) -> Option<Judged> {
    let (first, second) = (&utterances[a], &utterances[b]);
    let found = shared(&first.words, &second.words);
    let sum = overlap(&first.words, &second.words, &found, vocabulary);
    let (a_says, b_says) = (first.speaker.as_ref(), second.speaker.as_ref());
    let who = likeness(a_says, b_says);
    // Where one of two different speakers had to be looked for, he may be the wrong one.
    let unsure = || !a_says.zip(b_says).is_some_and(|(a, b)| clash(a, b));
    let words = first.words.len().min(second.words.len());
    let short = words <= SHORT;
    let same = if short {
        // Every word in one piece; the fewer there are, the more the speaker must say.
        let whole = sum.run == words && sum.run_weight >= 100;
        match who {
            Likeness::Same => {
                // One word is a label, not an utterance: in another report it may be another remark.
                whole && (words >= 2 || first.article == second.article)
                    || words >= 3 && sum.run == words
                    || words >= 3 && is_turned(&found, first, second, vocabulary)
            }
            // Whom the sentence names may be the speaker, whoever was found.
            Likeness::Unknown if whole && first.is_near(second, docs) => {
                words >= 3 || sum.run_weight >= 200
            }
            Likeness::Different if whole && words >= 3 && sum.run_weight >= 200 => {
                unsure() || first.is_near(second, docs)
            }
            Likeness::Unknown => whole && words >= 3 && sum.run_weight >= 200,
            Likeness::Different => false,
        }
    } else {
        match who {
            Likeness::Different => {
                let sure = sum.weight >= 400 && sum.coverage >= 0.6;
                sum.is_same() && sum.run >= 5 && (sure || sum.run == words && unsure())
            }
            _ => sum.is_same(),
        }
    };
    // Within one report only a part of another quotation by the same speaker is one utterance with it.
    let inside = first.article != second.article
        || who == Likeness::Same && sum.coverage >= 0.95 && sum.run == words;
    (same && inside).then_some(Judged { a, b, short, sum })
}

/// Whether two quotations of a few words differ by nothing but a word that denies, or by one number: what a reader must
/// be shown side by side.
fn is_turned(
    found: &[Block],
    first: &Utterance,
    second: &Utterance,
    vocabulary: &Vocabulary,
) -> bool {
    let rest = |words: &[Word], place: fn(&Block) -> usize| -> Vec<u32> {
        let held = |at: usize| {
            found.iter().any(|block| (place(block)..place(block) + block.length).contains(&at))
        };
        words.iter().enumerate().filter(|(at, _)| !held(*at)).map(|(_, word)| word.key).collect()
    };
    let (left, right) = (rest(&first.words, |block| block.a), rest(&second.words, |block| block.b));
    match (left.as_slice(), right.as_slice()) {
        ([one], []) | ([], [one]) => vocabulary.entry(*one).negation,
        ([one], [other]) => {
            let number = |key: &u32| vocabulary.entry(*key).number.is_some();
            number(one) && number(other)
        }
        _ => false,
    }
}

/// Disjoint sets (union-find with path halving); the smallest index names a set, so that the order of joining does
/// not matter.
struct Sets {
    parents: Vec<usize>,
}

impl Sets {
    fn new(length: usize) -> Self {
        Self { parents: (0..length).collect() }
    }

    fn root(&mut self, mut number: usize) -> usize {
        while self.parents[number] != number {
            self.parents[number] = self.parents[self.parents[number]];
            number = self.parents[number];
        }
        number
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a.max(b)] = a.min(b);
    }

    /// The members of each set, in order.
    fn members(&mut self) -> Vec<Vec<usize>> {
        let mut sets: Vec<Vec<usize>> = vec![Vec::new(); self.parents.len()];
        for number in 0..self.parents.len() {
            let root = self.root(number);
            sets[root].push(number);
        }
        sets.retain(|set| !set.is_empty());
        sets
    }
}
