"""The functions that take a corpus: near-duplicates, reused text, events, families of one quotation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, TypeAlias

from crosswire import _crosswire
from crosswire._crosswire import (
    Article,
    Doc,
    DuplicateGroup,
    DuplicatePair,
    EventCluster,
    Furniture,
    Passage,
    QuoteFamily,
    ReusePair,
)
from crosswire.analyzer import Analyzer
from crosswire.column import refuse_frame
from crosswire.progress import Progress, reporter
from crosswire.table import Table, together

#: Articles, Docs or texts (their places are their ids), or a mapping of ids to texts.
Articles: TypeAlias = Iterable[str | Article | Doc] | Mapping[str, str | Article]


class Duplicates(NamedTuple):
    """Near-duplicates of a corpus."""

    #: Pairs with their exact shares, in the order of the articles.
    pairs: Table[DuplicatePair]
    #: Groups with their earliest article.
    groups: Table[DuplicateGroup]
    #: What stands in more articles than the cap and therefore pairs nobody: footers, appeals.
    furniture: Table[Furniture]

    def _repr_html_(self) -> str:
        return together(self._asdict())


class Reuse(NamedTuple):
    """Reused text of a corpus."""

    #: Pairs of articles with how much of each is shared.
    pairs: Table[ReusePair]
    #: The shared passages, by pair and place.
    passages: Table[Passage]
    #: What stands in more articles than the cap and therefore pairs nobody.
    furniture: Table[Furniture]

    def _repr_html_(self) -> str:
        return together(self._asdict())


def near_duplicates(
    articles: Articles,
    /,
    *,
    threshold: float = 0.5,
    containment: float | None = None,
    min_shared: int = 1,
    window: int = 16,
    cap: int = 256,
    threads: int | None = None,
    progress: Progress = False,
) -> Duplicates:
    """Find the pairs of articles that share at least `threshold` of their runs of five words (Jaccard).

    With `containment` also those of which one has so much of the other's. Shares are exact. `window` (4 to 16) is how
    many runs stand for one in the index: a shared stretch of `window` + 4 words is never missed. Words that stand in
    more than `cap` articles pair each of them only with the one before, and are reported as furniture.

    >>> import crosswire as cw
    >>> ferry = "The ferry to Halve will not sail on Monday because its engine failed."
    >>> [(pair.a, pair.b, pair.jaccard) for pair in cw.near_duplicates([ferry, "Nothing else.", ferry.upper()]).pairs]
    [('0', '2', 1.0)]

    Raises InputError for articles that are none and for settings out of range.
    """
    refuse_frame(articles)
    return Duplicates(
        *_crosswire.near_duplicates(
            articles,
            threshold=threshold,
            containment=containment,
            min_shared=min_shared,
            window=window,
            cap=cap,
            threads=Analyzer(threads=threads).threads,
            progress=reporter(progress),
        )
    )


def text_reuse(
    articles: Articles,
    /,
    *,
    against: Articles | None = None,
    min_words: int = 12,
    boilerplate: Literal["mark", "keep"] = "mark",
    cap: int = 256,
    threads: int | None = None,
    progress: Progress = False,
) -> Reuse:
    """Find the passages of at least `min_words` words (8 and more) that two articles share, word for word or nearly.

    With `against` (press releases, an agency's reports) every article is held against those alone, and they are `a` in
    the tables: `share_of_a` is how much of a release is in an article, `share_of_b` how much of the article comes from
    it. Passages between quotation marks in both are `quoted`: the same speaker was heard, nobody copied prose.

    Raises InputError for articles that are none and for settings out of range.
    """
    refuse_frame(articles)
    refuse_frame(against, "against")
    return Reuse(
        *_crosswire.text_reuse(
            articles,
            against=against,
            min_words=min_words,
            boilerplate=boilerplate,
            cap=cap,
            threads=Analyzer(threads=threads).threads,
            progress=reporter(progress),
        )
    )


def cluster_events(
    articles: Articles,
    /,
    *,
    window_hours: float = 144.0,
    threshold: float = 0.18,
    threads: int | None = None,
    progress: Progress = False,
) -> Table[EventCluster]:
    """Group articles by the event they report: by their words, their names and when they were published.

    Articles more than `window_hours` apart are not alike; clusters are joined while their members are alike by
    `threshold` (0 to 1) on average. Every article is in one event; articles without a date meet only one another.

    Raises InputError for articles that are none and for settings out of range.
    """
    refuse_frame(articles)
    return _crosswire.cluster_events(
        articles,
        window_hours=window_hours,
        threshold=threshold,
        threads=Analyzer(threads=threads).threads,
        progress=reporter(progress),
    )


def quote_families(
    articles: Articles,
    /,
    *,
    min_words: int = 5,
    min_articles: int = 2,
    boilerplate: Literal["mark", "keep"] = "mark",
    cap: int = 50,
    threads: int | None = None,
    progress: Progress = False,
) -> Table[QuoteFamily]:
    """Find what was quoted in several articles: each utterance with its wordings, outlets, and who had it first.

    Quotations of fewer than `min_words` words (5 and more) are left out: they are no evidence of one utterance.
    Articles that are not Docs are annotated first.

    Raises InputError for articles that are none and for settings out of range.
    """
    refuse_frame(articles)
    return _crosswire.quote_families(
        articles,
        min_words=min_words,
        min_articles=min_articles,
        boilerplate=boilerplate,
        cap=cap,
        threads=Analyzer(threads=threads).threads,
        progress=reporter(progress),
    )
