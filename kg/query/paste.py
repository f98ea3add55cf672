"""A query and its parameters as text to paste into Neo4j Browser."""

from collections.abc import Mapping
from datetime import date as Day
from typing import Any


def for_browser(query: str, parameters: Mapping[str, Any]) -> str:
    """Return a ``:params`` line and the query. Days are dates where the query compares them as such.

    Everything is written as Cypher: strings are quoted and escaped, so no name can end its string.
    """
    if not parameters:
        return f"{query}\n"
    values = ", ".join(f"{_key(name)}: {_literal(value, name)}" for name, value in parameters.items())
    return f":params {{{values}}}\n\n{query}\n"


def _key(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else "`" + name.replace("`", "``") + "`"


# The parameters of the query files that are dates; an answer has them as ISO strings.
_DATES = ("from", "to")


def _literal(value: Any, name: str = "") -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Day):
        return f"date('{value.isoformat()}')"
    if isinstance(value, str):
        return f"date({_quoted(value)})" if name in _DATES and _is_day(value) else _quoted(value)
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(str(key))}: {_literal(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(_literal(item) for item in value) + "]"


def _is_day(value: str) -> bool:
    try:
        return Day.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    for character, code in (("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        escaped = escaped.replace(character, code)
    return f"'{escaped}'"
