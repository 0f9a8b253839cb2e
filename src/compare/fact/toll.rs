use crate::lexicon;
use foldhash::HashMap;
use std::sync::LazyLock;

/// Word → name of the toll it tells.
static TOLLS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/tolls.txt"))
        .filter_map(|line| line.split_once(' '))
        .flat_map(|(name, words)| words.split(' ').map(move |word| (word, name)))
        .collect()
});

/// The toll that a word tells: `dead` for "killed". A toll only grows.
pub(super) fn of(key: &str) -> Option<&'static str> {
    TOLLS.get(key).copied()
}
