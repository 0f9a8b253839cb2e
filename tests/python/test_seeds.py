"""The two reports that the project started from, held against their hand-made gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import crosswire as cw

FIRST, SECOND = "000_5a5e7912455ecedf.txt", "003_913f011d24c4eda7.txt"


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((shared / "data/compare/seeds_comparison_gold.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def seeds(shared: Path) -> cw.Comparison:
    return cw.compare([cw.from_file(shared / "seeds" / name) for name in (FIRST, SECOND)])


def test_the_date_of_publication_is_read_from_the_header(seeds: cw.Comparison) -> None:
    first, second = (doc.article for doc in seeds.docs)
    assert str(first.published) == "2025-10-16"
    assert first.published_from == "header"
    assert second.published is None
    assert second.published_from == "none"


def test_all_page_furniture_is_marked_and_nothing_is_found_in_it(seeds: cw.Comparison, gold: dict[str, Any]) -> None:
    docs = {doc.id: doc for doc in seeds.docs}
    assert len(gold["boilerplate"]) == 9
    for piece in gold["boilerplate"]:
        doc = docs[piece["file"]]
        start, end = piece["start"], piece["end"]
        assert doc.text[start:end] == piece["text"]
        covering = [segment for segment in doc.segments if segment.start < end and start < segment.end]
        assert covering
        assert all(segment.kind != "body" for segment in covering), piece["text"]
        records = [*doc.mentions, *doc.quotes, *doc.quantities, *doc.times]
        assert not [record for record in records if record.start < end and start < record.end]


def match_at(seeds: cw.Comparison, article: str, start: int) -> cw.QuoteMatch:
    [found] = [
        match
        for match in seeds.quotes
        if any(member.article == article and member.start <= start < member.end for member in match.members)
        and any(member.article == article and member.start >= start - 1 for member in match.members)
    ]
    return found


def test_the_shared_quotation_has_the_same_words(seeds: cw.Comparison, gold: dict[str, Any]) -> None:
    spans = gold["shared_quotes"][0]["spans"]
    match = match_at(seeds, FIRST, spans[FIRST][0]["start"])
    assert match.relation == "same_words"
    assert match.speaker_name == "Donald Trump"
    assert match.same_speaker
    full = [member for member in match.members if len(member.text) > 100]
    assert {member.article for member in full} == {FIRST, SECOND}
    assert {edit.kind for member in full for edit in member.edits} <= {"glyph"}


def test_the_second_quotation_is_cut_and_every_change_is_listed(seeds: cw.Comparison, gold: dict[str, Any]) -> None:
    spans = gold["shared_quotes"][1]["spans"]
    match = match_at(seeds, FIRST, spans[FIRST][0]["start"])
    assert match.relation == "truncated"
    members = {member.article: member for member in match.members}
    assert set(members) == {FIRST, SECOND}
    shorter = members[FIRST]
    assert shorter.relation == "truncated"
    assert shorter.cut == "silent"
    assert match.members[match.reference].article == SECOND
    edits = {(edit.kind, edit.reference, edit.text) for edit in shorter.edits}
    assert ("case", "war", "War") in edits
    assert any(kind == "glyph" and '"' in reference and "'" in text for kind, reference, text in edits)
    assert any(kind == "glyph" and "." in reference and "," in text for kind, reference, text in edits)
    assert {kind for kind, _, _ in edits} == {"case", "glyph"}


def test_one_word_of_another_speaker_is_no_match(seeds: cw.Comparison, gold: dict[str, Any]) -> None:
    trap = gold["quotes_in_one"][0]["span"]
    for match in seeds.quotes:
        inside = [m for m in match.members if m.article == FIRST and m.start < trap["end"] and trap["start"] < m.end]
        if inside:
            assert {member.article for member in match.members} == {FIRST}
            assert not any("very productive" in member.text for member in match.members)


def test_no_two_other_quotations_are_matched(seeds: cw.Comparison, gold: dict[str, Any]) -> None:
    shared = [piece["spans"] for piece in gold["shared_quotes"]]
    for match in seeds.quotes:
        if match.relation in ("identical", "same_words", "truncated", "extended", "elided", "joined", "edited"):
            assert any(
                all(
                    any(m.start < span["end"] and span["start"] < m.end for span in spans.get(m.article, []))
                    for m in match.members
                )
                for spans in shared
            ), match


def test_a_name_in_quotation_marks_among_links_is_no_quotation(seeds: cw.Comparison) -> None:
    assert not [quote for doc in seeds.docs for quote in doc.quotes if "Victory Fund" in quote.text]
    assert not [match for match in seeds.quotes for member in match.members if "Victory Fund" in member.text]
