//! Who wrote the report, when it was changed, and where it was filed.

use super::shape::Shape;
use regex::Regex;
use std::sync::LazyLock;

const MONTH: &str = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?";

static BY: LazyLock<Regex> = LazyLock::new(|| {
    let word = r"[A-ZÀ-Þ][^\s,|;:]*";
    let day = format!(r"(?:{MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{4}})?)");
    Regex::new(&format!(
        r"^(?:(?:Written|Reported|Posted|Analysis|Opinion|Story) )?(?:By|BY|by) {word}(?: (?:{word}|and|AND|&|de|van|von|al|el|bin|of|the|in|for|,|\|)|, {word})*?(?:,?(?: on)? {day}|,?(?: \|.*)?)$",
    ))
    .expect("a valid pattern")
});

static ROLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[A-ZÀ-Þ][^\s,|;:]*(?: [A-ZÀ-Þ][^\s,|;:]*){1,4}(?:,| is an?| \|) ?(?:[^.,;:]* )?(?i:staff writer|staff reporter|correspondent|political reporter|senior reporter|contributor|associated press|usa today|special to [^.,;:]+)$")
        .expect("a valid pattern")
});

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?i:(?:last |first )?(?:updated|published|posted|modified|created)(?: (?:at|on))?[: ]",
        r"|[0-9]+ (?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?) ago$",
        r"|this article is more than [0-9]+ [a-z]+ old$)",
    ))
    .expect("a valid pattern")
});

/// `KYIV, Ukraine (AP) —`, `WASHINGTON, March 3 (Reuters) -`, `LONDON –` in front of the first sentence.
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    let place = r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.’'\-]{2,}|ST\.|ST|LA|EL|AL|DE|NEW|[A-Z]\.[A-Z]\.)(?:[ \-/](?:[A-ZÀ-Þ][A-ZÀ-Þ.’'\-]+|[a-z]{2}))*";
    let region = r"(?:, ?(?:[A-ZÀ-Þ][A-Za-zÀ-ž.]*\.?)(?: [A-ZÀ-Þ][A-Za-zÀ-ž.]*)*)?";
    let day = format!(r"(?:, ?{MONTH} \d{{1,2}})?");
    let agency = r"(?: ?\((?:[A-Za-zÀ-ž. &/’']+)\))";
    let dash = r"(?:—|–|--|-)";
    Regex::new(&format!(
        r"^(?:{place}{region}{day}{agency}?(?: ?(?:—|–|--)| -) ?|(?:[A-ZÀ-Þ][A-Za-zÀ-ž.’'\-]*)(?: [A-ZÀ-Þ][A-Za-zÀ-ž.’'\-]*){{0,2}}{region}{day} ?\((?:AP|AFP|Reuters|REUTERS|UPI|CNN|dpa|DPA|PA|ANI|Xinhua|TASS|EFE|IANS|PTI|CBS|WASHINGTON POST|Bloomberg|The Associated Press|Associated Press)\) ?{dash} ?)",
    ))
    .expect("a valid pattern")
});

/// Whether the paragraph is nothing but a person's name by its form, or several: `Jane Roe and John Doe`.
pub(super) fn names(shape: &Shape<'_>) -> bool {
    (2..=8).contains(&shape.words) && !shape.finished && NAMES.is_match(shape.text)
}

static NAMES: LazyLock<Regex> = LazyLock::new(|| {
    let name = r"[A-ZÀ-Þ][a-zß-ÿ][A-Za-zÀ-ž’'\-]*(?: (?:[A-ZÀ-Þ]\.?|(?:de|van|von|al|el|bin|la|del) [A-ZÀ-Þ]A-Za-zÀ-ž+|[A-ZÀ-Þ][A-Za-zÀ-ž’'\-]+)){1,2}";
    Regex::new(&format!(r"^{name}(?:(?:, {name})*,? (?:and|&) {name})?$")).expect("a valid pattern")
});

pub(super) fn rule(shape: &Shape<'_>) -> Option<&'static str> {
    if shape.words > 24 || shape.quoted {
        return None;
    }
    if !shape.finished && BY.is_match(shape.text) {
        return Some("byline-by");
    }
    if shape.words <= 16
        && TIME.is_match(shape.text)
        && shape.text.contains(|c: char| c.is_ascii_digit())
    {
        return Some("byline-time");
    }
    (!shape.finished && ROLE.is_match(shape.text)).then_some("byline-role")
}

/// Length in bytes, outer white space not counted, of the dateline that `paragraph` begins with.
pub(super) fn dateline(paragraph: &str) -> Option<usize> {
    let mut reach = paragraph.len().min(120);
    while !paragraph.is_char_boundary(reach) {
        reach -= 1;
    }
    let found = DATELINE.find(&paragraph[..reach])?;
    let rest = paragraph[found.end()..].trim_start();
    // Prose follows it, in the same paragraph.
    let prose = rest.starts_with(|c: char| {
        c.is_uppercase() || c.is_ascii_digit() || super::super::quotation::is_mark(c) || c == '$'
    });
    (prose && rest.len() >= 20).then(|| found.as_str().trim_end().len())
}
