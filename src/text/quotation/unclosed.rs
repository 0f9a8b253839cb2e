//! What becomes of regions that are left open when their stretch of text ends.

use super::{
    mark::Family,
    pairing::{Neighbours, Pairing},
    stack::{Draft, Stack},
};
use crate::record::ByteSpan;

impl Stack<'_> {
    /// The regions of the stretch, with those that proved to be none taken out.
    pub(super) fn finish(mut self, mut found: Pairing, beside: Neighbours) -> Pairing {
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
