"""`import crosswire.polars` gives Series, frames and expressions of texts the namespace `.cw`.

>>> import polars as pl
>>> import crosswire.polars
>>> frame = pl.DataFrame({"id": [7, 8], "text": ['"We are ready," Ada Venn said.', None]})
>>> frame.cw.quotes(keep=["id"]).select("id", "speaker_name", "start").rows()
[(7, 'Ada Venn', 0), (8, None, None)]
>>> frame.lazy().with_columns(found=pl.col("text").cw.quotes().list.len()).collect()["found"].to_list()
[1, None]

A missing text has one row with nothing in it, and a text in which nothing was found has none. An expression gives a
list for each text, null where the text is missing. The functions of `crosswire` do the same for tables: see
`crosswire.annotate`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from crosswire.column import need
from crosswire.frame import What, annotate
from crosswire.progress import Progress
from crosswire.texts import Beside, Texts, names

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")

Space = TypeVar("Space")

#: Name of the column with the place of each row's text.
ROW = "row"


class SeriesTexts(Texts["pl.DataFrame"]):
    """`Series.cw`: what is found in a Series of texts. `row` is the place of the text."""

    def __init__(self, series: pl.Series) -> None:
        """Take a Series of strings. Raises AttributeError for another."""
        if series.dtype not in (pl.String, pl.Null, pl.Categorical, pl.Enum, pl.Object):
            raise AttributeError(f".cw is for a Series of texts, not of {series.dtype}")
        self._series = series

    def _rows(self, what: What, published: object, threads: int | None, progress: Progress) -> pl.DataFrame:
        return _rows(self._series, what, published=published, threads=threads, progress=progress)


class FrameTexts(Beside["pl.DataFrame"]):
    """`DataFrame.cw`: what is found in a column of texts; `keep` names columns that are repeated in front of it."""

    def __init__(self, frame: pl.DataFrame) -> None:
        """Take a frame."""
        self._frame = frame

    def _beside(self, text: str, keep: Iterable[str], what: What, options: dict[str, Any]) -> pl.DataFrame:
        return _beside(self._frame, text, keep, what, options)


class LazyTexts:
    """`LazyFrame.cw`: the same for a frame that is read later; the texts are annotated when it is collected."""

    def __init__(self, frame: pl.LazyFrame) -> None:
        """Take a lazy frame."""
        self._frame = frame

    def quotes(self, text: str = "text", *, keep: Iterable[str] = (), **options: Any) -> pl.LazyFrame:
        """Give the quotations of a column; `options` are those of `Series.cw.quotes`."""
        return self._later(text, keep, "quotes", options)

    def mentions(self, text: str = "text", *, keep: Iterable[str] = (), **options: Any) -> pl.LazyFrame:
        """Give the names of a column; `options` are those of `Series.cw.mentions`."""
        return self._later(text, keep, "mentions", options)

    def _later(self, text: str, keep: Iterable[str], what: What, options: dict[str, Any]) -> pl.LazyFrame:
        kept = names(keep)
        wanted = list(dict.fromkeys([text, *kept]))
        schema = _beside(pl.DataFrame(schema=self._frame.select(wanted).collect_schema()), text, kept, what, {}).schema
        # What is asked of the result cannot be asked of the texts.
        return self._frame.select(wanted).map_batches(
            lambda frame: _beside(frame, text, kept, what, options),
            schema=schema,
            predicate_pushdown=False,
            projection_pushdown=False,
            slice_pushdown=False,
        )


class ExprTexts:
    """`Expr.cw`: a list of what is found for each text; null where the text is missing."""

    def __init__(self, expression: pl.Expr) -> None:
        """Take an expression of strings."""
        self._expression = expression

    def quotes(self, *, threads: int | None = None) -> pl.Expr:
        """Give the quotations of each text (see `Quote`)."""
        return self._lists("quotes", threads)

    def mentions(self, *, threads: int | None = None) -> pl.Expr:
        """Give the names of each text (see `Mention`)."""
        return self._lists("mentions", threads)

    def entities(self, *, threads: int | None = None) -> pl.Expr:
        """Give who and what is named in each text (see `Entity`)."""
        return self._lists("entities", threads)

    def _lists(self, what: What, threads: int | None) -> pl.Expr:
        kind = _lists(pl.Series([], dtype=pl.String), what, None).dtype
        return self._expression.map_batches(lambda texts: _lists(texts, what, threads), return_dtype=kind)


def _found(texts: pl.Series, what: What, **options: Any) -> tuple[pl.DataFrame, list[int]]:
    """Give a row for each record with the place of its text in front, and the places of the missing texts."""
    SeriesTexts(texts)
    found = annotate(texts, ids=list(range(len(texts))), what=what, **options)
    frame = found[what].to_polars().rename({"article": ROW}).with_columns(pl.col(ROW).cast(pl.UInt32))
    return frame, [int(place) for place in found.missing]


def _rows(texts: pl.Series, what: What, **options: Any) -> pl.DataFrame:
    frame, missing = _found(texts, what, **options)
    absent = pl.DataFrame({ROW: pl.Series(missing, dtype=pl.UInt32)})
    return pl.concat([frame, absent], how="diagonal").sort(ROW, maintain_order=True)


def _lists(texts: pl.Series, what: What, threads: int | None) -> pl.Series:
    frame, missing = _found(texts, what, threads=threads)
    fields = [name for name in frame.columns if name != ROW]
    lists = frame.select(ROW, found=pl.struct(fields)).group_by(ROW, maintain_order=True).agg("found")
    kind = pl.List(pl.Struct({name: frame.schema[name] for name in fields}))
    places = pl.DataFrame({ROW: pl.Series(range(len(texts)), dtype=pl.UInt32)})
    joined = places.join(lists, on=ROW, how="left", maintain_order="left")
    empty = pl.lit([], dtype=kind)
    present = pl.col("found").cast(kind).fill_null(empty)
    absent = pl.col(ROW).is_in(pl.Series(missing, dtype=pl.UInt32).implode())
    return joined.select(pl.when(absent).then(None).otherwise(present)).to_series().alias(texts.name)


def _beside(frame: pl.DataFrame, text: str, keep: Iterable[str], what: What, options: dict[str, Any]) -> pl.DataFrame:
    kept = names(keep)
    found = _rows(frame.get_column(text), what, **options)
    beside = frame.select(kept).select(pl.all().gather(found.get_column(ROW)))
    rest = found.drop(ROW) if kept else found
    twice = {name: f"{name}_found" for name in rest.columns if name in kept}
    return pl.concat([beside, rest.rename(twice)], how="horizontal") if kept else rest


def _registered(register: Callable[[str], Callable[[type[Space]], type[Space]]], space: type[Space]) -> None:
    register("cw")(space)


_registered(pl.api.register_series_namespace, SeriesTexts)
_registered(pl.api.register_dataframe_namespace, FrameTexts)
_registered(pl.api.register_lazyframe_namespace, LazyTexts)
_registered(pl.api.register_expr_namespace, ExprTexts)
