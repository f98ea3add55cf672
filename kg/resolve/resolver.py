"""The entrance of the room: what is kept in, the graph out, or what changes in it.

The same records and judgements give the same graph, in whatever order they came and however many at once.
Resolution is by rules whose reasons stand in the files of this room; judgements of people outrank them.
"""

from collections.abc import Callable, Iterable, Mapping

from kg.model.changes import GraphChanges
from kg.model.graph import Graph
from kg.model.judgement import Judgement
from kg.model.report import Record
from kg.resolve.documents import Telling
from kg.resolve.happenings import Happenings
from kg.resolve.identities import Identities
from kg.resolve.known import Find, no_references
from kg.resolve.meetings import Told
from kg.resolve.parts import Parts
from kg.resolve.standing import Said, Standing


def resolve(
    records: Iterable[Record], judgements: Iterable[Judgement] = (), references: Find = no_references
) -> Graph:
    """Return the graph that follows from what is kept: entities, meetings and the evidence for them."""
    return resolution(records, judgements, references).changes.whole()


def resolution(
    records: Iterable[Record], judgements: Iterable[Judgement] = (), references: Find = no_references
) -> "Resolution":
    """Resolve all anew."""
    kept = {record.document.id: record for record in records}
    return Resolution(Standing(), dict.fromkeys(kept, ""), kept.__getitem__, judgements, references)


class Overtaken(Exception):
    """Somebody else has replaced a document since its checksum was read."""


class Tellings:
    """What documents say: read when it is asked for, and its words resolved once.

    ``unchanged`` is what is known of documents that should say the same as before.
    """

    def __init__(
        self, record: Callable[[str], Record], people: Mapping[str, str], unchanged: Mapping[str, Said]
    ) -> None:
        self._record = record
        self._people = people
        self._unchanged = unchanged
        self._tellings: dict[str, Telling] = {}
        self._told: dict[str, tuple[Told, ...]] = {}

    def __getitem__(self, document: str) -> Telling:
        if document not in self._tellings:
            telling, known = Telling(self._record(document)), self._unchanged.get(document)
            if known and _other_mentions(known, telling):
                raise Overtaken(document)
            self._tellings[document] = telling
        return self._tellings[document]

    def told(self, document: str) -> tuple[Told, ...]:
        """Return the reports of a document, for which people are known by now."""
        if document not in self._told:
            self._told[document] = tuple(self[document].told(self._people))
        return self._told[document]


class Resolution:
    """What changes in the graph since ``before``, with the documents and judgements that are kept now.

    ``digests`` has a checksum of each record, by the id of its document; ``record`` gives a record.
    ``standing`` is what to go on from the next time. Reference data speaks of people in many documents: where
    ``references`` are given, all is looked at anew. Raises :class:`Overtaken` where a record isn't the one of
    its checksum, and that matters.
    """

    changes: GraphChanges
    standing: Standing

    def __init__(
        self,
        before: Standing,
        digests: Mapping[str, str],
        record: Callable[[str], Record],
        judgements: Iterable[Judgement] = (),
        references: Find = no_references,
    ) -> None:
        judgements = list(judgements)
        everything = not before.documents or references is not no_references
        before = Standing() if everything else before
        persons: dict[str, str] = {}
        changed = {id for id, digest in digests.items() if before.digest(id) != digest}
        unchanged = {id: said for id, said in before.documents.items() if id not in changed}
        tellings = Tellings(record, persons, unchanged)
        gone = before.documents.keys() - digests.keys()
        namings = {id: tellings[id].namings for id in sorted(changed)} | dict.fromkeys(gone, ())
        self.people = Identities(before, namings, judgements, references, everything=everything)
        persons |= self.people.person
        moved = {one.document for one, _, person in before.mentions if persons.get(one.mention) != person}
        dirty = changed | moved - gone
        said = {id: tellings.told(id) for id in sorted(dirty)} | dict.fromkeys(gone, ())
        self.meetings = Happenings(before, said, judgements, self.people.same, self.people.judged)
        parts = Parts(before, self.people, self.meetings, tellings, dirty)
        self.changes = parts.changes(gone, [one for one in judgements if one.id not in before.judgements])
        self.standing = parts.standing(digests, judgements)


def _other_mentions(known: Said, telling: Telling) -> bool:
    """Whether a document has other mentions or reports than those that are known of it."""
    reports = [source.id for source in telling.sources]
    return telling.namings != known.namings or reports != [one.id for one in known.told]
