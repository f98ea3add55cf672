"""A stored graph in plain terms: what a document, a person or a meeting has in it, and how it is changed."""

from collections import defaultdict
from collections.abc import Iterator

from kg.model.changes import GraphChanges
from kg.model.graph import Node, Relationship

Key = tuple[str, str, str]
# What is of an owner: the types of relationships that lead on from it, step by step, and at the end away.
_OF_MEETINGS = ("LOCATED_IN", "IN_FORMER_STATE", "HELD_AT", "ABOUT")
_SHARED = ("Organization", "Place", "Topic")


class StoredGraph:
    """Nodes by id and relationships by type, start and end."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.links: dict[Key, Relationship] = {}

    def change(self, changes: GraphChanges) -> None:
        """Put the changed parts in the place of the old ones. Nothing may be left hanging."""
        self._from: dict[str, list[Key]] = defaultdict(list)
        self._to: dict[str, list[Key]] = defaultdict(list)
        for key in self.links:
            self._from[key[1]].append(key)
            self._to[key[2]].append(key)
        for label, owner in [*changes.gone, *((part.label, part.owner) for part in changes.parts)]:
            self._remove(label, owner)
        for shared in [*changes.unshared, *(node.id for node in changes.shared.nodes())]:
            self._drop([key for key in self._from[shared] if key[0] == "PART_OF"])
        for id in changes.unshared:
            del self.nodes[id]
        for part in changes.parts:
            self.nodes |= {node.id: node for node in part.graph.nodes() if node.label not in _SHARED}
            self._add(link for link in part.graph.relationships() if link.type != "PART_OF")
        self.nodes |= {node.id: node for node in changes.shared.nodes()}
        self._add(changes.shared.relationships())
        self._drop(changes.unlinks)
        self._add(Relationship(type=type, start=start, end=end) for type, start, end in changes.links)
        assert all({start, end} <= self.nodes.keys() for _, start, end in self.links)

    def _remove(self, label: str, owner: str) -> None:
        if owner not in self.nodes:
            return
        if label == "Document":
            for _, _, report in self._of("CONTAINS", owner):
                for _, _, mention in self._of("MENTIONS", report):
                    self._drop(self._of("REFERS_TO", mention))
                    del self.nodes[mention]
                self._drop([*self._of("MENTIONS", report), *self._of("STATED_BY", report)])
                if self.nodes[report].label == "MeetingReport":
                    self._drop(self._of("REPORTS", report))
                del self.nodes[report]
            self._drop(self._of("CONTAINS", owner))
        elif label == "Person":
            for _, _, name in self._of("KNOWN_AS", owner):
                del self.nodes[name]
            self._drop(self._of("KNOWN_AS", owner))
            for _, _, post in self._of("HOLDS", owner):
                self._drop([*self._of("IN_ORGANIZATION", post), *self._to[post]])
                del self.nodes[post]
        elif label == "Meeting":
            self._drop([key for key in self._to[owner] if key[0] == "PARTICIPATES_IN"])
            self._drop([key for type in _OF_MEETINGS for key in self._of(type, owner)])
        del self.nodes[owner]

    def _of(self, type: str, start: str) -> list[Key]:
        return [key for key in self._from[start] if key[0] == type]

    def _drop(self, keys: list[Key]) -> None:
        for key in keys:
            self.links.pop(key, None)

    def _add(self, links: Iterator[Relationship]) -> None:
        self.links |= {(link.type, link.start, link.end): link for link in links}
