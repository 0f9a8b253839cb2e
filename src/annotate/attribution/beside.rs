//! What stands beside a cue and its source: addressees, channels, times and relative clauses.

use super::Reader;
use crate::annotate::{
    cue::{self, Cue, Frame},
    word::Class,
};
use crate::record::TokenKind;
use std::ops::Range;

/// Whether a cue may have a hearer or a noun before its "that", though it is no verb of telling.
fn takes_hearer(word: &str) -> bool {
    matches!(
        word,
        "informs"
            | "inform"
            | "denied"
            | "denies"
            | "denying"
            | "rejected"
            | "rejects"
            | "rejecting"
            | "dismissed"
            | "dismissing"
            | "repeated"
            | "repeating"
            | "convinced"
    )
}

/// Who is told something.
struct Hearer {
    tokens: Option<Range<usize>>,
    /// Where what is told may begin.
    content: usize,
    /// Whether surely nothing is told of what was said.
    silent: bool,
}

impl Reader<'_, '_, '_> {
    /// Skips adverbials, an addressee and a channel behind an inverted source.
    pub(in crate::annotate) fn skip_rest(
        &self,
        start: usize,
    ) -> (usize, Option<Range<usize>>, Option<Range<usize>>) {
        let scene = self.scene;
        let mut at = start;
        let (mut via, mut addressee) = (None, None);
        loop {
            let next = scene.skip_adverbials(at, self.stretch.end);
            if next > at {
                at = next;
                continue;
            }
            match scene.channel(at, self.stretch.end) {
                Some(channel) => {
                    let preposition = self.lower(at);
                    if preposition == "to" {
                        addressee.get_or_insert(channel.clone())
                    } else {
                        via.get_or_insert(channel.clone())
                    };
                    at = channel.end;
                }
                None => return (at, via, addressee),
            }
        }
    }

    /// Skips an appositive or a relative clause behind an inverted source, to what follows its comma.
    pub(in crate::annotate) fn after_relative(&self, end: usize) -> usize {
        if self.scene.outside(end) && matches!(self.raw(end), "," | "(")
            || matches!(self.lower(end), "who" | "whose" | "of")
        {
            let next_mark =
                (end..self.stretch.end.min(end + 40)).find(|&token| !self.scene.outside(token));
            return next_mark.unwrap_or(self.stretch.end);
        }
        end
    }

    /// What stands between a cue and its content.
    pub(in crate::annotate) fn after_cue(
        &self,
        cue: &Cue,
    ) -> (usize, Option<Range<usize>>, Option<Range<usize>>, bool) {
        let scene = self.scene;
        let limit = self.stretch.end;
        let word = self.lower(cue.tokens.start);
        let skipped = scene.skip_adverbials(cue.tokens.end, limit);
        // "said 2021 could be a good year"
        let finite = Class::Finite.holds(self.lower(skipped));
        let mut at = if finite { cue.tokens.end } else { skipped };
        let (mut addressee, mut via) = (None, None);
        if let Some(that) = self.that_behind_feeling(word, at) {
            return (that + 1, None, None, true);
        }
        let asks = matches!(word, "asked" | "asks" | "asking") && cue.tokens.len() == 1;
        let tells = Class::Telling.holds(word) || asks;
        if tells && cue.frame != Frame::Object {
            let hearer = self.hearer(word, asks, at);
            if hearer.silent {
                return (limit, hearer.tokens, None, false);
            }
            (addressee, at) = (hearer.tokens, hearer.content);
        }
        if word.starts_with("apologi") && self.lower(at) == "to" {
            return (self.reason(at), scene.channel(at, limit), None, false);
        }
        if addressee.is_none()
            && cue.tokens.len() == 1
            && (tells || takes_hearer(word))
            && let Some(that) = self.that_behind_hearer(at)
        {
            return (that + 1, tells.then_some(at..that), via, true);
        }
        for _ in 0..4 {
            let next = scene.skip_adverbials(at, limit);
            if next > at && !Class::Finite.holds(self.lower(next)) {
                at = next;
                continue;
            }
            let Some(channel) = scene.channel(at, limit) else { break };
            let stops = channel.end >= self.stretch_end()
                || matches!(self.raw(channel.end), "," | ":" | ".")
                || self.lower(channel.end) == "that"
                || !scene.outside(channel.end)
                || self.speaks_of_channel(&channel);
            if !stops
                || matches!(cue.frame, Frame::Object | Frame::Deed)
                    && self.lower(at) != "in"
                    && channel.end < self.stretch_end()
                    && self.lower(channel.end) != "that"
            {
                break;
            }
            if self.lower(at) == "to" && cue.frame == Frame::Deed {
                break;
            }
            if self.lower(at) == "to" {
                addressee.get_or_insert(channel.clone());
            } else {
                via.get_or_insert(channel.clone());
            }
            at = channel.end;
        }
        if self.raw(at) == "(" && addressee.is_some() {
            at = (at..limit.min(at + 8))
                .find(|&token| self.raw(token) == ")")
                .map_or(at, |close| close + 1);
        }
        let mut that = false;
        if self.raw(at) == ","
            && scene.outside(at)
            && (!scene.outside(at + 1)
                || self.lower(at + 1) == "that"
                || via.is_some() && at + 1 < self.stretch_end())
        {
            at += 1;
        }
        if self.raw(at) == ":" && scene.outside(at) {
            at += 1;
        }
        let stands_alone = Class::Finite.holds(self.lower(at + 1)) || self.lower(at + 1) == "'s";
        if self.lower(at) == "that" && scene.outside(at) && !stands_alone {
            at += 1;
            that = true;
            at += usize::from(self.raw(at) == ":" && scene.outside(at));
        }
        (at, addressee, via, that)
    }

    /// Who is told, behind a verb of telling or asking; `content` is where what is told may begin.
    fn hearer(&self, word: &str, asks: bool, at: usize) -> Hearer {
        let scene = self.scene;
        let limit = self.stretch.end;
        let mut tokens = scene.addressee(at, limit);
        // "told "Morning Review" on Friday that"
        if tokens.is_none() && !scene.outside(at) && at < limit {
            let region = self.region_tokens(at);
            let named = region.len() <= 7
                && scene.page.capital(at + 1)
                && scene.outside(region.end)
                && region.end < self.stretch_end();
            tokens = named.then_some(region);
        }
        let Some(end) = tokens.as_ref().map(|found| found.end) else {
            return Hearer { tokens, content: at, silent: false };
        };
        let next = self.lower(end);
        let told = matches!(word, "told" | "tell" | "tells" | "telling")
            || next == "that"
            || next == "("
            || (asks && cue::is_question(next))
            || (next == ":" || next == ",") && !scene.outside(end + 1);
        let warns = matches!(word, "warned" | "warning");
        if told || warns && matches!(next, "of" | "against" | "about") {
            return Hearer { tokens, content: end, silent: false };
        }
        // "warned the firm in a letter": nothing is told of what was said.
        let silent = warns
            && (self.ends_at(end) || Class::NoContent.holds(next))
            && (end..limit.min(end + 12))
                .all(|token| scene.outside(token) && self.lower(token) != "that");
        Hearer { tokens: tokens.filter(|_| silent), content: at, silent }
    }

    /// Where it begins what somebody apologised for; the end of the stretch if nothing is told of it, as in "apologised to
    /// residents on Tuesday".
    fn reason(&self, at: usize) -> usize {
        let limit = self.stretch.end;
        (at..limit.min(at + 9))
            .take_while(|&token| self.scene.outside(token) && self.raw(token) != ",")
            .find(|&token| matches!(self.lower(token), "for" | "that"))
            .unwrap_or(limit)
    }

    /// Whether the clause ends at a token.
    fn ends_at(&self, at: usize) -> bool {
        at >= self.stretch_end() || matches!(self.raw(at), "." | "," | ";" | "!" | "?")
    }

    /// The "that" behind what somebody expressed: "expressed hope that".
    fn that_behind_feeling(&self, word: &str, at: usize) -> Option<usize> {
        let scene = self.scene;
        if !matches!(word, "expressed" | "expresses" | "expressing" | "voiced" | "voicing") {
            return None;
        }
        (at..self.stretch.end.min(at + 6))
            .take_while(|&token| scene.outside(token) && self.raw(token) != ",")
            .find(|&token| self.lower(token) == "that")
    }

    /// The "that" behind a hearer or a noun that is no name: "informed the tower that", "told a hearing in Esmere that",
    /// "denied Lund's charge that".
    fn that_behind_hearer(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        let that = (at + 1..self.stretch.end.min(at + 9))
            .take_while(|&token| {
                scene.outside(token)
                    && !cue::is_auxiliary(self.lower(token))
                    // "asked Berg to concede that"
                    && self.lower(token) != "to"
                    && (scene.page.is_word(token) || scene.page.kind(token) == TokenKind::Url)
            })
            .find(|&token| self.lower(token) == "that")?;
        let opens = self.begins_clause_word(at) || cue::is_auxiliary(self.lower(that + 1));
        (!opens).then_some(that)
    }

    /// Whether a pronoun or a question word opens a clause at a token.
    fn begins_clause_word(&self, token: usize) -> bool {
        Class::ClauseSubject.holds(self.lower(token))
    }

    pub(in crate::annotate) fn speaks_of_channel(&self, channel: &Range<usize>) -> bool {
        channel.clone().take(8).any(|token| Class::Channel.holds(self.lower(token)))
    }
}
