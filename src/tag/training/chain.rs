//! The chain's weights while they are fitted.

use super::{Examples, Plan, Random, examples::Numbered};
use crate::tag::{
    Model, Scheme,
    feature::{OFFSETS, Templates},
    scheme::MOST_LABELS,
};
use std::ops::Range;

/// Gradients below are not followed: most labels of most tokens are settled soon.
const LEAST: f32 = 1e-3;

/// Shares below are not carried on.
const TINY: f32 = 1e-9;

/// What the sums of squared gradients start from.
const START: f32 = 0.1;

/// A value per label.
type Row = [f32; MOST_LABELS];

pub(super) struct Chain {
    scheme: Scheme,
    width: usize,
    weights: Vec<f32>,
    squares: Vec<f32>,
    transitions: Vec<f32>,
    transition_squares: Vec<f32>,
    /// Sums of the weights noted, those of transitions last, and how many were.
    noted: Vec<f32>,
    notes: u32,
    /// Weight of each move, from label by label.
    moves: Vec<Option<usize>>,
    /// Features kept for each token of a sentence.
    kept: Vec<u32>,
    kept_ends: Vec<usize>,
    free: Lattice,
    bound: Lattice,
}

/// Forward and backward shares of one sentence.
#[derive(Default)]
struct Lattice {
    emissions: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
}

impl Chain {
    pub(super) fn new(scheme: Scheme, features: usize) -> Self {
        let width = scheme.labels();
        let labels = width as u8;
        let moves = (0..labels)
            .flat_map(|from| (0..labels).map(move |to| (from, to)))
            .map(|(from, to)| scheme.transition(from, to))
            .collect();
        Self {
            width,
            weights: vec![0.0; features * width],
            squares: vec![START; features * width],
            transitions: vec![0.0; scheme.transitions()],
            transition_squares: vec![START; scheme.transitions()],
            noted: Vec::new(),
            notes: 0,
            moves,
            scheme,
            kept: Vec::new(),
            kept_ends: Vec::new(),
            free: Lattice::default(),
            bound: Lattice::default(),
        }
    }

    /// Forgets everything but what was noted.
    pub(super) fn restart(&mut self) {
        self.weights.fill(0.0);
        self.squares.fill(START);
        self.transitions.fill(0.0);
        self.transition_squares.fill(START);
    }

    /// Notes the weights for their mean.
    pub(super) fn note(&mut self) {
        self.noted.resize(self.weights.len() + self.transitions.len(), 0.0);
        for (sum, weight) in self.noted.iter_mut().zip(self.weights.iter().chain(&self.transitions))
        {
            *sum += weight;
        }
        self.notes += 1;
    }

    /// Takes the mean of the weights that were noted.
    fn average(&mut self) {
        let weights = self.weights.iter_mut().chain(&mut self.transitions);
        for (weight, sum) in weights.zip(&self.noted) {
            *weight = sum / self.notes as f32;
        }
    }

    /// Takes one step towards the allowed labels of a sentence.
    pub(super) fn learn(
        &mut self,
        examples: &Examples,
        text: usize,
        sentence: usize,
        plan: &Plan,
        random: &mut Random,
    ) {
        let features = &examples.texts[text];
        let sentence = features.sentences()[sentence].clone();
        if sentence.is_empty() {
            return;
        }
        let allowed = &examples.allowed[text][sentence.clone()];
        if allowed.iter().all(|&allowed| allowed == u64::MAX) {
            return;
        }
        let rate = plan.rate;
        self.emit(features, &sentence, allowed, plan.groups, random);
        let matrix = self.matrix();
        let width = self.width;
        if !self.bound.run(&matrix, width, &self.scheme)
            || !self.free.run(&matrix, width, &self.scheme)
        {
            return;
        }
        let mut gradient = vec![0.0; self.transitions.len()];
        self.free.moves(&matrix, width, &self.moves, 1.0, &mut gradient);
        self.bound.moves(&matrix, width, &self.moves, -1.0, &mut gradient);
        for (place, gradient) in gradient.into_iter().enumerate() {
            if gradient.abs() > LEAST {
                self.transition_squares[place] += gradient * gradient;
                self.transitions[place] -= rate * gradient / self.transition_squares[place].sqrt();
            }
        }
        let mut start = 0;
        for (token, &end) in self.kept_ends.iter().enumerate() {
            let (free, bound) = (self.free.shares(token, width), self.bound.shares(token, width));
            let mut steps = [(0, 0.0_f32); MOST_LABELS];
            let mut count = 0;
            for label in 0..width {
                let gradient = free[label] - bound[label];
                if gradient.abs() > LEAST {
                    steps[count] = (label, gradient);
                    count += 1;
                }
            }
            for &feature in self.kept[start..end].iter().filter(|_| count > 0) {
                let row = feature as usize * width;
                for &(label, gradient) in &steps[..count] {
                    let square = &mut self.squares[row + label];
                    *square += gradient * gradient;
                    self.weights[row + label] -= rate * gradient / square.sqrt();
                }
            }
            start = end;
        }
    }

