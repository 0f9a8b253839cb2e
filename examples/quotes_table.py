"""Who is quoted how often, by outlet: a pandas script."""

from pathlib import Path

import pandas as pd

import crosswire as cw

SAMPLES = Path(__file__).parents[1] / "samples"

articles = pd.DataFrame(
    {"id": path.name, "outlet": path.stem, "text": path.read_text(encoding="utf-8")}
    for path in sorted(SAMPLES.glob("*.txt"))
)
found = cw.annotate(articles["text"], ids=articles["id"], sources=articles["outlet"], what="quotes")
quotes = found.quotes.to_pandas()
print(quotes.groupby(["article_source", "speaker_name"]).size().sort_values(ascending=False).to_string())
