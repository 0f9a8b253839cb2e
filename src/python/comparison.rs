use super::{
    doc::{Doc, WHOLE, article, loads, written},
    error::InputError,
    job,
    names::Names,
    picture::{self, PictureOf},
    record::PlainDict,
    table::TableOf,
};
use crate::{
    batch,
    compare::CompareOptions,
    record::{
        self, Article, Conflict, Coverage, Diagnostic, EntityLink, Fact, Label, List, Origin,
        Passage, QuoteMatch, SpeakerShare, StatementMatch, TimelineRow,
    },
    report::{self, picture::Kind},
};
use pyo3::{
    prelude::*,
    types::{PyMapping, PyString, PyType},
};
use std::{path::PathBuf, sync::Arc};

/// What several reports on one event share, change and leave out.
#[pyclass(frozen, eq, module = "crosswire")]
#[derive(PartialEq, Eq)]
pub(crate) struct Comparison(record::Comparison);

#[pymethods]
impl Comparison {
    /// The reports, in the order given.
    #[getter]
    fn docs(&self) -> List<Doc> {
        self.0.docs.iter().map(|doc| Doc(Arc::clone(doc))).collect()
    }

    /// Quotations over the reports, in the order of their first appearance.
    #[getter]
    fn quotes(&self) -> TableOf<QuoteMatch> {
        TableOf(self.0.quotes.clone())
    }

    /// Who and what the reports name, in the order of first appearance.
    #[getter]
    fn entities(&self) -> TableOf<EntityLink> {
        TableOf(self.0.entities.clone())
    }

    /// What the reports call people, bodies and events, in the order of the articles and of the text.
    #[getter]
    fn labels(&self) -> TableOf<Label> {
        TableOf(self.0.labels.clone())
    }

    /// One row for each speaker and article: how much the article lets the speaker say.
    #[getter]
    fn speakers(&self) -> TableOf<SpeakerShare> {
        TableOf(self.0.speakers.clone())
    }

    /// Runs of words that two reports share.
    #[getter]
    fn passages(&self) -> TableOf<Passage> {
        TableOf(self.0.passages.clone())
    }

    /// Which reports come from one origin, and which stand alone.
    #[getter]
    fn origins(&self) -> TableOf<Origin> {
        TableOf(self.0.origins.clone())
    }

    /// Statements over the reports, in the order of their first appearance.
    #[getter]
    fn statements(&self) -> TableOf<StatementMatch> {
        TableOf(self.0.statements.clone())
    }

    /// Numbers, dates, places and people of one slot over the reports, in the order of their first appearance.
    #[getter]
    fn facts(&self) -> TableOf<Fact> {
        TableOf(self.0.facts.clone())
    }

    /// Dated statements, earliest first.
    #[getter]
    fn timeline(&self) -> TableOf<TimelineRow> {
        TableOf(self.0.timeline.clone())
    }

    /// One row for each thing and article: whether it is there and where.
    #[getter]
    fn coverage(&self) -> TableOf<Coverage> {
        TableOf(self.0.coverage.clone())
    }

    /// What was odd in comparing.
    #[getter]
    fn diagnostics(&self) -> TableOf<Diagnostic> {
        TableOf(self.0.diagnostics.clone())
    }

    /// What only the article with this id, or alone of this source, has. Raises `InputError` where there is none.
    fn only_in(&self, article: &str) -> PyResult<TableOf<Coverage>> {
        Ok(TableOf(self.0.only_in(self.known("article", article)?)))
    }

    /// What the article with this id, or alone of this source, lacks though others have it. Raises `InputError` where there is
    /// none.
    fn missing_in(&self, article: &str) -> PyResult<TableOf<Coverage>> {
        Ok(TableOf(self.0.missing_in(self.known("article", article)?)))
    }

    /// Where the reports contradict each other: wording that matters, who said it, values of a fact. No side is taken.
    ///
    /// `quote` and `fact` count from 0 as every id does; the numbers in pages and tables count from 1: `fact` 8 is F9.
    fn conflicts(&self) -> TableOf<Conflict> {
        TableOf(self.0.conflicts())
    }

    /// The reports `a` and `b`, by id or source, compared alone. Raises `InputError` where there is none.
    fn diff(&self, py: Python<'_>, a: &str, b: &str) -> PyResult<Self> {
        let (a, b) = (self.known("a", a)?, self.known("b", b)?);
        let found = py.detach(|| crate::compare::diff(&self.0, a, b));
        found.map(Self).ok_or_else(|| InputError::new_err("a, b: no report has one of the ids"))
    }

    /// What every article has.
    fn in_all(&self) -> TableOf<Coverage> {
        TableOf(self.0.in_all())
    }

    /// Everything as plain Python values.
    fn to_dict(&self, py: Python<'_>) -> PyResult<PlainDict> {
        loads(py, &self.to_json())
    }

    /// Everything as JSON with a `schema_version`.
    fn to_json(&self) -> String {
        report::json::comparison(&self.0, WHOLE)
    }

    /// The comparison that `to_json` wrote. Raises `InputError` for other JSON or another schema version.
    #[classmethod]
    fn from_json(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
        Ok(Self(report::json::comparison_from_json(text)?))
    }

    /// One HTML page that needs no network and no script; where `path` is given it is written there, and nothing is given
    /// back. Raises `InputError` where it cannot be written.
    #[pyo3(signature = (path=None, *, title=None) -> "str | None")]
    fn to_html(&self, path: Option<PathBuf>, title: Option<&str>) -> PyResult<Option<String>> {
        written(report::html::page(&self.0, title), path)
    }

