"""Where the paragraphs of a text end: no sentence is read across."""

import re
from bisect import bisect_right
from functools import lru_cache

from kg.extract.dates.words import DAY, MONTH, WEEKDAY, YEAR

# A blank line, or a line that an item of a list begins, by a mark or by a time of day, or that is a day.
_MARK = r"(?:[•*·▪◦–—-]|\d{1,2}[.)])[ \t]"
_TIME = r"\d{1,2}[.:]\d\d[ \t]+(?:[–—-][ \t]+)?[A-Z][a-z]"
_DATE = rf"(?:,?[ \t]+(?:{DAY}[ \t]+{MONTH}|{MONTH}[ \t]+{DAY}))?(?:,?[ \t]+{YEAR})?"
_OF_DAY = rf"(?i:{WEEKDAY}{_DATE}):?[ \t]*(?:\n|$)"
_BLANK_LINE = re.compile(rf"\n\s*\n|\n(?=[ \t]*(?:{_MARK}|{_TIME}|{_OF_DAY}))")
_LINE_END = re.compile(r"\n\s*")
_WIDEST = 120
"""Characters that a line has at most where a program broke it: mail has 76, terminals 80, code up to 120."""


@lru_cache(maxsize=16)
def breaks(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of white space between paragraphs, in order.

    A blank line always parts them, and so does the mark of a list item. A single line break does so in a text
    with lines too long for having been broken by a program: there each line is a paragraph, in other texts
    the sentence goes on.
    """
    mark = _BLANK_LINE if is_wrapped(text) else _LINE_END
    return tuple(match.span() for match in mark.finditer(text))


def is_wrapped(text: str) -> bool:
    """Whether a program may have broken all lines that are longer."""
    return max(map(len, text.split("\n")), default=0) <= _WIDEST


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the spans of the paragraphs, each with the white space that follows it: nothing is left out."""
    ends = [end for _, end in breaks(text) if end < len(text)]
    return [*zip([0, *ends], [*ends, len(text)], strict=True)]


def paragraph_start(text: str, offset: int) -> int:
    """Return where the paragraph starts that holds an offset."""
    index = bisect_right(breaks(text), offset, key=lambda span: span[1])
    return breaks(text)[index - 1][1] if index else 0
