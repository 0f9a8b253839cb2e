//! Numbers with their units and bounds: counts, ordinals, money, shares, durations, measures.

use super::{calendar, number, page::Page, timex::Time};
use crate::{
    lexicon,
    record::{Bound, QuantityKind, TimexKind, TokenKind},
};
use std::{collections::HashMap, ops::Range, sync::LazyLock};

/// A quantity in a page, by its tokens.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    /// Its tokens, bound and unit included.
    pub(super) tokens: Range<usize>,
    /// What is counted or measured.
    pub(super) kind: QuantityKind,
    /// Its value; the lower end of a range.
    pub(super) value: f64,
    /// The upper end of a range.
    pub(super) high: Option<f64>,
    /// Its unit.
    pub(super) unit: Option<String>,
    /// How the text limits it.
    pub(super) bound: Bound,
    /// The rule that read it.
    pub(super) rule: &'static str,
}

static CURRENCIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../data/currencies.txt"))
        .flat_map(|row| {
            let mut words = row.split(' ');
            let code = words.next().unwrap_or_default();
            words.map(move |word| (word, code))
        })
        .collect()
});

/// Form → unit and kind.
static UNITS: LazyLock<HashMap<&'static str, (&'static str, QuantityKind)>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../data/units.txt"))
        .flat_map(|row| {
            let mut words = row.split(' ');
            let unit = words.next().unwrap_or_default();
            let kind = match words.next() {
                Some("duration") => QuantityKind::Duration,
                _ => QuantityKind::Measure,
            };
            words.map(move |word| (word, (unit, kind)))
        })
        .collect()
});

static BOUNDS: LazyLock<HashMap<&'static str, Bound>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../data/bounds.txt"))
        .filter_map(|row| row.split_once(' '))
        .filter_map(|(bound, words)| {
            Some((words, *Bound::ALL.iter().find(|known| known.name() == bound)?))
        })
        .collect()
});

/// Whether a word in small letters names a unit or a currency.
pub(super) fn is_unit(lower: &str) -> bool {
    UNITS.contains_key(lower) || CURRENCIES.contains_key(lower)
}

/// First word of a bound → the words of each, longer ones first, with what they say.
static BOUND_WORDS: LazyLock<HashMap<&'static str, Vec<(Vec<&'static str>, Bound)>>> =
    LazyLock::new(|| {
        let mut found: HashMap<_, Vec<_>> = HashMap::new();
        for (words, bound) in &*BOUNDS {
            let words: Vec<_> = words.split(' ').collect();
            found.entry(words[0]).or_default().push((words, *bound));
        }
        for list in found.values_mut() {
            list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        found
    });

/// Whether a bound can begin with a word in small letters.
pub(super) fn opens_bound(lower: &str) -> bool {
    BOUND_WORDS.contains_key(lower)
}

/// How many of the words from `next(0)` on make up a bound; 0 for none.
pub(super) fn bound_length<'w>(next: impl Fn(usize) -> &'w str) -> usize {
    BOUND_WORDS
        .get(next(0))
        .and_then(|list| {
            list.iter()
                .find(|(words, _)| words.iter().enumerate().all(|(at, word)| next(at) == *word))
        })
        .map_or(0, |(words, _)| words.len())
}

/// The quantities of a page, in order; numbers inside dates are left out.
pub(super) fn find(page: &Page, times: &[Time]) -> Vec<Amount> {
    let mut found = Vec::new();
    let mut next_time = 0;
    for sentence in page.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            while next_time < times.len() && times[next_time].tokens.end <= at {
                next_time += 1;
            }
            if let Some(time) = times.get(next_time)
                && time.tokens.contains(&at)
                && !matches!(time.kind, TimexKind::Duration)
            {
                at = time.tokens.end;
                continue;
            }
            match read(page, sentence, at) {
                Some(amount) => {
                    at = amount.tokens.end.max(at + 1);
                    found.push(amount);
                }
                None => at += 1,
            }
        }
    }
    found
}

