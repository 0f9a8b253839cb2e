//! The marks that are open at a place, and the regions they have begun.

use super::mark::{Family, Glyph, Mark};
use crate::record::{ByteSpan, RegionSpan};

/// Deepest nesting that is followed, so that a look-up takes a bounded number of steps; marks that open deeper are passed over together with their closing ones.
pub(super) const DEEPEST: usize = 8;

/// A mark that waits for its closing one.
pub(super) struct Open {
    /// Index in `drafts`.
    pub(super) draft: usize,
    pub(super) family: Family,
    pub(super) glyph: Glyph,
    /// Opened by `»`.
    pub(super) reversed: bool,
}

/// A region in the making; one that is not kept proved to be none.
pub(super) struct Draft {
    pub(super) region: RegionSpan,
    pub(super) kept: bool,
}

/// What pairing one stretch of text keeps in mind.
pub(super) struct Stack<'a> {
    pub(super) text: &'a str,
    pub(super) unit: ByteSpan,
    pub(super) drafts: Vec<Draft>,
    pub(super) open: Vec<Open>,
    /// Per family, opening marks passed over because they lay too deep.
    pub(super) passed: [u32; Family::COUNT],
    pub(super) too_deep: bool,
}

impl<'a> Stack<'a> {
    pub(super) fn new(text: &'a str, unit: ByteSpan) -> Self {
        Self {
            text,
            unit,
            drafts: Vec::new(),
            open: Vec::new(),
            passed: [0; Family::COUNT],
            too_deep: false,
        }
    }

    pub(super) fn find(&self, family: Family) -> Option<usize> {
        // At most DEEPEST steps.
        self.open.iter().rposition(|open| open.family == family)
    }

    pub(super) fn push(&mut self, mark: &Mark) {
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

    pub(super) fn add(&mut self, start: u32, inner: u32) {
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
    pub(super) fn close(&mut self, mark: &Mark, family: Family, unclosed: &mut Vec<ByteSpan>) {
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
    pub(super) fn close_former(&mut self, mark: &Mark) {
        self.add(self.unit.start, self.unit.start);
        if let Some(draft) = self.drafts.last_mut() {
            draft.region.parent = None;
            draft.region.span.end = mark.span.end;
            draft.region.inner.end = mark.span.start;
            draft.region.closed = true;
        }
    }
}
