//! Times of day: clock times with their zones, noon and midnight, parts of the day.

use super::{
    Reader,
    sense::{From, Hour, Reading, Sense},
};
use crate::{
    annotate::calendar::{self, Unit},
    record::TokenKind,
};

/// A time of day in ISO 8601 at the start of a text (`T09:30:00Z`) and how many bytes it takes.
pub(super) fn iso_time(text: &str) -> Option<(Hour, usize)> {
    let bytes = text.as_bytes();
    if !matches!(bytes.first()?, b'T' | b't') {
        return None;
    }
    let two = |at: usize| -> Option<u8> {
        let digits = bytes.get(at..at + 2)?;
        digits.iter().all(u8::is_ascii_digit).then(|| (digits[0] - b'0') * 10 + digits[1] - b'0')
    };
    let hour = two(1).filter(|hour| *hour < 25)?;
    let minute = (bytes.get(3) == Some(&b':')).then(|| two(4)).flatten().filter(|it| *it < 60)?;
    let mut length = 6;
    let second = (bytes.get(6) == Some(&b':')).then(|| two(7)).flatten().filter(|it| *it < 60);
    if second.is_some() {
        length = 9;
    }
    let mut zone = "";
    if matches!(bytes.get(length), Some(b'Z' | b'z')) {
        (zone, length) = ("Z", length + 1);
    }
    Some((Hour::Clock { hour, minute: Some(minute), second, zone }, length))
}

impl Reader<'_, '_> {
    /// `5 p.m.`, `10:30 a.m. EDT on Friday`, `14:00 GMT`, `noon`, `nine o'clock`.
    pub(super) fn clock(&self, at: usize) -> Option<Reading> {
        let mut start = at;
        while matches!(
            self.lower(start),
            "about"
                | "around"
                | "approximately"
                | "nearly"
                | "almost"
                | "shortly"
                | "just"
                | "precisely"
                | "exactly"
        ) {
            if start > at + 1 {
                return None;
            }
            start += 1;
        }
        if start > at && matches!(self.lower(start), "before" | "after") {
            return None;
        }
        let (hour, end) = self.hour(start)?;
        let mut reading = Reading::new(at..end, Sense::SameDay, "clock");
        reading.hour = Some(hour);
        let end = if self.lower(end) == "," { end + 1 } else { end };
        // "5 p.m. Friday" is one expression; "5 p.m. on Friday" two.
        if let Some(day) =
            self.point_without_hour(end).filter(|day| day.is_day() && day.hour.is_none())
        {
            reading.tokens.end = day.tokens.end;
            reading.sense = day.sense;
        }
        if let Some(Hour::Clock { hour, minute, second, zone: "" }) = reading.hour
            && let Some((zone, end)) = self.zone(reading.tokens.end)
        {
            reading.hour = Some(Hour::Clock { hour, minute, second, zone });
            reading.tokens.end = end;
        }
        Some(reading)
    }

    fn point_without_hour(&self, at: usize) -> Option<Reading> {
        if !self.sentence.contains(&at) {
            return None;
        }
        self.calendar_date(at).or_else(|| self.weekday(at)).or_else(|| self.near_day(at))
    }

