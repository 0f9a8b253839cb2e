//! What makes a Rust record a Python class: written once for all of them.

use super::{article::string, error::InputError};
use crate::record::{List, Moment, Number, Rule};
use pyo3::{
    IntoPyObjectExt,
    exceptions::PyValueError,
    inspect::PyStaticExpr,
    prelude::*,
    types::{PyDate, PyDateTime, PyDelta, PyDict, PyString, PyTuple, PyTzInfo},
};

/// Gives a record its repr, pickling, `__match_args__` and `to_dict()`; one that has its own of the first two brings them.
///
/// The field list comes from the record's own definition, so it cannot fall behind.
macro_rules! methods {
    ($name:ident { $($field:ident: $ty:ty),+ }) => {
        crate::python::record::methods!($name { $($field: $ty),+ } {
            #[pyo3(signature = () -> "tuple[type, tuple[object, ...]]")]
            fn __reduce__<'py>(
                &self,
                py: pyo3::Python<'py>,
            ) -> pyo3::PyResult<(pyo3::Bound<'py, pyo3::types::PyType>, pyo3::Bound<'py, pyo3::types::PyTuple>)> {
                let fields = [$(pyo3::IntoPyObjectExt::into_bound_py_any(self.$field.clone(), py)?),+];
                Ok((py.get_type::<Self>(), pyo3::types::PyTuple::new(py, fields)?))
            }

            fn __repr__(&self, py: pyo3::Python<'_>) -> pyo3::PyResult<String> {
                let fields = [$((stringify!($field), crate::python::record::repr(py, self.$field.clone())?)),+];
                Ok(crate::python::record::call(stringify!($name), &fields))
            }
        });
    };
    ($name:ident { $($field:ident: $ty:ty),+ } { $($own:tt)+ }) => {
        #[pyo3::pymethods]
        impl $name {
            #[classattr]
            #[pyo3(name = "__match_args__")]
            const MATCH_ARGS: crate::python::record::MatchArgs<Self> = crate::python::record::MatchArgs::NEW;

            /// The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
            fn to_dict(&self, py: pyo3::Python<'_>) -> pyo3::PyResult<crate::python::record::PlainDict> {
                // A field that the list forgets does not compile.
                let Self { $($field),+ } = self;
                let dict = pyo3::types::PyDict::new(py);
                $(pyo3::types::PyDictMethods::set_item(
                    &dict,
                    pyo3::intern!(py, stringify!($field)),
                    crate::python::record::Plain::plain($field, py)?,
                )?;)+
                Ok(crate::python::record::PlainDict(dict.unbind()))
            }

            fn _repr_html_(&self, py: pyo3::Python<'_>) -> pyo3::PyResult<String> {
                crate::python::record::record_html(py, self)
            }

            $($own)+
        }

        impl crate::python::record::Fields for $name {
            const CLASS: &'static str = stringify!($name);
            const NAMES: &'static [&'static str] = &[$(stringify!($field)),+];
            fn values<'py>(
                &self,
                py: pyo3::Python<'py>,
                out: &mut Vec<pyo3::Bound<'py, pyo3::PyAny>>,
            ) -> pyo3::PyResult<()> {
                $(out.push(crate::python::record::Plain::plain(&self.$field, py)?);)+
                Ok(())
            }
            fn columns<'py>(
                py: pyo3::Python<'py>,
                rows: &[Self],
                out: &mut Vec<pyo3::Bound<'py, pyo3::PyAny>>,
            ) -> pyo3::PyResult<()> {
                $(out.push(<$ty as crate::python::record::Plain>::column(
                    py,
                    rows.iter().map(|row| Some(&row.$field)),
                )?);)+
                Ok(())
            }

            const HINT: pyo3::inspect::PyStaticExpr = pyo3::type_hint_subscript!(
                pyo3::type_hint_identifier!("builtins", "tuple"),
                $(pyo3::type_hint_subscript!(
                    pyo3::type_hint_identifier!("typing", "Literal"),
                    pyo3::inspect::PyStaticExpr::Constant {
                        value: pyo3::inspect::PyStaticConstant::Str(stringify!($field))
                    }
                )),+
            );
        }

        impl crate::python::record::Plain for $name {
            fn plain<'py>(&self, py: pyo3::Python<'py>) -> pyo3::PyResult<pyo3::Bound<'py, pyo3::PyAny>> {
                Ok(self.to_dict(py)?.0.into_bound(py).into_any())
            }
        }
    };
}
pub(crate) use super::table::record_html;
pub(crate) use methods;

