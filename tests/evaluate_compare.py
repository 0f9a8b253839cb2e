"""Prints how well reports are compared, on the development sets, by the scorers that lie beside them.

python tests/evaluate_compare.py --shared ../shared

Runs the examples `quote_pairs`, `name_pairs`, `name_groups`, `number_pairs` and `statement_pairs` (Rust; built when
they are first run).
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]

# Relations as the development set names them, with those of the project that say the same.
RELATIONS = {
    "verbatim": {"identical", "same_words"},
    "truncated": {"truncated"},
    "extended": {"extended"},
    "altered": {"edited", "elided"},
}
JUDGED = {"altered", "overlap", "different"}


def records(path: Path) -> Iterator[Row]:
    """Read a JSONL file, packed or not."""
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).split(b"\n")
    yield from (json.loads(line) for line in lines if line.strip())


def run(example: str, rows: Iterable[Row], *options: str) -> list[Row]:
    """Give rows to an example and read what it writes."""
    command = ["cargo", "run", "--quiet", "--release", "--example", example, "--", *options]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.split("\n") if line.strip()]


def scored(scorer: Path, gold: Iterable[Row], predicted: Iterable[Row], *options: str) -> str:
    """Score predicted rows by one of the scorers."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, rows in (("gold", gold), ("predicted", predicted)):
            path = Path(folder) / f"{name}.jsonl"
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            paths.append(str(path))
        command = [sys.executable, str(scorer), *paths, *options]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def relations(gold: list[Row], predicted: list[Row], names: set[str]) -> str:
    """Share of the pairs of these relations that get one that says the same."""
    pairs = [(row, found) for row, found in zip(gold, predicted, strict=True) if row["relation"] in names]
    right = sum(found["relation"] in RELATIONS[row["relation"]] for row, found in pairs)
    return f"{right} of {len(pairs)} ({100 * right / len(pairs):.1f} %)"


def quotations(data: Path, tools: Path) -> None:
    """Pairs of quotations: whether they are one utterance, and how they differ."""
    gold = list(records(data / "quote_pairs.dev.jsonl.gz"))
    predicted = run("quote_pairs", gold)
    for name, kinds in (("all", {row["relation"] for row in gold}), ("judged by hand", JUDGED)):
        pairs = [(row, found) for row, found in zip(gold, predicted, strict=True) if row["relation"] in kinds]
        same = [found for _, found in pairs if found["same"]]
        print(f"## quotations, {name}")
        print(scored(tools / "score_pairs.py", [row for row, _ in pairs], same, "--closed"))
    rules = set(RELATIONS) - {"altered"}
    print(
        f"relation right: by rule {relations(gold, predicted, rules)}, judged {relations(gold, predicted, {'altered'})}"
    )


def names(data: Path, tools: Path) -> None:
    """Pairs of names, and mentions of people over the reports on one event."""
    gold = list(records(data / "name_pairs.dev.jsonl.gz"))
    same = [row for row in run("name_pairs", gold) if row["same"]]
    print("## names, pairs")
    print(scored(tools / "score_pairs.py", gold, same, "--closed"))
    rows = [row for row in records(data / "newswcl50_annotations.dev.jsonl.gz") if row["type"] == "ACTOR"]
    clusters = [{"id": row["id"], "cluster": f"{row['event']}|{row['concept']}"} for row in rows]
    found = run("name_groups", ({key: row[key] for key in ("id", "event", "text")} for row in rows))
    print("## names, actors of NewsWCL50")
    print(scored(tools / "score_clustering.py", clusters, found))


def numbers(data: Path) -> None:
    """Pairs of numbers with one unit: which conflict."""
    gold = list(records(data / "number_pairs.dev.jsonl.gz"))
    found = run("number_pairs", gold, str(unpacked(data / "events_allsides.dev.jsonl.gz")))
    counts: dict[tuple[str, str], int] = {}
    for row, pair in zip(gold, found, strict=True):
        key = (row["label"], pair["status"])
        counts[key] = counts.get(key, 0) + 1
    print("## numbers: (judged, found): pairs")
    print(", ".join(f"{key}: {count}" for key, count in sorted(counts.items())))


def unpacked(path: Path) -> Path:
    """Unpack a file into the temporary folder."""
    out = Path(tempfile.gettempdir()) / path.with_suffix("").name
    out.write_bytes(gzip.decompress(path.read_bytes()))
    return out


def statements(data: Path, tools: Path) -> None:
    """Sentences that say the same."""
    for name in ("ecbplus_alignment", "superpal_alignment"):
        gold = list(records(data / f"{name}.dev.jsonl.gz"))
        print(f"## statements, {name}")
        print(scored(tools / "score_alignment.py", gold, run("statement_pairs", gold)))


def main() -> None:
    """Score every development set of comparisons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared: Path = parser.parse_args().shared
    data, tools = shared / "data" / "compare", shared / "tools"
    if not data.is_dir():
        sys.exit(f"{shared}: the development data are not here; give --shared")
    quotations(data, tools)
    names(data, tools)
    numbers(data)
    statements(data, tools)


if __name__ == "__main__":
    main()
