"""The property graph as plain data: what a store writes, and what an export reads."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date as Day
from typing import Any, Protocol

import msgspec

from kg.model.document import Document
from kg.model.entity import AffiliationReportNode, Entity, MeetingReportNode
from kg.model.judgement import Judgement

Value = str | int | float | bool | Day | tuple[str, ...] | None
NodeStruct = Entity | Document | Judgement

# Two classes carry a suffix in Python, where the name without it is taken by the nested report.
_LABELS: Mapping[type, str] = {MeetingReportNode: "MeetingReport", AffiliationReportNode: "AffiliationReport"}


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A node: one label, an id that is unique over all labels, properties without ``None``."""

    label: str
    id: str
    properties: dict[str, Any]

    @classmethod
    def of(cls, entity: NodeStruct) -> "Node":
        """Flatten a struct: its class names the label, its fields are the properties."""
        properties = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in msgspec.structs.asdict(entity).items()
            if value is not None
        }
        label = _LABELS.get(type(entity), type(entity).__name__)
        return cls(label=label, id=entity.id, properties=properties)


class Relationship(msgspec.Struct, frozen=True, kw_only=True):
    """A directed relationship between two nodes; at most one of a type between the same two."""

    type: str
    start: str
    end: str
    properties: dict[str, Any] = {}


class GraphSource(Protocol):
    """A graph that can be read, as often as one likes, without being in memory as a whole."""

    def nodes(self) -> Iterator[Node]:
        """Yield all nodes, those of one label together."""

    def relationships(self) -> Iterator[Relationship]:
        """Yield all relationships, those of one type together, each with ends that are nodes."""


class Graph:
    """Nodes by id and relationships by (type, start, end): adding the same twice changes nothing."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._relationships: dict[tuple[str, str, str], Relationship] = {}
        self._targets: dict[tuple[str, str], list[str]] = {}

    def add(self, entity: NodeStruct) -> str:
        """Add (or replace) a node and return its id."""
        return self.add_node(Node.of(entity))

    def add_node(self, node: Node) -> str:
        """Add (or replace) a node that is already flat, and return its id."""
        self._nodes[node.id] = node
        return node.id

    def link(self, type: str, start: str, end: str, **properties: Value) -> None:
        """Add (or replace) a relationship; properties that are ``None`` are left out."""
        known = {name: value for name, value in properties.items() if value is not None}
        if (type, start, end) not in self._relationships:
            self._targets.setdefault((type, start), []).append(end)
        self._relationships[type, start, end] = Relationship(
            type=type, start=start, end=end, properties=known
        )

    def targets(self, type: str, start: str) -> Iterator[str]:
        """Yield the ids that relationships of a type lead to from a node, in the order of adding."""
        yield from self._targets.get((type, start), ())

    def merge(self, part: "Graph") -> None:
        """Add all of another graph. Of a node that both have, with a name in other letters, one counts."""
        for id, node in part._nodes.items():
            own = self._nodes.setdefault(id, node)
            if own is not node and own.properties != node.properties:
                self._nodes[id] = max(own, node, key=_as_written)
        for (type, start, end), link in part._relationships.items():
            if (type, start, end) not in self._relationships:
                self._targets.setdefault((type, start), []).append(end)
            self._relationships[type, start, end] = link

    def keep(self, wanted: Callable[[Node], bool]) -> None:
        """Drop the nodes that aren't wanted; nothing may lead to or from them."""
        self._nodes = {id: node for id, node in self._nodes.items() if wanted(node)}

    def node(self, id: str) -> Node | None:
        """Return the node with this id, if there is one."""
        return self._nodes.get(id)

    def nodes(self) -> Iterator[Node]:
        """Yield all nodes, ordered by label and id."""
        yield from sorted(self._nodes.values(), key=lambda node: (node.label, node.id))

    def relationships(self) -> Iterator[Relationship]:
        """Yield all relationships, ordered by type, start and end."""
        for key in sorted(self._relationships):
            yield self._relationships[key]


def _as_written(node: Node) -> tuple[bool, str, str]:
    """Sort names in mixed case last, with fewer capitals after more: whichever came first, one counts."""
    name = str(node.properties.get("name") or node.properties.get("label") or "")
    return not (name.islower() or name.isupper()), name, repr(sorted(node.properties.items()))
