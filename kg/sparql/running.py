"""Run a query on an index in a process of its own, ended when its time is over: Oxigraph has no clock."""

import subprocess
import sys
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from kg.errors import QueryError

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    _Term = NamedNode | BlankNode | Literal | Triple

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {f"{_XSD}{name}": int for name in ("integer", "int", "long", "short", "nonNegativeInteger")} | {
    f"{_XSD}{name}": float for name in ("decimal", "double", "float")
}
Row = dict[str, Any]


class _Asked(msgspec.Struct):
    index: str
    query: str
    limit: int


class _Found(msgspec.Struct):
    """What a query found: rows with values in the types that JSON has, or what is wrong with the query."""

    rows: list[Row] = []
    wrong: str | None = None


def run(index: str, query: str, seconds: float, limit: int) -> list[Row]:
    """Return what a query finds, no more than ``limit`` rows: solutions, triples, or one row with ``answer``.

    Raises :class:`QueryError` where it isn't a SPARQL query or takes longer than ``seconds``.
    """
    from kg.store.guard import took_too_long

    asked = msgspec.json.encode(_Asked(index, query, limit))
    # No process of multiprocessing: that would run the script again from which somebody asks.
    command = [sys.executable, "-m", "kg.sparql.running"]
    try:
        done = subprocess.run(command, input=asked, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise took_too_long(seconds) from None
    if done.returncode:
        raise QueryError("the query ended without an answer: there may be too little memory for it")
    found = msgspec.json.decode(done.stdout, type=_Found)
    if found.wrong:
        raise QueryError(found.wrong)
    return found.rows


def _work() -> None:
    """Answer what comes in: see :func:`run`."""
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=_Asked)
    try:
        found = _Found(_found(asked.index, asked.query, asked.limit))
    except (SyntaxError, OSError, RuntimeError, ValueError) as error:
        found = _Found(wrong=" ".join(str(error).split()))
    sys.stdout.buffer.write(msgspec.json.encode(found))


def _found(index: str, query: str, limit: int) -> list[Row]:
    import pyoxigraph as ox

    found = ox.Store.read_only(index).query(query, use_default_graph_as_union=True)
    if isinstance(found, ox.QueryBoolean):
        return [{"answer": bool(found)}]
    if isinstance(found, ox.QueryTriples):
        return [
            {"subject": _plain(one.subject), "predicate": _plain(one.predicate), "object": _plain(one.object)}
            for one in islice(found, limit)
        ]
    columns = [variable.value for variable in found.variables]
    return [{name: _plain(row[name]) for name in columns} for row in islice(found, limit)]


def _plain(term: "_Term | None") -> Any:
    """Return an IRI as a text, a literal as a number or truth where it is one."""
    import pyoxigraph as ox

    if isinstance(term, ox.NamedNode):
        return term.value
    if not isinstance(term, ox.Literal):
        return None if term is None else str(term)
    kind = term.datatype.value
    if kind == f"{_XSD}boolean":
        return term.value in ("true", "1")
    return _NUMBERS[kind](term.value) if kind in _NUMBERS else term.value


if __name__ == "__main__":
    _work()
