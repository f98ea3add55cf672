"""The words of dates in a question: which are years, months, days and numbers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from kg.datafiles import read_yaml
from kg.query.grammar import Edge
from kg.query.tokens import Token

_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_DECADE = re.compile(r"((?:1[6-9]|20)?\d0)s")


class _Words(msgspec.Struct, frozen=True):
    months: Mapping[str, int]
    seasons: Mapping[str, int]
    numbers: Mapping[str, int]
    decades: Mapping[str, int]


@cache
def _words() -> _Words:
    data = read_yaml(__file__, "moments.yaml")
    return _Words(
        months={
            name: number for names in (data["months"], data["short"]) for number, name in enumerate(names, 1)
        }
        | data["other_months"],
        seasons=data["seasons"],
        numbers={name: number for number, name in enumerate(data["numbers"], 1)},
        decades={name: year for year, name in zip(range(1920, 2000, 10), data["decades"], strict=True)},
    )


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
    if word in _words().months:
        yield "MONTH", _words().months[word]
    if word in _words().seasons:
        yield "SEASON", _words().seasons[word]
    if re.fullmatch(r"[1-9]\d?", word):
        yield "NUM", int(word)
    elif word in _words().numbers:
        yield "NUM", _words().numbers[word]
    if found := _DECADE.fullmatch(word):
        year = int(found[1])
        yield "DECADE", year if year > 99 else year + (1900 if year > 20 else 2000)
    if word in _words().decades:
        yield "DECADE", _words().decades[word]
