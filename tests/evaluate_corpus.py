"""Prints the corpus figures: overlap truth, events, speed.

python tests/evaluate_corpus.py --shared ../shared
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import crosswire as cw


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Read a packed JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def articles(path: Path) -> list[cw.Article]:
    """Read articles; of two with one id the later counts, as in the truth."""
    rows = {row["id"]: row for row in records(path)}
    return [
        cw.Article(
            row["text"], id=id, source=row.get("source"), title=row.get("title"), published=row.get("date") or None
        )
        for id, row in rows.items()
    ]


def overlap(shared: Path) -> None:
    """Recall of the exhaustive truth over the sample corpus."""
    sample = articles(shared / "data/corpus/news_sample.jsonl.gz")
    truth = list(records(shared / "data/corpus/news_sample.overlap_pairs.jsonl.gz"))
    found = {
        frozenset((pair.a, pair.b)): pair
        for pair in cw.near_duplicates(sample, threshold=0.0, min_shared=20, threads=1).pairs
    }
    reuse = [row for row in truth if row["cross_source"] and row["containment"] >= 0.3]
    near = [row for row in truth if row["jaccard"] >= 0.5]
    for name, rows in (("all pairs", truth), ("containment >= .3 over outlets", reuse), ("jaccard >= .5", near)):
        hits = sum(frozenset((row["a"], row["b"])) in found for row in rows)
        print(f"{name}: {hits} of {len(rows)} found")
    same = sum(found[key].shared == row["shared"] for row in truth if (key := frozenset((row["a"], row["b"]))) in found)
    print(f"shared 5-grams as in the truth, which knows ASCII letters alone: {same} of {len(truth)}")
    for name, job in (
        ("near-duplicates", lambda: cw.near_duplicates(sample, threads=1)),
        ("passages", lambda: cw.text_reuse(sample, threads=1)),
        ("events", lambda: cw.cluster_events(sample, threads=1)),
    ):
        best = min(seconds(job) for _ in range(3))
        print(f"{name}: {len(sample) / best:,.0f} articles a second of processor time, one thread")


def seconds(job: Any) -> float:
    """Give the processor time that a call takes."""
    before = time.process_time()
    job()
    return time.process_time() - before


def events(shared: Path) -> None:
    """B-cubed of both labelled sets, one setting, at once and as a stream."""
    for name in ("events_allsides", "stream"):
        gold = shared / f"data/compare/{name}.dev.jsonl.gz"
        given = articles(gold)
        stream = cw.EventStream()
        stream.add(sorted(given, key=lambda article: str(article.published)))
        for way, clusters in (("at once", cw.cluster_events(given)), ("as a stream", stream.clusters())):
            with tempfile.TemporaryDirectory() as folder:
                answers = Path(folder) / "predicted.jsonl"
                rows = [{"id": id, "cluster": cluster.id} for cluster in clusters for id in cluster.articles]
                answers.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
                command = [sys.executable, str(shared / "tools/score_clustering.py"), str(gold), str(answers)]
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                print(f"## {name}, {way}\n{done.stdout}{done.stderr}")


def main() -> None:
    """Score what is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = parser.parse_args().shared
    if not (shared / "data").is_dir():
        sys.exit(f"{shared}: the development data are not here; give --shared")
    events(shared)
    overlap(shared)


if __name__ == "__main__":
    main()
