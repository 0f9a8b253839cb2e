from __future__ import annotations

import gc
import pickle
import subprocess
import sys
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import crosswire as cw
from crosswire.table import Table

from .test_records import every_table

# What Spark, pandas, polars and DuckDB all read.
PORTABLE = (pa.types.is_boolean, pa.types.is_int32, pa.types.is_int64, pa.types.is_float64, pa.types.is_string)


def portable(kind: Any) -> bool:
    if pa.types.is_list(kind):
        return portable(kind.value_type)
    if pa.types.is_struct(kind):
        return all(portable(kind.field(i).type) for i in range(kind.num_fields))
    return any(check(kind) for check in PORTABLE)


def test_columns_are_of_types_that_every_reader_takes(doc: cw.Doc, comparison: cw.Comparison) -> None:
    for table in every_table(doc, comparison):
        schema = table.to_arrow().schema
        assert schema.names == table.columns
        assert all(portable(field.type) for field in schema), schema


def test_every_library_reads_the_same_rows(doc: cw.Doc, comparison: cw.Comparison) -> None:
    for table in every_table(doc, comparison):
        rows = table.to_dicts()
        assert rows == [record.to_dict() for record in table]
        assert pa.table(table).to_pylist() == rows
        assert pl.DataFrame(table).to_dicts() == rows
        assert table.to_polars().to_dicts() == rows
        stream = pa.RecordBatchReader.from_stream(table)  # noqa: F841 - read by name below
        counted = duckdb.connect().execute("select count(*) from stream").fetchall()
        assert counted == [(len(rows),)]


def test_pandas_takes_a_table_as_it_is(doc: cw.Doc, comparison: cw.Comparison) -> None:
    for table in every_table(doc, comparison):
        if len(table):
            frame = pd.DataFrame(table)
            assert list(frame.columns) == table.columns
            assert len(frame) == len(table)
    found = cw.annotate(['"We sail," Ada Venn said.'], ids=[7], sources=["Post"]).quotes
    row = pd.DataFrame(found).to_dict("records")[0]  # type: ignore[arg-type]
    assert (row["article"], row["article_source"], row["speaker_name"]) == (7, "Post", "Ada Venn")
    assert row["cue"] == {"start": 20, "end": 24, "text": "said"}


def test_the_collector_is_on_again_after_a_frame_is_built(doc: cw.Doc) -> None:
    for before in (True, False):
        (gc.enable if before else gc.disable)()
        try:
            doc.quotes.to_pandas()
            assert gc.isenabled() is before
        finally:
            gc.enable()


def test_numbers_of_a_frame_can_be_written(doc: cw.Doc) -> None:
    frame = doc.quotes.to_pandas()
    for name, value in {"start": 1, "parent": 2, "score": 0.5, "closed": False}.items():
        frame.loc[0, name] = value
        assert frame[name].tolist()[0] == value


def test_pandas_reads_types_and_missing_values(doc: cw.Doc) -> None:
    frame = doc.quotes.to_pandas()
    assert list(frame.columns) == doc.quotes.columns
    assert frame["start"].dtype == "int64"
    assert frame["parent"].dtype == "Int64"
    assert frame["score"].dtype == "float64"
    assert frame["closed"].dtype == "bool"
    assert frame["speaker_name"].dtype == "str"
    assert frame["start"].tolist() == [quote.start for quote in doc.quotes]
    assert frame["parent"].isna().tolist() == [quote.parent is None for quote in doc.quotes]
    from_arrow = pd.DataFrame.from_arrow(doc.quotes)  # type: ignore[attr-defined]
    assert from_arrow["text"].tolist() == frame["text"].tolist()


def test_empty_tables_keep_their_columns() -> None:
    table = cw.analyze("").quotes
    assert len(table) == 0
    assert list(table.to_pandas().columns) == table.columns
    assert table.to_pandas()["start"].dtype == "int64"
    assert table.to_polars().columns == table.columns
    assert table.to_arrow().num_rows == 0


def test_a_table_is_a_sequence(doc: cw.Doc) -> None:
    tokens = doc.tokens
    assert tokens[0] == next(iter(tokens))
    assert tokens[-1] == list(tokens)[-1] == next(reversed(tokens))
    assert isinstance(tokens[1:3], Table)
    assert list(tokens[::-2]) == list(tokens)[::-2]
    assert tokens[2] in tokens
    assert tokens.index(tokens[2]) == 2
    assert tokens.count(tokens[2]) == 1
    for index in (len(tokens), -len(tokens) - 1):
        with pytest.raises(IndexError):
            tokens[index]


def test_tables_compare_hash_and_pickle_by_their_records(doc: cw.Doc) -> None:
    assert doc.quotes == doc.quotes
    assert hash(doc.quotes) == hash(doc.quotes)
    assert doc.quotes != doc.quotes[1:]
    assert doc.quotes[:0] != doc.tokens[:0]
    assert pickle.loads(pickle.dumps(doc.quotes)) == doc.quotes
    assert "Table[Quote]" in repr(doc.quotes)


def test_a_notebook_shows_a_table_with_its_text_escaped() -> None:
    shown = cw.analyze("Ada Venn said <script>alert(1)</script>.").sentences._repr_html_()
    assert "<table" in shown
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown


def test_a_missing_package_is_named_with_its_remedy() -> None:
    script = """
import sys
sys.modules["polars"] = None
import crosswire
try:
    crosswire.analyze("Text.").tokens.to_polars()
except crosswire.MissingExtraError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert 'pip install "crosswire[polars]"' in done.stdout


def test_importing_brings_no_other_package() -> None:
    script = (
        "import sys; before = set(sys.modules); import crosswire; "
        "print(*{name.partition('.')[0] for name in set(sys.modules) - before} - sys.stdlib_module_names)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["crosswire"]


def test_the_repr_of_many_fits_on_a_screen() -> None:
    text = " ".join(f'"We are ready for the day number {n}," Ada Venn said.' for n in range(400))
    articles = [cw.Article(text, id=str(n), source="Post", published="2026-03-12") for n in range(5)]
    assert len(repr(articles[0])) < 160
    assert repr(articles[0]).startswith("Article(id='0', source='Post', published=2026-03-12, text='\"We are ready")
    assert len(repr(cw.quote_families(articles))) < 1000
    assert len(repr(cw.near_duplicates(articles))) < 2000
