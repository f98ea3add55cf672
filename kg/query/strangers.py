"""Words of a question that are no name: misspelt words and names, and names that nothing here has."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from kg.gazetteer import place
from kg.query.grammar import Edge, grammar, vocabulary
from kg.query.names import Name, fold
from kg.query.tokens import Token

if TYPE_CHECKING:
    from kg.query.edges import Edges

# Likeness of spelling, of 100, from which a name is taken for another.
TAKEN = 80.0
# What it costs to take a name for one that is spelt like it, and to take a word for a name that nothing has.
NEAR, _STRANGE = 0.8, 5.0
_NAMES = ("ACTOR", "ORG", "PLACE")


def drop_fragments(found: "Edges") -> None:
    """Drop names of which one word stands beside others that no name joins to it: "Le Duc Tho" is not three.

    A word counts that is a surname or all of a name, "Geneva", and not one out of the midst of it.
    """
    if found.small:
        return
    named = [edge for edge in found.found if edge.kind in _NAMES]
    joined = {at for edge in named if edge.end > edge.start + 1 for at in range(edge.start, edge.end)}

    def is_beside_name(at: int) -> bool:
        around = (one for one in (at - 1, at + 1) if 0 <= one < len(found.tokens) and one not in joined)
        return any(found.capital(one) and not found.is_common(one) for one in around)

    fragments = [
        edge
        for edge in named
        if edge.end == edge.start + 1 and edge.start not in joined and is_beside_name(edge.start)
        if not any(_stands_alone(edge.text, entry) for entry in edge.value)
    ]
    found.found = [edge for edge in found.found if not any(edge is one for one in fragments)]


def _stands_alone(word: str, entry: Name) -> bool:
    """Whether a word is a name of somebody or something, or the last one of it."""
    return any(fold(name).split(" ")[-1] == fold(word) for name in entry.all)


def mend(found: "Edges") -> None:
    for at in list(found.strange()):
        token = found.tokens[at]
        beyond = token.word in grammar().classes["beyond"]
        if not beyond and _may_be_name(found, at) and (_otherwise_called(found, at) or _near(found, at)):
            continue
        if not beyond and (word := _mended(token.word)):
            found.tokens[at] = Token(word, token.start, token.end)


def _otherwise_called(found: "Edges", at: int) -> bool:
    """Take the name that a place has, or had, in the world for that of the store: Leningrad."""
    for start, end in sorted(_around(found, at), key=lambda pair: pair[0] - pair[1]):
        known = place(found.words_at(start, end))
        entries = tuple(one for one in found.names.entries if known and one.id == known.id)
        if entries:
            found.add(start, end, [("PLACE", entries, 0.0)])
            return True
    return False


def _near(found: "Edges", at: int) -> bool:
    """Take the longest stretch around a strange word for a name that is spelt like it."""
    for start, end in sorted(_around(found, at), key=lambda pair: pair[0] - pair[1]):
        said = found.words_at(start, end)
        if len(fold(said)) < 4 or (end == start + 1 and _is_beside_name(found, at)):
            continue
        best = found.names.meant(said, TAKEN)
        # A word of a topic is a common one, and spelt like many.
        if not found.capital(start) or end == start + 1:
            best = [one for one in best if one.label != "Topic"]
        if best:
            found.add(start, end, _kinds(best))
            return True
    return False


def _is_beside_name(found: "Edges", at: int) -> bool:
    """Whether a name stands beside a word: "Anna Kern" isn't Anne and Kern."""
    if found.small or not found.capital(at):
        return False
    beside = (one for one in (at - 1, at + 1) if 0 <= one < len(found.tokens) and found.capital(one))
    return any(_is_named(found, one) for one in beside)


def _kinds(entries: Sequence[Name]) -> Iterator[tuple[str, object, float]]:
    for kind, labels in (
        ("ACTOR", ("Person", "Organization")),
        ("PLACE", ("Place",)),
        ("TOPIC", ("Topic",)),
    ):
        states = [one for one in entries if one.label in labels and one.kind in ("state", "country")]
        others = tuple(one for one in entries if one.label in labels and one not in states)
        if states:
            yield "STATE", (states[0].country, states[0].name, tuple(states)), NEAR
        if others:
            yield kind, others, NEAR


def _around(found: "Edges", at: int) -> Iterator[tuple[int, int]]:
    strange = set(found.strange())
    named = {edge.start for edge in found.found if edge.kind == "ACTOR" and edge.end == edge.start + 1}
    for start in range(max(0, at - 2), at + 1):
        for end in range(at + 1, min(len(found.tokens), at + 3) + 1):
            if all(one in strange or one in named for one in range(start, end)):
                yield start, end


def _may_be_name(found: "Edges", at: int) -> bool:
    return found.small or found.capital(at)


def add_strangers(found: "Edges") -> None:
    strange = set(found.strange())
    beyond = grammar().classes["beyond"]
    at = 0
    while at < len(found.tokens):
        end = at
        while end < len(found.tokens) and (end in strange or (end > at and _goes_on(found, end))):
            end += 1
        while end > at and found.tokens[end - 1].word == "-":
            end -= 1
        run = range(at, end)
        if run and strange & set(run):
            if found.small and not any(found.tokens[one].word in beyond for one in run):
                found.edge(at, end, "LOWNAME", None, _STRANGE)
            elif all(found.capital(one) or _goes_on(found, one) for one in run) and at > 0:
                found.edge(at, end, "UNKNOWN", None, _STRANGE)
        at = max(end, at + 1)
    for edge in [one for one in found.found if one.kind == "UNKNOWN"]:
        _with_name_before(found, edge)


def _goes_on(found: "Edges", at: int) -> bool:
    """Whether a word is one of a name that has begun: "Hafez al-Assad"."""
    return _is_named(found, at) or (found.tokens[at].word == "-" and at + 1 < len(found.tokens))


def _is_named(found: "Edges", at: int) -> bool:
    """Whether a word is one of a name: "Boris Sokolov" is a stranger although Sokolov is none."""
    return any(edge.kind == "ACTOR" and edge.start == at and edge.end == at + 1 for edge in found.found)


def _with_name_before(found: "Edges", edge: Edge) -> None:
    start = edge.start
    while start > 0 and _is_named(found, start - 1) and found.capital(start - 1):
        start -= 1
    if start < edge.start:
        found.edge(start, edge.end, "UNKNOWN", None, _STRANGE)


def _mended(word: str) -> str | None:
    """Return the word of grammar of which a letter is left out, doubled or swapped; never one replaced."""
    if len(word) < 4:
        return None
    near = [
        one
        for one in vocabulary()
        if abs(len(one) - len(word)) <= 1 and len(one) > 4 and OSA.distance(one, word, score_cutoff=1) == 1
    ]
    near = [one for one in near if len(one) != len(word) or sorted(one) == sorted(word)]
    return min(near, key=lambda one: (len(one) != len(word), one)) if near else None
