"""Prints the quality table: every figure by the scorers that lie beside the development data.

python tests/evaluate.py --shared ../shared
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import crosswire as cw

KINDS = "PERSON,ORG,GPE,LOC,FAC,NORP,EVENT,WORK,PRODUCT"


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Read a JSONL file, packed or not."""
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).split(b"\n")
    yield from (json.loads(line) for line in lines if line.strip())


def span(record: Any) -> list[int]:
    """Give the place of a record."""
    return [record.start, record.end]


def predicted(gold: dict[str, Any], analyzer: cw.Analyzer) -> dict[str, Any]:
    """Annotate one gold text and lay the result out as the scorers read it."""
    doc = analyzer(cw.Article(gold["text"], id=gold["id"], published=gold.get("date") or gold.get("dct") or None))
    quotes = [
        {
            "start": quote.start,
            "end": quote.end,
            "spans": [span(part) for part in quote.parts],
            "type": quote.kind,
            "source": [span(quote.source)] if quote.source else [],
            "cue": [span(quote.cue)] if quote.cue else [],
            "speaker": quote.speaker_name,
            "speech": not quote.belief,
            "nested": quote.parent is not None,
            "negated": quote.negated,
        }
        for quote in doc.quotes
    ]
    return {
        "id": gold["id"],
        "text": gold["text"],
        "sents": [span(sentence) for sentence in doc.sentences],
        "tokens": [span(token) for token in doc.tokens],
        "entities": [[*span(mention), mention.kind] for mention in doc.mentions],
        "quotes": quotes,
        "timex": [[*span(time), time.kind, time.value or ""] for time in doc.times],
    }


MEASURES = (
    "content_exact",
    "content_half",
    "half:direct",
    "half:mixed",
    "half:indirect",
    "exact:direct",
    "source_head",
    "e2e_source",
    "e2e_speaker",
)


def score(gold: Path, answers: Path, scorer: Path) -> dict[str, float]:
    """Give the F1 (or the share) of every measure of quotations, in hundredths."""
    command = [sys.executable, str(scorer), str(gold), str(answers), "--speech", "--json"]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return {name: 100 * (found[name][2] if isinstance(found[name], list) else found[name]) for name in MEASURES}


def folds(shared: Path, folder: Path) -> None:
    """Print five-fold figures over train and dev: the rules alone, and with a model refitted for every fold."""
    cargo = ["cargo", "run", "--release", "--quiet", "--features", "train", "--bin", "train", "--"]
    done = subprocess.run(
        [*cargo, "evaluate-quotations", "--data", str(shared / "data"), "--out", str(folder)], check=False
    )
    if done.returncode:
        print("## quotations, five folds: the trainer could not be run")
        return
    annotated = shared / "data" / "annotated"
    gold = {record["id"]: record for part in ("train", "dev") for record in records(annotated / f"{part}.jsonl.gz")}
    scorer = shared / "tools" / "score_quotes.py"
    rows = []
    for name in ("rules", "model"):
        scores = []
        for number, ids in enumerate(sorted(folder.glob("gold.*.ids"))):
            held = folder / f"gold.{number}.jsonl"
            held.write_text("\n".join(json.dumps(gold[id]) for id in ids.read_text().split()), encoding="utf-8")
            scores.append(score(held, folder / f"{name}.{number}.jsonl", scorer))
        rows.append({measure: [fold[measure] for fold in scores] for measure in MEASURES})
    print("## quotations, five folds of annotated train and dev by article: mean and standard deviation")
    print(f"{'':24}{'rules alone':>16}{'with the model':>18}")
    for measure in MEASURES:
        cells = [f"{statistics.mean(row[measure]):.1f} ± {statistics.stdev(row[measure]):.1f}" for row in rows]
        print(f"{measure:24}{cells[0]:>16}{cells[1]:>18}")
    print()


def entities(shared: Path) -> None:
    """Score how mentions are grouped: every gold mention, one that was not found standing alone."""
    analyzer = cw.Analyzer(boilerplate="keep")
    gold, found = [], []
    for record in records(shared / "data" / "annotated" / "dev.jsonl.gz"):
        doc = analyzer(cw.Article(record["text"], id=record["id"]))
        entity_of = {(mention.start, mention.end): mention.entity for mention in doc.mentions}
        for entity in record["entities"]:
            for start, end in entity["mentions"]:
                place = f"{record['id']}:{start}-{end}"
                gold.append({"id": place, "cluster": f"{record['id']} {entity['id']}"})
                if (start, end) in entity_of:
                    found.append({"id": place, "cluster": f"{record['id']} {entity_of[start, end]}"})
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("gold.jsonl", "found.jsonl")]
        for path, rows in zip(paths, (gold, found), strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(shared / "tools" / "score_clustering.py"), *map(str, paths)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        print(f"## entities, annotated dev\n{done.stdout}{done.stderr}")


def main() -> None:
    """Score every development set that is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = parser.parse_args().shared
    if not (shared / "data").is_dir():
        sys.exit(f"{shared}: the development data are not here; give --shared")
    jobs = [
        ("sentences and tokens, EWT dev", "segmentation/ewt_dev.jsonl.gz", "score_segmentation.py", []),
        ("sentences and tokens, GUM dev", "segmentation/gum_dev.jsonl.gz", "score_segmentation.py", []),
        ("quotations, annotated dev", "annotated/dev.jsonl.gz", "score_quotes.py", ["--speech"]),
        ("quotations, seeds", "quotes/seeds_gold.jsonl", "score_quotes.py", ["--speech"]),
        (
            "names of whole pages, annotated dev",
            "annotated/dev.names.jsonl.gz",
            "score_ner.py",
            ["--raw", "--types", KINDS],
        ),
        ("times, WikiWars train", "timex/wikiwars_train.jsonl.gz", "score_timex.py", []),
    ]
    with tempfile.TemporaryDirectory() as folder:
        for name, data, scorer, options in jobs:
            gold = shared / "data" / data
            answers = Path(folder) / "predicted.jsonl"
            # The gold of names marks captions and headings too.
            analyzer = cw.Analyzer(boilerplate="keep" if name.startswith("names") else "mark")
            with answers.open("w", encoding="utf-8") as out:
                for record in records(gold):
                    print(json.dumps(predicted(record, analyzer)), file=out)
            command = [sys.executable, str(shared / "tools" / scorer), str(gold), str(answers), *options]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            print(f"## {name}\n{done.stdout}{done.stderr}")
        folds(shared, Path(folder))
    entities(shared)


if __name__ == "__main__":
    main()
