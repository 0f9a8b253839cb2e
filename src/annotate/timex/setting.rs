//! What the times of a text count from: its own day, the day a quotation was spoken, or the time a narrative is at.

use super::{
    Page, Reader,
    sense::{Reading, Sense},
    tense::Tense,
    value::Point,
};
use crate::annotate::cue::{self, Strength};
use foldhash::{HashMap, HashMapExt};
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// Whether a text tells of a time far from its own: its years are others than those around its date, and weekdays and
/// the like, which news is full of, are rare. Without a date the years alone decide.
pub(super) fn is_narrative(readings: &[Reading], published: Option<Date>) -> bool {
    let (mut near, mut far, mut deictic) = (0usize, 0usize, 0usize);
    for reading in readings {
        if let Some(year) = reading.year() {
            match published {
                Some(today) if (i32::from(today.year()) - year).abs() <= 1 => near += 1,
                _ => far += 1,
            }
        } else if matches!(reading.sense, Sense::Weekday { .. } | Sense::Near(_)) {
            deictic += 1;
        }
    }
    far >= 5 && far > near && far > 4 * deictic
}

/// The day of a weekday from another day by tense: the latest up to it, or the earliest from it on.
pub(super) fn weekday(
    today: Date,
    weekday: Weekday,
    shift: Option<i32>,
    tense: Tense,
) -> Option<Date> {
    let back = i32::from(today.weekday().since(weekday));
    let back = match shift {
        Some(-1) if back == 0 => 7,
        Some(-1) => back,
        Some(1) => back - 7,
        Some(weeks) if weeks.abs() == 2 => {
            let monday = i32::from(today.weekday().to_monday_zero_offset());
            monday - i32::from(weekday.to_monday_zero_offset()) - 7 * weeks.signum()
        }
        Some(_) if tense != Tense::Past && back != 0 => back - 7,
        None if tense == Tense::Ahead && back != 0 => back - 7,
        _ => back,
    };
    today.checked_sub(back.days()).ok()
}

/// For each sentence, the day on which what it reports was said, where it says so outside quotation marks.
pub(super) fn said(page: &Page, readings: &[Reading], today: Date) -> HashMap<usize, Point> {
    let mut found = HashMap::new();
    for reading in readings {
        let token = reading.tokens.start;
        let Some(number) = page.sentence(token) else { continue };
        if page.region(token).is_some() || !reading.is_day() {
            continue;
        }
        let sentence = page.segmentation.sentences[number];
        let tokens = sentence.first_token as usize..sentence.end_token as usize;
        let from = token.saturating_sub(7).max(tokens.start);
        let to = (reading.tokens.end + 6).min(tokens.end);
        let spoken = (from..to).any(|near| {
            page.region(near).is_none()
                && cue::entry(page.lower(near)).is_some_and(|cue| cue.strength >= Strength::Likely)
        });
        if !spoken {
            continue;
        }
        let reader = Reader { page, sentence: &tokens };
        let day = match reading.sense {
            Sense::Weekday { weekday: day, shift } => {
                weekday(today, day, shift, reader.tense(token, reading.tokens.end))
            }
            Sense::Near(days) => today.checked_add(days.days()).ok(),
            Sense::Day { year, month, day } => {
                super::value::day(Some(today), year, month, day, Tense::Past)
            }
            _ => None,
        };
        if let Some(day) = day {
            found.entry(number).or_insert_with(|| Point::from(day));
        }
    }
    found
}
