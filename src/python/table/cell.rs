//! Cells of a table and fields of a record, as a notebook shows them.

use crate::{
    python::record::Fields,
    report::{self, html::Cell},
};
use pyo3::{
    prelude::*,
    types::{PyBool, PyDict, PyFloat, PyInt, PyList},
};

/// Items of a list that a cell shows.
const ITEMS: usize = 5;

/// What a notebook shows of a row; what only repeats its text says so.
pub(super) fn cells<'py, S: AsRef<str>>(
    names: &[S],
    values: impl Iterator<Item = Bound<'py, PyAny>>,
) -> PyResult<Vec<Cell>> {
    let mut cells = values.map(|value| cell(&value)).collect::<PyResult<Vec<_>>>()?;
    let text = names.iter().position(|name| name.as_ref() == "text");
    if let Some((text, whole)) = text.and_then(|text| Some((text, cells.get(text)?.clone()))) {
        for (place, cell) in cells.iter_mut().enumerate() {
            if place != text && *cell == whole && whole != Cell::None {
                *cell = Cell::Words("as text".to_owned());
            }
        }
    }
    Ok(cells)
}

/// One record as a notebook shows it.
pub(crate) fn record_html<R: Fields>(py: Python<'_>, record: &R) -> PyResult<String> {
    let mut values = Vec::new();
    record.values(py, &mut values)?;
    let cells = cells(R::NAMES, values.into_iter())?;
    let fields: Vec<(&str, Cell)> = R::NAMES.iter().copied().zip(cells).collect();
    Ok(report::html::record(R::CLASS, &fields))
}

/// What a table shows of a plain value: a span is its text, a list its first items.
fn cell(value: &Bound<'_, PyAny>) -> PyResult<Cell> {
    if value.is_none() {
        return Ok(Cell::None);
    }
    if let Ok(truth) = value.cast::<PyBool>() {
        return Ok(Cell::Words(if truth.is_true() { "yes" } else { "no" }.to_owned()));
    }
    if value.is_instance_of::<PyInt>() {
        return Ok(Cell::Number(value.str()?.to_string()));
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        let number: f64 = number.extract()?;
        let text = format!("{number:.3}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        return Ok(Cell::Number(text.to_owned()));
    }
    if let Ok(items) = value.cast::<PyList>() {
        let mut texts = Vec::new();
        for item in items.iter().take(ITEMS) {
            texts.push(cell(&item)?.into_text());
        }
        if items.len() > ITEMS {
            texts.push(format!("+{}", items.len() - ITEMS));
        }
        return Ok(if texts.is_empty() { Cell::None } else { Cell::Words(texts.join(" · ")) });
    }
    if let Ok(fields) = value.cast::<PyDict>() {
        if let Some(text) = fields.get_item("text")? {
            return cell(&text);
        }
        let mut texts = Vec::new();
        for (name, field) in fields.iter() {
            match cell(&field)? {
                Cell::None => {}
                shown => texts.push(format!("{name} {}", shown.into_text())),
            }
        }
        return Ok(Cell::Words(texts.join(", ")));
    }
    Ok(Cell::Words(value.str()?.to_string()))
}

/// Names and values for a notebook cell, under `heading`.
#[pyfunction]
pub(crate) fn fields_html(heading: &str, fields: Vec<(String, String)>) -> String {
    let fields: Vec<(String, Cell)> =
        fields.into_iter().map(|(name, value)| (name, Cell::Words(value))).collect();
    report::html::record(heading, &fields)
}
