//! Pairs of quotation marks: which stretch of the text stands between which marks.
//!
//! Curly marks pair by their direction, straight ones by their neighbours, and marks may nest, the same mark in itself
//! too. Apostrophes and inch marks never open or close. A region never leaves its segment; one that is left open runs
//! to the end of it, and the next paragraph continues it if it begins with an opening mark or its first mark closes.

mod ahead;
mod apostrophe;
mod dialogue;

mod mark;
mod pairing;
mod stack;
mod unclosed;

use crate::record::{ByteSpan, Diagnostic, Offsets, RegionSpan, SegmentKind, SegmentSpan};
pub(super) use mark::is_mark;
use mark::{Begins, Family, Mark};
use pairing::{Neighbours, Pairing};
use std::cell::LazyCell;

/// The pairs of quotation marks of `text`, in order of their start, and what was odd about them.
///
/// Nesting is followed eight levels deep. Takes time linear in the length of the text.
pub fn regions(text: &str, segments: &[SegmentSpan]) -> (Vec<RegionSpan>, Vec<Diagnostic>) {
    let offsets = LazyCell::new(|| Offsets::new(text));
    let mut found = Found { text, offsets, regions: Vec::new(), diagnostics: Vec::new() };
    let begins = Begins::new(text);
    let mut marks: Vec<Mark> = Vec::new();
    // The region that the body so far left open: its index and family.
    let mut former: Option<(u32, Family)> = None;
    let dialogue = dialogue::spoken(text, segments);
    for (number, segment) in segments.iter().enumerate() {
        let body = segment.kind == SegmentKind::Body;
        mark::marks(text, segment.span, begins, &mut marks);
        if dialogue && body && marks.is_empty() {
            dialogue::regions(text, segment.span, &mut found.regions);
        }
        let paired = if marks.is_empty() {
            Pairing::default()
        } else {
            let beside = Neighbours {
                former: former.filter(|_| body).map(|(_, family)| family),
                single_follows: body && follows(text, &segments[number + 1..], &['‘', '\'']),
                double_follows: body && follows(text, &segments[number + 1..], &['“', '"', '„']),
            };
            pairing::pair(text, segment.span, &marks, beside)
        };
        let base = found.regions.len();
        let starts = marks.first().is_some_and(|first| first.span.start == segment.span.start);
        found.regions.extend(paired.regions.iter().map(|region| RegionSpan {
            parent: region.parent.map(|parent| parent + base as u32),
            ..*region
        }));
        if body {
            if let Some((index, family)) = former {
                let reopens = starts && marks.first().is_some_and(|first| first.family == family);
                if let Some(first) =
                    found.regions.get_mut(base).filter(|_| reopens || paired.closes_former)
                {
                    first.continues = Some(index);
                } else {
                    found.unclosed(index);
                }
            }
            former = paired.open.map(|open| {
                let index = base + open;
                let start = found.regions[index].span.start;
                let family = marks
                    .iter()
                    .find(|mark| mark.span.start == start)
                    .map_or(Family::Double, |mark| mark.family);
                (index as u32, family)
            });
        } else if let Some(open) = paired.open {
            found.unclosed((base + open) as u32);
        }
        for &span in &paired.unclosed {
            found.tell("unclosed-quotation", "an inner quotation has no closing mark", span);
        }
        for &span in &paired.stray {
            found.tell("stray-closing-mark", "a closing quotation mark has no opening one", span);
        }
        if paired.too_deep {
            found.tell(
                "deep-nesting",
                "quotation marks nest too deep; the inner ones are passed over",
                segment.span,
            );
        }
        // A heading ends what stands before it; an advertisement between two paragraphs does not.
        if segment.kind == SegmentKind::Heading
            && let Some((index, _)) = former.take()
        {
            found.unclosed(index);
        }
    }
    if let Some((index, _)) = former {
        found.unclosed(index);
    }
    found.diagnostics.sort_by_key(|diagnostic| (diagnostic.start, diagnostic.end));
    (found.regions, found.diagnostics)
}

struct Found<'a, F: FnOnce() -> Offsets> {
    text: &'a str,
    /// Made for the first diagnostic: most texts have none.
    offsets: LazyCell<Offsets, F>,
    regions: Vec<RegionSpan>,
    diagnostics: Vec<Diagnostic>,
}

impl<F: FnOnce() -> Offsets> Found<'_, F> {
    fn unclosed(&mut self, index: u32) {
        let span = self.regions[index as usize].span;
        self.tell(
            "unclosed-quotation",
            "no closing mark: the quotation is taken to run to the end of its paragraph",
            span,
        );
    }

    fn tell(&mut self, code: &'static str, message: &str, span: ByteSpan) {
        self.diagnostics.push(Diagnostic {
            code: code.into(),
            message: message.to_owned(),
            start: Some(self.offsets.character(self.text, span.start)),
            end: Some(self.offsets.character(self.text, span.end)),
        });
    }
}

/// Whether the next body segment begins with one of `marks` and a word.
fn follows(text: &str, rest: &[SegmentSpan], marks: &[char]) -> bool {
    // Furniture between two paragraphs is short; looking further would not be linear.
    rest.iter().take(4).find(|segment| segment.kind == SegmentKind::Body).is_some_and(|segment| {
        let mut characters = segment.span.of(text).chars();
        characters.next().is_some_and(|c| marks.contains(&c))
            && characters.next().is_some_and(|c| {
                c.is_alphanumeric() || mark::is_mark(c) || matches!(c, '[' | '(' | '…' | '.' | '$')
            })
    })
}

#[cfg(test)]
mod tests;
