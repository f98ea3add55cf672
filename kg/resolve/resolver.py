"""The entrance of the room: all records and judgements in, the whole graph out.

The same records give the same graph, in whatever order they came. Resolution is by rules whose
reasons stand in the files of this room; judgements of people outrank them.
"""

from collections.abc import Iterable, Mapping, Sequence

from kg.model.entity import Mention, Person, Topic
from kg.model.graph import Graph
from kg.model.ids import stable_id
from kg.model.judgement import Judgement
from kg.model.report import MeetingReport, Part, Participant, PlaceMention, Record, mention_id
from kg.resolve.careers import Careers
from kg.resolve.events import side_meetings
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
from kg.resolve.known import Find, no_references
from kg.resolve.known_posts import add_known_posts
from kg.resolve.meetings import Told, group_reports, meeting_of
from kg.resolve.memberships import Memberships, Post, add_memberships
from kg.resolve.names import name_key, role_key
from kg.resolve.namings import KnownPerson, namings
from kg.resolve.organizations import add_organization, add_state
from kg.resolve.people import resolve_people
from kg.resolve.places import add_former_state, add_place, add_venue
from kg.resolve.series import number_in_series


def resolve(
    records: Iterable[Record], judgements: Iterable[Judgement] = (), references: Find = no_references
) -> Graph:
    """Return the graph that follows from what is kept: entities, meetings and the evidence for them."""
    return Resolution(records, judgements, references).graph


