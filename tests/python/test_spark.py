"""Spark gives the rows of one machine. Runs where Java and pyspark are; says so where not."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import crosswire as cw
from crosswire import spark

pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Java is not here: Spark is not tried"),
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    pytest.importorskip("pyspark", reason="pyspark is not here: Spark is not tried")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2,4]")  # two threads; a task may fail three times
        .appName("crosswire")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    yield session
    session.stop()


def words(source: random.Random, count: int) -> str:
    return " ".join(f"w{source.randrange(400)}" for _ in range(count))


@pytest.fixture(scope="module")
def articles() -> list[cw.Article]:
    """Invented articles, sorted by id: copies, changed copies, a footer in all of them, quotations."""
    source = random.Random(11)
    stories = [words(source, 120) for _ in range(12)]
    footer = "Read more of this every morning in the letter that our newsroom sends to all who ask for it"
    said = "“We will not close the ferry to Halve before the last islander has a bed on the mainland,” Ada Venn said."
    made = []
    for number in range(60):
        story = stories[number % 12].split()
        for _ in range(number // 12 * 2):
            story[source.randrange(len(story))] = "changed"
        text = f"{' '.join(story)}. {said if number % 5 == 0 else ''}\n\n{footer}"
        made.append(
            cw.Article(
                text, id=f"a{number:03}", source=f"Outlet {number % 3}", published=f"2026-03-{1 + number % 28:02}"
            )
        )
    return made


def frame(session: Any, articles: list[cw.Article]) -> Any:
    rows = [(article.id, article.text, article.source, str(article.published)) for article in articles]
    random.Random(3).shuffle(rows)
    return session.createDataFrame(rows, "id string, text string, source string, published string").repartition(3)


def collected(rows: Any) -> list[dict[str, Any]]:
    return [row.asDict(recursive=True) for row in rows.collect()]


def in_order(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(map(repr, rows))


@pytest.mark.parametrize("cap", [256, 10])
def test_near_duplicates_are_those_of_one_machine(session: Any, articles: list[cw.Article], cap: int) -> None:
    names = ("a", "b", "jaccard", "a_in_b", "b_in_a", "shared")
    local = cw.near_duplicates(articles, threshold=0.3, containment=0.4, cap=cap).pairs.to_dicts()
    found = collected(spark.near_duplicates(frame(session, articles), threshold=0.3, containment=0.4, cap=cap))
    assert len(found) > 30
    assert in_order(found) == in_order([{name: row[name] for name in names} for row in local])


@pytest.mark.parametrize("what", ["pairs", "passages"])
def test_reused_text_is_that_of_one_machine(session: Any, articles: list[cw.Article], what: Any) -> None:
    local = getattr(cw.text_reuse(articles, cap=20), what).to_dicts()
    found = collected(
        spark.text_reuse(frame(session, articles), source="source", published="published", cap=20, what=what)
    )
    assert len(found) > 30
    assert in_order(found) == in_order(local)


def test_annotations_are_those_of_one_machine(session: Any, articles: list[cw.Article]) -> None:
    local = [{"article": article.id, **row} for article in articles for row in cw.analyze(article).quotes.to_dicts()]
    found = collected(spark.annotate(frame(session, articles), source="source", published="published"))
    assert len(local) == 12
    assert in_order(found) == in_order(local)


def test_a_worker_that_dies_is_tried_again_with_the_same_result(
    session: Any, articles: list[cw.Article], tmp_path: Path
) -> None:
    flag = str(tmp_path / "died")
    given = frame(session, articles)
    schema = given.schema

    def dies_once(batches: Any) -> Any:
        import os

        try:
            os.close(os.open(flag, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            yield from batches
        else:
            os._exit(1)

    expected = in_order(collected(spark.near_duplicates(given)))
    assert in_order(collected(spark.near_duplicates(given.mapInArrow(dies_once, schema)))) == expected
    assert Path(flag).exists()


@pytest.mark.timeout(1200)
def test_the_sample_corpus_gives_the_pairs_of_one_machine(session: Any, shared: Path) -> None:
    import gzip
    import json

    with gzip.open(shared / "data" / "corpus" / "news_sample.jsonl.gz", "rt") as lines:
        rows = {row["id"]: row for row in map(json.loads, lines)}
    articles = [cw.Article(row["text"], id=id) for id, row in sorted(rows.items())]
    given = session.createDataFrame([(article.id, article.text) for article in articles], "id string, text string")
    local = [
        (pair.a, pair.b, pair.jaccard, pair.a_in_b, pair.b_in_a, pair.shared)
        for pair in cw.near_duplicates(articles, containment=0.2).pairs
    ]
    found = [tuple(row) for row in spark.near_duplicates(given.repartition(4), containment=0.2).collect()]
    assert len(local) > 100
    assert sorted(found) == sorted(local)


def test_columns_and_settings_that_are_none_are_named(session: Any, articles: list[cw.Article]) -> None:
    given = frame(session, articles[:2])
    with pytest.raises(cw.InputError, match="body"):
        spark.near_duplicates(given, text="body")
    with pytest.raises(cw.InputError, match="threshold"):
        spark.near_duplicates(given, threshold=3)
    with pytest.raises(cw.InputError, match="what"):
        spark.annotate(given, what="verbs")  # type: ignore[arg-type]
