"""A user's own names: in an Analyzer, in a comparison, in files."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

import crosswire as cw

TEXT = "“No ferry, no fish,” Velichko said on Monday. The harbour thanked the union man."
NAMES = {"Andrii Velychko": ["Velichko", "the union man"]}


def names_of(doc: cw.Doc) -> list[tuple[str, str, str]]:
    return [(mention.text, mention.kind, doc.entities[mention.entity].name) for mention in doc.mentions]


def test_names_are_found_and_called_as_the_user_calls_them() -> None:
    doc = cw.Analyzer(names=NAMES)(TEXT)
    assert names_of(doc) == [
        ("Velichko", "PERSON", "Andrii Velychko"),
        ("the union man", "PERSON", "Andrii Velychko"),
    ]
    assert doc.quotes[0].speaker_name == "Andrii Velychko"
    assert [mention.rule for mention in doc.mentions] == ["given-name", "given-name"]


def test_without_them_nothing_of_it_is_known() -> None:
    assert all(mention.rule != "given-name" for mention in cw.analyze(TEXT).mentions)


def test_every_way_to_give_names_is_one(tmp_path: Path) -> None:
    full = {"Andrii Velychko": {"kind": "PERSON", "forms": ["Velichko", "the union man"]}}
    (tmp_path / "names.json").write_text(json.dumps(full))
    rows = "name,form,kind\nAndrii Velychko,Velichko,PERSON\nAndrii Velychko,the union man,\n"
    (tmp_path / "names.csv").write_text(rows)
    (tmp_path / "names.tsv").write_text(rows.replace(",", "\t"))
    analyzers = [
        cw.Analyzer(names=full),
        cw.Analyzer(names=tmp_path / "names.json"),
        cw.Analyzer(names=str(tmp_path / "names.csv")),
        cw.Analyzer(names=tmp_path / "names.tsv"),
    ]
    assert len({*analyzers}) == 1
    assert len({repr(analyzer(TEXT).mentions.to_dicts()) for analyzer in analyzers}) == 1


def test_an_analyzer_with_names_is_pickled_and_streams() -> None:
    analyzer = pickle.loads(pickle.dumps(cw.Analyzer(names=NAMES)))
    assert analyzer == cw.Analyzer(names=NAMES) != cw.Analyzer()
    for doc in analyzer.pipe([TEXT, TEXT]):
        assert doc.quotes[0].speaker_name == "Andrii Velychko"


def test_a_comparison_takes_them_for_its_own_annotation() -> None:
    other = "“No ferry, no fish,” said the union man."
    comparison = cw.compare({"Post": TEXT, "Gazette": other}, names=NAMES)
    assert [match.speaker_name for match in comparison.quotes] == ["Andrii Velychko"]
    assert comparison.quotes[0].same_speaker is True
    same = cw.compare({"Post": TEXT, "Gazette": other}, analyzer=cw.Analyzer(names=NAMES))
    assert same.to_json() == comparison.to_json()


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["Velichko"], "expected a mapping or the path of a file, got list"),
        ({"": []}, "'' is no name"),
        ({"Velichko": [3]}, "3 is no name"),
        ({"Velichko": {"kind": "HUMAN"}}, 'has the kind "HUMAN"; a kind is one of PERSON, ORG'),
        ({"Velichko": {"form": "x"}}, '\'form\'; "kind" and "forms" are known'),
        ({"A Lund": ["Lund"], "B Lund": ["Lund"]}, '"Lund" is given for "A Lund" and for "B Lund"'),
        ("no-such-file.csv", "no-such-file.csv: No such file"),
    ],
)
def test_what_are_no_names_is_told(names: object, message: str) -> None:
    with pytest.raises(cw.InputError) as told:
        cw.Analyzer(names=names)  # type: ignore[arg-type]
    assert message in str(told.value)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("names.csv", "person,form\nA,B\n", "line 1 has no column called name"),
        ("names.csv", "name,form\nA,B\n,C\n", "line 3 has no name"),
        ("names.csv", "name,form,kind\nA,B,ORG\nA,C,GPE\n", "line 3: 'A' is ORG and GPE"),
        ("names.json", "[1]", "expected an object of names, got list"),
        ("names.json", "{", "names.json: "),
        ("names.txt", "A", "give a .json, .csv or .tsv file"),
    ],
)
def test_a_broken_file_of_names_is_told_with_its_line(tmp_path: Path, file: str, content: str, message: str) -> None:
    path = tmp_path / file
    path.write_text(content)
    with pytest.raises(cw.InputError) as told:
        cw.Analyzer(names=path)
    assert message in str(told.value)
