"""A graph as batches of rows, which stores write; what isn't fit to be written is refused."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

from kg.model.graph import GraphSource, Node, Relationship

# Large enough to amortise a round trip, small enough for one Neo4j transaction in its default memory.
BATCH = 10_000

# Labels, types and property names can't be parameters in Cypher, so they must be plain words.
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
# kglite answers for these two by itself (the name, the label), so they can't be properties of ours.
_TAKEN = frozenset({"title", "type"})

Rows = dict[str, dict[str, Any]]
Links = dict[tuple[str, str], dict[str, Any]]


@cache
def word(name: str) -> str:
    """Return ``name`` if it may be written into a query, else raise :class:`ValueError`."""
    if not _WORD.match(name):
        raise ValueError(f"not a name of a label, relationship or property: {name!r}")
    return name


@cache
def own_name(name: str) -> str:
    """Return ``name`` if a property may have it, else raise :class:`ValueError`."""
    if name in _TAKEN:
        raise ValueError(f"a property can't be named {name!r}: kglite gives that name its own meaning")
    return word(name)


def node_groups(nodes: Iterable[Node]) -> Iterator[tuple[str, Iterator[tuple[str, dict[str, Any]]]]]:
    """Yield the ids and properties of the nodes of each label, which must come together."""
    for label, group in groupby(nodes, attrgetter("label")):
        yield word(label), ((node.id, {**plain(node.properties), "id": node.id}) for node in group)


def link_groups(
    links: Iterable[Relationship], label_of: Mapping[str, str]
) -> Iterator[tuple[str, Iterator[tuple[tuple[str, str], dict[str, Any]]]]]:
    """Yield the ends and properties of the relationships of each type; the ends must all have a label."""
    for type, group in groupby(links, attrgetter("type")):
        yield word(type), (_checked(link, label_of) for link in group)


def node_rows(graph: GraphSource, kept: Iterable[Node] = ()) -> dict[str, Rows]:
    """Return the properties of all nodes by label and id. ``kept`` nodes replace those of ``graph``."""
    labels: dict[str, Rows] = {}
    for nodes in (graph.nodes(), kept):
        for label, rows in node_groups(nodes):
            labels.setdefault(label, {}).update(rows)
    return labels


def link_rows(graph: GraphSource, label_of: Mapping[str, str]) -> dict[str, Links]:
    """Return the properties of all relationships by type and ends, which must all have a label."""
    types: dict[str, Links] = {}
    for type, links in link_groups(graph.relationships(), label_of):
        types.setdefault(type, {}).update(links)
    return types


def by_labels(
    links: Iterable[tuple[tuple[str, str], dict[str, Any]]], label_of: Mapping[str, str]
) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Return rows of ``start``, ``stop`` and ``own`` by the labels of their ends, which queries name."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for (start, stop), own in links:
        row = {"start": start, "stop": stop, "own": own}
        groups.setdefault((label_of[start], label_of[stop]), []).append(row)
    return groups


def merging_links(type: str, start: str, stop: str) -> str:
    """Return the query that writes rows of :func:`by_labels` between nodes of two labels."""
    return (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{stop} {{id: row.stop}}) "
        f"MERGE (a)-[r:{word(type)}]->(b) SET r = row.own"
    )


def batches(rows: Iterable[Any], size: int = BATCH) -> Iterator[list[Any]]:
    """Yield the rows in lists of at most ``size``."""
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch


def ends_of(link: Relationship, label_of: Mapping[str, str]) -> tuple[str, str]:
    """Return the labels of both ends of a relationship, else raise :class:`ValueError`."""
    try:
        return label_of[link.start], label_of[link.end]
    except KeyError as error:
        end = error.args[0]
        raise ValueError(f"{link.type} from {link.start!r} to {link.end!r}: no node {end!r}") from None


def plain(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return properties as stores take them: lists, and nothing that is missing."""
    return {
        own_name(name): list(value) if isinstance(value, tuple) else value
        for name, value in properties.items()
        if value is not None
    }


def _checked(link: Relationship, label_of: Mapping[str, str]) -> tuple[tuple[str, str], dict[str, Any]]:
    ends_of(link, label_of)
    return (link.start, link.end), plain(link.properties)
