from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import crosswire as cw

from .conftest import ROOT, SAMPLES


def matches(comparison: cw.Comparison, words: str) -> cw.QuoteMatch:
    [found] = [match for match in comparison.quotes if any(words in member.text for member in match.members)]
    return found


def member(match: cw.QuoteMatch, article: str) -> cw.QuoteMember:
    [found] = [member for member in match.members if member.article.startswith(article)]
    return found


def test_the_samples_show_what_their_readme_says(comparison: cw.Comparison) -> None:
    mayor = matches(comparison, "We have lost two of our own")
    assert member(mayor, "marvale").relation == "same_words"
    assert member(mayor, "open-coast").relation == "truncated"
    assert member(mayor, "open-coast").cut == "silent"

    minister = matches(comparison, "The inspectors signed off")
    assert (member(minister, "inland").relation, member(minister, "inland").cut) == ("elided", "silent")
    assert (member(minister, "open-coast").relation, member(minister, "open-coast").cut) == ("elided", "marked")
    assert member(minister, "marvale").relation == "truncated"

    number = member(matches(comparison, "people on the quay when the cable snapped"), "marvale")
    assert number.relation == "edited"
    assert [(edit.kind, edit.reference, edit.text) for edit in number.edits if edit.kind != "glyph"] == [
        ("number", "14", "40")
    ]

    lost = member(matches(comparison, "the wind limit had been passed"), "marvale")
    assert lost.relation == "edited"
    assert [(edit.kind, edit.op, edit.reference) for edit in lost.edits if edit.kind != "glyph"] == [
        ("negation", "delete", "not")
    ]

    assert member(matches(comparison, "The crane was built for another century"), "open-coast").relation == "joined"
    assert member(matches(comparison, "I will give my own letters"), "open-coast").relation == "paraphrased"
    assert member(matches(comparison, "a harbour that runs on overtime"), "inland").relation == "unquoted"
    assert matches(comparison, "One quay in a storm").relation == "only_one"


def test_one_word_from_two_mouths_is_two_quotations(comparison: cw.Comparison) -> None:
    speakers = {
        match.speaker_name
        for match in comparison.quotes
        if any(member.text.strip('“”"') == "unacceptable" for member in match.members)
    }
    assert speakers == {"Dana Whitlow", "Viktor Haldane"}


def test_page_furniture_of_the_samples_gives_nothing(comparison: cw.Comparison) -> None:
    for doc in comparison.docs:
        furniture = [segment for segment in doc.segments if segment.kind not in ("body", "dateline")]
        for record in [*doc.mentions, *doc.quotes, *doc.quantities, *doc.times]:
            assert not [s for s in furniture if s.start < record.end and record.start < s.end], record
    assert not [match for match in comparison.quotes if any("Clean Quays" in m.text for m in match.members)]


def test_what_only_one_report_has_and_what_all_have(comparison: cw.Comparison) -> None:
    gazette = comparison.docs[0].id
    only = {(row.kind, row.key) for row in comparison.only_in(gazette)}
    assert ("quote", "unacceptable") in {(kind, key.strip("“”")) for kind, key in only}
    assert all(row.articles == len(comparison.docs) for row in comparison.in_all())
    with pytest.raises(cw.InputError, match=r'no report has the id "gazette"'):
        comparison.only_in("gazette")


def test_reports_come_as_texts_articles_docs_and_mappings() -> None:
    one, two = "“We sail,” Ada Venn said.", "Ada Venn said: “We sail.”"
    by_list = cw.compare([one, cw.analyze(two)])
    by_name = cw.compare({"one": one, "two": cw.Article(two, source="Post")})
    assert [doc.id for doc in by_name.docs] == ["one", "two"]
    assert by_list.quotes[0].relation == by_name.quotes[0].relation == "same_words"


def test_reports_with_one_id_are_told_apart() -> None:
    comparison = cw.compare([cw.Article("One.", id="a"), cw.Article("Two.", id="a"), cw.Article("Three.", id="a-2")])
    assert [doc.id for doc in comparison.docs] == ["a", "a-3", "a-2"]
    assert [diagnostic.code for diagnostic in comparison.diagnostics] == ["same-id"]


