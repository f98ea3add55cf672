"""What is near to a report: in its days it shares what two reports of one meeting share.

That is two participants; one, where that is the only one of a report of the same kind, or both tell of a
summit; or a word of the name of a gathering (:mod:`kg.resolve.meetings` says why). By one participant alone a
report would be compared with all meetings of somebody in a month, of which an archive has ever more.
"""

from collections import defaultdict
from collections.abc import Hashable
from datetime import date as Day
from datetime import timedelta
from itertools import combinations
from typing import Generic, TypeVar, get_args

from kg.model.report import MeetingKind
from kg.resolve.told import Told, span_of

T = TypeVar("T", bound=Hashable)

# Reports of an undated and a dated meeting are the same only this close to the day.
MONTH = timedelta(days=31)
Span = tuple[Day, Day]
# A year, and a month of it, counted from 0.
Month = tuple[int, int]
# Of more participants each is a key, and not each two of them.
_MANY = 12
Key = tuple[str, ...]
# Up to so many days beside the first a report is found by each of them, and up to so many by its months.
_FEW_DAYS, _MONTHS = timedelta(days=4), timedelta(days=3650)
# How far from its publication the day may be that an undated report doesn't tell.
REMEMBERED = timedelta(days=183)
# Where in time a report is found: a day by its ordinal, months of vague dates and those of all by negative
# numbers, days of an open year by their words. What is of many years is at 0, and near to all.
Slot = int | str
_OPEN: Slot = 0


class Nearby(Generic[T]):
    """Things that reports are of. The days of a report are told when somebody asks for what it shares."""

    def __init__(self) -> None:
        self._new: dict[Key, list[tuple[Told, T]]] = defaultdict(list)
        self._then: dict[Key, dict[Slot, set[T]]] = defaultdict(lambda: defaultdict(set))

    def add(self, one: Told, of: T) -> None:
        """Say what a report is of."""
        for key in _keys(one):
            self._new[key].append((one, of))

    def near(self, one: Told) -> set[T]:
        """Return what the reports near to one are of; of all days where a date is open."""
        slots = _asked_at(one)
        found: set[T] = set()
        for key in _asked(one):
            known = self._then[key]
            for other, of in self._new.pop(key, ()):
                for slot in _kept_at(other):
                    known[slot].add(of)
            for slot in slots or known:
                found |= known.get(slot, set())
        return found


def months_of(span: Span) -> list[Month]:
    """Return all months from the first to the last day."""
    first, last = (12 * day.year + day.month - 1 for day in span)
    return [divmod(month, 12) for month in range(first, last + 1)]


def _keys(one: Told) -> set[Key]:
    """Return under what a report is found."""
    return {*_own(one), *(("of kind", one.kind, who) for who in one.participants)}


def _asked(one: Told) -> set[Key]:
    """Return under what is found that may be of one meeting with a report."""
    number = len(one.participants)
    if number == 1:
        return {*_own(one), *(("of kind", one.kind, who) for who in one.participants)}
    if number > _MANY:
        return {
            *_own(one),
            *(("of kind", kind, who) for kind in get_args(MeetingKind) for who in one.participants),
        }
    alone = (("alone", one.kind, who) for who in one.participants)
    return {*_own(one), *alone, *(("of many", who) for who in one.participants)}


def _own(one: Told) -> set[Key]:
    """Return what a report shares with those like it."""
    who = sorted(one.participants)
    found: set[Key] = {("word", word) for word in (one.gathering.words if one.gathering else ())}
    if one.summit:
        found |= {("summit", somebody) for somebody in who}
    if len(who) == 1:
        return found | {("alone", one.kind, who[0])}
    if len(who) > _MANY:
        return found | {("of many", somebody) for somebody in who}
    return found | {("two", *both) for both in combinations(who, 2)}


def _kept_at(one: Told) -> list[Slot]:
    """Return where in time a report is found."""
    span = span_of(one) or _around(one)
    if span and span[1] - span[0] > _MONTHS:
        return [_OPEN]
    months = _vague(span)
    return [*(_days(one) or months), *map(_any, months), *_words(one)[0]]


def _asked_at(one: Told) -> list[Slot]:
    """Return where in time is what may be of one meeting with a report; nothing for everywhere."""
    span = span_of(one) or _around(one)
    if span and span[1] - span[0] > _MONTHS:
        return []
    days, months = _days(one), _vague(span)
    return [_OPEN, *days, *(months if days else map(_any, months)), *_words(one)[1]]


def _words(one: Told) -> tuple[list[str], list[str]]:
    """Return under which words a date is found, and under which the dates are that it doesn't contradict.

    Both beside those of its days: a year may be open, or words not be understood.
    """
    if one.date is None:
        return [], []
    if not one.date.edtf:
        return ["unread"], ["open"]
    if span_of(one):
        day = without_year(one.date.edtf)
        return [f"known {day}"], [f"open {day}"]
    day = one.date.edtf.replace("XXXX", "")
    return [f"open {day}", "open"], [f"open {day}", f"known {day}", "unread"]


def _days(one: Told) -> list[int]:
    span = span_of(one)
    if span is None or span[1] - span[0] > _FEW_DAYS:
        return []
    return list(range(span[0].toordinal(), span[1].toordinal() + 1))


def _vague(span: Span | None) -> list[int]:
    """Return where dates without days are that touch the months of a span."""
    return [-2 * (12 * year + month) for year, month in months_of(span)] if span else []


def _any(month: int) -> int:
    """Return where all dates are that touch a month."""
    return month - 1


def _around(one: Told) -> Span | None:
    """Return when a meeting may have been of which only the publication is known."""
    if one.date is not None or not one.published or len(one.published) != len("YYYY-MM-DD"):
        return None
    published = Day.fromisoformat(one.published)
    return published - REMEMBERED, published + MONTH


def without_year(edtf: str) -> str:
    """Return a date of days as it is within any year: "-11-20", "-11-20/-11-21"."""
    return "/".join(part[4:] for part in edtf.split("/"))
