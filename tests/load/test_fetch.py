"""Pages over http, from a server of our own."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.load import fetch
from tests.load.conftest import documents, failures

STORY = "<p>Minister Zoë Åkesson met the general in Riga, and the talks were useful, the host said.</p>"
PAGE = f"<html><head>%s</head><body><article>{STORY}</article></body></html>"


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, kind, body = {
            "/story": (200, "text/html; charset=utf-8", (PAGE % "").encode()),
            "/latin": (200, "text/html; charset=windows-1252", (PAGE % "").encode("cp1252")),
            "/canonical": (200, "text/html", (PAGE % '<link rel="canonical" href="/riga?x=1">').encode()),
            "/bad": (200, "text/html", (PAGE % '<link rel="canonical" href="https://[bad">').encode()),
            "/part": (200, "text/html", (PAGE % '<link rel="canonical" href="/riga#top">').encode()),
            "/data.json?page=2": (
                200,
                "application/json",
                b'{"text": "The words.", "url": "https://news.example/a"}',
            ),
            "/plain": (200, "text/plain", b"The words."),
            "/image": (200, "image/png", b"\x89PNG\r\n\x1a\n"),
            "/moved": (302, "text/html", b""),
            "/loop": (302, "text/html", b""),
            "/large": (200, "text/plain", b"The words. " * 1000),
            "/empty": (200, "text/html", b""),
        }.get(self.path, (404, "text/html", b"gone"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if status == 302:
            self.send_header("Location", "/story" if self.path == "/moved" else "/loop")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "end"),
    [
        ("/story", "/story"),
        ("/latin", "/latin"),
        ("/moved", "/story"),
        ("/canonical", "/riga?x=1"),
        ("/bad", "/bad"),
        ("/part#a", "/riga"),
        ("/story#b", "/story"),
    ],
)
def test_a_page_and_its_address(path: str, end: str, site: str) -> None:
    (document,) = documents(site + path)
    assert "Zoë Åkesson" in document.text
    assert document.url == document.id == site + end


def test_the_server_tells_the_format(site: str) -> None:
    (document,) = documents(f"{site}/data.json?page=2")
    assert (document.text, document.url) == ("The words.", "https://news.example/a")
    assert documents(f"{site}/plain")[0].url == f"{site}/plain"


@pytest.mark.parametrize(
    ("path", "word"), [("/none", "404"), ("/loop", "302"), ("/image", "image"), ("/empty", "empty")]
)
def test_failures_name_the_address(path: str, word: str, site: str) -> None:
    (failure,) = failures(site + path)
    assert site + path in str(failure.error) and word in str(failure.error)
    assert "\n" not in str(failure.error)


def test_too_large(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "MAX_BYTES", 1000)
    assert "larger" in str(failures(f"{site}/large")[0].error)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "http://", "http://[bad", "http://a b/", "https://no.invalid/x"]
)
def test_addresses_that_lead_nowhere(url: str) -> None:
    (failure,) = failures(url)
    assert url in str(failure.error)
