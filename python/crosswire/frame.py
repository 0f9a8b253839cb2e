"""Columns of texts to tables, and frames to articles."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple, TypeAlias

from crosswire import _crosswire
from crosswire._crosswire import (
    Article,
    Diagnostic,
    Entity,
    Gathering,
    Mention,
    Quantity,
    Quote,
    Region,
    Segment,
    Sentence,
    Timex,
    Token,
)
from crosswire.analyzer import Analyzer, Errors
from crosswire.column import frame_columns, index_labels, is_missing, values
from crosswire.column import ids as ids_of
from crosswire.errors import InputError
from crosswire.progress import Progress, reporter, shifted
from crosswire.table import Table, shown

#: What can be gathered from a column of texts: the tables of a Doc.
What: TypeAlias = Literal[
    "quotes",
    "mentions",
    "entities",
    "quantities",
    "times",
    "regions",
    "sentences",
    "segments",
    "tokens",
    "diagnostics",
]

#: Texts that are annotated between two looks at the column: enough to keep all cores busy, few enough to hold.
CHUNK = 4096


class Annotations:
    """What was found in a column of texts: a table for each kind of record that was asked for.

    Every table has the id of the record's article in front, as `article`, and its source as `article_source` where
    sources were given. `missing` has the ids of the rows without a text; what went wrong is in `diagnostics`.
    """

    __slots__ = ("_ids", "_missing", "_tables", "_total")

    def __init__(self, tables: dict[str, Table[Any]], ids: list[str] | list[int], missing: list[int]) -> None:
        """Bundle tables, the ids of all texts and the places of the missing ones."""
        self._tables = tables
        self._ids = ids
        self._missing = tuple(missing)

    @property
    def what(self) -> tuple[str, ...]:
        """Names of the tables."""
        return tuple(self._tables)

    @property
    def ids(self) -> tuple[str, ...] | tuple[int, ...]:
        """Ids of all texts, in the order of the column, the missing ones included."""
        return tuple(self._ids)  # type: ignore[return-value]

    @property
    def missing(self) -> tuple[str | int, ...]:
        """Ids of the rows without a text."""
        return tuple(self._ids[place] for place in self._missing)

    @property
    def quotes(self) -> Table[Quote]:
        """Quotations. Raises InputError where they were not asked for."""
        return self._table("quotes")

    @property
    def mentions(self) -> Table[Mention]:
        """Names. Raises InputError where they were not asked for."""
        return self._table("mentions")

    @property
    def entities(self) -> Table[Entity]:
        """Who and what is named. Raises InputError where they were not asked for."""
        return self._table("entities")

    @property
    def quantities(self) -> Table[Quantity]:
        """Numbers with their units. Raises InputError where they were not asked for."""
        return self._table("quantities")

    @property
    def times(self) -> Table[Timex]:
        """Time expressions. Raises InputError where they were not asked for."""
        return self._table("times")

    @property
    def regions(self) -> Table[Region]:
        """Pairs of quotation marks. Raises InputError where they were not asked for."""
        return self._table("regions")

    @property
    def sentences(self) -> Table[Sentence]:
        """Sentences. Raises InputError where they were not asked for."""
        return self._table("sentences")

    @property
    def segments(self) -> Table[Segment]:
        """Parts of the page. Raises InputError where they were not asked for."""
        return self._table("segments")

    @property
    def tokens(self) -> Table[Token]:
        """Tokens. Raises InputError where they were not asked for."""
        return self._table("tokens")

    @property
    def diagnostics(self) -> Table[Diagnostic]:
        """What was odd: always there. A text that could not be annotated has the code `failed`."""
        return self._table("diagnostics")

    def _table(self, what: str) -> Table[Any]:
        try:
            return self._tables[what]
        except KeyError:
            had = ", ".join(repr(each) for each in self._tables if each != "diagnostics")
            raise InputError(f"{what}: not asked for; annotate with what=[{had}, {what!r}]") from None

    def __getitem__(self, what: str) -> Table[Any]:
        """Give the table with this name. Raises InputError where it was not asked for."""
        return self._table(what)

    def __iter__(self) -> Iterator[str]:
        """Go through the names of the tables."""
        return iter(self._tables)

    def __len__(self) -> int:
        """Count the texts, the missing ones included."""
        return len(self._ids)

    def __repr__(self) -> str:
        """Show how much was found."""
        tables = ", ".join(f"{name}={len(table)}" for name, table in self._tables.items())
        return f"Annotations(texts={len(self)}, missing={len(self._missing)}, {tables})"

    def _repr_html_(self) -> str:
        counts = {"texts": len(self), "without a text": len(self._missing)}
        counts |= {name: len(table) for name, table in self._tables.items()}
        return _crosswire.fields_html("Annotations", [(name, f"{count:,}") for name, count in counts.items()])


def annotate(
    column: object,
    /,
    *,
    ids: object = None,
    sources: object = None,
    published: object = None,
    what: What | Iterable[What] = ("quotes", "mentions"),
    analyzer: Analyzer | None = None,
    threads: int | None = None,
    progress: Progress = False,
    errors: Errors = "record",
) -> Annotations:
    """Annotate a column of texts and give tables: `annotate(df["text"], ids=df["id"]).quotes.to_pandas()`.

    `column`, `ids`, `sources` and `published` are columns of pandas, polars or pyarrow, lists, or Arrow streams of one
    column; a stream is read and annotated piece by piece. Rows without a text (None, NaN, NA, a blank one) give no
    records and are listed in `missing`. Without `ids` the index of a pandas Series or the place counts; whole numbers
    stay numbers, so that the tables merge with the frame. `what` names the tables to make.

    `errors` says what a text costs that cannot be annotated (a number in the column): "record" puts it among the
    diagnostics and goes on, so does a date that is none; "skip" goes on, "raise" raises InputError.

    >>> import crosswire as cw
    >>> found = cw.annotate(['"We are ready," Ada Venn said.', None], ids=["a", "b"])
    >>> [(row["article"], row["speaker_name"]) for row in found.quotes.to_dicts()]
    [('a', 'Ada Venn')]
    >>> found.missing
    ('b',)
    """
    wanted = [what] if isinstance(what, str) else list(what)
    if errors not in ("raise", "skip", "record"):
        raise InputError(f'errors: {errors!r} is none of "raise", "skip", "record"')
    settings = _settings(analyzer, threads)
    gathering = Gathering(wanted)
    texts, total = values(column, "column")
    given = None if ids is None else ids_of(values(ids, "ids")[0])
    if given is None and (labels := index_labels(column)) is not None:
        given = ids_of(labels)
    outlets = None if sources is None else [_source(each) for each in values(sources, "sources")[0]]
    dates = None if published is None else list(values(published, "published")[0])
    for name, other in (("ids", given), ("sources", outlets), ("published", dates)):
        if other is not None and total is not None and len(other) != total:
            raise InputError(f"{name}: {len(other)} for {total} texts; give one for each")
    report = reporter(progress)
    own_ids: list[str | int] = []
    items = iter(texts)
    while chunk := list(itertools.islice(items, CHUNK)):
        before = len(gathering)
        gathering.add(
            chunk,
            None if dates is None else dates[before : before + len(chunk)],
            boilerplate=settings.boilerplate,
            rules_only=settings.rules_only,
            names=settings.names,
            threads=settings.threads,
            progress=report and shifted(report, before, total),
            errors=errors,
        )
        if given is None:
            own_ids += [each.id if isinstance(each, Article) else before + place for place, each in enumerate(chunk)]
    count = len(gathering)
    if report is not None and total is None:
        report(count, count)
    for name, other in (("ids", given), ("sources", outlets), ("published", dates)):
        if other is not None and len(other) != count:
            raise InputError(f"{name}: {len(other)} for {count} texts; give one for each")
    names = ids_of(own_ids) if given is None else given
    tables: dict[str, Table[Any]] = {
        each: Table(gathering.table(each, names, outlets)) for each in dict.fromkeys((*wanted, "diagnostics"))
    }
    return Annotations(tables, names, gathering.missing)


def _settings(analyzer: Analyzer | None, threads: int | None) -> Analyzer:
    settings = Analyzer() if analyzer is None else analyzer
    if not isinstance(settings, Analyzer):
        raise InputError(f"analyzer: expected an Analyzer, got {type(settings).__name__}")
    if threads is None:
        return settings
    return Analyzer(
        boilerplate=settings.boilerplate, rules_only=settings.rules_only, names=settings.names, threads=threads
    )


def _source(value: object) -> str | None:
    return None if is_missing(value) else str(value)


class LeftOut(NamedTuple):
    """A row of a frame, or a field of it, that an article could not be made of."""

    #: Its place, from 0.
    row: int
    #: Its id.
    id: str
    #: The column that it is about.
    column: str
    #: Why.
    reason: str


class Articles(list[Article]):
    """The articles of a frame; `left_out` says which rows or fields are not among them, and why."""

    left_out: tuple[LeftOut, ...] = ()

    def __repr__(self) -> str:
        """Show the number of articles and the first of them."""
        return f"Articles({shown(self)}{f', left_out={len(self.left_out)}' if self.left_out else ''})"


def from_frame(
    frame: object,
    /,
    *,
    text: str = "text",
    id: str | None = None,
    source: str | None = None,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    lang: str | None = None,
) -> Articles:
    """Make articles of the rows of a pandas or polars frame, a pyarrow table, or anything that is an Arrow stream.

    Every argument names a column. Without `id` the index of a pandas frame or the row's place is the id. Rows without
    a text are left out, a date that is none is dropped; a warning counts them and `left_out` of the result lists them.

    >>> import crosswire as cw
    >>> rows = {"text": ["One report.", None], "day": ["2026-03-12", "2026-03-13"], "outlet": ["Post", "Today"]}
    >>> cw.from_frame({"text": rows["text"][:1], "day": rows["day"][:1]}, published="day")[0].published
    datetime.date(2026, 3, 12)

    Raises InputError for a column that is not there.
    """
    fields = {"id": id, "source": source, "published": published, "title": title, "url": url, "lang": lang}
    named_fields = {field: column for field, column in fields.items() if column is not None}
    columns = frame_columns(frame, [text, *named_fields.values()])
    labels = index_labels(frame) if id is None else columns[id]
    keys = [str(each) for each in ids_of(range(len(columns[text])) if labels is None else labels)]
    found = Articles()
    left_out: list[LeftOut] = []
    for row, (key, words) in enumerate(zip(keys, columns[text], strict=True)):
        if is_missing(words):
            left_out.append(LeftOut(row, key, text, "no text"))
            continue
        given: dict[str, Any] = {"id": key}
        for field, column in named_fields.items():
            value = columns[column][row]
            if field != "id" and not is_missing(value):
                given[field] = value if field == "published" else str(value)
        try:
            found.append(Article(words, **given))
        except InputError as error:
            if given.pop("published", None) is None or not isinstance(words, str):
                left_out.append(LeftOut(row, key, text, str(error)))
                continue
            left_out.append(LeftOut(row, key, str(published), str(error)))
            found.append(Article(words, **given))
    found.left_out = tuple(left_out)
    if left_out:
        warnings.warn(_said(left_out, len(keys)), UserWarning, stacklevel=2)
    return found


def _said(left_out: list[LeftOut], rows: int) -> str:
    """Say what was left out: how many, and the first of them."""
    first = "; ".join(f"row {each.row} ({each.column}): {each.reason}" for each in left_out[:3])
    more = f"; {len(left_out) - 3} more in .left_out" if len(left_out) > 3 else ""
    return f"from_frame: {len(left_out)} of {rows} rows are incomplete: {first}{more}"
