use super::{
    article::string, error::InputError, job, names::Names, record::PlainDict, table::TableOf,
};
use crate::{
    annotate::{self, Options},
    batch,
    record::{
        self, Article, Diagnostic, Entity, Mention, Offsets, PublishedFrom, Quantity, Quote,
        Region, Segment, Sentence, Timex, Token,
    },
    report::{self, json::JsonOptions},
    text,
};
use pyo3::{
    prelude::*,
    types::{PyAny, PyString, PyType},
};
use std::{path::PathBuf, sync::Arc};

/// How many items are converted between two looks for Ctrl-C.
const SIGNALS: usize = 4096;

/// JSON that can be read back.
pub(crate) const WHOLE: JsonOptions = JsonOptions { with_tokens: true, pretty: false };

/// Texts longer than this (bytes) are annotated where Ctrl-C can be heard.
const LONG: usize = 200_000;

/// One article with everything that was found in it. Offsets count code points of `text`.
#[pyclass(frozen, eq, module = "crosswire")]
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Doc(pub(crate) Arc<record::Doc>);

#[pymethods]
impl Doc {
    /// The article; its text is never altered.
    #[getter]
    fn article(&self) -> Article {
        (*self.0.article).clone()
    }

    /// Id of the article.
    #[getter]
    fn id(&self) -> &str {
        &self.0.article.id
    }

    /// The text as it was given.
    #[getter]
    fn text(&self) -> &str {
        self.0.text()
    }

    /// Parts of the page, in order.
    #[getter]
    fn segments(&self) -> TableOf<Segment> {
        TableOf(self.0.segments().collect())
    }

    /// Tokens, in order.
    #[getter]
    fn tokens(&self) -> TableOf<Token> {
        TableOf(self.0.tokens().collect())
    }

    /// Sentences, in order.
    #[getter]
    fn sentences(&self) -> TableOf<Sentence> {
        TableOf(self.0.sentences().collect())
    }

    /// Pairs of quotation marks, in order.
    #[getter]
    fn regions(&self) -> TableOf<Region> {
        TableOf(self.0.regions.clone())
    }

    /// Names, in order.
    #[getter]
    fn mentions(&self) -> TableOf<Mention> {
        TableOf(self.0.mentions.clone())
    }

    /// Who and what is named, in order of first mention.
    #[getter]
    fn entities(&self) -> TableOf<Entity> {
        TableOf(self.0.entities.clone())
    }

    /// Numbers with their units, in order.
    #[getter]
    fn quantities(&self) -> TableOf<Quantity> {
        TableOf(self.0.quantities.clone())
    }

    /// Time expressions, in order.
    #[getter]
    fn times(&self) -> TableOf<Timex> {
        TableOf(self.0.times.clone())
    }

    /// Quotations, in order.
    #[getter]
    fn quotes(&self) -> TableOf<Quote> {
        TableOf(self.0.quotes.clone())
    }

    /// What was odd.
    #[getter]
    fn diagnostics(&self) -> TableOf<Diagnostic> {
        TableOf(self.0.diagnostics.clone())
    }

