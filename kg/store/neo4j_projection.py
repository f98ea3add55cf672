"""Make the graph in Neo4j equal to another one: only what differs is written, in batches."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import Any

from kg.model.graph import GraphSource, Node, Relationship
from kg.store import neo4j_settled
from kg.store.base import Row
from kg.store.batches import batches, by_labels, link_groups, merging_links, node_groups, word
from kg.store.bolt import Bolt, Statement
from kg.store.neo4j_records import KEPT

# Rows of one transaction: some 100 MB of the server's memory. Where it hasn't so much, they go one by one.
TOGETHER = 50_000


def labels_of(graph: GraphSource) -> dict[str, str]:
    """Return the label of every node. Raises :class:`ValueError` for a name that isn't a word."""
    return {id: label for label, rows in node_groups(graph.nodes()) for id, _ in rows}


def types_of(graph: GraphSource, label_of: Mapping[str, str]) -> set[str]:
    """Return the types of all relationships.

    Raises :class:`ValueError` for one without its nodes, and for a name that isn't a word.
    """
    types = set()
    for type, links in link_groups(graph.relationships(), label_of):
        types.add(type)
        for _ in links:  # each is looked at as it comes
            pass
    return types


class Projecting:
    """One projection. ``queue`` is the beginning of a query that waits for other writers.

    ``make_sure`` is called before each write: it raises an error where somebody else may be writing as well.
    What differs little is written in one transaction, so that readers see the graph before or the graph
    after; what differs much in many, after ``begin`` has said so.
    """

    def __init__(
        self,
        bolt: Bolt,
        queue: str,
        label_of: Mapping[str, str],
        begin: Statement,
        make_sure: Callable[[], None],
    ) -> None:
        self._bolt = bolt
        self._make_sure = make_sure
        self._queue = queue
        self._label_of = label_of
        self._begin = begin
        self._has_begun = False
        # Ids of nodes that get another label: what leads to and from the old node goes with it.
        self._relabelled: set[str] = set()
        self._waiting: list[tuple[str, str, list[Any]]] = []
        self._rows = 0

    def nodes(
        self, nodes: Iterable[Node], labels: Collection[str], kept: Mapping[str, Collection[str]]
    ) -> None:
        """Write the nodes, and remove others that have one of these labels, except what is kept."""
        done = set()
        for label, rows in node_groups(nodes):
            ours = kept.get(label, ())
            self._write_nodes(label, ((id, row) for id, row in rows if id not in ours))
            done.add(label)
        for label in sorted({*labels} - done):
            self._write_nodes(label, ())

    def links(self, links: Iterable[Relationship], types: Collection[str]) -> None:
        """Write the relationships, and remove others that have one of these types."""
        done = set()
        for type, rows in link_groups(links, self._label_of):
            self._write_links(type, rows)
            done.add(type)
        for type in sorted({*types} - done):
            self._write_links(type, ())

    def _write_nodes(self, label: str, wanted: Iterable[tuple[str, Row]]) -> None:
        kept = KEPT.get(label)
        # Looked at under the lock: another writer may just now have kept this document.
        queue, free = (self._queue, f" WHERE n.{kept} IS NULL") if kept else ("", "")
        found = f"MATCH (n:{word(label)}){free} RETURN elementId(n) AS at, n.id AS key, properties(n) AS own"
        stored = _Stored(self._bolt.stream(found))
        merge = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) WITH n, row{free} SET n = row"
        self._write(queue + merge, "rows", (row for id, row in wanted if stored.take(id) != row))
        self._relabelled.update(id for id in stored.left if self._label_of.get(id, label) != label)
        delete = f"UNWIND $ats AS at MATCH (n:{label}) WHERE elementId(n) = at WITH n{free} DETACH DELETE n"
        self._write(queue + delete, "ats", stored.gone())

    def _write_links(self, type: str, wanted: Iterable[tuple[tuple[str, str], Row]]) -> None:
        stored = _Stored(
            self._bolt.stream(
                f"MATCH (a)-[r:{word(type)}]->(b) "
                "RETURN elementId(r) AS at, [a.id, b.id] AS key, properties(r) AS own"
            )
        )
        missing = (
            (ends, own)
            for ends, own in wanted
            if stored.take(ends) != own or not self._relabelled.isdisjoint(ends)
        )
        for some in batches(missing):
            for (a, b), pairs in by_labels(some, self._label_of).items():
                self._write(merging_links(type, a, b), "rows", pairs)
        delete = f"UNWIND $ats AS at MATCH ()-[r:{type}]->() WHERE elementId(r) = at DELETE r"
        self._write(delete, "ats", stored.gone())

    def finish(self, done: Statement) -> None:
        """Write what is left, and that it is done."""
        waiting = [(cypher, {name: items}) for cypher, name, items in self._waiting]
        together = [self._begin, *waiting, done]
        if not self._has_begun and neo4j_settled.write(self._bolt, together, self._make_sure):
            return
        self._write_waiting()
        self._make_sure()
        self._bolt.write(done[0], **done[1])

    def _write(self, cypher: str, name: str, items: Iterable[Any]) -> None:
        for some in batches(items):
            self._waiting.append((cypher, name, some))
            self._rows += len(some)
            if self._has_begun or self._rows > TOGETHER:
                self._write_waiting()

    def _write_waiting(self) -> None:
        self._make_sure()
        if not self._has_begun:
            self._bolt.write(self._begin[0], **self._begin[1])
            self._has_begun = True
        for cypher, name, items in self._waiting:
            self._bolt.write_all(cypher, name, items)
        self._waiting.clear()


class _Stored:
    """What the server has of a label or a type. It is held, not what is wanted: at first there is nothing.

    ``rows`` have ``at`` (where it is), ``key`` (an id, or those of both ends) and ``own`` (its properties).
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.left: dict[Any, Row] = {}
        self._doubled: list[str] = []
        for row in rows:
            key = tuple(row["key"]) if isinstance(row["key"], list) else row["key"]
            if key in self.left:
                self._doubled.append(row["at"])
            else:
                self.left[key] = row

    def take(self, key: Hashable) -> Row | None:
        """Return the properties of what is wanted, None if it isn't there; what is never taken is gone."""
        row = self.left.pop(key, None)
        return row["own"] if row else None

    def gone(self) -> list[str]:
        """Return where that is which isn't wanted."""
        return [*self._doubled, *(row["at"] for row in self.left.values())]
