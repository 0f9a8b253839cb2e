"""What the accessors of pandas and polars have in common: a column of texts, and what is found in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from crosswire.frame import Annotations, Articles, What, annotate, from_frame
from crosswire.progress import Progress

Frame = TypeVar("Frame")


class Texts(Generic[Frame]):
    """A Series of texts; `_rows` of a library gives its frames."""

    _series: Any

    def _rows(self, what: What, published: object, threads: int | None, progress: Progress) -> Frame:
        raise NotImplementedError

    def annotate(
        self,
        *,
        ids: object = None,
        sources: object = None,
        published: object = None,
        what: What | Iterable[What] = ("quotes", "mentions"),
        threads: int | None = None,
        progress: Progress = False,
    ) -> Annotations:
        """Give the tables of `crosswire.annotate`."""
        return annotate(
            self._series,
            ids=ids,
            sources=sources,
            published=published,
            what=what,
            threads=threads,
            progress=progress,
        )

    def quotes(self, *, published: object = None, threads: int | None = None, progress: Progress = False) -> Frame:
        """Give the quotations, a row each (see `Quote`)."""
        return self._rows("quotes", published, threads, progress)

    def mentions(self, *, published: object = None, threads: int | None = None, progress: Progress = False) -> Frame:
        """Give the names, a row each (see `Mention`)."""
        return self._rows("mentions", published, threads, progress)

    def entities(self, *, published: object = None, threads: int | None = None, progress: Progress = False) -> Frame:
        """Give who and what is named, a row each (see `Entity`)."""
        return self._rows("entities", published, threads, progress)

    def quantities(self, *, published: object = None, threads: int | None = None, progress: Progress = False) -> Frame:
        """Give the numbers, a row each (see `Quantity`)."""
        return self._rows("quantities", published, threads, progress)

    def times(self, *, published: object = None, threads: int | None = None, progress: Progress = False) -> Frame:
        """Give the time expressions, a row each (see `Timex`)."""
        return self._rows("times", published, threads, progress)

    def sentences(self, *, published: object = None, threads: int | None = None, progress: Progress = False) -> Frame:
        """Give the sentences, a row each (see `Sentence`)."""
        return self._rows("sentences", published, threads, progress)


class Beside(Generic[Frame]):
    """A frame with a column of texts; `_beside` of a library puts what is found beside other columns."""

    _frame: Any

    def _beside(self, text: str, keep: Iterable[str], what: What, options: dict[str, Any]) -> Frame:
        raise NotImplementedError

    def articles(self, text: str = "text", **columns: str) -> Articles:
        """Give the Articles of `crosswire.from_frame`; `columns` are its arguments."""
        return from_frame(self._frame, text=text, **columns)

    def quotes(self, text: str = "text", *, keep: Iterable[str] = (), **options: Any) -> Frame:
        """Give the quotations of a column; `options` are those of `Series.cw.quotes`."""
        return self._beside(text, keep, "quotes", options)

    def mentions(self, text: str = "text", *, keep: Iterable[str] = (), **options: Any) -> Frame:
        """Give the names of a column; `options` are those of `Series.cw.mentions`."""
        return self._beside(text, keep, "mentions", options)


def names(keep: Iterable[str]) -> list[str]:
    """Give the names of columns, of which one may stand alone."""
    return [keep] if isinstance(keep, str) else list(keep)
