//! What a day is the day of: the verb or event that its clause ties to it.

use super::value::Finder;
use crate::{
    compare::{statement::is_verb, vocabulary::Vocabulary},
    lexicon,
};
use foldhash::HashMap;
use std::{ops::Range, sync::LazyLock};

/// Word → name of the class of happenings it tells.
static HAPPENINGS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/happenings.txt"))
        .filter_map(|line| line.split_once(' '))
        .flat_map(|(name, words)| words.split(' ').map(move |word| (word, name)))
        .collect()
});

/// Verbs that say that what the report is about came to pass: "it broke out on Monday".
const BEGINNINGS: [&str; 11] = [
    "began",
    "started",
    "broke",
    "happened",
    "occurred",
    "erupted",
    "struck",
    "hit",
    "took",
    "starting",
    "beginning",
];
/// Words before a day in which its verb is looked for, and behind it.
const BEFORE: usize = 9;
const BEHIND: usize = 7;
/// Words before a day that opens its clause.
const OPENING: usize = 2;
/// Lines at the head of a report that say what it is about.
const LEAD: usize = 2;

impl Finder<'_> {
    /// The class of what happened on the day at `first..last`: of the nearest verb before it in its clause, else of the
    /// first behind it, else of a noun beside it.
    pub(super) fn happening(
        &self,
        first: usize,
        last: usize,
        clause: &Range<usize>,
        vocabulary: &Vocabulary,
    ) -> Option<&'static str> {
        let key = |place: usize| &*vocabulary.entry(self.reading.words[place].key).key;
        let read = |place: usize| {
            let word = key(place);
            if let Some(&class) = HAPPENINGS.get(word) {
                return Some(Some(class));
            }
            if BEGINNINGS.contains(&word) {
                return Some(self.lead(vocabulary));
            }
            (is_verb(word) && !vocabulary.entry(self.reading.words[place].key).function)
                .then_some(None)
        };
        let before = first.saturating_sub(BEFORE).max(clause.start)..first;
        // "On Monday the council voted": the day opens its clause.
        let end =
            if first <= clause.start + OPENING { clause.end.min(last + BEHIND) } else { last };
        let behind = last..end.max(last);
        before.rev().find_map(read).or_else(|| behind.into_iter().find_map(read)).flatten()
    }

    /// The first happening that the head of the report names.
    fn lead(&self, vocabulary: &Vocabulary) -> Option<&'static str> {
        let lines = self.reading.lines.iter().take(LEAD);
        lines.flat_map(|line| line.words.clone()).find_map(|place| {
            HAPPENINGS.get(&*vocabulary.entry(self.reading.words[place].key).key).copied()
        })
    }
}
