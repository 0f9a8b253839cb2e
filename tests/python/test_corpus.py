from __future__ import annotations

import os
import pickle
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import crosswire as cw

FERRY = (
    "The ferry between Halve and Orm will stay in port until Friday because two of its three engines failed within "
    "a week, the operator said on Tuesday, and no other ship can carry lorries across the sound."
)
SAID = "“We will not close the ferry to Halve before the last islander has a bed on the mainland,” Mayor Ada Venn said."


@pytest.fixture(scope="module")
def articles() -> list[cw.Article]:
    return [
        cw.Article(FERRY, id="post", source="Halve Post", published="2026-03-02", title="Ferry stays in port"),
        cw.Article(f"{FERRY} {SAID}", id="times", source="Orm Times", published="2026-03-03", title="No ferry to Orm"),
        cw.Article(f"Nobody is calm. {SAID}", id="wire", source="Tide Wire", published="2026-03-04"),
        cw.Article("Strawberries ripen three weeks early in the valleys, growers say.", id="fruit"),
    ]


def words(count: int, seed: int) -> str:
    source = random.Random(seed)
    return " ".join(f"w{source.randrange(500)}" for _ in range(count))


def test_near_duplicates_are_three_tables_of_records(articles: list[cw.Article]) -> None:
    found = cw.near_duplicates(articles)
    assert [table.kind for table in found] == ["DuplicatePair", "DuplicateGroup", "Furniture"]
    (pair,) = found.pairs
    assert (pair.a, pair.b, pair.a_in_b, pair.earlier) == ("post", "times", 1.0, "post")
    assert found.pairs.to_arrow().to_pylist() == found.pairs.to_dicts()
    (group,) = found.groups
    assert (group.earliest, group.sources) == ("post", ("Halve Post", "Orm Times"))
    more = cw.near_duplicates(articles, threshold=0.9, containment=0.3)
    assert [(pair.a, pair.b) for pair in more.pairs] == [("post", "times"), ("times", "wire")]


def test_texts_have_their_places_as_ids_and_equal_ids_are_told_apart() -> None:
    assert [(pair.a, pair.b) for pair in cw.near_duplicates([FERRY, "Else.", FERRY]).pairs] == [("0", "2")]
    same = [cw.Article(FERRY, id="a"), cw.Article(FERRY, id="a"), cw.Article(FERRY, id="a-2")]
    found = cw.near_duplicates(same)
    assert [(pair.a, pair.b) for pair in found.pairs] == [("a", "a-3"), ("a", "a-2"), ("a-3", "a-2")]
    assert cw.near_duplicates({"x": FERRY, "y": FERRY}).groups[0].articles == ("x", "y")
    docs = [cw.analyze(FERRY, id="d"), cw.analyze(FERRY, id="e")]
    assert cw.near_duplicates(docs).groups[0].articles == ("d", "e")


def test_text_reuse_tells_prose_from_quotations(articles: list[cw.Article]) -> None:
    found = cw.text_reuse(articles)
    assert [(pair.a, pair.b, pair.derivation) for pair in found.pairs] == [
        ("post", "times", "wholly_derived"),
        ("times", "wire", "not_derived"),
    ]
    assert [passage.quoted for passage in found.passages] == [False, True]
    for passage in found.passages:
        text = {article.id: article.text for article in articles}
        assert text[passage.a][passage.a_span.start : passage.a_span.end] == passage.a_span.text
        assert text[passage.b][passage.b_span.start : passage.b_span.end] == passage.b_span.text


def test_against_holds_every_article_against_the_releases_alone(articles: list[cw.Article]) -> None:
    found = cw.text_reuse(articles[1:], against=articles[:1])
    assert [(pair.a, pair.b) for pair in found.pairs] == [("post", "times")]
    assert found.pairs[0].share_of_a == 1.0
    assert found.pairs[0].share_of_b < 1.0


def test_events_and_a_stream_agree(articles: list[cw.Article], tmp_path: Path) -> None:
    events = cw.cluster_events(articles)
    assert sorted(id for event in events for id in event.articles) == ["fruit", "post", "times", "wire"]
    assert ("post", "times") in [event.articles[:2] for event in events]
    stream = cw.EventStream(window_hours=100, threshold=0.3)
    stream.add(articles[0])
    stream.add(articles[1:])
    assert len(stream) == 4
    stream.save(tmp_path / "state")
    loaded = cw.EventStream.load(tmp_path / "state")
    assert repr(loaded) == "EventStream(window_hours=100, threshold=0.3, articles=4)"
    assert loaded.clusters() == stream.clusters()
    (tmp_path / "state").write_bytes((tmp_path / "state").read_bytes()[:-1])
    with pytest.raises(cw.InputError, match="torn"):
        cw.EventStream.load(tmp_path / "state")


