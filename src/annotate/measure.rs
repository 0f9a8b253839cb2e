//! Single passes for benchmarks; no part of the interface.

use super::{Page, quantity, timex};
use crate::{record::Moment, text};

/// A text made ready for the passes.
pub struct Passes<'p> {
    page: Page<'p>,
}

/// Makes a text ready and hands it to `run`.
pub fn with<R>(text: &str, run: impl FnOnce(&Passes) -> R) -> R {
    let segmentation = text::segmentation(text);
    run(&Passes { page: Page::new(text, &segmentation, false) })
}

impl Passes<'_> {
    /// How many times and quantities there are.
    pub fn times_and_quantities(&self, published: Option<Moment>) -> usize {
        let times = timex::find(&self.page, published.map(Moment::date));
        times.len() + quantity::find(&self.page, &times).len()
    }
}
