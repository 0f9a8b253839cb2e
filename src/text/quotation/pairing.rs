//! Pairs the marks of one stretch of text with a stack of bounded depth.

use super::{
    ahead::Ahead,
    mark::{Family, Glyph, Mark},
};
use crate::record::{ByteSpan, RegionSpan};

/// Deepest nesting that is followed; marks that open deeper are passed over together with their closing ones.
pub(super) const DEEPEST: usize = 8;

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

struct Open {
    /// Index in `drafts`.
    draft: usize,
    family: Family,
    glyph: Glyph,
    /// Opened by `»`.
    reversed: bool,
}

struct Draft {
    region: RegionSpan,
    kept: bool,
}

struct Stack<'a> {
    text: &'a str,
    unit: ByteSpan,
    drafts: Vec<Draft>,
    open: Vec<Open>,
    /// Per family, opening marks passed over because they lay too deep.
    passed: [u32; Family::COUNT],
    too_deep: bool,
}

/// Pairs `marks`, the marks of `unit`.
pub(super) fn pair(text: &str, unit: ByteSpan, marks: &[Mark], beside: Neighbours) -> Pairing {
    let ahead = Ahead::new(marks);
    let mut stack = Stack {
        text,
        unit,
        drafts: Vec::new(),
        open: Vec::new(),
        passed: [0; Family::COUNT],
        too_deep: false,
    };
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

    fn find(&self, family: Family) -> Option<usize> {
        // At most DEEPEST steps.
        self.open.iter().rposition(|open| open.family == family)
    }

    fn push(&mut self, mark: &Mark) {
        if self.open.len() >= DEEPEST {
            self.passed[mark.family as usize] += 1;
            self.too_deep = true;
            return;
        }
        self.open.push(Open {
            draft: self.drafts.len(),
            family: mark.family,
            glyph: mark.glyph,
            reversed: mark.glyph == Glyph::Closing,
        });
        self.add(mark.span.start, mark.span.end);
    }

    fn add(&mut self, start: u32, inner: u32) {
        let parent = self.open.iter().rev().nth(1).map(|open| open.draft as u32);
        let region = RegionSpan {
            span: ByteSpan { start, end: self.unit.end },
            inner: ByteSpan { start: inner, end: self.unit.end },
            parent,
            closed: false,
            continues: None,
        };
        self.drafts.push(Draft { region, kept: true });
    }

    /// Closes the innermost region of `family` at `mark`.
    fn close(&mut self, mark: &Mark, family: Family, unclosed: &mut Vec<ByteSpan>) {
        let passed = &mut self.passed[family as usize];
        if *passed > 0 {
            *passed -= 1;
            return;
        }
        let Some(place) = self.find(family) else { return };
        for open in self.open.drain(place + 1..) {
            let draft = &mut self.drafts[open.draft];
            if open.family == Family::Single {
                draft.kept = false;
            } else {
                draft.region.span.end = mark.span.start;
                draft.region.inner.end = mark.span.start;
                unclosed.push(draft.region.span);
            }
        }
        self.passed = [0; Family::COUNT];
        if let Some(open) = self.open.pop() {
            let region = &mut self.drafts[open.draft].region;
            region.span.end = mark.span.end;
            region.inner.end = mark.span.start;
            region.closed = true;
        }
    }

    /// The region that the stretch before left open ends at `mark`.
    fn close_former(&mut self, mark: &Mark) {
        self.add(self.unit.start, self.unit.start);
        if let Some(draft) = self.drafts.last_mut() {
            draft.region.parent = None;
            draft.region.span.end = mark.span.end;
            draft.region.inner.end = mark.span.start;
            draft.region.closed = true;
        }
    }

    fn finish(mut self, mut found: Pairing, beside: Neighbours) -> Pairing {
        found.too_deep = self.too_deep;
        let mut left_open = Vec::new();
        for open in self.open.drain(..) {
            if open.family == Family::Single && !(beside.single_follows && left_open.is_empty()) {
                self.drafts[open.draft].kept = false;
            } else {
                left_open.push(open.draft);
            }
        }
        let mut outermost = left_open.first().copied();
        while let Some(number) = outermost
            && self.cut(number, !beside.double_follows)
        {
            outermost = left_open
                .iter()
                .copied()
                .find(|&later| later > number && self.drafts[later].region.parent.is_none());
        }
        let inner = left_open.iter().filter(|&&number| Some(number) != outermost);
        found.unclosed.extend(inner.map(|&number| self.drafts[number].region.span));
        // Take out what proved to be no region, and let the rest point past it.
        let mut places: Vec<Option<u32>> = Vec::with_capacity(self.drafts.len());
        for (number, draft) in self.drafts.iter().enumerate() {
            let mut region = draft.region;
            region.parent = region.parent.and_then(|parent| places[parent as usize]);
            let inner = region.inner.of(self.text);
            let start = region.inner.start as usize + (inner.len() - inner.trim_start().len());
            region.inner = ByteSpan::new(start, start + inner.trim().len());
            if !region.closed {
                region.span.end = region.inner.end;
            }
            if !draft.kept || region.inner.is_empty() {
                places.push(region.parent);
                continue;
            }
            if outermost == Some(number) {
                found.open = Some(found.regions.len());
            }
            places.push(Some(found.regions.len() as u32));
            found.regions.push(region);
        }
        found
    }
}

impl Stack<'_> {
    /// Ends the outermost open region where a sentence begins with a quotation of its own: the closing mark was
    /// forgotten before that (`"We go, he said. "We stay," she said.`). Tells whether there was such a place, which
    /// may stand behind a colon too if `colon` says so.
    fn cut(&mut self, outermost: usize, colon: bool) -> bool {
        let own = |draft: &Draft| draft.region.parent == Some(outermost as u32);
        let from = self.drafts[outermost].region.inner.start as usize;
        let Some(first) = (outermost + 1..self.drafts.len()).find(|&number| {
            let draft = &self.drafts[number];
            let start = (draft.region.span.start as usize).max(from);
            // Only a few spaces stand there, and the marks of what ended.
            let mut before = self.text[from..start].chars().rev().take(4);
            let before =
                before.find(|c| !c.is_whitespace() && !matches!(c, '"' | '”' | '’' | '\''));
            own(draft)
                && draft.kept
                && before.is_some_and(|c| matches!(c, '.' | '!' | '?' | '…') || (colon && c == ':'))
        }) else {
            return false;
        };
        let end =
            from + self.text[from..self.drafts[first].region.span.start as usize].trim_end().len();
        for draft in &mut self.drafts[first..] {
            if own(draft) {
                draft.region.parent = None;
            }
        }
        let region = &mut self.drafts[outermost].region;
        region.span.end = end as u32;
        region.inner.end = end as u32;
        // What stands before the cut and was left open ends there too.
        for draft in &mut self.drafts[outermost + 1..first] {
            draft.region.span.end = draft.region.span.end.min(end as u32);
            draft.region.inner.end = draft.region.inner.end.min(end as u32);
        }
        true
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