def test_quote_families_take_articles_and_docs(articles: list[cw.Article]) -> None:
    (family,) = cw.quote_families(articles)
    assert (family.speaker_name, family.articles, family.first) == ("Ada Venn", 2, "times")
    assert [member.article for member in family.members] == ["times", "wire"]
    assert cw.quote_families(cw.analyze_all(articles)) == cw.quote_families(articles)
    table = cw.quote_families(articles)
    assert pickle.loads(pickle.dumps(table)) == table
    assert table.to_arrow().to_pylist() == table.to_dicts()
    assert "Table" in repr(table)


@pytest.mark.parametrize("table", ["EventCluster", "QuoteFamily", "DuplicateGroup", "ReusePair", "Furniture"])
def test_empty_tables_know_their_columns(table: str) -> None:
    empty: Any = cw.Table._of(table, [])
    assert empty.to_arrow().schema.names == empty.columns


BAD: list[tuple[str, Callable[[], object]]] = [
    ("articles: expected a list", lambda: cw.near_duplicates("text")),
    ("articles: expected an iterable", lambda: cw.cluster_events(5)),  # type: ignore[arg-type]
    ("articles: item 1", lambda: cw.text_reuse(["text", 1])),  # type: ignore[list-item]
    ("against: item 0", lambda: cw.text_reuse(["text"], against=[None])),  # type: ignore[list-item]
    ("threshold", lambda: cw.near_duplicates([], threshold=-1)),
    ("containment", lambda: cw.near_duplicates([], containment=7)),
    ("window", lambda: cw.near_duplicates([], window=99)),
    ("min_words", lambda: cw.text_reuse([], min_words=7)),
    ("min_words", lambda: cw.quote_families([], min_words=2)),
    ("window_hours", lambda: cw.cluster_events([], window_hours=0)),
    ("threads", lambda: cw.near_duplicates([], threads=0)),
    ("progress", lambda: cw.near_duplicates([], progress=3)),  # type: ignore[arg-type]
    ("nowhere", lambda: cw.EventStream.load(Path("nowhere"))),
]


@pytest.mark.parametrize(("message", "call"), BAD, ids=[f"{number}-{row[0]}" for number, row in enumerate(BAD)])
def test_what_is_wrong_is_named(message: str, call: Callable[[], object]) -> None:
    with pytest.raises(cw.InputError, match=message):
        call()


def test_any_number_of_threads_gives_the_same_tables() -> None:
    many = [f"{words(150, number % 40)} {words(30, number)}" for number in range(200)]
    assert cw.near_duplicates(many, threads=1) == cw.near_duplicates(many, threads=4)
    assert cw.text_reuse(many, threads=1) == cw.text_reuse(many, threads=4)
    assert cw.cluster_events(many, threads=1) == cw.cluster_events(many, threads=4)


def test_progress_ends_with_all_articles() -> None:
    seen: list[tuple[int, int | None]] = []
    cw.near_duplicates([words(50, number) for number in range(30)], progress=lambda *step: seen.append(step))
    assert seen[-1] == (30, 30)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_is_heard_while_a_corpus_is_read() -> None:
    code = """
import crosswire as cw, sys
many = [f"{number} " + " ".join(f"w{(number * word) % 977}" for word in range(400)) for number in range(20000)]
print("begin", flush=True)
while True:
    cw.text_reuse(many)
"""
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert b"KeyboardInterrupt" in errors


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_killed_while_it_saves_never_loses_the_state_before(tmp_path: Path) -> None:
    code = """
import crosswire as cw, sys
stream = cw.EventStream()
number = 0
while True:
    text = " ".join(f"Word{(number + word) % 300}" for word in range(200))
    stream.add(cw.Article(text, id=str(number), published="2026-03-02"))
    number += 1
    stream.save(sys.argv[1])
    if number == 1:
        print("begin", flush=True)
"""
    source = random.Random(7)
    for _ in range(int(os.environ.get("CROSSWIRE_KILLS", "8"))):
        path = tmp_path / "events.state"
        path.unlink(missing_ok=True)
        process = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(source.random() * 0.05)
        process.kill()
        process.communicate()
        assert len(cw.EventStream.load(path)) >= 1


def test_memory_does_not_grow_over_twenty_passes() -> None:
    code = """
import crosswire as cw
many = [" ".join(f"w{(number * word) % 977}" for word in range(300)) for number in range(300)]
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4
after = []
for turn in range(20):
    cw.near_duplicates(many, containment=0.1)
    cw.text_reuse(many)
    cw.cluster_events(many)
    after.append(resident())
print(max(after[5:]) - after[4])
"""
    if not Path("/proc/self/statm").exists():
        pytest.skip("the system does not say how much memory is used")
    grown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert int(grown) < 20_000, "kB"


def test_spark_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    from crosswire import spark

    for name in ("pyspark", "pyspark.sql", "pyspark.sql.functions"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(cw.MissingExtraError, match="pip install pyspark"):
        spark.near_duplicates(None)
