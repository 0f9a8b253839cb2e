//! Articles in front of the records of a table.

use super::{Row, Source};
use crate::python::plain::buffers;
use arrow_array::{ArrayRef, Int64Array, StringArray};
use arrow_schema::{DataType, Field, FieldRef};
use pyo3::{IntoPyObjectExt, prelude::*, types::PyList};
use std::{ops::Range, sync::Arc};

/// Names of the columns in front of the records.
const ARTICLE: &str = "article";
const SOURCE: &str = "article_source";

/// Ids of articles, in the type that they were given in.
pub(super) enum Ids {
    Words(Vec<String>),
    Numbers(Vec<i64>),
}

/// Ids of articles and, where they are known, their sources, on their way to Python.
pub(super) type IdsAndSources<'py> = (Bound<'py, PyAny>, Option<Vec<Option<String>>>);

/// The articles of a column: their ids and, where they were given, their sources.
pub(crate) struct Leads {
    pub(super) ids: Ids,
    pub(super) sources: Option<Vec<Option<String>>>,
}

impl Leads {
    /// Leads from lists of one length.
    pub(crate) fn new(
        ids: &Bound<'_, PyAny>,
        sources: Option<Vec<Option<String>>>,
    ) -> PyResult<Self> {
        let ids = match ids.extract::<Vec<i64>>() {
            Ok(numbers) => Ids::Numbers(numbers),
            Err(_) => Ids::Words(ids.extract()?),
        };
        Ok(Self { ids, sources })
    }

    /// For how many articles there is all that was given.
    pub(crate) fn len(&self) -> usize {
        let ids = match &self.ids {
            Ids::Words(ids) => ids.len(),
            Ids::Numbers(ids) => ids.len(),
        };
        self.sources.as_ref().map_or(ids, |sources| sources.len().min(ids))
    }

    fn id<'py>(&self, py: Python<'py>, place: u32) -> PyResult<Bound<'py, PyAny>> {
        match &self.ids {
            Ids::Words(ids) => ids[place as usize].as_str().into_bound_py_any(py),
            Ids::Numbers(ids) => ids[place as usize].into_bound_py_any(py),
        }
    }

    /// The columns of ids and sources for the articles at `places`. Rows of one article share one string.
    fn plain_columns<'py>(
        &self,
        py: Python<'py>,
        places: &[u32],
        out: &mut Vec<Bound<'py, PyAny>>,
    ) -> PyResult<()> {
        out.push(match &self.ids {
            Ids::Words(_) => Self::shared(py, places, |place| self.id(py, place))?,
            Ids::Numbers(ids) => {
                let numbers = places.iter().map(|&place| Some(ids[place as usize].to_ne_bytes()));
                buffers(py, numbers, [0; 8])?
            }
        });
        if let Some(sources) = &self.sources {
            out.push(Self::shared(py, places, |place| {
                sources[place as usize].as_deref().into_bound_py_any(py)
            })?);
        }
        Ok(())
    }

    /// A list of what `make` gives for each place, made once for equal neighbours.
    fn shared<'py>(
        py: Python<'py>,
        places: &[u32],
        make: impl Fn(u32) -> PyResult<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let list = PyList::empty(py);
        let mut before: Option<(u32, Bound<'py, PyAny>)> = None;
        for &place in places {
            let known = before.take().filter(|(known, _)| *known == place);
            let (_, value) = before.insert(match known {
                Some(known) => known,
                None => (place, make(place)?),
            });
            list.append(&*value)?;
        }
        Ok(list.into_any())
    }

    fn fields(&self) -> Vec<FieldRef> {
        let ids = match self.ids {
            Ids::Words(_) => DataType::Utf8,
            Ids::Numbers(_) => DataType::Int64,
        };
        let mut fields = vec![Arc::new(Field::new(ARTICLE, ids, false))];
        if self.sources.is_some() {
            fields.push(Arc::new(Field::new(SOURCE, DataType::Utf8, true)));
        }
        fields
    }

    fn columns(&self, places: &[u32]) -> Vec<ArrayRef> {
        let places = || places.iter().map(|&place| place as usize);
        let mut columns: Vec<ArrayRef> = vec![match &self.ids {
            Ids::Words(ids) => {
                Arc::new(StringArray::from_iter_values(places().map(|place| &ids[place])))
            }
            Ids::Numbers(ids) => {
                Arc::new(Int64Array::from_iter_values(places().map(|place| ids[place])))
            }
        }];
        if let Some(sources) = &self.sources {
            let sources = places().map(|place| sources[place].as_deref());
            columns.push(Arc::new(sources.collect::<StringArray>()));
        }
        columns
    }
}

/// Records of many articles, each with its article in front.
pub(crate) struct Placed<R> {
    leads: Arc<Leads>,
    places: Vec<u32>,
    rows: Vec<R>,
}

impl<R> Placed<R> {
    /// Records and, for each, the place of its article in `leads`.
    pub(crate) fn new(leads: Arc<Leads>, places: Vec<u32>, rows: Vec<R>) -> Self {
        Self { leads, places, rows }
    }
}

impl<R: Row> Source for Placed<R>
where
    for<'py> R: IntoPyObject<'py>,
{
    fn kind(&self) -> &'static str {
        R::CLASS
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn record<'py>(&self, py: Python<'py>, index: usize) -> PyResult<Bound<'py, PyAny>> {
        self.rows.record(py, index)
    }

    fn slice(&self, indices: &[usize]) -> Arc<dyn Source> {
        Arc::new(Self {
            leads: Arc::clone(&self.leads),
            places: indices.iter().map(|&index| self.places[index]).collect(),
            rows: indices.iter().map(|&index| self.rows[index].clone()).collect(),
        })
    }

    fn values<'py>(
        &self,
        py: Python<'py>,
        index: usize,
        out: &mut Vec<Bound<'py, PyAny>>,
    ) -> PyResult<()> {
        let place = self.places[index];
        out.push(self.leads.id(py, place)?);
        if let Some(sources) = &self.leads.sources {
            out.push(sources[place as usize].as_deref().into_bound_py_any(py)?);
        }
        self.rows[index].values(py, out)
    }

    fn plain_columns<'py>(
        &self,
        py: Python<'py>,
        out: &mut Vec<Bound<'py, PyAny>>,
    ) -> PyResult<()> {
        self.leads.plain_columns(py, &self.places, out)?;
        R::columns(py, &self.rows, out)
    }

    fn fields(&self) -> Result<Vec<FieldRef>, serde_arrow::Error> {
        let mut fields = self.leads.fields();
        fields.extend(self.rows.fields()?);
        Ok(fields)
    }

    fn columns(&self, rows: Range<usize>) -> Result<Vec<ArrayRef>, serde_arrow::Error> {
        let mut columns = self.leads.columns(&self.places[rows.clone()]);
        columns.extend(self.rows.columns(rows)?);
        Ok(columns)
    }

    fn leads(&self) -> Option<(&Leads, &[u32])> {
        Some((&self.leads, &self.places))
    }
}
