"""Web archives: pages become documents, everything else of a crawl doesn't."""

import gzip
import io
from collections.abc import Callable

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg.load import Failure, load_documents
from kg.model.document import Document
from tests.load.conftest import documents, failures

Written = Callable[[str, str | bytes], str]
PAGE = """<html><head><title>Talks in Riga</title><meta property="article:published_time" content="2021-04-30">
<meta property="og:site_name" content="Example Wire"></head>
<body><article><p>{}</p></article></body></html>"""
SENTENCE = "Foreign Minister Ana Holm met General Pablo Rojas in Riga on Thursday, the ministry said. " * 3


class Archive:
    """A web archive that is being written."""

    def __init__(self, *, packed: bool = False) -> None:
        self.stream = io.BytesIO()
        self._writer = WARCWriter(self.stream, gzip=packed)

    def add(
        self,
        name: str,
        content: bytes,
        media_type: str = "text/html; charset=utf-8",
        *,
        status: str = "200 OK",
        record: str = "response",
    ) -> None:
        http = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
        headers = None if record == "response" else {"Content-Type": media_type}
        self._writer.write_record(
            self._writer.create_warc_record(
                f"https://news.example/{name}",
                record,
                payload=io.BytesIO(content),
                http_headers=http if record == "response" else None,
                warc_headers_dict=headers,
                warc_content_type=media_type if record != "response" else "",
            )
        )

    @property
    def content(self) -> bytes:
        return self.stream.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_a_crawl(packed: bool, written: Written) -> None:
    archive = Archive(packed=packed)
    archive.add("one", PAGE.format(SENTENCE + "Zürich.").encode("latin-1"), "text/html; charset=iso-8859-1")
    archive.add("picture", b"\x89PNG", "image/png")
    archive.add("moved", PAGE.format(SENTENCE).encode(), status="301 Moved Permanently")
    archive.add("gone", PAGE.format(SENTENCE).encode(), status="404 Not Found")
    archive.add("text", SENTENCE.encode(), "text/plain", record="conversion")
    archive.add("asked", b"GET", "text/html", record="request")
    page, text = documents(written("crawl.warc.gz" if packed else "crawl.warc", archive.content))
    assert page.id == page.url == "https://news.example/one"
    assert page.text.endswith("Zürich.")
    assert (page.headline, page.publisher, page.published) == ("Talks in Riga", "Example Wire", "2021-04-30")
    assert (text.id, text.text, text.published) == ("https://news.example/text", SENTENCE, None)


def test_an_archive_is_known_by_its_look(written: Written) -> None:
    archive = Archive()
    archive.add("one", PAGE.format(SENTENCE).encode())
    assert len(documents(written("archive", archive.content))) == 1


def test_a_page_that_cannot_be_read_stops_no_other(written: Written) -> None:
    archive = Archive()
    archive.add("bare", b"<html><body></body></html>")
    archive.add("one", PAGE.format(SENTENCE).encode())
    bare, one = load_documents([written("crawl.warc", archive.content)])
    assert isinstance(one, Document)
    assert isinstance(bare, Failure)
    assert "https://news.example/bare" in bare.source


@pytest.mark.parametrize("content", [b"no archive", b""])
def test_what_is_no_archive_says_so(content: bytes, written: Written) -> None:
    (failure,) = failures(written("crawl.warc", content))
    assert "crawl.warc" in str(failure.error)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("end", [60, 400])
def test_of_an_archive_that_breaks_off_the_pages_before_are_kept(
    packed: bool, end: int, written: Written
) -> None:
    archive = Archive(packed=packed)
    archive.add("one", PAGE.format(SENTENCE).encode())
    whole = len(archive.content)
    archive.add("two", PAGE.format(SENTENCE + "More.").encode())
    name = "crawl.warc.gz" if packed else "crawl.warc"
    one, *rest = load_documents([written(name, archive.content[: whole + end])])
    assert isinstance(one, Document)
    assert rest
    assert all(isinstance(other, Failure) for other in rest)


def test_an_archive_that_was_packed_as_a_whole_is_read(written: Written) -> None:
    archive = Archive()
    for name in ("one", "two"):
        archive.add(name, PAGE.format(SENTENCE + name).encode())
    found = documents(written("crawl.warc.gz", gzip.compress(archive.content)))
    assert [one.url for one in found] == ["https://news.example/one", "https://news.example/two"]
