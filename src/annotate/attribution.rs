//! Who reports what: for one stretch of text, the cues outside quotation marks with their sources and contents.

mod beside;
mod block;
mod bound;
mod content;
mod evidence;
mod floating;
mod frame;
mod judge;
mod opening;
mod passive;
mod place;
mod proposal;
mod source;
mod subject;

pub(super) use block::blocks;
#[cfg(feature = "train")]
pub(super) use evidence::CUE_FEATURES;
pub(super) use floating::floating;
pub(super) use judge::{Edge, Judge, Rules};
#[cfg(feature = "train")]
pub(super) use judge::{likeliest_end, likeliest_start};
pub(super) use passive::{looking_back, said_this};
pub(super) use source::is_trailing;

use super::{
    cue::{self, Cue, Frame, Strength},
    phrase::{self, Scene},
    quote::Features,
    word::Class,
};
use crate::record::TokenKind;
use std::{cell::RefCell, ops::Range};

/// A reported content with what reports it, by tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // each says another thing
pub(super) struct Report {
    /// The content, in order.
    pub(super) parts: Vec<Range<usize>>,
    /// The cue.
    pub(super) cue: Option<Range<usize>>,
    /// The noun phrase of the source.
    pub(super) source: Option<Range<usize>>,
    /// To whom.
    pub(super) addressee: Option<Range<usize>>,
    /// Where.
    pub(super) via: Option<Range<usize>>,
    /// Whether the text says that it was not said.
    pub(super) negated: bool,
    /// Whether it is held, not spoken.
    pub(super) belief: bool,
    /// Whether somebody quoted reports it.
    pub(super) inner: bool,
    /// Whether the content is in the speaker's words though no marks say so.
    pub(super) verbatim: bool,
    /// The rule that found it.
    pub(super) rule: &'static str,
    /// How sure it is, in hundredths.
    pub(super) score: u8,
}

impl Report {
    /// From the first to the last token of content, cue and source.
    fn extent(&self) -> Range<usize> {
        let all = self.parts.iter().chain(&self.cue).chain(&self.source);
        let start = all.clone().map(|tokens| tokens.start).min().unwrap_or(0);
        start..all.map(|tokens| tokens.end).max().unwrap_or(start)
    }

    fn covers(&self, token: usize) -> bool {
        self.parts.iter().any(|part| part.contains(&token))
    }
}

/// Where a cue stands in its clause.
struct Place {
    cue: Cue,
    source: Option<Range<usize>>,
    /// First token of source and cue together, auxiliaries and adverbs between them included.
    start: usize,
    /// One past cue, source, addressee and adverbials.
    end: usize,
    addressee: Option<Range<usize>>,
    via: Option<Range<usize>>,
    negated: bool,
    inverted: bool,
    that: bool,
}

/// The reports of one stretch: sentences of one paragraph, joined where quotation marks reach over their ends.
pub(super) fn find(scene: &Scene, stretch: &Range<usize>, judge: &mut dyn Judge) -> Vec<Report> {
    let further = judge.looks_further();
    if let Some(report) = block::announcement(scene, stretch) {
        return vec![report];
    }
    let mut found = by_rules(&Reader { scene, stretch, further, judge: RefCell::new(judge) });
    if further {
        propose(scene, stretch, judge, &mut found);
    }
    found
}

/// What the rules find and the judge keeps.
fn by_rules(reader: &Reader) -> Vec<Report> {
    let Reader { scene, stretch, .. } = *reader;
    let mut found: Vec<Report> = Vec::new();
    // Tokens before it are content or attribution already.
    let mut free = stretch.start;
    let mut at = stretch.start;
    while at < stretch.end {
        if !scene.outside(at) || scene.page.kind(at) != TokenKind::Word {
            at += 1;
            continue;
        }
        // "The Associated Press", "the September attacks": a part of a name.
        if scene.name_at(at).is_some_and(|index| scene.names[index].tokens.len() > 1) {
            at += 1;
            continue;
        }
        let known = cue::at(scene.page, at, stretch.end);
        let Some(cue) = known.or_else(|| reader.cue_of_quotation(at, free)) else {
            at += 1;
            continue;
        };
        let next = cue.tokens.end;
        let report = reader
            .report(&cue, free, &found)
            .and_then(|(report, to)| reader.judged(report, &cue, true).map(|report| (report, to)));
        if let Some((report, to)) = report {
            free = free.max(to);
            at = next.max(to);
            found.push(report);
        } else {
            at = next;
        }
    }
    found
}

