"""The graph as RDF, one subject at a time. Which types and predicates it gets, the schema says."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from rdflib import Literal, URIRef
from rdflib.namespace import RDF

from kg.export.links import Links
from kg.export.made import Made, Properties, additions
from kg.export.vocabulary import Pair, Vocabulary
from kg.model.graph import Graph, Node

Progress = Callable[[int, int], None]
# These lie in the named graph of their document, with all that is made of them.
_SAID = frozenset({"MeetingReport", "AffiliationReport", "Mention"})


class Block(NamedTuple):
    """All that is said of one subject, in order, and in which named graph (``None``: the default one)."""

    graph: URIRef | None
    subject: URIRef
    pairs: list[Pair]


def statements(
    graph: Graph, words: Vocabulary, about: Properties, progress: Progress | None = None
) -> Iterator[Block]:
    """Yield a block for every subject, in the order of labels and ids; at last one about the export.

    ``about`` is what is known of the export beforehand. Judgements are no part of it.
    """
    walk = _Walk(Links(graph), words)
    nodes = [node for node in graph.nodes() if words.knows(node.label)]
    triples = 0
    for done, node in enumerate(nodes, 1):
        for block in walk.node(node):
            triples += len(block.pairs)
            yield block
        if progress:
            progress(done, len(nodes))
    for block in walk.shared():
        triples += len(block.pairs)
        yield block
    counts = {"triples": triples, "entities": len(nodes)}
    yield from walk.described(None, Made("Dataset", words.made("export", "dataset"), {**about, **counts}))


class _Walk:
    def __init__(self, links: Links, words: Vocabulary) -> None:
        self._links = links
        self._words = words
        self._shared: dict[URIRef, Made] = {}

    def node(self, node: Node) -> Iterator[Block]:
        """Yield a node of the graph and the nodes made of it."""
        document = self._links.document(node.id) if node.label in _SAID else None
        graph = self._words.node(document.id) if document else None
        properties = {**node.properties, **additions(node, self._links, self._words)}
        yield from self.described(graph, Made(node.label, self._words.node(node.id), properties), node.id)

    def shared(self) -> Iterator[Block]:
        """Yield the nodes that others share."""
        for _, made in sorted(self._shared.items()):
            yield from self.described(None, made)

    def described(self, graph: URIRef | None, made: Made, id: str | None = None) -> Iterator[Block]:
        """Yield a node and, after it, those that its properties make."""
        inner: list[Made] = []
        plain = {name: self._plain(value, inner) for name, value in made.properties.items()}
        pairs = set(self._words.describe(made.label, plain))
        if id is not None:
            pairs.update(self._related(made.label, id))
        yield Block(graph, made.iri, sorted(pairs, key=_order))
        for one in inner:
            yield from self.described(graph, one)

    def _plain(self, value: Any, inner: list[Made]) -> Any:
        if isinstance(value, Made):
            if value.shared:
                self._shared[value.iri] = value
            else:
                inner.append(value)
            return value.iri
        return [self._plain(item, inner) for item in value] if isinstance(value, list) else value

    def _related(self, label: str, id: str) -> Iterator[Pair]:
        for type, (predicate, direction) in self._words.links(label).items():
            if direction == "reversed":
                others = [link.start for link in self._links.into(id, type)]
            else:
                others = [link.end for link in self._links.out(id, type)]
            for other in others:
                yield self._words.expand(predicate), self._words.node(other)


def _order(pair: Pair) -> tuple[bool, str, bool, str, str]:
    """Types first; the rest by predicate and value."""
    predicate, value = pair
    datatype = str(value.datatype or "") if isinstance(value, Literal) else ""
    return predicate != RDF.type, str(predicate), isinstance(value, Literal), str(value), datatype
