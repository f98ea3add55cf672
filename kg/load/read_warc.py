"""Web archives (WARC): the pages of a crawl, one after the other."""

import io
from collections.abc import Iterator
from email.message import Message
from typing import Any

from kg.compression import damaged
from kg.errors import InputError
from kg.load.read_html import MAX_BYTES, read_html
from kg.load.read_text import read_text
from kg.load.source import Content, Failure, Given, WebPage
from kg.model.document import Document

_READERS = {"text/html": read_html, "application/xhtml+xml": read_html, "text/plain": read_text}


def read_warc(content: Content, given: Given) -> Iterator[WebPage | Document | Failure]:
    """Yield the pages that were answered with 200, and the documents of text made of pages (WET).

    Pictures, scripts, redirects and repeated visits aren't pages. A page's date is what its markup states:
    that of the visit says nothing of when it was published.
    """
    record, stream = None, _Told(content)
    for record in _records(stream, content.name):
        if type := _type_of_page(record):
            yield from _pages(record, type, content.name, given)
    if stream.broken:
        raise stream.broken
    if record is None:
        raise InputError(f"{content.name}: the archive is empty")
    if _breaks_off(record):
        raise InputError(f"{content.name}: the archive breaks off within its last record")


class _Told:
    """A stream that ends where it breaks off, and tells so afterwards: what is before is read."""

    def __init__(self, content: Content) -> None:
        self.broken: Exception | None = None
        # At once what there is: of a whole block nothing would come where its end is missing.
        self._read = getattr(content.stream, "read1", content.stream.read)

    def read(self, size: int = -1) -> bytes:
        try:
            return bytes(self._read(size))
        except damaged() as error:
            self.broken = error
            return b""


def _records(stream: _Told, name: str) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator

    try:
        yield from ArchiveIterator(stream)
    except Exception as error:  # it trusts what it reads
        raise InputError(f"{name}: no more of this archive can be read: {error}") from error


def _type_of_page(record: Any) -> Message | None:
    """Return the type of the page that a record holds, None where it is none."""
    if record.rec_type in ("resource", "conversion"):
        headers = record.rec_headers
    elif record.rec_type == "response" and record.http_headers:
        headers = record.http_headers if record.http_headers.get_statuscode() == "200" else None
    else:
        headers = None
    told = Message()
    told["content-type"] = headers.get_header("Content-Type") or "" if headers else ""
    return told if headers and told.get_content_type() in _READERS else None


def _pages(record: Any, type: Message, name: str, given: Given) -> Iterator[WebPage | Document | Failure]:
    """Yield the page of a record; one that can't be read stops no other."""
    url = record.rec_headers.get_header("WARC-Target-URI")
    where = f"{name}, {url}"
    try:
        page = Content(
            name=where,
            stream=io.BytesIO(_content(record, where)),
            media_type=type.get_content_type(),
            charset=type.get_content_charset(),
            url=url,
        )
        yield from _READERS[type.get_content_type()](page, given)
    except InputError as error:
        yield Failure(source=where, error=error)


def _content(record: Any, where: str) -> bytes:
    try:
        data = bytes(record.content_stream().read(MAX_BYTES + 1))
        if len(data) <= MAX_BYTES:
            record.raw_stream.read()  # what stands behind the last piece of a page in pieces
    except Exception as error:  # of a page that isn't packed as it says
        raise InputError(f"{where}: the page can't be unpacked: {error}") from error
    if len(data) <= MAX_BYTES and _breaks_off(record):
        raise InputError(f"{where}: the archive breaks off within this page")
    return data


def _breaks_off(record: Any) -> bool:
    """Whether a record that was read to its end is shorter than it says."""
    return getattr(record.raw_stream, "limit", 0) > 0
