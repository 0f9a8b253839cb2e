use super::{
    doc::{article, options},
    error::InputError,
    job,
    names::Names,
    table::{Leads, Placed, Rows},
};
use crate::{
    batch,
    record::{
        self, Article, Diagnostic, Entity, Mention, Moment, PublishedFrom, Quantity, Quote, Region,
        Segment, Sentence, Timex, Token,
    },
};
use pyo3::{
    prelude::*,
    types::{PyFloat, PyType},
};
use std::sync::{Arc, Mutex, PoisonError};

/// The records of one kind, each with the place of its article in the column.
type Column<R> = (Vec<u32>, Vec<R>);

macro_rules! columns {
    ($($what:ident: $record:ty = $take:expr),+ $(,)?) => {
        /// What one article gives: only what was asked for.
        #[derive(Default)]
        struct Found {
            $($what: Vec<$record>,)+
        }

        /// Which records are asked for.
        #[derive(Clone, Copy, Default)]
        struct Wanted {
            $($what: bool,)+
        }

        impl Wanted {
            fn new(what: &[String]) -> PyResult<Self> {
                let mut wanted = Self::default();
                for name in what {
                    match name.as_str() {
                        $(stringify!($what) => wanted.$what = true,)+
                        _ => {
                            let known = [$(stringify!($what)),+].join(", ");
                            return Err(InputError::new_err(format!("what: {name:?} is none of {known}")));
                        }
                    }
                }
                // What went wrong with an article is always told.
                wanted.diagnostics = true;
                Ok(wanted)
            }
        }

        /// What all articles so far gave.
        #[derive(Default)]
        struct Columns {
            $($what: Column<$record>,)+
        }

        impl Columns {
            fn add(&mut self, place: u32, found: Found) {
                $(
                    self.$what.0.resize(self.$what.0.len() + found.$what.len(), place);
                    self.$what.1.extend(found.$what);
                )+
            }

            fn table(&mut self, what: &str, leads: Arc<Leads>) -> Option<Rows> {
                match what {
                    $(stringify!($what) => {
                        let (places, rows) = std::mem::take(&mut self.$what);
                        Some(Rows::of(Placed::new(leads, places, rows)))
                    })+
                    _ => None,
                }
            }
        }

        impl Found {
            fn new(mut doc: record::Doc, wanted: Wanted) -> Self {
                let doc = &mut doc;
                Self { $($what: if wanted.$what { $take(doc) } else { Vec::new() },)+ }
            }
        }
    };
}
columns!(
    quotes: Quote = |doc: &mut record::Doc| std::mem::take(&mut doc.quotes),
    mentions: Mention = |doc: &mut record::Doc| std::mem::take(&mut doc.mentions),
    entities: Entity = |doc: &mut record::Doc| std::mem::take(&mut doc.entities),
    quantities: Quantity = |doc: &mut record::Doc| std::mem::take(&mut doc.quantities),
    times: Timex = |doc: &mut record::Doc| std::mem::take(&mut doc.times),
    regions: Region = |doc: &mut record::Doc| std::mem::take(&mut doc.regions),
    sentences: Sentence = |doc: &mut record::Doc| doc.sentences().collect(),
    segments: Segment = |doc: &mut record::Doc| doc.segments().collect(),
    tokens: Token = |doc: &mut record::Doc| doc.tokens().collect(),
    diagnostics: Diagnostic = |doc: &mut record::Doc| std::mem::take(&mut doc.diagnostics),
);

/// One item of a column.
enum Item {
    Text(Arc<Article>, Option<Diagnostic>),
    Missing,
    Failed(Diagnostic),
}

/// What is found in a column of texts, gathered piece by piece: the records alone, no documents.
#[pyclass(frozen, module = "crosswire._crosswire")]
pub(crate) struct Gathering {
    wanted: Wanted,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    columns: Columns,
    missing: Vec<u32>,
    failed: Vec<u32>,
    places: u32,
}

#[pymethods]
impl Gathering {
    /// A gathering of the records that `what` names.
    #[new]
    fn new(what: Vec<String>) -> PyResult<Self> {
        Ok(Self { wanted: Wanted::new(&what)?, state: Mutex::default() })
    }

