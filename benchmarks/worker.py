"""Runs one system: loads it, then works on the texts once for each line that comes in, and answers with the seconds.

python worker.py time ROW SYSTEM THREADS TEXTS      seconds a line, least work of 0.2 s
python worker.py memory ROW SYSTEM TEXTS            bytes: after import and one text, and at most
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from systems import ROWS, Work

LEAST = 0.2


def peak() -> int:
    """Give the most memory that this process had, in bytes (`ru_maxrss` would count its parent's too)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def seconds(work: Work, texts: list[str], clock: Callable[[], float]) -> float:
    """Give the seconds for one pass over the texts: the mean of as many as make up `LEAST` seconds."""
    passes = 0
    started = clock()
    while (took := clock() - started) < LEAST:
        found = work(texts)
        del found
        passes += 1
    return took / passes


def main() -> None:
    """Do what the command line says."""
    what, row, system = sys.argv[1:4]
    threads = int(sys.argv[4]) if what == "time" else 1
    texts: list[str] = json.loads(Path(sys.argv[-1]).read_text(encoding="utf-8"))
    work = ROWS[row][2][system](threads)
    if what == "memory":
        work(texts[:1])
        before = peak()
        found = work(texts)
        print(json.dumps([before, peak()]), flush=True)
        del found
        return
    work(texts[:20])  # first use decodes models and starts threads
    print("ready", flush=True)
    # On one core processor time, which other programs on the machine do not lengthen; on two only the clock can tell.
    clock = time.process_time if threads == 1 else time.perf_counter
    for _ in sys.stdin:
        print(seconds(work, texts, clock), flush=True)


if __name__ == "__main__":
    main()
