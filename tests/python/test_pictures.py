from __future__ import annotations

import pickle
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crosswire as cw
from crosswire.picture import Picture, PictureKind

KINDS: tuple[PictureKind, ...] = ("coverage", "speakers", "timeline", "overlap")
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return ["".join(each.itertext()) for each in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_shows_saves_and_has_its_rows(comparison: cw.Comparison, kind: PictureKind, tmp_path: Path) -> None:
    picture = comparison.plot(kind)
    assert isinstance(picture, Picture)
    assert picture.kind == kind
    svg = picture.to_svg(tmp_path / "picture.svg")
    assert (tmp_path / "picture.svg").read_text(encoding="utf-8") == svg == picture._repr_svg_()
    assert picture.title in texts(svg)
    assert len(picture.table) > 0
    rows = {"coverage": "coverage", "speakers": "speakers", "timeline": "timeline", "overlap": "passages"}[kind]
    assert picture.table == getattr(comparison, rows)
    assert picture == comparison.plot(kind)
    assert pickle.loads(pickle.dumps(picture)) == picture


def test_speakers_are_drawn_with_the_words_they_have(comparison: cw.Comparison) -> None:
    written = texts(comparison.plot("speakers").to_svg())
    for share in comparison.speakers:
        if share.direct or share.indirect:
            assert str(share.direct_words + share.indirect_words) in written
            assert share.speaker in written


def test_an_unknown_picture_is_named(comparison: cw.Comparison) -> None:
    with pytest.raises(cw.InputError, match=r'no picture "pie"; there are coverage, speakers, timeline, overlap'):
        comparison.plot("pie")  # type: ignore[arg-type]


def test_a_picture_that_cannot_be_written_says_where(comparison: cw.Comparison, tmp_path: Path) -> None:
    with pytest.raises(cw.InputError, match="No such file or directory"):
        comparison.plot("overlap").to_svg(tmp_path / "nowhere" / "picture.svg")


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.text(max_size=80), min_size=2, max_size=4),
    st.text(max_size=30),
)
def test_no_text_and_no_name_becomes_markup(bodies: list[str], name: str) -> None:
    hostile = f'"<script>alert(1)</script>]]> {name}," said Ada <b>Venn</b> & Sons.'
    comparison = cw.compare(
        [
            cw.Article(f"{hostile}\n\n{body}", id=f"{place}{name}", source=name or None)
            for place, body in enumerate(bodies)
        ]
    )
    for kind in KINDS:
        picture = comparison.plot(kind)
        tree = ET.fromstring(picture.to_svg())
        known = {"svg", "title", "desc", "style", "defs", "pattern", "line", "circle", "rect", "text"}
        assert {each.tag.removeprefix(SVG) for each in tree.iter()} <= known
        assert "<script" not in picture._repr_html_()


def test_altair_is_optional(comparison: cw.Comparison) -> None:
    script = """
import sys
sys.modules["altair"] = None
import crosswire as cw
try:
    cw.compare(["One.", "Two."]).plot("coverage").to_altair()
except cw.MissingExtraError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert 'pip install "crosswire[plot]"' in done.stdout
    pytest.importorskip("altair")
    for kind in KINDS:
        chart = comparison.plot(kind).to_altair().to_dict()
        assert chart["encoding"]
        assert len(next(iter(chart["datasets"].values())) if "datasets" in chart else chart["data"]["values"]) > 0
