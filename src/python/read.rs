//! Reading files in Python: an iterator over articles, file objects, and what other libraries make articles of.

use super::error::{InputError, InternalError};
use crate::{
    cli::{Host, Parts},
    read::{self, Converter, Fault, Format, Input, ReadOptions},
    record::{Article, PublishedFrom},
};
use pyo3::{
    prelude::*,
    types::{PyBytes, PyMapping, PyString},
};
use std::{
    collections::BTreeMap,
    io,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

/// The articles of one or more files: an iterator that reads as far as it is used.
#[pyclass(frozen, module = "crosswire")]
pub(crate) struct Reader {
    state: Mutex<State>,
    errors: Errors,
}

struct State {
    reader: read::Reader<'static>,
    notes: Vec<String>,
    broken: Vec<String>,
}

/// What a broken record costs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Errors {
    Raise,
    Skip,
    Record,
}

#[pymethods]
impl Reader {
    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Article>> {
        loop {
            py.check_signals()?;
            let next = py.detach(|| {
                let mut state = self.lock();
                let next = state.reader.next();
                let notes = state.reader.take_notes();
                state.notes.extend(notes);
                if let Some(Err(fault)) = &next {
                    let fault = fault.to_string();
                    state.broken.push(fault);
                }
                next
            });
            match next {
                None => return Ok(None),
                Some(Ok(article)) => return Ok(Some(article)),
                Some(Err(fault)) if fault.is_of_file() || self.errors == Errors::Raise => {
                    return Err(InputError::new_err(fault.to_string()));
                }
                Some(Err(fault)) if self.errors == Errors::Record => {
                    return Ok(Some(failed(&fault)));
                }
                Some(Err(_)) => {}
            }
        }
    }

    /// What was said of the files so far: encodings that were taken, dates that could not be read.
    #[getter]
    fn notes(&self) -> Vec<String> {
        self.lock().notes.clone()
    }

    /// The records that could not be read so far, each with its file, line and field.
    #[getter]
    fn broken(&self) -> Vec<String> {
        self.lock().broken.clone()
    }
}

