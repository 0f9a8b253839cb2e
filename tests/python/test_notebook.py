from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crosswire as cw

HOSTILE = (
    '<img src=x onerror=alert(1)> "Close <script>alert(2)</script> it," said Ada <b>Venn</b>.\n\n'
    "“It's 40 & more,” said Piet O'Oss, \"the <i>boss</i>\"."
)
# What the pages are made of; whatever a text holds, there is no other tag.
TAGS = {"div", "style", "table", "tr", "td", "b", "span", "a", "ul", "li", "br"}


class Reader(HTMLParser):
    """Reads a page as a browser does: its tags, ids, links, attributes and words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.titles: list[str] = []
        self.names: set[str] = set()
        self.text = ""
        self._style = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._style = tag == "style"
        for name, value in attrs:
            self.names.add(name)
            if name == "id":
                self.ids.append(value or "")
            elif name == "href":
                self.links.append(value or "")
            elif name == "title":
                self.titles.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._style = self._style and tag != "style"

    def handle_data(self, data: str) -> None:
        if not self._style:
            self.text += data


def sanitised(html: str) -> str:
    strings = pytest.importorskip("nbconvert.filters.strings")
    cleaned: str = strings.clean_html(html)
    return cleaned


def shown(comparison: cw.Comparison) -> dict[str, str]:
    doc = comparison.docs[0]
    return {
        "doc": doc._repr_html_(),
        "article": doc.article._repr_html_(),
        "quote": doc.quotes[0]._repr_html_(),
        "quotes": doc.quotes._repr_html_(),
        "comparison": comparison._repr_html_(),
        "match": comparison.quotes[0]._repr_html_(),
        "annotations": cw.annotate([doc.text])._repr_html_(),
        "duplicates": cw.near_duplicates(comparison.docs)._repr_html_(),
        "picture": comparison.plot("speakers")._repr_html_(),
    }


def test_everything_that_people_look_at_shows_itself(comparison: cw.Comparison) -> None:
    for name, html in shown(comparison).items():
        page = Reader(html)
        assert page.tags <= TAGS, name
        assert len(set(page.ids)) == len(page.ids), name
        assert all(link.removeprefix("#") in page.ids for link in page.links), name
        assert page.text.strip(), name


def test_the_same_thing_gives_the_same_page_and_two_things_do_not_meet(comparison: cw.Comparison) -> None:
    assert shown(comparison) == shown(comparison)
    pages = [Reader(html) for html in (comparison._repr_html_(), *(doc._repr_html_() for doc in comparison.docs))]
    ids = [each for page in pages for each in page.ids]
    assert len(ids) > 50
    assert len(set(ids)) == len(ids)


def test_a_doc_says_on_hovering_who_and_how_and_by_which_rule(doc: cw.Doc) -> None:
    page = Reader(doc._repr_html_())
    quote = doc.quotes[0]
    assert f"Ada Venn · quoted · rule {quote.rule} · score {quote.score:.2f}" in page.titles
    assert any(title.startswith("person · rule ") for title in page.titles), page.titles
    assert "Q1 quotation, with its number" in page.text
    assert "[advert" in page.text


def test_a_long_doc_is_cut_and_says_how_to_see_all(tmp_path: Path) -> None:
    text = "\n\n".join(f'Paragraph {number}: "We are ready," said Ada Venn.' for number in range(400))
    doc = cw.analyze(text)
    html = Reader(doc._repr_html_())
    assert "Paragraph 399: " not in html.text.split("Quotations")[0]
    assert 'doc.to_html("page.html") shows all of it' in html.text
    page = doc.to_html(title="All <of> it")
    doc.to_html(tmp_path / "page.html", title="All <of> it")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == page
    assert "<title>All &lt;of&gt; it</title>" in page
    assert "Paragraph 399: " in Reader(page).text
    with pytest.raises(cw.InputError, match="nowhere"):
        doc.to_html(tmp_path / "nowhere" / "page.html")


def test_a_table_says_how_many_rows_there_are(doc: cw.Doc) -> None:
    page = Reader(doc.tokens._repr_html_())
    assert f"{len(doc.tokens)} rows; the first 20 are shown, {len(doc.tokens) - 20} more follow" in page.text
    assert Reader(doc.quotes[:2]._repr_html_()).text.rstrip().endswith("2 rows")


def test_after_a_sanitiser_words_and_labels_are_left_and_little_else(comparison: cw.Comparison) -> None:
    for name, html in shown(comparison).items():
        cleaned = sanitised(html)
        # Tags that it does not know are written out as text: an empty style, and the table body that it adds itself.
        soup = set(re.findall(r"&lt;/?(\w+)", cleaned))
        assert soup <= {"style", "tbody"}, (name, soup)
        assert "--ink" not in cleaned, "the style sheet is written out as text"
    doc = Reader(sanitised(comparison.docs[0]._repr_html_()))
    for quote in comparison.docs[0].quotes:
        assert f"Q{quote.id + 1}" in doc.text
        assert quote.text.split()[0] in doc.text
    picture = Reader(sanitised(comparison.plot("speakers")._repr_html_()))
    assert all(share.speaker in picture.text for share in comparison.speakers[:20])
    assert "Q1" in Reader(sanitised(comparison._repr_html_())).text


def test_hostile_texts_stay_text() -> None:
    comparison = cw.compare([cw.Article(HOSTILE, id="<a>", source='"><script>'), cw.Article(HOSTILE, id="b&")])
    for name, html in shown(comparison).items():
        page = Reader(html)
        assert page.tags <= TAGS, name
        assert not any(each.startswith("on") or each == "src" for each in page.names), name
    assert "<script>alert(2)</script>" in Reader(comparison.docs[0]._repr_html_()).text


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=120), st.text(max_size=20))
def test_no_text_and_no_id_becomes_markup(text: str, name: str) -> None:
    doc = cw.analyze(cw.Article(f"{text} {HOSTILE}", id=name, title=name, source=name))
    views: list[Any] = [doc, doc.article, doc.quotes, doc.sentences, doc.mentions]
    for view in views:
        page = Reader(view._repr_html_())
        assert page.tags <= TAGS
        assert not any(each.startswith("on") for each in page.names)


def test_a_notebook_runs_and_its_pages_hold_what_was_found(tmp_path: Path) -> None:
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    nbconvert = pytest.importorskip("nbconvert")
    cells = [
        "import crosswire as cw",
        "doc = cw.analyze('\"We are ready,\" Mayor Ada Venn said.')",
        "doc",
        "comparison = cw.compare([doc, cw.analyze('\"We were ready,\" Ada Venn said.')])",
        "comparison",
        "comparison.plot('speakers')",
        "cw.annotate([doc.text, None] * 20, progress=True).quotes",
    ]
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    nbclient.NotebookClient(
        book, timeout=120, kernel_name="python3", resources={"metadata": {"path": tmp_path}}
    ).execute()
    outputs = [output for cell in book.cells for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error"]
    pages = [output.data["text/html"] for output in outputs if "text/html" in output.get("data", {})]
    assert len(pages) == 4
    for clean in (False, True):
        html, _ = nbconvert.HTMLExporter(sanitize_html=clean).from_notebook_node(book)
        words = Reader(html).text
        assert "Q1" in words
        assert "We are ready," in words
        assert "20 rows" in words
