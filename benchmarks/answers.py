"""Writes what one system answers on a development set, as the scorers read it.

python answers.py SYSTEM GOLD OUT
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from systems import ROWS, quotations, small_model

Row = dict[str, Any]
#: Kinds of OntoNotes as the gold names them; those that are no names are left out.
KINDS = {kind: kind for kind in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT")} | {
    "WORK_OF_ART": "WORK",
    "LAW": "WORK",
}


def records(path: Path) -> list[Row]:
    """Read JSON lines, packed or not."""
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).split(b"\n")
    return [json.loads(line) for line in lines if line.strip()]


def spacy(row: Row, state: dict[str, Any]) -> Row:
    """Sentences, names and direct quotations of the small model, with textacy."""
    if "nlp" not in state:
        state["nlp"] = small_model()
    doc = state["nlp"](row["text"])
    quotes = []
    for speaker, cue, content in quotations(doc):
        source = [[speaker[0].idx, speaker[-1].idx + len(speaker[-1])]] if speaker else []
        quotes.append(
            {
                "start": content.start_char,
                "end": content.end_char,
                "spans": [[content.start_char, content.end_char]],
                "type": "direct",
                "source": source,
                "cue": [[cue[0].idx, cue[-1].idx + len(cue[-1])]] if cue else [],
                "speaker": row["text"][source[0][0] : source[0][1]] if source else None,
            }
        )
    return {
        "sents": [[sentence.start_char, sentence.end_char] for sentence in doc.sents],
        "entities": [[e.start_char, e.end_char, KINDS[e.label_]] for e in doc.ents if e.label_ in KINDS],
        "quotes": quotes,
    }


def blingfire(row: Row, _state: dict[str, Any]) -> Row:
    """Sentences."""
    import blingfire

    return {"sents": [list(span) for span in blingfire.text_to_sentences_and_offsets(row["text"])[1]]}


def pysbd(row: Row, _state: dict[str, Any]) -> Row:
    """Sentences."""
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False, char_span=True)
    return {"sents": [[span.start, span.end] for span in segmenter.segment(row["text"])]}


def syntok(row: Row, _state: dict[str, Any]) -> Row:
    """Sentences."""
    from syntok import segmenter

    found = [sentence for paragraph in segmenter.analyze(row["text"]) for sentence in paragraph]
    return {"sents": [[one[0].offset, one[-1].offset + len(one[-1].value)] for one in found if one]}


def dateparser(row: Row, _state: dict[str, Any]) -> Row:
    """Time expressions, whose places are looked for, and days: it gives instants, so a day is the best guess."""
    import datetime

    from dateparser.search import search_dates

    day = datetime.datetime.fromisoformat(row["dct"][:10]) if row.get("dct") else None
    settings = {"RELATIVE_BASE": day} if day else {}
    found, place = [], 0
    for words, instant in search_dates(row["text"], languages=["en"], settings=settings) or []:
        start = row["text"].find(words, place)
        if start >= 0:
            place = start + len(words)
            found.append([start, place, "DATE", instant.date().isoformat()])
    return {"timex": found}


def crosswire(row: Row, _state: dict[str, Any]) -> Row:
    """Everything."""
    import crosswire as cw

    whole_page = "entities" in row and "quotes" not in row  # the gold of names marks captions too
    doc = cw.Analyzer(boilerplate="keep" if whole_page else "mark")(
        cw.Article(row["text"], published=row.get("date") or row.get("dct") or None)
    )

    def span(record: Any) -> list[int]:
        return [record.start, record.end]

    return {
        "sents": [span(sentence) for sentence in doc.sentences],
        "entities": [[*span(mention), mention.kind] for mention in doc.mentions],
        "timex": [[*span(time), time.kind, time.value or ""] for time in doc.times],
        "quotes": [
            {
                "start": quote.start,
                "end": quote.end,
                "spans": [span(part) for part in quote.parts],
                "type": quote.kind,
                "source": [span(quote.source)] if quote.source else [],
                "cue": [span(quote.cue)] if quote.cue else [],
                "speaker": quote.speaker_name,
                "speech": not quote.belief,
                "nested": quote.parent is not None,
                "negated": quote.negated,
            }
            for quote in doc.quotes
        ],
    }


def duplicates(system: str, rows: list[Row]) -> list[Row]:
    """Pairs of texts alike by half and more."""
    found = ROWS["duplicates"][2][system](1)([row["text"] for row in rows])
    if system == "crosswire":
        found = [(int(pair.a), int(pair.b)) for pair in found.pairs]
    return [{"a": rows[a]["id"], "b": rows[b]["id"], "score": 1.0} for a, b in found]


def fuzzy(rows: list[Row], scorer: str) -> list[Row]:
    """Score pairs of quotations by one of rapidfuzz's measures."""
    from rapidfuzz import fuzz, utils

    measure = getattr(fuzz, scorer)
    return [
        {
            "a": row["a"],
            "b": row["b"],
            "score": measure(row["a_text"], row["b_text"], processor=utils.default_process),
        }
        for row in rows
    ]


SYSTEMS: dict[str, Callable[[Row, dict[str, Any]], Row]] = {
    "crosswire": crosswire,
    "spaCy sm": spacy,
    "textacy": spacy,
    "blingfire": blingfire,
    "pySBD": pysbd,
    "syntok": syntok,
    "dateparser": dateparser,
}


def main() -> None:
    """Do what the command line says."""
    system, gold, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    rows = records(gold)
    if "news_sample" in gold.name:
        unique = {row["id"]: row for row in rows}
        answers = duplicates(system, list(unique.values()))
    elif system.startswith("rapidfuzz "):
        answers = fuzzy(rows, system.removeprefix("rapidfuzz "))
    else:
        state: dict[str, Any] = {}
        answers = [{"id": row["id"], "text": row["text"]} | SYSTEMS[system](row, state) for row in rows]
    out.write_text("".join(json.dumps(row) + "\n" for row in answers), encoding="utf-8")


if __name__ == "__main__":
    main()