impl Reader {
    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The empty article that stands for a record that could not be read.
fn failed(fault: &Fault) -> Article {
    let place = fault.place.as_deref().unwrap_or_default();
    let id = fault.id.clone();
    Article {
        id: id.unwrap_or_else(|| format!("{}, {place}", fault.file)),
        meta: vec![("error".to_owned(), fault.to_string())].into(),
        ..Article::new("")
    }
}

/// The articles of `files`: paths, or file objects with a `read` method.
#[pyfunction]
#[pyo3(signature = (files: "list[object]", *, format=None, encoding=None, columns=None, errors="raise", converter=None))]
pub(crate) fn read_files(
    files: Vec<Bound<'_, PyAny>>,
    format: Option<&str>,
    encoding: Option<String>,
    columns: Option<BTreeMap<String, String>>,
    errors: &str,
    converter: Option<Py<PyAny>>,
) -> PyResult<Reader> {
    let errors = match errors {
        "raise" => Errors::Raise,
        "skip" => Errors::Skip,
        "record" => Errors::Record,
        _ => {
            return Err(InputError::new_err(format!(
                "errors: {errors:?} is none of \"raise\", \"skip\", \"record\""
            )));
        }
    };
    let columns = columns.unwrap_or_default().into_iter();
    let options = ReadOptions {
        format: format.map(str::parse).transpose().map_err(InputError::new_err)?,
        encoding,
        columns: columns
            .map(|(field, column)| Ok((field.parse()?, column)))
            .collect::<Result<_, String>>()
            .map_err(|message| InputError::new_err(format!("columns: {message}")))?,
        converter: converter.map(self::converter),
    };
    let inputs = files.into_iter().map(input).collect::<PyResult<Vec<_>>>()?;
    for input in &inputs {
        input.check().map_err(|fault| InputError::new_err(fault.to_string()))?;
    }
    let reader = read::Reader::new(inputs, options);
    let state = State { reader, notes: Vec::new(), broken: Vec::new() };
    Ok(Reader { state: Mutex::new(state), errors })
}

fn input(file: Bound<'_, PyAny>) -> PyResult<Input<'static>> {
    if file.hasattr("read")? {
        let named = file.getattr_opt("name")?.and_then(|name| name.extract::<String>().ok());
        let name = named.unwrap_or_else(|| "stream".to_owned());
        let id = PathBuf::from(&name);
        let id = id.file_name().map_or(name.clone(), |id| id.to_string_lossy().into_owned());
        let bytes = PythonFile { file: file.unbind(), rest: Vec::new(), at: 0 };
        return Ok(Input::Stream(name, id, Box::new(bytes)));
    }
    if let Ok(path) = file.extract::<PathBuf>() {
        return Ok(Input::Path(path));
    }
    let kind = file.get_type().name()?;
    Err(InputError::new_err(format!("files: expected a path or a file, got {kind}")))
}

/// A Python file object, opened as bytes or as text.
struct PythonFile {
    file: Py<PyAny>,
    /// Read from it and not yet handed on, from `at` on.
    rest: Vec<u8>,
    at: usize,
}

/// Bytes, or characters, asked for at once.
const CHUNK: usize = 1 << 16;

impl io::Read for PythonFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.rest.len() {
            self.rest = Python::attach(|py| {
                let chunk = self.file.bind(py).call_method1("read", (CHUNK,))?;
                if let Ok(text) = chunk.cast::<PyString>() {
                    return Ok(text.to_cow()?.into_owned().into_bytes());
                }
                Ok(chunk.cast::<PyBytes>()?.as_bytes().to_vec())
            })
            .map_err(|error: PyErr| io::Error::other(error.to_string()))?;
            self.at = 0;
        }
        let count = buffer.len().min(self.rest.len() - self.at);
        buffer[..count].copy_from_slice(&self.rest[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// A Python function of format, bytes and name as a converter.
fn converter(function: Py<PyAny>) -> Arc<Converter> {
    Arc::new(move |format: Format, bytes: &[u8], name: &str| {
        Python::attach(|py| {
            let articles = function.call1(py, (format.name(), PyBytes::new(py, bytes), name))?;
            articles.extract::<Vec<Article>>(py)
        })
        .map_err(|error: PyErr| Python::attach(|py| error.value(py).to_string()))
    })
}

/// What the Python package can do for the command line.
pub(super) fn host(converter: Option<Py<PyAny>>, parts: Option<Py<PyAny>>) -> Host {
    Host {
        converter: converter.map(self::converter),
        parts: parts.map(|parts| {
            let call = move || {
                let found =
                    Python::attach(|py| parts.call0(py)?.extract::<Vec<(String, String)>>(py));
                found.unwrap_or_else(|error| vec![("python".to_owned(), error.to_string())])
            };
            Arc::new(call) as Arc<Parts>
        }),
    }
}

/// The article in a JSON object, by the names that files and other libraries give its fields. Raises `InputError` where
/// there is no text in it.
#[pyfunction]
#[pyo3(signature = (json, name, dated_by))]
pub(crate) fn article_of_json(
    json: &str,
    name: &str,
    dated_by: PublishedFrom,
) -> PyResult<Article> {
    read::article_of_json(json, name, "", dated_by)
        .map_err(|fault| InputError::new_err(fault.to_string()))
}

/// The article of a text file with the date in the lines over its body, where it has no date.
#[pyfunction]
pub(crate) fn dated_by_header(article: Article) -> Article {
    read::dated_by_header(article)
}

/// The article that an object of another library stands for; none for what holds no text.
pub(super) fn foreign(object: &Bound<'_, PyAny>, name: &str) -> PyResult<Option<Article>> {
    const TEXTS: [&str; 4] = ["text", "plaintext", "maintext", "summary"];
    let holds = object.cast::<PyMapping>().is_ok()
        || TEXTS.iter().any(|text| object.hasattr(*text).unwrap_or(false));
    if !holds {
        return Ok(None);
    }
    let made = object.py().import("crosswire.convert")?.call_method1("from_object", (object,));
    match made {
        Ok(article) => Ok(Some(
            article.extract().map_err(|_| InternalError::new_err("from_object gave no Article"))?,
        )),
        Err(error) if error.is_instance_of::<InputError>(object.py()) => {
            Err(InputError::new_err(format!("{name}: {}", error.value(object.py()))))
        }
        Err(error) => Err(error),
    }
}