/// Lets a kind cross the border as an interned string, typed `Literal[...]` in `crosswire.kinds`.
macro_rules! kind {
    ($name:ident) => {
        impl<'py> pyo3::IntoPyObject<'py> for $name {
            type Target = pyo3::types::PyString;
            type Output = pyo3::Bound<'py, pyo3::types::PyString>;
            type Error = std::convert::Infallible;
            const OUTPUT_TYPE: pyo3::inspect::PyStaticExpr =
                pyo3::type_hint_identifier!("crosswire.kinds", stringify!($name));

            fn into_pyobject(self, py: pyo3::Python<'py>) -> Result<Self::Output, Self::Error> {
                Ok(pyo3::types::PyString::intern(py, self.name()))
            }
        }

        impl<'py> pyo3::FromPyObject<'_, 'py> for $name {
            type Error = pyo3::PyErr;
            const INPUT_TYPE: pyo3::inspect::PyStaticExpr =
                pyo3::type_hint_identifier!("crosswire.kinds", stringify!($name));

            fn extract(object: pyo3::Borrowed<'_, 'py, pyo3::PyAny>) -> pyo3::PyResult<Self> {
                let given: String = object.extract()?;
                $name::ALL.iter().copied().find(|kind| kind.name() == given).ok_or_else(|| {
                    let known: Vec<_> = $name::ALL.iter().map(|kind| kind.name()).collect();
                    pyo3::exceptions::PyValueError::new_err(format!(
                        "{given:?} is no {}; use one of {}",
                        stringify!($name),
                        known.join(", ")
                    ))
                })
            }
        }

        impl crate::python::record::Plain for $name {
            fn plain<'py>(
                &self,
                py: pyo3::Python<'py>,
            ) -> pyo3::PyResult<pyo3::Bound<'py, pyo3::PyAny>> {
                Ok(pyo3::types::PyString::intern(py, self.name()).into_any())
            }
        }
    };
}
pub(crate) use kind;

/// The names of every kind, as `crosswire.kinds` must spell them.
#[pyfunction]
pub(crate) fn kinds() -> Vec<(&'static str, Vec<&'static str>)> {
    use crate::record as r;
    macro_rules! names {
        ($($name:ident),+) => { vec![$((stringify!($name), r::$name::ALL.iter().map(|kind| kind.name()).collect())),+] };
    }
    names!(
        Basis,
        Bound,
        ConflictKind,
        CoverageKind,
        Cut,
        Derivation,
        EditKind,
        EditOp,
        FactKind,
        FactStatus,
        Grain,
        LabelKind,
        MentionKind,
        PublishedFrom,
        QuantityKind,
        QuoteKind,
        QuoteRelation,
        RegionKind,
        SegmentKind,
        StatementRelation,
        StatementVoice,
        TimexKind,
        TokenKind,
        Voice
    )
}

/// The names of a record's class and fields.
pub(crate) trait Fields {
    /// Name of the class.
    const CLASS: &'static str;
    /// Names of the fields, in order.
    const NAMES: &'static [&'static str];
    /// `tuple[Literal["start"], …]`.
    const HINT: PyStaticExpr;
    /// Appends the fields as plain Python values, in order.
    fn values<'py>(&self, py: Python<'py>, out: &mut Vec<Bound<'py, PyAny>>) -> PyResult<()>;
    /// Appends a column for each field, in order (see [`Plain::column`]).
    fn columns<'py>(
        py: Python<'py>,
        rows: &[Self],
        out: &mut Vec<Bound<'py, PyAny>>,
    ) -> PyResult<()>
    where
        Self: Sized;
}

/// The value of `__match_args__`: a tuple, as `match` wants it.
pub(crate) struct MatchArgs<R>(std::marker::PhantomData<fn() -> R>);

impl<R> MatchArgs<R> {
    pub(crate) const NEW: Self = Self(std::marker::PhantomData);
}

impl<'py, R: Fields> IntoPyObject<'py> for MatchArgs<R> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = R::HINT;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTuple::new(py, R::NAMES)
    }
}

/// A `dict[str, Any]` of plain values.
pub(crate) struct PlainDict(pub(crate) Py<PyDict>);

impl<'py> IntoPyObject<'py> for PlainDict {
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = std::convert::Infallible;
    const OUTPUT_TYPE: PyStaticExpr = pyo3::type_hint_subscript!(
        pyo3::type_hint_identifier!("builtins", "dict"),
        pyo3::type_hint_identifier!("builtins", "str"),
        pyo3::type_hint_identifier!("typing", "Any")
    );

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(self.0.into_bound(py))
    }
}

