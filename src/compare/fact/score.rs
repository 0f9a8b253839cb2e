//! Results: "52-48", "by 52 votes to 48", and magnitudes of earthquakes, which stand without a unit.

use super::value::{Finder, Unit, Value};
use crate::{
    compare::vocabulary::Vocabulary,
    record::{ByteSpan, FactKind},
};

/// The unit of a result.
pub(super) const UNIT: &str = "score";
/// Words between the figures of "52 votes to 48".
const BETWEEN: usize = 3;
/// Words that tell before "220 to 215" that it is a result.
const VOTES: [&str; 14] = [
    "vote", "votes", "voted", "voting", "by", "passed", "approved", "rejected", "won", "lost",
    "beat", "defeated", "ruled", "tally",
];
/// The largest figure of a result.
const LARGEST: f64 = 999.0;
const STRONGEST: f64 = 10.0;

impl Finder<'_> {
    /// Pairs of figures that are results.
    pub(super) fn scores(&self, vocabulary: &Vocabulary, found: &mut Vec<Value>) {
        let words = &self.reading.words;
        let text = self.doc.text();
        let number = |place: usize| {
            let number = vocabulary.entry(words.get(place)?.key).number?;
            let figures = words[place].span.of(text).bytes().all(|byte| byte.is_ascii_digit());
            (figures && number <= LARGEST && number.fract() == 0.0).then_some(number)
        };
        let key = |place: usize| &*vocabulary.entry(words[place].key).key;
        for line in &self.reading.lines {
            let mut place = line.words.start;
            while place + 1 < line.words.end {
                let first = place;
                place += 1;
                let Some(low) = number(first) else { continue };
                let gap =
                    text.get(words[first].span.end as usize..words[first + 1].span.start as usize);
                let joined = matches!(gap, Some("-" | "\u{2013}" | "\u{2010}" | "\u{2011}"));
                let near = |from: usize| {
                    (first.saturating_sub(from).max(line.words.start)..first)
                        .any(|at| VOTES.contains(&key(at)))
                };
                let last = if joined {
                    first + 1
                } else {
                    // "52 votes to 48", "220 to 215"
                    let Some(to) = (first + 1..line.words.end.min(first + BETWEEN + 1))
                        .find(|&at| matches!(key(at), "to" | "against"))
                    else {
                        continue;
                    };
                    let voted = (first + 1..to).any(|at| matches!(key(at), "vote" | "votes"));
                    if !(voted || to == first + 1 && near(2)) || to + 1 >= line.words.end {
                        continue;
                    }
                    to + 1
                };
                let Some(high) = number(last) else { continue };
                let end = text.get(words[last].span.end as usize..).unwrap_or_default();
                if joined && !plain(text, words[first].span, end) {
                    continue;
                }
                // A span of numbers counts up: "10-15 boats".
                if joined && high > low && !near(12) {
                    continue;
                }
                let span = ByteSpan { start: words[first].span.start, end: words[last].span.end };
                found.retain(|value| !value.span.overlaps(span) || value.unit_name == UNIT);
                if found.iter().any(|value| value.span.overlaps(span)) {
                    continue;
                }
                let Some(mut value) = self.value(span, FactKind::Count, vocabulary) else {
                    continue;
                };
                value.low = Some(low);
                value.high = Some(high);
                value.norm = format!("{low}/{high}");
                UNIT.clone_into(&mut value.unit_name);
                value.unit = Unit::Code(UNIT.to_owned());
                found.push(value);
                place = last + 1;
            }
        }
    }

    /// "magnitude 6.4", "a 6.4-magnitude earthquake", "a quake measuring 6.4".
    pub(super) fn magnitudes(&self, vocabulary: &Vocabulary, found: &mut Vec<Value>) {
        let words = &self.reading.words;
        let key =
            |place: usize| words.get(place).map_or("", |word| &*vocabulary.entry(word.key).key);
        for place in 0..words.len() {
            if key(place) != "magnitude" {
                continue;
            }
            let near = [place + 1, place + 2, place.wrapping_sub(1)];
            let Some((at, number)) = near.into_iter().find_map(|at| {
                let number = vocabulary.entry(words.get(at)?.key).number?;
                (number > 1.0 && number < STRONGEST).then_some((at, number))
            }) else {
                continue;
            };
            let span = words[at].span;
            found.retain(|value| !value.span.overlaps(span));
            let Some(mut value) = self.value(span, FactKind::Measure, vocabulary) else { continue };
            value.low = Some(number);
            value.norm = number.to_string();
            "magnitude".clone_into(&mut value.unit_name);
            value.unit = Unit::Code("magnitude".to_owned());
            found.push(value);
        }
    }
}

/// Whether nothing touches a pair of figures that makes it a date, a number of a telephone or an age.
fn plain(text: &str, first: ByteSpan, rest: &str) -> bool {
    let before = text[..first.start as usize].chars().next_back();
    let open = |c: Option<char>| {
        c.is_none_or(|c| {
            c.is_whitespace() || matches!(c, '(' | ',' | '.' | ';' | '\u{201d}' | '"' | '\u{2019}')
        })
    };
    let mut after = rest.chars();
    let next = after.next();
    let digit = matches!(next, Some('.' | ',')) && after.next().is_some_and(|c| c.is_ascii_digit());
    let word = rest.trim_start().split(|c: char| !c.is_alphanumeric() && c != '%').next();
    let unit = matches!(
        word,
        Some("percent" | "per" | "million" | "billion" | "years" | "year" | "days" | "people")
    ) || rest.trim_start().starts_with('%');
    open(before) && (open(next) || next == Some(')')) && !digit && !unit
}
