"""Which meetings of a store count: by status, people, place and time."""

import re
from calendar import monthrange
from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import date as Day
from typing import Any

import msgspec

from kg.errors import QueryError
from kg.query.answer import Answer
from kg.query.names import Name, Names, read_names
from kg.query.question import Span
from kg.query.which import candidates, which
from kg.query.wording import STATUSES
from kg.store.base import Store

# Only where a meeting was held did people meet.
HELD = ("held",)
# Nobody meets at one that was cancelled, denied or merely proposed.
MAYBE_HELD = ("held", "planned", "postponed", "unknown")


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Conditions that a meeting must fulfil, all of them; an empty one doesn't count.

    ``people`` are ids of people and organizations of whom one took part, ``places`` ids of places and
    ``countries`` ISO 3166-1 codes. A meeting that may lie in the days from ``since`` to ``until`` does;
    one without known days is in no span.
    """

    statuses: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    since: Day | None = None
    until: Day | None = None

    @property
    def parameters(self) -> dict[str, Any]:
        """What ``participations.cypher`` is given; conditions that don't count are left out."""
        given = {
            "statuses": list(self.statuses),
            "people": list(self.people),
            "places": list(self.places),
            "countries": list(self.countries),
            "from": self.since,
            "to": self.until,
        }
        return {name: value for name, value in given.items() if value}

    @property
    def span(self) -> Span | None:
        """The days, none if neither end is given."""
        return Span(first=self.since, last=self.until) if self.since or self.until else None


def select(
    store: Store,
    *,
    statuses: Collection[str] = (),
    people: Iterable[str] = (),
    place: str | None = None,
    since: Day | str | None = None,
    until: Day | str | None = None,
) -> Selection:
    """Return the selection in which names are looked up in the store, and dates may be a year or a month.

    ``place`` stands for all places of that name and what lies in them. Raises :class:`QueryError` for a
    name that nothing has, that several people or organizations have, and for what is no date or status.
    """
    if wrong := [one for one in statuses if one not in STATUSES]:
        raise QueryError(f"{wrong[0]!r} is no status: choose {', '.join(STATUSES)}")
    names = read_names(store)
    places = [found for found in which(names, place) if found.label == "Place"] if place else []
    if place and not places:
        raise QueryError(candidates(store, place, []).answer)
    return Selection(
        statuses=tuple(statuses),
        people=tuple(_actor(store, names, name).id for name in people),
        places=tuple(found.id for found in places),
        countries=tuple(found.country for found in places if found.kind == "country" and found.country),
        since=first_day(since),
        until=last_day(until),
    )


def _actor(store: Store, names: Names, text: str) -> Name:
    found = actors(names, text)
    if len(found) != 1:
        raise QueryError(candidates(store, text, found).answer)
    return found[0]


def actors(names: Names, text: str) -> list[Name]:
    """Return the people and organizations that an id or name may mean."""
    return [entry for entry in which(names, text) if entry.label in ("Person", "Organization")]


def two_actors(store: Store, a: str, b: str) -> tuple[Name, Name] | Answer:
    """Return whom two ids or names mean, or the answer that says which of them isn't clear."""
    names = read_names(store)
    ends: list[Name] = []
    for text in (a, b):
        found = actors(names, text)
        if len(found) != 1:
            return candidates(store, text, found)
        ends += found
    return ends[0], ends[1]


def first_day(when: Day | str | None) -> Day | None:
    """Return the day, or the first of the month or year that is given as YYYY-MM or YYYY."""
    if when is None or isinstance(when, Day):
        return when
    return _day(when, f"{when}-01-01"[:10])


def last_day(when: Day | str | None) -> Day | None:
    """Return the day, or the last of the month or year that is given as YYYY-MM or YYYY."""
    if when is None or isinstance(when, Day):
        return when
    first = _day(when, f"{when}-01-01"[:10])
    if len(when) == 10:
        return first
    month = first.month if len(when) == 7 else 12
    return first.replace(month=month, day=monthrange(first.year, month)[1])


def _day(said: str, text: str) -> Day:
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", said):
        with suppress(ValueError):
            return Day.fromisoformat(text)
    raise QueryError(f"{said!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
