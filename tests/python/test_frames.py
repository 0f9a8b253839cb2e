from __future__ import annotations

import datetime
import io
import pickle
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crosswire as cw
import crosswire.pandas
import crosswire.polars
from crosswire.progress import Line, reporter

READY = '"We are ready," Mayor Ada Venn said.'
BRAVE = 'Piet Oss called the plan "brave". “It is late,” said Ines Valdor.'
NOTHING = "The ferry sails at noon."


def said(table: cw.Table[cw.Quote]) -> list[tuple[Any, str]]:
    return [(row["article"], row["text"]) for row in table.to_dicts()]


COLUMNS: dict[str, Any] = {
    "list": [READY, None, BRAVE],
    "generator": (text for text in (READY, None, BRAVE)),
    "pandas str": pd.Series([READY, None, BRAVE], dtype="str"),
    "pandas object": pd.Series([READY, float("nan"), BRAVE], dtype="object"),
    "pandas string": pd.Series([READY, pd.NA, BRAVE], dtype="string"),
    "pandas arrow": pd.Series([READY, None, BRAVE], dtype=pd.ArrowDtype(pa.string())),
    "pandas category": pd.Series([READY, None, BRAVE], dtype="category"),
    "numpy": np.array([READY, None, BRAVE], dtype=object),
    "polars": pl.Series([READY, None, BRAVE]),
    "arrow": pa.array([READY, None, BRAVE], pa.large_string()),
    "arrow chunks": pa.chunked_array([[READY, None], [BRAVE]]),
    "arrow table": pa.table({"text": [READY, None, BRAVE]}),
    "polars frame": pl.DataFrame({"text": [READY, None, BRAVE]}),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_every_kind_of_column_gives_the_same_rows(name: str) -> None:
    found = cw.annotate(COLUMNS[name], ids=["a", "b", "c"])
    doc = cw.analyze(BRAVE)
    expected = [("a", '"We are ready,"'), *(("c", quote.text) for quote in doc.quotes)]
    assert said(found.quotes) == expected
    assert len(found) == 3
    assert found.missing == ("b",)
    assert list(found.quotes[1:]) == list(doc.quotes)
    assert {row["article"] for row in found.mentions.to_dicts()} == {"a", "c"}


def test_ids_keep_their_type_so_that_tables_merge_with_the_frame() -> None:
    frame = pd.DataFrame({"id": [30, 10], "source": ["Post", "Today"], "text": [READY, BRAVE]})
    quotes = cw.annotate(frame["text"], ids=frame["id"]).quotes.to_pandas()
    assert quotes["article"].dtype == "int64"
    merged = quotes.merge(frame, left_on="article", right_on="id")
    assert merged["source_y"].tolist()[0] == "Post"
    assert cw.annotate(frame["text"], ids=["x", 3]).ids == ("x", "3")
    assert cw.annotate(frame.set_index("source")["text"]).ids == ("Post", "Today")
    assert cw.annotate([READY, BRAVE]).ids == (0, 1)
    assert cw.annotate([cw.Article(READY, id="own"), cw.Article(BRAVE, id="other")]).ids == ("own", "other")


def test_sources_and_dates_go_with_the_texts() -> None:
    text = "Ada Venn resigned on Thursday."
    days = [datetime.date(2026, 3, 13), pd.Timestamp("2026-03-20"), "2026-03-27", pd.NaT]
    found = cw.annotate([text] * 4, sources=["Post", None, "Post", "Today"], published=days, what=["times"])
    rows = found.times.to_dicts()
    assert [row["article_source"] for row in rows] == ["Post", None, "Post", "Today"]
    assert [row["value"] for row in rows][:3] == ["2026-03-12", "2026-03-19", "2026-03-26"]
    assert [row["basis"] for row in rows] == ["published"] * 3 + ["unresolved"]


def test_one_bad_item_costs_itself_alone() -> None:
    column = [READY, 7, BRAVE, "a lone \ud800 surrogate", READY]
    found = cw.annotate(column, ids=list("abcde"), published=["2026-03-12", None, None, None, "no date"])
    assert {row["article"] for row in found.quotes.to_dicts()} == {"a", "c", "e"}
    odd = {(row["article"], row["code"]) for row in found.diagnostics.to_dicts() if row["code"] != "undated"}
    assert odd == {("b", "failed"), ("d", "failed"), ("e", "published")}
    assert "item 1: expected a string" in found.diagnostics.to_dicts()[0]["message"]
    assert len(cw.annotate(column, errors="skip").diagnostics) == 0
    with pytest.raises(cw.InputError, match="item 1: expected a string or an Article, got int"):
        cw.annotate(column, errors="raise")


def test_arguments_that_do_not_fit_are_named() -> None:
    with pytest.raises(cw.InputError, match="ids: 1 for 2 texts"):
        cw.annotate([READY, BRAVE], ids=["a"])
    with pytest.raises(cw.InputError, match="published: 3 for 2 texts"):
        cw.annotate((text for text in (READY, BRAVE)), published=[None] * 3)
    with pytest.raises(cw.InputError, match="expected a column or a list, got str"):
        cw.annotate(READY)
    with pytest.raises(cw.InputError, match="'id', 'text'; give one of them"):
        cw.annotate(pa.table({"id": [1], "text": [READY]}))
    with pytest.raises(cw.InputError, match='"quote" is none of quotes, mentions'):
        cw.annotate([READY], what=["quote"])  # type: ignore[list-item]
    with pytest.raises(cw.InputError, match="mentions: not asked for"):
        _ = cw.annotate([READY], what="quotes").mentions


def test_a_stream_is_read_and_annotated_piece_by_piece() -> None:
    made: list[int] = []
    schema = pa.schema([("text", pa.string())])

    def batches() -> Iterator[pa.RecordBatch]:
        for number in range(3):
            made.append(number)
            yield pa.record_batch([[f"{READY} {number}"] * 3000], schema=schema)

    seen: list[tuple[int, int]] = []
    reader = pa.RecordBatchReader.from_batches(schema, batches())
    found = cw.annotate(reader, what="quotes", progress=lambda done, _: seen.append((done, len(made))))
    assert len(found.quotes) == 9000
    assert any(read < 3 for done, read in seen if done), "the whole stream was read before the first text was done"


def test_tables_are_streams_for_duckdb_and_arrow() -> None:
    found = cw.annotate([READY, BRAVE] * 40_000, ids=list(range(80_000)), what="quotes").quotes
    connection = duckdb.connect()
    connection.register("quotes", pa.RecordBatchReader.from_stream(found))
    counted = connection.execute("select speaker_name, count(*) from quotes group by 1 order by 1").fetchall()
    names = {quote.speaker_name for quote in cw.analyze(BRAVE).quotes} | {"Ada Venn"}
    assert {name for name, _ in counted} == names
    assert sum(count for _, count in counted) == len(found)
    reader = pa.RecordBatchReader.from_stream(found)
    first = reader.read_next_batch()
    assert 0 < first.num_rows < len(found)
    assert first.num_rows + sum(batch.num_rows for batch in reader) == len(found)
    assert pl.DataFrame(found).height == len(found)


def test_a_table_of_many_articles_is_a_sequence_that_pickles() -> None:
    table = cw.annotate([READY, BRAVE], ids=["a", "b"], sources=["Post", None]).quotes
    assert table.columns[:2] == ["article", "article_source"]
    assert pickle.loads(pickle.dumps(table)) == table
    assert [row["article"] for row in table[::-1].to_dicts()] == ["b", "b", "a"]
    assert table != cw.annotate([READY, BRAVE], ids=["a", "c"], sources=["Post", None]).quotes
    assert table.to_arrow().to_pylist() == table.to_dicts()
    assert table.to_polars().to_dicts() == table.to_dicts()
    empty = cw.annotate([], what="quotes").quotes
    assert len(empty) == 0
    assert empty.to_pandas().columns.tolist() == empty.columns
    assert empty.to_arrow().num_rows == 0


@settings(deadline=None, max_examples=200)
@given(st.lists(st.one_of(st.none(), st.text(max_size=60), st.sampled_from([READY, BRAVE])), max_size=8))
def test_annotate_gives_what_analyze_gives(texts: list[str | None]) -> None:
    found = cw.annotate(texts, what=("quotes", "mentions", "sentences", "tokens"), threads=1)
    places = [place for place, text in enumerate(texts) if text is not None]
    docs = [cw.analyze(text) for text in texts if text is not None]
    # Unicode has no white space among the separators that Python strips besides.
    blank = [text is None or (not text.strip() and not set(text) & set("\x1c\x1d\x1e\x1f")) for text in texts]
    assert found.missing == tuple(place for place, none in enumerate(blank) if none)
    for what in ("quotes", "mentions", "sentences", "tokens"):
        expected = [(place, record) for place, doc in zip(places, docs, strict=True) for record in getattr(doc, what)]
        rows = [row["article"] for row in found[what].to_dicts()]
        assert list(zip(rows, found[what], strict=True)) == expected


def test_from_frame_makes_articles_and_lists_what_is_left_out() -> None:
    frame = pd.DataFrame(
        {
            "key": [1.0, 2.0, 3.0, 4.0],
            "body": [READY, None, BRAVE, 7],
            "outlet": ["Post", "Post", None, "Today"],
            "day": ["2026-03-12", None, "soon", None],
        }
    )
    with pytest.warns(UserWarning, match=r"3 of 4 rows are incomplete: row 1 \(body\): no text; row 2 \(day\)"):
        articles = cw.from_frame(frame, text="body", id="key", source="outlet", published="day")
    assert [article.id for article in articles] == ["1", "3"]
    assert [article.source for article in articles] == ["Post", None]
    assert articles[0].published == datetime.date(2026, 3, 12)
    assert articles[1].published is None
    assert [(each.row, each.id, each.column) for each in articles.left_out] == [
        (1, "2", "body"),
        (2, "3", "day"),
        (3, "4", "body"),
    ]
    assert len(cw.near_duplicates(articles).pairs) == 0


def test_from_frame_reads_every_kind_of_frame_alike() -> None:
    columns = {"id": ["a", "b"], "text": [READY, BRAVE], "when": [datetime.date(2026, 3, 12), None]}
    frames: list[object] = [
        pd.DataFrame(columns),
        pl.DataFrame(columns),
        pl.DataFrame(columns).lazy(),
        pa.table(columns),
        columns,
        duckdb.connect().from_arrow(pa.table(columns)),
        pa.RecordBatchReader.from_stream(pa.table(columns)),
    ]
    expected = [cw.Article(READY, id="a", published="2026-03-12"), cw.Article(BRAVE, id="b")]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for frame in frames:
            assert cw.from_frame(frame, id="id", published="when") == expected, type(frame)
        assert [each.id for each in cw.from_frame(pd.DataFrame(columns, index=["x", "y"]))] == ["x", "y"]
    with pytest.raises(cw.InputError, match="there is no column 'body'; there are 'id', 'text', 'when'"):
        cw.from_frame(columns, text="body")
    with pytest.raises(cw.InputError, match="expected a frame or a table, got int"):
        cw.from_frame(3)


@pytest.mark.parametrize("dtype", ["str", "object", "string", "category"])
def test_the_pandas_accessor_keeps_the_index_and_the_missing_texts(dtype: str) -> None:
    texts = pd.Series([READY, None, NOTHING, BRAVE], index=["w", "x", "y", "w"], dtype=dtype)
    quotes = texts.cw.quotes()
    assert quotes.index.tolist() == ["w", "x", "w", "w"]
    assert quotes.loc["x"].isna().all()
    assert quotes["start"].dtype == "Int64"
    assert quotes["closed"].dtype == "boolean"
    assert quotes["text"].dtype == "str"
    whole = pd.Series([READY, BRAVE]).cw.quotes()  # type: ignore[attr-defined]
    assert whole.dtypes.tolist() == quotes.dtypes.tolist()
    assert len(texts.cw.sentences()) > len(quotes)


def test_the_pandas_accessor_refuses_what_is_no_text() -> None:
    assert not hasattr(pd.Series([1, 2]), "cw")
    assert hasattr(pd.Series([None, None]), "cw")
    empty = pd.Series([], dtype="str").cw.quotes()  # type: ignore[attr-defined]
    assert len(empty) == 0
    assert "speaker_name" in empty.columns


def test_a_pandas_frame_keeps_columns_beside_what_is_found() -> None:
    frame = pd.DataFrame({"text": [READY, None, BRAVE], "outlet": ["A", "B", "C"]}, index=[9, 9, 4])
    quotes = frame.cw.quotes(keep=["outlet", "text"])
    assert quotes["outlet"].tolist() == ["A", "B", "C", "C"]
    assert quotes["text"].tolist()[0] == READY
    assert quotes["text_found"].tolist()[0] == '"We are ready,"'
    assert quotes.index.tolist() == [9, 9, 4, 4]
    assert frame.cw.annotate(source="outlet").quotes.to_dicts()[0]["article_source"] == "A"
    with pytest.warns(UserWarning, match="1 of 3 rows"):
        assert len(frame.cw.articles(source="outlet")) == 2
    with pytest.raises(cw.InputError, match="there is no column 'body'"):
        frame.cw.quotes("body")


def test_the_polars_namespaces_give_the_same_eager_and_lazy() -> None:
    frame = pl.DataFrame({"id": [1, 2, 3, 4], "text": [READY, None, NOTHING, BRAVE]})
    quotes = frame.cw.quotes(keep="id")  # type: ignore[attr-defined]
    assert quotes.get_column("id_found").to_list()[0] == 0
    assert quotes.get_column("id").to_list() == [1, 2, 4, 4]
    assert quotes.row(1, named=True)["text"] is None
    lazy = frame.lazy().cw.quotes(keep="id")  # type: ignore[attr-defined]
    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect_schema() == quotes.schema
    assert lazy.collect().equals(quotes)
    assert lazy.filter(pl.col("speaker_name") == "Ada Venn").select("id").collect().rows() == [(1,)]
    series = frame.get_column("text").cw.quotes()  # type: ignore[attr-defined]
    assert series.get_column("row").to_list() == [0, 1, 3, 3]
    found = frame.lazy().select("id", quotes=pl.col("text").cw.quotes()).collect()  # type: ignore[attr-defined]
    assert found.get_column("quotes").list.len().to_list() == [1, None, 0, 2]
    names = found.explode("quotes").unnest("quotes", separator=".").get_column("quotes.speaker_name")
    assert names.to_list()[0] == "Ada Venn"
    with pytest.raises(AttributeError, match="no attribute 'cw'"):
        frame.get_column("id").cw.quotes()  # type: ignore[attr-defined]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_without_tqdm_is_a_line_of_text() -> None:
    script = """
import sys
sys.modules["tqdm"] = sys.modules["tqdm.auto"] = None
import crosswire as cw
list(cw.Analyzer().pipe(["One report."] * 40, batch_size=10, progress=True))
cw.annotate(["One report."] * 30, progress=True)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    lines = done.stderr.splitlines()
    assert any(line.startswith("40/40 articles, ") for line in lines), lines
    assert lines[-1].startswith("30/30 articles, ")
    assert " per second" in lines[-1]
    assert "\r" not in done.stderr
    assert done.stdout == ""


def test_a_line_on_a_terminal_is_written_over_itself() -> None:
    stream = Terminal()
    line = Line(stream)
    line(1, 3)
    line(2, 3)
    line(3, 3)
    written = stream.getvalue()
    assert written.startswith("\r1/3 articles")
    assert written.endswith("\n")
    assert written.count("\n") == 1


def test_progress_with_tqdm_is_a_bar_with_rate_and_time(capsys: pytest.CaptureFixture[str]) -> None:
    report = reporter(True)
    assert report is not None
    report(1, 4)
    report(4, 4)
    shown = capsys.readouterr().err
    assert "4/4" in shown
    assert "articles/s" in shown


@pytest.mark.parametrize("module", ["pandas", "polars"])
def test_a_frame_is_no_list_of_articles(module: str) -> None:
    frame = pytest.importorskip(module).DataFrame({"text": ["One.", "Two."], "outlet": ["A", "B"]})
    takers: list[Callable[[Any], object]] = [
        cw.analyze_all,
        cw.Analyzer().pipe,
        cw.compare,
        cw.near_duplicates,
        cw.text_reuse,
        cw.cluster_events,
        cw.quote_families,
    ]
    for take in takers:
        with pytest.raises(cw.InputError, match="from_frame"):
            take(frame)
    with pytest.raises(cw.InputError, match="one column, got a table of 'text', 'outlet'"):
        cw.annotate(frame)


def test_dates_with_their_month_in_words_are_read() -> None:
    found = cw.annotate(["They met on Monday."] * 2, published=["5 June 2025", "June 5, 2025"], what="times")
    assert [time.value for time in found["times"]] == ["2025-06-02", "2025-06-02"]


def test_blank_texts_are_missing_as_none_is() -> None:
    found = cw.annotate(["", "One.", "   \n", None, cw.Article(" ")], ids=list("abcde"), what="sentences")
    assert found.missing == ("a", "c", "d", "e")
    assert [row["article"] for row in found.sentences.to_dicts()] == ["b"]


def test_articles_of_a_frame_have_a_short_repr() -> None:
    frame = pd.DataFrame({"text": ["A long report. " * 1000] * 50 + [None]})
    with pytest.warns(UserWarning, match="incomplete"):
        articles = cw.from_frame(frame)
    assert repr(articles).startswith("Articles(50: [Article(id='0', text='A long report.")
    assert repr(articles).endswith("…], left_out=1)")
    assert len(repr(articles)) < 600
