"""Articles from files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from crosswire import _crosswire
from crosswire._crosswire import Article, Reader
from crosswire.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from os import PathLike


class Readable(Protocol):
    """A file object, opened as bytes or as text."""

    def read(self, size: int, /) -> bytes | str:
        """Read up to `size` bytes or characters."""
        ...


#: What a file is.
Format: TypeAlias = Literal["text", "jsonl", "csv", "tsv", "json", "html", "feed"]

#: What a broken record costs.
Broken: TypeAlias = Literal["raise", "skip", "record"]


def read(
    files: str | PathLike[str] | Readable | Iterable[str | PathLike[str] | Readable],
    /,
    *,
    format: Format | None = None,
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
    errors: Broken = "raise",
) -> Reader:
    """Read articles from a file or several: an iterator that reads as far as it is used.

    Text files are one article, JSONL, CSV and TSV one a line, JSON one or a list (Event Registry's answers and JSON-LD
    too); `html` and `feed` need the extras of that name. All may be compressed with gzip. The format is told by the
    file's name unless given, else by its first bytes. A text file has its date from the lines over its body where one
    has a date to itself: `Published: 12 March 2026`, `By Ada Venn, March 12, 2026`.

    A text in another encoding than UTF-8 is decoded from `encoding`, else from what it looks like; then `Article.meta`
    and the reader's `notes` name it, and offsets count in the decoded text.

    Fields are found by their usual names; `columns` says which column or key holds a field otherwise:
    `{"text": "Full story", "source": "Paper"}`. What no field takes is in `Article.meta`. An article without an id gets
    the file's name, with the line where a file holds several.

    `errors` says what a broken record costs: "raise" an InputError that names file, line and field, "skip" leaves it
    out, "record" puts an empty Article with its id in its place, the error in the `meta`. The reader's `broken`
    lists them.

    Raises InputError for a file that cannot be read.
    """
    several = not isinstance(files, (str, bytes)) and not hasattr(files, "__fspath__") and not hasattr(files, "read")
    if several:
        try:
            listed: list[Any] = list(files)  # type: ignore[arg-type]
        except TypeError:
            raise InputError(f"files: expected a path or a file, got {type(files).__name__}") from None
    else:
        listed = [files]
    return _crosswire.read_files(
        listed,
        format=format,
        encoding=encoding,
        columns=None if columns is None else dict(columns),
        errors=errors,
        converter=convert,
    )


def convert(format: str, data: bytes, name: str) -> list[Article]:
    """Make articles of a web page or a feed."""
    from crosswire.convert import from_feed, from_html  # here, so that importing the package stays fast

    if format == "feed":
        return from_feed(data, name=name)
    return [from_html(data, name=name)]


def from_file(path: str | PathLike[str], /, *, encoding: str = "utf-8", **fields: Any) -> Article:
    """Read an article from a text file; `fields` are those of Article. The id is the file's name unless given.

    Without `published` the date in the lines over the body counts: `Published: 12 March 2026`.

    Raises InputError where the file cannot be read or is not in `encoding`; the message names the file and the byte.
    """
    from pathlib import Path  # here, so that importing the package stays fast

    name = Path(path)
    try:
        text = name.read_bytes().decode(encoding)
    except OSError as error:
        raise InputError(f"{name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: byte {error.start} is not {encoding}; give encoding=") from error
    except (LookupError, ValueError) as error:  # no such encoding; a path that cannot be
        raise InputError(f"{str(name)!r}: {error}") from error
    # A name in no encoding cannot be text.
    fields.setdefault("id", name.name.encode("utf-8", "replace").decode("utf-8"))
    return _crosswire.dated_by_header(Article(text, **fields))
