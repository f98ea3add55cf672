"""The words of dates in a question: which are years, months, days and numbers."""

import re
from collections.abc import Iterator, Sequence

from kg.query.grammar import Edge
from kg.query.tokens import Token
from kg.query.when import MONTHS

_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NUMBERS = (
    {name: number for number, name in enumerate(MONTHS, 1)}
    | {name: number for number, name in enumerate(_SHORT, 1)}
    | {"sept": 9}
)
SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}
_NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_DECADES = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_DECADE = re.compile(r"((?:1[6-9]|20)?\d0)s")


def moments(tokens: Sequence[Token]) -> Iterator[Edge]:
    """Yield what each word may be in a date; ``value`` is its number, a decade's its first year."""
    for at, token in enumerate(tokens):
        for kind, value in _of(token.word):
            cost = 0.3 if token.word in ("may", "mar", "jun", "fall") else 0.0
            yield Edge(start=at, end=at + 1, kind=kind, text=token.word, value=value, cost=cost)
        iso = tokens[at : at + 5]
        if len(iso) == 5 and iso[0].start + 10 == iso[4].end:
            said = "".join(one.word for one in iso)
            if re.fullmatch(r"\d{4}-\d\d-\d\d", said):
                yield Edge(start=at, end=at + 5, kind="ISO", text=said, value=said)


def _of(word: str) -> Iterator[tuple[str, int]]:
    if _YEAR.fullmatch(word):
        yield "YEAR", int(word)
    if found := _DAY.fullmatch(word):
        yield "DAY", int(found[1])
    if re.fullmatch(r"0[1-9]|1[0-2]", word):
        yield "MM", int(word)
    if word in MONTH_NUMBERS:
        yield "MONTH", MONTH_NUMBERS[word]
    if word in SEASONS:
        yield "SEASON", SEASONS[word]
    if re.fullmatch(r"[1-9]\d?", word):
        yield "NUM", int(word)
    elif word in _NUMBERS[1:]:
        yield "NUM", _NUMBERS.index(word)
    if found := _DECADE.fullmatch(word):
        year = int(found[1])
        yield "DECADE", year if year > 99 else year + (1900 if year > 20 else 2000)
    if word in _DECADES:
        yield "DECADE", 1920 + 10 * _DECADES.index(word)
