//! The two macros that define records and kinds, once for Rust, serde and Python.

/// Defines a record: a frozen struct with public fields.
///
/// With the feature `python` it is also a Python class with the same fields, equality, hash, repr, pickling,
/// `__match_args__` and `to_dict()` (see `python/record.rs`).
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $ty:ty,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(
            feature = "python",
            pyo3::pyclass(frozen, eq, hash, get_all, new = "from_fields", module = "crosswire", from_py_object)
        )]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $ty,)+
        }

        #[cfg(feature = "python")]
        crate::python::record::methods!($name { $($field: $ty),+ });
    };
}
pub(crate) use record;

/// Defines a kind: an enum whose variants cross every border as fixed lower- or upper-case names.
macro_rules! kind {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$variant_meta])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// Every kind, in declaration order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name that JSON, tables and Python show.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }

        #[cfg(feature = "python")]
        crate::python::record::kind!($name);
    };
}
pub(crate) use kind;
