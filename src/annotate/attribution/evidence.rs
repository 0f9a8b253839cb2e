//! What the model of quotations sees of a candidate and of the places where its content may end.

use super::{Place, Reader, Report, judge::Edge};
use crate::{
    annotate::{
        cue::{self, Cue, Frame, Strength},
        phrase,
        quote::Features,
        word::Class,
    },
    record::{MentionKind, TokenKind},
};
use std::ops::Range;

/// Most tokens of a content whose end the model looks for.
const LONGEST: usize = 120;

/// Most places that are weighed as the end of one content.
const MOST_ENDS: usize = 20;

/// How many features at the end of a candidate's name its cue; the trainer shows examples without them, too, for cues
/// that were never seen.
#[cfg(feature = "train")]
pub(in crate::annotate) const CUE_FEATURES: usize = 8;

impl Reader<'_, '_, '_> {
    /// A small number for what a token is to the syntax around it.
    pub(super) fn class(&self, token: usize) -> u64 {
        let page = self.scene.page;
        if !self.stretch.contains(&token) {
            return 1;
        }
        if !self.scene.outside(token) {
            return 2;
        }
        if let Some(index) = self.scene.name_at(token) {
            return match self.scene.names[index].kind {
                MentionKind::Person => 3,
                MentionKind::Org => 4,
                MentionKind::Gpe => 5,
                MentionKind::Norp => 6,
                _ => 7,
            };
        }
        match page.kind(token) {
            TokenKind::Number => 8,
            TokenKind::Word => u64::from(self.scene.known(token).class),
            _ => 9,
        }
    }

    /// What the model sees of a candidate.
    pub(in crate::annotate) fn evidence(
        &self,
        report: &Report,
        cue: &Cue,
        by_rule: bool,
    ) -> Features {
        let mut features = Features(Vec::with_capacity(80));
        let mut add =
            |template: u64, first: u64, second: u64| features.add(template, first, second);
        let scene = self.scene;
        let at = cue.tokens.start;
        let first = report.parts.first().cloned().unwrap_or(at..at);
        let last = report.parts.last().cloned().unwrap_or(at..at);
        let rule = rule_number(report.rule);
        let word = scene.known(at);
        let word_hash = word.hash;
        let grade = cue.strength as u64 * 8 + cue.frame as u64;
        let by_rule = u64::from(by_rule);
        let next = cue.tokens.end;
        let start = first.start;
        let that = u64::from(start > 0 && self.lower(start - 1) == "that");
        let length = bucket(report.parts.iter().map(ExactSizeIterator::len).sum());
        let quoted = report.parts.iter().flat_map(Clone::clone).take(60);
        let quoted = quoted.filter(|&token| !scene.outside(token)).count().min(3) as u64;
        let leads = u64::from(start >= next);
        let source = report.source.as_ref().map_or(0, |source| {
            let head = self.class(source.end - 1);
            1 + head * 2 + u64::from(phrase::is_determiner(self.lower(source.start)))
        });
        let gap = report.source.as_ref().map_or(0, |source| {
            if source.start > at { 9 } else { bucket(at.saturating_sub(source.end)) }
        });
        let open = self.class(start);
        let open_word = scene.known(start).hash;
        let form = self.shape_of_cue(at);
        let clause = u64::from(self.begins_clause(start));
        let ends = u64::from(last.end >= self.stretch_end());
        let before = self.class(at.wrapping_sub(1));
        let before_word = if at > self.stretch.start { scene.known(at - 1).hash } else { 0 };
        let (after, after_word) = (self.class(next), scene.known(next).hash);
        let negated = u64::from(report.negated);

        add(1, 0, 0);
        add(2, rule, by_rule);
        add(3, rule, grade);
        add(4, grade, by_rule);
        add(7, u64::from(word.word.coarse), by_rule);
        add(8, u64::from(word.word.middle), 0);
        add(9, u64::from(word.word.fine), 0);
        add(10, u64::from(word.word.middle), rule);
        add(12, grade, that * 2 + leads);
        add(15, u64::from(word.word.middle), after_word);
        add(16, grade, after_word);
        add(17, grade, open);
        add(18, open_word, by_rule);
        add(19, source, by_rule);
        add(20, source, grade);
        add(21, source, rule);
        add(22, gap, by_rule);
        add(23, length, by_rule);
        add(24, length, grade);
        add(25, quoted, by_rule);
        add(26, quoted, grade);
        add(27, clause, grade);
        add(28, clause, rule * 2 + by_rule);
        add(29, before, grade);
        add(30, before_word, by_rule);
        add(31, form, grade);
        add(32, form, before);
        add(33, ends, grade);
        add(34, negated, rule);
        add(35, open, after);
        add(36, self.class(start + 1), open);
        add(39, u64::from(report.via.is_some()) * 2 + u64::from(report.addressee.is_some()), grade);
        add(40, u64::from(start == self.stretch.start || at == self.stretch.start), rule);
        add(41, u64::from(word.word.middle), open);
        add(42, u64::from(word.word.middle), source);
        add(43, u64::from(word.word.coarse), form);
        add(44, u64::from(word.word.coarse), after);
        if let Some(source) = &report.source {
            let head = scene.known(source.end - 1);
            add(45, head.hash, 0);
            add(46, u64::from(head.word.middle), 0);
            add(47, u64::from(head.word.coarse), grade);
            add(48, scene.known(source.start).hash, rule);
        }
        add(49, self.class(last.end), rule);
        add(50, quoted * 8 + that * 4 + clause * 2 + leads, form);
        add(51, length * 4 + clause * 2 + that, rule);
        let complement = self.complement(&first);
        add(52, u64::from(self.has_finite(first)), grade);
        add(53, complement, grade);
        add(54, complement, u64::from(word.word.middle));
        // The cue itself, last: see `CUE_FEATURES`.
        add(5, word_hash, 0);
        add(6, word_hash, by_rule);
        add(11, word_hash, that);
        add(13, word_hash, after);
        add(14, word_hash, after_word);
        add(37, word_hash, source);
        add(38, word_hash, open);
        add(55, word_hash, complement);
        features
    }

    /// Ending and verb group of a cue in one number.
    fn shape_of_cue(&self, at: usize) -> u64 {
        let lower = self.lower(at);
        let ending = match lower {
            _ if lower.ends_with("ing") => 1,
            _ if lower.ends_with("ed") => 2,
            _ if lower.ends_with('s') => 3,
            _ => 4,
        };
        let mut verb = 0;
        for back in 1..=3 {
            let Some(token) = at.checked_sub(back).filter(|token| self.stretch.contains(token))
            else {
                break;
            };
            let lower = self.lower(token);
            if cue::is_be(lower) {
                verb = 1;
                break;
            }
            if matches!(lower, "has" | "have" | "had" | "having") {
                verb = 2;
                break;
            }
            if cue::is_auxiliary(lower) {
                verb = 3;
                break;
            }
            if lower == "to" && back == 1 {
                verb = 4;
                break;
            }
            if !cue::is_adverb(lower) && lower != "n't" {
                break;
            }
        }
        ending * 8 + verb
    }

    /// Which of "as", "for", "of" and "to" stand in the first words of a content, before a finite verb: "accused him of".
    fn complement(&self, tokens: &Range<usize>) -> u64 {
        let mut seen = 0;
        for token in tokens.clone().take(14).filter(|&token| self.scene.outside(token)) {
            if self.scene.known(token).finite {
                break;
            }
            seen |= match self.lower(token) {
                "as" => 1,
                "for" => 2,
                "of" => 4,
                "to" => 8,
                _ => 0,
            };
        }
        seen
    }

    fn has_finite(&self, tokens: Range<usize>) -> bool {
        tokens.take(30).any(|token| self.scene.known(token).finite)
    }

    /// The places where a content that begins at `start` may end, in order; `limit` is the last.
    pub(in crate::annotate) fn ends(
        &self,
        start: usize,
        limit: usize,
        place: &Place,
        by_rule: usize,
    ) -> Vec<Edge> {
        let scene = self.scene;
        let mut ends: Vec<Edge> = Vec::new();
        let mut finite = false;
        for at in start + 1..limit {
            let lower = self.lower(at);
            if at > start {
                finite |= scene.known(at - 1).finite;
            }
            if !scene.outside(at) {
                continue;
            }
            let closes = !scene.outside(at - 1);
            let cut = closes
                || at == by_rule
                || matches!(self.raw(at - 1), ")")
                || matches!(self.raw(at), "," | ";" | ":" | "—" | "–" | "--" | "(" | "-")
                    && (self.raw(at) != "-" || scene.page.spaced(at))
                || !matches!(self.raw(at - 1), "," | ";" | "—" | "–" | "--")
                    && (Class::Preposition.holds(lower) && lower != "of"
                        || Class::ClauseOpener.holds(lower)
                        || matches!(
                            lower,
                            "that"
                                | "who"
                                | "which"
                                | "so"
                                | "or"
                                | "where"
                                | "despite"
                                | "following"
                        ));
            if cut {
                let features = self.end_evidence(start, at, limit, place, by_rule, finite);
                ends.push(Edge { at, features });
            }
            if at - start > LONGEST || ends.len() >= MOST_ENDS {
                break;
            }
        }
        ends.push(Edge { at: limit, features: Features::default() });
        ends
    }

    /// What the model sees of a place where a content may end.
    fn end_evidence(
        &self,
        start: usize,
        at: usize,
        limit: usize,
        place: &Place,
        by_rule: usize,
        finite: bool,
    ) -> Features {
        let mut features = Features(Vec::with_capacity(40));
        let mut add =
            |template: u64, first: u64, second: u64| features.add(template, first, second);
        let scene = self.scene;
        let punct = matches!(self.raw(at), "," | ";" | ":" | "—" | "–" | "--" | "(" | "-");
        let from = if punct { at + 1 } else { at };
        let rule = match at.cmp(&by_rule) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Greater => 2,
        } + if by_rule == limit { 3 } else { 0 };
        let mark = if punct { scene.known(at).hash } else { 0 };
        let (one, two, three) = (scene.known(from), scene.known(from + 1), scene.known(from + 2));
        let (class_one, class_two, class_three) =
            (self.class(from), self.class(from + 1), self.class(from + 2));
        let left = self.class(at - 1);
        let left_word = scene.known(at - 1);
        let frame = place.cue.frame as u64 * 4 + place.cue.strength as u64;
        let that = u64::from(place.that);
        let finite = u64::from(finite);
        let length = bucket(at - start);
        let rest = bucket(limit - at);
        let opener = scene.known(start).hash;
        let later = (from..limit.min(from + 12))
            .any(|token| scene.outside(token) && scene.known(token).finite);
        let reports = (from..limit.min(from + 8))
            .find(|&token| {
                scene.outside(token)
                    && scene.strict(token).is_some_and(|cue| cue.strength >= Strength::Likely)
            })
            .map_or(0, |token| 1 + (token - from) as u64);
        let later = u64::from(later);
        let quoted = u64::from(!scene.outside(at - 1));
        let word = scene.known(place.cue.tokens.start).hash;
        let closing = match self.closing_clause(from, place, limit) {
            None => 0,
            Some(false) => 1,
            Some(true) => 2,
        };
        add(101, rule, 0);
        add(102, rule, mark);
        add(103, rule, one.hash);
        add(104, mark, one.hash);
        add(105, mark ^ one.hash.rotate_left(7), class_two);
        add(106, mark ^ one.hash.rotate_left(7), two.hash);
        add(107, mark, class_one * 32 + class_two);
        add(108, one.hash, frame);
        add(109, mark, frame);
        add(110, class_one, frame);
        add(111, length, rule);
        add(112, rest, rule);
        add(113, length, finite * 2 + later);
        add(114, mark, finite * 2 + later);
        add(115, one.hash, finite * 2 + later);
        add(116, reports, rule);
        add(117, reports, mark);
        add(118, closing, rule);
        add(119, closing, mark);
        add(120, quoted, rule);
        add(121, quoted, mark);
        add(122, left, class_one);
        add(123, left_word.hash, class_one);
        add(124, u64::from(one.word.middle), mark);
        add(125, u64::from(two.word.middle), one.hash);
        add(126, frame, finite * 2 + that);
        add(127, opener, one.hash);
        add(128, word, one.hash);
        add(129, word, mark);
        add(130, class_one * 1024 + class_two * 32 + class_three, mark);
        add(131, three.hash, one.hash);
        add(132, that * 2 + u64::from(place.source.is_some()), one.hash);
        add(133, scene.time_end_at(from).map_or(0, |_| 1), frame);
        add(134, scene.time_end_at(from).map_or(0, |_| 1), finite);
        add(135, u64::from(left_word.word.middle), u64::from(one.word.middle));
        add(136, left_word.hash, one.hash);
        add(137, quoted * 4 + finite * 2 + later, one.hash);
        let mate = if punct { self.mate(at, limit) } else { 0 };
        let channel = self.leads_to_channel(from, limit);
        add(145, channel, rule);
        add(146, channel, mark);
        add(147, channel, quoted * 4 + finite * 2 + that);
        add(148, channel, frame);
        add(138, mate, mark);
        add(139, mate, one.hash);
        add(140, mate, rule * 4 + finite * 2 + later);
        // Whether the content is the quotation that closes here.
        let whole = if quoted == 0 || scene.outside(start) {
            0
        } else if scene.page.outermost(start) == scene.page.outermost(at - 1) {
            1 + u64::from(matches!(self.raw(at.saturating_sub(2)), "," | "." | "?" | "!"))
        } else {
            3
        };
        add(141, whole, one.hash);
        add(142, whole, class_one);
        add(143, whole, frame);
        add(144, whole, length);
        features
    }

    /// Whether a preposition at a token leads to a channel: "in an interview", "on Morning Tide".
    fn leads_to_channel(&self, at: usize, limit: usize) -> u64 {
        if !Class::ChannelPreposition.holds(self.lower(at)) {
            return 0;
        }
        let words = (at + 1..limit.min(at + 7)).take_while(|&token| {
            self.scene.outside(token)
                && self.scene.page.is_word(token)
                && !self.scene.known(token).finite
        });
        for token in words {
            if Class::Channel.holds(self.lower(token)) {
                return 2;
            }
        }
        1
    }

    /// Whether a mark has its like some words on, so that an aside stands between them, and a verb behind that.
    fn mate(&self, at: usize, limit: usize) -> u64 {
        let mark = match self.raw(at) {
            "(" => ")",
            mark => mark,
        };
        let close = (at + 2..limit.min(at + 26))
            .find(|&token| self.raw(token) == mark && self.scene.outside(token));
        close.map_or(1, |close| 2 + u64::from(self.scene.known(close + 1).finite))
    }
}

/// A small number for a length.
fn bucket(length: usize) -> u64 {
    match length {
        0..=6 => length as u64,
        7..=8 => 7,
        9..=11 => 8,
        12..=15 => 9,
        16..=21 => 10,
        22..=30 => 11,
        31..=45 => 12,
        _ => 13,
    }
}

fn rule_number(rule: &str) -> u64 {
    match rule {
        "source-cue-content" => 1,
        "content-source-cue" => 2,
        "content-cue-source" => 3,
        "cue-quotation" => 4,
        "according-to" => 5,
        "asked" => 6,
        "noun" => 7,
        "colon-paragraph" => 8,
        "proposed-verb" => 9,
        "proposed-passive" => 10,
        "proposed-noun" => 11,
        _ => 12,
    }
}

/// Whether a frame takes a clause.
pub(super) fn takes_clause(frame: Frame) -> bool {
    matches!(frame, Frame::Clause | Frame::Thought | Frame::Noun)
}
