"""What one document says: meetings and affiliations, each with its sentence.

These types *are* the format of ``kg extract`` and of the gold files of ``kg eval``: field names and
order are a public contract (see ``docs/extract-format.md``). A missing value is ``None``, never "".
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date as Day
from typing import Literal

import msgspec

from kg.model.document import Document
from kg.model.ids import stable_id

Status = Literal["held", "planned", "proposed", "postponed", "cancelled", "denied", "unknown"]
MeetingKind = Literal["bilateral", "multilateral", "visit", "call", "session", "ceremony"]
Format = Literal["in_person", "remote"]
ParticipantKind = Literal["person", "organization", "state", "group"]
Part = Literal["participant", "place", "venue", "speaker", "person", "organization"]


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """The word that tells of a meeting."""

    text: str
    start: int
    end: int


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who took part, as this document names them.

    ``name`` is the fullest name that the document gives; ``text`` with its offsets is the wording in
    the sentence of the meeting. ``unnamed`` marks an office-holder whose name the document doesn't
    give ("the French minister"); ``name`` is then made of the post and ``country`` or organization.
    ``country`` is an ISO 3166-1 alpha-2 code. ``implied``: the state of the post isn't named beside it, but
    follows from the rest of the document.
    """

    name: str
    kind: ParticipantKind = "person"
    role: str | None = None
    rank: str | None = None
    organization: str | None = None
    country: str | None = None
    unnamed: bool = False
    implied: bool = False
    text: str
    start: int
    end: int


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True):
    """A place as named in the text; ``country`` is the ISO code where text or gazetteer give it."""

    name: str
    country: str | None = None
    text: str
    start: int
    end: int


class DateMention(msgspec.Struct, frozen=True, kw_only=True):
    """A date phrase and what it means.

    ``edtf`` is ``None`` where the phrase can't be resolved even partly; ``earliest`` and ``latest``
    are ISO days, ``None`` where the year is open.
    """

    text: str
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    start: int
    end: int

    @property
    def days(self) -> tuple[Day, Day] | None:
        """The first and the last day, ``None`` where they aren't known."""
        if not self.earliest or not self.latest:
            return None
        return Day.fromisoformat(self.earliest), Day.fromisoformat(self.latest)


class TopicMention(msgspec.Struct, frozen=True, kw_only=True):
    """What was talked about, as a short noun phrase."""

    label: str


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Who says it: the person or body that the outlet quotes, or the outlet alone (``name`` None)."""

    name: str | None = None
    kind: ParticipantKind | None = None
    role: str | None = None
    organization: str | None = None
    outlet: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None

    @property
    def is_person(self) -> bool:
        """Whether a person speaks; where nobody says, somebody with a post does."""
        return self.kind == "person" or (self.kind is None and self.role is not None)


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """A further passage that tells of the same meeting."""

    quote: str
    start: int
    end: int


class MeetingReport(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting as one document tells it."""

    quote: str
    start: int
    end: int
    trigger: Trigger
    status: Status
    kind: MeetingKind
    format: Format
    participants: tuple[Participant, ...] = ()
    place: PlaceMention | None = None
    venue: PlaceMention | None = None
    date: DateMention | None = None
    topics: tuple[TopicMention, ...] = ()
    stated_by: Speaker | None = None
    confidence: float = 0.5
    also: tuple[Quote, ...] = ()


class AffiliationReport(msgspec.Struct, frozen=True, kw_only=True):
    """One person–role–organization statement of one document. ``start``/``end`` are the quote's.

    ``implied``: the state of the post isn't named beside it, but follows from the rest of the document.
    """

    person: str
    role: str | None
    rank: str | None = None
    organization: str | None = None
    country: str | None = None
    implied: bool = False
    quote: str
    start: int
    end: int
    text: str | None = None
    text_start: int | None = None
    text_end: int | None = None
    confidence: float = 0.5


class DocumentHead(msgspec.Struct, frozen=True, kw_only=True):
    """The document's own line in the extract format: everything but the text."""

    id: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    @classmethod
    def of(cls, document: Document) -> "DocumentHead":
        return cls(
            id=document.id,
            title=document.headline,
            published=document.published,
            url=document.url,
            language=document.language,
        )


class Extraction(msgspec.Struct, frozen=True, kw_only=True):
    """All that an extractor read out of one document: one line of ``kg extract``."""

    document: DocumentHead
    meetings: tuple[MeetingReport, ...] = ()
    affiliations: tuple[AffiliationReport, ...] = ()
    extractor: str = ""

    def meeting_ids(self) -> Iterator[tuple[str, MeetingReport]]:
        """Yield ``(report id, report)``. Ids rest on the trigger alone, so better metadata keeps them.

        A trigger that tells of several meetings ("separate talks with A and B") numbers the further ones.
        """
        seen: Counter[tuple[int, int]] = Counter()
        for report in self.meetings:
            trigger = (report.trigger.start, report.trigger.end)
            number = (seen[trigger],) if seen[trigger] else ()
            seen[trigger] += 1
            yield stable_id("mr", self.document.id, *trigger, *number), report

    def affiliation_ids(self) -> Iterator[tuple[str, AffiliationReport]]:
        """Yield ``(report id, report)`` of every affiliation."""
        for report in self.affiliations:
            key = (report.person, report.role, report.organization, report.start)
            yield stable_id("ar", self.document.id, *key), report


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A document together with its reports: the unit that a store keeps, whole or not at all."""

    document: Document
    extraction: Extraction


def mention_id(report_id: str, part: Part, start: int, text: str, name: str = "") -> str:
    """Return the id of the words ``text`` at ``start`` in the part that they play in a report.

    ``name`` tells apart those who are meant by the same words: "the two ministers" are two mentions.
    """
    return stable_id("mn", report_id, part, start, text, name)
