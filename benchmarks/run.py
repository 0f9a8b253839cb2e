"""Holds crosswire against its peers: speed, memory and quality in one run, on the same texts.

python benchmarks/run.py [--only ROW] [--wheel dist/crosswire-….whl]

Installs the peers of `peers.txt` into an environment of their own, starts every system of a row, and lets them work in
turn, so that what slows the machine slows all of them; medians over the rounds. One thread is one core (`taskset`).
Prints a Markdown table and writes JSON. Texts are the news corpus in `../shared/data`, or the invented samples repeated
where that is not there; quality needs the development sets and scorers beside it.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE))

from systems import CORE, ROWS, SINGLE  # noqa: E402

Row = dict[str, Any]
KINDS = "PERSON,ORG,GPE,LOC,FAC,NORP,EVENT,WORK,PRODUCT"
#: Seconds after which a system gets no further round of a row.
PATIENCE = 40.0


def environment(folder: Path, wheel: Path) -> Path:
    """Make the peers' environment and give its Python; what is there already stays."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    quiet = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*quiet, "-r", str(HERE / "peers.txt")], check=True)
    subprocess.run([*quiet, "--force-reinstall", "--no-deps", str(wheel)], check=True)
    return python


def records(path: Path) -> list[Row]:
    """Read JSON lines, packed or not."""
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).split(b"\n")
    return [json.loads(line) for line in lines if line.strip()]


def corpus(shared: Path) -> tuple[str, list[str]]:
    """Give the name of the texts and the texts."""
    path = shared / "data/corpus/news_sample.jsonl.gz"
    if path.exists():
        return "news articles of the development corpus", [row["text"] for row in records(path)]
    samples = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))]
    return "the invented samples, repeated", [f"{text}\n\n{number}" for number in range(800) for text in samples]


def quote_pairs(shared: Path) -> list[tuple[str, str]]:
    """Give pairs of quotations."""
    path = shared / "data/compare/quote_pairs.dev.jsonl.gz"
    if path.exists():
        return [(row["a_text"], row["b_text"]) for row in records(path)]
    said = "We will not close the ferry, and whoever says so has not read the plan that I signed"
    return [(said, said.replace("not", "never", place % 2)) for place in range(1464)]


class System:
    """A system that was started and waits for its turn."""

    def __init__(self, python: Path, core: Path, row: str, name: str, threads: int, texts: Path) -> None:
        """Start it on as many cores as threads."""
        pinned = ["taskset", "-c", ",".join(map(str, range(threads)))]
        own = (
            [str(core), row]
            if name in CORE
            else [str(python), str(HERE / "worker.py"), "time", row, name, str(threads)]
        )
        self.name = name
        self.seconds: list[float] = []
        self.process = subprocess.Popen(
            [*pinned, *own, str(texts)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"OMP_NUM_THREADS": str(threads), "PYTHONWARNINGS": "ignore"},
        )
        assert self.process.stdout is not None
        self.ready = self.process.stdout.readline().strip() == "ready"

    def turn(self) -> None:
        """Let it work once."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        self.seconds.append(float(self.process.stdout.readline()))

    def end(self) -> None:
        """Let it go."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


def speed(row: str, threads: int, python: Path, core: Path, texts: Path, rounds: int) -> dict[str, list[float]]:
    """Give each system's seconds for one pass, round by round, the systems taking turns."""
    names = [name for name in ROWS[row][2] if threads == 1 or name not in SINGLE]
    if threads > 1 and len(names) < 2:
        return {}
    systems = [System(python, core, row, name, threads, texts) for name in names]
    for system in systems:
        if not system.ready:
            print(f"{row}: {system.name} could not be started and is left out", file=sys.stderr)
    systems = [system for system in systems if system.ready]
    for _ in range(rounds):
        for system in systems:
            if sum(system.seconds) < PATIENCE:
                system.turn()
    for system in systems:
        system.end()
    return {system.name: system.seconds for system in systems}


