"""What one document says, as the part of the graph that is its own: reports, mentions, whom these mean."""

from collections.abc import Mapping
from functools import cached_property

from kg.model.entity import Mention
from kg.model.graph import Graph
from kg.model.report import MeetingReport, Part, Participant, PlaceMention, Record, mention_id
from kg.resolve.evidence import (
    Affiliation,
    Source,
    add_affiliation_report,
    add_meeting_report,
    add_mention,
    participant_mention,
    speaker_mention,
)
from kg.resolve.gatherings import gathering_of, is_summit
from kg.resolve.namings import Naming, namings
from kg.resolve.organizations import add_organization, add_state
from kg.resolve.places import add_former_state, add_place, with_city
from kg.resolve.series import number_in_series
from kg.resolve.told import Told


class Telling:
    """One document: what it says by itself, and then the part of the graph that this is.

    ``graph`` has the bodies of all posts that it names, more after :meth:`tell`.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.graph = Graph()
        self._told: tuple[Told, ...] | None = None
        self.graph.add(record.document)
        said = record.extraction
        self.sources = [Source(id=id, record=record, report=one) for id, one in said.meeting_ids()]
        self.affiliations = [
            Affiliation(id=id, record=record, report=one) for id, one in said.affiliation_ids()
        ]
        self._bodies: dict[tuple[str, str], str] = {}
        for source in self.sources:
            for one in source.report.participants:
                self.body(one.organization, one.country)
        for affiliation in self.affiliations:
            self.body(affiliation.report.organization, affiliation.report.country)

    @cached_property
    def namings(self) -> tuple[Naming, ...]:
        """Every mention of a person."""
        return tuple(namings(self.sources, self.affiliations, self._bodies))

    def body(self, name: str | None, country: str | None) -> str | None:
        """Return the organization that is meant by a name; it is added where it is new."""
        if not name:
            return None
        key = (name, country or "")
        if key not in self._bodies:
            self._bodies[key] = add_organization(self.graph, name, country, self.record.document.id)
        return self._bodies[key]

    def tell(self, people: Mapping[str, str]) -> tuple[Told, ...]:
        """Add the reports with their mentions, the first time, and return each with its words resolved.

        ``people`` are the ids of the people of mentions.
        """
        if self._told is None:
            self._told = tuple(self._resolved(source, people) for source in self.sources)
            for affiliation in self.affiliations:
                self._add_affiliation(affiliation, people)
        return self._told

    def _resolved(self, source: Source, people: Mapping[str, str]) -> Told:
        add_meeting_report(self.graph, source)
        actors = self._actors(source, people)
        places = self._places(source)
        former = self._former_state(source)
        self._attribute(source, people)
        report, document = source.report, self.record.document
        finest = self.graph.node(places[0]) if places else None
        return Told(
            id=source.id,
            document=document.id,
            published=document.published,
            status=report.status,
            kind=report.kind,
            format=report.format,
            date=report.date,
            confidence=report.confidence,
            participants=frozenset(actors),
            places=(*places, former) if former else tuple(places),
            place_name=finest.properties["name"] if finest else None,
            place_country=finest.properties.get("country") if finest else None,
            former_state=former,
            gathering=gathering_of(report, document.text),
            number=number_in_series(report),
            summit=is_summit(report, document.text),
        )

    def _add_affiliation(self, source: Affiliation, people: Mapping[str, str]) -> None:
        report = source.report
        add_affiliation_report(self.graph, source)
        mention = Mention(
            id=source.mention,
            text=report.text or report.person,
            start_offset=report.text_start,
            end_offset=report.text_end,
            kind="person",
            part="person",
        )
        add_mention(self.graph, source.id, mention, people[source.mention])

    def _actors(self, source: Source, people: Mapping[str, str]) -> list[str]:
        """Add the mentions of the participants and return whom they mean."""
        found = []
        for one in source.report.participants:
            actor = actor_of(self.graph, source, one, people)
            mention = Mention(
                id=participant_mention(source, one),
                text=one.text,
                start_offset=one.start,
                end_offset=one.end,
                kind=one.kind,
                part="participant",
            )
            add_mention(self.graph, source.id, mention, actor)
            found.append(actor)
        return found

    def _places(self, source: Source) -> list[str]:
        """Add the place with its mention; return ids from the place up to its country."""
        report = source.report
        if report.place:
            told = add_place(self.graph, report.place, _context(report))
            _mention_place(self.graph, source, report.place, "place", told)
        where = with_city(report.place, report.venue)
        chain = [add_place(self.graph, where, _context(report))] if where else []
        while chain and (above := self._whole(chain[-1])) and above not in chain:
            chain.append(above)
        return chain

    def _former_state(self, source: Source) -> str | None:
        """Return the state that is no more in which the place of a report lay on its days."""
        report = source.report
        where = with_city(report.place, report.venue)
        if where is None or report.date is None:
            return None
        return add_former_state(self.graph, where, _context(report), report.date.days)

    def _whole(self, place: str) -> str | None:
        return next(self.graph.targets("PART_OF", place), None)

    def _attribute(self, source: Source, people: Mapping[str, str]) -> None:
        """Link a report to the person or body that states it."""
        speaker = source.report.stated_by
        if speaker is None or not speaker.name or not speaker.text:
            return
        id = speaker_mention(source, speaker)
        kind = "person" if speaker.is_person else speaker.kind or "organization"
        if speaker.is_person:
            node = people[id]
        else:
            node = add_organization(
                self.graph, speaker.name, None, self.record.document.id, group=kind == "group"
            )
        mention = Mention(
            id=id,
            text=speaker.text,
            start_offset=speaker.start,
            end_offset=speaker.end,
            kind=kind,
            part="speaker",
        )
        add_mention(self.graph, source.id, mention, node)
        self.graph.link("STATED_BY", source.id, node)


def actor_of(graph: Graph, source: Source, one: Participant, people: Mapping[str, str]) -> str:
    """Return whom a participant is: a person, a state or another body, which is added."""
    if one.kind == "person":
        return people[participant_mention(source, one)]
    if one.kind == "state" and one.country:
        return add_state(graph, one.country)
    return add_organization(
        graph, one.name, one.country, source.record.document.id, group=one.kind == "group"
    )


def _context(report: MeetingReport) -> set[str]:
    """Return the countries that a report speaks of, which its place is likelier in."""
    return {one.country for one in report.participants if one.country}


def add_outcome(graph: Graph, source: Source, meeting: str, venue: str | None) -> None:
    """Link a report to the meeting that it tells of, and its words for a venue to what they mean."""
    graph.link("REPORTS", source.id, meeting)
    if source.report.venue and venue:
        _mention_place(graph, source, source.report.venue, "venue", venue)


def _mention_place(graph: Graph, source: Source, place: PlaceMention, part: Part, node: str) -> None:
    """Add the words of a report for its place or venue."""
    id = mention_id(source.id, part, place.start, place.text)
    mention = Mention(
        id=id, text=place.text, start_offset=place.start, end_offset=place.end, kind="place", part=part
    )
    add_mention(graph, source.id, mention, node)
