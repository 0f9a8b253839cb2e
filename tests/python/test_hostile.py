"""What must not break a caller: hostile texts, fields, paths and files; memory measured in a process of its own."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import crosswire as cw

from .conftest import ROOT

HOSTILE = sorted((ROOT / "tests" / "hostile").glob("*.txt"))
#: Memory that an input may take: so many times its bytes, and so much besides.
TIMES, BESIDES = 50, 100 * 2**20

MEASURE = """
import json, sys
from pathlib import Path
import crosswire as cw

def peak():
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) * 1024

cw.compare(["“No,” Ada Venn said.", "\\"No,\\" said Ada Venn."])
make, work = json.loads(sys.stdin.read())
given = eval(make)
size = sum(len(text.encode()) for text in given)
before = peak()
result = eval(work)
print(json.dumps([size, peak() - before]))
"""


def memory(make: str, work: str) -> tuple[int, int]:
    """Give the bytes of the input and the bytes that working on it took at most."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE], input=json.dumps([make, work]), capture_output=True, text=True, check=True
    )
    size, taken = json.loads(done.stdout)
    return size, taken


MARK = "['\"' * 1_000_000]"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize(
    ("make", "work"),
    [
        (MARK, "cw.analyze(given[0])"),
        ("['“' * 350_000]", "cw.analyze(given[0])"),
        ("['“a” ' * 120_000]", "cw.analyze(given[0])"),
        ("['\"No,\" he said. ' * 60_000]", "cw.analyze(given[0])"),
        ("['said ' * 200_000]", "cw.analyze(given[0])"),
        ("['according to ' * 80_000]", "cw.analyze(given[0])"),
        ("['Ada Venn, ' * 100_000]", "cw.analyze(given[0])"),
        ("['1 ' * 500_000]", "cw.analyze(given[0])"),
        ("['Monday ' * 140_000]", "cw.analyze(given[0])"),
        ("['.' * 1_000_000]", "cw.analyze(given[0])"),
        ("['a\\n\\n' * 330_000]", "cw.analyze(given[0])"),
        ("['\\u0301' * 500_000]", "cw.analyze(given[0])"),
        ("['a' * 1_000_000]", "cw.analyze(given[0])"),
        ("['“No,” Ada Venn said. ' * 20_000] * 2", "cw.compare(given)"),
        ("['The ferry will not sail on Monday because its engine failed. ' * 8_000] * 2", "cw.compare(given)"),
        ("['The ferry will not sail, Ada Venn said. ' * 50] * 2_000", "cw.near_duplicates(given)"),
        ("['The ferry will not sail, Ada Venn said. ' * 50] * 1_000", "cw.text_reuse(given)"),
        ("['The ferry will not sail, Ada Venn said. ' * 50] * 2_000", "cw.cluster_events(given)"),
        ("['“We will not close the ferry now,” Ada Venn said. ' * 10] * 2_000", "cw.quote_families(given)"),
    ],
)
def test_memory_is_bounded_by_the_size_of_the_input(make: str, work: str) -> None:
    size, taken = memory(make, work)
    assert taken <= TIMES * size + BESIDES, f"{taken / 2**20:.0f} MB for {size / 2**20:.1f} MB"


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem)
def test_every_hostile_text_passes_through_everything(path: Path) -> None:
    text = path.read_bytes().decode()
    doc = cw.analyze(text)
    assert doc.text == text
    assert pickle.loads(pickle.dumps(doc)) == doc
    for table in (doc.quotes, doc.tokens, doc.mentions, doc.times, doc.quantities):
        for row in table:
            assert text[row.start : row.end] == row.text
    found = cw.compare([text, text[::-1], "“No,” Ada Venn said."])
    assert cw.Comparison.from_json(found.to_json()) == found
    assert "<script" not in found.to_html().lower()


NASTY = st.sampled_from(
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "' onclick='x", "</style>",
     "\x00", "\x1b[31m", "\u202e", "=1+1", "../../etc/passwd", "%00", "\ufeff", "[x](javascript:y)",
     "| a |", "", " ", "\n"]
)  # fmt: skip
FIELDS = st.one_of(NASTY, st.text(max_size=30))


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(id=FIELDS, source=FIELDS, title=FIELDS, url=FIELDS, author=FIELDS, text=FIELDS)
def test_any_fields_are_kept_and_never_become_markup(
    id: str, source: str, title: str, url: str, author: str, text: str
) -> None:
    article = cw.Article(
        f"“We will not {text} close it,” Mayor Ada Venn {text} said.",
        id=id, source=source, title=title, url=url, authors=[author], meta={author: url},
    )  # fmt: skip
    assert (article.id, article.source, article.title, article.url) == (id, source, title, url)
    found = cw.compare([article, cw.Article('"We will close it," said Ada Venn.', id=title, source=id)])
    for page in (found.to_html(title=title), found._repr_html_(), cw.analyze(article)._repr_html_()):
        for tag in re.findall(r"<[^>]*>", page.split("</style>")[-1]):
            bare = re.sub(r'"[^"]*"', '""', tag)
            assert not re.search(r"<(script|img|iframe|object|embed|link|form|base)|\son\w+\s*=", bare, re.I), tag
            assert all(target.startswith("#") for target in re.findall(r'href="([^"]*)"', tag)), tag
    assert cw.Comparison.from_json(found.to_json()) == found


