"""RSS and Atom feeds: a document for every entry, with as much of its text as the feed has."""

import io
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.load.dates import stated_date
from kg.load.decode import refuse_binary
from kg.load.source import Content, Failure, Given
from kg.model.document import Document

MAX_BYTES = 50_000_000
# Elements that begin and end a line of their own.
# fmt: off
_BLOCKS = (
    "address", "blockquote", "div", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6",
    "li", "p", "pre", "section", "td", "th", "tr",
)
# fmt: on


def read_feed(content: Content, given: Given) -> Iterator[Document | Failure]:
    """Yield the document of every entry: its text is the content that the feed carries, else the summary.

    An entry is dated by when it was published; where a feed doesn't say, as many of Atom don't, by when it
    was updated.
    """
    import feedparser

    data = content.read(MAX_BYTES)
    refuse_binary(data, content.name)
    told = {"content-type": f"application/xml; charset={content.charset}"} if content.charset else None
    # As a stream: it takes a string for an address.
    found = feedparser.parse(io.BytesIO(data), response_headers=told)
    if not found.entries:
        reason = f": {found.bozo_exception}" if found.bozo and not found.version else ""
        raise InputError(f"{content.name}: no entries of RSS or Atom in it{reason}")
    for number, entry in enumerate(found.entries, start=1):
        yield _document(entry, found.feed, f"{content.name}, entry {number}", given)


def _document(entry: Any, feed: Any, where: str, given: Given) -> Document | Failure:
    text = _text(entry)
    if not text:
        return Failure(
            source=where, error=InputError(f"{where}: it has no text, neither content nor summary")
        )
    source = entry.get("source") or feed
    stated = stated_date(entry.get("published") or entry.get("updated") or "")
    language = str(feed.get("language") or "").replace("_", "-").partition("-")[0].lower()
    return Document.of(
        text,
        id=entry.get("link") or entry.get("id") or None,
        headline=" ".join(_plain(entry.get("title", "")).split()) or None,
        url=entry.get("link") or None,
        publisher=given.publisher or source.get("title") or None,
        published=stated or given.published,
        language=language or given.language,
    )


def _text(entry: Any) -> str:
    """Return the longest text of an entry: some feeds have it in several forms."""
    parts = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    texts = [_plain(part.get("value") or "", part.get("type", "")) for part in parts]
    return max(texts, key=len)


def _plain(value: str, media_type: str = "text/html") -> str:
    """Return text without markup, a line for each paragraph."""
    if media_type == "text/plain":
        return value.strip()
    from lxml import etree, html

    try:
        root = html.fragment_fromstring(value, create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    for element in root.iter("br", *_BLOCKS):
        if element.tag != "br":
            element.text = f"\n{element.text or ''}"
        element.tail = f"\n{element.tail or ''}"
    lines = (" ".join(line.split()) for line in str(root.text_content()).split("\n"))
    return "\n".join(line for line in lines if line)