    /// Sums the weights of each token. Each feature is left out half of the time and counts double else (dropout); `by_group`,
    /// each word around a token and what joins them is left out as a whole one time in eight.
    fn emit(
        &mut self,
        features: &Numbered,
        sentence: &Range<usize>,
        allowed: &[u64],
        by_group: bool,
        random: &mut Random,
    ) {
        let width = self.width;
        self.kept.clear();
        self.kept_ends.clear();
        self.free.emissions.clear();
        self.bound.emissions.clear();
        let (mut bits, mut left) = (0, 0);
        for token in sentence.clone() {
            let first = self.kept.len();
            let words = (0..OFFSETS).map(|offset| features.around(sentence, token, offset));
            let groups = words.chain([features.of_token(token)]).enumerate();
            let dropped = random.next();
            let groups = groups.filter(|(group, _)| !by_group || dropped >> (8 * group) & 7 != 0);
            for &feature in groups.flat_map(|(_, keys)| keys) {
                if left == 0 {
                    (bits, left) = (random.next(), 64);
                }
                if bits & 1 == 1 {
                    self.kept.push(feature);
                }
                bits >>= 1;
                left -= 1;
            }
            let mut sum = [0.0; MOST_LABELS];
            for &feature in &self.kept[first..] {
                let row = feature as usize * width;
                for (sum, weight) in sum.iter_mut().zip(&self.weights[row..row + width]) {
                    *sum += weight;
                }
            }
            self.kept_ends.push(self.kept.len());
            let largest = sum[..width].iter().fold(f32::MIN, |largest, &sum| largest.max(sum));
            let (mut free, mut bound) = ([0.0; MOST_LABELS], [0.0; MOST_LABELS]);
            let allowed = allowed[token - sentence.start];
            for label in 0..width {
                free[label] = (2.0 * (sum[label] - largest)).exp().max(1e-12);
                bound[label] = if allowed >> label & 1 == 1 { free[label] } else { 0.0 };
            }
            self.free.emissions.push(free);
            self.bound.emissions.push(bound);
        }
    }

    fn matrix(&self) -> Vec<f32> {
        let tied: Vec<f32> = self.transitions.iter().map(|weight| weight.exp()).collect();
        self.moves.iter().map(|place| place.map_or(0.0, |place| tied[place])).collect()
    }

    /// The model of the weights, of which the budget that matters most are kept.
    pub(super) fn model(mut self, examples: &Examples, plan: &Plan) -> Model {
        if self.notes > 0 {
            self.average();
        }
        let width = self.width;
        let matter = |place: usize, weight: f32| {
            weight.abs() * (examples.counts[place / width] as f32).powf(0.25)
        };
        let mut sizes: Vec<f32> = self
            .weights
            .iter()
            .enumerate()
            .filter(|(_, weight)| **weight != 0.0)
            .map(|(place, &weight)| matter(place, weight))
            .collect();
        if sizes.len() > plan.budget {
            let at = sizes.len() - plan.budget;
            let (_, &mut cut, _) = sizes.select_nth_unstable_by(at, f32::total_cmp);
            for (place, weight) in self.weights.iter_mut().enumerate() {
                if matter(place, *weight) < cut {
                    *weight = 0.0;
                }
            }
        }
        let largest =
            self.weights.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
        let step = (largest / 127.0).clamp(1e-4, 0.02);
        let rows = examples.keys.iter().copied().zip(self.weights.chunks_exact(width));
        Model::quantise(self.scheme, Templates(plan.templates), &self.transitions, rows, step)
    }
}

