"""Shows how several news reports tell the same event.

Who is quoted, in which words, under which label; which numbers and dates; what one report has and another leaves out.

>>> import crosswire as cw
>>> doc = cw.analyze('"We are ready," Mayor Ada Venn said on Thursday.')
>>> [quote.text for quote in doc.quotes]
['"We are ready,"']
"""

import warnings as _warnings

from crosswire._crosswire import (
    DEBUG_BUILD as _DEBUG_BUILD,
)
from crosswire._crosswire import (
    Article,
    Comparison,
    Coverage,
    Diagnostic,
    Doc,
    Edit,
    Entity,
    Fact,
    FactValue,
    Mention,
    Quantity,
    Quote,
    QuoteMatch,
    QuoteMember,
    Region,
    Segment,
    Sentence,
    Span,
    StatementMatch,
    StatementMember,
    TimelineRow,
    Timex,
    Token,
    __version__,
)
from crosswire.analyzer import Analyzer, analyze, analyze_all, compare
from crosswire.errors import CrosswireError, InputError, InternalError, MissingExtraError, ModelError
from crosswire.read import from_file
from crosswire.table import Table

__all__ = [
    "Analyzer",
    "Article",
    "Comparison",
    "Coverage",
    "CrosswireError",
    "Diagnostic",
    "Doc",
    "Edit",
    "Entity",
    "Fact",
    "FactValue",
    "InputError",
    "InternalError",
    "Mention",
    "MissingExtraError",
    "ModelError",
    "Quantity",
    "Quote",
    "QuoteMatch",
    "QuoteMember",
    "Region",
    "Segment",
    "Sentence",
    "Span",
    "StatementMatch",
    "StatementMember",
    "Table",
    "TimelineRow",
    "Timex",
    "Token",
    "__version__",
    "analyze",
    "analyze_all",
    "compare",
    "from_file",
]

if _DEBUG_BUILD:
    _warnings.warn(
        "this crosswire was built without optimisation and is many times slower; build it with `make dev`",
        RuntimeWarning,
        stacklevel=2,
    )
