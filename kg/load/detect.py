"""What format an input is in: by the ending of its name, then by what the server says, then by looking."""

import re
from pathlib import Path
from typing import BinaryIO

from kg.compression import without_ending
from kg.load.source import Content

_BY_SUFFIX = {
    "ftm": ("ftm", "ftm.json", "ftm.jsonl", "ftm.ijson"),
    "text": ("txt", "text", "md"),
    "html": ("html", "htm", "xhtml"),
    "json": ("json",),
    "jsonl": ("jsonl", "ndjson"),
    "csv": ("csv", "tsv"),
    "feed": ("rss", "atom"),
    "warc": ("warc",),
    "nquads": ("nq", "nquads", "nt"),
    "turtle": ("ttl",),
    "trig": ("trig",),
    "jsonld": ("jsonld",),
}
RDF = ("nquads", "turtle", "trig", "jsonld")
_BY_MEDIA_TYPE = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "text/csv": "csv",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/warc": "warc",
    "application/n-quads": "nquads",
    "text/turtle": "turtle",
    "application/trig": "trig",
    "application/ld+json": "jsonld",
}
_HTML = re.compile(rb"<!doctype html|<html[\s>]|<(head|body|article)[\s>]", re.IGNORECASE)
# A FollowTheMoney entity; within a text the quotation marks would stand behind a backslash.
_SCHEMA = re.compile(rb"""[{,]\s*"schema"\s*:\s*"[A-Z]\w+"\s*[,}]""")
_PROPERTIES = re.compile(rb"""[{,]\s*"properties"\s*:\s*\{""")
_PEEK = 4096


def detect(content: Content) -> str:
    """Return the name of the format; what has no sign of another is text."""
    start = _start(content.stream)
    name = _by_name(content) or _BY_MEDIA_TYPE.get(content.media_type or "") or _by_look(start)
    return "ftm" if name in ("json", "jsonl") and _is_ftm(start) else name


def _by_name(content: Content) -> str | None:
    """Return what the ending of a file's name says; that of a page says little."""
    path = str(without_ending(Path(content.name)) if content.packed else content.name).lower()
    endings = ((name, tuple(f".{suffix}" for suffix in suffixes)) for name, suffixes in _BY_SUFFIX.items())
    return next((name for name, ends in endings if content.url is None and path.endswith(ends)), None)


def _start(stream: BinaryIO) -> bytes:
    """Look at the first bytes without taking them."""
    peek = getattr(stream, "peek", None)
    if peek:
        return bytes(peek(_PEEK))[:_PEEK]
    start = stream.read(_PEEK)
    stream.seek(0)
    return start


def _is_ftm(start: bytes) -> bool:
    first = start.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    return bool(first.startswith(b"{") and _SCHEMA.search(first) and _PROPERTIES.search(first))


def _by_look(start: bytes) -> str:
    head = start.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n")
    if re.match(rb"<[^<>\s]+> <[^<>\s]+> ", head):
        return "nquads"
    if head.startswith(b"@prefix "):
        return "trig"  # of which Turtle is a part
    if re.match(rb'{\s*"@context"\s*:', head):
        return "jsonld"
    if head.startswith((b"{", b"[")):
        first, _, rest = head.partition(b"\n")
        lines = head.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")
        return "jsonl" if lines else "json"
    if head.startswith(b"WARC/"):
        return "warc"
    if re.match(rb"(<\?xml[^>]*>\s*)?<(trips|visits)[\s>]", head):
        return "state"
    if head.startswith((b"<?xml", b"<rss", b"<feed")) and re.search(rb"<(rss|feed)[\s>]", head):
        return "feed"
    return "html" if head.startswith(b"<") and _HTML.search(head) else "text"
