"""What we believe: the nodes of the property graph. Field names are the property names everywhere.

``schemas/meetings.yaml`` is the source of these names; a test compares the two.
"""

from datetime import date as Day
from typing import Literal

import msgspec

from kg.model.report import Format, MeetingKind, Part, Status

OrganizationKind = Literal[
    "state", "ministry", "armed_forces", "intergovernmental", "party", "company", "media", "group", "other"
]
PlaceKind = Literal["venue", "city", "region", "country"]
# The days of a leap year.
YEAR = 366


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """A node. Its label in the graph is the name of its class."""

    id: str


class Person(Entity, frozen=True, kw_only=True):
    """Someone with a name, or the unnamed holder of a post."""

    name: str
    aliases: tuple[str, ...] = ()
    unnamed: bool = False
    wikidata: str | None = None


class Name(Entity, frozen=True, kw_only=True):
    """One of the aliases of a person, by which an index finds the person."""

    name: str


class Organization(Entity, frozen=True, kw_only=True):
    """A body that people hold posts in, or that takes part itself; also states and groups."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: OrganizationKind = "other"
    country: str | None = None
    wikidata: str | None = None


class Membership(Entity, frozen=True, kw_only=True):
    """Person–role–organization as one node. Times are EDTF dates."""

    role: str | None = None
    rank: str | None = None
    since: str | None = None
    until: str | None = None
    attested_from: str | None = None
    attested_to: str | None = None


class Place(Entity, frozen=True, kw_only=True):
    """A venue, city, region or country. ``lat`` and ``lon`` are WGS 84 degrees."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: PlaceKind = "city"
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    geonames: str | None = None
    wikidata: str | None = None


class Meeting(Entity, frozen=True, kw_only=True):
    """A meeting that the reports are about. ``date`` is EDTF, the bounds are its first and last day.

    ``label`` says who, where and when; ``caption`` only where and when, as there is room for in a picture.
    ``over_a_year`` follows from the bounds and is never given: true, also where they aren't known, or none.
    """

    label: str
    caption: str | None = None
    kind: MeetingKind = "bilateral"
    format: Format = "in_person"
    status: Status = "unknown"
    date: str | None = None
    earliest: Day | None = None
    latest: Day | None = None
    over_a_year: bool | None = None
    confidence: float = 0.5

    def __post_init__(self) -> None:
        # Queries by days look among what ends within a year after them, and among these few.
        days = (self.latest - self.earliest).days if self.earliest and self.latest else YEAR + 1
        msgspec.structs.force_setattr(self, "over_a_year", True if days > YEAR else None)


class Topic(Entity, frozen=True, kw_only=True):
    """What a meeting was about."""

    label: str


class Report(Entity, frozen=True, kw_only=True):
    """What both kinds of report nodes have."""

    quote: str
    start_offset: int
    end_offset: int
    confidence: float
    extractor: str


class MeetingReportNode(Report, frozen=True, kw_only=True):
    """A meeting as one document tells it, flattened for the graph."""

    status: Status
    kind: MeetingKind
    format: Format
    date_text: str | None = None
    date: str | None = None
    topics: tuple[str, ...] = ()
    stated_by: str | None = None


class AffiliationReportNode(Report, frozen=True, kw_only=True):
    """An affiliation as one document tells it, flattened for the graph."""

    role: str | None = None
    rank: str | None = None


class Reference(Entity, frozen=True, kw_only=True):
    """What reference data says of somebody whom documents name. ``entry`` is its id there."""

    name: str
    entry: str
    datasets: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    wikidata: str | None = None


class Mention(Entity, frozen=True, kw_only=True):
    """Words of a document in the part that they play in a report."""

    text: str
    start_offset: int | None
    end_offset: int | None
    kind: str
    part: Part
