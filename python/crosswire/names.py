"""A user's own names: which are found, what they are called, what they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any, TypeAlias

from crosswire import _crosswire
from crosswire.errors import InputError

#: Names that the user gives: canonical name to other forms, or to `{"kind": …, "forms": […]}`, or a file of them.
NameList: TypeAlias = Mapping[str, str | Iterable[str] | Mapping[str, Any]] | str | PathLike[str]

_Row: TypeAlias = tuple[str, str | None, list[str]]


def prepared(names: NameList | _crosswire.Names | None) -> _crosswire.Names | None:
    """Prepare names as an `Analyzer` takes them. Raises InputError that names the file and line of what is no name."""
    if names is None or isinstance(names, _crosswire.Names):
        return names
    if isinstance(names, Mapping):
        return _crosswire.Names([_row(name, forms) for name, forms in names.items()])
    if isinstance(names, (str, PathLike)):
        return _crosswire.Names(_read(names))
    raise InputError(f"names: expected a mapping or the path of a file, got {type(names).__name__}")


def _row(name: object, forms: object) -> _Row:
    kind = None
    if isinstance(forms, Mapping):
        unknown = set(forms) - {"kind", "forms"}
        if unknown:
            raise InputError(f'names: {name!r} has {min(map(str, unknown))!r}; "kind" and "forms" are known')
        kind, forms = forms.get("kind"), forms.get("forms", ())
    listed: list[Any] = [forms] if isinstance(forms, str) or not isinstance(forms, Iterable) else list(forms)
    for form in (name, *listed):
        if not isinstance(form, str) or not form.strip():
            raise InputError(f"names: {form!r} is no name")
    if kind is not None and not isinstance(kind, str):
        raise InputError(f"names: {name!r} has the kind {kind!r}, which is no string")
    return str(name), kind, listed


def _read(file: str | PathLike[str]) -> list[_Row]:
    """Read a JSON file of a mapping, or a CSV file with the columns name, form and, where wanted, kind."""
    from pathlib import Path  # here, so that importing the package stays fast

    path = Path(file)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"names: {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"names: {path}: byte {error.start} is not UTF-8") from error
    if path.suffix.lower() == ".json":
        return _of_json(path.name, text)
    if path.suffix.lower() in (".csv", ".tsv"):
        return _of_csv(path.name, text, "\t" if path.suffix.lower() == ".tsv" else ",")
    raise InputError(f"names: {path}: give a .json, .csv or .tsv file")


def _of_json(file: str, text: str) -> list[_Row]:
    import json

    try:
        rows = json.loads(text)
    except ValueError as error:
        raise InputError(f"names: {file}: {error}") from error
    if not isinstance(rows, dict):
        raise InputError(f"names: {file}: expected an object of names, got {type(rows).__name__}")
    return [_row(name, forms) for name, forms in rows.items()]


def _of_csv(file: str, text: str, delimiter: str) -> list[_Row]:
    import csv

    reader = csv.DictReader(text.splitlines(), delimiter=delimiter)
    if "name" not in (reader.fieldnames or ()):
        raise InputError(f"names: {file}: line 1 has no column called name; the columns are name, form, kind")
    kinds: dict[str, str | None] = {}
    forms: dict[str, list[str]] = {}
    for row in reader:
        name = (row["name"] or "").strip()
        if not name:
            raise InputError(f"names: {file}: line {reader.line_num} has no name")
        kind = (row.get("kind") or "").strip() or None
        known = kinds.setdefault(name, kind)
        if kind is not None and known is not None and kind != known:
            raise InputError(f"names: {file}: line {reader.line_num}: {name!r} is {known} and {kind}")
        kinds[name] = known or kind
        form = (row.get("form") or "").strip()
        forms.setdefault(name, []).extend([form] if form else [])
    return [(name, kinds[name], forms[name]) for name in forms]
