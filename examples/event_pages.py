"""Groups articles by event and writes one page of comparison for each event that several outlets report.

`python event_pages.py articles.jsonl pages 3` reads any file that `cw.read` reads and takes events of three outlets or
more. Without arguments it makes invented articles.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import invented_news

import crosswire as cw


def main(arguments: list[str]) -> None:
    if arguments:
        given = list(cw.read(arguments[0]))
    else:
        given = [
            cw.Article(row["text"], id=row["id"], source=row["source"], published=row["published"], title=row["title"])
            for row in invented_news.articles(60)
        ]
    folder = Path(arguments[1]) if len(arguments) > 1 else Path(tempfile.mkdtemp())
    least = int(arguments[2]) if len(arguments) > 2 else 4
    folder.mkdir(parents=True, exist_ok=True)

    articles = {article.id: article for article in given}
    # Copies would count one report several times.
    copies = {
        member for group in cw.near_duplicates(articles.values(), threshold=0.8).groups for member in group.articles[1:]
    }
    events = cw.cluster_events([article for article in articles.values() if article.id not in copies])
    for event in events:
        if len(event.sources) >= least:
            page = folder / f"event-{event.id:04}.html"
            comparison = cw.compare([articles[member] for member in event.articles])
            comparison.to_html(page, title=event.title or f"Event {event.id}")
            print(f"{page}: {', '.join(event.sources)}; {len(comparison.conflicts())} contradictions")


if __name__ == "__main__":
    main(sys.argv[1:])
