"""Turtle and N-Quads, written as the statements come: nothing is held but one subject.

Literals are written as in N-Triples, on one line, which Turtle reads too.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from rdflib import Literal, URIRef
from rdflib.namespace import RDF

from kg.export.statements import Block
from kg.export.vocabulary import Term, Vocabulary

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_:-]*[A-Za-z0-9_])?")

Writer = Callable[[Iterable[Block], Vocabulary], Iterator[str]]


def nquads(blocks: Iterable[Block], _words: Vocabulary) -> Iterator[str]:
    """Yield the lines of N-Quads, a block at a time."""
    for graph, subject, pairs in blocks:
        start, end = f"<{subject}>", f" <{graph}> .\n" if graph else " .\n"
        yield "".join(f"{start} <{predicate}> {_full(value)}{end}" for predicate, value in pairs)


def turtle(blocks: Iterable[Block], words: Vocabulary) -> Iterator[str]:
    """Yield Turtle, a block at a time, without the named graphs, which it doesn't have."""
    names = _Names({**words.prefixes, "id": words.base})
    yield names.header()
    for _, subject, pairs in blocks:
        lines = []
        for predicate, same in groupby(pairs, key=lambda pair: pair[0]):
            verb = "a" if predicate == RDF.type else names.term(predicate)
            lines.append(f"{verb} {', '.join(names.term(value) for _, value in same)}")
        yield f"\n{names.term(subject)}\n    " + " ;\n    ".join(lines) + " .\n"


def _full(term: Term) -> str:
    if isinstance(term, URIRef):
        return f"<{term}>"
    text = f'"{term.translate(_ESCAPES)}"'
    return f"{text}^^<{term.datatype}>" if term.datatype else text


class _Names:
    """Prefixed names. Every namespace ends in a slash or hash, and no local name has one."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = {iri: name for name, iri in sorted(prefixes.items())}

    def header(self) -> str:
        return "".join(f"@prefix {name}: <{iri}> .\n" for iri, name in self._prefixes.items())

    def term(self, term: Term) -> str:
        if isinstance(term, Literal):
            text = f'"{term.translate(_ESCAPES)}"'
            return f"{text}^^{self.term(term.datatype)}" if term.datatype else text
        cut = max(term.rfind("/"), term.rfind("#")) + 1
        name, local = self._prefixes.get(term[:cut]), term[cut:]
        return f"{name}:{local}" if name and _LOCAL.fullmatch(local) else f"<{term}>"


WRITERS: Mapping[str, Writer] = {"turtle": turtle, "nquads": nquads}