@pytest.mark.parametrize("name", ["a b", "ä ö ü", "“curly”", "<script>", "a'b", "-x", "new\nline", "😀", "$(touch x)"])
def test_a_file_of_any_name_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("“No,” Ada Venn said.", encoding="utf-8")
    article = cw.from_file(path)
    assert article.id == name
    assert cw.analyze(article).quotes[0].speaker_name == "Ada Venn"
    page = tmp_path / f"{name}.html"
    cw.compare([article, '"No," said Ada Venn.']).to_html(page)
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("path", ["", "/", "/no/such/file", "a\0b"])
def test_a_path_that_cannot_be_read_or_written_is_an_input_error(path: str) -> None:
    with pytest.raises(cw.InputError):
        cw.from_file(path)
    with pytest.raises((cw.InputError, OSError, ValueError)):
        cw.EventStream().save(path)
    with pytest.raises((cw.InputError, OSError, ValueError)):
        cw.EventStream.load(path)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"\xff\xfeN\x00o\x00", "utf-8"),
        (b"\x80", "utf-8"),
        (b"caf\xe9", "utf-8"),
        (b"x", "no-such"),
        (b"\xff", "ascii"),
    ],
)
def test_a_file_in_another_encoding_is_an_input_error_that_names_it(
    tmp_path: Path, content: bytes, encoding: str
) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(content)
    with pytest.raises(cw.InputError, match=r"odd\.txt"):
        cw.from_file(path, encoding=encoding)


def stream_of(path: Path) -> bytes:
    stream = cw.EventStream()
    stream.add([cw.Article("The ferry stayed, Ada Venn said.", id=str(n), published="2026-03-12") for n in range(3)])
    stream.save(path)
    return path.read_bytes()


def test_a_stream_cut_at_any_byte_is_an_input_error_that_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "events.state"
    whole = stream_of(path)
    assert len(cw.EventStream.load(path)) == 3
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(cw.InputError, match=r"events\.state.*torn"):
            cw.EventStream.load(path)


@settings(max_examples=2000, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_no_comparison_and_no_stream(content: bytes) -> None:
    path = Path("/tmp" if Path("/tmp").is_dir() else ".") / f"crosswire-any-{sys.version_info.minor}.state"
    path.write_bytes(content)
    with pytest.raises(cw.InputError):
        cw.EventStream.load(path)
    with pytest.raises(cw.InputError):
        cw.Comparison.from_json(content.decode("utf-8", "replace"))
    path.unlink()


@pytest.mark.parametrize("depth", [100, 1000, 100_000])
def test_deeply_nested_json_is_refused(depth: int) -> None:
    with pytest.raises(cw.InputError):
        cw.Comparison.from_json("[" * depth + "]" * depth)
    with pytest.raises(cw.InputError):
        cw.Comparison.from_json('{"docs":' * depth + "1" + "}" * depth)


WRONG: list[Any] = [None, 3, 1.5, b"bytes", [], {}, object(), "\ud800", ["nested"], True]


@pytest.mark.parametrize("item", WRONG, ids=repr)
def test_what_is_no_article_is_reported_with_its_place_and_costs_no_other(item: Any) -> None:
    good = "“No,” Ada Venn said."
    docs = cw.analyze_all([good, item, good], errors="record")
    assert [len(doc.quotes) for doc in docs] == [1, 0, 1]
    assert docs[1].diagnostics
    with pytest.raises(cw.InputError, match="1"):
        cw.analyze_all([good, item, good])


def test_a_pickle_holds_plain_records_and_no_code() -> None:
    import pickletools

    doc = cw.analyze("“No,” Ada Venn said on Thursday.", source="Halve Post")
    for value in (doc, doc.quotes[0], cw.compare([doc, '"No," said Ada Venn.'])):
        names = [argument for op, argument, _ in pickletools.genops(pickle.dumps(value, 2)) if op.name == "GLOBAL"]
        assert names
        assert all(str(name).split()[0].split(".")[0] in ("crosswire", "builtins", "__builtin__") for name in names), (
            names
        )