/// Adds what the judge accepts between the reports of the rules.
fn propose(scene: &Scene, stretch: &Range<usize>, judge: &mut dyn Judge, found: &mut Vec<Report>) {
    let rules = std::mem::take(found);
    let mut next = rules.into_iter().peekable();
    let mut start = stretch.start;
    loop {
        // Up to the next report of the rules.
        let end = next.peek().map_or(stretch.end, |report| report.extent().start);
        if start < end {
            let part = stretch.start..end;
            let reader =
                Reader { scene, stretch: &part, further: true, judge: RefCell::new(&mut *judge) };
            let (mut free, mut at) = (start, start);
            while at < end {
                let cue = (scene.outside(at) && scene.page.kind(at) == TokenKind::Word)
                    .then(|| cue::at(scene.page, at, end).or_else(|| reader.rare_cue(at)))
                    .flatten();
                let Some(cue) = cue else {
                    at += 1;
                    continue;
                };
                let report = reader.proposal(&cue, free, found).and_then(|(report, to)| {
                    reader.judged(report, &cue, false).map(|report| (report, to))
                });
                at = cue.tokens.end;
                if let Some((report, to)) = report {
                    free = free.max(to);
                    at = at.max(to);
                    found.push(report);
                }
            }
        }
        let Some(report) = next.next() else { break };
        start = start.max(report.extent().end);
        found.push(report);
    }
}

struct Reader<'r, 's, 'p> {
    scene: &'r Scene<'s, 'p>,
    stretch: &'r Range<usize>,
    /// Whether candidates beyond the rules are weighed.
    further: bool,
    judge: RefCell<&'r mut dyn Judge>,
}

