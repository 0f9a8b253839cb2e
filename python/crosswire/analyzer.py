"""The functions that annotate and compare."""

from __future__ import annotations

import itertools
import os
import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping, Sized
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from crosswire import _crosswire
from crosswire._crosswire import Article, Comparison, Doc
from crosswire.column import refuse_frame
from crosswire.errors import InputError
from crosswire.names import NameList, prepared
from crosswire.progress import Progress, Report, reporter, shifted

if TYPE_CHECKING:
    from crosswire._crosswire import Sentence
    from crosswire.convert import ArticleLike
    from crosswire.table import Table

#: What a bad item of a batch costs.
Errors: TypeAlias = Literal["raise", "skip", "record"]

#: Characters of a text that may be the name of a file, at most.
LONGEST_PATH = 256

#: The most threads that a pool may have.
MOST_THREADS = 256


class Analyzer:
    """Settings for annotating: immutable, usable from any number of threads, picklable.

    `boilerplate="keep"` looks for names and quotations in captions, adverts and links too. `rules_only` switches off
    the model that judges doubtful quotations, so that rules alone decide.

    `names` are names that you know: they are found wherever they stand, and called as you call them. A mapping of a
    name to its other forms, `{"Andrii Velychko": ["Velichko", "the union man"]}`, or to `{"kind": "PERSON", "forms":
    […]}`, or a file: .json with such a mapping, .csv or .tsv with the columns name, form and kind. Without a kind a
    name is what the text's other names of it are, else a person.

    `threads` is the number of threads for
    batches; None means `CROSSWIRE_THREADS`, else all cores. Raises InputError for settings that are none.
    """

    # By hand: importing dataclasses would double the time that importing this package takes.
    __slots__ = ("_settings",)

    def __init__(
        self,
        *,
        boilerplate: Literal["mark", "keep"] = "mark",
        rules_only: bool = False,
        names: NameList | _crosswire.Names | None = None,
        threads: int | None = None,
    ) -> None:
        """Check and keep the settings."""
        if boilerplate not in ("mark", "keep"):
            raise InputError(f'boilerplate: {boilerplate!r} is neither "mark" nor "keep"')
        if not isinstance(rules_only, bool):
            raise InputError(f"rules_only: {rules_only!r} is neither True nor False")
        if threads is not None and (not isinstance(threads, int) or not 1 <= threads <= MOST_THREADS):
            raise InputError(f"threads: {threads!r} is no number from 1 to {MOST_THREADS}")
        self._settings = (boilerplate, rules_only, threads, prepared(names))

    @property
    def boilerplate(self) -> Literal["mark", "keep"]:
        """Whether page furniture is marked and left out, or kept."""
        return self._settings[0]

    @property
    def rules_only(self) -> bool:
        """Whether quotations are found by rules alone."""
        return self._settings[1]

    @property
    def threads(self) -> int | None:
        """Number of threads for batches."""
        return self._settings[2]

    @property
    def names(self) -> _crosswire.Names | None:
        """The names that the user gave."""
        return self._settings[3]

    def __eq__(self, other: object) -> bool:
        """Compare the settings."""
        return isinstance(other, Analyzer) and self._settings == other._settings

    def __hash__(self) -> int:
        """Hash the settings."""
        return hash(self._settings)

    def __repr__(self) -> str:
        """Show the settings."""
        names = "" if self.names is None else f"names={self.names!r}, "
        settings = f"boilerplate={self.boilerplate!r}, rules_only={self.rules_only!r}, {names}threads={self.threads!r}"
        return f"Analyzer({settings})"

    def __call__(self, article: ArticleLike, /) -> Doc:
        """Annotate one article. Raises InputError for what is neither a string nor an Article."""
        return _crosswire.analyze(
            article,
            boilerplate=self.boilerplate,
            rules_only=self.rules_only,
            names=self.names,
            threads=self.threads,
        )

    def pipe(
        self,
        articles: Iterable[ArticleLike],
        /,
        *,
        batch_size: int = 256,
        progress: Progress = False,
        errors: Errors = "raise",
    ) -> Iterator[Doc]:
        """Annotate a stream of articles: lazily, in order, `batch_size` in memory at a time.

        `errors` says what a bad item costs: "raise" ends the stream with an InputError that names the item, "skip"
        leaves it out, "record" puts an empty Doc in its place with the error among its diagnostics.
        """
        if not isinstance(batch_size, int) or batch_size < 1:
            raise InputError(f"batch_size: {batch_size!r} is no number from 1")
        _check(articles, errors)
        return self._stream(articles, batch_size, reporter(progress), errors)

    def _stream(
        self, articles: Iterable[ArticleLike], batch_size: int, report: Report | None, errors: Errors
    ) -> Iterator[Doc]:
        total = len(articles) if isinstance(articles, Sized) else None
        items = iter(articles)
        before = 0
        full = True
        while full:
            batch, trouble = _take(items, batch_size)
            full = len(batch) == batch_size
            outcomes = _crosswire.analyze_all(
                batch,
                boilerplate=self.boilerplate,
                rules_only=self.rules_only,
                names=self.names,
                threads=self.threads,
                progress=report and shifted(report, before, total),
                errors="return" if errors == "raise" else errors,
                first=before,
            )
            for outcome in outcomes:
                if isinstance(outcome, BaseException):
                    raise outcome
                yield outcome
            if trouble is not None:
                raise trouble
            before += len(batch)


