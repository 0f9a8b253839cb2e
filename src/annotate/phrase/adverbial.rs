//! What stands between a cue and its content or behind an attribution: times, addressees, channels.

use super::{Scene, is_determiner, is_preposition};
use crate::annotate::{cue, word::Class};
use std::ops::Range;

impl Scene<'_, '_> {
    /// Skips adverbs, times and the like from `start`; says where it stopped.
    pub(in crate::annotate) fn skip_adverbials(&self, start: usize, limit: usize) -> usize {
        let mut at = start;
        while at < limit && self.outside(at) {
            let lower = self.lower(at);
            if let Some(end) = self.time_end(at) {
                at = end.min(limit);
                // "Tuesday morning's"
                continue;
            }
            match lower {
                "on" | "in" | "at" | "by" | "since" | "late" | "early" | "from" | "until"
                    if self.time_end(at + 1).is_some()
                        || matches!(self.lower(at + 1), "late" | "early")
                            && self.time_end(at + 2).is_some() =>
                {
                    at += 1;
                }
                "many" | "several" | "three" | "four" | "two"
                    if self.lower(at + 1) == "times" && at + 1 < limit =>
                {
                    at += 2;
                }
                _ if cue::is_adverb(lower) && !Class::ContentAdverb.holds(lower) => {
                    at += 1;
                }
                "back" | "out" | "afterward" | "afterwards" | "there" | "afternoon" | "morning"
                | "evening" | "night"
                    if at > start || matches!(lower, "afterward" | "afterwards" | "back") =>
                {
                    at += 1;
                }
                _ => break,
            }
        }
        at
    }

    /// The addressee that begins at `start`: `reporters`, `CNN's Jake Tapper`, `him`.
    pub(in crate::annotate) fn addressee(
        &self,
        start: usize,
        limit: usize,
    ) -> Option<Range<usize>> {
        let page = self.page;
        if start >= limit || !self.outside(start) {
            return None;
        }
        if matches!(self.lower(start), "him" | "her" | "them" | "me" | "us" | "you" | "it") {
            return Some(start..start + 1);
        }
        let mut end = start;
        let mut named = false;
        let top = limit.min(start + 12);
        while end < top && self.outside(end) {
            if let Some(index) = self.name_at(end) {
                if named
                    && !Class::AddresseeLink.holds(self.lower(end - 1))
                    && self.names[index].title.is_none()
                {
                    break;
                }
                end = self.names[index].tokens.end;
                named = true;
                continue;
            }
            let lower = self.lower(end);
            if end > start && (self.time_end(end).is_some() || cue::is_adverb(lower)) {
                break;
            }
            match lower {
                // "members of Congress"
                "of" if end > start && self.name_at(end + 1).is_some() => {}
                "that" | "," | ":" | "." | ";" | "?" | "in" | "on" | "during" | "at" | "he"
                | "she" | "they" | "it" | "we" | "i" | "to" | "after" | "before" | "when"
                | "while" | "how" | "what" | "why" | "whether" | "if" | "about" | "there"
                | "not" | "of" | "as" | "outside" | "inside" | "toward" | "towards" | "near"
                | "following" | "ahead" | "via" | "through" | "by" | "from" | "with" => break,
                "'s" | "and" | "-" => {}
                _ if end > start && is_determiner(lower) && self.lower(end - 1) != "and" => break,
                _ if named
                    && !matches!(self.lower(end - 1), "'s" | "and")
                    && !lower.ends_with('s')
                    && !matches!(
                        lower,
                        "host" | "reporter" | "anchor" | "news" | "staff" | "correspondent"
                    ) =>
                {
                    break;
                }
                _ if cue::is_auxiliary(lower) => return None,
                _ if !page.is_word(end) => break,
                _ => {}
            }
            end += 1;
        }
        while end > start && matches!(self.lower(end - 1), "and" | "'s" | "-") {
            end -= 1;
        }
        (end > start && end < start + 12).then_some(start..end)
    }

    /// A channel that begins at `start`: `in a post on Truth Social`, `on Twitter`; its range without the preposition.
    pub(in crate::annotate) fn channel(&self, start: usize, limit: usize) -> Option<Range<usize>> {
        let first = self.lower(start);
        if !Class::ChannelPreposition.holds(first) || !self.outside(start) {
            return None;
        }
        let top = limit.min(start + 16);
        let mut end = start + 1;
        while end < top && self.outside(end) {
            if let Some(index) = self.name_at(end) {
                end = self.names[index].tokens.end;
                continue;
            }
            let lower = self.lower(end);
            match lower {
                "," | ":" | "." | ";" | "?" | "!" | "that" | "—" | "–" | "--" | "he" | "she"
                | "they" | "it" | "we" | "i" | "who" | "while" | "when" | "but" | "there"
                | "if" | "how" | "what" | "whether" | "because" => break,
                _ if cue::is_auxiliary(lower) && lower != "'s" => return None,
                _ if end > start + 1
                    && is_determiner(lower)
                    && !is_preposition(self.lower(end - 1))
                    && !matches!(self.lower(end - 1), "and" | "'s") =>
                {
                    break;
                }
                _ if end > start + 1
                    && cue::entry(lower)
                        .is_some_and(|entry| entry.strength == cue::Strength::Sure) =>
                {
                    return None;
                }
                _ => end += 1,
            }
        }
        (end > start + 1).then_some(start + 1..end.min(limit))
    }
}