impl Lattice {
    /// Fills the shares; `false` if no path is allowed.
    fn run(&mut self, matrix: &[f32], width: usize, scheme: &Scheme) -> bool {
        let count = self.emissions.len();
        self.forward.clear();
        self.backward.clear();
        self.backward.resize(count, [0.0; MOST_LABELS]);
        for token in 0..count {
            let mut row = [0.0; MOST_LABELS];
            if token == 0 {
                for (label, share) in row[..width].iter_mut().enumerate() {
                    *share = f32::from(u8::from(scheme.may_begin(label as u8)));
                }
                if let Scheme::Spans(_) = scheme {
                    // Outside stands before a sentence.
                    for (share, weight) in row.iter_mut().zip(&matrix[..width]) {
                        *share *= weight;
                    }
                }
            } else {
                for (from, &share) in self.forward[token - 1][..width].iter().enumerate() {
                    if share > TINY {
                        let weights = &matrix[from * width..(from + 1) * width];
                        for (next, weight) in row.iter_mut().zip(weights) {
                            *next += share * weight;
                        }
                    }
                }
            }
            let mut total = 0.0;
            for (label, (share, emission)) in
                row[..width].iter_mut().zip(&self.emissions[token]).enumerate()
            {
                *share *= emission;
                if token + 1 == count && !scheme.may_end(label as u8) {
                    *share = 0.0;
                }
                total += *share;
            }
            if !(total > 0.0 && total.is_finite()) {
                return false;
            }
            for share in &mut row[..width] {
                *share /= total;
            }
            self.forward.push(row);
        }
        for (label, share) in self.backward[count - 1][..width].iter_mut().enumerate() {
            *share = f32::from(u8::from(scheme.may_end(label as u8)));
        }
        for token in (1..count).rev() {
            let behind = self.behind(token, width);
            let row = &mut self.backward[token - 1];
            let mut total = 0.0;
            for (from, &share) in self.forward[token - 1][..width].iter().enumerate() {
                if share > TINY {
                    let weights = &matrix[from * width..(from + 1) * width];
                    row[from] =
                        weights.iter().zip(&behind).map(|(weight, next)| weight * next).sum();
                    total += row[from] * share;
                }
            }
            if !(total > 0.0 && total.is_finite()) {
                return false;
            }
            for share in &mut row[..width] {
                *share /= total;
            }
        }
        true
    }

    /// Emission times backward share of a token.
    fn behind(&self, token: usize, width: usize) -> Row {
        let mut behind = self.backward[token];
        for (share, emission) in behind[..width].iter_mut().zip(&self.emissions[token]) {
            *share *= emission;
        }
        behind
    }

    /// Shares of the labels of a token.
    fn shares(&self, token: usize, width: usize) -> Row {
        let mut shares = self.forward[token];
        let mut total = 0.0;
        for (share, behind) in shares[..width].iter_mut().zip(&self.backward[token]) {
            *share *= behind;
            total += *share;
        }
        for share in &mut shares[..width] {
            *share /= total;
        }
        shares
    }

    /// Adds `sign` times the expected number of each move.
    fn moves(
        &self,
        matrix: &[f32],
        width: usize,
        moves: &[Option<usize>],
        sign: f32,
        gradient: &mut [f32],
    ) {
        for token in 1..self.emissions.len() {
            let behind = self.behind(token, width);
            let forward = &self.forward[token - 1];
            let mut total = 0.0;
            let share =
                |from: usize, to: usize| forward[from] * matrix[from * width + to] * behind[to];
            let froms = (0..width).filter(|&from| forward[from] > 1e-5);
            let tos: ([usize; MOST_LABELS], usize) = {
                let (mut list, mut count) = ([0; MOST_LABELS], 0);
                for to in (0..width).filter(|&to| behind[to] > 1e-7) {
                    list[count] = to;
                    count += 1;
                }
                (list, count)
            };
            let tos = &tos.0[..tos.1];
            for from in froms.clone() {
                for &to in tos {
                    total += share(from, to);
                }
            }
            if total <= 0.0 {
                continue;
            }
            for from in froms {
                for &to in tos {
                    if let Some(place) = moves[from * width + to] {
                        gradient[place] += sign * share(from, to) / total;
                    }
                }
            }
        }
    }
}
