from __future__ import annotations

import itertools
import pickle
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import crosswire as cw

from .test_records import DOC_TABLES

# Strings that look like news more often than chance would have it: marks, cues, names, numbers, furniture.
PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", "‘", "«", "»", "„", " ", "\n", "\n\n", ".", ",", "—", "Ada Venn", "Mayor", "said", "He",
     "according to", "not", "40 people", "$2 million", "Thursday", "12 March 2026", "Advertisement", "Read more:",
     "U.S.", "é", "👩‍🚀", "\u0301", "\u200b", "a", " date 2025-10-16 "]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))
MANY = settings(max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(doc: cw.Doc) -> None:
    text = doc.text
    for name in DOC_TABLES:
        for record in getattr(doc, name):
            for span in spans(record):
                assert 0 <= span.start <= span.end <= len(text)
                assert text[span.start : span.end] == span.text
    for name in ("segments", "tokens", "sentences"):
        ends = [(record.start, record.end) for record in getattr(doc, name)]
        assert all(start < end for start, end in ends)
        assert all(left[1] <= right[0] for left, right in itertools.pairwise(ends))
    gaps, place = [], 0
    for token in doc.tokens:
        gaps.append(text[place : token.start])
        place = token.end
    gaps.append(text[place:])
    assert not "".join(gaps).strip()
    words = [token.text for token in doc.tokens]
    assert "".join(gap + word for gap, word in zip(gaps, [*words, ""], strict=True)) == text


def spans(record: Any) -> list[Any]:
    if not hasattr(record, "start"):
        return [span for mention in record.mentions for span in spans(mention)]
    found = [record]
    if isinstance(record, cw.Quote):
        found += record.parts
        found += [span for span in (record.source, record.cue, record.addressee, record.via) if span]
    return found


@MANY
@given(TEXTS)
def test_any_string_gives_records_that_stand_where_they_say(text: str) -> None:
    check(cw.analyze(text))


@MANY
@given(TEXTS)
def test_any_document_can_be_pickled(text: str) -> None:
    doc = cw.analyze(text)
    assert pickle.loads(pickle.dumps(doc)) == doc


@MANY
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_any_strings_can_be_compared_and_threads_do_not_matter(texts: list[str]) -> None:
    one = cw.compare(texts, analyzer=cw.Analyzer(threads=1))
    eight = cw.compare(texts, analyzer=cw.Analyzer(threads=8))
    assert one == eight
    assert one.to_json() == eight.to_json()
    ids = [doc.id for doc in one.docs]
    assert len(set(ids)) == len(ids)
    by_id = {doc.id: doc.text for doc in one.docs}
    for match in one.quotes:
        for member in match.members:
            assert by_id[member.article][member.start : member.end] == member.text
    for row in one.coverage:
        assert row.present == (row.count > 0)
        assert all(by_id[row.article][span.start : span.end] == span.text for span in row.spans)
    assert one.to_html().startswith("<!doctype html>")