class Resolution:
    """The graph, and what it was made of: the person of each mention, the reports of each meeting (by id)."""

    graph: Graph
    people: Mapping[str, KnownPerson]
    meetings: Mapping[str, Sequence[Told]]

    def __init__(
        self,
        records: Iterable[Record],
        judgements: Iterable[Judgement] = (),
        references: Find = no_references,
    ) -> None:
        records, judgements = sorted(records, key=lambda record: record.document.id), list(judgements)
        self.graph = Graph()
        self.organizations: dict[tuple[str, str, str], str] = {}
        for record in records:
            self.graph.add(record.document)
        for judgement in judgements:
            self.graph.add(judgement)
        self.sources = [
            Source(id=id, record=record, report=report)
            for record in records
            for id, report in record.extraction.meeting_ids()
        ]
        self.affiliations = [
            Affiliation(id=id, record=record, report=report)
            for record in records
            for id, report in record.extraction.affiliation_ids()
        ]
        self._add_organizations()
        mentions = list(namings(self.sources, self.affiliations, self.organizations))
        self.times = {one.mention: one.when for one in mentions}
        self.people = resolve_people(mentions, judgements, references)
        for known in self.people.values():
            self.graph.add(
                Person(
                    id=known.id,
                    name=known.name,
                    aliases=known.aliases,
                    unnamed=known.unnamed,
                    wikidata=known.wikidata,
                )
            )
        self.memberships = self._add_affiliations(Careers(mentions))
        add_known_posts(self.graph, {known.id: known for known in self.people.values()}.values())
        self.meetings = self._add_meetings(judgements)

    def _add_organizations(self) -> None:
        """Add the organizations of posts first: people are told apart by them."""
        for source in self.sources:
            for one in source.report.participants:
                self._organization(source.record, one.organization, one.country)
        for affiliation in self.affiliations:
            self._organization(
                affiliation.record, affiliation.report.organization, affiliation.report.country
            )

    def _organization(self, record: Record, name: str | None, country: str | None) -> str | None:
        if not name:
            return None
        key = (record.document.id, name, country or "")
        if key not in self.organizations:
            self.organizations[key] = add_organization(self.graph, name, country, record.document.id)
        return self.organizations[key]

    def _add_affiliations(self, careers: Careers) -> Memberships:
        posts = []
        for source in self.affiliations:
            report = source.report
            person = self.people[source.mention]
            organization = self._organization(source.record, report.organization, report.country)
            add_affiliation_report(self.graph, source)
            text = report.text or report.person
            mention = Mention(
                id=source.mention,
                text=text,
                start_offset=report.text_start,
                end_offset=report.text_end,
                kind="person",
                part="person",
            )
            add_mention(self.graph, source.id, mention, person.id)
            when = self.times.get(source.mention)
            posts.append(Post(source=source, person=person, organization=organization, when=when))
        return add_memberships(self.graph, posts, careers)

    def _add_meetings(self, judgements: Sequence[Judgement]) -> dict[str, list[Told]]:
        told = []
        by_report: dict[str, Source] = {}
        for source in self.sources:
            by_report[source.id] = source
            add_meeting_report(self.graph, source)
            actors = self._actors(source)
            places = self._places(source)
            former = self._former_state(source)
            self._attribute(source)
            told.append(
                Told(
                    id=source.id,
                    document=source.record.document.id,
                    published=source.record.document.published,
                    report=source.report,
                    participants=frozenset(actors),
                    places=(*places, former) if former else tuple(places),
                    former_state=former,
                    gathering=gathering_of(source.report, source.record.document.text),
                    number=number_in_series(source.report),
                    summit=is_summit(source.report, source.record.document.text),
                )
            )
        meetings = {
            self._add_meeting(reports, [by_report[one.id] for one in reports]): reports
            for reports in group_reports(told, judgements)
        }
        for meeting, event in side_meetings(meetings):
            self.graph.link("PART_OF_EVENT", meeting, event)
        return meetings

    def _actors(self, source: Source) -> list[str]:
        """Add the mentions of the participants and return whom they mean."""
        found = []
        for one in source.report.participants:
            actor = self._actor(source, one)
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

    def _actor(self, source: Source, one: Participant) -> str:
        if one.kind == "person":
            return self.people[participant_mention(source, one)].id
        if one.kind == "state" and one.country:
            return add_state(self.graph, one.country)
        return add_organization(
            self.graph, one.name, one.country, source.record.document.id, group=one.kind == "group"
        )

    def _places(self, source: Source) -> list[str]:
        """Add the place with its mention; return ids from the place up to its country."""
        report = source.report
        place = add_place(self.graph, report.place, _context(report)) if report.place else None
        if report.place and place:
            self._mention_place(source, report.place, "place", place)
        chain = [place] if place else []
        while chain and (above := self._whole(chain[-1])) and above not in chain:
            chain.append(above)
        return chain

    def _former_state(self, source: Source) -> str | None:
        """Return the state that is no more in which the place of a report lay on its days."""
        report = source.report
        if report.place is None or report.date is None:
            return None
        return add_former_state(self.graph, report.place, _context(report), report.date.days)

    def _whole(self, place: str) -> str | None:
        return next(self.graph.targets("PART_OF", place), None)

    def _mention_place(self, source: Source, place: PlaceMention, part: Part, node: str) -> None:
        id = mention_id(source.id, part, place.start, place.text)
        mention = Mention(
            id=id, text=place.text, start_offset=place.start, end_offset=place.end, kind="place", part=part
        )
        add_mention(self.graph, source.id, mention, node)

    def _attribute(self, source: Source) -> None:
        """Link a report to the person or body that states it."""
        speaker = source.report.stated_by
        if speaker is None or not speaker.name or not speaker.text:
            return
        id = speaker_mention(source, speaker)
        kind = "person" if speaker.is_person else speaker.kind or "organization"
        if speaker.is_person:
            node = self.people[id].id
        else:
            node = add_organization(
                self.graph, speaker.name, None, source.record.document.id, group=kind == "group"
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

    def _add_meeting(self, reports: Sequence[Told], sources: Sequence[Source]) -> str:
        places = sorted({one.places for one in reports if one.places}, key=lambda chain: (-len(chain), chain))
        place = places[0][0] if places else None
        node = self.graph.node(place) if place else None
        actors = self._participations(sources)
        names = [str(found.properties["name"]) for actor in actors if (found := self.graph.node(actor))]
        meeting = meeting_of(reports, names, str(node.properties["name"]) if node else None)
        self.graph.add(meeting)
        sides = _sides([one for one, _ in actors.values()])
        for (actor, (one, source)), side in zip(actors.items(), sides, strict=True):
            self._participate(actor, one, source, meeting.id, side)
        if place:
            self.graph.link("LOCATED_IN", meeting.id, place)
        for former in sorted({one.former_state for one in reports if one.former_state}):
            self.graph.link("IN_FORMER_STATE", meeting.id, former)
        for source in sources:
            self.graph.link("REPORTS", source.id, meeting.id)
            self._add_circumstances(meeting.id, source, place)
        return meeting.id

    def _participations(self, sources: Sequence[Source]) -> dict[str, tuple[Participant, Source]]:
        """Return the participants of all reports; the report that says most of a post describes it."""
        found: dict[str, tuple[Participant, Source]] = {}
        for source in sources:
            for one in source.report.participants:
                actor = self._actor(source, one)
                if actor not in found or _fullness(one) > _fullness(found[actor][0]):
                    found[actor] = (one, source)
        return found

    def _participate(self, actor: str, one: Participant, source: Source, meeting: str, side: int) -> None:
        organization = self._organization(source.record, one.organization, one.country)
        name = self.graph.node(organization) if organization else None
        when = self.times.get(participant_mention(source, one))
        membership = self.memberships.held(actor, role_key(one.role), organization or "", when)
        self.graph.link(
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
            venue = add_venue(self.graph, report.venue, place)
            self._mention_place(source, report.venue, "venue", venue)
            self.graph.link("HELD_AT", meeting, venue)
        for topic in report.topics:
            node = Topic(id=stable_id("t", name_key(topic.label)), label=topic.label)
            self.graph.link("ABOUT", meeting, self.graph.add(node))


def _context(report: MeetingReport) -> set[str]:
    """Return the countries that a report speaks of, which its place is likelier in."""
    return {one.country for one in report.participants if one.country}


def _fullness(one: Participant) -> tuple[bool, int]:
    return not one.unnamed, sum(
        value is not None for value in (one.role, one.rank, one.organization, one.country)
    )


def _sides(participants: Sequence[Participant]) -> list[int]:
    """Number the sides of a meeting in the order of the text: those of one country or body are one side."""
    known: dict[str, int] = {}
    keys = [one.country or one.organization or one.name for one in participants]
    return [known.setdefault(key, len(known) + 1) for key in keys]