@pytest.mark.parametrize(
    ("articles", "message"),
    [([], "0 given"), (["One."], "1 given"), ("One.", "one string"), (["One.", 2], "item 1: expected a string")],
)
def test_what_cannot_be_compared_is_refused(articles: object, message: str) -> None:
    with pytest.raises(cw.InputError, match=message):
        cw.compare(articles)  # type: ignore[arg-type]


def test_a_page_is_written_or_returned(comparison: cw.Comparison, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    page = comparison.to_html(title="A crane falls")
    # What a notebook's last line gives is shown: a page would fill the cell.
    written: list[object] = [comparison.to_html(path, title="A crane falls")]
    assert written == [None]
    assert path.read_text(encoding="utf-8") == page
    assert "A crane falls" in page
    assert "<script" not in page
    assert not [word for word in ("http://", "https://", "src=") if word in page]
    with pytest.raises(cw.InputError, match="nowhere"):
        comparison.to_html(tmp_path / "nowhere" / "page.html")


def test_a_notebook_shows_documents_and_comparisons(comparison: cw.Comparison) -> None:
    assert "We have lost two of our own" in comparison._repr_html_()
    assert "We have lost two of our own" in comparison.docs[0]._repr_html_()


def test_the_command_compares_the_samples(tmp_path: Path) -> None:
    page = tmp_path / "comparison.html"
    command = [sys.executable, "-m", "crosswire", "compare", *map(str, SAMPLES)]
    table = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert "NEGATION LOST" in table.stdout
    subprocess.run([*command, "--html", str(page), "--json", "-"], check=True, capture_output=True, cwd=ROOT)
    assert "We have lost two of our own" in page.read_text(encoding="utf-8")
    as_json = subprocess.run([*command, "--json", "-"], capture_output=True, text=True, check=True, cwd=ROOT)
    assert json.loads(as_json.stdout)["schema_version"] == 1


def test_the_command_has_the_exit_codes_it_says(tmp_path: Path) -> None:
    def code(*arguments: str) -> int:
        command = [sys.executable, "-m", "crosswire", *arguments]
        return subprocess.run(command, capture_output=True, check=False, cwd=tmp_path).returncode

    assert code("--version") == 0
    assert code("compare", str(SAMPLES[0])) == 2
    assert code("compare", str(SAMPLES[0]), "missing.txt") == 3
    assert code("compare", str(SAMPLES[0]), str(tmp_path)) == 3


def test_a_file_in_another_encoding_is_refused_with_its_name_and_read_when_told(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Café".encode("latin-1"))
    with pytest.raises(cw.InputError, match=r"latin\.txt: byte 3 is not utf-8"):
        cw.from_file(path)
    assert cw.from_file(path, encoding="latin-1").text == "Café"
    with pytest.raises(cw.InputError, match=r"missing\.txt"):
        cw.from_file(tmp_path / "missing.txt")


def test_a_report_is_found_by_its_source_where_only_one_has_it() -> None:
    ours = cw.Article('"We will go," Ada Venn said.', id="a1", source="Post")
    theirs = [cw.Article('"We stay," Piet Oss said.', id=name, source="Gazette") for name in ("b1", "b2")]
    comparison = cw.compare([ours, *theirs])
    assert list(comparison.only_in("Post")) == list(comparison.only_in("a1"))
    assert comparison.diff("Post", "b1") == comparison.diff("a1", "b1")
    with pytest.raises(cw.InputError, match="no single one"):
        comparison.only_in("Gazette")


def test_a_text_that_names_a_file_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("The ferry sank.", encoding="utf-8")
    with pytest.warns(UserWarning, match="from_file"):
        cw.compare([str(path), "The ferry sank."])


def test_two_reports_beside_each_other_are_told_to_be_a_list() -> None:
    with pytest.raises(TypeError, match=r"as one list: compare\(\[a, b\]\)"):
        cw.compare("One.", "Two.")  # type: ignore[arg-type]


def test_a_folder_that_is_not_there_is_named(comparison: cw.Comparison, tmp_path: Path) -> None:
    path = tmp_path / "none" / "x.html"
    with pytest.raises(cw.InputError, match=r"no such folder: .*none$"):
        comparison.to_html(path)
