use super::{List, Moment, macros::kind};
use serde::{Deserialize, Serialize};

kind! {
    /// Where the date of publication was read.
    pub enum PublishedFrom {
        /// The caller gave it.
        Argument = "argument",
        /// The header line of the text.
        Header = "header",
        /// JSON-LD metadata.
        Jsonld = "jsonld",
        /// HTML metadata.
        Html = "html",
        /// Nowhere: it is not known.
        None = "none",
    }
}

/// One text with what is known about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, hash, get_all, module = "crosswire", from_py_object)
)]
pub struct Article {
    /// The text as it was given; every offset counts in it.
    pub text: String,
    /// Identifies the article in tables and comparisons.
    pub id: String,
    /// Who published it.
    pub source: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// Where `published` was read.
    pub published_from: PublishedFrom,
    /// Its language as in BCP 47.
    pub lang: Option<String>,
    /// Who wrote it.
    pub authors: List<String>,
    /// Anything else, carried through.
    pub meta: List<(String, String)>,
}
impl Article {
    /// An article of which only the text is known; its id is a hash of the text.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            id: format!("{:016x}", fnv1a(text.as_bytes())),
            text,
            source: None,
            title: None,
            url: None,
            published: None,
            published_from: PublishedFrom::None,
            lang: None,
            authors: List::default(),
            meta: List::default(),
        }
    }

    /// What to call the article where a person looks: its source, else its id.
    pub fn label(&self) -> &str {
        self.source.as_deref().unwrap_or(&self.id)
    }
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): the same on every machine and version.
pub(crate) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
