"""What is believed, as RDF: people, organizations, posts, places, topics and meetings, label by label."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kg.export.rdf.describing import Block, Subjects
from kg.export.rdf.reading import Reader, Row
from kg.export.rdf.vocabulary import elsewhere

LABELS = ("Organization", "Person", "Membership", "Place", "Topic", "Meeting", "Reference")
_PART = ("role", "rank", "organization", "membership", "side")


class _Batch(NamedTuple):
    """Nodes by id, and the texts of the nodes that they are linked to, by type and id."""

    reader: Reader
    subjects: Subjects
    nodes: Mapping[str, Row]
    links: Mapping[str, Mapping[str, list[str]]]


# For each node its id, what RDF adds to its values, and the blocks that follow it.
_Added = Iterator[tuple[str, Mapping[str, Any], list[Block]]]


def believed(reader: Reader, subjects: Subjects) -> Iterator[Block]:
    """Yield a block for every node, in the order of labels and ids, each with those that RDF makes of it."""
    for label in LABELS:
        add = _MORE.get(label, _nothing)
        for ids in reader.batches(label):
            links = _links(reader, subjects, label, ids)
            batch = _Batch(reader, subjects, reader.nodes(label, ids), links)
            for id, values, inner in add(batch):
                linked = {type: found[id] for type, found in batch.links.items() if id in found}
                yield subjects.block(label, subjects.syntax.node(id), {**batch.nodes[id], **linked, **values})
                yield from inner


def _links(
    reader: Reader, subjects: Subjects, label: str, ids: Sequence[str]
) -> dict[str, dict[str, list[str]]]:
    """Return what these nodes are linked to, by the types that the schema has for a label."""
    node = subjects.syntax.node
    found = {}
    for type, (_, direction, _name) in subjects.words.classes[label]["relationships"].items():
        arrow = f"<-[:{type}]-" if direction == "reversed" else f"-[:{type}]->"
        linked = reader.linked(f"(n:{label} {{id: id}}){arrow}(other)", ids)
        found[type] = {id: [node(row["other"]) for row in rows] for id, rows in linked.items()}
    return found


def _nothing(batch: _Batch) -> _Added:
    for id in batch.nodes:
        yield id, {}, []


def _things(batch: _Batch) -> _Added:
    syntax, words = batch.subjects.syntax, batch.subjects.words
    for id, own in batch.nodes.items():
        same = [syntax.iri(iri) for iri in words.same_as(own)]
        yield id, {"same_as": same}, []


def _places(batch: _Batch) -> _Added:
    """Yield places. What Wikidata has of a country is the state, which is an organization here."""
    syntax = batch.subjects.syntax
    for id, own in batch.nodes.items():
        same = elsewhere(own)
        state = [same.pop("wikidata")] if own["kind"] == "country" and "wikidata" in same else []
        found = {"same_as": same.values(), "close_match": state}
        yield id, {name: [syntax.iri(iri) for iri in iris] for name, iris in found.items()}, []


def _references(batch: _Batch) -> _Added:
    for id, own in batch.nodes.items():
        yield id, {"record": batch.reader.entries(own["entry"])}, []


def _memberships(batch: _Batch) -> _Added:
    subjects = batch.subjects
    for id, own in batch.nodes.items():
        times = {name: own[name] for name in ("since", "until") if own[name]}
        interval = subjects.syntax.made("interval", id)
        values = {
            "role_concept": subjects.shared("Role", own["role"]),
            "during": interval if times else None,
            "organization_unknown": None if id in batch.links["IN_ORGANIZATION"] else True,
        }
        yield id, values, [subjects.block("Interval", interval, times)] if times else []


def _meetings(batch: _Batch) -> _Added:
    reader, subjects, nodes, _ = batch
    came = reader.linked("(n:Meeting {id: id})<-[link:PARTICIPATES_IN]-(other)", nodes, _PART)
    posts = {part["membership"] for parts in came.values() for part in parts if part["membership"]}
    known = reader.nodes("Membership", sorted(posts))
    node, words = subjects.syntax.node, subjects.words
    for id, own in nodes.items():
        blocks = [_participation(subjects, id, part, known) for part in came.get(id, ())]
        event = words.word("Status", own["status"] or "")
        values = {
            "event_status": event and subjects.syntax.iri(event),
            "actors": [node(part["other"]) for part in came.get(id, ())],
            "participations": [block.subject for block in blocks],
        }
        yield id, values, blocks


def _participation(subjects: Subjects, meeting: str, part: Row, known: Mapping[str, Row]) -> Block:
    membership, node = part["membership"], subjects.syntax.node
    values = {
        **part,
        "actor": node(part["other"]),
        "meeting": node(meeting),
        "role_concept": subjects.shared("Role", part["role"]),
        "in_capacity": node(membership) if membership in known else None,
    }
    subject = subjects.syntax.made("participation", part["other"], meeting)
    return subjects.block("Participation", subject, values)


_MORE: Mapping[str, Any] = {
    "Person": _things,
    "Organization": _things,
    "Place": _places,
    "Membership": _memberships,
    "Meeting": _meetings,
    "Reference": _references,
}