    /// Annotate the next texts of the column: strings, Articles, or what pandas and polars have for a missing value. A blank text
    /// is missing too.
    ///
    /// `published` has a date, or a missing value, for each. `errors` is "raise", "skip" or "record".
    #[pyo3(signature = (
        texts: "list[Any]", published: "list[Any] | None" = None, *, boilerplate="mark", rules_only=false, names=None,
        threads=None, progress=None, errors="record"
    ))]
    fn add(
        &self,
        py: Python<'_>,
        texts: Vec<Bound<'_, PyAny>>,
        published: Option<Vec<Bound<'_, PyAny>>>,
        boilerplate: &str,
        rules_only: bool,
        names: Option<&Bound<'_, Names>>,
        threads: Option<usize>,
        progress: Option<&Bound<'_, PyAny>>,
        errors: &str,
    ) -> PyResult<()> {
        let options = options(boilerplate, rules_only, names.map(Bound::get))?;
        let before = self.lock().places;
        let mut items = Vec::with_capacity(texts.len());
        for (index, text) in texts.iter().enumerate() {
            let date = published.as_ref().and_then(|dates| dates.get(index));
            let name = format!("item {}", before as usize + index);
            items.push(match item(text, date, &name) {
                Err(error) if errors == "raise" => return Err(error),
                Err(error) => Item::Failed(failure(error.value(py).to_string())),
                Ok(Item::Text(_, Some(odd))) if errors == "raise" => {
                    return Err(InputError::new_err(odd.message));
                }
                Ok(item) => item,
            });
        }
        let good: Vec<Arc<Article>> = items
            .iter()
            .filter_map(|item| {
                if let Item::Text(article, _) = item { Some(Arc::clone(article)) } else { None }
            })
            .collect();
        let wanted = self.wanted;
        let work = move |control: &batch::Progress| {
            batch::for_all(&good, &options, control, |doc| Found::new(doc, wanted))
        };
        let mut found = job::run(py, threads, items.len(), progress, work)?.into_iter();
        let mut state = self.lock();
        for (place, item) in (before..).zip(items) {
            match item {
                Item::Missing => state.missing.push(place),
                Item::Failed(odd) => state.fail(place, odd, errors),
                Item::Text(_, odd) => match found.next().unwrap_or(Err(crate::Error::Cancelled)) {
                    Ok(mut found) => {
                        found.diagnostics.extend(odd);
                        state.columns.add(place, found);
                    }
                    Err(error @ crate::Error::Internal { .. }) if errors != "raise" => {
                        state.fail(place, failure(error.to_string()), errors);
                    }
                    Err(error) => return Err(error.into()),
                },
            }
            state.places = place + 1;
        }
        Ok(())
    }

    /// How many items were added.
    fn __len__(&self) -> usize {
        self.lock().places as usize
    }

    /// Places of the items without a text.
    #[getter]
    fn missing(&self) -> Vec<u32> {
        self.lock().missing.clone()
    }

    /// Places of the items that could not be annotated.
    #[getter]
    fn failed(&self) -> Vec<u32> {
        self.lock().failed.clone()
    }

    /// The records of one kind, with the article's id (and source) in front; they are given away, so only once.
    #[pyo3(signature = (what, ids: "list[str] | list[int]", sources: "list[str | None] | None" = None))]
    fn table(
        &self,
        what: &str,
        ids: &Bound<'_, PyAny>,
        sources: Option<Vec<Option<String>>>,
    ) -> PyResult<Rows> {
        let leads = Leads::new(ids, sources)?;
        let mut state = self.lock();
        if leads.len() < state.places as usize {
            return Err(InputError::new_err(format!(
                "ids, sources: {} for {} texts; give one for each",
                leads.len(),
                state.places
            )));
        }
        let table = state.columns.table(what, Arc::new(leads));
        table.ok_or_else(|| InputError::new_err(format!("what: there are no {what}")))
    }
}

impl Gathering {
    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn fail(&mut self, place: u32, odd: Diagnostic, errors: &str) {
        self.failed.push(place);
        if errors == "record" {
            self.columns.add(place, Found { diagnostics: vec![odd], ..Found::default() });
        }
    }
}

fn failure(message: String) -> Diagnostic {
    Diagnostic { code: "failed".into(), message, start: None, end: None }
}

fn item(text: &Bound<'_, PyAny>, date: Option<&Bound<'_, PyAny>>, name: &str) -> PyResult<Item> {
    if is_missing(text)? {
        return Ok(Item::Missing);
    }
    let article = article(text, name)?;
    // In a text of white space there is nothing to find: a row without a text, as one that has none.
    if article.text.trim().is_empty() {
        return Ok(Item::Missing);
    }
    let Some(date) = date else { return Ok(Item::Text(article, None)) };
    if is_missing(date)? {
        return Ok(Item::Text(article, None));
    }
    Ok(match date.extract::<Moment>() {
        Ok(moment) => {
            let mut article = Arc::unwrap_or_clone(article);
            article.published = Some(moment);
            article.published_from = PublishedFrom::Argument;
            Item::Text(Arc::new(article), None)
        }
        // The text is worth reading all the same.
        Err(error) => {
            let message = format!("{name}: {}", error.value(text.py()));
            let odd = Diagnostic { code: "published".into(), message, start: None, end: None };
            Item::Text(article, Some(odd))
        }
    })
}

/// Whether this is what stands for a missing value: None, a float that is none, pandas' `NA` and `NaT`.
pub(crate) fn is_missing(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    if object.is_none() {
        return Ok(true);
    }
    if let Ok(number) = object.cast::<PyFloat>() {
        return Ok(number.extract::<f64>()?.is_nan());
    }
    let class: Bound<'_, PyType> = object.get_type();
    let name = class.name()?;
    Ok(name == "NAType" || name == "NaTType")
}
