"""The named queries in SPARQL: one ``.rq`` file each."""

from functools import cache

from kg.query import query_file
from kg.query.answer import Answer
from kg.query.query_file import QueryFile, read

_FILES = "queries/sparql/*.rq"


@cache
def queries() -> tuple[QueryFile, ...]:
    """Return all named queries in the order of their names."""
    return tuple(map(read, query_file.files(_FILES)))


@cache
def query(name: str) -> QueryFile:
    """Return the query of this name; the error for an unknown one suggests others."""
    return read(query_file.file_of(name, _FILES, "SPARQL query", "kg sparql"))


def listing() -> Answer:
    """Return the named queries with what they take, as rows."""
    return query_file.listing(queries(), "kg sparql")
