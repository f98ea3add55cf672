"""Refuse what read access alone lets through: a query that reads files or the network."""

import re

from kg.errors import QueryError, QueryTimeout

_QUOTED_OR_COMMENT = re.compile(
    r"""'(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" | `(?:``|[^`])*` | //[^\n]* | /\*.*?\*/""",
    re.DOTALL | re.VERBOSE,
)
_LOAD_CSV = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)
_UNICODE_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")


def refuse_files(cypher: str) -> None:
    """Raise :class:`QueryError` for ``LOAD CSV``, which both engines count as reading.

    Neo4j 5 replaces ``\\uXXXX`` before it parses and kglite doesn't, so both readings are looked at.
    """
    unescaped = _UNICODE_ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), cypher)
    if any(_LOAD_CSV.search(_QUOTED_OR_COMMENT.sub(" ", text)) for text in (cypher, unescaped)):
        raise reads_files()


def reads_files() -> QueryError:
    """Return the error for a query that reads files or the network."""
    return QueryError("LOAD CSV is refused: a query reads the graph, no files and no network")


def would_write() -> QueryError:
    """Return the error for a query that changes something."""
    return QueryError("a query may only read; this one would write")


def took_too_long(seconds: float) -> QueryTimeout:
    """Return the error for a query that was stopped."""
    return QueryTimeout(f"the query was stopped after {seconds:g} s: ask for less, or allow it more time")