    /// Part of speech of each token (a Penn Treebank tag, as `NNP`), as many as `tokens`. Tagged anew at each call.
    fn parts_of_speech(&self, py: Python<'_>) -> Vec<Option<&'static str>> {
        py.detach(|| annotate::parts_of_speech(&self.0))
    }

    /// Everything as plain Python values.
    fn to_dict(&self, py: Python<'_>) -> PyResult<PlainDict> {
        loads(py, &self.to_json())
    }

    /// Everything as JSON with a `schema_version`.
    fn to_json(&self) -> String {
        report::json::doc(&self.0, WHOLE)
    }

    /// The document that `to_json` wrote. Raises `InputError` for other JSON or another schema version.
    #[classmethod]
    fn from_json(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
        Ok(Self(Arc::new(report::json::doc_from_json(text)?)))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((py.get_type::<Self>().getattr("from_json")?, (self.to_json(),)))
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        self.0.article.hash(&mut hasher);
        hasher.finish()
    }

    fn __len__(&self) -> usize {
        self.0.segmentation.tokens.len()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let id = super::record::repr(py, self.id())?;
        Ok(format!(
            "Doc(id={id}, tokens={}, entities={}, quotes={})",
            self.0.segmentation.tokens.len(),
            self.0.entities.len(),
            self.0.quotes.len()
        ))
    }

    /// One HTML page with everything marked, which needs no network and no script; where `path` is given it is
    /// written there, and nothing is given back. Raises `InputError` where it cannot be written.
    #[pyo3(signature = (path=None, *, title=None) -> "str | None")]
    fn to_html(&self, path: Option<PathBuf>, title: Option<&str>) -> PyResult<Option<String>> {
        written(report::html::doc_page(&self.0, title), path)
    }

    fn _repr_html_(&self) -> String {
        report::html::doc(&self.0, Some(SHOWN))
    }
}

/// Characters of a text that a notebook cell shows.
const SHOWN: usize = 6000;

/// A page; nothing where it is written to `path`.
pub(crate) fn written(page: String, path: Option<PathBuf>) -> PyResult<Option<String>> {
    let Some(path) = path else { return Ok(Some(page)) };
    std::fs::write(&path, &page).map_err(|source| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        match folder.filter(|folder| !folder.is_dir()) {
            Some(folder) => InputError::new_err(format!(
                "{}: no such folder: {}",
                path.display(),
                folder.display()
            )),
            None => crate::Error::File { path: path.display().to_string(), source }.into(),
        }
    })?;
    Ok(None)
}

/// Plain Python values from JSON.
pub(crate) fn loads(py: Python<'_>, json: &str) -> PyResult<PlainDict> {
    let value = py.import("json")?.call_method1("loads", (json,))?;
    Ok(PlainDict(value.cast_into()?.unbind()))
}

/// The article that a string, an Article or an object of another library stands for.
pub(crate) fn article(object: &Bound<'_, PyAny>, name: &str) -> PyResult<Arc<Article>> {
    if let Ok(article) = object.cast::<Article>() {
        return Ok(Arc::new(article.get().clone()));
    }
    if object.is_instance_of::<PyString>() {
        return Ok(Arc::new(annotate::dated(Article::new(string(object, name)?))));
    }
    if let Some(article) = super::read::foreign(object, name)? {
        return Ok(Arc::new(article));
    }
    let kind = object.get_type().name()?;
    Err(InputError::new_err(format!("{name}: expected a string or an Article, got {kind}")))
}

pub(crate) fn options(
    boilerplate: &str,
    rules_only: bool,
    names: Option<&Names>,
) -> PyResult<Options> {
    let keep_boilerplate = match boilerplate {
        "mark" => false,
        "keep" => true,
        other => {
            return Err(InputError::new_err(format!(
                "boilerplate: {other:?} is neither \"mark\" nor \"keep\""
            )));
        }
    };
    Ok(Options { keep_boilerplate, rules_only, names: names.map(|names| Arc::clone(&names.0)) })
}

/// The sentences of one text, without the rest of its annotation.
#[pyfunction]
#[pyo3(signature = (article: "object", /))]
pub(crate) fn sentences(py: Python<'_>, article: &Bound<'_, PyAny>) -> PyResult<TableOf<Sentence>> {
    let article = self::article(article, "article")?;
    Ok(TableOf(py.detach(|| {
        let segmentation = text::segmentation(&article.text);
        record::sentences(&article.text, &Offsets::new(&article.text), &segmentation).collect()
    })))
}

