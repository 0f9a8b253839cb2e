//! The best labels of a document under a model (Viterbi, 1967).

use super::{
    Features, Model, Part, Scheme,
    scheme::MOST_LABELS,
    slot::LANES,
    sum::{self, Sums},
};
use std::ops::Range;

/// Far below any sum of weights.
const NEVER: i32 = i32::MIN / 4;

/// Most labels of a token that the search of free labels keeps.
const KEPT: usize = 6;

/// A label this far behind the best one, in natural logarithms, has no share.
const LEAST: f32 = 16.0;

/// The labels of the tokens that [`Features`] were extracted of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tags {
    /// A label per token.
    pub labels: Vec<u8>,
    sums: Sums,
}

impl Model {
    /// The best labels under this model.
    pub fn tag(&self, features: &Features) -> Tags {
        let spans = matches!(self.scheme(), Scheme::Spans(_));
        self.tag_where(features, if spans { sum::CLEARLY_OUTSIDE } else { sum::CLEAR })
    }

    /// The best labels where more is looked up, for labels that are fitted to.
    #[cfg(feature = "train")]
    pub(super) fn tag_carefully(&self, features: &Features) -> Tags {
        self.tag_where(features, sum::CLEAR)
    }

    fn tag_where(&self, features: &Features, clear: f32) -> Tags {
        let sums = sum::sums(self, features, clear);
        let mut tags = Tags { labels: vec![0; features.len()], sums };
        match self.scheme() {
            Scheme::Spans(kinds) => {
                let mut search = Spans::new(self, kinds.len());
                for sentence in &features.sentences {
                    search.run(&tags.sums, sentence, &mut tags.labels);
                }
            }
            Scheme::Free(_) => {
                let mut search = Free::new(self);
                for sentence in &features.sentences {
                    search.run(&tags.sums, sentence, &mut tags.labels);
                }
            }
        }
        tags
    }
}

impl Tags {
    /// Spans in order: tokens and kind. `sentences` are those of the features.
    pub fn spans(&self) -> impl Iterator<Item = (Range<usize>, usize)> {
        let mut start = 0;
        self.labels.iter().enumerate().filter_map(move |(token, &label)| {
            match Scheme::part(label)? {
                (kind, Part::Unit) => Some((token..token + 1, kind)),
                (kind, Part::Last) => Some((start..token + 1, kind)),
                (_, Part::Begin) => {
                    start = token;
                    None
                }
                (_, Part::Inside) => None,
            }
        })
    }

    /// Sum of weights of a token and label, in steps of the model.
    #[cfg(feature = "train")]
    pub(super) fn sum(&self, token: usize, label: u8) -> i16 {
        self.sums.of(token)[usize::from(label)]
    }

    /// Share of some labels of a token among all, 0..1.
    fn share_of(&self, token: usize, is_one: impl Fn(usize) -> bool) -> f32 {
        let sums = self.sums.of(token);
        let best = sums.iter().copied().max().unwrap_or(0);
        let (mut own, mut all) = (0.0, 0.0);
        for (label, &sum) in sums.iter().enumerate() {
            let behind = (f32::from(best) - f32::from(sum)) * self.sums.step;
            if behind <= LEAST {
                let share = (-behind).exp();
                all += share;
                if is_one(label) {
                    own += share;
                }
            }
        }
        own / all
    }

    /// How sure a span of a kind is, 0..1: the least share of its kind among the labels of one of its tokens.
    pub fn score(&self, tokens: Range<usize>, kind: usize) -> f32 {
        let shares =
            tokens.map(|token| self.share_of(token, |label| label > 0 && (label - 1) / 4 == kind));
        shares.fold(1.0, f32::min)
    }
}

/// Search over spans. Moves between spans depend only on the kind that ends and the kind that begins, and inside a
/// span on its own kind, so a token costs the square of the kinds instead of the square of the labels.
struct Spans {
    kinds: usize,
    /// From ended kind (0 is outside) to next kind, row by row of the next.
    between: Vec<i32>,
    /// By how much each ended kind may lie behind outside and still lead to the best path: what its move to the next
    /// kind can make up for.
    room: Vec<i32>,
    /// The four moves inside each kind.
    inside: Vec<[i32; 4]>,
    /// Label before each label of each token.
    back: Vec<u8>,
}

