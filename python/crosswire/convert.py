"""Articles from web pages, feeds, and the objects of other libraries. Nothing is fetched."""

from __future__ import annotations

import calendar
import importlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from os import PathLike
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from crosswire import _crosswire
from crosswire._crosswire import Article
from crosswire.errors import InputError, MissingExtraError
from crosswire.kinds import PublishedFrom


class HasText(Protocol):
    """An article of newspaper, trafilatura or news-please."""

    @property
    def text(self) -> Any:
        """The text."""


class HasPlaintext(Protocol):
    """An article of fundus."""

    @property
    def plaintext(self) -> Any:
        """The text."""


#: What stands for an article: a text, an Article, a dictionary with its fields, or an object of another library.
ArticleLike: TypeAlias = str | Article | Mapping[str, Any] | HasText | HasPlaintext

#: The attributes of other libraries' objects that hold a field of an article.
ATTRIBUTES = (
    *("text", "plaintext", "maintext"),
    *("source", "publisher", "sitename", "meta_site_name", "source_domain", "hostname"),
    *("date", "publish_date", "publishing_date", "date_publish"),
    *("title", "url", "canonical_link", "language", "lang", "meta_lang", "authors", "author"),
)


def from_object(article: object, /) -> Article:
    """Make an Article of another library's object, by its attributes or keys; the library is not imported.

    Known are articles of newspaper4k, fundus, news-please and trafilatura, entries of feedparser, and dictionaries of
    Event Registry and schema.org or with the keys of a JSONL file. Raises InputError where no text is found.
    """
    if isinstance(article, Article):
        return article
    if isinstance(article, Mapping):
        if "published_parsed" in article or ("summary" in article and "text" not in article):
            return _from_entry(article, None)
        fields: Mapping[str, Any] = article
    else:
        fields = {name: value for name in ATTRIBUTES if _is_plain(value := getattr(article, name, None))}
        address = getattr(getattr(article, "html", None), "responded_url", None)  # fundus
        if isinstance(address, str):
            fields = {"url": address, **fields}
    dated_by: PublishedFrom = "jsonld" if "@type" in fields else "argument"
    return _article(fields, type(article).__name__, dated_by)


def from_html(
    page: str | bytes | PathLike[str], /, *, url: str | None = None, name: str | None = None, **fields: Any
) -> Article:
    """Take the article out of a web page: its HTML, or the path of a file with it. Needs the extra `html`.

    trafilatura finds text, title, date and authors; `url` and `fields` (those of Article) are used instead of what it
    finds. Nothing is fetched. Raises InputError where the page holds no article, MissingExtraError without trafilatura.
    """
    data, found_name = _content(page, "<")
    name = name or found_name
    trafilatura = _extra("trafilatura", "from_html", "html")
    document = trafilatura.bare_extraction(data, url=url, with_metadata=True, include_comments=False)
    if document is None or not getattr(document, "text", None):
        raise InputError(f"{name}: no article is found in this page")
    found = {key: value for key in ATTRIBUTES if _is_plain(value := getattr(document, key, None))}
    if name != "page":
        found["id"] = Path(name).name
    if url is not None:
        found["url"] = url
    article = _article(found, name, "html")
    return _with(article, fields) if fields else article


def from_feed(feed: str | bytes | PathLike[str], /, *, name: str | None = None) -> list[Article]:
    """Read the entries of an RSS or Atom feed: its text, or the path of a file with it. Needs the extra `feeds`.

    The text is the entry's content, else its summary, else its title: often not the whole article. Nothing is fetched.
    Raises InputError for what is no feed, MissingExtraError without feedparser.
    """
    data, found_name = _content(feed, "<")
    name = name or found_name
    feedparser = _extra("feedparser", "from_feed", "feeds")
    parsed = feedparser.parse(data if isinstance(data, bytes) else data.encode())
    if not parsed.get("version") and not parsed.entries:
        raise InputError(f"{name}: no RSS or Atom feed")
    source = parsed.feed.get("title")
    return [_from_entry(entry, source) for entry in parsed.entries if _entry_text(entry)]


