//! Units and currencies, from `src/data/units.txt` and `src/data/currencies.txt`.

use crate::{lexicon, record::QuantityKind};
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

/// A unit of a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::annotate) struct Unit {
    /// The name used in records.
    pub(super) name: &'static str,
    /// Money, duration or measure.
    pub(super) kind: QuantityKind,
    /// How much of the named unit one of it is: 0.01 for cents.
    pub(super) factor: f64,
    /// Whether the form counts only where it touches its figure.
    glued: bool,
}

/// Forms of one word, and forms of two words by their last word.
struct Forms {
    one: HashMap<&'static str, Unit>,
    two: HashMap<&'static str, Vec<(&'static str, Unit)>>,
}

static UNITS: LazyLock<Forms> = LazyLock::new(|| {
    forms(include_str!("../../data/units.txt"), |words| {
        let name = words.next().unwrap_or_default();
        let kind = match words.next() {
            Some("duration") => QuantityKind::Duration,
            _ => QuantityKind::Measure,
        };
        Unit { name, kind, factor: 1.0, glued: false }
    })
});

static CURRENCIES: LazyLock<Forms> = LazyLock::new(|| {
    forms(include_str!("../../data/currencies.txt"), |words| {
        let code = words.next().unwrap_or_default();
        let (name, factor) = match code.strip_suffix("/100") {
            Some(name) => (name, 0.01),
            None => (code, 1.0),
        };
        Unit { name, kind: QuantityKind::Money, factor, glued: false }
    })
});

fn forms(list: &'static str, head: impl Fn(&mut std::str::Split<'static, char>) -> Unit) -> Forms {
    let mut found = Forms { one: HashMap::new(), two: HashMap::new() };
    for row in lexicon::entries(list) {
        let mut words = row.split(' ');
        let unit = head(&mut words);
        for form in words {
            let (form, unit) = match form.strip_prefix('~') {
                Some(form) => (form, Unit { glued: true, ..unit }),
                None => (form, unit),
            };
            match form.split_once('_') {
                Some((first, second)) => found.two.entry(second).or_default().push((first, unit)),
                None => {
                    found.one.insert(form, unit);
                }
            }
        }
    }
    found
}

/// The currency of a sign or code as written: `$`, `US$`, `EUR`.
pub(super) fn sign(raw: &str) -> Option<Unit> {
    let sign = raw.len() <= 4 && !raw.bytes().any(|byte| byte.is_ascii_lowercase())
        || matches!(raw, "Rs" | "Rs." | "KSh");
    CURRENCIES.one.get(raw).copied().filter(|_| sign)
}

/// The unit or currency whose form begins at `next(0)`, in small letters, and how many words it takes.
pub(super) fn unit<'w>(next: impl Fn(usize) -> &'w str, touching: bool) -> Option<(Unit, usize)> {
    let (first, second) = (next(0), next(1));
    for forms in [&UNITS, &CURRENCIES] {
        if let Some((_, unit)) =
            forms.two.get(second).and_then(|list| list.iter().find(|(word, _)| *word == first))
        {
            return Some((*unit, 2));
        }
    }
    UNITS
        .one
        .get(first)
        .or_else(|| CURRENCIES.one.get(first))
        .filter(|unit| touching || !unit.glued)
        .map(|unit| (*unit, 1))
}

/// Whether a word in small letters names a unit or a currency.
pub(in crate::annotate) fn is_unit(lower: &str) -> bool {
    UNITS.one.get(lower).is_some_and(|unit| !unit.glued)
        || CURRENCIES.one.get(lower).is_some_and(|unit| !unit.glued)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_words_win_over_one_and_touching_forms_need_their_figure() {
        let find = |words: &[&'static str], touching| {
            unit(|at| words.get(at).copied().unwrap_or(""), touching)
                .map(|(unit, length)| (unit.name, length))
        };
        assert_eq!(find(&["australian", "dollars"], false), Some(("AUD", 2)));
        assert_eq!(find(&["dollars", "more"], false), Some(("USD", 1)));
        assert_eq!(find(&["in"], false), None);
        assert_eq!(find(&["in"], true), Some(("inch", 1)));
        assert_eq!(find(&["square", "miles"], false), Some(("mile2", 2)));
    }

    #[test]
    fn signs_are_read_as_written() {
        assert_eq!(sign("US$").map(|unit| unit.name), Some("USD"));
        assert_eq!(sign("£").map(|unit| unit.name), Some("GBP"));
        assert_eq!(sign("dollars"), None);
    }
}
