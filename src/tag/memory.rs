//! Sums of weights of words that were seen before, so that the same word in the next document costs one look-up.

use std::{
    collections::HashMap,
    hash::BuildHasherDefault,
    sync::{Mutex, PoisonError, TryLockError},
};

use super::{feature::OFFSETS, hash::Identity};

/// Words that are remembered before all are forgotten; a word takes some five hundred bytes.
const MOST_WORDS: usize = 12_000;

/// Rows of sums by the identity of a word.
#[derive(Debug, Default)]
pub(super) struct Memory {
    known: HashMap<u64, u32, BuildHasherDefault<Identity>>,
    /// A row per offset for each word.
    rows: Vec<i16>,
    /// Room for a document's words: the number of each one here.
    pub(super) numbers: Vec<u32>,
}

impl Memory {
    /// The number of a word, and whether it is new: then its rows are zeros.
    pub(super) fn number(&mut self, identity: u64, stride: usize) -> (u32, bool) {
        let next = self.known.len() as u32;
        let number = *self.known.entry(identity).or_insert(next);
        if number == next {
            self.rows.resize((next as usize + 1) * OFFSETS * stride, 0);
        }
        (number, number == next)
    }

    /// Sums of a word at an offset.
    #[inline]
    pub(super) fn row(&self, number: u32, offset: usize, stride: usize) -> &[i16] {
        let start = (number as usize * OFFSETS + offset) * stride;
        &self.rows[start..start + stride]
    }

    /// Sums of a word at an offset, to be filled.
    pub(super) fn row_mut(&mut self, number: u32, offset: usize, stride: usize) -> &mut [i16] {
        let start = (number as usize * OFFSETS + offset) * stride;
        &mut self.rows[start..start + stride]
    }
}

/// The memories of a model that no thread uses at the moment.
#[derive(Debug, Default)]
pub(super) struct Memories(Mutex<Vec<Memory>>);

impl Memories {
    /// A memory, empty if there is none: a lock that is held elsewhere (for ever, in a forked child) is not waited for.
    pub(super) fn take(&self) -> Memory {
        let found = match self.0.try_lock() {
            Ok(mut free) => free.pop(),
            Err(TryLockError::Poisoned(free)) => free.into_inner().pop(),
            Err(TryLockError::WouldBlock) => None,
        };
        found.unwrap_or_default()
    }

    /// Keeps a memory for the next document, unless it has grown too large.
    pub(super) fn put(&self, memory: Memory) {
        if memory.known.len() < MOST_WORDS
            && let Ok(mut free) = self.0.try_lock().or_else(|error| match error {
                TryLockError::Poisoned(free) => Ok(PoisonError::into_inner(free)),
                TryLockError::WouldBlock => Err(()),
            })
        {
            free.push(memory);
        }
    }
}

impl Clone for Memories {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Memories {
    /// What is remembered is no part of a model.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_new_once_and_its_rows_stay() {
        let mut memory = Memory::default();
        assert_eq!(memory.number(7, 8), (0, true));
        assert_eq!(memory.number(9, 8), (1, true));
        memory.row_mut(1, 4, 8)[7] = 5;
        assert_eq!(memory.number(9, 8), (1, false));
        assert_eq!(memory.row(1, 4, 8), [0, 0, 0, 0, 0, 0, 0, 5]);
        assert_eq!(memory.row(0, 4, 8), [0; 8]);
    }

    #[test]
    fn a_memory_is_used_again_until_it_is_too_large() {
        let memories = Memories::default();
        let mut memory = memories.take();
        memory.number(7, 8);
        memories.put(memory);
        let mut memory = memories.take();
        assert_eq!(memory.number(7, 8), (0, false));
        for word in 0..MOST_WORDS as u64 {
            memory.number(word, 8);
        }
        memories.put(memory);
        assert_eq!(memories.take().number(7, 8), (0, true));
    }
}
