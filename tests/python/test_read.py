from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import crosswire as cw
from crosswire import convert

LINES = (
    '{"id": "a", "text": "One.", "date": "2026-03-12"}\n{"text": \n{"title": "x"}\n{"text": "Two.", "series": "Post"}\n'
)

PAGE = """<html lang="en"><head><title>Ferry stays | Halve Post</title>
<meta property="og:site_name" content="Halve Post"><meta name="author" content="Ona Reed">
<meta property="article:published_time" content="2026-03-12T09:30:00+01:00"></head><body><nav>Home Sport</nav>
<article><h1>Ferry stays</h1><p>“We will not close the ferry,” Mayor Ada Venn said on Thursday at the harbour.</p>
<p>It carries forty people to their work each day, and nobody in the town would be glad to see it go.</p></article>
</body></html>"""

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Halve Post</title><link>https://example.org/</link>
<item><title>Ferry stays</title><link>https://example.org/1</link><guid>post-1</guid>
<pubDate>Thu, 12 Mar 2026 09:30:00 +0100</pubDate><description>&lt;p&gt;“We stay,” Ada Venn said.&lt;/p&gt;&lt;p&gt;It
sails.&lt;/p&gt;&lt;script&gt;no()&lt;/script&gt;</description></item>
<item><title>Only a title</title><link>https://example.org/2</link></item></channel></rss>"""


def test_lines_are_read_with_their_fields_and_a_broken_one_raises_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(LINES)
    reader = cw.read(path)
    first = next(reader)
    assert (first.id, first.text, first.published) == ("a", "One.", date(2026, 3, 12))
    with pytest.raises(cw.InputError, match=r"a\.jsonl, line 2: no JSON"):
        next(reader)
    with pytest.raises(cw.InputError, match=r"a\.jsonl, line 3: text: missing"):
        next(reader)
    last = next(reader)
    assert (last.id, last.source) == ("a.jsonl:4", "Post")
    assert list(reader) == []