    /// The comparison as Markdown.
    #[pyo3(signature = (*, title=None))]
    fn to_markdown(&self, title: Option<&str>) -> String {
        report::markdown::page(&self.0, title)
    }

    /// A picture: `coverage` (which report has what), `speakers` (who is quoted by whom), `timeline`, or `overlap` (what
    /// the reports are made of and share). Raises `InputError` for another kind.
    #[pyo3(signature = (kind: "Literal['coverage', 'speakers', 'timeline', 'overlap']"))]
    fn plot<'py>(&self, py: Python<'py>, kind: &str) -> PyResult<PictureOf<'py>> {
        let kind = picture::kind(kind)?;
        let table = match kind {
            Kind::Coverage => self.coverage().into_pyobject(py)?,
            Kind::Speakers => self.speakers().into_pyobject(py)?,
            Kind::Timeline => self.timeline().into_pyobject(py)?,
            Kind::Overlap => self.passages().into_pyobject(py)?,
        };
        let svg = py.detach(|| report::picture::svg(&self.0, kind));
        Ok(PictureOf { kind, svg, table })
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((py.get_type::<Self>().getattr("from_json")?, (self.to_json(),)))
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        for doc in &self.0.docs {
            doc.article.hash(&mut hasher);
        }
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        let ids: Vec<_> = self.0.docs.iter().map(|doc| &doc.article.id).collect();
        format!("Comparison(articles={ids:?}, quotes={})", self.0.quotes.len())
    }

    fn _repr_html_(&self) -> String {
        report::html::fragment(&self.0)
    }
}

impl Comparison {
    /// The id of the article that is meant: by its id, or by its source where only one has that.
    fn known<'c>(&'c self, argument: &str, article: &'c str) -> PyResult<&'c str> {
        let articles = || self.0.docs.iter().map(|doc| &doc.article);
        if articles().any(|known| known.id == article) {
            return Ok(article);
        }
        let mut of_source = articles().filter(|known| known.source.as_deref() == Some(article));
        if let (Some(one), None) = (of_source.next(), of_source.next()) {
            return Ok(&one.id);
        }
        let ids: Vec<_> = articles().map(|known| known.id.as_str()).collect();
        Err(InputError::new_err(format!(
            "{argument}: no report has the id {article:?}, and no single one that source; there are {ids:?}"
        )))
    }
}

/// A report given as it is or annotated already.
enum Report {
    Raw(Arc<Article>),
    Done(Arc<record::Doc>),
}

/// Compare reports on one event: strings, Articles, Docs, or a mapping of names to texts.
#[pyfunction]
#[pyo3(signature = (articles: "object", *, boilerplate="mark", rules_only=false, names=None, threads=None))]
pub(crate) fn compare(
    py: Python<'_>,
    articles: &Bound<'_, PyAny>,
    boilerplate: &str,
    rules_only: bool,
    names: Option<&Bound<'_, Names>>,
    threads: Option<usize>,
) -> PyResult<Comparison> {
    let reports = reports(articles)?;
    if reports.len() < 2 {
        return Err(InputError::new_err(format!(
            "articles: {} given; a comparison needs two or more",
            reports.len()
        )));
    }
    let names = names.map(Bound::get);
    let options = super::doc::options(boilerplate, rules_only, names)?;
    let names = names.map(Names::map).unwrap_or_default();
    let work = move |control: &batch::Progress| {
        let raw: Vec<_> = reports
            .iter()
            .filter_map(
                |report| if let Report::Raw(raw) = report { Some(Arc::clone(raw)) } else { None },
            )
            .collect();
        let mut annotated = batch::analyze_all(&raw, &options, control).into_iter();
        let docs = reports
            .into_iter()
            .map(|report| match report {
                Report::Done(doc) => Ok(doc),
                Report::Raw(_) => {
                    annotated.next().map_or(Err(crate::Error::Cancelled), |doc| doc.map(Arc::new))
                }
            })
            .collect::<crate::Result<Vec<_>>>()?;
        let options = CompareOptions { keep_boilerplate: options.keep_boilerplate, names };
        Ok::<_, crate::Error>(crate::compare(&docs, &options))
    };
    Ok(Comparison(job::run(py, threads, 0, None, work)??))
}

fn reports(articles: &Bound<'_, PyAny>) -> PyResult<Vec<Report>> {
    if articles.is_instance_of::<PyString>() {
        return Err(InputError::new_err("articles: expected a list of reports, got one string"));
    }
    let mut reports = Vec::new();
    if let Ok(mapping) = articles.cast::<PyMapping>() {
        for pair in mapping.items()? {
            let (name, text): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair.extract()?;
            let name = name.extract::<String>().map_err(|_| {
                InputError::new_err(format!("articles: the name {name} of a report is no string"))
            })?;
            let mut article = (*article(&text, &name)?).clone();
            article.id = name;
            reports.push(Report::Raw(Arc::new(article)));
        }
    } else {
        for (index, item) in articles.try_iter()?.enumerate() {
            let item = item?;
            reports.push(match item.cast::<Doc>() {
                Ok(doc) => Report::Done(Arc::clone(&doc.get().0)),
                Err(_) => Report::Raw(article(&item, &format!("item {index}"))?),
            });
        }
    }
    Ok(reports)
}
