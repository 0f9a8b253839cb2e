//! The corpus floor in Python: functions that take many articles and give tables.

use super::{
    article::string,
    doc::{Doc, article},
    error::InputError,
    job,
    table::TableOf,
};
use crate::{
    annotate, batch,
    corpus::{self, DuplicateOptions, EventOptions, FamilyOptions, ReuseOptions},
    record::{
        self, Article, DuplicateGroup, DuplicatePair, EventCluster, Furniture, Passage,
        QuoteFamily, ReusePair,
    },
};
use pyo3::{
    prelude::*,
    types::{PyMapping, PyString, PyType},
};
use std::{
    collections::HashSet,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// How many items are converted between two looks for Ctrl-C.
const SIGNALS: usize = 4096;

/// An article as it was given.
enum Given {
    Raw(Arc<Article>),
    Done(Arc<record::Doc>),
}

impl Given {
    fn article(&self) -> Arc<Article> {
        match self {
            Self::Raw(article) => Arc::clone(article),
            Self::Done(doc) => Arc::clone(&doc.article),
        }
    }
}

/// The articles in a list or a mapping of ids to texts. A string of a list has its place as its id.
fn given(articles: &Bound<'_, PyAny>, name: &str) -> PyResult<Vec<Given>> {
    if articles.is_instance_of::<PyString>() {
        return Err(InputError::new_err(format!(
            "{name}: expected a list of articles, got one string"
        )));
    }
    let py = articles.py();
    let mut found = Vec::new();
    if let Ok(mapping) = articles.cast::<PyMapping>() {
        for (index, pair) in mapping.items()?.iter().enumerate() {
            if index % SIGNALS == 0 {
                py.check_signals()?;
            }
            let (id, text): (String, Bound<'_, PyAny>) = pair.extract()?;
            let article = article(&text, &id)?;
            found.push(Given::Raw(Arc::new(Article { id, ..(*article).clone() })));
        }
        return Ok(found);
    }
    let items = articles.try_iter().map_err(|_| {
        let kind = articles.get_type().name().map(|kind| kind.to_string()).unwrap_or_default();
        InputError::new_err(format!(
            "{name}: expected an iterable of strings, Articles or Docs, got {kind}"
        ))
    })?;
    for (index, item) in items.enumerate() {
        if index % SIGNALS == 0 {
            py.check_signals()?;
        }
        let item = item?;
        found.push(if let Ok(doc) = item.cast::<Doc>() {
            Given::Done(Arc::clone(&doc.get().0))
        } else if item.is_instance_of::<PyString>() {
            let text = string(&item, &format!("{name}: item {index}"))?;
            let id = index.to_string();
            Given::Raw(Arc::new(Article { id, ..annotate::dated(Article::new(text)) }))
        } else {
            Given::Raw(article(&item, &format!("{name}: item {index}"))?)
        });
    }
    Ok(found)
}

/// The articles, with ids that differ: the second `gazette` is `gazette-2`.
fn articles(object: &Bound<'_, PyAny>, name: &str) -> PyResult<Vec<Arc<Article>>> {
    let mut found: Vec<Arc<Article>> = given(object, name)?.iter().map(Given::article).collect();
    let mut taken: HashSet<String> = found.iter().map(|article| article.id.clone()).collect();
    if taken.len() < found.len() {
        let mut seen = HashSet::new();
        let mut next: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
        for article in &mut found {
            if seen.insert(article.id.clone()) {
                continue;
            }
            let number = next.entry(article.id.clone()).or_insert(2);
            let fresh = loop {
                let fresh = format!("{}-{number}", article.id);
                *number += 1;
                if taken.insert(fresh.clone()) {
                    break fresh;
                }
            };
            *article = Arc::new(Article { id: fresh, ..(**article).clone() });
        }
    }
    Ok(found)
}

/// Pairs, groups and furniture of the near-duplicates among `articles`.
#[pyfunction]
#[pyo3(signature = (articles: "object", *, threshold=0.5, containment=None, min_shared=1, window=16, cap=256, threads=None, progress=None))]
pub(crate) fn near_duplicates(
    py: Python<'_>,
    articles: &Bound<'_, PyAny>,
    threshold: f64,
    containment: Option<f64>,
    min_shared: u32,
    window: usize,
    cap: usize,
    threads: Option<usize>,
    progress: Option<&Bound<'_, PyAny>>,
) -> PyResult<(TableOf<DuplicatePair>, TableOf<DuplicateGroup>, TableOf<Furniture>)> {
    let articles = self::articles(articles, "articles")?;
    let options = DuplicateOptions {
        jaccard: threshold,
        containment: containment.unwrap_or(1.1),
        shared: min_shared,
        window,
        cap,
    };
    let total = articles.len();
    let work =
        move |control: &batch::Progress| corpus::near_duplicates(&articles, &options, control);
    let found = job::run(py, threads, total, progress, work)??;
    Ok((TableOf(found.pairs), TableOf(found.groups), TableOf(found.furniture)))
}

/// Pairs, passages and furniture of the text that `articles` share with one another, or with those of `against`.
#[pyfunction]
#[pyo3(signature = (articles: "object", *, against: "object | None"=None, min_words=12, boilerplate="mark", cap=256, threads=None, progress=None))]
pub(crate) fn text_reuse(
    py: Python<'_>,
    articles: &Bound<'_, PyAny>,
    against: Option<&Bound<'_, PyAny>>,
    min_words: usize,
    boilerplate: &str,
    cap: usize,
    threads: Option<usize>,
    progress: Option<&Bound<'_, PyAny>>,
) -> PyResult<(TableOf<ReusePair>, TableOf<Passage>, TableOf<Furniture>)> {
    let articles = self::articles(articles, "articles")?;
    let against = against.map(|against| self::articles(against, "against")).transpose()?;
    let keep_boilerplate = super::doc::options(boilerplate, false, None)?.keep_boilerplate;
    let options = ReuseOptions { min_words, cap, keep_boilerplate };
    let total = articles.len() + against.as_ref().map_or(0, Vec::len);
    let work = move |control: &batch::Progress| {
        corpus::text_reuse(&articles, against.as_deref(), &options, control)
    };
    let found = job::run(py, threads, total, progress, work)??;
    Ok((TableOf(found.pairs), TableOf(found.passages), TableOf(found.furniture)))
}

/// The events that `articles` report.
#[pyfunction]
#[pyo3(signature = (articles: "object", *, window_hours=144.0, threshold=0.18, threads=None, progress=None))]
pub(crate) fn cluster_events(
    py: Python<'_>,
    articles: &Bound<'_, PyAny>,
    window_hours: f64,
    threshold: f64,
    threads: Option<usize>,
    progress: Option<&Bound<'_, PyAny>>,
) -> PyResult<TableOf<EventCluster>> {
    let articles = self::articles(articles, "articles")?;
    let options = EventOptions { window_hours, threshold };
    let total = articles.len();
    let work =
        move |control: &batch::Progress| corpus::cluster_events(&articles, &options, control);
    Ok(TableOf(job::run(py, threads, total, progress, work)??))
}

/// The families of quotations in `articles`.
#[pyfunction]
#[pyo3(signature = (articles: "object", *, min_words=5, min_articles=2, boilerplate="mark", cap=50, threads=None, progress=None))]
pub(crate) fn quote_families(
    py: Python<'_>,
    articles: &Bound<'_, PyAny>,
    min_words: usize,
    min_articles: usize,
    boilerplate: &str,
    cap: usize,
    threads: Option<usize>,
    progress: Option<&Bound<'_, PyAny>>,
) -> PyResult<TableOf<QuoteFamily>> {
    let given = given(articles, "articles")?;
    let settings = super::doc::options(boilerplate, false, None)?;
    let options = FamilyOptions { min_words, min_articles, cap };
    let total = given.len();
    let work = move |control: &batch::Progress| {
        let raw: Vec<Arc<Article>> = given
            .iter()
            .filter(|given| matches!(given, Given::Raw(_)))
            .map(Given::article)
            .collect();
        let mut annotated = batch::analyze_all(&raw, &settings, control).into_iter();
        let docs = given
            .into_iter()
            .map(|given| match given {
                Given::Done(doc) => Ok(doc),
                Given::Raw(_) => {
                    annotated.next().map_or(Err(crate::Error::Cancelled), |doc| doc.map(Arc::new))
                }
            })
            .collect::<crate::Result<Vec<_>>>()?;
        corpus::quote_families(&docs, &options, control)
    };
    Ok(TableOf(job::run(py, threads, total, progress, work)??))
}

/// Events of a stream of articles: add them day by day, ask for the events, save and go on later.
///
/// A day's articles are clustered together once an article of a later day comes, so that their order does not matter; an
/// article may move to another event for three days.
#[pyclass(frozen, module = "crosswire")]
pub(crate) struct EventStream(Arc<Mutex<corpus::EventStream>>);

#[pymethods]
impl EventStream {
    /// A stream without articles. Raises `InputError` for settings out of range.
    #[new]
    #[pyo3(signature = (*, window_hours=144.0, threshold=0.18))]
    fn new(window_hours: f64, threshold: f64) -> PyResult<Self> {
        let stream = corpus::EventStream::new(EventOptions { window_hours, threshold })?;
        Ok(Self(Arc::new(Mutex::new(stream))))
    }

    /// Hours between two articles of one event.
    #[getter]
    fn window_hours(&self) -> f64 {
        self.lock().options().window_hours
    }

    /// Least average likeness of two clusters that are joined, 0..1.
    #[getter]
    fn threshold(&self) -> f64 {
        self.lock().options().threshold
    }

    /// Take in one article or many; those of a day that is over already count with the day that is open.
    #[pyo3(signature = (articles: "object", /, *, threads=None))]
    fn add(
        &self,
        py: Python<'_>,
        articles: &Bound<'_, PyAny>,
        threads: Option<usize>,
    ) -> PyResult<()> {
        let one = articles.is_instance_of::<Article>() || articles.is_instance_of::<PyString>();
        let articles: Vec<Arc<Article>> = if one {
            vec![article(articles, "articles")?]
        } else {
            given(articles, "articles")?.iter().map(Given::article).collect()
        };
        let stream = Arc::clone(&self.0);
        let work = move |control: &batch::Progress| {
            stream.lock().unwrap_or_else(PoisonError::into_inner).add(&articles, control)
        };
        Ok(job::run(py, threads, 0, None, work)??)
    }

    /// The events so far, in the order in which they were first seen.
    #[pyo3(signature = (*, threads=None))]
    fn clusters(&self, py: Python<'_>, threads: Option<usize>) -> PyResult<TableOf<EventCluster>> {
        let stream = Arc::clone(&self.0);
        let work = move |_: &batch::Progress| {
            stream.lock().unwrap_or_else(PoisonError::into_inner).clusters()
        };
        Ok(TableOf(job::run(py, threads, 0, None, work)?))
    }

    /// Write the stream to a file: whole, or not at all. Raises `InputError` where the system refuses.
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        Ok(py.detach(|| self.lock().save(&path))?)
    }

    /// Read a saved stream. Raises `InputError` for a file that is torn, changed or of another version.
    #[classmethod]
    fn load(_class: &Bound<'_, PyType>, py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        let stream = py.detach(|| corpus::EventStream::load(&path))?;
        Ok(Self(Arc::new(Mutex::new(stream))))
    }

    fn __len__(&self) -> usize {
        self.lock().len()
    }

    fn __repr__(&self) -> String {
        let stream = self.lock();
        let EventOptions { window_hours, threshold } = stream.options();
        format!(
            "EventStream(window_hours={window_hours}, threshold={threshold}, articles={})",
            stream.len()
        )
    }
}

impl EventStream {
    fn lock(&self) -> MutexGuard<'_, corpus::EventStream> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Hashes (as signed numbers) and places of the fingerprints of each text, at most four places of one hash, and the number
/// of all fingerprints: what a corpus spread over machines joins on.
#[pyfunction]
pub(crate) fn fingerprints(
    py: Python<'_>,
    texts: Vec<String>,
    window: usize,
) -> Vec<(Vec<(i64, u32)>, u32)> {
    py.detach(|| texts.iter().map(|text| corpus::postings(text, window)).collect())
}

/// Shared 5-grams, Jaccard and both containments of each pair of texts; None for pairs below the thresholds.
#[pyfunction]
pub(crate) fn overlaps_of_pairs(
    py: Python<'_>,
    pairs: Vec<(String, String)>,
    threshold: f64,
    containment: Option<f64>,
    min_shared: u32,
) -> Vec<Option<(u32, f64, f64, f64)>> {
    let options = DuplicateOptions {
        jaccard: threshold,
        containment: containment.unwrap_or(1.1),
        shared: min_shared,
        ..DuplicateOptions::default()
    };
    py.detach(|| {
        pairs
            .iter()
            .map(|(a, b)| {
                let pair = corpus::overlap(a, b, &options)?;
                Some((pair.shared, pair.jaccard(), pair.a_in_b(), pair.b_in_a()))
            })
            .collect()
    })
}

/// Two articles and the numbers of equal 5-grams in the one and in the other.
type Seeded = (Article, Article, Vec<(u32, u32)>);

/// What each pair of articles with its seeds (numbers of equal 5-grams) shares: a table of pairs and one of passages.
#[pyfunction]
pub(crate) fn reuse_of_pairs(
    py: Python<'_>,
    pairs: Vec<Seeded>,
    release: bool,
    min_words: usize,
    boilerplate: &str,
) -> PyResult<(TableOf<ReusePair>, TableOf<Passage>)> {
    let keep_boilerplate = super::doc::options(boilerplate, false, None)?.keep_boilerplate;
    let options = ReuseOptions { min_words, keep_boilerplate, ..ReuseOptions::default() };
    let found = py.detach(|| {
        let mut found = (Vec::new(), Vec::new());
        for (a, b, seeds) in &pairs {
            if let Some((pair, passages)) = corpus::pair_reuse(a, b, seeds, release, &options) {
                found.0.push(pair);
                found.1.extend(passages);
            }
        }
        found
    });
    Ok((TableOf(found.0), TableOf(found.1)))
}
