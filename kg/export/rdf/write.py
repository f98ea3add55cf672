"""The formats of RDF, written as the blocks come: nothing is held but one subject."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.export.rdf.describing import Block
from kg.export.rdf.jsonld import JsonSyntax, jsonld
from kg.export.rdf.syntax import ShortSyntax, Syntax
from kg.export.rdf.vocabulary import Vocabulary


def nquads(blocks: Iterable[Block], _: Syntax) -> Iterator[str]:
    """Yield the lines of N-Quads, a block at a time. Literals are as in N-Triples, on one line."""
    for graph, subject, pairs in blocks:
        end = f" {graph} .\n" if graph else " .\n"
        yield "".join([f"{subject} {predicate} {value}{end}" for predicate, value in pairs])


def turtle(blocks: Iterable[Block], syntax: Syntax) -> Iterator[str]:
    """Yield Turtle, a block at a time, without the named graphs, which it doesn't have."""
    yield _header(syntax)
    for _, subject, pairs in blocks:
        yield _statement(subject, pairs, "\n", "    ")


def trig(blocks: Iterable[Block], syntax: Syntax) -> Iterator[str]:
    """Yield TriG, a block at a time: Turtle with what is in a named graph in its braces."""
    yield _header(syntax)
    inside = None
    for graph, subject, pairs in blocks:
        if graph != inside:
            yield ("}\n" if inside else "") + (f"\n{graph} {{" if graph else "")
            inside = graph
        yield _statement(subject, pairs, "\n    " if graph else "\n", "        " if graph else "    ")
    yield "}\n" if inside else ""


def _header(syntax: Syntax) -> str:
    assert isinstance(syntax, ShortSyntax)
    return "".join(f"@prefix {name}: <{iri}> .\n" for iri, name in syntax.prefixes.items())


def _statement(subject: str, pairs: list[tuple[str, str]], before: str, indent: str) -> str:
    parts = [before, subject]
    last = None
    for predicate, value in pairs:
        if predicate == last:
            parts += (", ", value)
        else:
            verb = "a" if last is None else predicate  # the types come first
            parts += (" ;\n" if last else "\n", indent, verb, " ", value)
            last = predicate
    parts.append(" .\n")
    return "".join(parts)


class Format(NamedTuple):
    """How a format writes terms, and how blocks."""

    syntax: Callable[[Vocabulary], Syntax]
    write: Callable[[Iterable[Block], Syntax], Iterator[str]]


FORMATS: Mapping[str, Format] = {
    "turtle": Format(ShortSyntax, turtle),
    "nquads": Format(Syntax, nquads),
    "trig": Format(ShortSyntax, trig),
    "jsonld": Format(JsonSyntax, jsonld),
}