/// `left | right` as a type hint.
macro_rules! union {
    ($left:expr, $right:expr $(,)?) => {
        PyStaticExpr::BinOp {
            left: &$left,
            op: pyo3::inspect::PyStaticOperator::BitOr,
            right: &$right,
        }
    };
}

pub(crate) use super::plain::Plain;

/// Python's `repr` of a field.
pub(crate) fn repr<'py, T: IntoPyObject<'py>>(py: Python<'py>, value: T) -> PyResult<String> {
    Ok(value.into_bound_py_any(py)?.repr()?.to_string())
}

/// `Name(field=value, …)`.
pub(crate) fn call(name: &str, fields: &[(&str, String)]) -> String {
    let fields: Vec<_> = fields.iter().map(|(field, value)| format!("{field}={value}")).collect();
    format!("{name}({})", fields.join(", "))
}

impl<'py, T> IntoPyObject<'py> for List<T>
where
    T: IntoPyObject<'py>,
{
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = pyo3::type_hint_subscript!(
        pyo3::type_hint_identifier!("builtins", "tuple"),
        T::OUTPUT_TYPE,
        pyo3::type_hint_identifier!("builtins", "...")
    );

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let items = self
            .into_iter()
            .map(|item| item.into_bound_py_any(py))
            .collect::<PyResult<Vec<_>>>()?;
        PyTuple::new(py, items)
    }
}

impl<'a, 'py, T> FromPyObject<'a, 'py> for List<T>
where
    T: pyo3::conversion::FromPyObjectOwned<'py>,
{
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = pyo3::type_hint_subscript!(
        pyo3::type_hint_identifier!("collections.abc", "Sequence"),
        T::INPUT_TYPE
    );

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyString>() {
            return Err(PyValueError::new_err("expected a sequence, not a string"));
        }
        object.try_iter()?.map(|item| item?.extract::<T>().map_err(Into::into)).collect()
    }
}

impl<'py> IntoPyObject<'py> for Rule {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = std::convert::Infallible;
    const OUTPUT_TYPE: PyStaticExpr = String::OUTPUT_TYPE;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(PyString::intern(py, &self))
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Rule {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = String::INPUT_TYPE;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        Ok(object.extract::<String>()?.into())
    }
}

impl<'py> IntoPyObject<'py> for Number {
    type Target = pyo3::types::PyFloat;
    type Output = Bound<'py, Self::Target>;
    type Error = std::convert::Infallible;
    const OUTPUT_TYPE: PyStaticExpr = f64::OUTPUT_TYPE;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        self.get().into_pyobject(py)
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Number {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = f64::INPUT_TYPE;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let value: f64 = object.extract()?;
        if value.is_finite() {
            Ok(Self::new(value))
        } else {
            Err(PyValueError::new_err("expected a finite number"))
        }
    }
}

impl<'py> IntoPyObject<'py> for Moment {
    type Target = PyDate;
    type Output = Bound<'py, PyDate>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = pyo3::type_hint_identifier!("datetime", "date");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let day = self.date();
        let (year, month, date) =
            (i32::from(day.year()), day.month().cast_unsigned(), day.day().cast_unsigned());
        match self {
            Self::Date(_) => PyDate::new(py, year, month, date),
            Self::Time(time, offset) => {
                let zone = match offset {
                    None => None,
                    Some(offset) => Some(PyTzInfo::fixed_offset(
                        py,
                        PyDelta::new(py, 0, offset.seconds(), 0, true)?,
                    )?),
                };
                let (hour, minute, second) = (
                    time.hour().cast_unsigned(),
                    time.minute().cast_unsigned(),
                    time.second().cast_unsigned(),
                );
                let micro = time.subsec_nanosecond().cast_unsigned() / 1_000;
                let time = PyDateTime::new(
                    py,
                    year,
                    month,
                    date,
                    hour,
                    minute,
                    second,
                    micro,
                    zone.as_ref(),
                )?;
                Ok(time.into_any().cast_into()?)
            }
        }
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Moment {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = union!(
        pyo3::type_hint_identifier!("datetime", "date"),
        pyo3::type_hint_identifier!("builtins", "str")
    );

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let object = object.to_owned();
        if object.is_instance_of::<PyDate>() {
            // datetime is a date too; both write themselves in ISO 8601.
            let text: String = object.call_method0("isoformat")?.extract()?;
            return Ok(text.parse()?);
        }
        if !object.is_instance_of::<PyString>() {
            let kind = object.get_type().name()?;
            return Err(InputError::new_err(format!(
                "published: expected a date, a datetime or a string, got {kind}"
            )));
        }
        Ok(string(&object, "published")?.parse()?)
    }
}
