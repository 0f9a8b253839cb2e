"""Runs every notebook of the manual from the installed package and looks at what it shows, also sanitised."""

from __future__ import annotations

import html
import os
import re
import shutil
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbclient
import nbconvert
import nbformat
import pytest

from tests.python.conftest import ROOT

FOLDER = ROOT / "docs" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))

#: Elements that run or load something.
ACTIVE = {"script", "iframe", "object", "embed", "link", "img", "form", "input", "base", "meta"}

pytestmark = pytest.mark.filterwarnings("ignore")


class Elements(HTMLParser):
    """Collects the elements of a page, the attributes that act, and the text outside styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.acting: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self._style = False
        self.feed(page)
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self._style = tag == "style"
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name.startswith("on") or re.match(r"\s*(javascript|https?):", value or "", re.I):
                self.acting.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        self._style = self._style and tag != "style"

    def handle_data(self, data: str) -> None:
        if not self._style:
            self.words.append(data)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what the notebooks read: they write files beside themselves."""
    home = tmp_path_factory.mktemp("manual")
    shutil.copytree(ROOT / "samples", home / "samples")
    shutil.copytree(ROOT / "examples", home / "examples", ignore=shutil.ignore_patterns("*.rs", "__pycache__"))
    (home / "docs" / "notebooks").mkdir(parents=True)
    return home / "docs" / "notebooks"


@cache
def executed(path: Path, folder: Path) -> Any:
    """Run a notebook; a cell that fails raises with its traceback."""
    return _run(nbformat.read(path, as_version=4), folder)


def _run(notebook: Any, folder: Path) -> Any:
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    client = nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}})
    return client.execute()


def shown(notebook: Any) -> list[str]:
    """Every HTML output in order."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [output["data"]["text/html"] for output in outputs if "text/html" in output.get("data", {})]


def test_there_are_notebooks() -> None:
    assert len(NOTEBOOKS) >= 4


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_says_nothing_on_standard_error(path: Path, folder: Path) -> None:
    notebook = executed(path, folder)
    streams = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert streams
    if path.stem != "spark":  # Java writes there
        assert not [output for output in streams if output.output_type == "error" or output.get("name") == "stderr"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_a_notebook_shows_runs_and_loads_nothing(path: Path, folder: Path) -> None:
    for page in shown(executed(path, folder)):
        elements = Elements(page)
        assert not ACTIVE.intersection(elements.names)
        assert not elements.acting
        assert len(elements.ids) == len(set(elements.ids))


def test_an_article_is_shown_with_its_quotations_marked(folder: Path, doc_of_sample: Any) -> None:
    page = next(
        page for page in shown(executed(FOLDER / "first-comparison.ipynb", folder)) if 'class="crosswire' in page
    )
    elements = Elements(page)
    labels = set(re.findall(r"\bQ\d+\b", elements.text))
    assert labels == {f"Q{number}" for number in range(1, len(doc_of_sample.quotes) + 1)}
    for quote in doc_of_sample.quotes:
        assert quote.parts[0].text[:25] in elements.text


def test_a_comparison_is_shown_in_a_column_for_each_report(folder: Path) -> None:
    pages = shown(executed(FOLDER / "first-comparison.ipynb", folder))
    page = next(page for page in pages if "2 reports compared" in page)
    elements = Elements(page)
    for name in ("Harbour Gazette", "Marvale Courier"):
        assert name in elements.text
    assert "NEGATION LOST" in elements.text
    assert "NUMBER CHANGED" in elements.text
    assert "We have lost two of our own" in elements.text
    rows = re.findall(r"<tr[^>]*>.*?</tr>", page, re.S)
    assert any("Harbour Gazette" in row and "Marvale Courier" in row for row in rows)


def test_a_frame_has_the_columns_that_the_text_names(folder: Path) -> None:
    pages = shown(executed(FOLDER / "first-comparison.ipynb", folder))
    frame = next(page for page in pages if "dataframe" in page)
    assert re.findall(r"<th>(\w+)</th>", frame)[:5] == ["kind", "speaker_name", "text", "rule", "score"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_words_and_labels_survive_a_sanitiser(path: Path, folder: Path) -> None:
    notebook = executed(path, folder)
    exporter = nbconvert.HTMLExporter(sanitize_html=True, mathjax_url="", require_js_url="")
    page, _ = exporter.from_notebook_node(notebook)
    text = Elements(page).text
    for output in shown(notebook):
        if 'class="crosswire' not in output:  # pandas' own frames do not
            continue
        words = Elements(output).text
        for label in set(re.findall(r"\b[QES]\d+\b", words)):
            assert label in text
        for alarm in set(re.findall(r"\b[A-Z]{4,} [A-Z]{4,}\b", words)):
            assert alarm in text
        assert words[:40] in text


def test_a_hostile_text_is_shown_as_text(folder: Path) -> None:
    hostile = (
        """</style></div><img src=x onerror=alert(1)><script>alert(2)</script> “<b>No</b>,” Ada <i>Venn</i> said."""
    )
    cells = [
        f"import crosswire as cw\ntext = {hostile!r}",
        "cw.analyze(text, source=text, title=text)",
        "comparison = cw.compare({text: text, 'B': text + ' Ada Venn left.'})\ncomparison",
        "comparison.quotes",
        "comparison.coverage",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    pages = shown(_run(notebook, folder))
    assert len(pages) == 4
    for page in pages:
        elements = Elements(page)
        assert not ACTIVE.intersection(elements.names)
        assert not elements.acting
    assert hostile[:40] in Elements(pages[0]).text
    assert "&lt;script&gt;" in pages[0]
    assert html.escape("<i>", quote=False) in pages[1]


@pytest.fixture(scope="module")
def doc_of_sample() -> Any:
    import crosswire as cw

    return cw.analyze(cw.from_file(ROOT / "samples" / "harbour-gazette.txt"))


def test_cells_of_one_notebook_share_no_ids(folder: Path) -> None:
    cells = [
        "import crosswire as cw\ntext = '“We will not close the ferry,” Ada Venn said.'",
        *(f"cw.compare({{'A': text, 'B': text + ' Piet Oss left {number} boats.'}})" for number in (2, 3)),
        "cw.analyze(text)",
        "cw.analyze(text + ' Piet Oss left.')",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    ids = [own for page in shown(_run(notebook, folder)) for own in Elements(page).ids]
    assert ids
    assert len(ids) == len(set(ids))
    assert not [own for own in ids if "\ufffd" in own]
