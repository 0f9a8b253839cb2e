//! How alike two articles are: the cosine of their vectors, less the farther they are apart in time.

use super::live::{ONE, Recent};
use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;

/// Likeness below which two articles have nothing to do with each other, in millionths.
const LEAST: i64 = 30_000;
/// Articles of the window that one term brings up: the latest.
const PLACES: usize = 4096;

/// What an article is about, by the frequencies of the day.
#[derive(Clone, Debug)]
pub(super) struct Vector {
    /// Keys and weights, by key; the squares of the weights sum up to 1.
    pub(super) weights: Vec<(u64, f64)>,
    /// Keys of rare names, in order.
    pub(super) names: Vec<u64>,
}

/// For each article from `before` on the articles before it that are like it.
pub(super) fn likenesses(
    recent: &[Recent],
    vectors: &[Vector],
    before: usize,
    window: i64,
) -> Vec<Vec<(u32, i64)>> {
    // Only what the new articles ask for.
    let mut places: HashMap<u64, Vec<(u32, f64)>> = HashMap::new();
    for vector in &vectors[before..] {
        places.extend(vector.weights.iter().map(|&(key, _)| (key, Vec::new())));
    }
    for (place, vector) in vectors.iter().enumerate() {
        for &(key, weight) in &vector.weights {
            if let Some(places) = places.get_mut(&key) {
                places.push((place as u32, weight));
            }
        }
    }
    let width = window as f64 / 3.0;
    (before..recent.len())
        .into_par_iter()
        .map_init(
            || vec![0f64; recent.len()],
            |sums, own| {
                let article = &recent[own];
                let mut touched = Vec::new();
                let vector = &vectors[own];
                for (key, weight) in &vector.weights {
                    let others = &places[key];
                    let end = others.partition_point(|&(other, _)| (other as usize) < own);
                    for &(other, theirs) in &others[end.saturating_sub(PLACES)..end] {
                        let sum = &mut sums[other as usize];
                        if *sum == 0.0 {
                            touched.push(other);
                        }
                        *sum += weight * theirs;
                    }
                }
                touched.sort_unstable();
                touched
                    .into_iter()
                    .filter_map(|other| {
                        let cosine = std::mem::take(&mut sums[other as usize]);
                        let names = &vectors[other as usize].names;
                        let other = &recent[other as usize];
                        let apart = (article.at - other.at).abs();
                        if apart > window || !share(&vector.names, names) {
                            return None;
                        }
                        let far = apart as f64 / width;
                        let likeness = (cosine * (-far * far / 2.0).exp() * ONE) as i64;
                        (likeness >= LEAST).then_some((other.number, likeness))
                    })
                    .collect()
            },
        )
        .collect()
}

/// Whether two sorted lists have a value in common.
fn share(a: &[u64], b: &[u64]) -> bool {
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => return true,
        }
    }
    false
}
