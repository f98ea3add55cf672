"""Text as it should have been written: spaces, commas, hard-wrapped lines, sentences in capitals.

What is read is the tidy text; what is reported are the words and offsets of the document.
"""

import itertools
import re
import unicodedata

from kg.extract.text.capital_surnames import with_usual_surnames
from kg.extract.text.openings import missing_commas
from kg.extract.text.rewritten import Rewritten
from kg.extract.text.truecase import in_usual_case

_ODD = re.compile(r"[^\n -~‘’“”–—…]|\S  \S|\w\(|\)\w|\w [.,;]|\bHE [A-Z][a-z]|[A-Z]\.-[A-Z]")
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
    (re.compile(r"(?<=\b[A-Z]\.[A-Z]\.)-(?=[A-Z])"), " - "),
    # "HE Jo Doe" is an excellency and no pronoun.
    (re.compile(r"\bHE(?= [A-Z][a-z])"), "H.E."),
)
_PARAGRAPH = re.compile(r"^(?:[^\n]+\n)+[^\n]+", re.MULTILINE)
_WIDTH = range(20, 121)


class Tidy(Rewritten):
    """A text with what was mended in it."""

    def __init__(self, document: str) -> None:
        origin = range(len(document)) if not _ODD.search(document) else [*range(len(document))]
        super().__init__(document, document, origin)
        if isinstance(self.origin, list):
            self._replace(_ACCENTED, None)
            for pattern, new in _RULES:
                self._replace(pattern, new)
        self.text = with_usual_surnames(in_usual_case(_PARAGRAPH.sub(_unwrapped, self.text)))
        self._insert_commas()

    def _insert_commas(self) -> None:
        """Put the comma behind opening phrases; it stands for the space that follows it."""
        pieces: list[str] = []
        origin: list[int] = []
        end = 0
        for offset in missing_commas(self.text):
            pieces += (self.text[end:offset], ",")
            origin += (*self.origin[end:offset], self.origin[offset])
            end = offset
        if pieces:
            self.text = "".join(pieces) + self.text[end:]
            self.origin = [*origin, *self.origin[end:]]

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
