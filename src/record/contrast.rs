//! What one clause tells otherwise than another: a number or a date of one kind, a "not".

use super::{Doc, Quantity, QuantityKind, Timex, TimexKind};
use crate::lexicon;
use foldhash::HashSet;
use std::sync::LazyLock;

static NEGATIONS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lexicon::set(include_str!("../data/negations.txt")));

/// A stretch of a report, in code points.
#[derive(Clone, Copy)]
pub(crate) struct Stretch<'a> {
    pub(crate) doc: &'a Doc,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Stretch<'_> {
    fn quantities(&self) -> impl Iterator<Item = &Quantity> {
        let from = self.doc.quantities.partition_point(|found| found.start < self.start);
        self.doc.quantities[from..].iter().take_while(|found| found.end <= self.end)
    }

    fn times(&self) -> impl Iterator<Item = &Timex> {
        let from = self.doc.times.partition_point(|found| found.start < self.start);
        let inside = self.doc.times[from..].iter().take_while(|found| found.end <= self.end);
        inside.filter(|time| matches!(time.kind, TimexKind::Date | TimexKind::Time))
    }

    /// Its first word that denies, as it is written.
    fn negation(&self) -> Option<&str> {
        let span = self.doc.bytes(self.start, self.end);
        let words = span.of(self.doc.text()).split(|c: char| {
            c.is_whitespace() || c.is_ascii_punctuation() && c != '\'' || matches!(c, '“' | '”')
        });
        words.map(|word| word.trim_matches('\'')).find(|word| {
            let lower = word.to_lowercase().replace('’', "'");
            NEGATIONS.contains(&*lower) || lower.ends_with("n't") || lower == "cannot"
        })
    }
}

/// The first numbers of one kind that only one of the two has each, as they are written: `14 lorries`, `40 lorries`.
pub(crate) fn numbers(a: Stretch<'_>, b: Stretch<'_>) -> Option<(String, String)> {
    let same = |x: &Quantity, y: &Quantity| x.value == y.value && x.high == y.high;
    let own = |x: &Stretch<'_>, y: &Stretch<'_>| -> Vec<Quantity> {
        let theirs: Vec<&Quantity> = y.quantities().collect();
        x.quantities().filter(|x| !theirs.iter().any(|y| same(x, y))).cloned().collect()
    };
    let (own_a, own_b) = (own(&a, &b), own(&b, &a));
    own_a.iter().find_map(|x| {
        let y = own_b.iter().find(|y| {
            // 40 km is no other value of 30 tonnes; things counted may have two names.
            x.kind == y.kind && (x.unit == y.unit || x.kind != QuantityKind::Measure)
        })?;
        Some((x.text.clone(), y.text.clone()))
    })
}

/// The first dates or times of one grain that only one of the two has each, as they are written.
pub(crate) fn dates(a: Stretch<'_>, b: Stretch<'_>) -> Option<(String, String)> {
    // A report that gives no year names the same day as one that does; an hour is the same hour on any day.
    let bare = |time: &Timex| {
        let value = time.value.as_deref()?;
        if value.ends_with("_REF") {
            return None;
        }
        Some(match value.split_once('T') {
            Some((_, hour)) if time.kind == TimexKind::Time => hour.to_owned(),
            _ => value.to_owned(),
        })
    };
    let same = |x: &str, y: &str| {
        let ends = |short: &str, long: &str| {
            short.strip_prefix("XXXX").is_some_and(|rest| long.ends_with(rest))
        };
        x == y || ends(x, y) || ends(y, x)
    };
    let all = |x: &Stretch<'_>| -> Vec<(String, Timex)> {
        x.times().filter_map(|time| Some((bare(time)?, time.clone()))).collect()
    };
    let (all_a, all_b) = (all(&a), all(&b));
    let only = |(value, _): &&(String, Timex), others: &[(String, Timex)]| {
        !others.iter().any(|(other, _)| same(value, other))
    };
    all_a.iter().filter(|x| only(x, &all_b)).find_map(|(_, x)| {
        let mut others = all_b.iter().filter(|y| only(y, &all_a));
        let (_, y) = others.find(|(_, y)| y.grain == x.grain && y.kind == x.kind)?;
        Some((x.text.clone(), y.text.clone()))
    })
}

/// The words that deny of each of the two.
pub(crate) fn negations<'a>(a: &Stretch<'a>, b: &Stretch<'a>) -> (Option<String>, Option<String>) {
    (a.negation().map(str::to_owned), b.negation().map(str::to_owned))
}
