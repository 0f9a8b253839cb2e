"""Counts the processor instructions of each floor on the sample reports, and holds them to what was counted before.

A count does not depend on what else the machine does, so that a change of one per cent shows. It does depend on the
compiler and the kind of processor: `instructions.json` says which, and elsewhere the counts are only printed.
Needs valgrind.

    python benchmarks/instructions.py            # count and compare
    python benchmarks/instructions.py --write    # keep the counts as those to compare with
"""

import argparse
import json
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "benchmarks" / "instructions.json"
CORE = ROOT / "target" / "release" / "examples" / "core"
ROWS = ("sentences", "pipeline", "parts", "compare", "duplicates")

#: Passes whose difference leaves out what is done once: reading models, compiling patterns.
FEW, MANY = 1, 21

#: How much more than before is a fault, as a share.
MARGIN = 0.02


def counted(row: str, texts: list[str]) -> int:
    """Count the instructions of one run over texts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps(texts), encoding="utf-8")
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", str(CORE), row, str(path)]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if found is None:
        sys.exit(f"valgrind did not say what it counted: {done.stderr[-500:]}")
    return int(found[1])


def of_row(row: str, reports: list[str]) -> int:
    """Count the instructions of a row for the reports once."""
    if row == "compare":
        # Pairs grow with the square: one comparison, with the reading of its reports, which is the `pipeline` row.
        return counted(row, reports) - counted("pipeline", reports)
    return (counted(row, reports * MANY) - counted(row, reports * FEW)) // (MANY - FEW)


def machine() -> dict[str, str]:
    """Say what counts depend on."""
    rustc = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return {"rustc": rustc, "processor": platform.machine()}


def main() -> None:
    """Count, and compare or keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="keep the counts")
    arguments = parser.parse_args()
    reports = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))]
    words = sum(len(report.split()) for report in reports)
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    comparable = all(kept.get(name) == value for name, value in machine().items())
    counts, slower = {}, []
    print("| floor | instructions a word | before | change |\n| --- | --- | --- | --- |")
    for row in ROWS:
        counts[row] = round(of_row(row, reports) / words)
        before = kept.get("counts", {}).get(row)
        change = counts[row] / before - 1 if before else 0.0
        print(f"| {row} | {counts[row]:,} | {before or '-'} | {change:+.1%} |", flush=True)
        if comparable and change > MARGIN:
            slower.append(row)
    if arguments.write:
        KEPT.write_text(json.dumps({**machine(), "counts": counts}, indent=2) + "\n", encoding="utf-8")
    elif not comparable:
        print("counted with another compiler or on another processor before: nothing is judged")
    elif slower:
        sys.exit(f"more instructions than before: {', '.join(slower)}; keep them with --write if that is worth it")


if __name__ == "__main__":
    main()
