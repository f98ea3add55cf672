"""JSON-LD: an object for each subject, with the names of the schema as keys, and a context for them.

What a document says stands in the document's own ``@graph``. ``schemas/generated/context.jsonld`` is the
context; it comes along, so that a file can be read without fetching anything.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from kg.export.rdf.describing import Block, Pair
from kg.export.rdf.syntax import Field, ShortSyntax, Syntax
from kg.export.rdf.vocabulary import Vocabulary, segment
from kg.schema import data_path

# Literals that JSON has itself. RDF makes another literal of the number .9, 9.0E-1, with the same value.
_BARE = frozenset({'"xsd:integer"', '"xsd:boolean"', '"xsd:double"'})


class JsonSyntax(ShortSyntax):
    """Terms as JSON: nodes relative to the base, literals as the context tells their datatypes."""

    def __init__(self, words: Vocabulary) -> None:
        super().__init__(words)
        # A last segment or a fragment would be replaced, not continued.
        self._relative = words.base.endswith("/") and not {"?", "#"} & set(words.base)

    def _node(self, id: str) -> str:
        return self._at(segment(id))

    def made(self, *path: str) -> str:
        return self._at("/".join(map(segment, path)))

    def _at(self, path: str) -> str:
        # With a colon it would be taken for a name with a prefix.
        return _json(path if self._relative and ":" not in path else self._words.base + path)

    def iri(self, iri: str) -> str:
        short = super().iri(iri)
        return _json(iri if short.startswith("<") else short)

    def types(self, label: str, types: Sequence[str], /) -> list[Pair]:
        """Return the term of a class, whose context it brings, and the other types."""
        _, *others = types
        return [('"type"', one) for one in (_json(label), *map(self.iri, sorted(others)))]

    def predicate(self, name: str, _iri: str, /) -> str:
        """Return the term of the schema."""
        return _json(name)

    def ordered(self, fields: list[Field]) -> list[Field]:
        """Return the fields of a class in the order of the schema, which begins with names."""
        return fields

    def text(self, text: str) -> str:
        return _json(text)

    def typed(self, text: str, datatype: str) -> str:
        return text if datatype in _BARE else _json(text)

    def context(self) -> str:
        """Return the context, with the base and namespace that the user wants."""
        context = json.loads(data_path("schemas/generated/context.jsonld").read_text("utf-8"))["@context"]
        ours = self._words.prefixes["kg"]
        context |= {"@vocab": ours, "kg": ours}
        return json.dumps({"@base": self._words.base, **context}, ensure_ascii=False)


def jsonld(blocks: Iterable[Block], syntax: Syntax) -> Iterator[str]:
    """Yield JSON-LD, a block at a time, each on a line. The blocks of a graph follow that of its document."""
    assert isinstance(syntax, JsonSyntax)
    yield f'{{"@context": {syntax.context()},\n"@graph": ['
    end, inside = "", False
    for graph, subject, pairs in blocks:
        body = _object(subject, pairs)
        if graph is None:
            yield f"{end}\n{body}"
            end, inside = "},", False
        else:
            yield f"}},\n  {body}" if inside else f', "@graph": [\n  {body}'
            end, inside = "}\n]},", True
    yield f"{end.removesuffix(',')}\n]}}\n"


def _object(subject: str, pairs: Sequence[Pair]) -> str:
    """Return a node as JSON, but for the brace at its end: something may follow."""
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    told = (f"{name}: {found[0] if len(found) == 1 else _list(found)}" for name, found in values.items())
    return ", ".join((f'{{"id": {subject}', *told))


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(values)}]"


def _json(text: str) -> str:
    return msgspec.json.encode(text).decode()
