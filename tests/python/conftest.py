from __future__ import annotations

import os
from pathlib import Path

import pytest

import crosswire as cw

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path for path in (ROOT / "samples").glob("*.txt"))

TEXT = """By Ona Reed, Staff Writer

HALVE, Norrland (NPA) — “We will not close the ferry,” Mayor Ada Venn said on Thursday. “It carries 40 people a day.”

Harbour chief Piet Oss said that the mayor's plan would cost more than $2 million. He called it "brave".

Advertisement
"""


@pytest.fixture(scope="session")
def doc() -> cw.Doc:
    return cw.analyze(cw.Article(TEXT, id="ferry", source="Halve Post", published="2026-03-12"))


@pytest.fixture(scope="session")
def comparison() -> cw.Comparison:
    return cw.compare([cw.from_file(path, source=path.stem) for path in SAMPLES])


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = Path(os.environ.get("CROSSWIRE_SHARED", ROOT.parent / "shared"))
    if not (folder / "seeds").is_dir():
        pytest.skip("the shared data are not here")
    return folder
