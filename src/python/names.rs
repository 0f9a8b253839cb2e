use super::error::InputError;
use crate::{
    annotate::{GivenName, GivenNames},
    compare::NameMap,
    record::MentionKind,
};
use pyo3::prelude::*;
use std::{
    hash::{Hash, Hasher},
    sync::Arc,
};

/// One name with its kind and its other forms.
type Row = (String, Option<String>, Vec<String>);

/// The same with the kind as it is called.
type KnownRow = (String, Option<&'static str>, Vec<String>);

/// A user's names, prepared once: `(name, kind or None, [form, …])` a row.
#[pyclass(frozen, eq, hash, module = "crosswire._crosswire")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Names(pub(crate) Arc<GivenNames>);

impl Hash for Names {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for name in self.0.names() {
            name.name.hash(state);
        }
    }
}

impl Names {
    /// The names as a comparison takes them.
    pub(crate) fn map(&self) -> NameMap {
        self.0.names().iter().map(|one| (one.name.clone(), one.forms.clone())).collect()
    }
}

#[pymethods]
impl Names {
    /// Raises `InputError` for a name without letters, a form of two names, and a kind that is none.
    #[new]
    #[pyo3(signature = (rows: "list[tuple[str, str | None, list[str]]]"))]
    fn new(rows: Vec<Row>) -> PyResult<Self> {
        let names = rows
            .into_iter()
            .map(|(name, kind, forms)| {
                let kind = kind.map(|kind| mention_kind(&name, &kind)).transpose()?;
                Ok(GivenName { name, kind, forms })
            })
            .collect::<PyResult<Vec<_>>>()?;
        Ok(Self(Arc::new(GivenNames::new(names)?)))
    }

    /// The rows it was made of.
    #[getter]
    fn rows(&self) -> Vec<KnownRow> {
        let names = self.0.names().iter();
        names
            .map(|one| (one.name.clone(), one.kind.map(MentionKind::name), one.forms.clone()))
            .collect()
    }

    fn __getnewargs__(&self) -> (Vec<KnownRow>,) {
        (self.rows(),)
    }

    fn __repr__(&self) -> String {
        format!("<Names: {} names>", self.0.names().len())
    }
}

fn mention_kind(name: &str, kind: &str) -> PyResult<MentionKind> {
    MentionKind::ALL.iter().find(|known| known.name() == kind).copied().ok_or_else(|| {
        let known: Vec<&str> = MentionKind::ALL.iter().map(|kind| kind.name()).collect();
        InputError::new_err(format!(
            "names: {name:?} has the kind {kind:?}; a kind is one of {}",
            known.join(", ")
        ))
    })
}
