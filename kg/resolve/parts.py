"""The parts of the graph that are other than before: documents, people, meetings, and what they share."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property

import msgspec

from kg.model.changes import GraphChanges, Link, Part
from kg.model.graph import Graph, Node
from kg.model.judgement import Judgement
from kg.resolve.documents import add_outcome
from kg.resolve.happenings import Happenings
from kg.resolve.identities import Identities
from kg.resolve.meeting_nodes import MeetingPart, World
from kg.resolve.memberships import Memberships
from kg.resolve.mentions import Mentions
from kg.resolve.person_part import person_part
from kg.resolve.shared_nodes import SharedNodes
from kg.resolve.standing import Held, Said, Standing, Use, fingerprint
from kg.resolve.tellings import Tellings

_EVENT, _LATER = "PART_OF_EVENT", "POSTPONED_TO"


class Parts:
    """What to write. ``dirty`` are the documents that may say something else than before.

    Each part is given to ``write`` as soon as it is made.
    """

    def __init__(
        self,
        before: Standing,
        mentions: Mentions,
        people: Identities,
        meetings: Happenings,
        tellings: Tellings,
        dirty: Collection[str],
        write: Callable[[Part], None],
    ) -> None:
        self._write = write
        self._before, self._mentions, self._people = before, mentions, people
        self._meetings, self._tellings = meetings, tellings
        self._memberships: dict[str, Memberships] = {}
        self._shared = SharedNodes(before.shared)
        self._dirty = dirty
        self._persons = {*people.person.values()}
        self._views = {id: view for id, view in before.views.items() if id in self._persons}
        self._uses: dict[str, tuple[Use, ...]] = {}
        self._held: dict[str, Held] = {}
        written = sorted(people.written & self._persons)
        seen_otherwise = {id for id in written if self._see(id)}
        for id in written:
            known = people.known(id)
            assert known is not None
            part = person_part(known, self._posts(id), lambda body: self._bodies.get(body))
            write(Part("Person", id, part))
        told_otherwise = set(self._write_meetings(dirty, seen_otherwise))
        self._write_documents({*dirty} | told_otherwise)

    @cached_property
    def _bodies(self) -> Mapping[str, Node]:
        """What dirty documents name: the posts of reference data ask for it, where all is looked at anew."""
        tellings = (self._tellings[document] for document in sorted(self._dirty))
        nodes = (node for telling in tellings for node in telling.graph.nodes())
        return {node.id: node for node in nodes if node.label == "Organization"}

    def _posts(self, person: str) -> Memberships:
        if person not in self._memberships:
            known = self._people.known(person)
            assert known is not None
            self._memberships[person] = Memberships.of(known, self._people.careers)
        return self._memberships[person]

    def _see(self, person: str) -> bool:
        """Whether meetings show something else of somebody than before."""
        known = self._people.known(person)
        assert known is not None
        view = fingerprint((known.name, self._posts(person).view))
        changed = self._views.get(person) != view
        self._views[person] = view
        return changed

    def _write_meetings(self, dirty: Collection[str], seen_otherwise: Collection[str]) -> Iterator[str]:
        """Write the meetings that may be other than before; yield the documents for which that matters."""
        told, of_report, before = self._meetings.told, self._meetings.of_report, self._before.meetings
        touched = self._meetings.other | {
            of_report[id]
            for id, one in told.items()
            if one.document in dirty or not one.participants.isdisjoint(seen_otherwise)
        }
        world = World(
            people=self._people.person,
            mentions=self._mentions.now,
            name=lambda actor: known.name if (known := self._people.known(actor)) else None,
            memberships=lambda actor: self._posts(actor) if actor in self._persons else None,
        )
        for id, held in before.items():
            if id in touched or id not in self._meetings.reports:
                self._shared.drop(held.uses)
            else:
                self._held[id] = held
        for id in sorted(touched):
            reports = self._meetings.of(id)
            sources = {one.id: one for each in reports for one in self._tellings[each.document].sources}
            part = MeetingPart(reports, [sources[one.id] for one in reports], world)
            assert part.id == id
            self._write(Part("Meeting", id, part.graph))
            held = Held(
                self._meetings.reports[id], tuple(sorted(part.venues.items())), self._shared.uses(part.graph)
            )
            self._held[id] = held
            if id not in before or (before[id].reports, before[id].venues) != (held.reports, held.venues):
                yield from (one.document for one in reports)

    def _write_documents(self, documents: Collection[str]) -> None:
        for id in sorted(documents):
            telling = self._tellings.whole(id)
            for source in telling.sources:
                meeting = self._meetings.of_report[source.id]
                add_outcome(telling.graph, source, meeting, dict(self._held[meeting].venues).get(source.id))
            if id in self._before.documents:
                self._shared.drop(self._before.documents[id].uses)
            self._uses[id] = self._shared.uses(telling.graph)
            self._write(Part("Document", id, telling.graph))

    def changes(
        self, gone: Iterable[str], judgements: Iterable[Judgement], parts: list[Part]
    ) -> GraphChanges:
        """Return what to write, with the parts that have to be written yet, if any.

        ``gone`` are documents that aren't kept any more, ``judgements`` new ones.
        """
        for judgement in judgements:
            self._write(_of_judgement(judgement))
        for id in gone:
            self._shared.drop(self._before.documents[id].uses)
        people = {person for _, _, person in self._before.mentions} - self._persons
        meetings = self._before.meetings.keys() - self._meetings.reports.keys()
        then = {
            link for id, held in self._before.meetings.items() for link in _links(id, held.event, held.later)
        }
        now = {
            link
            for id in self._meetings.reports
            for link in _links(id, self._meetings.events.get(id), self._meetings.later.get(id))
        }
        return GraphChanges(
            parts=parts,
            gone=[
                *(("Document", id) for id in sorted(gone)),
                *(("Person", id) for id in sorted(people)),
                *(("Meeting", id) for id in sorted(meetings)),
            ],
            shared=self._shared.graph_of(sorted(self._shared.touched)),
            unshared=list(self._shared.gone()),
            links=sorted(now - then),
            unlinks=sorted(then - now),
        )

    def standing(self, digests: Mapping[str, str], judgements: Iterable[Judgement]) -> Standing:
        """Return what to go on from the next time."""
        documents = {}
        person, group = self._people.person, self._people.group
        for id, digest in digests.items():
            namings = tuple(self._mentions.documents.get(id, ()))
            if id in self._uses:
                said, uses = self._tellings.told(id), self._uses[id]
            else:
                was = self._before.documents[id]
                said, uses = was.told, was.uses
            documents[id] = Said(
                digest,
                namings,
                tuple(group[one.mention] for one in namings),
                tuple(person[one.mention] for one in namings),
                said,
                uses,
            )
        events, later = self._meetings.events, self._meetings.later
        return Standing(
            documents=documents,
            components=list(self._people.components),
            views=self._views,
            meetings={
                id: msgspec.structs.replace(held, event=events.get(id), later=later.get(id))
                for id, held in self._held.items()
            },
            shared=self._shared.ways(),
            decisions=(self._people.same, self._people.apart),
            judgements={one.id for one in judgements},
        )


def _links(meeting: str, event: str | None, later: str | None) -> Iterator[Link]:
    if event:
        yield _EVENT, meeting, event
    if later:
        yield _LATER, meeting, later


def _of_judgement(judgement: Judgement) -> Part:
    graph = Graph()
    graph.add(judgement)
    return Part("Judgement", judgement.id, graph)
