"""
Rust core of crosswire.
"""

from _typeshed import SupportsGetItem
from collections.abc import Sequence
from crosswire.kinds import Basis, Bound, ConflictKind, CoverageKind, Cut, Derivation, EditKind, EditOp, FactKind, FactStatus, Grain, LabelKind, MentionKind, PublishedFrom, QuantityKind, QuoteKind, QuoteRelation, RegionKind, SegmentKind, StatementRelation, StatementVoice, TimexKind, TokenKind, Voice
from crosswire.picture import Picture
from crosswire.table import Table
from datetime import date
from os import PathLike
from typing import Any, Final, Literal, SupportsFloat, SupportsIndex, final, overload

__all__ = ["DEBUG_BUILD", "__version__", "Article", "Comparison", "Conflict", "ConflictSide", "Coverage", "Diagnostic", "Doc", "DuplicateGroup", "DuplicatePair", "Edit", "Entity", "EntityLink", "EventCluster", "EventStream", "Fact", "FactValue", "Furniture", "Gathering", "Label", "LinkedEntity", "Mention", "Names", "Origin", "Passage", "Quantity", "Quote", "QuoteFamily", "QuoteMatch", "QuoteMember", "Reader", "Region", "ReusePair", "Rows", "Segment", "Sentence", "Span", "SpeakerShare", "StatementMatch", "StatementMember", "TimelineRow", "Timex", "Token", "analyze", "analyze_all", "article_of_json", "cluster_events", "compare", "dated_by_header", "fields_html", "fingerprints", "kinds", "near_duplicates", "overlaps_of_pairs", "quote_families", "read_files", "reuse_of_pairs", "run_cli", "sentences", "text_reuse"]

DEBUG_BUILD: Final[bool]
"""
Whether this is a slow build without optimisation.
"""

__version__: Final[str]
"""
Version of this package.
"""

