//! Numbers: marks inside, units behind, dates, times and telephone numbers.

use super::Scanner;
use crate::record::TokenKind;

/// Units that the treebanks cut off their figure: `5 m`, `7:30 pm`.
const UNITS: [&[u8]; 36] = [
    b"am", b"pm", b"k", b"m", b"b", b"bn", b"mm", b"mn", b"tn", b"cm", b"km", b"kg", b"mg", b"kb",
    b"mb", b"gb", b"tb", b"ft", b"lb", b"lbs", b"oz", b"hz", b"khz", b"mhz", b"ghz", b"hh", b"mph",
    b"kph", b"kmh", b"kw", b"mw", b"gw", b"kwh", b"mwh", b"mins", b"hrs",
];

impl Scanner<'_> {
    /// A token that begins with a figure (or the stop before one); gives the end of the last token made.
    pub(super) fn number(&mut self, at: usize) -> usize {
        let mut end = self.figures(at);
        if self.byte(end) == b'-' {
            end = self.hyphenated_figures(at, end);
        }
        if !self.is_word(end) {
            if let Some(end) = self.address(at, end) {
                return end;
            }
            // Figures that are no more than that; the scanner goes on behind them.
            let kind = if end == at { return self.word(at) } else { TokenKind::Number };
            if let Some(next) = self.decade(at, end) {
                return self.push(at, next, kind);
            }
            return self.push(at, end, kind);
        }
        let next = self.word_end(end);
        let tail = &self.bytes[end..next];
        if UNITS.iter().any(|unit| tail.eq_ignore_ascii_case(unit))
            || (self.byte(next) == b'.' && matches!(tail, b"p" | b"a" | b"P" | b"A"))
        {
            self.push(at, end, TokenKind::Number);
            // What follows is read as a word: `m`, `p.m.`.
            return end;
        }
        if is_ordinal(tail) {
            return self.push(at, next, TokenKind::Number);
        }
        // 3D, 4x4, F-numbers the other way round: a word that begins with a figure.
        if let Some(end) = self.address(at, next) {
            return end;
        }
        self.joined(at, next)
    }

    /// End of figures with decimal, thousands, time and date marks between them.
    fn figures(&self, at: usize) -> usize {
        let mut end = at;
        loop {
            while self.is_digit(end) {
                end += 1;
            }
            if matches!(self.byte(end), b'.' | b',' | b':' | b'/') && self.is_digit(end + 1) {
                end += 1;
            } else {
                return end;
            }
        }
    }

    /// End of a date or a telephone number; `end` itself if the hyphen there is a range's or a compound's.
    fn hyphenated_figures(&self, at: usize, end: usize) -> usize {
        let mut place = end;
        let mut groups = 1;
        let mut last = end - at;
        while self.byte(place) == b'-' && self.is_digit(place + 1) {
            let next = self.figures(place + 1);
            last = next - place - 1;
            groups += 1;
            place = next;
        }
        let phone = groups == 2 && last == 4 && matches!(end - at, 3 | 5);
        if groups > 2 || phone { place } else { end }
    }

    /// End of `1960's`: a decade keeps its apostrophe.
    fn decade(&self, at: usize, end: usize) -> Option<usize> {
        let apostrophe = self.apostrophe(end);
        let next = end + apostrophe + 1;
        (apostrophe > 0
            && matches!(end - at, 2 | 4)
            && self.bytes[end - 1] == b'0'
            && self.byte(next - 1) == b's'
            && !self.is_word(next))
        .then_some(next)
    }
}

fn is_ordinal(tail: &[u8]) -> bool {
    [b"s".as_slice(), b"st", b"nd", b"rd", b"th"].iter().any(|end| tail.eq_ignore_ascii_case(end))
}