fn read(page: &Page, sentence: &Range<usize>, at: usize) -> Option<Amount> {
    let limit = sentence.end;
    let sign = CURRENCIES.get(page.raw(at)).filter(|_| page.kind(at) != TokenKind::Word).copied();
    let glued = glued_sign(page.raw(at));
    let start = at;
    let number_at = if sign.is_some() { at + 1 } else { at };
    if number_at >= limit {
        return None;
    }
    let mut first = match glued {
        Some((_, rest)) => {
            let value = number::figure(rest)?;
            let mut end = at + 1;
            let mut value = value;
            while end < limit
                && matches!(page.lower(end), "thousand" | "million" | "billion" | "trillion")
            {
                value *= match page.lower(end) {
                    "thousand" => 1e3,
                    "million" => 1e6,
                    "billion" => 1e9,
                    _ => 1e12,
                };
                end += 1;
            }
            number::Read { value, end, figures: true }
        }
        None => match number::read(page, number_at, limit) {
            Some(read) => read,
            None => return ordinal(page, sentence, at),
        },
    };
    if sign.is_none() && glued.is_none() && is_no_amount(page, sentence, at, &first) {
        return None;
    }
    if at > sentence.start && page.lower(at - 1) == "half" {
        first.value /= 2.0;
    }
    let mut end = first.end;
    let mut high = None;
    // "10-15", "10 to 15", "between 10 and 15"
    let between = at > sentence.start && page.lower(at - 1) == "between";
    if end + 1 < limit
        && (matches!(page.raw(end), "-" | "–" | "to") || between && page.lower(end) == "and")
    {
        let high_at = if CURRENCIES.contains_key(page.raw(end + 1)) { end + 2 } else { end + 1 };
        if let Some(second) = number::read(page, high_at.min(limit - 1), limit)
            && second.value > first.value
            && second.figures == first.figures
        {
            high = Some(second.value);
            end = second.end;
            // "10 to 15 million"
            let factor = if second.value >= 1e6 && first.value < 1000.0 {
                if second.value >= 1e9 { 1e9 } else { 1e6 }
            } else {
                1.0
            };
            first.value *= factor;
        }
    }
    let money = sign.or(glued.map(|(code, _)| code));
    let (kind, unit, end, rule) = unit_of(page, sentence, end, money, at, &first)?;
    let (start, bound) = bound_before(page, sentence, start, between);
    Some(Amount { tokens: start..end, kind, value: first.value, high, unit, bound, rule })
}

/// `$5`, `£2.5bn` where the tokens keep sign and figure together.
fn glued_sign(raw: &str) -> Option<(&'static str, &str)> {
    let place = raw.find(|c: char| c.is_ascii_digit()).filter(|&place| place > 0)?;
    let (sign, rest) = raw.split_at(place);
    CURRENCIES.get(sign).filter(|_| sign.len() <= 4).map(|code| (*code, rest))
}

