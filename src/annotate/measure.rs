//! Single passes for benchmarks; no part of the interface.

use super::{Page, entity, mention, quantity, tagging::Tagging, timex};
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

    /// How many names there are.
    pub fn names(&self) -> usize {
        mention::find(&self.page, &Tagging::new(&self.page), None).len()
    }

    /// How many parts of speech, names, entities, times and quantities there are: all but quotations.
    pub fn all_but_quotations(&self, published: Option<Moment>) -> usize {
        let tagging = Tagging::new(&self.page);
        let names = mention::find(&self.page, &tagging, None);
        let (groups, _) = entity::group(&self.page, &names);
        let parts = tagging.parts().count();
        parts + names.len() + groups.len() + self.times_and_quantities(published)
    }
}
