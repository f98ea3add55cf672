"""A report of a meeting whose words are resolved: what it tells of who, where and when."""

from datetime import date as Day

import msgspec

from kg.model.report import DateMention, Format, MeetingKind, Status
from kg.resolve.gatherings import Gathering


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A report whose words are resolved. ``places`` are ids from the finest to the country.

    ``place_name`` and ``place_country`` are those of the finest.
    ``former_state`` is the place's state at the time, where that is no more; it is in ``places`` too, last.
    ``gathering`` is the named one that it tells of, if it does; ``number`` which one of a series; ``summit``
    whether it tells of any summit.
    """

    id: str
    document: str
    published: str | None
    status: Status
    kind: MeetingKind
    format: Format
    date: DateMention | None
    confidence: float
    participants: frozenset[str]
    places: tuple[str, ...]
    place_name: str | None = None
    place_country: str | None = None
    former_state: str | None = None
    gathering: Gathering | None = None
    number: int | None = None
    summit: bool = False


def span_of(told: Told) -> tuple[Day, Day] | None:
    """Return the first and last day of a report, ``None`` where they aren't known."""
    return told.date.days if told.date else None
