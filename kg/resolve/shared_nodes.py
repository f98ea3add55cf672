"""Nodes that several documents and meetings tell of, there as long as one does: bodies, places, topics."""

from collections.abc import Iterable, Iterator, Mapping

from kg.model.changes import PART_OF, SHARED
from kg.model.graph import Graph, Node
from kg.resolve.standing import Use, Way, fingerprint


class SharedNodes:
    """The ways in which each shared node is told. ``touched`` are the ids for which these have changed."""

    def __init__(self, ways: Mapping[str, Mapping[int, Way]]) -> None:
        self._ways = {id: dict(of) for id, of in ways.items()}
        self.touched: set[str] = set()

    def uses(self, graph: Graph) -> tuple[Use, ...]:
        """Count the shared nodes of a part of the graph, and return how it tells them."""
        return tuple(self._use(node, graph) for node in graph.nodes() if node.label in SHARED)

    def drop(self, uses: Iterable[Use]) -> None:
        """Take back the uses of a part that is gone or told anew."""
        for id, key in uses:
            ways = self._ways[id]
            way = ways[key]
            ways[key] = Way(way.node, way.wholes, way.times - 1)
            if not ways[key].times:
                del ways[key]
                self.touched.add(id)

    def _use(self, node: Node, graph: Graph) -> Use:
        wholes = tuple(sorted(graph.targets(PART_OF, node.id)))
        key = fingerprint((node.label, node.properties, wholes))
        ways = self._ways.setdefault(node.id, {})
        if key not in ways:
            ways[key] = Way(node, wholes)
            self.touched.add(node.id)
        ways[key] = Way(ways[key].node, wholes, ways[key].times + 1)
        return node.id, key

    def ways(self) -> dict[str, dict[int, Way]]:
        """Return all that are told."""
        return {id: of for id, of in self._ways.items() if of}

    def graph_of(self, ids: Iterable[str]) -> Graph:
        """Return some nodes, as far as they are told, with what they are part of."""
        found = Graph()
        for id in ids:
            for _, way in sorted(self._ways.get(id, {}).items()):
                one = Graph()
                one.add_node(way.node)
                for whole in way.wholes:
                    one.link(PART_OF, id, whole)
                found.merge(one)
        return found

    def gone(self) -> Iterator[str]:
        """Yield which touched ones nobody tells of any more."""
        return (id for id in sorted(self.touched) if not self._ways.get(id))
