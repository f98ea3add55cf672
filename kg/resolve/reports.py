"""What reports of meetings mean: who took part, where it was, and according to whom."""

from collections.abc import Mapping

from kg.model.entity import Mention
from kg.model.graph import Graph
from kg.model.report import MeetingReport, Part, Participant, PlaceMention, mention_id
from kg.resolve.evidence import Source, add_meeting_report, add_mention, participant_mention, speaker_mention
from kg.resolve.gatherings import gathering_of, is_summit
from kg.resolve.meetings import Told
from kg.resolve.namings import KnownPerson
from kg.resolve.organizations import add_organization, add_state
from kg.resolve.places import add_former_state, add_place, with_city
from kg.resolve.series import number_in_series


class ReportReader:
    """Adds reports with their mentions, and tells whom and what those mean; ``people`` are known already."""

    def __init__(self, graph: Graph, people: Mapping[str, KnownPerson]) -> None:
        self._graph = graph
        self._people = people

    def told(self, source: Source) -> Told:
        """Add a report with its mentions; return it with its words resolved."""
        add_meeting_report(self._graph, source)
        actors = self._actors(source)
        places = self._places(source)
        former = self._former_state(source)
        self._attribute(source)
        document = source.record.document
        return Told(
            id=source.id,
            document=document.id,
            published=document.published,
            report=source.report,
            participants=frozenset(actors),
            places=(*places, former) if former else tuple(places),
            former_state=former,
            gathering=gathering_of(source.report, document.text),
            number=number_in_series(source.report),
            summit=is_summit(source.report, document.text),
        )

    def actor(self, source: Source, one: Participant) -> str:
        """Return whom a participant is: a person, a state or another body."""
        if one.kind == "person":
            return self._people[participant_mention(source, one)].id
        if one.kind == "state" and one.country:
            return add_state(self._graph, one.country)
        return add_organization(
            self._graph, one.name, one.country, source.record.document.id, group=one.kind == "group"
        )

    def mention_place(self, source: Source, place: PlaceMention, part: Part, node: str) -> None:
        """Add the words of a report for its place or venue."""
        id = mention_id(source.id, part, place.start, place.text)
        mention = Mention(
            id=id, text=place.text, start_offset=place.start, end_offset=place.end, kind="place", part=part
        )
        add_mention(self._graph, source.id, mention, node)

    def _actors(self, source: Source) -> list[str]:
        """Add the mentions of the participants and return whom they mean."""
        found = []
        for one in source.report.participants:
            actor = self.actor(source, one)
            mention = Mention(
                id=participant_mention(source, one),
                text=one.text,
                start_offset=one.start,
                end_offset=one.end,
                kind=one.kind,
                part="participant",
            )
            add_mention(self._graph, source.id, mention, actor)
            found.append(actor)
        return found

    def _places(self, source: Source) -> list[str]:
        """Add the place with its mention; return ids from the place up to its country."""
        report = source.report
        if report.place:
            told = add_place(self._graph, report.place, _context(report))
            self.mention_place(source, report.place, "place", told)
        where = with_city(report.place, report.venue)
        chain = [add_place(self._graph, where, _context(report))] if where else []
        while chain and (above := self._whole(chain[-1])) and above not in chain:
            chain.append(above)
        return chain

    def _former_state(self, source: Source) -> str | None:
        """Return the state that is no more in which the place of a report lay on its days."""
        report = source.report
        where = with_city(report.place, report.venue)
        if where is None or report.date is None:
            return None
        return add_former_state(self._graph, where, _context(report), report.date.days)

    def _whole(self, place: str) -> str | None:
        return next(self._graph.targets("PART_OF", place), None)

    def _attribute(self, source: Source) -> None:
        """Link a report to the person or body that states it."""
        speaker = source.report.stated_by
        if speaker is None or not speaker.name or not speaker.text:
            return
        id = speaker_mention(source, speaker)
        kind = "person" if speaker.is_person else speaker.kind or "organization"
        if speaker.is_person:
            node = self._people[id].id
        else:
            node = add_organization(
                self._graph, speaker.name, None, source.record.document.id, group=kind == "group"
            )
        mention = Mention(
            id=id,
            text=speaker.text,
            start_offset=speaker.start,
            end_offset=speaker.end,
            kind=kind,
            part="speaker",
        )
        add_mention(self._graph, source.id, mention, node)
        self._graph.link("STATED_BY", source.id, node)


def _context(report: MeetingReport) -> set[str]:
    """Return the countries that a report speaks of, which its place is likelier in."""
    return {one.country for one in report.participants if one.country}