impl Reader<'_, '_, '_> {
    /// A candidate that the judge accepts, with its score.
    fn judged(&self, mut report: Report, cue: &Cue, by_rule: bool) -> Option<Report> {
        if !report.parts.is_empty() {
            let features = if self.further {
                self.evidence(&report, cue, by_rule)
            } else {
                Features::default()
            };
            report.score = self.judge.borrow_mut().accepts(&report, by_rule, &features)?;
        }
        Some(report)
    }

    fn lower(&self, token: usize) -> &str {
        if self.stretch.contains(&token) { self.scene.lower(token) } else { "" }
    }

    fn raw(&self, token: usize) -> &str {
        if self.stretch.contains(&token) { self.scene.page.raw(token) } else { "" }
    }

    /// The report of one cue and one past what it takes up, if the cue reports.
    fn report(&self, cue: &Cue, free: usize, before: &[Report]) -> Option<(Report, usize)> {
        if cue.frame == Frame::According {
            return self.according(cue, free);
        }
        if let Some(asked) = self.asked(cue, free) {
            return Some(asked);
        }
        if let Some(passive) = self.reported_by(cue, free) {
            return Some(passive);
        }
        if let Some(noun) = self.noun(cue, free) {
            return Some(noun);
        }
        let mut place = self.place(cue, free, before)?;
        if self.is_relative(&place) {
            // "Smith, who said he would come, left": the clause ends at its comma.
            place.inverted = false;
            let (report, _) = self.leading(place)?;
            return Some((report, free));
        }
        let end = self.stretch_end();
        let rest_is_empty = place.end >= end;
        let strong =
            cue.strength == Strength::Sure || cue.strength == Strength::Likely && place.inverted;
        let mut left = self.before_attribution(&place, free, rest_is_empty);
        if left.is_none()
            && (rest_is_empty || self.raw(place.end) == ",")
            && !place.that
            && !place.cue.tokens.is_empty()
            && strong
            && cue.frame == Frame::Clause
            && self.raw(place.start.wrapping_sub(1)) == ","
            && let Some(inner) = before.last()
            && place.start - self.stretch.start <= frame::LONGEST_WHOLE
            && inner.source != place.source
            && (place.inverted
                || self.lower(place.start) == "as"
                || place.source.as_ref().is_some_and(|source| source.start == place.start))
            && [
                inner.parts.last().map(|part| part.end),
                inner.cue.as_ref().map(|cue| cue.end),
                inner.source.as_ref().map(|source| source.end),
                inner.addressee.as_ref().map(|to| to.end),
                inner.via.as_ref().map(|via| via.end),
            ]
            .into_iter()
            .flatten()
            .max()
            .is_some_and(|end| end < place.start && place.start - end <= 5)
        {
            // "Jones said that …, Smith reported": the whole is Smith's.
            left = Some(self.stretch.start..place.start - 1);
        }
        let before_source = place.start.checked_sub(1).map_or("", |token| self.lower(token));
        // "what he claimed was a bomb": the clause's object is the subject of the content.
        let of_what = before_source == "what" && Class::Finite.holds(self.lower(place.end));
        if matches!(before_source, "if" | "whenever" | "unless" | "until" | "how" | "why" | "what")
            && !(left.is_some() && rest_is_empty)
            && !of_what
        {
            return None;
        }
        let closes_left = left.is_some()
            && (rest_is_empty || matches!(self.raw(place.end), "," | ";" | "—" | "–" | "--" | "."));
        let follows_quotation = left.as_ref().is_some_and(|left| {
            !self.scene.outside(left.end - 1) && self.stops_quotation(left.end)
        });
        if let Some(left) = left.filter(|left| {
            !place.inverted
                && strong
                && cue.frame == Frame::Clause
                && !place.that
                && self.adds_circumstance(place.end)
                && self.is_main_clause(left)
                || follows_quotation
                    && strong
                    && place.cue.frame != Frame::Noun
                    && (!place.that || place.via.is_some() || place.addressee.is_some())
                || closes_left
                    && !place.that
                    && (strong && matches!(cue.frame, Frame::Clause | Frame::Thought | Frame::Deed)
                        || self.ends_quoted(left)
                        || rest_is_empty && cue.frame == Frame::Clause && self.is_finding(&place))
                || self.ends_quoted(left) && place.inverted
        }) {
            return Some(self.trailing(place, left));
        }
        if rest_is_empty
            || place.inverted && self.raw(place.end) != ":" && self.scene.outside(place.end)
        {
            // "Smith went on:": the content stands in the next paragraph.
            let announces = rest_is_empty
                && self.raw(self.stretch.end - 1) == ":"
                && matches!(cue.frame, Frame::Clause | Frame::Deed)
                && cue.strength >= Strength::Likely;
            return announces.then(|| self.announced(place));
        }
        // "The Post, citing two officials, reported": the main clause goes on behind the comma.
        let aside = self.is_aside(cue);
        let (report, to) = self.leading(place)?;
        let goes_on = aside && self.raw(to) == "," && self.finite_cue(to + 1);
        Some((report, if goes_on { free } else { to }))
    }

    /// What stands before an attribution, if that can be its content.
    fn before_attribution(&self, place: &Place, free: usize, last: bool) -> Option<Range<usize>> {
        self.left_of_relative(place)
            .or_else(|| self.left_content(place, free))
            .filter(|left| last || !self.leads_in(left, place))
            // "In the video, Berg told members of Congress"
            .filter(|left| {
                !Class::Telling.holds(self.lower(place.cue.tokens.start))
                    || !phrase::is_preposition(self.lower(left.start))
                    || self.holds_clause(left.clone())
            })
    }

    /// Whether a cue is a participle behind a comma.
    fn is_aside(&self, cue: &Cue) -> bool {
        self.lower(cue.tokens.start).ends_with("ing")
            && self.raw(cue.tokens.start.wrapping_sub(1)) == ","
    }

    /// Whether a finite verb that reports stands right at a token, adverbs and auxiliaries before it.
    fn finite_cue(&self, from: usize) -> bool {
        let verb = (from..self.stretch.end.min(from + 3)).find(|&token| {
            !cue::is_adverb(self.lower(token)) && !cue::is_auxiliary(self.lower(token))
        });
        verb.is_some_and(|verb| {
            self.scene.outside(verb)
                && !self.lower(verb).ends_with("ing")
                && cue::at(self.scene.page, verb, self.stretch.end)
                    .is_some_and(|cue| cue.strength >= Strength::Likely)
        })
    }

    /// Any verb form as the cue of the quotation with a closing comma that its attribution stands right behind: `"…,"
    /// reflected Berg`, `"…," the text read`.
    fn cue_of_quotation(&self, at: usize, free: usize) -> Option<Cue> {
        let scene = self.scene;
        let lower = self.lower(at);
        let verb = lower.len() > 3
            && (lower.ends_with("ed")
                || lower == "read"
                || Class::IrregularPast.holds(lower)
                || scene.rare(at).is_some())
            && !scene.page.capital(at)
            && !lower.ends_with("ing");
        if !verb || scene.rare(at) == Some(Frame::Noun) {
            return None;
        }
        let low = free.max(self.stretch.start);
        let quotation = (low.max(at.saturating_sub(8))..at)
            .rev()
            .find(|&token| !scene.outside(token))
            .filter(|&last| {
                matches!(self.raw(last), "," | "?" | "!") || {
                    last > low && matches!(self.raw(last - 1), "," | "?" | "!")
                }
            })?;
        let inverted = quotation + 1 == at
            && self.begins_source(at + 1)
            // "…," campaign adviser Anna Berg said
            && !(at + 1..self.stretch.end.min(at + 9))
                .take_while(|&token| scene.outside(token) && !matches!(self.raw(token), "," | "."))
                .any(|token| {
                    cue::at(scene.page, token, self.stretch.end).is_some_and(|cue| {
                        cue.strength == Strength::Sure && cue.frame == Frame::Clause
                    })
                });
        let after = self.raw(at + 1);
        let closes = at + 1 >= self.stretch_end()
            || matches!(after, "." | "," | ":")
            || phrase::is_preposition(self.lower(at + 1))
            || scene.time_end_at(at + 1).is_some()
            // "…," Berg corrected Lund.
            || (lower.ends_with("ed") || lower.ends_with("es"))
                && (scene.page.capital(at + 1) || matches!(after, "him" | "her" | "them"))
                && matches!(self.raw(at + 2), "." | ",");
        let plain = closes
            && quotation + 1 < at
            && scene
                .source_before(at, quotation + 1)
                .is_some_and(|source| source.start == quotation + 1);
        (inverted || plain).then_some(Cue {
            tokens: at..at + 1,
            strength: Strength::Sure,
            frame: Frame::Clause,
        })
    }

    /// Whether a cue stands in a relative clause.
    fn is_relative(&self, place: &Place) -> bool {
        // "a senator whom Democrats hope to win, said"
        if place.start > self.stretch.start
            && matches!(self.lower(place.start - 1), "whom" | "which")
            && self.scene.outside(place.start - 1)
        {
            return true;
        }
        place.source.as_ref().is_some_and(|source| {
            let cue = place.cue.tokens.start;
            matches!(self.lower(source.end - 1), "who" | "which")
                || source.end < cue
                    && (source.end..cue)
                        .rev()
                        .take_while(|&token| self.raw(token) != ",")
                        .any(|token| matches!(self.lower(token), "who" | "which"))
        })
    }

    /// The end of the stretch without its closing stop.
    fn stretch_end(&self) -> usize {
        let mut end = self.stretch.end;
        while end > self.stretch.start
            && self.scene.outside(end - 1)
            && self.scene.page.kind(end - 1) == TokenKind::Punct
            && !matches!(self.scene.page.raw(end - 1), ")" | ":")
        {
            end -= 1;
        }
        end
    }

    /// Whether quotation marks close at the end of these tokens.
    fn ends_quoted(&self, tokens: &Range<usize>) -> bool {
        (tokens.start..tokens.end).rev().take(2).any(|token| !self.scene.outside(token))
    }

    /// Whether what follows an attribution only says when or where: "…, the police said as the search began".
    fn adds_circumstance(&self, at: usize) -> bool {
        Class::Circumstance.holds(self.lower(at)) && self.lower(at + 1) != "that"
    }

    /// Whether tokens before an attribution are a main clause that can be its content.
    fn is_main_clause(&self, tokens: &Range<usize>) -> bool {
        let first = self.lower(tokens.start);
        tokens.len() > 5
            && self.scene.outside(tokens.end - 1)
            && !phrase::is_preposition(first)
            && !Class::ClauseOpener.holds(first)
            && !first.ends_with("ing")
            && self.holds_clause(tokens.clone())
    }

    /// Whether the quotation that ends at `end` closes with a mark that leads to its attribution.
    fn stops_quotation(&self, end: usize) -> bool {
        let at = |back: usize| end.checked_sub(back).map_or("", |token| self.raw(token));
        matches!(at(1), "," | "?" | "!" | "." | "…" | "..." | "—")
            || matches!(at(2), "," | "?" | "!" | "." | "…" | "..." | "—")
    }

    /// Whether a verb form of a closed class, or a word in -ed, stands in these tokens.
    fn holds_clause(&self, tokens: Range<usize>) -> bool {
        tokens.rev().take(40).any(|token| {
            let lower = self.lower(token);
            !self.scene.outside(token)
                || cue::is_auxiliary(lower)
                || lower.len() > 4 && lower.ends_with("ed")
                || cue::entry(lower).is_some()
        })
    }
}
