//! Floor `tag`: one linear-chain tagger for parts of speech and for names (later: for quotations).

//!
//! A conditional random field (Lafferty et al., 2001) over hashed features of words, spelling, word clusters,
//! neighbours and the document; spans as BILOU labels (Ratinov and Roth, 2009). [`Features`] are extracted once for
//! a document and read by every model.

mod decode;
mod feature;
mod form;
mod gazetteer;
mod hash;
mod memory;
mod model;
mod scheme;
mod slot;
mod sum;
mod word;

#[cfg(feature = "train")]
pub mod training;

pub use decode::Tags;
pub use feature::Features;
pub use model::Model;
pub use scheme::{Part, Scheme};
pub use word::{Sort, Word};

use std::sync::LazyLock;

static POS: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::decode(include_bytes!("data/pos.bin")).ok());

static NAMES: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::decode(include_bytes!("data/names.bin")).ok());

/// The model of parts of speech (Penn Treebank tags) that was built in.
pub fn pos() -> Option<&'static Model> {
    POS.as_ref()
}

/// The hash of a word in small letters, and what is known of it.
pub fn known(lower: &str) -> (u64, Word) {
    let hash = hash::word(lower.as_bytes());
    (hash, word::word(hash))
}

/// The model of names of nine kinds that was built in.
pub fn names() -> Option<&'static Model> {
    #[cfg(feature = "train")]
    if let Some(model) = OTHER_NAMES.get() {
        return Some(model);
    }
    NAMES.as_ref()
}

/// The model of names that is evaluated instead of the one that was built in.
#[cfg(feature = "train")]
static OTHER_NAMES: std::sync::OnceLock<Model> = std::sync::OnceLock::new();

/// Makes the whole library read names with another model than the one that was built in; the first call counts.
#[cfg(feature = "train")]
pub fn read_names_with(model: Model) {
    OTHER_NAMES.get_or_init(|| model);
}
