"""Runs every code block of the manual; a block that nothing runs fails.

`python` blocks are doctests that share one namespace a page. `console` blocks are commands with what they print, run in
a folder that has the samples. `sh` blocks tell how to install, and what they name must exist. A section that begins
with `<!-- needs: NAME -->` has a copy of the page's names and runs where that package is. Notebooks are run by
`test_notebooks` and by `make docs`.
"""

from __future__ import annotations

import doctest
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.python.conftest import ROOT

PAGES = sorted((ROOT / "docs").glob("*.md"))
FENCE = re.compile(r"^(?P<fence>```+|:::+)(?P<kind>[^\n]*)\n(?P<body>.*?)^(?P=fence)$", re.M | re.S)
#: Directives of the manual: they are made, not run.
MADE = ("{toctree}", "{image}", "{reference}", "{include}", "{py:module}")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

#: What other libraries think of themselves is not our matter.
pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::ResourceWarning"
)


class Block(NamedTuple):
    """One fenced block: its kind, its text, where it stands, and the package that its section needs."""

    kind: str
    text: str
    line: int
    needs: str | None


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found = []
    for match in FENCE.finditer(text):
        section = re.split(r"^## ", text[: match.start()], flags=re.M)[-1]
        needs = re.findall(r"<!-- needs: (\w+) -->", section)
        found.append(
            Block(
                match["kind"].strip(),
                match["body"],
                text.count("\n", 0, match.start()) + 2,
                needs[0] if needs else None,
            )
        )
    return found


def name(page: Path) -> str:
    return page.stem


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_nothing_on_a_page_is_left_unrun(page: Path) -> None:
    for block in blocks(page):
        run = block.kind in ("python", "console", "sh") or block.kind.split(" ")[0] in MADE
        # The examples of this page are read by tests/report/decides.rs.
        by_rust = page.name == "how-it-decides.md" and block.kind == "text"
        assert run or by_rust, f"{page.name}:{block.line}: nothing runs a block of kind {block.kind!r}"


@pytest.mark.parametrize("page", [page for page in PAGES if any(b.kind == "python" for b in blocks(page))], ids=name)
def test_python_blocks_give_what_the_page_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(_workplace(tmp_path))
    monkeypatch.syspath_prepend(str(ROOT / "examples"))
    spaces: dict[str | None, dict[str, Any]] = {}
    tried = 0
    left: set[str] = set()
    shown: list[str] = []
    for block in blocks(page):
        if block.kind != "python":
            continue
        if block.needs is not None and importlib.util.find_spec(block.needs) is None:
            left.add(block.needs)
            continue
        test = doctest.DocTestParser().get_doctest(
            block.text, spaces.setdefault(block.needs, dict(spaces.get(None, {}))), page.name, str(page), block.line - 1
        )
        assert test.examples, f"{page.name}:{block.line}: a python block without >>>"
        result = doctest.DocTestRunner(optionflags=FLAGS).run(test, out=shown.append, clear_globs=False)
        spaces[block.needs] = test.globs
        tried += result.attempted
    assert not shown, "".join(shown)
    if left:
        pytest.skip(f"not here, their sections are not tried: {', '.join(sorted(left))}")
    assert tried


@pytest.mark.parametrize("page", [page for page in PAGES if any(b.kind == "console" for b in blocks(page))], ids=name)
def test_commands_print_what_the_page_says(page: Path, tmp_path: Path) -> None:
    checker = doctest.OutputChecker()
    workplace = _workplace(tmp_path)
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
        "COLUMNS": "100",
    }
    for block in blocks(page):
        if block.kind != "console":
            continue
        for command, expected in _commands(block.text):
            done = subprocess.run(
                ["bash", "-c", f"exec 2>&1; {command}"],
                cwd=workplace,
                env=environment,
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            told = f"{page.name}:{block.line}: $ {command}\n{done.stdout}"
            if expected.strip():
                assert checker.check_output(expected, done.stdout, FLAGS), told
            else:
                assert done.returncode == 0, told


def _commands(text: str) -> list[tuple[str, str]]:
    """Split a console block into commands (`$ `, going on with `> `) and what each prints."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], ""))
        elif line.startswith("> ") and found and not found[-1][1]:
            found[-1] = (f"{found[-1][0]}\n{line[2:]}", "")
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]}{line}\n")
    assert found, "a console block without a command"
    return found


def _workplace(folder: Path) -> Path:
    shutil.copytree(ROOT / "samples", folder / "samples")
    shutil.copy(ROOT / "examples" / "invented_news.py", folder)
    return folder


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=name)
def test_what_installing_names_is_there(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w[\w-]*)", "\n".join(b.text for b in blocks(page) if b.kind == "sh"), re.M):
        assert re.search(rf"^{target}:", makefile, re.M), f"make {target} is not in the Makefile"
    for extra in re.findall(r"crosswire\[([\w,]+)\]", text):
        for one in extra.split(","):
            assert one in extras, f"the extra {one} is not in pyproject.toml"


def test_every_extra_is_told_on_the_page_of_installing() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    page = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    for extra in extras:
        assert f"`{extra}`" in page, f"install.md does not tell of the extra {extra}"
