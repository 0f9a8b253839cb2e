"""Holds the list of Rust crates in THIRD-PARTY.md to what is linked, and their licences to those that we accept.

`python tests/check_licences.py --write` writes the list anew after a change of `Cargo.lock`.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LIST = ROOT / "THIRD-PARTY.md"

#: Licences that ask for no more than credit. Of a choice, one has to be among them.
ACCEPTED = {"MIT", "Apache-2.0", "Unlicense", "Zlib", "Unicode-3.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "CC0-1.0"}

HEAD = """# Rust crates in the compiled module

Written by `tests/check_licences.py --write`. Where a crate gives a choice that holds Apache-2.0, it is used under that
licence (`LICENSE-APACHE`), else under MIT (`LICENSE-MIT` has its text); NOTICE has the credits that crates ask for.

| crate | version | licence |
| --- | --- | --- |
"""


def accepted(licence: str) -> bool:
    """Say whether a licence expression can be met: every part of an AND, one of an OR."""
    parts = licence.replace("/", " OR ").replace("(", " ").replace(")", " ")
    return all(
        any(one.strip().removesuffix(" WITH LLVM-exception") in ACCEPTED for one in part.split(" OR "))
        for part in parts.split(" AND ")
    )


def linked() -> list[tuple[str, str, str]]:
    """List the crates of the Python module on Linux: name, version, licence."""
    command = ["cargo", "tree", "--features", "python", "--edges", "normal", "--prefix", "none"]
    command += ["--target", "x86_64-unknown-linux-gnu", "--format", "{p}|{l}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = set()
    for line in done.stdout.splitlines():
        crate, licence = line.removesuffix(" (*)").split("|")
        name, version = crate.split(" ")[:2]
        if name != "crosswire":
            found.add((name, version.removeprefix("v"), licence))
    return sorted(found)


def main(arguments: list[str]) -> None:
    """Check, or write."""
    crates = linked()
    refused = [f"{name} {version}: {licence}" for name, version, licence in crates if not accepted(licence)]
    if refused:
        sys.exit(f"licences that are not accepted: {'; '.join(refused)}")
    text = HEAD + "".join(f"| {name} | {version} | {licence} |\n" for name, version, licence in crates)
    if "--write" in arguments:
        LIST.write_text(text, encoding="utf-8")
    elif LIST.read_text(encoding="utf-8") != text:
        sys.exit("THIRD-PARTY.md is not what is linked; run python tests/check_licences.py --write")
    print(f"{len(crates)} crates, every licence accepted")


if __name__ == "__main__":
    main(sys.argv[1:])
