//! Sets what was read against a day, from the first expression of a text to the last.

use super::{
    Page, Reader, Time,
    sense::{Reading, Sense},
    setting,
    tense::Tense,
    value::{Anchor, Point, Value, value, with_hour, written},
};
use crate::record::{Basis, Grain};
use foldhash::{HashMap, HashMapExt};
use jiff::{ToSpan, civil::Date};

/// The times of a page from what was read.
pub(super) fn resolve(page: &Page, published: Option<Date>, readings: &[Reading]) -> Vec<Time> {
    let narrative = setting::is_narrative(readings, published);
    let quoted = readings.iter().any(|reading| page.region(reading.tokens.start).is_some());
    let said = match published {
        Some(today) if quoted => setting::said(page, readings, today),
        _ => HashMap::new(),
    };
    let first = readings.iter().find_map(Reading::year).map(Point::year);
    let mut resolver = Resolver {
        page,
        today: published,
        narrative,
        said,
        point: if narrative { first } else { None },
        leap: None,
        last_day: None,
        named: None,
        several: false,
    };
    (0..readings.len()).map(|number| resolver.time(readings, number)).collect()
}

struct Resolver<'r, 'p> {
    page: &'r Page<'p>,
    today: Option<Date>,
    narrative: bool,
    said: HashMap<usize, Point>,
    /// Where the text is.
    point: Option<Point>,
    /// A year far from where the text is: it moves there only if another such year follows.
    leap: Option<i32>,
    /// The last day named, with the number of its sentence.
    last_day: Option<(usize, Point)>,
    /// The last day of the calendar named outside quotation marks.
    named: Option<Named>,
    /// Whether it is not the only one.
    several: bool,
}

/// A day of the calendar with the number of its paragraph.
#[derive(Clone, Copy)]
struct Named {
    paragraph: u32,
    year: Option<i32>,
    month: i8,
    day: i8,
}

impl Named {
    fn is_same(self, other: Self) -> bool {
        (self.year, self.month, self.day) == (other.year, other.month, other.day)
    }

    /// The TIMEX3 value of the day so many days on; `XXXX` for a year that is not named.
    fn shifted(self, days: i32) -> Option<String> {
        let on =
            |year: i16| Date::new(year, self.month, self.day).ok()?.checked_add(days.days()).ok();
        if let Some(year) = self.year {
            return Some(on(i16::try_from(year).ok()?)?.to_string());
        }
        // Leap years or not: the day must be the same.
        let day = |date: Date| (date.month(), date.day());
        let (month, date) = day(on(2000)?);
        (day(on(2001)?) == (month, date)).then(|| format!("XXXX-{month:02}-{date:02}"))
    }
}

/// The value of a date whose day of the week does not fit the year that was taken: that of the year beside it that fits,
/// as in "until Monday, 9 June".
fn with_weekday(reading: &Reading, found: Value, anchor: &Anchor) -> Value {
    let (Some(weekday), &Sense::Day { year: None, month, day }) = (reading.weekday, &reading.sense)
    else {
        return found;
    };
    let date = |year: i32| Date::new(i16::try_from(year).ok()?, month, day).ok();
    let Some(taken) = found.point.map(|point| point.year) else { return found };
    let fits = |year: &i32| date(*year).is_some_and(|date| date.weekday() == weekday);
    let Some(year) = [taken, taken + 1, taken - 1].into_iter().find(fits) else { return found };
    let sense = Sense::Day { year: Some(year), month, day };
    Value { basis: found.basis, ..value(&sense, anchor) }
}

impl Resolver<'_, '_> {
    fn time(&mut self, readings: &[Reading], number: usize) -> Time {
        let reading = &readings[number];
        if let Sense::Fixed { kind, value, grain } = &reading.sense {
            return Time {
                tokens: reading.tokens.clone(),
                kind: *kind,
                value: Some(value.clone()),
                grain: *grain,
                basis: Basis::Absolute,
                rule: reading.rule,
            };
        }
        let anchor = self.anchor(reading);
        let sentence = self.page.sentence(reading.tokens.start).unwrap_or(usize::MAX);
        let mut value = if reading.sense == Sense::SameDay {
            self.same_day(readings, number, sentence, &anchor)
        } else {
            with_weekday(reading, value(&reading.sense, &anchor), &anchor)
        };
        let quoted = self.page.region(reading.tokens.start).is_some();
        let paragraph = self.page.paragraph(reading.tokens.start).unwrap_or_default();
        if let Sense::Day { year, month, day } = reading.sense
            && !quoted
        {
            let day = Named { paragraph, year, month, day };
            self.several |= self.named.is_some_and(|named| !named.is_same(day));
            self.named = Some(day);
        }
        // In a text without a date: "tomorrow" of a post whose day is named before, in the paragraph before where the
        // text names several.
        if let Sense::Near(days) = reading.sense
            && quoted
            && value.basis == Basis::Unresolved
            && let Some(named) =
                self.named.filter(|named| !self.several || named.paragraph + 1 >= paragraph)
            && let Some(text) = named.shifted(days)
        {
            (value.text, value.basis) = (text, Basis::Quote);
        }
        if let Some(point) = value.point
            && !quoted
            && self.moves(reading, point)
        {
            self.point = Some(point);
            if point.day.is_some() {
                self.last_day = Some((sentence, point));
            }
        }
        let alone = reading.sense == Sense::SameDay && value.point.is_none();
        let rule = match reading.rule {
            "clock" if alone => "clock-alone",
            "part-of-day" if alone => "part-of-day-alone",
            rule => rule,
        };
        let (kind, text, grain) = with_hour(value.text, value.grain, reading.hour);
        Time {
            tokens: reading.tokens.clone(),
            kind,
            value: Some(text),
            grain,
            basis: value.basis,
            rule,
        }
    }

