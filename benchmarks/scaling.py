"""How time grows: with the number of articles, the length of one text, the number of reports compared, and threads.

python benchmarks/scaling.py              prints a Markdown table, writes SVGs into docs/images
python benchmarks/scaling.py --short      small sizes, for CI: exits with 1 where a doubling costs too much
python benchmarks/scaling.py --long       one text of up to 100 MB and up to 100,000 articles; needs much memory

Texts are invented: sentences filled in by a seed with made-up words, so that only copies share passages; every fifth
article is nearly a copy of the one before. Times are processor time (least of the rounds); for threads, the clock's.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import crosswire as cw

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from figure import Line, chart  # noqa: E402

#: How much longer twice the work may take.
DOUBLING = 2.1
#: The same where sizes are small and a machine is shared, as in CI: a quadratic pass takes four times as long.
DOUBLING_SHORT = 2.8

GIVEN = ["Ada", "Piet", "Ona", "Mara", "Ines", "Tom", "Berit", "Olaf", "Runa", "Sven"]
FAMILY = ["Venn", "Oss", "Reed", "Ilves", "Valdor", "Reyk", "Holm", "Brandt", "Sorel", "Quist"]
PLACES = ["Halve", "Lorvik", "Esmere", "Orm", "Marvale", "Norrland", "Tide", "Sorvik", "Kell", "Brae"]
SENTENCES = [
    "“We will not close the {a} {noun} before {day},” {title} {name} said. “It carries {n} {b} people to their work.”",
    "{name} said on {day} that the {a} {noun} in {place} would cost the {b} more than ${n} million.",
    "According to the {place} Coast Guard, at least {n} {a} people were hurt when the {noun} lost {b} power.",
    "Asked about the {a} {noun}, {name} told reporters that nobody in {place} had seen the {b} plan.",
    'Harbour chief {name} called the {a} plan "brave", and left for {b} with {place} on {day}.',
    "The {a} {noun} was built in {year} and has {n} seats; its {b} owner, the Bank of {place}, did not answer.",
]
SYLLABLES = [
    "va",
    "no",
    "ri",
    "sel",
    "dor",
    "ke",
    "mi",
    "tu",
    "lan",
    "bo",
    "gre",
    "fa",
    "hu",
    "jo",
    "pe",
    "sta",
    "wy",
    "zo",
]
NOUNS = ["ferry", "bridge", "harbour", "tunnel", "railway", "market", "school", "hospital", "library", "stadium"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
TITLES = ["Mayor", "Minister", "Dr.", "President", "Senator"]


def story(dice: random.Random, paragraphs: int) -> str:
    """Make a report of so many paragraphs."""
    return "\n\n".join(
        " ".join(
            dice.choice(SENTENCES).format(
                noun=dice.choice(NOUNS),
                day=dice.choice(DAYS),
                title=dice.choice(TITLES),
                name=f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}",
                place=dice.choice(PLACES),
                n=dice.randrange(2, 90),
                year=dice.randrange(1950, 2026),
                a="".join(dice.choices(SYLLABLES, k=4)),
                b="".join(dice.choices(SYLLABLES, k=4)),
            )
            for _ in range(3)
        )
        for _ in range(paragraphs)
    )


def articles(count: int) -> list[cw.Article]:
    """Make so many articles of some 350 words, every fifth nearly a copy of the one before."""
    dice = random.Random(7)
    made = []
    text = ""
    for number in range(count):
        text = text.replace("people", "passengers") if number % 5 == 4 else story(dice, 8)
        made.append(cw.Article(text, id=str(number), source=f"outlet {number % 20}", published=day(number)))
    return made


def day(number: int) -> str:
    """Spread articles over days, 40 a day, so that a larger corpus is a longer time, as in life."""
    serial = number // 40
    return f"20{10 + serial // 336:02}-{1 + serial // 28 % 12:02}-{1 + serial % 28:02}"


class Curve(NamedTuple):
    """One thing that grows: what is counted, its sizes, what is made of a size, and what is timed."""

    name: str
    unit: str
    sizes: list[int]
    make: Callable[[int], Any]
    work: Callable[[Any], object]


def timed(work: Callable[[Any], object], given: Any, rounds: int) -> float:
    """Give the least processor time of the rounds."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        started = time.process_time()
        result = work(given)
        best = min(best, time.process_time() - started)
        del result
    return best


