//! Floor `corpus`: many articles → near-duplicates, reused passages, events. Empty yet.
