"""Shows how several news reports tell the same event.

Who is quoted, in which words, under which label; which numbers and dates; what one report has and another leaves out.

>>> import crosswire as cw
>>> doc = cw.analyze('"We are ready," Mayor Ada Venn said on Thursday.')
>>> [quote.text for quote in doc.quotes]
['"We are ready,"']
"""

from crosswire._crosswire import (
    DEBUG_BUILD as _DEBUG_BUILD,
)
from crosswire._crosswire import (
    Article,
    Comparison,
    Conflict,
    ConflictSide,
    Coverage,
    Diagnostic,
    Doc,
    DuplicateGroup,
    DuplicatePair,
    Edit,
    Entity,
    EntityLink,
    EventCluster,
    EventStream,
    Fact,
    FactValue,
    Furniture,
    Label,
    LinkedEntity,
    Mention,
    Origin,
    Passage,
    Quantity,
    Quote,
    QuoteFamily,
    QuoteMatch,
    QuoteMember,
    Reader,
    Region,
    ReusePair,
    Segment,
    Sentence,
    Span,
    SpeakerShare,
    StatementMatch,
    StatementMember,
    TimelineRow,
    Timex,
    Token,
    __version__,
)
from crosswire.errors import CrosswireError, InputError, InternalError, MissingExtraError, ModelError

# What a type checker takes for true; the module typing would cost half the start.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from crosswire.analyzer import Analyzer, analyze, analyze_all, compare, sentences
    from crosswire.convert import from_feed, from_html, from_object
    from crosswire.corpus import Duplicates, Reuse, cluster_events, near_duplicates, quote_families, text_reuse
    from crosswire.frame import Annotations, Articles, LeftOut, annotate, from_frame
    from crosswire.inputs import from_file, read
    from crosswire.picture import Picture
    from crosswire.table import Table

__all__ = [
    "Analyzer",
    "Annotations",
    "Article",
    "Articles",
    "Comparison",
    "Conflict",
    "ConflictSide",
    "Coverage",
    "CrosswireError",
    "Diagnostic",
    "Doc",
    "DuplicateGroup",
    "DuplicatePair",
    "Duplicates",
    "Edit",
    "Entity",
    "EntityLink",
    "EventCluster",
    "EventStream",
    "Fact",
    "FactValue",
    "Furniture",
    "InputError",
    "InternalError",
    "Label",
    "LeftOut",
    "LinkedEntity",
    "Mention",
    "MissingExtraError",
    "ModelError",
    "Origin",
    "Passage",
    "Picture",
    "Quantity",
    "Quote",
    "QuoteFamily",
    "QuoteMatch",
    "QuoteMember",
    "Reader",
    "Region",
    "Reuse",
    "ReusePair",
    "Segment",
    "Sentence",
    "Span",
    "SpeakerShare",
    "StatementMatch",
    "StatementMember",
    "Table",
    "TimelineRow",
    "Timex",
    "Token",
    "__version__",
    "analyze",
    "analyze_all",
    "annotate",
    "cluster_events",
    "compare",
    "from_feed",
    "from_file",
    "from_frame",
    "from_html",
    "from_object",
    "near_duplicates",
    "quote_families",
    "read",
    "sentences",
    "text_reuse",
]

#: The module of each name that is imported when it is first used, so that importing the package is quick.
_LATER = {
    "Analyzer": "analyzer",
    "Annotations": "frame",
    "Articles": "frame",
    "Duplicates": "corpus",
    "LeftOut": "frame",
    "Picture": "picture",
    "Reuse": "corpus",
    "Table": "table",
    "analyze": "analyzer",
    "analyze_all": "analyzer",
    "annotate": "frame",
    "cluster_events": "corpus",
    "compare": "analyzer",
    "from_feed": "convert",
    "from_file": "inputs",
    "from_frame": "frame",
    "from_html": "convert",
    "from_object": "convert",
    "near_duplicates": "corpus",
    "quote_families": "corpus",
    "read": "inputs",
    "sentences": "analyzer",
    "text_reuse": "corpus",
}

if _DEBUG_BUILD:
    import warnings

    warnings.warn(
        "this crosswire was built without optimisation and is many times slower; build it with `make dev`",
        RuntimeWarning,
        stacklevel=2,
    )


def __getattr__(name: str) -> object:
    """Import what is used for the first time."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    value = getattr(importlib.import_module(f"{__name__}.{_LATER[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List what there is, imported or not."""
    return sorted({*globals(), *_LATER})
