"""Who is quoted how often, by outlet: a pandas script."""

from pathlib import Path

import pandas as pd

import crosswire as cw

SAMPLES = Path(__file__).parents[1] / "samples"

articles = pd.DataFrame(
    {"id": path.name, "source": path.stem, "text": path.read_text(encoding="utf-8")}
    for path in sorted(SAMPLES.glob("*.txt"))
)
docs = cw.Analyzer().pipe(
    cw.Article(text, id=name, source=source)
    for name, source, text in zip(articles["id"], articles["source"], articles["text"], strict=True)
)
quotes = pd.concat(doc.quotes.to_pandas().assign(source_name=doc.article.source) for doc in docs)
print(quotes.groupby(["source_name", "speaker_name"]).size().sort_values(ascending=False).to_string())
