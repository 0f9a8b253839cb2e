"""Whether memory grows: a corpus through `annotate` again and again, and what the process holds after each pass.

    python benchmarks/passes.py ARTICLES.jsonl.gz [--passes 20] [--threads 2]

Exits with 1 where the second half of the passes holds more than the first by over two per cent.
"""

import argparse
import gzip
import json
import sys
from itertools import islice
from pathlib import Path
from statistics import mean

import crosswire as cw

#: How much more than in the first half counts as growth: the allocator's arenas settle slowly.
MARGIN = 0.02


def held() -> float:
    """Give the memory that this process holds, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def main() -> None:
    """Annotate, print and judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--passes", type=int, default=20)
    parser.add_argument("--count", type=int, default=None, help="how many articles; all by default")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    with gzip.open(arguments.articles, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, arguments.count)]
    size = sum(map(len, texts)) / 1e6
    print(f"{len(texts)} articles, {size:.1f} million characters; {held():.0f} MB before the first pass")
    after = []
    for number in range(1, arguments.passes + 1):
        quotes = len(cw.annotate(texts, what="quotes", threads=arguments.threads).quotes)
        after.append(held())
        print(f"pass {number}: {quotes} quotations, {after[-1]:.0f} MB", flush=True)
    # The first pass fills what is kept on purpose: models, remembered words.
    settled = after[1:]
    first, second = settled[: len(settled) // 2], settled[len(settled) // 2 :]
    if not first:
        return
    growth = mean(second) / mean(first) - 1
    print(f"second half against first: {growth:+.2%}")
    if growth > MARGIN:
        sys.exit(1)


if __name__ == "__main__":
    main()
