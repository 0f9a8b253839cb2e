"""`import crosswire.pandas` gives Series and DataFrames of texts the accessor `.cw`.

>>> import pandas as pd
>>> import crosswire.pandas
>>> texts = pd.Series(['"We are ready," Ada Venn said.', None], index=["a", "b"])
>>> texts.cw.quotes()[["speaker_name", "start", "end"]]
  speaker_name  start   end
a     Ada Venn      0    15
b          NaN   <NA>  <NA>

Every row of the result has the index of its text; a missing text has one row with nothing in it, and a text in which
nothing was found has none. The functions of `crosswire` do the same for tables: see `crosswire.annotate`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from crosswire.column import need
from crosswire.errors import InputError
from crosswire.frame import Annotations, What, annotate
from crosswire.progress import Progress
from crosswire.texts import Beside, Texts, names

if TYPE_CHECKING:
    import pandas as pd
else:
    pd = need("pandas", "pandas")

#: Types of columns that can have a missing value, for those that cannot.
NULLABLE = {"int64": "Int64", "bool": "boolean", "float64": "Float64"}


class SeriesTexts(Texts["pd.DataFrame"]):
    """`Series.cw`: what is found in a Series of texts.

    `ids`, `sources` and `published` are as for `crosswire.annotate`; every method takes `progress` and `threads`.
    """

    def __init__(self, series: pd.Series[Any]) -> None:
        """Take a Series of strings. Raises AttributeError for another, as pandas wants it."""
        if not _holds_text(series):
            raise AttributeError(f".cw is for a Series of texts, not of {series.dtype}")
        self._series = series

    def _rows(self, what: What, published: object, threads: int | None, progress: Progress) -> pd.DataFrame:
        # Places for ids: an index may have a label twice.
        places = list(range(len(self._series)))
        found = annotate(self._series, ids=places, published=published, what=what, threads=threads, progress=progress)
        frame = found[what].to_pandas()
        rows = frame.pop("article")
        frame = frame.astype(
            {name: NULLABLE[str(kind)] for name, kind in frame.dtypes.items() if str(kind) in NULLABLE}
        )
        if found.missing:
            absent = pd.Series(list(found.missing), dtype="int64")
            # A label that the frame has not makes a row with nothing in it.
            frame = frame.reindex(pd.RangeIndex(len(frame) + len(absent)))
            rows = pd.concat([rows, absent], ignore_index=True)
            order = rows.argsort(kind="stable")
            frame, rows = frame.iloc[order], rows.iloc[order]
        frame.index = self._series.index.take(rows.to_numpy())
        return frame


class FrameTexts(Beside["pd.DataFrame"]):
    """`DataFrame.cw`: what is found in a column of texts, beside other columns of the frame.

    `keep` names columns that are repeated in front of what is found.
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        """Take a frame."""
        self._frame: pd.DataFrame = frame

    def annotate(
        self,
        text: str = "text",
        *,
        id: str | None = None,
        source: str | None = None,
        published: str | None = None,
        what: What | Iterable[What] = ("quotes", "mentions"),
        threads: int | None = None,
        progress: Progress = False,
    ) -> Annotations:
        """Give the tables of `crosswire.annotate`; `id`, `source` and `published` name columns."""
        return annotate(
            self._column(text),
            ids=None if id is None else self._column(id),
            sources=None if source is None else self._column(source),
            published=None if published is None else self._column(published),
            what=what,
            threads=threads,
            progress=progress,
        )

    def _column(self, name: str) -> pd.Series[Any]:
        if name not in self._frame.columns:
            raise InputError(f"there is no column {name!r}; there are {list(self._frame.columns)}")
        return self._frame[name]

    def _beside(self, text: str, keep: Iterable[str], what: What, options: dict[str, Any]) -> pd.DataFrame:
        kept = names(keep)
        for name in kept:
            self._column(name)
        # By place, for an index may have a label twice.
        texts = SeriesTexts(self._column(text).reset_index(drop=True))
        found: pd.DataFrame = getattr(texts, what)(**options)
        places = found.index.to_numpy()
        beside = self._frame[kept].iloc[places]
        found.index = beside.index
        twice = {name: f"{name}_found" for name in found.columns if name in kept}
        return pd.concat([beside, found.rename(columns=twice)], axis=1) if kept else found


def _holds_text(series: pd.Series[Any]) -> bool:
    """Tell whether a Series is of texts: strings of any kind, or objects that are strings or missing."""
    kind = pd.api.types.infer_dtype(series, skipna=True)
    return kind in ("string", "empty", "mixed") or (kind == "categorical" and _holds_text(series.astype(object)))


pd.api.extensions.register_series_accessor("cw")(SeriesTexts)
pd.api.extensions.register_dataframe_accessor("cw")(FrameTexts)
