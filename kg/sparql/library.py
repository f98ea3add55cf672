"""The named queries in SPARQL: one ``.rq`` file each."""

import re
from difflib import get_close_matches
from functools import cache

from kg.errors import QueryError
from kg.query import query_file
from kg.query.answer import Answer
from kg.query.query_file import QueryFile, read
from kg.schema import data_path

FOLDER = "queries/sparql"


@cache
def queries() -> tuple[QueryFile, ...]:
    """Return all named queries in the order of their names."""
    return tuple(read(path) for path in sorted(data_path(FOLDER).glob("*.rq")))


def is_name(text: str) -> bool:
    """Whether this is the name of a query, or meant to be one, and no SPARQL."""
    return bool(re.fullmatch(r"[a-z0-9-]+", text))


def query(name: str) -> QueryFile:
    """Return the query of this name; the error for an unknown one suggests others."""
    for found in queries():
        if found.name == name:
            return found
    near = get_close_matches(name, [found.name for found in queries()], cutoff=0.4)
    meant = f"did you mean {near[0]}? " if near else ""
    raise QueryError(f"there is no SPARQL query {name!r}: {meant}`kg sparql --list` shows all")


def listing() -> Answer:
    """Return the named queries with what they take, as rows."""
    return query_file.listing(queries(), "kg sparql")
