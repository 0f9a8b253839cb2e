"""Columns of pandas, polars and Arrow, read without importing any of them."""

from __future__ import annotations

import importlib
import numbers
from collections.abc import Iterable, Iterator, Mapping, Sized
from typing import Any

from crosswire.errors import InputError, MissingExtraError

#: The range of a 64-bit integer.
INTEGERS = range(-(2**63), 2**63)


def values(column: object, name: str) -> tuple[Iterable[Any], int | None]:
    """Give the values of a column and, where it is known, how many there are.

    A pandas, polars or pyarrow column, a numpy array, any iterable, or an Arrow stream with one column, which is read
    batch by batch. Raises InputError for anything else.
    """
    if isinstance(column, (str, bytes, bytearray, Mapping)):
        raise InputError(f"{name}: expected a column or a list, got {type(column).__name__}")
    if not _is_table(column):
        for method in ("to_pylist", "to_list", "tolist"):  # pyarrow; polars and pandas; numpy
            if callable(read := getattr(column, method, None)):
                found = read()
                return found, len(found)
        if isinstance(column, Iterable) and not hasattr(column, "__arrow_c_stream__"):
            return column, len(column) if isinstance(column, Sized) else None
    known = getattr(column, "column_names", getattr(column, "columns", None))  # pyarrow; pandas and polars
    names = list(known) if isinstance(known, Iterable) else []
    if len(names) > 1:
        columns = ", ".join(repr(each) for each in names)
        raise InputError(
            f"{name}: expected one column, got a table of {columns}; give one of them: frame[{names[0]!r}]"
        )
    if callable(stream := getattr(column, "__arrow_c_stream__", None)) and stream is not None:
        return _stream(column, name), None
    raise InputError(f"{name}: expected a column or a list, got {type(column).__name__}")


def refuse_frame(articles: object, name: str = "articles") -> None:
    """Raise InputError for a frame: its items are the names of its columns, which nobody means to read."""
    if _is_table(articles):
        kind = type(articles).__name__
        raise InputError(
            f"{name}: expected articles, got a {kind}; make Articles of its rows: "
            f'from_frame(frame, text="text", id="id", source="source", published="date")'
        )


def _is_table(column: object) -> bool:
    """Tell a frame or table from a column."""
    return hasattr(column, "columns") or hasattr(column, "column_names") or hasattr(column, "schema")


def _stream(column: Any, name: str) -> Iterator[Any]:
    reader = arrow().RecordBatchReader.from_stream(column)
    if len(reader.schema) != 1:
        columns = ", ".join(repr(each) for each in reader.schema.names)
        raise InputError(f"{name}: expected one column, got a table of {columns}; give one of them")
    return (value for batch in reader for value in batch.column(0).to_pylist())


def frame_columns(frame: Any, names: Iterable[str]) -> dict[str, list[Any]]:
    """Give some columns of a frame as lists.

    A pandas or polars frame (a lazy one too), a pyarrow table, a mapping of columns, or an Arrow stream. Raises
    InputError for a column that is not there.
    """
    wanted = list(dict.fromkeys(names))
    if callable(collect := getattr(frame, "collect_schema", None)):
        known = list(collect().names())
    elif isinstance(frame, Mapping):
        known = list(frame)
    elif hasattr(frame, "columns") and hasattr(frame, "__getitem__") and not callable(frame.columns):
        known = list(getattr(frame, "column_names", frame.columns))
    elif hasattr(frame, "__arrow_c_stream__"):
        frame = arrow().table(frame)
        known = frame.column_names
    else:
        raise InputError(f"frame: expected a frame or a table, got {type(frame).__name__}")
    for name in wanted:
        if name not in known:
            columns = ", ".join(repr(each) for each in known)
            raise InputError(f"frame: there is no column {name!r}; there are {columns}")
    if callable(select := getattr(frame, "select", None)) and callable(getattr(frame, "collect", None)):
        frame = select(wanted).collect()
    return {name: list(values(frame[name], name)[0]) for name in wanted}


def index_labels(frame: Any) -> list[Any] | None:
    """Give the labels of the rows of a pandas object; None where there are none, or several for each row."""
    index = getattr(frame, "index", None)
    if not hasattr(frame, "iloc") or index is None or index.nlevels > 1:
        return None
    return list(index.tolist())


def is_missing(value: object) -> bool:
    """Tell whether this stands for a missing value: None, NaN, pandas' NA and NaT."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(value, float) and value != value


def ids(given: Iterable[Any]) -> list[str] | list[int]:
    """Give ids as whole numbers where all of them are, else as strings; a missing one is its place."""
    found = list(given)
    if all(isinstance(each, numbers.Integral) and not isinstance(each, bool) for each in found):
        whole = [int(each) for each in found]
        if all(each in INTEGERS for each in whole):
            return whole
    return [str(place) if is_missing(each) else named(each) for place, each in enumerate(found)]


def named(value: object) -> str:
    """Give an id as a string: a whole number that pandas keeps as a float without its zeros."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def arrow() -> Any:
    """Give pyarrow. Raises MissingExtraError where it is not installed."""
    return need("pyarrow", "arrow")


def need(module: str, extra: str) -> Any:
    """Give a module. Raises MissingExtraError that names the extra where it is not installed."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        message = f'this needs {module}: pip install "crosswire[{extra}]" ({error})'
        raise MissingExtraError(message) from error
