use super::{
    error::InputError,
    record::{call, methods, repr},
};
use crate::annotate;
use crate::record::{Article, List, Moment, PublishedFrom};
use pyo3::{
    prelude::*,
    types::{PyString, PyType},
};
use std::collections::BTreeMap;

type Fields = (
    String,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<Moment>,
    PublishedFrom,
    Option<String>,
    List<String>,
    List<(String, String)>,
);

methods!(Article {
    text: String,
    id: String,
    source: Option<String>,
    title: Option<String>,
    url: Option<String>,
    published: Option<Moment>,
    published_from: PublishedFrom,
    lang: Option<String>,
    authors: List<String>,
    meta: List<(String, String)>
} {
    /// One text with what is known about it.
    ///
    /// `published` is a date, a datetime or ISO 8601; without it a header line of the text (` date 2025-10-16 …`) is
    /// read. `id` is a hash of the text unless given. Raises `InputError` for a text that is no string and for a date
    /// that is none.
    #[new]
    #[pyo3(signature = (
        text: "str", *, id: "str | None" = None, source: "str | None" = None, title: "str | None" = None,
        url: "str | None" = None, published=None, lang: "str | None" = None, authors=None, meta=None
    ))]
    fn from_python(
        text: &Bound<'_, PyAny>,
        id: Option<Bound<'_, PyAny>>,
        source: Option<Bound<'_, PyAny>>,
        title: Option<Bound<'_, PyAny>>,
        url: Option<Bound<'_, PyAny>>,
        published: Option<Moment>,
        lang: Option<Bound<'_, PyAny>>,
        authors: Option<List<String>>,
        meta: Option<BTreeMap<String, String>>,
    ) -> PyResult<Self> {
        let article = Self::new(string(text, "text")?);
        let given = |object: Option<Bound<'_, PyAny>>, name: &str| {
            object.map(|object| string(&object, name)).transpose()
        };
        let published_from = if published.is_some() { PublishedFrom::Argument } else { PublishedFrom::None };
        Ok(annotate::dated(Self {
            id: given(id, "id")?.unwrap_or(article.id),
            text: article.text,
            source: given(source, "source")?,
            title: given(title, "title")?,
            url: given(url, "url")?,
            published,
            published_from,
            lang: given(lang, "lang")?,
            authors: authors.unwrap_or_default(),
            meta: meta.unwrap_or_default().into_iter().collect(),
        }))
    }

    /// Every field in order: how an article is unpickled.
    #[classmethod]
    fn _from_fields(
        _class: &Bound<'_, PyType>,
        text: String,
        id: String,
        source: Option<String>,
        title: Option<String>,
        url: Option<String>,
        published: Option<Moment>,
        published_from: PublishedFrom,
        lang: Option<String>,
        authors: List<String>,
        meta: List<(String, String)>,
    ) -> Self {
        Self { text, id, source, title, url, published, published_from, lang, authors, meta }
    }

    /// What tells articles apart, and the first words: a list of articles with their texts would fill a notebook.
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut fields = vec![("id", repr(py, self.id.as_str())?)];
        if let Some(source) = &self.source {
            fields.push(("source", repr(py, source.as_str())?));
        }
        if let Some(published) = self.published {
            fields.push(("published", published.to_string()));
        }
        let mut words: String = self.text.chars().take(SHOWN).collect();
        if words.len() < self.text.len() {
            words.push('\u{2026}');
        }
        fields.push(("text", repr(py, words)?));
        fields.push(("characters", self.text.chars().count().to_string()));
        Ok(call("Article", &fields))
    }

    #[pyo3(signature = () -> "tuple[object, tuple[object, ...]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Fields)> {
        let Self { text, id, source, title, url, published, published_from, lang, authors, meta } = self.clone();
        let make = py.get_type::<Self>().getattr("_from_fields")?;
        Ok((make, (text, id, source, title, url, published, published_from, lang, authors, meta)))
    }
});

/// Characters of a text that the repr of its article shows.
const SHOWN: usize = 40;

/// The string in `object`, or an `InputError` that names the argument.
pub(crate) fn string(object: &Bound<'_, PyAny>, name: &str) -> PyResult<String> {
    let Ok(string) = object.cast::<PyString>() else {
        let kind = object.get_type().name()?;
        return Err(InputError::new_err(format!("{name}: expected a string, got {kind}")));
    };
    let text = string
        .to_cow()
        .map_err(|_| InputError::new_err(format!("{name}: holds a lone surrogate, which is no character; decode the bytes with errors=\"replace\"")))?;
    if u32::try_from(text.len()).is_err() {
        return Err(InputError::new_err(format!(
            "{name}: {} bytes; one text may hold at most 4 GiB",
            text.len()
        )));
    }
    Ok(text.into_owned())
}
