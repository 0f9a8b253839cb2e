"""What a table costs: a pandas Series of articles to a quotes DataFrame, beside the Rust work alone.

    python benches/frame.py ARTICLES.jsonl.gz [COUNT] [ROUNDS]

Each round times the pass alone (every article annotated, only the quotations kept), then the whole way from
the Series to the frame, in turn, so that a busy machine slows both. The last lines compare the best of each.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Callable
from itertools import islice
from typing import Any

import pandas as pd

import crosswire as cw
from crosswire._crosswire import Gathering


def main(path: str, count: int = 10_000, rounds: int = 3) -> None:
    """Measure and print."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, count)]
    while len(rows) < count:
        rows += rows[: count - len(rows)]
    frame = pd.DataFrame(rows)
    texts = frame["text"].tolist()
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} articles, {size:.1f} MB, pandas {pd.__version__}")

    def alone() -> Any:
        gathering = Gathering(["quotes"])
        gathering.add(texts)
        return gathering

    def whole() -> Any:
        return cw.annotate(frame["text"], ids=frame["id"], what="quotes").quotes.to_pandas()

    passes: dict[str, list[tuple[float, float]]] = {"alone": [], "whole": []}
    for _ in range(rounds):
        for name, run in (("alone", alone), ("whole", whole)):
            seconds, cpu, result = timed(run)
            passes[name].append((seconds, cpu))
            what = "texts" if name == "alone" else "quotations"
            print(f"{name} {seconds:.2f} s, {cpu:.2f} s of processor, {len(result)} {what}", flush=True)
    found = cw.annotate(frame["text"], ids=frame["id"], what="quotes").quotes
    for name, convert in (("to_pandas", found.to_pandas), ("to_polars", found.to_polars), ("to_arrow", found.to_arrow)):
        print(f"{name} alone {min(timed(convert)[0] for _ in range(3)):.3f} s for {len(found)} rows")
    for number, clock in enumerate(("by the clock", "of processor time")):
        best = {name: min(each[number] for each in measured) for name, measured in passes.items()}
        print(f"Series to DataFrame costs {best['whole'] / best['alone'] - 1:+.1%} of the Rust work {clock}")


def timed(run: Callable[[], Any]) -> tuple[float, float, Any]:
    """Give the seconds that `run` takes, by the clock and of all processors, and what it gives."""
    start, cpu = time.perf_counter(), time.process_time()
    result = run()
    return time.perf_counter() - start, time.process_time() - cpu, result


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