    /// A clock time and where it ends.
    fn hour(&self, at: usize) -> Option<(Hour, usize)> {
        let clock = |hour, minute, second| Hour::Clock { hour, minute, second, zone: "" };
        match self.lower(at) {
            "noon" | "midday" => return Some((clock(12, Some(0), None), at + 1)),
            "midnight" => return Some((clock(24, Some(0), None), at + 1)),
            "half" if self.lower(at + 1) == "past" => {
                let hour = self.small_number(at + 2)?;
                return Some((clock(hour, Some(30), None), at + 3));
            }
            "quarter" if matches!(self.lower(at + 1), "past" | "to") => {
                let hour = self.small_number(at + 2)?;
                let past = self.lower(at + 1) == "past";
                let (hour, minute) = if past { (hour, 15) } else { (hour - 1, 45) };
                return Some((clock(hour, Some(minute), None), at + 3));
            }
            _ => {}
        }
        if self.lower(at + 1) == "o'clock" {
            let hour = self.small_number(at)?;
            return Some(
                self.half_of_day(at + 2, hour, None, None)
                    .unwrap_or((clock(hour, None, None), at + 2)),
            );
        }
        let raw = self.page.raw(at);
        if !raw.as_bytes().first()?.is_ascii_digit() || !self.sentence.contains(&at) {
            // "nine a.m."
            let hour = self.small_number(at)?;
            return self.half_of_day(at + 1, hour, None, None);
        }
        let (figures, glued) =
            raw.split_at(raw.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(raw.len()));
        let mut parts = figures.split([':', '.']);
        let mut part = || {
            parts
                .next()
                .map(|part| part.parse::<u8>().ok().filter(|_| part.len() <= 2 && !part.is_empty()))
        };
        let colon = figures.contains(':');
        if !colon
            && figures.len() == 4
            && (matches!(glued, "hrs" | "hours" | "GMT")
                || matches!(self.lower(at + 1), "gmt" | "hrs" | "utc")
                || self.lower(at + 1) == "hours" && figures.starts_with('0'))
        {
            // "1530 GMT"
            let hour = figures.get(..2)?.parse::<u8>().ok().filter(|hour| *hour < 25)?;
            let minute = figures.get(2..)?.parse::<u8>().ok().filter(|minute| *minute < 60)?;
            let end = if matches!(self.lower(at + 1), "hrs" | "hours") { at + 2 } else { at + 1 };
            let zone = if glued == "GMT" { "Z" } else { "" };
            return Some((Hour::Clock { hour, minute: Some(minute), second: None, zone }, end));
        }
        let hour = part()??;
        let minute = part().map(|minute| minute.filter(|minute| *minute < 60));
        let second = part().map(|second| second.filter(|second| *second < 60));
        if parts.next().is_some() || minute == Some(None) || second == Some(None) {
            return None;
        }
        let (minute, second) = (minute.flatten(), second.flatten());
        if minute.is_some() && figures.rsplit([':', '.']).next().is_some_and(|last| last.len() != 2)
        {
            return None;
        }
        if glued.is_empty()
            && let Some(found) = self.half_of_day(at + 1, hour, minute, second)
        {
            return Some(found);
        }
        if colon && hour < 25 && (glued.is_empty() || calendar::zone(glued).is_some()) {
            // "5:30 in the afternoon"; a score or a ratio has no two figures behind the colon or none of 60.
            let zone = calendar::zone(glued).unwrap_or("");
            return Some((Hour::Clock { hour, minute, second, zone }, at + 1));
        }
        None
    }

    /// `a.m.` or `p.m.` at a token.
    fn half_of_day(
        &self,
        at: usize,
        hour: u8,
        minute: Option<u8>,
        second: Option<u8>,
    ) -> Option<(Hour, usize)> {
        let (noon, end) = match self.lower(at) {
            "pm" | "p.m." | "p.m" => (true, at + 1),
            "am" | "a.m." | "a.m" => (false, at + 1),
            "in" if self.lower(at + 1) == "the"
                && matches!(self.lower(at + 2), "morning" | "afternoon" | "evening") =>
            {
                (self.lower(at + 2) != "morning", at + 3)
            }
            "at" if self.lower(at + 1) == "night" => (true, at + 2),
            "noon" if hour == 12 => (true, at + 1),
            "midnight" if hour == 12 => (false, at + 1),
            _ => return None,
        };
        // "I am": the verb stands behind a figure only where figures are no hours.
        let hour = match (hour, noon) {
            (1..=11, true) => hour + 12,
            (12, false) => 0,
            (1..=12, _) => hour,
            _ => return None,
        };
        Some((Hour::Clock { hour, minute, second, zone: "" }, end))
    }

