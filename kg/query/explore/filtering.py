"""What somebody looks at: conditions on meetings, and which rows of the columns fulfil them."""

from collections.abc import Sequence, Sized
from datetime import date as Day
from typing import NamedTuple

import msgspec
import numpy as np

from kg.errors import QueryError
from kg.query import library
from kg.query.entity import id_now
from kg.query.explore.columns import KINDS, NO_DAY, Columns, Mask, Small
from kg.query.network.selection import first_day, last_day
from kg.query.wording import STATUSES
from kg.store.base import Store


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Conditions, all of which a meeting must fulfil; an empty one doesn't count.

    ``who`` are ids of people and organizations (also earlier ones), all of whom took part; ``topic`` and
    ``place`` are ids, a place stands for all that lies in it; ``country`` is an ISO 3166-1 code. A meeting
    that may lie in the days from ``since`` to ``until`` does; one without known days is in no span.
    """

    who: tuple[str, ...] = ()
    topic: str | None = None
    place: str | None = None
    country: str | None = None
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: Day | None = None
    until: Day | None = None


# What is drawn is taken for what took place, or may yet: these aren't drawn where nobody asks for them.
CAME_TO_NOTHING = ("cancelled", "postponed", "denied")


class Masks(NamedTuple):
    """For each condition apart, which rows fulfil it; a row that fulfils the time may only do so possibly.

    ``drawn`` are the rows that maps and networks show of what fulfils everything.
    """

    others: Mask
    place: Mask
    time: Mask
    certainly: Mask
    status: Mask
    kind: Mask
    drawn: Mask

    @property
    def all(self) -> Mask:
        """Which rows fulfil everything."""
        return self.but()

    def but(self, *names: str) -> Mask:
        """Return which rows fulfil everything but some conditions: what choosing otherwise would give."""
        found = _everything(self.others)
        for name in ("others", "place", "time", "status", "kind"):
            if name not in names:
                found &= getattr(self, name)
        return found


def filter_of(
    *,
    who: Sequence[str] = (),
    topic: str | None = None,
    place: str | None = None,
    country: str | None = None,
    statuses: Sequence[str] = (),
    kinds: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> Filter:
    """Return the filter in which days may be a year or a month.

    Raises :class:`QueryError` for what is no date, status or kind.
    """
    for name, given, known in (("status", statuses, STATUSES), ("kind", kinds, KINDS)):
        if wrong := [one for one in given if one not in known]:
            raise QueryError(f"{wrong[0]!r} is no {name}: choose {', '.join(known)}")
    return Filter(
        who=tuple(who),
        topic=topic or None,
        place=place or None,
        country=country.upper() if country else None,
        statuses=tuple(statuses),
        kinds=tuple(kinds),
        since=first_day(since or None),
        until=last_day(until or None),
    )


def masks(store: Store, columns: Columns, wanted: Filter) -> Masks:
    """Return which rows fulfil which condition. Only people and topics have to be asked for in the store."""
    time, certainly = _time(columns, wanted.since, wanted.until)
    return Masks(
        others=_others(store, columns, wanted),
        place=_place(columns, wanted),
        time=time,
        certainly=certainly,
        status=_one_of(columns.status, STATUSES, wanted.statuses),
        kind=_one_of(columns.kind, KINDS, wanted.kinds),
        drawn=_everything(columns)
        if wanted.statuses
        else ~_one_of(columns.status, STATUSES, CAME_TO_NOTHING),
    )


def _everything(column: Sized) -> Mask:
    return np.ones(len(column), dtype=np.bool_)


def _one_of(column: Small, words: Sequence[str], wanted: Sequence[str]) -> Mask:
    if not wanted:
        return _everything(column)
    return np.isin(column, [words.index(one) for one in wanted])


def _time(columns: Columns, since: Day | None, until: Day | None) -> tuple[Mask, Mask]:
    """Return which meetings may lie in some days, and which certainly do."""
    possibly = certainly = _everything(columns)
    if since or until:
        possibly = certainly = columns.latest != NO_DAY
    if since:
        possibly = possibly & (columns.latest >= since.toordinal())
        certainly = certainly & (columns.earliest >= since.toordinal())
    if until:
        possibly = possibly & (columns.earliest <= until.toordinal())
        certainly = certainly & (columns.latest <= until.toordinal())
    return possibly, certainly


def _place(columns: Columns, wanted: Filter) -> Mask:
    if wanted.place is None and wanted.country is None:
        return _everything(columns)
    numbers = columns.inside(wanted.place) if wanted.place else list(range(len(columns.spots)))
    if wanted.country:
        numbers = [at for at in numbers if columns.spots[at].country == wanted.country]
    found = np.zeros(len(columns), dtype=np.bool_)
    found[columns.at_row[np.isin(columns.at_spot, numbers)]] = True
    return found


def _others(store: Store, columns: Columns, wanted: Filter) -> Mask:
    """Return the meetings of some people or on a topic, found as ``kg ask`` finds them."""
    if not wanted.who and wanted.topic is None:
        return _everything(columns)
    query = library.query("meetings")
    who = [[id_now(store, one)] for one in wanted.who]
    given = {"participants": who, "topics": [wanted.topic] if wanted.topic else []}
    bound = query.bind({name: value for name, value in given.items() if value})
    found = np.zeros(len(columns), dtype=np.bool_)
    found[columns.rows_of(str(row["id"]) for row in store.query(query.finding, bound))] = True
    return found
