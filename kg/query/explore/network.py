"""Who met whom at the meetings that a filter leaves, as a graph that can be drawn."""

from collections.abc import Sequence
from datetime import date as Day

import msgspec
import numpy as np

from kg.query import library
from kg.query.answer import Row
from kg.query.entity import id_now
from kg.query.explore.columns import Columns, Rows
from kg.query.explore.filtering import Masks
from kg.query.network.meetings import contacts, of_rows
from kg.store.base import Store

# As many meetings as are read within the time that somebody waits; as many nodes as somebody can look at.
MEETINGS = 1_500
NODES = 120


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A person or organization with the number of their meetings here."""

    id: str
    name: str
    label: str
    meetings: int


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Two who met, how often, and the first and last day."""

    source: str
    target: str
    meetings: int
    first: Day | None
    last: Day | None


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """The ``nodes`` with most meetings and the links between them; ``more`` others are left out.

    It is made of the ``read`` most recent of ``total`` meetings.
    """

    nodes: list[Node]
    links: list[Link]
    more: int
    read: int
    total: int


def participations(store: Store, columns: Columns, rows: Rows) -> list[Row]:
    """Return who took part in meetings, and for whom."""
    ids = columns.ids_of(rows)
    return library.rows(store, "participants-of-meetings", {"meetings": ids}) if ids else []


def network(
    store: Store, columns: Columns, masks: Masks, *, keep: Sequence[str] = (), limit: int = NODES
) -> Network:
    """Return the network of what some masks leave and draw; those to ``keep``, by their ids, are in it."""
    left = masks.all & masks.drawn
    read = np.flatnonzero(left)[:MEETINGS]
    graph = contacts(of_rows(participations(store, columns, read)))
    wanted = {id_now(store, one) for one in keep}
    ranked = sorted(graph, key=lambda who: (who not in wanted, -graph.nodes[who]["meetings"], who))
    drawn = graph.subgraph(ranked[:limit])
    nodes = [
        Node(id=id, name=told["name"], label=told["type"], meetings=told["meetings"])
        for id, told in sorted(drawn.nodes(data=True), key=lambda one: (-one[1]["meetings"], one[0]))
    ]
    links = [
        Link(
            source=min(a, b),
            target=max(a, b),
            meetings=told["weight"],
            first=told["first"],
            last=told["last"],
        )
        for a, b, told in drawn.edges(data=True)
    ]
    return Network(
        nodes=nodes,
        links=sorted(links, key=lambda one: (-one.meetings, one.source, one.target)),
        more=len(graph) - len(nodes),
        read=len(read),
        total=int(left.sum()),
    )
