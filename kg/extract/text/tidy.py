"""Text as it should have been written: odd and missing spaces, hard-wrapped lines, sentences in capitals.

What is read is the tidy text; what is reported are the words and offsets of the document.
"""

import itertools
import re
import unicodedata
from typing import Any, TypeVar

import msgspec

from kg.extract.text.truecase import in_usual_case

T = TypeVar("T")

_ODD = re.compile(r"[^\n -~‘’“”–—…]|\S  \S|\w\(|\)\w|\w [.,;]")
# A letter with an accent of its own, and what else is one character in a text that was typed.
_ACCENTED = re.compile(r"\w[\u0300-\u036f]+|[\ufb00-\ufb06]")
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]"), ""),
    (re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"), " "),
    # More spaces than two part the columns of a table.
    (re.compile(r"(?<=\S)  (?=\S)"), " "),
    (re.compile(r"(?<=\w) (?=[.,;](?:\s|$))"), ""),
    # "Doe(Riverland)met" are three words.
    (re.compile(r"(?<=[^\W\d_]{2})(?=\([A-Z])"), " "),
    (re.compile(r"(?<=[^\W\d_]\))(?=[^\W\d_]{2})"), " "),
    (re.compile(r"(?<=\))-(?=[A-Z])"), " - "),
)
_PARAGRAPH = re.compile(r"(?:[^\n]+\n)+[^\n]+")
_WIDTH = range(20, 121)


class Tidy:
    """A text with what was mended in it; ``origin`` holds the document's offset of each character."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.text = document
        self.origin = range(len(document)) if not _ODD.search(document) else [*range(len(document))]
        if isinstance(self.origin, list):
            self._replace(_ACCENTED, None)
            for pattern, new in _RULES:
                self._replace(pattern, new)
        self.text = in_usual_case(_PARAGRAPH.sub(_unwrapped, self.text))

    def _replace(self, pattern: re.Pattern[str], new: str | None) -> None:
        """Replace what a pattern finds, by its usual form where ``new`` is ``None``."""
        pieces: list[str] = []
        origin: list[int] = []
        end = 0
        for match in pattern.finditer(self.text):
            words = unicodedata.normalize("NFKC", match[0]) if new is None else new
            pieces += (self.text[end : match.start()], words)
            origin += self.origin[end : match.start()]
            origin += [self.origin[min(match.start(), len(self.origin) - 1)]] * len(words)
            end = match.end()
        if pieces:
            origin += self.origin[end:]
            self.text = "".join(pieces) + self.text[end:]
            self.origin = origin

    def restored(self, said: T) -> T:
        """Return what was read out of the tidy text with the words and offsets of the document."""
        if self.text == self.document:
            return said
        restored: T = self._restored(said)
        return restored

    def _restored(self, node: Any) -> Any:
        if isinstance(node, tuple):
            return tuple(self._restored(item) for item in node)
        if not isinstance(node, msgspec.Struct):
            return node
        inner = {name: self._restored(getattr(node, name)) for name in node.__struct_fields__}
        own = "quote" if "quote" in inner else "text"
        for first, last, words in (("start", "end", own), ("text_start", "text_end", "text")):
            if inner.get(first) is not None:
                inner[first], inner[last] = self._bounds(inner[first], inner[last])
                inner[words] = self.document[inner[first] : inner[last]]
        return type(node)(**inner)

    def _bounds(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the document that a span of the tidy text stands for."""
        if start >= end:
            return self.origin[start], self.origin[start]
        following = self.origin[end] if end < len(self.origin) else len(self.document)
        last = self.origin[end - 1]
        # A letter whose accent stood apart ends behind the accent.
        while last + 1 < following and unicodedata.combining(self.document[last + 1]):
            last += 1
        return self.origin[start], last + 1


def _unwrapped(paragraph: re.Match[str]) -> str:
    """Join lines that were broken at a width: each is followed by a word that had no room in it."""
    lines = paragraph[0].split("\n")
    width = max(map(len, lines))
    fit = all(
        len(line) + 1 + len(following.split(" ", 1)[0]) > width
        for line, following in itertools.pairwise(lines)
    )
    prose = sum(line.rstrip()[-1:].islower() or line.rstrip()[-1:] == "," for line in lines[:-1])
    if not fit or width not in _WIDTH or 2 * prose < len(lines) - 1:
        return paragraph[0]
    return " ".join(lines)
