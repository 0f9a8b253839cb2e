use super::error::InputError;
use crate::report::picture::Kind;
use pyo3::{inspect::PyStaticExpr, prelude::*, sync::PyOnceLock, types::PyType};

/// The kind with this name, or an `InputError` that lists them.
pub(crate) fn kind(name: &str) -> PyResult<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| {
        let known = Kind::ALL.map(Kind::name).join(", ");
        InputError::new_err(format!("kind: there is no picture {name:?}; there are {known}"))
    })
}

/// A picture on its way to Python, where it becomes a `crosswire.Picture`.
pub(crate) struct PictureOf<'py> {
    pub(crate) kind: Kind,
    pub(crate) svg: String,
    pub(crate) table: Bound<'py, PyAny>,
}

impl<'py> IntoPyObject<'py> for PictureOf<'py> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = pyo3::type_hint_identifier!("crosswire.picture", "Picture");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        static PICTURE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        PICTURE.import(py, "crosswire.picture", "Picture")?.call1((
            self.kind.name(),
            self.kind.title(),
            self.svg,
            self.table,
        ))
    }
}
