"""A graph with its relationships at hand from either end."""

from collections import defaultdict

from kg.model.graph import Graph, Node, Relationship


class Links:
    """Answers who is related to a node; everything in the order of the ids."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._out: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
        self._into: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
        for link in graph.relationships():
            self._out[link.start, link.type].append(link)
            self._into[link.end, link.type].append(link)

    def out(self, id: str, type: str) -> list[Relationship]:
        """Return the relationships of a type that start at a node."""
        return self._out.get((id, type), [])

    def into(self, id: str, type: str) -> list[Relationship]:
        """Return the relationships of a type that end at a node."""
        return self._into.get((id, type), [])

    def node(self, id: str) -> Node | None:
        """Return a node by its id."""
        return self._graph.node(id)

    def document(self, id: str) -> Node | None:
        """Return the document that a report, or a mention in one, comes from."""
        for link in self.into(id, "CONTAINS"):
            return self.node(link.start)
        for link in self.into(id, "MENTIONS"):
            return self.document(link.start)
        return None
