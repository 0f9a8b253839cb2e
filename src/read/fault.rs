use std::fmt;

/// A file or a record that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file as it was named.
    pub file: String,
    /// The line, or the number of the record (`line 7`, `item 3`), from 1; none where the file is at fault.
    pub place: Option<String>,
    /// The id of the record, where it could be read.
    pub id: Option<String>,
    /// The field, as the file calls it.
    pub field: Option<String>,
    /// What is wrong and what to do.
    pub message: Box<str>,
    /// Whether the options do not go with the file, which is as it may be.
    pub misuse: bool,
}

impl Fault {
    /// A fault of the whole file: nothing more is read from it.
    pub(super) fn file(file: &str, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            place: None,
            id: None,
            field: None,
            message: message.into().into(),
            misuse: false,
        }
    }

    /// Options that do not go with the file: nothing is read from it.
    pub(super) fn misuse(file: &str, message: impl Into<String>) -> Self {
        Self { misuse: true, ..Self::file(file, message) }
    }

    /// A fault of one record.
    pub(super) fn record(file: &str, place: String, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            place: Some(place),
            id: None,
            field: None,
            message: message.into().into(),
            misuse: false,
        }
    }

    /// Whether the file is at fault, not one of its records.
    pub fn is_of_file(&self) -> bool {
        self.place.is_none()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(place) = &self.place {
            write!(f, ", {place}")?;
        }
        if let Some(id) = &self.id {
            write!(f, " (id {id})")?;
        }
        if let Some(field) = &self.field {
            write!(f, ": {field}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for Fault {}