def curves(mode: str) -> list[Curve]:
    """Give what is measured, in sizes for CI, for the page, or as far as the promise goes."""
    steps = {"short": 3, "page": 5, "long": 7}[mode]
    megabytes = {"short": [1, 2, 4], "page": [1, 2, 4, 8, 16], "long": [3, 6, 12, 25, 50, 100]}[mode]
    count = {"short": 250, "page": 500, "long": 1563}[mode]
    reports = [2, 4, 8] if mode == "short" else [2, 4, 8, 16, 32]
    sizes = [count << step for step in range(steps)]
    one = cw.Analyzer(threads=1)
    dice = random.Random(1)
    paragraph = "\n\n".join(story(dice, 40) for _ in range(20))

    def long_text(size: int) -> str:
        return (paragraph + "\n\n") * (size * 2**20 // len(paragraph.encode()))

    return [
        Curve("analyze_all", "articles", sizes, articles, lambda given: cw.analyze_all(given, threads=1)),
        Curve("near_duplicates", "articles", sizes, articles, lambda given: cw.near_duplicates(given, threads=1)),
        Curve("text_reuse", "articles", sizes, articles, lambda given: cw.text_reuse(given, threads=1)),
        Curve("cluster_events", "articles", sizes, articles, lambda given: cw.cluster_events(given, threads=1)),
        Curve("quote_families", "articles", sizes[:-1], articles, lambda given: cw.quote_families(given, threads=1)),
        Curve("analyze, one text", "MB", megabytes, long_text, one),
        Curve(
            "compare",
            "reports",
            reports,
            lambda size: cw.analyze_all(articles(size), threads=1),
            lambda given: cw.compare(given, analyzer=one),
        ),
    ]


def threads(mode: str, most: int) -> list[tuple[int, float]]:
    """Give articles a second by number of threads, by the clock."""
    given = articles(300 if mode == "short" else 3000)
    found = []
    for number in range(1, most + 1):
        best = float("inf")
        for _ in range(3):
            started = time.perf_counter()
            cw.analyze_all(given, threads=number)
            best = min(best, time.perf_counter() - started)
        found.append((number, len(given) / best))
    return found


def main() -> None:
    """Measure, print the table, draw the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--images", type=Path, default=ROOT / "docs/images")
    given = parser.parse_args()
    mode = "short" if given.short else "long" if given.long else "page"
    limit = DOUBLING_SHORT if given.short else DOUBLING
    rounds = 1 if given.long else 3
    print("| what | size | seconds | a unit | times as long for twice as much |\n| --- | ---: | ---: | ---: | ---: |")
    slow = []
    drawn: dict[str, list[Line]] = {}
    for curve in curves(mode):
        if given.only and curve.name not in given.only:
            continue
        before = None
        points = []
        for size in curve.sizes:
            material = curve.make(size)
            took = timed(curve.work, material, rounds)
            del material
            ratio = took / before if before else None
            # Reports are compared pair by pair: what grows is the number of pairs, at least for what they share.
            if ratio and ratio > limit and curve.unit != "reports":
                slow.append(f"{curve.name}: {ratio:.2f} times as long for {size:,} {curve.unit}")
            shown = f"{ratio:.2f}" if ratio else ""
            unit = f"{1e3 * took / size:,.2f} ms"
            print(f"| {curve.name} | {size:,} {curve.unit} | {took:,.3f} | {unit} | {shown} |", flush=True)
            points.append((float(size), took))
            before = took
        drawn.setdefault(curve.unit, []).append(Line(curve.name, points))
    if not given.only:
        rates = threads(mode, min(os.cpu_count() or 1, 8))
        for number, rate in rates:
            print(
                f"| analyze_all | {number} threads | | {rate:,.0f} articles/s | {rate / rates[0][1]:.2f} × one thread |"
            )
        drawn["threads"] = [
            Line("analyze_all", [(float(number), rate) for number, rate in rates]),
            Line("ideal", [(float(number), number * rates[0][1]) for number, _ in rates], guide=True),
        ]
    if not given.short:
        titles = {
            "articles": "Time by number of articles (one core)",
            "MB": "Time by length of one text (one core)",
            "reports": "Time by number of reports compared (one core)",
            "threads": "Articles a second by threads",
        }
        for unit, lines in drawn.items():
            name = given.images / f"scaling-{unit.lower()}.svg"
            up = "articles/s" if unit == "threads" else "seconds"
            name.write_text(chart(titles[unit], unit, up, lines, log=unit != "threads"), encoding="utf-8")
    for line in slow:
        print(line, file=sys.stderr)
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
