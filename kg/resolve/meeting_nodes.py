"""Meetings in the graph: each made of the reports that tell of it, with who, where, about what."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from kg.model.entity import Topic
from kg.model.graph import Graph
from kg.model.ids import stable_id
from kg.model.report import Participant
from kg.resolve.documents import actor_of
from kg.resolve.evidence import Source, participant_mention
from kg.resolve.meetings import meeting_of
from kg.resolve.memberships import Memberships
from kg.resolve.names import name_key, role_key
from kg.resolve.namings import Naming
from kg.resolve.organizations import add_organization, name_of_body
from kg.resolve.places import add_venue
from kg.resolve.told import Told


class World(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of people before meetings are.

    ``people`` has the person of each mention and ``mentions`` what is said in it; ``name`` gives the name of
    somebody, and ``memberships`` the posts of a person, by their ids.
    """

    people: Mapping[str, str]
    mentions: Mapping[str, Naming]
    name: Callable[[str], str | None]
    memberships: Callable[[str], Memberships | None]


class MeetingPart:
    """A meeting with its participants, place, topics and venues: the part of the graph that is its own.

    ``reports`` and ``sources`` are the same reports. ``venues`` are those named, by the ids of reports.
    """

    def __init__(self, reports: Sequence[Told], sources: Sequence[Source], world: World) -> None:
        self.graph = Graph()
        self.venues: dict[str, str] = {}
        self._world = world
        where = min(
            (one for one in reports if one.places),
            key=lambda one: (-len(one.places), one.places, one.place_name),
            default=None,
        )
        actors = self._participations(sources)
        names = [name for actor in actors if (name := self._name(actor))]
        meeting = meeting_of(reports, names, where.place_name if where else None)
        self.id = self.graph.add(meeting)
        sides = _sides([one for one, _ in actors.values()])
        for (actor, (one, source)), side in zip(actors.items(), sides, strict=True):
            self._participate(actor, one, source, side)
        if where:
            self.graph.link("LOCATED_IN", self.id, where.places[0])
        for former in sorted({one.former_state for one in reports if one.former_state}):
            self.graph.link("IN_FORMER_STATE", self.id, former)
        for source in sources:
            self._add_circumstances(source, where)

    def _name(self, id: str) -> str | None:
        node = self.graph.node(id)
        return str(node.properties["name"]) if node else self._world.name(id) or name_of_body(id)

    def _participations(self, sources: Sequence[Source]) -> dict[str, tuple[Participant, Source]]:
        """Return the participants of all reports; the report that says most of a post describes it."""
        found: dict[str, tuple[Participant, Source]] = {}
        for source in sources:
            for one in source.report.participants:
                actor = actor_of(self.graph, source, one, self._world.people)
                if actor not in found or _fullness(one) > _fullness(found[actor][0]):
                    found[actor] = (one, source)
        return found

    def _participate(self, actor: str, one: Participant, source: Source, side: int) -> None:
        organization = one.organization and add_organization(
            self.graph, one.organization, one.country, source.record.document.id
        )
        mention = self._world.mentions.get(participant_mention(source, one))
        held = self._world.memberships(actor) if mention else None
        term = held.held(role_key(one.role), organization or "", mention.when) if held and mention else None
        if one.implied and term:
            # The person's own post says better whose it is than where the report is from.
            organization = term.organization or organization
        self.graph.link(
            "PARTICIPATES_IN",
            actor,
            self.id,
            role=one.role,
            rank=one.rank,
            organization=(self._name(organization) if organization else None) or one.organization,
            membership=term.node.id if term else None,
            side=side,
        )

    def _add_circumstances(self, source: Source, where: Told | None) -> None:
        """Add venue and topics. A venue is one together with the place of the meeting."""
        report = source.report
        if report.venue:
            place, code = (where.places[0], where.place_country) if where else (None, None)
            venue = add_venue(self.graph, report.venue, place, code)
            self.venues[source.id] = venue
            self.graph.link("HELD_AT", self.id, venue)
        for topic in report.topics:
            node = Topic(id=stable_id("t", name_key(topic.label)), label=topic.label)
            self.graph.link("ABOUT", self.id, self.graph.add(node))


def _fullness(one: Participant) -> tuple[bool, int]:
    return not one.unnamed, sum(
        value is not None for value in (one.role, one.rank, one.organization, one.country)
    )


def _sides(participants: Sequence[Participant]) -> list[int]:
    """Number the sides of a meeting in the order of the text: those of one country or body are one side."""
    known: dict[str, int] = {}
    keys = [one.country or one.organization or one.name for one in participants]
    return [known.setdefault(key, len(known) + 1) for key in keys]
