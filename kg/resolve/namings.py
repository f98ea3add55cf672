"""Mentions of people: what one report says of whom it names, and of what time."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date as Day
from typing import TYPE_CHECKING

import msgspec

from kg.gazetteer import organization_by_id
from kg.model.report import AffiliationReport, DateMention, Participant, Record
from kg.resolve.evidence import Affiliation, Source, participant_mention, speaker_mention

if TYPE_CHECKING:
    from kg.resolve.known import KnownEntity

# A meeting told with a vaguer date than this (in days) says little of when its participants held their posts.
_VAGUE = 366

# First and last day, as ordinals.
Span = tuple[int, int]


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of a person. ``mention`` is its id, ``organization`` that of the post's organization.

    ``table`` is the report of a meeting in which the mention is a participant. ``when`` is the first and last
    day (ordinals) of what is told of, ``None`` where that isn't known. ``implied``: the text doesn't name the
    state of the post. ``affiliation`` is the report that says which post somebody holds, where the mention is
    of one.
    """

    mention: str
    document: str
    name: str
    role: str | None = None
    rank: str | None = None
    organization: str | None = None
    country: str | None = None
    unnamed: bool = False
    table: str | None = None
    when: Span | None = None
    implied: bool = False
    affiliation: str | None = None


class KnownPerson(msgspec.Struct, frozen=True, kw_only=True):
    """A person with all mentions; the id comes from the smallest of them, so that order doesn't matter.

    ``references`` are the entities of reference data that they are; a Wikidata id of these is the id.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    unnamed: bool
    namings: tuple[Naming, ...]
    references: "tuple[KnownEntity, ...]" = ()

    @property
    def wikidata(self) -> str | None:
        """The Wikidata id, where reference data has one."""
        return next((one.wikidata for one in self.references if one.wikidata), None)


def namings(
    sources: Sequence[Source],
    affiliations: Sequence[Affiliation],
    organization_ids: Mapping[tuple[str, str], str],
) -> Iterator[Naming]:
    """Yield every mention of a person in the reports and affiliations of one document.

    ``organization_ids`` gives the id of an organization by (name, country or "").
    """
    times = _Times(sources)
    for source in sources:
        yield from _of_participants(source, organization_ids, times.of_report(source))
        speaker = source.report.stated_by
        if speaker and speaker.name and speaker.text and speaker.is_person:
            yield Naming(
                mention=speaker_mention(source, speaker),
                document=source.record.document.id,
                name=speaker.name,
                role=speaker.role,
                when=times.of_document(source.record),
            )
    for affiliation in affiliations:
        report, document = affiliation.report, affiliation.record.document.id
        yield Naming(
            mention=affiliation.mention,
            document=document,
            name=report.person,
            role=report.role,
            rank=report.rank,
            organization=(body := organization_ids.get(_body(report))),
            country=report.country or _country_of(body),
            when=times.of_words(affiliation),
            implied=report.implied,
            affiliation=affiliation.id,
        )


def _of_participants(
    source: Source, organization_ids: Mapping[tuple[str, str], str], when: Span | None
) -> Iterator[Naming]:
    document = source.record.document.id
    for one in source.report.participants:
        if one.kind == "person":
            yield Naming(
                mention=participant_mention(source, one),
                document=document,
                name=one.name,
                role=one.role,
                rank=one.rank,
                organization=(body := organization_ids.get(_body(one))),
                country=one.country or _country_of(body),
                unnamed=one.unnamed,
                table=source.id,
                when=when,
                implied=one.implied,
            )


def _body(one: Participant | AffiliationReport) -> tuple[str, str]:
    return one.organization or "", one.country or ""


def _country_of(organization: str | None) -> str | None:
    """Return the country of a listed body that has one: the PLO's chairman is Palestine's."""
    listed = organization_by_id(organization) if organization else None
    return listed.country if listed else None


class _Times:
    """When what is told was so: on the day of the meeting, else when its document was published.

    An official record has no day of publication here; it tells of the days of its meetings.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self._of_words: dict[tuple[str, int], Span | None] = {}
        self._told: dict[str, list[Span]] = defaultdict(list)
        for source in sources:
            span = _span(source.report.date)
            if span:
                self._told[source.record.document.id].append(span)
                for one in source.report.participants:
                    self._of_words.setdefault((source.record.document.id, one.start), span)

    def of_report(self, source: Source) -> Span | None:
        return _span(source.report.date) or self.of_document(source.record)

    def of_words(self, affiliation: Affiliation) -> Span | None:
        """Return the time of the meeting that the same words take part in, else that of the document."""
        words = (affiliation.record.document.id, affiliation.report.text_start or affiliation.report.start)
        return self._of_words.get(words) or self.of_document(affiliation.record)

    def of_document(self, record: Record) -> Span | None:
        if published := record.document.published:
            return _published(published)
        told = self._told.get(record.document.id) if record.document.kind == "record" else None
        return around(told or ())


def around(spans: Iterable[Span | None]) -> Span | None:
    """Return the span from the first to the last day, ``None`` where none is known."""
    known = [span for span in spans if span]
    return (min(first for first, _ in known), max(last for _, last in known)) if known else None


def _span(date: DateMention | None) -> Span | None:
    days = date.days if date else None
    if days is None or (days[1] - days[0]).days > _VAGUE:
        return None
    return days[0].toordinal(), days[1].toordinal()


def _published(edtf: str) -> Span | None:
    """Return the days of a date of publication: a day, a month or a year."""
    try:
        year, month, day = (*map(int, edtf.split("-")), 0, 0)[:3]
        first = Day(year, month or 1, day or 1)
        last = Day(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return first.toordinal(), last.toordinal()
