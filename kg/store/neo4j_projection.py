"""Make the graph in Neo4j equal to another one: only what differs is written, in batches."""

from collections.abc import Collection, Iterable, Mapping

from kg.model.graph import GraphSource, Node, Relationship
from kg.store.batches import Links, Rows, batches, by_labels, link_groups, node_groups, word
from kg.store.bolt import Bolt
from kg.store.neo4j_records import KEPT


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
    """One projection. ``queue`` is the beginning of a query that waits for other writers."""

    def __init__(self, bolt: Bolt, queue: str, label_of: Mapping[str, str]) -> None:
        self._bolt = bolt
        self._queue = queue
        self._label_of = label_of

    def nodes(
        self, nodes: Iterable[Node], labels: Collection[str], kept: Mapping[str, Collection[str]]
    ) -> None:
        """Write the nodes, and remove others that have one of these labels, except what is kept."""
        done = set()
        for label, rows in node_groups(nodes):
            ours = kept.get(label, ())
            self._write_nodes(label, {id: row for id, row in rows if id not in ours})
            done.add(label)
        for label in sorted({*labels} - done):
            self._write_nodes(label, {})

    def links(self, links: Iterable[Relationship], types: Collection[str]) -> None:
        """Write the relationships, and remove others that have one of these types."""
        done = set()
        for type, rows in link_groups(links, self._label_of):
            self._write_links(type, dict(rows))
            done.add(type)
        for type in sorted({*types} - done):
            self._write_links(type, {})

    def _write_nodes(self, label: str, wanted: Rows) -> None:
        kept = KEPT.get(label)
        # Looked at under the lock: another writer may just now have kept this document.
        queue, free = (self._queue, f" WHERE n.{kept} IS NULL") if kept else ("", "")
        same, gone = set(), []
        found = f"MATCH (n:{word(label)}){free} RETURN elementId(n) AS at, n.id AS id, properties(n) AS own"
        for row in self._bolt.stream(found):
            if row["id"] not in wanted:
                gone.append(row["at"])
            elif row["own"] == wanted[row["id"]]:
                same.add(row["id"])
        merge = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) WITH n, row{free} SET n = row"
        self._bolt.write_all(queue + merge, "rows", (row for id, row in wanted.items() if id not in same))
        delete = f"UNWIND $ats AS at MATCH (n:{label}) WHERE elementId(n) = at WITH n{free} DETACH DELETE n"
        self._bolt.write_all(queue + delete, "ats", gone)

    def _write_links(self, type: str, wanted: Links) -> None:
        same, seen, gone = set(), set(), []
        for row in self._bolt.stream(
            f"MATCH (a)-[r:{word(type)}]->(b) "
            "RETURN elementId(r) AS at, a.id AS start, b.id AS stop, properties(r) AS own"
        ):
            ends = (row["start"], row["stop"])
            if ends not in wanted or ends in seen:
                gone.append(row["at"])
            elif row["own"] == wanted[ends]:
                same.add(ends)
            seen.add(ends)
        self._bolt.write_all(
            f"UNWIND $ats AS at MATCH ()-[r:{type}]->() WHERE elementId(r) = at DELETE r", "ats", gone
        )
        missing = ((ends, own) for ends, own in wanted.items() if ends not in same)
        for some in batches(missing):
            for (a, b), pairs in by_labels(some, self._label_of).items():
                merge = (
                    f"UNWIND $rows AS row MATCH (a:{a} {{id: row.start}}) MATCH (b:{b} {{id: row.stop}}) "
                    f"MERGE (a)-[r:{type}]->(b) SET r = row.own"
                )
                self._bolt.write_all(merge, "rows", pairs)
