"""All meetings of a graph in columns, so that they can be counted anew while somebody moves a filter.

Each meeting takes some fifty bytes. The rows are in the order of lists: the most recent first.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from datetime import date as Day
from typing import Literal, get_args

import msgspec
import numpy as np
from numpy.typing import NDArray

from kg.model.report import MeetingKind
from kg.query import library
from kg.query.answer import Row
from kg.query.wording import STATUSES
from kg.store.base import Store

KINDS: tuple[str, ...] = (*get_args(MeetingKind), "unknown")
# A day that isn't known. No day of a meeting is the first of the year 1.
NO_DAY = 0
EPOCH = Day(1970, 1, 1).toordinal()
_LOCATED = "LOCATED_IN"
_VENUE = "HELD_AT"

Mask = NDArray[np.bool_]
Days = NDArray[np.int32]
Small = NDArray[np.uint8]
Rows = NDArray[np.intp]
Unit = Literal["year", "month", "day"]
_CODES = {"year": "Y", "month": "M", "day": "D"}


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place: where it is on the map, in degrees, and the ids of the places that it lies in."""

    id: str
    name: str
    kind: str | None
    country: str | None
    lat: float | None
    lon: float | None
    wholes: tuple[str, ...] = ()


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """Meetings by row: ids, days as ordinals of :class:`datetime.date`, status and kind by their number.

    ``at_row`` and ``at_spot`` pair meetings with places (numbers in ``spots``); ``is_located`` tells which of
    these pairs say where a meeting was, the others name a venue in a place, or a state that is no more.
    """

    ids: NDArray[np.bytes_]
    by_id: Rows
    earliest: Days
    latest: Days
    status: Small
    kind: Small
    spots: Sequence[Spot]
    at_row: Rows
    at_spot: Rows
    is_located: Mask

    def __len__(self) -> int:
        return len(self.ids)

    def rows_of(self, ids: Iterable[str]) -> Rows:
        """Return the rows of the meetings with these ids; unknown ones are left out."""
        wanted = np.unique(np.array([id.encode() for id in ids], dtype=np.bytes_))
        if not len(wanted) or not len(self.ids):
            return np.array([], dtype=np.intp)
        at = np.searchsorted(self.ids, wanted, sorter=self.by_id)
        found = self.by_id[np.minimum(at, len(self.ids) - 1)]
        return np.sort(found[self.ids[found] == wanted])

    def ids_of(self, rows: Rows) -> list[str]:
        """Return the ids of rows."""
        return [id.decode() for id in self.ids[rows].tolist()]

    def inside(self, place: str) -> list[int]:
        """Return the numbers of a place and of all that lie in it, by its id."""
        return [at for at, spot in enumerate(self.spots) if place == spot.id or place in spot.wholes]


def read(store: Store) -> Columns:
    """Read all meetings of a store."""
    ids: list[bytes] = []
    earliest, latest = array("i"), array("i")
    status, kind = bytearray(), bytearray()
    query = library.query("days-of-meetings")
    for row in store.query(query.cypher):
        ids.append(row["meeting"].encode())
        earliest.append(_ordinal(row["earliest"]))
        latest.append(_ordinal(row["latest"]))
        status.append(_number(STATUSES, row["status"]))
        kind.append(_number(KINDS, row["kind"]))
    by_name = np.array(ids, dtype=np.bytes_)
    first, last = np.array(earliest, dtype=np.int32), np.array(latest, dtype=np.int32)
    # As the pages of meetings.cypher: by the last day downwards, those without one at the end, then by id.
    order = np.lexsort((by_name, -last))
    spots = _spots(library.rows(store, "places"))
    spot_of = {spot.id: at for at, spot in enumerate(spots)}
    named = by_name[order]
    at_row, at_spot, is_located = _places(store, named, spot_of)
    return Columns(
        ids=named,
        by_id=np.argsort(named, kind="stable"),
        earliest=first[order],
        latest=last[order],
        status=np.frombuffer(status, dtype=np.uint8)[order],
        kind=np.frombuffer(kind, dtype=np.uint8)[order],
        spots=spots,
        at_row=at_row,
        at_spot=at_spot,
        is_located=is_located,
    )


def _places(store: Store, named: NDArray[np.bytes_], spot_of: Mapping[str, int]) -> tuple[Rows, Rows, Mask]:
    """Return the rows of meetings with the numbers of their places, and which say where a meeting was.

    A venue says so where no town or country does.
    """
    row_of = {id: row for row, id in enumerate(named.tolist())}
    rows, places, located = array("q"), array("q"), bytearray()
    has_town = bytearray(len(named))
    venues = []
    for link in store.query(library.query("places-of-meetings").cypher):
        row = row_of[link["meeting"].encode()]
        if link["type"] == _VENUE:
            venues.append(len(rows))
        has_town[row] |= link["type"] == _LOCATED
        rows.append(row)
        places.append(spot_of[link["place"]])
        located.append(link["type"] == _LOCATED)
    for at in venues:
        located[at] = not has_town[rows[at]]
    return (
        np.array(rows, dtype=np.intp),
        np.array(places, dtype=np.intp),
        np.frombuffer(located, dtype=np.uint8).astype(np.bool_),
    )


def _spots(rows: Iterable[Row]) -> list[Spot]:
    own: dict[str, Row] = {}
    parents: dict[str, list[str]] = {}
    for row in rows:
        own.setdefault(row["id"], row)
        if row["whole"]:
            parents.setdefault(row["id"], []).append(row["whole"])
    return [
        Spot(
            id=id,
            name=row["name"] or id,
            kind=row["kind"],
            country=row["country"],
            lat=row["lat"],
            lon=row["lon"],
            wholes=tuple(_above(id, parents)),
        )
        for id, row in own.items()
    ]


def _above(id: str, parents: Mapping[str, Sequence[str]]) -> list[str]:
    """Return all that a place lies in, the nearest first."""
    found: dict[str, None] = {}
    front = [id]
    while front:
        front = [whole for one in front for whole in parents.get(one, ()) if whole not in found]
        found |= dict.fromkeys(front)
    return list(found)


def bins(days: Days, unit: Unit) -> NDArray[np.int64]:
    """Return the number of each day's year, month or day, from 1970 on."""
    since = (days.astype(np.int64) - EPOCH).astype("datetime64[D]")
    return since.astype(f"datetime64[{_CODES[unit]}]").astype(np.int64)


def _ordinal(day: Day | None) -> int:
    return day.toordinal() if day else NO_DAY


def _number(words: Sequence[str], word: str | None) -> int:
    """Return the number of a word; of one that isn't known, that of the last."""
    return words.index(word) if word in words else len(words) - 1