impl Spans {
    fn new(model: &Model, kinds: usize) -> Self {
        let label = |kind: usize| if kind == 0 { 0 } else { Scheme::label(kind - 1, Part::Unit) };
        let weight = |from, to| model.transition(from, to).unwrap_or(NEVER);
        let states = kinds + 1;
        let between: Vec<i32> = (0..states * states)
            .map(|place| weight(label(place % states), label(place / states)))
            .collect();
        let room = (0..states).map(|from| {
            let gains = between.chunks(states).map(|weights| weights[from] - weights[0]);
            gains.max().unwrap_or(0)
        });
        let room = room.collect();
        let inside = (0..kinds)
            .map(|kind| {
                let part = |part| Scheme::label(kind, part);
                [
                    weight(part(Part::Begin), part(Part::Inside)),
                    weight(part(Part::Begin), part(Part::Last)),
                    weight(part(Part::Inside), part(Part::Inside)),
                    weight(part(Part::Inside), part(Part::Last)),
                ]
            })
            .collect();
        Self { kinds, between, room, inside, back: Vec::new() }
    }

    fn run(&mut self, sums: &Sums, sentence: &Range<usize>, labels: &mut [u8]) {
        let width = 1 + 4 * self.kinds;
        let states = self.kinds + 1;
        self.back.clear();
        self.back.resize(sentence.len() * width, 0);
        let mut best = [NEVER; MOST_LABELS];
        // Before the sentence: outside.
        best[0] = 0;
        // Per kind that ended (0 is outside): the best score and its label.
        let mut ended = [(NEVER, 0_u8); MOST_LABELS];
        for (place, token) in sentence.clone().enumerate() {
            let sum = sums.of(token);
            let back = &mut self.back[place * width..(place + 1) * width];
            ended[0] = (best[0], 0);
            // The kinds that outside does not surely beat, whatever comes.
            let mut live = 1_u64;
            for kind in 0..self.kinds {
                let last = Scheme::label(kind, Part::Last);
                let (of_last, of_unit) = (best[usize::from(last)], best[usize::from(last) + 1]);
                ended[kind + 1] =
                    if of_unit > of_last { (of_unit, last + 1) } else { (of_last, last) };
                live |= u64::from(ended[kind + 1].0 + self.room[kind + 1] > best[0]) << (kind + 1);
            }
            let mut next = [NEVER; MOST_LABELS];
            for to in 0..states {
                let weights = &self.between[to * states..(to + 1) * states];
                let (mut score, mut from) = (NEVER, 0);
                let mut rest = live;
                while rest != 0 {
                    let place = rest.trailing_zeros() as usize;
                    rest &= rest - 1;
                    let ((before, label), weight) = (ended[place], weights[place]);
                    if before + weight > score {
                        (score, from) = (before + weight, label);
                    }
                }
                if to == 0 {
                    next[0] = score + i32::from(sum[0]);
                    back[0] = from;
                } else {
                    for label in [4 * to - 3, 4 * to] {
                        next[label] = score + i32::from(sum[label]);
                        back[label] = from;
                    }
                }
            }
            for (kind, weights) in self.inside.iter().enumerate() {
                let begin = 4 * kind + 1;
                for (part, label) in [begin + 1, begin + 2].into_iter().enumerate() {
                    let (left, right) =
                        (best[begin] + weights[part], best[begin + 1] + weights[2 + part]);
                    let (score, from) =
                        if right > left { (right, begin + 1) } else { (left, begin) };
                    next[label] = (score + i32::from(sum[label])).max(NEVER);
                    back[label] = from as u8;
                }
            }
            best = next;
        }
        let ends = (0..width).filter(|&label| {
            !matches!(Scheme::part(label as u8), Some((_, Part::Begin | Part::Inside)))
        });
        let mut label =
            ends.max_by_key(|&label| (best[label], usize::MAX - label)).unwrap_or(0) as u8;
        for (place, token) in sentence.clone().enumerate().rev() {
            labels[token] = label;
            label = self.back[place * width + usize::from(label)];
        }
    }
}

/// Search over free labels, of which only the best few of each token are tried.
struct Free<'m> {
    width: usize,
    /// From label to label, row by row of the first.
    transitions: &'m [i16],
    /// By how much a label may lie behind another and still be on the best path, row by row of the other: what the
    /// moves to it and from it can make up for.
    room: &'m [i16],
    /// Labels tried at each token, and the place of the best one before each.
    tried: Vec<[(u8, u8); KEPT]>,
}

