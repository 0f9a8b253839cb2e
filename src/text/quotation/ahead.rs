//! What stands to the right of each mark: straight and single marks are read with it.

use super::mark::{Family, Glyph, Mark};

/// What lies ahead of each mark, read once from the right.
pub(super) struct Ahead {
    marks: Vec<Next>,
    first: [usize; Family::COUNT],
}

#[derive(Clone, Copy, Default)]
struct Next {
    /// The next double mark looks closing and not opening.
    double_closes: bool,
    /// A mark of the same family follows.
    same: bool,
    /// A single mark that closes beyond doubt follows before one that opens.
    strong_single: bool,
}

impl Ahead {
    pub(super) fn new(marks: &[Mark]) -> Self {
        let mut nexts = vec![Next::default(); marks.len()];
        let mut first = [usize::MAX; Family::COUNT];
        let mut next = Next::default();
        let mut seen = [false; Family::COUNT];
        for (number, mark) in marks.iter().enumerate().rev() {
            next.same = seen[mark.family as usize];
            nexts[number] = next;
            seen[mark.family as usize] = true;
            first[mark.family as usize] = number;
            let opening = mark.looks_opening(false);
            match mark.family {
                Family::Double => {
                    next.double_closes = mark.looks_closing() && !opening;
                }
                Family::Single if opening && mark.glyph != Glyph::Closing => {
                    next.strong_single = false;
                }
                Family::Single if mark.looks_closing() && !mark.plural => next.strong_single = true,
                _ => {}
            }
        }
        Self { marks: nexts, first }
    }

    pub(super) fn first_of(&self, family: Family) -> usize {
        self.first[family as usize]
    }

    pub(super) fn next_only_closes(&self, number: usize) -> bool {
        self.marks[number].double_closes
    }

    pub(super) fn same_family_follows(&self, number: usize) -> bool {
        self.marks[number].same
    }

    pub(super) fn strong_single_follows(&self, number: usize) -> bool {
        self.marks[number].strong_single
    }
}
