"""What is near to a report: it shares somebody, or a word of the name of a gathering, in one month."""

from collections import defaultdict
from collections.abc import Hashable
from datetime import date as Day
from datetime import timedelta
from typing import Generic, TypeVar

from kg.resolve.told import Told, span_of

T = TypeVar("T", bound=Hashable)

# Reports of an undated and a dated meeting are the same only this close to the day.
MONTH = timedelta(days=31)
# A year, and a month of it, counted from 0.
Month = tuple[int, int]
# The month of reports that don't say their day: they are near to all.
_OPEN: Month = (0, 0)


class Nearby(Generic[T]):
    """Things that reports are of. The months of a report are told when somebody asks for what it shares."""

    def __init__(self) -> None:
        self._new: dict[str, list[tuple[Told, T]]] = defaultdict(list)
        self._of_month: dict[str, dict[Month, set[T]]] = defaultdict(lambda: defaultdict(set))

    def add(self, one: Told, of: T) -> None:
        """Say what a report is of."""
        for key in _keys(one):
            self._new[key].append((one, of))

    def near(self, one: Told) -> set[T]:
        """Return what the reports near to one are of; all that share somebody where a date is open."""
        months = _months(one)
        found: set[T] = set()
        for key in _keys(one):
            known = self._of_month[key]
            for other, of in self._new.pop(key, ()):
                for month in _months(other):
                    known[month].add(of)
            for month in list(known) if _OPEN in months else (*months, _OPEN):
                found |= known.get(month, set())
        return found


def months_of(span: tuple[Day, Day]) -> list[Month]:
    """Return all months from the first to the last day."""
    first, last = (12 * day.year + day.month - 1 for day in span)
    return [divmod(month, 12) for month in range(first, last + 1)]


def _keys(one: Told) -> set[str]:
    """Return what reports of one meeting share: a participant, or a word of the name of a gathering."""
    return {*one.participants, *(one.gathering.words if one.gathering else ())}


def _months(one: Told) -> list[Month]:
    """Return the months that a report's date touches, at most three; an open or long date has none."""
    span = span_of(one)
    return [_OPEN] if span is None or span[1] - span[0] > MONTH else months_of(span)
