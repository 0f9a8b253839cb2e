//! Tables: records of one class as a sequence, a stream of Arrow batches and a page.

mod cell;
mod lead;
mod stream;

use super::{
    error::InputError,
    record::{Fields, Plain},
};
use crate::record::{
    Conflict, Coverage, Diagnostic, DuplicateGroup, DuplicatePair, Entity, EntityLink,
    EventCluster, Fact, Furniture, Label, Mention, Origin, Passage, Quantity, Quote, QuoteFamily,
    QuoteMatch, Region, ReusePair, Segment, Sentence, SpeakerShare, StatementMatch, TimelineRow,
    Timex, Token,
};
use crate::report::{self, html::Cell};
use arrow_array::{ArrayRef, ffi_stream::FFI_ArrowArrayStream};
use arrow_schema::{DataType, FieldRef, Schema, ffi::FFI_ArrowSchema};
use pyo3::{
    IntoPyObjectExt, PyTypeInfo,
    exceptions::{PyIndexError, PyTypeError},
    inspect::PyStaticExpr,
    prelude::*,
    sync::PyOnceLock,
    types::{PyCapsule, PyDict, PyList, PyString, PyType},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_arrow::schema::{SchemaLike, TracingOptions};
use std::{ops::Range, sync::Arc};

use cell::cells;
pub(crate) use cell::{fields_html, record_html};
use lead::{Ids, IdsAndSources};
pub(crate) use lead::{Leads, Placed};
use stream::{Batches, portable};

/// A record that can stand in a table.
pub(crate) trait Row:
    Clone + Send + Sync + Serialize + DeserializeOwned + PyTypeInfo + Fields + Plain + 'static
where
    for<'py> Self: IntoPyObject<'py>,
{
}

macro_rules! rows {
    ($($name:ident),+ $(,)?) => {
        $(impl Row for $name {})+

        /// The rows of a table of `kind` from its records: how a table is unpickled.
        fn from_records(
            kind: &str,
            records: &Bound<'_, PyAny>,
            leads: Option<(Arc<Leads>, Vec<u32>)>,
        ) -> PyResult<Arc<dyn Source>> {
            match kind {
                $(stringify!($name) => {
                    let records = records.try_iter()?.map(|record| Ok(record?.extract::<$name>()?));
                    let records = records.collect::<PyResult<Vec<$name>>>()?;
                    Ok(match leads {
                        Some((leads, places)) => Arc::new(Placed::new(leads, places, records)),
                        None => Arc::new(records),
                    })
                })+
                _ => Err(InputError::new_err(format!("there are no tables of {kind:?}"))),
            }
        }
    };
}
rows!(
    Conflict,
    Coverage,
    Diagnostic,
    DuplicateGroup,
    DuplicatePair,
    Entity,
    EntityLink,
    EventCluster,
    Fact,
    Furniture,
    Label,
    Mention,
    Origin,
    Passage,
    Quantity,
    Quote,
    QuoteFamily,
    QuoteMatch,
    Region,
    ReusePair,
    Segment,
    Sentence,
    SpeakerShare,
    StatementMatch,
    TimelineRow,
    Timex,
    Token,
);

/// What a table shows, whatever its records are.
trait Source: Send + Sync {
    fn kind(&self) -> &'static str;
    fn len(&self) -> usize;
    fn record<'py>(&self, py: Python<'py>, index: usize) -> PyResult<Bound<'py, PyAny>>;
    fn slice(&self, indices: &[usize]) -> Arc<dyn Source>;
    /// The values of a row as plain Python data, in the order of `fields`.
    fn values<'py>(
        &self,
        py: Python<'py>,
        index: usize,
        out: &mut Vec<Bound<'py, PyAny>>,
    ) -> PyResult<()>;
    /// Every column as plain Python data, in the order of `fields` (see `Plain::column`).
    fn plain_columns<'py>(&self, py: Python<'py>, out: &mut Vec<Bound<'py, PyAny>>)
    -> PyResult<()>;
    fn fields(&self) -> Result<Vec<FieldRef>, serde_arrow::Error>;
    fn columns(&self, rows: Range<usize>) -> Result<Vec<ArrayRef>, serde_arrow::Error>;
    /// What stands in front of the records: articles and the place of each row's.
    fn leads(&self) -> Option<(&Leads, &[u32])> {
        None
    }
}

