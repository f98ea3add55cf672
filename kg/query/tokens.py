"""The words of a question with where they stand."""

import re

import msgspec

LONGEST = 1000
_TOKEN = re.compile(r"\bw/(?=\s)|(?:[^\W_]\.){2,}|['’](?:s|ve|re|ll|d|m)\b|[^\W_]+|[,\-–—/&:]", re.IGNORECASE)
_SAME = {"–": "-", "—": "-", "w/": "with"}


class Token(msgspec.Struct, frozen=True):
    """A word or sign: in small letters, and where it stands in the text."""

    word: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """Return the words and the signs that mean something; full stops, quotes and brackets don't."""
    return [
        Token(_SAME.get(found[0], found[0].lower().replace("’", "'")), found.start(), found.end())
        for found in _TOKEN.finditer(text)
    ]


def clean(text: str) -> str:
    """Return a question on one line, cut where no question is that long."""
    return " ".join(text[:LONGEST].split())
