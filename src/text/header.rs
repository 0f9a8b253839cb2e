//! The metadata line that some collections of web pages put in front of a text: ` date 2025-10-16 …`.

use crate::record::ByteSpan;
use jiff::civil::Date;

/// The header at the very start of `text`: its bytes without outer white space, and the date it gives.
pub(super) fn header(text: &str) -> Option<(ByteSpan, Date)> {
    let trimmed = text.trim_start_matches([' ', '\t', '\u{FEFF}']);
    let start = text.len() - trimmed.len();
    let rest = trimmed.strip_prefix("date")?;
    let date = rest.trim_start_matches([' ', '\t', ':']);
    if date.len() == rest.len() {
        return None;
    }
    let written = date.get(..10)?;
    let after = date[10..].chars().next();
    if !after.is_none_or(char::is_whitespace)
        || written.as_bytes()[4] != b'-'
        || written.as_bytes()[7] != b'-'
    {
        return None;
    }
    let number = |range: std::ops::Range<usize>| -> Option<i16> {
        let digits = written.get(range)?;
        if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
    };
    let month = i8::try_from(number(5..7)?).ok()?;
    let day = i8::try_from(number(8..10)?).ok()?;
    let day = Date::new(number(0..4)?, month, day).ok()?;
    Some((ByteSpan::new(start, text.len() - date.len() + 10), day))
}

/// The date of publication in the header of `text`, where it has one and the date exists.
pub fn published(text: &str) -> Option<Date> {
    header(text).map(|(_, date)| date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_gives_the_date_of_publication() {
        let text = " date 2024-02-29 Rain fell on the valley.";
        assert_eq!(published(text), Some(Date::constant(2024, 2, 29)));
        assert_eq!(header(text).map(|(span, _)| span.of(text)), Some("date 2024-02-29"));
    }

    #[test]
    fn a_date_that_does_not_exist_is_no_header() {
        for text in [
            " date 2023-02-29 Rain.",
            "date 2024-13-01",
            "date 2024-1-01 x",
            "date 2024-01-011",
            "date2024-01-01",
        ] {
            assert_eq!(published(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_further_on_is_no_header() {
        assert_eq!(published("The date 2024-02-29 was a Thursday."), None);
        assert_eq!(published("dates 2024-02-29"), None);
        assert_eq!(published(""), None);
        assert_eq!(published("date “2024–02”"), None);
    }
}