impl<R: Row> Source for Vec<R>
where
    for<'py> R: IntoPyObject<'py>,
{
    fn kind(&self) -> &'static str {
        R::CLASS
    }

    fn len(&self) -> usize {
        self.len()
    }

    fn record<'py>(&self, py: Python<'py>, index: usize) -> PyResult<Bound<'py, PyAny>> {
        self[index].clone().into_bound_py_any(py)
    }

    fn slice(&self, indices: &[usize]) -> Arc<dyn Source> {
        Arc::new(indices.iter().map(|&index| self[index].clone()).collect::<Vec<R>>())
    }

    fn values<'py>(
        &self,
        py: Python<'py>,
        index: usize,
        out: &mut Vec<Bound<'py, PyAny>>,
    ) -> PyResult<()> {
        self[index].values(py, out)
    }

    fn plain_columns<'py>(
        &self,
        py: Python<'py>,
        out: &mut Vec<Bound<'py, PyAny>>,
    ) -> PyResult<()> {
        R::columns(py, self, out)
    }

    fn fields(&self) -> Result<Vec<FieldRef>, serde_arrow::Error> {
        let options = TracingOptions::default()
            .enums_without_data_as_strings(true)
            .strings_as_large_utf8(false)
            .sequence_as_large_list(false);
        let fields = Vec::<FieldRef>::from_type::<R>(options)?;
        Ok(fields.iter().map(|field| Arc::new(portable(field))).collect())
    }

    fn columns(&self, rows: Range<usize>) -> Result<Vec<ArrayRef>, serde_arrow::Error> {
        Ok(serde_arrow::to_record_batch(&self.fields()?, &&self[rows])?.columns().to_vec())
    }
}

fn type_name(kind: &DataType) -> &'static str {
    match kind {
        DataType::Boolean => "bool",
        DataType::Int8 | DataType::Int16 | DataType::Int32 | DataType::Int64 => "int",
        DataType::Float32 | DataType::Float64 => "float",
        DataType::List(_) => "list",
        DataType::Struct(_) => "struct",
        _ => "str",
    }
}

/// The rows under a `crosswire.Table`: a sequence of records and an Arrow stream.
#[pyclass(frozen, module = "crosswire._crosswire")]
pub(crate) struct Rows(Arc<dyn Source>);

impl Rows {
    /// Rows with their articles in front.
    pub(crate) fn of<R>(placed: Placed<R>) -> Self
    where
        R: Row + for<'py> IntoPyObject<'py>,
    {
        Self(Arc::new(placed))
    }
}