impl<'m> Free<'m> {
    fn new(model: &'m Model) -> Self {
        Self {
            width: model.scheme().labels(),
            transitions: &model.transitions,
            room: &model.room,
            tried: Vec::new(),
        }
    }

    fn run(&mut self, sums: &Sums, sentence: &Range<usize>, labels: &mut [u8]) {
        let width = self.width;
        self.tried.clear();
        let mut best = [0; KEPT];
        let mut before = ([(0, 0); KEPT], 0);
        for token in sentence.clone() {
            let sum = sums.of(token);
            let (kept, count) = self.largest(sum);
            let mut next = [NEVER; KEPT];
            let mut tried = [(0, 0); KEPT];
            for place in 0..count {
                let label = kept[place];
                let (mut score, mut from) = (if before.1 == 0 { 0 } else { i32::MIN }, 0);
                for (place, (left, _)) in before.0[..before.1].iter().enumerate() {
                    let place_of_move = usize::from(*left) * width + usize::from(label);
                    let weight = i32::from(self.transitions[place_of_move]);
                    if best[place] + weight > score {
                        (score, from) = (best[place] + weight, place as u8);
                    }
                }
                next[place] = score + i32::from(sum[usize::from(label)]);
                tried[place] = (label, from);
            }
            best = next;
            before = (tried, count);
            self.tried.push(tried);
        }
        let mut place = (0..before.1).rev().max_by_key(|&place| best[place]).unwrap_or(0);
        for (token, tried) in sentence.clone().zip(&self.tried).rev() {
            let (label, from) = tried[place];
            labels[token] = label;
            place = usize::from(from);
        }
    }

    /// The labels of the largest sums that may be on the best path, largest first, and how many there are.
    fn largest(&self, sums: &[i16]) -> ([u8; KEPT], usize) {
        let best = sums.iter().copied().max().unwrap_or(0);
        let leader = sums.iter().position(|&sum| sum == best).unwrap_or(0);
        let room = &self.room[leader * self.width..][..self.width];
        let mut found = Largest { labels: [0; KEPT], count: 0 };
        let (lanes, last) = sums.as_chunks::<LANES>();
        let (rooms, last_room) = room.as_chunks::<LANES>();
        for (place, (lane, room)) in lanes.iter().zip(rooms).enumerate() {
            let near: [u8; LANES] = std::array::from_fn(|label| {
                u8::from(lane[label].saturating_add(room[label]) >= best)
            });
            // A byte a label; most lanes have none.
            let mut near = u64::from_le_bytes(near);
            while near != 0 {
                found.insert(LANES * place + near.trailing_zeros() as usize / 8, sums);
                near &= near - 1;
            }
        }
        for (place, (sum, room)) in last.iter().zip(last_room).enumerate() {
            if sum.saturating_add(*room) >= best {
                found.insert(LANES * lanes.len() + place, sums);
            }
        }
        (found.labels, found.count)
    }
}

/// By how much a free label may lie behind another and still be on the best path, row by row of the other.
pub(super) fn room(labels: usize, transitions: &[i16]) -> Vec<i16> {
    let weight = |from: usize, to: usize| i32::from(transitions[from * labels + to]);
    // A sentence's ends have no move: nothing is made up for there, and nothing lost.
    let most = |differences: &mut dyn Iterator<Item = i32>| differences.max().unwrap_or(0).max(0);
    let of_pair = |place: usize| {
        let (best, label) = (place / labels, place % labels);
        let before = most(&mut (0..labels).map(|from| weight(from, label) - weight(from, best)));
        let behind = most(&mut (0..labels).map(|to| weight(label, to) - weight(best, to)));
        (before + behind).min(i32::from(i16::MAX)) as i16
    };
    (0..labels * labels).map(of_pair).collect()
}

/// Labels in the order of their sums.
struct Largest {
    labels: [u8; KEPT],
    count: usize,
}

impl Largest {
    fn insert(&mut self, label: usize, sums: &[i16]) {
        let mut place = self.count;
        while place > 0 && sums[label] > sums[usize::from(self.labels[place - 1])] {
            place -= 1;
        }
        if place < KEPT {
            self.count = (self.count + 1).min(KEPT);
            self.labels.copy_within(place..self.count - 1, place + 1);
            self.labels[place] = label as u8;
        }
    }
}

#[cfg(test)]
mod tests;
