"""An index of RDF, node by node in batches: however large it is, one batch is in memory."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

import msgspec
import pyoxigraph as ox

from kg.validate.dates import DATATYPES, Dated
from kg.validate.shapes import text_of

TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_NAMES = frozenset(
    ("http://www.w3.org/2004/02/skos/core#prefLabel", "https://schema.org/headline", "https://schema.org/url")
)
# With more, the validator needs more memory than it saves time; with less, it reads the shapes too often.
_STATEMENTS = 10_000
_KNOWN_TYPES = 100_000


class Told(msgspec.Struct):
    """What a finding says of a node besides what is wrong: its classes, name and named graph; its dates."""

    node: str
    classes: list[str] = []
    name: str | None = None
    graph: str | None = None
    dates: list[Dated] = []


class Batch(msgspec.Struct):
    """All statements about some nodes, and the types of what they point to, as N-Triples."""

    nodes: dict[str, Told]
    text: str
    statements: int


def batches(store: ox.Store) -> Iterator[Batch]:
    """Yield the nodes of an index, each once, with what all graphs say of it."""

    @lru_cache(_KNOWN_TYPES)
    def types(node: ox.NamedNode) -> str:
        return "".join(f"{quad.triple} .\n" for quad in store.quads_for_pattern(node, TYPE, None, None))

    nodes: dict[str, Told] = {}
    lines: list[str] = []
    number = 0
    for told, quads in _nodes(store):
        nodes[told.node] = told
        number += len(quads)
        for quad in quads:
            lines.append(f"{quad.triple} .\n")
            if isinstance(quad.object, ox.NamedNode) and quad.predicate != TYPE:
                lines.append(types(quad.object))
        if number >= _STATEMENTS:
            yield Batch(nodes, "".join(lines), number)
            nodes, lines, number = {}, [], 0
    if nodes:
        yield Batch(nodes, "".join(lines), number)


def _nodes(store: ox.Store) -> Iterator[tuple[Told, list[ox.Quad]]]:
    """Yield each node with all its statements, where the first of the graphs that tell of it is read."""
    everything = store.quads_for_pattern(None, None, None, None)
    for (graph, node), _ in groupby(everything, lambda quad: (quad.graph_name, quad.subject)):
        quads = list(store.quads_for_pattern(node, None, None, None))
        if str(graph) == min(str(quad.graph_name) for quad in quads):
            yield _told(node, quads), quads


def _told(node: ox.NamedNode | ox.BlankNode | ox.Triple, quads: list[ox.Quad]) -> Told:
    told = Told(str(node))
    for quad in quads:
        if quad.predicate == TYPE:
            told.classes.append(text_of(quad.object))
        elif quad.predicate.value in _NAMES and told.name is None:
            told.name = text_of(quad.object)
        elif isinstance(quad.object, ox.Literal) and quad.object.datatype.value in DATATYPES:
            dated = (quad.predicate.value, quad.object.value, quad.object.datatype.value)
            told.dates += [dated] if dated not in told.dates else []  # several graphs may say the same
        if isinstance(quad.graph_name, ox.NamedNode):
            told.graph = quad.graph_name.value
    return told
