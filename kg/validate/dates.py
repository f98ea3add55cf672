"""What shapes can't say of dates: days that no calendar has, ends before beginnings, bounds of other days."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Day

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
_DAY = "http://www.w3.org/2001/XMLSchema#date"
_SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
_STATED, _EARLIEST, _LATEST = (
    f"{_SEM}{name}" for name in ("hasTimeStamp", "hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp")
)
DATATYPES = frozenset((EDTF, _DAY))
# A year, month or day that is known in all its digits: of others, and of seasons, nothing is reckoned here.
_WHOLE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?[?~%]?")

# A statement: its predicate, the text and the datatype of what it says.
Dated = tuple[str, str, str]
# What is wrong: with which predicate and text, and in which way.
Wrong = tuple[str, str, str]


def wrong(dates: Sequence[Dated]) -> Iterator[Wrong]:
    """Yield what is wrong with the dates of a node."""
    for predicate, text, datatype in dates:
        if datatype == EDTF and (problem := _problem(text)):
            yield predicate, text, problem
    said: Mapping[str, str] = {predicate: text for predicate, text, _ in dates}
    span = _span(said.get(_STATED, ""))
    for bound, other in ((_EARLIEST, span and span[1]), (_LATEST, span and span[0])):
        day = _day(said.get(bound, ""))
        if day and other and (day > other if bound == _EARLIEST else day < other):
            yield bound, said[bound], f"is {'after' if bound == _EARLIEST else 'before'} {said[_STATED]}"


def _problem(text: str) -> str | None:
    parts = text.split("/")
    if any(_is_no_day(part) for part in parts):
        return "is no day of any calendar"
    ends = [_span(part) for part in parts]
    if len(ends) == 2 and ends[0] and ends[1] and ends[0][0] > ends[1][1]:
        return "ends before it begins"
    return None


def _is_no_day(text: str) -> bool:
    found = _WHOLE.fullmatch(text)
    if not found or not found[3] or found[1] == "0000":
        return False
    return not 1 <= int(found[3]) <= monthrange(int(found[1]), int(found[2]))[1]


def _span(text: str) -> tuple[Day, Day] | None:
    """Return the first and last day of a date, or of an interval of two, where all digits are known."""
    ends = text.split("/")
    spans = [_of_one(end) for end in (ends[0], ends[-1])]
    return (spans[0][0], spans[1][1]) if spans[0] and spans[1] else None


def _of_one(text: str) -> tuple[Day, Day] | None:
    found = _WHOLE.fullmatch(text)
    if not found or found[1] == "0000" or _is_no_day(text):
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year
    last = month or 12
    return Day(year, month or 1, day or 1), Day(year, last, day or monthrange(year, last)[1])


def _day(text: str) -> Day | None:
    try:
        return Day.fromisoformat(text)
    except ValueError:
        return None
