"""What is believed as GraphML, for Gephi, yEd and other tools that draw graphs."""

import re
from collections.abc import Collection, Mapping
from datetime import date as Day
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.query.network.graph import graph
from kg.store.base import Store

if TYPE_CHECKING:
    import networkx as nx

# What is written below a node: the first of these properties that it has.
_CAPTIONS = ("label", "name", "role", "rank")

# What XML 1.0 doesn't have: control characters, halves of surrogate pairs, and two that are none.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def write_graphml(store: Store, out: BinaryIO, meetings: Collection[str] | None = None) -> None:
    """Write people, organizations, posts, places, meetings and topics, in order of ids.

    All of them, or some ``meetings`` by their ids with who took part in them and what they lead to.

    Nodes and edges have ``type`` and their properties, a node also ``label``, which the tools show. GraphML
    has no lists and no days: lists are texts with ``;`` between the values, days are ISO 8601. Characters
    that XML has no way to write are left out. The graph is held in memory as a whole.
    """
    import networkx as nx

    plain = _plain_graph(graph(store, meetings=meetings))
    nx.write_graphml_lxml(plain, out, named_key_ids=True, edge_id_from_attribute="id")


def _plain_graph(found: "nx.MultiDiGraph") -> "nx.MultiDiGraph":
    import networkx as nx

    plain = nx.MultiDiGraph()
    for id, own in sorted(found.nodes(data=True)):
        caption = next((str(own[name]) for name in _CAPTIONS if own.get(name)), id)
        plain.add_node(id, **_plain(own), label=_value(caption))
    for start, stop, type, own in sorted(found.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        plain.add_edge(start, stop, id=f"{start} {type} {stop}", **_plain(own))
    return plain


def _plain(own: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _value(value)
        for name, value in own.items()
        if value not in (None, "", [], ()) and name != "label"
    }


def _value(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = ";".join(map(str, value))
    if isinstance(value, str):
        return _NOT_XML.sub("", value)
    return value.isoformat() if isinstance(value, Day) else value
