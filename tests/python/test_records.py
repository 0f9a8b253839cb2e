from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest

import crosswire as cw
from crosswire.table import Table

DOC_TABLES = [
    "segments",
    "tokens",
    "sentences",
    "regions",
    "entities",
    "mentions",
    "quotes",
    "quantities",
    "times",
]


COMPARISON_TABLES = [
    "quotes",
    "coverage",
    "entities",
    "labels",
    "speakers",
    "passages",
    "origins",
    "statements",
    "facts",
    "timeline",
]


FERRY = (
    "“We will not close the ferry to Halve before the last islander has a bed on the mainland,” Mayor Ada Venn said. "
)
FOOTER = "Read more of this every morning in the letter that our newsroom sends to all who ask for it."


def corpus_tables() -> list[Table[Any]]:
    reports = [
        cw.Article(f"{FERRY}{end}\n\n{FOOTER}", id=end, source=f"{end} Post", published="2026-03-02")
        for end in ("Orm", "Halve", "Lund")
    ]
    found = [*cw.near_duplicates(reports, cap=2, window=4), *cw.text_reuse(reports)[:2]]
    return [*found, cw.cluster_events(reports), cw.quote_families(reports)]


def every_table(doc: cw.Doc, comparison: cw.Comparison) -> list[Table[Any]]:
    tables: list[Table[Any]] = [getattr(doc, name) for name in DOC_TABLES]
    tables += [getattr(comparison, name) for name in COMPARISON_TABLES]
    tables += [comparison.conflicts(), cw.analyze("He said “so").diagnostics]
    tables += corpus_tables()
    assert all(len(table) for table in tables)
    return tables


def every_record(doc: cw.Doc, comparison: cw.Comparison) -> list[Any]:
    """One record of every class, those inside other records too."""
    found: dict[type, Any] = {}

    def collect(value: Any) -> None:
        if isinstance(value, tuple):
            for item in value:
                collect(item)
        elif hasattr(value, "__match_args__"):
            found.setdefault(type(value), value)
            for field in value.__match_args__:
                collect(getattr(value, field))

    for table in every_table(doc, comparison):
        for record in table:
            collect(record)
    collect(doc.article)
    return list(found.values())


def test_every_record_class_is_covered_here(doc: cw.Doc, comparison: cw.Comparison) -> None:
    seen = {type(record) for record in every_record(doc, comparison)}
    exported = {
        value
        for name in cw.__all__
        if isinstance(value := getattr(cw, name), type)
        and hasattr(value, "__match_args__")
        and name not in ("Analyzer", "Duplicates", "LeftOut", "Reuse")
    }
    assert seen == exported


def test_records_survive_pickling_and_copying_and_stay_equal(doc: cw.Doc, comparison: cw.Comparison) -> None:
    for record in every_record(doc, comparison):
        for twin in (pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record)):
            assert twin == record
            assert hash(twin) == hash(record)
            assert type(twin) is type(record)


def test_records_show_every_field_in_their_repr(doc: cw.Doc, comparison: cw.Comparison) -> None:
    for record in every_record(doc, comparison):
        name = type(record).__name__
        shown = repr(record)
        assert shown.startswith(f"{name}(")
        # An article's repr tells which it is: with its text it would fill a notebook.
        fields = ("id", "text") if isinstance(record, cw.Article) else record.__match_args__
        assert all(f"{field}=" in shown for field in fields)


def test_the_repr_of_a_record_without_dates_builds_it_again(doc: cw.Doc) -> None:
    quote = doc.quotes[0]
    assert eval(repr(quote), vars(cw)) == quote


def test_records_cannot_be_changed(doc: cw.Doc, comparison: cw.Comparison) -> None:
    for record in every_record(doc, comparison):
        field = record.__match_args__[0]
        with pytest.raises(AttributeError):
            setattr(record, field, getattr(record, field))


def test_to_dict_is_ready_for_json(doc: cw.Doc, comparison: cw.Comparison) -> None:
    for record in every_record(doc, comparison):
        plain = record.to_dict()
        assert list(plain) == list(record.__match_args__)
        assert json.loads(json.dumps(plain)) == plain


def test_records_can_be_matched_by_position_and_by_name(doc: cw.Doc) -> None:
    match doc.tokens[0]:
        case cw.Token(start, end, text, kind="word"):
            assert doc.text[start:end] == text
        case _:
            pytest.fail("the first token is a word")
    match doc.quotes[0]:
        case cw.Quote(kind="direct", speaker_name=str(name)):
            assert name == "Ada Venn"
        case _:
            pytest.fail("the first quotation is direct and has a speaker")


def test_every_token_has_a_part_of_speech() -> None:
    doc = cw.analyze("The mayor opened two new bridges.\n\nADVERTISEMENT\n\nShe left.")
    tags = doc.parts_of_speech()
    assert len(tags) == len(doc.tokens)
    assert tags[:7] == ["DT", "NN", "VBD", "CD", "JJ", "NNS", "."]
    assert tags[-3:] == ["PRP", "VBD", "."]


def test_records_of_other_values_are_not_equal(doc: cw.Doc) -> None:
    first, second = doc.tokens[:2]
    assert first != second
    assert first != "By"
    assert len({first, second, first}) == 2


def test_documents_and_comparisons_survive_pickling(doc: cw.Doc, comparison: cw.Comparison) -> None:
    twin = pickle.loads(pickle.dumps(doc))
    assert twin == doc
    assert hash(twin) == hash(doc)
    assert twin.tokens == doc.tokens
    assert pickle.loads(pickle.dumps(comparison)) == comparison
    assert cw.Doc.from_json(doc.to_json()) == doc


def test_an_article_keeps_what_it_was_given() -> None:
    article = cw.Article(
        "Text.", id="a1", source="Post", title="T", url="https://post.example/1", lang="en", authors=["A", "B"],
        meta={"desk": "local"}, published="2026-03-12T08:30:00+01:00",
    )  # fmt: skip
    assert article.authors == ("A", "B")
    assert dict(article.meta) == {"desk": "local"}
    assert article.published is not None
    assert article.published.isoformat() == "2026-03-12T08:30:00+01:00"
    assert article.published_from == "argument"
    assert pickle.loads(pickle.dumps(article)) == article


def test_a_kind_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(ValueError, match=r"'verb' is no TokenKind; use one of word, number|\"verb\" is no TokenKind"):
        cw.Token(0, 1, "a", "verb", "a")  # type: ignore[arg-type]


@pytest.mark.parametrize("field", ["id", "source", "title", "url", "lang", "published"])
@pytest.mark.parametrize("value", [1, float("nan"), b"x", "\ud800"])
def test_a_field_of_the_wrong_type_is_named(field: str, value: object) -> None:
    with pytest.raises(cw.InputError, match=f"{field}: "):
        cw.Article("Text.", **{field: value})  # type: ignore[arg-type]


def test_a_date_that_is_none_is_refused_with_a_remedy() -> None:
    with pytest.raises(cw.InputError, match="2025-10-16"):
        cw.Article("Text.", published="yesterday")