#[pymethods]
impl Rows {
    /// Rows of `kind` (the name of a record class) from its records; `articles` has the id of each row's article,
    /// `sources` its source.
    #[new]
    #[pyo3(signature = (
        kind, records: "list[Any]", articles: "list[str] | list[int] | None" = None,
        sources: "list[str | None] | None" = None, places: "list[int] | None" = None
    ))]
    fn new(
        kind: &str,
        records: &Bound<'_, PyAny>,
        articles: Option<&Bound<'_, PyAny>>,
        sources: Option<Vec<Option<String>>>,
        places: Option<Vec<u32>>,
    ) -> PyResult<Self> {
        let leads = match articles {
            Some(articles) => {
                let leads = Leads::new(articles, sources)?;
                let places = places.unwrap_or_default();
                if places.len() != records.len()?
                    || places.iter().any(|&place| place as usize >= leads.len())
                {
                    return Err(InputError::new_err(
                        "places: not one of an article for each record",
                    ));
                }
                Some((Arc::new(leads), places))
            }
            None => None,
        };
        from_records(kind, records, leads).map(Self)
    }

    /// The place of each row's article in the column that was annotated; none where the table is of one article.
    #[getter]
    fn places(&self) -> Option<Vec<u32>> {
        self.0.leads().map(|(_, places)| places.to_vec())
    }

    /// Ids and sources of the articles in the column that was annotated; none where the table is of one article.
    #[pyo3(signature = () -> "tuple[list[Any], list[str | None] | None] | None")]
    fn articles<'py>(&self, py: Python<'py>) -> PyResult<Option<IdsAndSources<'py>>> {
        let Some((leads, _)) = self.0.leads() else { return Ok(None) };
        let ids = match &leads.ids {
            Ids::Words(ids) => ids.into_bound_py_any(py)?,
            Ids::Numbers(ids) => ids.into_bound_py_any(py)?,
        };
        Ok(Some((ids, leads.sources.clone())))
    }

    /// Name of the record class.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind()
    }

    /// Name, type (`int`, `float`, `bool`, `str`, `list`, `struct`) and nullability of every column.
    #[getter]
    fn columns(&self) -> PyResult<Vec<(String, &'static str, bool)>> {
        let fields = self.0.fields().map_err(arrow)?;
        Ok(fields
            .iter()
            .map(|field| (field.name().clone(), type_name(field.data_type()), field.is_nullable()))
            .collect())
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    /// The record at `index`, from 0.
    fn record<'py>(&self, py: Python<'py>, index: usize) -> PyResult<Bound<'py, PyAny>> {
        if index >= self.0.len() {
            return Err(PyIndexError::new_err("table index out of range"));
        }
        self.0.record(py, index)
    }

    /// The rows at `indices`, in that order.
    fn slice(&self, indices: Vec<usize>) -> PyResult<Self> {
        if indices.iter().any(|&index| index >= self.0.len()) {
            return Err(PyIndexError::new_err("table index out of range"));
        }
        Ok(Self(self.0.slice(&indices)))
    }

    /// The first `limit` rows as dictionaries of plain values; all of them without a limit.
    #[pyo3(signature = (limit=None) -> "list[dict[str, Any]]")]
    fn to_dicts<'py>(&self, py: Python<'py>, limit: Option<usize>) -> PyResult<Bound<'py, PyList>> {
        let names = self.names(py)?;
        let count = limit.unwrap_or(usize::MAX).min(self.0.len());
        let mut values = Vec::with_capacity(names.len());
        let rows = (0..count).map(|index| {
            self.0.values(py, index, &mut values)?;
            let row = PyDict::new(py);
            for (name, value) in names.iter().zip(values.drain(..)) {
                row.set_item(name, value)?;
            }
            Ok(row)
        });
        PyList::new(py, rows.collect::<PyResult<Vec<_>>>()?)
    }

    /// Every column by its name: a list of plain values, or for numbers and truth values a pair of bytearrays, of the
    /// values (`int64`, `float64`, `bool`) and of which are missing (`bool`).
    #[pyo3(signature = () -> "dict[str, list[Any] | tuple[bytearray, bytearray]]")]
    fn to_columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let mut columns = Vec::new();
        self.0.plain_columns(py, &mut columns)?;
        let dict = PyDict::new(py);
        for (name, column) in self.names(py)?.into_iter().zip(columns) {
            dict.set_item(name, column)?;
        }
        Ok(dict)
    }

    /// The first `limit` rows as an HTML table.
    fn html(&self, py: Python<'_>, limit: usize) -> PyResult<String> {
        let (names, rows) = self.cells(py, limit)?;
        Ok(report::html::table(&names, &rows, self.0.len()))
    }

    /// A picture made of these rows, its first `limit` rows under it; `words` head them.
    fn picture(&self, py: Python<'_>, svg: &str, words: &str, limit: usize) -> PyResult<String> {
        let (names, rows) = self.cells(py, limit)?;
        Ok(report::html::picture(svg, words, &names, &rows, self.0.len()))
    }

    /// The Arrow C schema (`PyCapsule` interface).
    #[pyo3(signature = () -> "object")]
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = Schema::new(self.0.fields().map_err(arrow)?);
        let schema = FFI_ArrowSchema::try_from(&schema)
            .map_err(|error| PyTypeError::new_err(error.to_string()))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// The Arrow C stream (`PyCapsule` interface), in batches that are made as the reader asks for them.
    #[pyo3(signature = (requested_schema=None) -> "object")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The interface lets a producer answer with its own schema; the reader casts.
        let _ = requested_schema;
        let schema = Arc::new(Schema::new(self.0.fields().map_err(arrow)?));
        let batches = Batches { source: Arc::clone(&self.0), schema, start: Some(0) };
        let stream = FFI_ArrowArrayStream::new(Box::new(batches));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }
}

impl Rows {
    fn cells(&self, py: Python<'_>, limit: usize) -> PyResult<(Vec<String>, Vec<Vec<Cell>>)> {
        let names = self.names(py)?;
        let names = names.iter().map(|name| Ok(name.to_str()?.to_owned()));
        let names = names.collect::<PyResult<Vec<_>>>()?;
        let mut rows = Vec::new();
        let mut values = Vec::with_capacity(names.len());
        for index in 0..limit.min(self.0.len()) {
            self.0.values(py, index, &mut values)?;
            rows.push(cells(&names, values.drain(..))?);
        }
        Ok((names, rows))
    }

    fn names<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyString>>> {
        let fields = self.0.fields().map_err(arrow)?;
        Ok(fields.iter().map(|field| PyString::intern(py, field.name())).collect())
    }
}

fn arrow(error: serde_arrow::Error) -> PyErr {
    super::error::InternalError::new_err(format!("a table did not become Arrow columns: {error}"))
}

/// Records on their way to Python, where they become a `crosswire.Table`.
pub(crate) struct TableOf<R>(pub(crate) Vec<R>);

impl<'py, R: Row> IntoPyObject<'py> for TableOf<R>
where
    for<'any> R: IntoPyObject<'any>,
{
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = pyo3::type_hint_subscript!(
        pyo3::type_hint_identifier!("crosswire.table", "Table"),
        R::TYPE_HINT
    );

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        static TABLE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let rows = Rows(Arc::new(self.0));
        TABLE.import(py, "crosswire.table", "Table")?.call1((rows,))
    }
}
