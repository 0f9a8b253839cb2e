"""Pictures of a comparison: SVG that needs no other package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from crosswire.column import need
from crosswire.errors import InputError
from crosswire.table import SHOWN, Table

if TYPE_CHECKING:
    from os import PathLike

    import altair

#: What can be drawn.
PictureKind: TypeAlias = Literal["coverage", "speakers", "timeline", "overlap"]


class Picture:
    """A picture, shown by a notebook as it is. `table` has the rows that it is drawn from."""

    __slots__ = ("_kind", "_svg", "_table", "_title")

    def __init__(self, kind: PictureKind, title: str, svg: str, table: Table[Any]) -> None:
        """Take what the core drew."""
        self._kind: PictureKind = kind
        self._title = title
        self._svg = svg
        self._table = table

    @property
    def kind(self) -> PictureKind:
        """What is drawn."""
        return self._kind

    @property
    def title(self) -> str:
        """The heading over the picture."""
        return self._title

    @property
    def table(self) -> Table[Any]:
        """The records that are drawn: Coverage, SpeakerShare, TimelineRow, or Passage for the overlap."""
        return self._table

    def to_svg(self, path: str | PathLike[str] | None = None) -> str:
        """Give the SVG, written to `path` too where one is given. Raises InputError where it cannot be written."""
        if path is not None:
            from pathlib import Path  # here, so that importing the package stays fast

            try:
                Path(path).write_text(self._svg, encoding="utf-8")
            except OSError as error:
                raise InputError(f"{path}: {error.strerror}") from error
        return self._svg

    def to_altair(self) -> altair.Chart:
        """Give a plain Altair chart of the same rows, to go on from. Needs altair (the extra `plot`)."""
        alt = need("altair", "plot")
        rows = self._table.to_dicts()
        mark = "bar"
        if self._kind == "coverage":
            mark, channels = "rect", {"x": "article:N", "y": "key:N", "color": "count:Q", "row": "kind:N"}
        elif self._kind == "speakers":
            rows = [{**row, "how": how, "words": row[f"{how}_words"]} for row in rows for how in ("direct", "indirect")]
            channels = {"x": "words:Q", "y": "speaker:N", "color": "how:N", "column": "article:N"}
        elif self._kind == "timeline":
            rows = [{**row, "article": article} for row in rows for article in row["articles"]]
            mark, channels = "point", {"x": "date:O", "y": "article:N", "tooltip": "text:N"}
        else:
            rows = [{**row, "pair": f"{row['a']} and {row['b']}"} for row in rows]
            channels = {"x": "sum(words):Q", "y": "pair:N", "color": "quoted:N"}
        chart: altair.Chart = alt.Chart(alt.Data(values=rows), mark=mark, title=self._title).encode(**channels)
        return chart

    def __repr__(self) -> str:
        """Say what is drawn."""
        return f"Picture({self._kind!r}, rows={len(self._table)})"

    def __eq__(self, other: object) -> bool:
        """Compare the pictures."""
        return isinstance(other, Picture) and self._svg == other._svg

    def __hash__(self) -> int:
        """Hash the picture."""
        return hash(self._svg)

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        """Pickle what was drawn."""
        return Picture, (self._kind, self._title, self._svg, self._table)

    def _repr_svg_(self) -> str:
        return self._svg

    def _repr_html_(self) -> str:
        return self._table._rows.picture(self._svg, f"{self._title}: the rows behind the picture", SHOWN)
