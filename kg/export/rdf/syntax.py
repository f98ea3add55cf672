"""How a format writes a term: IRIs and literals as text, each made once where it comes again."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from kg.export.rdf.vocabulary import Vocabulary, segment

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
Field = tuple[str, str, str, Callable[[Any], str]]
# The backslash first: it stands in the others.
_ESCAPES = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"))
_SPECIAL = re.compile(r'["\\\n\r]')
_LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_:-]*[A-Za-z0-9_])?")
# Nodes are named again soon after they come, or they are hubs.
_KEPT = 200_000


class Syntax:
    """N-Triples and N-Quads: everything in full."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        # Not the method itself, that is called so often.
        self.node = lru_cache(_KEPT)(self._node)

    def _node(self, id: str) -> str:
        """Return the IRI of a node of the graph."""
        return f"<{self._words.base}{segment(id)}>"

    def made(self, *path: str) -> str:
        """Return the IRI of a node that only RDF has. Its slash keeps it apart from those of the graph."""
        return f"<{self._words.base}{'/'.join(map(segment, path))}>"

    def iri(self, iri: str) -> str:
        """Return an IRI."""
        return f"<{iri}>"

    def types(self, _label: str, types: Sequence[str], /) -> list[tuple[str, str]]:
        """Return predicate and object for each type of a class, which has a label in the schema."""
        return [(self.iri(_TYPE), self.iri(type)) for type in sorted(types)]

    def predicate(self, _name: str, iri: str, /) -> str:
        """Return a predicate, which has a name in the schema."""
        return self.iri(iri)

    def ordered(self, fields: list[Field]) -> list[Field]:
        """Return the fields of a class in the order of their predicates, which are the first of each."""
        return sorted(fields, key=lambda field: field[0])

    def text(self, text: str) -> str:
        """Return a literal without a datatype, on one line."""
        if _SPECIAL.search(text):
            # One after the other is five times as fast as str.translate, and JSON is full of quotation marks.
            for character, written in _ESCAPES:
                text = text.replace(character, written)
        return f'"{text}"'

    def typed(self, text: str, datatype: str) -> str:
        """Return a literal of a datatype, which is written already."""
        return f"{self.text(text)}^^{datatype}"


class ShortSyntax(Syntax):
    """Turtle and TriG: names with prefixes. A namespace ends in a slash or hash; no local name has one."""

    def __init__(self, words: Vocabulary) -> None:
        super().__init__(words)
        prefixes = {**words.prefixes, "id": words.base}
        self.prefixes = {iri: name for name, iri in sorted(prefixes.items())}
        # Another one, where somebody's own base is the namespace of something else as well.
        self._of_nodes = self.prefixes[words.base]

    def _node(self, id: str) -> str:
        local = segment(id)
        return f"{self._of_nodes}:{local}" if _LOCAL.fullmatch(local) else f"<{self._words.base}{local}>"

    def iri(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        name, local = self.prefixes.get(iri[:cut]), iri[cut:]
        return f"{name}:{local}" if name and _LOCAL.fullmatch(local) else f"<{iri}>"
