"""A chart parser for the grammar of questions, ``data/grammar.yaml``, over words and names.

A rule has alternatives, written as elements in a row:

- ``word`` or ``one/another``: these words; ``@class``: a word or phrase of that list in ``data/words.yaml``
- ``NAME``: a stretch of the question that is that kind of name; ``<rule>``: another rule
- ``?`` after an element: it may be left out; ``*``: any number of it
- ``=> key=value``: what the alternative means; ``#3``: that it costs so much more than others

The question is covered by the cheapest row of ``item``. A word that none covers is dear, but possible, so
that it can be told what was not understood. Rules may not begin with themselves.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from kg.datafiles import read_yaml

_UNREAD = 100.0


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """A name: words ``start`` to ``end`` (exclusive) are of this ``kind`` and stand for ``value``."""

    start: int
    end: int
    kind: str
    text: str
    value: Any = None
    cost: float = 0.0


class Node(msgspec.Struct, frozen=True):
    """A rule, a class of words or a name where it was found."""

    rule: str
    start: int
    end: int
    children: tuple["Node", ...] = ()
    means: tuple[tuple[str, str], ...] = ()
    edge: Edge | None = None

    def each(self, *rules: str) -> Iterator["Node"]:
        """Yield the outermost nodes of these rules below this one, from left to right."""
        for child in self.children:
            if child.rule in rules:
                yield child
            else:
                yield from child.each(*rules)

    def first(self, *rules: str) -> "Node | None":
        """Return the first of :meth:`each`."""
        return next(self.each(*rules), None)

    def edges(self) -> Iterator[Edge]:
        """Yield the names below this node, from left to right."""
        for child in self.children:
            if child.edge is not None:
                yield child.edge
            yield from child.edges()

    def said(self, key: str) -> list[str]:
        """Return what this node and those below mean for a key."""
        found = [value for name, value in self.means if name == key]
        return found + [value for child in self.children for value in child.said(key)]


class _Element(msgspec.Struct, frozen=True):
    kind: str
    name: str
    words: frozenset[str] = frozenset()
    optional: bool = False
    repeated: bool = False


class _Form(msgspec.Struct, frozen=True):
    elements: tuple[_Element, ...]
    means: tuple[tuple[str, str], ...] = ()
    cost: float = 0.0


class Grammar(msgspec.Struct, frozen=True):
    """Rules by name, and classes of words: each by the first word of its phrases."""

    rules: Mapping[str, tuple[_Form, ...]]
    classes: Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]

    def knows(self, word: str) -> bool:
        """Whether a word stands in the grammar or in a list of words."""
        return word in vocabulary()


_Found = dict[int, tuple[float, Node]]
_Row = dict[int, tuple[float, tuple[Node, ...]]]


class Parser:
    """The chart of one question."""

    def __init__(
        self, words: Sequence[str], edges: Sequence[Edge], without: frozenset[str] = frozenset()
    ) -> None:
        self._words = words
        self._without = without
        self._grammar = grammar()
        self._edges: dict[tuple[str, int], list[Edge]] = {}
        for edge in edges:
            self._edges.setdefault((edge.kind, edge.start), []).append(edge)
        self._chart: dict[tuple[str, int], _Found] = {}

    def cover(self) -> tuple[list[Node], list[int]]:
        """Return the cheapest row of items that covers the question, and the words that it doesn't."""
        size = len(self._words)
        best: list[tuple[float, int, Node | None]] = [(0.0, 0, None), *[(1e9, 0, None)] * size]
        for start in range(size):
            here = best[start][0]
            skipped = 0.01 if not self._words[start][0].isalnum() else _UNREAD
            steps: list[tuple[int, float, Node | None]] = [(start + 1, skipped, None)]
            steps += [(end, cost + 1.0, node) for end, (cost, node) in self._at("item", start).items()]
            for end, cost, node in steps:
                if here + cost < best[end][0]:
                    best[end] = (here + cost, start, node)
        return self._trace(best)

    def _trace(self, best: list[tuple[float, int, Node | None]]) -> tuple[list[Node], list[int]]:
        nodes: list[Node] = []
        unread: list[int] = []
        at = len(self._words)
        while at > 0:
            _, start, node = best[at]
            if node is not None:
                nodes.insert(0, node)
            elif self._words[start][0].isalnum():
                unread.insert(0, start)
            at = start
        return nodes, unread

    def _at(self, rule: str, start: int) -> _Found:
        key = (rule, start)
        if rule in self._without:
            return {}
        if key not in self._chart:
            self._chart[key] = {}  # a rule that begins with itself finds nothing more there
            found: _Found = {}
            for form in self._grammar.rules[rule]:
                for end, (cost, nodes) in self._form(form, start).items():
                    total = cost + form.cost
                    if end > start and (end not in found or total < found[end][0]):
                        found[end] = (total, Node(rule, start, end, nodes, form.means))
            self._chart[key] = found
        return self._chart[key]

    def _form(self, form: _Form, start: int) -> _Row:
        rows: _Row = {start: (0.0, ())}
        for element in form.elements:
            rows = self._element(element, rows)
            if not rows:
                break
        return rows

    def _element(self, element: _Element, rows: _Row) -> _Row:
        found: _Row = dict(rows) if element.optional else {}
        front = rows
        while front:
            new: _Row = {}
            for at, (cost, nodes) in front.items():
                for end, (more, node) in self._one(element, at).items():
                    total = cost + more
                    if end not in found or total < found[end][0]:
                        found[end] = new[end] = (total, (*nodes, node))
            front = new if element.repeated else {}
        return found

    def _one(self, element: _Element, at: int) -> _Found:
        if at >= len(self._words):
            return {}
        if element.kind == "rule":
            return self._at(element.name, at)
        if element.kind == "word":
            return {at + 1: (0.0, Node("", at, at + 1))} if self._words[at] in element.words else {}
        if element.kind == "class":
            phrases = self._grammar.classes[element.name].get(self._words[at], ())
            ends = [at + len(one) for one in phrases if tuple(self._words[at : at + len(one)]) == one]
            return {end: (0.0, Node(element.name, at, end)) for end in ends}
        found: _Found = {}
        for edge in self._edges.get((element.name, at), ()):
            if edge.end not in found or edge.cost < found[edge.end][0]:
                found[edge.end] = (edge.cost, Node(edge.kind, at, edge.end, edge=edge))
        return found


