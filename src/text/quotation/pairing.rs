//! Pairs the marks of one stretch of text with a stack of bounded depth: which mark opens, which closes, which does neither.

use super::{
    ahead::Ahead,
    mark::{Family, Glyph, Mark},
    stack::Stack,
};
use crate::record::{ByteSpan, RegionSpan};

/// What pairing one stretch found.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    /// Regions in order of start; parents are indices in this list.
    pub(super) regions: Vec<RegionSpan>,
    /// The outermost region that was left open.
    pub(super) open: Option<usize>,
    /// Whether the first region began before the stretch and was closed by the first mark.
    pub(super) closes_former: bool,
    /// Closing marks without an opening one.
    pub(super) stray: Vec<ByteSpan>,
    /// Regions left open.
    pub(super) unclosed: Vec<ByteSpan>,
    /// Whether nesting went deeper than [`DEEPEST`].
    pub(super) too_deep: bool,
}

/// What the stretch stands next to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Neighbours {
    /// A region of the stretch before is still open.
    pub(super) former: Option<Family>,
    /// The stretch after begins with an opening single mark.
    pub(super) single_follows: bool,
    /// The stretch after begins with an opening double mark.
    pub(super) double_follows: bool,
}

/// Pairs `marks`, the marks of `unit`.
pub(super) fn pair(text: &str, unit: ByteSpan, marks: &[Mark], beside: Neighbours) -> Pairing {
    let ahead = Ahead::new(marks);
    let mut stack = Stack::new(text, unit);
    let mut found = Pairing::default();
    let mut opened_before = None;
    for (number, mark) in marks.iter().enumerate() {
        let touches = opened_before == Some(mark.span.start);
        opened_before = None;
        match stack.decide(number, mark, touches, &ahead) {
            Decision::Open => {
                stack.push(mark);
                opened_before = Some(mark.span.end);
            }
            Decision::Close => stack.close(mark, mark.family, &mut found.unclosed),
            Decision::CloseSingle => stack.close(mark, Family::Single, &mut found.unclosed),
            Decision::Stray => {
                if number == ahead.first_of(mark.family)
                    && beside.former == Some(mark.family)
                    && stack.drafts.is_empty()
                {
                    stack.close_former(mark);
                    found.closes_former = true;
                } else {
                    found.stray.push(mark.span);
                }
            }
            Decision::Pass => {}
        }
    }
    stack.finish(found, beside)
}

enum Decision {
    Open,
    Close,
    CloseSingle,
    Stray,
    Pass,
}

impl Stack<'_> {
    fn decide(&self, number: usize, mark: &Mark, touches: bool, ahead: &Ahead) -> Decision {
        let top = self.find(mark.family);
        let opening = mark.looks_opening(touches);
        match mark.family {
            Family::Single => self.decide_single(number, mark, opening, ahead),
            Family::Double => match mark.glyph {
                Glyph::Low | Glyph::Opening => Decision::Open,
                Glyph::High => match top {
                    Some(place)
                        if !opening
                            && (self.open[place].glyph == Glyph::Low
                                || mark.looks_closing()
                                || mark.after.is_none()) =>
                    {
                        Decision::Close
                    }
                    _ => Decision::Open,
                },
                Glyph::Closing => match top {
                    Some(_) => Decision::Close,
                    // The wrong glyph at the right place, as in `”Yes,” she said` or `he said. ” Yes.”`
                    None if (opening || mark.stands_apart()) && ahead.next_only_closes(number) => {
                        Decision::Open
                    }
                    None => self.stray_double(),
                },
                Glyph::Straight => match top {
                    Some(_)
                        if mark.inch && ahead.next_only_closes(number) && !mark.looks_final() =>
                    {
                        Decision::Pass
                    }
                    Some(_) if opening => Decision::Open,
                    Some(_) => Decision::Close,
                    None if mark.inch && !mark.after.is_some_and(char::is_alphabetic) => {
                        Decision::Pass
                    }
                    None if mark.after.is_none() => Decision::Stray,
                    None if opening || !mark.looks_closing() => Decision::Open,
                    None => self.stray_double(),
                },
            },
            Family::Guillemet | Family::SingleGuillemet => match (mark.glyph, top) {
                (Glyph::Opening, Some(place)) if self.open[place].reversed && !opening => {
                    Decision::Close
                }
                (Glyph::Opening, _) => Decision::Open,
                (_, Some(place)) if self.open[place].reversed && opening => Decision::Open,
                (_, Some(_)) => Decision::Close,
                (_, None) if opening && ahead.same_family_follows(number) => Decision::Open,
                (_, None) => Decision::Stray,
            },
            Family::Corner | Family::WhiteCorner => match (mark.glyph, top) {
                (Glyph::Opening, _) => Decision::Open,
                (_, Some(_)) => Decision::Close,
                (_, None) => Decision::Stray,
            },
        }
    }

    /// A double mark that closes though none is open: it may close what a single one opened by mistake (`‘Yes,” he`).
    fn stray_double(&self) -> Decision {
        match self.open.first() {
            Some(open) if open.family == Family::Single => Decision::CloseSingle,
            _ => Decision::Stray,
        }
    }

    /// Single marks are apostrophes unless their neighbours and the marks ahead say otherwise.
    fn decide_single(&self, number: usize, mark: &Mark, opening: bool, ahead: &Ahead) -> Decision {
        if opening && mark.glyph != Glyph::Closing {
            return Decision::Open;
        }
        let inside = self.open.last().is_some_and(|open| open.family == Family::Single);
        let low = self.open.last().is_some_and(|open| open.glyph == Glyph::Low);
        if !inside
            || mark.glyph == Glyph::Opening
            || (mark.glyph == Glyph::High && !low && !mark.looks_closing())
        {
            return Decision::Pass;
        }
        let mixed = self
            .open
            .last()
            .is_some_and(|open| (open.glyph == Glyph::Straight) != (mark.glyph == Glyph::Straight));
        if mark.plural && (mixed || ahead.strong_single_follows(number)) {
            return Decision::Pass;
        }
        if mark.looks_closing() { Decision::Close } else { Decision::Pass }
    }
}

impl Mark {
    /// Whether white space stands on both sides.
    fn stands_apart(&self) -> bool {
        let space = |c: char| c.is_whitespace();
        self.before.is_none_or(space) && self.after.is_some_and(space)
    }

    /// Whether a final mark or nothing follows: an inch mark seldom stands there.
    fn looks_final(&self) -> bool {
        self.after.is_none_or(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']'))
    }
}
