//! Fields of a report that stand over it, a label and its value a line: `Source: The Valley Post`, `Date: 3 May 2026`.

use crate::record::SegmentKind;

/// Longest value, in words.
const WORDS: usize = 30;
/// Longest label, in bytes.
const LABEL: usize = 12;

/// What a paragraph is whose lines each are a field, by the first of them.
pub(super) fn kind(paragraph: &str) -> Option<SegmentKind> {
    let mut lines = paragraph.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = of_line(lines.next()?)?;
    lines.all(|line| of_line(line).is_some()).then_some(first)
}

fn of_line(line: &str) -> Option<SegmentKind> {
    let colon = line.bytes().take(LABEL).position(|byte| byte == b':')?;
    let (label, value) = (&line[..colon], line[colon + 1..].trim());
    if !label.starts_with(|c: char| c.is_ascii_uppercase()) || !has_value(value) {
        return None;
    }
    let kind = match label.trim_end().to_ascii_lowercase().as_str() {
        "title" | "headline" => return Some(SegmentKind::Heading),
        "by" | "author" | "authors" | "byline" => SegmentKind::Byline,
        "source" | "outlet" | "date" | "published" | "publication" | "publisher" => {
            SegmentKind::Header
        }
        _ => return None,
    };
    // "Source: the council said that the dam was safe."
    let sentence = value.ends_with(['.', '!', '?']) && value.split_whitespace().nth(5).is_some();
    (!sentence).then_some(kind)
}

fn has_value(value: &str) -> bool {
    value.contains(char::is_alphanumeric)
        && !value.starts_with(['"', '“', '„', '«', '‘', '\''])
        && value.split_whitespace().nth(WORDS).is_none()
}
