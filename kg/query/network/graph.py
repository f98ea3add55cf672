"""The property graph of a selection as a :class:`networkx.MultiDiGraph`, for notebooks and other tools."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from kg.query import library
from kg.query.answer import Row
from kg.query.network.meetings import read
from kg.query.network.selection import Selection
from kg.store.base import Store

if TYPE_CHECKING:
    import networkx as nx

# These lead to other meetings, which are there only if they are in the selection themselves.
_BETWEEN_MEETINGS = frozenset({"PARTICIPATES_IN", "PART_OF_EVENT", "POSTPONED_TO"})


def graph(
    store: Store, selection: Selection | None = None, meetings: Collection[str] | None = None
) -> "nx.MultiDiGraph":
    """Return the nodes and relationships of what is believed (level 2 of the model), all or a selection.

    A selection, or ``meetings`` by their ids, is these meetings, who took part in them, and what these lead
    to: places and what they lie in, topics, posts and their organizations. A node has its id as key, ``type``
    (its label: Person, Organization, Membership, Place, Meeting, Topic) and its properties as attributes. An
    edge has the type of the relationship as key and as ``type``, and its properties. Days are
    :class:`datetime.date`.
    """
    import networkx as nx

    if meetings is None and selection is not None and selection.parameters:
        meetings = read(store, selection).meetings.keys()
    if meetings is None:
        links: Iterable[Row] = library.rows(store, "network-links")
        nodes: Iterable[Row] = library.rows(store, "network-nodes")
    else:
        links = _around(store, meetings)
        ids = {id for link in links for id in (link["start"], link["stop"])}
        nodes = library.rows(store, "network-nodes", {"ids": sorted(ids)}) if ids else []
    found = nx.MultiDiGraph()
    for row in nodes:
        found.add_node(row["id"], type=row["node"]["labels"][0], **_own(row["node"]["properties"]))
    for row in links:
        found.add_edge(
            row["start"], row["stop"], key=row["type"], type=row["type"], **row["link"]["properties"]
        )
    return found


def _own(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in ("id", "type")}


def _around(store: Store, meetings: Collection[str]) -> list[Row]:
    """Return the relationships of these meetings, and those that lead on from what they join."""
    links: dict[tuple[str, str, str], Row] = {}
    reached: set[str] = set()
    front = set(meetings)
    while front:
        reached |= front
        new: set[str] = set()
        for row in library.rows(store, "network-links", {"ids": sorted(front)}):
            ends = {row["start"], row["stop"]}
            if row["type"] in _BETWEEN_MEETINGS and row["stop"] not in meetings:
                continue
            links[row["start"], row["stop"], row["type"]] = row
            new |= ends
        front = new - reached
    return [links[key] for key in sorted(links)]
