"""Finds what reports took from a press release: how much of each, and which passages.

`python press_release.py release.txt report.txt …`; without arguments it tries an invented release.
"""

from __future__ import annotations

import sys

import crosswire as cw

RELEASE = """The harbour board of Halve will replace the engine of the ferry before the summer, at a cost of 2 million
crowns that the province and the islanders share. “Nobody will wait for a boat again,” said Ada Venn, the mayor."""

REPORTS = {
    "Halve Post": "Good news from the quay. The harbour board of Halve will replace the engine of the ferry before the "
    "summer, at a cost of 2 million crowns that the province and the islanders share.",
    "Norrland Today": "The islanders pay half of a new engine. “Nobody will wait for a boat again,” said Ada Venn.",
    "Open Valley": "Wheat prices rose in the autumn, and nobody knows why.",
}


def main(arguments: list[str]) -> None:
    if arguments:
        release, *reports = [cw.from_file(path) for path in arguments]
    else:
        release = cw.Article(RELEASE, id="release")
        reports = [cw.Article(text, id=name, source=name) for name, text in REPORTS.items()]
    reuse = cw.text_reuse(reports, against=[release], min_words=8)
    for pair in reuse.pairs:
        print(f"{pair.b}: {pair.share_of_a:.0%} of the release, {pair.share_of_b:.0%} of the report, {pair.derivation}")
        for passage in reuse.passages:
            if passage.b == pair.b:
                print(
                    f"  {'quoted' if passage.quoted else 'prose'}, {passage.words} words: {passage.b_span.text[:70]}…"
                )


if __name__ == "__main__":
    main(sys.argv[1:])
