//! Titles and crossheads.

use super::shape::Shape;

/// Most words of a crosshead inside the report, and of the headline before it.
const CROSSHEAD_WORDS: usize = 12;
const HEADLINE_WORDS: usize = 22;

/// Whether a paragraph can be a crosshead by its form.
pub(super) fn crosshead(shape: &Shape<'_>) -> bool {
    shape.title_like(CROSSHEAD_WORDS)
        && !enumerated(shape)
        && shape.text.contains(char::is_alphabetic)
}

/// Whether the first paragraph can be the headline by its form.
pub(super) fn headline(shape: &Shape<'_>) -> bool {
    shape.title_like(HEADLINE_WORDS) && shape.words >= 3
        && !enumerated(shape)
        // A summary of the report, not its title.
        && !shape.lower.starts_with("story highlights")
        && !shape.lower.starts_with("key points")
}

/// Whether it looks like an entry of a list or table: a number or percentage at one end, a field and its value.
fn enumerated(shape: &Shape<'_>) -> bool {
    let text = shape.text;
    shape.words <= 6 && (text.ends_with(['%', ')']) || text.contains(": "))
}
