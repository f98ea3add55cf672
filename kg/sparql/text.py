"""The text of a SPARQL query: what it may not say, and where parameters go."""

import re
from collections.abc import Mapping

from kg.errors import QueryError

# Where words are no part of the query: texts, IRIs, comments.
_ASIDE = re.compile(
    r'''
      """(?:[^"\\]|\\.|"(?!""))*""" | \'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\'
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
    | <[^<>"{}|^`\\\x00-\x20]*> | \#[^\n]*
    ''',
    re.DOTALL | re.VERBOSE,
)
_WORD = r"(?<![\w:?$-]){}(?![\w:-])"
_SERVICE = re.compile(_WORD.format("SERVICE"), re.IGNORECASE)
_FROM = re.compile(_WORD.format("FROM"), re.IGNORECASE)
# What an update begins with, after its prefixes.
_UPDATE = re.compile(
    r"\s*(?:(?:PREFIX\s+[^\s:]*:|BASE)\s*)*"
    r"(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(r"((?<![\w:?$-])WHERE\s*)?\{", re.IGNORECASE)
_AT = re.compile(r"error at (\d+):(\d+): ")
# What Oxigraph says besides what it would have expected, in our words.
_REASONS = {
    "Prefix not found": "a prefix is not declared",
    "IRI parsing failed": "an IRI isn't written as IRIs are",
    "SELECT * is not authorized with GROUP BY": "SELECT * doesn't go with GROUP BY",
}
_NEAR = 24
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")


def refuse_elsewhere(query: str) -> None:
    """Raise :class:`QueryError` for ``SERVICE``, with which a query asks another server."""
    if _has(query, _SERVICE):
        raise QueryError("SERVICE is refused: a query reads this graph, and asks no other server")


def is_update(query: str) -> bool:
    """Whether a text that is no query begins like an update."""
    return bool(_UPDATE.match(_without_asides(query)))


def why_no_query(message: str, query: str) -> str:
    """Say in words what Oxigraph says in the terms of its grammar, and where that is."""
    found = _AT.match(message)
    if not found:
        return message
    line, column = int(found[1]), int(found[2])
    reason = next((said for sign, said in _REASONS.items() if sign in message), "this is no SPARQL")
    lines = query.splitlines() or [""]
    near = lines[min(line, len(lines)) - 1][max(0, column - 1 - _NEAR) : column - 1 + _NEAR].strip()
    return f"line {line}, column {column}: {reason}" + (f", near “{near}”" if near else "")


def names_graphs(query: str) -> bool:
    """Whether a query says with ``FROM`` which graphs it asks. Those that aren't here are empty."""
    return _has(query, _FROM)


def _has(query: str, word: re.Pattern[str]) -> bool:
    """SPARQL reads ``\\uXXXX`` as the character wherever it stands, so both readings are looked at."""
    texts = (query, _ESCAPE.sub(_character, query))
    return any(word.search(_without_asides(text)) for text in texts)


def with_values(query: str, values: Mapping[str, str]) -> str:
    """Return the query with a ``VALUES`` line for each parameter where its first group of patterns begins.

    ``values`` are terms as SPARQL writes them. At the end it would be too late for ``FILTER``.
    """
    if not values:
        return query
    groups = list(_GROUP.finditer(_without_asides(query)))
    # The first brace of CONSTRUCT isn't that of the patterns; ASK and SELECT may leave out the word WHERE.
    first = next((group for group in groups if group[1]), groups[0] if groups else None)
    if first is None:
        raise QueryError("the query has no { … } that parameters could be put into")
    lines = "".join(f"\n  VALUES ${name} {{ {term} }}" for name, term in values.items())
    return query[: first.end()] + lines + query[first.end() :]


def _without_asides(query: str) -> str:
    """Return the query with blanks in the place of texts, IRIs and comments; all else stays where it is."""
    return _ASIDE.sub(lambda found: " " * len(found[0]), query)


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code < 0x110000 else " "
