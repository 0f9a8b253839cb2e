use super::record::{Fields, Plain};
use crate::record::{
    Conflict, Coverage, Diagnostic, DuplicateGroup, DuplicatePair, Entity, EntityLink,
    EventCluster, Fact, Furniture, Label, Mention, Origin, Passage, Quantity, Quote, QuoteFamily,
    QuoteMatch, Region, ReusePair, Segment, Sentence, SpeakerShare, StatementMatch, TimelineRow,
    Timex, Token,
};
use crate::report;
use arrow_array::{RecordBatch, RecordBatchIterator, ffi_stream::FFI_ArrowArrayStream};
use arrow_schema::{DataType, Field, FieldRef, Schema, ffi::FFI_ArrowSchema};
use pyo3::{
    IntoPyObjectExt, PyTypeInfo,
    exceptions::{PyIndexError, PyTypeError},
    inspect::PyStaticExpr,
    prelude::*,
    sync::PyOnceLock,
    types::{PyCapsule, PyList, PyType},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_arrow::schema::{SchemaLike, TracingOptions};
use std::sync::Arc;

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
        fn from_records(kind: &str, records: &Bound<'_, PyAny>) -> PyResult<Box<dyn Source>> {
            match kind {
                $(stringify!($name) => {
                    let records = records.try_iter()?.map(|record| Ok(record?.extract::<$name>()?));
                    Ok(Box::new(records.collect::<PyResult<Vec<$name>>>()?))
                })+
                _ => Err(super::error::InputError::new_err(format!("there are no tables of {kind:?}"))),
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
    fn plain<'py>(&self, py: Python<'py>, index: usize) -> PyResult<Bound<'py, PyAny>>;
    fn slice(&self, indices: &[usize]) -> Box<dyn Source>;
    fn fields(&self) -> Result<Vec<FieldRef>, serde_arrow::Error>;
    fn batch(&self) -> Result<RecordBatch, serde_arrow::Error>;
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

    fn plain<'py>(&self, py: Python<'py>, index: usize) -> PyResult<Bound<'py, PyAny>> {
        self[index].plain(py)
    }

    fn slice(&self, indices: &[usize]) -> Box<dyn Source> {
        Box::new(indices.iter().map(|&index| self[index].clone()).collect::<Vec<R>>())
    }

    fn fields(&self) -> Result<Vec<FieldRef>, serde_arrow::Error> {
        let options = TracingOptions::default()
            .enums_without_data_as_strings(true)
            .strings_as_large_utf8(false)
            .sequence_as_large_list(false);
        let fields = Vec::<FieldRef>::from_type::<R>(options)?;
        Ok(fields.iter().map(|field| Arc::new(portable(field))).collect())
    }

    fn batch(&self) -> Result<RecordBatch, serde_arrow::Error> {
        serde_arrow::to_record_batch(&self.fields()?, self)
    }
}

/// The field with signed integers, plain lists and plain strings only, which is what every reader takes (Spark refuses the rest).
fn portable(field: &Field) -> Field {
    let kind = match field.data_type() {
        DataType::UInt8 | DataType::UInt16 | DataType::UInt32 => DataType::Int32,
        DataType::UInt64 => DataType::Int64,
        DataType::Dictionary(..) => DataType::Utf8,
        DataType::List(item) => DataType::List(Arc::new(portable(item))),
        DataType::Struct(fields) => {
            DataType::Struct(fields.iter().map(|field| portable(field)).collect())
        }
        other => other.clone(),
    };
    Field::new(field.name(), kind, field.is_nullable())
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
pub(crate) struct Rows(Box<dyn Source>);

#[pymethods]
impl Rows {
    /// Rows of `kind` (the name of a record class) from its records.
    #[new]
    fn new(kind: &str, records: &Bound<'_, PyAny>) -> PyResult<Self> {
        from_records(kind, records).map(Self)
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
        let count = limit.unwrap_or(usize::MAX).min(self.0.len());
        let rows = (0..count).map(|index| self.0.plain(py, index)).collect::<PyResult<Vec<_>>>()?;
        PyList::new(py, rows)
    }

    /// The first `limit` rows as an HTML table.
    fn html(&self, py: Python<'_>, limit: usize) -> PyResult<String> {
        let columns: Vec<String> = self.columns()?.into_iter().map(|(name, _, _)| name).collect();
        // One row over the limit lets the table say that there are more.
        let count = limit.saturating_add(1).min(self.0.len());
        let mut rows = Vec::with_capacity(count);
        for index in 0..count {
            let row = self.0.plain(py, index)?;
            let cells = columns.iter().map(|column| Ok(row.get_item(column)?.str()?.to_string()));
            rows.push(cells.collect::<PyResult<Vec<_>>>()?);
        }
        Ok(report::html::table(&columns, &rows, limit, self.0.kind()))
    }

    /// The Arrow C schema (`PyCapsule` interface).
    #[pyo3(signature = () -> "object")]
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = Schema::new(self.0.fields().map_err(arrow)?);
        let schema = FFI_ArrowSchema::try_from(&schema)
            .map_err(|error| PyTypeError::new_err(error.to_string()))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// The Arrow C stream (`PyCapsule` interface): one batch with all rows.
    #[pyo3(signature = (requested_schema=None) -> "object")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The interface lets a producer answer with its own schema; the reader casts.
        let _ = requested_schema;
        let batch = py.detach(|| self.0.batch()).map_err(arrow)?;
        let schema = batch.schema();
        let stream =
            FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new([Ok(batch)], schema)));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
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
        let rows = Rows(Box::new(self.0));
        TABLE.import(py, "crosswire.table", "Table")?.call1((rows,))
    }
}
