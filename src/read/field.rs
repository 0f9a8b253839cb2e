use std::str::FromStr;

/// A field of an article that a file may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The text; the only one that must be there.
    Text,
    /// Identifies the article.
    Id,
    /// Who published it.
    Source,
    /// When.
    Published,
    /// Its headline.
    Title,
    /// Its address.
    Url,
    /// Its language.
    Lang,
    /// Who wrote it.
    Authors,
}

impl Field {
    /// Every field.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Id,
        Self::Source,
        Self::Published,
        Self::Title,
        Self::Url,
        Self::Lang,
        Self::Authors,
    ];

    /// Its name in an [`crate::Article`].
    pub const fn name(self) -> &'static str {
        self.names()[0]
    }

    /// What files call it, the first that is there counts: this library's own name, then those of passim, Event Registry,
    /// schema.org, newspaper, fundus, news-please and trafilatura.
    pub(super) const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Text => {
                &["text", "body", "articlebody", "plaintext", "maintext", "content", "raw_text"]
            }
            Self::Id => &["id", "uri", "@id", "article_id", "guid"],
            Self::Source => &[
                "source",
                "series",
                "publisher",
                "outlet",
                "sitename",
                "site_name",
                "meta_site_name",
                "source_domain",
                "hostname",
            ],
            Self::Published => &[
                "published",
                "date",
                "datetimepub",
                "datetime",
                "datepublished",
                "publish_date",
                "publishing_date",
                "date_publish",
                "published_at",
                "publishedat",
                "pubdate",
            ],
            Self::Title => &["title", "headline"],
            Self::Url => &["url", "link", "canonical_link", "mainentityofpage"],
            Self::Lang => &["lang", "language", "inlanguage", "meta_lang"],
            Self::Authors => &["authors", "author", "byline"],
        }
    }
}

impl FromStr for Field {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|field| field.name() == name).ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|field| field.name()).collect();
            format!("{name:?} is no field; the fields are {}", names.join(", "))
        })
    }
}
