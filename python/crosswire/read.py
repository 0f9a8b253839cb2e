"""Articles from files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crosswire._crosswire import Article
from crosswire.errors import InputError

if TYPE_CHECKING:
    from os import PathLike


def from_file(path: str | PathLike[str], /, *, encoding: str = "utf-8", **fields: Any) -> Article:
    """Read an article from a text file; `fields` are those of Article. The id is the file's name unless given.

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
    return Article(text, **fields)