@cache
def grammar() -> Grammar:
    """Return the grammar of the data files."""
    classes: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {}
    for name, phrases in read_yaml(__file__, "words.yaml").items():
        by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
        for phrase in (part.strip().split() for part in phrases.replace('"', "").split(",")):
            by_first[phrase[0]] = (*by_first.get(phrase[0], ()), tuple(phrase))
        classes[name] = by_first
    rules = {name: tuple(map(_form, forms)) for name, forms in read_yaml(__file__, "grammar.yaml").items()}
    return Grammar(rules, classes)


@cache
def vocabulary() -> frozenset[str]:
    """Return all words that the grammar accounts for."""
    read = grammar()
    used = {element.name for forms in read.rules.values() for form in forms for element in form.elements}
    classes = [phrases for name, phrases in read.classes.items() if name in used]
    of_classes = {word for one in classes for phrases in one.values() for p in phrases for word in p}
    of_rules = {
        word
        for forms in read.rules.values()
        for form in forms
        for element in form.elements
        for word in element.words
    }
    return frozenset(of_classes | of_rules)


def _form(text: str) -> _Form:
    elements: list[_Element] = []
    cost = 0.0
    left, _, right = text.partition("=>")
    for part in left.split():
        if part.startswith("#"):
            cost = float(part[1:])
        else:
            elements.append(_element(part))
    means = [tuple(pair.split("=", 1)) for pair in right.split()]
    return _Form(tuple(elements), tuple((key, value) for key, value in means), cost)


def _element(text: str) -> _Element:
    bare = text.rstrip("?*")
    optional, repeated = text.endswith(("?", "*")), text.endswith("*")
    if bare.startswith("<"):
        return _Element("rule", bare[1:-1], optional=optional, repeated=repeated)
    if bare.startswith("@"):
        return _Element("class", bare[1:], optional=optional, repeated=repeated)
    if bare.isupper():
        return _Element("name", bare, optional=optional, repeated=repeated)
    return _Element("word", "", frozenset(bare.split("/")), optional, repeated)
