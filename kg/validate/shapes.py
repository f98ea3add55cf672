"""The shapes of the schema, ``schemas/generated/shacl.ttl``, for some nodes at a time."""

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.export.rdf.vocabulary import Vocabulary
from kg.schema import data_path

SH = "http://www.w3.org/ns/shacl#"
_FILE = "schemas/generated/shacl.ttl"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
# What a blank node in a rule has: the parts of a list, the class of a choice.
_PARTS = (f"{_RDF}first", f"{_RDF}rest", "class")

Rules = Mapping[str, list[str]]
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Shapes:
    """Node shapes by the class that they are for; ``namespace`` is that of our own terms, if not ours."""

    def __init__(self, namespace: str | None = None) -> None:
        self._store = ox.Store()
        text = data_path(_FILE).read_text("utf-8")
        if namespace:
            text = text.replace(Vocabulary().prefixes["kg"], Vocabulary(namespace=namespace).prefixes["kg"])
        parsed = ox.parse(text, format=ox.RdfFormat.TURTLE)
        self._store.extend(parsed)
        self._prefixes = sorted(parsed.prefixes.items(), key=lambda pair: -len(pair[1]))
        self.of_class: dict[str, list[Term]] = {}
        lines = []
        for quad in self._store:
            if quad.predicate.value == f"{SH}targetClass":
                self.of_class.setdefault(text_of(quad.object), []).append(quad.subject)
            else:
                lines.append(f"{quad.triple} .\n")
        self._text = "".join(lines)

    def for_nodes(self, nodes: Iterable[tuple[str, Iterable[str]]]) -> str:
        """Return the shapes as N-Triples, aimed at these nodes (as N-Triples, too) instead of at classes.

        So a node that is only pointed at is known by its class, and not missed for all that it lacks here.
        """
        aims = (
            f"{shape} <{SH}targetNode> {node} .\n"
            for node, classes in nodes
            for one in classes
            for shape in self.of_class.get(one, ())
        )
        return self._text + "".join(aims)

    def rules(self, classes: Iterable[str], path: str) -> Rules:
        """Return what the shapes of these classes say of a property, by the names of SHACL."""
        for shape in (shape for one in classes for shape in self.of_class.get(one, ())):
            for rule in (term for name, term in properties(self._store, shape) if name == "property"):
                rules: dict[str, list[str]] = {}
                for name, term in properties(self._store, rule):
                    rules.setdefault(name, []).extend(self._values(term))
                if path in rules.get("path", ()):
                    return rules
        return {}

    def message(self, shape: Term) -> str | None:
        """Return what a shape of its own says of those that don't fit it."""
        return next(
            (text_of(term) for name, term in properties(self._store, shape) if name == "message"), None
        )

    def _values(self, term: Term) -> list[str]:
        """Return a value, or those of a list, as texts; of a choice of shapes, the classes."""
        if not isinstance(term, ox.BlankNode):
            return [] if text_of(term) == f"{_RDF}nil" else [text_of(term)]
        values = dict(properties(self._store, term))
        return [one for name in _PARTS if name in values for one in self._values(values[name])]

    def short(self, iri: str) -> str:
        """Return an IRI with the prefix that the shapes have for it: ``sem:hasPlace``."""
        for prefix, space in self._prefixes:
            if iri.startswith(space):
                return f"{prefix}:{iri.removeprefix(space)}"
        return iri


def properties(store: ox.Store, node: Term) -> Iterator[tuple[str, Term]]:
    """Yield what is said of a node, by the names of SHACL or else by IRIs."""
    if not isinstance(node, ox.Literal):
        for quad in store.quads_for_pattern(node, None, None):
            yield quad.predicate.value.removeprefix(SH), quad.object


def text_of(term: Term) -> str:
    """Return the IRI of a node, or the text of a literal."""
    return str(term) if isinstance(term, ox.Triple) else term.value
