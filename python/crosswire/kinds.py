"""The kinds that records carry, as strings.

The Rust core is the source; a test holds this file to it.
"""

from typing import Literal, TypeAlias

Basis: TypeAlias = Literal["absolute", "published", "quote", "text", "unresolved"]
Bound: TypeAlias = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than"]
ConflictKind: TypeAlias = Literal["wording", "speaker", "fact"]
CoverageKind: TypeAlias = Literal["entity", "speaker", "quote"]
Cut: TypeAlias = Literal["marked", "silent"]
Derivation: TypeAlias = Literal["wholly_derived", "partially_derived", "not_derived"]
EditKind: TypeAlias = Literal[
    "glyph",
    "case",
    "spelling",
    "function_word",
    "tense",
    "content_word",
    "number",
    "negation",
]
EditOp: TypeAlias = Literal["insert", "delete", "replace"]
FactKind: TypeAlias = Literal["count", "money", "percent", "duration", "measure", "date", "place", "person"]
FactStatus: TypeAlias = Literal["agree", "compatible", "update", "conflict", "only_one"]
Grain: TypeAlias = Literal[
    "century",
    "decade",
    "year",
    "half",
    "quarter",
    "season",
    "month",
    "week",
    "day",
    "hour",
    "minute",
    "second",
]
LabelKind: TypeAlias = Literal["title", "role", "evaluative", "description", "event_name"]
MentionKind: TypeAlias = Literal["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK", "PRODUCT"]
PublishedFrom: TypeAlias = Literal["argument", "header", "jsonld", "html", "none"]
QuantityKind: TypeAlias = Literal["count", "ordinal", "money", "percent", "duration", "age", "measure"]
QuoteKind: TypeAlias = Literal["direct", "mixed", "indirect"]
QuoteRelation: TypeAlias = Literal[
    "identical",
    "same_words",
    "truncated",
    "extended",
    "elided",
    "joined",
    "edited",
    "paraphrased",
    "unquoted",
    "only_one",
]
RegionKind: TypeAlias = Literal["quotation", "part", "scare", "title", "nickname", "inner"]
SegmentKind: TypeAlias = Literal[
    "body",
    "header",
    "byline",
    "dateline",
    "caption",
    "heading",
    "advert",
    "related",
    "embed",
]
StatementRelation: TypeAlias = Literal["equivalent", "more_specific", "differing", "quoted_vs_reported", "only_one"]
StatementVoice: TypeAlias = Literal["outlet", "quoted", "reported"]
TimexKind: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]
TokenKind: TypeAlias = Literal["word", "number", "punct", "symbol", "url", "email", "handle", "hashtag", "emoji"]
Voice: TypeAlias = Literal["outlet", "quote"]