/// Annotate one article.
#[pyfunction]
#[pyo3(signature = (article: "object", *, boilerplate="mark", rules_only=false, names=None, threads=None))]
pub(crate) fn analyze(
    py: Python<'_>,
    article: &Bound<'_, PyAny>,
    boilerplate: &str,
    rules_only: bool,
    names: Option<&Bound<'_, Names>>,
    threads: Option<usize>,
) -> PyResult<Doc> {
    let article = self::article(article, "article")?;
    let options = options(boilerplate, rules_only, names.map(Bound::get))?;
    let doc = if article.text.len() < LONG {
        py.detach(|| batch::analyze_checked(&article, &options))
    } else {
        job::run(py, threads, 1, None, move |_| batch::analyze_checked(&article, &options))?
    };
    Ok(Doc(Arc::new(doc?)))
}

/// Annotate many articles in parallel, in order.
///
/// `errors` says what a bad item costs: "raise" ends the call, "skip" leaves it out, "record" puts an empty Doc in its
/// place with the error among its diagnostics, "return" puts the exception in its place. `progress` is called with (done, total).
#[pyfunction]
#[pyo3(signature = (
    articles: "list[Any]", *, boilerplate="mark", rules_only=false, names=None, threads=None, progress=None, errors="raise", first=0
) -> "list[Any]")]
pub(crate) fn analyze_all(
    py: Python<'_>,
    articles: Vec<Bound<'_, PyAny>>,
    boilerplate: &str,
    rules_only: bool,
    names: Option<&Bound<'_, Names>>,
    threads: Option<usize>,
    progress: Option<&Bound<'_, PyAny>>,
    errors: &str,
    first: usize,
) -> PyResult<Vec<Outcome>> {
    if !["raise", "skip", "record", "return"].contains(&errors) {
        return Err(InputError::new_err(format!(
            "errors: {errors:?} is none of \"raise\", \"skip\", \"record\""
        )));
    }
    let options = options(boilerplate, rules_only, names.map(Bound::get))?;
    let mut slots = Vec::with_capacity(articles.len());
    for (index, object) in articles.iter().enumerate() {
        if index % SIGNALS == 0 {
            py.check_signals()?;
        }
        match article(object, &format!("item {}", first + index)) {
            Err(error) if errors == "raise" => return Err(error),
            slot => slots.push(slot),
        }
    }
    let good: Vec<Arc<Article>> =
        slots.iter().filter_map(|slot| slot.as_ref().ok().cloned()).collect();
    let total = good.len();
    let work = move |control: &batch::Progress| batch::analyze_all(&good, &options, control);
    let mut docs = job::run(py, threads, total, progress, work)?.into_iter();
    let mut result = Vec::with_capacity(slots.len());
    for (index, slot) in slots.into_iter().enumerate() {
        let (id, outcome) = match slot {
            Ok(article) => (
                article.id.clone(),
                docs.next().map_or(Err(crate::Error::Cancelled), |doc| doc).map_err(PyErr::from),
            ),
            Err(error) => (format!("item {}", first + index), Err(error)),
        };
        match outcome {
            Ok(doc) => result.push(Outcome::Doc(Doc(Arc::new(doc)))),
            Err(error) if errors == "raise" => return Err(error),
            Err(_) if errors == "skip" => {}
            Err(error) if errors == "return" => result.push(Outcome::Error(error)),
            Err(error) => result.push(Outcome::Doc(failed(id, error.value(py).to_string()))),
        }
    }
    Ok(result)
}

/// What became of one item.
#[derive(IntoPyObject)]
pub(crate) enum Outcome {
    Doc(Doc),
    Error(PyErr),
}

/// The empty document that stands for an item that could not be annotated.
fn failed(id: String, message: String) -> Doc {
    let article = Article { id, published_from: PublishedFrom::None, ..Article::new("") };
    let mut doc = crate::analyze(Arc::new(article), &Options::default());
    doc.diagnostics.push(Diagnostic { code: "failed".into(), message, start: None, end: None });
    Doc(Arc::new(doc))
}
