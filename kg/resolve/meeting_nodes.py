"""Meetings in the graph: each made of the reports that tell of it, with who, where, about what."""

from collections.abc import Mapping, Sequence

from kg.model.entity import Topic
from kg.model.graph import Graph
from kg.model.ids import stable_id
from kg.model.judgement import Judgement
from kg.model.report import Participant
from kg.resolve.events import side_meetings
from kg.resolve.evidence import Source, participant_mention
from kg.resolve.meetings import Told, group_reports, meeting_of
from kg.resolve.memberships import Memberships
from kg.resolve.named_bodies import NamedBodies
from kg.resolve.names import name_key, role_key
from kg.resolve.namings import Span
from kg.resolve.places import add_venue
from kg.resolve.postponements import postponed_to
from kg.resolve.reports import ReportReader


class MeetingMaker:
    """Adds meetings. ``times`` has the days of mentions; ``memberships`` which post somebody held then."""

    def __init__(
        self,
        graph: Graph,
        reader: ReportReader,
        bodies: NamedBodies,
        memberships: Memberships,
        times: Mapping[str, Span | None],
    ) -> None:
        self._graph = graph
        self._reader = reader
        self._bodies = bodies
        self._memberships = memberships
        self._times = times

    def add(self, sources: Sequence[Source], judgements: Sequence[Judgement]) -> dict[str, list[Told]]:
        """Add the meetings that reports tell of, and return the reports of each (by id)."""
        by_report = {source.id: source for source in sources}
        told = [self._reader.told(source) for source in sources]
        meetings = {
            self._add_meeting(reports, [by_report[one.id] for one in reports]): reports
            for reports in group_reports(told, judgements)
        }
        for meeting, event in side_meetings(meetings):
            self._graph.link("PART_OF_EVENT", meeting, event)
        for meeting, later in postponed_to(meetings):
            self._graph.link("POSTPONED_TO", meeting, later)
        return meetings

    def _add_meeting(self, reports: Sequence[Told], sources: Sequence[Source]) -> str:
        places = sorted({one.places for one in reports if one.places}, key=lambda chain: (-len(chain), chain))
        place = places[0][0] if places else None
        node = self._graph.node(place) if place else None
        actors = self._participations(sources)
        names = [str(found.properties["name"]) for actor in actors if (found := self._graph.node(actor))]
        meeting = meeting_of(reports, names, str(node.properties["name"]) if node else None)
        self._graph.add(meeting)
        sides = _sides([one for one, _ in actors.values()])
        for (actor, (one, source)), side in zip(actors.items(), sides, strict=True):
            self._participate(actor, one, source, meeting.id, side)
        if place:
            self._graph.link("LOCATED_IN", meeting.id, place)
        for former in sorted({one.former_state for one in reports if one.former_state}):
            self._graph.link("IN_FORMER_STATE", meeting.id, former)
        for source in sources:
            self._graph.link("REPORTS", source.id, meeting.id)
            self._add_circumstances(meeting.id, source, place)
        return meeting.id

    def _participations(self, sources: Sequence[Source]) -> dict[str, tuple[Participant, Source]]:
        """Return the participants of all reports; the report that says most of a post describes it."""
        found: dict[str, tuple[Participant, Source]] = {}
        for source in sources:
            for one in source.report.participants:
                actor = self._reader.actor(source, one)
                if actor not in found or _fullness(one) > _fullness(found[actor][0]):
                    found[actor] = (one, source)
        return found

    def _participate(self, actor: str, one: Participant, source: Source, meeting: str, side: int) -> None:
        organization = self._bodies.meant(source.record, one.organization, one.country)
        when = self._times.get(participant_mention(source, one))
        membership = self._memberships.held(actor, role_key(one.role), organization or "", when)
        if one.implied and membership:
            # The person's own post says better whose it is than where the report is from.
            organization = next(self._graph.targets("IN_ORGANIZATION", membership), organization)
        name = self._graph.node(organization) if organization else None
        self._graph.link(
            "PARTICIPATES_IN",
            actor,
            meeting,
            role=one.role,
            rank=one.rank,
            organization=str(name.properties["name"]) if name else one.organization,
            membership=membership,
            side=side,
        )

    def _add_circumstances(self, meeting: str, source: Source, place: str | None) -> None:
        """Add venue and topics. A venue is one together with the place of the meeting."""
        report = source.report
        if report.venue:
            venue = add_venue(self._graph, report.venue, place)
            self._reader.mention_place(source, report.venue, "venue", venue)
            self._graph.link("HELD_AT", meeting, venue)
        for topic in report.topics:
            node = Topic(id=stable_id("t", name_key(topic.label)), label=topic.label)
            self._graph.link("ABOUT", meeting, self._graph.add(node))


def _fullness(one: Participant) -> tuple[bool, int]:
    return not one.unnamed, sum(
        value is not None for value in (one.role, one.rank, one.organization, one.country)
    )


def _sides(participants: Sequence[Participant]) -> list[int]:
    """Number the sides of a meeting in the order of the text: those of one country or body are one side."""
    known: dict[str, int] = {}
    keys = [one.country or one.organization or one.name for one in participants]
    return [known.setdefault(key, len(known) + 1) for key in keys]
