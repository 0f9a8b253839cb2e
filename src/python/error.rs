use crate::error::Error;
use pyo3::{PyErr, exceptions::PyKeyboardInterrupt, import_exception};

import_exception!(crosswire.errors, InputError);
import_exception!(crosswire.errors, InternalError);
import_exception!(crosswire.errors, ModelError);

impl From<Error> for PyErr {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        match error {
            Error::Input(_) | Error::File { .. } => InputError::new_err(message),
            Error::Model(_) => ModelError::new_err(message),
            Error::Internal { .. } => InternalError::new_err(message),
            Error::Cancelled => PyKeyboardInterrupt::new_err(message),
        }
    }
}
