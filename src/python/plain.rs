//! Values of records as plain Python data: one by one, and a column at once.

use crate::record::{List, Moment, Number, Rule};
use pyo3::{
    IntoPyObjectExt,
    prelude::*,
    types::{PyByteArray, PyList, PyString},
};

/// A value of a record as plain Python data.
pub(crate) trait Plain {
    /// Strings, numbers, booleans, None, lists and dictionaries only.
    fn plain<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;

    /// A column of such values, none of them where one is missing: a list. Numbers and truth values need no objects: they
    /// are a pair of bytearrays, of the values (`int64`, `float64`, `bool`) and of which are missing (`bool`).
    fn column<'py, 'a>(
        py: Python<'py>,
        values: impl Iterator<Item = Option<&'a Self>>,
    ) -> PyResult<Bound<'py, PyAny>>
    where
        Self: Sized + 'a,
    {
        let list = PyList::empty(py);
        for (index, value) in values.enumerate() {
            if index % SIGNALS == SIGNALS - 1 {
                py.check_signals()?;
            }
            match value {
                Some(value) => list.append(value.plain(py)?)?,
                None => list.append(py.None())?,
            }
        }
        Ok(list.into_any())
    }
}

/// How many values are converted between two looks for Ctrl-C.
const SIGNALS: usize = 1 << 16;

/// Numbers of eight bytes or truth values of one as the bytes of an array, with those of which are missing.
pub(crate) fn buffers<const N: usize>(
    py: Python<'_>,
    values: impl Iterator<Item = Option<[u8; N]>>,
    absent: [u8; N],
) -> PyResult<Bound<'_, PyAny>> {
    let mut bytes = Vec::with_capacity(N * values.size_hint().0);
    let mut missing = Vec::with_capacity(values.size_hint().0);
    for value in values {
        missing.push(u8::from(value.is_none()));
        bytes.extend(value.unwrap_or(absent));
    }
    (PyByteArray::new(py, &bytes), PyByteArray::new(py, &missing)).into_bound_py_any(py)
}

impl Plain for u32 {
    fn plain<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.into_bound_py_any(py)
    }

    fn column<'py, 'a>(
        py: Python<'py>,
        values: impl Iterator<Item = Option<&'a Self>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        buffers(
            py,
            values.map(|value| value.map(|&number| i64::from(number).to_ne_bytes())),
            [0; 8],
        )
    }
}

impl Plain for bool {
    fn plain<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.into_bound_py_any(py)
    }

    fn column<'py, 'a>(
        py: Python<'py>,
        values: impl Iterator<Item = Option<&'a Self>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        buffers(py, values.map(|value| value.map(|&truth| [u8::from(truth)])), [0])
    }
}

impl Plain for String {
    fn plain<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.as_str().into_bound_py_any(py)
    }
}

impl Plain for Number {
    fn plain<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.get().into_bound_py_any(py)
    }

    fn column<'py, 'a>(
        py: Python<'py>,
        values: impl Iterator<Item = Option<&'a Self>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let values = values.map(|value| value.map(|number| number.get().to_ne_bytes()));
        buffers(py, values, f64::NAN.to_ne_bytes())
    }
}

impl Plain for Rule {
    fn plain<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyString::intern(py, self).into_any())
    }
}

impl Plain for Moment {
    fn plain<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.to_string().into_bound_py_any(py)
    }
}

impl<T: Plain> Plain for Option<T> {
    fn plain<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.as_ref().map_or_else(|| Ok(py.None().into_bound(py)), |value| value.plain(py))
    }

    fn column<'py, 'a>(
        py: Python<'py>,
        values: impl Iterator<Item = Option<&'a Self>>,
    ) -> PyResult<Bound<'py, PyAny>>
    where
        T: 'a,
    {
        T::column(py, values.map(|value| value.and_then(Option::as_ref)))
    }
}

impl<T: Plain> Plain for List<T> {
    fn plain<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let items = self.iter().map(|item| item.plain(py)).collect::<PyResult<Vec<_>>>()?;
        Ok(PyList::new(py, items)?.into_any())
    }
}

impl<A: Plain, B: Plain> Plain for (A, B) {
    fn plain<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyList::new(py, [self.0.plain(py)?, self.1.plain(py)?])?.into_any())
    }
}
