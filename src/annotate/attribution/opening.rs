//! Where a content begins behind its cue: right behind it, or behind a hearer, a time or an aside that the rules do not know.

use super::{Place, Reader, judge::Edge};
use crate::annotate::{cue::Frame, quote::Features};

/// Most tokens between the place that the rules give and another beginning.
const REACH: usize = 14;

/// Most places that are weighed as the beginning of one content.
const MOST: usize = 6;

/// What makes a place a possible beginning.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The rules give it.
    Rule,
    /// Right behind the cue, before what the rules skip.
    Cue,
    /// Behind the preposition that leads to it: "complained of".
    Preposition,
    /// Behind "that".
    That,
    /// At "to" behind a hearer: "urged his followers to".
    To,
    /// At an opening mark.
    Mark,
    /// Behind a comma, a dash or a colon.
    Point,
    /// At a word that opens a clause: "told the panel how", "asked Berg whether".
    Question,
    /// At a pronoun or an article behind a noun: "told voters in Esmere he", "said in a note the".
    Subject,
}

impl Reader<'_, '_, '_> {
    /// Moves the end of a place to where its content begins.
    pub(in crate::annotate) fn open(&self, place: &mut Place) {
        let by_rule = place.end;
        if !self.further || place.that || !self.scene.outside(by_rule) {
            return;
        }
        let starts = self.starts(place);
        if starts.len() < 2 {
            return;
        }
        let start = self.judge.borrow_mut().start(&starts, by_rule);
        if start == by_rule {
            return;
        }
        // "urged his followers to": whom.
        if self.lower(start) == "to" && start > by_rule && place.addressee.is_none() {
            place.addressee = Some(by_rule..start);
        }
        place.that = self.lower(start - 1) == "that" && self.scene.outside(start - 1);
        place.end = start;
    }

    /// The places where the content of a cue may begin; the first is that of the rules.
    fn starts(&self, place: &Place) -> Vec<Edge> {
        let scene = self.scene;
        let (cue, by_rule) = (place.cue.tokens.end, place.end);
        let limit = self.stretch_end();
        let mut found = vec![(by_rule, Kind::Rule)];
        if cue < by_rule {
            found.push((cue, Kind::Cue));
        }
        if self.lower(by_rule) == "of" {
            found.push((by_rule + 1, Kind::Preposition));
        }
        // "complained of a harbour that": what "that" begins is the noun's.
        let led = self.lower(by_rule) == "of" && matches!(self.lower(by_rule + 1), "a" | "an");
        for token in by_rule + 1..limit.min(by_rule + REACH) {
            if !scene.outside(token) {
                found.push((token, Kind::Mark));
                break;
            }
            let known = scene.known(token);
            if scene.name_at(token).is_some() {
                continue;
            }
            let lower = self.lower(token);
            match lower {
                "that" if !led => found.push((token + 1, Kind::That)),
                "to" => found.push((token, Kind::To)),
                "," | ":" | "—" | "–" | "--" => found.push((token + 1, Kind::Point)),
                "if" | "whether" | "how" | "why" => found.push((token, Kind::Question)),
                "he" | "she" | "they" | "it" | "we" | "the" | "there"
                    if matches!(place.cue.frame, Frame::Clause) =>
                {
                    found.push((token, Kind::Subject));
                }
                _ => {}
            }
            if known.finite && lower != "'s" || found.len() >= MOST {
                break;
            }
        }
        found.retain(|&(at, _)| at < limit);
        if found.len() < 2 {
            return Vec::new();
        }
        let all = found.iter().fold(0, |all, &(_, kind)| all | 1 << kind as u64);
        let edge = |&(at, kind)| Edge { at, features: self.start_evidence(place, at, kind, all) };
        found.iter().map(edge).collect()
    }

    /// What the model sees of a place where a content may begin.
    fn start_evidence(&self, place: &Place, at: usize, kind: Kind, all: u64) -> Features {
        let mut features = Features(Vec::with_capacity(24));
        let scene = self.scene;
        let kind = kind as u64;
        let mut add = |template: u64, first: u64, second: u64| {
            features.add(template, first, second.wrapping_mul(16).wrapping_add(kind));
        };
        let (cue, by_rule) = (place.cue.tokens.end, place.end);
        let frame = place.cue.frame as u64 * 4 + place.cue.strength as u64;
        let word = scene.known(place.cue.tokens.start);
        let (here, next) = (scene.known(at), scene.known(at + 1));
        let before = scene.known(at.wrapping_sub(1));
        let ruled = scene.known(by_rule);
        let distance = at.abs_diff(by_rule).min(9) as u64;
        let (class, class_next) = (self.class(at), self.class(at + 1));
        let class_ruled = self.class(by_rule);
        let class_second = self.class(by_rule + 1);
        add(201, 0, 0);
        add(202, frame, 0);
        add(203, word.hash, 0);
        add(204, distance, 0);
        add(205, class_ruled, 0);
        add(206, class, 0);
        add(207, class_ruled, class);
        add(208, ruled.hash, 0);
        add(209, here.hash, 0);
        add(210, before.hash, 0);
        add(211, all, 0);
        add(212, all, frame);
        add(213, frame, class_ruled);
        add(214, frame, class);
        add(215, word.hash, class_ruled);
        add(216, word.hash, class);
        add(217, class_ruled * 32 + class_second, 0);
        add(218, class * 32 + class_next, 0);
        add(219, here.hash, next.hash);
        add(220, u64::from(word.word.middle), class);
        add(221, frame, distance);
        add(222, u64::from(place.via.is_some()) * 2 + u64::from(place.addressee.is_some()), frame);
        add(223, u64::from(by_rule > cue), frame);
        add(224, self.class(at.wrapping_sub(1)), class);
        add(225, word.hash, all);
        add(226, class_ruled, all);
        // "a harbour that", "told the panel that": what the words before it are.
        let (back, further) = (scene.known(at.wrapping_sub(2)), self.class(at.wrapping_sub(3)));
        let class_back = self.class(at.wrapping_sub(2));
        add(227, class_back, further);
        add(228, back.hash, 0);
        add(229, u64::from(back.word.middle), 0);
        add(230, class_back, frame);
        add(231, self.class(by_rule.wrapping_sub(1)), class_ruled);
        add(232, scene.known(by_rule.wrapping_sub(1)).hash, class_ruled);
        add(233, u64::from(ruled.word.middle), 0);
        add(234, class, class_next * 32 + class_back);
        features
    }
}