    /// Whether the text goes on from the time that a reading gives.
    fn moves(&mut self, reading: &Reading, point: Point) -> bool {
        let before = reading.tokens.start.checked_sub(1).map_or("", |token| self.page.lower(token));
        if let Some(now) = self.point.filter(|_| self.narrative) {
            // "signed in 1648, and in 2005 published": one far year is an aside.
            let near = |year: i32| (point.year - year).abs() <= 15;
            if !near(now.year) {
                let confirmed = self.leap.is_some_and(near);
                self.leap = Some(point.year);
                if !confirmed {
                    return false;
                }
            } else if point.year > now.year
                && point.month.is_none()
                && self.clause(reading) == Tense::Ahead
            {
                // "the offensive that was planned for 1976"
                return false;
            }
            self.leap = None;
        }
        !matches!(before, "since" | "until")
            && !matches!(reading.sense, Sense::Decade { .. } | Sense::Century(_) | Sense::Fiscal(_))
    }

    /// The tense of the clause that a reading stands in.
    fn clause(&self, reading: &Reading) -> Tense {
        let token = reading.tokens.start;
        self.page.sentence(token).map_or(Tense::Open, |number| {
            let sentence = self.page.segmentation.sentences[number];
            let tokens = sentence.first_token as usize..sentence.end_token as usize;
            Reader { page: self.page, sentence: &tokens }.tense(token, reading.tokens.end)
        })
    }

    fn anchor(&self, reading: &Reading) -> Anchor {
        let token = reading.tokens.start;
        let region = self.page.region(token);
        let said =
            self.page.outermost(token).filter(|_| !self.said.is_empty()).and_then(|region| {
                let number = self.page.sentence(token)?;
                let paragraph = self.page.paragraph(token);
                let segmentation = self.page.segmentation;
                let end =
                    self.page.tokens_in(segmentation.regions[region].span).end.checked_sub(1)?;
                let last = self.page.sentence(end).unwrap_or(number);
                // The sentences of the quotation, the one behind it, the one before it.
                [Some(number), Some(last), Some(last + 1), number.checked_sub(1)]
                    .into_iter()
                    .flatten()
                    .find_map(|near| {
                        let inside = segmentation
                            .sentences
                            .get(near)
                            .is_some_and(|near| Some(near.paragraph) == paragraph);
                        self.said.get(&near).filter(|_| inside).copied()
                    })
            });
        let today = said.or(self.today.map(Point::from));
        let today_basis = if region.is_some() { Basis::Quote } else { Basis::Published };
        let point = self.point.map(|point| (point, Basis::Text));
        let now = today.map(|today| (today, today_basis));
        let story = if self.narrative { point } else { now };
        let tense = if matches!(
            reading.sense,
            Sense::Weekday { .. }
                | Sense::Day { year: None, .. }
                | Sense::Month { year: None, .. }
                | Sense::Section { year: None, .. }
                | Sense::Holiday { year: None, .. }
                | Sense::DayOfMonth(_)
        ) {
            self.clause(reading)
        } else {
            Tense::Open
        };
        Anchor {
            now: if self.narrative { point } else { now },
            text: point.or(now),
            story,
            tense,
            narrative: self.narrative,
        }
    }

    /// The day of a clock time that names none: the day beside it, the last one of the sentence, or the day at hand.
    fn same_day(
        &self,
        readings: &[Reading],
        number: usize,
        sentence: usize,
        anchor: &Anchor,
    ) -> Value {
        let reading = &readings[number];
        let day = |point: Point, basis| Value {
            text: written(point),
            grain: Grain::Day,
            basis,
            point: Some(point),
        };
        if let Some(next) = readings.get(number + 1).filter(|next| {
            next.is_day()
                && next.hour.is_none()
                && next.tokens.start <= reading.tokens.end + 2
                && self.page.sentence(next.tokens.start) == Some(sentence)
        }) {
            let found = value(&next.sense, &self.anchor(next));
            if found.point.is_some_and(|point| point.day.is_some()) {
                return found;
            }
        }
        if let Some((_, point)) = self.last_day.filter(|(named, _)| *named == sentence) {
            return day(point, Basis::Text);
        }
        match anchor.story {
            Some((point, basis)) => {
                let mut found = day(point, basis);
                found.point = None;
                found
            }
            None => Value {
                text: "XXXX-XX-XX".to_owned(),
                grain: Grain::Day,
                basis: Basis::Unresolved,
                point: None,
            },
        }
    }
}
