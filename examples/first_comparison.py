"""Compare the sample reports and print what a reporter would look for first."""

from pathlib import Path

import crosswire as cw

SAMPLES = Path(__file__).parents[1] / "samples"

# Two reports on one event; the source names them in every table.
gazette, other = sorted(SAMPLES.glob("*.txt"))[:2]
reports = [cw.from_file(gazette, source=gazette.stem), cw.from_file(other, source=other.stem)]

# One article: every record says where it stands.
doc = cw.analyze(reports[0])
for quote in doc.quotes:
    assert doc.text[quote.start : quote.end] == quote.text
    print(quote.kind, quote.speaker_name, quote.text[:60])

# Both: which quotations are the same, cut or altered?
comparison = cw.compare(reports)
for match in comparison.quotes:
    if match.relation != "only_one":
        print(match.relation, match.speaker_name, [edit.kind for member in match.members for edit in member.edits])
for row in comparison.only_in(reports[1].id):
    if row.kind == "speaker":
        print("quoted by", other.stem, "alone:", row.key)
comparison.to_html("comparison.html", title="Two reports, one event")
