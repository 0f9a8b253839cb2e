"""How far a batch is: `progress=True`, or a function of (done, total)."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import TypeAlias

from crosswire.errors import InputError

#: `False`, `True` or a function called with the number of articles done and in all (None where that is not known).
Progress: TypeAlias = bool | Callable[[int, int | None], object]

#: A function of the number of articles done and in all.
Report: TypeAlias = Callable[[int, int | None], object]


def reporter(progress: Progress) -> Report | None:
    """Give the function to call with (done, total): tqdm's bar where tqdm is installed, else a line on stderr."""
    if progress is False:
        return None
    if progress is not True:
        if not callable(progress):
            raise InputError(f"progress: expected True, False or a function, got {type(progress).__name__}")
        return progress
    try:
        tqdm = importlib.import_module("tqdm.auto").tqdm
    except ImportError:
        return _line
    bar = tqdm(unit=" articles")

    def update(done: int, total: int | None) -> None:
        if total is not None:
            bar.total = total
        bar.update(done - bar.n)
        if done == total:
            bar.close()

    return update


def _line(done: int, total: int | None) -> None:
    end = "\n" if done == total else ""
    print(f"\r{done}/{'?' if total is None else total} articles", end=end, file=sys.stderr, flush=True)
