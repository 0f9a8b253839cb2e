//! Words that limit a number, from `src/data/bounds.txt`.

use crate::{lexicon, record::Bound};
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

type Words = Vec<(Vec<&'static str>, Bound)>;

/// Bounds before a number by their first word, and by their last; bounds behind it by their first. Longer ones first.
struct Bounds {
    first: HashMap<&'static str, Words>,
    last: HashMap<&'static str, Words>,
    behind: HashMap<&'static str, Words>,
}

static BOUNDS: LazyLock<Bounds> = LazyLock::new(|| {
    let mut found = Bounds { first: HashMap::new(), last: HashMap::new(), behind: HashMap::new() };
    for row in lexicon::entries(include_str!("../../data/bounds.txt")) {
        let Some((name, words)) = row.split_once(' ') else { continue };
        let Some(bound) = Bound::ALL.iter().find(|bound| bound.name() == name) else { continue };
        if let Some(words) = words.strip_suffix(" ~") {
            let words: Vec<_> = words.split(' ').collect();
            found.behind.entry(words[0]).or_default().push((words, *bound));
        } else {
            let words: Vec<_> = words.split(' ').collect();
            found.first.entry(words[0]).or_default().push((words.clone(), *bound));
            found.last.entry(words[words.len() - 1]).or_default().push((words, *bound));
        }
    }
    for list in
        found.first.values_mut().chain(found.last.values_mut()).chain(found.behind.values_mut())
    {
        list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    found
});

/// Whether a bound can begin with a word in small letters.
pub(in crate::annotate) fn opens_bound(lower: &str) -> bool {
    BOUNDS.first.contains_key(lower)
}

/// How many of the words from `next(0)` on make up a bound; 0 for none.
pub(in crate::annotate) fn bound_length<'w>(next: impl Fn(usize) -> &'w str) -> usize {
    BOUNDS
        .first
        .get(next(0))
        .and_then(|list| {
            list.iter()
                .find(|(words, _)| words.iter().enumerate().all(|(at, word)| next(at) == *word))
        })
        .map_or(0, |(words, _)| words.len())
}

/// The bound that ends right before a number, `back(0)` the word before it, and how many words it takes.
pub(super) fn before<'w>(back: impl Fn(usize) -> &'w str) -> Option<(Bound, usize)> {
    BOUNDS.last.get(back(0)).and_then(|list| {
        list.iter()
            .find(|(words, _)| words.iter().rev().enumerate().all(|(at, word)| back(at) == *word))
            .map(|(words, bound)| (*bound, words.len()))
    })
}

/// The bound that begins right behind a number, and how many words it takes.
pub(super) fn behind<'w>(next: impl Fn(usize) -> &'w str) -> Option<(Bound, usize)> {
    BOUNDS.behind.get(next(0)).and_then(|list| {
        list.iter()
            .find(|(words, _)| words.iter().enumerate().all(|(at, word)| next(at) == *word))
            .map(|(words, bound)| (*bound, words.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bound_is_taken() {
        let words = ["more", "than", "no", "said"];
        let back = |at: usize| words.get(at + 1).copied().unwrap_or("");
        assert_eq!(before(|at| ["than", "more", "no"][at.min(2)]), Some((Bound::AtMost, 3)));
        assert_eq!(before(|at| ["than", "more", "said"][at.min(2)]), Some((Bound::MoreThan, 2)));
        assert_eq!(before(back).map(|(bound, _)| bound), None);
        assert_eq!(
            behind(|at| ["or", "more"].get(at).copied().unwrap_or("")),
            Some((Bound::AtLeast, 2))
        );
    }
}
