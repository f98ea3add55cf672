"""The entrance of the room: all records and judgements in, the whole graph out.

The same records give the same graph, in whatever order they came. Resolution is by rules whose
reasons stand in the files of this room; judgements of people outrank them.
"""

from collections.abc import Iterable, Mapping, Sequence

from kg.model.entity import Mention, Person
from kg.model.graph import Graph
from kg.model.judgement import Judgement
from kg.model.report import Record
from kg.resolve.careers import Careers
from kg.resolve.evidence import Affiliation, Source, add_affiliation_report, add_mention
from kg.resolve.known import Find, no_references
from kg.resolve.known_posts import add_known_posts
from kg.resolve.meeting_nodes import MeetingMaker
from kg.resolve.meetings import Told
from kg.resolve.memberships import Post, add_memberships
from kg.resolve.named_bodies import NamedBodies
from kg.resolve.namings import KnownPerson, Span, namings
from kg.resolve.people import resolve_people
from kg.resolve.reports import ReportReader


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
        for record in records:
            self.graph.add(record.document)
        for judgement in judgements:
            self.graph.add(judgement)
        sources = [
            Source(id=id, record=record, report=report)
            for record in records
            for id, report in record.extraction.meeting_ids()
        ]
        affiliations = [
            Affiliation(id=id, record=record, report=report)
            for record in records
            for id, report in record.extraction.affiliation_ids()
        ]
        bodies = NamedBodies(self.graph)
        bodies.add(sources, affiliations)  # first: people are told apart by them
        mentions = list(namings(sources, affiliations, bodies.known))
        times = {one.mention: one.when for one in mentions}
        self.people = resolve_people(mentions, judgements, references)
        self._add_people()
        posts = [self._post(source, bodies, times) for source in affiliations]
        memberships = add_memberships(self.graph, posts, Careers(mentions))
        add_known_posts(self.graph, {known.id: known for known in self.people.values()}.values())
        reader = ReportReader(self.graph, self.people)
        maker = MeetingMaker(self.graph, reader, bodies, memberships, times)
        self.meetings = maker.add(sources, judgements)

    def _add_people(self) -> None:
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

    def _post(self, source: Affiliation, bodies: NamedBodies, times: Mapping[str, Span | None]) -> Post:
        """Add what is told of somebody's post, and return whose it is, where and when."""
        report = source.report
        person = self.people[source.mention]
        organization = bodies.meant(source.record, report.organization, report.country)
        add_affiliation_report(self.graph, source)
        mention = Mention(
            id=source.mention,
            text=report.text or report.person,
            start_offset=report.text_start,
            end_offset=report.text_end,
            kind="person",
            part="person",
        )
        add_mention(self.graph, source.id, mention, person.id)
        return Post(source=source, person=person, organization=organization, when=times.get(source.mention))
