"""A query in a process of its own, ended when its time is over: Oxigraph has no clock.

``python -m kg.sparql.query_process`` reads what is :class:`Asked`, a line of JSON, and writes a line that
says what has :class:`Begun`; then the answer, as Oxigraph writes it or as rows of plain values.
"""

import os
import sys
import threading
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

import msgspec

from kg.errors import QueryError
from kg.sparql.text import is_update, names_graphs, refuse_elsewhere, why_no_query

if TYPE_CHECKING:
    import pyoxigraph as ox

    Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
    Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

COMMAND = (sys.executable, "-m", "kg.sparql.query_process")
# Who started it ends it in time; should they be gone, it ends by itself.
_GRACE_SECONDS = 5
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {f"{_XSD}{name}": int for name in ("integer", "int", "long", "short", "nonNegativeInteger")} | {
    f"{_XSD}{name}": float for name in ("decimal", "double", "float")
}
Row = dict[str, Any]
Kind = Literal["solutions", "boolean", "triples"]


class Asked(msgspec.Struct, kw_only=True):
    """A query on the index in a folder.

    ``default_graphs`` and ``named_graphs`` are the graphs to ask, instead of those that the query names; None
    for all. ``formats`` are the media types to write each kind of answer in, rows of plain values where it is
    None; ``prefixes`` shorten IRIs in Turtle. ``memory`` is in bytes, and only Linux keeps to it.
    """

    index: str
    query: str
    seconds: float
    limit: int | None = None
    base: str | None = None
    default_graphs: list[str] | None = None
    named_graphs: list[str] | None = None
    formats: dict[Kind, str] | None = None
    prefixes: dict[str, str] = {}
    memory: int | None = None


class Begun(msgspec.Struct, kw_only=True):
    """What kind of answer follows; or what is wrong with the query, and none follows."""

    kind: Kind | None = None
    wrong: str | None = None


_UPDATE = "this is an update: SELECT, ASK, CONSTRUCT and DESCRIBE are answered, and nothing is ever changed"


def main() -> None:
    """Answer what comes in. A later failure shows as an exit code that isn't 0."""
    asked = msgspec.json.decode(sys.stdin.buffer.readline(), type=Asked)
    end = threading.Timer(asked.seconds + _GRACE_SECONDS, os._exit, [1])
    end.daemon = True
    end.start()
    if asked.memory:
        _limit_memory(asked.memory)
    body: bytes | None = None
    try:
        # Here, where it can be ended: long texts that are no query may take long to look through.
        refuse_elsewhere(asked.query)
        found = _found(asked)
        begun = Begun(kind=_kind(found))
        if asked.formats is None:
            body = msgspec.json.encode(_rows(found, asked.limit))
    except (QueryError, SyntaxError, OSError, RuntimeError, ValueError) as error:
        is_change = isinstance(error, SyntaxError) and is_update(asked.query)
        said = why_no_query(str(error), asked.query) if isinstance(error, SyntaxError) else str(error)
        begun = Begun(wrong=_UPDATE if is_change else " ".join(said.split()))
    out = sys.stdout.buffer
    out.write(msgspec.json.encode(begun) + b"\n")
    if body is not None:
        out.write(body)
    elif begun.kind and asked.formats and begun.kind in asked.formats:
        _write(found, asked.formats[begun.kind], asked.prefixes, out)
    out.flush()


def _limit_memory(size: int) -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def _found(asked: Asked) -> "Results":
    import pyoxigraph as ox

    says_graphs = asked.default_graphs is not None or asked.named_graphs is not None
    graphs: dict[str, Any] = {}
    if says_graphs:
        # Which of the two isn't given is empty, as the protocol has it.
        graphs["default_graph"] = [ox.NamedNode(iri) for iri in asked.default_graphs or []]
        graphs["named_graphs"] = [ox.NamedNode(iri) for iri in asked.named_graphs or []]
    return ox.Store.read_only(asked.index).query(
        asked.query,
        base_iri=asked.base,
        prefixes=asked.prefixes,  # who asks needn't declare those of the export
        use_default_graph_as_union=not says_graphs and not names_graphs(asked.query),
        **graphs,
    )


def _kind(found: "Results") -> Kind:
    import pyoxigraph as ox

    if isinstance(found, ox.QueryBoolean):
        return "boolean"
    return "triples" if isinstance(found, ox.QueryTriples) else "solutions"


def _write(found: "Results", media_type: str, prefixes: dict[str, str], out: BinaryIO) -> None:
    import pyoxigraph as ox

    if isinstance(found, ox.QueryTriples):
        # Its own method knows no prefixes.
        ox.serialize(found, out, ox.RdfFormat.from_media_type(media_type), prefixes=prefixes)
    else:
        found.serialize(out, ox.QueryResultsFormat.from_media_type(media_type))


def _rows(found: "Results", limit: int | None) -> list[Row]:
    import pyoxigraph as ox

    if isinstance(found, ox.QueryBoolean):
        return [{"answer": bool(found)}]
    if isinstance(found, ox.QueryTriples):
        return [
            {"subject": _plain(one.subject), "predicate": _plain(one.predicate), "object": _plain(one.object)}
            for one in islice(found, limit)
        ]
    columns = [variable.value for variable in found.variables]
    return [{name: _plain(row[name]) for name in columns} for row in islice(found, limit)]


def _plain(term: "Term | None") -> Any:
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
    main()
