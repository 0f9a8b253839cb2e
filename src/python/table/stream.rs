//! A table as an Arrow stream.

use super::Source;
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, DataType, Field, SchemaRef};
use std::sync::Arc;

/// The rows from `start` on in batches, made when the reader asks for them.
pub(super) struct Batches {
    pub(super) source: Arc<dyn Source>,
    pub(super) schema: SchemaRef,
    pub(super) start: Option<usize>,
}

impl Iterator for Batches {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.start?;
        let end = self.source.len().min(start + BATCH);
        self.start = (end < self.source.len()).then_some(end);
        let columns = self.source.columns(start..end);
        let columns = columns.map_err(|error| ArrowError::ExternalError(Box::new(error)));
        Some(columns.and_then(|columns| RecordBatch::try_new(Arc::clone(&self.schema), columns)))
    }
}

impl RecordBatchReader for Batches {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

/// Rows of one batch of a stream.
const BATCH: usize = 1 << 16;

/// The field with signed integers, plain lists and plain strings only, which is what every reader takes (Spark refuses the rest).
pub(super) fn portable(field: &Field) -> Field {
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
