"""Uses crosswire for a long time in every way at once, and looks whether memory grows or anything gives way.

python benchmarks/soak.py --minutes 30

Threads annotate, compare and hold corpora together; the main thread interrupts itself, lets callbacks raise, gives bad
items, and forks children that work. Every answer is held against the first. Prints a summary, writes memory over time
as an SVG; exits with 1 where an answer differed, a child failed, or memory grew in the second half.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import pickle
import random
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import crosswire as cw

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from figure import Line, chart  # noqa: E402

#: How much more memory the last quarter may take than the second.
GROWTH = 1.05
SLACK = 16 * 2**20

COUNTS: collections.Counter[str] = collections.Counter()
TROUBLE: list[str] = []


def resident() -> int:
    """Give the bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def material() -> list[str]:
    """Give the invented samples and the hostile inputs."""
    paths = [*sorted((ROOT / "samples").glob("*.txt")), *sorted((ROOT / "tests/hostile").glob("*.txt"))]
    return [path.read_bytes().decode("utf-8") for path in paths]


def jobs(texts: list[str]) -> dict[str, Callable[[], object]]:
    """Give what is done over and over, each with an answer that must not change."""
    reports = texts[:4]
    many = [f"{text}\n\nStory {number}." for number in range(12) for text in texts]

    def stream() -> object:
        events = cw.EventStream()
        dated = [cw.Article(text, id=str(n), published=f"2026-03-{1 + n % 9:02}") for n, text in enumerate(many[:60])]
        events.add(dated)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "events"
            events.save(path)
            return [cluster.to_dict() for cluster in cw.EventStream.load(path).clusters()]

    def page() -> object:
        comparison = cw.compare(reports)
        return len(comparison.to_html()), len(comparison.to_markdown()), len(comparison.to_json())

    def copied() -> object:
        doc = cw.analyze(reports[0])
        return pickle.loads(pickle.dumps(doc)) == doc, [quote.to_dict() for quote in doc.quotes]

    def written() -> object:
        comparison = cw.compare(reports)
        return cw.Comparison.from_json(comparison.to_json()) == comparison

    return {
        "analyze_all": lambda: [hash(doc) for doc in cw.analyze_all(many, threads=2)],
        "pipe": lambda: sum(len(doc.tokens) for doc in cw.Analyzer(threads=1).pipe(many, batch_size=32)),
        "compare": lambda: hash(cw.compare(reports)),
        "page": page,
        "json": written,
        "pickle": copied,
        "near_duplicates": lambda: [pair.to_dict() for pair in cw.near_duplicates(many, threads=2).pairs],
        "text_reuse": lambda: [pair.to_dict() for pair in cw.text_reuse(many[:60]).pairs],
        "cluster_events": lambda: [cluster.to_dict() for cluster in cw.cluster_events(many[:60])],
        "quote_families": lambda: [family.to_dict() for family in cw.quote_families(many[:60])],
        "EventStream": stream,
    }


def work(until: float, texts: list[str], first: dict[str, str], seed: int) -> None:
    """Do the jobs in a random order until time is up, and hold each answer against the first."""
    dice = random.Random(seed)
    todo = jobs(texts)
    while time.monotonic() < until:
        name = dice.choice(sorted(todo))
        try:
            if repr(todo[name]()) != first[name]:
                TROUBLE.append(f"{name}: another answer than the first time")
        except Exception as error:
            TROUBLE.append(f"{name}: {error!r}")
        COUNTS[name] += 1


class StoppedError(Exception):
    """What the callback raises."""


def interrupt(texts: list[str]) -> None:
    """Interrupt a long job as Ctrl-C does; it must stop at once, and the next call must work."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        cw.analyze_all([text for text in texts for _ in range(4000)], threads=2)
        TROUBLE.append("a job was not interrupted")
    except KeyboardInterrupt:
        COUNTS["interrupted"] += 1
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def raising(texts: list[str]) -> None:
    """Let a progress callback raise, and give items that are none."""

    def raise_it(_done: int, _total: int | None) -> None:
        raise StoppedError

    try:
        cw.analyze_all(texts * 200, threads=2, progress=raise_it)
    except StoppedError:
        COUNTS["callback raised"] += 1
    bad: list[Any] = [texts[0], None, 3, b"bytes", texts[1], "\ud800"]
    docs = cw.analyze_all(bad, errors="record")
    if len(docs) != len(bad) or docs[4].text != texts[1]:
        TROUBLE.append("a bad item cost a good one")
    try:
        cw.analyze_all(bad)
        TROUBLE.append("a bad item was taken")
    except cw.InputError:
        COUNTS["bad items"] += 1


def fork(texts: list[str], expected: int) -> None:
    """Let a forked child annotate on two threads while this process is at work."""
    child = os.fork()
    if child == 0:
        try:
            docs = cw.analyze_all(texts, threads=2)
            os._exit(0 if sum(len(doc.quotes) for doc in docs) == expected else 1)
        except BaseException:
            os._exit(2)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            if status:
                TROUBLE.append(f"a forked child ended with {status}")
            COUNTS["forked"] += 1
            return
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    TROUBLE.append("a forked child hung")


def main() -> None:
    """Run for the time asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--svg", type=Path)
    given = parser.parse_args()
    texts = material()
    first = {name: repr(job()) for name, job in jobs(texts).items()}
    expected = sum(len(doc.quotes) for doc in cw.analyze_all(texts))
    started = time.monotonic()
    until = started + given.minutes * 60
    workers = [
        threading.Thread(target=work, args=(until, texts, first, seed), daemon=True) for seed in range(given.threads)
    ]
    for worker in workers:
        worker.start()
    seen: list[tuple[float, int]] = []
    while time.monotonic() < until:
        interrupt(texts)
        raising(texts)
        fork(texts, expected)
        seen.append(((time.monotonic() - started) / 60, resident()))
        time.sleep(1.0)
    for worker in workers:
        worker.join(120)
        if worker.is_alive():
            TROUBLE.append("a thread hung")
    quarter = max(1, len(seen) // 4)
    second = statistics.median(size for _, size in seen[quarter : 2 * quarter] or seen)
    last = statistics.median(size for _, size in seen[-quarter:])
    if last > GROWTH * second + SLACK:
        TROUBLE.append(f"memory grew from {second / 2**20:.0f} to {last / 2**20:.0f} MB")
    summary = {
        "minutes": round((time.monotonic() - started) / 60, 1),
        "calls": dict(sorted(COUNTS.items())),
        "mb_second_quarter": round(second / 2**20, 1),
        "mb_last_quarter": round(last / 2**20, 1),
        "mb_most": round(max(size for _, size in seen) / 2**20, 1),
        "trouble": sorted(set(TROUBLE)),
    }
    print(json.dumps(summary, indent=1))
    if given.svg:
        points = [(minute, size / 2**20) for minute, size in seen]
        svg = chart("Memory while everything is used at once", "minutes", "MB", [Line("resident", points)])
        given.svg.write_text(svg, encoding="utf-8")
    sys.exit(1 if TROUBLE else 0)


if __name__ == "__main__":
    main()
