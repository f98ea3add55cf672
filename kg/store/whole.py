"""Read the whole graph back, from either store alike: for exports, statistics and comparisons.

Only ids are held for one label or type at a time; the rest streams in batches.
"""

from collections.abc import Iterator
from heapq import merge
from typing import Any

from kg.model.graph import Graph, Node, Relationship
from kg.store.base import Store
from kg.store.batches import batches, word

# Not of the graph: what Neo4j keeps on the nodes of level 1, and what kglite answers for by itself.
_BOOKKEEPING = frozenset({"extraction", "digest", "position", "title", "type"})
_STATE = "StoreState"


def read_graph(store: Store) -> Graph:
    """Return all nodes and relationships that :meth:`~kg.store.base.Store.project` wrote."""
    graph = Graph()
    for label in labels(store):
        for node in read_nodes(store, label):
            graph.add_node(node)
    for type in relationship_types(store):
        for link in read_relationships(store, type):
            graph.link(link.type, link.start, link.end, **link.properties)
    return graph


def labels(store: Store) -> list[str]:
    """Return the labels that nodes have, sorted."""
    rows = store.query("MATCH (n) WHERE n.id IS NOT NULL RETURN DISTINCT labels(n) AS labels")
    return sorted({label for row in rows for label in row["labels"]} - {_STATE})


def relationship_types(store: Store) -> list[str]:
    """Return the types that relationships have, sorted."""
    return sorted(row["type"] for row in store.query("MATCH ()-[r]->() RETURN DISTINCT type(r) AS type"))


def read_nodes(store: Store, label: str) -> Iterator[Node]:
    """Yield the nodes with this label in the order of their ids."""
    found = f"MATCH (n:{word(label)}) WHERE n.id IS NOT NULL RETURN n.id AS id"
    each = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN id, properties(n) AS own"
    for ids in batches(sorted(row["id"] for row in store.query(found))):
        rows = list(store.query(each, {"ids": ids}))
        for row in sorted(rows, key=lambda row: str(row["id"])):
            yield Node(label=label, id=row["id"], properties=_own(row["own"]))


def read_relationships(store: Store, type: str) -> Iterator[Relationship]:
    """Yield the relationships of this type in the order of the ids of their starts and ends."""
    starts = store.query(f"MATCH (a)-[:{word(type)}]->() RETURN DISTINCT labels(a) AS labels")
    streams = [_from_label(store, type, label) for label in sorted({row["labels"][0] for row in starts})]
    yield from merge(*streams, key=lambda link: (link.start, link.end))


def _from_label(store: Store, type: str, label: str) -> Iterator[Relationship]:
    found = f"MATCH (a:{word(label)})-[:{type}]->() RETURN DISTINCT a.id AS id"
    each = (
        f"UNWIND $ids AS id MATCH (a:{label} {{id: id}}) MATCH (a)-[r:{type}]->(b) "
        "RETURN id AS start, b.id AS end_id, properties(r) AS own"
    )
    for ids in batches(sorted(row["id"] for row in store.query(found))):
        rows = list(store.query(each, {"ids": ids}))
        for row in sorted(rows, key=lambda row: (row["start"], row["end_id"])):
            yield Relationship(type=type, start=row["start"], end=row["end_id"], properties=_own(row["own"]))


def _own(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in _BOOKKEEPING}