type UnitFound = (QuantityKind, Option<String>, usize, &'static str);

fn unit_of(
    page: &Page,
    sentence: &Range<usize>,
    end: usize,
    money: Option<&'static str>,
    at: usize,
    first: &number::Read,
) -> Option<UnitFound> {
    let limit = sentence.end;
    let lower = |token: usize| if token < limit { page.lower(token) } else { "" };
    if let Some(code) = money {
        return Some((QuantityKind::Money, Some(code.to_owned()), end, "money-sign"));
    }
    match lower(end) {
        "%" | "percent" | "pct" => {
            return Some((QuantityKind::Percent, Some("%".to_owned()), end + 1, "percent"));
        }
        "per" if lower(end + 1) == "cent" => {
            return Some((QuantityKind::Percent, Some("%".to_owned()), end + 2, "percent"));
        }
        "percentage" if matches!(lower(end + 1), "point" | "points") => {
            return Some((
                QuantityKind::Percent,
                Some("%".to_owned()),
                end + 2,
                "percentage-points",
            ));
        }
        _ => {}
    }
    // "5-year-old", "two more hours", "10 Australian dollars"
    let mut noun = end;
    if lower(noun) == "-" {
        noun += 1;
    }
    if matches!(
        lower(noun),
        "more" | "full" | "square" | "cubic" | "consecutive" | "straight" | "additional"
    ) || page.capital(noun) && noun < limit && CURRENCIES.contains_key(lower(noun + 1))
    {
        noun += 1;
    }
    if let Some(code) =
        CURRENCIES.get(lower(noun)).filter(|_| lower(noun) != "won" && lower(noun) != "real")
    {
        return Some((QuantityKind::Money, Some((*code).to_owned()), noun + 1, "money-word"));
    }
    if let Some(&(unit, kind)) =
        UNITS.get(lower(noun)).filter(|_| lower(noun).len() > 2 || first.figures)
    {
        let unit = match lower(noun.wrapping_sub(1)) {
            "square" => format!("square {unit}"),
            "cubic" => format!("cubic {unit}"),
            _ => unit.to_owned(),
        };
        let rule = if kind == QuantityKind::Duration { "duration" } else { "measure" };
        return Some((kind, Some(unit), noun + 1, rule));
    }
    let counted = counted_noun(page, end, limit);
    let (unit, to) = match counted {
        Some(noun) => (Some(page.lower(noun).to_owned()), noun + 1),
        None => (None, end),
    };
    // "one" and other small words count only with a plural behind them.
    if unit.is_none() && (!first.figures && first.value < 100.0) {
        return None;
    }
    // "one of his aides said": no count.
    if first.value <= 1.0 && !first.figures {
        return None;
    }
    let _ = at;
    Some((QuantityKind::Count, unit, to, "count"))
}

/// The plural noun that a number counts, at most three words on.
fn counted_noun(page: &Page, start: usize, limit: usize) -> Option<usize> {
    for token in start..limit.min(start + 4) {
        let lower = page.lower(token);
        if page.kind(token) != TokenKind::Word {
            if lower == "-" {
                continue;
            }
            return None;
        }
        let plural = matches!(
            lower,
            "people"
                | "men"
                | "women"
                | "children"
                | "police"
                | "troops"
                | "personnel"
                | "lives"
                | "cattle"
        ) || lower.len() > 3
            && lower.ends_with('s')
            && !lower.ends_with("ss")
            && !lower.ends_with("us")
            && !lower.ends_with("is")
            && !lower.ends_with("'s");
        if plural && (calendar::weekday(lower).is_none()) && !super::name::is_function_word(lower)
            || lower == "people"
            || matches!(lower, "men" | "women" | "children" | "police")
        {
            return Some(token);
        }
        if super::name::is_function_word(lower)
            && !matches!(
                lower,
                "new" | "other" | "different" | "more" | "former" | "small" | "large" | "big"
            )
        {
            return None;
        }
    }
    None
}

/// Figures that are no amounts: years, scores, parts of names, times of day, list numbers.
fn is_no_amount(page: &Page, sentence: &Range<usize>, at: usize, read: &number::Read) -> bool {
    let before = if at > sentence.start { page.lower(at - 1) } else { "" };
    let lower = page.lower(at);
    if matches!(lower, "m" | "k" | "bn" | "mn" | "tn") {
        return true;
    }
    if page.capital(at) && at != sentence.start {
        return true;
    }
    matches!(
        before,
        "no."
            | "number"
            | "page"
            | "section"
            | "article"
            | "chapter"
            | "route"
            | "flight"
            | "channel"
            | ":"
            | "/"
            | "#"
            | "r"
            | "d"
    ) || read.figures && at > sentence.start && before == "-" && !page.spaced(at)
        || read.figures && page.raw(read.end) == "/"
        || !read.figures && lower == "one" && read.end == at + 1
}

fn ordinal(page: &Page, sentence: &Range<usize>, at: usize) -> Option<Amount> {
    let lower = page.lower(at);
    let value = number::ordinal(lower)?;
    if page.capital(at) && at != sentence.start || lower == "second" && page.lower(at + 1) == "," {
        return None;
    }
    let unit = counted_singular(page, sentence, at + 1);
    Some(Amount {
        tokens: at..at + 1,
        kind: QuantityKind::Ordinal,
        value,
        high: None,
        unit,
        bound: Bound::Exact,
        rule: "ordinal",
    })
}

fn counted_singular(page: &Page, sentence: &Range<usize>, at: usize) -> Option<String> {
    let lower = if at < sentence.end { page.lower(at) } else { "" };
    (page.kind(at) == TokenKind::Word && lower.len() > 2 && !super::name::is_function_word(lower))
        .then(|| lower.to_owned())
}

/// The bound before a number and where it begins: "more than", "at least".
fn bound_before(
    page: &Page,
    sentence: &Range<usize>,
    start: usize,
    between: bool,
) -> (usize, Bound) {
    if between {
        return (start - 1, Bound::Exact);
    }
    // "a" of "at least a dozen" is part of the number already.
    for length in (1..=4).rev() {
        let Some(from) = start.checked_sub(length).filter(|&from| from >= sentence.start) else {
            continue;
        };
        let words = page.slice(&(from..start));
        let found = BOUNDS.get(words).copied().or_else(|| {
            let capital = words.starts_with(|c: char| c.is_ascii_uppercase());
            capital.then(|| BOUNDS.get(words.to_ascii_lowercase().as_str()).copied()).flatten()
        });
        if let Some(bound) = found {
            return (from, bound);
        }
    }
    (start, Bound::Exact)
}

#[cfg(test)]
mod tests {
    use crate::{
        annotate::sample::doc,
        record::{Bound, QuantityKind},
    };

    fn check(text: &str, expected: (&str, QuantityKind, f64, Option<&str>, Bound)) {
        let doc = doc(text);
        let found: Vec<_> = doc
            .quantities
            .iter()
            .map(|quantity| {
                (
                    quantity.text.as_str(),
                    quantity.kind,
                    quantity.value.get(),
                    quantity.unit.as_deref(),
                    quantity.bound,
                )
            })
            .collect();
        assert_eq!(found, [expected], "{text}");
    }

    #[test]
    fn numbers_have_their_units_and_bounds() {
        check(
            "It lasted more than two hours.",
            ("more than two hours", QuantityKind::Duration, 2.0, Some("hour"), Bound::MoreThan),
        );
        check(
            "They hurt at least 40 people.",
            ("at least 40 people", QuantityKind::Count, 40.0, Some("people"), Bound::AtLeast),
        );
        check(
            "It cost $2.5 million.",
            ("$2.5 million", QuantityKind::Money, 2_500_000.0, Some("USD"), Bound::Exact),
        );
        check(
            "It cost about 300 euros.",
            ("about 300 euros", QuantityKind::Money, 300.0, Some("EUR"), Bound::About),
        );
        check(
            "Prices rose 4.5 percent.",
            ("4.5 percent", QuantityKind::Percent, 4.5, Some("%"), Bound::Exact),
        );
        check(
            "It is twenty-five miles away.",
            ("twenty-five miles", QuantityKind::Measure, 25.0, Some("mile"), Bound::Exact),
        );
        check(
            "Up to 1,200 soldiers left.",
            ("Up to 1,200 soldiers", QuantityKind::Count, 1200.0, Some("soldiers"), Bound::AtMost),
        );
    }

    #[test]
    fn a_range_has_two_ends() {
        let doc = doc("They found between 10 and 15 boats.");
        assert_eq!(doc.quantities[0].value.get().to_bits(), 10f64.to_bits());
        assert_eq!(doc.quantities[0].high.map(|high| high.get().to_bits()), Some(15f64.to_bits()));
        assert_eq!(doc.quantities[0].text, "between 10 and 15 boats");
    }

    #[test]
    fn half_a_dozen_is_six() {
        let doc = doc("They sank half a dozen boats.");
        assert_eq!(doc.quantities[0].value.get().to_bits(), 6f64.to_bits());
    }

    #[test]
    fn dates_are_no_quantities() {
        assert!(doc("It was October 16, 2025, in Lisbon.").quantities.is_empty());
    }
}
