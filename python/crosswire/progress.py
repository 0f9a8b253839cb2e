"""How far a batch is: `progress=True`, or a function of (done, total)."""

from __future__ import annotations

import importlib
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any, TextIO, TypeAlias

from crosswire.errors import InputError

#: `False`, `True` or a function called with the number of articles done and in all (None where that is not known).
Progress: TypeAlias = bool | Callable[[int, int | None], object]

#: A function of the number of articles done and in all.
Report: TypeAlias = Callable[[int, int | None], object]


#: Seconds between two lines of text.
PAUSE = 0.5


def reporter(progress: Progress) -> Report | None:
    """Give the function to call with (done, total): tqdm's bar where tqdm is installed, else a line on stderr."""
    if progress is False:
        return None
    if progress is not True:
        if not callable(progress):
            raise InputError(f"progress: expected True, False or a function, got {type(progress).__name__}")
        return progress
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # without ipywidgets tqdm says so, and draws a bar of text
            tqdm = importlib.import_module("tqdm.auto").tqdm
    except ImportError:
        return Line()
    bar: Any = None

    def update(done: int, total: int | None) -> None:
        nonlocal bar
        if bar is None:
            bar = tqdm(total=total, unit=" articles")
        bar.total = total
        bar.update(done - bar.n)
        if done == total:
            bar.close()

    return update


def shifted(report: Report, before: int, total: int | None) -> Report:
    """Report on one batch of a stream as part of the whole."""
    return lambda done, _: report(before + done, total)


class Line:
    """A line of text on stderr: how many, how fast, how long still. On a terminal it is written over itself."""

    __slots__ = ("_last", "_start", "_stream", "_width")

    def __init__(self, stream: TextIO | None = None) -> None:
        """Start the clock."""
        self._stream = sys.stderr if stream is None else stream
        self._start = time.monotonic()
        self._last: float | None = None
        self._width = 0

    def __call__(self, done: int, total: int | None) -> None:
        """Write the line, at most twice a second, and at the end in any case."""
        now = time.monotonic()
        ended = done == total
        if not ended and self._last is not None and now - self._last < PAUSE:
            return
        self._last = now
        text = said(done, total, now - self._start)
        over = self._stream.isatty()
        padding = " " * max(0, self._width - len(text))
        self._width = len(text)
        start, end = ("\r", "\n" if ended else "") if over else ("", "\n")
        print(f"{start}{text}{padding if over else ''}", end=end, file=self._stream, flush=True)


def said(done: int, total: int | None, seconds: float) -> str:
    """Say how far a batch is after so many seconds.

    >>> said(150, 600, 60.0)
    '150/600 articles, 2.5 per second, 3:00 left'
    """
    text = f"{done}/{'?' if total is None else total} articles"
    if done and seconds > 0:
        rate = done / seconds
        text += f", {rate:.0f} per second" if rate >= 10 else f", {rate:.1f} per second"
        if total is not None and done < total:
            minutes, left = divmod(round((total - done) / rate), 60)
            text += f", {minutes}:{left:02} left"
    return text