def memory(row: str, python: Path, texts: Path) -> dict[str, tuple[int, int]]:
    """Give each system's bytes once loaded and at most, results of all the texts held."""
    found = {}
    for name in ROWS[row][2]:
        if name in CORE:
            continue
        command = [str(python), str(HERE / "worker.py"), "memory", row, name, str(texts)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            continue  # said when it was timed
        before, peak = json.loads(done.stdout.splitlines()[-1])
        found[name] = (before, peak)
    return found


def measure(row: str, python: Path, core: Path, folder: Path, texts: list[Any], rounds: int) -> Row:
    """Measure one row."""
    unit, count, _ = ROWS[row]
    chosen = texts[:count]
    path = folder / f"{row}.json"
    path.write_text(json.dumps(chosen), encoding="utf-8")
    flat = [part for text in chosen for part in ([text] if isinstance(text, str) else text)]
    words = sum(len(re.findall(r"\w+(?:['’-]\w+)*", text)) for text in flat)
    amount = words if unit == "words" else len(chosen)
    result: Row = {"row": row, "unit": unit, "texts": len(chosen), "words": words, "speed": {}, "memory": {}}
    for threads in (1, 2):
        for name, seconds in speed(row, threads, python, core, path, rounds).items():
            rate = amount / statistics.median(seconds)
            result["speed"].setdefault(name, {})[str(threads)] = {"rate": rate, "seconds": seconds}
    for name, (before, peak) in memory(row, python, path).items():
        result["memory"][name] = {
            "loaded_mb": before / 2**20,
            "mb_per_million_words": (peak - before) / 2**20 / (words / 1e6),
        }
    return result


def table(results: list[Row]) -> str:
    """Lay the results out in Markdown: speeds, and how many times as fast crosswire is."""
    lines = [
        "| job | system | one core | two cores | crosswire is faster by | memory loaded | memory a million words |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for result in results:
        # As users call it, where the bare core is measured too.
        first = result["speed"].get("crosswire") or next(iter(result["speed"].values()))
        for name, by_threads in result["speed"].items():
            rates = [by_threads.get(str(threads), {}).get("rate") for threads in (1, 2)]
            own = [first.get(str(threads), {}).get("rate") for threads in (1, 2)]
            cells = [f"{rate:,.0f} {result['unit']}/s" if rate else "–" for rate in rates]
            times = [f"{mine / rate:,.1f} ×" for rate, mine in zip(rates, own, strict=True) if rate and mine]
            used = result["memory"].get(name)
            held = (f"{used['loaded_mb']:,.0f} MB", f"{used['mb_per_million_words']:,.0f} MB") if used else ("–", "–")
            ratio = "" if by_threads is first else " / ".join(times)
            lines.append(f"| {result['row']} | {name} | {cells[0]} | {cells[1]} | {ratio} | {held[0]} | {held[1]} |")
    return "\n".join(lines)


#: Development sets: row, gold, scorer with its options, and the systems that answer.
SETS = (
    ("quotations", "annotated/dev.jsonl.gz", ["score_quotes.py", "--speech", "--json"], ["crosswire", "textacy"]),
    ("names", "annotated/dev.names.jsonl.gz", ["score_ner.py", "--raw", "--types", KINDS], ["crosswire", "spaCy sm"]),
    (
        "sentences, EWT",
        "segmentation/ewt_dev.jsonl.gz",
        ["score_segmentation.py"],
        ["crosswire", "blingfire", "pySBD", "syntok", "spaCy sm"],
    ),
    (
        "sentences, GUM",
        "segmentation/gum_dev.jsonl.gz",
        ["score_segmentation.py"],
        ["crosswire", "blingfire", "pySBD", "syntok", "spaCy sm"],
    ),
    ("times, WikiWars", "timex/wikiwars_train.jsonl.gz", ["score_timex.py"], ["crosswire", "dateparser"]),
)


def run(command: list[Any]) -> str:
    """Run a program and give what it prints."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        return f"failed: {done.stderr.strip().splitlines()[-1:]}"
    return done.stdout


def quality(shared: Path, python: Path, core: Path, folder: Path, only: set[str]) -> list[Row]:
    """Score crosswire and its peers on the development sets; none where these are not there."""
    data, tools = shared / "data", shared / "tools"
    if not tools.is_dir():
        print(f"{tools} is not here: no quality figures", file=sys.stderr)
        return []
    rows: list[Row] = []
    for name, gold, scorer, systems in SETS:
        if only and name.split(",")[0] not in only:
            continue
        for system in systems:
            out = folder / "answers.jsonl"
            said = run([python, HERE / "answers.py", system, data / gold, out])
            if not said.startswith("failed"):
                said = run([python, tools / scorer[0], data / gold, out, *scorer[1:]])
            rows.append({"set": name, "system": system, "scores": figures(name, said)})
    if not only or "duplicates" in only:
        sample = data / "corpus/news_sample.jsonl.gz"
        truth = data / "corpus/news_sample.overlap_pairs.jsonl.gz"
        for system in ROWS["duplicates"][2]:
            out = folder / "answers.jsonl"
            said = run([python, HERE / "answers.py", system, sample, out])
            if not said.startswith("failed"):
                # Pairs of half and more in common are right; those just below are neither right nor wrong.
                said = run([python, tools / "score_pairs.py", truth, out, "--field", "jaccard", "--min", "0.5"])
            rows.append({"set": "duplicates, Jaccard from .5", "system": system, "scores": said.strip()})
    if not only or "pairs" in only:
        rows += paired(data / "compare/quote_pairs.dev.jsonl.gz", tools, python, core.parent / "quote_pairs", folder)
    return rows


def paired(gold: Path, tools: Path, python: Path, example: Path, folder: Path) -> list[Row]:
    """Score pairs of quotations; of measures the best F1 over all thresholds counts, which favours them."""
    rows = []
    out = folder / "pairs.jsonl"
    for system in ("crosswire core", "rapidfuzz token_set_ratio", "rapidfuzz WRatio"):
        if system in CORE:
            if not example.exists():
                continue
            text = gzip.decompress(gold.read_bytes()).decode("utf-8")
            done = subprocess.run([str(example)], input=text, capture_output=True, text=True, check=True)
            same = [line for line in done.stdout.splitlines() if json.loads(line)["same"]]
            out.write_text("\n".join(same) + "\n", encoding="utf-8")
        else:
            run([python, HERE / "answers.py", system, gold, out])
        said = run([python, tools / "score_pairs.py", gold, out, "--closed"])
        rows.append({"set": "pairs of quotations", "system": system, "scores": said.strip()})
    return rows


def figures(name: str, said: str) -> str:
    """Give the few figures of a scorer's output that a table has room for."""
    if said.startswith("{") and name == "quotations":
        found = json.loads(said)
        wanted = ("content_exact", "content_half", "half:direct", "e2e_source", "e2e_speaker")
        return ", ".join(
            f"{key} {100 * (found[key][2] if isinstance(found[key], list) else found[key]):.1f}" for key in wanted
        )
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return " · ".join(re.sub(r"\s+", " ", line) for line in lines[:4])


def machine() -> Row:
    """Say on what the figures were made."""
    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.processor(),
    )
    return {"cpu": model, "cores": os.cpu_count(), "system": platform.platform(), "python": platform.python_version()}


def main() -> None:
    """Measure what was asked for, print the tables, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", action="append", default=[], help=f"rows: {', '.join(ROWS)}, names; all unless given")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--wheel", type=Path, help="the newest in dist unless given")
    parser.add_argument(
        "--core", type=Path, default=ROOT / "target/release/examples/core", help="built benchmarks/core.rs"
    )
    parser.add_argument("--venv", type=Path, default=ROOT / "target/peers")
    parser.add_argument("--out", type=Path, default=ROOT / "target/peers.json")
    parser.add_argument("--speed-only", action="store_true")
    given = parser.parse_args()
    wheels = sorted((ROOT / "dist").glob("crosswire-*.whl"), key=lambda path: path.stat().st_mtime)
    wheel = given.wheel or (wheels[-1] if wheels else None)
    if wheel is None:
        sys.exit("dist has no wheel; `make wheel` builds it, or give --wheel")
    python = environment(given.venv, wheel)
    kind, texts = corpus(given.shared)
    results, only = [], set(given.only)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for row in ROWS:
            if only and row not in only:
                continue
            chosen: list[Any] = quote_pairs(given.shared) if row == "pairs" else texts
            results.append(measure(row, python, given.core, folder, chosen, given.rounds))
            print(table(results[-1:]), file=sys.stderr)
        scores = [] if given.speed_only else quality(given.shared, python, given.core, folder, only)
    versions = dict(re.findall(r"^([\w-]+)==(\S+)", (HERE / "peers.txt").read_text(), re.MULTILINE))
    record = {
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "load": os.getloadavg(),
        "texts": kind,
        "versions": versions | {"crosswire": wheel.name.split("-")[1]},
        "results": results,
        "quality": scores,
    }
    given.out.write_text(json.dumps(record, indent=1), encoding="utf-8")
    print(f"{record['date']}, {record['machine']['cpu']}, {record['machine']['cores']} cores; texts: {kind}.\n")
    print(table(results))
    if scores:
        print("\n| development set | system | scores |\n| --- | --- | --- |")
        for row in scores:
            print(f"| {row['set']} | {row['system']} | {row['scores']} |")


if __name__ == "__main__":
    main()
