"""What to change in a stored graph so that it equals another one."""

import msgspec

from kg.model.graph import Graph

# What documents and meetings share: nodes of these labels, and how one is part of another.
SHARED = ("Organization", "Place", "Topic")
PART_OF = "PART_OF"
# A relationship: its type, start and end.
Link = tuple[str, str, str]


class Part(msgspec.Struct, frozen=True):
    """What a document, a person or a meeting (the owner) adds to the graph, as a whole.

    A relationship is of the part that its start is of, but who takes part in a meeting is of the meeting's,
    and which report tells of a post is of the person's. Shared nodes (bodies, places, topics) may be in it;
    they are of no part.
    """

    label: str
    owner: str
    graph: Graph


class GraphChanges(msgspec.Struct, frozen=True, kw_only=True):
    """Parts, to be written in the place of what is stored of their owners, and owners that are gone.

    ``shared`` are shared nodes to be written, with what they are part of; ``unshared`` those that are gone.
    ``links`` and ``unlinks`` are relationships between meetings.
    """

    parts: list[Part]
    gone: list[tuple[str, str]]
    shared: Graph
    unshared: list[str]
    links: list[Link]
    unlinks: list[Link]

    def rest(self) -> Graph:
        """Return all but the parts: what is shared, and the relationships between meetings."""
        graph = Graph()
        graph.merge(self.shared)
        for type, start, end in self.links:
            graph.link(type, start, end)
        return graph

    def whole(self) -> Graph:
        """Return all of it as one graph: what to write where nothing is stored."""
        graph = Graph()
        for one in (*(part.graph for part in self.parts), self.rest()):
            graph.merge(one)
        return graph
