"""The entrance of the room: what is kept in, the graph out, or what changes in it.

The same records and judgements give the same graph, in whatever order they came and however many at once.
Resolution is by rules whose reasons stand in the files of this room; judgements of people outrank them.
"""

from collections.abc import Callable, Iterable, Mapping

from kg.model.changes import GraphChanges, Part
from kg.model.graph import Graph
from kg.model.judgement import Judgement
from kg.model.report import Record
from kg.resolve.happenings import Happenings
from kg.resolve.identities import Identities
from kg.resolve.known import Find, no_references
from kg.resolve.mentions import Mentions
from kg.resolve.parts import Parts
from kg.resolve.standing import Standing
from kg.resolve.tellings import Tellings


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


def resolve_into(
    add: Callable[[Graph], None],
    digests: Mapping[str, str],
    record: Callable[[str], Record],
    judgements: Iterable[Judgement] = (),
    references: Find = no_references,
) -> "Resolution":
    """Resolve all anew, and give the graph to ``add`` part by part: none of it is held."""
    found = Resolution(Standing(), digests, record, judgements, references, lambda part: add(part.graph))
    add(found.changes.rest())
    return found


class Resolution:
    """What changes in the graph since ``before``, with the documents and judgements that are kept now.

    ``digests`` has a checksum of each record, by the id of its document; ``record`` gives a record.
    Each part of the graph is given to ``write`` as soon as it is made; without it they are in ``changes``.
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
        write: Callable[[Part], None] | None = None,
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
        mentions = Mentions(before, namings)
        self.people = Identities(before, mentions, judgements, references, everything=everything)
        persons |= self.people.person
        moved = {one.document for one, _, person in before.mentions if persons.get(one.mention) != person}
        dirty = changed | moved - gone
        said = {id: tellings.told(id) for id in sorted(dirty)} | dict.fromkeys(gone, ())
        self.meetings = Happenings(before, said, judgements, self.people.same, self.people.judged)
        kept: list[Part] = []
        parts = Parts(before, mentions, self.people, self.meetings, tellings, dirty, write or kept.append)
        new_judgements = [one for one in judgements if one.id not in before.judgements]
        self.changes = parts.changes(gone, new_judgements, kept)
        self.standing = parts.standing(digests, judgements)