@final
class Article:
    """
    One text with what is known about it.
    """
    __match_args__: Final[tuple[Literal["text"], Literal["id"], Literal["source"], Literal["title"], Literal["url"], Literal["published"], Literal["published_from"], Literal["lang"], Literal["authors"], Literal["meta"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: "str", *, id: "str | None" = None, source: "str | None" = None, title: "str | None" = None, url: "str | None" = None, published: date | str | None = None, lang: "str | None" = None, authors: Sequence[str] | None = None, meta: dict[str, str] | None = None) -> Article:
        """
        One text with what is known about it.

        `published` is a date, a datetime or ISO 8601; without it a header line of the text (` date 2025-10-16 …`) is
        read. `id` is a hash of the text unless given. Raises `InputError` for a text that is no string and for a date
        that is none.
        """
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
    def __repr__(self, /) -> str:
        """
        What tells articles apart, and the first words: a list of articles with their texts would fill a notebook.
        """
    @classmethod
    def _from_fields(cls, /, text: str, id: str, source: str | None, title: str | None, url: str | None, published: date | str | None, published_from: PublishedFrom, lang: str | None, authors: Sequence[str], meta: Sequence[tuple[str, str]]) -> Article:
        """
        Every field in order: how an article is unpickled.
        """
    def _repr_html_(self, /) -> str: ...
    @property
    def authors(self, /) -> tuple[str, ...]:
        """
        Who wrote it.
        """
    @property
    def id(self, /) -> str:
        """
        Identifies the article in tables and comparisons.
        """
    @property
    def lang(self, /) -> str | None:
        """
        Its language as in BCP 47.
        """
    @property
    def meta(self, /) -> tuple[tuple[str, str], ...]:
        """
        Anything else, carried through.
        """
    @property
    def published(self, /) -> date | None:
        """
        When it was published.
        """
    @property
    def published_from(self, /) -> PublishedFrom:
        """
        Where `published` was read.
        """
    @property
    def source(self, /) -> str | None:
        """
        Who published it.
        """
    @property
    def text(self, /) -> str:
        """
        The text as it was given; every offset counts in it.
        """
    @property
    def title(self, /) -> str | None:
        """
        Its headline.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """
    @property
    def url(self, /) -> str | None:
        """
        Its address.
        """

@final
class Comparison:
    """
    What several reports on one event share, change and leave out.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def conflicts(self, /) -> Table[Conflict]:
        """
        Where the reports contradict each other: wording that matters, who said it, values of a fact. No side is taken.

        `quote` and `fact` count from 0 as every id does; the numbers in pages and tables count from 1: `fact` 8 is F9.
        """
    @property
    def coverage(self, /) -> Table[Coverage]:
        """
        One row for each thing and article: whether it is there and where.
        """
    @property
    def diagnostics(self, /) -> Table[Diagnostic]:
        """
        What was odd in comparing.
        """
    def diff(self, /, a: str, b: str) -> Comparison:
        """
        The reports `a` and `b`, by id or source, compared alone. Raises `InputError` where there is none.
        """
    @property
    def docs(self, /) -> tuple[Doc, ...]:
        """
        The reports, in the order given.
        """
    @property
    def entities(self, /) -> Table[EntityLink]:
        """
        Who and what the reports name, in the order of first appearance.
        """
    @property
    def facts(self, /) -> Table[Fact]:
        """
        Numbers, dates, places and people of one slot over the reports, in the order of their first appearance.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Comparison:
        """
        The comparison that `to_json` wrote. Raises `InputError` for other JSON or another schema version.
        """
    def in_all(self, /) -> Table[Coverage]:
        """
        What every article has.
        """
    @property
    def labels(self, /) -> Table[Label]:
        """
        What the reports call people, bodies and events, in the order of the articles and of the text.
        """
    def missing_in(self, /, article: str) -> Table[Coverage]:
        """
        What the article with this id, or alone of this source, lacks though others have it. Raises `InputError` where there is
        none.
        """
    def only_in(self, /, article: str) -> Table[Coverage]:
        """
        What only the article with this id, or alone of this source, has. Raises `InputError` where there is none.
        """
    @property
    def origins(self, /) -> Table[Origin]:
        """
        Which reports come from one origin, and which stand alone.
        """
    @property
    def passages(self, /) -> Table[Passage]:
        """
        Runs of words that two reports share.
        """
    def plot(self, /, kind: "Literal['coverage', 'speakers', 'timeline', 'overlap']") -> Picture:
        """
        A picture: `coverage` (which report has what), `speakers` (who is quoted by whom), `timeline`, or `overlap` (what
        the reports are made of and share). Raises `InputError` for another kind.
        """
    @property
    def quotes(self, /) -> Table[QuoteMatch]:
        """
        Quotations over the reports, in the order of their first appearance.
        """
    @property
    def speakers(self, /) -> Table[SpeakerShare]:
        """
        One row for each speaker and article: how much the article lets the speaker say.
        """
    @property
    def statements(self, /) -> Table[StatementMatch]:
        """
        Statements over the reports, in the order of their first appearance.
        """
    @property
    def timeline(self, /) -> Table[TimelineRow]:
        """
        Dated statements, earliest first.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        Everything as plain Python values.
        """
    @overload
    def to_html(self, /, path: None = None, *, title: str | None = None) -> str: ...
    @overload
    def to_html(self, /, path: str | PathLike[str], *, title: str | None = None) -> None:
        """
        One HTML page that needs no network and no script; where `path` is given it is written there, and nothing is given
        back. Raises `InputError` where it cannot be written.
        """
    def to_json(self, /) -> str:
        """
        Everything as JSON with a `schema_version`.
        """
    def to_markdown(self, /, *, title: str | None = None) -> str:
        """
        The comparison as Markdown.
        """

@final
class Conflict:
    """
    A point on which reports contradict each other. No side is taken.
    """
    __match_args__: Final[tuple[Literal["kind"], Literal["quote"], Literal["fact"], Literal["sides"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, kind: ConflictKind, quote: SupportsIndex | None, fact: SupportsIndex | None, sides: Sequence[ConflictSide]) -> Conflict: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def fact(self, /) -> int | None:
        """
        Id in `Comparison.facts`, from 0; reports count from 1: 8 is F9.
        """
    @property
    def kind(self, /) -> ConflictKind:
        """
        What they disagree on.
        """
    @property
    def quote(self, /) -> int | None:
        """
        Id in `Comparison.quotes`, from 0; reports count from 1: 1 is Q2.
        """
    @property
    def sides(self, /) -> tuple[ConflictSide, ...]:
        """
        What each side has: of a quotation the reference version first, of a fact in the order of the reports.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class ConflictSide:
    """
    What one report has where another has something else.
    """
    __match_args__: Final[tuple[Literal["article"], Literal["span"], Literal["value"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, article: str, span: Span, value: str) -> ConflictSide: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def article(self, /) -> str:
        """
        Id of the article.
        """
    @property
    def span(self, /) -> Span:
        """
        Where it stands.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """
    @property
    def value(self, /) -> str:
        """
        The words or the speaker that the other side contradicts.
        """

@final
class Coverage:
    """
    Whether one article has one thing, and where.
    """
    __match_args__: Final[tuple[Literal["kind"], Literal["key"], Literal["entity_kind"], Literal["quote"], Literal["article"], Literal["present"], Literal["count"], Literal["articles"], Literal["spans"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, kind: CoverageKind, key: str, entity_kind: MentionKind | None, quote: SupportsIndex | None, article: str, present: bool, count: SupportsIndex, articles: SupportsIndex, spans: Sequence[Span]) -> Coverage: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def article(self, /) -> str:
        """
        Id of the article.
        """
    @property
    def articles(self, /) -> int:
        """
        In how many of the articles it is present.
        """
    @property
    def count(self, /) -> int:
        """
        How often.
        """
    @property
    def entity_kind(self, /) -> MentionKind | None:
        """
        For an entity, what it is.
        """
    @property
    def key(self, /) -> str:
        """
        Its name over the reports; for a quotation its first words.
        """
    @property
    def kind(self, /) -> CoverageKind:
        """
        What is covered.
        """
    @property
    def present(self, /) -> bool:
        """
        Whether the article has it.
        """
    @property
    def quote(self, /) -> int | None:
        """
        For a quotation, its id in `Comparison.quotes`.
        """
    @property
    def spans(self, /) -> tuple[Span, ...]:
        """
        Where.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class Diagnostic:
    """
    Something odd in a text that did not stop the work.
    """
    __match_args__: Final[tuple[Literal["code"], Literal["message"], Literal["start"], Literal["end"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, code: str, message: str, start: SupportsIndex | None, end: SupportsIndex | None) -> Diagnostic: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        Stable name, for instance `unclosed-quotation`.
        """
    @property
    def end(self, /) -> int | None:
        """
        One past the last character.
        """
    @property
    def message(self, /) -> str:
        """
        What was found and what was done about it.
        """
    @property
    def start(self, /) -> int | None:
        """
        First character (code point), where it has a place.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class Doc:
    """
    One article with everything that was found in it. Offsets count code points of `text`.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def article(self, /) -> Article:
        """
        The article; its text is never altered.
        """
    @property
    def diagnostics(self, /) -> Table[Diagnostic]:
        """
        What was odd.
        """
    @property
    def entities(self, /) -> Table[Entity]:
        """
        Who and what is named, in order of first mention.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Doc:
        """
        The document that `to_json` wrote. Raises `InputError` for other JSON or another schema version.
        """
    @property
    def id(self, /) -> str:
        """
        Id of the article.
        """
    @property
    def mentions(self, /) -> Table[Mention]:
        """
        Names, in order.
        """
    def parts_of_speech(self, /) -> list[str | None]:
        """
        Part of speech of each token (a Penn Treebank tag, as `NNP`), as many as `tokens`. Tagged anew at each call.
        """
    @property
    def quantities(self, /) -> Table[Quantity]:
        """
        Numbers with their units, in order.
        """
    @property
    def quotes(self, /) -> Table[Quote]:
        """
        Quotations, in order.
        """
    @property
    def regions(self, /) -> Table[Region]:
        """
        Pairs of quotation marks, in order.
        """
    @property
    def segments(self, /) -> Table[Segment]:
        """
        Parts of the page, in order.
        """
    @property
    def sentences(self, /) -> Table[Sentence]:
        """
        Sentences, in order.
        """
    @property
    def text(self, /) -> str:
        """
        The text as it was given.
        """
    @property
    def times(self, /) -> Table[Timex]:
        """
        Time expressions, in order.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        Everything as plain Python values.
        """
    @overload
    def to_html(self, /, path: None = None, *, title: str | None = None) -> str: ...
    @overload
    def to_html(self, /, path: str | PathLike[str], *, title: str | None = None) -> None:
        """
        One HTML page with everything marked, which needs no network and no script; where `path` is given it is
        written there, and nothing is given back. Raises `InputError` where it cannot be written.
        """
    def to_json(self, /) -> str:
        """
        Everything as JSON with a `schema_version`.
        """
    @property
    def tokens(self, /) -> Table[Token]:
        """
        Tokens, in order.
        """

@final
class DuplicateGroup:
    """
    Articles that are near-duplicates of each other, over one or several steps.
    """
    __match_args__: Final[tuple[Literal["id"], Literal["articles"], Literal["earliest"], Literal["sources"], Literal["rule"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, id: SupportsIndex, articles: Sequence[str], earliest: str, sources: Sequence[str], rule: str) -> DuplicateGroup: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def articles(self, /) -> tuple[str, ...]:
        """
        Ids of the articles, the earliest first; those without a date last, in the order given.
        """
    @property
    def earliest(self, /) -> str:
        """
        Id of the earliest of them.
        """
    @property
    def id(self, /) -> int:
        """
        Index in the table of groups.
        """
    @property
    def rule(self, /) -> str:
        """
        How they were joined: `shared-5-grams`.
        """
    @property
    def sources(self, /) -> tuple[str, ...]:
        """
        Their sources, in the order of the articles, each once.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class DuplicatePair:
    """
    Two articles with much of their text in common. Shares are of their sets of five successive words.
    """
    __match_args__: Final[tuple[Literal["a"], Literal["b"], Literal["jaccard"], Literal["a_in_b"], Literal["b_in_a"], Literal["shared"], Literal["same_source"], Literal["earlier"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, a: str, b: str, jaccard: SupportsFloat | SupportsIndex, a_in_b: SupportsFloat | SupportsIndex, b_in_a: SupportsFloat | SupportsIndex, shared: SupportsIndex, same_source: bool | None, earlier: str | None) -> DuplicatePair: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def a(self, /) -> str:
        """
        Id of the one article.
        """
    @property
    def a_in_b(self, /) -> float:
        """
        Share of the one's 5-grams that the other has, 0..1.
        """
    @property
    def b(self, /) -> str:
        """
        Id of the other.
        """
    @property
    def b_in_a(self, /) -> float:
        """
        Share of the other's 5-grams that the one has, 0..1.
        """
    @property
    def earlier(self, /) -> str | None:
        """
        Id of the one that was published first; none where that is not known.
        """
    @property
    def jaccard(self, /) -> float:
        """
        Share of the 5-grams of both that both have, 0..1.
        """
    @property
    def same_source(self, /) -> bool | None:
        """
        Whether both have the same source; none where one names none.
        """
    @property
    def shared(self, /) -> int:
        """
        Number of 5-grams that both have.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class Edit:
    """
    One difference between a quotation and the reference version of it.
    """
    __match_args__: Final[tuple[Literal["op"], Literal["kind"], Literal["reference"], Literal["text"], Literal["reference_start"], Literal["reference_end"], Literal["start"], Literal["end"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, op: EditOp, kind: EditKind, reference: str, text: str, reference_start: SupportsIndex, reference_end: SupportsIndex, start: SupportsIndex, end: SupportsIndex) -> Edit: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        One past their last character.
        """
    @property
    def kind(self, /) -> EditKind:
        """
        What kind of change it is.
        """
    @property
    def op(self, /) -> EditOp:
        """
        What was done.
        """
    @property
    def reference(self, /) -> str:
        """
        The words in the reference; empty for an insertion.
        """
    @property
    def reference_end(self, /) -> int:
        """
        One past their last character.
        """
    @property
    def reference_start(self, /) -> int:
        """
        Where the reference words start in the reference's article (code points).
        """
    @property
    def start(self, /) -> int:
        """
        Where this version's words start in its own article (code points).
        """
    @property
    def text(self, /) -> str:
        """
        The words in this version; empty for a deletion.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class Entity:
    """
    Somebody or something that one article names, with all its mentions there.
    """
    __match_args__: Final[tuple[Literal["id"], Literal["name"], Literal["kind"], Literal["aliases"], Literal["roles"], Literal["mentions"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, id: SupportsIndex, name: str, kind: MentionKind, aliases: Sequence[str], roles: Sequence[str], mentions: Sequence[Mention]) -> Entity: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> tuple[str, ...]:
        """
        The other forms the article uses, in order of first use.
        """
    @property
    def id(self, /) -> int:
        """
        Index in `Doc.entities`.
        """
    @property
    def kind(self, /) -> MentionKind:
        """
        What it is.
        """
    @property
    def mentions(self, /) -> tuple[Mention, ...]:
        """
        Where it is named, in order.
        """
    @property
    def name(self, /) -> str:
        """
        The fullest name the article gives.
        """
    @property
    def roles(self, /) -> tuple[str, ...]:
        """
        Titles and roles the article gives it: `President`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class EntityLink:
    """
    Somebody or something that one or more reports name.
    """
    __match_args__: Final[tuple[Literal["id"], Literal["name"], Literal["kind"], Literal["variants"], Literal["roles"], Literal["articles"], Literal["members"], Literal["rule"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, id: SupportsIndex, name: str, kind: MentionKind, variants: Sequence[str], roles: Sequence[str], articles: SupportsIndex, members: Sequence[LinkedEntity], rule: str) -> EntityLink: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def articles(self, /) -> int:
        """
        In how many of the articles it is named.
        """
    @property
    def id(self, /) -> int:
        """
        Index in `Comparison.entities`.
        """
    @property
    def kind(self, /) -> MentionKind:
        """
        What it is; where the reports disagree, what most mentions say.
        """
    @property
    def members(self, /) -> tuple[LinkedEntity, ...]:
        """
        The articles' entities, in order; one article may have several spellings of one name.
        """
    @property
    def name(self, /) -> str:
        """
        The fullest name that a report gives, or the user's.
        """
    @property
    def roles(self, /) -> tuple[str, ...]:
        """
        Titles and roles that the reports give it, in order of first use.
        """
    @property
    def rule(self, /) -> str:
        """
        What joined them: `alone`, `same-name`, `person-name` (surname, spelling,
        initials), `thing-name` (acronym, longer form, firm), `alias` (a list), `user`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """
    @property
    def variants(self, /) -> tuple[str, ...]:
        """
        Every way the reports write it, titles left out, in order of first use.
        """

@final
class EventCluster:
    """
    Articles on one event.
    """
    __match_args__: Final[tuple[Literal["id"], Literal["articles"], Literal["sources"], Literal["first_published"], Literal["last_published"], Literal["title"], Literal["names"], Literal["rule"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, id: SupportsIndex, articles: Sequence[str], sources: Sequence[str], first_published: date | str | None, last_published: date | str | None, title: str | None, names: Sequence[str], rule: str) -> EventCluster: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def articles(self, /) -> tuple[str, ...]:
        """
        Ids of the articles, the earliest first.
        """
    @property
    def first_published(self, /) -> date | None:
        """
        When the earliest was published; none where no date is known.
        """
    @property
    def id(self, /) -> int:
        """
        Number of the event; in a stream it stays the event's own.
        """
    @property
    def last_published(self, /) -> date | None:
        """
        When the latest was.
        """
    @property
    def names(self, /) -> tuple[str, ...]:
        """
        Names that most of the articles share, whole, the most telling first.
        """
    @property
    def rule(self, /) -> str:
        """
        What joined them: `average-link`, or `alone`.
        """
    @property
    def sources(self, /) -> tuple[str, ...]:
        """
        Their sources, in the order of the articles, each once.
        """
    @property
    def title(self, /) -> str | None:
        """
        Title of the article that is most like the others, or its first line where that is a headline by its form.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class EventStream:
    """
    Events of a stream of articles: add them day by day, ask for the events, save and go on later.

    A day's articles are clustered together once an article of a later day comes, so that their order does not matter; an
    article may move to another event for three days.
    """
    def __len__(self, /) -> int: ...
    def __new__(cls, /, *, window_hours: SupportsFloat | SupportsIndex = 144.0, threshold: SupportsFloat | SupportsIndex = 0.18) -> EventStream:
        """
        A stream without articles. Raises `InputError` for settings out of range.
        """
    def __repr__(self, /) -> str: ...
    def add(self, articles: "object", /, *, threads: SupportsIndex | None = None) -> None:
        """
        Take in one article or many; those of a day that is over already count with the day that is open.
        """
    def clusters(self, /, *, threads: SupportsIndex | None = None) -> Table[EventCluster]:
        """
        The events so far, in the order in which they were first seen.
        """
    @classmethod
    def load(cls, /, path: str | PathLike[str]) -> EventStream:
        """
        Read a saved stream. Raises `InputError` for a file that is torn, changed or of another version.
        """
    def save(self, /, path: str | PathLike[str]) -> None:
        """
        Write the stream to a file: whole, or not at all. Raises `InputError` where the system refuses.
        """
    @property
    def threshold(self, /) -> float:
        """
        Least average likeness of two clusters that are joined, 0..1.
        """
    @property
    def window_hours(self, /) -> float:
        """
        Hours between two articles of one event.
        """

@final
class Fact:
    """
    One slot with the values that the reports fill it with.
    """
    __match_args__: Final[tuple[Literal["id"], Literal["kind"], Literal["slot"], Literal["about"], Literal["status"], Literal["articles"], Literal["values"], Literal["rule"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, id: SupportsIndex, kind: FactKind, slot: str, about: Sequence[str], status: FactStatus, articles: SupportsIndex, values: Sequence[FactValue], rule: str) -> Fact: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def about(self, /) -> tuple[str, ...]:
        """
        The words around the values that the reports share, most telling first.
        """
    @property
    def articles(self, /) -> int:
        """
        In how many of the articles it stands.
        """
    @property
    def id(self, /) -> int:
        """
        Index in `Comparison.facts`, from 0; reports count from 1: 8 is F9.
        """
    @property
    def kind(self, /) -> FactKind:
        """
        What kind of value it is.
        """
    @property
    def rule(self, /) -> str:
        """
        The rule that decided the status.
        """
    @property
    def slot(self, /) -> str:
        """
        What is told: the unit or the toll (`dead`, `tonne`, `USD`), or for a date or place what it is about.
        """
    @property
    def status(self, /) -> FactStatus:
        """
        How the values stand to each other.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """
    @property
    def values(self, /) -> tuple[FactValue, ...]:
        """
        The values, in the order of the articles and of the text.
        """

@final
class FactValue:
    """
    One report's value of a fact.
    """
    __match_args__: Final[tuple[Literal["article"], Literal["start"], Literal["end"], Literal["text"], Literal["value"], Literal["number"], Literal["high"], Literal["bound"], Literal["as_of"], Literal["voice"], Literal["speaker_name"], Literal["sentence_start"], Literal["sentence_end"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, article: str, start: SupportsIndex, end: SupportsIndex, text: str, value: str, number: SupportsFloat | SupportsIndex | None, high: SupportsFloat | SupportsIndex | None, bound: Bound | None, as_of: str | None, voice: StatementVoice, speaker_name: str | None, sentence_start: SupportsIndex, sentence_end: SupportsIndex) -> FactValue: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def article(self, /) -> str:
        """
        Id of the article.
        """
    @property
    def as_of(self, /) -> str | None:
        """
        The time the value is of, as far as its sentence says it.
        """
    @property
    def bound(self, /) -> Bound | None:
        """
        How the text limits the number; none for dates, places and people.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last character.
        """
    @property
    def high(self, /) -> float | None:
        """
        The upper end of a range.
        """
    @property
    def number(self, /) -> float | None:
        """
        The value as a number, the lower end of a range; none for dates, places and people.
        """
    @property
    def sentence_end(self, /) -> int:
        """
        One past the last character of its sentence.
        """
    @property
    def sentence_start(self, /) -> int:
        """
        First character of its sentence.
        """
    @property
    def speaker_name(self, /) -> str | None:
        """
        Who says it there; none in the outlet's voice and where nobody is named.
        """
    @property
    def start(self, /) -> int:
        """
        First character (code point).
        """
    @property
    def text(self, /) -> str:
        """
        The characters themselves.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """
    @property
    def value(self, /) -> str:
        """
        The normalised value: a number, an ISO 8601 date, a name.
        """
    @property
    def voice(self, /) -> StatementVoice:
        """
        Who speaks.
        """

@final
class Furniture:
    """
    Words that stand in very many articles: a footer, an appeal, a credit. They pair no two articles.
    """
    __match_args__: Final[tuple[Literal["source"], Literal["article"], Literal["span"], Literal["articles"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, source: str | None, article: str, span: Span, articles: SupportsIndex) -> Furniture: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def article(self, /) -> str:
        """
        Id of the first article that has it.
        """
    @property
    def articles(self, /) -> int:
        """
        Number of articles that have it.
        """
    @property
    def source(self, /) -> str | None:
        """
        The source that has it in at least half of the articles that have it.
        """
    @property
    def span(self, /) -> Span:
        """
        Where it stands there.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class Gathering:
    """
    What is found in a column of texts, gathered piece by piece: the records alone, no documents.
    """
    def __len__(self, /) -> int:
        """
        How many items were added.
        """
    def __new__(cls, /, what: SupportsGetItem[int, str]) -> Gathering:
        """
        A gathering of the records that `what` names.
        """
    def add(self, /, texts: "list[Any]", published: "list[Any] | None" = None, *, boilerplate: str = "mark", rules_only: bool = False, names: Names | None = None, threads: SupportsIndex | None = None, progress: Any | None = None, errors: str = "record") -> None:
        """
        Annotate the next texts of the column: strings, Articles, or what pandas and polars have for a missing value. A blank text
        is missing too.

        `published` has a date, or a missing value, for each. `errors` is "raise", "skip" or "record".
        """
    @property
    def failed(self, /) -> list[int]:
        """
        Places of the items that could not be annotated.
        """
    @property
    def missing(self, /) -> list[int]:
        """
        Places of the items without a text.
        """
    def table(self, /, what: str, ids: "list[str] | list[int]", sources: "list[str | None] | None" = None) -> Rows:
        """
        The records of one kind, with the article's id (and source) in front; they are given away, so only once.
        """

@final
class Label:
    """
    What one report calls somebody or something in one place.
    """
    __match_args__: Final[tuple[Literal["id"], Literal["entity"], Literal["subject"], Literal["article"], Literal["start"], Literal["end"], Literal["text"], Literal["kind"], Literal["voice"], Literal["speaker"], Literal["reported_by"], Literal["loaded"], Literal["contrast"], Literal["rule"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, id: SupportsIndex, entity: SupportsIndex | None, subject: str, article: str, start: SupportsIndex, end: SupportsIndex, text: str, kind: LabelKind, voice: Voice, speaker: str | None, reported_by: str | None, loaded: bool, contrast: SupportsIndex | None, rule: str) -> Label: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def article(self, /) -> str:
        """
        Id of the article.
        """
    @property
    def contrast(self, /) -> int | None:
        """
        Number of the contrast it belongs to: outlets that call one thing by different labels of one slot.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last character.
        """
    @property
    def entity(self, /) -> int | None:
        """
        Id in `Comparison.entities`; none for an event, an act or somebody unnamed.
        """
    @property
    def id(self, /) -> int:
        """
        Index in `Comparison.labels`.
        """
    @property
    def kind(self, /) -> LabelKind:
        """
        What kind of label it is.
        """
    @property
    def loaded(self, /) -> bool:
        """
        Whether a word in it is in the list of loaded words.
        """
    @property
    def reported_by(self, /) -> str | None:
        """
        Whose indirect speech it stands in, where the outlet words it.
        """
    @property
    def rule(self, /) -> str:
        """
        The pattern that found it: `title`, `before-name`, `before-comma`, `apposition`, `copula`, `definite`,
        `adjective`, `named-so`, `source`, `event-noun`, `act`.
        """
    @property
    def speaker(self, /) -> str | None:
        """
        Who says it, where it is quoted and the report says who.
        """
    @property
    def start(self, /) -> int:
        """
        First character (code point).
        """
    @property
    def subject(self, /) -> str:
        """
        What is labelled: the name over the reports, else how it is called.
        """
    @property
    def text(self, /) -> str:
        """
        The characters themselves.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """
    @property
    def voice(self, /) -> Voice:
        """
        Whose words it is in.
        """

@final
class LinkedEntity:
    """
    One article's entity that an [`EntityLink`] joins.
    """
    __match_args__: Final[tuple[Literal["article"], Literal["entity"], Literal["name"], Literal["count"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, article: str, entity: SupportsIndex, name: str, count: SupportsIndex) -> LinkedEntity: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def article(self, /) -> str:
        """
        Id of the article.
        """
    @property
    def count(self, /) -> int:
        """
        How often the article names it.
        """
    @property
    def entity(self, /) -> int:
        """
        Id of the entity in that article's `Doc.entities`.
        """
    @property
    def name(self, /) -> str:
        """
        The fullest name the article gives it.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class Mention:
    """
    One place where a text names something. Titles, `the` and `'s` stay outside the span.
    """
    __match_args__: Final[tuple[Literal["start"], Literal["end"], Literal["text"], Literal["kind"], Literal["entity"], Literal["title"], Literal["rule"], Literal["score"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, start: SupportsIndex, end: SupportsIndex, text: str, kind: MentionKind, entity: SupportsIndex, title: str | None, rule: str, score: SupportsFloat | SupportsIndex) -> Mention: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        One past the last character.
        """
    @property
    def entity(self, /) -> int:
        """
        Id of its entity in `Doc.entities`.
        """
    @property
    def kind(self, /) -> MentionKind:
        """
        What it names.
        """
    @property
    def rule(self, /) -> str:
        """
        The rule or model that found it.
        """
    @property
    def score(self, /) -> float:
        """
        How sure it is, 0..1.
        """
    @property
    def start(self, /) -> int:
        """
        First character (code point).
        """
    @property
    def text(self, /) -> str:
        """
        The characters themselves.
        """
    @property
    def title(self, /) -> str | None:
        """
        The title before it: `President`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class Names:
    """
    A user's names, prepared once: `(name, kind or None, [form, …])` a row.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[list[tuple[str, str | None, list[str]]]]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, rows: "list[tuple[str, str | None, list[str]]]") -> Names:
        """
        Raises `InputError` for a name without letters, a form of two names, and a kind that is none.
        """
    def __repr__(self, /) -> str: ...
    @property
    def rows(self, /) -> list[tuple[str, str | None, list[str]]]:
        """
        The rows it was made of.
        """

@final
class Origin:
    """
    Reports that come from one origin: they credit one agency or share prose.
    """
    __match_args__: Final[tuple[Literal["id"], Literal["articles"], Literal["credited"], Literal["rule"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, id: SupportsIndex, articles: Sequence[str], credited: str | None, rule: str) -> Origin: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def articles(self, /) -> tuple[str, ...]:
        """
        Ids of the articles, in order; one alone is independent.
        """
    @property
    def credited(self, /) -> str | None:
        """
        The agency that its reports credit.
        """
    @property
    def id(self, /) -> int:
        """
        Index in `Comparison.origins`.
        """
    @property
    def rule(self, /) -> str:
        """
        What joined them: `independent`, `same-agency`, `shared-prose`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class Passage:
    """
    A run of the same words in two reports.
    """
    __match_args__: Final[tuple[Literal["a"], Literal["a_span"], Literal["b"], Literal["b_span"], Literal["words"], Literal["quoted"], Literal["credited"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, a: str, a_span: Span, b: str, b_span: Span, words: SupportsIndex, quoted: bool, credited: str | None) -> Passage: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def a(self, /) -> str:
        """
        Id of the one article.
        """
    @property
    def a_span(self, /) -> Span:
        """
        Where it stands there.
        """
    @property
    def b(self, /) -> str:
        """
        Id of the other.
        """
    @property
    def b_span(self, /) -> Span:
        """
        Where it stands there.
        """
    @property
    def credited(self, /) -> str | None:
        """
        The agency that both credit.
        """
    @property
    def quoted(self, /) -> bool:
        """
        Whether it stands between quotation marks in both: the same speaker was heard, nobody copied prose.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """
    @property
    def words(self, /) -> int:
        """
        Length in words.
        """

@final
class Quantity:
    """
    A number with its unit.
    """
    __match_args__: Final[tuple[Literal["start"], Literal["end"], Literal["text"], Literal["kind"], Literal["value"], Literal["high"], Literal["unit"], Literal["bound"], Literal["rule"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, start: SupportsIndex, end: SupportsIndex, text: str, kind: QuantityKind, value: SupportsFloat | SupportsIndex, high: SupportsFloat | SupportsIndex | None, unit: str | None, bound: Bound, rule: str) -> Quantity: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def bound(self, /) -> Bound:
        """
        How the text limits the value.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last character.
        """
    @property
    def high(self, /) -> float | None:
        """
        The upper end of a range.
        """
    @property
    def kind(self, /) -> QuantityKind:
        """
        What is counted or measured.
        """
    @property
    def rule(self, /) -> str:
        """
        The rule that read it.
        """
    @property
    def start(self, /) -> int:
        """
        First character (code point), the bound included.
        """
    @property
    def text(self, /) -> str:
        """
        The characters themselves.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """
    @property
    def unit(self, /) -> str | None:
        """
        Unit: the noun counted (`people`), an ISO 4217 code (`USD`, with what it is paid for in `USD/barrel`), `%`,
        `hour`, `km`; `score` for a result such as `3-1`, whose second figure is `high`.
        """
    @property
    def value(self, /) -> float:
        """
        The value in `unit`; the lower end of a range.
        """

@final
class Quote:
    """
    What somebody is reported to have said.
    """
    __match_args__: Final[tuple[Literal["id"], Literal["start"], Literal["end"], Literal["text"], Literal["parts"], Literal["kind"], Literal["source"], Literal["speaker"], Literal["speaker_name"], Literal["cue"], Literal["addressee"], Literal["via"], Literal["parent"], Literal["negated"], Literal["belief"], Literal["closed"], Literal["rule"], Literal["score"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, id: SupportsIndex, start: SupportsIndex, end: SupportsIndex, text: str, parts: Sequence[Span], kind: QuoteKind, source: Span | None, speaker: SupportsIndex | None, speaker_name: str | None, cue: Span | None, addressee: Span | None, via: Span | None, parent: SupportsIndex | None, negated: bool, belief: bool, closed: bool, rule: str, score: SupportsFloat | SupportsIndex) -> Quote: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def addressee(self, /) -> Span | None:
        """
        Whom it was said to.
        """
    @property
    def belief(self, /) -> bool:
        """
        Whether it is a thought or an intention, not speech.
        """
    @property
    def closed(self, /) -> bool:
        """
        Whether every opening mark found its closing mark.
        """
    @property
    def cue(self, /) -> Span | None:
        """
        The words that report it: `said`, `according to`.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last character of the content.
        """
    @property
    def id(self, /) -> int:
        """
        Index in `Doc.quotes`.
        """
    @property
    def kind(self, /) -> QuoteKind:
        """
        In whose wording it is.
        """
    @property
    def negated(self, /) -> bool:
        """
        Whether the text says that it was not said.
        """
    @property
    def parent(self, /) -> int | None:
        """
        Id of the quotation it stands in.
        """
    @property
    def parts(self, /) -> tuple[Span, ...]:
        """
        The content: several parts when the attribution interrupts it (`"A," he said, "B"`).
        """
    @property
    def rule(self, /) -> str:
        """
        The rule or model that found it.
        """
    @property
    def score(self, /) -> float:
        """
        How sure it is, 0..1.
        """
    @property
    def source(self, /) -> Span | None:
        """
        Who said it, as written; for one that goes on from the quotation before, the source of that one.
        """
    @property
    def speaker(self, /) -> int | None:
        """
        Id of the speaker in `Doc.entities`.
        """
    @property
    def speaker_name(self, /) -> str | None:
        """
        Full name of the speaker, or the description of an unnamed one.
        """
    @property
    def start(self, /) -> int:
        """
        First character (code point) of the content, an opening mark included.
        """
    @property
    def text(self, /) -> str:
        """
        The characters from start to end, whatever stands between the parts included.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """
    @property
    def via(self, /) -> Span | None:
        """
        Where it was said: `a post on Truth Social`.
        """

@final
class QuoteFamily:
    """
    One utterance over a corpus: who has it, in which wordings, and who had it first.
    """
    __match_args__: Final[tuple[Literal["id"], Literal["text"], Literal["speaker_name"], Literal["speakers"], Literal["same_speaker"], Literal["articles"], Literal["sources"], Literal["first"], Literal["first_published"], Literal["last_published"], Literal["variants"], Literal["cuts"], Literal["reference"], Literal["members"], Literal["rule"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, id: SupportsIndex, text: str, speaker_name: str | None, speakers: Sequence[str], same_speaker: bool | None, articles: SupportsIndex, sources: Sequence[str], first: str, first_published: date | str | None, last_published: date | str | None, variants: SupportsIndex, cuts: SupportsIndex, reference: SupportsIndex, members: Sequence[QuoteMember], rule: str) -> QuoteFamily: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def articles(self, /) -> int:
        """
        Number of articles that have it.
        """
    @property
    def cuts(self, /) -> int:
        """
        Number of versions from which words were cut.
        """
    @property
    def first(self, /) -> str:
        """
        Id of the article that had it first; of those without a date the first given.
        """
    @property
    def first_published(self, /) -> date | None:
        """
        When that was published.
        """
    @property
    def id(self, /) -> int:
        """
        Index in the table of families.
        """
    @property
    def last_published(self, /) -> date | None:
        """
        When the latest was published.
        """
    @property
    def members(self, /) -> tuple[QuoteMember, ...]:
        """
        The versions, the earliest first.
        """
    @property
    def reference(self, /) -> int:
        """
        Index in `members` of the fullest version, which the others are compared with.
        """
    @property
    def rule(self, /) -> str:
        """
        The rule that grouped them.
        """
    @property
    def same_speaker(self, /) -> bool | None:
        """
        Whether all articles name the same speaker; none where one names nobody.
        """
    @property
    def sources(self, /) -> tuple[str, ...]:
        """
        Their sources, in the order of first appearance.
        """
    @property
    def speaker_name(self, /) -> str | None:
        """
        Who said it, by the fullest name that an article gives.
        """
    @property
    def speakers(self, /) -> tuple[str, ...]:
        """
        Every name that an article gives, the most frequent first.
        """
    @property
    def text(self, /) -> str:
        """
        The fullest version.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """
    @property
    def variants(self, /) -> int:
        """
        Number of different wordings.
        """

@final
class QuoteMatch:
    """
    One utterance over the reports.
    """
    __match_args__: Final[tuple[Literal["id"], Literal["speaker_name"], Literal["relation"], Literal["same_speaker"], Literal["reference"], Literal["members"], Literal["rule"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, id: SupportsIndex, speaker_name: str | None, relation: QuoteRelation, same_speaker: bool | None, reference: SupportsIndex, members: Sequence[QuoteMember], rule: str) -> QuoteMatch: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def id(self, /) -> int:
        """
        Index in `Comparison.quotes`.
        """
    @property
    def members(self, /) -> tuple[QuoteMember, ...]:
        """
        The versions, in the order of the articles and of the text.
        """
    @property
    def reference(self, /) -> int:
        """
        Index in `members` of the fullest version, which the others are compared with.
        """
    @property
    def relation(self, /) -> QuoteRelation:
        """
        The relation that matters most among the members.
        """
    @property
    def rule(self, /) -> str:
        """
        The rule that grouped them.
        """
    @property
    def same_speaker(self, /) -> bool | None:
        """
        Whether all members name the same speaker; none where one names nobody, or nobody beside the quotation.
        """
    @property
    def speaker_name(self, /) -> str | None:
        """
        Who said it, by the fullest name that a report gives.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class QuoteMember:
    """
    One report's version of a quotation.
    """
    __match_args__: Final[tuple[Literal["article"], Literal["quote"], Literal["start"], Literal["end"], Literal["text"], Literal["speaker_name"], Literal["relation"], Literal["cut"], Literal["edits"], Literal["score"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, article: str, quote: SupportsIndex | None, start: SupportsIndex, end: SupportsIndex, text: str, speaker_name: str | None, relation: QuoteRelation | None, cut: Cut | None, edits: Sequence[Edit], score: SupportsFloat | SupportsIndex) -> QuoteMember: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def article(self, /) -> str:
        """
        Id of the article.
        """
    @property
    def cut(self, /) -> Cut | None:
        """
        Whether a cut shows; none where nothing was cut.
        """
    @property
    def edits(self, /) -> tuple[Edit, ...]:
        """
        The differences from the reference, in order.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last character.
        """
    @property
    def quote(self, /) -> int | None:
        """
        Id of the quotation in that article's `Doc.quotes`; none where the words stand in its prose, or between marks
        and given to nobody.
        """
    @property
    def relation(self, /) -> QuoteRelation | None:
        """
        How it stands to the reference; none for the reference itself.
        """
    @property
    def score(self, /) -> float:
        """
        Share of this version's words that the reference has too, 0..1.
        """
    @property
    def speaker_name(self, /) -> str | None:
        """
        Who says it there.
        """
    @property
    def start(self, /) -> int:
        """
        First character (code point).
        """
    @property
    def text(self, /) -> str:
        """
        The characters themselves.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class Reader:
    """
    The articles of one or more files: an iterator that reads as far as it is used.
    """
    def __iter__(self, /) -> Reader: ...
    def __next__(self, /) -> Article: ...
    @property
    def broken(self, /) -> list[str]:
        """
        The records that could not be read so far, each with its file, line and field.
        """
    @property
    def notes(self, /) -> list[str]:
        """
        What was said of the files so far: encodings that were taken, dates that could not be read.
        """

@final
class Region:
    """
    A stretch between quotation marks, the marks included.
    """
    __match_args__: Final[tuple[Literal["start"], Literal["end"], Literal["text"], Literal["kind"], Literal["parent"], Literal["closed"], Literal["continues"], Literal["rule"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, start: SupportsIndex, end: SupportsIndex, text: str, kind: RegionKind, parent: SupportsIndex | None, closed: bool, continues: SupportsIndex | None, rule: str) -> Region: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def closed(self, /) -> bool:
        """
        Whether its closing mark was found.
        """
    @property
    def continues(self, /) -> int | None:
        """
        Index in `Doc.regions` of the region of the paragraph before that it continues.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last character, the closing mark included where there is one.
        """
    @property
    def kind(self, /) -> RegionKind:
        """
        What it is.
        """
    @property
    def parent(self, /) -> int | None:
        """
        Index in `Doc.regions` of the region that encloses it.
        """
    @property
    def rule(self, /) -> str:
        """
        The rule that named the kind.
        """
    @property
    def start(self, /) -> int:
        """
        First character (code point), the opening mark where there is one.
        """
    @property
    def text(self, /) -> str:
        """
        The characters themselves.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class ReusePair:
    """
    Two articles that share passages, and how much of each they are.
    """
    __match_args__: Final[tuple[Literal["a"], Literal["b"], Literal["words"], Literal["quoted_words"], Literal["longest"], Literal["passages"], Literal["share_of_a"], Literal["share_of_b"], Literal["prose_share_of_a"], Literal["prose_share_of_b"], Literal["same_source"], Literal["earlier"], Literal["derivation"], Literal["rule"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, a: str, b: str, words: SupportsIndex, quoted_words: SupportsIndex, longest: SupportsIndex, passages: SupportsIndex, share_of_a: SupportsFloat | SupportsIndex, share_of_b: SupportsFloat | SupportsIndex, prose_share_of_a: SupportsFloat | SupportsIndex, prose_share_of_b: SupportsFloat | SupportsIndex, same_source: bool | None, earlier: str | None, derivation: Derivation, rule: str) -> ReusePair: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def a(self, /) -> str:
        """
        Id of the one article; of the release, where articles are held against releases.
        """
    @property
    def b(self, /) -> str:
        """
        Id of the other.
        """
    @property
    def derivation(self, /) -> Derivation:
        """
        How far the later one is derived from the earlier; where that is not known, the one that shares more.
        """
    @property
    def earlier(self, /) -> str | None:
        """
        Id of the one that was published first; none where that is not known.
        """
    @property
    def longest(self, /) -> int:
        """
        Words of the longest passage.
        """
    @property
    def passages(self, /) -> int:
        """
        Number of passages.
        """
    @property
    def prose_share_of_a(self, /) -> float:
        """
        Share of the one's words outside quotation marks that stand in shared passages, 0..1.
        """
    @property
    def prose_share_of_b(self, /) -> float:
        """
        Share of the other's, 0..1.
        """
    @property
    def quoted_words(self, /) -> int:
        """
        Those of them that stand between quotation marks in both.
        """
    @property
    def rule(self, /) -> str:
        """
        What the derivation was judged by: `prose-share`.
        """
    @property
    def same_source(self, /) -> bool | None:
        """
        Whether both have the same source; none where one names none.
        """
    @property
    def share_of_a(self, /) -> float:
        """
        Share of the one's words that stand in shared passages, 0..1.
        """
    @property
    def share_of_b(self, /) -> float:
        """
        Share of the other's words that do, 0..1.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """
    @property
    def words(self, /) -> int:
        """
        Words that both have in shared passages.
        """

@final
class Rows:
    """
    The rows under a `crosswire.Table`: a sequence of records and an Arrow stream.
    """
    def __arrow_c_schema__(self, /) -> "object":
        """
        The Arrow C schema (`PyCapsule` interface).
        """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        The Arrow C stream (`PyCapsule` interface), in batches that are made as the reader asks for them.
        """
    def __len__(self, /) -> int: ...
    def __new__(cls, /, kind: str, records: "list[Any]", articles: "list[str] | list[int] | None" = None, sources: "list[str | None] | None" = None, places: "list[int] | None" = None) -> Rows:
        """
        Rows of `kind` (the name of a record class) from its records; `articles` has the id of each row's article,
        `sources` its source.
        """
    def articles(self, /) -> "tuple[list[Any], list[str | None] | None] | None":
        """
        Ids and sources of the articles in the column that was annotated; none where the table is of one article.
        """
    @property
    def columns(self, /) -> list[tuple[str, str, bool]]:
        """
        Name, type (`int`, `float`, `bool`, `str`, `list`, `struct`) and nullability of every column.
        """
    def html(self, /, limit: SupportsIndex) -> str:
        """
        The first `limit` rows as an HTML table.
        """
    @property
    def kind(self, /) -> str:
        """
        Name of the record class.
        """
    def picture(self, /, svg: str, words: str, limit: SupportsIndex) -> str:
        """
        A picture made of these rows, its first `limit` rows under it; `words` head them.
        """
    @property
    def places(self, /) -> list[int] | None:
        """
        The place of each row's article in the column that was annotated; none where the table is of one article.
        """
    def record(self, /, index: SupportsIndex) -> Any:
        """
        The record at `index`, from 0.
        """
    def slice(self, /, indices: SupportsGetItem[int, SupportsIndex]) -> Rows:
        """
        The rows at `indices`, in that order.
        """
    def to_columns(self, /) -> "dict[str, list[Any] | tuple[bytearray, bytearray]]":
        """
        Every column by its name: a list of plain values, or for numbers and truth values a pair of bytearrays, of the
        values (`int64`, `float64`, `bool`) and of which are missing (`bool`).
        """
    def to_dicts(self, /, limit: SupportsIndex | None = None) -> "list[dict[str, Any]]":
        """
        The first `limit` rows as dictionaries of plain values; all of them without a limit.
        """

@final
class Segment:
    """
    A part of the page. Segments are in order, do not overlap and are never deleted from the text.
    """
    __match_args__: Final[tuple[Literal["start"], Literal["end"], Literal["text"], Literal["kind"], Literal["rule"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, start: SupportsIndex, end: SupportsIndex, text: str, kind: SegmentKind, rule: str) -> Segment: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        One past the last character.
        """
    @property
    def kind(self, /) -> SegmentKind:
        """
        What it is.
        """
    @property
    def rule(self, /) -> str:
        """
        The rule that said so.
        """
    @property
    def start(self, /) -> int:
        """
        First character (code point).
        """
    @property
    def text(self, /) -> str:
        """
        The characters themselves.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class Sentence:
    """
    A sentence. Never crosses a paragraph or segment border.
    """
    __match_args__: Final[tuple[Literal["start"], Literal["end"], Literal["text"], Literal["paragraph"], Literal["segment"], Literal["in_quote"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, start: SupportsIndex, end: SupportsIndex, text: str, paragraph: SupportsIndex, segment: SupportsIndex, in_quote: bool) -> Sentence: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        One past the last character.
        """
    @property
    def in_quote(self, /) -> bool:
        """
        Whether it begins inside quotation marks opened before it.
        """
    @property
    def paragraph(self, /) -> int:
        """
        Number of its paragraph, from 0.
        """
    @property
    def segment(self, /) -> int:
        """
        Index of its segment in `Doc.segments`.
        """
    @property
    def start(self, /) -> int:
        """
        First character (code point).
        """
    @property
    def text(self, /) -> str:
        """
        The characters themselves.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class Span:
    """
    A stretch of the text.
    """
    __match_args__: Final[tuple[Literal["start"], Literal["end"], Literal["text"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, start: SupportsIndex, end: SupportsIndex, text: str) -> Span: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        One past the last character.
        """
    @property
    def start(self, /) -> int:
        """
        First character (code point).
        """
    @property
    def text(self, /) -> str:
        """
        The characters themselves.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class SpeakerShare:
    """
    How much one report lets one speaker say.
    """
    __match_args__: Final[tuple[Literal["speaker"], Literal["entity"], Literal["article"], Literal["written"], Literal["direct"], Literal["direct_words"], Literal["indirect"], Literal["indirect_words"], Literal["share"], Literal["articles"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, speaker: str, entity: SupportsIndex | None, article: str, written: Sequence[str], direct: SupportsIndex, direct_words: SupportsIndex, indirect: SupportsIndex, indirect_words: SupportsIndex, share: SupportsFloat | SupportsIndex, articles: SupportsIndex) -> SpeakerShare: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def article(self, /) -> str:
        """
        Id of the article.
        """
    @property
    def articles(self, /) -> int:
        """
        In how many of the articles the speaker has a say.
        """
    @property
    def direct(self, /) -> int:
        """
        Quotations with words between quotation marks.
        """
    @property
    def direct_words(self, /) -> int:
        """
        Words between quotation marks.
        """
    @property
    def entity(self, /) -> int | None:
        """
        Id in `Comparison.entities`, where the speaker is named.
        """
    @property
    def indirect(self, /) -> int:
        """
        Statements reported without quotation marks, beliefs left out.
        """
    @property
    def indirect_words(self, /) -> int:
        """
        Words reported without quotation marks.
        """
    @property
    def share(self, /) -> float:
        """
        Share of the article's words that are this speaker's, 0..1.
        """
    @property
    def speaker(self, /) -> str:
        """
        The speaker's fullest name over the reports, or the description of an unnamed one.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """
    @property
    def written(self, /) -> tuple[str, ...]:
        """
        How the article names the speaker in its attributions, in order of first use.
        """

@final
class StatementMatch:
    """
    One statement over the reports.
    """
    __match_args__: Final[tuple[Literal["id"], Literal["relation"], Literal["reference"], Literal["articles"], Literal["members"], Literal["rule"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, id: SupportsIndex, relation: StatementRelation, reference: SupportsIndex, articles: SupportsIndex, members: Sequence[StatementMember], rule: str) -> StatementMatch: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def articles(self, /) -> int:
        """
        In how many of the articles it stands.
        """
    @property
    def id(self, /) -> int:
        """
        Index in `Comparison.statements`, from 0; reports count from 1: 2 is S3.
        """
    @property
    def members(self, /) -> tuple[StatementMember, ...]:
        """
        The versions, in the order of the articles and of the text.
        """
    @property
    def reference(self, /) -> int:
        """
        Index in `members` of the fullest version, which the others are compared with.
        """
    @property
    def relation(self, /) -> StatementRelation:
        """
        The relation that matters most among the members of other reports than the reference's.
        """
    @property
    def rule(self, /) -> str:
        """
        The rule that grouped them.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class StatementMember:
    """
    One report's version of a statement.
    """
    __match_args__: Final[tuple[Literal["article"], Literal["start"], Literal["end"], Literal["text"], Literal["voice"], Literal["speaker_name"], Literal["quote"], Literal["relation"], Literal["score"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, article: str, start: SupportsIndex, end: SupportsIndex, text: str, voice: StatementVoice, speaker_name: str | None, quote: SupportsIndex | None, relation: StatementRelation | None, score: SupportsFloat | SupportsIndex) -> StatementMember: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def article(self, /) -> str:
        """
        Id of the article.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last character.
        """
    @property
    def quote(self, /) -> int | None:
        """
        Id in that article's `Doc.quotes` of the quotation it stands in.
        """
    @property
    def relation(self, /) -> StatementRelation | None:
        """
        How it stands to the reference; none for the reference itself.
        """
    @property
    def score(self, /) -> float:
        """
        How much it shares with the reference, 0..1; 1 for the reference itself.
        """
    @property
    def speaker_name(self, /) -> str | None:
        """
        Who says it there; none in the outlet's voice and where nobody is named.
        """
    @property
    def start(self, /) -> int:
        """
        First character (code point).
        """
    @property
    def text(self, /) -> str:
        """
        The characters themselves.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """
    @property
    def voice(self, /) -> StatementVoice:
        """
        Who speaks.
        """

@final
class TimelineRow:
    """
    One statement on one date.
    """
    __match_args__: Final[tuple[Literal["date"], Literal["grain"], Literal["statement"], Literal["text"], Literal["articles"], Literal["first_reported"], Literal["conflicting"], Literal["rule"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, date: str, grain: Grain, statement: SupportsIndex, text: str, articles: Sequence[str], first_reported: str | None, conflicting: Sequence[str], rule: str) -> TimelineRow: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def articles(self, /) -> tuple[str, ...]:
        """
        Ids of the articles that give this date, the first to report first; undated articles come last.
        """
    @property
    def conflicting(self, /) -> tuple[str, ...]:
        """
        Other dates that the reports give for the same statement.
        """
    @property
    def date(self, /) -> str:
        """
        The date in ISO 8601 (`2025-10-16`, `2025-W43`); `XXXX-10-16` where no report gives the year.
        """
    @property
    def first_reported(self, /) -> str | None:
        """
        When the first of them was published (ISO 8601), where that is known.
        """
    @property
    def grain(self, /) -> Grain:
        """
        How fine it is.
        """
    @property
    def rule(self, /) -> str:
        """
        The rule that joined them.
        """
    @property
    def statement(self, /) -> int:
        """
        Id in `Comparison.statements`.
        """
    @property
    def text(self, /) -> str:
        """
        The fullest version of the statement.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

@final
class Timex:
    """
    A time expression after TIMEX3.
    """
    __match_args__: Final[tuple[Literal["start"], Literal["end"], Literal["text"], Literal["kind"], Literal["value"], Literal["grain"], Literal["basis"], Literal["rule"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, start: SupportsIndex, end: SupportsIndex, text: str, kind: TimexKind, value: str | None, grain: Grain, basis: Basis, rule: str) -> Timex: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def basis(self, /) -> Basis:
        """
        What it was resolved against.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last character.
        """
    @property
    def grain(self, /) -> Grain:
        """
        How fine it is.
        """
    @property
    def kind(self, /) -> TimexKind:
        """
        TIMEX3 type.
        """
    @property
    def rule(self, /) -> str:
        """
        The rule that read it.
        """
    @property
    def start(self, /) -> int:
        """
        First character (code point).
        """
    @property
    def text(self, /) -> str:
        """
        The characters themselves.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """
    @property
    def value(self, /) -> str | None:
        """
        TIMEX3 value (`2025-10-16`, `2025-W43`, `PT2H`, `XXXX-10-16` without a year).
        """

@final
class Token:
    """
    A token: the unit that treebanks annotate, with contractions, possessives and hyphens cut.
    """
    __match_args__: Final[tuple[Literal["start"], Literal["end"], Literal["text"], Literal["kind"], Literal["norm"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(self, /, start: SupportsIndex, end: SupportsIndex, text: str, kind: TokenKind, norm: str) -> Token: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        One past the last character.
        """
    @property
    def kind(self, /) -> TokenKind:
        """
        What it is.
        """
    @property
    def norm(self, /) -> str:
        """
        Lower-case form with straight apostrophes and quotation marks, for comparing.
        """
    @property
    def start(self, /) -> int:
        """
        First character (code point).
        """
    @property
    def text(self, /) -> str:
        """
        The characters themselves.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields as plain Python values: strings, numbers, lists and dictionaries, ready for JSON.
        """

def analyze(article: "object", *, boilerplate: str = "mark", rules_only: bool = False, names: Names | None = None, threads: SupportsIndex | None = None) -> Doc:
    """
    Annotate one article.
    """

def analyze_all(articles: "list[Any]", *, boilerplate: str = "mark", rules_only: bool = False, names: Names | None = None, threads: SupportsIndex | None = None, progress: Any | None = None, errors: str = "raise", first: SupportsIndex = 0) -> "list[Any]":
    """
    Annotate many articles in parallel, in order.

    `errors` says what a bad item costs: "raise" ends the call, "skip" leaves it out, "record" puts an empty Doc in its
    place with the error among its diagnostics, "return" puts the exception in its place. `progress` is called with (done, total).
    """

def article_of_json(json: str, name: str, dated_by: PublishedFrom) -> Article:
    """
    The article in a JSON object, by the names that files and other libraries give its fields. Raises `InputError` where
    there is no text in it.
    """

def cluster_events(articles: "object", *, window_hours: SupportsFloat | SupportsIndex = 144.0, threshold: SupportsFloat | SupportsIndex = 0.18, threads: SupportsIndex | None = None, progress: Any | None = None) -> Table[EventCluster]:
    """
    The events that `articles` report.
    """

def compare(articles: "object", *, boilerplate: str = "mark", rules_only: bool = False, names: Names | None = None, threads: SupportsIndex | None = None) -> Comparison:
    """
    Compare reports on one event: strings, Articles, Docs, or a mapping of names to texts.
    """

def dated_by_header(article: Article) -> Article:
    """
    The article of a text file with the date in the lines over its body, where it has no date.
    """

def fields_html(heading: str, fields: SupportsGetItem[int, tuple[str, str]]) -> str:
    """
    Names and values for a notebook cell, under `heading`.
    """

def fingerprints(texts: SupportsGetItem[int, str], window: SupportsIndex) -> list[tuple[list[tuple[int, int]], int]]:
    """
    Hashes (as signed numbers) and places of the fingerprints of each text, at most four places of one hash, and the number
    of all fingerprints: what a corpus spread over machines joins on.
    """

def kinds() -> list[tuple[str, list[str]]]:
    """
    The names of every kind, as `crosswire.kinds` must spell them.
    """

def near_duplicates(articles: "object", *, threshold: SupportsFloat | SupportsIndex = 0.5, containment: SupportsFloat | SupportsIndex | None = None, min_shared: SupportsIndex = 1, window: SupportsIndex = 16, cap: SupportsIndex = 256, threads: SupportsIndex | None = None, progress: Any | None = None) -> tuple[Table[DuplicatePair], Table[DuplicateGroup], Table[Furniture]]:
    """
    Pairs, groups and furniture of the near-duplicates among `articles`.
    """

def overlaps_of_pairs(pairs: SupportsGetItem[int, tuple[str, str]], threshold: SupportsFloat | SupportsIndex, containment: SupportsFloat | SupportsIndex | None, min_shared: SupportsIndex) -> list[tuple[int, float, float, float] | None]:
    """
    Shared 5-grams, Jaccard and both containments of each pair of texts; None for pairs below the thresholds.
    """

def quote_families(articles: "object", *, min_words: SupportsIndex = 5, min_articles: SupportsIndex = 2, boilerplate: str = "mark", cap: SupportsIndex = 50, threads: SupportsIndex | None = None, progress: Any | None = None) -> Table[QuoteFamily]:
    """
    The families of quotations in `articles`.
    """

def read_files(files: "list[object]", *, format: str | None = None, encoding: str | None = None, columns: dict[str, str] | None = None, errors: str = "raise", converter: Any | None = None) -> Reader:
    """
    The articles of `files`: paths, or file objects with a `read` method.
    """

def reuse_of_pairs(pairs: SupportsGetItem[int, tuple[Article, Article, SupportsGetItem[int, tuple[SupportsIndex, SupportsIndex]]]], release: bool, min_words: SupportsIndex, boilerplate: str) -> tuple[Table[ReusePair], Table[Passage]]:
    """
    What each pair of articles with its seeds (numbers of equal 5-grams) shares: a table of pairs and one of passages.
    """

def run_cli(arguments: SupportsGetItem[int, str], converter: Any | None = None, parts: Any | None = None) -> int:
    """
    Run the command line with `arguments`, without the program's name; gives the exit code.

    `converter(format, bytes, name)` gives the articles of a web page or a feed, `parts()` what `doctor` says.
    """

def sentences(article: "object", /) -> Table[Sentence]:
    """
    The sentences of one text, without the rest of its annotation.
    """

def text_reuse(articles: "object", *, against: "object | None" = None, min_words: SupportsIndex = 12, boilerplate: str = "mark", cap: SupportsIndex = 256, threads: SupportsIndex | None = None, progress: Any | None = None) -> tuple[Table[ReusePair], Table[Passage], Table[Furniture]]:
    """
    Pairs, passages and furniture of the text that `articles` share with one another, or with those of `against`.
    """
