"""``kg sparql``: a query with its parameters, named or free, and its answer."""

import re
from collections.abc import Mapping
from datetime import date as Day
from typing import Any

from kg.errors import QueryError
from kg.query.answer import Answer, plain
from kg.query.limited import ROWS, SECONDS, first_rows
from kg.query.query_file import QueryFile, is_name
from kg.sparql import library
from kg.sparql.index import Progress, index_of
from kg.sparql.query_process import Asked
from kg.sparql.running import run
from kg.sparql.text import refuse_elsewhere, with_values
from kg.store.base import Store

_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)


def answer(
    store: Store,
    query: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    seconds: float = SECONDS,
    limit: int = ROWS,
    progress: Progress | None = None,
) -> Answer:
    """Run SPARQL, or a named query, and return its rows, at most ``limit``, in the envelope of an answer.

    All graphs count as one, unless it names some with ``FROM``. A parameter is what the variable of its name
    stands for: a text, number, truth or day. Raises :class:`~kg.errors.QueryError` for what isn't a SPARQL
    query, asks another server or takes longer than ``seconds``, without the index that is made first.
    """
    named = library.query(query) if is_name(query) else None
    text, given = with_parameters(named or query, parameters or {})
    asked = Asked(
        index=str(index_of(store, progress)),
        query=text,
        seconds=seconds,
        limit=limit + 1,
    )
    rows, said = first_rows(run(asked), limit)
    return Answer(
        question=named.title if named else "",
        answer=f"{named.title}: {said}" if named else said,
        understood={"asks": [named.name if named else "sparql"]},
        query=text,
        parameters=plain(given),
        rows=rows,
    )


def with_parameters(query: QueryFile | str, given: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the text with its parameters in it, and the parameters in their types."""
    if isinstance(query, str):
        refuse_elsewhere(query)  # before anything is indexed for it
        return with_values(query, {_checked(name): _term(value) for name, value in given.items()}), dict(
            given
        )
    values = {name: value for name, value in query.bind(given).items() if value is not None}
    iris = {parameter.name for parameter in query.parameters if parameter.type == "iri"}
    terms = {name: _iri(value) if name in iris else _term(value) for name, value in values.items()}
    return with_values(query.text, terms), values


def _term(value: Any) -> str:
    """Return a value as SPARQL writes it."""
    import pyoxigraph as ox

    if isinstance(value, Day):
        return str(
            ox.Literal(value.isoformat(), datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date"))
        )
    if isinstance(value, str | bool | int | float):
        return str(ox.Literal(value))
    raise QueryError(f"{value!r} can't be a parameter: give a text, a number or a truth")


def _iri(id: str) -> str:
    """Return the IRI of a node by its id; one that is an IRI already stays."""
    import pyoxigraph as ox

    from kg.export.rdf import Vocabulary

    words = Vocabulary()
    return str(ox.NamedNode(id if id.startswith(words.base) else words.node(id)))


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise QueryError(f"{name} can't be the name of a parameter: letters, digits and _ only")
    return name