def _warn_of_paths(articles: object) -> None:
    """Warn where a text is not a report but the name of a file."""
    listed = articles.values() if isinstance(articles, Mapping) else articles
    for text in listed if isinstance(listed, Collection) else ():  # an iterator cannot be read twice
        short = isinstance(text, str) and 0 < len(text) < LONGEST_PATH and "\0" not in text
        if short and os.path.isfile(text):  # noqa: PTH113 (Path raises for a name that is too long)
            message = f"{text!r} is read as a text, but it is the name of a file; from_file({text!r}) reads it"
            warnings.warn(message, stacklevel=3)


def _check(articles: object, errors: str) -> None:
    """Refuse what is iterable but holds no articles, and an unknown way with errors."""
    refuse_frame(articles)
    if isinstance(articles, (str, bytes, Mapping)) or not isinstance(articles, Iterable):
        raise InputError(f"articles: expected an iterable of strings or Articles, got {type(articles).__name__}")
    if errors not in ("raise", "skip", "record"):
        raise InputError(f'errors: {errors!r} is none of "raise", "skip", "record"')


def _take(items: Iterator[ArticleLike], count: int) -> tuple[list[ArticleLike], BaseException | None]:
    """Take up to `count` items; what was read before the source raised is not lost."""
    batch: list[ArticleLike] = []
    try:
        batch.extend(itertools.islice(items, count))
    except Exception as trouble:
        return batch, trouble
    return batch, None


def analyze(article: ArticleLike, /, **fields: Any) -> Doc:
    """Annotate one article; `fields` are those of Article (`source`, `published`, …) for a text given as a string.

    Raises InputError for what is neither a string nor an Article, and for a date that is none.
    """
    if fields:
        if not isinstance(article, str):
            raise InputError("fields go with a text; an Article has its own")
        article = Article(article, **fields)
    elif isinstance(article, str):
        _warn_of_paths([article])
    return _crosswire.analyze(article)


def sentences(article: ArticleLike, /) -> Table[Sentence]:
    """Cut one text into sentences, without the rest of its annotation and many times faster.

    The same as `analyze(article).sentences`. Raises InputError for what is neither a string nor an Article.
    """
    return _crosswire.sentences(article)


def analyze_all(
    articles: Iterable[ArticleLike],
    /,
    *,
    threads: int | None = None,
    progress: Progress = False,
    errors: Errors = "raise",
) -> list[Doc]:
    """Annotate many articles in parallel, in order; see `Analyzer.pipe` for `progress` and `errors`."""
    settings = Analyzer(threads=threads)
    _check(articles, errors)
    docs: list[Doc] = _crosswire.analyze_all(
        list(articles), threads=settings.threads, progress=reporter(progress), errors=errors
    )
    return docs


def compare(
    articles: Iterable[ArticleLike | Doc] | Mapping[str, ArticleLike],
    /,
    *others: NoReturn,
    analyzer: Analyzer | None = None,
    names: NameList | _crosswire.Names | None = None,
) -> Comparison:
    """Compare two or more reports on one event: strings, Articles, Docs, or a mapping of names to texts.

    `names` says which names are one whatever they look like: `{"Andrii Velychko": ["Velichko", "the union man"]}`; what
    else it may be and what it does in reports that are not yet annotated, `Analyzer` says, whose names hold without it.
    Raises InputError for fewer than two reports, for an item that is none of these, and for a name that is no string.
    Warns where a text is the name of a file: `read` and `from_file` read files.
    """
    if others:
        raise TypeError("compare: give the reports as one list: compare([a, b])")
    refuse_frame(articles)
    _warn_of_paths(articles)
    settings = Analyzer() if analyzer is None else analyzer
    if not isinstance(settings, Analyzer):
        raise InputError(f"analyzer: expected an Analyzer, got {type(settings).__name__}")
    return _crosswire.compare(
        articles,
        boilerplate=settings.boilerplate,
        rules_only=settings.rules_only,
        threads=settings.threads,
        names=settings.names if names is None else prepared(names),
    )
