"""``kg timeline``: how two have met over the years or months."""

import re
from collections.abc import Sequence
from datetime import date as Day
from itertools import pairwise
from typing import Literal

from kg.query import library
from kg.query.answer import Answer, Row, plain
from kg.query.names import Name
from kg.query.network.meetings import Meeting, by_day, read
from kg.query.network.selection import Selection, first_day, last_day, two_actors
from kg.query.when import in_words
from kg.query.wording import meetings as counted
from kg.store.base import Store

# What became of a meeting, in three columns; a status that none names is unknown.
_COLUMNS = {
    "held": ("held",),
    "planned": ("planned", "proposed", "postponed"),
    "cancelled": ("cancelled", "denied"),
    "unknown": ("unknown",),
}
_UNKNOWN = "unknown"
_DIGITS = {"year": 4, "month": 7}
_WIDEST = 30


def timeline(
    store: Store,
    a: str,
    b: str,
    *,
    by: Literal["year", "month"] = "year",
    since: Day | str | None = None,
    until: Day | str | None = None,
) -> Answer:
    """Return a row for each year or month from the first to the last meeting of two, also the empty ones.

    ``held``, ``planned`` (also proposed and postponed), ``cancelled`` (also denied) and ``unknown`` are
    numbers of meetings, ``bar`` draws them. A meeting of which only the year is known has a row of
    its year alone.
    """
    ends = two_actors(store, a, b)
    if isinstance(ends, Answer):
        return ends
    one, two = ends
    chosen = Selection(people=(one.id,), since=first_day(since), until=last_day(until))
    both = _of_both(store, chosen, one, two)
    query = library.query("participations")
    held = [meeting for meeting in both if meeting.status == "held"]
    gap = longest_gap(held)
    dated = [meeting for meeting in held if meeting.earliest]
    first, last = (dated[0].date, max(dated, key=_last).date) if dated else (None, None)
    return Answer(
        question=f"{a} – {b}",
        answer=_sentence(one, two, both, held, gap, (first, last)),
        understood={
            "asks": ["timeline"],
            "between": [one.name, two.name],
            "by": by,
            "first": first,
            "last": last,
            "longest_gap": {"from": gap[0].isoformat(), "to": gap[1].isoformat()} if gap else None,
        },
        query=query.cypher,
        parameters=plain(query.bind(chosen.parameters)),
        rows=_rows(both, by),
    )


def _of_both(store: Store, chosen: Selection, one: Name, two: Name) -> list[Meeting]:
    """Return the meetings of one that the other took part in too, by day; nobody meets himself."""
    found = read(store, chosen).meetings.values() if one.id != two.id else ()
    return sorted((meeting for meeting in found if {one.id, two.id} <= set(meeting.actors)), key=by_day)


def _last(meeting: Meeting) -> tuple[Day, str]:
    return (meeting.latest or Day.min, meeting.id)


def longest_gap(held: Sequence[Meeting]) -> tuple[Day, Day] | None:
    """Return the last day before the longest time without a meeting, and the first after it."""
    days = sorted((one.earliest, one.latest) for one in held if one.earliest and one.latest)
    best: tuple[Day, Day] | None = None
    for (_, before), (after, _) in pairwise(_running(days)):
        if best is None or after - before > best[1] - best[0]:
            best = (before, after)
    return best if best and best[1] > best[0] else None


def _running(days: list[tuple[Day, Day]]) -> list[tuple[Day, Day]]:
    """Return the days with the latest so far at each: a short meeting may lie within a long visit."""
    found: list[tuple[Day, Day]] = []
    for first, last in days:
        found.append((first, max(last, found[-1][1]) if found else last))
    return found


def _rows(meetings: list[Meeting], by: str) -> list[Row]:
    numbers: dict[str, dict[str, int]] = {}
    for meeting in meetings:
        column = next((name for name, of in _COLUMNS.items() if meeting.status in of), "unknown")
        row = numbers.setdefault(_period(meeting, by), dict.fromkeys(_COLUMNS, 0))
        row[column] += 1
    known = sorted(key for key in numbers if len(key) == _DIGITS[by] and key != _UNKNOWN)
    for key in _between(known[0], known[-1]) if known else ():
        numbers.setdefault(key, dict.fromkeys(_COLUMNS, 0))
    most = max((sum(row.values()) for row in numbers.values()), default=0)
    scale = min(1.0, _WIDEST / most) if most else 1.0
    return [
        {"period": key, **numbers[key], "bar": _bar(numbers[key], scale)}
        for key in sorted(numbers, key=lambda key: (key == _UNKNOWN, key))
    ]


def _period(meeting: Meeting, by: str) -> str:
    """Return the year or month of the first day, the year alone where the month isn't known."""
    found = re.match(r"\d{4}(-\d\d)?(?!\d)", meeting.date or "")
    return found[0][: _DIGITS[by]] if found else _UNKNOWN


def _between(first: str, last: str) -> list[str]:
    years = range(int(first[:4]), int(last[:4]) + 1)
    if len(first) == _DIGITS["year"]:
        return [f"{year:04}" for year in years]
    months = (f"{year:04}-{month:02}" for year in years for month in range(1, 13))
    return [month for month in months if first <= month <= last]


def _bar(row: Row, scale: float) -> str:
    """Draw a row: full for held, lighter for what is planned or not known, dots for cancelled."""
    signs = (("█", row["held"]), ("▒", row["planned"] + row["unknown"]), ("·", row["cancelled"]))
    return "".join(sign * (max(1, round(number * scale)) if number else 0) for sign, number in signs)


def _sentence(
    one: Name,
    two: Name,
    both: list[Meeting],
    held: list[Meeting],
    gap: tuple[Day, Day] | None,
    ends: tuple[str | None, str | None],
) -> str:
    if not both:
        return f"No meeting of {one.name} and {two.name} is known there."
    said = f"{counted(len(both))} of {one.name} and {two.name}, {len(held)} held"
    first, last = ends
    if not first:
        return said
    said += f": the first {in_words(first)}, the last {in_words(last)}"
    if gap:
        days, (start, stop) = (gap[1] - gap[0]).days, (in_words(day.isoformat()) for day in gap)
        said += f"; the longest gap {days:,} days, from {start} to {stop}"
    return said
