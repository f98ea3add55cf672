"""Values of a node as predicates and objects, in the text of a format, as the schema says."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date as Day
from typing import Any, NamedTuple

from kg.export.rdf.syntax import Syntax
from kg.export.rdf.vocabulary import Vocabulary

Pair = tuple[str, str]
Values = Mapping[str, Any]


class Block(NamedTuple):
    """All that is said of one subject, in order, and in which named graph (``None``: the default one)."""

    graph: str | None
    subject: str
    pairs: list[Pair]


class Subjects:
    """Makes the blocks of nodes, and remembers those that several nodes share: roles, outlets, extractors."""

    def __init__(self, words: Vocabulary, syntax: Syntax) -> None:
        self.words = words
        self.syntax = syntax
        self._classes = {name: _Described(name, told, words, syntax) for name, told in words.classes.items()}
        self._shared: dict[str, tuple[str, str]] = {}

    def block(self, label: str, subject: str, values: Values, graph: str | None = None) -> Block:
        """Return all that is said of a node; what it is linked to is in ``values`` as the texts of nodes."""
        return Block(graph, subject, self._classes[label].pairs(values))

    def shared(self, label: str, name: str | None) -> str | None:
        """Return the node for what is only a name in the graph: the same name is the same node."""
        if name is None:
            return None
        subject = self.syntax.made(label.lower(), name)
        self._shared[subject] = label, name
        return subject

    def shared_blocks(self) -> Iterator[Block]:
        """Yield the nodes that others shared, in order."""
        for subject, (label, name) in sorted(self._shared.items()):
            yield self.block(label, subject, {"label": name, "name": name})


class _Described:
    """One class of the schema: turns the values of a node into pairs of predicate and object."""

    def __init__(self, label: str, told: Mapping[str, Any], words: Vocabulary, syntax: Syntax) -> None:
        self._types = syntax.types(label, list(map(words.expand, told["types"])))
        fields = [
            (words.expand(predicate), name, name, _form(datatype, words, syntax))
            for name, (predicate, datatype) in told["properties"].items()
        ]
        # What a node is linked to comes with it as the texts of the other nodes.
        fields += [
            (words.expand(predicate), name, type, str)
            for type, (predicate, _, name) in told["relationships"].items()
        ]
        self._fields = [
            (key, syntax.predicate(name, iri), form) for iri, name, key, form in syntax.ordered(fields)
        ]

    def pairs(self, values: Values) -> list[Pair]:
        """Return types and properties, in the order of predicates. What is unknown is left out."""
        found = list(self._types)
        for key, predicate, form in self._fields:
            value = values.get(key)
            if value is None:
                continue
            if isinstance(value, list | tuple):
                found += [(predicate, form(one)) for one in sorted(set(value))]
            else:
                found.append((predicate, form(value)))
        return found


def _form(datatype: str, words: Vocabulary, syntax: Syntax) -> Callable[[Any], str]:
    """Return what writes the values of a property; those that are nodes are written already."""
    if datatype == "@id":
        return str
    if datatype == "xsd:string":
        return lambda value: syntax.text(str(value))
    type = syntax.iri(words.expand(datatype))
    if datatype == "xsd:double":
        return lambda value: syntax.typed(repr(float(value)), type)
    return lambda value: syntax.typed(_lexical(value), type)


def _lexical(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, Day) else str(value)
