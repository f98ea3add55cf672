"""A graph as batches of rows for ``UNWIND``: what both stores write."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from kg.model.graph import Graph, Node

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


def node_rows(graph: Graph, kept: Iterable[Node] = ()) -> dict[str, Rows]:
    """Return the properties of all nodes by label and id. ``kept`` nodes replace those of ``graph``."""
    labels: dict[str, Rows] = {}
    for nodes in (graph.nodes(), kept):
        for node in nodes:
            labels.setdefault(word(node.label), {})[node.id] = {**_plain(node.properties), "id": node.id}
    return labels


def link_rows(graph: Graph, label_of: Mapping[str, str]) -> dict[str, Links]:
    """Return the properties of all relationships by type and ends, which must all have a label."""
    types: dict[str, Links] = {}
    for link in graph.relationships():
        for end in (link.start, link.end):
            if end not in label_of:
                raise ValueError(f"{link.type} from {link.start!r} to {link.end!r}: no node {end!r}")
        types.setdefault(word(link.type), {})[link.start, link.end] = _plain(link.properties)
    return types


def by_labels(links: Links, label_of: Mapping[str, str]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Return rows of ``start``, ``stop`` and ``own`` by the labels of their ends, which queries name."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for (start, stop), own in links.items():
        row = {"start": start, "stop": stop, "own": own}
        groups.setdefault((label_of[start], label_of[stop]), []).append(row)
    return groups


def batches(rows: Iterable[Any], size: int = BATCH) -> Iterator[list[Any]]:
    """Yield the rows in lists of at most ``size``."""
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch


def _plain(properties: Mapping[str, Any]) -> dict[str, Any]:
    if taken := _TAKEN & properties.keys():
        raise ValueError(f"a property can't be named {min(taken)!r}: kglite gives that name its own meaning")
    return {
        word(name): list(value) if isinstance(value, tuple) else value
        for name, value in properties.items()
        if value is not None
    }