def _content(source: str | bytes | PathLike[str], mark: str) -> tuple[str | bytes, str]:
    """Give the content and its name: strings with markup are content, others are paths."""
    if isinstance(source, bytes):
        return source, "page"
    if isinstance(source, str):
        if mark in source:
            return source, "page"
        if source.startswith(("http://", "https://")):
            raise InputError(f"{source}: crosswire fetches nothing; download it first and give the file")
    elif not isinstance(source, PathLike):
        raise InputError(f"page: expected HTML, bytes or a path, got {type(source).__name__}")
    try:
        return Path(source).read_bytes(), str(source)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"{str(source)!r}: {reason}") from error


def _extra(package: str, function: str, extra: str) -> Any:
    """Import an optional package."""
    try:
        return importlib.import_module(package)
    except ImportError as error:
        raise MissingExtraError(f'{function} needs {package}: pip install "crosswire[{extra}]" ({error})') from error


def _article(fields: Mapping[str, Any], name: str, dated_by: PublishedFrom) -> Article:
    """Make an article of plain values."""
    try:
        plain = json.dumps({str(key): value for key, value in fields.items()}, default=_written)
    except (TypeError, ValueError) as error:
        raise InputError(f"{name}: {error}") from error
    return _crosswire.article_of_json(plain, name, dated_by)


def _is_plain(value: object) -> bool:
    """Tell whether a value can be a field: attributes may be methods or objects of any kind."""
    if isinstance(value, (list, tuple, set)):
        return all(isinstance(item, str) for item in value)
    return isinstance(value, (str, date, int, float)) and not isinstance(value, bool)


def _written(value: object) -> object:
    """Write what JSON does not know."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        return list(value)
    return str(value)


def _with(article: Article, fields: Mapping[str, Any]) -> Article:
    """Put the caller's fields in the place of those that were found."""
    known = ("id", "source", "title", "url", "published", "lang", "authors")
    given = {key: getattr(article, key) for key in known} | {"meta": dict(article.meta)} | dict(fields)
    try:
        made = Article(article.text, **given)
    except TypeError as error:
        raise InputError(str(error)) from error
    if "published" in fields:
        return made
    return Article._from_fields(
        made.text,
        made.id,
        made.source,
        made.title,
        made.url,
        article.published,
        article.published_from,
        made.lang,
        made.authors,
        made.meta,
    )


def _entry_text(entry: Mapping[str, Any]) -> str:
    """Give the longest of what a feed's entry says, without its markup."""
    contents = [content.get("value", "") for content in entry.get("content", ())]
    texts = [_without_markup(text) for text in (*contents, entry.get("summary") or "")]
    return max(texts, key=len) or str(entry.get("title") or "")


def _from_entry(entry: Mapping[str, Any], source: str | None) -> Article:
    """Make an article of an entry of feedparser."""
    text = _entry_text(entry)
    if not text:
        raise InputError("entry: text: missing; it has neither content nor summary nor title")
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    own = entry.get("source")
    named = own.get("title") if isinstance(own, Mapping) else None
    people = [person.get("name", "") for person in entry.get("authors", ())] or [entry.get("author", "")]
    # feedparser gives times in UTC.
    published = datetime.fromtimestamp(calendar.timegm(moment), UTC) if moment else None
    fields = {
        "text": text,
        "id": entry.get("id"),
        "source": named or source,
        "title": entry.get("title"),
        "url": entry.get("link"),
        "published": published,
        "authors": [person for person in people if person],
    }
    return _article(fields, "entry", "argument")


class _Text(HTMLParser):
    """Takes the text out of the markup of a feed's entry."""

    BLOCKS = frozenset(("p", "div", "br", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "tr"))
    SILENT = frozenset(("script", "style"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.silent += tag in self.SILENT
        if tag in self.BLOCKS:
            self.parts.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in self.SILENT and self.silent > 0
        if tag in self.BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def _without_markup(text: str) -> str:
    """Take the text out of a piece of HTML, with an empty line between its paragraphs."""
    if "<" not in text and "&" not in text:
        return text.strip()
    parser = _Text()
    parser.feed(text)
    parser.close()
    paragraphs = (" ".join(part.split()) for part in "".join(parser.parts).split("\n\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
