"""The corpus functions on Spark: DataFrames in, DataFrames out, the same rows as on one machine.

Texts are read where they lie (`mapInArrow`); fingerprints are joined as DataFrames, so that no machine holds them all;
what the join finds is verified on the full texts. Needs pyspark 3.4 or later and pyarrow; no Java packages besides.

The order of the articles is that of their ids: the rows are those of the local functions for articles sorted by id.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from typing import Any, Literal, TypeAlias

from crosswire import _crosswire
from crosswire._crosswire import Article
from crosswire.analyzer import analyze_all
from crosswire.errors import InputError, MissingExtraError

#: A Spark DataFrame, classic or over Spark Connect.
DataFrame: TypeAlias = Any

#: What `annotate` can give.
What: TypeAlias = Literal["quotes", "mentions", "entities", "quantities", "times", "regions", "sentences", "segments"]

KINDS = {
    "quotes": "Quote",
    "mentions": "Mention",
    "entities": "Entity",
    "quantities": "Quantity",
    "times": "Timex",
    "regions": "Region",
    "sentences": "Sentence",
    "segments": "Segment",
}

#: More shared fingerprints than this are counted as this many, as in the core.
MOST_COUNTED = 65535
#: Texts with fewer fingerprints than this need only one in common, as in the core.
FEW = 4
#: A share that nothing reaches.
NEVER = 1.1


def _modules() -> tuple[Any, Any, Any]:
    try:
        return (
            importlib.import_module("pyarrow"),
            importlib.import_module("pyspark.sql.functions"),
            importlib.import_module("pyspark.sql"),
        )
    except ImportError as error:
        message = f"this needs pyspark and pyarrow: pip install pyspark pyarrow ({error})"
        raise MissingExtraError(message) from error


def annotate(
    frame: DataFrame,
    /,
    *,
    text: str = "text",
    id: str = "id",
    source: str | None = None,
    published: str | None = None,
    what: What = "quotes",
) -> DataFrame:
    """Annotate a column of texts: one row for each quotation (or mention, time, …), with the article's id as `article`.

    Raises InputError for a column that is not there and an unknown `what`.
    """
    pa, _, _ = _modules()
    if what not in KINDS:
        raise InputError(f"what: {what!r} is none of {', '.join(KINDS)}")
    columns = _columns(frame, text=text, id=id, source=source, published=published)
    schema = pa.schema([pa.field("article", pa.string(), nullable=False), *_schema(KINDS[what])])

    def rows(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            given = [_article(row) for row in batch.to_pylist()]
            found: list[dict[str, Any]] = []
            for article, doc in zip(given, analyze_all(given, threads=1), strict=True):
                found.extend({"article": article.id, **row} for row in getattr(doc, what).to_dicts())
            yield from pa.Table.from_pylist(found, schema=schema).to_batches()

    return frame.select(*columns).mapInArrow(rows, _spark(schema))


def near_duplicates(
    frame: DataFrame,
    /,
    *,
    text: str = "text",
    id: str = "id",
    threshold: float = 0.5,
    containment: float | None = None,
    min_shared: int = 1,
    window: int = 16,
    cap: int = 256,
) -> DataFrame:
    """Find the pairs of `crosswire.near_duplicates`, as rows `a`, `b`, `jaccard`, `a_in_b`, `b_in_a`, `shared`.

    Ids must differ. Raises InputError for a column that is not there and for settings out of range.
    """
    pa, functions, _ = _modules()
    _crosswire.near_duplicates(
        [], threshold=threshold, containment=containment, min_shared=min_shared, window=window, cap=cap
    )
    texts = frame.select(*_columns(frame, text=text, id=id))
    postings = _postings(texts, window)
    once = postings.select("id", "hash", functions.size("places").alias("times"), "all")
    column = functions.col
    shared = (
        _joined(once, cap)
        .groupBy("a", "b")
        .agg(
            functions.least(functions.sum(column("a_times") * column("b_times")), functions.lit(MOST_COUNTED)).alias(
                "n"
            ),
            functions.first("a_all").alias("a_all"),
            functions.first("b_all").alias("b_all"),
        )
    )
    less, more = functions.least("a_all", "b_all"), functions.greatest("a_all", "b_all")
    count = column("n").cast("double") * 8.0
    candidates = shared.where(
        ((column("n") > 1) | (less < FEW))
        & (
            (count >= more * functions.lit(float(threshold)))
            | (count >= less * functions.lit(float(NEVER if containment is None else containment)))
        )
    ).select("a", "b")
    schema = pa.schema(
        [
            pa.field("a", pa.string(), nullable=False),
            pa.field("b", pa.string(), nullable=False),
            *(pa.field(name, pa.float64(), nullable=False) for name in ("jaccard", "a_in_b", "b_in_a")),
            pa.field("shared", pa.int32(), nullable=False),
        ]
    )

    def verified(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            rows = batch.to_pylist()
            counts = _crosswire.overlaps_of_pairs(
                [(row["a_text"], row["b_text"]) for row in rows],
                threshold=threshold,
                containment=containment,
                min_shared=min_shared,
            )
            found = [
                {
                    "a": row["a"],
                    "b": row["b"],
                    "jaccard": pair[1],
                    "a_in_b": pair[2],
                    "b_in_a": pair[3],
                    "shared": pair[0],
                }
                for row, pair in zip(rows, counts, strict=True)
                if pair is not None
            ]
            yield from pa.Table.from_pylist(found, schema=schema).to_batches()

    return _with(candidates, texts, ["text"]).mapInArrow(verified, _spark(schema))


def text_reuse(
    frame: DataFrame,
    /,
    *,
    text: str = "text",
    id: str = "id",
    source: str | None = None,
    published: str | None = None,
    min_words: int = 12,
    boilerplate: Literal["mark", "keep"] = "mark",
    cap: int = 256,
    what: Literal["pairs", "passages"] = "passages",
) -> DataFrame:
    """Find the passages (or the pairs) of `crosswire.text_reuse`, with the columns of those tables.

    Ids must differ. Raises InputError for a column that is not there and for settings out of range.
    """
    pa, functions, _ = _modules()
    _crosswire.text_reuse([], min_words=min_words, boilerplate=boilerplate, cap=cap)
    if what not in ("pairs", "passages"):
        raise InputError(f'what: {what!r} is neither "pairs" nor "passages"')
    texts = frame.select(*_columns(frame, text=text, id=id, source=source, published=published))
    postings = _postings(texts, min(min_words - 4, 16))
    joined = _joined(postings.select("id", "hash", functions.col("places").alias("times"), "all"), cap)
    seeds = joined.groupBy("a", "b").agg(functions.collect_list(functions.struct("a_times", "b_times")).alias("seeds"))
    schema = pa.schema(_schema("ReusePair" if what == "pairs" else "Passage"))

    def found(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            pairs = [
                (
                    _article({name: row[f"a_{name}"] for name in ("text", "source", "published")} | {"id": row["a"]}),
                    _article({name: row[f"b_{name}"] for name in ("text", "source", "published")} | {"id": row["b"]}),
                    sorted((i, j) for seed in row["seeds"] for i in seed["a_times"] for j in seed["b_times"]),
                )
                for row in batch.to_pylist()
            ]
            tables = _crosswire.reuse_of_pairs(pairs, release=False, min_words=min_words, boilerplate=boilerplate)
            yield from pa.table(tables[0 if what == "pairs" else 1]).cast(schema).to_batches()

    return _with(seeds, texts, ["text", "source", "published"]).mapInArrow(found, _spark(schema))


def _columns(frame: DataFrame, *, text: str, id: str, **others: str | None) -> list[Any]:
    """Name the columns that are read, as strings under fixed names."""
    _, functions, _ = _modules()
    names = {"id": id, "text": text, **others}
    for argument, name in names.items():
        if name is not None and name not in frame.columns:
            raise InputError(f"{argument}: the frame has no column {name!r}; it has {', '.join(frame.columns)}")
    return [
        (functions.lit(None) if name is None else functions.col(f"`{name}`")).cast("string").alias(argument)
        for argument, name in names.items()
    ]


def _article(row: dict[str, Any]) -> Article:
    return Article(
        row["text"] or "", id=row["id"] or "", source=row.get("source"), published=row.get("published") or None
    )


def _schema(kind: str) -> list[Any]:
    pa, _, _ = _modules()
    return list(pa.schema(_crosswire.Rows(kind, [])))


def _spark(schema: Any) -> Any:
    """Give the Spark schema of an Arrow schema."""
    types = importlib.import_module("pyspark.sql.pandas.types")
    return types.from_arrow_schema(schema)


def _postings(texts: DataFrame, window: int) -> DataFrame:
    """Read the fingerprints of every text: `id`, `hash`, `places`, and `all`, the number of all of them."""
    pa, _, _ = _modules()
    schema = pa.schema(
        [
            pa.field("id", pa.string()),
            pa.field("hash", pa.int64()),
            pa.field("places", pa.list_(pa.int32())),
            pa.field("all", pa.int32()),
        ]
    )

    def read(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            ids = batch.column("id").to_pylist()
            texts = [text or "" for text in batch.column("text").to_pylist()]
            found: list[dict[str, Any]] = []
            for id, (postings, count) in zip(ids, _crosswire.fingerprints(texts, window=window), strict=True):
                places: dict[int, list[int]] = {}
                for hash, place in postings:
                    places.setdefault(hash, []).append(place)
                found.extend({"id": id, "hash": hash, "places": own, "all": count} for hash, own in places.items())
            yield from pa.Table.from_pylist(found, schema=schema).to_batches()

    return texts.select("id", "text").mapInArrow(read, _spark(schema))


def _joined(postings: DataFrame, cap: int) -> DataFrame:
    """Pair texts that share a hash; over the cap each text with the one before alone."""
    _, functions, sql = _modules()
    column = functions.col
    by_hash = sql.Window.partitionBy("hash")
    counted = postings.withColumn("texts", functions.count(functions.lit(1)).over(by_hash)).where(column("texts") > 1)
    fields = ("id", "times", "all")
    common = counted.where(column("texts") <= cap)
    left = common.select("hash", *(column(field).alias(f"a_{field}") for field in fields))
    right = common.select("hash", *(column(field).alias(f"b_{field}") for field in fields))
    pairs = left.join(right, "hash").where(column("a_id") < column("b_id")).drop("hash")
    before = by_hash.orderBy("id")
    neighbours = (
        counted.where(column("texts") > cap)
        .select(
            *(functions.lag(field).over(before).alias(f"a_{field}") for field in fields),
            *(column(field).alias(f"b_{field}") for field in fields),
        )
        .where(column("a_id").isNotNull())
    )
    return pairs.unionByName(neighbours).withColumnsRenamed({"a_id": "a", "b_id": "b"})


def _with(pairs: DataFrame, texts: DataFrame, fields: list[str]) -> DataFrame:
    """Join both articles of each pair."""
    _, functions, _ = _modules()
    for side in ("a", "b"):
        renamed = texts.select(
            functions.col("id").alias(side), *(functions.col(field).alias(f"{side}_{field}") for field in fields)
        )
        pairs = pairs.join(renamed, side)
    return pairs
