"""Tables: a sequence of records that is an Arrow stream too."""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from crosswire._crosswire import Rows
from crosswire.column import need

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

T_co = TypeVar("T_co", covariant=True)

#: Rows that a notebook shows.
SHOWN = 20


# Not a subclass of collections.abc.Sequence: polars reads those item by item and never sees the Arrow stream.
class Table(Generic[T_co]):
    """Records of one class, in order.

    Index, slice and iterate it as a sequence; hand it to pandas, polars, pyarrow or DuckDB as it is (Arrow
    PyCapsule interface), or call one of the `to_` methods.
    """

    __slots__ = ("_rows",)

    def __init__(self, rows: Rows) -> None:
        """Wrap rows of the core."""
        self._rows = rows

    @classmethod
    def _of(
        cls,
        kind: str,
        records: Iterable[Any],
        articles: list[Any] | None = None,
        sources: list[str | None] | None = None,
        places: list[int] | None = None,
    ) -> Table[Any]:
        return cls(Rows(kind, list(records), articles, sources, places))

    @property
    def kind(self) -> str:
        """Name of the record class."""
        return self._rows.kind

    @property
    def columns(self) -> list[str]:
        """Names of the columns: the fields of the record class, in a table of many articles with `article` in front."""
        return [name for name, _, _ in self._rows.columns]

    def __len__(self) -> int:
        """Count the records."""
        return len(self._rows)

    @overload
    def __getitem__(self, index: int, /) -> T_co: ...
    @overload
    def __getitem__(self, index: slice, /) -> Table[T_co]: ...
    def __getitem__(self, index: int | slice, /) -> T_co | Table[T_co]:
        """Give the record at `index`, or a table of a slice."""
        if isinstance(index, slice):
            return Table(self._rows.slice(list(range(len(self))[index])))
        place = range(len(self))[index] if -len(self) <= index < len(self) else len(self)
        record: T_co = self._rows.record(place)
        return record

    def __iter__(self) -> Iterator[T_co]:
        """Go through the records in order."""
        return (self._rows.record(index) for index in range(len(self)))

    def __reversed__(self) -> Iterator[T_co]:
        """Go through the records from the last."""
        return (self._rows.record(index) for index in reversed(range(len(self))))

    def __contains__(self, record: object) -> bool:
        """Look for an equal record."""
        return any(record == own for own in self)

    def index(self, record: object) -> int:
        """Give the place of the first equal record. Raises ValueError where there is none."""
        return list(self).index(record)  # type: ignore[arg-type]

    def count(self, record: object) -> int:
        """Count the equal records."""
        return sum(record == own for own in self)

    def __eq__(self, other: object) -> bool:
        """Compare kind and records."""
        if not isinstance(other, Table):
            return NotImplemented
        return self.kind == other.kind and self._articles() == other._articles() and list(self) == list(other)

    def __hash__(self) -> int:
        """Hash kind and records."""
        return hash((self.kind, tuple(self)))

    def __repr__(self) -> str:
        """Show the kind, the length and the first records."""
        return f"Table[{self.kind}]({shown(self)})"

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        """Pickle by the records."""
        articles = self._rows.articles()
        if articles is None:
            return Table._of, (self.kind, list(self))
        return Table._of, (self.kind, list(self), *articles, self._rows.places)

    def _articles(self) -> list[tuple[Any, str | None]]:
        """Give the id and the source of each row's article; nothing in a table of one article."""
        articles, places = self._rows.articles(), self._rows.places
        if articles is None or places is None:
            return []
        ids, sources = articles
        return [(ids[place], sources[place] if sources else None) for place in places]

    def __arrow_c_schema__(self) -> object:
        """Give the Arrow schema as a capsule."""
        return self._rows.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Give the rows as an Arrow stream in a capsule."""
        return self._rows.__arrow_c_stream__(requested_schema)

    def __array__(self, dtype: object = None, copy: bool | None = None) -> Any:
        """Give an array of rows, objects with the columns as fields: so `pandas.DataFrame(table)` gets columns.

        `to_pandas` is faster and knows the types of columns with missing values. Needs numpy.
        """
        row = dataclasses.make_dataclass("Row", self.columns, frozen=True)
        rows = self.to_dicts()
        found = need("numpy", "pandas").empty(len(rows), dtype=object)
        found[:] = [row(**fields) for fields in rows]
        return found

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give every row as a dictionary of plain values."""
        with unswept():
            return self._rows.to_dicts()

    def to_arrow(self) -> pyarrow.Table:
        """Give a pyarrow table. Needs pyarrow."""
        return need("pyarrow", "arrow").table(self)

    def to_polars(self) -> polars.DataFrame:
        """Give a polars frame. Needs polars."""
        frame: polars.DataFrame = need("polars", "polars").DataFrame(self)
        return frame

    def to_pandas(self) -> pandas.DataFrame:
        """Give a pandas frame; lists and spans become lists and dictionaries. Needs pandas, and no pyarrow."""
        loaded = need("pandas", "pandas")
        # Before version 3 its strings are objects, and a cast would write None as a word.
        words = "str" if int(loaded.__version__.partition(".")[0]) >= 3 else "object"
        with unswept():
            columns: dict[str, Any] = self._rows.to_columns()
            for name, kind, missing in self._rows.columns:
                column = columns[name]
                if isinstance(column, tuple):
                    columns[name] = _array(loaded, kind, missing, *column)
                else:
                    columns[name] = loaded.Series(column, dtype=words if kind == "str" else "object")
            frame: pandas.DataFrame = loaded.DataFrame(columns, copy=False)
        return frame

    def _repr_html_(self) -> str:
        return self._rows.html(SHOWN)


#: Records, and characters of each, that the repr of many shows.
FIRST = 3
LONGEST = 240


def shown(records: Sequence[Any] | Table[Any]) -> str:
    """Give the number of records and the first ones, for a repr: never more than fits on a screen."""
    first = []
    for record in records[:FIRST]:
        words = repr(record)
        first.append(words if len(words) <= LONGEST else words[: LONGEST - 1] + "…")
    return f"{len(records)}: [{', '.join(first)}{', …' if len(records) > FIRST else ''}]"


def _array(pandas: Any, kind: str, missing: bool, values: bytearray, absent: bytearray) -> Any:
    """Give an array of numbers or truth values; of the type that can have missing ones where the column may."""
    numpy = need("numpy", "pandas")
    found = numpy.frombuffer(values, dtype={"int": "int64", "float": "float64", "bool": "bool"}[kind])
    if not missing or kind == "float":
        return found
    array = pandas.arrays.IntegerArray if kind == "int" else pandas.arrays.BooleanArray
    return array(found, numpy.frombuffer(absent, dtype="bool"))


@contextmanager
def unswept() -> Iterator[None]:
    """Keep the garbage collector from going through everything again and again while many objects are made."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def together(tables: Mapping[str, Table[Any]]) -> str:
    """Give several tables under their names as HTML for a notebook."""
    return "".join(f"<div><b>{name}</b></div>\n{table._repr_html_()}" for name, table in tables.items())
