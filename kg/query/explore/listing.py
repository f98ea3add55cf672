"""The meetings that a filter leaves, a page at a time, the most recent first."""

import msgspec
import numpy as np

from kg.query.answer import Row
from kg.query.explore.columns import Columns
from kg.query.explore.filtering import Masks
from kg.query.meetings import find_meetings
from kg.query.safe import attribution, capacity, with_country
from kg.query.when import in_words
from kg.store.base import Store

SIZE = 25


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Who took part, and in what capacity, also in words; ``country`` is the ISO code of the state that it is
    a post of.
    """

    id: str
    name: str | None
    role: str | None
    rank: str | None
    organization: str | None
    country: str | None
    capacity: str


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that tells of a meeting, by its report and document, and what it says of the status.

    ``attribution`` are the words for who says so, in which outlet, when.
    """

    document: str
    report: str
    title: str | None
    quote: str | None
    stated_by: str | None
    publisher: str | None
    published: str | None
    url: str | None
    status: str | None
    date_text: str | None
    attribution: str


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting as it is read: ``when`` and ``where`` are words, ``date`` is EDTF.

    ``disagree``: one source says that it was held, another that it wasn't. ``possibly``: it may lie outside
    of the days that were asked for.
    """

    id: str
    participants: list[Participant]
    when: str
    where: str
    venue: str | None
    date: str | None
    earliest: str | None
    latest: str | None
    status: str
    kind: str | None
    format: str | None
    confidence: float | None
    topics: list[str]
    sources: list[Source]
    disagree: bool
    possibly: bool = False


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A page of meetings, 1 the first, of ``total`` in all, ``size`` on each."""

    meetings: list[Met]
    page: int
    size: int
    total: int


def listed(store: Store, columns: Columns, masks: Masks, page: int = 1) -> Listed:
    """Return the meetings of a page of what some masks leave."""
    rows = np.flatnonzero(masks.all)
    shown = rows[(page - 1) * SIZE : page * SIZE]
    perhaps = {id for id, sure in zip(columns.ids_of(shown), masks.certainly[shown], strict=True) if not sure}
    return Listed(
        meetings=meetings(store, columns.ids_of(shown), perhaps), page=page, size=SIZE, total=len(rows)
    )


def meetings(store: Store, ids: list[str], perhaps: frozenset[str] | set[str] = frozenset()) -> list[Met]:
    """Return meetings by their ids, the most recent first; ``perhaps`` are those only possibly asked for."""
    rows = find_meetings(store, {"meetings": ids}) if ids else []
    return [met(row, possibly=row["meeting"] in perhaps) for row in rows]


def met(row: Row, *, possibly: bool = False) -> Met:
    """Return a meeting of :func:`find_meetings` as it is read."""
    said = {source["status"] for source in row["sources"]}
    known = {name: row[name] for name in row.keys() & set(Met.__struct_fields__)}
    words = {
        "id": row["meeting"],
        "participants": [{**one, "capacity": capacity(one)} for one in row["participants"]],
        "sources": [{**one, "attribution": attribution(one)} for one in row["sources"]],
        "when": in_words(row["date"]),
        "where": with_country(row),
        "disagree": "held" in said and bool(said & {"denied", "cancelled"}),
        "possibly": possibly,
    }
    return msgspec.convert(known | words, Met)