    fn small_number(&self, at: usize) -> Option<u8> {
        let lower = self.lower(at);
        let value = lower.parse::<u8>().ok().or_else(|| {
            let value = crate::annotate::number::word_value(lower)?;
            (1..=12).find(|hour| (f64::from(*hour) - value).abs() < 0.1)
        })?;
        (1..=12).contains(&value).then_some(value)
    }

    /// A time zone at a token and where it ends: `GMT`, `ET`, `local time`, `Eastern time`.
    fn zone(&self, at: usize) -> Option<(&'static str, usize)> {
        if !self.sentence.contains(&at) {
            return None;
        }
        if let Some(zone) = calendar::zone(self.page.raw(at)) {
            return Some((zone, at + 1));
        }
        let named = matches!(
            self.lower(at),
            "local"
                | "eastern"
                | "pacific"
                | "central"
                | "mountain"
                | "moscow"
                | "london"
                | "paris"
                | "beijing"
        );
        let daylight = usize::from(matches!(self.lower(at + 1), "standard" | "daylight"));
        (named && self.lower(at + 1 + daylight) == "time").then_some(("", at + 2 + daylight))
    }

    /// A day with the part of it or the clock time that follows: `Friday night`, `yesterday morning`, `Friday, 5 p.m.`
    pub(super) fn with_hour(&self, mut reading: Reading) -> Reading {
        if !reading.is_day() || reading.hour.is_some() {
            return reading;
        }
        let end = reading.tokens.end;
        let early = usize::from(matches!(self.lower(end), "early" | "late" | "mid"));
        if let Some(part) = calendar::part_of_day(self.lower(end + early)) {
            reading.tokens.end = end + early + 1;
            reading.hour = Some(Hour::Part(part));
        }
        reading
    }

    /// `this morning`, `last night`, `the next morning`, `the morning of 3 May`, `at night`.
    pub(super) fn part_of_day(&self, at: usize) -> Option<Reading> {
        let part_at = |at: usize| calendar::part_of_day(self.lower(at)).map(|part| (part, at + 1));
        let near = |tokens, sense, part| {
            let mut reading = Reading::new(tokens, sense, "part-of-day");
            reading.hour = Some(Hour::Part(part));
            Some(reading)
        };
        let unit = |shift, from| Sense::Unit { unit: Unit::Day, shift, from };
        match self.lower(at) {
            "this" => part_at(at + 1).and_then(|(part, end)| near(at..end, Sense::Near(0), part)),
            "last" => part_at(at + 1).and_then(|(part, end)| near(at..end, Sense::Near(-1), part)),
            "that" => part_at(at + usize::from(self.lower(at + 1) == "same") + 1)
                .and_then(|(part, end)| near(at..end, unit(0, From::Text), part)),
            "the" => {
                let (shift, from, next) = match self.lower(at + 1) {
                    "next" | "following" => (1, From::Text, at + 2),
                    "previous" | "preceding" => (-1, From::Text, at + 2),
                    "same" => (0, From::Text, at + 2),
                    "early" | "late" => (0, From::Story, at + 2),
                    _ => (0, From::Story, at + 1),
                };
                let (part, mut end) = part_at(next)?;
                if self.lower(end) == "hours" {
                    end += 1;
                }
                if self.lower(end) == "before" && !self.page.is_word(end + 1) {
                    return near(at..end + 1, unit(-1, From::Text), part);
                }
                if self.lower(end) == "of"
                    && let Some(day) =
                        self.point(end + 1).filter(|day| day.is_day() && day.hour.is_none())
                {
                    return near(at..day.tokens.end, day.sense, part);
                }
                if next == at + 1
                    && !matches!(
                        self.before(at),
                        "in" | "during" | "by" | "until" | "for" | "through" | "into"
                    )
                {
                    return None;
                }
                near(at..end, unit(shift, from), part)
            }
            "night" if self.before(at) == "at" => Some(Reading::fixed(
                at..at + 1,
                crate::record::TimexKind::Time,
                "XXXX-XX-XXTNI",
                crate::record::Grain::Day,
                "part-of-day",
            )),
            "early" | "late" if self.page.kind(at) == TokenKind::Word => None,
            _ => None,
        }
    }
}