def test_broken_records_are_left_out_or_stand_empty_in_their_place(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(LINES)
    skipped = cw.read(path, errors="skip")
    assert [article.text for article in skipped] == ["One.", "Two."]
    assert [fault.partition(": ")[0] for fault in skipped.broken] == [f"{path}, line 2", f"{path}, line 3"]
    recorded = list(cw.read(path, errors="record"))
    assert [article.text for article in recorded] == ["One.", "", "", "Two."]
    assert dict(recorded[2].meta)["error"].endswith("line 3: text: missing")
    docs = list(cw.Analyzer().pipe(cw.read(path, errors="record")))
    assert len(docs) == 4
    with pytest.raises(cw.InputError, match="errors"):
        cw.read(path, errors="ignore")  # type: ignore[arg-type]


def test_several_files_and_file_objects_are_read_one_after_the_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    with gzip.open(tmp_path / "b.csv.gz", "wt") as file:
        file.write("text,Paper\nTwo.,Post\n")
    articles = list(cw.read([tmp_path / "a.txt", str(tmp_path / "b.csv.gz")]))
    assert [article.id for article in articles] == ["a.txt", "b.csv.gz:2"]
    assert articles[1].meta == (("Paper", "Post"),)
    for stream in (io.BytesIO(LINES.encode()), io.StringIO(LINES)):
        assert [article.text for article in cw.read(stream, format="jsonl", errors="skip")] == ["One.", "Two."]
    with (tmp_path / "a.txt").open("rb") as file:
        assert [article.text for article in cw.read(file)] == ["One."]
    mapped = cw.read(tmp_path / "b.csv.gz", columns={"source": "Paper"})
    assert [article.source for article in mapped] == ["Post"]


def test_another_encoding_is_told_and_said(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("“We sail,” José Núñez said in the café.".encode("cp1252"))
    reader = cw.read(path)
    article = next(reader)
    assert article.text == "“We sail,” José Núñez said in the café."
    assert dict(article.meta)["encoding"] == "windows-1252"
    assert reader.notes == [f"{path}: read as windows-1252; offsets count characters of the decoded text"]
    quote = cw.analyze(article).quotes[0]
    assert article.text[quote.start : quote.end] == quote.text
    assert [one.text for one in cw.read(path, encoding="iso-8859-2")] != [article.text]


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        ("missing.jsonl", {}, "no such file"),
        (".", {}, "a directory"),
        ("a.txt", {"format": "pdf"}, "none of text, jsonl"),
        ("a.txt", {"encoding": "latin-17"}, "latin-17"),
        ("a.txt", {"columns": {"body": "x"}}, "no field"),
        ("empty.txt", {}, "empty"),
        (5, {}, "expected a path or a file, got int"),
        ([5], {}, "expected a path or a file, got int"),
    ],
)
def test_what_cannot_be_read_raises(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: Any, options: dict[str, Any], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("One.")
    Path("empty.txt").write_text("")
    with pytest.raises(cw.InputError, match=message):
        list(cw.read(arguments, **options))


def test_a_file_that_raises_while_it_is_read_raises_an_input_error() -> None:
    class Torn:
        def read(self, size: int, /) -> bytes:
            raise OSError(f"the disk is gone after {size}")

    with pytest.raises(cw.InputError, match="the disk is gone"):
        list(cw.read(Torn()))


def test_a_file_is_read_no_further_than_it_is_used() -> None:
    asked: list[int] = []

    class Endless:
        def read(self, size: int, /) -> bytes:
            asked.append(size)
            return b'{"text": "One."}\n' * (size // 17)

    reader = cw.read(Endless(), format="jsonl")
    assert next(reader).text == "One."
    assert sum(asked) < 1 << 20


def test_a_page_gives_its_article(tmp_path: Path) -> None:
    path = tmp_path / "ferry.html"
    path.write_text(PAGE)
    for article in (cw.from_html(path), next(iter(cw.read(path)))):
        assert article.id == "ferry.html"
        assert "We will not close the ferry" in article.text
        assert "Home Sport" not in article.text
        assert article.source == "Halve Post"
        assert article.published_from == "html"
        assert str(article.published).startswith("2026-03-12")
        assert article.authors == ("Ona Reed",)
    given = cw.from_html(PAGE, url="https://example.org/ferry", source="The Post", published="2026-03-13")
    assert (given.url, given.source, given.published) == ("https://example.org/ferry", "The Post", date(2026, 3, 13))
    assert given.published_from == "argument"
    assert cw.from_html(PAGE.encode(), source="The Post").published_from == "html"
    with pytest.raises(cw.InputError, match="no article"):
        cw.from_html("<html><body></body></html>")
    with pytest.raises(cw.InputError, match="fetches nothing"):
        cw.from_html("https://example.org/ferry")


def test_a_feed_gives_its_entries(tmp_path: Path) -> None:
    path = tmp_path / "post.rss"
    path.write_text(FEED)
    for articles in (cw.from_feed(FEED), cw.from_feed(path), list(cw.read(path))):
        assert [article.text for article in articles] == ["“We stay,” Ada Venn said.\n\nIt sails.", "Only a title"]
        assert articles[0].id == "post-1"
        assert articles[0].source == "Halve Post"
        assert articles[0].published == datetime(2026, 3, 12, 8, 30, tzinfo=UTC)
    with pytest.raises(cw.InputError, match="no RSS or Atom"):
        cw.from_feed("<nothing")


def test_a_missing_package_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.setitem(sys.modules, "feedparser", None)
    with pytest.raises(cw.MissingExtraError, match=r'from_html needs trafilatura: pip install "crosswire\[html\]"'):
        cw.from_html(PAGE)
    with pytest.raises(cw.MissingExtraError, match=r'from_feed needs feedparser: pip install "crosswire\[feeds\]"'):
        cw.from_feed(FEED)


NEWSPAPER = SimpleNamespace(
    text="One.",
    title="T",
    publish_date=datetime(2026, 3, 12, 9, 30),
    authors=["Ona Reed"],
    url="https://example.org/1",
    canonical_link="",
    meta_lang="en",
    meta_site_name="Post",
    download=lambda: None,
    html="<html>",
)
FUNDUS = SimpleNamespace(
    plaintext="One.",
    title="T",
    publishing_date=datetime(2026, 3, 12, 9, 30, tzinfo=UTC),
    authors=["Ona Reed"],
    publisher="Post",
    lang="en",
    body=object(),
    html=SimpleNamespace(responded_url="https://example.org/1"),
)
TRAFILATURA = SimpleNamespace(
    text="One.",
    title="T",
    date="2026-03-12",
    author="Ona Reed; Piet Oss",
    sitename="Post",
    hostname="example.org",
    url="https://example.org/1",
    language="en",
    body=object(),
)
EVENT_REGISTRY = {
    "uri": "e-1",
    "title": "T",
    "body": "One.",
    "dateTimePub": "2026-03-12T09:30:00Z",
    "lang": "eng",
    "url": "https://example.org/1",
    "source": {"title": "Post", "uri": "example.org"},
    "authors": [{"name": "Ona Reed"}],
    "isDuplicate": False,
}
SCHEMA = {
    "@type": "NewsArticle",
    "headline": "T",
    "articleBody": "One.",
    "datePublished": "2026-03-12",
    "author": [{"@type": "Person", "name": "Ona Reed"}],
    "publisher": {"name": "Post"},
    "url": "https://example.org/1",
}


@pytest.mark.parametrize("given", [NEWSPAPER, FUNDUS, TRAFILATURA, EVENT_REGISTRY, SCHEMA])
def test_objects_of_other_libraries_are_articles(given: Any) -> None:
    article = cw.from_object(given)
    assert article.text == "One."
    assert article.title == "T"
    assert article.source == "Post"
    assert article.url == "https://example.org/1"
    assert article.authors[0] == "Ona Reed"
    published = article.published
    assert published is not None
    assert published.isoformat().startswith("2026-03-12")
    assert article.published_from == ("jsonld" if given is SCHEMA else "argument")


def test_objects_go_where_articles_go() -> None:
    assert cw.analyze(NEWSPAPER).text == "One."
    assert [doc.text for doc in cw.analyze_all([EVENT_REGISTRY, "Two.", FUNDUS])] == ["One.", "Two.", "One."]
    assert [doc.text for doc in cw.Analyzer().pipe([SCHEMA])] == ["One."]
    comparison = cw.compare([NEWSPAPER, {"text": "Two.", "source": "Ledger"}])
    assert [doc.article.source for doc in comparison.docs] == ["Post", "Ledger"]
    entry: dict[str, Any] = {"summary": "<p>One.</p>", "title": "T", "published_parsed": time.gmtime(0)}
    assert cw.analyze(entry).text == "One."


def test_an_object_without_a_text_is_named() -> None:
    with pytest.raises(cw.InputError, match="item 1: dict: text: missing"):
        cw.analyze_all(["One.", {"title": "x"}])
    with pytest.raises(cw.InputError, match="item 0: expected a string or an Article, got object"):
        cw.analyze_all([object()])  # type: ignore[list-item]
    kept = cw.analyze_all([{"title": "x"}, "One."], errors="skip")
    assert [doc.text for doc in kept] == ["One."]
    with pytest.raises(cw.InputError, match="text: empty"):
        cw.from_object(SimpleNamespace(text=""))


def test_every_real_trafilatura_document_is_an_article() -> None:
    trafilatura = pytest.importorskip("trafilatura")
    document = trafilatura.bare_extraction(PAGE, with_metadata=True)
    assert cw.from_object(document).source == "Halve Post"
    assert cw.from_object(document.as_dict()).title == "Ferry stays"


def test_importing_the_package_imports_no_converter() -> None:
    code = "import sys, crosswire; print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert "crosswire._crosswire" in done.stdout
    for module in ("html.parser", "trafilatura", "feedparser", "crosswire.convert", "crosswire.frame"):
        assert f"'{module}'" not in done.stdout


def test_the_attributes_that_are_read_are_known_to_the_core() -> None:
    for name in convert.ATTRIBUTES:
        value = {name: "x"} if name in ("text", "plaintext", "maintext") else {"text": "One.", name: "2026-03-12"}
        article = cw.from_object(json.loads(json.dumps(value)))
        assert article.meta == (), name


def test_a_command_that_reads_nothing_imports_next_to_nothing() -> None:
    code = "import sys; before = set(sys.modules); import crosswire.__main__; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert eval(done.stdout) == ["crosswire", "crosswire.__main__", "crosswire._crosswire", "crosswire.errors"]


def test_every_public_name_is_there_and_listed() -> None:
    assert [name for name in cw.__all__ if not hasattr(cw, name)] == []
    assert set(cw.__all__) <= set(dir(cw))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        cw.nothing  # noqa: B018


def test_the_date_in_the_lines_over_a_text_is_its_date(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text("Ferry at Halve closes\nBy Ada Venn, 12 March 2026\n\nIt will open on Monday.\n", encoding="utf-8")
    for article in (cw.from_file(path), next(cw.read(path))):
        assert (article.published, article.published_from) == (date(2026, 3, 12), "header")
    assert cw.from_file(path, published="2026-03-01").published == date(2026, 3, 1)


def test_a_broken_row_is_named_by_its_id_too(tmp_path: Path) -> None:
    path = tmp_path / "articles.csv"
    path.write_text("id,text\na,One.\nb,\nc,Two.,too many\n", encoding="utf-8")
    reader = cw.read(path, errors="record")
    assert [article.id for article in reader] == ["a", "b", "c"]
    assert [message.partition("articles.csv, ")[2] for message in reader.broken] == [
        "line 3 (id b): text: empty",
        "line 4 (id c): 3 cells where the first line has 2",
    ]


def test_the_name_of_a_file_given_as_a_text_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text("One.", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"from_file\(.*ferry.txt'\) reads it"):
        cw.analyze(str(path))
