"""From the changes of a graph to what has to be written: the same queries in every store.

What a document, a person or a meeting has in the stored graph is read first; what isn't told any more goes.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kg.model.changes import PART_OF, SHARED, GraphChanges
from kg.model.graph import Graph
from kg.store.batches import Links, Rows, batches, by_labels, merging_links, plain, word
from kg.store.schema import graph_schema

# How a query that reads is run: its rows.
Run = Callable[[str, Mapping[str, Any]], Iterable[Mapping[str, Any]]]
# A query that writes, the name of its parameter, and the rows that it takes, any number at a time.
Statement = tuple[str, str, list[Any]]


class _Step(NamedTuple):
    """Relationships of a type that an owner ``o`` has; ``label`` is that of ends that it has as well."""

    match: str
    type: str
    start: str
    stop: str
    label: str | None = None


def _reports(label: str) -> tuple[_Step, ...]:
    report = f"(o:Document {{id: id}})-[:CONTAINS]->(r:{label})"
    return (
        _Step(report, "CONTAINS", "o", "r", label),
        _Step(f"{report}-[:MENTIONS]->(m:Mention)", "MENTIONS", "r", "m", "Mention"),
        _Step(f"{report}-[:MENTIONS]->(m:Mention)-[:REFERS_TO]->(e)", "REFERS_TO", "m", "e"),
    )


_REPORT = "(o:Document {id: id})-[:CONTAINS]->(r:MeetingReport)"
_HOLDS = "(o:Person {id: id})-[:HOLDS]->(m:Membership)"
_OWNED = {
    "Document": (
        *_reports("MeetingReport"),
        *_reports("AffiliationReport"),
        _Step(f"{_REPORT}-[:STATED_BY]->(e)", "STATED_BY", "r", "e"),
        _Step(f"{_REPORT}-[:REPORTS]->(e)", "REPORTS", "r", "e"),
    ),
    "Person": (
        _Step("(o:Person {id: id})-[:KNOWN_AS]->(n:Name)", "KNOWN_AS", "o", "n", "Name"),
        _Step(_HOLDS, "HOLDS", "o", "m", "Membership"),
        _Step(f"{_HOLDS}-[:IN_ORGANIZATION]->(e)", "IN_ORGANIZATION", "m", "e"),
        _Step(f"{_HOLDS}<-[:REPORTS]-(r)", "REPORTS", "r", "m"),
    ),
    "Meeting": (
        _Step("(o:Meeting {id: id})<-[:PARTICIPATES_IN]-(e)", "PARTICIPATES_IN", "e", "o"),
        *(
            _Step(f"(o:Meeting {{id: id}})-[:{type}]->(e)", type, "o", "e")
            for type in ("LOCATED_IN", "IN_FORMER_STATE", "HELD_AT", "ABOUT")
        ),
    ),
}
_WHOLES = tuple(_Step(f"(o:{label} {{id: id}})-[:{PART_OF}]->(e)", PART_OF, "o", "e") for label in SHARED)
_READ = 1000


class Difference:
    """What to write so that the stored graph has ``changes``."""

    def __init__(self, changes: GraphChanges, run: Run) -> None:
        self._run = run
        self._label_of: dict[str, str] = {}
        self._gone_nodes: dict[str, set[str]] = defaultdict(set)
        self._gone_links: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._nodes: dict[str, Rows] = defaultdict(dict)
        self._links: dict[str, Links] = defaultdict(dict)
        self._take_old(changes)
        for part in changes.parts:
            self._add(part.graph, shared=False)
        self._add(changes.shared, shared=True)
        for type, start, stop in changes.links:
            self._links[type][start, stop] = {}
        self._look_up_labels()

    @property
    def labels(self) -> set[str]:
        """The labels of nodes that are written."""
        return {label for label, nodes in self._nodes.items() if nodes}

    @property
    def types(self) -> set[str]:
        """The types of relationships that are written."""
        return {type for type, links in self._links.items() if links}

    @property
    def rows(self) -> int:
        """How many nodes and relationships are to be written, or to go, at most."""
        groups: tuple[Mapping[str, Collection[Any]], ...] = (
            self._gone_nodes,
            self._gone_links,
            self._nodes,
            self._links,
        )
        return sum(len(of) for group in groups for of in group.values())

    def statements(self, kept: Collection[str] = ()) -> Iterator[Statement]:
        """Yield what to run, in this order. Nodes with labels that are ``kept`` are left alone."""
        for type, ends in sorted(self._gone_links.items()):
            rows: Iterator[tuple[tuple[str, str], dict[str, Any]]] = (
                (pair, {}) for pair in sorted(ends - self._links[type].keys())
            )
            for (a, b), some in by_labels(rows, self._label_of).items():
                yield (
                    f"UNWIND $rows AS row MATCH (a:{a} {{id: row.start}})-[r:{word(type)}]->"
                    f"(b:{b} {{id: row.stop}}) DELETE r",
                    "rows",
                    some,
                )
        for label, ids in sorted(self._gone_nodes.items()):
            if label not in kept and (gone := sorted(ids - self._nodes[label].keys())):
                yield f"UNWIND $ids AS id MATCH (n:{word(label)} {{id: id}}) DETACH DELETE n", "ids", gone
        for label, nodes in sorted(self._nodes.items()):
            if label not in kept and nodes:
                yield (
                    f"UNWIND $rows AS row MERGE (n:{word(label)} {{id: row.id}}) SET n = row",
                    "rows",
                    list(nodes.values()),
                )
        for type, links in sorted(self._links.items()):
            for (a, b), some in by_labels(links.items(), self._label_of).items():
                yield merging_links(type, a, b), "rows", some

    def _take_old(self, changes: GraphChanges) -> None:
        owners: dict[str, list[str]] = defaultdict(list)
        for part in changes.parts:
            owners[part.label].append(part.owner)
        for label, id in changes.gone:
            owners[label].append(id)
            self._gone_nodes[label].add(id)
        for label, ids in owners.items():
            for step in _OWNED.get(label, ()):
                self._take(step, ids)
        shared = [node.id for node in changes.shared.nodes()] + changes.unshared
        for step in _WHOLES:
            self._take(step, shared)
        for label in SHARED:
            found = self._run(
                f"MATCH (n:{label}) WHERE n.id IN $ids RETURN n.id AS id", {"ids": changes.unshared}
            )
            self._gone_nodes[label].update(row["id"] for row in found)
        for type, start, stop in changes.unlinks:
            self._gone_links[type].add((start, stop))

    def _take(self, step: _Step, owners: Sequence[str]) -> None:
        query = (
            f"UNWIND $ids AS id MATCH {step.match} RETURN {step.start}.id AS start, {step.stop}.id AS stop"
        )
        for ids in batches(owners, _READ):
            for row in self._run(query, {"ids": ids}):
                self._gone_links[step.type].add((row["start"], row["stop"]))
                if step.label:
                    self._gone_nodes[step.label].add(row["stop"])

    def _add(self, graph: Graph, *, shared: bool) -> None:
        for node in graph.nodes():
            if shared or node.label not in SHARED:
                self._nodes[node.label][node.id] = {**plain(node.properties), "id": node.id}
        for link in graph.relationships():
            if shared or link.type != PART_OF:
                self._links[link.type][link.start, link.end] = plain(link.properties)

    def _look_up_labels(self) -> None:
        """Find the labels of all ends: queries name them, so that an index finds the nodes."""
        for label, ids in self._gone_nodes.items():
            self._label_of |= dict.fromkeys(ids, label)
        for label, nodes in self._nodes.items():
            self._label_of |= dict.fromkeys(nodes, label)
        links = [*self._gone_links.values(), *self._links.values()]
        ends = {end for of in links for pair in of for end in pair}
        unknown = sorted(ends - self._label_of.keys())
        for label in graph_schema().nodes:
            query = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n.id AS id"
            for some in batches(unknown, _READ):
                self._label_of |= {row["id"]: label for row in self._run(query, {"ids": some})}
